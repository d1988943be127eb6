"""From checked HTML to the PDF that is sent and kept: PDF/A-3a and PDF/UA-1 in one file."""

import atexit
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlsplit

from meldingen.brieven.pdfua import voeg_kenmerk_toe

STATISCH = Path(__file__).resolve().parents[2] / "static"
_BASIS = "https://brief.invalid/"  # names our own files; nothing is ever fetched from a network
_MAPPEN = ("brieven", "fonts")
_SOORTEN = {".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
_BEELDSOORTEN = {".png": "image/png", ".jpg": "image/jpeg"}
_NEGEN_CIJFERS = re.compile(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)")
# One at a time: tools and pictures are shared, and so is the leniency of Pillow (see `logo`).
slot = threading.Lock()


@dataclass(frozen=True)
class Bijlage:
    """A file inside the PDF (PDF/A-3), such as the input of the letter as JSON."""

    naam: str
    inhoud: bytes
    omschrijving: str
    relatie: str = "Supplement"


def eigen_bestand(url: str) -> Path:
    """Return the file of the letter folders that this address names. Raises ValueError for all else."""
    delen = urlsplit(url)
    pad = (STATISCH / unquote(delen.path).lstrip("/")).resolve()
    toegestaan = [(STATISCH / map_).resolve() for map_ in _MAPPEN]
    eigen = f"{delen.scheme}://{delen.netloc}/" == _BASIS and any(pad.is_relative_to(map_) for map_ in toegestaan)
    if not eigen or pad.suffix not in _SOORTEN or not pad.is_file():
        raise ValueError(f"Een brief gebruikt alleen eigen bestanden, niet {url}.")
    return pad


@cache
def _gereedschap() -> tuple[Any, Any, Any]:
    """Return font configuration, parsed stylesheet and fetcher; made once per process (a third faster)."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class EigenBestanden(URLFetcher):  # type: ignore[misc]
        """Serves the letter folders and the pictures of this letter; any other address stops the rendering."""

        beelden: Mapping[str, bytes] = MappingProxyType({})

        def fetch(self, url: str, headers: object = None) -> Any:
            naam = url.removeprefix(f"{_BASIS}brieven/")
            if naam in self.beelden:
                soort = _BEELDSOORTEN[PurePath(naam).suffix]
                return URLFetcherResponse(url, self.beelden[naam], {"Content-Type": soort})
            pad = eigen_bestand(url)
            return URLFetcherResponse(url, pad.read_bytes(), {"Content-Type": _SOORTEN[pad.suffix]})

    lezer = EigenBestanden(fail_on_errors=True)
    lettertypen = FontConfiguration()
    # At exit the modules a font configuration needs to clean up are gone already; let it go before.
    atexit.register(_gereedschap.cache_clear)
    opmaak = weasyprint.CSS(url=f"{_BASIS}brieven/brief.css", url_fetcher=lezer, font_config=lettertypen)
    return lettertypen, opmaak, lezer


def maak_pdf(
    html: str,
    *,
    titel: str,
    zaaknummer: str,
    gemaakt_op: datetime,
    bijlagen: Sequence[Bijlage] = (),
    beelden: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """Return the letter as PDF/A-3a and PDF/UA-1. Identical input gives identical bytes.

    `gemaakt_op` must know its time zone. `beelden` are pictures (PNG, JPEG) by their name in the HTML.
    Raises ValueError when title, case number or name of an attachment could hold a BSN (nine digits), and when
    the HTML refers to a file that is neither our own nor among the pictures.
    """
    _weiger_bsn(titel, zaaknummer, *(tekst for bijlage in bijlagen for tekst in (bijlage.naam, bijlage.omschrijving)))
    if gemaakt_op.tzinfo is None:
        raise ValueError("Het moment van maken heeft geen tijdzone.")
    with slot:
        geschreven = _schrijf(html, titel, zaaknummer, gemaakt_op.replace(microsecond=0), bijlagen, beelden)
        return voeg_kenmerk_toe(geschreven)


def _weiger_bsn(*teksten: str) -> None:
    if any(_NEGEN_CIJFERS.search(tekst) for tekst in teksten):
        raise ValueError("Negen cijfers in titel, zaaknummer of bijlage: daar mag nooit een BSN staan.")


def _schrijf(
    html: str,
    titel: str,
    zaaknummer: str,
    moment: datetime,
    bijlagen: Sequence[Bijlage],
    beelden: Mapping[str, bytes],
) -> bytes:
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError

    try:
        lettertypen, opmaak, lezer = _gereedschap()
        lezer.beelden = beelden
        document = weasyprint.HTML(string=html, base_url=f"{_BASIS}brieven/", url_fetcher=lezer).render(
            font_config=lettertypen, stylesheets=[opmaak], pdf_variant="pdf/a-3a", custom_metadata=True
        )
    except FatalURLFetchingError as fout:  # no Exception: it would slip through every handler
        raise ValueError(f"De brief verwijst naar een bestand dat niet mag of ontbreekt: {fout}") from fout
    gegevens = document.metadata
    gegevens.title, gegevens.lang, gegevens.custom = titel, "nl", {"zaaknummer": zaaknummer}
    gegevens.created = gegevens.modified = moment.isoformat()
    gegevens.attachments = [
        weasyprint.Attachment(
            string=bijlage.inhoud,
            name=bijlage.naam,
            description=bijlage.omschrijving,
            relationship=bijlage.relatie,
            created=moment,
            modified=moment,
        )
        for bijlage in bijlagen
    ]
    pdf: bytes = document.write_pdf(pdf_variant="pdf/a-3a", custom_metadata=True)
    return pdf
