"""Judging the Dutch of a letter: help for who writes the texts, no gate for a consulent."""

import re
from collections.abc import Iterable

VERBODEN_WOORDEN = (
    "alsmede",
    "behoudens",
    "betreffende",
    "conform",
    "derhalve",
    "dient te",
    "doch",
    "echter",
    "geschiedt",
    "hierbij",
    "hieromtrent",
    "indien",
    "ingevolge",
    "inzake",
    "jegens",
    "krachtens",
    "middels",
    "mits",
    "omtrent",
    "onderhavige",
    "reeds",
    "teneinde",
    "ten behoeve van",
    "tevens",
    "voornoemde",
    "welke hierboven",
)
_ZINSEINDE = re.compile(r"(?<=[.!?:])[”’]?\s+(?=[“‘]?[A-ZÀ-Ü0-9])")
_AFKORTING = re.compile(r"\b(?:[A-Z]\.)+(?=\s)")


def verboden_woorden(regels: Iterable[str]) -> list[str]:
    """Return the words of the list that occur as whole words."""
    tekst = " ".join(regels).lower()
    return [woord for woord in VERBODEN_WOORDEN if re.search(rf"\b{re.escape(woord)}\b", tekst)]


def zinnen(regels: Iterable[str]) -> list[str]:
    """Split lines into sentences; lines without an end mark (headings, table cells) do not count."""
    gevonden: list[str] = []
    for regel in regels:
        if regel.rstrip("”’\"')").endswith((".", "!", "?")):
            zonder_voorletters = _AFKORTING.sub(lambda treffer: treffer[0].replace(".", ""), regel)
            gevonden.extend(deel.strip() for deel in _ZINSEINDE.split(zonder_voorletters) if deel.strip())
    return gevonden


def lange_zinnen(regels: Iterable[str], hoogstens: int = 20) -> list[str]:
    """Return the sentences with more words than allowed."""
    return [zin for zin in zinnen(regels) if len(zin.split()) > hoogstens]


def gemiddelde_zinslengte(regels: Iterable[str]) -> float:
    """Return the mean number of words per sentence; 0 without sentences."""
    lengtes = [len(zin.split()) for zin in zinnen(regels)]
    return sum(lengtes) / len(lengtes) if lengtes else 0.0
