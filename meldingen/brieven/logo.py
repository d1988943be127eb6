"""The logo of a gemeente: what may become one, and the picture that is kept of it."""

import io
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageFile, ImageOps

from meldingen.brieven.invoer import sha256
from meldingen.brieven.maak import slot
from meldingen.fouten import Geweigerd
from meldingen.huisstijl import LOGOMAP

GROOTSTE_OMVANG = 200_000
GROOTSTE_ZIJDE = 3000
# What 50 by 14 mm of paper can show at 600 dots per inch; more only makes every letter heavier.
_OP_PAPIER = (1200, 340)
_ONLEESBAAR = "Dit bestand is geen PNG of JPEG, of het is beschadigd. Kies een ander bestand."
_TE_VEEL_PUNTEN = (
    "Het logo is te groot: hoogstens 3.000 bij 3.000 beeldpunten. Maak het kleiner en probeer het opnieuw."
)


@dataclass(frozen=True)
class Logo:
    """A picture that may stand on letters. Its name is the digest of its bytes: another picture, another name."""

    naam: str
    inhoud: bytes

    @property
    def mediatype(self) -> str:
        """What a browser should take it for."""
        return "image/png" if self.naam.endswith(".png") else "image/jpeg"

    @property
    def data_adres(self) -> str:
        """The picture as an address, for a page that shows it."""
        return f"data:{self.mediatype};base64,{b64encode(self.inhoud).decode()}"


def keur_logo(inhoud: bytes) -> Logo:
    """Return the uploaded picture as it will be kept: RGB, no larger than a letter shows, nothing but the picture.

    Raises Geweigerd with what is wrong. It is drawn anew, so that comments, place and camera of a photo stay
    behind, and what WeasyPrint puts in the archive file (PDF/A-3a) does not depend on how it was saved.
    """
    if len(inhoud) > GROOTSTE_OMVANG:
        raise Geweigerd("Het bestand is groter dan 200 kB. Maak het logo kleiner en probeer het opnieuw.")
    try:
        with _streng():
            soort, nieuw = _teken_opnieuw(inhoud)
    except Geweigerd:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fout:
        raise Geweigerd(_TE_VEEL_PUNTEN) from fout
    except Exception as fout:  # a broken picture raises whatever its decoder stumbles over
        raise Geweigerd(_ONLEESBAAR) from fout
    return Logo(f"{LOGOMAP}/{sha256(nieuw)}.{soort}", nieuw)


@contextmanager
def _streng() -> Iterator[None]:
    """Refuse half a picture. WeasyPrint tells Pillow, for the whole process, to fill up what is missing."""
    with slot:
        eerder, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = eerder


def _teken_opnieuw(inhoud: bytes) -> tuple[str, bytes]:
    """Return the extension and the bytes of the new picture."""
    uit = io.BytesIO()
    with Image.open(io.BytesIO(inhoud), formats=("PNG", "JPEG")) as bron:
        if max(bron.size) > GROOTSTE_ZIJDE:
            raise Geweigerd(_TE_VEEL_PUNTEN)
        if bron.mode == "CMYK":
            raise Geweigerd("Dit logo heeft kleuren voor drukwerk (CMYK). Bewaar het als RGB en probeer het opnieuw.")
        beeld = ImageOps.exif_transpose(bron).convert("RGBA" if bron.has_transparency_data else "RGB")
        foto = bron.format != "PNG"
    beeld.thumbnail(_OP_PAPIER, Image.Resampling.LANCZOS)
    beeld.info.clear()
    if foto:
        beeld.save(uit, "JPEG", quality=90, optimize=True)
        return "jpg", uit.getvalue()
    beeld.save(uit, "PNG", optimize=True)
    return "png", uit.getvalue()
