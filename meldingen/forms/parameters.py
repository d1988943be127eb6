"""A new value of a parameter: what is asked, and reading it by its kind."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from meldingen.formulieren import DatumVeld, Formulier, TekstVeld, VinkVeld
from meldingen.fouten import Geweigerd
from meldingen.parametersoorten import Parametersoort, Soort
from meldingen.waardetekst import LANGSTE, lees_waarde, voorbeeld

GROOTSTE_BESTAND = 500_000


class ParametervoorstelFormulier(Formulier):
    """One new value; how it must be written depends on the kind of parameter."""

    knop = "Waarde voorstellen"

    waarde = TekstVeld(label="Wat wordt de nieuwe waarde?", required=False, meerdere_regels=True, max_length=LANGSTE)
    geldig_van = DatumVeld(
        label="Wat is de eerste dag?", leeg="Vul de eerste dag in.", toekomst_mag=True, voorbeeld="1 1 2027",
        help_text="Kies een dag in de toekomst. Een dag die al voorbij is, mag alleen met een goede reden.",
    )  # fmt: skip
    geldig_tot = DatumVeld(
        label="Wat is de laatste dag?", required=False, toekomst_mag=True, voorbeeld="31 12 2027",
        help_text="Laat leeg als de waarde geldt tot er een nieuwe komt.",
    )  # fmt: skip
    bron = TekstVeld(
        label="Waar staat deze waarde?", leeg="Vul in waar de waarde staat.",
        help_text="Bijvoorbeeld: besluit van het college, verordening artikel 13.",
    )  # fmt: skip
    besluitdatum = DatumVeld(label="Wanneer is dit besloten?", required=False, toekomst_mag=True)
    reden = TekstVeld(
        label="Waarom verandert de waarde?", leeg="Vul in waarom de waarde verandert.", meerdere_regels=True,
        max_length=500,
    )  # fmt: skip

    def __init__(self, *args: Any, soort: Parametersoort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.soort = soort
        waarde = self.fields["waarde"]
        waarde.required = not (soort.mag_leeg or soort.soort in (Soort.TEKST, Soort.LIJST))
        waarde.error_messages["required"] = "Vul de nieuwe waarde in."
        self.fields["waarde"].help_text = voorbeeld(soort)
        self.fields["waarde"].widget.attrs["rows"] = 2
        self.fields["reden"].widget.attrs["rows"] = 3

    def clean_waarde(self) -> Any:
        """The value itself, no longer its text."""
        try:
            return lees_waarde(self.soort, self.cleaned_data["waarde"])
        except Geweigerd as fout:
            raise ValidationError(str(fout), code="waarde") from fout


class VaststelFormulier(Formulier):
    """The decision of the second beheerder; a start in the past asks for one more look."""

    knop = "Vaststellen"

    gezien = VinkVeld(
        label="Ik heb bekeken welke zaken dit raakt",
        leeg="Bekijk de zaken hieronder en vink aan dat u dat deed.",
    )

    def __init__(self, *args: Any, is_terugwerkend: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_terugwerkend:
            del self.fields["gezien"]


class AfwijsFormulier(Formulier):
    """Why the proposal is off."""

    knop = "Voorstel afwijzen"

    reden = TekstVeld(
        label="Waarom wijst u dit voorstel af?", leeg="Vul in waarom u het voorstel afwijst.", meerdere_regels=True,
        max_length=500,
    )  # fmt: skip


class CsvVeld(forms.FileField):
    """A file of at most 500 kB; what is in it is read elsewhere."""

    widget = forms.FileInput

    def __init__(self, *, leeg: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ".csv,text/csv"
        self.error_messages |= {
            "required": leeg,
            "invalid": "Het bestand is niet aangekomen. Kies het bestand opnieuw.",
            "missing": "Het bestand is niet aangekomen. Kies het bestand opnieuw.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        }

    def clean(self, data: Any, initial: Any = None) -> Any:
        bestand = super().clean(data, initial)
        if bestand is not None and bestand.size > GROOTSTE_BESTAND:
            raise ValidationError("Dit bestand is te groot. Kies een bestand van hoogstens 500 kB.", code="te_groot")
        return bestand


class PerRegelFormulier(Formulier):
    """A refusal of several lines becomes as many errors."""

    def add_error(self, field: Any, error: Any) -> None:
        super().add_error(field, error.split("\n") if isinstance(error, str) and "\n" in error else error)


class InvoerFormulier(PerRegelFormulier):
    """Choose the file; nothing is kept yet."""

    knop = "Bestand bekijken"

    bestand = CsvVeld(label="Welk bestand wilt u invoeren?", leeg="Kies een CSV-bestand.")


class InvoerBewarenFormulier(PerRegelFormulier):
    """The file that was looked at comes along; its text is read again."""

    knop = "Voorstellen maken"

    tekst = TekstVeld(
        leeg="Kies het bestand opnieuw.", meerdere_regels=True, max_length=GROOTSTE_BESTAND, widget=forms.HiddenInput()
    )
