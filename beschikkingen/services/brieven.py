"""Fills the letter that says an aanvraag came in; those of the decision are in `besluitbrieven`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from beschikkingen import brieven as soorten
from beschikkingen.models import Aanvraag
from beschikkingen.services.besluitwoorden import gevraagde_hulp
from meldingen.models import Melding, Termijn
from meldingen.services.brieven import afzender, geadresseerde, zaak


def vul_ontvangst(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.AanvraagOntvangenGegevens:
    """D-12: the aanvraag came in; by when we decide."""
    aanvraag = Aanvraag.objects.get(pk=verwijzing["aanvraag"])
    besluit = Termijn.objects.filter(melding=melding, soort=Termijn.Soort.BESLUIT).order_by("pk").last()
    return soorten.AanvraagOntvangenGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        ontvangen_op=aanvraag.ontvangen_op,
        hulp=gevraagde_hulp(aanvraag),
        wijze=soorten.Aanvraagwijze(aanvraag.soort),
        beslis_uiterlijk=besluit.uiterste_datum,
    )


def _opsomming(aanvraag: Aanvraag) -> str:
    return " en ".join(str(rij.soort).lower() for rij in aanvraag.gevraagd.select_related("soort"))
