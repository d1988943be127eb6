"""The rules of counting one by one: calendar, Atw, months, werkdagen, hours, suspension and penalty."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from meldingen import termijnen as t

KB_DAGEN = frozenset({date(2026, 1, 2), date(2026, 5, 15)})
KALENDER = t.Kalender(KB_DAGEN)
KB_VRIJ = t.Kalender(KB_DAGEN, kb_dag_is_werkdag=False)
KAAL = t.Kalender()
TREDEN = tuple(t.Trede(14, Decimal(bedrag)) for bedrag in (23, 35, 45))


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


@pytest.mark.regel("T-26")
def test_de_feestdagen_van_2027_met_hun_namen() -> None:
    assert {str(feestdag): naam for feestdag, naam in t.feestdagen(2027).items()} == {
        "2027-01-01": "Nieuwjaarsdag",
        "2027-03-26": "Goede Vrijdag",
        "2027-03-29": "Tweede Paasdag",
        "2027-04-27": "Koningsdag",
        "2027-05-05": "Bevrijdingsdag",
        "2027-05-06": "Hemelvaartsdag",
        "2027-05-17": "Tweede Pinksterdag",
        "2027-12-25": "Eerste Kerstdag",
        "2027-12-26": "Tweede Kerstdag",
    }


@pytest.mark.parametrize(
    ("jaar", "verwacht", "naam"),
    [
        (2025, "2025-04-26", "Koningsdag"),
        (2026, "2026-04-27", "Koningsdag"),
        (2013, "2013-04-30", "Koninginnedag"),
        (2006, "2006-04-29", "Koninginnedag"),
        (2016, "2016-05-05", "Bevrijdingsdag en Hemelvaartsdag"),
    ],
)
def test_verschoven_en_samenvallende_feestdagen(jaar: int, verwacht: str, naam: str) -> None:
    assert t.feestdagen(jaar)[dag(verwacht)] == naam


@pytest.mark.parametrize(
    ("tekst", "kalender", "gewoon", "werkdag", "naam"),
    [
        ("2026-05-13", KALENDER, True, True, ""),
        ("2026-05-14", KALENDER, False, False, "Hemelvaartsdag"),
        ("2026-05-15", KALENDER, False, True, "bij koninklijk besluit gelijkgestelde dag"),
        ("2026-05-15", KB_VRIJ, False, False, "bij koninklijk besluit gelijkgestelde dag"),
        ("2026-05-15", KAAL, True, True, ""),
        ("2026-05-16", KALENDER, False, False, "zaterdag"),
        ("2026-05-17", KALENDER, False, False, "zondag"),
        ("2026-12-26", KALENDER, False, False, "Tweede Kerstdag"),
        (
            "2026-12-31",
            t.Kalender(sluitingsdagen=frozenset({date(2026, 12, 31)})),
            True,
            False,
            "sluitingsdag van de gemeente",
        ),
    ],
)
def test_gewone_dag_en_werkdag(tekst: str, kalender: t.Kalender, gewoon: bool, werkdag: bool, naam: str) -> None:
    assert t.is_gewone_dag(dag(tekst), kalender) is gewoon
    assert t.is_werkdag(dag(tekst), kalender) is werkdag
    assert t.naam_van_vrije_dag(dag(tekst), kalender) == naam


def test_een_sluitingsdag_schuift_werkdagen_op_maar_geen_wettelijke_termijn() -> None:
    dicht = t.Kalender(sluitingsdagen=frozenset({date(2026, 6, 10)}))
    assert t.bereken(date(2026, 5, 27), t.BESLUIT, dicht).uiterste_datum == date(2026, 6, 10)
    retour = t.bereken(date(2026, 6, 9), t.retour(1), dicht)
    assert retour.uiterste_datum == date(2026, 6, 11)
    assert "sluitingsdag van de gemeente" in " ".join(retour.uitleg())


@pytest.mark.regel("T-25")
@pytest.mark.parametrize(("atw", "verwacht"), [(True, "2026-05-18"), (False, "2026-05-14")], ids=["met", "zonder"])
def test_de_vlag_van_de_termijn_beslist_of_de_atw_geldt(atw: bool, verwacht: str) -> None:
    assert t.bereken(date(2026, 4, 30), t.zorgplan(atw=atw), KALENDER).uiterste_datum == dag(verwacht)
    assert t.Lengte(2, t.Eenheid.WEKEN).atw, "ook een beleidstermijn krijgt de vlag, tenzij anders gekozen"


@pytest.mark.regel("T-24")
@pytest.mark.parametrize(
    ("aantal", "eenheid", "werkt"),
    [
        (90, t.Eenheid.DAGEN, True),
        (91, t.Eenheid.DAGEN, False),
        (12, t.Eenheid.WEKEN, True),
        (13, t.Eenheid.WEKEN, False),
        (3, t.Eenheid.MAANDEN, True),
        (4, t.Eenheid.MAANDEN, False),
        (1, t.Eenheid.JAREN, False),
        (0, t.Eenheid.JAREN, False),
        (72, t.Eenheid.UREN, False),
        (5, t.Eenheid.WERKDAGEN, False),
    ],
)
def test_artikel_4_zondert_lange_termijnen_uit(aantal: int, eenheid: t.Eenheid, werkt: bool) -> None:
    assert t.Lengte(aantal, eenheid).atw_werkt is werkt


@pytest.mark.regel("T-24")
def test_artikel_4_bepaalt_of_een_vrije_laatste_dag_verschuift() -> None:
    zondag = date(2026, 8, 30)
    for lengte in (t.Lengte(90, t.Eenheid.DAGEN), t.Lengte(12, t.Eenheid.WEKEN)):
        start = t.tel_op(zondag, lengte, richting=-1)
        assert t.bereken(start, lengte, KALENDER).uiterste_datum == date(2026, 8, 31)
    for lengte in (t.Lengte(91, t.Eenheid.DAGEN), t.Lengte(13, t.Eenheid.WEKEN)):
        start = t.tel_op(zondag, lengte, richting=-1)
        assert t.bereken(start, lengte, KALENDER).uiterste_datum == zondag


def test_een_verdaagde_termijn_telt_aaneen_en_verschuift_alleen_op_het_eindpunt() -> None:
    verdaagd = t.BOB_COMMISSIE.verlengd(t.BOB_VERDAGING_WEKEN)
    berekening = t.bereken(date(2025, 8, 21), verdaagd, KALENDER)
    assert berekening.kale_einddatum == date(2025, 12, 25)
    assert berekening.uiterste_datum == date(2025, 12, 29)


@pytest.mark.regel("T-24")
@pytest.mark.parametrize(
    ("start", "dagen", "verwacht"),
    [
        ("2026-06-05", 3, "2026-06-09"),  # Friday: Saturday, Sunday and Monday hold one ordinary day
        ("2026-06-05", 2, "2026-06-08"),  # two days are too short for art. 2; only art. 1 moves the Sunday
        ("2026-06-05", 4, "2026-06-09"),
        ("2026-06-04", 3, "2026-06-08"),  # Friday counts, Sunday moves to Monday
        ("2026-04-02", 3, "2026-04-08"),  # Goede Vrijdag up to and including Tweede Paasdag are free
        ("2026-06-05", 0, "2026-06-05"),
    ],
)
def test_een_korte_termijn_bevat_twee_gewone_dagen(start: str, dagen: int, verwacht: str) -> None:
    berekening = t.bereken(dag(start), t.Lengte(dagen, t.Eenheid.DAGEN), KALENDER)
    assert berekening.uiterste_datum == dag(verwacht)


def test_een_stilgezette_dag_telt_niet_als_gewone_dag_van_een_korte_termijn() -> None:
    lengte = t.Lengte(3, t.Eenheid.DAGEN)
    stil = t.Periode(date(2026, 6, 7), date(2026, 6, 13))  # Monday up to and including Friday stand still
    berekening = t.bereken(date(2026, 6, 5), lengte, KALENDER, [stil])
    assert berekening.kale_einddatum == date(2026, 6, 13)
    assert berekening.uiterste_datum == date(2026, 6, 16)


@pytest.mark.regel("T-24")
def test_terugtellen_verschuift_nooit() -> None:
    for n in range(370):
        vertrek = date(2026, 1, 1) + timedelta(days=n)
        berekening = t.bereken_terug(vertrek, t.Lengte(4, t.Eenheid.WEKEN), KALENDER)
        assert berekening.uiterste_datum == vertrek - timedelta(days=28)
        assert berekening.atw_dagen == 0


@pytest.mark.parametrize(
    ("begin", "maanden", "verwacht"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-01-15", 12, "2027-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-31", -2, "2025-11-30"),
        ("2026-12-31", 0, "2026-12-31"),
    ],
)
def test_maanden_klemmen_op_het_maandeinde(begin: str, maanden: int, verwacht: str) -> None:
    assert t.plus_maanden(dag(begin), maanden) == dag(verwacht)


def test_jaren_tellen_als_twaalf_maanden() -> None:
    assert t.bereken(date(2024, 2, 29), t.BEWAAR, KALENDER).uiterste_datum == date(2039, 2, 28)


@pytest.mark.parametrize(
    ("eerste", "lengte", "laatste"),
    [
        ("2026-01-01", t.Lengte(1, t.Eenheid.JAREN), "2026-12-31"),
        ("2024-02-29", t.Lengte(36, t.Eenheid.MAANDEN), "2027-02-28"),
        ("2026-01-31", t.Lengte(1, t.Eenheid.MAANDEN), "2026-02-28"),
        ("2026-02-01", t.Lengte(1, t.Eenheid.MAANDEN), "2026-02-28"),
        ("2026-06-01", t.Lengte(7, t.Eenheid.DAGEN), "2026-06-07"),
    ],
)
def test_laatste_dag_van_een_periode_die_haar_eerste_dag_meetelt(eerste: str, lengte: t.Lengte, laatste: str) -> None:
    assert t.laatste_dag_van_periode(dag(eerste), lengte) == dag(laatste)


def test_werkdagen_vooruit_en_terug() -> None:
    start = date(2026, 4, 24)
    assert t.werkdagen_na(start, 7, KALENDER) == date(2026, 5, 7)
    assert t.werkdagen_voor(date(2026, 5, 7), 7, KALENDER) == start
    assert t.werkdagen_na(start, 0, KALENDER) == start
    terug = t.bereken_terug(date(2026, 5, 7), t.retour(), KALENDER)
    assert terug.uiterste_datum == start
    assert [str(over.dag) for over in terug.overgeslagen] == ["2026-04-27", "2026-05-05"]


def test_uren_tellen_verstreken_tijd_en_kennen_geen_weekend() -> None:
    vrijdag = datetime(2026, 3, 27, 17, tzinfo=ZoneInfo("Europe/Amsterdam"))
    einde = t.eind_van_uren(vrijdag, t.DATALEK)
    assert einde.astimezone(UTC) - vrijdag.astimezone(UTC) == timedelta(hours=72)
    assert einde.isoformat() == "2026-03-30T18:00:00+02:00"
    zonder_zone = vrijdag.replace(tzinfo=None)
    assert t.eind_van_uren(zonder_zone, t.DATALEK) == zonder_zone + timedelta(days=3)


@pytest.mark.parametrize(
    ("perioden_", "kaal", "dagen", "genegeerd"),
    [
        ([], "2026-06-15", 0, 0),
        ([("2026-06-10", "2026-06-10")], "2026-06-15", 0, 0),
        ([("2026-06-10", "2026-06-11")], "2026-06-15", 0, 0),
        ([("2026-06-10", "2026-06-12")], "2026-06-16", 1, 0),
        ([("2026-06-15", "2026-06-18")], "2026-06-17", 2, 0),  # invited on the very last day
        ([("2026-06-16", "2026-06-18")], "2026-06-15", 0, 1),  # a day too late
        ([("2026-06-10", "2026-06-14"), ("2026-06-10", "2026-06-14")], "2026-06-18", 3, 0),
        ([("2026-06-10", "2026-06-30"), ("2026-06-12", "2026-06-14")], "2026-07-04", 19, 0),
        ([("2026-06-12", "2026-06-15"), ("2026-06-03", "2026-06-06")], "2026-06-19", 4, 0),
        # the second invitation is in time only because of the first suspension
        ([("2026-06-10", "2026-06-14"), ("2026-06-17", "2026-06-20")], "2026-06-20", 5, 0),
        ([("2026-05-20", "2026-06-04")], "2026-06-17", 2, 0),  # days before the start cannot stand still
    ],
)
def test_opschorting_is_een_vereniging_van_dagen(
    perioden_: list[tuple[str, str]], kaal: str, dagen: int, genegeerd: int
) -> None:
    stukken = [t.Periode(dag(van), dag(tot)) for van, tot in perioden_]
    berekening = t.bereken(date(2026, 6, 1), t.BESLUIT, KALENDER, stukken)
    assert berekening.kale_einddatum == dag(kaal)
    assert berekening.opgeschorte_dagen == dagen
    assert len(berekening.genegeerd) == genegeerd
    assert len(berekening.meegeteld) + genegeerd == len(stukken)
    assert berekening.oorspronkelijke_einddatum == date(2026, 6, 15)


def test_een_uitnodiging_in_de_verlenging_zonder_stilstand_laat_de_kale_einddatum_staan() -> None:
    stuk = t.Periode(date(2026, 6, 21), date(2026, 6, 22))
    berekening = t.bereken(date(2026, 6, 6), t.BESLUIT, KALENDER, [stuk])
    assert (berekening.kale_einddatum, berekening.atw_dagen) == (date(2026, 6, 20), 2)


def test_aansluitende_dagen_worden_een_reeks() -> None:
    stukken = [
        t.Periode(date(2026, 6, 2), date(2026, 6, 4)),
        t.Periode(date(2026, 6, 3), date(2026, 6, 5)),
        t.Periode(date(2026, 6, 8), date(2026, 6, 10)),
    ]
    berekening = t.bereken(date(2026, 6, 1), t.BESLUIT, KALENDER, stukken)
    assert berekening.opgeschort == (
        t.Reeks(date(2026, 6, 3), date(2026, 6, 4)),
        t.Reeks(date(2026, 6, 9), date(2026, 6, 9)),
    )


def test_de_keuze_voor_de_laatste_dag_van_de_hersteltermijn() -> None:
    laatste = date(2026, 4, 13)
    assert t.hervattingsdag(laatste) == laatste
    assert t.hervattingsdag(laatste, laatste_dag_opgeschort=True) == date(2026, 4, 14)


@pytest.mark.parametrize(("tot", "dagen"), [("2026-06-18", 0), ("2026-06-10", 0), ("2026-06-19", 1)])
def test_de_dag_van_het_besluit_telt_niet_mee(tot: str, dagen: int) -> None:
    uitkomst = t.dwangsom(date(2026, 6, 1), date(2026, 6, 3), dag(tot), TREDEN, KALENDER)
    assert uitkomst.dagen == dagen
    assert uitkomst.bedrag == dagen * 23


@pytest.mark.parametrize(
    ("maak", "zin"),
    [
        (lambda: t.Lengte(-1, t.Eenheid.DAGEN), "kan niet negatief zijn"),
        (lambda: t.BOB.verlengd(-1), "kan niet negatief zijn"),
        (lambda: t.Periode(date(2026, 6, 2), date(2026, 6, 1)), "kan niet eindigen voordat zij begint"),
        (lambda: t.Trede(0, Decimal(23)), "ten minste één dag"),
        (lambda: t.Trede(14, Decimal(-1)), "geen negatief bedrag"),
        (lambda: t.werkdagen_na(date(2026, 6, 1), -1, KALENDER), "kan niet negatief zijn"),
        (lambda: t.bereken(date(2026, 6, 1), t.DATALEK, KALENDER), "niet in kalenderdagen te tellen"),
        (lambda: t.eind_van_uren(datetime(2026, 6, 1), t.BESLUIT), "eindigt op een dag"),  # noqa: DTZ001
        (
            lambda: t.bereken(date(2026, 6, 1), t.retour(), KALENDER, [t.Periode(date(2026, 6, 2), date(2026, 6, 4))]),
            "kan niet worden opgeschort",
        ),
    ],
)
def test_onzin_wordt_geweigerd_met_een_zin(maak: Callable[[], object], zin: str) -> None:
    with pytest.raises(ValueError, match=zin):
        maak()
