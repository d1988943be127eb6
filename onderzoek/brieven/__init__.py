"""Letters of the investigation, by subject; this is where the rest of the portal finds them."""

from onderzoek.brieven import eigenaar, mandaat, pgb, verslag, zorgplan
from onderzoek.brieven.verslag import (
    RUBRIEKKOPPEN,
    STAPVRAGEN,
    AdviesaanvraagGegevens,
    Adviesontvanger,
    Afweging,
    Afwegingsstap,
    BegeleidendeBriefGegevens,
    Feit,
    GehoudenGesprek,
    Gespreksvorm,
    PlanResultaat,
    Rappelaanleiding,
    RappelGegevens,
    Rubriek,
    UitnodigingGegevens,
    Variant,
    VerkregenAdvies,
    VerlengingGegevens,
    VerslagGegevens,
)

SOORTEN = (*verslag.SOORTEN, *zorgplan.SOORTEN, *eigenaar.SOORTEN, *pgb.SOORTEN, *mandaat.SOORTEN)

__all__ = [
    "RUBRIEKKOPPEN",
    "SOORTEN",
    "STAPVRAGEN",
    "AdviesaanvraagGegevens",
    "Adviesontvanger",
    "Afweging",
    "Afwegingsstap",
    "BegeleidendeBriefGegevens",
    "Feit",
    "GehoudenGesprek",
    "Gespreksvorm",
    "PlanResultaat",
    "RappelGegevens",
    "Rappelaanleiding",
    "Rubriek",
    "UitnodigingGegevens",
    "Variant",
    "VerkregenAdvies",
    "VerlengingGegevens",
    "VerslagGegevens",
]
