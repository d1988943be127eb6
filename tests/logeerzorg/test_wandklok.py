"""A moment on the clock at the wall, in summer and in winter."""

from datetime import UTC, datetime

import pytest

from logeerzorg.wandklok import op_de_klok


@pytest.mark.parametrize(
    ("moment", "klok"),
    [
        (datetime(2026, 1, 5, 13, 0, tzinfo=UTC), "2026-01-05 14:00"),
        (datetime(2026, 7, 5, 13, 0, tzinfo=UTC), "2026-07-05 15:00"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "2026-03-29 01:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2026-03-29 03:00"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "2027-01-01 00:30"),
    ],
)
def test_de_klok_aan_de_muur(moment: datetime, klok: str) -> None:
    gelezen = op_de_klok(moment)
    assert f"{gelezen:%Y-%m-%d %H:%M}" == klok
    assert gelezen.tzinfo is None


def test_zonder_tijdzone_is_er_geen_moment() -> None:
    with pytest.raises(ValueError, match="tijdzone"):
        op_de_klok(datetime(2026, 1, 5, 13, 0))  # noqa: DTZ001
