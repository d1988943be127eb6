"""Forms about beschermd wonen and opvang: recognise and hand over, follow, record the answer, refer."""

from typing import Any

from meldingen.formulieren import DatumVeld, Formulier, GetalVeld, KeuzeVeld, TekstVeld, VinkVeld
from onderzoek.beschermd_wonen import DAGBESTEDING, VRAGEN, ZZP, Antwoord, Hulpsoort
from onderzoek.models import Mandaatoverdracht

_ANTWOORDEN = [
    (Antwoord.JA.value, "Ja"),
    (Antwoord.NEE.value, "Nee"),
    (Antwoord.ONBEKEND.value, "Nog niet bekend"),
]
_GEEN = [("", "Niet van toepassing")]


class OverdrachtFormulier(Formulier):
    """The criteria of one kind, and what goes to who has the mandate (TR-59)."""

    knop = "Overdragen"
    inleiding = (
        "De uitvoerder behandelt deze vraag namens uw college, in mandaat. De zaak blijft van u: de termijnen lopen "
        "door vanaf de dag van de melding, tot u het antwoord hebt. De antwoorden hieronder blijven in het dossier."
    )

    def __init__(self, *args: Any, soort: Hulpsoort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vragen = [vraag.code for vraag in VRAGEN[soort]]
        for vraag in VRAGEN[soort]:
            self.fields[vraag.code] = KeuzeVeld(
                label=vraag.tekst, choices=_ANTWOORDEN, leeg=f"Kies een antwoord bij ‘{vraag.tekst}’."
            )
        self.order_fields(self.vragen)

    herkomst = TekstVeld(
        label="Uit welke andere gemeente komt de inwoner?", required=False, max_length=80,
        help_text="Laat leeg als de inwoner hier woont. U krijgt een taak om daar te vragen wat bekend is.",
    )  # fmt: skip
    toelichting = TekstVeld(
        label="Waarom gaat het om deze hulp?", meerdere_regels=True,
        leeg="Schrijf op waarom deze vraag over beschermd wonen of opvang gaat.",
    )  # fmt: skip
    geinformeerd_op = DatumVeld(
        label="Wanneer vertelde u de inwoner wie de vraag verder behandelt?", leeg="Vul de dag in.", toekomst_mag=False
    )

    def feiten(self, antwoord: dict[str, Any]) -> dict[str, Any]:
        """The answers as the service takes them: the criteria apart."""
        rest = {naam: waarde for naam, waarde in antwoord.items() if naam not in self.vragen}
        return rest | {"toets": {code: antwoord[code] for code in self.vragen}}


class VoortgangFormulier(Formulier):
    """How far it is with the one who carries it out (BW-11, BW-16)."""

    knop = "Voortgang vastleggen"
    getoetst_op = DatumVeld(label="Getoetst op dakloosheid en regio", required=False, toekomst_mag=False)
    postadres_op = DatumVeld(label="Postadres gegeven", required=False, toekomst_mag=False)
    aangemeld_op = DatumVeld(label="Aangemeld bij de opvangorganisatie", required=False, toekomst_mag=False)
    intake_op = DatumVeld(label="Intake gehouden, traject begonnen", required=False, toekomst_mag=False)
    plaatsing = KeuzeVeld(
        label="Hoe staat het met de plek?", choices=[("", "Nog niet bekend"), *Mandaatoverdracht.Plaatsing.choices],
        required=False,
    )  # fmt: skip


class TerugmeldingFormulier(Formulier):
    """What the mandated college found or decided (BW-05 to BW-08)."""

    knop = "Antwoord vastleggen"
    antwoord = KeuzeVeld(
        label="Wat kreeg u terug?", choices=Mandaatoverdracht.Antwoord.choices, leeg="Kies wat u terugkreeg."
    )
    antwoord_op = DatumVeld(label="Op welke dag kwam het antwoord?", leeg="Vul de dag in.", toekomst_mag=False)
    samenvatting = TekstVeld(
        label="Wat is het antwoord, in het kort?", meerdere_regels=True, leeg="Schrijf kort op wat het antwoord is."
    )
    zzp = KeuzeVeld(
        label="Zorgzwaarte (zzp)", required=False, lijst=True,
        choices=[(str(rij.nummer), f"{rij.nummer}: {rij.omschrijving}") for rij in ZZP],
        help_text="Alleen bij een toekenning van beschermd wonen, net als de vragen hieronder.",
    )  # fmt: skip
    etmalen = GetalVeld(label="Hoeveel etmalen per week?", required=False, minstens=1, hoogstens=7)
    leveringsvorm = KeuzeVeld(
        label="In welke vorm?", choices=[*_GEEN, *Mandaatoverdracht.Leveringsvorm.choices], required=False
    )
    dagbesteding = KeuzeVeld(
        label="Is dagbesteding apart nodig?", choices=[("", "Nee"), *DAGBESTEDING.items()], required=False
    )
    vervoer_nodig = VinkVeld(label="Vervoer naar de dagbesteding is nodig", required=False)
    geldig_van = DatumVeld(label="Wat is de eerste dag?", required=False, toekomst_mag=True)
    geldig_tot = DatumVeld(label="Wat is de laatste dag?", required=False, toekomst_mag=True)

    def clean_zzp(self) -> int | None:
        """The number itself."""
        return int(self.cleaned_data["zzp"]) if self.cleaned_data["zzp"] else None


class OpvangverwijzingFormulier(Formulier):
    """A warm referral to nachtopvang, or to vrouwen- or mannenopvang (BW-12, BW-13)."""

    knop = "Verwijzing vastleggen"
    inleiding = (
        "Bel eerst zelf met de opvang. Is het adres van de inwoner geheim? Dan verstuurt het portaal niets meer uit "
        "zichzelf: elke brief wordt een taak."
    )
    soort = KeuzeVeld(
        label="Waar gaat het om?",
        choices=[
            (Hulpsoort.NACHTOPVANG.value, "Nachtopvang of dagopvang"),
            (Hulpsoort.VROUWENOPVANG.value, "Vrouwenopvang of mannenopvang"),
        ],
        leeg="Kies waar het om gaat.",
    )
    organisatie = TekstVeld(
        label="Bij wie meldde u de inwoner aan?", leeg="Schrijf op bij wie u de inwoner aanmeldde.", max_length=120
    )
    geheim_adres = VinkVeld(label="Het adres moet geheim blijven", required=False)
    is_spoed = VinkVeld(label="Er is vandaag nog een plek nodig", required=False)
