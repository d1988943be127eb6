"""Where the walk of a worked case is: the case, what it has so far, the day it is and who acts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from meldingen.models import Gebruiker, Gemeente, Melding
from onderzoek.services.bewaren import Blad

_DAGEN = ("_op", "_tot", "datum")


@dataclass(slots=True)
class Loop:
    """The walk of one case. `artefact` holds what later steps need, by the name the file or the step gives it."""

    naam: str
    gemeente: Gemeente
    vandaag: date
    op: date
    door: Gebruiker | None = None
    artefact: dict[str, Any] = field(default_factory=dict)

    @property
    def melding(self) -> Melding:
        return Melding.objects.get(pk=self.artefact["melding"].pk)

    @property
    def act(self) -> dict[str, Any]:
        """The day and the person, as every service wants them."""
        return {"op": self.op, "door": self.door}

    @property
    def middag(self) -> datetime:
        """Noon of the day it is."""
        return datetime.combine(self.op, time(12), UTC)

    @property
    def blad(self) -> Blad:
        """An open page on which nothing was saved yet."""
        return Blad(0, "", self.middag)

    def dag(self, waarde: str | int | None) -> date | None:
        """A date from the file: ISO, or days from today."""
        if waarde is None:
            return None
        return self.vandaag + timedelta(days=waarde) if isinstance(waarde, int) else date.fromisoformat(waarde)

    def feiten(self, met: dict[str, Any]) -> dict[str, Any]:
        """The facts of a step with its dates as dates; by its name a fact is a date."""
        return {
            naam: self.dag(waarde) if naam.endswith(_DAGEN) or naam in ("van", "tot") else waarde
            for naam, waarde in met.items()
        }


Stap = Callable[[Loop, dict[str, Any]], None]
