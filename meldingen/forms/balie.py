"""Forms of the desk and of the steunpunt: search first, then only what is not known yet."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django.core.exceptions import ValidationError

from meldingen.forms.melden import CLIENT, JA_NEE, BalieFormulier, Clientvelden, SleutelVeld
from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, NaamVeld, TekstVeld, TelefoonVeld
from meldingen.models import Client, Melding, Relatie
from meldingen.zoekvraag import Zoekvraag, ontleed

APART = "apart:"


class ZoekFormulier(Formulier):
    """One field for a name, birth date, postcode, BSN or case number; sent by POST, so that it is in no address."""

    knop = "Zoeken"
    formulierklasse = "formulier"
    zoek = TekstVeld(
        label="Wie zoekt u?",
        leeg="Vul in wie u zoekt.",
        max_length=120,
        help_text="Naam, geboortedatum, postcode met huisnummer, BSN of zaaknummer. Ook samen: Bakker 27-3-1942.",
    )

    def clean_zoek(self) -> Zoekvraag:
        vraag = ontleed(self.cleaned_data["zoek"], self.vandaag)
        if vraag.fout:
            raise ValidationError(vraag.fout, code="zoek")
        return vraag


class BaliemeldingFormulier(BalieFormulier):
    """A melding at the desk. Of a known `client` nothing is asked again; `keuzes` are the cases and clients between
    which somebody must choose before it is saved (M-15).
    """

    eerder_op = DatumVeld(
        label="Stelde de inwoner deze vraag al eerder bij een andere afdeling? Op welke dag?",
        required=False,
        toekomst_mag=False,
        help_text="Die dag is dan de datum van de melding. Laat leeg als dat niet zo is.",
    )
    eerder_waar = TekstVeld(label="Bij welke afdeling of welk team was dat?", required=False, max_length=120)
    inwoner = KeuzeVeld(label="Wij kennen deze inwoner misschien al. Wat klopt?", leeg="Kies wat klopt.")
    reden_apart = TekstVeld(
        label="Waarom een aparte zaak?",
        required=False,
        max_length=300,
        help_text="Alleen als er al een zaak loopt en u toch een aparte zaak kiest.",
    )

    def __init__(
        self, *args: Any, client: Client | None = None, keuzes: list[tuple[str, str]] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.client = client
        if client is not None:
            for naam in CLIENT:
                del self.fields[naam]
            self.fields["inwoner"].label = "Er loopt al een zaak. Wat wilt u doen?"
        if keuzes:
            self.fields["inwoner"].choices = keuzes
        else:
            del self.fields["inwoner"], self.fields["reden_apart"]

    def indeling(self) -> Layout:
        delen: list[Any] = ["sleutel"]
        if "inwoner" in self.fields:
            delen.append(Fieldset("Bekende inwoner", "inwoner", "reden_apart"))
        delen.append(
            Fieldset(
                "De melding",
                "kanaal", "ontvangen_op", "reden_eerder", "eerder_op", "eerder_waar", "onderwerp", "hulpvraag",
                "is_spoed", "veilig",
            )
        )  # fmt: skip
        if self.client is None:
            delen.append(Fieldset("De inwoner", *CLIENT))
        return Layout(*delen, Fieldset("De melder", "melder_naam", "melder_soort", "melder_telefoon"))

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean()
        if antwoorden.get("inwoner", "").startswith(APART) and not antwoorden.get("reden_apart"):
            self.add_error("reden_apart", "Schrijf op waarom dit een aparte zaak wordt.")
        if antwoorden.get("eerder_op") and not antwoorden.get("eerder_waar"):
            self.add_error("eerder_waar", "Schrijf op bij welke afdeling of welk team de inwoner de vraag stelde.")
        if antwoorden.get("eerder_waar") and not antwoorden.get("eerder_op") and "eerder_op" not in self.errors:
            self.add_error("eerder_op", "Vul in op welke dag de inwoner de vraag eerder stelde.")
        return antwoorden


class SteunpuntFormulier(Clientvelden):
    """The short intake of a casemanager or steunpunt (M-25)."""

    knop = "Melding versturen"

    sleutel = SleutelVeld()
    gemeente = KeuzeVeld(label="In welke gemeente woont de cliënt?", leeg="Kies de gemeente.", lijst=True)
    hulpvraag = TekstVeld(
        label="Wat is er aan de hand?",
        meerdere_regels=True,
        leeg="Schrijf in een paar zinnen op wat er aan de hand is.",
        help_text="Een paar zinnen is genoeg: wat lukt niet meer, en wat is er nodig?",
    )
    onderwerp = KeuzeVeld(label="Waar gaat het over?", choices=Melding.Onderwerp.choices, leeg="Kies een onderwerp.")
    is_spoed = KeuzeVeld(
        label="Is er vandaag al hulp nodig?", choices=JA_NEE, leeg="Kies of er vandaag al hulp nodig is.",
        help_text="Bij direct gevaar: bel 112.",
    )  # fmt: skip
    veilig = KeuzeVeld(
        label="Mag de gemeente de cliënt gewoon bellen en schrijven?",
        choices=[("ja", "Ja"), ("nee", "Nee, overleg eerst")],
        leeg="Kies of de gemeente gewoon mag bellen en schrijven.",
    )
    mantelzorger_naam = NaamVeld(label="Naam van de mantelzorger", required=False, max_length=120)
    mantelzorger_soort = KeuzeVeld(
        label="Wat is de mantelzorger van de cliënt?", choices=Relatie.Soort.choices, required=False, lijst=True
    )
    mantelzorger_telefoon = TelefoonVeld(label="Telefoonnummer van de mantelzorger", required=False)
    ontvangen_op = DatumVeld(
        label="Op welke dag vroeg de cliënt of mantelzorger u om hulp?",
        leeg="Vul de dag in.",
        toekomst_mag=False,
        help_text="De wettelijke tijd voor het onderzoek begint op deze dag.",
    )
    reden_eerder = TekstVeld(
        label="Waarom meldt u het nu pas?", required=False, help_text="Alleen als het een eerdere dag dan vandaag is."
    )
    toestemming = KeuzeVeld(
        label="Weet de cliënt van deze melding, en vindt de cliënt het goed?",
        choices=[("ja", "Ja"), ("nee", "Dat is nog niet gevraagd")],
        leeg="Kies of de cliënt het goed vindt.",
        help_text="Met toestemming kan de gemeente meteen beginnen.",
    )
    toestemming_op = DatumVeld(label="Op welke dag gaf de cliënt toestemming?", required=False, toekomst_mag=False)
    toestemming_wijze = TekstVeld(
        label="Hoe liet de cliënt dat weten?",
        required=False,
        max_length=300,
        help_text="Bijvoorbeeld: zelf gezegd, thuis.",
    )

    niet_verplicht = ("voornamen", "email")

    def __init__(self, *args: Any, gemeenten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A steunpunt has no ground to keep or send a BSN.
        del self.fields["bsn"]
        for naam in self.niet_verplicht:
            self.fields[naam].required = False
        if len(gemeenten) == 1:
            del self.fields["gemeente"]
        else:
            self.fields["gemeente"].choices = [("", "Maak een keuze"), *gemeenten]

    def indeling(self) -> Layout:
        client = [naam for naam in CLIENT if naam in self.fields]
        waar = ["gemeente"] if "gemeente" in self.fields else []
        return Layout(
            "sleutel",
            Fieldset("De cliënt", *waar, *client),
            Fieldset("De mantelzorger", "mantelzorger_naam", "mantelzorger_soort", "mantelzorger_telefoon"),
            Fieldset("De vraag", "onderwerp", "hulpvraag", "is_spoed", "veilig", "ontvangen_op", "reden_eerder"),
            Fieldset("Toestemming van de cliënt", "toestemming", "toestemming_op", "toestemming_wijze"),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("mantelzorger_naam") and not antwoorden.get("mantelzorger_soort"):
            self.add_error("mantelzorger_soort", "Kies wat de mantelzorger van de cliënt is.")
        if antwoorden.get("toestemming") == "ja":
            if not antwoorden.get("toestemming_op") and "toestemming_op" not in self.errors:
                self.add_error("toestemming_op", "Vul in op welke dag de cliënt toestemming gaf.")
            if not antwoorden.get("toestemming_wijze"):
                self.add_error("toestemming_wijze", "Schrijf op hoe de cliënt liet weten dat het goed is.")
        return antwoorden
