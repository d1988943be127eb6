"""What the night does, in which order. Declared here, filled by every app in AppConfig.ready()."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Inserttaak:
    """A set-based task: statements of the form INSERT ... ON CONFLICT DO NOTHING with named parameters.

    `waarden(op)` gives the parameters; the number of rows inserted is what the run reports.
    """

    naam: str
    sql: str
    waarden: Callable[[date], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Overgangstaak:
    """An automatic step the catalogue allows: which cases, and the service that takes the step for one of them."""

    naam: str
    kandidaten: Callable[[date], Iterable[int]]
    doe: Callable[[int, date], None]


Nachttaak = Inserttaak | Overgangstaak


@dataclass(slots=True)
class Nachtlijst:
    """The tasks by place in the order: what ends a standstill comes before what counts on it."""

    _taken: list[tuple[int, Nachttaak]] = field(default_factory=list)

    def registreer(self, volgorde: int, taak: Nachttaak) -> None:
        """Add a task; the same name twice is a mistake in the code."""
        if any(bestaand.naam == taak.naam for _, bestaand in self._taken):
            raise ValueError(f"De nachttaak '{taak.naam}' bestaat al.")
        self._taken.append((volgorde, taak))

    @property
    def taken(self) -> Sequence[Nachttaak]:
        """All tasks in the order in which the night runs them."""
        return [taak for _, taak in sorted(self._taken, key=lambda paar: (paar[0], paar[1].naam))]


NACHT = Nachtlijst()
