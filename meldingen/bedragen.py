"""Amounts in euro as they are written in Dutch. One home for pages, letters and calculations."""

from decimal import Decimal


def schrijf_euro(bedrag: Decimal) -> str:
    """Write an amount, unbroken: € 1.234,50."""
    heel, cent = f"{bedrag:,.2f}".split(".")
    return f"€\u00a0{heel.replace(',', '.')},{cent}"
