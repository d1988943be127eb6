"""A second opinion on our letters: the PDF/A-3 validator of pikepdf, beside our own `controleer_pdf`.

It knows the b levels and refuses what it does not know. What it says about the level a, the identifier of PDF/UA with
the schema that declares it, and the colour tables WeasyPrint leaves empty, is named here; all else is a fault.
"""

import io

import pikepdf
from pikepdf import pdfa

_ONBEKEND = {
    "patterns are not supported",
    "shadings are not supported",
    "pdfaid:conformance is 'A', expected 'B'",
    "XMP property pdfuaid:part is not permitted",
    "XMP property pdfaExtension:schemas is not permitted",
    *(
        f"XMP namespace {naam}=http://www.aiim.org/pdfa/ns/{adres} is not permitted"
        for naam, adres in (("pdfaExtension", "extension/"), ("pdfaSchema", "schema#"), ("pdfaProperty", "property#"))
    ),
}


def pdfa_bezwaren(inhoud: bytes) -> list[str]:
    """What the validator has against this file as PDF/A-3, apart from what it cannot know."""
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        assert all(not bron.get(soort) for bron in _bronnen(pdf) for soort in ("/Pattern", "/Shading"))
        bevindingen = pdfa.check(pdf, pdfa.Flavour.PDFA_3B).findings
    return [f"{rij.rule} in {rij.where}: {rij.message}" for rij in bevindingen if rij.message not in _ONBEKEND]


def _bronnen(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [bladzijde.Resources for bladzijde in pdf.pages]
