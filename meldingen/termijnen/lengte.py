"""The length of a term as the law or the policy states it, and plain date arithmetic with it.

Source: domain rules 4.1; Atw art. 2 and 4; T-24, T-25.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

ATW = "artikel 1 Algemene termijnenwet"


class Eenheid(StrEnum):
    """The unit in which a term is stated."""

    UREN = "uren"
    DAGEN = "dagen"
    WERKDAGEN = "werkdagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"


_ENKELVOUD = {
    Eenheid.UREN: "uur",
    Eenheid.DAGEN: "dag",
    Eenheid.WERKDAGEN: "werkdag",
    Eenheid.WEKEN: "week",
    Eenheid.MAANDEN: "maand",
    Eenheid.JAREN: "jaar",
}
# The longest terms to which the Atw still applies (art. 4); units that are not here never have it.
_ATW_GRENS = {Eenheid.DAGEN: 90, Eenheid.WEKEN: 12, Eenheid.MAANDEN: 3}
_DAGEN_MET_TWEE_GEWONE = 3


def tel_en_noem(aantal: int, eenheid: Eenheid) -> str:
    """Write an amount with its unit in Dutch: '1 week', '6 weken'; hours and years keep their singular."""
    if aantal == 1 or eenheid in (Eenheid.UREN, Eenheid.JAREN):
        return f"{aantal} {_ENKELVOUD[eenheid]}"
    return f"{aantal} {eenheid}"


def schrijf_dagen(aantal: int) -> str:
    """Write a number of days in Dutch: '1 dag', '3 dagen'."""
    return tel_en_noem(aantal, Eenheid.DAGEN)


@dataclass(frozen=True, slots=True)
class Lengte:
    """A term of `aantal` units.

    atw: the Atw applies by law or by choice (T-25). Art. 4 may still exclude the term: see `atw_werkt`.
    artikel, regel: what the length stands on, and its rule ID.
    verlengd_met: units added by an extension the law itself gives (verdaging). The whole is counted in one
        stretch, but art. 4 Atw looks at each part: twelve weeks plus six stay inside it (TV-F06).
    atw_grond: the provision that moves the end; another one for terms of European law.
    """

    aantal: int
    eenheid: Eenheid
    atw: bool = True
    artikel: str = ""
    regel: str = ""
    verlengd_met: int = 0
    atw_grond: str = ATW

    def __post_init__(self) -> None:
        if self.aantal < 0 or self.verlengd_met < 0:
            raise ValueError("De lengte van een termijn kan niet negatief zijn.")

    @property
    def totaal(self) -> int:
        """The number of units including the extension."""
        return self.aantal + self.verlengd_met

    @property
    def atw_werkt(self) -> bool:
        """Whether a free last day moves: the Atw applies and art. 4 does not exclude this length."""
        grens = _ATW_GRENS.get(self.eenheid)
        return self.atw and grens is not None and max(self.aantal, self.verlengd_met) <= grens

    @property
    def heeft_twee_gewone_dagen(self) -> bool:
        """Whether art. 2 Atw guarantees two ordinary days: every term of at least three days."""
        if not self.atw_werkt or not self.totaal:
            return False
        return self.eenheid is not Eenheid.DAGEN or self.totaal >= _DAGEN_MET_TWEE_GEWONE

    @property
    def in_woorden(self) -> str:
        """The length in Dutch: '12 weken, verlengd met 6 weken'."""
        basis = tel_en_noem(self.aantal, self.eenheid)
        if not self.verlengd_met:
            return basis
        return f"{basis}, verlengd met {tel_en_noem(self.verlengd_met, self.eenheid)}"

    def verlengd(self, met: int) -> "Lengte":
        """Return this length with a statutory extension of `met` units of the same kind."""
        return replace(self, verlengd_met=met)


def plus_maanden(dag: date, maanden: int) -> date:
    """Add months (negative: subtract): same day number, else the last day of the month (rule 4.1-6)."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def tel_op(dag: date, lengte: Lengte, richting: int = 1) -> date:
    """Return the bare last day counted from day 0 `dag`; richting -1 counts backward.

    Raises ValueError for uren and werkdagen: those need a time or a calendar.
    """
    aantal = lengte.totaal * richting
    match lengte.eenheid:
        case Eenheid.DAGEN:
            return dag + timedelta(days=aantal)
        case Eenheid.WEKEN:
            return dag + timedelta(weeks=aantal)
        case Eenheid.MAANDEN:
            return plus_maanden(dag, aantal)
        case Eenheid.JAREN:
            return plus_maanden(dag, 12 * aantal)
    raise ValueError(f"Een termijn in {lengte.eenheid} is niet in kalenderdagen te tellen.")


def laatste_dag_van_periode(eerste_dag: date, lengte: Lengte) -> date:
    """Return the last day of a period that includes its first day (TV-H04, TV-H08).

    From 29 February 2024 thirty-six months run up to and including 28 February 2027: the day after would
    have been the missing 29 February.
    """
    volgende = tel_op(eerste_dag, lengte)
    geklemd = lengte.eenheid in (Eenheid.MAANDEN, Eenheid.JAREN) and volgende.day != eerste_dag.day
    return volgende if geklemd else volgende - timedelta(days=1)


def eind_van_uren(begin: datetime, lengte: Lengte) -> datetime:
    """Return the moment at which a term in hours ends; the Atw never applies (art. 4; X-15).

    With a time zone the hours are elapsed hours, also over a change of summer time.
    Raises ValueError when the length is not in hours.
    """
    if lengte.eenheid is not Eenheid.UREN:
        raise ValueError(f"Een termijn in {lengte.eenheid} eindigt op een dag, niet op een tijdstip.")
    duur = timedelta(hours=lengte.totaal)
    if begin.tzinfo is None:
        return begin + duur
    return (begin.astimezone(UTC) + duur).astimezone(begin.tzinfo)
