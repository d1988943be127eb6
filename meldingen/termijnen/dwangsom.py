"""The penalty for deciding too late on an aanvraag.

Source: Awb art. 4:17; T-17; vectors TV-G. Whether a penalty is due at all (art. 4:17 lid 6) is a legal
judgement and no part of this arithmetic.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from meldingen.termijnen.berekening import Berekening, bereken, eerste_dag_na
from meldingen.termijnen.kalender import EEN_DAG, Kalender, schrijf_dag
from meldingen.termijnen.wettelijk import ingebrekestelling


@dataclass(frozen=True, slots=True)
class Trede:
    """A step of the national schedule: for `dagen` days `bedrag` euro a day."""

    dagen: int
    bedrag: Decimal

    def __post_init__(self) -> None:
        if self.dagen < 1 or self.bedrag < 0:
            raise ValueError("Een trede van de dwangsom heeft ten minste één dag en geen negatief bedrag.")


@dataclass(frozen=True, slots=True)
class Dwangsom:
    """The penalty up to a given day.

    prematuur: the notice came before the term had lapsed and has no effect; then there is no gratie.
    gratie: the two weeks after the notice.
    eerste_dag: the first day for which a penalty is due if nothing is decided; None when prematuur.
    laatste_mogelijke_dag: the day on which the maximum is reached, from which art. 4:18 counts.
    per_trede: how many days fell in each step of the schedule.
    """

    prematuur: bool
    gratie: Berekening | None
    eerste_dag: date | None
    laatste_mogelijke_dag: date | None
    per_trede: tuple[tuple[int, Trede], ...] = ()

    @property
    def dagen(self) -> int:
        """The number of days for which a penalty is due."""
        return sum(dagen for dagen, _ in self.per_trede)

    @property
    def bedrag(self) -> Decimal:
        """The penalty in euro."""
        return sum((dagen * trede.bedrag for dagen, trede in self.per_trede), Decimal(0))

    def uitleg(self) -> tuple[str, ...]:
        """Return the steps as Dutch sentences."""
        return tuple(_zinnen(self))


def dwangsom(
    uiterste_datum: date,
    ingebrekestelling_op: date,
    tot: date,
    treden: Sequence[Trede],
    kalender: Kalender,
    *,
    atw_gratie: bool = False,
) -> Dwangsom:
    """Compute the penalty for a decision that is late.

    uiterste_datum: last day of the decision term. ingebrekestelling_op: day the notice was received.
    tot: day of the decision, or today as long as there is none; that day itself does not count.
    treden: the schedule that holds on that day. atw_gratie: let the Atw move the two weeks (OV-17).
    """
    if ingebrekestelling_op <= uiterste_datum:
        return Dwangsom(True, None, None, None)
    gratie = bereken(ingebrekestelling_op, ingebrekestelling(atw=atw_gratie), kalender)
    eerste = eerste_dag_na(gratie)
    maximum = sum(trede.dagen for trede in treden)
    te_laat = min(max((tot - eerste).days, 0), maximum)
    laatste = eerste + EEN_DAG * (maximum - 1)
    return Dwangsom(False, gratie, eerste, laatste, tuple(_verdeel(te_laat, treden)))


def _verdeel(dagen: int, treden: Sequence[Trede]) -> Iterator[tuple[int, Trede]]:
    for trede in treden:
        in_trede = min(dagen, trede.dagen)
        dagen -= in_trede
        if in_trede:
            yield in_trede, trede


def _zinnen(d: Dwangsom) -> Iterator[str]:
    if d.gratie is None or d.eerste_dag is None:
        yield "De ingebrekestelling kwam voor het einde van de termijn en geeft geen dwangsom."
        return
    yield f"De ingebrekestelling is ontvangen op {schrijf_dag(d.gratie.start)}."
    yield f"Zonder dwangsom kan worden beslist tot en met {schrijf_dag(d.gratie.uiterste_datum)}."
    yield f"De eerste dag met een dwangsom is {schrijf_dag(d.eerste_dag)}."
    for dagen, trede in d.per_trede:
        yield f"{dagen} × € {_euro(trede.bedrag)} = € {_euro(dagen * trede.bedrag)}."
    yield f"Samen {d.dagen} dagen en € {_euro(d.bedrag)}."


def _euro(bedrag: Decimal) -> str:
    return f"{bedrag:,.2f}".translate(str.maketrans(",.", ".,"))
