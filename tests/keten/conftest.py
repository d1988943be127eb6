"""What the tests of the whole chain need: a live server, a real worker, a mail server and Chromium.

All of them stand in one xdist group, so no two use the queue at the same time. The worker is ended before the
database is emptied.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from django.db import connections
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import BREED, Bevindingen, Scherm
from tests.keten.werker import Werker
from wmo_portal.lokaal.mailbak import Bak
from wmo_portal.lokaal.net import vrije_poort

VLAGGEN = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
]  # fmt: skip
GEEN_CHROMIUM = (
    "Voor deze test is Chromium nodig. Installeer het met: apt-get install chromium. "
    "Staat het ergens anders? Zet het pad in de variabele CHROMIUM."
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. It is there, or the test fails and says how to get it."""
    pad = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not pad or not Path(pad).exists():
        pytest.fail(GEEN_CHROMIUM, pytrace=False)
    with sync_playwright() as speler:
        chromium = speler.chromium.launch(executable_path=pad, args=VLAGGEN)
        yield chromium
        chromium.close()
    # While Playwright runs its loop, Django uses a connection of its own for it; the other one stayed open meanwhile.
    connections.close_all()


@pytest.fixture
def bevindingen() -> Bevindingen:
    """What the screens of this test saw."""
    return Bevindingen()


@pytest.fixture
def scherm(
    browser: Browser, live_server: LiveServer, bevindingen: Bevindingen, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Scherm]]:
    """Gives a person a screen: `scherm(breedte, javascript=…)`. All are closed before the database is emptied."""
    # No thread of the server keeps a connection after its answer, or the test database could not be removed.
    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)
    open_: list[Scherm] = []

    def nieuw(breedte: int = BREED, *, javascript: bool = True) -> Scherm:
        open_.append(Scherm(browser, live_server.url, bevindingen, breedte, javascript=javascript))
        return open_[-1]

    yield nieuw
    for rij in open_:
        rij.sluit()


@pytest.fixture
def klokzetter(monkeypatch: pytest.MonkeyPatch) -> Klokzetter:
    """Puts the clock of the portal on another day."""
    return Klokzetter(monkeypatch)


@pytest.fixture
def mailbak(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A mail server that delivers nothing: its port, and the folder where each message becomes a file."""
    map_, poort = tmp_path / "mail", vrije_poort()
    server = Controller(Bak(map_), hostname="127.0.0.1", port=poort)
    server.start()
    yield poort, map_
    server.stop()


@pytest.fixture
def werker(transactional_db: None, tmp_path: Path, mailbak: tuple[int, Path]) -> Iterator[Werker]:
    """A worker on the database of this process; it has ended before the tables are emptied."""
    proces = Werker(tmp_path, mailbak[0])
    try:
        proces.klaar()
        yield proces
        proces.leeg()
    finally:
        proces.stop()
