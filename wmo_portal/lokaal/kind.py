"""A child that does not outlive its parent: ask the kernel for a signal, then become the program."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def kind_van(*woorden: str) -> list[str]:
    """The words that start a program which ends (SIGTERM) when we end, even by kill -9."""
    return [sys.executable, "-m", "wmo_portal.lokaal", "kind", str(os.getpid()), *woorden]


def word_kind(woorden: list[str]) -> None:
    """Become the program; give up when the parent is already gone."""
    ouder, *programma = woorden
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != int(ouder):
        sys.exit(1)
    os.execvp(programma[0], programma)  # noqa: S606 - no shell wanted
