"""The budgetplan in plain questions: who helps, which help, and the signature (D-44, P-03)."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meldingen.formulieren import BedragVeld, DatumVeld, Formulier, KeuzeVeld, TekstVeld
from onderzoek.forms.afweging import UrenVeld
from onderzoek.forms.budgetplan import NummerVeld
from onderzoek.models import Budgetregel, Voorzieningkeuze, Zorgverlener
from wmo_portal.mijnzaak.forms.ondertekenen import TekenVeld

_BETALEN = [
    (Budgetregel.Soort.HULP.value, _("Hulp")),
    (Budgetregel.Soort.REIS.value, _("Reiskosten van de hulpverlener")),
    (Budgetregel.Soort.VERVANGING.value, _("Vervanging bij vakantie of ziekte")),
]
HOE_VAAK = {
    Budgetregel.Periode.WEEK.value: _("Per week"),
    Budgetregel.Periode.VIER_WEKEN.value: _("Per vier weken"),
    Budgetregel.Periode.MAAND.value: _("Per maand"),
    Budgetregel.Periode.JAAR.value: _("Per jaar"),
    Budgetregel.Periode.EENMALIG.value: _("Eén keer"),
}


class HulpverlenerFormulier(Formulier):
    """Who is paid from the pgb (P-09, P-16)."""

    knop = _("Toevoegen")
    naam = TekstVeld(label=_("Hoe heet de hulpverlener of het bedrijf?"), max_length=120, leeg=_("Vul de naam in."))
    netwerk = KeuzeVeld(
        label=_("Is dit familie of een bekende van u?"),
        choices=[("nee", _("Nee, een bedrijf of zelfstandige")), ("ja", _("Ja, familie of een bekende"))],
        leeg=_("Kies of dit familie of een bekende is."),
    )
    relatie = TekstVeld(
        label=_("Familie of een bekende: wat is dit van u?"), required=False,
        help_text=_("Bijvoorbeeld: mijn nicht, of mijn buurman."),
    )  # fmt: skip
    kvk = NummerVeld(label=_("Bedrijf: het KvK-nummer"), required=False)
    agb = NummerVeld(label=_("Bedrijf: de AGB-code"), required=False)
    kwaliteit = TekstVeld(
        label=_("Hoe weet u dat de hulp goed en veilig is?"), meerdere_regels=True,
        leeg=_("Schrijf op hoe u weet dat de hulp goed en veilig is."),
        help_text=_("Denk aan opleiding, ervaring of een keurmerk."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("netwerk") == "ja" and not antwoorden.get("relatie") and "relatie" not in self.errors:
            self.add_error("relatie", gettext("Schrijf op wat deze persoon van u is."))
        return antwoorden

    def velden(self) -> dict[str, Any]:
        """The answers under the names of the service."""
        antwoord = dict(self.cleaned_data)
        return antwoord | {"uit_netwerk": antwoord.pop("netwerk") == "ja"}


class RegelFormulier(Formulier):
    """One line: which help, when, how much, and what it costs (P-03)."""

    knop = _("Toevoegen aan mijn budgetplan")
    keuze = KeuzeVeld(label=_("Waar is het voor?"), leeg=_("Kies waar het voor is."))
    verlener = KeuzeVeld(label=_("Wie doet dit?"), leeg=_("Kies wie dit doet."))
    soort = KeuzeVeld(label=_("Wat betaalt u?"), choices=_BETALEN, leeg=_("Kies wat u betaalt."))
    wat = TekstVeld(
        label=_("Wat doet deze persoon voor u?"), meerdere_regels=True, leeg=_("Schrijf op welke hulp het is.")
    )
    moment = TekstVeld(
        label=_("Wanneer komt de hulp?"), help_text=_("Bijvoorbeeld: op maandag en donderdag, in de ochtend."),
        leeg=_("Schrijf op wanneer de hulp komt."),
    )  # fmt: skip
    resultaat = TekstVeld(
        label=_("Wat wilt u met deze hulp bereiken?"), meerdere_regels=True,
        leeg=_("Schrijf op wat u met deze hulp wilt bereiken."),
    )  # fmt: skip
    aantal = UrenVeld(
        label=_("Hoeveel uur, of hoeveel keer?"),
        help_text=_("Bijvoorbeeld 2,5."),
        leeg=_("Vul in hoeveel uur of hoeveel keer."),
    )
    periode = KeuzeVeld(
        label=_("Is dat per week of per maand?"), choices=list(HOE_VAAK.items()), leeg=_("Kies per week of per maand.")
    )
    tarief = BedragVeld(
        label=_("Wat kost één uur, of één keer?"), help_text=_("In euro, bijvoorbeeld 22,50."),
        leeg=_("Vul in wat één uur of één keer kost."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, keuzes: Iterable[Voorzieningkeuze], verleners: Iterable[Zorgverlener], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keuzes = {str(rij.pk): rij for rij in keuzes}
        self.verleners = {str(rij.pk): rij for rij in verleners}
        self.fields["keuze"].choices = [(pk, str(rij.soort)) for pk, rij in self.keuzes.items()]
        self.fields["verlener"].choices = [(pk, rij.naam) for pk, rij in self.verleners.items()]

    def gekozen(self) -> tuple[Voorzieningkeuze, Zorgverlener]:
        """The voorziening and the helper."""
        return self.keuzes[self.cleaned_data["keuze"]], self.verleners[self.cleaned_data["verlener"]]

    def regel(self) -> dict[str, Any]:
        """The rest of the answers."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in ("keuze", "verlener")}


class BudgetplanTekenFormulier(Formulier):
    """The period, why so long, and the signature (P-40)."""

    knop = _("Tekenen en versturen")
    van = DatumVeld(label=_("Vanaf welke dag wilt u het pgb?"), toekomst_mag=True, leeg=_("Vul de eerste dag in."))
    tot = DatumVeld(label=_("Tot en met welke dag?"), toekomst_mag=True, leeg=_("Vul de laatste dag in."))
    duur_waarom = TekstVeld(
        label=_("Waarom wilt u het pgb zo lang?"), meerdere_regels=True,
        leeg=_("Schrijf op waarom u het pgb zo lang wilt."),
        help_text=_("Denk aan wat er in uw situatie kan veranderen."),
    )  # fmt: skip
    naam = TekenVeld()

    def indeling(self) -> Layout:
        return Layout(Fieldset(_("Hoe lang"), "van", "tot", "duur_waarom"), Fieldset(_("Uw handtekening"), "naam"))
