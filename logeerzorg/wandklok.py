"""A moment on the clock at the wall: a stay is agreed in local hours, whatever the season (5.1). Stdlib only."""

from datetime import datetime
from zoneinfo import ZoneInfo

_HIER = ZoneInfo("Europe/Amsterdam")


def op_de_klok(moment: datetime) -> datetime:
    """What the clock said at this moment, as a naive datetime. Raises ValueError without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("Een moment zonder tijdzone is niet te plaatsen.")
    return moment.astimezone(_HIER).replace(tzinfo=None)
