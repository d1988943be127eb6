"""The investigation: what was asked, weighed and reported."""

from onderzoek.models.gespreksdeel import Gespreksdeel
from onderzoek.models.huishouden import Draagkracht, Herverdeling, Huisgenoot, Huishouden, Taakverdeling
from onderzoek.models.mantelzorger import Mantelzorger
from onderzoek.models.medewerking import Afstemming, Gegevensverzoek
from onderzoek.models.onderzoek import Afwegingsstap, Gesprek, Onderzoek, Rubriek
from onderzoek.models.verslag import Verslag
from onderzoek.models.voorzieningsoort import Voorzieningsoort

__all__ = [
    "Afstemming",
    "Afwegingsstap",
    "Draagkracht",
    "Gegevensverzoek",
    "Gesprek",
    "Gespreksdeel",
    "Herverdeling",
    "Huisgenoot",
    "Huishouden",
    "Mantelzorger",
    "Onderzoek",
    "Rubriek",
    "Taakverdeling",
    "Verslag",
    "Voorzieningsoort",
]
