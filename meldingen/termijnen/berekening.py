"""Compute the last day of a term, and be able to say why it is that day.

Order (rule 4.1-7): bare last day, then the suspended days, then the Atw. The day of the event is day 0.
Source: Atw art. 1, 2 and 4; domain rules chapter 4; T-24.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from meldingen.termijnen import zinnen
from meldingen.termijnen.kalender import (
    EEN_DAG,
    ZATERDAG,
    Kalender,
    is_gewone_dag,
    is_werkdag,
    naam_van_vrije_dag,
    schrijf_dag,
    werkdagen_na,
    werkdagen_voor,
)
from meldingen.termijnen.lengte import Eenheid, Lengte, schrijf_dagen, tel_en_noem, tel_op
from meldingen.termijnen.opschorting import Periode, Reeks, reeksen, verwerk


@dataclass(frozen=True, slots=True)
class OvergeslagenDag:
    """A day on which the term could not end, or that did not count, and why."""

    dag: date
    naam: str

    @property
    def in_woorden(self) -> str:
        """The day with its reason; a weekend says it already."""
        dag = schrijf_dag(self.dag)
        return dag if dag.startswith(self.naam) else f"{dag} ({self.naam})"


@dataclass(frozen=True, slots=True)
class Berekening:
    """The outcome of one computation with every step that led to it.

    start: day 0; for a term counted backward the day from which it counts.
    oorspronkelijke_einddatum: start plus length, before suspension.
    kale_einddatum: after suspension, before the Atw.
    opgeschort: the suspended days as unbroken runs; meegeteld and genegeerd: the periods behind them.
    overgeslagen: the days the Atw passed over; for werkdagen the weekdays that did not count.
    uiterste_datum: the last day; an act on that day is in time.
    """

    start: date
    lengte: Lengte
    oorspronkelijke_einddatum: date
    kale_einddatum: date
    uiterste_datum: date
    opgeschort: tuple[Reeks, ...] = ()
    meegeteld: tuple[Periode, ...] = ()
    genegeerd: tuple[Periode, ...] = ()
    overgeslagen: tuple[OvergeslagenDag, ...] = ()
    terug: bool = False

    @property
    def opgeschorte_dagen(self) -> int:
        """The number of different days the clock stood still."""
        return sum(reeks.aantal_dagen for reeks in self.opgeschort)

    @property
    def atw_dagen(self) -> int:
        """The number of days by which the Atw moved the end."""
        return (self.uiterste_datum - self.kale_einddatum).days

    def uitleg(self) -> tuple[str, ...]:
        """Return the steps as Dutch sentences: the answer to 'waarom deze datum?'."""
        return (*_zinnen_lengte(self), *_zinnen_opschorting(self), *_zinnen_einde(self))


def bereken(start: date, lengte: Lengte, kalender: Kalender, opschortingen: Sequence[Periode] = ()) -> Berekening:
    """Compute the last day of a term that starts with an event on `start` (day 0).

    Raises ValueError for a length in uren (use `eind_van_uren`) and for a suspended term in werkdagen:
    the law suspends terms in weeks only, and no rule says how it would count.
    """
    if lengte.eenheid is not Eenheid.WERKDAGEN:
        return _in_kalenderdagen(start, lengte, kalender, opschortingen)
    if opschortingen:
        raise ValueError("Een termijn in werkdagen kan niet worden opgeschort.")
    eind = werkdagen_na(start, lengte.totaal, kalender)
    niet_geteld = tuple(_niet_geteld(start, eind, kalender))
    return Berekening(start, lengte, eind, eind, eind, overgeslagen=niet_geteld)


def bereken_terug(vanaf: date, lengte: Lengte, kalender: Kalender) -> Berekening:
    """Compute the last day of 'uiterlijk … voor' an event: backward, never moved (Atw art. 1 lid 2; T-33)."""
    if lengte.eenheid is Eenheid.WERKDAGEN:
        dag = werkdagen_voor(vanaf, lengte.totaal, kalender)
        niet_geteld = tuple(_niet_geteld(dag, vanaf, kalender))
        return Berekening(vanaf, lengte, dag, dag, dag, overgeslagen=niet_geteld, terug=True)
    dag = tel_op(vanaf, lengte, richting=-1)
    return Berekening(vanaf, lengte, dag, dag, dag, terug=True)


def eerste_dag_na(berekening: Berekening) -> date:
    """Return the first day on which the term has lapsed, such as the day a client may apply (T-09)."""
    return berekening.uiterste_datum + EEN_DAG


def _in_kalenderdagen(start: date, lengte: Lengte, kalender: Kalender, opschortingen: Sequence[Periode]) -> Berekening:
    rol_door = partial(_rol_door, start, lengte, kalender)
    oorspronkelijk = tel_op(start, lengte)
    stand = verwerk(start, oorspronkelijk, opschortingen, rol_door)
    uiterste = rol_door(stand.kale_einddatum, stand.dagen)
    return Berekening(
        start=start,
        lengte=lengte,
        oorspronkelijke_einddatum=oorspronkelijk,
        kale_einddatum=stand.kale_einddatum,
        uiterste_datum=uiterste,
        opgeschort=reeksen(stand.dagen),
        meegeteld=stand.meegeteld,
        genegeerd=stand.genegeerd,
        overgeslagen=tuple(_door_atw_overgeslagen(stand.kale_einddatum, uiterste, kalender)),
    )


def _rol_door(start: date, lengte: Lengte, kalender: Kalender, kaal: date, stil: frozenset[date]) -> date:
    """Move a free last day to the next ordinary day, and give a short term its two ordinary days."""
    if not lengte.atw_werkt:
        return kaal
    eind = kaal
    while not is_gewone_dag(eind, kalender):
        eind += EEN_DAG
    return max(eind, _tweede_gewone_dag(start, stil, kalender)) if lengte.heeft_twee_gewone_dagen else eind


def _tweede_gewone_dag(start: date, stil: frozenset[date], kalender: Kalender) -> date:
    dag, gezien = start, 0
    while gezien < 2:
        dag += EEN_DAG
        if dag not in stil and is_gewone_dag(dag, kalender):
            gezien += 1
    return dag


def _door_atw_overgeslagen(kaal: date, uiterste: date, kalender: Kalender) -> Iterator[OvergeslagenDag]:
    for n in range((uiterste - kaal).days):
        dag = kaal + EEN_DAG * n
        gewoon = is_gewone_dag(dag, kalender)
        yield OvergeslagenDag(dag, zinnen.TWEE_GEWONE_DAGEN if gewoon else naam_van_vrije_dag(dag, kalender))


def _niet_geteld(na: date, tot_en_met: date, kalender: Kalender) -> Iterator[OvergeslagenDag]:
    """Yield the weekdays that were no werkdag; weekends speak for themselves."""
    for n in range(1, (tot_en_met - na).days + 1):
        dag = na + EEN_DAG * n
        if dag.weekday() < ZATERDAG and not is_werkdag(dag, kalender):
            yield OvergeslagenDag(dag, naam_van_vrije_dag(dag, kalender))


def _zinnen_lengte(b: Berekening) -> Iterator[str]:
    lengte, artikel = b.lengte.in_woorden, b.lengte.artikel
    yield (
        zinnen.LENGTE_MET_ARTIKEL.format(lengte=lengte, artikel=artikel)
        if artikel
        else zinnen.LENGTE.format(lengte=lengte)
    )
    begin = zinnen.TERUGGETELD if b.terug else zinnen.DAG_NUL
    yield begin.format(dag=schrijf_dag(b.start))
    eind = schrijf_dag(b.oorspronkelijke_einddatum)
    yield zinnen.GETELD.format(aantal=tel_en_noem(b.lengte.totaal, b.lengte.eenheid), dag=eind)


def _zinnen_opschorting(b: Berekening) -> Iterator[str]:
    if b.opgeschort:
        dagen = zinnen.EN.join(_schrijf_reeks(reeks) for reeks in b.opgeschort)
        gronden = ", ".join(dict.fromkeys(periode.grond for periode in b.meegeteld))
        yield zinnen.STIL.format(aantal=schrijf_dagen(b.opgeschorte_dagen), dagen=dagen, gronden=gronden)
        if (b.kale_einddatum - b.oorspronkelijke_einddatum).days > b.opgeschorte_dagen:
            yield zinnen.STIL_NA_DOORLOPEN
        yield zinnen.DAARDOOR.format(dag=schrijf_dag(b.kale_einddatum))
    for periode in b.genegeerd:
        yield zinnen.STIL_TELT_NIET.format(dag=schrijf_dag(periode.aanleiding_op))


def _zinnen_einde(b: Berekening) -> Iterator[str]:
    redenen = ", ".join(over.in_woorden for over in b.overgeslagen)
    if b.lengte.eenheid is Eenheid.WERKDAGEN:
        if redenen:
            yield zinnen.GEEN_WERKDAG.format(dagen=redenen)
    elif b.atw_dagen:
        yield zinnen.LOOPT_DOOR.format(dagen=redenen, artikel=b.lengte.atw_grond)
    elif not b.lengte.atw_werkt or b.terug:
        yield zinnen.VERSCHUIFT_NIET.format(waarom=_waarom_geen_atw(b))
    yield zinnen.EINDE.format(dag=schrijf_dag(b.uiterste_datum))


def _waarom_geen_atw(b: Berekening) -> str:
    if b.terug:
        return zinnen.NIET_TERUG
    return zinnen.TE_LANG if b.lengte.atw else zinnen.GEEN_ATW


def _schrijf_reeks(reeks: Reeks) -> str:
    if reeks.aantal_dagen == 1:
        return schrijf_dag(reeks.eerste_dag)
    return f"{schrijf_dag(reeks.eerste_dag)}{zinnen.TOT_EN_MET}{schrijf_dag(reeks.laatste_dag)}"
