"""Adds the agreed stays and the limits to the decision letter (L-12, L-14)."""

from typing import Any

from django.db.models import Q

from beschikkingen.brieven import Verblijf
from beschikkingen.models import Beschikking
from beschikkingen.services.inhoud import inhoud_van
from logeerzorg.models import Reservering
from logeerzorg.services.toetsen import kent_verblijf_toe


def vul_aan(beschikking: Beschikking, aanvullingen: dict[str, Any]) -> None:
    """The stays of this case, the yearly maximum, and what the client must do before the first night."""
    vast = Q(status=Reservering.Status.BEVESTIGD) | Q(status=Reservering.Status.OPTIE, vastgezet_op__isnull=False)
    rijen = Reservering.objects.filter(vast, melding=beschikking.melding).select_related("bed__locatie")
    if not rijen:
        if kent_verblijf_toe(inhoud_van(beschikking)):
            aanvullingen["verblijven_later"] = (
                "Wij spreken de dagen en de plaats nog met u af. U krijgt daarover een aparte brief"
            )
        return
    aanvullingen["verblijven"] = tuple(
        Verblijf(
            locatie=rij.bed.locatie.naam,
            plaats=rij.bed.locatie.plaats,
            aankomst=rij.aankomst,
            vertrek=rij.vertrek,
            etmalen=rij.nachten,
            proef=rij.soort == Reservering.Soort.PROEF,
        )
        for rij in rijen
    )
    cap = beschikking.parameters.get("kv_jaarcap_etmalen")
    if cap is not None:
        aanvullingen["grenzen"] = (f"U kunt per jaar hoogstens {cap} etmalen logeren.",)
    aanvullingen["acties"] = (
        "Maak met de logeerlocatie een afspraak voor de intake. Dat doet u vóór de eerste nacht.",
        "Regel zelf het vervoer naar de locatie en terug.",
    )
