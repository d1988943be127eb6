"""The monthly contribution: which tariff holds, and for how many months until the cost price is paid.

The tariffs are national data and come in as an argument. Source: E-02, E-06; domain rules 4.9.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


class OnbekendTarief(ValueError):
    """No single tariff is known for the day or the year; the text is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Tarief:
    """The maximum in euro per month per household, from `geldig_van` up to and including `geldig_tot`.

    An open `geldig_tot` says that no end is known. Raises ValueError for a negative amount or an end before
    the start.
    """

    bedrag: Decimal
    geldig_van: date
    geldig_tot: date | None = None

    def __post_init__(self) -> None:
        if self.bedrag < 0:
            raise ValueError("Een tarief kan niet negatief zijn.")
        if self.geldig_tot is not None and self.geldig_tot < self.geldig_van:
            raise ValueError("Een tarief kan niet eindigen voordat het begint.")

    def geldt_op(self, dag: date) -> bool:
        """Tell whether the tariff holds on a day."""
        return self.geldig_van <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)


@dataclass(frozen=True, slots=True)
class Kostprijsbewaking:
    """How a cost price is paid: whole months at the tariff, then what is left (euro) in one last month."""

    volle_maanden: int
    restant: Decimal

    @property
    def maanden(self) -> int:
        """The number of months in which something is due."""
        return self.volle_maanden + (1 if self.restant else 0)


def maandtarief(jaar_of_dag: int | date, tarieven: Iterable[Tarief]) -> Decimal:
    """Return the tariff in euro per month on a day, or in a year when it is the same all year (E-02).

    Raises OnbekendTarief when none holds (no year is ever guessed), when more than one holds, and when a
    year has more than one.
    """
    bekend = tuple(tarieven)
    if isinstance(jaar_of_dag, date):
        return _tarief_op(jaar_of_dag, bekend).bedrag
    begin = _tarief_op(date(jaar_of_dag, 1, 1), bekend)
    if begin != _tarief_op(date(jaar_of_dag, 12, 31), bekend):
        raise OnbekendTarief(
            f"De eigen bijdrage verandert in de loop van {jaar_of_dag}. Kies een dag in plaats van een jaar."
        )
    return begin.bedrag


def _tarief_op(dag: date, tarieven: Iterable[Tarief]) -> Tarief:
    geldend = [tarief for tarief in tarieven if tarief.geldt_op(dag)]
    if not geldend:
        raise OnbekendTarief(
            f"Voor {dag.year} is geen tarief voor de eigen bijdrage bekend. Laat een beheerder het invoeren."
        )
    if len(geldend) > 1:
        raise OnbekendTarief(f"Op {dag:%d-%m-%Y} geldt meer dan één tarief. Laat een beheerder dat herstellen.")
    return geldend[0]


def maanden_tot_kostprijs(kostprijs: Decimal, tarief: Decimal) -> Kostprijsbewaking:
    """Divide a cost price (euro) over months at a tariff (euro per month) (E-06; table 4.9).

    Raises ValueError when the tariff is not positive or the cost price is negative.
    """
    if tarief <= 0:
        raise ValueError("Het tarief moet hoger zijn dan nul.")
    if kostprijs < 0:
        raise ValueError("De kostprijs kan niet negatief zijn.")
    volle_maanden, restant = divmod(kostprijs, tarief)
    return Kostprijsbewaking(int(volle_maanden), restant)
