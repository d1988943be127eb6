"""The house style of a gemeente on its letters: which colour can be read on paper, and what stands there by default."""

import re

STANDAARDKLEUR = "#154273"
STANDAARDLOGO = "logo.svg"
LOGOMAP = "huisstijl"
MINSTE_CONTRAST = 4.5  # WCAG 2.2, 1.4.3 (AA): text on its background
_KLEUR = re.compile(r"#[0-9a-fA-F]{6}")
_LOGO = re.compile(rf"{LOGOMAP}/[0-9a-f]{{64}}\.(?:png|jpg)")


def is_kleur(tekst: str) -> bool:
    """Whether this is a colour as #rrggbb."""
    return _KLEUR.fullmatch(tekst) is not None


def is_logonaam(naam: str) -> bool:
    """Whether this names the neutral logo, or an own one by the digest of its bytes."""
    return naam == STANDAARDLOGO or _LOGO.fullmatch(naam) is not None


def contrast_met_wit(kleur: str) -> float:
    """Return the contrast of a colour #rrggbb with white, from 1 (white) to 21 (black), as WCAG defines it."""
    rood, groen, blauw = (_lineair(int(kleur[plek : plek + 2], 16) / 255) for plek in (1, 3, 5))
    return 1.05 / (0.2126 * rood + 0.7152 * groen + 0.0722 * blauw + 0.05)


def _lineair(deel: float) -> float:
    return deel / 12.92 if deel <= 0.04045 else float(((deel + 0.055) / 1.055) ** 2.4)


def fout_in_kleur(kleur: str) -> str:
    """Return in a sentence why letters cannot use this colour; empty when they can."""
    if not is_kleur(kleur):
        return "Schrijf de kleur als # met zes tekens, bijvoorbeeld #154273."
    contrast = contrast_met_wit(kleur)
    if contrast < MINSTE_CONTRAST:
        # Rounded down: 4,49 must not read as the 4,5 it does not reach.
        gemeten = f"{int(contrast * 10) / 10}".replace(".", ",")
        return f"Deze kleur is te licht om te lezen: het contrast met wit is {gemeten}, dat moet minstens 4,5 zijn."
    return ""
