"""The investigation: what was asked, weighed and reported."""

from onderzoek.models.onderzoek import Afwegingsstap, Gesprek, Onderzoek, Rubriek
from onderzoek.models.verslag import Verslag
from onderzoek.models.verslagversie import Verslagstuk, Verslagtoets, Verslagversie
from onderzoek.models.voorzieningsoort import Voorzieningsoort
from onderzoek.models.zorgplan import Zorgplan, Zorgplanregel, Zorgplanverzoek

__all__ = [
    "Afwegingsstap",
    "Gesprek",
    "Onderzoek",
    "Rubriek",
    "Verslag",
    "Verslagstuk",
    "Verslagtoets",
    "Verslagversie",
    "Voorzieningsoort",
    "Zorgplan",
    "Zorgplanregel",
    "Zorgplanverzoek",
]
