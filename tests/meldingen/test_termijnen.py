"""Terms: the table of vectors, and what each named term stands on."""

import csv
import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from meldingen import termijnen as t
from tests.orakel import orakel

KB_DAGEN = frozenset(
    date.fromisoformat(dag)
    for dag in (
        *("2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30", "2026-01-02"),
        *("2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"),
    )
)
KALENDER = t.Kalender(KB_DAGEN)
KB_VRIJ = t.Kalender(KB_DAGEN, kb_dag_is_werkdag=False)
TREDEN = tuple(t.Trede(14, Decimal(bedrag)) for bedrag in (23, 35, 45))
LENGTES = {
    "ONDERZOEK": t.ONDERZOEK,
    "PERSOONLIJK_PLAN": t.PERSOONLIJK_PLAN,
    "BESLUIT": t.BESLUIT,
    "HERSTEL": t.herstel(),
    "BUITEN_BEHANDELING": t.BUITEN_BEHANDELING,
    "RETOUR": t.retour(),
    "LEVERING": t.levering(),
    "ZORGPLAN": t.zorgplan(),
    "BEZWAAR": t.BEZWAAR,
    "BOB": t.BOB,
    "BOB_COMMISSIE": t.BOB_COMMISSIE,
    "BOB_COMMISSIE_VERDAAGD": t.BOB_COMMISSIE.verlengd(t.BOB_VERDAGING_WEKEN),
    "MONITOR_6": t.monitor(6),
    "MONITOR_9": t.monitor(9),
    "MONITOR_36": t.monitor(36),
    "VERNIETIGING": t.VERNIETIGING,
    "BEWAAR": t.BEWAAR,
    "AVG_VERZOEK": t.AVG_VERZOEK,
    "CAK_NATURA": t.CAK_NATURA,
    "CAK_PGB": t.CAK_PGB,
    "TOEKOMSTIG_INGEZETENE": t.toekomstig_ingezetene(),
}
VECTOREN = list(csv.DictReader((Path(__file__).parents[1] / "feiten/termijnvectoren.csv").open(encoding="utf-8")))
Rij = dict[str, str]
Uitkomst = dict[str, str]


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def perioden(rij: Rij) -> list[t.Periode]:
    return [t.Periode(*map(dag, stuk.split("/"))) for stuk in rij["perioden"].split()]


def reken_gewoon(rij: Rij) -> Uitkomst:
    berekening = t.bereken(dag(rij["start"]), LENGTES[rij["termijn"]], KALENDER, perioden(rij))
    return {
        "kaal": str(berekening.kale_einddatum),
        "verwacht": str(berekening.uiterste_datum),
        "dagen": str(berekening.opgeschorte_dagen),
    }


def reken_aanvraagrecht(rij: Rij) -> Uitkomst:
    return {"verwacht": str(t.eerste_dag_na(t.bereken(dag(rij["start"]), t.ONDERZOEK, KALENDER)))}


def reken_herstel_kb_vrij(rij: Rij) -> Uitkomst:
    return {"verwacht": str(t.bereken(dag(rij["start"]), t.herstel(), KB_VRIJ).uiterste_datum)}


def reken_post(rij: Rij) -> Uitkomst:
    post = t.uiterste_ontvangst_per_post(t.bereken(dag(rij["start"]), t.BEZWAAR, KALENDER), KALENDER)
    return {"kaal": str(post.kale_einddatum), "verwacht": str(post.uiterste_datum)}


def reken_dwangsom(rij: Rij) -> Uitkomst:
    gesteld, besluit = map(dag, rij["perioden"].split("/"))
    atw = rij["termijn"].endswith("_ATW")
    uitkomst = t.dwangsom(dag(rij["start"]), gesteld, besluit, TREDEN, KALENDER, atw_gratie=atw)
    return {
        "verwacht": str(uitkomst.eerste_dag or ""),
        "dagen": str(uitkomst.dagen),
        "euro": str(uitkomst.bedrag),
    }


BEREKENINGEN: dict[str, Callable[[Rij], Uitkomst]] = {
    "EERSTE_DAG_NA_ONDERZOEK": reken_aanvraagrecht,
    "HERSTEL_KB_VRIJ": reken_herstel_kb_vrij,
    "POST_NA_BEZWAAR": reken_post,
    "DWANGSOM": reken_dwangsom,
    "DWANGSOM_ATW": reken_dwangsom,
    "PGB_BUITENLAND_VERZOEK": lambda rij: {
        "verwacht": str(t.bereken_terug(dag(rij["start"]), t.pgb_buitenland_verzoek(), KALENDER).uiterste_datum)
    },
    "PGB_BUITENLAND": lambda rij: {"verwacht": str(t.laatste_dag_van_periode(dag(rij["start"]), t.pgb_buitenland()))},
    "INDICATIE_36": lambda rij: {"verwacht": str(t.laatste_dag_van_periode(dag(rij["start"]), t.monitor(36)))},
}


def reken(rij: Rij) -> Uitkomst:
    return BEREKENINGEN.get(rij["termijn"], reken_gewoon)(rij)


@pytest.mark.regel("T-24", "T-26")
@pytest.mark.parametrize("rij", VECTOREN, ids=lambda rij: rij["id"])
def test_de_vector_klopt(rij: Rij) -> None:
    uitkomst = reken(rij)
    assert uitkomst["verwacht"] == rij["verwacht"]
    for kolom in ("kaal", "dagen", "euro"):
        if rij[kolom]:
            assert uitkomst[kolom] == rij[kolom], kolom


def test_de_tabel_is_gelijk_aan_de_bron() -> None:
    bron = json.loads(orakel("domein/testvectoren.json").read_text(encoding="utf-8"))["termijnen"]
    eigen = {rij["id"]: rij for rij in VECTOREN}
    assert [vector["id"] for vector in bron] == list(eigen)
    assert len(bron) == 75
    for vector in bron:
        rij = eigen[vector["id"]]
        assert re.findall(r"\d{4}-\d\d-\d\d", vector["invoer"]) == re.findall(
            r"\d{4}-\d\d-\d\d", rij["start"] + " " + rij["perioden"]
        )
        uitkomst = reken(rij)
        if vector["kaal"]:
            assert uitkomst["kaal"] == vector["kaal"], vector["id"]
        if rij["euro"]:
            eerste = f"eerste dag {uitkomst['verwacht'] or '-'}"
            assert vector["verwacht"].startswith(eerste)
            assert vector["verwacht"].endswith(f"; {uitkomst['dagen']} dagen; EUR {uitkomst['euro']}")
        else:
            assert uitkomst["verwacht"] == vector["verwacht"], vector["id"]


def test_de_feestdagen_zijn_gelijk_aan_de_bron() -> None:
    bron = json.loads(orakel("domein/testvectoren.json").read_text(encoding="utf-8"))["feestdagen"]
    for jaar, dagen in bron.items():
        eigen = set(t.feestdagen(int(jaar))) | {kb for kb in KB_DAGEN if kb.year == int(jaar)}
        assert {str(feestdag) for feestdag in eigen} == set(dagen), jaar


@pytest.mark.parametrize(
    ("lengte", "artikel", "regel"),
    [
        (t.ONDERZOEK, "2.3.2 lid 1 Wmo", "T-01"),
        (t.PERSOONLIJK_PLAN, "2.3.2 lid 2 Wmo", "T-03"),
        (t.BESLUIT, "2.3.5 lid 2 Wmo", "T-10"),
        (t.BUITEN_BEHANDELING, "4:5 lid 4 Awb", "T-15"),
        (t.BEZWAAR, "6:7 Awb", "T-19"),
        (t.POST, "6:9 lid 2 Awb", "T-20"),
        (t.BOB, "7:10 lid 1 Awb", "T-21"),
        (t.BEROEP, "6:7 Awb", "T-45"),
        (t.KLACHT, "9:11 lid 1 Awb", "T-40"),
        (t.KLACHT_COMMISSIE, "9:11 lid 1 Awb", "T-40"),
        (t.DWANGSOM, "4:17 lid 1 Awb", "T-17"),
        (t.DWANGSOMBESLUIT, "4:18 Awb", "T-18"),
        (t.MOTIVERING_ACHTERAF, "3:47 lid 3 Awb", "T-41"),
        (t.ingebrekestelling(), "4:17 lid 3 Awb", "T-17"),
        (t.herstel(), "4:5 lid 1 Awb", "T-12"),
        (t.spoed(), "2.3.3 Wmo", "T-27"),
        (t.doorzending(), "2:3 Awb", "T-28"),
    ],
)
def test_een_wettelijke_termijn_noemt_artikel_en_regel(lengte: t.Lengte, artikel: str, regel: str) -> None:
    assert artikel in lengte.artikel
    assert lengte.regel == regel


@pytest.mark.parametrize(
    ("lengte", "aantal", "eenheid"),
    [
        (t.bevestiging(3), 3, t.Eenheid.WERKDAGEN),
        (t.rappel(5), 5, t.Eenheid.WERKDAGEN),
        (t.herstel(15), 15, t.Eenheid.WERKDAGEN),
        (t.zorgplan(3), 3, t.Eenheid.WEKEN),
        (t.briefadres(9), 9, t.Eenheid.MAANDEN),
        (t.toekomstig_ingezetene(8), 8, t.Eenheid.WEKEN),
        (t.AVG_VERZOEK.verlengd(t.AVG_VERLENGING_MAANDEN), 3, t.Eenheid.MAANDEN),
        (t.KLACHT_COMMISSIE.verlengd(t.KLACHT_VERDAGING_WEKEN), 14, t.Eenheid.WEKEN),
    ],
)
def test_een_gemeentelijke_lengte_is_een_argument(lengte: t.Lengte, aantal: int, eenheid: t.Eenheid) -> None:
    assert (lengte.totaal, lengte.eenheid) == (aantal, eenheid)


def test_een_latere_melding_heeft_nooit_een_eerdere_uiterste_datum() -> None:
    dagen = [date(2026, 1, 1) + timedelta(days=n) for n in range(730)]
    uiterste = [t.bereken(melding, t.ONDERZOEK, KALENDER).uiterste_datum for melding in dagen]
    assert all(eerder <= later for eerder, later in pairwise(uiterste))
