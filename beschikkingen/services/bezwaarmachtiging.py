"""Who makes bezwaar for the client shows a machtiging; that it lacks is a verzuim that can be repaired (Awb 6:6)."""

from beschikkingen.models import Bezwaar
from meldingen.fouten import Geweigerd
from meldingen.models import Machtiging
from meldingen.services.vertegenwoordiging import machtiging_ontbreekt

_VRAAG = "een machtiging: een brief waarin de inwoner schrijft dat {naam} dit bezwaar mag maken, met een handtekening"


def gemis_van(bezwaar: Bezwaar) -> str:
    """What to do about the machtiging that lacks; empty when nothing lacks (A-17)."""
    if bezwaar.indiener != Bezwaar.Indiener.GEMACHTIGDE:
        return ""
    client = bezwaar.melding.client
    return machtiging_ontbreekt(client, bezwaar.indiener_naam, Machtiging.Bereik.BEZWAAR, dag=bezwaar.ontvangen_op)


def met_machtiging(bezwaar: Bezwaar, wat: list[str]) -> list[str]:
    """What is asked for, with the machtiging when it lacks and was not asked for yet."""
    if not gemis_van(bezwaar) or any("machtiging" in regel.lower() for regel in wat):
        return wat
    return [*wat, _VRAAG.format(naam=bezwaar.indiener_naam)]


def weiger_zonder_machtiging(bezwaar: Bezwaar, anders: str) -> None:
    """Nothing is done for the client on the word of somebody else; `anders` says what can be done instead."""
    if gemis := gemis_van(bezwaar):
        raise Geweigerd(f"{gemis} {anders}")
