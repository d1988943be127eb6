"""Watches the one who started the servers, and stops them when it is gone.

``Ctrl-C`` is handled by whoever started them; after a ``kill -9`` nobody is left to do
so. This small process holds the reading end of a pipe: the pipe closes with its parent,
however that ended. It then stops the servers of the state folder and the process groups
that were written down there, each recognised by its start time.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

from wmo_portal.lokaal import plek, proces
from wmo_portal.lokaal.postgres import Postgres
from wmo_portal.lokaal.redis import Redis
from wmo_portal.lokaal.slot import neem_slot

GROEPEN = "groepen.json"
TOEZICHT = "toezicht.json"
SLOT = "waker.slot"


def begin(map: Path, *, weg: bool = False) -> subprocess.Popen[bytes]:
    """Start the watcher; ``weg`` also removes the folder. Close its stdin to let it go."""
    woorden = [sys.executable, "-m", "wmo_portal.lokaal", "waak", str(map), *(["--weg"] if weg else [])]
    return subprocess.Popen(  # noqa: S603 - our own module
        woorden,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).resolve().parents[2],
        start_new_session=True,
    )


def laat_gaan(waker: subprocess.Popen[bytes]) -> None:
    """Close the pipe; the watcher finds nothing left to do and ends."""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        waker.communicate(timeout=30)


def waak(map: Path, *, weg: bool = False) -> None:
    """Wait for the parent's end, then leave nothing behind."""
    for welk in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(welk, signal.SIG_IGN)
    ouder = os.getppid()
    slot = neem_slot(map / SLOT, 60)  # who starts next waits until we are done
    while os.getppid() == ouder:
        klaar, _, _ = select.select([0], [], [], 1.0)
        if klaar and not os.read(0, 1):
            break
    stop_alles(map, weg=weg)
    if slot:
        slot.close()


def wacht_op_vorige(map: Path, seconden: float = 120) -> None:
    """Let the watcher of an earlier, killed run finish its cleaning."""
    if slot := neem_slot(map / SLOT, seconden):
        slot.close()


def stop_alles(map: Path, *, weg: bool = False) -> None:
    """End the written-down groups and both servers; with ``weg`` remove their data too."""
    if not map.exists():
        return
    stop_groepen(map)
    for server in (Redis(map, omgeving={}), Postgres(map, omgeving={})):
        with contextlib.suppress(plek.LokaalFout):
            server.verwijder() if weg else server.stop()
    if weg:
        plek.verwijder(map)


def stop_toezicht(map: Path) -> None:
    """Ask a supervisor that still runs to stop, and let its watcher finish."""
    toezicht = _genoteerd(map / TOEZICHT)
    proces.beeindig(lambda: [pid for pid, tijd in toezicht if proces.begintijd(pid) == tijd], EINDE_TOEZICHT)
    wacht_op_vorige(map)


EINDE_TOEZICHT = ((signal.SIGTERM, 60.0), (signal.SIGKILL, 5.0))
EINDE_GROEP = ((signal.SIGTERM, 8.0), (signal.SIGKILL, 5.0))


def noteer(bestand: Path, pids: list[int]) -> None:
    """Write processes down; pid and start time together name one process for good."""
    tijdelijk = bestand.with_suffix(".nieuw")
    tijdelijk.write_text(json.dumps([[pid, proces.begintijd(pid)] for pid in pids]))
    tijdelijk.replace(bestand)


def _genoteerd(bestand: Path) -> list[tuple[int, str]]:
    try:
        return [(int(pid), str(tijd)) for pid, tijd in json.loads(bestand.read_text()) if tijd]
    except (OSError, ValueError, TypeError):
        return []


def stop_groepen(map: Path) -> None:
    """End the groups whose leaders were written down, politely first."""
    leiders = [pid for pid, tijd in _genoteerd(map / GROEPEN) if proces.begintijd(pid) == tijd]
    proces.beeindig(lambda: [lid for leider in leiders for lid in proces.groep(leider)], EINDE_GROEP)
    (map / GROEPEN).unlink(missing_ok=True)
