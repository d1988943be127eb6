"""The beds, who sleeps in them, and how many etmalen a client has used."""

from logeerzorg.models.anderverblijf import AnderVerblijf
from logeerzorg.models.bed import Bed, Blokkade
from logeerzorg.models.locatie import Locatie
from logeerzorg.models.overschrijding import Overschrijding
from logeerzorg.models.postcode import Postcodegebied
from logeerzorg.models.reeks import Reeks
from logeerzorg.models.regio import Deelname, Regio
from logeerzorg.models.reservering import BEZET, Reservering
from logeerzorg.models.saldo import Saldo

__all__ = [
    "BEZET",
    "AnderVerblijf",
    "Bed",
    "Blokkade",
    "Deelname",
    "Locatie",
    "Overschrijding",
    "Postcodegebied",
    "Reeks",
    "Regio",
    "Reservering",
    "Saldo",
]
