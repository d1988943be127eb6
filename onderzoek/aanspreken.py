"""Finds text of the verslag that speaks about the client where the letter speaks to the client: 'mevrouw' for 'u'.

Pure. It only points out: "mevrouw" may also be a neighbour, and rewriting a sentence is for whoever wrote it.
"""

import re
from collections.abc import Mapping

_WOORDEN = r"\b(?:mevrouw|meneer|de heer|de inwoner|(?:de )?cliënte?|betrokkene)\b"


def derde_persoon(teksten: Mapping[str, str], achternaam: str = "") -> dict[str, str]:
    """By the code of a part its first sentence about the client in the third person; parts without one are left out.

    A form of address before a name is somebody else, unless it is the client's `achternaam`.
    """
    gevonden: dict[str, str] = {}
    for code, tekst in teksten.items():
        for zin in re.split(r"(?<=[.!?])\s+|\n", tekst):
            if _is_over_client(zin, achternaam):
                gevonden[code] = zin.strip()
                break
    return gevonden


def _is_over_client(zin: str, achternaam: str) -> bool:
    """Whether a form of address is in the sentence that does not belong to another name."""
    for treffer in re.finditer(_WOORDEN, zin, re.IGNORECASE):
        naam = re.match(r"\s+((?:[a-z']+\s+){0,2}[A-Z][\w-]+)", zin[treffer.end() :])
        if naam is None or (achternaam and naam[1].endswith(achternaam)):
            return True
    return False
