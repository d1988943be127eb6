"""The nightly check: which clocks have run out, as tasks for those who must act. Set-based and idempotent."""

from datetime import date

from django.db import connection

from meldingen.rollen import Rol
from meldingen.services.handeling import handeling

_TE_LAAT = """
INSERT INTO meldingen_taak
    (gemeente_id, melding_id, sleutel, titel, rol, voor_id, uiterlijk_op, is_spoed, plek, gemaakt_op)
SELECT t.gemeente_id, t.melding_id, 'te-laat:' || t.id || ':' || t.uiterste_datum,
       'Termijn verstreken: ' || t.soort, %(rol)s, m.behandelaar_id, %(op)s, true, 'overzicht', %(op)s
FROM meldingen_termijn t JOIN meldingen_melding m ON m.id = t.melding_id
WHERE t.gehaald_op IS NULL AND t.vervallen_op IS NULL AND t.wie = 'college' AND t.uiterste_datum < %(op)s
ON CONFLICT (sleutel) DO NOTHING
"""

_BLIJFT_LIGGEN = """
SELECT count(*) FROM meldingen_uitgaand WHERE klaar_op IS NULL AND op < %(op)s
"""


@handeling
def controleer(*, op: date) -> dict[str, int]:
    """Raise a task for every legal date of the college that has passed; returns what was counted.

    A clock that was missed during a standstill is found as well, because the test is 'before today'.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TE_LAAT, {"op": op, "rol": Rol.TEAMLEIDER})
        te_laat = cursor.rowcount
        cursor.execute(_BLIJFT_LIGGEN, {"op": op})
        blijft_liggen = cursor.fetchone()[0]
    return {"te_laat": te_laat, "uitgaand_blijft_liggen": blijft_liggen}
