"""Fills the letters around the decision clock: D-13, D-15 to D-18, and the form D-49."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from beschikkingen import brieven as soorten
from beschikkingen.models import Aanvraag, Herstelverzoek
from beschikkingen.services.besluitwoorden import gevraagde_hulp
from meldingen.models import Melding, Opschorting, Termijn
from meldingen.services.brieven import afzender, geadresseerde, zaak
from meldingen.services.overgang import laatste_reden

EEN_DAG = timedelta(days=1)


def vul_voortijdig(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.VoortijdigeAanvraagGegevens:
    """D-13 (A-04): kept, and valid by itself after the six weeks or as soon as there is a verslag."""
    aanvraag = Aanvraag.objects.get(pk=verwijzing["aanvraag"])
    onderzoek = _termijn(melding, Termijn.Soort.ONDERZOEK)
    return soorten.VoortijdigeAanvraagGegevens(
        **_kop(melding, op),
        ontvangen_op=aanvraag.ontvangen_op,
        hulp=gevraagde_hulp(aanvraag),
        melding_op=melding.ontvangen_op,
        onderzoek_uiterlijk=onderzoek.uiterste_datum,
        aanvraag_vanaf=onderzoek.uiterste_datum + EEN_DAG,
    )


def vul_als_melding(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.AangemerktAlsMeldingGegevens:
    """D-14 (A-07): what came as an aanvraag counts as a melding from the day it came in."""
    aanvraag = Aanvraag.objects.get(pk=verwijzing["aanvraag"])
    onderzoek = _termijn(melding, Termijn.Soort.ONDERZOEK)
    return soorten.AangemerktAlsMeldingGegevens(
        **_kop(melding, op),
        ontvangen_op=aanvraag.ontvangen_op,
        hulp=gevraagde_hulp(aanvraag),
        onderzoek_uiterlijk=onderzoek.uiterste_datum,
        aanvraag_vanaf=onderzoek.uiterste_datum + EEN_DAG,
    )


def vul_herstel(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.HerstelverzuimGegevens:
    """D-15 (A-10, A-13, T-12): what is missing, until when, and what happens without it."""
    verzoek = Herstelverzoek.objects.select_related("aanvraag").get(pk=verwijzing["herstelverzoek"])
    stukken = () if verzoek.is_alleen_budgetplan else tuple(soorten.OntbrekendStuk(rij) for rij in verzoek.stukken)
    return soorten.HerstelverzuimGegevens(
        **_kop(melding, op),
        aanvraag_op=_datum_van(verzoek.aanvraag),
        hulp=gevraagde_hulp(verzoek.aanvraag),
        uiterlijk_op=verzoek.uiterlijk_op,
        beslis_uiterlijk=_termijn(melding, Termijn.Soort.BESLUIT).meegedeeld,
        ontbreekt=stukken,
        budgetplan=verzoek.is_alleen_budgetplan,
        schort_op=verzoek.opschorting_id is not None,
        werkdagen=_termijn(melding, Termijn.Soort.HERSTEL).aantal,
    )


def vul_uitstel(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.UitstelGegevens:
    """D-16 (T-16): promised, while the legal date stays."""
    aanvraag = _leidende(melding)
    return soorten.UitstelGegevens(
        **_kop(melding, op),
        aanvraag_op=_datum_van(aanvraag),
        hulp=gevraagde_hulp(aanvraag),
        reden=laatste_reden(melding, "TR-35"),
        toegezegd_op=date.fromisoformat(verwijzing["toegezegd_op"]),
        beslis_uiterlijk=_termijn(melding, Termijn.Soort.BESLUIT).uiterste_datum,
    )


def vul_opschorting(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.OpschortingGegevens:
    """D-17 (T-14): the clock stands still; the suspended days are those after `van` and before `tot`."""
    rij = Opschorting.objects.get(pk=verwijzing["opschorting"])
    aanvraag = _leidende(melding)
    met_instemming = rij.grond == Opschorting.Grond.INSTEMMING
    return soorten.OpschortingGegevens(
        **_kop(melding, op),
        aanvraag_op=_datum_van(aanvraag),
        hulp=gevraagde_hulp(aanvraag),
        grond=soorten.Opschortingsgrond(rij.grond),
        uitleg=rij.toelichting,
        eerste_dag=rij.van + EEN_DAG,
        was_uiterlijk=date.fromisoformat(verwijzing["was"]),
        laatste_dag=date.fromisoformat(verwijzing["tot"]) - EEN_DAG if verwijzing["tot"] else None,
        nieuwe_datum=date.fromisoformat(verwijzing["wordt"]) if verwijzing["wordt"] else None,
        instemming_op=rij.van if met_instemming else None,
    )


def vul_hervatting(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.HervattingGegevens:
    """D-18 (T-14, Awb 4:15 lid 4): the clock runs again, and until when."""
    rij = Opschorting.objects.get(pk=verwijzing["opschorting"])
    aanvraag = _leidende(melding)
    return soorten.HervattingGegevens(
        **_kop(melding, op),
        aanvraag_op=_datum_van(aanvraag),
        hulp=gevraagde_hulp(aanvraag),
        grond=soorten.Opschortingsgrond(rij.grond),
        eerste_dag=rij.van + EEN_DAG,
        laatste_dag=rij.tot - EEN_DAG if rij.tot > rij.van + EEN_DAG else None,
        was_uiterlijk=date.fromisoformat(verwijzing["was"]),
        beslis_uiterlijk=_termijn(melding, Termijn.Soort.BESLUIT).uiterste_datum,
    )


def vul_aanvraagformulier(
    melding: Melding, op: date, verwijzing: Mapping[str, Any]
) -> soorten.AanvraagformulierGegevens:
    """D-49: the form that goes with the reminder (V-10); with the last day of that term when one runs."""
    rappel = _termijn(melding, Termijn.Soort.RAPPEL)
    return soorten.AanvraagformulierGegevens(
        **_kop(melding, op), inleveren_tot=rappel.uiterste_datum if rappel and rappel.is_open else None
    )


def _kop(melding: Melding, op: date) -> dict[str, Any]:
    return {
        "afzender": afzender(melding),
        "geadresseerde": geadresseerde(melding),
        "zaak": zaak(melding, op),
    }


def _termijn(melding: Melding, soort: Termijn.Soort) -> Termijn:
    return Termijn.objects.filter(melding=melding, soort=soort).order_by("pk").last()


def _leidende(melding: Melding) -> Aanvraag:
    return Aanvraag.objects.get(melding=melding, rol=Aanvraag.Rol.LEIDEND)


def _datum_van(aanvraag: Aanvraag) -> date:
    return aanvraag.geldig_op or aanvraag.ontvangen_op
