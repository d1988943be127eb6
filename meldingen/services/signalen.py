"""Signals: who is warned that a clock runs out, once per threshold, and never somebody who is away alone (T-43)."""

from datetime import date
from typing import Any

from django.db.models import Count, Q

from meldingen.models import Gebruiker, Gemeente, Signaal
from meldingen.rollen import Rol
from meldingen.services import parameters
from meldingen.services.handeling import handeling
from meldingen.services.uitgaand import zet_klaar

# Whoever is to hear of a clock: the consulent; who replaces an absent one; the teamleiders when it is late, when
# nobody (any more) handles the case, or when the consulent is away without a replacement who is there.
_ONTVANGERS = """
    LEFT JOIN meldingen_gebruiker b ON b.id = m.behandelaar_id AND b.is_active
    LEFT JOIN LATERAL (
        SELECT true AS is_weg, v.id AS vervanger_id
        FROM meldingen_afwezigheid a
        LEFT JOIN meldingen_gebruiker v ON v.id = a.vervanger_id AND v.is_active
            AND NOT EXISTS (SELECT 1 FROM meldingen_afwezigheid w
                            WHERE w.gebruiker_id = v.id AND %(op)s BETWEEN w.van AND w.tot)
        WHERE a.gebruiker_id = b.id AND %(op)s BETWEEN a.van AND a.tot
        ORDER BY a.van DESC LIMIT 1
    ) weg ON true
    JOIN LATERAL (
        SELECT b.id AS gebruiker_id WHERE b.id IS NOT NULL
        UNION SELECT weg.vervanger_id WHERE weg.vervanger_id IS NOT NULL
        UNION SELECT g.id FROM meldingen_gebruiker g
            JOIN meldingen_gebruiker_groups gg ON gg.gebruiker_id = g.id
            JOIN auth_group r ON r.id = gg.group_id AND r.name = %(teamleider)s
            WHERE g.gemeente_id = d.gemeente_id AND g.is_active
              AND (d.is_alarm OR b.id IS NULL OR (weg.is_weg AND weg.vervanger_id IS NULL))
    ) o ON true
"""

# Days of a clock that stood still do not count; while it stands still nobody is warned. Most clocks have nothing to say
# tonight: one comparison with the earliest threshold of their kind sets those aside before anything else is looked at.
SIGNALEER = f"""
WITH drempels (gemeente_id, soort, dag, achteraf) AS (
    SELECT * FROM unnest(%(gemeenten)s::bigint[], %(soorten)s::text[], %(dagen)s::int[], %(achteraf)s::boolean[])
), eerste AS (
    SELECT gemeente_id, soort, min(dag) FILTER (WHERE NOT achteraf) AS na, min(dag) FILTER (WHERE achteraf) AS voor
    FROM drempels GROUP BY gemeente_id, soort
), lopend AS (
    SELECT t.id, t.gemeente_id, t.melding_id, t.soort, t.wie, t.start + t.opgeschorte_dagen AS vanaf, t.uiterste_datum
    FROM meldingen_termijn t LEFT JOIN eerste e ON e.gemeente_id = t.gemeente_id AND e.soort = t.soort
    WHERE t.gehaald_op IS NULL AND t.vervallen_op IS NULL
      AND (t.uiterste_datum < %(op)s OR t.start + t.opgeschorte_dagen + e.na <= %(op)s
           OR t.uiterste_datum + e.voor <= %(op)s)
      AND NOT EXISTS (SELECT 1 FROM meldingen_opschorting s
                      WHERE s.termijn_id = t.id AND s.van < %(op)s AND (s.tot IS NULL OR s.tot > %(op)s))
), bereikt AS (
    SELECT DISTINCT ON (t.id) t.id, t.gemeente_id, t.melding_id, d.dag::text AS drempel, false AS is_alarm
    FROM lopend t JOIN drempels d ON d.gemeente_id = t.gemeente_id AND d.soort = t.soort
    WHERE t.uiterste_datum >= %(op)s
      AND CASE WHEN d.achteraf THEN t.uiterste_datum + d.dag <= %(op)s ELSE t.vanaf + d.dag <= %(op)s END
    ORDER BY t.id, d.dag DESC
), d AS (
    SELECT * FROM bereikt
    UNION ALL
    SELECT t.id, t.gemeente_id, t.melding_id, 'te laat', true
    FROM lopend t WHERE t.uiterste_datum < %(op)s AND t.wie = 'college'
)
INSERT INTO meldingen_signaal (gemeente_id, melding_id, termijn_id, voor_id, drempel, is_alarm, op)
SELECT d.gemeente_id, d.melding_id, d.id, o.gebruiker_id, d.drempel, d.is_alarm, %(op)s
FROM d JOIN meldingen_melding m ON m.id = d.melding_id
{_ONTVANGERS}
ON CONFLICT (termijn_id, drempel, voor_id) DO NOTHING
"""  # noqa: S608  (joined from constants of this module, values go as parameters)


def drempels(op: date) -> dict[str, Any]:
    """The thresholds of every gemeente on a day, as columns for the statement.

    A positive day counts from the start, a negative one back from the legal date.
    """
    rijen: list[tuple[int, str, int]] = []
    for gemeente in Gemeente.objects.echte():
        tabel = parameters.waarde(gemeente, "signaaldrempels", op)
        rijen += [(gemeente.pk, soort, dag) for soort, dagen in tabel.items() for dag in dagen]
    return {
        "gemeenten": [rij[0] for rij in rijen],
        "soorten": [rij[1] for rij in rijen],
        "dagen": [rij[2] for rij in rijen],
        "achteraf": [rij[2] < 0 for rij in rijen],
        "teamleider": Rol.TEAMLEIDER.value,
        "op": op,
    }


@handeling
def zet_ochtendmail_klaar(*, op: date) -> int:
    """One mail per person who has something to hear: new signals since yesterday, and every standing alarm."""
    wie = (
        Gebruiker.objects.filter(is_active=True, gemeente__isnull=False)
        .exclude(email="")
        .annotate(open=Count("signalen", filter=_te_melden(op)))
        .filter(open__gt=0)
    )
    for gebruiker in wie:
        zet_klaar(
            "mail",
            f"ochtend:{gebruiker.pk}:{op}",
            gemeente=gebruiker.gemeente,
            melding=None,
            op=op,
            inhoud={"sjabloon": "ochtend", "gebruiker": gebruiker.pk},
        )
    return len(wie)


def open_signalen(gebruiker: Gebruiker, op: date) -> Any:
    """What the morning mail and the page show: standing alarms, and signals that were not read."""
    return Signaal.objects.filter(voor=gebruiker).lopend().filter(Q(is_alarm=True) | Q(gelezen_op__isnull=True))


@handeling
def lees(signaal: Signaal, *, op: date) -> None:
    """The person has seen it. An alarm keeps standing until the clock closes."""
    Signaal.objects.filter(pk=signaal.pk, gelezen_op__isnull=True).update(gelezen_op=op)


def _te_melden(op: date) -> Q:
    loopt = Q(signalen__termijn__gehaald_op__isnull=True, signalen__termijn__vervallen_op__isnull=True)
    return loopt & (Q(signalen__is_alarm=True) | Q(signalen__op=op))
