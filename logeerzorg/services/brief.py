"""Adds the agreed stays and the limits to the decision letter (L-12, L-14)."""

from typing import Any

from beschikkingen.brieven import Verblijf
from beschikkingen.models import Beschikking
from logeerzorg.models import Reservering


def vul_aan(beschikking: Beschikking, aanvullingen: dict[str, Any]) -> None:
    """The stays of this case, the yearly maximum, and what the client must do before the first night."""
    rijen = Reservering.objects.filter(melding=beschikking.melding, status=Reservering.Status.BEVESTIGD).select_related(
        "bed__locatie"
    )
    if not rijen:
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
