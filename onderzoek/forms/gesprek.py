"""Forms of the conversation."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout

from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, TekstVeld
from onderzoek.models import Onderzoek, Rubriek

_PROMPTS = {
    "a": "Wat wil de inwoner? Wat lukt niet meer? Wat is belangrijk?",
    "b": "Wat doet de inwoner zelf nog? Wat doen huisgenoten?",
    "c": "Wie helpt er nu, hoe vaak, en kan iemand meer doen?",
    "d": "Houdt de mantelzorger het vol? Wat zou helpen?",
    "e": "Welke algemene voorzieningen of activiteiten passen?",
    "f": "Welke zorg is er al? Zvw, Wlz, verzekering, wonen, werk?",
    "g": "Is uitgelegd wat de inwoner betaalt?",
}


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
