"""How far a house is: over the sphere when both centres are known, else by the region of the postcode.

Stdlib only. The first two digits of a Dutch postcode are a region, so they tell near from far without a table.
"""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

_AARDSTRAAL_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Punt:
    """A place in degrees: `breedte` north, `lengte` east."""

    breedte: float
    lengte: float


def kilometers(van: Punt, naar: Punt) -> float:
    """As the crow flies, in kilometres (haversine)."""
    breedte = radians(naar.breedte - van.breedte)
    lengte = radians(naar.lengte - van.lengte)
    h = sin(breedte / 2) ** 2 + cos(radians(van.breedte)) * cos(radians(naar.breedte)) * sin(lengte / 2) ** 2
    return 2 * _AARDSTRAAL_KM * asin(sqrt(h))


def gebied(postcode: str) -> str:
    """The four digits of a postcode; empty when there are none."""
    cijfers = postcode.strip()[:4]
    return cijfers if cijfers.isdigit() and len(cijfers) == 4 else ""


def rang(van: str, naar: str) -> int:
    """0 in the same postcode area, 1 in the same region of two digits, 2 elsewhere or unknown."""
    a, b = gebied(van), gebied(naar)
    if not a or not b:
        return 2
    return 0 if a == b else 1 if a[:2] == b[:2] else 2
