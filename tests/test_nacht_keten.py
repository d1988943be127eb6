"""A night that is killed halfway, and a batch of letters that is: nothing lost, nothing twice, and it shows."""

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import psycopg2
import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from beschikkingen.models import Aanvraag
from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in
from meldingen import klok
from meldingen.models import (
    Document,
    Gebeurtenis,
    Gebruiker,
    Gemeente,
    Melding,
    Nachtrun,
    Signaal,
    Taak,
    Termijn,
    Uitgaand,
)
from meldingen.services import nacht
from meldingen.services.documenten import lees
from meldingen.services.uitgaand import verwerk_alles
from meldingen.tasks import nachtcontrole
from tests.bouwers import maak_melding, middag, voorzieningsoort
from tests.keten.werker import Werker, _database_url, wacht_tot
from wmo_portal.lokaal.net import vrije_poort

pytestmark = [
    pytest.mark.keten,
    pytest.mark.xdist_group("keten"),
    pytest.mark.django_db(transaction=True),
]
WORTEL = Path(__file__).parents[1]
ZAKEN, HALVERWEGE = 40, 17
BRIEFZAKEN = 5
LATER = timedelta(minutes=3)
GELUKT = re.compile(rb"nachtcontrole\[[^]]+\] succeeded")


@pytest.fixture
def slot(db: None) -> Iterator[psycopg2.extensions.connection]:
    """A second connection; the row it holds, holds up the process until `rollback`."""
    d = connection.settings_dict
    lijn = psycopg2.connect(
        dbname=d["NAME"], host=d["HOST"], port=d["PORT"] or None, user=d["USER"], password=d["PASSWORD"] or None
    )
    yield lijn
    lijn.close()


def houd_vast(slot: psycopg2.extensions.connection, melding: int) -> None:
    """Nobody can lock this case to act on it; rows that point to it can still be added."""
    with slot.cursor() as cursor:
        cursor.execute("SELECT id FROM meldingen_melding WHERE id = %s FOR NO KEY UPDATE", [melding])


def proces(settings: Settings, *opdracht: str) -> subprocess.Popen[bytes]:
    """A process of its own on the database, the post folder and the media of this test."""
    return subprocess.Popen(
        [sys.executable, *opdracht],
        cwd=WORTEL,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "wmo_portal.settings",
            "DATABASE_URL": _database_url(),
            "WMO_POSTMAP": str(settings.POSTMAP),
            "WMO_MEDIA": str(settings.MEDIA_ROOT),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def dood_halverwege(loopt: subprocess.Popen[bytes], slot: psycopg2.extensions.connection) -> None:
    """Wait until it stands before the row that is held, kill it, and wait until its transaction is undone."""

    def staat_te_wachten() -> bool:
        assert loopt.poll() is None, (loopt.stdout.read() if loopt.stdout else b"").decode()
        return bool(_tel("Lock", slot))

    wacht_tot(staat_te_wachten, "het proces wacht op de zaak die wordt vastgehouden")
    loopt.send_signal(signal.SIGKILL)
    assert loopt.wait(10) == -signal.SIGKILL
    slot.rollback()
    wacht_tot(lambda: not _tel(None, slot), "de verbinding van het gedode proces is weg")


def _tel(staat: str | None, slot: psycopg2.extensions.connection) -> int:
    """How many others are connected to this database, waiting for this (None: for anything or nothing)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid NOT IN (pg_backend_pid(), %s)"
            " AND (%s::text IS NULL OR wait_event_type = %s)",
            [slot.info.backend_pid, staat, staat],
        )
        return cursor.fetchone()[0]


# --- the night ------------------------------------------------------------------------------------


@pytest.fixture
def te_activeren(voorbeeld: Gemeente, dag: date) -> list[int]:
    """Cases with an aanvraag that came too early: the night makes each of them valid, one by one."""
    gemeente, soorten = voorbeeld, (voorzieningsoort(voorbeeld),)
    zaken = []
    for nummer in range(ZAKEN):
        melding = maak_melding(gemeente, op=dag)
        nieuw = NieuweAanvraag(Aanvraag.Soort.FORMULIER, dag, dag, f"keten:{nummer}", soorten)
        dien_aanvraag_in(melding, nieuw, op=dag, door=None)
        zaken.append(melding.pk)
    Uitgaand.objects.all().delete()  # what happens to letters is for the other test
    return zaken


def geldig() -> int:
    return Aanvraag.objects.filter(rol=Aanvraag.Rol.LEIDEND).count()


@pytest.mark.regel("A-04", "T-43")
def test_een_gedode_nacht_verliest_niets_en_doet_niets_dubbel(
    te_activeren: list[int], slot: psycopg2.extensions.connection, tmp_path: Path, beheerder: Gebruiker
) -> None:
    op = klok.vandaag()
    houd_vast(slot, te_activeren[HALVERWEGE])
    with draaiende_werker(tmp_path / "een") as eerste:
        nachtcontrole.delay()
        wacht_tot(lambda: bool(_tel("Lock", slot)), "de nacht wacht op de zaak die wordt vastgehouden")
        eerste.dood()
    slot.rollback()
    wacht_tot(lambda: not _tel(None, slot), "de verbinding van de gedode worker is weg")

    # Half of the work is done, and whole: an aanvraag that is valid, has its clock.
    assert geldig() == HALVERWEGE == Termijn.objects.filter(soort=Termijn.Soort.BESLUIT).count()
    assert not Signaal.objects.exists()
    afgebroken = Nachtrun.objects.get()
    assert (afgebroken.datum, afgebroken.klaar_op, afgebroken.is_gelukt) == (op, None, False)
    assert not nacht.controleer_nacht(op=op)
    assert Taak.objects.filter(titel="De nachtcontrole brak af").exists()
    bezoeker = Client()
    bezoeker.force_login(beheerder)
    assert "Afgebroken" in bezoeker.get("/beheer/nachtruns/").content.decode()

    # The lock went with the process: the task of the next hour begins at once and does the rest.
    with draaiende_werker(tmp_path / "twee") as tweede:
        for _ in range(2):
            nachtcontrole.delay()
        wacht_tot(lambda: len(GELUKT.findall(tweede.log.read_bytes())) == 2, "beide taken zijn klaar")
    assert nacht.is_gelukt(op=op)
    assert Nachtrun.objects.count() == 2  # the third task saw that the night had succeeded
    assert geldig() == ZAKEN
    per_zaak = Counter(Gebeurtenis.objects.filter(code="TR-21").values_list("melding", flat=True))
    assert per_zaak == Counter(te_activeren)
    klokken = Counter(Termijn.objects.filter(soort=Termijn.Soort.BESLUIT).values_list("melding", flat=True))
    assert klokken == Counter(te_activeren)
    alarmen = Signaal.objects.filter(termijn__soort=Termijn.Soort.ONDERZOEK, is_alarm=True)
    assert Counter(alarmen.values_list("melding", flat=True)) == Counter(te_activeren)

    derde = nacht.draai(op=op, nu=lambda: middag(op))
    assert (set(derde.tellingen.values()), derde.fouten) == ({0}, [])


@contextmanager
def draaiende_werker(map_: Path) -> Iterator[Werker]:
    """A real worker that takes tasks; gone at the end, one way or the other."""
    map_.mkdir()
    werker = Werker(map_, vrije_poort())
    try:
        werker.klaar()
        yield werker
    finally:
        werker.stop()


def test_zolang_een_nacht_loopt_begint_er_geen_tweede(
    te_activeren: list[int], slot: psycopg2.extensions.connection, settings: Settings
) -> None:
    op = Termijn.objects.filter(soort=Termijn.Soort.ONDERZOEK).first().uiterste_datum + timedelta(days=1)
    houd_vast(slot, te_activeren[HALVERWEGE])
    eerste = proces(settings, "manage.py", "nachtcontrole", f"--datum={op}")
    wacht_tot(lambda: bool(_tel("Lock", slot)), "de eerste nacht wacht")
    tweede = proces(settings, "manage.py", "nachtcontrole", f"--datum={op}")
    uitvoer, _ = tweede.communicate(timeout=60)
    assert tweede.returncode == 1
    assert "Er loopt al een nachtcontrole" in uitvoer.decode()
    slot.rollback()
    assert eerste.wait(60) == 0
    assert (geldig(), Nachtrun.objects.count()) == (ZAKEN, 1)


# --- the letters ----------------------------------------------------------------------------------

VERSTUUR = """
import django
django.setup()
from meldingen import klok
from meldingen.services.uitgaand import verwerk_alles
from meldingen.tasks import nachtcontrole, verwerk_uitgaand
print(verwerk_alles(op=klok.vandaag(), nu=klok.nu))
"""


def test_een_gedode_stapel_brieven_gaat_precies_een_keer_de_deur_uit(
    voorbeeld: Gemeente, slot: psycopg2.extensions.connection, settings: Settings
) -> None:
    vandaag = klok.vandaag()
    zaken = [maak_melding(voorbeeld, op=vandaag).pk for _ in range(BRIEFZAKEN)]
    midden = zaken[BRIEFZAKEN // 2]
    houd_vast(slot, midden)  # the confirmation locks its case when it has been laid down
    dood_halverwege(proces(settings, "-c", VERSTUUR), slot)

    eerder = {pad.name: pad.read_bytes() for pad in settings.POSTMAP.iterdir()}
    assert f"D-01_{midden}.pdf" in eerder
    assert not Document.objects.filter(melding=midden, soort="D-01").exists()
    weg = Document.objects.count()
    assert 0 < weg < 2 * BRIEFZAKEN
    assert verwerk_alles(op=vandaag, nu=lambda: klok.nu() + LATER) == 2 * BRIEFZAKEN - weg

    assert sorted(pad.name for pad in settings.POSTMAP.iterdir()) == sorted(
        f"{soort}_{pk}.pdf" for pk in zaken for soort in ("D-01", "D-43")
    )
    for document in Document.objects.all():
        inhoud = (settings.POSTMAP / f"{document.soort}_{document.melding_id}.pdf").read_bytes()
        assert inhoud == lees(document)
        # What already lay in the folder was laid down again as the very same letter.
        assert eerder.get(f"{document.soort}_{document.melding_id}.pdf", inhoud) == inhoud
    assert Counter(Document.objects.values_list("melding", "soort")) == Counter(
        (pk, soort) for pk in zaken for soort in ("D-01", "D-43")
    )
    bevestigd = Gebeurtenis.objects.filter(code="TR-03").values_list("melding", flat=True)
    assert Counter(bevestigd) == Counter(zaken)
    assert set(Melding.objects.values_list("bevestigd_op", flat=True)) == {vandaag}
    assert verwerk_alles(op=vandaag, nu=lambda: klok.nu() + LATER) == 0
