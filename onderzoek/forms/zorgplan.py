"""Forms around the zorgplan: asked by the consulent, made by the aanbieder, checked by administratie."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Fieldset, Layout

from meldingen.formulieren import BestandVeld, DatumVeld, Formulier, KeuzeVeld, MeerkeuzeVeld, TekstVeld
from onderzoek.models import Zorgplan

_JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


class ZorgplanvraagFormulier(Formulier):
    """Ask the zorgplan of the aanbieders whom the client chose (TR-15)."""

    knop = "Zorgplan vragen"
    inleiding = (
        "De inwoner kiest de aanbieder. Help daarbij: kijk naar de wensen en naar wat de aanbieder kan. "
        "De aanbieder krijgt alleen gegevens die nodig zijn voor het zorgplan (artikel 5.2.1 Wmo 2015)."
    )
    aanbieders = MeerkeuzeVeld(label="Welke aanbieder koos de inwoner?", leeg="Kies welke aanbieder de inwoner wil.")
    coordinator = KeuzeVeld(
        label="Wie is de coördinerende aanbieder?", required=False, lijst=True,
        help_text="Alleen nodig bij meer dan één aanbieder. Die maakt het hele zorgplan.",
    )  # fmt: skip
    gekozen_op = DatumVeld(
        label="Wanneer koos de inwoner?", leeg="Vul de dag in waarop de inwoner koos.", toekomst_mag=False
    )
    voorzieningen = MeerkeuzeVeld(label="Voor welke hulp is het zorgplan?", leeg="Kies voor welke hulp het is.")
    gegevens = MeerkeuzeVeld(
        label="Wat heeft de aanbieder nog meer nodig?", required=False,
        help_text="De naam en de resultaten gaan altijd mee. Kies alleen wat nodig is.",
    )  # fmt: skip
    taalbarriere = KeuzeVeld(
        label="Spreekt of leest de inwoner moeilijk Nederlands?", choices=_JA_NEE, leeg="Kies ja of nee."
    )
    uitleg = TekstVeld(
        label="Wie helpt met de taal?", meerdere_regels=True, required=False,
        help_text="De aanbieder zet geen tolk in. Denk aan familie of een cliëntondersteuner.",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        aanbieders: list[tuple[str, str]],
        voorzieningen: list[tuple[str, str]],
        gegevens: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aanbieders"].choices = aanbieders
        self.fields["coordinator"].choices = [("", "Maak een keuze"), *aanbieders]
        self.fields["voorzieningen"].choices = voorzieningen
        self.fields["gegevens"].choices = gegevens

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("taalbarriere") == "ja" and not antwoorden.get("uitleg"):
            self.add_error("uitleg", "Schrijf op wie met de taal helpt. De aanbieder zet geen tolk in.")
        return antwoorden


class ControleFormulier(Formulier):
    """Administratie looks whether both signed (V-19)."""

    knop = "Vastleggen"
    beide_gezien = KeuzeVeld(
        label="Staan beide handtekeningen op het zorgplan?",
        choices=[("ja", "Ja, van de aanbieder en van de inwoner of gemachtigde"), ("nee", "Nee, stuur het terug")],
        leeg="Kies of beide handtekeningen er staan.",
    )
    reden = TekstVeld(label="Wat ontbreekt er?", meerdere_regels=True, required=False)

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("beide_gezien") == "nee" and not antwoorden.get("reden"):
            self.add_error("reden", "Schrijf op wat er ontbreekt.")
        return antwoorden


class TerugkoppelFormulier(Formulier):
    """The plan cannot be made like this (V-23, TR-17)."""

    knop = "Terug naar de consulent"
    inleiding = "De consulent overlegt met de inwoner en de aanbieder, en beslist hoe het verder gaat."
    reden = TekstVeld(label="Waarom kan het zo niet?", meerdere_regels=True, leeg="Schrijf op waarom het zo niet kan.")


class RegelFormulier(Formulier):
    """One line of the zorgplan (V-15, V-27)."""

    knop = "Regel toevoegen"
    resultaat = KeuzeVeld(label="Voor welk resultaat?", lijst=True, leeg="Kies het resultaat.")
    wie = TekstVeld(label="Wie doet het?", leeg="Vul in wie het doet.")
    wat = TekstVeld(label="Wat gaat die doen?", meerdere_regels=True, leeg="Vul in wat er gebeurt.")
    wanneer = TekstVeld(label="Wanneer?", leeg="Vul in wanneer.", help_text="Bijvoorbeeld: op maandag, in de ochtend.")
    frequentie = TekstVeld(label="Hoe vaak?", leeg="Vul in hoe vaak.", help_text="Bijvoorbeeld: twee keer per week.")
    tijdsbesteding = TekstVeld(
        label="Hoeveel tijd kost het ongeveer?", leeg="Vul in hoeveel tijd.", help_text="Bijvoorbeeld: 2 uur per week."
    )
    andere_partij = TekstVeld(
        label="Schakelt u een andere partij in? Welke?", max_length=120, required=False,
        help_text="Alleen de coördinerende aanbieder kan dat doen.",
    )  # fmt: skip
    grondslag = TekstVeld(label="Waarom mag u gegevens met die partij delen?", required=False)

    def __init__(self, *args: Any, resultaten: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resultaat"].choices = [("", "Maak een keuze"), *((rij, rij) for rij in resultaten)]


class IndienFormulier(Formulier):
    """The signed zorgplan goes to the gemeente (V-19, V-21)."""

    knop = "Zorgplan indienen"
    inleiding = (
        "U en de cliënt tekenen allebei. Een getekend zorgplan is de aanvraag van de cliënt. "
        "Dat geldt ook als de cliënt niet akkoord is."
    )
    stuk = BestandVeld(label="Het getekende zorgplan", leeg="Kies het bestand met het getekende zorgplan.")
    aanbieder_getekend_op = DatumVeld(
        label="Wanneer tekende u?", leeg="Vul de datum bij uw handtekening in.", toekomst_mag=False
    )
    client_getekend_op = DatumVeld(
        label="Wanneer tekende de cliënt of gemachtigde?", leeg="Vul de datum bij die handtekening in.",
        toekomst_mag=False,
    )  # fmt: skip
    getekend_door = KeuzeVeld(
        label="Wie tekende voor de cliënt?", choices=Zorgplan.Ondertekenaar.choices, leeg="Kies wie tekende."
    )
    machtiging = BestandVeld(
        label="De schriftelijke machtiging", required=False, help_text="Alleen nodig als een gemachtigde tekende."
    )
    is_akkoord = KeuzeVeld(
        label="Is de cliënt het eens met het zorgplan?", choices=[("ja", "Akkoord"), ("nee", "Niet akkoord")],
        leeg="Kies akkoord of niet akkoord.",
    )  # fmt: skip
    reactie = TekstVeld(
        label="Wat schreef de cliënt erbij?", meerdere_regels=True, required=False,
        help_text="Neem de woorden van de cliënt over zoals ze er staan.",
    )  # fmt: skip

    def indeling(self) -> Layout:
        return Layout(
            Fieldset("Het plan", "stuk", "is_akkoord", "reactie"),
            Fieldset("De handtekeningen", "aanbieder_getekend_op", "client_getekend_op", "getekend_door", "machtiging"),
        )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        gemachtigd = antwoorden.get("getekend_door") == Zorgplan.Ondertekenaar.GEMACHTIGDE
        if gemachtigd and not antwoorden.get("machtiging") and "machtiging" not in self.errors:
            self.add_error("machtiging", "Een gemachtigde tekende. Stuur de schriftelijke machtiging mee.")
        if antwoorden.get("is_akkoord") == "nee" and not antwoorden.get("reactie"):
            self.add_error("reactie", "Neem over wat de cliënt schreef.")
        return antwoorden


class InzetFormulier(Formulier):
    """Let help begin without a signed zorgplan (V-22)."""

    knop = "Toestaan"
    inleiding = (
        "Zonder getekend zorgplan begint een dienst in natura niet. Is de aanbieder te laat, dan kunt u toestaan dat "
        "de hulp toch begint. Het zorgplan moet er daarna alsnog komen."
    )
    reden = TekstVeld(
        label="Waarom kan de hulp niet wachten?", meerdere_regels=True,
        leeg="Schrijf op waarom de hulp niet op het zorgplan kan wachten.",
    )  # fmt: skip


class PapierFormulier(IndienFormulier):
    """The signed zorgplan came on paper; the same questions, and what the paper itself must show (V-15)."""

    knop = "Zorgplan registreren"
    inleiding = (
        "De aanbieder of de inwoner stuurde het getekende zorgplan op papier. De dag van ontvangst telt als de dag van "
        "de aanvraag. Hierna controleert u de handtekeningen."
    )
    ontvangen_op = DatumVeld(label="Op welke dag kwam het zorgplan binnen?", leeg="Vul de dag in.", toekomst_mag=False)
    uit_post = KeuzeVeld(label="Welk stuk is het?", required=False)
    is_volledig = KeuzeVeld(
        label="Staat bij elk resultaat wie wat doet, wanneer, hoe vaak en hoeveel tijd het kost?",
        choices=_JA_NEE, leeg="Kies ja of nee.",
    )  # fmt: skip

    def __init__(self, *args: Any, stukken: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = list(stukken)
        self.fields["uit_post"].choices = [*keuzes, ("", "Een ander bestand")]
        self.fields["uit_post"].initial = keuzes[0][0] if keuzes else ""
        self.fields["stuk"].required = not keuzes
        self.fields["stuk"].label = "De scan van het getekende zorgplan"
        self.fields["aanbieder_getekend_op"].label = "Wanneer tekende de aanbieder?"
        if not keuzes:
            del self.fields["uit_post"]

    def indeling(self) -> Layout:
        stukken = [naam for naam in ("uit_post", "stuk") if naam in self.fields]
        return Layout(
            Fieldset("Het stuk", "ontvangen_op", *stukken, "is_volledig", "is_akkoord", "reactie"),
            Fieldset("De handtekeningen", "aanbieder_getekend_op", "client_getekend_op", "getekend_door", "machtiging"),
        )

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean()
        if not antwoorden.get("uit_post") and not antwoorden.get("stuk") and "stuk" not in self.errors:
            self.add_error("stuk", "Kies het bestand met het getekende zorgplan.")
        return antwoorden
