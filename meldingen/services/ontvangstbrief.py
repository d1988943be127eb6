"""Fills the kernel's own letters from a case: D-01 with the form D-43, D-04, D-24 and D-25."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from meldingen.brieven.kern import (
    Bestemming,
    DoorzendGegevens,
    Doorzendwijze,
    IntrekkingGegevens,
    OntvangstbevestigingGegevens,
    PersoonlijkPlanGegevens,
    Stuk,
    ToestemmingGegevens,
)
from meldingen.models import Gebeurtenis, Melding, Relatie, Termijn, Toestemming
from meldingen.services import parameters
from meldingen.services.brieven import afzender, geadresseerde, zaak
from meldingen.services.overgang import laatste_reden

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


# What is looked into before the conversation; the letter promises that it is nothing else (M-12).
_BEKIJKEN = (
    "uw eerdere vragen om hulp aan de gemeente",
    "de hulp die u al van de gemeente krijgt of kreeg",
    "het adres waarop u staat ingeschreven",
)


def vul_toestemming(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> ToestemmingGegevens:
    """D-04 (M-05): asks the client, or confirms what the client said; never in the words of who reported."""
    gegeven = Toestemming.objects.get(pk=verwijzing["toestemming"]) if "toestemming" in verwijzing else None
    return ToestemmingGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        melding_op=melding.ontvangen_op,
        gemeld_door=_MELDER[Relatie.Soort(melding.melder.soort)],
        hulpvraag=melding.get_onderwerp_display().lower(),
        bekijken=_BEKIJKEN,
        antwoord_voor=None if gegeven else date.fromisoformat(verwijzing["antwoord_voor"]),
        gegeven_op=gegeven.gegeven_op if gegeven else None,
        gegeven_hoe=_in_de_zin(gegeven.wijze) if gegeven else "",
    )


def vul_intrekking(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> IntrekkingGegevens:
    """D-24 (M-16, A-15): the client took the melding or the aanvraag back."""
    return IntrekkingGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        **_stuk(melding, verwijzing),
        hulp=melding.get_onderwerp_display().lower(),
        ingetrokken_op=melding.gesloten_op or op,
        wilsuiting=laatste_reden(melding, verwijzing.get("code_van", "TR-44")),
    )


def vul_doorzending(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> DoorzendGegevens:
    """D-25 (M-17, T-28): to the sender, at the same time as the case goes on."""
    doorgezonden = verwijzing["doorgezonden"]
    waarom = laatste_reden(melding, "TR-46") if doorgezonden else _reden_van(verwijzing["feit"])
    return DoorzendGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        **_stuk(melding, verwijzing),
        hulp=melding.get_onderwerp_display().lower(),
        wijze=Doorzendwijze.DOORZENDEN if doorgezonden else Doorzendwijze.VERWIJZEN,
        naar=Bestemming(verwijzing["naar"], verwijzing.get("telefoon") or melding.gemeente.telefoon),
        waarom=waarom,
        op=op,
        doorgegeven=("uw naam en adres", "uw vraag om hulp") if doorgezonden else (),
    )


def _stuk(melding: Melding, verwijzing: Mapping[str, Any]) -> dict[str, Any]:
    """What the letter is about, and the day it came in: the melding, unless the act says that it was an aanvraag."""
    ontvangen = verwijzing.get("stuk_op")
    return {
        "stuk": Stuk(verwijzing.get("stuk", Stuk.MELDING.value)),
        "stuk_op": date.fromisoformat(ontvangen) if ontvangen else melding.ontvangen_op,
    }


def _in_de_zin(tekst: str) -> str:
    """What was typed as a sentence, to be read in the middle of another one."""
    tekst = tekst.strip().rstrip(".")
    return tekst[:1].lower() + tekst[1:]


def _reden_van(feit: int) -> str:
    """The reason of this one event: on one day a client may be referred to two places."""
    return Gebeurtenis.objects.get(pk=feit).reden


def _uiterste(melding: Melding, soort: Termijn.Soort) -> date:
    return Termijn.objects.filter(melding=melding, soort=soort).order_by("pk").last().uiterste_datum
