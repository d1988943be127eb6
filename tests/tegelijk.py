"""Let go of many acts at once, each in a thread with a connection of its own."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection, connections

from meldingen.fouten import Geweigerd


def tegelijk(daden: Sequence[Callable[[], Any]]) -> tuple[list[Any], list[Exception]]:
    """Do all at once; the outcomes and the exceptions."""
    start = threading.Barrier(len(daden), timeout=30)
    uitkomsten: list[Any] = []
    fouten: list[Exception] = []

    def doe(daad: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            start.wait()
            uitkomsten.append(daad())
        except Exception as fout:
            fouten.append(fout)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(daden)) as draden:
        list(draden.map(doe, daden))
    return uitkomsten, fouten


def alleen_zinnen(fouten: list[Exception]) -> bool:
    """Who came too late gets a sentence for the user, nothing else."""
    assert [fout for fout in fouten if not isinstance(fout, Geweigerd)] == []
    return all(str(fout).endswith(".") for fout in fouten)
