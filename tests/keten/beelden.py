"""Pictures of pages and letters for `docs/beelden`; made only when asked for with BEELDEN=1 (`make beelden`)."""

import io
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

MAP = Path(__file__).parents[2] / "docs" / "beelden"
GEVRAAGD = os.environ.get("BEELDEN") == "1"
KLEUREN = 64
HOOGSTE = 2400


def bewaar_scherm(page: Page, naam: str) -> None:
    """The whole page as it stands now."""
    if GEVRAAGD:
        page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }")
        _bewaar(page.screenshot(full_page=True, animations="disabled"), naam)


def bewaar_pdf(inhoud: bytes, naam: str) -> None:
    """Each page of a letter."""
    if not GEVRAAGD:
        return
    pdftoppm = shutil.which("pdftoppm")
    assert pdftoppm, "Voor beelden van de brieven is pdftoppm nodig: apt-get install poppler-utils"
    with tempfile.TemporaryDirectory() as map_:
        subprocess.run([pdftoppm, "-png", "-r", "72", "-", f"{map_}/blad"], input=inhoud, check=True)
        for nummer, blad in enumerate(sorted(Path(map_).glob("*.png")), 1):
            _bewaar(blad.read_bytes(), f"{naam}-{nummer}")


def _bewaar(png: bytes, naam: str) -> None:
    """Few colours and no more than the first screens: small enough for the repository."""
    MAP.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(png)) as beeld:
        uitsnede = beeld.convert("RGB").crop((0, 0, beeld.width, min(beeld.height, HOOGSTE)))
        uitsnede.quantize(KLEUREN, dither=Image.Dither.NONE).save(MAP / f"{naam}.png", optimize=True)
