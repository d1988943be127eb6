"""People on the side of the client: who signed in with DigiD, and a cliëntondersteuner with an organisation."""

from datetime import date

from django.contrib.auth.models import Group

from meldingen.models import Client, Gebruiker, Gemeente, Inwoner, Organisatie
from meldingen.rollen import Rol
from meldingen.services.clienten import bsn_index

ANDER_BSN = "999990792"


def ingelogd(bsn: str, geboren: date, *, naam: str = "inwoner") -> Gebruiker:
    """Somebody whom DigiD let in."""
    wie = Gebruiker.objects.create(username=naam, first_name=naam.capitalize())
    wie.groups.set(Group.objects.filter(name=Rol.INWONER))
    Inwoner.objects.create(gebruiker=wie, bsn_index=bsn_index(bsn), geboortedatum=geboren)
    return wie


def inwoner_van(client: Client) -> Gebruiker:
    """The client, signed in with DigiD."""
    assert client.geboortedatum is not None
    return ingelogd(client.bsn, client.geboortedatum)


def dochter() -> Gebruiker:
    """Somebody else with a DigiD."""
    return ingelogd(ANDER_BSN, date(1970, 5, 4), naam="dochter")


def ondersteuner(gemeente: Gemeente, naam: str = "Stichting Naast U") -> Gebruiker:
    """Who works for an organisation of cliëntondersteuning in this gemeente."""
    organisatie, _ = Organisatie.objects.get_or_create(
        naam=naam, defaults={"soort": Organisatie.Soort.CLIENTONDERSTEUNING}
    )
    organisatie.gemeenten.add(gemeente)
    nummer = Gebruiker.objects.filter(organisatie=organisatie).count()
    wie = Gebruiker.objects.create(username=f"ondersteuner.{organisatie.pk}.{nummer}", organisatie=organisatie)
    wie.groups.set(Group.objects.filter(name=Rol.CLIENTONDERSTEUNER))
    return wie
