"""The Awb side: the aanvraag, the decision and what it grants."""

from beschikkingen.models.aanvraag import Aanvraag, GevraagdeVoorziening
from beschikkingen.models.beschikking import Afwijking, Beschikking
from beschikkingen.models.herstel import Herstelverzoek, Ingebrekestelling
from beschikkingen.models.regel import (
    INHOUD,
    TEKSTEN,
    Besluitconcept,
    Besluitregel,
    Regelconcept,
    Regelinhoud,
    Zienswijze,
)
from beschikkingen.models.voorziening import Voorziening

__all__ = [
    "INHOUD",
    "TEKSTEN",
    "Aanvraag",
    "Afwijking",
    "Beschikking",
    "Besluitconcept",
    "Besluitregel",
    "GevraagdeVoorziening",
    "Herstelverzoek",
    "Ingebrekestelling",
    "Regelconcept",
    "Regelinhoud",
    "Voorziening",
    "Zienswijze",
]
