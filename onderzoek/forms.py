"""Forms of the investigation."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout

from meldingen.formulieren import BestandVeld, DatumVeld, Formulier, KeuzeVeld, TekstVeld, TijdVeld
from onderzoek.models import Afwegingsstap, Gesprek, Onderzoek, Rubriek, Verslag

_PROMPTS = {
    "a": "Wat wil de inwoner? Wat lukt niet meer? Wat is belangrijk?",
    "b": "Wat doet de inwoner zelf nog? Wat doen huisgenoten?",
    "c": "Wie helpt er nu, hoe vaak, en kan iemand meer doen?",
    "d": "Houdt de mantelzorger het vol? Wat zou helpen?",
    "e": "Welke algemene voorzieningen of activiteiten passen?",
    "f": "Welke zorg is er al? Zvw, Wlz, verzekering, wonen, werk?",
    "g": "Is uitgelegd wat de inwoner betaalt?",
}


class PlanFormulier(Formulier):
    """Did a personal plan come in? (M-09)"""

    knop = "Vastleggen"
    uitkomst = KeuzeVeld(
        label="Persoonlijk plan",
        choices=[("ontvangen", "Het plan is ontvangen"), ("afgezien", "De inwoner ziet af van een plan")],
        leeg="Kies of het plan is ontvangen.",
    )
    ontvangen_op = DatumVeld(label="Ontvangen op", required=False, toekomst_mag=False)

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("uitkomst") == "ontvangen" and not antwoorden.get("ontvangen_op"):
            self.add_error("ontvangen_op", "Vul in op welke dag het plan is ontvangen.")
        return antwoorden


class AfspraakFormulier(Formulier):
    """Plan the conversation (TR-05)."""

    knop = "Afspraak maken"
    vorm = KeuzeVeld(label="Waar is het gesprek?", choices=Gesprek.Vorm.choices, leeg="Kies waar het gesprek is.")
    gepland_op = DatumVeld(label="Op welke dag?", leeg="Vul de dag van het gesprek in.", toekomst_mag=True)
    gepland_om = TijdVeld(label="Hoe laat?", leeg="Vul de tijd in.", help_text="Bijvoorbeeld 10.30.")


class GesprekFormulier(Formulier):
    """What was said at the kitchen table: who were there, the subjects a to g, what was shown and explained."""

    knop = "Gesprek bewaren"
    gevoerd_op = DatumVeld(label="Wanneer was het gesprek?", leeg="Vul de dag van het gesprek in.", toekomst_mag=False)
    aanwezigen = TekstVeld(
        label="Wie waren erbij?", leeg="Schrijf op wie erbij waren.", help_text="Namen, met een komma ertussen."
    )
    met_mantelzorger = KeuzeVeld(label="Was er een mantelzorger bij?", choices=[("ja", "Ja"), ("nee", "Nee")])
    met_clientondersteuner = KeuzeVeld(
        label="Was er een cliëntondersteuner bij?", choices=[("ja", "Ja"), ("nee", "Nee")]
    )
    identiteit_document = KeuzeVeld(
        label="Welk identiteitsbewijs hebt u gezien?",
        choices=Onderzoek.Document.choices,
        leeg="Kies welk bewijs u hebt gezien.",
        help_text="Bekijken is genoeg. Maak geen kopie of foto.",
    )
    identiteit_geldig_tot = DatumVeld(
        label="Tot wanneer is het geldig?", leeg="Vul in tot wanneer het geldig is.", toekomst_mag=True
    )
    pgb_voorlichting_op = DatumVeld(label="Wanneer is het pgb uitgelegd?", leeg="Vul de dag in.", toekomst_mag=False)
    bijdrage_voorlichting_op = DatumVeld(
        label="Wanneer is de eigen bijdrage uitgelegd?", leeg="Vul de dag in.", toekomst_mag=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for letter, naam in Rubriek.Letter.choices:
            self.fields[f"rubriek_{letter}"] = TekstVeld(
                label=f"{letter}. {naam}",
                meerdere_regels=True,
                help_text=_PROMPTS[letter],
                leeg=f"Schrijf iets op bij onderwerp {letter}, of waarom het niet van toepassing is.",
            )

    def indeling(self) -> Layout:
        return Layout(
            Fieldset("Het gesprek", "gevoerd_op", "aanwezigen", "met_mantelzorger", "met_clientondersteuner"),
            Fieldset("De zeven onderwerpen", *(f"rubriek_{letter}" for letter in Rubriek.Letter.values)),
            Fieldset(
                "Gezien en uitgelegd",
                "identiteit_document", "identiteit_geldig_tot", "pgb_voorlichting_op", "bijdrage_voorlichting_op",
            ),
        )  # fmt: skip

    def rubrieken(self) -> dict[str, str]:
        """The answers by letter."""
        return {letter: self.cleaned_data[f"rubriek_{letter}"] for letter in Rubriek.Letter.values}


class AfwegingFormulier(Formulier):
    """The six steps in their fixed order (O-04)."""

    knop = "Afweging bewaren"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nummer in Afwegingsstap.Stap.values:
            self.fields[f"uitkomst_{nummer}"] = KeuzeVeld(
                label=f"Wat is de uitkomst? (stap {nummer})",
                choices=Afwegingsstap.Uitkomst.choices,
                leeg=f"Kies de uitkomst van stap {nummer}.",
            )
            self.fields[f"motivering_{nummer}"] = TekstVeld(
                label=f"Waarom? (stap {nummer})",
                meerdere_regels=True,
                leeg=f"Schrijf bij stap {nummer} waarom dit de uitkomst is.",
            )

    def indeling(self) -> Layout:
        return Layout(
            *(
                Fieldset(f"Stap {nummer}. {naam}", f"uitkomst_{nummer}", f"motivering_{nummer}")
                for nummer, naam in Afwegingsstap.Stap.choices
            )
        )

    def stappen(self) -> dict[int, tuple[str, str]]:
        """Outcome and reason by step."""
        gegevens = self.cleaned_data
        return {
            nummer: (gegevens[f"uitkomst_{nummer}"], gegevens[f"motivering_{nummer}"])
            for nummer in Afwegingsstap.Stap.values
        }


class VerslagFormulier(Formulier):
    """What the consulent concludes; the rest of the verslag is composed from the conversation."""

    knop = "Verslag opstellen"
    uitkomst = KeuzeVeld(
        label="Wat is de uitkomst?", choices=Verslag.Uitkomst.choices, leeg="Kies de uitkomst van het onderzoek."
    )
    conclusie = TekstVeld(label="Conclusie", meerdere_regels=True, leeg="Schrijf de conclusie op.")
    resultaat = TekstVeld(
        label="Wat wil de inwoner bereiken?", meerdere_regels=True, leeg="Schrijf op wat de inwoner wil bereiken."
    )
    aanpak = TekstVeld(label="Hoe gaat dat?", meerdere_regels=True, leeg="Schrijf op hoe dat gaat.")
    uitvoerder = TekstVeld(label="Wie doet het?", max_length=160, leeg="Schrijf op wie het doet.")
    evaluatie_op = DatumVeld(label="Wanneer bekijkt u of het werkt?", required=False, toekomst_mag=True)


class RetourFormulier(Formulier):
    """The signed verslag came back on paper."""

    knop = "Verslag registreren"
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam het verslag binnen?", leeg="Vul de dag van ontvangst in.", toekomst_mag=False
    )
    ondertekend_op = DatumVeld(
        label="Welke datum staat bij de handtekening?", leeg="Vul de datum bij de handtekening in.", toekomst_mag=False
    )
    akkoord = KeuzeVeld(
        label="Is de inwoner het eens met het verslag?",
        choices=[("ja", "Akkoord"), ("nee", "Niet akkoord")],
        leeg="Kies akkoord of niet akkoord.",
    )
    is_aanvraag = KeuzeVeld(
        label="Staat erbij dat het verslag ook de aanvraag is?",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        leeg="Kies of het verslag ook de aanvraag is.",
    )
    gevraagd = KeuzeVeld(label="Welke hulp wordt aangevraagd?", required=False)
    reactie = TekstVeld(
        label="Wat schreef de inwoner erbij?", meerdere_regels=True, required=False,
        help_text="Neem de woorden van de inwoner over zoals ze er staan.",
    )  # fmt: skip
    scan = BestandVeld(label="Scan van het getekende verslag", required=False)

    def __init__(self, *args: Any, soorten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gevraagd"].choices = soorten

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("is_aanvraag") == "ja" and not antwoorden.get("gevraagd"):
            self.add_error("gevraagd", "Kies welke hulp wordt aangevraagd.")
        return antwoorden


class VerlengFormulier(Formulier):
    """Promise a later date for the investigation (TR-08); the legal date does not move."""

    knop = "Verlenging vastleggen"
    inleiding = (
        "De wettelijke termijn van zes weken blijft gelden (artikel 2.3.2 lid 1 Wmo 2015). Daarna mag de inwoner ook "
        "zonder verslag een aanvraag doen (artikel 2.3.2 lid 9 Wmo 2015). Dat staat in de brief aan de inwoner."
    )
    reden = TekstVeld(label="Waarom duurt het onderzoek langer?", meerdere_regels=True, leeg="Schrijf de reden op.")
    overleg_op = DatumVeld(
        label="Wanneer overlegde u met de inwoner?",
        leeg="Vul in wanneer u met de inwoner overlegde.",
        toekomst_mag=False,
    )
    stemt_in = KeuzeVeld(
        label="Stemt de inwoner in?", choices=[("ja", "Ja"), ("nee", "Nee")], leeg="Kies of de inwoner instemt."
    )
    streefdatum = DatumVeld(
        label="Wat is de nieuwe streefdatum?", leeg="Vul de nieuwe streefdatum in.", toekomst_mag=True
    )
