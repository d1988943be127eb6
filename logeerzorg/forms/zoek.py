"""Which bed, and what kind of stay."""

from typing import Any

from logeerzorg.models import Reservering
from meldingen.formulieren import DatumVeld, Filterformulier, Formulier, KeuzeVeld


class ZoekFormulier(Filterformulier):
    """Which bed is free between two days."""

    knop = "Zoek een vrij bed"
    van = DatumVeld(label="Aankomst", leeg="Vul de dag van aankomst in.", toekomst_mag=True)
    tot = DatumVeld(label="Vertrek", leeg="Vul de dag van vertrek in.", toekomst_mag=True)

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        van, tot = antwoorden.get("van"), antwoorden.get("tot")
        if van and self.vandaag and van < self.vandaag:
            self.add_error("van", "De aankomst ligt in het verleden. Kies vandaag of een latere dag.")
        if van and tot and tot <= van:
            self.add_error("tot", "De vertrekdag moet na de aankomstdag liggen.")
        return antwoorden


class OptieFormulier(Formulier):
    """Hold one of the free beds (LR-01)."""

    knop = "Optie plaatsen"
    bed = KeuzeVeld(label="Welk bed?", leeg="Kies een bed.")
    soort = KeuzeVeld(label="Wat voor verblijf?", choices=Reservering.Soort.choices, leeg="Kies wat voor verblijf.")

    def __init__(self, *args: Any, bedden: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bed"].choices = bedden
