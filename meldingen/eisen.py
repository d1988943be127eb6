"""Named requirements: an earlier app asks, later apps answer with what is still missing.

A list is declared in the app that asks (here: what must be done before a case may close) and is filled by
later apps in `AppConfig.ready()`. So the earlier app never imports the later one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Ontbreekt:
    """One thing that is missing: the sentence for the user, where to fill it in, and the rule behind it.

    `plek` is the name of a page; `wmo_portal` knows its address.
    """

    zin: str
    plek: str
    regel: str


Toets = Callable[[Any, date], Iterable[Ontbreekt]]


@dataclass(slots=True)
class Eisenlijst:
    """A named list of tests, run in the order in which the apps registered them."""

    naam: str
    toetsen: list[tuple[str, Toets]] = field(default_factory=list)

    def registreer(self, naam: str, toets: Toets) -> None:
        """Add a test under a name; the same name twice is a mistake in the code."""
        if any(bestaand == naam for bestaand, _ in self.toetsen):
            raise ValueError(f"De eis '{naam}' staat al in '{self.naam}'.")
        self.toetsen.append((naam, toets))

    def ontbreekt(self, onderwerp: Any, op: date) -> list[Ontbreekt]:
        """All that is missing for `onderwerp` on the day `op`; empty means it may proceed."""
        return [gemis for _, toets in self.toetsen for gemis in toets(onderwerp, op)]


# H-19: before a case closes, everything that runs outside must have been stopped.
ZAAK_SLUITEN = Eisenlijst("zaak_sluiten")
