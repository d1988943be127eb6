"""Adds the PDF/UA-1 identifier to a tagged PDF/A-3a file.

WeasyPrint writes one identifier only. A second rdf:RDF block is not read by validators, so identifier and
extension schema (PDF/A demands one for every namespace it does not know) go into the existing block.
"""

import io

import pikepdf

_EINDE = b"</rdf:RDF>"
_TOEVOEGING = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def voeg_kenmerk_toe(inhoud: bytes) -> bytes:
    """Return the PDF with the PDF/UA-1 identifier; equal input gives equal bytes.

    Raises ValueError when the file has no XMP block to add to, or has it twice.
    """
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        metadata = pdf.Root.get("/Metadata")
        xmp = metadata.read_bytes() if isinstance(metadata, pikepdf.Stream) else b""
        if xmp.count(_EINDE) != 1:
            raise ValueError("De PDF heeft niet precies één blok met metadata.")
        pdf.Root.Metadata.write(xmp.replace(_EINDE, _TOEVOEGING + _EINDE))
        doel = io.BytesIO()
        pdf.save(doel, deterministic_id=True, linearize=False)
    return doel.getvalue()
