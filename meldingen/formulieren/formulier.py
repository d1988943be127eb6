"""The base of every form: how it asks, what it says when nothing was filled in, how it keeps a refusal."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.utils.functional import Promise, cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from meldingen.formulieren.datum import DatumVeld
from meldingen.fouten import Geweigerd


class Knop(Submit):
    """A button in one of the looks of the design system."""

    field_classes = ""

    def __init__(self, naam: str, tekst: str | Promise, knopsoort: str = "secondary-action") -> None:
        super().__init__(naam, tekst, css_id=f"knop-{naam}")
        self.knopsoort = knopsoort


class Formulier(forms.Form):
    """A form that renders itself with `{% crispy form %}`: summary of errors, fields, buttons.

    Class attributes that a subclass may set: `knop` (text of the button, empty for none), `knopnaam`,
    `inleiding` (above the form: what the act does, and the article it stands on),
    `extra_knoppen` (pairs of name and text), `methode`, `form_tag` (False when the page writes the form
    tag itself), `formulierklasse` and `verberg_niet_verplicht`. `indeling()` may return a crispy Layout.
    """

    knop: str | Promise = _("Versturen")
    knopnaam = "versturen"
    inleiding: str | Promise = ""
    extra_knoppen: Sequence[tuple[str, str | Promise]] = ()
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

    knop = _("Filter toepassen")
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
    if isinstance(veld, forms.FileField):
        zin = _("Kies een bestand bij ‘{vraag}’.")
    elif isinstance(veld, forms.ChoiceField):
        zin = _("Kies een antwoord bij ‘{vraag}’.")
    else:
        zin = _("Vul een antwoord in bij ‘{vraag}’.")
    vraag = str(veld.label or _("deze vraag")).rstrip("?.:")
    veld.error_messages["required"] = format_lazy(zin, vraag=vraag)
