"""The burgerservicenummer: check, normalise and mask.

Source: X-07 (Wmo 2015 art. 5.2.9).
"""

import re

from meldingen.fouten import gettext_noop

_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_NEGEN_CIJFERS = re.compile(r"[0-9]{9}")
_SCHEIDINGSTEKENS = re.compile(r"[\s.\-\u2010-\u2015]")
_ZICHTBAAR = 3


class BsnFout(ValueError):
    """What is wrong with a typed number. `zin` and `waarden` are apart, so that the sentence can be translated."""

    def __init__(self, zin: str, **waarden: int) -> None:
        super().__init__(zin % waarden)
        self.zin, self.waarden = zin, waarden


def is_geldig_bsn(tekst: str) -> bool:
    """Tell whether `tekst` is exactly nine ASCII digits, not all zero, that pass the eleven test."""
    if not _NEGEN_CIJFERS.fullmatch(tekst) or tekst == "000000000":
        return False
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(_GEWICHTEN, tekst, strict=True))
    return som % 11 == 0


def normaliseer_bsn(tekst: str) -> str:
    """Return the nine digits of a BSN as typed by a person (spaces, dots and dashes allowed).

    Raises BsnFout, a ValueError, with a Dutch sentence for the screen. The sentence never repeats the number,
    because error texts end up in logs.
    """
    kaal = _SCHEIDINGSTEKENS.sub("", tekst)
    if not kaal:
        raise BsnFout(gettext_noop("Vul een burgerservicenummer in."))
    if not re.fullmatch(r"[0-9]+", kaal):
        raise BsnFout(gettext_noop("Een burgerservicenummer bestaat alleen uit cijfers."))
    if len(kaal) != 9:
        zin = gettext_noop("Een burgerservicenummer heeft 9 cijfers. U vulde er %(aantal)s in.")
        raise BsnFout(zin, aantal=len(kaal))
    if not is_geldig_bsn(kaal):
        raise BsnFout(gettext_noop("Dit burgerservicenummer bestaat niet. Controleer de cijfers."))
    return kaal


def maskeer_bsn(bsn: str) -> str:
    """Return the BSN with only its last three digits readable; anything else becomes nine stars."""
    if not _NEGEN_CIJFERS.fullmatch(bsn):
        return "*" * 9
    return "*" * (9 - _ZICHTBAAR) + bsn[-_ZICHTBAAR:]
