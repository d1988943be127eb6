"""Forms to write to the gemeente, to send papers in, and to say how one wants to hear."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meldingen.formulieren import BestandVeld, EmailVeld, Formulier, KeuzeVeld, MeerkeuzeVeld, TekstVeld
from meldingen.models import Berichtvoorkeur, Client

K = Berichtvoorkeur.Kanaal
KANALEN = [(K.POST, _("Per post")), (K.PORTAAL, _("In Mijn zaak. Ik krijg een e-mail als er iets klaarstaat."))]
SOORTEN: dict[str, str | Promise] = {
    Berichtvoorkeur.Soort.BESLUIT: _("Hoe wilt u besluiten en brieven met een uiterste datum krijgen?"),
    Berichtvoorkeur.Soort.VERSLAG: _("Hoe wilt u het verslag en het plan krijgen?"),
    Berichtvoorkeur.Soort.AFSPRAAK: _("Hoe wilt u brieven over afspraken krijgen?"),
    Berichtvoorkeur.Soort.BERICHT: _("Hoe wilt u andere berichten krijgen?"),
}
TOLKEN = [
    ("", _("Nee")),
    (Client.Tolk.GEBAREN, _("Ja, een tolk Nederlandse Gebarentaal")),
    (Client.Tolk.SCHRIJF, _("Ja, een schrijftolk")),
]
HULP = {
    "grote_letters": _("Ik wil brieven in grote letters"),
    "liever_bellen": _("Lezen gaat moeilijk. Bel mij liever."),
    "wil_mailbericht": _("Stuur mij een e-mail als er een brief met de post komt"),
}


class BerichtFormulier(Formulier):
    """One message to who handles the case."""

    knop = _("Bericht versturen")
    tekst = TekstVeld(
        label=_("Uw bericht"),
        meerdere_regels=True,
        max_length=4000,
        leeg=_("Schrijf eerst uw bericht."),
        help_text=_("Is er vandaag hulp nodig? Bel ons dan. Schrijf hier geen burgerservicenummer."),
    )


class OpstuurFormulier(Formulier):
    """Up to three files at a time; more can follow."""

    knop = _("Opsturen")
    soort = KeuzeVeld(
        label=_("Wat stuurt u op?"),
        choices=[("gevraagd", _("Iets waar de gemeente om vroeg")), ("anders", _("Iets anders"))],
        leeg=_("Kies wat u opstuurt."),
    )
    bestand_1 = BestandVeld(label=_("Eerste bestand"), leeg=_("Kies een bestand."))
    bestand_2 = BestandVeld(label=_("Tweede bestand (mag leeg blijven)"), required=False)
    bestand_3 = BestandVeld(label=_("Derde bestand (mag leeg blijven)"), required=False)
    bestanden = ("bestand_1", "bestand_2", "bestand_3")


class VoorkeurenFormulier(Formulier):
    """Per kind of message the channel, and what helps in contact. The same form serves the desk."""

    knop = _("Bewaren")
    email = EmailVeld(
        label=_("E-mailadres"), required=False, help_text=_("Nodig als u berichten in Mijn zaak wilt krijgen.")
    )
    helpt = MeerkeuzeVeld(label=_("Wat helpt u?"), choices=list(HULP.items()), required=False)
    taal = TekstVeld(
        label=_("In welke taal spreekt u het liefst?"),
        required=False,
        max_length=40,
        help_text=_("Laat leeg als dat Nederlands is."),
    )
    tolk = KeuzeVeld(
        label=_("Wilt u een tolk omdat u doof of slechthorend bent?"),
        choices=TOLKEN,
        required=False,
        help_text=_("Het UWV betaalt deze tolk, ook als er haast is. U vraagt de tolk zelf aan bij het UWV."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for soort, vraag in SOORTEN.items():
            self.fields[f"kanaal_{soort}"] = KeuzeVeld(
                label=vraag, choices=KANALEN, leeg=_("Kies hoe u dit wilt krijgen.")
            )

    def indeling(self) -> Layout:
        kanalen = [f"kanaal_{soort}" for soort in SOORTEN]
        return Layout(
            Fieldset(_("Brieven en berichten"), *kanalen, "email"),
            Fieldset(_("Contact met u"), "helpt", "taal", "tolk"),
        )
