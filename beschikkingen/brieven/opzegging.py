"""D-42: the form with which help or an aid is given up (H-13), empty on paper or as it was filled in."""

from dataclasses import dataclass
from datetime import date

from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd

NOG_ONBEKEND = "vult de gemeente in"


@dataclass(frozen=True)
class OpzeggingGegevens(Briefgegevens):
    """Input of D-42. With `ontvangen_op` it is what somebody filled in; without, the empty form.

    `met_adres` when it goes by post; a form that anybody may print names no client and no case.
    """

    ontvangen_op: date | None = None
    hulp: tuple[str, ...] = ()
    reden: str = ""
    toelichting: str = ""
    per: date | None = None
    wie: str = ""
    telefoon: str = ""
    met_adres: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.ontvangen_op is not None and not (self.hulp and self.reden and self.wie):
            raise Geweigerd("Een opzegging noemt welke hulp stopt, waarom, en wie opzegt.")


SOORTEN = (
    Briefsoort(
        code="D-42",
        titel="Hulp of hulpmiddel opzeggen",
        sjabloon="brieven/d42.html",
        verplichte_blokken=("uitleg", "hulp", "ondertekening", "vervolg"),
        versie="1",
        gegevens=OpzeggingGegevens,
    ),
)
