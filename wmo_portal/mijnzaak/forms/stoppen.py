"""Taking back: first why, then a page that says what stops."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meldingen.formulieren import Formulier, TekstVeld, VinkVeld


class StopFormulier(Formulier):
    """The first page: why, if one wants to say so."""

    knop = _("Verder")
    reden = TekstVeld(
        label=_("Waarom wilt u stoppen?"), meerdere_regels=True, max_length=500, required=False,
        help_text=_("U mag dit leeg laten."),
    )  # fmt: skip


class ZekerFormulier(Formulier):
    """The second page: it cannot be undone."""

    knop = _("Ja, ik wil stoppen")
    knopnaam = "zeker"
    reden = TekstVeld(max_length=500, required=False, meerdere_regels=True, widget=forms.HiddenInput)
    begrepen = VinkVeld(
        label=_("Ik weet dat ik dit niet kan terugdraaien"),
        leeg=_("Zet een vinkje als u zeker weet dat u wilt stoppen."),
    )
