"""The arithmetic of short stays: the vectors, the boundaries, and an independent counter."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from logeerzorg import etmalen as e
from tests.logeerzorg.vectoren import SALDI, VERBLIJVEN, Saldovector, getallen, stukken, verblijf, verblijven_van
from tests.orakel import orakel

TWEE_EN_ZEVENTIG = Decimal(72)


def nachten(van: str, tot: str) -> e.Verblijf:
    """A stay of which only the dates matter."""
    return verblijf(f"{van} 14:00", f"{tot} 11:00")


def gebruikt(toets: e.Toets) -> dict[str, int]:
    return {periode.naam: int(periode.gebruikt) for periode in toets.perioden}


@pytest.mark.regel("L-33")
@pytest.mark.parametrize("rij", VERBLIJVEN, ids=lambda rij: rij["id"])
def test_etmalen_en_nachten_van_de_vector(rij: dict[str, str]) -> None:
    alle = verblijven_van(rij)
    for telwijze in e.Telwijze:
        assert sum(e.etmalen(v, telwijze) for v in alle) == int(rij[telwijze.lower()]), telwijze
    assert {str(jaar): aantal for jaar, aantal in e.nachten_per_jaar(alle).items()} == getallen(rij["nachten_per_jaar"])


@pytest.mark.parametrize("rij", VERBLIJVEN, ids=lambda rij: rij["id"])
def test_de_weekregels_van_de_vector(rij: dict[str, str]) -> None:
    *eerder, nieuw = verblijven_van(rij)
    uren = e.toets_week(eerder, nieuw, e.Weekmodus.ISO_WEEK_UREN, TWEE_EN_ZEVENTIG)
    assert {p.naam: p.gebruikt for p in uren.perioden} == getallen(rij["uren_per_week"])
    assert uren.toegestaan is (rij["past_72_uur"] == "ja")
    schuivend = e.toets_week(eerder, nieuw, e.Weekmodus.SCHUIVEND_168U, TWEE_EN_ZEVENTIG)
    meeste = Decimal(rij["meeste_uren_in_168"])
    assert [p.gebruikt for p in schuivend.perioden] == [meeste]
    assert schuivend.toegestaan is (meeste <= TWEE_EN_ZEVENTIG)
    nachten_ = e.toets_week(eerder, nieuw, e.Weekmodus.ETMALEN_PER_WEEK, Decimal(3))
    assert nachten_.toegestaan is (rij["past_3_nachten"] == "ja")
    assert e.toets_week(eerder, nieuw, e.Weekmodus.GEEN, Decimal(0)).toegestaan


@pytest.mark.parametrize("modus", list(e.Jaarmodus))
@pytest.mark.parametrize("rij", SALDI, ids=lambda rij: rij.id)
def test_het_saldo_van_de_vector(rij: Saldovector, modus: e.Jaarmodus) -> None:
    _, historie, nieuw, vanaf, uitkomsten = rij
    regel = e.Jaarregel(15, modus, indicatie_vanaf=date.fromisoformat(vanaf))
    toets = e.saldo([nachten(*stuk.split("/")) for stuk in historie], nachten(*nieuw.split("/")), regel)
    assert (toets.toegestaan, gebruikt(toets)) == uitkomsten[modus]


def test_de_verblijven_zijn_gelijk_aan_de_bron() -> None:
    bron = json.loads(orakel("domein/testvectoren.json").read_text(encoding="utf-8"))["logeerzorg"]
    assert [vector["id"] for vector in bron] == [rij["id"] for rij in VERBLIJVEN]
    for vector, rij in zip(bron, VERBLIJVEN, strict=True):
        for bron_naam, kolom in (
            ("nachten", "nachten"),
            ("aangebroken24", "aangebroken_24u"),
            ("kalenderdagen", "kalenderdagen"),
            ("venster168", "meeste_uren_in_168"),
        ):
            assert Decimal(str(vector[bron_naam])) == Decimal(rij[kolom]), (rij["id"], kolom)
        assert vector["isoweken"] == getallen(rij["uren_per_week"])
        assert vector["per_jaar"] == getallen(rij["nachten_per_jaar"])
        assert vector["isoweek_ok"] is (rij["past_72_uur"] == "ja")
        if vector["vertrek"]:
            assert stukken(rij["verblijven"]) == [f"{vector['aankomst']}/{vector['vertrek']}"]


def test_het_saldo_is_gelijk_aan_de_bron() -> None:
    bron = json.loads(orakel("domein/testvectoren.json").read_text(encoding="utf-8"))["logeer_saldo"]
    assert len(bron) == len(SALDI)
    for vector, (naam, historie, nieuw, vanaf, uitkomsten) in zip(bron, SALDI, strict=True):
        assert vector["id"] == naam
        assert ["/".join(stuk) for stuk in vector["historie"]] == historie
        assert ("/".join(vector["nieuw"]), vector["indicatie_vanaf"]) == (nieuw, vanaf)
        for modus, uitkomst in vector["uitkomst"].items():
            assert (uitkomst["toegestaan"], uitkomst["verbruik"]) == uitkomsten[modus]


@pytest.mark.regel("L-33")
def test_een_nacht_hoort_bij_het_jaar_waarin_zij_begint() -> None:
    assert e.nachten_per_jaar([nachten("2026-12-31", "2027-01-01")]) == {2026: 1}
    assert e.nachten_per_jaar([nachten("2027-01-01", "2027-01-02")]) == {2027: 1}
    cap = e.Jaarregel(3)
    oudjaar = nachten("2026-12-29", "2027-01-03")
    assert gebruikt(e.saldo([], oudjaar, cap)) == {"2026": 3, "2027": 2}
    assert e.saldo([], oudjaar, cap).toegestaan


def test_drie_nachten_mogen_meer_dan_tweeenzeventig_uur_zijn() -> None:
    lang = verblijf("2026-06-08 08:00", "2026-06-11 20:00")
    assert e.toets_week([], lang, e.Weekmodus.ETMALEN_PER_WEEK, Decimal(3)).toegestaan
    uren = e.toets_week([], lang, e.Weekmodus.ISO_WEEK_UREN, TWEE_EN_ZEVENTIG)
    assert [str(verbruik) for verbruik in uren.overschreden] == ["2026-W24: 84 van 72 uur"]


def test_een_seconde_te_veel_is_te_veel() -> None:
    nipt = verblijf("2026-06-08 09:00:00", "2026-06-11 09:00:01")
    assert not e.toets_week([], nipt, e.Weekmodus.ISO_WEEK_UREN, TWEE_EN_ZEVENTIG).toegestaan


def test_een_oude_overschrijding_houdt_een_nieuw_verblijf_elders_niet_tegen() -> None:
    oud = nachten("2026-06-01", "2026-06-07")
    nieuw = nachten("2026-06-15", "2026-06-16")
    for modus, maximum in (("ISO_WEEK_UREN", 72), ("SCHUIVEND_168U", 72), ("ETMALEN_PER_WEEK", 3)):
        assert e.toets_week([oud], nieuw, e.Weekmodus(modus), Decimal(maximum)).toegestaan
        assert not e.toets_week([oud], None, e.Weekmodus(modus), Decimal(maximum)).toegestaan
    vorig_jaar = [nachten("2025-03-01", "2025-03-21")]
    for jaarmodus in e.Jaarmodus:
        regel = e.Jaarregel(15, jaarmodus, indicatie_vanaf=date(2025, 1, 1))
        assert e.saldo(vorig_jaar, nieuw, regel).toegestaan
        assert not e.saldo(vorig_jaar, None, regel).toegestaan


def test_een_venster_zonder_het_nieuwe_verblijf_telt_niet() -> None:
    oud = [verblijf("2026-06-01 00:00", "2026-06-04 12:00")]
    nieuw = verblijf("2026-06-08 06:00", "2026-06-08 18:00")
    toets = e.toets_week(oud, nieuw, e.Weekmodus.SCHUIVEND_168U, Decimal(100))
    # a window from 1 June 18:00 up to 8 June 18:00 holds 66 old hours and all 12 new ones
    assert [str(p) for p in toets.perioden] == ["168 uur vanaf 2026-06-01 18:00: 78 van 100 uur"]
    assert e.volste_venster(oud) == (datetime(2026, 5, 28, 12), timedelta(hours=84))  # noqa: DTZ001


def test_zonder_verblijven_is_alles_leeg() -> None:
    assert e.volste_venster([]) is None
    for modus in e.Weekmodus:
        assert e.toets_week([], None, modus, Decimal(1)).perioden == ()
    for jaarmodus in e.Jaarmodus:
        assert e.saldo([], None, e.Jaarregel(15, jaarmodus, indicatie_vanaf=date(2026, 1, 1))).perioden == ()


def test_een_dagdeel_verandert_het_saldo_niet() -> None:
    vol = [nachten("2026-03-01", "2026-03-21")]
    dagdeel = verblijf("2026-03-25 09:00", "2026-03-25 17:00")
    for modus in e.Jaarmodus:
        regel = e.Jaarregel(15, modus, indicatie_vanaf=date(2026, 1, 1))
        assert e.saldo(vol, dagdeel, regel).toegestaan
        per_dag = e.Jaarregel(15, modus, e.Telwijze.KALENDERDAGEN, date(2026, 1, 1))
        assert not e.saldo(vol, dagdeel, per_dag).toegestaan


def test_zonder_maximum_past_alles() -> None:
    lang = nachten("2026-03-01", "2026-06-21")
    verbruik = e.saldo([], lang, e.Jaarregel(None)).perioden[0]
    assert verbruik.past
    assert verbruik.rest is None
    assert str(verbruik) == "2026: 112 etmalen, geen maximum"
    assert e.toets_week([], lang, e.Weekmodus.ISO_WEEK_UREN, None).toegestaan


def test_een_uitkomst_noemt_verbruik_maximum_en_rest() -> None:
    toets = e.saldo([nachten("2026-03-01", "2026-03-11")], nachten("2026-04-01", "2026-04-07"), e.Jaarregel(15))
    (verbruik,) = toets.overschreden
    assert str(verbruik) == "2026: 16 van 15 etmalen"
    assert verbruik.rest == -1
    week = e.toets_week(
        [], verblijf("2026-06-08 09:00", "2026-06-08 09:20"), e.Weekmodus.ISO_WEEK_UREN, TWEE_EN_ZEVENTIG
    )
    assert str(week.perioden[0]) == "2026-W24: 0,33 van 72 uur"


@pytest.mark.parametrize(
    ("nacht", "jaar"),
    [
        ("2026-09-30", "2025-10-01/2026-09-30"),
        ("2026-10-01", "2026-10-01/2027-09-30"),
        ("2027-09-30", "2026-10-01/2027-09-30"),
        ("2027-10-01", "2027-10-01/2028-09-30"),
    ],
)
def test_het_indicatiejaar_loopt_van_datum_tot_datum(nacht: str, jaar: str) -> None:
    regel = e.Jaarregel(15, e.Jaarmodus.INDICATIEJAAR, indicatie_vanaf=date(2026, 10, 1))
    een_nacht = e.Verblijf(datetime.fromisoformat(nacht), datetime.fromisoformat(nacht) + timedelta(days=1))
    assert gebruikt(e.saldo([], een_nacht, regel)) == {jaar: 1}


def test_een_indicatie_vanaf_29_februari() -> None:
    regel = e.Jaarregel(15, e.Jaarmodus.INDICATIEJAAR, indicatie_vanaf=date(2024, 2, 29))
    rond = nachten("2025-02-27", "2025-03-02")
    assert gebruikt(e.saldo([], rond, regel)) == {"2024-02-29/2025-02-28": 2, "2025-03-01/2026-02-28": 1}
    voortschrijdend = e.Jaarregel(15, e.Jaarmodus.VOORTSCHRIJDEND_12M)
    assert gebruikt(e.saldo([], nachten("2024-02-29", "2024-03-01"), voortschrijdend)) == {"2024-02-29/2025-02-28": 1}


@pytest.mark.parametrize(
    ("van", "tot", "zin"),
    [
        ("2026-06-08 09:00", "2026-06-08 09:00", "na de aankomst"),
        ("2026-06-08 09:00", "2026-06-07 09:00", "na de aankomst"),
        ("2026-06-08 09:00+00:00", "2026-06-09 09:00+00:00", "zonder tijdzone"),
    ],
)
def test_een_onmogelijk_verblijf_wordt_geweigerd(van: str, tot: str, zin: str) -> None:
    with pytest.raises(ValueError, match=zin):
        verblijf(van, tot)


def test_alleen_een_vertrek_met_tijdzone_wordt_ook_geweigerd() -> None:
    with pytest.raises(ValueError, match="zonder tijdzone"):
        e.Verblijf(datetime(2026, 6, 8), datetime(2026, 6, 9, tzinfo=UTC))  # noqa: DTZ001


def test_een_indicatiejaar_zonder_ingangsdatum_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="ingangsdatum"):
        e.Jaarregel(15, e.Jaarmodus.INDICATIEJAAR)
