"""Signing in Mijn zaak: the verslag, the zorgplan, the aanvraag; and adding own words."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meldingen.formulieren import Formulier, KeuzeVeld, MeerkeuzeVeld, NaamVeld, TekstVeld

JA_NEE = [("ja", _("Ja")), ("nee", _("Nee"))]
EENS = [("ja", _("Ja, ik ben akkoord")), ("nee", _("Nee, ik ben niet akkoord"))]


class TekenVeld(NaamVeld):
    """The typed name is the signature; who signs was proven by signing in."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Typ uw naam om te tekenen"),
            autocomplete="name",
            leeg=_("Typ uw naam. Daarmee tekent u."),
            help_text=_(
                "U bent ingelogd. Typt u uw naam en drukt u op de knop? Dan telt dat als uw handtekening, met de datum "
                "van vandaag."
            ),
        )


class HulpKeuze(Formulier):
    """Which help is asked: the few kinds this case is about to tick, and the rest of the catalogue in a list."""

    # Of the two questions about the help one must be answered, so neither says that it is not obliged.
    verberg_niet_verplicht = True
    gevraagd = MeerkeuzeVeld(label=_("Welke hulp vraagt u aan?"), required=False)
    ander = KeuzeVeld(label=_("Staat uw hulp er niet bij? Kies uit de lijst"), required=False, lijst=True)

    def __init__(self, *args: Any, soorten: list[tuple[str, str]], eerst: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gevraagd"].choices = [rij for rij in soorten if rij[0] in eerst]
        self.fields["ander"].choices = [("", _("Maak een keuze")), *(rij for rij in soorten if rij[0] not in eerst)]
        if not eerst:
            del self.fields["gevraagd"]
            self.fields["ander"].label = _("Welke hulp vraagt u aan?")

    @property
    def velden(self) -> list[str]:
        """The names of these questions as far as they are on the page."""
        return [naam for naam in ("gevraagd", "ander") if naam in self.fields]

    def hulp(self) -> list[str]:
        """What was chosen, after cleaning."""
        return [*self.cleaned_data.get("gevraagd", []), *filter(None, [self.cleaned_data.get("ander")])]

    def eis_hulp(self) -> None:
        """Say so when nothing was chosen."""
        if not self.hulp() and not set(self.velden) & set(self.errors):
            self.add_error(self.velden[0], gettext("Kies welke hulp u aanvraagt."))


class VerslagTekenFormulier(HulpKeuze):
    """V-06, V-07, V-08: akkoord or not, own words, and whether this is the aanvraag."""

    knop = _("Tekenen en versturen")
    akkoord = KeuzeVeld(
        label=_("Bent u akkoord met het verslag?"), choices=EENS, leeg=_("Kies of u akkoord bent met het verslag.")
    )
    reactie = TekstVeld(
        label=_("Wat wilt u erbij zeggen?"),
        meerdere_regels=True,
        required=False,
        help_text=_(
            "Bent u niet akkoord? Schrijf dan op waarom. Weet u dat nu nog niet? Dan mag u dit leeg laten. Wij "
            "veranderen niets aan uw woorden."
        ),
    )
    is_aanvraag = KeuzeVeld(
        label=_("Vraagt u met dit verslag ook de hulp aan?"),
        choices=[("ja", _("Ja, dit is mijn aanvraag")), ("nee", _("Nee, nu niet"))],
        leeg=_("Kies of dit ook uw aanvraag is."),
        help_text=_("Zonder aanvraag nemen wij geen besluit. U mag ook niet akkoord zijn en toch hulp aanvragen."),
    )
    naam = TekenVeld()

    def indeling(self) -> Layout:
        return Layout(
            Fieldset(_("Uw mening"), "akkoord", "reactie"),
            Fieldset(_("Uw aanvraag"), "is_aanvraag", *self.velden),
            Fieldset(_("Uw handtekening"), "naam"),
        )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("is_aanvraag") == "ja":
            self.eis_hulp()
        return antwoorden


class AanvullingFormulier(Formulier):
    """X-11: own words beside the verslag, without a signature."""

    knop = _("Versturen")
    inleiding = _(
        "Klopt er iets niet in het verslag? Of wilt u iets toevoegen? Schrijf het hier op. Uw woorden blijven bij het "
        "verslag bewaard. U hoeft niet te tekenen."
    )
    tekst = TekstVeld(
        label=_("Wat wilt u toevoegen?"), meerdere_regels=True, leeg=_("Schrijf op wat u wilt toevoegen.")
    )


class ZorgplanTekenFormulier(Formulier):
    """V-19, V-21: the second signature under the zorgplan."""

    knop = _("Tekenen en versturen")
    is_akkoord = KeuzeVeld(
        label=_("Bent u akkoord met het zorgplan?"), choices=EENS, leeg=_("Kies of u akkoord bent met het zorgplan.")
    )
    reactie = TekstVeld(
        label=_("Wat wilt u erbij zeggen?"), meerdere_regels=True, required=False,
        help_text=_("Bent u niet akkoord? Schrijf dan op waarom."),
    )  # fmt: skip
    naam = TekenVeld()

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("is_akkoord") == "nee" and not antwoorden.get("reactie") and "reactie" not in self.errors:
            self.add_error("reactie", gettext("Schrijf op waarom u niet akkoord bent."))
        return antwoorden


VORMEN = {
    "natura": _("De gemeente regelt de hulp voor mij"),
    "pgb": _("Ik koop de hulp zelf in met een persoonsgebonden budget (pgb)"),
    "weet_niet": _("Ik weet het nog niet"),
}


class AanvraagFormulier(HulpKeuze):
    """D-49 on the screen: which help, since when, in which form, and the signature (A-01, A-03)."""

    knop = _("Tekenen en aanvragen")
    sleutel = forms.RegexField(r"\A[0-9a-f]{24}\Z", widget=forms.HiddenInput)
    sinds = TekstVeld(
        label=_("Sinds wanneer hebt u deze hulp nodig?"), max_length=100,
        leeg=_("Schrijf op sinds wanneer u deze hulp nodig hebt."),
        help_text=_("Bijvoorbeeld: sinds mijn val in maart."),
    )  # fmt: skip
    vorm = KeuzeVeld(
        label=_("Hoe wilt u de hulp krijgen?"), choices=list(VORMEN.items()), leeg=_("Kies hoe u de hulp wilt krijgen.")
    )
    toelichting = TekstVeld(
        label=_("Wilt u nog iets vertellen over uw aanvraag?"), meerdere_regels=True, required=False,
        help_text=_("U mag dit leeg laten."),
    )  # fmt: skip
    naam = TekenVeld()

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        self.eis_hulp()
        return antwoorden

    def indeling(self) -> Layout:
        return Layout(
            "sleutel",
            Fieldset(_("De hulp"), *self.velden, "sinds", "vorm", "toelichting"),
            Fieldset(_("Uw handtekening"), "naam"),
        )


class HulpFormulier(Formulier):
    """A-19: no question, only the wish to fill it in together."""

    knop = _("Ik wil hulp bij het invullen")
    knopnaam = "hulp"
