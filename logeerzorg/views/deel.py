"""What more pages of logeerzorg do."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from logeerzorg.models import Reservering
from meldingen import klok
from meldingen.services.inzage import log_inzage
from meldingen.toegang import gebruiker_van


def reservering_van(request: HttpRequest, pk: int) -> Reservering:
    """A stay this user may see, else 404."""
    rijen = Reservering.objects.zichtbaar_voor(gebruiker_van(request)).select_related("melding")
    return get_object_or_404(rijen, pk=pk)


def verblijf_van(request: HttpRequest, pk: int, *, wat: str) -> Reservering:
    """A stay in a house of this aanbieder, until 30 days after its end, else 404; the view is logged (X-17)."""
    gebruiker = gebruiker_van(request)
    rijen = Reservering.objects.zichtbaar_voor(gebruiker).in_zicht_op(klok.vandaag())
    rij = get_object_or_404(rijen.select_related("melding__behandelaar", "client", "gemeente", "bed__locatie"), pk=pk)
    log_inzage(rij.melding, gebruiker, wat)
    return rij
