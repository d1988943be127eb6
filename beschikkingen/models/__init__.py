"""The Awb side: the aanvraag, the decision and what it grants."""

from beschikkingen.models.aanvraag import Aanvraag, GevraagdeVoorziening
from beschikkingen.models.beroep import Beroep
from beschikkingen.models.beschikking import Afwijking, Beschikking
from beschikkingen.models.besluitsoort import Besluitsoort
from beschikkingen.models.bezwaar import Bezwaar
from beschikkingen.models.herstel import Herstelverzoek, Ingebrekestelling
from beschikkingen.models.mandaat import MANDAATROLLEN, Mandaat
from beschikkingen.models.regel import (
    DEELS,
    GEWEIGERD,
    INHOUD,
    TEKSTEN,
    Besluitconcept,
    Besluitregel,
    Pgbweigering,
    Regelconcept,
    Regelinhoud,
    Zienswijze,
)
from beschikkingen.models.spoed import LOPENDE_SPOED, OPEN_SPOED, Spoedvoorziening
from beschikkingen.models.stopzetting import Hulpeinde, Stopzetting
from beschikkingen.models.voornemen import Voornemen
from beschikkingen.models.voorziening import Voorziening
from beschikkingen.models.wijziging import NAAR_AANBIEDER, NAAR_GEMEENTE, Opzegging, Wijzigingsmelding

__all__ = [
    "DEELS",
    "GEWEIGERD",
    "INHOUD",
    "LOPENDE_SPOED",
    "MANDAATROLLEN",
    "NAAR_AANBIEDER",
    "NAAR_GEMEENTE",
    "OPEN_SPOED",
    "TEKSTEN",
    "Aanvraag",
    "Afwijking",
    "Beroep",
    "Beschikking",
    "Besluitconcept",
    "Besluitregel",
    "Besluitsoort",
    "Bezwaar",
    "GevraagdeVoorziening",
    "Herstelverzoek",
    "Hulpeinde",
    "Ingebrekestelling",
    "Mandaat",
    "Opzegging",
    "Pgbweigering",
    "Regelconcept",
    "Regelinhoud",
    "Spoedvoorziening",
    "Stopzetting",
    "Voornemen",
    "Voorziening",
    "Wijzigingsmelding",
    "Zienswijze",
]
