"""Letters of the bezwaar: received (D-30), incomplete (D-31), more time (D-32), decided (D-33)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from meldingen.brieven.gegevens import Briefdeel, Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd


class BezwaarUitkomst(StrEnum):
    """What was decided on a bezwaar."""

    GEGROND = "gegrond"
    DEELS_GEGROND = "deels_gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"


_KOPPEN = {
    BezwaarUitkomst.GEGROND: "U krijgt gelijk: wij nemen een nieuw besluit",
    BezwaarUitkomst.DEELS_GEGROND: "U krijgt voor een deel gelijk: wij nemen een nieuw besluit",
    BezwaarUitkomst.ONGEGROND: "U krijgt geen gelijk: ons besluit blijft gelden",
    BezwaarUitkomst.NIET_ONTVANKELIJK: "Wij kunnen uw bezwaar niet behandelen",
}
_TERMEN = {
    BezwaarUitkomst.GEGROND: "gegrond",
    BezwaarUitkomst.DEELS_GEGROND: "voor een deel gegrond",
    BezwaarUitkomst.ONGEGROND: "ongegrond",
    BezwaarUitkomst.NIET_ONTVANKELIJK: "niet-ontvankelijk",
}


@dataclass(frozen=True)
class Bezwaarbrief(Briefgegevens):
    """What these letters share: the day the bezwaar came, and the decision it is about ("logeerzorg")."""

    ontvangen_op: date
    besluit_op: date
    besluit_over: str


@dataclass(frozen=True)
class BezwaarOntvangenGegevens(Bezwaarbrief):
    """Input of D-30: `weken` and `beslis_uiterlijk` are those of T-21, `bezwaar_tot` the end of BEZWAAR."""

    bezwaar_tot: date
    weken: int
    beslis_uiterlijk: date
    op_tijd: bool = True
    commissie: bool = False


@dataclass(frozen=True)
class BezwaarVerzuimGegevens(Bezwaarbrief):
    """Input of D-31 (Awb 6:6): what is missing, until when, where to; `beslis_uiterlijk` with the standstill in it."""

    ontbreekt: tuple[str, ...]
    uiterlijk_op: date
    adres: tuple[str, ...]
    beslis_uiterlijk: date


@dataclass(frozen=True)
class BezwaarVerdagingGegevens(Bezwaarbrief):
    """Input of D-32 (Awb 7:10 lid 3)."""

    reden: str
    weken: int
    was_uiterlijk: date
    beslis_uiterlijk: date


@dataclass(frozen=True)
class Beroepsclausule(Briefdeel):
    """Where and until when one can go to court (B-31). `laatste_dag` is the computed end of BEROEP."""

    laatste_dag: date
    rechtbank: str
    weken: int = 6


@dataclass(frozen=True)
class BeslissingOpBezwaarGegevens(Bezwaarbrief):
    """Input of D-33 (B-26, B-29, B-31).

    Heard on `gehoord_op`, or `niet_gehoord` says why not. Gegrond names by when the new decision comes.
    """

    uitkomst: BezwaarUitkomst
    waarom: tuple[str, ...]
    regels: tuple[str, ...]
    regels_website: str
    beroep: Beroepsclausule
    gehoord_op: date | None = None
    niet_gehoord: str = ""
    advies_op: date | None = None
    nieuw_besluit_uiterlijk: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.gehoord_op is None and not self.niet_gehoord.strip():
            raise Geweigerd("Vul in wanneer er is gehoord, of waarom niet.")

    def afgeleid(self) -> dict[str, Any]:
        """Add the heading, the legal term, and whether the decision changes."""
        return {
            "kopzin": _KOPPEN[self.uitkomst],
            "term": _TERMEN[self.uitkomst],
            "verandert": self.uitkomst in (BezwaarUitkomst.GEGROND, BezwaarUitkomst.DEELS_GEGROND),
        }


SOORTEN = (
    Briefsoort(
        code="D-30",
        titel="Wij hebben uw bezwaar ontvangen",
        sjabloon="brieven/d30.html",
        verplichte_blokken=("ontvangst", "besluit_blijft", "termijn", "gesprek", "intrekken", "contact"),
        versie="1",
        gegevens=BezwaarOntvangenGegevens,
    ),
    Briefsoort(
        code="D-31",
        titel="Uw bezwaar is niet compleet",
        sjabloon="brieven/d31.html",
        verplichte_blokken=("ontbreekt", "termijn", "gevolg", "beslistermijn", "contact"),
        versie="1",
        gegevens=BezwaarVerzuimGegevens,
    ),
    Briefsoort(
        code="D-32",
        titel="Wij hebben meer tijd nodig voor uw bezwaar",
        sjabloon="brieven/d32.html",
        verplichte_blokken=("reden", "nieuwe_datum", "regels", "te_laat", "contact"),
        versie="1",
        gegevens=BezwaarVerdagingGegevens,
    ),
    Briefsoort(
        code="D-33",
        titel="Beslissing op uw bezwaar",
        sjabloon="brieven/d33.html",
        verplichte_blokken=("besluit", "waarom", "horen", "gevolg", "regels", "beroep", "vragen"),
        versie="1",
        gegevens=BeslissingOpBezwaarGegevens,
    ),
)
