"""Forms of the voorzieningen that are weighed in a case."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from meldingen.formulieren import Formulier, KeuzeVeld, TekstVeld
from onderzoek.models import Leveringsvorm, Voorzieningkeuze, Voorzieningsoort


class VoorzieningKiezenFormulier(Formulier):
    """A soort of the catalogue, by group."""

    knop = "Toevoegen"
    soort = KeuzeVeld(label="Welke voorziening?", lijst=True, leeg="Kies een voorziening.")
    waarvoor = TekstVeld(label="Waarvoor is het nodig?", meerdere_regels=True, leeg="Schrijf op waarvoor het nodig is.")

    def __init__(self, *args: Any, soorten: Iterable[Voorzieningsoort], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rijen = sorted(soorten, key=lambda rij: (rij.get_productgroep_display(), rij.naam))
        self.soorten = {str(rij.pk): rij for rij in rijen}
        groepen = [
            (groep, [(str(rij.pk), rij.naam) for rij in leden])
            for groep, leden in groupby(rijen, key=Voorzieningsoort.get_productgroep_display)
        ]
        self.fields["soort"].choices = [("", "Kies een voorziening"), *groepen]

    def gekozen(self) -> Voorzieningsoort:
        """The chosen soort."""
        return self.soorten[self.cleaned_data["soort"]]


class VormFormulier(Formulier):
    """Natura or pgb."""

    knop = "Bewaren"
    leveringsvorm = KeuzeVeld(
        label="Hoe komt de hulp?", choices=Leveringsvorm.choices, leeg="Kies natura of een pgb."
    )  # fmt: skip


class UitkomstFormulier(Formulier):
    """Whether it is to be granted, and why."""

    knop = "Bewaren"
    uitkomst = KeuzeVeld(
        label="Wat is de uitkomst?", choices=Voorzieningkeuze.Uitkomst.choices, leeg="Kies de uitkomst."
    )
    motivering = TekstVeld(label="Waarom?", meerdere_regels=True, leeg="Schrijf op waarom dit de uitkomst is.")
