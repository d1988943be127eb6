"""The letter with which a case goes to who carries out beschermd wonen and opvang in our name (BW-02, BW-03)."""

from dataclasses import dataclass
from datetime import date

from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.soorten import Briefsoort


@dataclass(frozen=True)
class MandaatGegevens(Briefgegevens):
    """Input of BW-03, to the mandated gemeente: no more than it needs to call the client.

    `meldingsdatum` is the day on which the six weeks began, `onderzoek_uiterlijk` the day they end; `bereikbaar`
    is how to reach the client.
    """

    hulp: str
    client_naam: str
    geboren_op: date
    bereikbaar: str
    meldingsdatum: date
    onderzoek_uiterlijk: date
    geinformeerd_op: date


SOORTEN = (
    Briefsoort(
        code="BW-03",
        titel="Overdracht van een melding",
        sjabloon="brieven/bw03.html",
        verplichte_blokken=("overdracht", "inwoner", "termijn", "terugmelding", "contact"),
        versie="1",
        gegevens=MandaatGegevens,
    ),
)
