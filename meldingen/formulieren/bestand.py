"""A file from outside."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from meldingen.formulieren.tekst import is_onleesbaar

_MAGISCH = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)


def soort_bestand(begin: bytes) -> str | None:
    """The media type that the first bytes tell, or None for a type we do not take."""
    return next((soort for kenmerk, soort in _MAGISCH if begin.startswith(kenmerk)), None)


class BestandVeld(forms.FileField):
    """A pdf, jpg or png; its bytes decide, not its name. `content_type` becomes what the bytes say."""

    widget = forms.FileInput

    def __init__(self, *, leeg: str = "", hoogstens_mb: int = 10, **kwargs: Any) -> None:
        self.hoogstens_mb = hoogstens_mb
        super().__init__(**kwargs)
        self.error_messages |= {
            "invalid": _("Het bestand is niet aangekomen. Kies het bestand opnieuw."),
            "missing": _("Het bestand is niet aangekomen. Kies het bestand opnieuw."),
            "empty": _("Dit bestand is leeg. Kies een ander bestand."),
        }
        if leeg:
            self.error_messages["required"] = leeg

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget) | {"accept": ".pdf,.jpg,.jpeg,.png"}
        return attrs

    def to_python(self, data: Any) -> UploadedFile | None:
        bestand: UploadedFile | None = super().to_python(data)
        if bestand is None:
            return None
        naam = bestand.name or ""
        if len(naam) > 200 or is_onleesbaar(naam):
            raise ValidationError(_("De naam van dit bestand is te lang. Geef het bestand een kortere naam."))
        if (bestand.size or 0) > self.hoogstens_mb * 1024 * 1024:
            raise ValidationError(
                _("Dit bestand is te groot. Kies een bestand van hoogstens %(mb)s MB."),
                code="te_groot",
                params={"mb": self.hoogstens_mb},
            )
        bestand.seek(0)
        soort = soort_bestand(bestand.read(16))
        bestand.seek(0)
        if soort is None:
            raise ValidationError(_("Dit is geen pdf, jpg of png. Kies een ander bestand."), code="soort")
        bestand.content_type = soort
        return bestand
