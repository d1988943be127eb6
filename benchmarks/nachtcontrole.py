"""``python -m benchmarks.nachtcontrole``: what a night costs with very many clocks, beside one statement by hand.

The floor is one SQL statement with literal thresholds that inserts the same signals and tasks. Both are undone, in a
process of their own each, so that time and peak memory of the one do not weigh on the other. Afterwards: how many
cases per second the night takes a step on, each through its service.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from datetime import date, timedelta
from typing import Any

from benchmarks.opstelling import HOST, WORTEL, servers

NACHT = date(2026, 6, 1)
ROEP = "UITKOMST "
# Of a hundred clocks one reaches a threshold tonight and one is a day late; the rest has nothing to say.
AF_TE_GAAN = 2
_VUL = """
INSERT INTO meldingen_melding ({kolommen})
SELECT {waarden} FROM meldingen_melding m, generate_series(1, %(aantal)s) nr WHERE m.id = %(bron)s
"""
_KLOKKEN = """
INSERT INTO meldingen_termijn
    (gemeente_id, melding_id, soort, wie, regel, artikel, aantal, eenheid, start, kale_einddatum, uiterste_datum,
     opgeschorte_dagen, uitleg, plek)
SELECT m.gemeente_id, m.id, 'onderzoek', 'college', 'T-01', '', 6, 'weken', s.dag, s.dag + 42, s.dag + 42, 0, '[]', ''
FROM meldingen_melding m
CROSS JOIN LATERAL (SELECT %(nacht)s::date - CASE m.id %% 100 WHEN 0 THEN 21 WHEN 1 THEN 43
                           ELSE (m.id %% 20)::int END AS dag) s
WHERE m.nummer LIKE 'B-%%'
"""
# By hand: everything that the night looks up is filled in, and one pass over the clocks serves both tables.
_VLOER = """
WITH af AS (
    SELECT t.id, t.gemeente_id, t.melding_id, t.uiterste_datum, m.behandelaar_id,
           CASE WHEN t.uiterste_datum < %(op)s THEN 'te laat' WHEN %(op)s - t.start >= 40 THEN '40'
                WHEN %(op)s - t.start >= 35 THEN '35' WHEN %(op)s - t.start >= 28 THEN '28' ELSE '21' END AS drempel
    FROM meldingen_termijn t JOIN meldingen_melding m ON m.id = t.melding_id
    WHERE t.gehaald_op IS NULL AND t.vervallen_op IS NULL AND t.start <= %(op)s::date - 21
), wie AS (
    SELECT af.*, af.behandelaar_id AS voor FROM af
    UNION ALL SELECT af.*, l.id FROM af, unnest(%(leiders)s::bigint[]) l (id) WHERE drempel = 'te laat'
), gemeld AS (
    INSERT INTO meldingen_signaal (gemeente_id, melding_id, termijn_id, voor_id, drempel, is_alarm, op)
    SELECT gemeente_id, melding_id, id, voor, drempel, drempel = 'te laat', %(op)s FROM wie
    ON CONFLICT (termijn_id, drempel, voor_id) DO NOTHING RETURNING 1
), getaakt AS (
    INSERT INTO meldingen_taak
        (gemeente_id, melding_id, sleutel, titel, rol, uiterlijk_op, is_spoed, plek, gemaakt_op)
    SELECT gemeente_id, melding_id, 'afloop:' || id || ':' || uiterste_datum,
           'Onderzoek te laat: de inwoner mag nu een aanvraag doen', 'teamleider', %(op)s, true, 'overzicht', %(op)s
    FROM af WHERE drempel = 'te laat' ON CONFLICT (sleutel) DO NOTHING RETURNING 1
)
SELECT (SELECT count(*) FROM gemeld), (SELECT count(*) FROM getaakt)
"""


def main() -> int:
    """Always ends with 0: this measures, it does not test."""
    lezer = argparse.ArgumentParser(prog="python -m benchmarks.nachtcontrole")
    lezer.add_argument("--termijnen", type=int, nargs="+", default=[100_000, 1_000_000])
    lezer.add_argument("--rondes", type=int, default=3)
    lezer.add_argument("--stappen", type=int, default=300)
    lezer.add_argument("--meet", choices=["nacht", "vloer"], help=argparse.SUPPRESS)
    keuze = lezer.parse_args()
    if keuze.meet:
        _begin_django()
        print(ROEP + json.dumps(_nacht() if keuze.meet == "nacht" else _vloer()))
        return 0
    uitkomsten = []
    with servers():
        _begin_django()
        _maak_basis()
        al = 0
        for aantal in sorted(keuze.termijnen):
            _vul(aantal - al)
            al = aantal
            uitkomsten.append(_vergelijk(aantal, keuze.rondes))
            _toon(uitkomsten[-1])
        per_seconde = _stappen(keuze.stappen)
    print(f"stappen per seconde (voortijdige aanvraag wordt geldig): {per_seconde:.1f}")
    _bewaar(keuze, uitkomsten, per_seconde)
    return 0


def _begin_django() -> None:
    import django  # noqa: PLC0415 - the environment did not exist before

    django.setup()


# -- filling --------------------------------------------------------------------------------


def _maak_basis() -> None:
    from django.core.management import call_command  # noqa: PLC0415

    from meldingen.models import Gemeente  # noqa: PLC0415
    from wmo_portal.laden import laad_gebruikers, laad_gemeenten  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("laad_rollen", verbosity=0)
    laad_gemeenten()
    laad_gebruikers()
    Gemeente.objects.filter(naam="Voorbeeld").update(hostnaam=HOST)


def _vul(aantal: int) -> None:
    """Copy one registered case, and give every copy one running clock."""
    from django.db import connection, transaction  # noqa: PLC0415

    from meldingen.models import Gebruiker, Melding  # noqa: PLC0415

    bron = Melding.objects.filter(nummer__startswith="WMO-").first() or _registreer(0)
    Melding.objects.filter(pk=bron.pk).update(behandelaar=Gebruiker.objects.get(username="consulent"))
    kolommen = [veld.column for veld in Melding._meta.local_fields if veld.column != "id"]
    eigen = {"nummer": "'B-' || nextval('meldingen_nummer')", "formulier_sleutel": "NULL"}
    waarden = [eigen.get(kolom, f"m.{kolom}") for kolom in kolommen]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM meldingen_termijn")
        opdracht = _VUL.format(kolommen=", ".join(kolommen), waarden=", ".join(waarden))
        cursor.execute(opdracht, {"aantal": aantal, "bron": bron.pk})
        cursor.execute(_KLOKKEN, {"nacht": NACHT})
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _registreer(nummer: int) -> Any:
    from meldingen.models import Gemeente, Melding  # noqa: PLC0415
    from meldingen.services.clienten import Clientgegevens  # noqa: PLC0415
    from meldingen.services.melding import NieuweMelding, registreer_melding  # noqa: PLC0415

    client = Clientgegevens(
        aanhef="mevrouw", voornamen="Aleida", achternaam=f"Bakker{nummer}", geboortedatum=date(1941, 6, 8),
        straat="Lindelaan", huisnummer=str(nummer + 1), postcode="1234 AB", plaats="Voorbeeld",
    )  # fmt: skip
    op = NACHT - timedelta(days=60)
    nieuw = NieuweMelding(
        client=client, kanaal=Melding.Kanaal.FORMULIER, onderwerp=Melding.Onderwerp.LOGEERZORG,
        hulpvraag="Ik zorg elke dag voor mijn moeder.", ontvangen_op=op,
    )  # fmt: skip
    return registreer_melding(Gemeente.objects.get(naam="Voorbeeld"), nieuw, op=op, door=None)


# -- measuring ------------------------------------------------------------------------------


def _vergelijk(aantal: int, rondes: int) -> dict[str, Any]:
    """In turn, so that a busy moment falls on both; the median of each."""
    gemeten: dict[str, list[dict[str, Any]]] = {"nacht": [], "vloer": []}
    for _ in range(rondes):
        for wat, rijen in gemeten.items():
            rijen.append(_meet_apart(wat))
    uitkomst: dict[str, Any] = {"termijnen": aantal}
    for wat, rijen in gemeten.items():
        uitkomst[f"{wat}_s"] = statistics.median(rij["seconden"] for rij in rijen)
        uitkomst[f"{wat}_mb"] = statistics.median(rij["piek_kb"] for rij in rijen) / 1024
        uitkomst[f"{wat}_rijen"] = rijen[-1]["rijen"]
    uitkomst["tijd"] = uitkomst["nacht_s"] / uitkomst["vloer_s"]
    uitkomst["geheugen"] = uitkomst["nacht_mb"] / uitkomst["vloer_mb"]
    return uitkomst


def _meet_apart(wat: str) -> dict[str, Any]:
    opdracht = [sys.executable, "-m", "benchmarks.nachtcontrole", "--meet", wat]
    uitvoer = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, check=True).stdout
    return json.loads(next(rij for rij in uitvoer.splitlines() if rij.startswith(ROEP)).removeprefix(ROEP))


def _nacht() -> dict[str, Any]:
    from meldingen import klok  # noqa: PLC0415
    from meldingen.services import nacht  # noqa: PLC0415

    begin = time.perf_counter()
    run = nacht.draai(op=NACHT, nu=klok.nu, droog=True)
    seconden = time.perf_counter() - begin
    assert not run.fouten, run.fouten
    return _uitkomst(seconden, [run.tellingen["signalen"], run.tellingen["termijn_verstreken"]])


def _vloer() -> dict[str, Any]:
    from django.db import connection, transaction  # noqa: PLC0415

    from meldingen.models import Gebruiker  # noqa: PLC0415

    leiders = Gebruiker.objects.filter(groups__name="teamleider", gemeente__naam="Voorbeeld", is_active=True)
    waarden = {"op": NACHT, "leiders": list(leiders.values_list("pk", flat=True))}
    begin = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_VLOER, waarden)
        rijen = list(cursor.fetchone())
        transaction.set_rollback(True)
    return _uitkomst(time.perf_counter() - begin, rijen)


def _uitkomst(seconden: float, rijen: list[int]) -> dict[str, Any]:
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconden": seconden, "piek_kb": piek, "rijen": rijen}


def _stappen(aantal: int) -> float:
    """Cases per second on which the night takes a step, each in a transaction of its own."""
    from beschikkingen.models import Aanvraag  # noqa: PLC0415
    from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in  # noqa: PLC0415
    from beschikkingen.services.beslistermijn import voortijdig_en_nu_geldig  # noqa: PLC0415
    from meldingen import klok  # noqa: PLC0415
    from meldingen.nachtlijst import NACHT as LIJST  # noqa: PLC0415
    from meldingen.services import nacht  # noqa: PLC0415
    from onderzoek.models import Voorzieningsoort  # noqa: PLC0415

    soort = Voorzieningsoort.objects.filter(gemeente__naam="Voorbeeld").first()
    for nummer in range(1, aantal + 1):
        melding = _registreer(nummer)
        op = melding.ontvangen_op
        nieuw = NieuweAanvraag(Aanvraag.Soort.FORMULIER, op, op, f"benchmark:{nummer}", (soort,))
        dien_aanvraag_in(melding, nieuw, op=op, door=None)
    assert len(voortijdig_en_nu_geldig(NACHT)) == aantal
    [taak] = [taak for taak in LIJST.taken if taak.naam == "voortijdige_aanvraag_activeren"]
    verloop = nacht.Verloop()
    begin = time.perf_counter()
    gedaan = nacht._draai_taak(taak, NACHT, verloop, False)
    seconden = time.perf_counter() - begin
    assert (gedaan, verloop.fouten) == (aantal, []), (gedaan, verloop.fouten[:3], klok.vandaag())
    return gedaan / seconden


# -- telling --------------------------------------------------------------------------------


def _toon(rij: dict[str, Any]) -> None:
    print(
        f"{rij['termijnen']:>9} termijnen, {AF_TE_GAAN} % gaat af: "
        f"nacht {rij['nacht_s']:.2f} s en {rij['nacht_mb']:.0f} MB, "
        f"vloer {rij['vloer_s']:.2f} s en {rij['vloer_mb']:.0f} MB, tijd {rij['tijd']:.2f}, "
        f"geheugen {rij['geheugen']:.2f}; rijen {rij['nacht_rijen']} en {rij['vloer_rijen']}"
    )


def _bewaar(keuze: argparse.Namespace, uitkomsten: list[dict[str, Any]], per_seconde: float) -> None:
    doel = WORTEL / ".bouw" / "benchmark-nachtcontrole.json"
    doel.parent.mkdir(exist_ok=True)
    machine = {"kernen": os.cpu_count(), "python": platform.python_version(), "belasting": os.getloadavg()}
    inhoud = {"rondes": keuze.rondes, "machine": machine, "metingen": uitkomsten, "stappen_per_seconde": per_seconde}
    doel.write_text(json.dumps(inhoud, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
