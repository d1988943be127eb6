"""Forms of the short investigation (O-06)."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout

from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, TekstVeld
from onderzoek.models import Onderzoek, Rubriek


class VerkortFormulier(Formulier):
    """The client agrees to an investigation without a conversation."""

    knop = "Akkoord vastleggen"
    inleiding = (
        "Weet de gemeente al veel, en zijn de gegevens recent? Dan mag het onderzoek zonder gesprek, als de inwoner "
        "dat goed vindt. Een verslag komt er altijd."
    )
    peildatum = DatumVeld(
        label="Van welke datum zijn de gegevens?", leeg="Vul in van wanneer de gegevens zijn.", toekomst_mag=False
    )
    reden = TekstVeld(
        label="Waarom is een gesprek niet nodig?", meerdere_regels=True, leeg="Schrijf op waarom het zonder kan."
    )
    akkoord_op = DatumVeld(
        label="Wanneer ging de inwoner akkoord?", leeg="Vul in wanneer de inwoner akkoord ging.", toekomst_mag=False
    )
    wijze = TekstVeld(label="Hoe ging de inwoner akkoord?", leeg="Schrijf op hoe de inwoner akkoord ging.")


class OnderwerpenFormulier(Formulier):
    """The seven subjects from what is known, the identity and what was explained."""

    knop = "Bewaren"
    inleiding = "Gebruik wat al bekend is. Is een onderwerp niet van toepassing? Schrijf dan op waarom."
    identiteit_document = KeuzeVeld(
        label="Welk identiteitsbewijs hebt u gezien?", choices=Onderzoek.Document.choices,
        leeg="Kies welk bewijs u hebt gezien.", help_text="Bekijken is genoeg. Maak geen kopie of foto.",
    )  # fmt: skip
    identiteit_geldig_tot = DatumVeld(
        label="Tot wanneer is het geldig?", leeg="Vul in tot wanneer het geldig is.", toekomst_mag=True
    )
    identiteit_gezien_op = DatumVeld(
        label="Wanneer zag u het bewijs?", leeg="Vul in wanneer u het zag.", toekomst_mag=False
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
                leeg=f"Schrijf iets op bij onderwerp {letter}, of waarom het niet van toepassing is.",
            )

    def indeling(self) -> Layout:
        return Layout(
            Fieldset("De zeven onderwerpen", *(f"rubriek_{letter}" for letter in Rubriek.Letter.values)),
            Fieldset(
                "Gezien en uitgelegd",
                "identiteit_document", "identiteit_geldig_tot", "identiteit_gezien_op", "pgb_voorlichting_op",
                "bijdrage_voorlichting_op",
            ),
        )  # fmt: skip

    def rubrieken(self) -> dict[str, str]:
        """The answers by letter."""
        return {letter: self.cleaned_data[f"rubriek_{letter}"] for letter in Rubriek.Letter.values}
