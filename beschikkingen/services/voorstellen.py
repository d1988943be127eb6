"""What waits for the decider is decided, or returned, by the service of its kind."""

from datetime import date

from beschikkingen.models import Beschikking
from beschikkingen.services import besluit, buitenbehandeling, buitenland
from meldingen.models import Gebruiker


def neem_besluit(beschikking: Beschikking, *, op: date, door: Gebruiker) -> Beschikking:
    """TR-31, TR-38 to TR-40, or the decision on the pgb abroad (P-31)."""
    if beschikking.soort == Beschikking.Soort.BUITEN_BEHANDELING:
        return buitenbehandeling.stel_buiten_behandeling(beschikking, op=op, door=door)
    if beschikking.soort == Beschikking.Soort.BUITENLAND:
        return buitenland.beslis_buitenland(beschikking, op=op, door=door)
    return besluit.beslis(beschikking, op=op, door=door)


def stuur_voorstel_terug(beschikking: Beschikking, *, reden: str, op: date, door: Gebruiker) -> None:
    """TR-37; leaving an aanvraag untreated and the pgb abroad are returned without a change of status."""
    if beschikking.soort == Beschikking.Soort.BUITEN_BEHANDELING:
        buitenbehandeling.stuur_voorstel_terug(beschikking, reden=reden, op=op, door=door)
        return
    if beschikking.soort == Beschikking.Soort.BUITENLAND:
        buitenland.stuur_buitenland_terug(beschikking, reden=reden, op=op, door=door)
        return
    besluit.stuur_terug(beschikking, reden=reden, op=op, door=door)
