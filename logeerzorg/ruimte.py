"""What would be possible: the longest stay that still fits, and the limits in words.

All times are naive local clock times. Source: domain rules 5.2 and 5.3; L-14, L-15, L-16.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from logeerzorg.etmalen import Jaarmodus, Verblijf, Verbruik
from meldingen.termijnen import schrijf_datum

_DAG, _MINUUT, _WEEK = timedelta(days=1), timedelta(minutes=1), timedelta(weeks=1)


def verkort(nieuw: Verblijf, past: Callable[[Verblijf], bool], stap: timedelta) -> Verblijf | None:
    """Return the longest stay with this arrival, shortened by whole steps, that fits; None when none does.

    past: must stay true for every shorter stay, as more nights or hours never make room.
    """
    if past(nieuw):
        return nieuw
    kort, lang = 0, (nieuw.duur - timedelta(microseconds=1)) // stap  # in steps taken off; `kort` does not fit
    if lang < 1 or not past(_korter(nieuw, lang * stap)):
        return None
    while lang - kort > 1:
        midden = (kort + lang) // 2
        if past(_korter(nieuw, midden * stap)):
            lang = midden
        else:
            kort = midden
    return _korter(nieuw, lang * stap)


def _korter(nieuw: Verblijf, duur: timedelta) -> Verblijf:
    return Verblijf(nieuw.aankomst, nieuw.vertrek - duur)


def langste(
    nieuw: Verblijf, jaar_past: Callable[[Verblijf], bool], week_past: Callable[[Verblijf], bool], *, in_uren: bool
) -> Verblijf | None:
    """Return the longest stay with this arrival that fits the year and the week; None when no night does.

    in_uren: the week counts hours, so the departure may be found to the minute; else whole nights go off.
    """
    kort = verkort(nieuw, jaar_past, _DAG)
    gevonden = kort and verkort(kort, week_past, _MINUUT if in_uren else _DAG)
    zonder_nacht = gevonden is not None and gevonden.vertrek.date() == gevonden.aankomst.date()
    return None if zonder_nacht and nieuw.vertrek.date() != nieuw.aankomst.date() else gevonden


def schrijf_tijd(moment: datetime) -> str:
    """Write a moment of the day as on a Dutch page: '09.00 uur'."""
    return f"{moment:%H.%M} uur"


def schrijf_getal(aantal: Decimal) -> str:
    """Write hours or etmalen without idle decimals: '72,5'."""
    return f"{round(aantal, 2).normalize():f}".replace(".", ",")


def schrijf_etmalen(aantal: int | Decimal) -> str:
    """Write a number of etmalen: '1 etmaal', '3 etmalen'."""
    return f"{aantal} etmaal" if aantal == 1 else f"{aantal} etmalen"


def schrijf_periode(van: datetime, tot: datetime) -> str:
    """Write a period as it follows on 'in': '2026', 'de week van 8 juni 2026', 'de zeven dagen vanaf ...'."""
    if tot - van == _WEEK:
        if van.weekday() == 0 and van.time() == datetime.min.time():
            return f"de week van {schrijf_datum(van.date())}"
        return f"de zeven dagen vanaf {schrijf_datum(van.date())} om {schrijf_tijd(van)}"
    if (van.month, van.day, tot.year) == (1, 1, van.year + 1):
        return str(van.year)
    return f"de twaalf maanden van {schrijf_datum(van.date())} tot en met {schrijf_datum((tot - _DAG).date())}"


def zin_korter(nieuw: Verblijf, mogelijk: Verblijf | None) -> str:
    """Say when to leave at the latest, or that no night fits any more."""
    if mogelijk is None:
        return "Er past geen nacht meer bij. Kies een andere periode."
    uur = schrijf_tijd(mogelijk.vertrek)
    if mogelijk.vertrek.date() == nieuw.vertrek.date():
        return f"Kies vertrek uiterlijk om {uur}."
    return f"Kies vertrek uiterlijk op {schrijf_datum(mogelijk.vertrek.date())} om {uur}."


def zin_jaar(verbruik: Verbruik, nieuw: int, maximum: int) -> str:
    """Say how much of the year was used before a new stay of `nieuw` etmalen in it, and how much is left."""
    eerder = int(verbruik.gebruikt) - nieuw
    over = max(0, maximum - eerder)
    woord = "is" if over == 1 else "zijn"
    return (
        f"In {schrijf_periode(verbruik.van, verbruik.tot)} zijn al {schrijf_etmalen(eerder)} gebruikt of "
        f"gereserveerd; dit verblijf telt er {nieuw}. Er {woord} nog {schrijf_etmalen(over)} over."
    )


def zin_nieuw_jaar(verbruik: Verbruik, modus: Jaarmodus) -> str:
    """Say when there is room again; twelve sliding months begin on the first counted day, which falls out first."""
    dag = schrijf_datum(verbruik.tot.date())
    if modus is Jaarmodus.VOORTSCHRIJDEND_12M:
        return f"Vanaf {dag} komen de eerste etmalen weer vrij."
    return f"Op {dag} begint een nieuw jaar."


def zin_week(verbruik: Verbruik) -> str:
    """Say how full the week would be, and how full it may be."""
    hoeveel = (
        f"{schrijf_getal(verbruik.gebruikt)} uur"
        if verbruik.eenheid == "uur"
        else schrijf_etmalen(int(verbruik.gebruikt))
    )
    grens = schrijf_getal(verbruik.maximum or Decimal(0))
    return f"In {schrijf_periode(verbruik.van, verbruik.tot)} wordt het {hoeveel}; hoogstens {grens} mag."
