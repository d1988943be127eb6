"""Puts the portal's clock on another day, for the whole process of the test and so for its live server.

`meldingen/klok.py` is the one reader of the clock, so only that module is told another time. Sessions, cookies and
the database keep the real time: a browser stays signed in when days pass.
"""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Klokzetter:
    """Stands in for `django.utils.timezone` inside `klok`; ticks on from the moment it was put at."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("meldingen.klok.timezone", self)
        self._verschil = timedelta(0)

    def zet(self, dag: date, uur: int = 10) -> None:
        """From now on it is this hour of this day in the Netherlands."""
        self._verschil = datetime(dag.year, dag.month, dag.day, uur, tzinfo=AMSTERDAM) - _echt()

    def now(self) -> datetime:
        return _echt() + self._verschil

    def localdate(self) -> date:
        return self.now().astimezone(AMSTERDAM).date()


def _echt() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)
