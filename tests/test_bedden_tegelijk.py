"""Very many want the same few beds at once; and the database dies in the middle of it."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import psycopg2
import pytest

from logeerzorg.models import Bed, Locatie, Reservering, Saldo
from logeerzorg.services.reserveringen import plaats_optie
from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis, Gebruiker, Gemeente, Melding, Parameter
from tests.bouwers import maak_melding, middag
from tests.keten.werker import wacht_tot
from tests.tegelijk import tegelijk
from wmo_portal.lokaal import Postgres, proces

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten")]
OP = date(2026, 3, 2)
EERSTE = date(2026, 4, 1)
NACHTEN = 30
KLANTEN = 64
POGINGEN = 3
MAXIMUM = 15


# --- 64 clients, 8 beds, 30 nights ----------------------------------------------------------------


def boek(melding: Melding, bed: Bed, van: date, nachten: int, door: Gebruiker) -> Reservering:
    return plaats_optie(melding, bed, van, van + timedelta(days=nachten), nu=middag(OP), op=OP, door=door)


def acht_bedden() -> list[Bed]:
    linde = Locatie.objects.get(naam="Huis Linde")
    huis = Locatie.objects.create(
        organisatie=linde.organisatie, regio=linde.regio, naam="Acht", plaats="P", geldig_van=linde.geldig_van
    )
    return [Bed.objects.create(locatie=huis, naam=f"Bed {n}", geldig_van=linde.geldig_van) for n in range(8)]


def probeer(nummer: int, melding: Melding, bedden: list[Bed], door: Gebruiker) -> list[Reservering | Geweigerd]:
    """Some attempts of one client on beds and nights that the others want too; what each answered."""
    antwoorden: list[Reservering | Geweigerd] = []
    for poging in range(POGINGEN):
        nachten = 1 + (nummer + poging) % 4
        van = EERSTE + timedelta(days=(nummer * 7 + poging * 11) % (NACHTEN - nachten))
        try:
            antwoorden.append(boek(melding, bedden[(nummer * 3 + poging) % 8], van, nachten, door))
        except Geweigerd as fout:
            antwoorden.append(fout)
    return antwoorden


@pytest.mark.regel("L-14", "L-31")
@pytest.mark.django_db(transaction=True)
def test_vierenzestig_clienten_om_acht_bedden(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    """Of three clients one etmaal is left; each of them tries from two places at once."""
    Parameter.objects.filter(gemeente=voorbeeld, code="kv_weekmodus").update(waarde="GEEN")
    bedden = acht_bedden()
    meldingen = [maak_melding() for _ in range(KLANTEN)]
    aan_hun_maximum = meldingen[:3]
    for n, melding in enumerate(aan_hun_maximum):
        boek(melding, bedden[n], date(2026, 7, 1), MAXIMUM - 1, consulent)
    wie = [*meldingen, *aan_hun_maximum]

    gelukt, fouten = tegelijk(
        [lambda n=n, melding=melding: probeer(n, melding, bedden, consulent) for n, melding in enumerate(wie)]
    )

    assert fouten == []  # no deadlock and no error of the database comes out
    antwoorden = [antwoord for reeks in gelukt for antwoord in reeks]
    zinnen = [str(antwoord) for antwoord in antwoorden if isinstance(antwoord, Geweigerd)]
    assert all(zin.endswith(".") for zin in zinnen)
    assert any("maximum van 15" in zin for zin in zinnen)
    rijen = list(Reservering.objects.order_by("pk"))
    geboekt = {antwoord.pk for antwoord in antwoorden if isinstance(antwoord, Reservering)}
    assert geboekt == {rij.pk for rij in rijen if rij.aankomst < date(2026, 7, 1)}
    assert len(geboekt) + len(zinnen) == len(wie) * POGINGEN
    assert len(geboekt) > KLANTEN // 2
    overlappen = [
        (een, ander)
        for een, ander in combinations(rijen, 2)
        if (een.bed_id == ander.bed_id or een.client_id == ander.client_id)
        and een.aankomst < ander.vertrek
        and ander.aankomst < een.vertrek
    ]
    assert overlappen == []
    _saldo_klopt(rijen)
    assert Gebeurtenis.objects.filter(code="LR-01").count() == len(rijen)


def _saldo_klopt(rijen: list[Reservering]) -> None:
    """The balance is the sum of the stays, and nowhere over the maximum."""
    per_client: Counter[int] = Counter()
    for rij in rijen:
        per_client[rij.client_id] += rij.nachten
    assert dict(Saldo.objects.values_list("client", "gebruikt")) == dict(per_client)
    assert max(per_client.values()) <= MAXIMUM


# --- the database dies ----------------------------------------------------------------------------


@pytest.fixture
def eigen(tmp_path: Path) -> Iterator[Postgres]:
    """A server that keeps what it confirms: its own settings, so fsync is on."""
    binaries = os.environ.get("PG_BINARIES")
    server = Postgres(tmp_path / "staat", Path(binaries) if binaries else None, omgeving={})
    try:
        server.start()
        server.maak_database("wmo")
        yield server
    finally:
        server.verwijder()


@pytest.fixture
def golf(eigen: Postgres, tmp_path: Path) -> Iterator[Path]:
    """Eight people who go on booking in a process of their own; the folder with what each was answered."""
    map_ = tmp_path / "golf"
    map_.mkdir()
    with (map_ / "uitvoer").open("wb") as uitvoer:
        kind = subprocess.Popen(
            [sys.executable, "-m", "tests.boekingsgolf", str(map_)], stdout=uitvoer, stderr=subprocess.STDOUT,
            env={**os.environ, "DATABASE_URL": eigen.url("wmo"), "DJANGO_SETTINGS_MODULE": "wmo_portal.settings"},
        )  # fmt: skip
        try:
            yield map_
            assert kind.wait(30) == 0, (map_ / "uitvoer").read_text()
        finally:
            if kind.poll() is None:
                kind.kill()
                kind.wait(10)


def antwoorden_in(map_: Path, wat: str) -> list[str]:
    """Of all people together the lines that begin with this word, without it."""
    regels = [regel for pad in map_.glob("*.log") for regel in pad.read_text(encoding="utf-8").splitlines()]
    return [regel.partition(" ")[2] for regel in regels if regel.startswith(f"{wat} ")]


def test_wat_bevestigd_is_overleeft_een_database_die_sterft(eigen: Postgres, golf: Path) -> None:
    """kill -9 of the whole server while eight people book; they go on when it is back."""
    wacht_tot(lambda: len(antwoorden_in(golf, "goed")) >= 40, "er zijn boekingen", hoogstens=120)
    slachtoffers = eigen._processen()
    proces.sein(slachtoffers, signal.SIGKILL)
    assert proces.wacht_tot(lambda: not eigen._processen(), 20)
    wacht_tot(lambda: bool(antwoorden_in(golf, "kwijt")), "iemand merkt dat de database weg is")
    voor_de_klap = len(antwoorden_in(golf, "goed"))
    eigen.start()
    wacht_tot(lambda: len(antwoorden_in(golf, "goed")) >= voor_de_klap + 40, "er wordt weer geboekt", hoogstens=60)
    (golf / "stop").touch()
    wacht_tot(lambda: len(list(golf.glob("*.klaar"))) == 8, "iedereen is klaar")

    bevestigd = antwoorden_in(golf, "goed")
    kwijt = antwoorden_in(golf, "kwijt")
    with psycopg2.connect(eigen.url("wmo")) as verbinding, verbinding.cursor() as cursor:
        cursor.execute("SELECT melding_id || ' ' || bed_id || ' ' || lower(periode) FROM logeerzorg_reservering")
        aanwezig = [rij[0] for rij in cursor.fetchall()]
        cursor.execute(_PER_CLIENT)
        scheef = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM meldingen_gebeurtenis WHERE code = 'LR-01'")
        gelogd = cursor.fetchone()[0]
    verbinding.close()
    assert len(aanwezig) == len(set(aanwezig))
    assert set(bevestigd) - set(aanwezig) == set()
    # Only an act that was at its very COMMIT when the server died can be there without an answer: nobody was told no.
    assert set(aanwezig) - set(bevestigd) <= set(kwijt)
    assert set(aanwezig).isdisjoint(antwoorden_in(golf, "nee"))
    assert antwoorden_in(golf, "nee"), "niemand liep elkaar in de weg"
    # A booking is whole: its balance and its line in the log are there with it.
    assert scheef == []
    assert gelogd == len(aanwezig)
    assert all(een != ander for een, ander in pairwise(sorted(regel.split(" ", 1)[1] for regel in aanwezig)))


_PER_CLIENT = """
SELECT client_id, gebruikt, nachten
FROM (SELECT client_id, sum(gebruikt) AS gebruikt FROM logeerzorg_saldo GROUP BY client_id) s
FULL JOIN (SELECT client_id, sum(upper(periode) - lower(periode)) AS nachten
           FROM logeerzorg_reservering GROUP BY client_id) r USING (client_id)
WHERE gebruikt IS DISTINCT FROM nachten
"""
