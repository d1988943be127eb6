"""What the Awb side does at night: resume clocks, open rights, and propose what a person must decide."""

from datetime import date
from typing import Any

from beschikkingen.models import LOPENDE_SPOED
from beschikkingen.services import aanvraag, afronden, beslistermijn, bezwaar, dwangsombesluit, einde, herstel
from meldingen.models import Status, Termijn
from meldingen.nachtlijst import NACHT, Inserttaak, Overgangstaak
from meldingen.rollen import Rol

# T-16: on day ten of the decision clock (days that stood still not counted) a person is asked to send D-16 in time.
_UITSTEL = """
INSERT INTO meldingen_taak
    (gemeente_id, melding_id, sleutel, titel, rol, voor_id, uiterlijk_op, is_spoed, plek, gemaakt_op)
SELECT t.gemeente_id, t.melding_id, 'uitstel:' || t.melding_id,
       'Lukt het besluit op tijd? Stuur anders een uitstelbericht',
       %(rol)s, m.behandelaar_id, t.uiterste_datum, false, 'uitstel', %(op)s
FROM meldingen_termijn t JOIN meldingen_melding m ON m.id = t.melding_id
WHERE t.soort = %(besluit)s AND t.gehaald_op IS NULL AND t.vervallen_op IS NULL AND t.streefdatum IS NULL
  AND m.status = ANY(%(statussen)s) AND t.uiterste_datum >= %(op)s
  AND t.start + t.opgeschorte_dagen + %(dag)s <= %(op)s
  AND NOT EXISTS (SELECT 1 FROM meldingen_opschorting s
                  WHERE s.termijn_id = t.id AND s.van < %(op)s AND (s.tot IS NULL OR s.tot > %(op)s))
ON CONFLICT (sleutel) DO NOTHING
"""


# SP-04: every week that temporary help runs without an ordinary decision, somebody is asked for one.
_SPOEDWEEK = """
INSERT INTO meldingen_taak
    (gemeente_id, melding_id, sleutel, titel, rol, voor_id, uiterlijk_op, is_spoed, plek, gemaakt_op)
SELECT m.gemeente_id, m.id, 'spoedweek:' || s.id || ':' || (%(op)s - s.ingangsdatum) / 7,
       'Tijdelijke hulp loopt ' || (%(op)s - s.ingangsdatum) / 7 || ' week of langer: zorg voor het gewone besluit',
       %(rol)s, m.behandelaar_id, %(op)s, true, 'spoed', %(op)s
FROM beschikkingen_spoedvoorziening s JOIN meldingen_melding m ON m.id = s.melding_id
WHERE s.status = ANY(%(lopend)s) AND s.ingangsdatum + 7 <= %(op)s
ON CONFLICT (sleutel) DO NOTHING
"""


def _spoedweek(op: date) -> dict[str, Any]:
    return {"op": op, "rol": Rol.CONSULENT.value, "lopend": list(LOPENDE_SPOED)}


def _uitstel(op: date) -> dict[str, Any]:
    return {
        "op": op,
        "dag": 10,
        "rol": Rol.CONSULENT.value,
        "besluit": Termijn.Soort.BESLUIT.value,
        "statussen": [Status.AANGEVRAAGD.value, Status.IN_BEOORDELING.value],
    }


def registreer() -> None:
    """Resume before counting: a clock that ran again yesterday may be near its end today."""
    NACHT.registreer(
        10, Overgangstaak("opschorting_beeindigen", beslistermijn.te_hervatten, beslistermijn.hervat_vanzelf)
    )
    NACHT.registreer(15, Overgangstaak("herstel_verstreken", herstel.verstreken, herstel.verwerk_verstreken))
    NACHT.registreer(
        20,
        Overgangstaak(
            "voortijdige_aanvraag_activeren", beslistermijn.voortijdig_en_nu_geldig, aanvraag.activeer_voortijdige
        ),
    )
    NACHT.registreer(
        25, Overgangstaak("bezwaar_niet_aangevuld", bezwaar.verzuim_verstreken, bezwaar.verwerk_verzuim_verstreken)
    )
    NACHT.registreer(30, Overgangstaak("dwangsom_vol", dwangsombesluit.volgelopen, dwangsombesluit.open_bij_maximum))
    NACHT.registreer(35, Overgangstaak("bezwaar_verstreken", afronden.af_te_ronden, afronden.rond_af))
    NACHT.registreer(40, Overgangstaak("opgezegde_hulp_stoppen", einde.te_stoppen, einde.stop))
    NACHT.registreer(66, Inserttaak("spoed_zonder_besluit", _SPOEDWEEK, _spoedweek))
    NACHT.registreer(65, Inserttaak("beslistermijn_bewaken", _UITSTEL, _uitstel))
