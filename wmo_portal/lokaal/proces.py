"""Looking at and ending processes by what they are, never by a number on its own.

A process id that was written down may since have been given to somebody else, so
every question here is answered from ``/proc``: a process counts only when its own
command line or its start time says that it is ours.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

PROC = Path("/proc")


def opdracht(pid: int) -> list[str]:
    """The command line of a process; empty when it is gone or a zombie."""
    try:
        ruw = (PROC / str(pid) / "cmdline").read_bytes()
    except OSError:
        return []
    return ruw.rstrip(b"\0").decode(errors="surrogateescape").split("\0") if ruw else []


def alle() -> Iterator[tuple[int, list[str]]]:
    """Every living process with its command line."""
    for map_ in PROC.iterdir():
        if map_.name.isdigit() and (woorden := opdracht(int(map_.name))):
            yield int(map_.name), woorden


def begintijd(pid: int) -> str:
    """The moment a process started, in ticks: with the pid it names one process for good."""
    try:
        staart = (PROC / str(pid) / "stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if staart[0] in {"Z", "X"} else staart[19]


def groep(pgid: int) -> list[int]:
    """The living members of a process group."""
    leden = []
    for map_ in PROC.iterdir():
        if not map_.name.isdigit():
            continue
        with contextlib.suppress(OSError, IndexError):
            staart = (map_ / "stat").read_text(errors="replace").rpartition(")")[2].split()
            if int(staart[2]) == pgid and staart[0] not in {"Z", "X"}:
                leden.append(int(map_.name))
    return leden


def sein(pids: Iterable[int], welk: signal.Signals) -> None:
    """Send a signal; a process that has gone meanwhile is no error."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, welk)


def wacht_tot(voorwaarde: Callable[[], bool], seconden: float, stap: float = 0.05) -> bool:
    """Wait until the condition holds; False when the time is up."""
    eind = time.monotonic() + seconden
    while not voorwaarde():
        if time.monotonic() > eind:
            return False
        time.sleep(stap)
    return True


def beeindig(zoek: Callable[[], list[int]], stappen: Iterable[tuple[signal.Signals, float]]) -> bool:
    """End what ``zoek`` finds, one signal harder at a time; True when nothing is left."""
    for welk, seconden in stappen:
        sein(zoek(), welk)
        if wacht_tot(lambda: not zoek(), seconden):
            return True
    return not zoek()
