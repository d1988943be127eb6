"""Who comes in Mijn zaak in a test: the client, somebody with a machtiging, a stranger; and their browser."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.test import Client as Browser

from meldingen.models import Gebruiker, Inwoner, Machtiging, Melding, Relatie
from meldingen.rollen import Rol
from tests.conftest import WACHTWOORD


def maak_inwoner(naam: str, melding: Melding | None = None) -> Gebruiker:
    """An account without gemeente; with a melding it is that of its client, proven by DigiD."""
    wie = Gebruiker.objects.create(username=naam, first_name="Anna", last_name=naam.capitalize())
    wie.set_password(WACHTWOORD)
    wie.save(update_fields=["password"])
    wie.groups.set(Group.objects.filter(name=Rol.INWONER))
    if melding is not None:
        client = melding.client
        Inwoner.objects.create(gebruiker=wie, bsn_index=client.bsn_index, geboortedatum=client.geboortedatum)
    return wie


def machtig(melding: Melding, wie: Gebruiker, bereik: Iterable[Machtiging.Bereik], door: Gebruiker) -> Machtiging:
    """A signed machtiging of the client for this person."""
    relatie = Relatie.objects.create(client=melding.client, naam=f"Noor {wie.username}", soort=Relatie.Soort.KIND)
    return Machtiging.objects.create(
        client=melding.client, relatie=relatie, waarvoor=[str(code) for code in bereik], bereik="mag dit",
        van=melding.ontvangen_op, getekend_op=melding.ontvangen_op, gemachtigde=wie, door=door,
    )  # fmt: skip


def maak_gemachtigde(melding: Melding, bereik: Iterable[Machtiging.Bereik], door: Gebruiker) -> Gebruiker:
    """A new account that may do this for the client."""
    wie = maak_inwoner("noor")
    machtig(melding, wie, bereik, door)
    return wie


def browser(wie: Gebruiker) -> Browser:
    """The browser of this person, signed in."""
    binnen = Browser(raise_request_exception=False)
    binnen.force_login(wie)
    return binnen
