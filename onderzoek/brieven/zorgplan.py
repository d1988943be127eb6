"""Letter D-11: the request to an aanbieder to make a zorgplan together with the client (V-14, TR-15)."""

from dataclasses import dataclass
from datetime import date

from meldingen.brieven.gegevens import Briefdeel, Briefgegevens
from meldingen.brieven.soorten import Briefsoort


@dataclass(frozen=True)
class Verstrekt(Briefdeel):
    """One fact the aanbieder gets (V-20)."""

    onderwerp: str
    gegeven: str


@dataclass(frozen=True)
class ZorgplanverzoekGegevens(Briefgegevens):
    """Input of D-11. `gegevens` is all the aanbieder gets; `uiterlijk_op` the end of the two weeks (T-08).

    `coordinator` is the aanbieder that makes the whole plan, `anderen` the others. `taal` says who helps with the
    language (V-25). To the aanbieder `geadresseerde.gaat_over` names the client.
    """

    aanbieder: str
    gekozen_op: date
    gegevens: tuple[Verstrekt, ...]
    resultaten: tuple[str, ...]
    uiterlijk_op: date
    weken: int
    coordinator: str
    is_coordinerend: bool
    anderen: tuple[str, ...] = ()
    taal: str = ""


SOORTEN = (
    Briefsoort(
        code="D-11",
        titel="Verzoek om een zorgplan",
        sjabloon="brieven/d11.html",
        verplichte_blokken=(
            "verzoek", "gegevens", "inhoud", "samenwerken", "taal", "ondertekening", "termijn", "oneens", "contact",
        ),
        versie="1",
        gegevens=ZorgplanverzoekGegevens,
    ),
)  # fmt: skip
