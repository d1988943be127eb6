"""A pgb spent abroad: how long that may be, and what is left of it per month.

Days are counted with the first and the last; a week is seven of them. The source says of a reduction only that it may
follow on a stay of more than six weeks; here it starts on the day after those weeks. Source: P-31, P-32 (002 par. 4.6,
bijlage 5).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from meldingen.termijnen import plus_maanden, schrijf_datum
from onderzoek.rekenen.stappen import (
    Berekening,
    OngeldigeInvoer,
    Rekenstap,
    eis_bedrag,
    eis_periode,
    naar_centen,
    procent_van,
)

DAG = timedelta(days=1)
LANGSTE_DAGEN = 731


@dataclass(frozen=True, slots=True)
class Verblijf:
    """A stay abroad, first and last day included."""

    van: date
    tot: date

    def __post_init__(self) -> None:
        eis_periode(self.van, self.tot, "Het verblijf in het buitenland")
        if self.dagen > LANGSTE_DAGEN:
            raise OngeldigeInvoer("Het verblijf in het buitenland duurt langer dan twee jaar. Controleer de datums.")

    @property
    def dagen(self) -> int:
        """How many days it lasts."""
        return (self.tot - self.van).days + 1


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Weeks per calendar year, weeks without reduction, months when the client is terminally ill."""

    weken_per_jaar: int
    weken_zonder_verlaging: int
    maanden_terminaal: int


@dataclass(frozen=True, slots=True)
class Landentabel:
    """The percentage per country, and that of every country that is not in it."""

    procenten: Mapping[str, int]
    overig: int

    def procent_van(self, land: str) -> int:
        """The percentage of a country, however it is capitalised (P-32)."""
        gezocht = land.strip().casefold()
        return next((procent for naam, procent in self.procenten.items() if naam.casefold() == gezocht), self.overig)


@dataclass(frozen=True, slots=True)
class Buitenland(Berekening):
    """`bedrag` per month after the reduction. The last day that is allowed (None: not one), and when less is paid."""

    laatste_dag: date | None
    past: bool
    procent: int
    verlaagd_vanaf: date | None


def bereken_buitenland(
    pgb_per_maand: Decimal,
    land: str,
    verblijf: Verblijf,
    *,
    tabel: Landentabel,
    grenzen: Grenzen,
    eerder: Sequence[Verblijf] = (),
    terminaal: bool = False,
    verlagen: bool = True,
) -> Buitenland:
    """What a pgb becomes during a stay, with the earlier stays of the calendar years it touches (P-31, P-32).

    The reduction of a long stay is a choice: without `verlagen` the pgb stays what it is.
    """
    eis_bedrag(pgb_per_maand, "Het pgb")
    laatste = _laatste_dag(verblijf, eerder, grenzen, terminaal)
    zonder = timedelta(weeks=grenzen.weken_zonder_verlaging)
    is_lang = verblijf.tot >= verblijf.van + zonder
    verlaagd_vanaf = verblijf.van + zonder if is_lang and verlagen else None
    procent = tabel.procent_van(land)
    bedrag = procent_van(pgb_per_maand, procent) if verlaagd_vanaf else naar_centen(pgb_per_maand)
    return Buitenland(
        bedrag=bedrag,
        stappen=(
            Rekenstap("Pgb per maand in Nederland", naar_centen(pgb_per_maand), "Hiervan gaan wij uit.", "P-32"),
            Rekenstap("Hoe lang", None, _hoe_lang(verblijf, laatste, grenzen, terminaal), "P-31"),
            Rekenstap(f"Percentage voor {land.strip()}", None, _uitleg_land(land, tabel), "P-32"),
            Rekenstap(
                "Pgb per maand in het buitenland", bedrag, _verlaging(is_lang, verlaagd_vanaf, procent, grenzen), "P-32"
            ),
        ),
        laatste_dag=laatste,
        past=laatste == verblijf.tot,
        procent=procent,
        verlaagd_vanaf=verlaagd_vanaf,
    )


def is_op_tijd_gevraagd(gevraagd_op: date, vertrek: date, *, maanden: int) -> bool:
    """Whether leave was asked at the latest so many months before departure (P-31)."""
    return gevraagd_op <= plus_maanden(vertrek, -maanden)


def _laatste_dag(verblijf: Verblijf, eerder: Iterable[Verblijf], grenzen: Grenzen, terminaal: bool) -> date | None:
    """The last day of this stay that is allowed. Days of an earlier stay are not counted twice."""
    if terminaal:
        return min(verblijf.tot, plus_maanden(verblijf.van, grenzen.maanden_terminaal) - DAG)
    geweest = {dag for een in eerder for dag in _dagen(een)}
    per_jaar = Counter(dag.year for dag in geweest)
    laatste = None
    for dag in _dagen(verblijf):
        per_jaar[dag.year] += dag not in geweest
        if per_jaar[dag.year] > 7 * grenzen.weken_per_jaar:
            break
        laatste = dag
    return laatste


def _dagen(verblijf: Verblijf) -> Iterable[date]:
    return (verblijf.van + nummer * DAG for nummer in range(verblijf.dagen))


def _hoe_lang(verblijf: Verblijf, laatste: date | None, grenzen: Grenzen, terminaal: bool) -> str:
    grens = (
        f"Bij een terminale ziekte mag het {grenzen.maanden_terminaal} maanden"
        if terminaal
        else f"Het mag {grenzen.weken_per_jaar} weken per kalenderjaar, eerdere verblijven meegeteld"
    )
    if laatste == verblijf.tot:
        return f"{verblijf.dagen} dagen. {grens}. Dit past."
    if laatste is None:
        return f"{verblijf.dagen} dagen. {grens}. Er is niets meer over."
    return f"{verblijf.dagen} dagen. {grens}. Dit is te lang: het mag tot en met {schrijf_datum(laatste)}."


def _uitleg_land(land: str, tabel: Landentabel) -> str:
    procent = tabel.procent_van(land)
    bekend = any(naam.casefold() == land.strip().casefold() for naam in tabel.procenten)
    return f"{procent} %{'' if bekend else ', het percentage voor landen die niet in de tabel staan'}."


def _verlaging(is_lang: bool, vanaf: date | None, procent: int, grenzen: Grenzen) -> str:
    weken = grenzen.weken_zonder_verlaging
    if not is_lang:
        return f"Het verblijf is niet langer dan {weken} weken. Het pgb blijft gelijk."
    if vanaf is None:
        return f"Langer dan {weken} weken. Het pgb wordt niet verlaagd."
    return f"Langer dan {weken} weken. Vanaf {schrijf_datum(vanaf)} is het pgb {procent} %."
