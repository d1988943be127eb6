"""Fills D-01 (and the form D-43 that goes with it) from a case."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from meldingen.brieven.kern import OntvangstbevestigingGegevens, PersoonlijkPlanGegevens
from meldingen.models import Melding, Relatie, Termijn
from meldingen.services import parameters
from meldingen.services.brieven import afzender, geadresseerde, zaak

_MELDER = {
    Relatie.Soort.PARTNER: "uw partner",
    Relatie.Soort.KIND: "uw zoon of dochter",
    Relatie.Soort.OUDER: "uw ouder",
    Relatie.Soort.FAMILIE: "uw familielid",
    Relatie.Soort.BEKENDE: "een bekende van u",
    Relatie.Soort.HULPVERLENER: "uw hulpverlener",
    Relatie.Soort.VERTEGENWOORDIGER: "uw vertegenwoordiger",
}


def vul_bevestiging(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> OntvangstbevestigingGegevens:
    """D-01 (M-08): the dates are the legal dates of the clocks that run."""
    onderzoek = _uiterste(melding, Termijn.Soort.ONDERZOEK)
    gemeente = melding.gemeente
    wachttijd = parameters.zoek(gemeente, ["wachttijdtekst"], melding.ontvangen_op).get("wachttijdtekst")
    return OntvangstbevestigingGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        melding_op=melding.ontvangen_op,
        persoonlijk_plan_tot=_uiterste(melding, Termijn.Soort.PERSOONLIJK_PLAN),
        onderzoek_uiterlijk=onderzoek,
        aanvraag_vanaf=onderzoek + timedelta(days=1),
        pgb_website=gemeente.pgb_website,
        privacy_website=gemeente.privacy_website,
        spoed_telefoon=gemeente.spoed_telefoon or gemeente.telefoon,
        gemeld_door=_MELDER[Relatie.Soort(melding.melder.soort)] if melding.melder else "",
        hulpvraag="",
        wachttijdtekst=wachttijd.waarde if wachttijd else "",
    )


def vul_persoonlijk_plan(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> PersoonlijkPlanGegevens:
    """D-43 (M-09): the form, with the last day to hand it in."""
    return PersoonlijkPlanGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        inleveren_tot=_uiterste(melding, Termijn.Soort.PERSOONLIJK_PLAN),
    )


def _uiterste(melding: Melding, soort: Termijn.Soort) -> date:
    return Termijn.objects.filter(melding=melding, soort=soort).order_by("pk").last().uiterste_datum
