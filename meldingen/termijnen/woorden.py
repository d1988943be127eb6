"""The traffic light in words: how far away a legal date is."""

from dataclasses import dataclass
from datetime import date

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
        return Stand("telaat", f"{_dagen(-dagen)} te laat")
    if dagen == 0:
        return Stand("vandaag", "Vandaag")
    if dagen <= BIJNA:
        return Stand("bijna", "Morgen" if dagen == 1 else f"Over {dagen} dagen")
    return Stand("optijd", "Op tijd")


def nog(uiterlijk: date, vandaag: date) -> Stand:
    """The same for a warning: who is warned wants to know how many days are left, also when it is on time."""
    uitkomst = stand(uiterlijk, vandaag)
    return Stand("neutraal", f"Nog {_dagen((uiterlijk - vandaag).days)}") if uitkomst.soort == "optijd" else uitkomst


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"
