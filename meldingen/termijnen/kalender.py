"""The calendar of the Algemene termijnenwet: feast days, ordinary days and working days.

Source: Atw art. 3; T-26. Days made equal by royal decree (art. 3 lid 3) are data and come
in with the Kalender.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from meldingen.fouten import gettext_noop as _

EEN_DAG = timedelta(days=1)
ZATERDAG, ZONDAG = 5, 6
KB_DAG = _("bij koninklijk besluit gelijkgestelde dag")
SLUITINGSDAG = _("sluitingsdag van de gemeente")

WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDNAMEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True, slots=True)
class Kalender:
    """What differs per year or per gemeente and so cannot be computed.

    kb_dagen: days made equal to a feast day by royal decree (Atw art. 3 lid 3).
    kb_dag_is_werkdag: such a day is an ordinary working day for terms in werkdagen (4.5; parameter).
    sluitingsdagen: municipal closing days; they count for werkdagen only, never for the Atw (4.3).
    """

    kb_dagen: frozenset[date] = frozenset()
    kb_dag_is_werkdag: bool = True
    sluitingsdagen: frozenset[date] = frozenset()


def schrijf_dag(dag: date) -> str:
    """Write a day in full Dutch: 'maandag 17 februari 2025'."""
    return f"{WEEKDAGEN[dag.weekday()]} {schrijf_datum(dag)}"


def schrijf_datum(dag: date) -> str:
    """Write a day in Dutch without its weekday: '17 februari 2025'."""
    return f"{dag.day} {MAANDNAMEN[dag.month - 1]} {dag.year}"


def pasen(jaar: int) -> date:
    """Return Easter Sunday of a Gregorian year (the method of Meeus, Jones and Butcher)."""
    gulden = jaar % 19
    eeuw, in_eeuw = divmod(jaar, 100)
    maan_correctie = (eeuw - (eeuw + 8) // 25 + 1) // 3
    epacta = (19 * gulden + eeuw - eeuw // 4 - maan_correctie + 15) % 30
    naar_zondag = (32 + 2 * (eeuw % 4) + 2 * (in_eeuw // 4) - epacta - in_eeuw % 4) % 7
    terug = 7 * ((gulden + 11 * epacta + 22 * naar_zondag) // 451)
    return date(jaar, 3, 22) + timedelta(days=epacta + naar_zondag - terug)


def _koningsdag(jaar: int) -> tuple[date, str]:
    """Return the day on which the birthday of the monarch is celebrated: never on a Sunday."""
    dag, naam = (date(jaar, 4, 27), _("Koningsdag")) if jaar >= 2014 else (date(jaar, 4, 30), _("Koninginnedag"))
    return (dag - EEN_DAG if dag.weekday() == ZONDAG else dag), naam


@lru_cache(maxsize=256)
def feestdagen(jaar: int) -> Mapping[date, str]:
    """Return the feast days of a year with their names, in order of date (Atw art. 3 lid 1 and 2; T-26).

    Goede Vrijdag is made equal by the law itself (lid 2). 5 mei counts every year. Days that fall together
    share one entry ('Bevrijdingsdag en Hemelvaartsdag').
    """
    paaszondag = pasen(jaar)
    dagen = [
        (date(jaar, 1, 1), _("Nieuwjaarsdag")),
        (paaszondag - timedelta(days=2), _("Goede Vrijdag")),
        (paaszondag + timedelta(days=1), _("Tweede Paasdag")),
        _koningsdag(jaar),
        (date(jaar, 5, 5), _("Bevrijdingsdag")),
        (paaszondag + timedelta(days=39), _("Hemelvaartsdag")),
        (paaszondag + timedelta(days=50), _("Tweede Pinksterdag")),
        (date(jaar, 12, 25), _("Eerste Kerstdag")),
        (date(jaar, 12, 26), _("Tweede Kerstdag")),
    ]
    namen: dict[date, str] = {}
    for dag, naam in sorted(dagen):
        namen[dag] = f"{namen[dag]} en {naam}" if dag in namen else naam
    return MappingProxyType(namen)


def is_gewone_dag(dag: date, kalender: Kalender) -> bool:
    """Tell whether a term may end on this day: no weekend, no feast day (Atw art. 1 and 3)."""
    return dag.weekday() < ZATERDAG and dag not in feestdagen(dag.year) and dag not in kalender.kb_dagen


def is_werkdag(dag: date, kalender: Kalender) -> bool:
    """Tell whether this day counts in a term of werkdagen (rule 4.5)."""
    if dag.weekday() >= ZATERDAG or dag in feestdagen(dag.year) or dag in kalender.sluitingsdagen:
        return False
    return kalender.kb_dag_is_werkdag or dag not in kalender.kb_dagen


def naam_van_vrije_dag(dag: date, kalender: Kalender) -> str:
    """Return why a day is free ('Koningsdag', 'zaterdag', …), or '' for a day without a name of its own."""
    naam = feestdagen(dag.year).get(dag, "")
    if not naam and dag.weekday() >= ZATERDAG:
        naam = WEEKDAGEN[dag.weekday()]
    if not naam and dag in kalender.kb_dagen:
        naam = KB_DAG
    return naam or (SLUITINGSDAG if dag in kalender.sluitingsdagen else "")


def _tel_werkdagen(start: date, aantal: int, stap: timedelta, kalender: Kalender) -> date:
    if aantal < 0:
        raise ValueError("Een aantal werkdagen kan niet negatief zijn.")
    dag = start
    while aantal:
        dag += stap
        if is_werkdag(dag, kalender):
            aantal -= 1
    return dag


def werkdagen_na(start: date, n: int, kalender: Kalender) -> date:
    """Return the n-th werkdag after `start`, which itself is day 0 (rule 4.5). n = 0 gives `start`."""
    return _tel_werkdagen(start, n, EEN_DAG, kalender)


def werkdagen_voor(eind: date, n: int, kalender: Kalender) -> date:
    """Return the n-th werkdag before `eind`. n = 0 gives `eind`."""
    return _tel_werkdagen(eind, n, -EEN_DAG, kalender)
