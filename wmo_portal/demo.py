"""``make demo``: starts everything on this computer, keeps it running, and leaves nothing behind.

Database, Redis and a mail sink; migrations and the worked cases; then web, worker and
beat. One process in the foreground watches over all of them. Ctrl-C stops everything; what
a ``kill -9`` leaves is stopped by the kernel (parent-death signal) and by a small watcher.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from wmo_portal.lokaal import LokaalFout, Postgres, Redis, maak_sleutels, net, proces, vrije_poort, waker
from wmo_portal.lokaal.dienst import WORTEL, Dienst
from wmo_portal.lokaal.slot import neem_slot

GEGEVENS = (
    ("Tabellen bijwerken", ("migrate", "--noinput", "--verbosity", "0")),
    ("Gemeenten laden", ("laad_gemeenten",)),
    ("Rollen laden", ("laad_rollen",)),
    ("Voorbeeldzaken laden", ("laad_demo",)),
)


def zeg(tekst: str) -> None:
    """Print at once; a terminal that has gone away is no reason to fall over."""
    try:
        sys.stdout.write(tekst + "\n")
        sys.stdout.flush()
    except OSError:
        pass


class Gestopt(Exception):
    """Somebody asked us to stop while a step was still running."""


class Toezicht:
    """Starts everything in order, watches it, and stops it in reverse."""

    def __init__(self, map: Path, poort: int) -> None:
        self.map, self.poort = map, poort
        self.postgres, self.redis = Postgres(map), Redis(map)
        self.diensten: list[Dienst] = []
        self.omgeving: dict[str, str] = {}
        self.gevraagd_te_stoppen = False
        self._waker: subprocess.Popen[bytes] | None = None

    # -- starting ---------------------------------------------------------------------

    def begin(self) -> None:
        """All steps until the portal answers."""
        waker.wacht_op_vorige(self.map)
        waker.stop_groepen(self.map)
        waker.noteer(self.map / waker.TOEZICHT, [os.getpid()])
        (self.map / "log").mkdir(exist_ok=True)
        self._waker = waker.begin(self.map)
        self.stap("PostgreSQL starten", self._start_postgres)
        self.stap("Redis starten", self.redis.start)
        self._maak_omgeving()
        self.stap("Postbus voor e-mail openen", self._start_mailbak)
        self.stap("DigiD nabootsen", self._start_digid)
        for tekst, woorden in GEGEVENS:
            self.stap(tekst, partial(self._beheer, *woorden))
        self.stap("Web, worker en beat starten", self._start_portaal)

    def stap(self, tekst: str, werk: Callable[[], object]) -> None:
        """One step with one line about it."""
        if self.gevraagd_te_stoppen:
            raise Gestopt
        begin = time.monotonic()
        werk()
        zeg(f"  {tekst:<32} klaar in {time.monotonic() - begin:.1f} s")

    def _start_postgres(self) -> None:
        self.postgres.start()
        self.postgres.maak_database("wmo")

    def _maak_omgeving(self) -> None:
        self.mailpoort, self.digidpoort = vrije_poort(), vrije_poort()
        self.poort = net.eerste_vrije(self.poort)
        self.omgeving = os.environ | {
            "DATABASE_URL": self.postgres.extern or self.postgres.url("wmo"),
            "REDIS_URL": self.redis.url(),
            "WMO_OMGEVING": "lokaal",
            "WMO_SLEUTELS": str(maak_sleutels(self.map / "sleutels.json")),
            "WMO_POSTMAP": str(self.map / "post"),
            "WMO_MEDIA": str(self.map / "media"),
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mailpoort}",
            "OIDC_URL": f"http://127.0.0.1:{self.digidpoort}",
            "OIDC_CLIENT_ID": "wmo-portaal",
            "OIDC_CLIENT_SECRET": secrets.token_urlsafe(32),
            "DJANGO_SETTINGS_MODULE": "wmo_portal.settings",
            "PYTHONUNBUFFERED": "1",
        }
        for naam in ("post", "media", "mail"):
            (self.map / naam).mkdir(exist_ok=True, mode=0o700)

    def _dienst(self, naam: str, *woorden: str) -> Dienst:
        logboek = self.map / "log" / f"{naam}.log"
        logboek.write_bytes(b"")
        dienst = Dienst(naam, [sys.executable, *woorden], logboek, self.omgeving)
        dienst.start()
        self.diensten.append(dienst)
        self._noteer()
        return dienst

    def _noteer(self) -> None:
        waker.noteer(self.map / waker.GROEPEN, [d.kind.pid for d in self.diensten if d.kind])

    def _start_mailbak(self) -> None:
        self._dienst("mail", "-m", "wmo_portal.lokaal", "mailbak", str(self.mailpoort), str(self.map / "mail"))
        self._wacht(lambda: net.luistert(self.mailpoort), 30, "De postbus voor e-mail opent niet.")

    def _start_digid(self) -> None:
        """The people of the demo, and the addresses under which this portal may be opened."""
        personen = json.loads((WORTEL / "fixtures" / "demo.json").read_text(encoding="utf-8"))["inwoners"]
        pad = self.map / "digid.json"
        pad.unlink(missing_ok=True)
        inhoud = {
            "client_id": self.omgeving["OIDC_CLIENT_ID"],
            "client_secret": self.omgeving["OIDC_CLIENT_SECRET"],
            "terug": [
                f"http://{naam}:{self.poort}/mijn-zaak/inloggen/digid/terug/" for naam in ("127.0.0.1", "localhost")
            ],
            "personen": [{naam: rij[naam] for naam in ("naam", "bsn", "geboortedatum")} for rij in personen],
        }
        with os.fdopen(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as uit:
            json.dump(inhoud, uit)
        self._dienst("digid", "-m", "wmo_portal.lokaal", "digid", str(self.digidpoort), str(pad))
        self._wacht(lambda: net.luistert(self.digidpoort), 30, "De nagebootste DigiD opent niet.")

    def _beheer(self, *woorden: str) -> str:
        """Run one management command to its end and return what it printed."""
        logboek = self.map / "log" / f"{woorden[0]}.log"
        logboek.write_bytes(b"")
        taak = Dienst(woorden[0], [sys.executable, "manage.py", *woorden], logboek, self.omgeving)
        taak.start()
        while not taak.is_dood():
            if self.gevraagd_te_stoppen:
                self._beeindig([taak])
                raise Gestopt
            time.sleep(0.05)
        if taak.kind and taak.kind.returncode:
            raise LokaalFout(f"De stap '{woorden[0]}' mislukt:\n{taak.staart()}")
        return logboek.read_text(errors="replace")

    def _start_portaal(self) -> None:
        adres = f"127.0.0.1:{self.poort}"
        web = ["--bind", adres, "--workers", "2", "--threads", "4", "--timeout", "120"]
        web += ["--graceful-timeout", "5", "--no-control-socket"]
        self._dienst("web", "-m", "gunicorn", "wmo_portal.wsgi:application", *web)
        celery = ("-m", "celery", "-A", "wmo_portal")
        self._dienst(
            "worker",
            *celery,
            "worker",
            "--concurrency",
            "2",
            "--loglevel",
            "INFO",
            "--without-gossip",
            "--without-mingle",
        )
        planner = ("--scheduler", "wmo_portal.hartslag.Planner", "--schedule", str(self.map / "beat-schema"))
        self._dienst("beat", *celery, "beat", "--pidfile=", *planner)
        self._wacht(lambda: net.antwoordt(f"http://{adres}/gezond/"), 90, "Het portaal geeft geen antwoord.")

    def _wacht(self, voorwaarde: Callable[[], bool], seconden: float, anders: str) -> None:
        """Wait for a condition, but not for a child that keeps dying."""
        eind = time.monotonic() + seconden
        while not voorwaarde():
            if self.gevraagd_te_stoppen:
                raise Gestopt
            self.kijk_naar_diensten()
            if time.monotonic() > eind:
                raise LokaalFout(f"{anders} Zie {self.map / 'log'}.\n{self.diensten[-1].staart()}")
            time.sleep(0.2)

    def vertel(self) -> None:
        """The address, the logins, and how to stop."""
        logins = self._beheer("demo_logins").strip()
        zeg(
            f"\nHet portaal draait op  http://127.0.0.1:{self.poort}/\n\n{logins}\n\n"
            "Inwoners loggen in bij Mijn zaak met een nagebootste DigiD: daar kiest u wie u bent.\n"
            f"Verzonden e-mail staat in {_kort(self.map / 'mail')}, "
            f"verzonden brieven in {_kort(self.map / 'post')}.\n"
            f"Logboeken staan in {_kort(self.map / 'log')}.\n"
            "Stoppen: Ctrl-C. Helemaal opnieuw beginnen: make demo-schoon.\n"
        )

    # -- watching ---------------------------------------------------------------------

    def houd_toezicht(self) -> None:
        """Until somebody asks to stop, or a program keeps dying."""
        ronde = 0
        while not self.gevraagd_te_stoppen:
            if not (self.map / waker.TOEZICHT).exists():
                raise LokaalFout(f"De map {self.map} is verwijderd terwijl de demo draaide.")
            self.kijk_naar_diensten()
            if ronde % 10 == 9:
                self.kijk_naar_servers()
            ronde += 1
            time.sleep(0.5)

    def kijk_naar_diensten(self) -> None:
        """Restart what died; three times in a minute is enough."""
        for dienst in self.diensten:
            if not dienst.is_dood() or not dienst.kind:
                continue
            code = dienst.kind.returncode
            waarom = f"signaal {-code}" if code < 0 else f"code {code}"
            proces.sein(proces.groep(dienst.kind.pid), signal.SIGKILL)
            if dienst.te_vaak():
                raise LokaalFout(
                    f"{dienst.naam} valt steeds om ({waarom}); "
                    f"de laatste regels van {dienst.logboek}:\n{dienst.staart()}"
                )
            zeg(f"  {dienst.naam} is omgevallen ({waarom}) en wordt opnieuw gestart.")
            dienst.start()
            self._noteer()

    def kijk_naar_servers(self) -> None:
        """PostgreSQL and Redis run on their own; start them again when they do not answer."""
        for server in (self.postgres, self.redis):
            if not server.extern and not server.draait():
                zeg(f"  {type(server).__name__} antwoordt niet en wordt opnieuw gestart.")
                server.start()

    # -- stopping ---------------------------------------------------------------------

    def einde(self) -> None:
        """Stop everything; what is already gone is fine."""
        for welk in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(welk, signal.SIG_IGN)
        self._beeindig(self.diensten)
        for server in (self.redis, self.postgres):
            try:
                server.stop()
            except LokaalFout as fout:
                zeg(str(fout))
        self.postgres.ruim_wezen_op()  # when the folder was thrown away meanwhile
        for naam in (waker.GROEPEN, waker.TOEZICHT):
            (self.map / naam).unlink(missing_ok=True)
        if self._waker:
            waker.laat_gaan(self._waker)

    @staticmethod
    def _beeindig(diensten: list[Dienst]) -> None:
        """Ask all groups at once to end, then insist."""

        def over() -> list[int]:
            for dienst in diensten:
                dienst.is_dood()  # reaps it
            return [lid for dienst in diensten if dienst.kind for lid in proces.groep(dienst.kind.pid)]

        proces.sein([d.kind.pid for d in diensten if d.kind and not d.is_dood()], signal.SIGTERM)
        if not proces.wacht_tot(lambda: not over(), 12):
            proces.beeindig(over, [(signal.SIGKILL, 5.0)])

    def vraag_te_stoppen(self, *_: object) -> None:
        """Signal handler."""
        self.gevraagd_te_stoppen = True


def _kort(pad: Path) -> str:
    return str(pad.relative_to(WORTEL)) if pad.is_relative_to(WORTEL) else str(pad)


def main() -> int:
    """Run the demo in the foreground."""
    lezer = argparse.ArgumentParser(prog="python -m wmo_portal.demo")
    lezer.add_argument("--map", type=Path, default=WORTEL / ".lokaal")
    map_: Path = lezer.parse_args().map.absolute()
    slot = neem_slot(map_ / "demo.slot")
    if slot is None:
        zeg("De demo draait al. Stop haar eerst met Ctrl-C, of met `make demo-schoon`.")
        return 1
    toezicht = Toezicht(map_, int(os.environ.get("POORT") or 8000))
    for welk in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(welk, toezicht.vraag_te_stoppen)
    uitkomst = 0
    try:
        toezicht.begin()
        toezicht.vertel()
        toezicht.houd_toezicht()
    except Gestopt:
        pass
    except LokaalFout as fout:
        if not toezicht.gevraagd_te_stoppen:
            zeg(str(fout))
            uitkomst = 1
    finally:
        zeg("Stoppen …")
        toezicht.einde()
    slot.close()
    zeg("Alles is gestopt.")
    return uitkomst


if __name__ == "__main__":
    sys.exit(main())
