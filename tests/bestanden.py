"""Files as inwoners send them in: small, real, and told apart by a text of choice."""

import io
import zipfile
from functools import cache

import pikepdf
import pillow_heif
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

_SOORTEN = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>'
_TEKST = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


@cache
def pdf(tekst: str = "") -> bytes:
    """One empty page; `tekst` stands in its properties, so that two files differ."""
    uit = io.BytesIO()
    with pikepdf.new() as vel:
        vel.add_blank_page()
        if tekst:
            vel.docinfo["/Subject"] = tekst
        vel.save(uit, deterministic_id=True)
    return uit.getvalue()


def beeld(soort: str = "JPEG", omvang: tuple[int, int] = (64, 48)) -> bytes:
    """A picture as JPEG or PNG."""
    uit = io.BytesIO()
    Image.new("RGB", omvang, "#2563a6").save(uit, soort)
    return uit.getvalue()


@cache
def heic() -> bytes:
    """A photo as an iPhone makes it."""
    uit = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48), "#2563a6")).save(uit, quality=50)
    return uit.getvalue()


def docx(*, soorten: str = _SOORTEN, **anders: bytes) -> bytes:
    """A document of Word; `anders` are more parts, `__` standing for a slash and `_` for a dot."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        pakket.writestr("[Content_Types].xml", soorten)
        pakket.writestr("word/document.xml", _TEKST)
        for naam, inhoud in anders.items():
            pakket.writestr(naam.replace("__", "/").replace("_", "."), inhoud)
    return uit.getvalue()


def opgestuurd(naam: str = "brief.pdf", inhoud: bytes | None = None) -> SimpleUploadedFile:
    """What a browser sends."""
    return SimpleUploadedFile(naam, pdf() if inhoud is None else inhoud)
