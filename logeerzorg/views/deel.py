"""What more pages of logeerzorg do."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from logeerzorg.models import Reservering
from meldingen.toegang import gebruiker_van


def reservering_van(request: HttpRequest, pk: int) -> Reservering:
    """A stay this user may see, else 404."""
    rijen = Reservering.objects.zichtbaar_voor(gebruiker_van(request)).select_related("melding")
    return get_object_or_404(rijen, pk=pk)
