"""Fills the two letters about a request for advice, D-05: the same facts to the adviser and to the client (O-18)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from meldingen.brieven.gegevens import Geadresseerde
from meldingen.models import Melding
from meldingen.services.brieven import afzender, geadresseerde, zaak
from onderzoek import brieven as soorten
from onderzoek.models import Adviesaanvraag
from onderzoek.services.advies import regels


def vul_adviesaanvraag(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.AdviesaanvraagGegevens:
    """D-05, addressed to whom the row in the outbox says."""
    rij = Adviesaanvraag.objects.select_related("toestemming").get(pk=verwijzing["advies"])
    ontvanger = soorten.Adviesontvanger(verwijzing["ontvanger"])
    naar_adviseur = ontvanger is soorten.Adviesontvanger.ADVISEUR
    return soorten.AdviesaanvraagGegevens(
        afzender=afzender(melding),
        geadresseerde=_adviseur(rij, melding) if naar_adviseur else geadresseerde(melding),
        zaak=zaak(melding, op),
        ontvanger=ontvanger,
        adviseur=rij.adviseur,
        vragen=regels(rij.vragen),
        gegevens=regels(rij.gegevens),
        doel=rij.doel.strip().rstrip("."),
        verwacht_op=rij.verwacht_op,
        toestemming_op=rij.toestemming.gegeven_op if rij.toestemming else None,
        geen_toestemming="" if rij.toestemming else rij.geen_toestemming,
    )


def verkregen_adviezen(melding: Melding) -> tuple[soorten.VerkregenAdvies, ...]:
    """What came back, for the verslag (V-01 part 3)."""
    rijen = Adviesaanvraag.objects.filter(melding=melding, ontvangen_op__isnull=False).order_by("ontvangen_op", "pk")
    return tuple(soorten.VerkregenAdvies(rij.adviseur, rij.ontvangen_op, rij.uitkomst) for rij in rijen)


def _adviseur(rij: Adviesaanvraag, melding: Melding) -> Geadresseerde:
    return Geadresseerde(
        naam=rij.organisatie,
        aanhef="heer of mevrouw",
        straat=rij.adres,
        postcode_plaats=rij.postcode_plaats,
        gaat_over=melding.client.aanspreeknaam,
    )
