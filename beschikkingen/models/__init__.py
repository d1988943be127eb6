"""The Awb side: the aanvraag, the decision and what it grants."""

from beschikkingen.models.aanvraag import Aanvraag, GevraagdeVoorziening
from beschikkingen.models.beroep import Beroep
from beschikkingen.models.beschikking import Beschikking, Besluitregel
from beschikkingen.models.bezwaar import Bezwaar
from beschikkingen.models.herstel import Herstelverzoek, Ingebrekestelling
from beschikkingen.models.voorziening import Voorziening

__all__ = [
    "Aanvraag",
    "Beroep",
    "Beschikking",
    "Besluitregel",
    "Bezwaar",
    "GevraagdeVoorziening",
    "Herstelverzoek",
    "Ingebrekestelling",
    "Voorziening",
]
