"""The kernel's models: gemeenten, people, the melding with its machine, clocks, tasks and documents."""

from meldingen.models.client import Client, Machtiging, Relatie, Zoekterm
from meldingen.models.concept import Conceptbestand, ConceptMelding
from meldingen.models.document import Document, Poststuk, Uitgaand
from meldingen.models.gebeurtenis import Gebeurtenis, Inzage
from meldingen.models.gebruiker import Gebruiker, Team
from meldingen.models.gemeente import Gemeente
from meldingen.models.inwoner import Inlogcode, Inwoner
from meldingen.models.inwonerbericht import Inwonerbericht
from meldingen.models.machine import Status
from meldingen.models.melding import Melding
from meldingen.models.organisatie import Organisatie
from meldingen.models.parameter import Parameter
from meldingen.models.parametervoorstel import Parametervoorstel
from meldingen.models.signaal import Afwezigheid, Nachtrun, Signaal
from meldingen.models.taak import Contactmoment, Notitie, Taak
from meldingen.models.termijn import Opschorting, Termijn
from meldingen.models.thema import Thema
from meldingen.models.toestemming import Toestemming
from meldingen.models.voorkeur import Berichtvoorkeur

__all__ = [
    "Afwezigheid",
    "Berichtvoorkeur",
    "Client",
    "ConceptMelding",
    "Conceptbestand",
    "Contactmoment",
    "Document",
    "Gebeurtenis",
    "Gebruiker",
    "Gemeente",
    "Inlogcode",
    "Inwoner",
    "Inwonerbericht",
    "Inzage",
    "Machtiging",
    "Melding",
    "Nachtrun",
    "Notitie",
    "Opschorting",
    "Organisatie",
    "Parameter",
    "Parametervoorstel",
    "Poststuk",
    "Relatie",
    "Signaal",
    "Status",
    "Taak",
    "Team",
    "Termijn",
    "Thema",
    "Toestemming",
    "Uitgaand",
    "Zoekterm",
]
