"""Named consequences: an act in an earlier app is followed, in its own transaction, by acts of later apps.

Filled in `AppConfig.ready()`, called by the service in the order of registration (the order of the apps).
An exception undoes the act and all its consequences.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Gevolg:
    """A named moment and who act on it."""

    naam: str
    volgers: list[tuple[str, Callable[..., None]]] = field(default_factory=list)

    def registreer(self, naam: str, volger: Callable[..., None]) -> None:
        """Add a follower under a name; the same name twice is a mistake in the code."""
        if any(bestaand == naam for bestaand, _ in self.volgers):
            raise ValueError(f"Het gevolg '{naam}' staat al bij '{self.naam}'.")
        self.volgers.append((naam, volger))

    def roep(self, *onderwerpen: Any, **feiten: Any) -> None:
        """Let every follower act, in order."""
        for _, volger in self.volgers:
            volger(*onderwerpen, **feiten)


PLAN_MEEGESTUURD = Gevolg("plan_meegestuurd")
MELDING_GEREGISTREERD = Gevolg("melding_geregistreerd")
MELDING_GESLOTEN = Gevolg("melding_gesloten")
CLIENT_OVERLEDEN = Gevolg("client_overleden")
CLIENT_VERHUISD = Gevolg("client_verhuisd")
BRIEF_VERZONDEN = Gevolg("brief_verzonden")
