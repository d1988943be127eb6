"""What housemates usually do for each other: the norm by age, the household tasks, and when a division departs from it.

Ages are whole years on the day of the conversation. Source: O-09, O-31 (protocol gebruikelijke zorg, CIZ 7.1 ch. 4).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum


class Norm(StrEnum):
    """How much of the household somebody of an age can be asked to do."""

    GEEN = "geen bijdrage"
    LICHT = "licht huishoudelijk werk"
    NAAR_VERMOGEN = "huishoudelijke taken naar vermogen"
    EENPERSOONS = "eenpersoonshuishouden"
    VOLLEDIG = "volledig huishouden"


class Taak(StrEnum):
    """The tasks that are divided among the people of one household."""

    OPRUIMEN = "opruimen"
    TAFEL = "tafel dekken en afruimen"
    AFWAS = "afwassen of vaatwasser"
    BOODSCHAPPEN = "boodschappen"
    WAS_VERZAMELEN = "kleding in de wasmand doen"
    STOFZUIGEN = "stofzuigen"
    BED = "bed verschonen"
    SANITAIR = "badkamer en toilet schoonmaken"
    KEUKEN = "keuken en kamer schoonmaken"
    WAS = "was doen"
    MAALTIJDEN = "maaltijden maken"
    HELE_HUIS = "de rest van het huis schoonmaken"


_LICHT = (Taak.OPRUIMEN, Taak.TAFEL, Taak.AFWAS, Taak.BOODSCHAPPEN, Taak.WAS_VERZAMELEN)
_JONG = (*_LICHT, Taak.STOFZUIGEN, Taak.BED)
_ALLEEN = (*_JONG, Taak.SANITAIR, Taak.KEUKEN, Taak.WAS, Taak.MAALTIJDEN)
TAKEN: dict[Norm, tuple[Taak, ...]] = {
    Norm.GEEN: (),
    Norm.LICHT: _LICHT,
    Norm.NAAR_VERMOGEN: _JONG,
    Norm.EENPERSOONS: _ALLEEN,
    Norm.VOLLEDIG: tuple(Taak),
}


def leeftijd(geboren: date, dag: date) -> int:
    """Whole years on a day. Raises ValueError when the person is born later."""
    if geboren > dag:
        raise ValueError("Deze geboortedatum moet nog komen. Controleer de datum.")
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def norm_voor(jaren: int, grenzen: Sequence[int]) -> Norm:
    """The norm that is proposed for an age (O-09).

    `grenzen` are the first ages of the four norms above 'none'; the source is ambiguous about 8 and 23, so they are a
    parameter. Raises ValueError unless they are four ages that go up.
    """
    if len(grenzen) != 4 or any(type(grens) is not int for grens in grenzen) or sorted(set(grenzen)) != list(grenzen):
        raise ValueError("De leeftijden voor gebruikelijke hulp moeten vier oplopende getallen zijn.")
    return list(Norm)[sum(jaren >= grens for grens in grenzen)]


def wijkt_af(taak: Taak, gekozen: Norm | None, aanwezig: Iterable[Norm]) -> bool:
    """Whether giving a task to somebody with the norm `gekozen` departs from the protocol (O-31).

    It does when the task does not belong to that norm, or (`gekozen` is None) when nobody of the household takes it
    although the norm of one of them, `aanwezig`, holds it.
    """
    if gekozen is not None:
        return taak not in TAKEN[gekozen]
    return any(taak in TAKEN[norm] for norm in aanwezig)
