"""The traffic light in words: how far away a legal date is."""

from dataclasses import dataclass
from datetime import date

from meldingen.termijnen.lengte import schrijf_dagen

BIJNA = 7


@dataclass(frozen=True, slots=True)
class Stand:
    """`soort` is optijd, bijna, vandaag, telaat or neutraal; `tekst` says the same in words."""

    soort: str
    tekst: str


def stand(uiterlijk: date | None, vandaag: date) -> Stand:
    """How the date stands today. The last day itself is 'vandaag', never 'te laat'."""
    if uiterlijk is None:
        return Stand("neutraal", "Geen termijn")
    dagen = (uiterlijk - vandaag).days
    if dagen < 0:
        return Stand("telaat", f"{schrijf_dagen(-dagen)} te laat")
    if dagen == 0:
        return Stand("vandaag", "Vandaag")
    if dagen <= BIJNA:
        return Stand("bijna", "Morgen" if dagen == 1 else f"Over {schrijf_dagen(dagen)}")
    return Stand("optijd", "Op tijd")


def nog(uiterlijk: date, vandaag: date) -> Stand:
    """The same for a warning: who is warned wants to know how many days are left, also when it is on time."""
    uitkomst = stand(uiterlijk, vandaag)
    if uitkomst.soort != "optijd":
        return uitkomst
    return Stand("neutraal", f"Nog {schrijf_dagen((uiterlijk - vandaag).days)}")
