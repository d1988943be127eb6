"""The forms around keeping a melding for later."""

from django.utils.translation import gettext_lazy as _

from meldingen.formulieren import EmailVeld, Formulier, TekstVeld


class BewaarFormulier(Formulier):
    """Where to send the link; the code alone is enough as well."""

    knop = _("Stuur mij de koppeling")
    email = EmailVeld(label=_("Uw e-mailadres"), leeg=_("Vul een e-mailadres in."))


class VerderFormulier(Formulier):
    """The code of a form that was kept."""

    knop = _("Verder met mijn melding")
    code = TekstVeld(
        label=_("Uw code"), leeg=_("Vul de code in."), max_length=40, autocomplete="off",
        help_text=_("Bijvoorbeeld ABCD-EFGH-JKMN. Hoofdletters en streepjes maken niet uit."),
    )  # fmt: skip
