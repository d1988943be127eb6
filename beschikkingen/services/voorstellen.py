"""What waits for the decider is decided, or returned, by the service of its kind."""

from datetime import date

from beschikkingen.models import Beschikking
from beschikkingen.services import besluit, buitenbehandeling, buitenland, herziening, terugvordering, voornemen
from meldingen.models import Gebruiker

_S = Beschikking.Soort
_NEEM = {
    _S.REGULIER: besluit.beslis,
    _S.BUITEN_BEHANDELING: buitenbehandeling.stel_buiten_behandeling,
    _S.BUITENLAND: buitenland.beslis_buitenland,
    _S.HERZIENING: herziening.beslis_herziening,
    _S.TERUGVORDERING: terugvordering.beslis_terugvordering,
}
_STUUR_TERUG = {
    _S.REGULIER: besluit.stuur_terug,
    _S.BUITEN_BEHANDELING: buitenbehandeling.stuur_voorstel_terug,
    _S.BUITENLAND: buitenland.stuur_buitenland_terug,
    _S.HERZIENING: voornemen.stuur_voornemen_terug,
    _S.TERUGVORDERING: voornemen.stuur_voornemen_terug,
}


def neem_besluit(beschikking: Beschikking, *, op: date, door: Gebruiker) -> Beschikking:
    """TR-31, TR-38 to TR-40, H-10, H-11 or P-31."""
    return _NEEM.get(_S(beschikking.soort), besluit.beslis)(beschikking, op=op, door=door)


def stuur_voorstel_terug(beschikking: Beschikking, *, reden: str, op: date, door: Gebruiker) -> None:
    """TR-37; what is no decision on the aanvraag is returned without a change of status."""
    stuur_terug = _STUUR_TERUG.get(_S(beschikking.soort), besluit.stuur_terug)
    stuur_terug(beschikking, reden=reden, op=op, door=door)
