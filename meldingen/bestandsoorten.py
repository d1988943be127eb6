"""What a file from outside is, told by its bytes, and whether it may be kept. Pure.

A file is taken when the program that opens it can open it, when nothing in it acts by itself, and when no second
format hides in it. Its name and what the browser says of it count for nothing.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from enum import Enum

import pikepdf
import pillow_heif
from pikepdf import settings as pikepdf_settings
from PIL import Image

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
HEIC = "image/heic"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EINDE = {PDF: "pdf", JPEG: "jpg", PNG: "png", DOCX: "docx"}
# What a browser may show by itself; the rest is only handed over.
TOONBAAR = frozenset({PDF, JPEG, PNG})

GROOTSTE_BEELD = 60_000_000  # points; the cameras of phones make pictures of up to 50 million
_GROOTSTE_UITGEPAKT = 100 * 1024 * 1024  # bytes
_GROOTSTE_VERHOUDING = 200  # text in a docx packs 10 to 60 times smaller
_MEESTE_DELEN = 5000
_MEESTE_OBJECTEN = 200_000
_GROOTSTE_DEEL = 2 * 1024 * 1024  # bytes of one part of a docx that is read
_KOP = 1024  # bytes in which browsers and readers of pdf look for what a file is
_ZIPSTAART = 65_557  # the end record of a zip with its longest comment

_HEIC_MERKEN = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_WEBTAAL = re.compile(rb"<\s*(?:!doctype\s+html|html|script|svg|iframe|body)\b", re.IGNORECASE)
_ACTIEF = re.compile(rb"/S\s*/(?:JavaScript|Launch)\b|/JS[\s(<\[]")
_INGESLOTEN = re.compile(rb"/EF\s*<<")
_UITVOERBAAR_EINDE = re.compile(
    r"\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|dll|jar|lnk|reg|sh|app|apk|html?|svg)\Z",
    re.IGNORECASE,
)
_UITVOERBAAR_BEGIN = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe")
_MACRO = re.compile(r"(?:^|/)(?:vbaproject\.bin|vbadata\.xml|activex\d*\.(?:bin|xml))\Z", re.IGNORECASE)
_SJABLOON_ELDERS = re.compile(
    rb'attachedTemplate"[^>]*TargetMode="External"|TargetMode="External"[^>]*attachedTemplate"'
)

# qpdf unpacks what a pdf packed; no page of paper needs more than this.
pikepdf_settings.set_qpdf_limits(flate_max_memory=256 * 1024 * 1024)


class Bezwaar(Enum):
    """Why a file is not taken."""

    ONBEKEND = "onbekend"
    BESCHADIGD = "beschadigd"
    WACHTWOORD = "wachtwoord"
    ACTIEF = "actief"
    MACRO = "macro"
    TE_VEEL_BEELDPUNTEN = "te veel beeldpunten"
    OPGEBLAZEN = "opgeblazen"
    DUBBEL = "dubbel"


class Afgekeurd(Exception):
    """This file is not taken; `bezwaar` says why."""

    def __init__(self, bezwaar: Bezwaar) -> None:
        super().__init__(bezwaar.value)
        self.bezwaar = bezwaar


@dataclass(frozen=True, slots=True)
class Goedgekeurd:
    """A file as it will be kept; for a HEIC those are the bytes of the JPEG made of it."""

    mediatype: str
    inhoud: bytes

    @property
    def einde(self) -> str:
        """The ending of its name: 'pdf'."""
        return EINDE[self.mediatype]


def soort_bestand(begin: bytes) -> str | None:
    """The media type that the first 16 bytes tell, or None for a type we do not take."""
    if begin[4:8] == b"ftyp" and begin[8:12] in _HEIC_MERKEN:
        return HEIC
    kenmerken = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"PK\x03\x04", DOCX))
    return next((soort for kenmerk, soort in kenmerken if begin.startswith(kenmerk)), None)


def keur(inhoud: bytes) -> Goedgekeurd:
    """Return the file as it may be kept. Raises Afgekeurd with the reason."""
    soort = soort_bestand(inhoud[:16])
    if soort is None:
        raise Afgekeurd(Bezwaar.ONBEKEND)
    if _is_ook_iets_anders(inhoud, soort):
        raise Afgekeurd(Bezwaar.DUBBEL)
    if soort == PDF:
        _keur_pdf(inhoud)
    elif soort == DOCX:
        _keur_docx(inhoud)
    elif soort == HEIC:
        return Goedgekeurd(JPEG, _heic_als_jpeg(inhoud))
    else:
        _keur_beeld(inhoud, soort)
    return Goedgekeurd(soort, inhoud)


def _is_ook_iets_anders(inhoud: bytes, soort: str) -> bool:
    """Whether another program would open it as something else: a page of the web, a pdf or a zip (with programs).

    What a phone puts behind a photo (a film of a second, a second photo) is none of these.
    """
    if _WEBTAAL.search(inhoud, 0, _KOP):
        return True
    if soort != PDF and b"%PDF-" in (inhoud[:_KOP] if soort == DOCX else inhoud):
        return True
    return soort != DOCX and b"PK\x05\x06" in inhoud[-_ZIPSTAART:] and b"PK\x01\x02" in inhoud


# --- pdf ------------------------------------------------------------------------------------------


def _keur_pdf(inhoud: bytes) -> None:
    try:
        with pikepdf.open(io.BytesIO(inhoud)) as pdf:
            if len(pdf.objects) > _MEESTE_OBJECTEN:
                raise Afgekeurd(Bezwaar.OPGEBLAZEN)
            if not pdf.pages:
                raise Afgekeurd(Bezwaar.BESCHADIGD)
            for voorwerp in pdf.objects:
                _keur_voorwerp(voorwerp)
    except pikepdf.PasswordError as fout:
        raise Afgekeurd(Bezwaar.WACHTWOORD) from fout
    except Afgekeurd:
        raise
    except Exception as fout:  # a broken pdf raises whatever its reader stumbles over
        raise Afgekeurd(Bezwaar.BESCHADIGD) from fout


def _keur_voorwerp(voorwerp: pikepdf.Object) -> None:
    """Refuse what acts by itself. Written out by qpdf, a name has one spelling, whatever the file wrote."""
    if isinstance(voorwerp, pikepdf.Stream):
        if voorwerp.stream_dict.get("/Type") == "/EmbeddedFile" and voorwerp.read_bytes()[:4].startswith(
            _UITVOERBAAR_BEGIN
        ):
            raise Afgekeurd(Bezwaar.ACTIEF)
        voorwerp = voorwerp.stream_dict
    tekst = voorwerp.unparse(resolved=True)
    if _ACTIEF.search(tekst):
        raise Afgekeurd(Bezwaar.ACTIEF)
    if _INGESLOTEN.search(tekst):
        namen = (str(voorwerp.get(sleutel, "")) for sleutel in ("/F", "/UF"))
        if any(_UITVOERBAAR_EINDE.search(naam) for naam in namen):
            raise Afgekeurd(Bezwaar.ACTIEF)


# --- pictures -------------------------------------------------------------------------------------


def _keur_beeld(inhoud: bytes, soort: str) -> None:
    """It can be drawn, in full. A photo is drawn at an eighth: that reads all of it and takes little room."""
    if soort == PNG and b"IEND" not in inhoud:
        raise Afgekeurd(Bezwaar.BESCHADIGD)
    if soort == JPEG and b"\xff\xd9" not in inhoud:
        raise Afgekeurd(Bezwaar.BESCHADIGD)
    try:
        with Image.open(io.BytesIO(inhoud), formats=("PNG",) if soort == PNG else ("JPEG", "MPO")) as beeld:
            breed, hoog = beeld.size
            if breed * hoog > GROOTSTE_BEELD:
                raise Afgekeurd(Bezwaar.TE_VEEL_BEELDPUNTEN)
            beeld.draft(None, (breed // 8 or 1, hoog // 8 or 1))
            beeld.load()
    except Afgekeurd:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fout:
        raise Afgekeurd(Bezwaar.TE_VEEL_BEELDPUNTEN) from fout
    except Exception as fout:  # a broken picture raises whatever its decoder stumbles over
        raise Afgekeurd(Bezwaar.BESCHADIGD) from fout


def _heic_als_jpeg(inhoud: bytes) -> bytes:
    """The first picture as a JPEG that every desk can open, upright, without the place where it was taken."""
    uit = io.BytesIO()
    try:
        bron = pillow_heif.open_heif(inhoud, convert_hdr_to_8bit=True)
        breed, hoog = bron.size
        if breed * hoog > GROOTSTE_BEELD:
            raise Afgekeurd(Bezwaar.TE_VEEL_BEELDPUNTEN)
        beeld = bron.to_pillow().convert("RGB")
        beeld.info = {naam: waarde for naam, waarde in beeld.info.items() if naam == "icc_profile"}
        beeld.save(uit, "JPEG", quality=88)
    except Afgekeurd:
        raise
    except Exception as fout:  # a broken picture raises whatever its decoder stumbles over
        raise Afgekeurd(Bezwaar.BESCHADIGD) from fout
    return uit.getvalue()


# --- docx -----------------------------------------------------------------------------------------


def _keur_docx(inhoud: bytes) -> None:
    """Judge a docx by its table of contents; two small parts of it are unpacked, never further than allowed."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
            delen = pakket.infolist()
            _keur_omvang(delen, len(inhoud))
            namen = [deel.filename for deel in delen]
            if "[Content_Types].xml" not in namen or "word/document.xml" not in namen:
                raise Afgekeurd(Bezwaar.ONBEKEND)
            if any(deel.flag_bits & 1 for deel in delen):
                raise Afgekeurd(Bezwaar.WACHTWOORD)
            if len(set(namen)) != len(namen):
                raise Afgekeurd(Bezwaar.BESCHADIGD)
            _keur_delen(pakket, namen)
    except Afgekeurd:
        raise
    except Exception as fout:  # a broken zip raises whatever its reader stumbles over
        raise Afgekeurd(Bezwaar.BESCHADIGD) from fout


def _keur_omvang(delen: list[zipfile.ZipInfo], omvang: int) -> None:
    """A zip bomb tells in its table of contents what it becomes, or counts the same bytes more than once."""
    uitgepakt = sum(deel.file_size for deel in delen)
    ingepakt = sum(deel.compress_size for deel in delen)
    te_veel = len(delen) > _MEESTE_DELEN or uitgepakt > _GROOTSTE_UITGEPAKT or ingepakt > omvang
    per_deel = any(deel.file_size > _GROOTSTE_VERHOUDING * max(deel.compress_size, 1024) for deel in delen)
    if te_veel or per_deel:
        raise Afgekeurd(Bezwaar.OPGEBLAZEN)


def _keur_delen(pakket: zipfile.ZipFile, namen: list[str]) -> None:
    soorten = _lees_deel(pakket, "[Content_Types].xml").lower()
    if b"macroenabled" in soorten or b"vbaproject" in soorten or any(_MACRO.search(naam) for naam in namen):
        raise Afgekeurd(Bezwaar.MACRO)
    if any(_UITVOERBAAR_EINDE.search(naam) for naam in namen):
        raise Afgekeurd(Bezwaar.ACTIEF)
    verwijzingen = "word/_rels/settings.xml.rels"
    if verwijzingen in namen and _SJABLOON_ELDERS.search(_lees_deel(pakket, verwijzingen)):
        raise Afgekeurd(Bezwaar.MACRO)


def _lees_deel(pakket: zipfile.ZipFile, naam: str) -> bytes:
    with pakket.open(naam) as deel:
        inhoud = deel.read(_GROOTSTE_DEEL + 1)
    if len(inhoud) > _GROOTSTE_DEEL:
        raise Afgekeurd(Bezwaar.OPGEBLAZEN)
    return inhoud
