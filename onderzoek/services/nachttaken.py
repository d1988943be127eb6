"""What the investigation does at night with advice that does not come (O-17)."""

from datetime import date
from typing import Any

from meldingen.nachtlijst import NACHT, Inserttaak
from meldingen.querysets import OPEN
from meldingen.rollen import Rol

# The clock of the law does not stop for an adviser, so a person is asked to call the next day.
_ADVIES_TE_LAAT = """
INSERT INTO meldingen_taak
    (gemeente_id, melding_id, sleutel, titel, rol, voor_id, uiterlijk_op, is_spoed, plek, gemaakt_op)
SELECT m.gemeente_id, m.id, 'advies_te_laat:' || a.id || ':' || m.id,
       'Het advies had er al moeten zijn: bel de adviseur', %(rol)s, m.behandelaar_id, %(op)s, true, 'advies', %(op)s
FROM onderzoek_adviesaanvraag a JOIN meldingen_melding m ON m.id = a.melding_id
WHERE a.ontvangen_op IS NULL AND a.verwacht_op < %(op)s AND m.status = ANY(%(open)s)
ON CONFLICT (sleutel) DO NOTHING
"""


def _advies_te_laat(op: date) -> dict[str, Any]:
    return {"op": op, "rol": Rol.CONSULENT.value, "open": list(OPEN)}


def registreer() -> None:
    """After the steps that may close a case."""
    NACHT.registreer(66, Inserttaak("advies_bewaken", _ADVIES_TE_LAAT, _advies_te_laat))
