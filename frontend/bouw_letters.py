"""Cut Noto Sans to the letters that names and texts here need: `npm ci`, then `python3 bouw_letters.py`.

One file per weight, for the screen and for the letters alike: a PDF that mixes two subsets of the same family
shows wrong glyphs. Needs fontTools and brotli, unlike bouw_css.py; run it before that one.
"""

import argparse
import sys
from pathlib import Path

from fontTools import subset

HIER = Path(__file__).resolve().parent
BRON = HIER / "node_modules" / "@expo-google-fonts" / "noto-sans"
DOEL = HIER.parent / "static" / "fonts"
GEWICHTEN = {400: "400Regular", 700: "700Bold"}

# Latin with everything a Dutch register of names can hold, punctuation, currency, arrows, fractions.
REEKSEN = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),
    (0x02B0, 0x02FF),
    (0x0300, 0x036F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20CF),
    (0x2100, 0x214F),
    (0x2150, 0x218F),
    (0x2190, 0x2193),
    (0x2212, 0x2265),
    (0xFFFD, 0xFFFD),
)


def snij(bron: Path) -> bytes:
    """The woff2 of one weight."""
    keuzes = subset.Options(flavor="woff2", hinting=False, notdef_outline=True, name_IDs=["*"])
    keuzes.layout_features = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum", "lnum"]
    letter = subset.load_font(str(bron), keuzes)
    snijder = subset.Subsetter(keuzes)
    snijder.populate(unicodes=[teken for van, tot in REEKSEN for teken in range(van, tot + 1)])
    snijder.subset(letter)
    tijdelijk = DOEL / f".{bron.stem}.woff2"
    subset.save_font(letter, str(tijdelijk), keuzes)
    inhoud = tijdelijk.read_bytes()
    tijdelijk.unlink()
    return inhoud


def main() -> int:
    """Write the fonts and their licence."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    if not BRON.is_dir():
        print("Voer eerst 'npm ci' uit in frontend/.", file=sys.stderr)
        return 2
    DOEL.mkdir(parents=True, exist_ok=True)
    for gewicht, naam in GEWICHTEN.items():
        inhoud = snij(BRON / naam / f"NotoSans_{naam}.ttf")
        (DOEL / f"noto-sans-{gewicht}.woff2").write_bytes(inhoud)
        print(f"geschreven: static/fonts/noto-sans-{gewicht}.woff2 ({len(inhoud)} bytes)")
    (DOEL / "OFL.txt").write_bytes((BRON / "LICENSE_FONT").read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
