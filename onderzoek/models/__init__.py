"""The investigation: what was asked, weighed and reported."""

from onderzoek.models.afweging import Gebruikelijktoets, Hulptaak, Verwijzing, Vraagverheldering, Wettoets
from onderzoek.models.onderzoek import Afwegingsstap, Gesprek, Onderzoek, Rubriek
from onderzoek.models.plan import (
    Leveringsvorm,
    Materieelregel,
    Ondersteuningsplan,
    Planregel,
    Planresultaat,
    Productregel,
)
from onderzoek.models.resultaatgebied import AlgemeneVoorziening, Planproduct, Resultaatgebied
from onderzoek.models.verslag import Verslag
from onderzoek.models.voorzieningsoort import Voorzieningsoort

__all__ = [
    "Afwegingsstap",
    "AlgemeneVoorziening",
    "Gebruikelijktoets",
    "Gesprek",
    "Hulptaak",
    "Leveringsvorm",
    "Materieelregel",
    "Ondersteuningsplan",
    "Onderzoek",
    "Planproduct",
    "Planregel",
    "Planresultaat",
    "Productregel",
    "Resultaatgebied",
    "Rubriek",
    "Verslag",
    "Verwijzing",
    "Voorzieningsoort",
    "Vraagverheldering",
    "Wettoets",
]
