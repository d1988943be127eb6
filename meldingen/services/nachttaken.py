"""What the kernel itself does at night: signals, and tasks for clocks and numbers that run out."""

from datetime import date, timedelta
from typing import Any

from meldingen.models import Termijn
from meldingen.nachtlijst import NACHT, Inserttaak, Overgangstaak
from meldingen.rollen import Rol
from meldingen.services.concept import vergeet, verlopen
from meldingen.services.parametervoorstel import JAARLIJKS, LANDELIJK
from meldingen.services.signalen import SIGNALEER, drempels

# A clock of ours that ends without a decision to take still asks somebody to do something.
_BIJ_AFLOOP = {
    Termijn.Soort.ONDERZOEK: (Rol.TEAMLEIDER, "Onderzoek te laat: de inwoner mag nu een aanvraag doen", "overzicht"),
    Termijn.Soort.BEVESTIGING: (Rol.ADMINISTRATIE, "De ontvangstbevestiging is nog niet weg", "overzicht"),
    Termijn.Soort.BESLUIT: (Rol.TEAMLEIDER, "Beslistermijn verstreken: kans op een dwangsom", "overzicht"),
    Termijn.Soort.INGEZETENE: (Rol.CONSULENT, "Controleer of de inwoner hier nu woont", "overzicht"),
    Termijn.Soort.BRIEFADRES: (Rol.CONSULENT, "Briefadres: vraag of verlenging nodig is", "overzicht"),
    Termijn.Soort.INGEBREKESTELLING: (Rol.TEAMLEIDER, "De dwangsom loopt vanaf nu", "overzicht"),
    Termijn.Soort.DWANGSOMBESLUIT: (Rol.TEAMLEIDER, "Stel de dwangsom vast bij besluit", "dwangsom"),
    Termijn.Soort.BOB: (Rol.BEZWAARJURIST, "De beslissing op bezwaar is te laat", "bezwaar"),
}

_TAAK_BIJ_AFLOOP = """
INSERT INTO meldingen_taak
    (gemeente_id, melding_id, sleutel, titel, rol, voor_id, uiterlijk_op, is_spoed, plek, gemaakt_op)
SELECT t.gemeente_id, t.melding_id, 'afloop:' || t.id || ':' || t.uiterste_datum, a.titel, a.rol,
       CASE WHEN a.rol = %(consulent)s THEN m.behandelaar_id END, %(op)s, true, a.plek, %(op)s
FROM meldingen_termijn t
JOIN unnest(%(soorten)s::text[], %(rollen)s::text[], %(titels)s::text[], %(plekken)s::text[])
     AS a (soort, rol, titel, plek) ON a.soort = t.soort
JOIN meldingen_melding m ON m.id = t.melding_id
WHERE t.gehaald_op IS NULL AND t.vervallen_op IS NULL AND t.uiterste_datum < %(op)s
  AND NOT EXISTS (SELECT 1 FROM meldingen_opschorting s
                  WHERE s.termijn_id = t.id AND s.van < %(op)s AND (s.tot IS NULL OR s.tot > %(op)s))
ON CONFLICT (sleutel) DO NOTHING
"""

_PARAMETER_LOOPT_AF = """
INSERT INTO meldingen_taak
    (gemeente_id, sleutel, titel, rol, uiterlijk_op, is_spoed, plek, gemaakt_op)
SELECT p.gemeente_id, 'parameter:' || p.id, 'Parameter ' || p.code || ' loopt af op ' || p.geldig_tot, %(beheerder)s,
       p.geldig_tot, false, 'parameters', %(op)s
FROM meldingen_parameter p JOIN meldingen_gemeente g ON g.id = p.gemeente_id AND NOT g.is_landelijk
WHERE p.geldig_tot <= %(over)s
  AND NOT EXISTS (SELECT 1 FROM meldingen_parameter n
                  WHERE n.gemeente_id = p.gemeente_id AND n.code = p.code AND n.geldig_van > p.geldig_van)
ON CONFLICT (sleutel) DO NOTHING
"""

_KB_DAGEN = """
INSERT INTO meldingen_taak (gemeente_id, sleutel, titel, rol, uiterlijk_op, is_spoed, plek, gemaakt_op)
SELECT g.id, 'kb-dagen:' || %(jaar)s || ':' || g.id, 'Controleer de gelijkgestelde dagen van ' || %(jaar)s,
       %(beheerder)s, %(eind)s, false, 'parameters', %(op)s
FROM meldingen_gemeente g WHERE NOT g.is_landelijk AND %(op)s >= %(oktober)s
ON CONFLICT (sleutel) DO NOTHING
"""

# A value that simply runs on is not yet the decision of the college for that year (E-22): its row must begin in the
# year, or carry a decision of this year. National amounts only have to be there.
_JAARBESLUIT = """
INSERT INTO meldingen_taak (gemeente_id, sleutel, titel, rol, uiterlijk_op, is_spoed, plek, gemaakt_op)
SELECT g.id, 'jaarbesluit:' || %(jaar)s || ':' || c.code || ':' || g.id,
       CASE WHEN c.landelijk THEN c.code || ' van ' || %(jaar)s || ' ontbreekt: vraag de leverancier, het bedrag is '
                                  || 'landelijk en u kunt het niet zelf invullen'
            ELSE 'Stel ' || c.code || ' van ' || %(jaar)s || ' vast, ook als er niets verandert' END,
       %(beheerder)s, %(eind)s, false, 'parameters', %(op)s
FROM meldingen_gemeente g
CROSS JOIN unnest(%(codes)s::text[], %(landelijk)s::bool[]) AS c (code, landelijk)
WHERE NOT g.is_landelijk AND %(op)s >= %(november)s
  AND NOT EXISTS (SELECT 1 FROM meldingen_parameter p JOIN meldingen_gemeente h ON h.id = p.gemeente_id
                  WHERE p.code = c.code AND p.geldig_van <= %(eerste)s
                    AND (p.geldig_tot IS NULL OR p.geldig_tot >= %(eerste)s)
                    AND CASE WHEN c.landelijk THEN h.is_landelijk
                             ELSE h.id = g.id
                                  AND (p.geldig_van = %(eerste)s OR p.besluitdatum >= %(januari)s) END)
ON CONFLICT (sleutel) DO NOTHING
"""


def _bij_afloop(op: date) -> dict[str, Any]:
    return {
        "op": op,
        "consulent": Rol.CONSULENT.value,
        "soorten": [soort.value for soort in _BIJ_AFLOOP],
        "rollen": [rol.value for rol, _, _ in _BIJ_AFLOOP.values()],
        "titels": [titel for _, titel, _ in _BIJ_AFLOOP.values()],
        "plekken": [plek for _, _, plek in _BIJ_AFLOOP.values()],
    }


def _parameter(op: date) -> dict[str, Any]:
    return {"op": op, "over": op + timedelta(days=60), "beheerder": Rol.BEHEERDER.value}


def _kb_dagen(op: date) -> dict[str, Any]:
    """From 1 October the beheerder checks the days of the coming year (T-26)."""
    return {
        "op": op,
        "jaar": str(op.year + 1),
        "oktober": date(op.year, 10, 1),
        "eind": date(op.year, 12, 1),
        "beheerder": Rol.BEHEERDER.value,
    }


def _jaarbesluit(op: date) -> dict[str, Any]:
    """From 1 November the beheerder is asked for the amounts of the coming year that were not determined (E-22)."""
    codes = [*sorted(JAARLIJKS), "eb_tarief"]
    return {
        "op": op,
        "jaar": str(op.year + 1),
        "codes": codes,
        "landelijk": [code in LANDELIJK for code in codes],
        "januari": date(op.year, 1, 1),
        "november": date(op.year, 11, 1),
        "eerste": date(op.year + 1, 1, 1),
        "eind": date(op.year, 12, 31),
        "beheerder": Rol.BEHEERDER.value,
    }


def registreer() -> None:
    """Put the kernel's tasks on the list: first the steps of the apps (10 to 50), then the warnings."""
    NACHT.registreer(55, Overgangstaak("concept_verlopen", verlopen, vergeet))
    NACHT.registreer(60, Inserttaak("termijn_verstreken", _TAAK_BIJ_AFLOOP, _bij_afloop))
    NACHT.registreer(70, Inserttaak("signalen", SIGNALEER, drempels))
    NACHT.registreer(80, Inserttaak("parameter_vervalt", _PARAMETER_LOOPT_AF, _parameter))
    NACHT.registreer(90, Inserttaak("kb_feestdagen_controle", _KB_DAGEN, _kb_dagen))
    NACHT.registreer(95, Inserttaak("jaarbesluit", _JAARBESLUIT, _jaarbesluit))
