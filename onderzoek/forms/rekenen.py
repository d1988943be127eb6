"""One form per calculator, and the one about what decides whether an eigen bijdrage is due. No incomes (E-12)."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django.core.exceptions import ValidationError

from meldingen.formulieren import BedragVeld, DatumVeld, Formulier, GetalVeld, KeuzeVeld, TekstVeld
from meldingen.models import Document
from onderzoek.models import Bijdragesituatie, Voorzieningsoort
from onderzoek.rekenen.kostprijs import Verstrekking
from onderzoek.rekenen.sanering import Ruimte

ARTIKELEN = 6


class Rekenformulier(Formulier):
    """What a calculator asks. `begin` turns what was kept of an earlier calculation into what the form shows."""

    knop = "Uitrekenen"

    @classmethod
    def begin(cls, soort: Voorzieningsoort, bewaard: Mapping[str, Any] | None) -> dict[str, Any]:
        """The answers of last time; else what the catalogue already knows."""
        if bewaard is None:
            return cls.uit_catalogus(soort)
        velden = cls.velden()
        return {naam: _lees(velden[naam], waarde) for naam, waarde in bewaard.items() if naam in velden}

    @classmethod
    def uit_catalogus(cls, soort: Voorzieningsoort) -> dict[str, Any]:
        """What need not be asked again."""
        return {}

    @classmethod
    def velden(cls) -> dict[str, Any]:
        """The fields by name."""
        return cls.base_fields


class MaandkostenFormulier(Rekenformulier):
    """Help that recurs: what it costs per month."""

    per_maand = BedragVeld(
        label="Wat kost de hulp per maand?", leeg="Vul in wat de hulp per maand kost.",
        help_text="Bij een pgb vult u hier het bedrag van het pgb per maand in.",
    )  # fmt: skip


class AanschafFormulier(Rekenformulier):
    """A thing: its price, how long it lasts, and its upkeep."""

    verstrekking = KeuzeVeld(
        label="Hoe krijgt de inwoner de voorziening?",
        choices=[(Verstrekking.EIGENDOM.value, "In eigendom"), (Verstrekking.BRUIKLEEN.value, "In bruikleen")],
        leeg="Kies eigendom of bruikleen.",
    )
    prijs = BedragVeld(
        label="Wat kost de voorziening?", leeg="Vul de prijs in.",
        help_text="Bij bruikleen is dat de nieuwwaarde, bij eigendom wat de gemeente echt betaalt.",
    )  # fmt: skip
    levensduur = GetalVeld(label="Hoeveel maanden gaat zij mee?", minstens=1, hoogstens=600, required=False)
    onderhoud_per_jaar = BedragVeld(label="Wat kosten onderhoud en verzekering per jaar?", required=False)
    soort_onderhoud = KeuzeVeld(
        label="Hoe telt het onderhoud mee?",
        choices=[
            ("natura", "Helemaal: de gemeente betaalt het onderhoud"),
            ("pgb_vervoer", "Pgb voor een vervoermiddel: tot een deel van de nieuwwaarde"),
            ("pgb_verplicht", "Pgb: verplichte kosten, zoals de keuring van een lift"),
        ],
        initial="natura",
        leeg="Kies hoe het onderhoud meetelt.",
    )

    @classmethod
    def uit_catalogus(cls, soort: Voorzieningsoort) -> dict[str, Any]:
        vorm = soort.verstrekking if soort.verstrekking in {soort.value for soort in Verstrekking} else ""
        return {"verstrekking": vorm, "levensduur": soort.levensduur, "soort_onderhoud": "natura"}


class SaneringFormulier(Rekenformulier):
    """The articles to replace; a row without a name does not count."""

    inleiding = "Vul per artikel de prijs van het Nibud in en wanneer het oude is gekocht. Lege rijen tellen niet mee."

    verberg_niet_verplicht = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.base_fields = self.velden()
        super().__init__(*args, **kwargs)

    @classmethod
    def velden(cls) -> dict[str, Any]:
        velden: dict[str, Any] = {}
        for nummer in range(1, ARTIKELEN + 1):
            velden |= {f"{naam}_{nummer}": veld for naam, veld in _artikelvelden().items()}
        return velden

    def indeling(self) -> Layout:
        return Layout(
            *(
                Fieldset(f"Artikel {nummer}", *(f"{naam}_{nummer}" for naam in _artikelvelden()))
                for nummer in range(1, ARTIKELEN + 1)
            )
        )

    def clean(self) -> dict[str, Any]:
        for nummer in range(1, ARTIKELEN + 1):
            if not self.cleaned_data.get(f"naam_{nummer}"):
                continue
            for naam, vraag in _NODIG.items():
                veld = f"{naam}_{nummer}"
                if veld not in self.errors and self.cleaned_data.get(veld) in (None, ""):
                    self.add_error(veld, ValidationError(f"{vraag} bij artikel {nummer}."))
        return self.cleaned_data


_NODIG = {
    "ruimte": "Kies de ruimte",
    "aantal": "Vul in hoeveel er nodig is",
    "prijs": "Vul de prijs van het Nibud in",
    "aangeschaft_op": "Vul in wanneer het oude is gekocht",
}


def _artikelvelden() -> dict[str, Any]:
    return {
        "naam": TekstVeld(label="Wat wordt vervangen?", max_length=100, required=False),
        "ruimte": KeuzeVeld(
            label="In welke ruimte?", choices=[(soort.value, soort.value.capitalize()) for soort in Ruimte],
            required=False,
        ),
        "aantal": BedragVeld(label="Hoeveel? In vierkante meter of stuks", required=False),
        "prijs": BedragVeld(label="Prijs volgens het Nibud, per meter of stuk", required=False),
        "aangeschaft_op": DatumVeld(label="Wanneer is het oude gekocht?", required=False),
        "reden": TekstVeld(label="Waarom ook deze andere ruimte?", max_length=500, required=False),
    }  # fmt: skip


class VerhuizingFormulier(Rekenformulier):
    """What moving house costs."""

    kosten = BedragVeld(label="Wat kost de verhuizing?", leeg="Vul in wat de verhuizing kost.")


class KilometersFormulier(Rekenformulier):
    """Own car or taxi."""

    km_per_jaar = GetalVeld(label="Hoeveel kilometers per jaar?", leeg="Vul het aantal kilometers in.")


class ZonesFormulier(Rekenformulier):
    """The Wmo-vervoerspas."""

    ritten_per_jaar = GetalVeld(
        label="Hoeveel ritten per jaar?", leeg="Vul het aantal ritten in.", hoogstens=5000,
        help_text="Heen en terug zijn twee ritten.",
    )  # fmt: skip
    reiszones_per_rit = GetalVeld(
        label="Hoeveel reiszones per rit?", leeg="Vul het aantal reiszones in.", hoogstens=99,
        help_text="De zone van het opstappen telt niet mee.",
    )  # fmt: skip
    meer_zones = GetalVeld(label="Hoeveel zones boven het maximum per jaar?", hoogstens=5000, required=False)
    noodzaak = TekstVeld(label="Waarom zijn er meer zones nodig?", meerdere_regels=True, required=False)


class SportFormulier(Rekenformulier):
    """A sportvoorziening."""

    kostprijs = BedragVeld(
        label="Wat kosten aanschaf, onderhoud en verzekering?", leeg="Vul de kosten in.",
        help_text="Entree en lidmaatschap tellen niet mee.",
    )  # fmt: skip
    eigen_procent = GetalVeld(
        label="Hoeveel procent betaalt de inwoner zelf?", hoogstens=100, leeg="Vul het percentage in."
    )
    van_anderen = BedragVeld(label="Wat betalen een club, sponsor of fonds?", required=False)
    levensduur = GetalVeld(label="Hoeveel maanden gaat zij mee?", minstens=1, hoogstens=600, required=False)

    @classmethod
    def uit_catalogus(cls, soort: Voorzieningsoort) -> dict[str, Any]:
        return {"levensduur": soort.levensduur}


class HuurFormulier(Rekenformulier):
    """Rent per month and for how many months; the same for double rent and for a landlord."""

    kosten = BedragVeld(label="Hoeveel is de huur per maand?", leeg="Vul de huur per maand in.")
    maanden = GetalVeld(
        label="Voor hoeveel maanden?", leeg="Vul het aantal maanden in.", hoogstens=120,
        help_text="Bij een lege woning: hoeveel maanden zij leeg staat.",
    )  # fmt: skip


REKENFORMULIEREN: dict[str, type[Rekenformulier]] = {
    "maandkosten": MaandkostenFormulier,
    "aanschaf": AanschafFormulier,
    "sanering": SaneringFormulier,
    "verhuizing": VerhuizingFormulier,
    "kilometers": KilometersFormulier,
    "zones": ZonesFormulier,
    "sport": SportFormulier,
    "dubbele_huur": HuurFormulier,
    "huurderving": HuurFormulier,
}


JA_OF_NEE = [("ja", "Ja"), ("nee", "Nee")]
_VRAGEN = ("meerpersoons_onder_aow", "betaalt_wlz_of_bw", "woningaanpassing_kind", "risico_minderjarige")


def _ja_of_nee(vraag: str, waarover: str) -> KeuzeVeld:
    return KeuzeVeld(label=vraag, choices=JA_OF_NEE, leeg=f"Kies ja of nee bij {waarover}.")


class BijdrageFormulier(Formulier):
    """Who pays nothing (E-04, E-17). The gemeente does not ask for income or wealth."""

    knop = "Bewaren"
    inleiding = "De gemeente vraagt niet naar inkomen. Het CAK weet dat en berekent de bijdrage."
    meerpersoons_onder_aow = _ja_of_nee(
        "Heeft het huishouden meer personen en iemand de AOW-leeftijd nog niet?", "het huishouden"
    )
    betaalt_wlz_of_bw = _ja_of_nee(
        "Betaalt de inwoner of de partner al een bijdrage voor de Wlz of beschermd wonen?", "de andere bijdrage"
    )
    nachten_opvang = GetalVeld(label="Hoeveel nachten is de inwoner in de opvang?", required=False, hoogstens=999)
    woningaanpassing_kind = _ja_of_nee("Wordt de woning aangepast voor een thuiswonend kind?", "de woning")
    risico_minderjarige = _ja_of_nee("Is een bijdrage een risico voor een minderjarige?", "het risico")
    advies_van = KeuzeVeld(label="Wie gaf daarover advies?", choices=Bijdragesituatie.Advies.choices, required=False)
    advies_stuk = KeuzeVeld(label="In welk stuk staat dat advies?", lijst=True, required=False)
    toelichting = TekstVeld(label="Toelichting", meerdere_regels=True, required=False)

    def __init__(self, *args: Any, stukken: Iterable[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stukken = {str(stuk.pk): stuk for stuk in stukken}
        keuzes = [(sleutel, str(stuk)) for sleutel, stuk in self.stukken.items()]
        self.fields["advies_stuk"].choices = [("", "Geen stuk"), *keuzes]

    @classmethod
    def begin(cls, rij: Bijdragesituatie | None) -> dict[str, Any]:
        """What was answered before."""
        if rij is None:
            return {}
        return {
            **{naam: "ja" if getattr(rij, naam) else "nee" for naam in _VRAGEN},
            "nachten_opvang": rij.nachten_opvang,
            "advies_van": rij.advies_van,
            "advies_stuk": str(rij.advies_stuk_id or ""),
            "toelichting": rij.toelichting,
        }

    def feiten(self) -> dict[str, Any]:
        """The facts for the service."""
        return {
            **{naam: self.cleaned_data[naam] == "ja" for naam in _VRAGEN},
            "nachten_opvang": self.cleaned_data["nachten_opvang"] or 0,
            "advies_van": self.cleaned_data["advies_van"],
            "toelichting": self.cleaned_data["toelichting"],
        }

    def stuk(self) -> Document | None:
        """The chosen document."""
        return self.stukken.get(self.cleaned_data["advies_stuk"])


def _lees(veld: Any, waarde: Any) -> Any:
    """A kept answer as the field shows it."""
    if waarde in (None, ""):
        return waarde
    if isinstance(veld, DatumVeld):
        return date.fromisoformat(waarde)
    if isinstance(veld, BedragVeld):
        return f"{Decimal(waarde):f}".replace(".", ",")
    return waarde
