"""Forms around the pgb: declaration, agreement, programma van eisen, quotation, and spending it abroad."""

from decimal import Decimal
from typing import Any

from meldingen.formulieren import (
    BedragVeld,
    BestandVeld,
    DatumVeld,
    Formulier,
    KeuzeVeld,
    TekstVeld,
    VinkVeld,
)
from onderzoek.models import Aankoopvoorstel, Zorgovereenkomst

_JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


class VerklaringFormulier(Formulier):
    """What the mantelzorger declares (P-12)."""

    knop = "Bewaren"
    getekend_op = DatumVeld(
        label="Op welke dag is de verklaring getekend?", toekomst_mag=False, leeg="Vul in wanneer is getekend."
    )
    taken = TekstVeld(label="Welke taken staan erin?", meerdere_regels=True, leeg="Schrijf op welke taken erin staan.")
    niet_te_zwaar = KeuzeVeld(
        label="Wordt de zorg te zwaar?",
        choices=[("ja", "Nee, de zorg wordt niet te zwaar"), ("nee", "Ja, de zorg wordt te zwaar")],
        leeg="Kies of de zorg te zwaar wordt.",
    )
    toelichting = TekstVeld(label="Toelichting", required=False, meerdere_regels=True)


class OvereenkomstFormulier(Formulier):
    """The agreement or the declaration came in (P-37, P-38)."""

    knop = "Registreren"
    soort = KeuzeVeld(label="Wat is ingediend?", choices=Zorgovereenkomst.Soort.choices, leeg="Kies wat is ingediend.")
    ingediend_op = DatumVeld(label="Op welke dag?", toekomst_mag=False, leeg="Vul de dag in.")
    vorderingsbeding = VinkVeld(
        label="In de overeenkomst staat dat de hulpverlener terugbetaalt bij eigen schuld", required=False
    )
    bedrag_per_maand = BedragVeld(
        label="Verklaring: welk bedrag per maand?", required=False, help_text="Alleen bij een verklaring."
    )


class BeoordelingFormulier(Formulier):
    """The next opinion about an agreement (P-37)."""

    knop = "Bewaren"
    stand = KeuzeVeld(label="Wat is er besloten?", leeg="Kies wat er is besloten.")
    stand_op = DatumVeld(label="Op welke dag?", toekomst_mag=False, leeg="Vul de dag in.")
    toelichting = TekstVeld(
        label="Waarom?", required=False, meerdere_regels=True, help_text="Nodig als de overeenkomst is afgekeurd."
    )
    vorderingsbeding = KeuzeVeld(
        label="Staat er nu in dat de hulpverlener terugbetaalt bij eigen schuld?", choices=_JA_NEE, required=False,
        help_text="Alleen als een afgekeurde overeenkomst opnieuw is ingediend.",
    )  # fmt: skip

    def __init__(self, *args: Any, standen: tuple[Zorgovereenkomst.Stand, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stand"].choices = [(stand.value, stand.label) for stand in standen]

    def clean(self) -> dict[str, Any]:
        antwoord = super().clean() or {}
        beding = antwoord.get("vorderingsbeding")
        antwoord["vorderingsbeding"] = beding == "ja" if beding else None
        return antwoord


class ProgrammaFormulier(Formulier):
    """The programma van eisen (P-23)."""

    knop = "Bewaren"
    inleiding = "De brief komt in het dossier. Hij gaat mee met het besluit."
    eisen = TekstVeld(
        label="Wat moet de voorziening kunnen?", meerdere_regels=True,
        help_text="Elke eis op een regel. Bijvoorbeeld: 15 kilometer rijden op één acculading.",
        leeg="Schrijf op wat de voorziening moet kunnen.",
    )  # fmt: skip
    max_bedrag = BedragVeld(
        label="Hoogste bedrag voor de aankoop", leeg="Vul het hoogste bedrag in.",
        help_text="Met de aanpassingen voor deze inwoner, volgens de offerte van de leverancier.",
    )  # fmt: skip
    onderhoud = BedragVeld(label="Onderhoud, reparatie en verzekering per jaar", required=False)

    def clean(self) -> dict[str, Any]:
        antwoord = super().clean() or {}
        antwoord["onderhoud"] = antwoord.get("onderhoud") or Decimal("0.00")
        return antwoord


class AankoopFormulier(Formulier):
    """A quotation or bill, judged against the programma van eisen (P-23, P-26)."""

    knop = "Beoordeling bewaren"
    soort = KeuzeVeld(label="Wat is er binnen?", choices=Aankoopvoorstel.Soort.choices, leeg="Kies wat er binnen is.")
    ontvangen_op = DatumVeld(label="Op welke dag?", toekomst_mag=False, leeg="Vul de dag in.")
    leverancier = TekstVeld(label="Van welke leverancier?", leeg="Vul de leverancier in.")
    wat = TekstVeld(label="Wat wil de inwoner kopen?", meerdere_regels=True, leeg="Schrijf op wat de inwoner koopt.")
    bedrag = BedragVeld(label="Voor welk bedrag?", leeg="Vul het bedrag in.")
    zelfde_niveau = KeuzeVeld(
        label="Lost het de beperking net zo goed op als het programma van eisen vraagt?", choices=_JA_NEE,
        leeg="Kies ja of nee bij: lost het net zo goed op.",
    )  # fmt: skip
    nieuwe_belemmering = KeuzeVeld(
        label="Ontstaat er een nieuwe belemmering?", choices=_JA_NEE,
        leeg="Kies ja of nee bij: ontstaat er een nieuwe belemmering.",
    )  # fmt: skip
    waarom = TekstVeld(label="Waarom?", meerdere_regels=True, leeg="Schrijf op waarom het wel of niet past.")
    stuk = BestandVeld(label="De offerte of nota", required=False)


class BuitenlandFormulier(Formulier):
    """A request to spend the pgb abroad (P-31)."""

    knop = "Verzoek registreren"
    inleiding = (
        "Een pgb is voor hulp in Nederland. In het buitenland kan het alleen met toestemming vooraf. Het verzoek is "
        "nog geen toestemming: daarover komt een besluit."
    )
    ontvangen_op = DatumVeld(label="Op welke dag kwam het verzoek?", toekomst_mag=False, leeg="Vul de dag in.")
    land = TekstVeld(
        label="Naar welk land?", max_length=60, leeg="Vul het land in.",
        help_text="Staat het land niet in de landentabel, dan geldt het percentage voor andere landen.",
    )  # fmt: skip
    van = DatumVeld(label="Dag van vertrek", toekomst_mag=True, leeg="Vul de dag van vertrek in.")
    tot = DatumVeld(label="Dag van terugkomst", toekomst_mag=True, leeg="Vul de dag van terugkomst in.")
    reden = TekstVeld(
        label="Waarom is daar hulp nodig?", meerdere_regels=True, leeg="Schrijf op waarom daar hulp nodig is."
    )
    zorgverlener = TekstVeld(label="Wie helpt daar?", leeg="Schrijf op wie daar helpt.")
    terminaal = VinkVeld(label="De inwoner is in de laatste levensfase", required=False)
