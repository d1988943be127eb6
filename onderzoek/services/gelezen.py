"""Saving a page of which the facts stand in several rows: it is compared with what the page was opened with.

A part of the conversation is one row and knows its version (`bewaren`). A step of the weighing and a result of the plan
are several rows, that other acts write too. There the form carries a digest of all it showed, and that is the version.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from meldingen import versleuteling
from meldingen.models import Melding
from meldingen.services.handeling import handeling
from meldingen.services.overgang import vergrendel
from onderzoek.services.bewaren import Uitslag

Waarden = Mapping[str, Any]


def plat(waarde: Any) -> Any:
    """An answer such that what stands in a row and what came from a form can be compared; nothing is an empty text."""
    if waarde in (None, False):
        return ""
    if isinstance(waarde, (list, tuple)):
        return [str(deel) for deel in waarde] or ""
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)


def gevuld(waarden: Waarden) -> dict[str, Any]:
    """The answers that are not empty, comparable."""
    return {naam: plat(waarde) for naam, waarde in waarden.items() if plat(waarde) != ""}


def kenmerk_van(waarden: Waarden) -> str:
    """A keyed digest of what a page shows, which tells nothing of the words; empty when nothing stands there yet."""
    vol = gevuld(waarden)
    return versleuteling.kenmerk(json.dumps(vol, sort_keys=True), "gelezen") if vol else ""


@handeling
def bewaar_als_gelezen(
    melding: Melding, getypt: Waarden, *, gelezen: str, lees: Callable[[], Waarden], bewaar: Callable[[], object]
) -> Uitslag:
    """Save when still stands there what the page showed (`gelezen`); else nothing is written and the two differ.

    `lees` gives what stands there now; it is asked under the lock that all who write these rows take first. The same
    words as stand there already are no conflict, so sending twice is harmless.
    """
    vergrendel(melding)
    nu = lees()
    zelfde = {naam: getypt.get(naam) for naam in {*nu, *getypt} if naam != "gelezen"}
    if kenmerk_van(nu) != gelezen and gevuld(nu) != gevuld(zelfde):
        return Uitslag(nu, botst=True)
    bewaar()
    return Uitslag(nu)
