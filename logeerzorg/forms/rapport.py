"""Which report, and over which days."""

from datetime import date, timedelta
from typing import Any

from logeerzorg.perioden import Nachten
from meldingen.formulieren import DatumVeld, Filterformulier, KeuzeVeld

BEZETTING, GEMEENTEN, CLIENTEN, AFGEZEGD, WEIGERINGEN = (
    "bezetting", "gemeenten", "clienten", "afgezegd", "weigeringen",
)  # fmt: skip
DELEN = [
    (BEZETTING, "Bezetting per locatie"),
    (GEMEENTEN, "Gebruikte nachten per gemeente"),
    (CLIENTEN, "Gebruikte nachten per cliënt"),
    (AFGEZEGD, "Niet doorgegaan, per locatie"),
    (WEIGERINGEN, "De locatie kon niet, met de reden"),
]
LANGST = 366  # days: a month is a column


class RapportFormulier(Filterformulier):
    """The report and its first and last day; without days the present year."""

    knop = "Toon rapport"
    deel = KeuzeVeld(label="Welk rapport?", choices=DELEN, lijst=True, required=False)
    van = DatumVeld(
        label="Vanaf", required=False, toekomst_mag=True, vroegste=date(2015, 1, 1), laatste=date(2100, 12, 31),
        voorbeeld="1 1 2027", help_text="Leeg: vanaf 1 januari van dit jaar.",
    )  # fmt: skip
    tot = DatumVeld(
        label="Tot en met", required=False, toekomst_mag=True, vroegste=date(2015, 1, 1), laatste=date(2100, 12, 31),
        voorbeeld="31 12 2027", help_text="Leeg: tot en met 31 december van het jaar van de eerste dag.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        antwoorden = super().clean() or self.cleaned_data
        if not {"van", "tot"} <= set(antwoorden):
            return antwoorden
        van, tot = self._dagen(antwoorden)
        if tot < van:
            self.add_error("tot", "De laatste dag ligt vóór de eerste dag. Kies een latere dag.")
        elif (tot - van).days >= LANGST:
            self.add_error("tot", "Kies hoogstens een jaar. Voor een langere tijd vraagt u het rapport per jaar op.")
        return antwoorden

    @property
    def gekozen(self) -> str:
        """The report of a valid form."""
        return self.cleaned_data["deel"] or BEZETTING

    @property
    def periode(self) -> Nachten:
        """The nights of a valid form."""
        van, tot = self._dagen(self.cleaned_data)
        return Nachten(van, tot + timedelta(days=1))

    @property
    def laatste_dag(self) -> date:
        """The last day of a valid form."""
        return self._dagen(self.cleaned_data)[1]

    def _dagen(self, antwoorden: dict[str, Any]) -> tuple[date, date]:
        jaar = self.vandaag.year if self.vandaag else date.min.year
        van = antwoorden["van"] or date((antwoorden["tot"] or date(jaar, 1, 1)).year, 1, 1)
        return van, antwoorden["tot"] or date(van.year, 12, 31)
