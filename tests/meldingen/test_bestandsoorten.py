"""What a file is, told by its bytes; and what hides in it is refused, each with its own reason."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image

from meldingen.bestandsoorten import DOCX, HEIC, JPEG, PDF, PNG, Afgekeurd, Bezwaar, keur, soort_bestand
from tests.bestanden import beeld, docx, heic, pdf

ZIP = docx()


def met(inhoud: Callable[[pikepdf.Pdf], None], **opties: object) -> bytes:
    uit = io.BytesIO()
    with pikepdf.new() as vel:
        vel.add_blank_page()
        inhoud(vel)
        vel.save(uit, **opties)
    return uit.getvalue()


def ingesloten(naam: str, inhoud: bytes) -> bytes:
    def voeg_in(vel: pikepdf.Pdf) -> None:
        vel.attachments[naam] = inhoud

    return met(voeg_in)


def bij_openen(actie: pikepdf.Dictionary) -> bytes:
    def voeg_in(vel: pikepdf.Pdf) -> None:
        vel.Root.OpenAction = actie

    return met(voeg_in)


JS = bij_openen(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))
LAUNCH = bij_openen(pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"))
GEHEIM = met(lambda vel: None, encryption=pikepdf.Encryption(owner="o", user="geheim"))
ALLEEN_EIGENAAR = met(lambda vel: None, encryption=pikepdf.Encryption(owner="o", user=""))


def png_van(breed: int, hoog: int) -> bytes:
    """A PNG of a few hundred bytes that says it is this large."""

    def stuk(soort: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    kop = struct.pack(">IIBBBBB", breed, hoog, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + stuk(b"IHDR", kop) + stuk(b"IDAT", zlib.compress(b"\0")) + stuk(b"IEND", b"")


def liegende_zip() -> bytes:
    """A docx of which the table of contents counts the same bytes twice."""
    ruw = bytearray(docx(word__a_xml=b"x" * 100))
    plek = ruw.rindex(b"PK\x01\x02")
    ruw[plek + 20 : plek + 24] = struct.pack("<I", len(ruw) * 2)
    return bytes(ruw)


def versleutelde_zip() -> bytes:
    ruw = bytearray(ZIP)
    plek = ruw.index(b"PK\x01\x02")
    ruw[plek + 8] |= 1
    return bytes(ruw)


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (pdf(), PDF),
        (ALLEEN_EIGENAAR, PDF),
        (ingesloten("factuur.xml", b"<factuur/>"), PDF),
        (beeld("JPEG"), JPEG),
        (beeld("PNG"), PNG),
        (beeld("JPEG") + b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 40, JPEG),
        (ZIP, DOCX),
        (docx(word__media__foto_jpg=beeld()), DOCX),
    ],
    ids=["pdf", "pdf alleen lezen", "pdf met factuur", "jpg", "png", "bewegende foto", "docx", "docx met foto"],
)
def test_een_gewoon_bestand_blijft_zoals_het_is(inhoud: bytes, soort: str) -> None:
    goed = keur(inhoud)
    assert (goed.mediatype, goed.inhoud) == (soort, inhoud)


def test_een_heic_wordt_een_jpg_die_elke_collega_opent() -> None:
    assert soort_bestand(heic()[:16]) == HEIC
    goed = keur(heic())
    assert (goed.mediatype, goed.einde) == (JPEG, "jpg")
    with Image.open(io.BytesIO(goed.inhoud)) as foto:
        assert (foto.format, foto.size, dict(foto.getexif())) == ("JPEG", (64, 48), {})


@pytest.mark.parametrize(
    ("inhoud", "bezwaar"),
    [
        (b"", Bezwaar.ONBEKEND),
        (b"MZ\x90\x00", Bezwaar.ONBEKEND),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", Bezwaar.ONBEKEND),
        (b"GIF89a", Bezwaar.ONBEKEND),
        (b"PK\x03\x04", Bezwaar.BESCHADIGD),
        (b"%PDF-1.7 x", Bezwaar.BESCHADIGD),
        (JS, Bezwaar.ACTIEF),
        (JS.replace(b"/JavaScript", b"/J#61vaScript"), Bezwaar.ACTIEF),
        (LAUNCH, Bezwaar.ACTIEF),
        (ingesloten("lees mij.exe", b"hallo"), Bezwaar.ACTIEF),
        (ingesloten("lees mij.txt", b"MZ\x90\x00"), Bezwaar.ACTIEF),
        (GEHEIM, Bezwaar.WACHTWOORD),
        (pdf() + ZIP, Bezwaar.DUBBEL),
        (beeld("JPEG")[:400], Bezwaar.BESCHADIGD),
        (beeld("JPEG") + ZIP, Bezwaar.DUBBEL),
        (beeld("PNG") + ZIP, Bezwaar.DUBBEL),
        (beeld("PNG") + pdf(), Bezwaar.DUBBEL),
        (b"\xff\xd8\xff\xe0<html><script>alert(1)</script>" + beeld(), Bezwaar.DUBBEL),
        (b"%PDF-1.4 <svg onload=alert(1)>" + pdf(), Bezwaar.DUBBEL),
        (png_van(20_000, 20_000), Bezwaar.TE_VEEL_BEELDPUNTEN),
        (png_van(9_000, 8_000), Bezwaar.TE_VEEL_BEELDPUNTEN),
        (heic()[:200], Bezwaar.BESCHADIGD),
        (docx(word__vbaProject_bin=b"x"), Bezwaar.MACRO),
        (docx(soorten="<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"), Bezwaar.MACRO),
        (docx(word__embeddings__lees_exe=b"MZ"), Bezwaar.ACTIEF),
        (docx(word__document2_xml=bytes(120 * 1024 * 1024)), Bezwaar.OPGEBLAZEN),
        (docx(word__document2_xml=bytes(40 * 1024 * 1024)), Bezwaar.OPGEBLAZEN),
        (docx(soorten="<Types>" + " " * 3 * 1024 * 1024 + "</Types>"), Bezwaar.OPGEBLAZEN),
        (liegende_zip(), Bezwaar.OPGEBLAZEN),
        (versleutelde_zip(), Bezwaar.WACHTWOORD),
    ],
)
def test_wat_niet_deugt_wordt_om_een_eigen_reden_geweigerd(inhoud: bytes, bezwaar: Bezwaar) -> None:
    with pytest.raises(Afgekeurd) as fout:
        keur(inhoud)
    assert fout.value.bezwaar == bezwaar


def test_een_zip_zonder_document_is_geen_docx() -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as pakket:
        pakket.writestr("lees.txt", "hallo")
    with pytest.raises(Afgekeurd) as fout:
        keur(uit.getvalue())
    assert fout.value.bezwaar == Bezwaar.ONBEKEND


def test_een_sjabloon_dat_word_elders_ophaalt_telt_als_macro() -> None:
    uit = io.BytesIO(ZIP)
    with zipfile.ZipFile(uit, "a") as pakket:
        pakket.writestr(
            "word/_rels/settings.xml.rels",
            '<Relationship Type="http://schemas.openxmlformats.org/x/attachedTemplate"'
            ' Target="https://elders.example/x.dotm" TargetMode="External"/>',
        )
    with pytest.raises(Afgekeurd) as fout:
        keur(uit.getvalue())
    assert fout.value.bezwaar == Bezwaar.MACRO


def test_een_pdf_die_zich_opblaast_wordt_geweigerd() -> None:
    """An object stream that unpacks to hundreds of megabytes: the reader stops before it holds them."""

    def voeg_in(vel: pikepdf.Pdf) -> None:
        vel.Root.Zwaar = vel.make_indirect(pikepdf.Array([pikepdf.String("0" * 1000) for _ in range(1000)]))

    zwaar = met(voeg_in, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    assert keur(zwaar).mediatype == PDF
    begin = zwaar.index(b"stream\n", zwaar.index(b"/ObjStm")) + 7
    bom = zlib.compress(b"0 0 " * (80 * 1024 * 1024), 1)
    lengte = int(zwaar[zwaar.rindex(b"/Length ", 0, begin) + 8 :].split(maxsplit=1)[0])
    assert len(bom) < 2 * 1024 * 1024
    met_bom = zwaar.replace(b"/Length %d" % lengte, b"/Length %d" % len(bom), 1)
    begin = met_bom.index(b"stream\n", met_bom.index(b"/ObjStm")) + 7
    with pytest.raises(Afgekeurd):
        keur(met_bom[:begin] + bom + met_bom[begin + lengte :])
