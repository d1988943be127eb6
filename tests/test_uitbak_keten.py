"""The outbox with its surroundings: a worker that is killed, a broker that is gone, a mail server that doubts."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from email import message_from_bytes
from pathlib import Path

import psycopg2
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connection

from meldingen import klok
from meldingen.brieven.controle import controleer_pdf
from meldingen.models import Document, Gebeurtenis, Gemeente, Melding, Uitgaand
from meldingen.services.documenten import lees
from meldingen.services.uitgaand import verwerk_alles, wek_worker
from meldingen.tasks import verwerk_uitgaand
from tests.bouwers import clientgegevens, maak_melding
from tests.keten.werker import Werker, _database_url, wacht_tot
from wmo_portal.lokaal import Redis
from wmo_portal.lokaal.net import vrije_poort

pytestmark = [
    pytest.mark.keten,
    pytest.mark.xdist_group("keten"),
    pytest.mark.django_db(transaction=True),
]
LATER = timedelta(minutes=3)  # longer than a worker may hold a row


class Postkantoor:
    """A mail server that keeps what it accepts; `bij_aanname` runs before it says yes."""

    def __init__(self) -> None:
        self.ontvangen: list[bytes] = []
        self.bij_aanname: Callable[[], None] = lambda: None

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        self.ontvangen.append(envelope.content)
        self.bij_aanname()
        return "250 Aangenomen"

    @property
    def kenmerken(self) -> list[str]:
        return [str(message_from_bytes(ruw)["Message-ID"]) for ruw in self.ontvangen]


@pytest.fixture
def postkantoor() -> Iterator[tuple[int, Postkantoor]]:
    kantoor, poort = Postkantoor(), vrije_poort()
    server = Controller(kantoor, hostname="127.0.0.1", port=poort)
    server.start()
    yield poort, kantoor
    server.stop()


@pytest.fixture
def werkers(tmp_path: Path, postkantoor: tuple[int, Postkantoor]) -> Iterator[Callable[[], Werker]]:
    """Starts a worker that is ready; all are ended before the database is emptied."""
    begonnen: list[Werker] = []

    def start() -> Werker:
        map_ = tmp_path / f"werker{len(begonnen)}"
        map_.mkdir()
        begonnen.append(Werker(map_, postkantoor[0]))
        begonnen[-1].klaar()
        return begonnen[-1]

    yield start
    for werker in begonnen:
        werker.stop()


@pytest.fixture
def slot(db: None) -> Iterator[psycopg2.extensions.connection]:
    """A second connection on the same database; what it locks, holds up the worker until `rollback`."""
    d = connection.settings_dict
    lijn = psycopg2.connect(
        dbname=d["NAME"], host=d["HOST"], port=d["PORT"] or None, user=d["USER"], password=d["PASSWORD"] or None
    )
    yield lijn
    lijn.close()


def houd_vast(slot: psycopg2.extensions.connection, tabel: str) -> None:
    """Reading and locking rows goes on; writing to the table waits."""
    with slot.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {tabel} IN SHARE MODE")


def wacht_op_slot(tabel: str) -> None:
    """Until somebody stands in line to write to the table."""

    def wacht_er_een() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = %s::regclass", [tabel])
            return bool(cursor.fetchone()[0])

    wacht_tot(wacht_er_een, f"iemand wacht op {tabel}")


def dood(werker: Werker, slot: psycopg2.extensions.connection) -> None:
    """As by the kernel when memory is short: no goodbye. Then let go, until its transaction is undone."""
    werker._proces.send_signal(signal.SIGKILL)
    werker._proces.wait(10)
    slot.rollback()
    wacht_tot(lambda: not _vreemden(slot), "de verbinding van de gedode worker is weg")


def _vreemden(slot: psycopg2.extensions.connection) -> int:
    """Connections to this database that are not of the test."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid NOT IN (pg_backend_pid(), %s)",
            [slot.info.backend_pid],
        )
        return cursor.fetchone()[0]


def minuten_later() -> int:
    """What the minute task does once the hold on the rows has ended."""
    return verwerk_alles(op=klok.vandaag(), nu=lambda: klok.nu() + LATER)


def nieuwe_melding(**anders: object) -> Melding:
    return maak_melding(op=klok.vandaag(), client=clientgegevens(**anders))


def brieven_in(map_: Path) -> list[str]:
    return sorted(pad.name for pad in map_.iterdir()) if map_.exists() else []


# --- a worker that works, and one that dies -------------------------------------------------------


@pytest.mark.regel("M-07", "M-24")
def test_een_echte_worker_leegt_de_uitbak(
    voorbeeld: Gemeente, werkers: Callable[[], Werker], postkantoor: tuple[int, Postkantoor], settings
) -> None:
    werker = werkers()
    melding = nieuwe_melding(email="anna@voorbeeld.example")
    werker.leeg()
    assert brieven_in(settings.POSTMAP) == [f"D-01_{melding.pk}.pdf", f"D-43_{melding.pk}.pdf"]
    for document in Document.objects.filter(melding=melding):
        inhoud = (settings.POSTMAP / f"{document.soort}_{melding.pk}.pdf").read_bytes()
        assert inhoud == lees(document)
        assert controleer_pdf(inhoud) == []
    [ruw] = postkantoor[1].ontvangen
    assert b"anna@voorbeeld.example" in ruw
    assert set(Uitgaand.objects.values_list("poging", "twijfel", "fout")) == {(1, False, "")}
    melding.refresh_from_db()
    assert melding.bevestigd_op == klok.vandaag()
    assert verwerk_uitgaand() == 0


def test_een_gedode_worker_laat_de_brief_precies_een_keer_weggaan(
    voorbeeld: Gemeente, werkers: Callable[[], Werker], slot: psycopg2.extensions.connection, settings
) -> None:
    werker = werkers()
    houd_vast(slot, "meldingen_document")
    melding = nieuwe_melding()
    wacht_op_slot("meldingen_document")
    dood(werker, slot)

    assert brieven_in(settings.POSTMAP) == []
    assert not Document.objects.exists()
    eerste = Uitgaand.objects.order_by("pk").first()
    assert (eerste.poging, eerste.klaar_op, eerste.fout) == (1, None, "")
    assert minuten_later() == 2
    assert brieven_in(settings.POSTMAP) == [f"D-01_{melding.pk}.pdf", f"D-43_{melding.pk}.pdf"]
    assert Document.objects.count() == 2
    assert Gebeurtenis.objects.filter(melding=melding, code="TR-03").count() == 1
    eerste.refresh_from_db()
    assert (eerste.poging, eerste.twijfel) == (2, True)
    assert minuten_later() == 0


def test_een_worker_gedood_na_het_neerleggen_van_de_brief_legt_dezelfde_brief_neer(
    voorbeeld: Gemeente, werkers: Callable[[], Werker], slot: psycopg2.extensions.connection, settings
) -> None:
    """The PDF lies in the folder, the commit never came: the second try lays down the same file."""
    melding = nieuwe_melding()
    houd_vast(slot, "meldingen_gebeurtenis")  # TR-03 is written after the letter was laid down
    werker = werkers()
    wek_worker()
    wacht_op_slot("meldingen_gebeurtenis")
    dood(werker, slot)

    pad = settings.POSTMAP / f"D-01_{melding.pk}.pdf"
    eerste = pad.read_bytes()
    assert not Document.objects.filter(soort="D-01").exists()
    assert minuten_later() == 1
    assert brieven_in(settings.POSTMAP) == [f"D-01_{melding.pk}.pdf", f"D-43_{melding.pk}.pdf"]
    assert pad.read_bytes() == eerste == lees(Document.objects.get(soort="D-01"))


def test_gedood_nadat_de_mailserver_ja_zei_geeft_dezelfde_message_id_en_twijfel(
    voorbeeld: Gemeente,
    werkers: Callable[[], Werker],
    postkantoor: tuple[int, Postkantoor],
    slot: psycopg2.extensions.connection,
) -> None:
    _, kantoor = postkantoor
    werker = werkers()
    # The moment before 'yes': from now on the worker cannot write that the mail has left.
    kantoor.bij_aanname = lambda: houd_vast(slot, "meldingen_uitgaand")
    melding = nieuwe_melding(email="anna@voorbeeld.example")
    wacht_op_slot("meldingen_uitgaand")
    dood(werker, slot)
    kantoor.bij_aanname = lambda: None

    rij = Uitgaand.objects.get(soort="mail")
    assert len(kantoor.ontvangen) == 1
    assert (rij.klaar_op, rij.poging, rij.twijfel) == (None, 1, False)
    Uitgaand.objects.update(niet_voor=None)
    tweede = werkers()
    wek_worker()
    tweede.leeg()
    rij.refresh_from_db()
    assert len(kantoor.ontvangen) == 2
    assert len(set(kantoor.kenmerken)) == 1
    assert kantoor.kenmerken[0].endswith("@voorbeeld.example>")
    assert (rij.poging, rij.twijfel) == (2, True)
    assert melding.nummer.encode() in kantoor.ontvangen[1]


def test_een_mailserver_die_weigert_houdt_de_brieven_niet_tegen(
    voorbeeld: Gemeente, werkers: Callable[[], Werker], postkantoor: tuple[int, Postkantoor], settings
) -> None:
    _, kantoor = postkantoor
    weigeringen: list[int] = []

    def weiger() -> None:
        weigeringen.append(1)
        raise RuntimeError("vol")  # aiosmtpd answers 500

    kantoor.bij_aanname = weiger
    werkers()
    melding = nieuwe_melding(email="anna@voorbeeld.example")
    wacht_tot(lambda: Uitgaand.objects.exclude(fout="").exists(), "de weigering staat bij de rij")
    wacht_tot(lambda: Uitgaand.objects.filter(klaar_op=None).count() == 1, "de brieven zijn weg")
    rij = Uitgaand.objects.get(klaar_op=None)
    assert (rij.soort, rij.fout, rij.twijfel) == ("mail", "SMTPDataError", False)
    assert rij.niet_voor > klok.nu()
    assert len(brieven_in(settings.POSTMAP)) == 2

    kantoor.bij_aanname = lambda: None
    Uitgaand.objects.update(niet_voor=None)
    wek_worker()
    wacht_tot(lambda: not Uitgaand.objects.filter(klaar_op=None).exists(), "de mail is alsnog weg")
    assert len(set(kantoor.kenmerken)) == 1
    assert melding.nummer.encode() in kantoor.ontvangen[-1]
    assert weigeringen == [1]


# --- a broker that is gone ------------------------------------------------------------------------

REGISTREER = """
import logging
import django
django.setup()
logging.basicConfig(level=logging.WARNING, force=True)
import time
from meldingen import klok
from tests.bouwers import maak_melding
begin = time.monotonic()
melding = maak_melding(op=klok.vandaag())
print(melding.pk, time.monotonic() - begin)
"""


def test_zonder_broker_slaagt_de_handeling_en_gaat_de_brief_met_de_minuuttaak(
    voorbeeld: Gemeente, tmp_path: Path, settings
) -> None:
    broker = Redis(tmp_path / "broker", omgeving={})
    broker.start()
    adres = broker.url()
    broker.stop()
    try:
        uitvoer = _draai(REGISTREER, REDIS_URL=adres)
    finally:
        broker.verwijder()
    sleutel, duur = uitvoer.stdout.split()
    melding = Melding.objects.get(pk=sleutel)
    assert float(duur) < 3, "De inwoner wacht op een broker die er niet is."
    assert "De worker kon niet worden gewekt" in uitvoer.stderr
    assert Uitgaand.objects.filter(melding=melding, klaar_op=None).count() == 2
    assert brieven_in(settings.POSTMAP) == []
    assert verwerk_uitgaand() == 2
    assert brieven_in(settings.POSTMAP) == [f"D-01_{melding.pk}.pdf", f"D-43_{melding.pk}.pdf"]


def test_een_broker_die_zijn_berichten_verliest_verliest_geen_brief(
    voorbeeld: Gemeente, tmp_path: Path, postkantoor: tuple[int, Postkantoor], settings
) -> None:
    """The wake-up lies in a Redis that is thrown away; a worker on another one finds the row all the same."""
    broker = Redis(tmp_path / "broker", omgeving={})
    broker.start()
    try:
        uitvoer = _draai(REGISTREER, REDIS_URL=broker.url())
    finally:
        broker.verwijder()
    assert "gewekt" not in uitvoer.stderr
    assert Uitgaand.objects.filter(klaar_op=None).count() == 2
    werker = Werker(tmp_path, postkantoor[0])
    try:
        werker.klaar()
        wek_worker()  # the beat of the next minute
        werker.leeg()
    finally:
        werker.stop()
    assert len(brieven_in(settings.POSTMAP)) == 2


def test_een_worker_overleeft_een_herstart_van_de_broker(
    voorbeeld: Gemeente, werkers: Callable[[], Werker], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings
) -> None:
    """That a request does not wait for a broker must not mean that the worker gives up on it."""
    broker = Redis(tmp_path / "broker", omgeving={})
    broker.start()
    monkeypatch.setenv("REDIS_URL", broker.url())
    try:
        werker = werkers()
        broker.stop()
        wacht_tot(lambda: b"Trying again" in werker.log.read_bytes(), "de worker mist zijn broker")
        broker.start()
        assert broker.url() == os.environ["REDIS_URL"]
        wacht_tot(lambda: werker.log.read_bytes().count(b"Connected to redis") >= 2, "de worker is er weer")
        _draai(REGISTREER)
        werker.leeg()
    finally:
        broker.verwijder()
    assert len(brieven_in(settings.POSTMAP)) == 2


def _draai(code: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, on the database of this test."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "wmo_portal.settings",
            "DATABASE_URL": _database_url(),
            **omgeving,
        },
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )


def test_de_dag_van_verzenden_is_die_van_de_worker(voorbeeld: Gemeente, settings) -> None:
    """Registered yesterday, delivered today: the letter bears yesterday's date, the sending today's."""
    gisteren = klok.vandaag() - timedelta(days=1)
    melding = maak_melding(op=gisteren)
    assert verwerk_uitgaand() == 2
    document = Document.objects.get(melding=melding, soort="D-01")
    assert (document.op, document.verzonden_op) == (gisteren, klok.vandaag())
    assert isinstance(document.verzonden_op, date)
