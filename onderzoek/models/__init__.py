"""The investigation: what was asked, weighed and reported."""

from onderzoek.models.advies import Adviesaanvraag
from onderzoek.models.afspraak import Afspraakwijziging
from onderzoek.models.onderzoek import Afwegingsstap, Gesprek, Onderzoek, Rubriek
from onderzoek.models.raadpleging import Raadpleging
from onderzoek.models.sanering import Sanering
from onderzoek.models.verkorting import Verkorting
from onderzoek.models.verslag import Verslag
from onderzoek.models.voorzieningsoort import Voorzieningsoort
from onderzoek.models.woonplaats import Woonplaatscontrole

__all__ = [
    "Adviesaanvraag",
    "Afspraakwijziging",
    "Afwegingsstap",
    "Gesprek",
    "Onderzoek",
    "Raadpleging",
    "Rubriek",
    "Sanering",
    "Verkorting",
    "Verslag",
    "Voorzieningsoort",
    "Woonplaatscontrole",
]
