"""The house style of a gemeente: which colour can be read on letters and on pages, and what stands there by default."""

import re
from dataclasses import dataclass

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
    return contrast_tussen(kleur, WIT)


def _lineair(deel: float) -> float:
    return deel / 12.92 if deel <= 0.04045 else float(((deel + 0.055) / 1.055) ** 2.4)


def fout_in_kleur(kleur: str) -> str:
    """Return in a sentence why letters cannot use this colour; empty when they can."""
    if not is_kleur(kleur):
        return "Schrijf de kleur als # met zes tekens, bijvoorbeeld #154273."
    contrast = contrast_met_wit(kleur)
    if contrast < MINSTE_CONTRAST:
        gemeten = _naar_beneden(contrast)
        return f"Deze kleur is te licht om te lezen: het contrast met wit is {gemeten}, dat moet minstens 4,5 zijn."
    return ""


# --- the theme of the public pages ------------------------------------------------------------------

# The fixed colours of our style sheet that stand beside the colour of a theme (frontend/css, design tokens).
WIT = "#ffffff"
FOCUS = "#0b0c0c"
GRIJS = "#dfe3e8"
VAKKEN = {"info": "#e3f3fd", "gelukt": "#ddf7e4", "let op": "#ffeee1", "fout": "#feeded", "rij": "#f9f9fa"}
# WCAG 2.2, 1.4.11 (AA): the edge of a control and the focus ring on what lies beside it.
MINSTE_CONTRAST_RAND = 3.0
# How much white (lighter steps) or black (darker steps) is mixed with the colour.
_LICHTER = {50: 0.96, 100: 0.9, 200: 0.8, 300: 0.5, 400: 0.12}
_DONKERDER = {600: 0.25, 700: 0.55}

LETTERS = {
    "noto": '"Noto Sans",system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif',
    "systeem": 'system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif',
    "schreef": 'Georgia,"Noto Serif","Liberation Serif","Times New Roman",serif',
}


@dataclass(frozen=True, slots=True)
class Kleurpaar:
    """Two colours that touch each other on a page, and the contrast they need."""

    wat: str
    voor: str
    achter: str
    minstens: float = MINSTE_CONTRAST

    @property
    def contrast(self) -> float:
        """From 1 to 21."""
        return contrast_tussen(self.voor, self.achter)

    @property
    def klopt(self) -> bool:
        """Whether it can be read, or seen."""
        return self.contrast >= self.minstens


def contrast_tussen(ene: str, andere: str) -> float:
    """Return the contrast of two colours #rrggbb, from 1 to 21, as WCAG defines it."""
    licht, donker = sorted((_helderheid(ene), _helderheid(andere)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def palet(accent: str) -> dict[int, str]:
    """Return the eight steps of a colour, from 50 (nearly white) to 700 (nearly black); 500 is the colour itself."""
    stappen = {stap: _meng(accent, WIT, deel) for stap, deel in _LICHTER.items()}
    stappen[500] = accent.lower()
    return stappen | {stap: _meng(accent, "#000000", deel) for stap, deel in _DONKERDER.items()}


def kleurparen(accent: str) -> tuple[Kleurpaar, ...]:
    """Return every pair of colours that a page with this theme shows."""
    p = palet(accent)
    vakken = (Kleurpaar(f"een koppeling in een vak ({wat})", p[500], vak) for wat, vak in VAKKEN.items())
    vakken_aangewezen = (
        Kleurpaar(f"een aangewezen koppeling in een vak ({wat})", p[600], vak) for wat, vak in VAKKEN.items()
    )
    return (
        Kleurpaar("een koppeling op de pagina, ook als die bezocht is", p[500], WIT),
        Kleurpaar("een aangewezen koppeling", p[600], WIT),
        Kleurpaar("een aangewezen koppeling op grijs", p[600], GRIJS),
        Kleurpaar("een kop", p[700], WIT),
        Kleurpaar("de tekst op een knop", WIT, p[500]),
        Kleurpaar("de tekst op een aangewezen knop", WIT, p[600]),
        Kleurpaar("de tekst op een lichte knop die is aangewezen", p[600], p[200]),
        *vakken,
        *vakken_aangewezen,
        Kleurpaar("de rand van een lichte knop", p[400], WIT, MINSTE_CONTRAST_RAND),
        Kleurpaar("een knop op de pagina", p[500], WIT, MINSTE_CONTRAST_RAND),
        Kleurpaar("de rand om wat de aandacht heeft", FOCUS, WIT, MINSTE_CONTRAST_RAND),
        Kleurpaar("de rand om wat de aandacht heeft, op een lichte knop", FOCUS, p[200], MINSTE_CONTRAST_RAND),
    )


def fout_in_thema(accent: str) -> str:
    """Return in a sentence why pages cannot use this colour, and which darker one can; empty when they can."""
    if not is_kleur(accent):
        return fout_in_kleur(accent)
    mis = [paar for paar in kleurparen(accent) if not paar.klopt]
    if not mis:
        return ""
    ergst = min(mis, key=lambda paar: paar.contrast / paar.minstens)
    return (
        f"Met deze kleur is {ergst.wat} niet goed te lezen: het contrast is {_naar_beneden(ergst.contrast)}, dat moet "
        f"minstens {_naar_beneden(ergst.minstens)} zijn. Kies bijvoorbeeld {donkerder(accent)}: dezelfde kleur, maar "
        "donkerder."
    )


def donkerder(accent: str) -> str:
    """Return the nearest darker shade of a colour with which every pair can be read; black always can."""
    mengsels = (_meng(accent, "#000000", deel / 100) for deel in range(101))
    return next(kleur for kleur in mengsels if all(paar.klopt for paar in kleurparen(kleur)))


def thema_css(accent: str, lettertype: str) -> str:
    """Return the style sheet that puts this colour and letter over the neutral ones.

    Raises ValueError when the colour cannot be read or the letter is unknown.
    """
    if lettertype not in LETTERS or fout_in_thema(accent):
        raise ValueError("Dit thema bestaat niet.")
    p = palet(accent)
    waarden = {f"--voorbeeld-kleuren-violet-{stap}": p[stap] for stap in sorted(p)} | {
        "--basis-color-action-2-color-default": p[500],
        "--basis-color-action-2-color-hover": p[600],
        "--basis-color-action-2-color-active": p[600],
        "--basis-color-action-2-border-default": p[400],
        "--basis-heading-color": p[700],
        "--basis-text-font-family-default": LETTERS[lettertype],
    }
    return ".voorbeeld-theme{" + "".join(f"{naam}:{waarde};" for naam, waarde in waarden.items()) + "}\n"


def _helderheid(kleur: str) -> float:
    rood, groen, blauw = (_lineair(int(kleur[plek : plek + 2], 16) / 255) for plek in (1, 3, 5))
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def _meng(kleur: str, met: str, deel: float) -> str:
    """Mix `deel` (0 to 1) of another colour into this one."""
    delen = (
        round(int(kleur[plek : plek + 2], 16) * (1 - deel) + int(met[plek : plek + 2], 16) * deel) for plek in (1, 3, 5)
    )
    return "#" + "".join(f"{waarde:02x}" for waarde in delen)


def _naar_beneden(contrast: float) -> str:
    # Rounded down: 4,49 must not read as the 4,5 it does not reach.
    return f"{int(contrast * 10) / 10}".replace(".", ",")
