"""The kernel's models: gemeenten, people, the melding with its machine, clocks, tasks and documents."""

from meldingen.models.client import Client, Machtiging, Relatie, Zoekterm
from meldingen.models.document import Document, Poststuk, Uitgaand
from meldingen.models.gebeurtenis import Gebeurtenis, Inzage
from meldingen.models.gebruiker import Gebruiker, Team
from meldingen.models.gemeente import Gemeente
from meldingen.models.machine import Status
from meldingen.models.melding import Melding
from meldingen.models.organisatie import Organisatie
from meldingen.models.parameter import Parameter
from meldingen.models.parametervoorstel import Parametervoorstel
from meldingen.models.signaal import Afwezigheid, Nachtrun, Signaal
from meldingen.models.taak import Contactmoment, Notitie, Taak
from meldingen.models.termijn import Opschorting, Termijn
from meldingen.models.toestemming import Toestemming

__all__ = [
    "Afwezigheid",
    "Client",
    "Contactmoment",
    "Document",
    "Gebeurtenis",
    "Gebruiker",
    "Gemeente",
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
    "Toestemming",
    "Uitgaand",
    "Zoekterm",
]
