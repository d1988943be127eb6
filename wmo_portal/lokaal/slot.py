"""A lock on a file: the kernel lets go of it when its holder ends, however that ended."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO

from wmo_portal.lokaal import proces


def neem_slot(pad: Path, seconden: float = 0) -> IO[str] | None:
    """Hold the lock as long as the returned file is open; None when somebody else keeps it."""
    pad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    bestand = pad.open("a")

    def gelukt() -> bool:
        try:
            fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    if proces.wacht_tot(gelukt, seconden):
        return bestand
    bestand.close()
    return None
