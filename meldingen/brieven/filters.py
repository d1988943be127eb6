"""Template filters for letters. They refuse what would print a hole or a foreign notation."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from django import template

from meldingen.bedragen import schrijf_euro
from meldingen.opsomming import opsomming
from meldingen.termijnen import MAANDNAMEN, WEEKDAGEN

register = template.Library()


@register.filter
def datum(waarde: object) -> str:
    """Write a date in full, unbroken: 3 december 2026. Raises TypeError for anything but a date."""
    if not isinstance(waarde, date) or isinstance(waarde, datetime):
        raise TypeError(f"Een datum verwacht, {type(waarde).__name__} gekregen.")
    return f"{waarde.day}\u00a0{MAANDNAMEN[waarde.month - 1]}\u00a0{waarde.year}"


@register.filter
def dag_en_datum(waarde: object) -> str:
    """Write a date with its weekday: donderdag 3 december 2026."""
    tekst = datum(waarde)
    if not isinstance(waarde, date):  # pragma: no cover  (datum() has refused it)
        raise TypeError
    return f"{WEEKDAGEN[waarde.weekday()]} {tekst}"


@register.filter
def tijd(waarde: object) -> str:
    """Write a time of day: 10.30 uur."""
    if not isinstance(waarde, time):
        raise TypeError(f"Een tijd verwacht, {type(waarde).__name__} gekregen.")
    return f"{waarde.hour}.{waarde.minute:02d} uur"


@register.filter
def euro(waarde: object) -> str:
    """Write an amount in euro, unbroken: € 1.234,50. Raises TypeError for anything but a Decimal."""
    if not isinstance(waarde, Decimal):
        raise TypeError(f"Een Decimal verwacht, {type(waarde).__name__} gekregen.")
    return schrijf_euro(waarde)


@register.filter
def met_hoofdletter(waarde: object) -> str:
    """Start a sentence with a given text."""
    tekst = str(waarde)
    return tekst[:1].upper() + tekst[1:]


register.filter("opsomming", opsomming)


@register.filter
def opsomming_met_komma(waarden: Sequence[object]) -> str:
    """Join the lines of an address: a, b, c."""
    return ", ".join(str(waarde) for waarde in waarden)


@register.filter
def zin(waarde: object) -> str:
    """Close a given text as a sentence: capital first, full stop last unless it ends in punctuation."""
    tekst = met_hoofdletter(waarde).strip()
    kaal = tekst.rstrip("”’\"'»)")
    return tekst if kaal.endswith((".", "!", "?", "…")) else f"{tekst}."


@register.filter
def meervoud(aantal: int, uitgang: str) -> str:
    """Return the plural ending, or nothing for one."""
    return "" if aantal == 1 else uitgang


@register.filter
def onafgebroken(waarde: object) -> str:
    """Keep a telephone number on one line."""
    return str(waarde).replace(" ", "\u00a0")
