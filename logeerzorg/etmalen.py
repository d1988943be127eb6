"""The arithmetic of short stays: nights, hours per week, and what is left of the yearly maximum.

All times are naive local clock times: a change to or from summer time does not change the number of hours.
Stays given together are of one client, who is in one place at a time: they do not overlap.
Source: domain rules chapter 5; L-14, L-15, L-16, L-30, L-33.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

_DAG = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_MICROSECONDEN_PER_UUR = 3_600_000_000


class Telwijze(StrEnum):
    """What counts as one etmaal; no source defines it, so it is a parameter (L-30)."""

    NACHTEN = "NACHTEN"
    AANGEBROKEN_24U = "AANGEBROKEN_24U"
    KALENDERDAGEN = "KALENDERDAGEN"


class Jaarmodus(StrEnum):
    """Over which year the maximum counts (rule 5.2)."""

    KALENDERJAAR = "KALENDERJAAR"
    INDICATIEJAAR = "INDICATIEJAAR"
    VOORTSCHRIJDEND_12M = "VOORTSCHRIJDEND_12M"


class Weekmodus(StrEnum):
    """Which rule limits a week (rule 5.3)."""

    ISO_WEEK_UREN = "ISO_WEEK_UREN"
    SCHUIVEND_168U = "SCHUIVEND_168U"
    ETMALEN_PER_WEEK = "ETMALEN_PER_WEEK"
    GEEN = "GEEN"


@dataclass(frozen=True, slots=True)
class Verblijf:
    """A stay from `aankomst` up to `vertrek`, in naive local clock time.

    Raises ValueError when a time carries a time zone or the stay does not last.
    """

    aankomst: datetime
    vertrek: datetime

    def __post_init__(self) -> None:
        if self.aankomst.tzinfo is not None or self.vertrek.tzinfo is not None:
            raise ValueError("Een verblijf rekent met de klok aan de muur, zonder tijdzone.")
        if self.vertrek <= self.aankomst:
            raise ValueError("Het vertrek moet na de aankomst liggen.")

    @property
    def duur(self) -> timedelta:
        """The length on the clock."""
        return self.vertrek - self.aankomst


@dataclass(frozen=True, slots=True, order=True)
class IsoWeek:
    """A week from Monday 00:00 to the next Monday 00:00."""

    jaar: int
    week: int

    @classmethod
    def van(cls, dag: date) -> "IsoWeek":
        """Return the week that holds a day."""
        jaar, week, _ = dag.isocalendar()
        return cls(jaar, week)

    @property
    def maandag(self) -> date:
        """The first day of the week."""
        return date.fromisocalendar(self.jaar, self.week, 1)

    def __str__(self) -> str:
        return f"{self.jaar}-W{self.week:02d}"


@dataclass(frozen=True, slots=True)
class Verbruik:
    """What is used in one period against its maximum.

    naam: '2026', '2026-10-01/2027-09-30', '2026-W23', or a window of 168 hours.
    gebruikt, maximum: in `eenheid` ('etmalen' or 'uur'); no maximum means no limit.
    geraakt: the new stay falls (partly) in this period; only then it can be refused for it.
    van, tot: the period on the clock at the wall, from `van` up to `tot`.
    """

    naam: str
    gebruikt: Decimal
    maximum: Decimal | None
    eenheid: str
    geraakt: bool
    van: datetime
    tot: datetime

    @property
    def rest(self) -> Decimal | None:
        """What is left; negative when over the maximum, None without a maximum."""
        return None if self.maximum is None else self.maximum - self.gebruikt

    @property
    def past(self) -> bool:
        """Whether the use stays within the maximum; exactly the maximum is allowed."""
        return self.maximum is None or self.gebruikt <= self.maximum

    def __str__(self) -> str:
        gebruikt = f"{round(self.gebruikt, 2).normalize():f}".replace(".", ",")
        if self.maximum is None:
            return f"{self.naam}: {gebruikt} {self.eenheid}, geen maximum"
        return f"{self.naam}: {gebruikt} van {self.maximum:f} {self.eenheid}"


@dataclass(frozen=True, slots=True)
class Toets:
    """The outcome of a test against a maximum, period by period."""

    perioden: tuple[Verbruik, ...]

    @property
    def toegestaan(self) -> bool:
        """Whether the new stay fits in every period it touches."""
        return not self.overschreden

    @property
    def overschreden(self) -> tuple[Verbruik, ...]:
        """The periods the new stay touches and that go over their maximum."""
        return tuple(verbruik for verbruik in self.perioden if verbruik.geraakt and not verbruik.past)


@dataclass(frozen=True, slots=True)
class Jaarregel:
    """How a gemeente limits a year: the maximum in etmalen (None: no limit), what counts, and which year.

    Raises ValueError when INDICATIEJAAR lacks the first day of the indication.
    """

    cap: int | None
    modus: Jaarmodus = Jaarmodus.KALENDERJAAR
    telwijze: Telwijze = Telwijze.NACHTEN
    indicatie_vanaf: date | None = None

    def __post_init__(self) -> None:
        if self.modus is Jaarmodus.INDICATIEJAAR and self.indicatie_vanaf is None:
            raise ValueError("Voor het indicatiejaar is de ingangsdatum van de indicatie nodig.")


def teldagen(verblijf: Verblijf, telwijze: Telwijze = Telwijze.NACHTEN) -> tuple[date, ...]:
    """Return one date per etmaal: the date on which that night, block of 24 hours or day begins (L-33)."""
    van, tot = verblijf.aankomst.date(), verblijf.vertrek.date()
    aantal = {
        Telwijze.NACHTEN: (tot - van).days,
        Telwijze.AANGEBROKEN_24U: -(-verblijf.duur // _DAG),
        Telwijze.KALENDERDAGEN: (tot - van).days + 1,
    }[telwijze]
    return tuple(van + _DAG * n for n in range(aantal))


def etmalen(verblijf: Verblijf, telwijze: Telwijze = Telwijze.NACHTEN) -> int:
    """Return the number of etmalen; by nights a stay without a night is 0 (a dagdeel)."""
    return len(teldagen(verblijf, telwijze))


def nachten_per_jaar(verblijven: Iterable[Verblijf]) -> dict[int, int]:
    """Return the nights per calendar year of the date on which the night begins (L-33)."""
    return dict(sorted(Counter(dag.year for v in verblijven for dag in teldagen(v)).items()))


def nachten_per_week(verblijven: Iterable[Verblijf]) -> dict[IsoWeek, int]:
    """Return the nights per ISO week of the date on which the night begins."""
    return dict(sorted(Counter(IsoWeek.van(dag) for v in verblijven for dag in teldagen(v)).items()))


def in_uren(duur: timedelta) -> Decimal:
    """Return a duration in hours as a decimal number: 72.5."""
    return Decimal(duur // timedelta(microseconds=1)) / _MICROSECONDEN_PER_UUR


def duur_per_week(verblijven: Iterable[Verblijf]) -> dict[IsoWeek, timedelta]:
    """Divide stays over ISO weeks, on the clock at the wall."""
    gevonden: dict[IsoWeek, timedelta] = {}
    for verblijf in verblijven:
        begin = verblijf.aankomst
        while begin < verblijf.vertrek:
            week = IsoWeek.van(begin)
            eind = min(verblijf.vertrek, datetime.combine(week.maandag, time.min) + _WEEK)
            gevonden[week] = gevonden.get(week, timedelta(0)) + (eind - begin)
            begin = eind
    return dict(sorted(gevonden.items()))


def volste_venster(verblijven: Sequence[Verblijf], rond: Verblijf | None = None) -> tuple[datetime, timedelta] | None:
    """Return the start of the window of 168 hours with the most hours, and those hours; None without stays.

    rond: consider only windows that hold a part of this stay. A fullest window begins with an arrival or
    ends with a departure, so only those are tried.
    """
    starts = {v.aankomst for v in verblijven} | {v.vertrek - _WEEK for v in verblijven}
    if rond:
        starts = {begin for begin in starts if rond.aankomst - _WEEK < begin < rond.vertrek}
    if not starts:
        return None
    gemeten = [(begin, sum((_in_venster(v, begin) for v in verblijven), timedelta(0))) for begin in sorted(starts)]
    return max(gemeten, key=lambda meting: meting[1])


def _in_venster(verblijf: Verblijf, begin: datetime) -> timedelta:
    return max(timedelta(0), min(verblijf.vertrek, begin + _WEEK) - max(verblijf.aankomst, begin))


def toets_week(
    bestaand: Sequence[Verblijf], nieuw: Verblijf | None, modus: Weekmodus, maximum: Decimal | None
) -> Toets:
    """Test a new stay, beside the existing ones, against the limit of a week (L-15, L-16; rule 5.3).

    maximum: hours, or nights for ETMALEN_PER_WEEK; None means no limit. Without `nieuw` every period counts.
    """
    alle = [*bestaand, *([nieuw] if nieuw else [])]
    if modus is Weekmodus.GEEN:
        return Toets(())
    if modus is Weekmodus.SCHUIVEND_168U:
        return Toets(tuple(_per_venster(volste_venster(alle, rond=nieuw), maximum)))
    if modus is Weekmodus.ETMALEN_PER_WEEK:
        meet, eenheid = _nachten_als_getal, "etmalen"
    else:
        meet, eenheid = _uren_als_getal, "uur"
    geraakt = set(meet([nieuw] if nieuw else alle))
    return Toets(
        tuple(_per_week(week, aantal, maximum, eenheid, week in geraakt) for week, aantal in meet(alle).items())
    )


def _per_week(week: IsoWeek, aantal: Decimal, maximum: Decimal | None, eenheid: str, geraakt: bool) -> Verbruik:
    begin = datetime.combine(week.maandag, time.min)
    return Verbruik(str(week), aantal, maximum, eenheid, geraakt, begin, begin + _WEEK)


def _nachten_als_getal(verblijven: Iterable[Verblijf]) -> dict[IsoWeek, Decimal]:
    return {week: Decimal(aantal) for week, aantal in nachten_per_week(verblijven).items()}


def _uren_als_getal(verblijven: Iterable[Verblijf]) -> dict[IsoWeek, Decimal]:
    return {week: in_uren(duur) for week, duur in duur_per_week(verblijven).items()}


def _per_venster(volste: tuple[datetime, timedelta] | None, maximum: Decimal | None) -> Iterator[Verbruik]:
    if volste:
        begin, duur = volste
        naam = f"168 uur vanaf {begin:%Y-%m-%d %H:%M}"
        yield Verbruik(naam, in_uren(duur), maximum, "uur", True, begin, begin + _WEEK)


def saldo(bestaand: Sequence[Verblijf], nieuw: Verblijf | None, regel: Jaarregel) -> Toets:
    """Test a new stay, beside all existing ones of the client, against the yearly maximum (L-14; rule 5.2).

    Every location, aanbieder and indication counts; which stays count (cancelled, intake, option) is for
    the caller to decide. Without `nieuw` the outcome is the present balance.
    """
    bezet = sorted(dag for v in bestaand for dag in teldagen(v, regel.telwijze))
    nieuwe = teldagen(nieuw, regel.telwijze) if nieuw else ()
    dagen = sorted([*bezet, *nieuwe])
    if regel.modus is Jaarmodus.VOORTSCHRIJDEND_12M:
        return Toets(tuple(_volste_jaar(dagen, nieuwe if nieuw else dagen, regel)))
    gebruikt = Counter(jaar_van(dag, regel) for dag in dagen)
    geraakt = {jaar_van(dag, regel) for dag in nieuwe} if nieuw else set(gebruikt)
    return Toets(tuple(_verbruik(jaar, gebruikt[jaar], regel, jaar in geraakt) for jaar in gebruikt))


def jaar_van(dag: date, regel: Jaarregel) -> tuple[date, date]:
    """Return the first day of the year in which a counted day falls, and the first day of the next year.

    For twelve sliding months there is no such year; the calendar year is given.
    """
    if regel.modus is not Jaarmodus.INDICATIEJAAR or regel.indicatie_vanaf is None:
        return date(dag.year, 1, 1), date(dag.year + 1, 1, 1)
    jaren = dag.year - regel.indicatie_vanaf.year
    if jaardag(regel.indicatie_vanaf, jaren) > dag:
        jaren -= 1
    return jaardag(regel.indicatie_vanaf, jaren), jaardag(regel.indicatie_vanaf, jaren + 1)


def jaardag(dag: date, jaren: int) -> date:
    """Return the same day some years later; 29 February becomes 1 March in other years."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)


def _verbruik(jaar: tuple[date, date], gebruikt: int, regel: Jaarregel, geraakt: bool) -> Verbruik:
    begin, volgende = jaar
    naam = str(begin.year) if regel.modus is Jaarmodus.KALENDERJAAR else f"{begin}/{volgende - _DAG}"
    maximum = None if regel.cap is None else Decimal(regel.cap)
    van, tot = datetime.combine(begin, time.min), datetime.combine(volgende, time.min)
    return Verbruik(naam, Decimal(gebruikt), maximum, "etmalen", geraakt, van, tot)


def _volste_jaar(dagen: Sequence[date], nieuwe: Sequence[date], regel: Jaarregel) -> Iterator[Verbruik]:
    """Yield the fullest twelve months that hold a new etmaal; a fullest one begins on a counted day."""
    vensters = [(begin, jaardag(begin, 1)) for begin in dict.fromkeys(dagen)]
    geteld = [
        (sum(begin <= dag < eind for dag in dagen), begin, eind)
        for begin, eind in vensters
        if any(begin <= dag < eind for dag in nieuwe)
    ]
    if geteld:
        aantal, begin, eind = max(geteld, key=lambda venster: venster[0])
        yield _verbruik((begin, eind), aantal, regel, True)
