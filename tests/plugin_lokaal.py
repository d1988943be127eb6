"""Gives every test run its own PostgreSQL and Redis, before Django reads its settings.

Loaded with ``-p tests.plugin_lokaal``. Only the process that was started by hand starts
servers; xdist workers inherit its environment. With DATABASE_URL or REDIS_URL given, that
server is used. ``PG_BINARIES`` names another PostgreSQL, such as Debian's version 15.
"""

from collections.abc import Generator

import pytest

from wmo_portal.lokaal import LokaalFout
from wmo_portal.lokaal.proef import Proefopstelling

# Asked for nothing that runs: the settings need an address, not a server.
ALLEEN_KIJKEN = ("help", "version", "collectonly", "markers", "showfixtures", "show_fixtures_per_test")
OPSTELLING = Proefopstelling()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Runs around pytest-django's own hook, so before the settings are read."""
    keuze = early_config.known_args_namespace
    kijkt = any(getattr(keuze, naam, False) for naam in ALLEEN_KIJKEN)
    try:
        OPSTELLING.begin(servers=not kijkt)
    except LokaalFout as fout:
        OPSTELLING.einde()
        raise pytest.UsageError(str(fout)) from fout
    yield


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Also after Ctrl-C; after a kill -9 a watcher does it."""
    OPSTELLING.einde()
