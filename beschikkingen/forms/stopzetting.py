"""Forms with which staff process an opzegging, or note that it does not go on (H-13)."""

from collections.abc import Sequence
from typing import Any

from beschikkingen.models import Stopzetting
from meldingen.formulieren import DatumVeld, Formulier, KeuzeVeld, MeerkeuzeVeld, NaamVeld, PostcodeVeld, TekstVeld

Terug, Bijdrage = Stopzetting.Terug, Stopzetting.Bijdrage
_NABESTAANDE = ("nabestaande", "straat", "postcode", "plaats", "geen_brief")


class StopzettingFormulier(Formulier):
    """What stops, on which day, what goes back, and whom the letter is for."""

    knop = "Opzegging verwerken"
    voorzieningen = MeerkeuzeVeld(label="Welke hulp of welk hulpmiddel stopt?", required=False)
    andere_hulp = TekstVeld(
        label="Staat het er niet bij? Schrijf op wat stopt", required=False, max_length=200,
        help_text="Alleen voor hulp die niet in het portaal staat.",
    )  # fmt: skip
    laatste_dag = DatumVeld(
        label="Wat is de laatste dag van de hulp?",
        leeg="Vul de laatste dag van de hulp in.",
        toekomst_mag=True,
        help_text="Een dag voor de begindatum? Dan begint de hulp niet.",
    )
    terug = KeuzeVeld(label="Moet er iets terug?", choices=Terug.choices, leeg="Kies of er iets terug moet.")
    terug_wat = TekstVeld(
        label="Wat gaat er terug of mee?", required=False, max_length=200, help_text="Bijvoorbeeld: de douchestoel."
    )
    terug_wie = TekstVeld(
        label="Wie haalt het op, of waar gaat het heen?", required=False, max_length=200,
        help_text="Bijvoorbeeld: de leverancier van het bed.",
    )  # fmt: skip
    bijdrage = KeuzeVeld(
        label="Wat gebeurt er met de eigen bijdrage?", choices=Bijdrage.choices,
        leeg="Kies wat er met de eigen bijdrage gebeurt.",
        help_text="De eigen bijdrage stopt als dit de laatste hulp van de inwoner is.",
    )  # fmt: skip
    contact = TekstVeld(
        label="Wat hebt u besproken?", required=False, meerdere_regels=True,
        help_text="Dit staat niet in de brief.",
        leeg="Neem eerst contact op. Schrijf op wat u met de inwoner hebt besproken.",
    )  # fmt: skip
    nabestaande = NaamVeld(
        label="Naam van de nabestaande", required=False, max_length=120, help_text="Voor wie de brief is."
    )
    straat = TekstVeld(label="Straat en huisnummer van de nabestaande", required=False, max_length=120)
    postcode = PostcodeVeld(label="Postcode van de nabestaande", required=False)
    plaats = TekstVeld(label="Woonplaats van de nabestaande", required=False, max_length=80)
    geen_brief = TekstVeld(
        label="Gaat er geen brief? Schrijf op waarom", required=False,
        help_text="Bijvoorbeeld: er is geen nabestaande bekend.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, keuzes: Sequence[tuple[str, str]], na_overlijden: bool, eerst_bellen: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].required = eerst_bellen
        self.fields["voorzieningen"].choices = keuzes
        if not keuzes:
            del self.fields["voorzieningen"]
        if na_overlijden:
            self.fields["terug"].choices = [(een.value, een.label) for een in (Terug.NIETS, Terug.OPHALEN)]
            self.fields["bijdrage"].choices = [(een.value, een.label) for een in (Bijdrage.STOPT, Bijdrage.GEEN)]
            self.fields["bijdrage"].help_text = ""
            self.inleiding = "De brief gaat naar een nabestaande, niet naar de naam van de overledene."
            del self.fields["contact"]
        else:
            self.inleiding = (
                "De inwoner krijgt een brief over wat u hier vastlegt. Tot en met de laatste dag loopt de hulp door."
            )
            for naam in _NABESTAANDE:
                del self.fields[naam]

    def clean(self) -> dict[str, Any]:
        antwoorden: dict[str, Any] = super().clean() or self.cleaned_data
        if antwoorden.get("terug") in (Terug.OPHALEN, Terug.BRENGEN, Terug.MEE) and not antwoorden.get("terug_wat"):
            self.add_error("terug_wat", "Vul in wat er terug moet of mee mag. Dat staat in de brief.")
        if antwoorden.get("terug") in (Terug.OPHALEN, Terug.BRENGEN) and not antwoorden.get("terug_wie"):
            self.add_error("terug_wie", "Vul in wie het ophaalt, of waar het heen gaat. Dat staat in de brief.")
        return antwoorden


class OpzeggingVervaltFormulier(Formulier):
    """The client keeps the help after all."""

    knop = "Vastleggen: hulp gaat door"
    inleiding = (
        "De inwoner krijgt hierover een brief, behalve na een overlijden. De opzegging blijft in het logboek staan."
    )
    reden = TekstVeld(
        label="Waarom gaat de opzegging niet door?", meerdere_regels=True,
        leeg="Schrijf op waarom de hulp doorgaat, en wie dat zei.",
    )  # fmt: skip
