"""What the tests of the pages share: signing in, and the clock on the last day of a walk."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from meldingen.models import Gebruiker
from tests.bouwers import Zaak


@pytest.fixture
def als(db: None) -> Callable[[Gebruiker], Client]:
    """Signs a user in. What goes wrong inside the portal is a page with status 500, not an exception."""

    def binnen(wie: Gebruiker) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(wie)
        return client

    return binnen


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
