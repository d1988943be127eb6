"""Fills D-45 from what was laid down on the decision."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from beschikkingen import brieven as soorten
from beschikkingen.models import Beschikking
from beschikkingen.services.besluitbrieven import AFWIJKING, afzender_van_besluit, alineas, bezwaarclausule
from meldingen.models import Melding
from meldingen.services.brieven import geadresseerde, zaak

_REGELS = (
    "artikel 2.3.6 van de Wet maatschappelijke ondersteuning 2015",
    "de beleidsregels maatschappelijke ondersteuning van de gemeente",
)


def vul_buitenlandbesluit(
    melding: Melding, op: date, verwijzing: Mapping[str, Any]
) -> soorten.BuitenlandbesluitGegevens:
    """D-45 (P-31): country, days, percentage and amount as they were decided."""
    besluit = Beschikking.objects.select_related("besloten_door", "mandaat").get(pk=verwijzing["beschikking"])
    vast = besluit.parameters
    afwijking = (AFWIJKING[besluit.afwijking],) if besluit.afwijking else ()
    return soorten.BuitenlandbesluitGegevens(
        afzender=afzender_van_besluit(besluit, melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        uitkomst=soorten.Buitenlanduitkomst(besluit.uitkomst),
        verzoek_op=date.fromisoformat(vast["verzoek_op"]),
        land=vast["land"],
        van=date.fromisoformat(vast["van"]),
        tot=date.fromisoformat(vast["tot"]),
        per_maand=Decimal(vast["per_maand"]),
        percentage=vast["percentage"],
        berekening=tuple(soorten.Rekenregel(wat, uitleg, bedrag) for wat, bedrag, uitleg, _ in vast["stappen"]),
        waarom=(*alineas(besluit.motivering), *alineas(besluit.afwijking_motivering)),
        regels=(*_REGELS, *afwijking),
        regels_website=melding.gemeente.website,
        bezwaar=bezwaarclausule(besluit, melding),
        gronden=tuple(soorten.Buitenlandgrond(grond) for grond in vast["gronden"]),
        toegestaan_tot=_dag(vast["toegestaan_tot"]),
        bedrag=Decimal(vast["bedrag"]) if vast["bedrag"] else None,
        verlaagd_vanaf=_dag(vast["verlaagd_vanaf"]),
    )


def _dag(tekst: str) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
