"""A table as a file for a spreadsheet: semicolons, and no text that a spreadsheet would take for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULE = ("=", "+", "-", "@", "\t", "\r")


def veilig(cel: str) -> str:
    """A spreadsheet must not take a name for a formula."""
    return f"'{cel}" if cel.startswith(FORMULE) else cel


def schrijf_csv(koppen: Sequence[str], rijen: Iterable[Sequence[str | int]]) -> str:
    """The table as text; numbers stay numbers."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(koppen)
    for rij in rijen:
        schrijver.writerow([veilig(cel) if isinstance(cel, str) else cel for cel in rij])
    return uit.getvalue()
