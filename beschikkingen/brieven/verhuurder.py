"""The decision as the landlord gets it: missed rent of an adapted home that stood empty (W-29)."""

from dataclasses import dataclass
from datetime import date

from beschikkingen.brieven.besluit import BEZWAARBLOKKEN, Bezwaarclausule
from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd


@dataclass(frozen=True)
class VerhuurderbesluitGegevens(Briefgegevens):
    """Input of W-29. `woning` is the address of the empty home; of who lived there nothing is said.

    `hoeveel` completes "U krijgt ..." ("€ 2.100,00, één keer") and is empty for a refusal; `berekening` are its steps.
    """

    aanvraag_op: date
    woning: str
    waarom: tuple[str, ...]
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule
    hoeveel: str = ""
    berekening: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if bool(self.hoeveel) != bool(self.berekening):
            raise Geweigerd("Een vergoeding aan de verhuurder heeft een bedrag en een berekening.")


SOORTEN = (
    Briefsoort(
        code="W-29",
        titel="Besluit over huurderving",
        sjabloon="brieven/w29.html",
        verplichte_blokken=("besluit", "waarom", *BEZWAARBLOKKEN),
        versie="1",
        gegevens=VerhuurderbesluitGegevens,
    ),
)
