"""The servers and the environment of one test run, in a folder that is thrown away."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from wmo_portal.lokaal import waker
from wmo_portal.lokaal.net import vrije_poort
from wmo_portal.lokaal.postgres import VLUCHTIG, Postgres
from wmo_portal.lokaal.redis import Redis
from wmo_portal.lokaal.sleutels import maak_sleutels

# Set for the children of a test run (xdist workers, commands): they inherit, they start nothing.
GEERFD = "LOKAAL_PROEFMAP"


class Proefopstelling:
    """One test run: ``begin`` sets ``os.environ``, ``einde`` leaves nothing behind."""

    def __init__(self) -> None:
        self.map: Path | None = None
        self._waker: subprocess.Popen[bytes] | None = None

    def begin(self, *, servers: bool = True) -> None:
        """Start what DATABASE_URL and REDIS_URL do not name already, and name it there."""
        if GEERFD in os.environ:
            return
        self.map = map_ = Path(tempfile.mkdtemp(prefix="wmo-proef-"))
        atexit.register(self.einde)
        os.environ[GEERFD] = str(map_)
        binaries = os.environ.get("PG_BINARIES")
        postgres = Postgres(map_, Path(binaries) if binaries else None, instellingen=VLUCHTIG)
        redis = Redis(map_)
        if servers:
            self._waker = waker.begin(map_, weg=True)
            postgres.start()
            postgres.maak_database("wmo")
            redis.start()
        os.environ["DATABASE_URL"] = postgres.extern or postgres.url()
        os.environ["REDIS_URL"] = redis.url()
        os.environ["WMO_OMGEVING"] = "test"
        os.environ["WMO_SLEUTELS"] = str(maak_sleutels(map_ / "sleutels.json"))
        os.environ["WMO_POSTMAP"] = str(map_ / "post")
        os.environ["WMO_MEDIA"] = str(map_ / "media")
        # Free at this moment; a test that wants to read mail puts its sink there.
        os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{vrije_poort()}"

    def einde(self) -> None:
        """Stop all and remove the folder; a second time does nothing."""
        map_, self.map = self.map, None
        if map_ is None:
            return
        waker.stop_alles(map_, weg=True)
        shutil.rmtree(map_, ignore_errors=True)
        os.environ.pop(GEERFD, None)
        if self._waker:
            waker.laat_gaan(self._waker)


def voer_uit(woorden: list[str]) -> int:
    """Run one command with servers and environment of a test run."""
    opstelling = Proefopstelling()
    try:
        opstelling.begin()
        return subprocess.run(woorden, check=False).returncode  # noqa: S603 - given by our own Makefile
    finally:
        opstelling.einde()
