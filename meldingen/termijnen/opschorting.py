"""Suspension of a term: which days stand still, and what that does to the bare last day.

Source: Awb art. 4:15; domain rules 4.4; T-13.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from meldingen.termijnen.kalender import EEN_DAG


@dataclass(frozen=True, slots=True)
class Periode:
    """The clock stands still on the days after `aanleiding_op` and before `hervat_op`.

    aanleiding_op: the day of the invitation to complete (U), or the last day before an agreed delay.
    hervat_op: the day of the completion, or the day on which the hersteltermijn lapsed unused (A).
    grond: the provision, for the explanation.
    Raises ValueError when the clock would resume before it stopped.
    """

    aanleiding_op: date
    hervat_op: date
    grond: str = "artikel 4:15 Awb"

    def __post_init__(self) -> None:
        if self.hervat_op < self.aanleiding_op:
            raise ValueError("Een opschorting kan niet eindigen voordat zij begint.")

    @property
    def dagen(self) -> frozenset[date]:
        """The days U+1 up to and including A-1; none when A is U or the day after."""
        aantal = (self.hervat_op - self.aanleiding_op).days
        return frozenset(self.aanleiding_op + EEN_DAG * n for n in range(1, aantal))


@dataclass(frozen=True, slots=True)
class Reeks:
    """An unbroken run of suspended days, both ends included."""

    eerste_dag: date
    laatste_dag: date

    @property
    def aantal_dagen(self) -> int:
        """The number of days in the run."""
        return (self.laatste_dag - self.eerste_dag).days + 1


@dataclass(frozen=True, slots=True)
class Stilstand:
    """What a set of suspensions does: the days, which periods counted, and the new bare last day."""

    dagen: frozenset[date]
    meegeteld: tuple[Periode, ...]
    genegeerd: tuple[Periode, ...]
    kale_einddatum: date


def hervattingsdag(laatste_dag_hersteltermijn: date, *, laatste_dag_opgeschort: bool = False) -> date:
    """Return the day on which the clock resumes after an unused hersteltermijn (rule 4.4).

    By default the last day itself (cautious); with `laatste_dag_opgeschort` (parameter
    opschorting_tot_en_met_laatste_dag) the day after it, so that the last day is still suspended.
    """
    return laatste_dag_hersteltermijn + EEN_DAG if laatste_dag_opgeschort else laatste_dag_hersteltermijn


def reeksen(dagen: Iterable[date]) -> tuple[Reeks, ...]:
    """Join days to unbroken runs, in order of date."""
    gevonden: list[Reeks] = []
    for dag in sorted(dagen):
        if gevonden and dag - gevonden[-1].laatste_dag == EEN_DAG:
            gevonden[-1] = Reeks(gevonden[-1].eerste_dag, dag)
        else:
            gevonden.append(Reeks(dag, dag))
    return tuple(gevonden)


def verwerk(
    start: date,
    kaal: date,
    perioden: Iterable[Periode],
    uiterste: Callable[[date, frozenset[date]], date],
) -> Stilstand:
    """Apply suspensions in order of their cause; a day never counts twice (rule 4.4).

    uiterste: the last day after the Atw for a bare last day and the days suspended so far. A cause after it
    suspends nothing (TV-D06); one between the bare last day and it counts from it (TV-D05).
    """
    stil: frozenset[date] = frozenset()
    meegeteld, genegeerd = list[Periode](), list[Periode]()
    for periode in sorted(perioden, key=lambda p: (p.aanleiding_op, p.hervat_op)):
        grens = uiterste(kaal, stil)
        if periode.aanleiding_op > grens:
            genegeerd.append(periode)
            continue
        meegeteld.append(periode)
        nieuw = {dag for dag in periode.dagen - stil if dag > start}
        if nieuw and periode.aanleiding_op > kaal:
            kaal = grens
        kaal += EEN_DAG * len(nieuw)
        stil |= nieuw
    return Stilstand(stil, tuple(meegeteld), tuple(genegeerd), kaal)
