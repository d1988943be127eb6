"""A real Celery worker in a process of its own, pointed at the database of this test process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from meldingen.models import Uitgaand

GENOEG = 30.0


def wacht_tot(klaar: Callable[[], bool], waarop: str, *, hoogstens: float = GENOEG) -> None:
    """Look again until it is so; says what did not happen."""
    einde = time.monotonic() + hoogstens
    while not klaar():
        assert time.monotonic() < einde, f"Na {hoogstens:.0f} seconden nog niet: {waarop}."
        time.sleep(0.05)


class Werker:
    """Started by the fixture `werker`; `leeg` waits for the outbox, `stop` ends the process for certain."""

    def __init__(self, map_: Path, mailpoort: int) -> None:
        self.log = map_ / "werker.log"
        self._bestand = self.log.open("wb")
        self._proces = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "wmo_portal", "worker", "--pool", "solo", "--loglevel", "INFO",
             "--without-gossip", "--without-mingle"],
            stdout=self._bestand, stderr=subprocess.STDOUT, cwd=settings.BASE_DIR,
            env={**os.environ, "DATABASE_URL": _database_url(), "EMAIL_URL": f"smtp://127.0.0.1:{mailpoort}",
                 "WMO_POSTMAP": str(settings.POSTMAP), "WMO_MEDIA": str(settings.MEDIA_ROOT)},
        )  # fmt: skip

    def klaar(self) -> None:
        """Wait until it takes tasks."""
        wacht_tot(lambda: b" ready." in self.log.read_bytes(), "de worker is gestart")

    def leeg(self) -> None:
        """Wait until everything in the outbox has left."""
        wacht_tot(lambda: not Uitgaand.objects.filter(klaar_op=None).exists(), "de uitbak is leeg")

    def dood(self) -> None:
        """kill -9: no goodbye to the database or the broker."""
        self._proces.kill()
        assert self._proces.wait(10) == -signal.SIGKILL

    def stop(self) -> None:
        """End it: asked first, then without asking; after this it has no connection any more."""
        self._proces.terminate()
        try:
            self._proces.wait(10)
        except subprocess.TimeoutExpired:
            self._proces.kill()
            self._proces.wait(10)
        self._bestand.close()


def _database_url() -> str:
    """The address of the database this process uses now (that of its xdist worker)."""
    d = connection.settings_dict
    wie = quote(d["USER"], safe="") + (f":{quote(d['PASSWORD'], safe='')}" if d["PASSWORD"] else "")
    poort = f"&port={d['PORT']}" if d["PORT"] else ""
    return f"postgresql://{wie}@/{quote(d['NAME'], safe='')}?host={quote(d['HOST'], safe='')}{poort}"
