"""Who signs in as an inwoner: found by the BSN of DigiD or by the letter; never linked to an account of staff."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.db import connection
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy

from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Inwoner
from meldingen.models.inwoner import HOOGSTENS
from meldingen.rollen import Rol
from meldingen.services.clienten import bsn_index
from meldingen.services.handeling import handeling

# How somebody is called of whom the portal knows no name: DigiD tells only a number.
NAAMLOOS = "Inwoner"


@handeling
def inwoner_met_bsn(bsn: str, geboortedatum: date | None) -> Inwoner:
    """The person with this (proven) BSN, made at the first time; the birth date of the broker wins (X-07)."""
    inwoner = _vind_of_maak(bsn_index=bsn_index(bsn))
    if geboortedatum is not None and inwoner.geboortedatum != geboortedatum:
        inwoner.geboortedatum = geboortedatum
        inwoner.save(update_fields=["geboortedatum"])
    _noem(inwoner)
    return inwoner


@handeling
def inwoner_van_client(client: Client) -> Inwoner:
    """The person who proved with a letter to be this client."""
    inwoner = _vind_of_maak(client=client)
    _noem(inwoner)
    return inwoner


@handeling
def geef_geboortedatum(inwoner: Inwoner, dag: date) -> bool:
    """Keep the birth date of who signed in without one; False when it is not the one a file with this BSN has.

    Without such a file there is nothing to guess at, and the answer is kept. After five wrong answers nothing is
    asked any more: the broker did not tell the date, so the gemeente has to help.
    """
    vers = Inwoner.objects.select_for_update().get(pk=inwoner.pk)
    if vers.pogingen >= HOOGSTENS:
        raise Geweigerd(
            gettext_lazy("U vulde te vaak een andere geboortedatum in. Bel de gemeente, dan helpen wij u verder.")
        )
    bekend = set(Client.objects.filter(bsn_index=vers.bsn_index).values_list("geboortedatum", flat=True))
    if bekend and dag not in bekend:
        vers.pogingen += 1
        vers.save(update_fields=["pogingen"])
        return False
    vers.geboortedatum = dag
    vers.save(update_fields=["geboortedatum"])
    _noem(vers)
    return True


def _vind_of_maak(**bewijs: Any) -> Inwoner:
    # Two browsers at the same first moment: the second finds what the first made.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2))", [_naam_van(bewijs)])
    bestaand = Inwoner.objects.select_related("gebruiker").filter(**bewijs).first()
    if bestaand is not None:
        return bestaand
    gebruiker = Gebruiker(username=f"inwoner-{get_random_string(16).lower()}", last_name=NAAMLOOS)
    gebruiker.set_unusable_password()
    gebruiker.save()
    gebruiker.groups.set(Group.objects.filter(name=Rol.INWONER))
    return Inwoner.objects.create(gebruiker=gebruiker, **bewijs)


def _naam_van(bewijs: dict[str, Any]) -> str:
    return "|".join(f"{naam}:{getattr(waarde, 'pk', waarde)}" for naam, waarde in bewijs.items())


def _noem(inwoner: Inwoner) -> None:
    """Under acts in the log stands a name, when a file of this person tells one."""
    client = inwoner.client
    if client is None and inwoner.geboortedatum is not None:
        eigen = Client.objects.filter(bsn_index=inwoner.bsn_index, geboortedatum=inwoner.geboortedatum)
        client = eigen.order_by("-pk").first()
    if client is not None and inwoner.gebruiker.last_name != client.naam[:150]:
        inwoner.gebruiker.last_name = client.naam[:150]
        inwoner.gebruiker.save(update_fields=["last_name"])
