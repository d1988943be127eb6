"""What is missing is asked for; when the budgetplan stays away the help is judged in natura (A-13)."""

from typing import Any

from beschikkingen.models import Herstelverzoek
from beschikkingen.services import herstel
from wmo_portal.casus.lopen import Loop, Stap


def _hersteltermijn(loop: Loop, met: dict[str, Any]) -> None:
    loop.artefact["herstelverzoek"] = herstel.geef_hersteltermijn(
        loop.artefact["aanvraag"],
        met["stukken"],
        is_alleen_budgetplan=met.get("is_alleen_budgetplan", False),
        **loop.act,
    )


def _herstel_verstreken(loop: Loop, met: dict[str, Any]) -> None:
    """What the night does on this day."""
    herstel.verwerk_verstreken(loop.artefact["herstelverzoek"].pk, loop.op)


def _naar_natura(loop: Loop, met: dict[str, Any]) -> None:
    verzoek = Herstelverzoek.objects.get(pk=loop.artefact["herstelverzoek"].pk)
    herstel.beoordeel_in_natura(verzoek, **loop.act)


STAPPEN: dict[str, Stap] = {
    "hersteltermijn": _hersteltermijn,
    "herstel_verstreken": _herstel_verstreken,
    "naar_natura": _naar_natura,
}
