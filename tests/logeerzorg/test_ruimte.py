"""What would be possible, without a database."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logeerzorg import etmalen as e
from logeerzorg import ruimte
from tests.logeerzorg.vectoren import verblijf

DAG, MINUUT = timedelta(days=1), timedelta(minutes=1)
BEGIN = datetime(2026, 6, 8, 9)  # noqa: DTZ001


@settings(max_examples=60, deadline=None)
@given(duur=st.integers(1, 20_000), past=st.integers(0, 20_000), stap=st.sampled_from([MINUUT, DAG]))
def test_verkorten_vindt_de_langste_die_past(duur: int, past: int, stap: timedelta) -> None:
    nieuw = e.Verblijf(BEGIN, BEGIN + duur * MINUUT)
    gevonden = ruimte.verkort(nieuw, lambda v: v.duur <= past * MINUUT, stap)
    per_stap = int(stap / MINUUT)
    kan = [duur - n * per_stap for n in range((duur - 1) // per_stap + 1) if duur - n * per_stap <= past]
    assert (gevonden.duur / MINUUT if gevonden else None) == (kan[0] if kan else None)


def test_een_nacht_moet_overblijven_behalve_bij_een_dagdeel() -> None:
    nooit, altijd = (lambda _: False), (lambda _: True)
    nachten, dagdeel = (
        verblijf("2026-06-08 14:00", "2026-06-10 11:00"),
        verblijf("2026-06-08 09:00", "2026-06-08 17:00"),
    )
    tien_uur = lambda v: v.duur <= timedelta(hours=5)  # noqa: E731
    assert ruimte.langste(nachten, altijd, tien_uur, in_uren=True) is None
    assert ruimte.langste(nachten, nooit, altijd, in_uren=True) is None
    kort = ruimte.langste(dagdeel, altijd, tien_uur, in_uren=True)
    assert kort is not None
    assert kort.vertrek.hour == 14
    assert ruimte.zin_korter(dagdeel, kort) == "Kies vertrek uiterlijk om 14.00 uur."
    assert ruimte.zin_korter(nachten, None) == "Er past geen nacht meer bij. Kies een andere periode."


@pytest.mark.parametrize(
    ("van", "tot", "naam"),
    [
        ("2026-01-01 00:00", "2027-01-01 00:00", "2026"),
        ("2026-10-01 00:00", "2027-10-01 00:00", "de twaalf maanden van 1 oktober 2026 tot en met 30 september 2027"),
        ("2026-06-08 00:00", "2026-06-15 00:00", "de week van 8 juni 2026"),
        ("2026-06-05 12:00", "2026-06-12 12:00", "de zeven dagen vanaf 5 juni 2026 om 12.00 uur"),
        ("2026-06-08 09:00", "2026-06-15 09:00", "de zeven dagen vanaf 8 juni 2026 om 09.00 uur"),
    ],
)
def test_een_periode_in_woorden(van: str, tot: str, naam: str) -> None:
    assert ruimte.schrijf_periode(datetime.fromisoformat(van), datetime.fromisoformat(tot)) == naam


def test_de_week_in_etmalen() -> None:
    toets = e.toets_week([], verblijf("2026-06-08 14:00", "2026-06-12 11:00"), e.Weekmodus.ETMALEN_PER_WEEK, Decimal(3))
    [week] = toets.overschreden
    assert ruimte.zin_week(week) == "In de week van 8 juni 2026 wordt het 4 etmalen; hoogstens 3 mag."
    assert ruimte.schrijf_etmalen(1) == "1 etmaal"
