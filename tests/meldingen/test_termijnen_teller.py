"""The terms held against an independent counter: a clerk who strikes off days on a wall calendar, one by one.

Nothing here uses the modules under test except to compare. Feast days come from the moon tables of the
church (epact), not from the formula in the code; the end of a term is found by walking, not by adding.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meldingen import termijnen as t

EERSTE_DAG, LAATSTE_DAG = date(2020, 1, 1), date(2034, 12, 31)
MORGEN = timedelta(days=1)
ALLE_DAGEN = [EERSTE_DAG + MORGEN * n for n in range((LAATSTE_DAG - EERSTE_DAG).days + 1)]
VEEL = settings(max_examples=400, deadline=None)

dagen = st.dates(EERSTE_DAG, date(2034, 6, 30))
kb_dagen = st.frozensets(st.dates(EERSTE_DAG, LAATSTE_DAG), max_size=40)
kalenders = st.builds(
    t.Kalender, kb_dagen, st.booleans(), st.frozensets(st.dates(EERSTE_DAG, LAATSTE_DAG), max_size=40)
)


def paaszondag(jaar: int) -> date:
    """The Sunday after the fourteenth day of the moon on or after 21 March, by the Gregorian epact."""
    zon = 3 * (jaar // 100 + 1) // 4 - 12
    maan = (8 * (jaar // 100 + 1) + 5) // 25 - 5
    gulden = jaar % 19 + 1
    epact = (11 * gulden + 20 + maan - zon) % 30
    if epact == 24 or (epact == 25 and gulden > 11):
        epact += 1
    volle_maan = date(jaar, 3, 1) + MORGEN * (43 - epact)
    if volle_maan < date(jaar, 3, 21):
        volle_maan += MORGEN * 30
    zondag = volle_maan + MORGEN
    while zondag.isoweekday() != 7:
        zondag += MORGEN
    return zondag


def is_feestdag(dag: date) -> bool:
    """Article 3, the first two paragraphs, read as a list of questions about one day."""
    tot_pasen = (dag - paaszondag(dag.year)).days
    if tot_pasen in (-2, 1, 39, 50):
        return True
    if (dag.day, dag.month) in {(1, 1), (5, 5), (25, 12), (26, 12)}:
        return True
    koningsdag = 26 if date(dag.year, 4, 27).isoweekday() == 7 else 27
    return (dag.day, dag.month) == (koningsdag, 4)


def vrij(dag: date, kalender: t.Kalender) -> bool:
    return dag.isoweekday() in (6, 7) or is_feestdag(dag) or dag in kalender.kb_dagen


def werkt(dag: date, kalender: t.Kalender) -> bool:
    if dag.isoweekday() in (6, 7) or is_feestdag(dag) or dag in kalender.sluitingsdagen:
        return False
    return dag not in kalender.kb_dagen or kalender.kb_dag_is_werkdag


def loop_door(dag: date, kalender: t.Kalender) -> date:
    while vrij(dag, kalender):
        dag += MORGEN
    return dag


def gewone_dagen(na: date, tot_en_met: date, kalender: t.Kalender) -> int:
    return sum(not vrij(na + MORGEN * n, kalender) for n in range(1, (tot_en_met - na).days + 1))


def streep_dagen_af(
    start: date, aantal: int, stil: Callable[[date], bool] = lambda _: False, stap: timedelta = MORGEN
) -> date:
    """Walk day by day; a day on which the clock stands still is not struck off."""
    dag = start
    while aantal:
        dag += stap
        if not stil(dag):
            aantal -= 1
    return dag


def zelfde_dag_later(start: date, maanden: int) -> date:
    """Walk to the month meant, then to the same day number or as far as that month goes."""
    dag = start.replace(day=1)
    for _ in range(maanden):
        dag += MORGEN
        while dag.day != 1:
            dag += MORGEN
    maand = dag.month
    while dag.day < start.day and (dag + MORGEN).month == maand:
        dag += MORGEN
    return dag


@pytest.mark.regel("T-26")
def test_alle_feestdagen_2020_tot_en_met_2034() -> None:
    assert len(ALLE_DAGEN) == 5479
    gevonden = {dag for jaar in range(2020, 2035) for dag in t.feestdagen(jaar)}
    assert gevonden == {dag for dag in ALLE_DAGEN if is_feestdag(dag)}


def test_pasen_van_vier_eeuwen() -> None:
    assert [t.pasen(jaar) for jaar in range(1900, 2300)] == [paaszondag(jaar) for jaar in range(1900, 2300)]


@VEEL
@given(dag=st.dates(EERSTE_DAG, LAATSTE_DAG), kalender=kalenders)
def test_gewone_dagen_en_werkdagen(dag: date, kalender: t.Kalender) -> None:
    assert t.is_gewone_dag(dag, kalender) is not vrij(dag, kalender)
    assert t.is_werkdag(dag, kalender) is werkt(dag, kalender)


@VEEL
@given(start=dagen, aantal=st.integers(0, 40), kalender=kalenders)
def test_werkdagen_vooruit_en_terug(start: date, aantal: int, kalender: t.Kalender) -> None:
    def vrijaf(dag: date) -> bool:
        return not werkt(dag, kalender)

    eind = streep_dagen_af(start, aantal, vrijaf)
    assert t.werkdagen_na(start, aantal, kalender) == eind
    assert t.bereken(start, t.retour(aantal), kalender).uiterste_datum == eind
    terug = streep_dagen_af(start, aantal, vrijaf, -MORGEN)
    assert t.werkdagen_voor(start, aantal, kalender) == terug
    assert t.bereken_terug(start, t.retour(aantal), kalender).uiterste_datum == terug


@VEEL
@given(start=dagen, weken=st.integers(1, 12), kalender=kalenders)
def test_weken(start: date, weken: int, kalender: t.Kalender) -> None:
    berekening = t.bereken(start, t.Lengte(weken, t.Eenheid.WEKEN), kalender)
    kaal = streep_dagen_af(start, 7 * weken)
    assert berekening.kale_einddatum == kaal
    gewoon = [d for d in (start + MORGEN * n for n in range(1, 60)) if not vrij(d, kalender)]
    assert berekening.uiterste_datum == max(loop_door(kaal, kalender), gewoon[1])


@pytest.mark.regel("T-24")
@pytest.mark.parametrize("lengte", [t.ONDERZOEK, t.BESLUIT, t.PERSOONLIJK_PLAN], ids=lambda lengte: lengte.regel)
def test_elke_startdag_van_vijftien_jaar(lengte: t.Lengte) -> None:
    kalender = t.Kalender(frozenset({date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7)}))
    lang = {t.Eenheid.WEKEN: 7, t.Eenheid.DAGEN: 1}[lengte.eenheid] * lengte.aantal
    for start in ALLE_DAGEN[:-70]:
        verwacht = loop_door(start + MORGEN * lang, kalender)
        assert t.bereken(start, lengte, kalender).uiterste_datum == verwacht, start


@pytest.mark.regel("T-24")
@VEEL
@given(start=dagen, aantal=st.integers(1, 100), kalender=kalenders)
def test_kalenderdagen_met_artikel_1_2_en_4(start: date, aantal: int, kalender: t.Kalender) -> None:
    berekening = t.bereken(start, t.Lengte(aantal, t.Eenheid.DAGEN), kalender)
    verwacht = streep_dagen_af(start, aantal)
    if aantal <= 90:
        verwacht = loop_door(verwacht, kalender)
    while 3 <= aantal <= 90 and gewone_dagen(start, verwacht, kalender) < 2:
        verwacht = loop_door(verwacht + MORGEN, kalender)
    assert berekening.uiterste_datum == verwacht
    assert berekening.atw_dagen == len(berekening.overgeslagen)


@VEEL
@given(start=dagen, maanden=st.integers(0, 6), kalender=kalenders)
def test_maanden(start: date, maanden: int, kalender: t.Kalender) -> None:
    berekening = t.bereken(start, t.Lengte(maanden, t.Eenheid.MAANDEN), kalender)
    kaal = zelfde_dag_later(start, maanden)
    assert berekening.kale_einddatum == kaal
    if maanden > 3 or (not vrij(kaal, kalender) and maanden):
        assert berekening.uiterste_datum == kaal


stukken = st.lists(st.tuples(st.integers(0, 13), st.integers(0, 30)), max_size=4)


@VEEL
@given(start=dagen, stukken=stukken, kalender=kalenders)
def test_opschorting_binnen_de_termijn(start: date, stukken: list[tuple[int, int]], kalender: t.Kalender) -> None:
    """Invitations on the days 0 to 13 of two weeks: the clerk skips a day that any of them covers."""
    perioden = [t.Periode(start + MORGEN * na, start + MORGEN * (na + duur)) for na, duur in stukken]
    berekening = t.bereken(start, t.BESLUIT, kalender, perioden)
    kaal = streep_dagen_af(start, 14, lambda dag: any(p.aanleiding_op < dag < p.hervat_op for p in perioden))
    stil = {start + MORGEN * n for n in range(1, (kaal - start).days + 1)} & {
        p.aanleiding_op + MORGEN * n for p in perioden for n in range(1, (p.hervat_op - p.aanleiding_op).days)
    }
    assert berekening.kale_einddatum == kaal
    assert berekening.opgeschorte_dagen == len(stil)
    assert berekening.genegeerd == ()
    assert berekening.uiterste_datum == loop_door(kaal, kalender)


@VEEL
@given(start=dagen, na=st.integers(14, 40), duur=st.integers(0, 30), kalender=kalenders)
def test_uitnodiging_op_of_na_de_laatste_dag(start: date, na: int, duur: int, kalender: t.Kalender) -> None:
    kaal = start + MORGEN * 14
    grens = loop_door(kaal, kalender)
    uitnodiging = start + MORGEN * na
    berekening = t.bereken(start, t.BESLUIT, kalender, [t.Periode(uitnodiging, uitnodiging + MORGEN * duur)])
    stil = max(duur - 1, 0)
    if uitnodiging > grens:
        verwacht = grens
    elif uitnodiging > kaal and stil:
        verwacht = loop_door(grens + MORGEN * stil, kalender)
    else:
        verwacht = loop_door(kaal + MORGEN * stil, kalender)
    assert berekening.uiterste_datum == verwacht
    assert bool(berekening.genegeerd) is (uitnodiging > grens)


@VEEL
@given(start=dagen, stukken=stukken, kalender=kalenders)
def test_opschorting_vervroegt_nooit_en_de_volgorde_maakt_niet_uit(
    start: date, stukken: list[tuple[int, int]], kalender: t.Kalender
) -> None:
    perioden = [t.Periode(start + MORGEN * na, start + MORGEN * (na + duur)) for na, duur in stukken]
    berekening = t.bereken(start, t.BESLUIT, kalender, perioden)
    assert berekening == t.bereken(start, t.BESLUIT, kalender, perioden[::-1])
    assert berekening.uiterste_datum >= t.bereken(start, t.BESLUIT, kalender).uiterste_datum
    assert all(berekening.uitleg())
