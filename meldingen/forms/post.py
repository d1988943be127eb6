"""Forms of the post, in and out."""

from meldingen.formulieren import (
    BestandVeld,
    DatumVeld,
    Filterformulier,
    Formulier,
    KeuzeVeld,
    TekstVeld,
)
from meldingen.models import Poststuk


class ScanFormulier(Formulier):
    """Scan in a paper that came by post."""

    knop = "Inscannen"
    bestand = BestandVeld(label="Scan", leeg="Kies de scan.")
    ontvangen_op = DatumVeld(
        label="Op welke dag kwam het stuk binnen?", leeg="Vul in op welke dag het stuk binnenkwam.", toekomst_mag=False
    )


class KoppelFormulier(Formulier):
    """Say to which case a paper belongs and what it starts."""

    knop = "Aan de zaak koppelen"
    zaak = TekstVeld(
        label="Zaaknummer", max_length=20, leeg="Vul het zaaknummer in.", help_text="Bijvoorbeeld: WMO-2026-000001."
    )
    soort = KeuzeVeld(label="Wat is het?", choices=Poststuk.Soort.choices, leeg="Kies wat voor stuk het is.")


class DagFormulier(Filterformulier):
    """Choose a day."""

    knop = "Toon"
    dag = DatumVeld(label="Verzonden op", leeg="Vul een dag in.")
