"""Fills D-29, the letter of temporary help."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from beschikkingen import brieven as soorten
from beschikkingen.models import Beschikking, Spoedvoorziening
from beschikkingen.services.besluitbrieven import afzender_van_besluit, bezwaarclausule
from beschikkingen.services.besluitwoorden import alineas
from meldingen.models import Melding
from meldingen.services.brieven import geadresseerde, zaak

_REGELS = ("artikel 2.3.3 van de Wet maatschappelijke ondersteuning 2015",)
_ACHTERAF = ("artikel 3:47 van de Algemene wet bestuursrecht",)


def vul_spoedbesluit(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.SpoedbesluitGegevens:
    """D-29 (T-27, T-41): granted, its reasons afterwards, or its end."""
    spoed = Spoedvoorziening.objects.select_related("beschikking").get(pk=verwijzing["spoed"])
    soort = soorten.Spoedbericht(verwijzing["soort"])
    besluit = _besluit(spoed, verwijzing)
    volgt = soort is soorten.Spoedbericht.TOEKENNING and spoed.motiveren_voor is not None
    return soorten.SpoedbesluitGegevens(
        afzender=afzender_van_besluit(besluit, melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        soort=soort,
        melding_op=melding.ontvangen_op,
        besluit_op=besluit.besloten_op,
        hulp=spoed.hulp,
        vanaf=spoed.ingangsdatum,
        aanbieder=spoed.aanbieder,
        waarom=alineas(spoed.motivering if soort is soorten.Spoedbericht.MOTIVERING else besluit.motivering),
        waarom_voor=spoed.motiveren_voor if volgt else None,
        tot=spoed.einddatum if soort is soorten.Spoedbericht.EINDE else None,
        regels=_REGELS + (_ACHTERAF if volgt else ()),
        regels_website=melding.gemeente.website,
        bezwaar=bezwaarclausule(besluit, melding),
    )


def _besluit(spoed: Spoedvoorziening, verwijzing: Mapping[str, Any]) -> Beschikking:
    """The decision this letter makes known: the grant, or the later one that ends it."""
    pk = verwijzing.get("beschikking", spoed.beschikking_id)
    return Beschikking.objects.select_related("besloten_door", "mandaat").get(pk=pk)
