"""Fields of text and numbers: they accept spaces, dots and capitals, and say what to do."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meldingen.bsn import BsnFout, normaliseer_bsn

ONLEESBAAR = _("In uw antwoord staat een teken dat wij niet kunnen lezen. Typ het antwoord opnieuw.")


def op_een_regel(tekst: str) -> str:
    """One line: every run of white space becomes one space."""
    return " ".join(tekst.split())


def is_onleesbaar(tekst: str) -> bool:
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
        if is_onleesbaar(tekst):
            raise ValidationError(ONLEESBAAR, code="onleesbaar")
        tekst = unicodedata.normalize("NFC", tekst)
        tekst = tekst.strip() if self.meerdere_regels else op_een_regel(tekst)
        if tekst in self.empty_values:
            return ""
        if len(tekst) > self.hoogstens:
            zin = _("Gebruik niet meer dan %(hoogstens)s tekens. U gebruikt er nu %(nu)s.")
            raise ValidationError(zin, code="te_lang", params={"hoogstens": self.hoogstens, "nu": len(tekst)})
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
                _("Gebruik in een naam alleen letters, spaties, streepjes, apostroffen en punten."),
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
                _("Vul een postcode in met 4 cijfers en 2 letters, bijvoorbeeld 1234 AB."), code="postcode"
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
                _("Vul een telefoonnummer in met 10 cijfers, bijvoorbeeld 06 12 34 56 78."), code="telefoon"
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
        except BsnFout as fout:
            raise ValidationError(gettext(fout.zin), code="bsn", params=fout.waarden) from fout


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
                _("Vul een e-mailadres in met een @ en een punt, bijvoorbeeld naam@voorbeeld.nl."), code="email"
            ) from fout


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
            zin = _("Vul een heel getal in van %(minstens)s tot en met %(hoogstens)s.")
            raise ValidationError(zin, "getal", {"minstens": self.minstens, "hoogstens": self.hoogstens})
        return int(tekst)


class BedragVeld(TekstVeld):
    """An amount below a million euro: '2520', '2.520,00' and '€ 2520,50' are understood; a Decimal, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=16, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> Decimal | None:  # type: ignore[override]
        tekst = super().clean(value).replace("€", "").replace(" ", "")
        if not tekst:
            return None
        if not re.fullmatch(r"\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?", tekst):
            raise ValidationError(_("Vul een bedrag in euro in, bijvoorbeeld 2520,00."), code="bedrag")
        if "," in tekst or re.fullmatch(r"\d{1,3}(?:\.\d{3})+", tekst):
            tekst = tekst.replace(".", "").replace(",", ".")
        bedrag = Decimal(tekst)
        if bedrag >= 1_000_000:
            raise ValidationError(
                _("Vul een bedrag in onder € 1.000.000. Controleer de punten en komma’s."), code="bedrag"
            )
        return bedrag


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
            raise ValidationError(_("Vul een tijd in, bijvoorbeeld 10.30."), code="tijd")
        return time(uur, minuut)
