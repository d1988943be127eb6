"""The servers of one run: PostgreSQL with its own defaults (fsync on), Redis, and gunicorn as in the Dockerfile."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wmo_portal.lokaal import Postgres, Redis, maak_sleutels, net, vrije_poort, waker

WORTEL = Path(__file__).resolve().parents[1]
HOST = "wmo.voorbeeld.example"
GUNICORN = ("--workers", "2", "--threads", "4", "--timeout", "120", "--no-control-socket")


@contextmanager
def servers() -> Iterator[Path]:
    """PostgreSQL and Redis in a folder that is thrown away; `os.environ` then describes a production portal."""
    map_ = Path(tempfile.mkdtemp(prefix="wmo-benchmark-"))
    bewaker = waker.begin(map_, weg=True)
    try:
        postgres, redis = Postgres(map_, omgeving={}), Redis(map_, omgeving={})
        postgres.start()
        postgres.maak_database("wmo")
        redis.start()
        os.environ |= {
            "BENCHMARKMAP": str(map_),
            "DATABASE_URL": postgres.url("wmo"),
            "REDIS_URL": redis.url(),
            "WMO_OMGEVING": "productie",
            "WMO_HOSTNAMEN": HOST,
            "WMO_VERTROUW_PROXY": "ja",
            "WMO_SLEUTELS": str(maak_sleutels(map_ / "sleutels.json")),
            "WMO_POSTMAP": str(map_ / "post"),
            "WMO_MEDIA": str(map_ / "media"),
            "WMO_AFZENDER": "Wmo-portaal <niet-beantwoorden@voorbeeld.example>",
            "EMAIL_URL": "smtp://127.0.0.1:25",
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        }
        yield map_
    finally:
        waker.stop_alles(map_, weg=True)
        waker.laat_gaan(bewaker)


@contextmanager
def gunicorn(map_: Path) -> Iterator[int]:
    """The web server with the command of the Dockerfile, on a free port of this computer."""
    poort = vrije_poort()
    logboek = map_ / "web.log"
    with logboek.open("wb") as log:
        woorden = [sys.executable, "-m", "gunicorn", "wmo_portal.wsgi:application", "--bind", f"127.0.0.1:{poort}"]
        web = subprocess.Popen([*woorden, *GUNICORN], cwd=WORTEL, stdout=log, stderr=log)
        try:
            for _ in range(300):
                if net.luistert(poort):
                    break
                time.sleep(0.1)
            yield poort
        finally:
            web.terminate()
            web.wait(30)
            if fouten := [rij for rij in logboek.read_text(errors="replace").splitlines() if "Error" in rij]:
                sys.stderr.write("\n".join(fouten[-10:]) + "\n")
