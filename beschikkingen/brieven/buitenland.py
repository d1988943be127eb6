"""The decision on spending a pgb abroad (D-45): consent, consent for less, or a refusal."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from beschikkingen.brieven.besluit import BEZWAARBLOKKEN
from beschikkingen.brieven.delen import Bezwaarclausule
from meldingen.brieven.gegevens import Briefdeel, Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd


class Buitenlanduitkomst(StrEnum):
    """What was decided."""

    TOEGEKEND = "toegekend"
    GEDEELTELIJK = "gedeeltelijk"
    AFGEWEZEN = "afgewezen"


class Buitenlandgrond(StrEnum):
    """Why there is no consent, or consent for less (P-31)."""

    TE_LAAT = "te_laat"
    GEEN_DAGEN = "geen_dagen"
    GEEN_PGB = "geen_pgb"
    HULP = "hulp"
    TE_LANG = "te_lang"
    PGB_STOPT = "pgb_stopt"
    VERLAAGD = "verlaagd"


GRONDZINNEN_BUITENLAND = {
    Buitenlandgrond.TE_LAAT: "U vroeg te laat om toestemming.",
    Buitenlandgrond.GEEN_DAGEN: "U hebt dit jaar geen dagen meer over voor hulp in het buitenland.",
    Buitenlandgrond.GEEN_PGB: "Op de dag van vertrek hebt u geen pgb.",
    Buitenlandgrond.HULP: "De hulp daar is niet goed of veilig genoeg, of past niet bij uw pgb.",
    Buitenlandgrond.TE_LANG: "U wilt langer weg dan met een pgb mag.",
    Buitenlandgrond.PGB_STOPT: "Uw pgb stopt voordat u terugkomt.",
    Buitenlandgrond.VERLAAGD: "U bent lang weg. Dan passen wij het bedrag aan het land aan.",
}


@dataclass(frozen=True)
class Rekenregel(Briefdeel):
    """One step of the sum: what, how, and the amount as it is written (empty when it has none)."""

    wat: str
    uitleg: str
    bedrag: str = ""


@dataclass(frozen=True)
class BuitenlandbesluitGegevens(Briefgegevens):
    """Input of D-45 (P-31, P-32). Amounts in euro per month: `per_maand` in the Netherlands, `bedrag` there.

    `toegestaan_tot` is the last day of the consent, empty for a refusal. `verlaagd_vanaf` is the day from which
    `bedrag` is paid instead of `per_maand`.
    """

    uitkomst: Buitenlanduitkomst
    verzoek_op: date
    land: str
    van: date
    tot: date
    per_maand: Decimal
    percentage: int
    berekening: tuple[Rekenregel, ...]
    waarom: tuple[str, ...]
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule
    gronden: tuple[Buitenlandgrond, ...] = ()
    toegestaan_tot: date | None = None
    bedrag: Decimal | None = None
    verlaagd_vanaf: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        nee = self.uitkomst is Buitenlanduitkomst.AFGEWEZEN
        if nee != (self.toegestaan_tot is None) or nee != (self.bedrag is None):
            raise Geweigerd("Vul bij toestemming de laatste dag en het bedrag in, en bij een afwijzing niet.")
        if (self.uitkomst is Buitenlanduitkomst.TOEGEKEND) == bool(self.gronden):
            raise Geweigerd("Noem waarom het niet of minder wordt, en alleen dan.")
        if self.toegestaan_tot is not None and not self.van <= self.toegestaan_tot <= self.tot:
            raise Geweigerd("De laatste dag van de toestemming valt buiten de reis.")

    def afgeleid(self) -> dict[str, Any]:
        """Add the sentences of the grounds, and what the heading says of less."""
        korter = self.toegestaan_tot is not None and self.toegestaan_tot < self.tot
        minder = [tekst for tekst, geldt in (("korter", korter), ("met minder geld", self.verlaagd_vanaf)) if geldt]
        return {
            "grondzinnen": tuple(GRONDZINNEN_BUITENLAND[grond] for grond in self.gronden),
            "maar": " en ".join(minder),
        }


SOORTEN = (
    Briefsoort(
        code="D-45",
        titel="Besluit over uw pgb in het buitenland",
        sjabloon="brieven/d45.html",
        verplichte_blokken=("besluit", "bedrag", "waarom", "voorwaarden", "zonder_toestemming", *BEZWAARBLOKKEN),
        versie="1",
        gegevens=BuitenlandbesluitGegevens,
    ),
)
