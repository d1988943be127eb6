"""A melding that may already be there: the same client under another row, or a case that still runs (M-15)."""

from datetime import date

from django.db.models import Q, QuerySet

from meldingen.models import Client, Gemeente, Melding, Zoekterm
from meldingen.querysets import OPEN
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.clienten import Clientgegevens, bsn_index
from meldingen.zoekvorm import klank


def waarschijnlijk(gemeente: Gemeente, gegevens: Clientgegevens) -> QuerySet[Client]:
    """The clients who are probably this person: the same BSN; else a surname that sounds the same with the same
    birth date, or with the same address when a birth date is not known. Who has another BSN is somebody else.
    """
    rijen = Client.objects.filter(gemeente=gemeente)
    eender = Q(pk__in=[])
    if gegevens.geboortedatum:
        eender |= Q(geboortedatum=gegevens.geboortedatum)
    if gegevens.postcode and gegevens.huisnummer:
        adres = Q(postcode=gegevens.postcode, huisnummer__iexact=gegevens.huisnummer)
        eender |= adres & Q(geboortedatum__isnull=True) if gegevens.geboortedatum else adres
    namen = [klank(naam) for naam in (gegevens.achternaam, gegevens.geboortenaam) if naam]
    klinkt_als = Zoekterm.objects.filter(soort="klank", term__in=namen).values("client_id")
    zelfde = eender & Q(pk__in=klinkt_als)
    if gegevens.bsn:
        index = bsn_index(gegevens.bsn)
        zelfde = Q(bsn_index=index) | (zelfde & Q(bsn_index__isnull=True))
    return rijen.filter(zelfde).order_by("sorteersleutel", "pk")


def lopende_zaken(clienten: QuerySet[Client] | list[Client]) -> QuerySet[Melding]:
    """Their cases that are not decided yet, the newest first."""
    return (
        Melding.objects.filter(client__in=clienten, status__in=OPEN)
        .select_related("client", "behandelaar", "team", "gemeente")
        .order_by("-ontvangen_op", "-pk")
    )


def meld_mogelijk_dubbel(melding: Melding, gegevens: Clientgegevens, *, op: date) -> None:
    """When nobody of the gemeente has looked: the consulent compares this case with those that run already."""
    zelfde = Q(pk=melding.client_id) | Q(pk__in=waarschijnlijk(melding.gemeente, gegevens).values("pk"))
    clienten = Client.objects.filter(zelfde, gemeente_id=melding.gemeente_id)
    nummers = list(lopende_zaken(clienten).exclude(pk=melding.pk).values_list("nummer", flat=True)[:3])
    if nummers:
        taken.maak_taak(
            melding,
            "dubbel",
            f"Mogelijk dubbel: vergelijk met zaak {' en '.join(nummers)}",
            rol=Rol.CONSULENT,
            uiterlijk_op=op,
            op=op,
        )
