"""The personal plan in the rubrics of the law, in plain questions (D-43, M-11)."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meldingen.forms.planvragen import VRAGEN, planvelden
from meldingen.formulieren import BestandVeld, Formulier


class PersoonlijkPlanFormulier(Formulier):
    """Write it here, or send a file; nothing is obliged (M-09)."""

    knop = _("Plan versturen")
    verberg_niet_verplicht = True
    bestand = BestandVeld(
        label=_("Hebt u al een plan op papier? Kies een foto of bestand"), required=False,
        help_text=_("Een foto, pdf of Word-bestand van hoogstens 10 MB."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= planvelden()

    def indeling(self) -> Layout:
        return Layout(
            Fieldset(_("Uw situatie"), *"abcdefg"),
            Fieldset(_("Uw wensen"), "gewenst", "personen"),
            Fieldset(_("Of stuur uw eigen plan"), "bestand"),
        )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if not self.errors and not any(antwoorden.get(naam) for naam in (*VRAGEN, "bestand")):
            self.add_error(None, gettext("Schrijf iets op, of kies een bestand. U hoeft niet alles in te vullen."))
        return antwoorden

    def rubrieken(self) -> dict[str, str]:
        """The words by rubric, after cleaning."""
        return {code: self.cleaned_data[code] for code in VRAGEN}
