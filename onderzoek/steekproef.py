"""Which verslagen get a quality check before they are sent (V-03). Deterministic: the same verslag, the same answer."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from meldingen.termijnen import plus_maanden


class Toetswijze(StrEnum):
    """The choices of the parameter verslag_toets."""

    GEEN = "geen"
    STEEKPROEF = "steekproef"
    ALTIJD = "altijd"
    NIEUWE_MEDEWERKER = "nieuwe medewerker"


@dataclass(frozen=True, slots=True)
class Toetsbeleid:
    """What the gemeente chose: the way, the percentage of the sample, and how many months somebody is new."""

    wijze: Toetswijze
    procent: int
    maanden_nieuw: int


def moet_getoetst(beleid: Toetsbeleid, *, sleutel: str, opsteller_sinds: date, op: date) -> bool:
    """Tell whether this verslag needs a check. `sleutel` names the verslag, `opsteller_sinds` is the author's start."""
    match beleid.wijze:
        case Toetswijze.GEEN:
            return False
        case Toetswijze.ALTIJD:
            return True
        case Toetswijze.NIEUWE_MEDEWERKER:
            return op < plus_maanden(opsteller_sinds, beleid.maanden_nieuw)
        case Toetswijze.STEEKPROEF:
            return lot(sleutel) < beleid.procent


def lot(sleutel: str) -> int:
    """A number from 0 up to and including 99 that depends on the key alone, evenly spread."""
    return int.from_bytes(hashlib.sha256(sleutel.encode()).digest()[:8]) % 100
