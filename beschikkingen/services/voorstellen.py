"""What waits for the decider is decided, or returned, by the service of its kind."""

from datetime import date

from beschikkingen.models import Beschikking
from beschikkingen.services import besluit, buitenbehandeling
from meldingen.models import Gebruiker


def neem_besluit(beschikking: Beschikking, *, op: date, door: Gebruiker) -> Beschikking:
    """TR-31, or TR-38 to TR-40."""
    if beschikking.soort == Beschikking.Soort.BUITEN_BEHANDELING:
        return buitenbehandeling.stel_buiten_behandeling(beschikking, op=op, door=door)
    return besluit.beslis(beschikking, op=op, door=door)


def stuur_voorstel_terug(beschikking: Beschikking, *, reden: str, op: date, door: Gebruiker) -> None:
    """TR-37; leaving an aanvraag untreated is returned without a change of status."""
    if beschikking.soort == Beschikking.Soort.BUITEN_BEHANDELING:
        buitenbehandeling.stuur_voorstel_terug(beschikking, reden=reden, op=op, door=door)
        return
    besluit.stuur_terug(beschikking, reden=reden, op=op, door=door)
