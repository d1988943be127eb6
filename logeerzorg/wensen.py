"""What a client needs of a bed, what a bed offers, and in words why they do not fit (L-18, L-24).

Stdlib only: the search, the reservation and the waiting list ask the same question here.
"""

from dataclasses import asdict, dataclass, fields
from typing import Any

WENSEN = {
    "rolstoel": "een bed waar een rolstoel bij kan",
    "tillift": "een tillift",
    "dementie": "een plek die is ingericht voor mensen met dementie",
    "wijkverpleging": "een plek waar de wijkverpleging komt",
    "gesloten": "een gesloten afdeling",
}
_MIST = {
    "rolstoel": "niet geschikt voor een rolstoel",
    "tillift": "geen tillift",
    "dementie": "niet ingericht voor mensen met dementie",
    "wijkverpleging": "hier komt geen wijkverpleging",
    "gesloten": "geen gesloten afdeling",
}
_VOOR = {"vrouw": "alleen voor vrouwen", "man": "alleen voor mannen"}


@dataclass(frozen=True, slots=True)
class Wensen:
    """What the client needs; `geslacht` is 'vrouw', 'man' or empty when unknown."""

    rolstoel: bool = False
    tillift: bool = False
    dementie: bool = False
    wijkverpleging: bool = False
    gesloten: bool = False
    geslacht: str = ""

    @classmethod
    def uit(cls, bewaard: dict[str, Any]) -> "Wensen":
        """From what was stored; names it does not know are left out."""
        return cls(**{veld.name: bewaard[veld.name] for veld in fields(cls) if veld.name in bewaard})

    def als_gegevens(self) -> dict[str, Any]:
        """Only what is wished, to store."""
        return {naam: waarde for naam, waarde in asdict(self).items() if waarde}

    @property
    def in_woorden(self) -> tuple[str, ...]:
        """What is wished, one phrase each."""
        return tuple(zin for naam, zin in WENSEN.items() if getattr(self, naam))


GEEN_WENSEN = Wensen()


def past_niet(wensen: Wensen, bed: Wensen) -> tuple[str, ...]:
    """Why a bed with these properties does not fit; empty when it does.

    A closed ward is not for somebody who does not need one: it would lock them in.
    """
    redenen = [_MIST[naam] for naam in WENSEN if getattr(wensen, naam) and not getattr(bed, naam)]
    if bed.gesloten and not wensen.gesloten:
        redenen.append("op een gesloten afdeling, en dat is hier niet nodig")
    if bed.geslacht and bed.geslacht != wensen.geslacht:
        redenen.append(_VOOR[bed.geslacht])
    return tuple(redenen)
