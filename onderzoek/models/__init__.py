"""The investigation: what was asked, weighed and reported."""

from onderzoek.models.advies import Adviesaanvraag
from onderzoek.models.afspraak import Afspraakwijziging
from onderzoek.models.afweging import Gebruikelijktoets, Hulptaak, Verwijzing, Vraagverheldering, Wettoets
from onderzoek.models.budgetplan import Budgetplan, Budgetregel, Naturaprijs
from onderzoek.models.gespreksdeel import Gespreksdeel
from onderzoek.models.huishouden import Draagkracht, Herverdeling, Huisgenoot, Huishouden, Taakverdeling
from onderzoek.models.keuze import Voorzieningkeuze
from onderzoek.models.mandaat import Mandaatoverdracht
from onderzoek.models.mantelzorger import Mantelzorger
from onderzoek.models.medewerking import Afstemming, Gegevensverzoek
from onderzoek.models.offerte import Offerte
from onderzoek.models.onderzoek import Afwegingsstap, Gesprek, Onderzoek, Rubriek
from onderzoek.models.persoonlijkplan import PersoonlijkPlan
from onderzoek.models.pgb import Budgetbeheerder, Contraindicatie, Pgbonderzoek, Pgbtoets
from onderzoek.models.pgb_aankoop import Aankoopvoorstel, ProgrammaVanEisen
from onderzoek.models.pgb_buitenland import Buitenlandverzoek
from onderzoek.models.plan import (
    Leveringsvorm,
    Materieelregel,
    Ondersteuningsplan,
    Planregel,
    Planresultaat,
    Productregel,
)
from onderzoek.models.raadpleging import Raadpleging
from onderzoek.models.rekenblad import Bijdragesituatie, Rekenblad
from onderzoek.models.resultaatgebied import AlgemeneVoorziening, Planproduct, Resultaatgebied
from onderzoek.models.sanering import Sanering
from onderzoek.models.verkorting import Verkorting
from onderzoek.models.verslag import Verslag
from onderzoek.models.verslagversie import Verslagaanvulling, Verslagstuk, Verslagtoets, Verslagversie
from onderzoek.models.voorwaarden import Corporatievraag, Eigenaarshoring, Verhuisafweging, Voorwaardentoets
from onderzoek.models.voorzieningsoort import Bijdragesoort, Productgroep, Verstrekking, Voorzieningsoort
from onderzoek.models.woonplaats import Woonplaatscontrole
from onderzoek.models.zorgplan import Zorgplan, Zorgplanregel, Zorgplanverzoek
from onderzoek.models.zorgverlener import Netwerkverklaring, Zorgovereenkomst, Zorgverlener

__all__ = [
    "Aankoopvoorstel",
    "Adviesaanvraag",
    "Afspraakwijziging",
    "Afstemming",
    "Afwegingsstap",
    "AlgemeneVoorziening",
    "Bijdragesituatie",
    "Bijdragesoort",
    "Budgetbeheerder",
    "Budgetplan",
    "Budgetregel",
    "Buitenlandverzoek",
    "Contraindicatie",
    "Corporatievraag",
    "Draagkracht",
    "Eigenaarshoring",
    "Gebruikelijktoets",
    "Gegevensverzoek",
    "Gesprek",
    "Gespreksdeel",
    "Herverdeling",
    "Huisgenoot",
    "Huishouden",
    "Hulptaak",
    "Leveringsvorm",
    "Mandaatoverdracht",
    "Mantelzorger",
    "Materieelregel",
    "Naturaprijs",
    "Netwerkverklaring",
    "Offerte",
    "Ondersteuningsplan",
    "Onderzoek",
    "PersoonlijkPlan",
    "Pgbonderzoek",
    "Pgbtoets",
    "Planproduct",
    "Planregel",
    "Planresultaat",
    "Productgroep",
    "Productregel",
    "ProgrammaVanEisen",
    "Raadpleging",
    "Rekenblad",
    "Resultaatgebied",
    "Rubriek",
    "Sanering",
    "Taakverdeling",
    "Verhuisafweging",
    "Verkorting",
    "Verslag",
    "Verslagaanvulling",
    "Verslagstuk",
    "Verslagtoets",
    "Verslagversie",
    "Verstrekking",
    "Verwijzing",
    "Voorwaardentoets",
    "Voorzieningkeuze",
    "Voorzieningsoort",
    "Vraagverheldering",
    "Wettoets",
    "Woonplaatscontrole",
    "Zorgovereenkomst",
    "Zorgplan",
    "Zorgplanregel",
    "Zorgplanverzoek",
    "Zorgverlener",
]
