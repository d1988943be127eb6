"""``python -m benchmarks.bedden``: finding and holding a bed among very many, beside the same SQL by hand.

Of each bed seven of every ten nights are taken. Search and floor are asked in turn, A B A B, for the same nights, and
must find the same number of free beds; so are bookings, each in a transaction of its own.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.nachtcontrole import _begin_django, _maak_basis, _registreer
from benchmarks.opstelling import WORTEL, servers

OP = date(2026, 3, 2)
EERSTE = date(2026, 1, 1)
CYCLUS, BEZET_NACHTEN = 10, 7
GASTEN = 2000  # clients without a stay, who book
_BEZET = "r.status IN ('optie', 'bevestigd', 'aanwezig', 'voltooid') AND NOT r.is_dagdeel"

_VERBLIJVEN = """
INSERT INTO logeerzorg_reservering
    (gemeente_id, client_id, melding_id, bed_id, periode, aankomst_tijd, vertrek_tijd, is_dagdeel, soort, status,
     wensen, casemanager, casemanager_telefoon, vervoer, reden, toelichting, vastgelegd_op, gemaakt_door_id)
SELECT %(gemeente)s, %(client)s + b.nr, %(melding)s + b.nr, b.id,
       daterange(b.dag + k * %(cyclus)s, b.dag + k * %(cyclus)s + %(bezet)s), '14:00', '11:00', false, 'verblijf',
       'bevestigd', '{}', '', '', '', '', '', now(), %(door)s
FROM (SELECT id, nr, %(eerste)s::date + (nr * 7 %% %(cyclus)s)::int AS dag
      FROM (SELECT id, row_number() OVER (ORDER BY id) AS nr FROM logeerzorg_bed WHERE naam LIKE 'B-%%') x) b,
     generate_series(0, %(keren)s - 1) k
"""
# By hand: one statement that counts and sorts all houses, one for the beds of the first ten, one for what takes them.
_HUIZEN = f"""
WITH mee AS (
    SELECT regio_id, gemeente_id, organisatie_id FROM logeerzorg_deelname
    WHERE geldig_van <= %(van)s AND (geldig_tot IS NULL OR geldig_tot >= %(tot)s)
), bezet AS (
    SELECT bed_id FROM logeerzorg_reservering r WHERE {_BEZET} AND periode && daterange(%(van)s, %(tot)s)
    UNION ALL SELECT bed_id FROM logeerzorg_blokkade WHERE periode && daterange(%(van)s, %(tot)s)
), vrij AS (
    SELECT b.locatie_id, count(*) AS aantal FROM logeerzorg_bed b JOIN logeerzorg_locatie l ON l.id = b.locatie_id
    WHERE NOT b.is_gesloten_afdeling AND b.geslacht = '' AND b.geldig_van <= %(van)s AND l.geldig_van <= %(van)s
      AND (b.geldig_tot IS NULL OR b.geldig_tot >= %(tot)s) AND (l.geldig_tot IS NULL OR l.geldig_tot >= %(tot)s)
      AND b.id NOT IN (SELECT bed_id FROM bezet)
    GROUP BY b.locatie_id
)
SELECT l.*, o.naam, coalesce(v.aantal, 0) AS vrij, sum(coalesce(v.aantal, 0)) OVER () AS in_totaal
FROM logeerzorg_locatie l JOIN meldingen_organisatie o ON o.id = l.organisatie_id
LEFT JOIN vrij v ON v.locatie_id = l.id
WHERE l.regio_id IN (SELECT regio_id FROM mee WHERE gemeente_id = %(gemeente)s)
  AND (l.regio_id, l.organisatie_id) IN (SELECT regio_id, organisatie_id FROM mee)
  AND EXISTS (SELECT 1 FROM logeerzorg_bed b WHERE b.locatie_id = l.id)
ORDER BY coalesce(v.aantal, 0) = 0, NOT l.is_primair, l.naam LIMIT 10
"""
_BEDDEN = "SELECT * FROM logeerzorg_bed WHERE locatie_id = ANY(%(huizen)s) ORDER BY locatie_id, naam"
_RONDOM = f"""
SELECT bed_id, periode, NULL FROM logeerzorg_reservering r
WHERE bed_id = ANY(%(bedden)s) AND {_BEZET} AND periode && daterange(%(van)s - 14, %(tot)s + 14)
UNION ALL SELECT bed_id, periode, reden FROM logeerzorg_blokkade
WHERE bed_id = ANY(%(bedden)s) AND periode && daterange(%(van)s - 14, %(tot)s + 14)
"""
_BOEK = (
    "SELECT 1 FROM meldingen_client WHERE id = %(client)s FOR UPDATE",
    "SELECT status FROM meldingen_melding WHERE id = %(melding)s FOR UPDATE",
    f"""SELECT 1 FROM logeerzorg_bed b WHERE id = %(bed)s
        AND NOT EXISTS (SELECT 1 FROM logeerzorg_reservering r
                        WHERE r.bed_id = b.id AND {_BEZET} AND periode && daterange(%(van)s, %(tot)s))
        AND NOT EXISTS (SELECT 1 FROM logeerzorg_blokkade k
                        WHERE k.bed_id = b.id AND periode && daterange(%(van)s, %(tot)s)) FOR UPDATE""",
    f"""SELECT aankomst_tijd, vertrek_tijd, periode FROM logeerzorg_reservering r
        WHERE client_id = %(client)s AND {_BEZET}""",
    """INSERT INTO logeerzorg_reservering
        (gemeente_id, client_id, melding_id, bed_id, periode, aankomst_tijd, vertrek_tijd, is_dagdeel, soort, status,
         wensen, optie_tot, casemanager, casemanager_telefoon, vervoer, reden, toelichting, vastgelegd_op,
         gemaakt_door_id)
        VALUES (%(gemeente)s, %(client)s, %(melding)s, %(bed)s, daterange(%(van)s, %(tot)s), '14:00', '11:00', false,
                'verblijf', 'optie', '{}', now() + interval '72 hours', '', '', '', '', '', now(), %(door)s)""",
    """INSERT INTO logeerzorg_saldo (gemeente_id, client_id, periode, gebruikt, cap, telregel)
        VALUES (%(gemeente)s, %(client)s, daterange('2026-01-01', '2027-01-01'), %(tot)s - %(van)s, 15,
                'KALENDERJAAR NACHTEN proef opties')
        ON CONFLICT (client_id, periode) DO UPDATE SET gebruikt = logeerzorg_saldo.gebruikt + excluded.gebruikt""",
    """INSERT INTO meldingen_gebeurtenis
        (melding_id, code, naam, van, naar, reden, reden_kenmerk, op, vastgelegd_op, door_id, namens)
        VALUES (%(melding)s, 'LR-01', 'Optie geplaatst', 'gemeld', 'gemeld', '', '', %(op)s, now(), %(door)s, '')""",
)


def main() -> int:
    """Always ends with 0: this measures, it does not test."""
    lezer = argparse.ArgumentParser(prog="python -m benchmarks.bedden")
    lezer.add_argument("--locaties", type=int, default=500)
    lezer.add_argument("--bedden", type=int, default=20, help="per locatie")
    lezer.add_argument("--dagen", type=int, default=730)
    lezer.add_argument("--aantal", type=int, default=100, help="zoekvragen, en boekingen, per ronde")
    lezer.add_argument("--rondes", type=int, default=3)
    lezer.add_argument("--plannen", action="store_true", help="ook de plannen van de database tonen")
    keuze = lezer.parse_args()
    with servers():
        _begin_django()
        _maak_basis()
        wereld = _vul(keuze.locaties, keuze.bedden, keuze.dagen)
        if keuze.plannen:
            _toon_plannen(wereld)
        uitkomst = _meet(wereld, keuze)
    _toon(keuze, uitkomst)
    _bewaar(keuze, uitkomst)
    return 0


# -- filling --------------------------------------------------------------------------------


def _vul(locaties: int, bedden: int, dagen: int) -> dict[str, Any]:
    """One region with these houses; of each bed seven of every ten nights are taken, by a client of its own."""
    from django.db import connection  # noqa: PLC0415

    from logeerzorg.models import Bed, Deelname, Locatie  # noqa: PLC0415
    from meldingen.models import Client, Gebruiker, Melding  # noqa: PLC0415

    bron = _registreer(0)
    linde, bed = Locatie.objects.get(naam="Huis Linde"), Bed.objects.filter(is_gesloten_afdeling=False).first()
    # The example houses take no part.
    Deelname.objects.filter(gemeente=bron.gemeente).exclude(regio=linde.regio).delete()
    Locatie.objects.exclude(pk=linde.pk).update(geldig_tot=EERSTE)
    Locatie.objects.filter(pk=linde.pk).update(geldig_tot=EERSTE)
    Deelname.objects.update(geldig_van=EERSTE - timedelta(days=365), geldig_tot=None)
    mensen = locaties * bedden + GASTEN
    begin = {"geldig_van": f"'{EERSTE}'", "geldig_tot": "NULL"}
    eerste_huis = _kopieer(Locatie, linde.pk, locaties, {**begin, "naam": "'Huis ' || nr"})
    _kopieer(
        Bed, bed.pk, locaties * bedden,
        {**begin, "naam": "'B-' || nr", "locatie_id": f"{eerste_huis} + 1 + nr %% {locaties}", "geslacht": "''"},
    )  # fmt: skip
    client = _kopieer(Client, bron.client_id, mensen, {})
    eigen = {"nummer": "'B-' || nr", "formulier_sleutel": "NULL", "client_id": f"{client} + nr"}
    melding = _kopieer(Melding, bron.pk, mensen, eigen)
    wereld = {
        "gemeente": bron.gemeente_id, "client": client, "melding": melding, "bedden": locaties * bedden,
        "door": Gebruiker.objects.get(username="consulent").pk,
    }  # fmt: skip
    _leg_verblijven(wereld, dagen)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return wereld


def _kopieer(model: Any, bron: int, aantal: int, eigen: dict[str, str]) -> int:
    """Copies of one row, with own values in SQL over `nr` from 1; returns the number before the first copy."""
    from django.db import connection  # noqa: PLC0415

    tabel = model._meta.db_table
    kolommen = [veld.column for veld in model._meta.local_fields if veld.column != "id"]
    waarden = ", ".join(eigen.get(kolom, f"m.{kolom}") for kolom in kolommen)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {tabel}")
        voor = cursor.fetchone()[0]
        cursor.execute(
            f"INSERT INTO {tabel} (id, {', '.join(kolommen)}) "
            f"SELECT %(voor)s + nr, {waarden} FROM {tabel} m, generate_series(1, %(aantal)s) nr WHERE m.id = %(bron)s",
            {"aantal": aantal, "bron": bron, "voor": voor},
        )
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{tabel}', 'id'), %s)", [voor + aantal])
    return voor


def _leg_verblijven(wereld: dict[str, Any], dagen: int) -> None:
    """The constraints are made again when all rows are there: they still judge every row."""
    from django.db import connection  # noqa: PLC0415

    waarden = {
        **wereld, "eerste": EERSTE, "keren": dagen // CYCLUS, "cyclus": CYCLUS, "bezet": BEZET_NACHTEN,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE conrelid = 'logeerzorg_reservering'::regclass AND contype = 'x'"
        )
        uitsluitingen = cursor.fetchall()
        for naam, _ in uitsluitingen:
            cursor.execute(f'ALTER TABLE logeerzorg_reservering DROP CONSTRAINT "{naam}"')
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(_VERBLIJVEN, waarden)
        cursor.execute("SET session_replication_role = DEFAULT")
        for naam, wat in uitsluitingen:
            cursor.execute(f'ALTER TABLE logeerzorg_reservering ADD CONSTRAINT "{naam}" {wat}')


# -- measuring ------------------------------------------------------------------------------


def _meet(wereld: dict[str, Any], keuze: argparse.Namespace) -> dict[str, Any]:
    gok = Random(19)  # noqa: S311 - the same nights every time
    zoeken: dict[str, list[float]] = {"zoek": [], "vloer": []}
    boeken: dict[str, list[float]] = {"boek": [], "vloer": []}
    for ronde in range(keuze.rondes):
        for _ in range(keuze.aantal):
            van = OP + timedelta(days=gok.randrange(1, keuze.dagen - 120))
            tot = van + timedelta(days=gok.choice((1, 2, 2, 3)))
            tijd, gevonden = _duur(lambda van=van, tot=tot: _zoek(wereld, van, tot))
            zoeken["zoek"].append(tijd)
            tijd, met_de_hand = _duur(lambda van=van, tot=tot: _zoek_met_de_hand(wereld, van, tot))
            zoeken["vloer"].append(tijd)
            assert gevonden == met_de_hand, (van, tot, gevonden, met_de_hand)
        for n in range(ronde * keuze.aantal, (ronde + 1) * keuze.aantal):
            boeken["boek"].append(_duur(lambda n=n: _boek(wereld, 2 * n))[0])
            boeken["vloer"].append(_duur(lambda n=n: _boek_met_de_hand(wereld, 2 * n + 1))[0])
    return {
        "zoek_p50_ms": _p(zoeken["zoek"], 50), "zoek_p95_ms": _p(zoeken["zoek"], 95),
        "zoek_vloer_p50_ms": _p(zoeken["vloer"], 50), "zoek_vloer_p95_ms": _p(zoeken["vloer"], 95),
        "boekingen_per_s": len(boeken["boek"]) / sum(boeken["boek"]),
        "boekingen_vloer_per_s": len(boeken["vloer"]) / sum(boeken["vloer"]),
    }  # fmt: skip


def _duur(daad: Callable[[], Any]) -> tuple[float, Any]:
    begin = time.perf_counter()
    uit = daad()
    return time.perf_counter() - begin, uit


def _p(tijden: list[float], honderdste: int) -> float:
    return 1000 * statistics.quantiles(tijden, n=100)[honderdste - 1]


def _zoek(wereld: dict[str, Any], van: date, tot: date) -> int:
    from logeerzorg.perioden import Nachten  # noqa: PLC0415
    from logeerzorg.services import zoeken  # noqa: PLC0415
    from meldingen.models import Gemeente  # noqa: PLC0415

    return zoeken.zoek(Gemeente(pk=wereld["gemeente"]), zoeken.Vraag(Nachten(van, tot)), op=OP).bedden_vrij


def _zoek_met_de_hand(wereld: dict[str, Any], van: date, tot: date) -> int:
    from django.db import connection  # noqa: PLC0415

    waarden = {"gemeente": wereld["gemeente"], "van": van, "tot": tot}
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        cursor.execute(_HUIZEN, waarden)
        huizen = cursor.fetchall()
        cursor.execute(_BEDDEN, {"huizen": [rij[0] for rij in huizen]})
        bedden = cursor.fetchall()
        cursor.execute(_RONDOM, {**waarden, "bedden": [rij[0] for rij in bedden]})
        cursor.fetchall()
    return int(huizen[0][-1])


def _gat(wereld: dict[str, Any], n: int) -> tuple[int, date, int]:
    """The n-th guest: which bed, from when it is free for three nights in November, and the guest's number."""
    from logeerzorg.models import Bed  # noqa: PLC0415

    nr = n % wereld["bedden"] + 1
    bed = Bed.objects.get(naam=f"B-{nr}").pk
    return bed, EERSTE + timedelta(days=300 + nr * 7 % CYCLUS + BEZET_NACHTEN), wereld["bedden"] + 1 + n % GASTEN


def _boek(wereld: dict[str, Any], n: int) -> None:
    from logeerzorg.models import Bed  # noqa: PLC0415
    from logeerzorg.services.reserveringen import plaats_optie  # noqa: PLC0415
    from meldingen import klok  # noqa: PLC0415
    from meldingen.models import Gebruiker, Melding  # noqa: PLC0415

    bed, van, gast = _gat(wereld, n)
    plaats_optie(
        Melding.objects.get(pk=wereld["melding"] + gast), Bed.objects.select_related("locatie").get(pk=bed),
        van, van + timedelta(days=2), nu=klok.nu(), op=OP, door=Gebruiker(pk=wereld["door"]),
    )  # fmt: skip


def _boek_met_de_hand(wereld: dict[str, Any], n: int) -> None:
    from django.db import connection, transaction  # noqa: PLC0415

    bed, van, gast = _gat(wereld, n)
    waarden = {
        **wereld, "client": wereld["client"] + gast, "melding": wereld["melding"] + gast, "bed": bed, "van": van,
        "tot": van + timedelta(days=2), "op": OP,
    }  # fmt: skip
    with transaction.atomic(), connection.connection.cursor() as cursor:
        for opdracht in _BOEK:
            cursor.execute(opdracht, waarden)


# -- telling --------------------------------------------------------------------------------


def _toon_plannen(wereld: dict[str, Any]) -> None:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    van = date(2026, 11, 6)
    with CaptureQueriesContext(connection) as vragen:
        _zoek(wereld, van, van + timedelta(days=2))
    for vraag in vragen:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN (ANALYZE, BUFFERS) " + vraag["sql"].replace("%", "%%"), None)
            print(vraag["sql"][:300] + "\n" + "\n".join(rij[0] for rij in cursor.fetchall()) + "\n")


def _toon(keuze: argparse.Namespace, rij: dict[str, Any]) -> None:
    print(
        f"{keuze.locaties} locaties x {keuze.bedden} bedden x {keuze.dagen} dagen, belasting {os.getloadavg()[0]:.1f}\n"
        f"zoeken: p50 {rij['zoek_p50_ms']:.1f} ms, p95 {rij['zoek_p95_ms']:.1f} ms; "
        f"met de hand {rij['zoek_vloer_p50_ms']:.1f} en {rij['zoek_vloer_p95_ms']:.1f} ms; "
        f"p95 / vloer {rij['zoek_p95_ms'] / rij['zoek_vloer_p95_ms']:.2f}\n"
        f"boeken: {rij['boekingen_per_s']:.1f} per seconde, met de hand {rij['boekingen_vloer_per_s']:.1f}; "
        f"verhouding {rij['boekingen_per_s'] / rij['boekingen_vloer_per_s']:.2f}"
    )


def _bewaar(keuze: argparse.Namespace, uitkomst: dict[str, Any]) -> None:
    doel = WORTEL / ".bouw" / "benchmark-bedden.json"
    doel.parent.mkdir(exist_ok=True)
    machine = {"kernen": os.cpu_count(), "python": platform.python_version(), "belasting": os.getloadavg()}
    doel.write_text(json.dumps(vars(keuze) | {"machine": machine} | uitkomst, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
