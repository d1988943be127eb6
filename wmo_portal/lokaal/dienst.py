"""One program of the demo that has to keep running, with its log and its restarts."""

from __future__ import annotations

import subprocess
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from wmo_portal.lokaal.kind import kind_van

WORTEL = Path(__file__).resolve().parents[2]
MEESTE_HERSTARTS, VENSTER = 3, 60.0


@dataclass
class Dienst:
    """One program that has to keep running."""

    naam: str
    woorden: list[str]
    logboek: Path
    omgeving: dict[str, str]
    kind: subprocess.Popen[bytes] | None = None
    gestart: deque[float] = field(default_factory=deque)

    def start(self) -> None:
        """Start it in a process group of its own, so that Ctrl-C reaches only the supervisor."""
        self.gestart.append(time.monotonic())
        with self.logboek.open("ab") as log:
            self.kind = subprocess.Popen(  # noqa: S603 - our own programs
                kind_van(*self.woorden),
                env=self.omgeving,
                cwd=WORTEL,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def is_dood(self) -> bool:
        """Whether it was started and has ended."""
        return self.kind is not None and self.kind.poll() is not None

    def te_vaak(self) -> bool:
        """Whether it was restarted too often within the last minute."""
        grens = time.monotonic() - VENSTER
        while self.gestart and self.gestart[0] < grens:
            self.gestart.popleft()
        return len(self.gestart) > MEESTE_HERSTARTS

    def staart(self) -> str:
        """The last lines of its log."""
        if not self.logboek.exists():
            return ""
        return "\n".join(self.logboek.read_text(errors="replace").splitlines()[-15:])
