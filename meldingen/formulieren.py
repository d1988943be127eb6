"""The base layer of every form: fields that ask kindly and sentences that say what to do.

Forms never read the clock: a form with a date that may not lie in the future gets `vandaag` from its view.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import cached_property

from meldingen.bsn import normaliseer_bsn
from meldingen.fouten import Geweigerd
from meldingen.termijnen import schrijf_datum

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_MAANDNUMMERS = {naam: nummer for nummer, naam in enumerate(MAANDEN, 1)}
_MAANDNUMMERS |= {naam[:3]: nummer for naam, nummer in _MAANDNUMMERS.items()}
_MAANDNUMMERS |= {"mrt": 3, "sept": 9}
_ONLEESBAAR = "In uw antwoord staat een teken dat wij niet kunnen lezen. Typ het antwoord opnieuw."


class Knop(Submit):
    """A button in one of the looks of the design system."""

    field_classes = ""

    def __init__(self, naam: str, tekst: str, knopsoort: str = "secondary-action") -> None:
        super().__init__(naam, tekst, css_id=f"knop-{naam}")
        self.knopsoort = knopsoort


class Formulier(forms.Form):
    """A form that renders itself with `{% crispy form %}`: summary of errors, fields, buttons.

    Class attributes that a subclass may set: `knop` (text of the button, empty for none), `knopnaam`,
    `inleiding` (above the form: what the act does, and the article it stands on),
    `extra_knoppen` (pairs of name and text), `methode`, `form_tag` (False when the page writes the form
    tag itself), `formulierklasse` and `verberg_niet_verplicht`. `indeling()` may return a crispy Layout.
    """

    knop = "Versturen"
    knopnaam = "versturen"
    inleiding = ""
    extra_knoppen: Sequence[tuple[str, str]] = ()
    methode = "post"
    form_tag = True
    formulierklasse = "formulier"
    verberg_niet_verplicht = False
    use_required_attribute = False

    def __init__(self, *args: Any, vandaag: date | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.vandaag = vandaag
        for veld in self.fields.values():
            if isinstance(veld, DatumVeld):
                veld.vandaag = vandaag
            _noem_het_veld(veld)

    def indeling(self) -> Layout | None:
        """The crispy Layout, or None for all fields in their own order."""
        return None

    def __iter__(self) -> Iterator[forms.BoundField]:
        """The fields in the order of the page, so that the summary of errors reads like the page."""
        indeling = self.indeling()
        namen = [wijzer.name for wijzer in indeling.get_field_names()] if indeling else []
        return (self[naam] for naam in dict.fromkeys([*namen, *self.fields]))

    def verwerk(self, handeling: Callable[[dict[str, Any]], Any]) -> bool:
        """Carry out an act with the cleaned answers; a refusal becomes an error here, so what was typed stays."""
        if not self.is_valid():
            return False
        try:
            handeling(self.cleaned_data)
        except Geweigerd as fout:
            self.add_error(None, str(fout))
            return False
        return True

    @cached_property
    def helper(self) -> FormHelper:
        """How `{% crispy form %}` renders this form."""
        helper = FormHelper()
        helper.template_pack = "nlds"
        helper.form_method = self.methode
        helper.form_tag = self.form_tag
        helper.form_class = self.formulierklasse
        helper.disable_csrf = self.methode != "post"
        helper.layout = self.indeling()
        helper.render_hidden_fields = True
        if self.knop:
            helper.add_input(Knop(self.knopnaam, self.knop, "primary-action"))
        for naam, tekst in self.extra_knoppen:
            helper.add_input(Knop(naam, tekst))
        return helper


class Filterformulier(Formulier):
    """A form in the address: GET, nothing is required and nothing says so."""

    knop = "Filter toepassen"
    knopnaam = ""
    methode = "get"
    formulierklasse = "formulier filter"
    verberg_niet_verplicht = True

    @cached_property
    def helper(self) -> FormHelper:
        """The button has no name, so it does not appear in the address."""
        helper = super().helper
        for knop in helper.inputs:
            knop.knopsoort = "secondary-action"
            knop.id = "knop-filter"
        return helper


def _noem_het_veld(veld: forms.Field) -> None:
    """Replace the sentence of Django ("Dit veld is verplicht.") by one that names the question."""
    if veld.error_messages.get("required") != forms.Field.default_error_messages["required"]:
        return
    naam = str(veld.label or "deze vraag").rstrip("?.:")
    kiezen = isinstance(veld, (forms.ChoiceField, forms.FileField))
    werkwoord = "Kies een bestand bij" if isinstance(veld, forms.FileField) else "Kies een antwoord bij"
    veld.error_messages["required"] = f"{werkwoord} ‘{naam}’." if kiezen else f"Vul een antwoord in bij ‘{naam}’."


def _plat(tekst: str) -> str:
    """One line: every run of white space becomes one space."""
    return " ".join(tekst.split())


def _onleesbaar(tekst: str) -> bool:
    """True for NUL bytes, other control characters and lone surrogates."""
    return any(unicodedata.category(teken) in {"Cc", "Cs"} and teken not in "\n\t" for teken in tekst)


class TekstVeld(forms.CharField):
    """Text. Long text says in words how long it may be; nothing is cut off silently.

    `leeg` is the sentence when nothing was filled in, `autocomplete` the token for the browser,
    `meerdere_regels` gives a text area.
    """

    lengte = 200
    lengte_meerdere_regels = 5000
    attributen: Mapping[str, str] = {}

    def __init__(
        self,
        *,
        leeg: str = "",
        autocomplete: str = "",
        meerdere_regels: bool = False,
        max_length: int | None = None,
        **kwargs: Any,
    ) -> None:
        self.meerdere_regels = meerdere_regels
        self.autocomplete = autocomplete
        if meerdere_regels:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 6}))
        self.hoogstens = max_length or (self.lengte_meerdere_regels if meerdere_regels else self.lengte)
        super().__init__(**kwargs)
        if leeg:
            self.error_messages["required"] = leeg

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget) | dict(self.attributen)
        if self.autocomplete:
            attrs["autocomplete"] = self.autocomplete
        return attrs

    def to_python(self, value: Any) -> str:
        tekst = "" if value is None else str(value)
        tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
        if _onleesbaar(tekst):
            raise ValidationError(_ONLEESBAAR, code="onleesbaar")
        tekst = unicodedata.normalize("NFC", tekst)
        tekst = tekst.strip() if self.meerdere_regels else _plat(tekst)
        if tekst in self.empty_values:
            return ""
        if len(tekst) > self.hoogstens:
            zin = f"Gebruik niet meer dan {self.hoogstens} tekens. U gebruikt er nu {len(tekst)}."
            raise ValidationError(zin, code="te_lang")
        return self.lees(tekst)

    def lees(self, tekst: str) -> str:
        """The value to keep; a subclass raises ValidationError with a sentence."""
        return tekst


class NaamVeld(TekstVeld):
    """A name of a person, in any alphabet."""

    lengte = 100
    attributen = {"spellcheck": "false"}  # noqa: RUF012
    _leestekens = frozenset(" -‐‑–.'’‘`´ʼ")

    def lees(self, tekst: str) -> str:
        if not all(self._mag(teken) for teken in tekst) or not any(teken.isalpha() for teken in tekst):
            raise ValidationError(
                "Gebruik in een naam alleen letters, spaties, streepjes, apostroffen en punten.",
                code="naam",
            )
        return tekst

    def _mag(self, teken: str) -> bool:
        return teken in self._leestekens or unicodedata.category(teken)[0] in "LM"


class PostcodeVeld(TekstVeld):
    """A Dutch postcode, kept as `1234 AB`."""

    attributen = {"class": "utrecht-textbox--postal-code-nl-size"}  # noqa: RUF012

    def __init__(self, *, autocomplete: str = "postal-code", **kwargs: Any) -> None:
        super().__init__(autocomplete=autocomplete, **kwargs)

    def lees(self, tekst: str) -> str:
        treffer = re.fullmatch(r"([1-9][0-9]{3})([A-Z]{2})", re.sub(r"[\s.-]", "", tekst).upper())
        if treffer is None:
            raise ValidationError(
                "Vul een postcode in met 4 cijfers en 2 letters, bijvoorbeeld 1234 AB.", code="postcode"
            )
        return f"{treffer[1]} {treffer[2]}"


class TelefoonVeld(TekstVeld):
    """A phone number: ten digits, or +31; another country with its own + number."""

    widget = forms.TextInput(attrs={"type": "tel"})
    attributen = {"class": "utrecht-textbox--tel-size"}  # noqa: RUF012

    def __init__(self, *, autocomplete: str = "tel", **kwargs: Any) -> None:
        super().__init__(autocomplete=autocomplete, **kwargs)

    def lees(self, tekst: str) -> str:
        kaal = re.sub(r"[\s()./‐‑–-]", "", tekst.replace("(0)", ""))
        kaal = re.sub(r"^(?:\+|00)31", "0", kaal)
        if re.fullmatch(r"0[1-9][0-9]{8}|(?:\+|00)[1-9][0-9]{7,13}", kaal) is None:
            raise ValidationError(
                "Vul een telefoonnummer in met 10 cijfers, bijvoorbeeld 06 12 34 56 78.", code="telefoon"
            )
        return re.sub(r"^00", "+", kaal)


class BsnVeld(TekstVeld):
    """A burgerservicenummer; spaces and dots are fine, the 11-test is done."""

    lengte = 30
    attributen = {  # noqa: RUF012
        "inputmode": "numeric",
        "autocomplete": "off",
        "spellcheck": "false",
        "class": "utrecht-textbox--tel-nl-size",
    }

    def lees(self, tekst: str) -> str:
        try:
            return normaliseer_bsn(tekst)
        except ValueError as fout:
            raise ValidationError(str(fout), code="bsn") from fout


class EmailVeld(TekstVeld):
    """An e-mail address."""

    widget = forms.EmailInput

    def __init__(self, *, autocomplete: str = "email", **kwargs: Any) -> None:
        super().__init__(autocomplete=autocomplete, **kwargs)

    def lees(self, tekst: str) -> str:
        try:
            return str(forms.EmailField(max_length=254).clean(tekst))
        except ValidationError as fout:
            raise ValidationError(
                "Vul een e-mailadres in met een @ en een punt, bijvoorbeeld naam@voorbeeld.nl.", code="email"
            ) from fout


class DatumWidget(forms.MultiWidget):
    """Three small fields: day, month, year."""

    onderdelen = (("dag", "Dag"), ("maand", "Maand"), ("jaar", "Jaar"))

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        delen = {
            "dag": forms.TextInput(attrs={"inputmode": "numeric"}),
            "maand": forms.TextInput(attrs={"autocapitalize": "off"}),
            "jaar": forms.TextInput(attrs={"inputmode": "numeric"}),
        }
        super().__init__(delen, attrs)

    def decompress(self, value: Any) -> list[str]:
        """From a date, or its ISO text, to the three texts."""
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                return [value, "", ""]
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        delen = context["widget"]["subwidgets"]
        for deel, (naam, opschrift) in zip(delen, self.onderdelen, strict=True):
            deel["deelnaam"] = naam
            deel["opschrift"] = opschrift
        return context


class DatumVeld(forms.Field):
    """A date that people know, typed in three parts; the month may be a word.

    With `toekomst_mag=False` the form must get `vandaag`. `verjaardag=True` adds the autocomplete tokens
    of a birthday.
    """

    widget = DatumWidget
    vandaag: date | None = None

    def __init__(
        self,
        *,
        leeg: str = "",
        toekomst_mag: bool = False,
        vroegste: date = date(1900, 1, 1),
        laatste: date = date(2199, 12, 31),
        voorbeeld: str = "27 3 1942",
        verjaardag: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.toekomst_mag = toekomst_mag
        self.vroegste = vroegste
        self.laatste = laatste
        self.voorbeeld = voorbeeld
        if leeg:
            self.error_messages["required"] = leeg
        if verjaardag and isinstance(self.widget, DatumWidget):
            for deel, token in zip(self.widget.widgets, ("day", "month", "year"), strict=True):
                deel.attrs["autocomplete"] = f"bday-{token}"

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        dag, maand, jaar = self._delen(value)
        if not (dag or maand or jaar):
            return None
        if mist := [naam for naam, deel in (("de dag", dag), ("de maand", maand), ("het jaar", jaar)) if not deel]:
            raise ValidationError(f"Vul ook {' en '.join(mist)} in.", code="onvolledig")
        if re.fullmatch(r"'?[0-9]{2}", jaar):
            raise ValidationError("Vul het jaar in met 4 cijfers, bijvoorbeeld 1942.", code="jaartal")
        return self._bestaande(dag, maand, jaar)

    def _delen(self, value: Any) -> list[str]:
        """The three texts; a whole date typed or pasted in the first field is taken apart."""
        teksten = [value] if isinstance(value, str) else list(value)
        delen = ["" if deel is None else _plat(str(deel).replace("\x00", "?")) for deel in teksten]
        delen = [*delen, "", "", ""][:3]
        if delen[0] and not (delen[1] or delen[2]):
            los = [deel for deel in re.split(r"[-/.\s]+", delen[0]) if deel]
            if len(los) == 3:
                return los[::-1] if re.fullmatch(r"[0-9]{4}", los[0]) else los
        return delen

    def _bestaande(self, dag: str, maand: str, jaar: str) -> date:
        zin = f"Vul een bestaande datum in, bijvoorbeeld {self.voorbeeld}."
        maandnummer = _MAANDNUMMERS.get(maand.casefold().rstrip("."))
        if maandnummer is None and re.fullmatch(r"[0-9]{1,2}", maand):
            maandnummer = int(maand)
        if maandnummer is None or not re.fullmatch(r"[0-9]{1,2}", dag) or not re.fullmatch(r"[0-9]{4}", jaar):
            raise ValidationError(zin, code="datum")
        try:
            return date(int(jaar), maandnummer, int(dag))
        except ValueError as fout:
            raise ValidationError(zin, code="datum") from fout

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        if value < self.vroegste:
            raise ValidationError(f"Vul een datum in vanaf {schrijf_datum(self.vroegste)}.", code="te_vroeg")
        if value > self.laatste:
            raise ValidationError(f"Vul een datum in tot en met {schrijf_datum(self.laatste)}.", code="te_laat")
        if self.toekomst_mag:
            return
        if self.vandaag is None:
            raise TypeError("A form with a DatumVeld(toekomst_mag=False) needs `vandaag`.")
        if value > self.vandaag:
            raise ValidationError("Deze datum moet nog komen. Vul een datum in tot en met vandaag.", code="toekomst")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != self.to_python(initial))
        except ValidationError:
            return True


class GetalVeld(TekstVeld):
    """A whole number between two bounds. Gives an int, or None when empty."""

    def __init__(self, *, minstens: int = 0, hoogstens: int = 999_999, **kwargs: Any) -> None:
        super().__init__(max_length=12, **kwargs)
        self.minstens, self.hoogstens = minstens, hoogstens
        self.widget.attrs["inputmode"] = "numeric"

    def clean(self, value: Any) -> int | None:  # type: ignore[override]
        tekst = super().clean(value).replace(".", "").replace(" ", "")
        if not tekst:
            return None
        if not (tekst.isascii() and tekst.isdigit() and self.minstens <= int(tekst) <= self.hoogstens):
            raise ValidationError(f"Vul een heel getal in van {self.minstens} tot en met {self.hoogstens}.", "getal")
        return int(tekst)


class BedragVeld(TekstVeld):
    """An amount in euro: '2520', '2.520,00' and '€ 2520,50' are understood. Gives a Decimal, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=16, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> Decimal | None:  # type: ignore[override]
        tekst = super().clean(value).replace("€", "").replace(" ", "")
        if not tekst:
            return None
        if not re.fullmatch(r"\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?", tekst):
            raise ValidationError("Vul een bedrag in euro in, bijvoorbeeld 2520,00.", code="bedrag")
        if "," in tekst or re.fullmatch(r"\d{1,3}(?:\.\d{3})+", tekst):
            tekst = tekst.replace(".", "").replace(",", ".")
        return Decimal(tekst)


class TijdVeld(TekstVeld):
    """A time of the day; '10.30', '10:30' and '10' are understood. Gives a `time`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=10, **kwargs)

    def clean(self, value: Any) -> time | None:  # type: ignore[override]
        tekst = super().clean(value)
        if not tekst:
            return None
        gevonden = re.fullmatch(r"(\d{1,2})(?:\s*[.:u]\s*(\d{2}))?(?:\s*uur)?", tekst.strip())
        uur, minuut = (int(gevonden[1]), int(gevonden[2] or 0)) if gevonden else (99, 0)
        if uur > 23 or minuut > 59:
            raise ValidationError("Vul een tijd in, bijvoorbeeld 10.30.", code="tijd")
        return time(uur, minuut)


class KeuzeVeld(forms.ChoiceField):
    """One answer: radio buttons with nothing chosen beforehand; `lijst=True` gives a drop-down list."""

    def __init__(self, *, choices: Iterable[Any] = (), leeg: str = "", lijst: bool = False, **kwargs: Any) -> None:
        if lijst:
            opties = choices
            choices = choices if callable(choices) else [("", "Maak een keuze"), *opties]
        kwargs.setdefault("widget", forms.Select if lijst else forms.RadioSelect)
        super().__init__(choices=choices, **kwargs)
        self.error_messages["invalid_choice"] = "Kies een van de antwoorden die hier staan."
        if leeg:
            self.error_messages["required"] = leeg


class MeerkeuzeVeld(forms.MultipleChoiceField):
    """Any number of answers: check boxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, leeg: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["invalid_choice"] = "Kies alleen antwoorden die hier staan."
        if leeg:
            self.error_messages["required"] = leeg


class VinkVeld(forms.BooleanField):
    """One check box; `leeg` is the sentence when it must be ticked and is not."""

    def __init__(self, *, leeg: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["required"] = leeg or "Zet een vinkje om verder te gaan."


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
            "invalid": "Het bestand is niet aangekomen. Kies het bestand opnieuw.",
            "missing": "Het bestand is niet aangekomen. Kies het bestand opnieuw.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
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
        if len(naam) > 200 or _onleesbaar(naam):
            raise ValidationError("De naam van dit bestand is te lang. Geef het bestand een kortere naam.")
        if (bestand.size or 0) > self.hoogstens_mb * 1024 * 1024:
            raise ValidationError(
                f"Dit bestand is te groot. Kies een bestand van hoogstens {self.hoogstens_mb} MB.",
                code="te_groot",
            )
        bestand.seek(0)
        soort = soort_bestand(bestand.read(16))
        bestand.seek(0)
        if soort is None:
            raise ValidationError("Dit is geen pdf, jpg of png. Kies een ander bestand.", code="soort")
        bestand.content_type = soort
        return bestand
