"""How a calculation shows its work: an amount, and the steps that led to it, each with its rule.

Amounts are `Decimal` in euro. Source: P-19, E-06 and the other rules a step names.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from meldingen.bedragen import schrijf_euro

__all__ = [
    "Berekening",
    "OngeldigeInvoer",
    "Rekenstap",
    "eis_bedrag",
    "eis_periode",
    "naar_centen",
    "procent_van",
    "schrijf_euro",
    "schrijf_getal",
    "som",
]

CENT = Decimal("0.01")
HOOGSTE_BEDRAG = Decimal("9999999.99")


class OngeldigeInvoer(ValueError):
    """What was given cannot be calculated with; the text is a Dutch sentence for the user."""


@dataclass(frozen=True, slots=True)
class Rekenstap:
    """One step: what it is, its amount in euro (None when it is only an explanation), how, and the rule's ID."""

    wat: str
    bedrag: Decimal | None
    uitleg: str
    regel: str

    @property
    def geschreven(self) -> str:
        """The amount as one writes it; empty when the step has none."""
        return "" if self.bedrag is None else schrijf_euro(self.bedrag)


@dataclass(frozen=True, slots=True)
class Berekening:
    """An outcome in euro and the steps that led to it, in the order of the calculation."""

    bedrag: Decimal
    stappen: tuple[Rekenstap, ...]

    @property
    def geschreven(self) -> str:
        """The outcome as one writes it."""
        return schrijf_euro(self.bedrag)


def naar_centen(bedrag: Decimal) -> Decimal:
    """Round to the cent, half a cent up."""
    return bedrag.quantize(CENT, ROUND_HALF_UP)


def procent_van(bedrag: Decimal, procent: Decimal | int) -> Decimal:
    """A percentage of an amount, to the cent."""
    return naar_centen(bedrag * procent / 100)


def schrijf_getal(getal: Decimal) -> str:
    """A number as one writes it in Dutch, without needless zeros: 3,5."""
    tekst = f"{getal:f}"
    return (tekst.rstrip("0").rstrip(".") if "." in tekst else tekst).replace(".", ",")


def eis_bedrag(bedrag: Decimal, wat: str) -> Decimal:
    """The amount itself. Raises OngeldigeInvoer, naming `wat`, when it is no amount, negative or absurdly high."""
    if not bedrag.is_finite():
        raise OngeldigeInvoer(f"{wat} is geen bedrag. Vul een getal in.")
    if bedrag < 0:
        raise OngeldigeInvoer(f"{wat} kan niet negatief zijn. Vul 0 of meer in.")
    if bedrag > HOOGSTE_BEDRAG:
        raise OngeldigeInvoer(f"{wat} is te hoog. Vul hoogstens {schrijf_euro(HOOGSTE_BEDRAG)} in.")
    return bedrag


def eis_periode(van: date, tot: date | None, wat: str) -> None:
    """Raises OngeldigeInvoer, naming `wat`, when the end lies before the start."""
    if tot is not None and tot < van:
        raise OngeldigeInvoer(f"{wat} eindigt voordat het begint. Draai de datums om.")


def som(bedragen: Iterable[Decimal]) -> Decimal:
    """The sum, in cents also when there is nothing to add."""
    return naar_centen(sum(bedragen, Decimal(0)))
