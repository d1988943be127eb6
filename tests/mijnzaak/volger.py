"""A browser in Mijn zaak: of the client, of somebody with a machtiging, or of a stranger."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.test import Client as Browser

from meldingen.models import Gebruiker, Inwoner, Machtiging, Melding, Relatie
from meldingen.rollen import Rol


def inwoner(naam: str = "anna", melding: Melding | None = None) -> Gebruiker:
    """An account without gemeente; with a melding it is that of its client, proven by DigiD."""
    wie = Gebruiker.objects.create(username=naam, first_name="Anna", last_name=naam.capitalize())
    wie.groups.set(Group.objects.filter(name=Rol.INWONER))
    if melding is not None:
        client = melding.client
        Inwoner.objects.create(gebruiker=wie, bsn_index=client.bsn_index, geboortedatum=client.geboortedatum)
    return wie


def gemachtigde(melding: Melding, bereik: Iterable[Machtiging.Bereik], door: Gebruiker) -> Gebruiker:
    """Somebody with a signed machtiging of the client for this."""
    wie = inwoner("noor")
    relatie = Relatie.objects.create(client=melding.client, naam="Noor Proef", soort=Relatie.Soort.KIND)
    Machtiging.objects.create(
        client=melding.client, relatie=relatie, waarvoor=[str(code) for code in bereik], bereik="mag dit",
        van=melding.ontvangen_op, getekend_op=melding.ontvangen_op, gemachtigde=wie, door=door,
    )  # fmt: skip
    return wie


def thuis(wie: Gebruiker) -> Browser:
    """The browser of this person, signed in."""
    browser = Browser(raise_request_exception=False)
    browser.force_login(wie)
    return browser
