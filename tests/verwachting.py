"""What two years of nights must bring, worked out apart from the portal: own calendar, own counting, plain dates.

Only figures of the law and the catalogue are shared with the code under test: six weeks, two weeks, four weeks,
working days, and the thresholds 21/28/35/40, 7/10/12/13 and two days before the end.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

EEN_DAG = timedelta(days=1)
# Days made equal to a holiday by royal decree, within the years that are walked through.
GELIJKGESTELD = {date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)}
# Days on which the gemeente Voorbeeld itself is closed: no working days, and nothing to the law.
DICHT = {date(2026, 12, 24), date(2026, 12, 31)}
DREMPELS = {"onderzoek": (21, 28, 35, 40), "besluit": (7, 10, 12, 13), "herstel": (-2,), "retour": (-2,)}
COLLEGE = {"onderzoek", "bevestiging", "besluit", "buiten_behandeling"}
BIJ_AFLOOP = {
    "onderzoek": "Onderzoek te laat: de inwoner mag nu een aanvraag doen",
    "bevestiging": "De ontvangstbevestiging is nog niet weg",
    "besluit": "Beslistermijn verstreken: kans op een dwangsom",
}
UITSTEL = "Lukt het besluit op tijd? Stuur anders een uitstelbericht"


def pasen(jaar: int) -> date:
    """Easter Sunday, by the method of Gauss with the corrections for this century."""
    a, b, c = jaar % 19, jaar % 4, jaar % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    return date(jaar, 3, 22) + timedelta(days=d + e)


def is_feestdag(dag: date) -> bool:
    """New Year, Good Friday, Easter Monday, King's Day, 5 May, Ascension, Whit Monday, Christmas."""
    koningsdag = date(dag.year, 4, 27)
    koningsdag -= EEN_DAG if koningsdag.isoweekday() == 7 else timedelta(0)
    vast = {(1, 1), (5, 5), (12, 25), (12, 26)}
    los = (dag - pasen(dag.year)).days in (-2, 1, 39, 50)
    return (dag.month, dag.day) in vast or los or dag == koningsdag


def doorgeschoven(dag: date) -> date:
    """Atw art. 1: on to the first ordinary day."""
    while dag.isoweekday() > 5 or is_feestdag(dag) or dag in GELIJKGESTELD:
        dag += EEN_DAG
    return dag


def werkdagen_na(dag: date, aantal: int) -> date:
    """The n-th working day after a day; a day made equal by decree is a working day."""
    while aantal:
        dag += EEN_DAG
        aantal -= dag.isoweekday() <= 5 and not is_feestdag(dag) and dag not in DICHT
    return dag


@dataclass(slots=True)
class Klok:
    """A clock as the test sees it. Days on which it stood still: after `stil[0]` and before `stil[1]`."""

    soort: str
    start: date
    uiterste: date
    dicht: date | None = None
    stil: tuple[date, date] | None = None
    is_aangevraagd: bool = False
    eerste_nacht: date | None = None

    @property
    def opgeschort(self) -> int:
        return max((self.stil[1] - self.stil[0]).days - 1, 0) if self.stil else 0

    def loopt(self, nacht: date) -> bool:
        """Whether the night finds it open and running; what is closed in the day, is closed for the next night."""
        if nacht < (self.eerste_nacht or self.start + EEN_DAG) or (self.dicht and nacht > self.dicht):
            return False
        return not (self.stil and self.stil[0] < nacht < self.stil[1])

    def dag(self, nacht: date) -> int:
        """How many days of the clock have passed."""
        # From the day it is recorded the whole standstill is known, also what still has to come.
        bekend = self.stil is not None and nacht > self.stil[0]
        return (nacht - self.start).days - (self.opgeschort if bekend else 0)


@dataclass(slots=True)
class Verwacht:
    """One case: its clocks, who hears of them, and the steps that go by themselves."""

    klokken: list[Klok] = field(default_factory=list)
    wie: str = "consulent"
    stappen: list[tuple[date, str]] = field(default_factory=list)
    taken: list[tuple[date, str]] = field(default_factory=list)

    def signalen(self, leiders: list[str], laatste: date) -> Iterator[tuple[date, str, str, str]]:
        """Night, clock, threshold and person."""
        for klok in self.klokken:
            for nacht, drempel in _drempels(klok, laatste):
                laat = drempel == "te laat"
                for wie in {*([self.wie] if self.wie else leiders), *(leiders if laat else [])}:
                    yield nacht, klok.soort, drempel, wie

    def alle_taken(self, laatste: date) -> Iterator[tuple[date, str]]:
        """Night and title."""
        yield from self.taken
        for klok in self.klokken:
            nachten = list(_nachten(klok, laatste))
            if klok.soort in BIJ_AFLOOP:
                yield from [(n, BIJ_AFLOOP[klok.soort]) for n in nachten if n > klok.uiterste][:1]
            if klok.is_aangevraagd:
                yield from [(n, UITSTEL) for n in nachten if klok.dag(n) >= 10 and n <= klok.uiterste][:1]


def _nachten(klok: Klok, laatste: date) -> Iterator[date]:
    nacht = klok.start
    # After its end nothing new comes of a clock, except the day after.
    while nacht <= min(laatste, klok.uiterste + 3 * EEN_DAG):
        if klok.loopt(nacht):
            yield nacht
        nacht += EEN_DAG


def _drempels(klok: Klok, laatste: date) -> Iterator[tuple[date, str]]:
    gehad: set[str] = set()
    for nacht in _nachten(klok, laatste):
        if nacht > klok.uiterste:
            drempel = "te laat" if klok.soort in COLLEGE else ""
        else:
            bereikt = [d for d in DREMPELS.get(klok.soort, ()) if _is_bereikt(klok, d, nacht)]
            drempel = str(max(bereikt)) if bereikt else ""
        if drempel and drempel not in gehad:
            gehad.add(drempel)
            yield nacht, drempel


def _is_bereikt(klok: Klok, drempel: int, nacht: date) -> bool:
    return klok.dag(nacht) >= drempel if drempel > 0 else nacht >= klok.uiterste + drempel * EEN_DAG


def verschil(echt: Counter, verwacht: Counter) -> list[str]:
    """What happened and should not have, and what should have and did not; the first few."""
    te_veel = [f"te veel: {rij} x{n}" for rij, n in sorted((echt - verwacht).items(), key=str)]
    te_weinig = [f"te weinig: {rij} x{n}" for rij, n in sorted((verwacht - echt).items(), key=str)]
    return te_veel[:8] + te_weinig[:8]
