"""Which nights are meant: a weekend, a pattern of stays, days close by; and when something holds (L-18, L-26; 5.6).

Stdlib only. A period is half-open: from the day of arrival up to the day of departure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_DAG = timedelta(days=1)
_VRIJDAG = 4


@dataclass(frozen=True, slots=True, order=True)
class Nachten:
    """From arrival to departure. Raises ValueError when no night is left."""

    van: date
    tot: date

    def __post_init__(self) -> None:
        if self.tot <= self.van:
            raise ValueError("De vertrekdag moet na de aankomstdag liggen.")

    @property
    def aantal(self) -> int:
        """How many nights."""
        return (self.tot - self.van).days

    def verschoven(self, dagen: int) -> "Nachten":
        """The same length, some days later (or earlier when negative)."""
        return Nachten(self.van + _DAG * dagen, self.tot + _DAG * dagen)

    def overlapt(self, van: date, tot: date) -> bool:
        """Whether a night falls in both; leaving on the day another arrives is no overlap."""
        return self.van < tot and van < self.tot


@dataclass(frozen=True, slots=True)
class Looptijd:
    """From the first day up to and including the last; without a last day it goes on."""

    van: date
    tot: date | None

    def dekt(self, van: date, tot: date) -> bool:
        """Whether it holds on every day from `van` up to and including `tot`: a stay ends on its day of departure."""
        return self.van <= van and (self.tot is None or tot <= self.tot)

    def sluit_aan_op(self, vorige: "Looptijd") -> bool:
        """Whether no day lies between the two: a herziening cuts a grant in two that follow each other."""
        return vorige.tot is None or self.van <= vorige.tot + _DAG

    def samen_met(self, ander: "Looptijd") -> "Looptijd":
        """When both hold."""
        return Looptijd(max(self.van, ander.van), min(filter(None, (self.tot, ander.tot)), default=None))


def weekenden(jaar: int, maand: int, *, vanaf: date, nachten: int = 2) -> tuple[Nachten, ...]:
    """Every weekend that begins on a Friday of this month, from today on; three nights last until Monday."""
    dag = date(jaar, maand, 1)
    vrijdag = dag + _DAG * ((_VRIJDAG - dag.weekday()) % 7)
    gevonden = []
    while vrijdag.month == maand:
        if vrijdag >= vanaf:
            gevonden.append(Nachten(vrijdag, vrijdag + _DAG * nachten))
        vrijdag += _DAG * 7
    return tuple(gevonden)


def patroon(eerste: date, *, om_de_weken: int, nachten: int, tot: date) -> tuple[Nachten, ...]:
    """Stays of `nachten` nights, every `om_de_weken` weeks; the last one begins on or before `tot` (L-26).

    Raises ValueError when a stay would not be over before the next begins.
    """
    if om_de_weken < 1 or nachten < 1:
        raise ValueError("Een patroon heeft minstens één nacht en één week.")
    if nachten > om_de_weken * 7:
        raise ValueError("Het verblijf is dan nog bezig als het volgende begint.")
    gevonden = []
    begin = eerste
    while begin <= tot:
        gevonden.append(Nachten(begin, begin + _DAG * nachten))
        begin += _DAG * 7 * om_de_weken
    return tuple(gevonden)


def dichtbij(gevraagd: Nachten, *, vanaf: date, dagen: int = 14) -> Iterator[Nachten]:
    """The same length on other days, the nearest first; later before earlier, never before `vanaf`."""
    for verschil in range(1, dagen + 1):
        yield gevraagd.verschoven(verschil)
        if gevraagd.van - _DAG * verschil >= vanaf:
            yield gevraagd.verschoven(-verschil)
