"""Forms of the kernel: the public melding, the desk, and the small acts on a case."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from meldingen.brieven.logo import GROOTSTE_OMVANG, Logo, keur_logo
from meldingen.formulieren import (
    BestandVeld,
    BsnVeld,
    DatumVeld,
    EmailVeld,
    Filterformulier,
    Formulier,
    KeuzeVeld,
    NaamVeld,
    PostcodeVeld,
    TekstVeld,
    TelefoonVeld,
)
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Poststuk, Relatie

JA_NEE = [("ja", "Ja"), ("nee", "Nee")]
_MELDER = [keuze for keuze in Relatie.Soort.choices if keuze[0] != Relatie.Soort.OUDER]


class SleutelVeld(forms.RegexField):
    """The token of one form, by which a second submission is known; never something a visitor thinks up."""

    def __init__(self) -> None:
        super().__init__(r"^[0-9a-f]{32}\Z", widget=forms.HiddenInput)
        self.error_messages["required"] = "Open het formulier opnieuw en vul het nog een keer in."
        self.error_messages["invalid"] = self.error_messages["required"]


class Clientvelden(Formulier):
    """What is asked about the person who needs help."""

    aanhef = KeuzeVeld(
        label="Hoe spreken wij deze persoon aan?",
        choices=[("mevrouw", "Mevrouw"), ("meneer", "Meneer"), ("", "Geen van beide")],
        required=False,
    )
    voornamen = NaamVeld(label="Voornaam", leeg="Vul de voornaam in.", autocomplete="given-name", max_length=120)
    tussenvoegsel = NaamVeld(label="Tussenvoegsel", required=False, max_length=20, help_text="Bijvoorbeeld: van der.")
    achternaam = NaamVeld(label="Achternaam", leeg="Vul de achternaam in.", autocomplete="family-name", max_length=120)
    geboortedatum = DatumVeld(
        label="Geboortedatum", leeg="Vul de geboortedatum in.", toekomst_mag=False, verjaardag=True
    )
    bsn = BsnVeld(
        label="Burgerservicenummer (BSN)",
        required=False,
        help_text="Met dit nummer vinden wij de juiste gegevens. Weet u het niet? Laat het dan leeg.",
    )
    straat = TekstVeld(label="Straat", leeg="Vul de straat in.", max_length=120, autocomplete="address-line1")
    huisnummer = TekstVeld(label="Huisnummer en toevoeging", leeg="Vul het huisnummer in.", max_length=12)
    postcode = PostcodeVeld(label="Postcode", leeg="Vul de postcode in.")
    plaats = NaamVeld(label="Woonplaats", leeg="Vul de woonplaats in.", max_length=80)
    telefoon = TelefoonVeld(
        label="Telefoonnummer", leeg="Vul een telefoonnummer in.", help_text="Wij bellen om een afspraak te maken."
    )
    email = EmailVeld(
        label="E-mailadres", required=False, help_text="Dan krijgt u meteen bericht dat de melding er is."
    )


CLIENT = (
    "aanhef", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum", "bsn",
    "straat", "huisnummer", "postcode", "plaats", "telefoon", "email",
)  # fmt: skip


class MeldingFormulier(Clientvelden):
    """The public melding: no account needed, works without JavaScript."""

    knop = "Melding versturen"

    sleutel = SleutelVeld()
    voor_wie = KeuzeVeld(
        label="Voor wie vraagt u hulp?",
        choices=[("mijzelf", "Voor mijzelf"), ("ander", "Voor iemand anders, bijvoorbeeld mijn partner of ouder")],
        leeg="Kies voor wie u hulp vraagt.",
    )
    melder_naam = NaamVeld(
        label="Uw naam", required=False, help_text="Alleen als u voor iemand anders hulp vraagt.", max_length=120
    )
    melder_soort = KeuzeVeld(label="Wat bent u van deze persoon?", choices=_MELDER, required=False)
    melder_telefoon = TelefoonVeld(label="Uw telefoonnummer", required=False)
    melder_email = EmailVeld(label="Uw e-mailadres", required=False)
    is_mantelzorger = KeuzeVeld(label="Zorgt u voor deze persoon?", choices=JA_NEE, required=False)
    onderwerp = KeuzeVeld(
        label="Waar gaat het over?", choices=Melding.Onderwerp.choices, leeg="Kies waar uw vraag over gaat."
    )
    hulpvraag = TekstVeld(
        label="Waarbij is hulp nodig?",
        meerdere_regels=True,
        leeg="Schrijf in een paar woorden waarbij hulp nodig is.",
        help_text="Schrijf in uw eigen woorden. Een paar zinnen is genoeg.",
    )
    is_spoed = KeuzeVeld(
        label="Is er vandaag al hulp nodig?",
        choices=JA_NEE,
        leeg="Kies of er vandaag al hulp nodig is.",
        help_text="Bijvoorbeeld omdat het thuis niet veilig is. Bij direct gevaar: bel 112.",
    )
    veilig = KeuzeVeld(
        label="Mogen wij gewoon bellen en schrijven?",
        choices=[("ja", "Ja"), ("nee", "Nee, overleg eerst: iemand anders mag dit niet weten")],
        leeg="Kies of wij gewoon mogen bellen en schrijven.",
    )
    bijlage = BestandVeld(
        label="Wilt u een bestand meesturen?",
        required=False,
        help_text="Bijvoorbeeld een persoonlijk plan of een brief. Een pdf, jpg of png van hoogstens 10 MB.",
    )

    def indeling(self) -> Layout:
        return Layout(
            "sleutel",
            "voor_wie",
            Fieldset(
                "Over u, als u voor iemand anders hulp vraagt",
                "melder_naam", "melder_soort", "melder_telefoon", "melder_email", "is_mantelzorger",
            ),
            Fieldset("Wie heeft hulp nodig?", *CLIENT),
            Fieldset("De vraag", "onderwerp", "hulpvraag", "is_spoed", "veilig", "bijlage"),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("voor_wie") == "ander":
            if not antwoorden.get("melder_naam") and "melder_naam" not in self.errors:
                self.add_error("melder_naam", "Vul uw naam in.")
            if not antwoorden.get("melder_soort"):
                self.add_error("melder_soort", "Kies wat u van deze persoon bent.")
        return antwoorden


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


class ToewijsFormulier(Formulier):
    """Who handles the case."""

    knop = "Toewijzen"
    aan = KeuzeVeld(label="Aan wie wijst u deze zaak toe?", leeg="Kies een consulent.")

    def __init__(self, *args: Any, kandidaten: list[Gebruiker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kandidaten = {str(wie.pk): wie for wie in kandidaten}
        self.fields["aan"].choices = [(sleutel, str(wie)) for sleutel, wie in self.kandidaten.items()]

    def clean_aan(self) -> Gebruiker:
        return self.kandidaten[self.cleaned_data["aan"]]


class IntrekFormulier(Formulier):
    """The client takes the melding back (M-16)."""

    knop = "Melding intrekken"
    wilsuiting = TekstVeld(
        label="Hoe heeft de cliënt laten weten dat de melding kan worden ingetrokken?",
        meerdere_regels=True,
        leeg="Schrijf op hoe de cliënt dit heeft laten weten.",
    )


class NotitieFormulier(Formulier):
    """A free note."""

    knop = "Notitie bewaren"
    tekst = TekstVeld(label="Notitie", meerdere_regels=True, leeg="Schrijf eerst een notitie.")


class DoorstuurFormulier(Formulier):
    """Somebody else is competent, or can help (M-17)."""

    knop = "Doorsturen of verwijzen"
    inleiding = (
        "Is een ander bestuursorgaan bevoegd? Dan stuurt u de melding door en sluit de zaak (artikel 2:3 Awb). Bij een "
        "andere organisatie verwijst u en blijft de zaak open. In beide gevallen krijgt de afzender een brief."
    )
    naar = KeuzeVeld(label="Waar hoort deze vraag?", leeg="Kies waar de vraag hoort.")
    organisatie = TekstVeld(label="Naam van de organisatie", max_length=80, leeg="Vul de naam van de organisatie in.")
    reden = TekstVeld(
        label="Waarom hoort de vraag daar?", meerdere_regels=True, leeg="Schrijf op waarom de vraag daar hoort."
    )

    def __init__(self, *args: Any, bestemmingen: dict[str, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naar"].choices = [
            (naam, f"{naam} ({'doorzenden' if orgaan else 'verwijzen'})") for naam, orgaan in bestemmingen.items()
        ]


class IngezeteneFormulier(Formulier):
    """The client will live here soon (T-29)."""

    knop = "Vastleggen"
    inleiding = (
        "Woont de inwoner hier nog niet? Dan behandelt u de melding als een schriftelijk stuk bewijst dat dit op tijd "
        "verandert, met inschrijving in de BRP (regel T-29)."
    )
    bewijs = BestandVeld(label="Schriftelijk bewijs", leeg="Voeg het bewijs toe, bijvoorbeeld een huurcontract.")


class BriefadresFormulier(Formulier):
    """The client has a postal address (T-30)."""

    knop = "Vastleggen"
    inleiding = "Een briefadres geldt voor een beperkte tijd. Daarna moet de inwoner om verlenging vragen (regel T-30)."
    vanaf = DatumVeld(
        label="Vanaf welke dag geldt het briefadres?", leeg="Vul in vanaf welke dag het geldt.", toekomst_mag=False
    )


class MeldingsdatumFormulier(Formulier):
    """The melding came in on another day than was recorded (M-03)."""

    knop = "Datum wijzigen"
    inleiding = (
        "Alle termijnen beginnen op de dag waarop de vraag de gemeente bereikte (artikel 2.3.2 lid 1 Wmo 2015). "
        "Zij schuiven mee met deze datum. Een datum die de inwoner al kent, komt nooit eerder."
    )
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam de melding echt binnen?",
        leeg="Vul in op welke dag de melding binnenkwam.",
        toekomst_mag=False,
    )
    reden = TekstVeld(
        label="Waarom verandert de datum?", meerdere_regels=True, leeg="Schrijf op waarom de datum verandert."
    )


class ScanFormulier(Formulier):
    """Scan in a paper that came by post."""

    knop = "Inscannen"
    bestand = BestandVeld(label="Scan", leeg="Kies de scan.")
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam het stuk binnen?", leeg="Vul in op welke dag het stuk binnenkwam.", toekomst_mag=False
    )


class KoppelFormulier(Formulier):
    """Say to which case a paper belongs and what it starts."""

    knop = "Aan de zaak koppelen"
    zaak = TekstVeld(
        label="Zaaknummer", max_length=20, leeg="Vul het zaaknummer in.", help_text="Bijvoorbeeld: WMO-2026-000001."
    )
    soort = KeuzeVeld(label="Wat is het?", choices=Poststuk.Soort.choices, leeg="Kies wat voor stuk het is.")


class DagFormulier(Filterformulier):
    """Choose a day."""

    knop = "Toon"
    dag = DatumVeld(label="Verzonden op", leeg="Vul een dag in.")


@dataclass(frozen=True)
class GekozenLogo(Logo):
    """A logo that was chosen in a form that did not go through: its file goes along with the next attempt."""

    bestand: str


class LogoKeuze(forms.ClearableFileInput):
    """Shows the logo, and remembers a chosen file when another field is wrong: a browser does not."""

    template_name = "meldingen/logo_keuze.html"
    clear_checkbox_label = "Logo weghalen"

    def __init__(self) -> None:
        super().__init__(attrs={"accept": "image/png,image/jpeg"})

    def is_initial(self, value: Any) -> bool:
        return isinstance(value, Logo)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["onthouden"] = isinstance(value, GekozenLogo)
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        gekozen = super().value_from_datadict(data, files, name)
        onthouden = data.get(f"{name}-onthouden")
        if gekozen is not None or not onthouden:
            return gekozen
        try:
            return SimpleUploadedFile(name, base64.b64decode(onthouden))
        except (binascii.Error, ValueError):
            return None


class LogoVeld(forms.FileField):
    """A picture for letters. Gives a Logo; False when it is taken away."""

    widget = LogoKeuze

    def to_python(self, data: UploadedFile | None) -> Logo | None:
        bestand = super().to_python(data)
        if bestand is None:
            return None
        try:
            return _keur(bestand)
        except Geweigerd as fout:
            raise ValidationError(str(fout), code="logo") from fout

    def bound_data(self, data: Any, initial: Any) -> Any:
        if not isinstance(data, UploadedFile):
            return initial
        try:
            logo = _keur(data)
        except Geweigerd:
            return initial
        data.seek(0)
        return GekozenLogo(logo.naam, logo.inhoud, base64.b64encode(data.read()).decode())


def _keur(bestand: UploadedFile) -> Logo:
    bestand.seek(0)
    # One byte more than may be is enough to refuse it; the rest of a film need not come into memory.
    return keur_logo(bestand.read(GROOTSTE_OMVANG + 1))
