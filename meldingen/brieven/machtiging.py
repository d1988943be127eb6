"""The letter about a machtiging (D-41): the form to sign, or why somebody may not act for the client."""

from dataclasses import dataclass
from datetime import date

from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.soorten import Briefsoort


@dataclass(frozen=True)
class MachtigingGegevens(Briefgegevens):
    """Input of D-41 (A-17, Awb 2:1, 2:2).

    `bereik` completes "mag voor u"; without `tot` it lasts until it is taken back. With `weigerreden` the letter says
    that this person is refused.
    """

    gemachtigde: str
    bereik: str
    van: date
    tot: date | None = None
    weigerreden: str = ""


SOORTEN = (
    Briefsoort(
        code="D-41",
        titel="Machtiging",
        sjabloon="brieven/d41.html",
        verplichte_blokken=("uitleg", "bereik", "vervolg", "contact"),
        versie="1",
        gegevens=MachtigingGegevens,
    ),
)
