"""The form of the proposal about a pgb abroad (P-31)."""

from typing import Any

from beschikkingen.models import Afwijking
from meldingen.formulieren import Formulier, KeuzeVeld, TekstVeld

_JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


class BuitenlandbesluitFormulier(Formulier):
    """What the consulent judges; the outcome follows from it and from the rules.

    `is_lang` asks whether the pgb is reduced: only a long stay leaves that choice.
    """

    knop = "Besluit voorstellen"
    inleiding = "De uitkomst volgt uit het verzoek, de regels en uw antwoorden. Iemand met mandaat beslist."
    hulp_voldoet = KeuzeVeld(
        label="Is de hulp daar goed en veilig, en past zij bij het pgb?",
        choices=_JA_NEE,
        leeg="Kies of de hulp daar goed en veilig is en bij het pgb past.",
        help_text="De eisen aan kwaliteit en verantwoording gelden ook in het buitenland.",
    )
    verlagen = KeuzeVeld(
        label="Wordt het pgb lager na de eerste weken?",
        choices=[("ja", "Ja, naar het percentage van het land"), ("nee", "Nee, het bedrag blijft gelijk")],
        leeg="Kies of het pgb lager wordt.",
    )
    motivering = TekstVeld(
        label="Waarom is dit het besluit?",
        meerdere_regels=True,
        leeg="Schrijf waarom dit het besluit is.",
        help_text="Deze tekst staat in de brief. Begin een nieuwe alinea met een lege regel.",
    )
    afwijking = KeuzeVeld(
        label="Wijkt u ten gunste van de inwoner af van de regels?",
        choices=[("", "Nee"), *Afwijking.choices],
        required=False,
        help_text="Dan telt niet dat het verzoek te laat kwam of te lang is.",
    )
    afwijking_motivering = TekstVeld(
        label="Waarom wijkt u af?", meerdere_regels=True, required=False, help_text="Nodig als u afwijkt."
    )

    def __init__(self, *args: Any, is_lang: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_lang:
            del self.fields["verlagen"]

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if antwoorden.get("afwijking") and not antwoorden.get("afwijking_motivering"):
            self.add_error("afwijking_motivering", "U wijkt af van de regels. Schrijf op waarom.")
        return antwoorden
