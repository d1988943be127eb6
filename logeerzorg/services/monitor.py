"""When a grant of logeerzorg is looked back on: after so many months and within so many (L-37)."""

from collections.abc import Iterator
from datetime import date

from beschikkingen.services.inhoud import Besluitinhoud
from meldingen.eisen import Ontbreekt
from meldingen.termijnen import plus_maanden, schrijf_datum
from onderzoek.models import Voorzieningsoort


def monitor_op_tijd(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """L-37: the window of the catalogue; a grant that ends before the window opens may be looked back on any day."""
    if inhoud.afwijking:
        return
    for regel in inhoud.toegekend_van(Voorzieningsoort.KORTDUREND_VERBLIJF):
        soort = regel.gevraagd.soort
        if not (regel.ingangsdatum and regel.einddatum and regel.monitor_op and soort.monitor_max):
            continue
        vroegst = plus_maanden(regel.ingangsdatum, soort.monitor_min)
        laatst = plus_maanden(regel.ingangsdatum, soort.monitor_max)
        if regel.einddatum >= vroegst and not vroegst <= regel.monitor_op <= laatst:
            zin = (
                f"Bekijk bij {regel} na {soort.monitor_min} en binnen {soort.monitor_max} maanden of het werkt. "
                f"Kies een dag van {schrijf_datum(vroegst)} tot en met {schrijf_datum(laatst)}."
            )
            yield Ontbreekt(zin, "besluit", "L-37")
