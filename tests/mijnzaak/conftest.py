"""The clock on the last day of a walk."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from tests.bouwers import Zaak


@pytest.fixture
def op_de_dag() -> Iterator[Callable[[Zaak], None]]:
    """Puts the clock at the last day of the walk."""
    reizen: list[Any] = []

    def zet(zaak: Zaak) -> None:
        dag = datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9)
        reizen.append(time_machine.travel(dag, tick=False))
        reizen[-1].start()

    yield zet
    for reis in reversed(reizen):
        reis.stop()
