"""Checks on a finished letter: mandatory blocks of the HTML, accessibility and archive marks of the PDF."""

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pikepdf

from meldingen.brieven.tekst import blokken

_EIGEN_FONT = "Noto-Sans"
_FONTBESTANDEN = ("/FontFile", "/FontFile2", "/FontFile3")


def ontbrekende_blokken(html: str, verplicht: Sequence[str]) -> list[str]:
    """Return the names of mandatory blocks without text; a block with only a heading has no text."""
    gevuld = blokken(html)
    return [naam for naam in verplicht if not gevuld.get(naam)]


def controleer_pdf(inhoud: bytes) -> list[str]:
    """Return what keeps this PDF from being an accessible archive letter, in Dutch; empty when all is well.

    Looks at language, tags, title, both identifiers (PDF/A-3a, PDF/UA-1), fonts (embedded, and our own),
    pictures and the alternative text of figures. It does not replace a validator.
    """
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        return [fout for proef in _PROEVEN for fout in proef(pdf)]


def _catalogus(pdf: pikepdf.Pdf) -> Iterator[str]:
    wortel = pdf.Root
    if not str(wortel.get("/Lang", "")).startswith("nl"):
        yield "De taal (Lang) is niet Nederlands."
    if not _ja(wortel.get("/MarkInfo"), "/Marked"):
        yield "Het document is niet gemarkeerd als getagd (Marked)."
    if "/StructTreeRoot" not in wortel:
        yield "De structuur (StructTreeRoot) ontbreekt."
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "De titel ontbreekt."
    if not _ja(wortel.get("/ViewerPreferences"), "/DisplayDocTitle"):
        yield "De titel wordt niet getoond (DisplayDocTitle)."


def _ja(woordenboek: Any, sleutel: str) -> bool:
    return woordenboek is not None and bool(woordenboek.get(sleutel, False))


def _kenmerken(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        if (meta.get("pdfaid:part"), meta.get("pdfaid:conformance")) != ("3", "A"):
            yield "Het kenmerk PDF/A-3a ontbreekt."
        if meta.get("{http://www.aiim.org/pdfua/ns/id/}part") != "1":
            yield "Het kenmerk PDF/UA-1 ontbreekt."


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Each font is embedded and our own: a font of the machine would make the letter differ elsewhere."""
    gezien: dict[str, bool] = {}
    for font in _alle_fonts(pdf):
        delen: Any = font.get("/DescendantFonts", [font])
        for deel in delen:
            naam = str(deel.get("/BaseFont", "onbekend")).rpartition("+")[2].lstrip("/")
            beschrijving: Any = deel.get("/FontDescriptor")
            gezien[naam] = beschrijving is not None and any(bestand in beschrijving for bestand in _FONTBESTANDEN)
    for naam, ingesloten in gezien.items():
        if not ingesloten:
            yield f"Het lettertype {naam} is niet ingesloten."
        if not naam.startswith(_EIGEN_FONT):
            yield f"De brief bevat een teken dat ons lettertype niet heeft; nu staat het in {naam}."


def _alle_fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for pagina in pdf.pages:
        fonts: Any = pagina.Resources.get("/Font") if "/Resources" in pagina else None
        yield from (fonts.values() if fonts is not None else ())


def _beelden(pdf: pikepdf.Pdf) -> Iterator[str]:
    for beeld in pdf.objects:
        if isinstance(beeld, pikepdf.Stream) and beeld.get("/Subtype") == "/Image" and beeld.get("/Interpolate", False):
            yield "Een beeld wordt bij het tonen gladgestreken (Interpolate); dat mag niet in een archiefbestand."


def _figuren(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element in structuur(pdf):
        if element.get("/S") == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield "Een figuur heeft geen tekstalternatief (Alt)."


def structuur(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Walk through all structure elements in reading order."""
    te_doen: list[Any] = [pdf.Root.get("/StructTreeRoot")]
    while te_doen:
        element = te_doen.pop()
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if "/S" in element:
            yield element
        kinderen: Any = element.get("/K", [])
        rij = list(kinderen) if isinstance(kinderen, pikepdf.Array) else [kinderen]
        te_doen.extend(reversed(rij))


_PROEVEN: tuple[Callable[[pikepdf.Pdf], Iterator[str]], ...] = (_catalogus, _kenmerken, _fonts, _beelden, _figuren)
