"""The letter of temporary help (D-29): granted, its reasons afterwards, and its end."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from beschikkingen.brieven.besluit import BEZWAARBLOKKEN, Bezwaarclausule
from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd


class Spoedbericht(StrEnum):
    """What the letter tells."""

    TOEKENNING = "toekenning"
    MOTIVERING = "motivering"
    EINDE = "einde"


@dataclass(frozen=True)
class SpoedbesluitGegevens(Briefgegevens):
    """Input of D-29 (Wmo 2.3.3, T-27, T-41).

    `hulp` completes "U krijgt vanaf ... tijdelijke hulp:"; `vanaf` is its first day. `aanbieder` stays empty where the
    place must stay secret. Without `waarom` the reasons follow before `waarom_voor`. `besluit_op` is the day of the
    decision, `tot` the last day of help that ends.
    """

    soort: Spoedbericht
    melding_op: date
    besluit_op: date
    hulp: str
    vanaf: date
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule
    aanbieder: str = ""
    waarom: tuple[str, ...] = ()
    waarom_voor: date | None = None
    tot: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.waarom and self.waarom_voor is None:
            raise Geweigerd("Schrijf waarom dit het besluit is, of tot wanneer de motivering kan volgen.")
        if (self.soort is Spoedbericht.EINDE) != (self.tot is not None):
            raise Geweigerd("Vul de laatste dag in als de tijdelijke hulp stopt, en anders niet.")


SOORTEN = (
    Briefsoort(
        code="D-29",
        titel="Besluit over tijdelijke hulp",
        sjabloon="brieven/d29.html",
        verplichte_blokken=("besluit", "duur", "waarom", *BEZWAARBLOKKEN),
        versie="1",
        gegevens=SpoedbesluitGegevens,
    ),
)
