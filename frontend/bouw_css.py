"""Build the style sheets: `npm ci` in this folder, then `python3 bouw_css.py`.

Takes the chosen component style sheets, the part of the design tokens that they use, and our own css, and
writes static/css and the fingerprint static/css/bouw.json, which also covers the fonts that bouw_letters.py
made. Standard library only. With `--controleer` nothing is written: it says what differs.
"""

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path

HIER = Path(__file__).resolve().parent
WORTEL = HIER.parent
PAKKETTEN = HIER / "node_modules"
TOKENS = PAKKETTEN / "@nl-design-system-unstable" / "voorbeeld-design-tokens" / "dist" / "theme.css"
LETTERS = WORTEL / "static" / "fonts"

PUBLIEK = (
    "root",
    "alert",
    "button",
    "button-group",
    "form-field",
    "form-field-description",
    "form-field-error-message",
    "form-fieldset",
    "form-label",
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "link",
    "nav-bar",
    "ordered-list",
    "page-footer",
    "page-header",
    "paragraph",
    "radio-button",
    "checkbox",
    "select",
    "separator",
    "skip-link",
    "textarea",
    "textbox",
    "unordered-list",
    "data-list",
)
WERKPLEK = (*PUBLIEK, "table", "breadcrumb-nav")
# Inwoners read larger text; the workplace is read at a desk and shows more at once.
RUIM = {"--basis-text-font-size-md": "1.125rem"}
DICHTER = {
    "--basis-text-font-size-lg": "1.125rem",
    "--basis-text-font-size-xl": "1.3125rem",
    "--basis-text-font-size-2xl": "1.625rem",
    "--basis-text-font-size-3xl": "2.125rem",
}
BUNDELS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "publiek": (PUBLIEK, RUIM),
    "werkplek": (WERKPLEK, DICHTER),
}

# The neutral palette comes after the theme, the supplement after both, our own css last.
EIGENMAP = HIER / "css"
PALET = EIGENMAP / "palet-neutraal.css"
AANVULLING = EIGENMAP / "aanvulling-tokens.css"
EIGEN = EIGENMAP / "eigen.css"
KOP = "/*! Wmo-portaal, EUPL-1.2. Onderdelen en licenties: frontend/LICENTIES.md */\n"


def verklein(css: str) -> str:
    """Remove comments and needless white space; text between quotes stays as it is."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    delen = re.split(r"(\"[^\"]*\"|'[^']*')", css)
    for nummer in range(0, len(delen), 2):
        deel = re.sub(r"\s+", " ", delen[nummer])
        deel = re.sub(r" ?([{};,>]) ?", r"\1", deel)
        delen[nummer] = re.sub(r"(?<=[{;])(-?-?[\w-]+) ?: ", r"\1:", deel).replace(";}", "}")
    css = "".join(delen)
    return re.sub(r"[^{}@;]+\{\}", "", css).strip()


def declaraties(css: str) -> dict[str, str]:
    """The custom properties that a style sheet gives a value, in order."""
    zonder = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return {m[1]: m[2].strip() for m in re.finditer(r"(--[\w-]+)\s*:\s*([^;}]*)[;}]", zonder)}


def gebruikt(css: str) -> set[str]:
    """The custom properties that a style sheet reads."""
    return set(re.findall(r"var\(\s*(--[\w-]+)", css))


def beperk(tokens: dict[str, str], nodig: set[str]) -> dict[str, str]:
    """Only the tokens that are read, directly or through another token, in their own order."""
    open_, gezien = set(nodig), set[str]()
    while open_:
        naam = open_.pop()
        if naam in gezien or naam not in tokens:
            continue
        gezien.add(naam)
        open_ |= gebruikt(tokens[naam])
    return {naam: waarde for naam, waarde in tokens.items() if naam in gezien}


def bundel(onderdelen: tuple[str, ...], anders: dict[str, str]) -> str:
    """One style sheet: tokens, components, own css."""
    bladen = [
        (PAKKETTEN / "@utrecht" / f"{naam}-css" / "dist" / "index.css").read_text(encoding="utf-8")
        for naam in onderdelen
    ]
    stukken = [re.sub(r"@charset[^;]*;", "", blad) for blad in bladen]
    eigen = EIGEN.read_text(encoding="utf-8")
    tokens = declaraties(TOKENS.read_text(encoding="utf-8"))
    tokens |= declaraties(PALET.read_text(encoding="utf-8"))
    tokens |= declaraties(AANVULLING.read_text(encoding="utf-8")) | anders
    tokens = beperk(tokens, gebruikt("".join(stukken) + eigen))
    thema = ".voorbeeld-theme{" + "".join(f"{naam}:{waarde};" for naam, waarde in tokens.items()) + "}"
    return KOP + verklein("\n".join([thema, *stukken, eigen])) + "\n"


def bouw() -> dict[Path, bytes]:
    """Everything that is committed, by path."""
    uit = {WORTEL / "static" / "css" / f"{n}.css": bundel(*o).encode() for n, o in BUNDELS.items()}
    uit |= {pad: pad.read_bytes() for pad in sorted(LETTERS.iterdir())}
    return uit


def bronnen() -> list[Path]:
    """What the result depends on and is in the repository."""
    eigen = sorted((HIER / "css").glob("*.css"))
    scripts = [HIER / "bouw_css.py", HIER / "bouw_letters.py"]
    return [*eigen, HIER / "package.json", HIER / "package-lock.json", *scripts]


def vingerafdruk(uit: dict[Path, bytes]) -> bytes:
    """The sha256 of every source and every result."""

    def som(inhoud: bytes) -> str:
        return hashlib.sha256(inhoud).hexdigest()

    inhoud = {
        "bronnen": {p.relative_to(WORTEL).as_posix(): som(p.read_bytes()) for p in bronnen()},
        "resultaat": {p.relative_to(WORTEL).as_posix(): som(b) for p, b in sorted(uit.items())},
    }
    return (json.dumps(inhoud, indent=2) + "\n").encode()


def main() -> int:
    """Write or compare."""
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--controleer", action="store_true", help="schrijf niets, meld verschillen")
    controleer = keuzes.parse_args().controleer
    if not PAKKETTEN.is_dir():
        print("Voer eerst 'npm ci' uit in frontend/.", file=sys.stderr)
        return 2
    uit = bouw()
    uit[WORTEL / "static" / "css" / "bouw.json"] = vingerafdruk(uit)
    anders = [p for p, inhoud in uit.items() if not p.is_file() or p.read_bytes() != inhoud]
    for pad in anders:
        print("anders:" if controleer else "geschreven:", pad.relative_to(WORTEL))
        if not controleer:
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_bytes(uit[pad])
    return 1 if controleer and anders else 0


if __name__ == "__main__":
    sys.exit(main())
