"""Fills D-40, the confirmation of stays."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from logeerzorg.brieven import BevestigdVerblijf, LogeerbevestigingGegevens
from logeerzorg.models import Reservering, Saldo
from logeerzorg.services.annuleren import op_tijd_tot
from meldingen.fouten import Geweigerd
from meldingen.models import Melding
from meldingen.services import parameters
from meldingen.services.brieven import afzender, geadresseerde, zaak

_VERVOER = {
    "": "U regelt zelf het vervoer naar de locatie en terug.",
    Reservering.Vervoer.ZELF: "U regelt zelf het vervoer naar de locatie en terug.",
    Reservering.Vervoer.REGIOTAXI: "U gaat met de regiotaxi. Bestel de rit zelf.",
    Reservering.Vervoer.AANVULLEND: "De gemeente regelt het vervoer naar de locatie en terug.",
}


def vul_logeerbevestiging(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> LogeerbevestigingGegevens:
    """D-40 (LR-05) of the stays that still stand; when all were called off the letter has nothing to tell."""
    rijen = list(
        Reservering.objects.filter(pk__in=verwijzing["reserveringen"], status=Reservering.Status.BEVESTIGD)
        .select_related("bed__locatie", "gemeente")
        .order_by("periode")
    )
    if not rijen:
        raise Geweigerd("Deze verblijven zijn niet meer bevestigd. De brief gaat niet weg.")
    return LogeerbevestigingGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        verblijven=tuple(_verblijf(rij, op) for rij in rijen),
        saldo=tuple(_saldo(melding, rijen)),
        laat_telt=parameters.waarde(melding.gemeente, "kv_laat_annuleren_telt", op),
    )


def _verblijf(rij: Reservering, op: date) -> BevestigdVerblijf:
    huis = rij.bed.locatie
    afzeggen = op_tijd_tot(rij, op)
    return BevestigdVerblijf(
        locatie=huis.naam,
        adres=", ".join(deel for deel in (huis.adres, f"{huis.postcode} {huis.plaats}".strip()) if deel),
        telefoon=huis.telefoon,
        aankomst=rij.aankomst,
        aankomst_om=_uur(rij.aankomst_tijd),
        vertrek=rij.vertrek,
        vertrek_om=_uur(rij.vertrek_tijd),
        vervoer=_VERVOER[rij.vervoer],
        afzeggen_op=afzeggen.date(),
        afzeggen_om=_uur(afzeggen.time()),
        intake_op=rij.intake_op,
        intake_gereed=rij.intake_gereed_op is not None,
        proef=rij.soort == Reservering.Soort.PROEF,
        dagdeel=rij.is_dagdeel,
    )


def _saldo(melding: Melding, rijen: list[Reservering]) -> Iterator[str]:
    jaren = {dag.year for rij in rijen for dag in (rij.aankomst, rij.vertrek)}
    for saldo in Saldo.objects.filter(client=melding.client).order_by("periode"):
        jaar = saldo.periode.lower.year
        if jaar not in jaren or not saldo.gebruikt:
            continue
        if saldo.cap is None:
            yield f"In {jaar} zijn nu {saldo.gebruikt} etmalen afgesproken of gebruikt."
        else:
            over = max(0, saldo.cap - saldo.gebruikt)
            gebruikt = f"In {jaar} zijn nu {saldo.gebruikt} van de {saldo.cap} etmalen afgesproken of gebruikt."
            yield f"{gebruikt} U hebt er {over} over."


def _uur(om: time) -> str:
    return f"{om.hour}.{om:%M} uur"
