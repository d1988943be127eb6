"""docker-compose.yml: every service is watched, nothing secret stands in it, and its commands really run."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
import yaml

from wmo_portal.lokaal import Redis, maak_sleutels, net, proces
from wmo_portal.omgeving import BEKEND

WORTEL = Path(__file__).resolve().parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((WORTEL / "docker-compose.yml").read_text())
DIENSTEN: dict[str, dict[str, Any]] = COMPOSE["services"]
EIGEN = ("migratie", "web", "worker", "beat")
VARIABELE = re.compile(r"\$\{(\w+)(?::([?-])([^}]*))?\}")
GEHEIM = re.compile(r"WACHTWOORD|PASSWORD|SECRET|TOKEN|AUTH|_KEY")


def omgevingen() -> Iterator[tuple[str, str, str]]:
    """Service, variable and value of every environment entry."""
    for dienst, inhoud in DIENSTEN.items():
        for naam, waarde in inhoud.get("environment", {}).items():
            yield dienst, naam, str(waarde)


def vul_in(waarde: str, waarden: dict[str, str]) -> str:
    """Interpolate as compose does; a required variable without a value is an error."""

    def een(treffer: re.Match[str]) -> str:
        naam, soort, anders = treffer.groups()
        if naam in waarden:
            return waarden[naam]
        assert soort == "-", f"{naam} is verplicht"
        return str(anders)

    return VARIABELE.sub(een, waarde).replace("$$", "$")


# -- what stands in it --------------------------------------------------------------------


@pytest.mark.parametrize("dienst", DIENSTEN)
def test_elke_dienst_wordt_bewaakt(dienst: str) -> None:
    proef = DIENSTEN[dienst]["healthcheck"]
    assert proef["test"][0] in {"CMD", "CMD-SHELL"}
    assert proef["test"][1:] not in ([], ["true"], ["exit 0"])
    assert {"interval", "timeout", "retries"} <= set(proef)


def test_alle_delen_zijn_er() -> None:
    assert set(DIENSTEN) == {"database", "redis", *EIGEN}
    assert int(re.findall(r"\d+", DIENSTEN["database"]["image"])[0]) >= 16
    gebruikt = {deel.split(":")[0] for d in DIENSTEN.values() for deel in d.get("volumes", [])}
    assert gebruikt == set(COMPOSE["volumes"])


def test_er_staat_geen_geheim_in() -> None:
    for dienst, naam, waarde in omgevingen():
        if GEHEIM.search(naam):
            assert VARIABELE.fullmatch(waarde), f"{dienst}: {naam}"
        wachtwoord = re.search(r"://[^:/]*:([^@]+)@", waarde)
        assert wachtwoord is None or VARIABELE.fullmatch(wachtwoord[1]), f"{dienst}: {naam}"
    for geheim in COMPOSE["secrets"].values():
        assert VARIABELE.fullmatch(geheim["file"])


def test_wat_verplicht_is_vraagt_erom_met_een_zin_en_staat_in_het_voorbeeld() -> None:
    tekst = (WORTEL / "docker-compose.yml").read_text()
    voorbeeld = dict(re.findall(r"^(\w+)=(.*)$", (WORTEL / ".env.example").read_text(), re.MULTILINE))
    namen = {naam for naam, _, _ in VARIABELE.findall(tekst)}
    assert namen == set(voorbeeld)
    for naam, soort, zin in VARIABELE.findall(tekst):
        assert soort == "-" or (soort == "?" and len(zin) > 15), naam
    assert not any(voorbeeld[naam] for naam in namen if GEHEIM.search(naam) or naam == "SLEUTELBESTAND")


def test_de_namen_zijn_die_van_de_instellingen() -> None:
    for dienst, naam, _ in omgevingen():
        assert not naam.startswith("WMO_") or naam in BEKEND, f"{dienst}: {naam}"


def test_het_beeld_draait_niet_als_root_en_kent_dezelfde_mappen() -> None:
    regels = (WORTEL / "Dockerfile").read_text()
    assert re.search(r"^USER wmo$", regels, re.MULTILINE)
    assert "--require-hashes" in regels
    for deel in DIENSTEN["web"]["volumes"]:
        assert deel.split(":")[1] in regels


# -- what it does -------------------------------------------------------------------------


class Naspel:
    """The own services of the file, played on this computer instead of in containers."""

    def __init__(self, map_: Path, database_url: str, redis_url: str) -> None:
        self.map, self.poort = map_, net.vrije_poort()
        self.stapel = ExitStack()
        waarden = {
            "WMO_HOSTNAMEN": "wmo.voorbeeld.example, wmo.ander.example",
            "WMO_AFZENDER": "portaal@voorbeeld.example",
            "DATABASE_WACHTWOORD": "d",
            "REDIS_WACHTWOORD": "r",
            "EMAIL_URL": f"smtp://127.0.0.1:{net.vrije_poort()}",
        }
        self.omgeving = {n: vul_in(str(w), waarden) for n, w in DIENSTEN["web"]["environment"].items()}
        self.omgeving |= {"DATABASE_URL": database_url, "REDIS_URL": redis_url}
        self.omgeving = {naam: self.hier(waarde) for naam, waarde in self.omgeving.items()}
        # What the image sets, and nothing else of this computer.
        self.omgeving["PATH"] = f"{Path(sys.executable).parent}:/usr/bin:/bin"
        self.omgeving["DJANGO_SETTINGS_MODULE"] = "wmo_portal.settings"

    def hier(self, tekst: str) -> str:
        """A path or port of the container, as it is called here."""
        tekst = tekst.replace("/var/lib/wmo", str(self.map)).replace("/run/secrets", str(self.map))
        return tekst.replace("0.0.0.0:8000", f"127.0.0.1:{self.poort}").replace(":8000/", f":{self.poort}/")

    def woorden(self, ruw: list[str]) -> list[str]:
        return [self.hier(vul_in(woord, {})) for woord in ruw]

    def start(self, dienst: str) -> subprocess.Popen[bytes]:
        with (self.map / f"{dienst}.log").open("wb") as log:
            kind = subprocess.Popen(
                self.woorden(DIENSTEN[dienst]["command"]),
                cwd=WORTEL,
                env=self.omgeving,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.stapel.callback(self._einde, kind)
        return kind

    @staticmethod
    def _einde(kind: subprocess.Popen[bytes]) -> None:
        kind.terminate()
        try:
            kind.wait(20)
        finally:
            proces.sein(proces.groep(kind.pid), proces.signal.SIGKILL)
            kind.wait(5)

    def gezond(self, dienst: str) -> bool:
        soort, *rest = DIENSTEN[dienst]["healthcheck"]["test"]
        woorden = self.woorden(rest)
        klaar = subprocess.run(
            ["sh", "-c", *woorden] if soort == "CMD-SHELL" else woorden,
            cwd=WORTEL,
            env=self.omgeving,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
        return klaar.returncode == 0

    def log(self, dienst: str) -> str:
        return (self.map / f"{dienst}.log").read_text()[-3000:]

    def wacht(self, dienst: str, kind: subprocess.Popen[bytes], voorwaarde: Callable[[], bool]) -> None:
        eind = time.monotonic() + 120
        while not voorwaarde():
            assert kind.poll() is None, self.log(dienst)
            assert time.monotonic() < eind, self.log(dienst)
            time.sleep(0.3)


@pytest.fixture
def naspel(tmp_path: Path) -> Iterator[Naspel]:
    """An empty database of its own on the server of the test run, and a Redis of its own."""
    naam, delen = f"compose_{os.getpid()}", urlsplit(os.environ["DATABASE_URL"])
    redis = Redis(tmp_path / "r", omgeving={})
    verbinding = psycopg2.connect(urlunsplit(delen._replace(path="/postgres")))
    verbinding.autocommit = True
    for map_ in ("media", "post", "beat"):
        (tmp_path / map_).mkdir()
    maak_sleutels(tmp_path / "sleutels")
    try:
        with verbinding.cursor() as cursor:
            cursor.execute(f"create database {naam}")
            redis.start()
            spel = Naspel(tmp_path, urlunsplit(delen._replace(path=f"/{naam}")), redis.url())
            with spel.stapel:
                yield spel
            cursor.execute(f"drop database {naam} with (force)")
    finally:
        redis.verwijder()
        verbinding.close()


@pytest.mark.keten
@pytest.mark.xdist_group("keten")
def test_de_opdrachten_draaien_en_worden_gezond(naspel: Naspel) -> None:
    assert not naspel.gezond("migratie")
    migratie = naspel.start("migratie")
    assert migratie.wait(300) == 0, naspel.log("migratie")
    assert naspel.gezond("migratie")
    kinderen = {}
    for dienst in ("web", "worker", "beat"):
        assert not naspel.gezond(dienst), dienst
        kinderen[dienst] = naspel.start(dienst)
    for dienst, kind in kinderen.items():
        naspel.wacht(dienst, kind, lambda dienst=dienst: naspel.gezond(dienst))
    time.sleep(1)
    assert [dienst for dienst, kind in kinderen.items() if kind.poll() is not None] == []
