"""The servers of a demo or test run: they start, survive a kill -9, and leave nothing behind."""

import json
import os
import shutil
import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from wmo_portal.lokaal import LokaalFout, Postgres, Redis, maak_sleutels, net, plek, proces, waker
from wmo_portal.lokaal.proef import GEERFD

WORTEL = Path(__file__).resolve().parents[1]
PG15 = Path("/usr/lib/postgresql/15/bin")


def postgres(map_: Path, binaries: Path | None = None) -> Postgres:
    """An own server, whatever DATABASE_URL says."""
    return Postgres(map_, binaries, instellingen={"fsync": "off"}, omgeving={})


def vraag(server: Postgres, sql: str, database: str = "wmo") -> object:
    """One value from one query over a fresh connection."""
    verbinding = psycopg2.connect(server.url(database), connect_timeout=5)
    try:
        verbinding.autocommit = True
        with verbinding.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        verbinding.close()


def kale_omgeving() -> dict[str, str]:
    """The environment without what the test run itself put there."""
    eigen = ("WMO_", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "PYTEST_", "DJANGO_", GEERFD)
    return {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(eigen)}


def resten(map_: Path, *tekens: str) -> list[tuple[int, list[str]]]:
    """Living processes that name this folder in their command or their environment."""
    gevonden = []
    for pid, woorden in proces.alle():
        try:
            omgeving = Path(f"/proc/{pid}/environ").read_bytes()
        except OSError:
            omgeving = b""
        zichtbaar = " ".join(woorden) + omgeving.decode(errors="replace")
        if pid != os.getpid() and any(teken in zichtbaar for teken in (str(map_), *tekens)):
            gevonden.append((pid, woorden))
    return gevonden


@pytest.fixture
def pg(tmp_path: Path) -> Iterator[Postgres]:
    server = postgres(tmp_path / "staat")
    try:
        server.start()
        server.maak_database("wmo")
        yield server
    finally:
        server.verwijder()


# -- PostgreSQL ---------------------------------------------------------------------------


def test_start_stop_en_weer_start(pg: Postgres) -> None:
    assert vraag(pg, "select lower('É') || current_setting('max_connections')") == "é300"
    vraag(pg, "create table proef as select 7 as x")
    pg.start()  # already running: nothing happens
    pg.stop()
    assert not pg.draait()
    pg.start()
    assert vraag(pg, "select x from proef") == 7


def test_luistert_alleen_op_een_socket_in_een_gesloten_map(pg: Postgres) -> None:
    assert vraag(pg, "select current_setting('listen_addresses')") == ""
    assert pg.socketmap.stat().st_mode & 0o777 == 0o700
    assert pg.data.stat().st_mode & 0o077 == 0


def test_herstelt_na_kill_9(pg: Postgres) -> None:
    vraag(pg, "create table proef as select 7 as x")
    hoofd = int((pg.data / "postmaster.pid").read_text().split()[0])
    os.kill(hoofd, signal.SIGKILL)
    assert proces.wacht_tot(lambda: not pg.draait(), 10)
    pg.start()
    assert vraag(pg, "select x from proef") == 7


def test_een_vreemd_proces_met_het_oude_nummer_houdt_niets_tegen(pg: Postgres) -> None:
    oud = (pg.data / "postmaster.pid").read_text()
    pg.stop()
    vreemde = subprocess.Popen(["sleep", "60"], user="nobody" if plek.is_root() else None)
    try:
        regels = [str(vreemde.pid), *oud.splitlines()[1:]]
        for bestand in (pg.data / "postmaster.pid", pg.socketmap / ".s.PGSQL.5432.lock"):
            bestand.write_text("\n".join(regels) + "\n")
        (pg.socketmap / ".s.PGSQL.5432").touch()
        assert not pg.draait()
        pg.stop()
        pg.start()
        assert pg.draait()
        assert vreemde.poll() is None  # nobody sent it anything
    finally:
        vreemde.kill()
        vreemde.wait()


def test_een_lang_pad_is_geen_bezwaar(tmp_path: Path) -> None:
    server = postgres(tmp_path / ("een lange map met spaties " * 4).strip() / "staat")
    rechten = tmp_path.stat().st_mode
    try:
        server.start()
        server.maak_database("wmo")
        assert vraag(server, "select 1") == 1
        assert tmp_path.stat().st_mode == rechten
    finally:
        server.verwijder()


def test_twee_mappen_zitten_elkaar_niet_in_de_weg(pg: Postgres, tmp_path: Path) -> None:
    tweede = postgres(tmp_path / "kopie")
    shutil.copytree(pg.map, tweede.map, ignore=shutil.ignore_patterns("s", "pg"))
    try:
        tweede.start()
        tweede.maak_database("wmo")
        vraag(tweede, "create table alleen_hier ()")
        assert vraag(pg, "select to_regclass('alleen_hier')") is None
        tweede.stop()
        assert pg.draait()
    finally:
        tweede.verwijder()


def test_een_verplaatste_map_houdt_zijn_kenmerk(tmp_path: Path) -> None:
    kenmerk = plek.kenmerk(tmp_path / "a")
    (tmp_path / "a").rename(tmp_path / "b")
    assert plek.kenmerk(tmp_path / "b") == kenmerk
    shutil.copytree(tmp_path / "b", tmp_path / "c")
    assert plek.kenmerk(tmp_path / "c") != kenmerk


def test_wie_zijn_map_weggooit_begint_opnieuw(pg: Postgres) -> None:
    if not plek.is_root():
        pytest.skip("zonder root staan de gegevens in de map zelf")
    oude_plek = pg.basis
    shutil.rmtree(pg.map)
    pg.start()
    assert pg.basis != oude_plek
    assert not oude_plek.exists()
    assert vraag(pg, "select count(*) from pg_database where datname = 'wmo'", "postgres") == 0


def test_andermans_plek_wordt_niet_vertrouwd(tmp_path: Path) -> None:
    doel = plek.pad(tmp_path)
    doel.symlink_to(tmp_path)
    try:
        with pytest.raises(LokaalFout, match="niet van deze gebruiker"):
            plek.open_plek(tmp_path)
    finally:
        doel.unlink()


def test_met_database_url_start_er_niets(tmp_path: Path) -> None:
    server = Postgres(tmp_path, omgeving={"DATABASE_URL": "postgresql://a:b@127.0.0.1:1/wmo?sslmode=disable"})
    assert server.url("ander") == "postgresql://a:b@127.0.0.1:1/ander?sslmode=disable"
    with pytest.raises(LokaalFout, match="DATABASE_URL"):
        server.start()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not PG15.exists(), reason="PostgreSQL 15 is hier niet geïnstalleerd")
def test_ook_met_postgresql_15(tmp_path: Path) -> None:
    server = postgres(tmp_path, PG15)
    try:
        server.start()
        assert str(vraag(server, "show server_version", "postgres")).startswith("15")
        assert vraag(server, "select lower('É')", "postgres") == "é"
        server.stop()
        with pytest.raises(LokaalFout, match="demo-schoon"):
            postgres(tmp_path).start()
    finally:
        server.verwijder()


# -- Redis, mail, keys --------------------------------------------------------------------


def test_redis_houdt_zijn_adres_en_wijkt_voor_een_vreemde(tmp_path: Path) -> None:
    server = Redis(tmp_path, omgeving={})
    try:
        server.start()
        eerste = server.url()
        server.stop()
        assert not server.draait()
        server.start()
        assert server.url() == eerste
        server.stop()
        with socket.create_server(("127.0.0.1", int(eerste.rpartition(":")[2].split("/")[0]))):
            server.start()
            assert server.draait()
            assert server.url() != eerste
    finally:
        server.verwijder()
    assert resten(tmp_path) == []


def test_redis_herstelt_na_kill_9(tmp_path: Path) -> None:
    server = Redis(tmp_path, omgeving={})
    try:
        server.start()
        os.kill(int((tmp_path / "redis" / "pid").read_text().split()[0]), signal.SIGKILL)
        assert proces.wacht_tot(lambda: not server.draait(), 5)
        server.start()
        assert server.draait()
    finally:
        server.verwijder()


def test_zonder_redis_staat_er_wat_te_doen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wmo_portal.lokaal.redis.shutil.which", lambda naam: None)
    monkeypatch.setattr("wmo_portal.lokaal.redis.PAKKET", "bestaat_niet")
    with pytest.raises(LokaalFout, match="apt-get install redis-server"):
        Redis(tmp_path, omgeving={}).start()


def test_postbus_bewaart_elk_bericht(tmp_path: Path) -> None:
    poort = net.vrije_poort()
    woorden = [sys.executable, "-m", "wmo_portal.lokaal", "mailbak", str(poort), str(tmp_path / "mail")]
    with subprocess.Popen(woorden, cwd=WORTEL) as bak:
        assert proces.wacht_tot(lambda: net.luistert(poort), 20)
        with smtplib.SMTP("127.0.0.1", poort, timeout=10) as lijn:
            for onderwerp in ("een", "twee"):
                lijn.sendmail("a@voorbeeld.example", ["b@voorbeeld.example"], f"Subject: {onderwerp}\r\n\r\nDag\r\n")
        bak.terminate()
    berichten = [bericht.read_text() for bericht in sorted((tmp_path / "mail").glob("*.eml"))]
    assert [("Subject: een" in b, "Subject: twee" in b) for b in berichten] == [(True, False), (False, True)]


def test_sleutels_worden_een_keer_gemaakt(tmp_path: Path) -> None:
    bestand = maak_sleutels(tmp_path / "x" / "sleutels.json")
    inhoud = bestand.read_text()
    assert bestand.stat().st_mode & 0o777 == 0o600
    assert maak_sleutels(bestand).read_text() == inhoud
    assert set(json.loads(inhoud)) == {"versleuteling", "index", "django"}
    assert [p.name for p in bestand.parent.iterdir()] == ["sleutels.json"]


# -- leaving nothing behind ---------------------------------------------------------------


@pytest.mark.keten
@pytest.mark.xdist_group("keten")
def test_de_waker_ruimt_op_na_kill_9(tmp_path: Path) -> None:
    code = (
        "import os, time; from pathlib import Path; from wmo_portal.lokaal import *; "
        "from wmo_portal.lokaal.proef import Proefopstelling; p = Proefopstelling(); p.begin(); "
        "print(p.map, Postgres(p.map, omgeving={}).data, flush=True); time.sleep(600)"
    )
    omgeving = kale_omgeving() | {"TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=WORTEL, env=omgeving, stdout=subprocess.PIPE, text=True
    ) as ouder:
        map_, data = (ouder.stdout.readline() if ouder.stdout else "").split()
        assert resten(Path(map_), data)
        ouder.kill()
    assert proces.wacht_tot(lambda: not resten(Path(map_), data) and not Path(map_).exists(), 40)
    assert not Path(data).exists()


class Demo:
    """The supervisor as `make demo` starts it, in a folder of its own."""

    def __init__(self, map_: Path) -> None:
        self.uitvoer = map_.parent / "uitvoer"
        with self.uitvoer.open("w") as uit:
            self.kind = subprocess.Popen(
                [sys.executable, "-m", "wmo_portal.demo", "--map", str(map_)],
                cwd=WORTEL,
                env=kale_omgeving() | {"POORT": str(net.vrije_poort())},
                stdin=subprocess.DEVNULL,
                stdout=uit,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def tekst(self) -> str:
        return self.uitvoer.read_text()

    def wacht_op(self, tekst: str, seconden: float = 240) -> None:
        eind = time.monotonic() + seconden
        while tekst not in self.tekst():
            assert self.kind.poll() is None, self.tekst()
            assert time.monotonic() < eind, self.tekst()
            time.sleep(0.2)

    def adres(self) -> str:
        return next(woord for woord in self.tekst().split() if woord.startswith("http://127.0.0.1:"))


@pytest.mark.keten
@pytest.mark.xdist_group("keten")
def test_demo_laat_niets_achter(tmp_path: Path) -> None:
    """Ctrl-C, then a second run on the same data that loses a child and is killed itself."""
    map_ = tmp_path / "staat"
    server = postgres(map_)
    data = str(server.data)
    try:
        demo = Demo(map_)
        demo.wacht_op("Stoppen: Ctrl-C")
        assert net.antwoordt(f"{demo.adres()}gezond/")
        os.kill(demo.kind.pid, signal.SIGINT)
        assert demo.kind.wait(60) == 0, demo.tekst()
        assert resten(map_, data) == []

        demo = Demo(map_)
        demo.wacht_op("Stoppen: Ctrl-C")
        groepen = json.loads((map_ / waker.GROEPEN).read_text())
        os.kill(groepen[-1][0], signal.SIGKILL)
        demo.wacht_op("is omgevallen", 30)
        demo.kind.kill()
        demo.kind.wait()
        assert proces.wacht_tot(lambda: not resten(map_, data), 60), resten(map_, data)
    finally:
        waker.stop_alles(map_, weg=True)
