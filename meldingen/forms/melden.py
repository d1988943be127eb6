"""What every form about a client asks, the form of the desk, and that of the data of the client."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from meldingen.formulieren import (
    BsnVeld,
    DatumVeld,
    EmailVeld,
    Formulier,
    KeuzeVeld,
    NaamVeld,
    PostcodeVeld,
    TekstVeld,
    TelefoonVeld,
)
from meldingen.models import Melding, Relatie

JA_NEE = [("ja", "Ja"), ("nee", "Nee")]
_MELDER = [keuze for keuze in Relatie.Soort.choices if keuze[0] != Relatie.Soort.OUDER]


class SleutelVeld(forms.RegexField):
    """The token of one form, by which a second submission is known; never something a visitor thinks up."""

    def __init__(self) -> None:
        super().__init__(r"^[0-9a-f]{32}\Z", widget=forms.HiddenInput)
        self.error_messages["required"] = _("Open het formulier opnieuw en vul het nog een keer in.")
        self.error_messages["invalid"] = self.error_messages["required"]


class Persoonvelden(Formulier):
    """Who needs help."""

    aanhef = KeuzeVeld(
        label=_("Hoe spreken wij deze persoon aan?"),
        choices=[("mevrouw", _("Mevrouw")), ("meneer", _("Meneer")), ("", _("Geen van beide"))],
        required=False,
    )
    voornamen = NaamVeld(label=_("Voornaam"), leeg=_("Vul de voornaam in."), autocomplete="given-name", max_length=120)
    tussenvoegsel = NaamVeld(
        label=_("Tussenvoegsel"), required=False, max_length=20, help_text=_("Bijvoorbeeld: van der.")
    )
    achternaam = NaamVeld(
        label=_("Achternaam"), leeg=_("Vul de achternaam in."), autocomplete="family-name", max_length=120
    )
    geboortedatum = DatumVeld(
        label=_("Geboortedatum"), leeg=_("Vul de geboortedatum in."), toekomst_mag=False, verjaardag=True
    )
    bsn = BsnVeld(
        label=_("Burgerservicenummer (BSN)"),
        required=False,
        help_text=_("Met dit nummer vinden wij de juiste gegevens. Weet u het niet? Laat het dan leeg."),
    )
    straat = TekstVeld(label=_("Straat"), leeg=_("Vul de straat in."), max_length=120, autocomplete="address-line1")
    huisnummer = TekstVeld(label=_("Huisnummer en toevoeging"), leeg=_("Vul het huisnummer in."), max_length=12)
    postcode = PostcodeVeld(label=_("Postcode"), leeg=_("Vul de postcode in."))
    plaats = NaamVeld(label=_("Woonplaats"), leeg=_("Vul de woonplaats in."), max_length=80)


class Contactvelden(Formulier):
    """How to reach this person."""

    telefoon = TelefoonVeld(
        label=_("Telefoonnummer"),
        leeg=_("Vul een telefoonnummer in."),
        help_text=_("Wij bellen om een afspraak te maken."),
    )
    email = EmailVeld(
        label=_("E-mailadres"), required=False, help_text=_("Dan krijgt u meteen bericht dat de melding er is.")
    )


class Clientvelden(Contactvelden, Persoonvelden):
    """What is asked about the person who needs help."""


CLIENT = (
    "aanhef", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum", "bsn",
    "straat", "huisnummer", "postcode", "plaats", "telefoon", "email",
)  # fmt: skip


class BalieFormulier(Clientvelden):
    """A melding that came in at the desk, by telephone or by post (M-01); only the surname is indispensable."""

    knop = "Melding registreren"

    sleutel = SleutelVeld()
    kanaal = KeuzeVeld(
        label="Hoe kwam de melding binnen?",
        choices=[keuze for keuze in Melding.Kanaal.choices if keuze[0] != Melding.Kanaal.FORMULIER],
        leeg="Kies hoe de melding binnenkwam.",
    )
    ontvangen_op = DatumVeld(label="Op welke dag kwam de melding binnen?", leeg="Vul de dag in.", toekomst_mag=False)
    reden_eerder = TekstVeld(
        label="Waarom wordt de melding nu pas vastgelegd?",
        required=False,
        help_text="Alleen als de melding van een eerdere dag is.",
    )
    onderwerp = KeuzeVeld(label="Waar gaat het over?", choices=Melding.Onderwerp.choices, leeg="Kies een onderwerp.")
    hulpvraag = TekstVeld(label="Wat is de hulpvraag?", meerdere_regels=True, leeg="Schrijf de hulpvraag op.")
    is_spoed = KeuzeVeld(label="Is er spoed?", choices=JA_NEE, leeg="Beoordeel of er spoed is (M-06).")
    veilig = KeuzeVeld(
        label="Mag er automatisch post naar dit adres?",
        choices=JA_NEE,
        leeg="Kies of er automatisch post mag (M-21).",
    )
    melder_naam = NaamVeld(label="Naam van de melder, als dat iemand anders is", required=False, max_length=120)
    melder_soort = KeuzeVeld(label="Relatie van de melder", choices=_MELDER, required=False, lijst=True)
    melder_telefoon = TelefoonVeld(label="Telefoonnummer van de melder", required=False)

    niet_verplicht = ("voornamen", "geboortedatum", "straat", "huisnummer", "postcode", "plaats", "telefoon")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in self.niet_verplicht:
            self.fields[naam].required = False

    def indeling(self) -> Layout:
        return Layout(
            "sleutel",
            Fieldset(
                "De melding",
                "kanaal", "ontvangen_op", "reden_eerder", "onderwerp", "hulpvraag", "is_spoed", "veilig",
            ),
            Fieldset("De inwoner", *CLIENT),
            Fieldset("De melder", "melder_naam", "melder_soort", "melder_telefoon"),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("melder_naam") and not antwoorden.get("melder_soort"):
            self.add_error("melder_soort", "Kies wat de melder van de inwoner is.")
        return antwoorden


class GegevensFormulier(Clientvelden):
    """Correct what is known of the client; what is not known may stay empty. A known BSN is never shown in full."""

    knop = "Gegevens bewaren"
    veilig = KeuzeVeld(
        label="Mag er automatisch post naar dit adres?", choices=JA_NEE, leeg="Kies of er automatisch post mag."
    )

    def __init__(self, *args: Any, bsn_gemaskeerd: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in BalieFormulier.niet_verplicht:
            self.fields[naam].required = False
        if bsn_gemaskeerd:
            self.fields["bsn"].help_text = f"Bekend is {bsn_gemaskeerd}. Vul alleen een nummer in als dat niet klopt."
