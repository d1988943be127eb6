"""A date in three parts."""

import calendar
import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meldingen.formulieren.tekst import op_een_regel
from meldingen.termijnen import MAANDNAMEN

_MAANDNUMMERS = {naam: nummer for nummer, naam in enumerate(MAANDNAMEN, 1)}
_MAANDNUMMERS |= {naam[:3]: nummer for naam, nummer in _MAANDNUMMERS.items()}
_MAANDNUMMERS |= {"mrt": 3, "sept": 9}
# Who reads the page in English types English months.
_MAANDNUMMERS |= {naam.casefold(): nummer for nummer, naam in enumerate(calendar.month_name) if naam}
_MAANDNUMMERS |= {naam.casefold(): nummer for nummer, naam in enumerate(calendar.month_abbr) if naam}


class DatumWidget(forms.MultiWidget):
    """Three small fields: day, month, year."""

    onderdelen = (("dag", _("Dag")), ("maand", _("Maand")), ("jaar", _("Jaar")))

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
        namen = ((gettext("de dag"), dag), (gettext("de maand"), maand), (gettext("het jaar"), jaar))
        if mist := [naam for naam, deel in namen if not deel]:
            en = gettext("en")
            raise ValidationError(_("Vul ook %(delen)s in."), "onvolledig", {"delen": f" {en} ".join(mist)})
        if re.fullmatch(r"'?[0-9]{2}", jaar):
            raise ValidationError(_("Vul het jaar in met 4 cijfers, bijvoorbeeld 1942."), code="jaartal")
        return self._bestaande(dag, maand, jaar)

    def _delen(self, value: Any) -> list[str]:
        """The three texts; a whole date typed or pasted in the first field is taken apart."""
        teksten = [value] if isinstance(value, str) else list(value)
        delen = ["" if deel is None else op_een_regel(str(deel).replace("\x00", "?")) for deel in teksten]
        delen = [*delen, "", "", ""][:3]
        if delen[0] and not (delen[1] or delen[2]):
            los = [deel for deel in re.split(r"[-/.\s]+", delen[0]) if deel]
            if len(los) == 3:
                return los[::-1] if re.fullmatch(r"[0-9]{4}", los[0]) else los
        return delen

    def _bestaande(self, dag: str, maand: str, jaar: str) -> date:
        fout_datum = ValidationError(
            _("Vul een bestaande datum in, bijvoorbeeld %(voorbeeld)s."), "datum", {"voorbeeld": self.voorbeeld}
        )
        maandnummer = _MAANDNUMMERS.get(maand.casefold().rstrip("."))
        if maandnummer is None and re.fullmatch(r"[0-9]{1,2}", maand):
            maandnummer = int(maand)
        if maandnummer is None or not re.fullmatch(r"[0-9]{1,2}", dag) or not re.fullmatch(r"[0-9]{4}", jaar):
            raise fout_datum
        try:
            return date(int(jaar), maandnummer, int(dag))
        except ValueError as fout:
            raise fout_datum from fout

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        if value < self.vroegste:
            raise ValidationError(_("Vul een datum in vanaf %(dag)s."), "te_vroeg", _als_params(self.vroegste))
        if value > self.laatste:
            raise ValidationError(_("Vul een datum in tot en met %(dag)s."), "te_laat", _als_params(self.laatste))
        if self.toekomst_mag:
            return
        if self.vandaag is None:
            raise TypeError("A form with a DatumVeld(toekomst_mag=False) needs `vandaag`.")
        if value > self.vandaag:
            raise ValidationError(_("Deze datum moet nog komen. Vul een datum in tot en met vandaag."), code="toekomst")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != self.to_python(initial))
        except ValidationError:
            return True


def _als_params(dag: date) -> dict[str, str]:
    return {"dag": date_format(dag, "j F Y")}
