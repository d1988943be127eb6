"""The investigation: what was asked, weighed and reported."""

from onderzoek.models.onderzoek import Afwegingsstap, Gesprek, Onderzoek, Rubriek
from onderzoek.models.verslag import Verslag
from onderzoek.models.voorzieningsoort import Voorzieningsoort

__all__ = ["Afwegingsstap", "Gesprek", "Onderzoek", "Rubriek", "Verslag", "Voorzieningsoort"]
