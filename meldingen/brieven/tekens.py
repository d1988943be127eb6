"""Which characters can be printed: what our own fonts hold, so that a letter is the same on every machine."""

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

_FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"


@cache
def _gedekt() -> frozenset[int]:
    """Return the code points that both weights hold."""
    normaal, vet = (frozenset(TTFont(_FONTS / f"noto-sans-{dikte}.woff2").getBestCmap()) for dikte in (400, 700))
    return normaal & vet


def onbekende_tekens(tekst: str) -> list[str]:
    """Return the characters that would print as an empty box, each once; spaces and format marks pass."""
    tekens = dict.fromkeys(unicodedata.normalize("NFC", tekst))
    zichtbaar = (teken for teken in tekens if not teken.isspace() and unicodedata.category(teken) != "Cf")
    return [teken for teken in zichtbaar if ord(teken) not in _gedekt()]


def leesbaar(tekst: str) -> str:
    """The text with a sign in the place of every character that cannot be printed."""
    for teken in onbekende_tekens(tekst):
        tekst = tekst.replace(teken, "[teken]")
    return tekst
