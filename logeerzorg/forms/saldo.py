"""More than the limits allow, and nights that somebody else pays."""

from typing import Any

from logeerzorg.models import AnderVerblijf, Overschrijding
from meldingen.formulieren import DatumVeld, Filterformulier, Formulier, GetalVeld, KeuzeVeld, TekstVeld


class _NachtenFormulier(Formulier):
    """A form that asks from which night until which day of departure."""

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        van, tot = antwoorden.get("van"), antwoorden.get("tot")
        if van and tot and tot <= van:
            self.add_error("tot", "De vertrekdag moet na de aankomstdag liggen.")
        return antwoorden


class OverschrijdingFormulier(_NachtenFormulier):
    """Ask the teamleider for more than the year or the week allows (L-16, L-34)."""

    knop = "Vraag het aan de teamleider"
    inleiding = "Past het verblijf niet binnen het maximum? Dan beslist de teamleider. Plaats het verblijf daarna."
    soort = KeuzeVeld(label="Waarvan is meer nodig?", choices=Overschrijding.Soort.choices, leeg="Kies waarvan.")
    grond = KeuzeVeld(label="Op welke grond?", choices=Overschrijding.Grond.choices, leeg="Kies een grond.")
    van = DatumVeld(label="Eerste nacht", leeg="Vul de eerste nacht in.", toekomst_mag=True)
    tot = DatumVeld(label="Vertrek", leeg="Vul de dag van vertrek in.", toekomst_mag=True)
    ruimte = GetalVeld(
        label="Hoeveel etmalen boven het maximum van het jaar?", minstens=1, hoogstens=366, required=False,
        help_text="Alleen bij meer etmalen in het jaar.",
    )  # fmt: skip
    geen_andere_optie = KeuzeVeld(
        label="Is onderzocht of de zorgverzekeraar of de Wlz een oplossing biedt?",
        choices=[("ja", "Ja, en dat is geen oplossing"), ("nee", "Nee, nog niet")],
        leeg="Kies of dit is onderzocht.",
    )
    motivering = TekstVeld(
        label="Waarom is meer logeren hier nodig?", meerdere_regels=True, leeg="Schrijf op waarom dit nodig is."
    )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean()
        if antwoorden.get("soort") == Overschrijding.Soort.JAAR and "ruimte" in antwoorden and not antwoorden["ruimte"]:
            self.add_error("ruimte", "Vul in hoeveel etmalen er boven het maximum komen.")
        return antwoorden

    def verzoek(self, antwoorden: dict[str, Any]) -> dict[str, Any]:
        """The answers as the service wants them."""
        anders = {"ruimte": antwoorden["ruimte"] or 0, "geen_andere_optie": antwoorden["geen_andere_optie"] == "ja"}
        return antwoorden | anders


class FiatFormulier(Formulier):
    """The answer of the teamleider (L-34)."""

    knop = "Beslissen"
    besluit = KeuzeVeld(
        label="Staat u dit toe?", choices=[("ja", "Ja, dit mag"), ("nee", "Nee, dit mag niet")], leeg="Kies ja of nee."
    )
    reden = TekstVeld(
        label="Waarom?", meerdere_regels=True, required=False, help_text="Verplicht als u het niet toestaat."
    )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("besluit") == "nee" and "reden" in antwoorden and not antwoorden["reden"]:
            self.add_error("reden", "Schrijf op waarom u het niet toestaat.")
        return antwoorden


class AnderVerblijfFormulier(_NachtenFormulier):
    """A stay outside the Wmo (5.7)."""

    knop = "Vastleggen"
    inleiding = "Logeren dat iemand anders betaalt, telt niet mee in het saldo. Het staat er wel bij."
    betaler = KeuzeVeld(label="Wie betaalt?", choices=AnderVerblijf.Betaler.choices, leeg="Kies wie betaalt.")
    waar = TekstVeld(label="Waar logeert de cliënt?", max_length=120, leeg="Vul in waar de cliënt logeert.")
    van = DatumVeld(label="Eerste nacht", leeg="Vul de eerste nacht in.", toekomst_mag=True)
    tot = DatumVeld(label="Vertrek", leeg="Vul de dag van vertrek in.", toekomst_mag=True)


class JaarFormulier(Filterformulier):
    """Which year of the report."""

    knop = "Toon dit jaar"
    jaar = GetalVeld(label="Jaar", minstens=2015, hoogstens=2100, required=False)
