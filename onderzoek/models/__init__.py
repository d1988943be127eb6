"""The investigation: what was asked, weighed and reported."""

from onderzoek.models.advies import Adviesaanvraag
from onderzoek.models.afspraak import Afspraakwijziging
from onderzoek.models.afweging import Gebruikelijktoets, Hulptaak, Verwijzing, Vraagverheldering, Wettoets
from onderzoek.models.gespreksdeel import Gespreksdeel
from onderzoek.models.huishouden import Draagkracht, Herverdeling, Huisgenoot, Huishouden, Taakverdeling
from onderzoek.models.keuze import Voorzieningkeuze
from onderzoek.models.mantelzorger import Mantelzorger
from onderzoek.models.medewerking import Afstemming, Gegevensverzoek
from onderzoek.models.offerte import Offerte
from onderzoek.models.onderzoek import Afwegingsstap, Gesprek, Onderzoek, Rubriek
from onderzoek.models.plan import (
    Leveringsvorm,
    Materieelregel,
    Ondersteuningsplan,
    Planregel,
    Planresultaat,
    Productregel,
)
from onderzoek.models.raadpleging import Raadpleging
from onderzoek.models.resultaatgebied import AlgemeneVoorziening, Planproduct, Resultaatgebied
from onderzoek.models.sanering import Sanering
from onderzoek.models.verkorting import Verkorting
from onderzoek.models.verslag import Verslag
from onderzoek.models.verslagversie import Verslagstuk, Verslagtoets, Verslagversie
from onderzoek.models.voorzieningsoort import Bijdragesoort, Productgroep, Verstrekking, Voorzieningsoort
from onderzoek.models.woonplaats import Woonplaatscontrole
from onderzoek.models.zorgplan import Zorgplan, Zorgplanregel, Zorgplanverzoek

__all__ = [
    "Adviesaanvraag",
    "Afspraakwijziging",
    "Afstemming",
    "Afwegingsstap",
    "AlgemeneVoorziening",
    "Bijdragesoort",
    "Draagkracht",
    "Gebruikelijktoets",
    "Gegevensverzoek",
    "Gesprek",
    "Gespreksdeel",
    "Herverdeling",
    "Huisgenoot",
    "Huishouden",
    "Hulptaak",
    "Leveringsvorm",
    "Mantelzorger",
    "Materieelregel",
    "Offerte",
    "Ondersteuningsplan",
    "Onderzoek",
    "Planproduct",
    "Planregel",
    "Planresultaat",
    "Productgroep",
    "Productregel",
    "Raadpleging",
    "Resultaatgebied",
    "Rubriek",
    "Sanering",
    "Taakverdeling",
    "Verkorting",
    "Verslag",
    "Verslagstuk",
    "Verslagtoets",
    "Verslagversie",
    "Verstrekking",
    "Verwijzing",
    "Voorzieningkeuze",
    "Voorzieningsoort",
    "Vraagverheldering",
    "Wettoets",
    "Woonplaatscontrole",
    "Zorgplan",
    "Zorgplanregel",
    "Zorgplanverzoek",
]
