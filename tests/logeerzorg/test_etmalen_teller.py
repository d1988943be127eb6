"""Hours held against an independent counter that ticks every quarter of an hour of every stay."""

from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from logeerzorg import etmalen as e


@st.composite
def lijst_van_verblijven(draw: st.DrawFn) -> list[e.Verblijf]:
    """One to five stays of one person, so without overlap, in any order; the last one is the new one."""
    stukken = draw(st.lists(st.tuples(st.integers(0, 4 * 24 * 6), st.integers(1, 4 * 24 * 9)), min_size=1, max_size=5))
    tijd, kwartier, gevonden = datetime(2026, 12, 10), timedelta(minutes=15), []  # noqa: DTZ001
    for rust, duur in stukken:
        aankomst = tijd + rust * kwartier
        tijd = aankomst + duur * kwartier
        gevonden.append(e.Verblijf(aankomst, tijd))
    return draw(st.permutations(gevonden))


verblijven = lijst_van_verblijven()


def kwartierstanden(stay: e.Verblijf) -> list[datetime]:
    """Every quarter of an hour of a stay, one by one."""
    aantal = int((stay.vertrek - stay.aankomst) / timedelta(minutes=15))
    return [stay.aankomst + timedelta(minutes=15 * n) for n in range(aantal)]


@settings(max_examples=100, deadline=None)
@given(verblijven=verblijven)
def test_uren_per_week_tegen_een_teller_van_kwartieren(verblijven: list[e.Verblijf]) -> None:
    tikken = Counter(tik.strftime("%G-W%V") for v in verblijven for tik in kwartierstanden(v))
    gemeten = {str(week): e.in_uren(duur) for week, duur in e.duur_per_week(verblijven).items()}
    assert gemeten == {week: Decimal(aantal) / 4 for week, aantal in tikken.items()}


@settings(max_examples=60, deadline=None)
@given(verblijven=verblijven)
def test_het_volste_venster_tegen_alle_vensters(verblijven: list[e.Verblijf]) -> None:
    """Try every start on a quarter of an hour; a window counts when it holds a part of the last stay."""
    *_, nieuw = verblijven
    tikken = Counter(tik for v in verblijven for tik in kwartierstanden(v))
    kwartier, week = timedelta(minutes=15), timedelta(hours=168)
    beste, begin = 0, nieuw.aankomst - week + kwartier
    som = sum(aantal for tik, aantal in tikken.items() if begin <= tik < begin + week)
    while begin < nieuw.vertrek:
        beste = max(beste, som)
        som += tikken[begin + week] - tikken[begin]
        begin += kwartier
    gevonden = e.volste_venster(verblijven, rond=nieuw)
    assert gevonden is not None
    assert e.in_uren(gevonden[1]) == Decimal(beste) / 4


@settings(max_examples=100, deadline=None)
@given(verblijven=verblijven, cap=st.integers(1, 20))
def test_voortschrijdend_is_nooit_ruimer_dan_een_vast_jaar(verblijven: list[e.Verblijf], cap: int) -> None:
    *oud, nieuw = verblijven
    if e.saldo(oud, nieuw, e.Jaarregel(cap, e.Jaarmodus.VOORTSCHRIJDEND_12M)).toegestaan:
        assert e.saldo(oud, nieuw, e.Jaarregel(cap)).toegestaan
        vanaf = e.Jaarregel(cap, e.Jaarmodus.INDICATIEJAAR, indicatie_vanaf=date(2026, 12, 20))
        assert e.saldo(oud, nieuw, vanaf).toegestaan
