"""A PostgreSQL of our own: the programs of a wheel, initdb and pg_ctl, and nothing else.

It listens on a unix socket in a folder that only its owner can enter. "It runs" means
that a connection succeeds. A ``postmaster.pid`` that was left by a killed server, or
whose number now belongs to somebody else, is recognised and removed; whoever stops the
server looks at the command line of a process before sending it anything.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from wmo_portal.lokaal import plek, proces
from wmo_portal.lokaal.plek import LokaalFout
from wmo_portal.lokaal.programma import Programma, geef_aan_server

GEBRUIKER = "wmo"
SOCKETNAAM = ".s.PGSQL.5432"
LANGSTE_SOCKETPAD = 107
# A test cluster is thrown away: nothing in it has to survive a power cut.
VLUCHTIG = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres:
    """The PostgreSQL that belongs to one state folder."""

    def __init__(
        self,
        map: Path,
        binaries: Path | None = None,
        *,
        instellingen: Mapping[str, str] | None = None,
        omgeving: Mapping[str, str] | None = None,
    ) -> None:
        """``omgeving`` is where DATABASE_URL is looked for; ``{}`` means: always an own server."""
        self.map = Path(map).absolute()
        self.extern = (os.environ if omgeving is None else omgeving).get("DATABASE_URL", "")
        self.instellingen = dict(instellingen or {})
        self._binaries = binaries

    @property
    def programma(self) -> Programma:
        """The programs that run it."""
        return Programma(self.basis, self._binaries)

    # -- where things are -------------------------------------------------------------

    @property
    def basis(self) -> Path:
        """The folder with the data: under /var/tmp for root, else in the state folder."""
        return plek.pad(self.map) if plek.is_root() else self.map / "pg"

    @property
    def data(self) -> Path:
        return self.basis / "data"

    @property
    def logboek(self) -> Path:
        return self.basis / "log" / "postgres.log"

    @property
    def socketmap(self) -> Path:
        """Beside the data, or at a short path when the state folder lies too deep."""
        hier = self.basis / "s"
        te_lang = len(os.fsencode(hier / SOCKETNAAM)) > LANGSTE_SOCKETPAD
        return plek.pad(self.map) / "s" if te_lang else hier

    @property
    def naam(self) -> str:
        """The cluster name: it stands in the title of every server process."""
        return f"wmo-{plek.kenmerk(self.map)}"

    def url(self, database: str = GEBRUIKER) -> str:
        """The URL for Django's settings; with DATABASE_URL given, that server."""
        if self.extern:
            return urlunsplit(urlsplit(self.extern)._replace(path=f"/{quote(database)}"))
        return f"postgresql://{GEBRUIKER}@/{quote(database)}?host={quote(str(self.socketmap))}"

    # -- what one can ask of it -------------------------------------------------------

    def draait(self) -> bool:
        """Whether a connection succeeds."""
        if self.extern:
            return _verbindt(self.extern)
        if not (self.socketmap / SOCKETNAAM).exists():
            return False
        try:
            return self._psql("select 1").returncode == 0
        except (subprocess.TimeoutExpired, LokaalFout):
            return False

    def start(self) -> None:
        """Start the server, creating its data the first time; a running one is left alone."""
        if self.extern:
            if not self.draait():
                raise LokaalFout("De database van DATABASE_URL antwoordt niet; controleer adres en wachtwoord.")
            return
        with self._slot():
            if self.draait():
                return
            self._ruim_resten_op()
            self._bereid_mappen()
            if not (self.data / "PG_VERSION").exists():
                self._initdb()
            self._controleer_versie()
            self._schrijf_instellingen()
            self._pg_ctl_start()

    def stop(self) -> None:
        """Stop it: fast, then immediately, then by force. Not running is fine."""
        if self.extern:
            return
        stappen = [(signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0)]
        for welk, seconden in stappen:
            # The signal goes to the postmaster; orphans without one are addressed themselves.
            proces.sein(self._hoofd() or self._processen(), welk)
            if proces.wacht_tot(lambda: not self._processen(), seconden):
                return
        raise LokaalFout("PostgreSQL wil niet stoppen; zie " + str(self.logboek))

    def verwijder(self) -> None:
        """Stop and forget everything, also outside the state folder."""
        self.stop()
        if not self.extern:
            plek.verwijder(plek.pad(self.map))
            plek.verwijder(self.map / "pg")

    def ruim_wezen_op(self) -> None:
        """Remove servers that an earlier, since deleted state folder at this path left behind."""
        for wees in plek.verweesd(self.map):
            _Wees(wees).verwijder()

    def maak_database(self, naam: str) -> None:
        """Create a database unless it is there."""
        if self.extern or self._psql("select 1", database=naam).returncode == 0:
            return
        if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", naam):
            raise LokaalFout(f"{naam!r} is geen goede naam voor een database.")
        klaar = self._psql(f'create database "{naam}"')
        if klaar.returncode != 0 and "already exists" not in klaar.stderr:
            raise LokaalFout(f"De database {naam} kon niet worden gemaakt: {klaar.stderr.strip()}")

    # -- processes --------------------------------------------------------------------

    def _psql(self, sql: str, database: str = "postgres") -> subprocess.CompletedProcess[str]:
        plaats = ("-h", str(self.socketmap), "-U", GEBRUIKER, "-d", database)
        return self.programma.voer_uit("psql", "-XqAtw", *plaats, "-c", sql, als_server=False, seconden=20)

    def _hoofd(self) -> list[int]:
        """The postmaster of exactly this data folder."""
        hier = str(self.data)
        return [
            pid
            for pid, woorden in proces.alle()
            if Path(woorden[0]).name == "postgres" and "-D" in woorden and hier in woorden
        ]

    def _processen(self) -> list[int]:
        """The postmaster and all its children, also those that outlived it."""
        titel = f"postgres: {self.naam}: "
        return self._hoofd() + [pid for pid, woorden in proces.alle() if woorden[0].startswith(titel)]

    def _ruim_resten_op(self) -> None:
        """Make way for a start: no connection was possible, so what is left is a remnant."""
        self.ruim_wezen_op()
        hoofd = self._hoofd()
        if hoofd and proces.wacht_tot(self.draait, 120, 0.2):
            return  # it was only starting or recovering
        # Without its postmaster a child ends by itself, unless it is busy. Two servers on the
        # same data would destroy them, so nothing starts before the last one is gone.
        self.stop()
        for rest in (self.data / "postmaster.pid", self.socketmap / SOCKETNAAM):
            rest.unlink(missing_ok=True)
        (self.socketmap / f"{SOCKETNAAM}.lock").unlink(missing_ok=True)

    @contextlib.contextmanager
    def _slot(self) -> Iterator[None]:
        """One start at a time for one state folder."""
        self.map.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.map / "pg.slot").open("w") as bestand:
            fcntl.flock(bestand, fcntl.LOCK_EX)
            yield

    # -- creating ---------------------------------------------------------------------

    def _bereid_mappen(self) -> None:
        if plek.is_root():
            plek.open_plek(self.map)
            self.programma.kopieer()
        else:
            self.basis.mkdir(mode=0o700, exist_ok=True)
            if self.socketmap.parent != self.basis:
                plek.open_plek(self.map)
        for map_ in (self.socketmap, self.logboek.parent):
            map_.mkdir(mode=0o700, exist_ok=True)
            geef_aan_server(map_)

    def _initdb(self) -> None:
        """Create the data beside its place and move it there: half a cluster never counts."""
        nieuw = self.basis / "data.nieuw"
        plek.verwijder(nieuw)
        nieuw.mkdir(mode=0o700)
        geef_aan_server(nieuw)
        taal = ["--locale=C.UTF-8"]
        if self.programma.versie() >= 17:
            taal += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if self.instellingen.get("fsync") == "off":
            taal.append("--no-sync")
        klaar = self.programma.voer_uit(
            "initdb",
            "-D",
            str(nieuw),
            "-U",
            GEBRUIKER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-instructions",
            *taal,
        )
        if klaar.returncode != 0:
            raise LokaalFout(f"PostgreSQL kon zijn gegevens niet aanleggen: {klaar.stderr.strip()}")
        with (nieuw / "postgresql.conf").open("a") as uit:
            uit.write("include 'wmo.conf'\n")
        plek.verwijder(self.data)
        nieuw.rename(self.data)

    def _controleer_versie(self) -> None:
        van_data, van_programma = int((self.data / "PG_VERSION").read_text()), self.programma.versie()
        if van_data != van_programma:
            raise LokaalFout(
                f"De gegevens zijn van PostgreSQL {van_data}, het programma is {van_programma}; "
                "begin opnieuw met `make demo-schoon`."
            )

    def _schrijf_instellingen(self) -> None:
        """Written anew at every start, so that a moved folder finds its socket."""
        regels = {
            "listen_addresses": "",
            "unix_socket_directories": f'"{self.socketmap}"',
            "unix_socket_permissions": "0700",
            "port": "5432",
            "max_connections": "300",
            "cluster_name": self.naam,
            "timezone": "UTC",
            **self.instellingen,
        }
        tekst = "".join(f"{naam} = '{waarde.replace(chr(39), chr(39) * 2)}'\n" for naam, waarde in regels.items())
        bestand = self.data / "wmo.conf"
        bestand.write_text(tekst)
        bestand.chmod(0o600)
        geef_aan_server(bestand)

    def _pg_ctl_start(self) -> None:
        klaar = self.programma.voer_uit(
            "pg_ctl", "-D", str(self.data), "-l", str(self.logboek), "-w", "-t", "120", "start"
        )
        if not proces.wacht_tot(self.draait, 10 if klaar.returncode else 30, 0.1):
            staart = self.logboek.read_text(errors="replace")[-1500:] if self.logboek.exists() else klaar.stderr
            raise LokaalFout(
                "PostgreSQL start niet (opnieuw beginnen: make demo-schoon). "
                f"De laatste regels van {self.logboek}:\n{staart}"
            )


class _Wees(Postgres):
    """A server whose state folder is gone: known only by its folder under /var/tmp."""

    def __init__(self, basis: Path) -> None:
        super().__init__(basis, omgeving={})
        self._basis = basis

    @property
    def basis(self) -> Path:
        return self._basis

    @property
    def naam(self) -> str:
        return f"wmo-{self._basis.name.rpartition('-')[2]}"

    def verwijder(self) -> None:
        self.stop()
        plek.verwijder(self._basis)


def _verbindt(url: str) -> bool:
    """Whether a server given from outside lets us in."""
    import psycopg2  # noqa: PLC0415 - the module itself is standard library only

    try:
        psycopg2.connect(url, connect_timeout=5).close()
    except psycopg2.OperationalError:
        return False
    return True
