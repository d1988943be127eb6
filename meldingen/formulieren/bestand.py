"""A file from outside: the one place where it is judged before anything keeps it.

The judgement stands in the field and not in the services that keep papers. Whatever comes from outside comes
through a form (of an inwoner, of an aanbieder, or the scan of a colleague), so a form that has the file has a file
that was scanned; a refusal stands at its field and the rest of the form is kept; and nobody waits for the virus
scanner while a case is locked. A test sees to it that no form takes a file in another way.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from meldingen import virus
from meldingen.bestandsoorten import Afgekeurd, Bezwaar, keur, soort_bestand
from meldingen.formulieren.tekst import is_onleesbaar

AANGENOMEN = ".pdf,.jpg,.jpeg,.png,.heic,.heif,.docx"
ZINNEN = {
    Bezwaar.ONBEKEND: _("Dit is geen pdf, jpg, png, heic of docx. Kies een ander bestand."),
    Bezwaar.BESCHADIGD: _("Dit bestand is beschadigd en kan niet worden geopend. Bewaar het opnieuw of maak een foto."),
    Bezwaar.WACHTWOORD: _("Dit bestand is beveiligd met een wachtwoord. Kies een bestand zonder wachtwoord."),
    Bezwaar.ACTIEF: _("In dit bestand zit een programma. Dat nemen wij niet aan. Maak een foto of een gewone pdf."),
    Bezwaar.MACRO: _("In dit document zitten macro's. Bewaar het als pdf en kies die pdf."),
    Bezwaar.TE_VEEL_BEELDPUNTEN: _("Deze foto is te groot om te openen. Kies een kleinere foto."),
    Bezwaar.OPGEBLAZEN: _("Dit bestand wordt bij het openen veel te groot. Bewaar het als pdf of maak een foto."),
    Bezwaar.DUBBEL: _("In dit bestand zit nog een ander bestand verstopt. Bewaar het opnieuw of maak een foto."),
}
BESMET = _("In dit bestand zit een virus. Wij hebben het niet bewaard. Kies een ander bestand.")
NIET_GESCAND = _("Wij kunnen bestanden nu niet op virussen controleren. Probeer het later nog een keer.")
_NIET_AANGEKOMEN = _("Het bestand is niet aangekomen. Kies het bestand opnieuw.")


class BestandVeld(forms.FileField):
    """A pdf, jpg, png, heic or docx; its bytes decide, not its name. Gives the file as it may be kept.

    `content_type` is what the bytes say. A heic has become a jpg, with the name that goes with it.
    """

    widget = forms.FileInput

    def __init__(self, *, leeg: str = "", hoogstens_mb: int = 10, **kwargs: Any) -> None:
        self.hoogstens_mb = hoogstens_mb
        super().__init__(**kwargs)
        self.error_messages |= {
            "invalid": _NIET_AANGEKOMEN,
            "missing": _NIET_AANGEKOMEN,
            "empty": _("Dit bestand is leeg. Kies een ander bestand."),
        }
        if leeg:
            self.error_messages["required"] = leeg

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget) | {"accept": AANGENOMEN}
        return attrs

    def to_python(self, data: Any) -> UploadedFile | None:
        bestand: UploadedFile | None = super().to_python(data)
        if bestand is None:
            return None
        naam = bestand.name or ""
        if len(naam) > 200 or is_onleesbaar(naam):
            raise ValidationError(_("De naam van dit bestand is te lang. Geef het bestand een kortere naam."))
        if (bestand.size or 0) > self.hoogstens_mb * 1024 * 1024:
            zin = _("Dit bestand is te groot. Kies een bestand van hoogstens {mb} MB.")
            raise ValidationError(format_lazy(zin, mb=self.hoogstens_mb), code="te_groot")
        return keur_upload(bestand)


def keur_upload(bestand: UploadedFile) -> UploadedFile:
    """Judge one file and scan it for viruses. Raises ValidationError in words for who sent it."""
    bestand.seek(0)
    inhoud = bestand.read()
    bestand.seek(0)
    try:
        goed = keur(inhoud)
    except Afgekeurd as fout:
        raise ValidationError(ZINNEN[fout.bezwaar], code=fout.bezwaar.name.lower()) from fout
    weiger_virus(inhoud)
    if goed.inhoud is inhoud:
        bestand.content_type = goed.mediatype
        return bestand
    naam = (bestand.name or "").rpartition(".")[0] or "foto"
    return SimpleUploadedFile(f"{naam}.{goed.einde}", goed.inhoud, goed.mediatype)


def weiger_virus(inhoud: bytes) -> None:
    """Raise ValidationError when the virus scanner finds something, or cannot be asked."""
    try:
        besmet = virus.is_besmet(inhoud)
    except virus.NietGescand as fout:
        raise ValidationError(NIET_GESCAND, code="niet_gescand") from fout
    if besmet:
        raise ValidationError(BESMET, code="besmet")


__all__ = ["AANGENOMEN", "BESMET", "NIET_GESCAND", "ZINNEN", "BestandVeld", "keur_upload", "soort_bestand"]
