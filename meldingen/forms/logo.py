"""The logo of a gemeente: chosen, checked, and kept when something else is wrong."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from meldingen.brieven.logo import GROOTSTE_OMVANG, Logo, keur_logo
from meldingen.fouten import Geweigerd


@dataclass(frozen=True)
class GekozenLogo(Logo):
    """A logo that was chosen in a form that did not go through: its file goes along with the next attempt."""

    bestand: str


class LogoKeuze(forms.ClearableFileInput):
    """Shows the logo, and remembers a chosen file when another field is wrong: a browser does not."""

    template_name = "meldingen/logo_keuze.html"
    clear_checkbox_label = "Logo weghalen"

    def __init__(self) -> None:
        super().__init__(attrs={"accept": "image/png,image/jpeg"})

    def is_initial(self, value: Any) -> bool:
        return isinstance(value, Logo)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["onthouden"] = isinstance(value, GekozenLogo)
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        gekozen = super().value_from_datadict(data, files, name)
        onthouden = data.get(f"{name}-onthouden")
        if gekozen is not None or not onthouden:
            return gekozen
        try:
            return SimpleUploadedFile(name, base64.b64decode(onthouden))
        except (binascii.Error, ValueError):
            return None


class LogoVeld(forms.FileField):
    """A picture for letters. Gives a Logo; False when it is taken away."""

    widget = LogoKeuze

    def to_python(self, data: UploadedFile | None) -> Logo | None:
        bestand = super().to_python(data)
        if bestand is None:
            return None
        try:
            return _keur(bestand)
        except Geweigerd as fout:
            raise ValidationError(str(fout), code="logo") from fout

    def bound_data(self, data: Any, initial: Any) -> Any:
        if not isinstance(data, UploadedFile):
            return initial
        try:
            logo = _keur(data)
        except Geweigerd:
            return initial
        data.seek(0)
        return GekozenLogo(logo.naam, logo.inhoud, base64.b64encode(data.read()).decode())


def _keur(bestand: UploadedFile) -> Logo:
    bestand.seek(0)
    # One byte more than may be is enough to refuse it; the rest of a film need not come into memory.
    return keur_logo(bestand.read(GROOTSTE_OMVANG + 1))
