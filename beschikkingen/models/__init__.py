"""The Awb side: the aanvraag, the decision and what it grants."""

from beschikkingen.models.aanvraag import Aanvraag, GevraagdeVoorziening
from beschikkingen.models.beschikking import Beschikking, Besluitregel
from beschikkingen.models.herstel import Herstelverzoek, Ingebrekestelling
from beschikkingen.models.voorziening import Voorziening

__all__ = [
    "Aanvraag",
    "Beschikking",
    "Besluitregel",
    "GevraagdeVoorziening",
    "Herstelverzoek",
    "Ingebrekestelling",
    "Voorziening",
]
