"""What an aanbieder is asked, and who comes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from logeerzorg.models import BEZET, Reservering
from logeerzorg.services import reserveringen
from logeerzorg.views.deel import reservering_van
from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van


@alleen_voor(Rol.AANBIEDER)
def aanbieder(request: HttpRequest) -> HttpResponse:
    """What is asked of this aanbieder: stays that wait for an answer, and who comes."""
    rijen = (
        Reservering.objects.zichtbaar_voor(gebruiker_van(request))
        .filter(status__in=BEZET, periode__endswith__gte=klok.vandaag())
        .select_related("bed__locatie", "client", "gemeente")
        .order_by("periode")
    )
    return render(request, "logeerzorg/aanbieder.html", {"reserveringen": rijen})


@alleen_voor(Rol.AANBIEDER)
@require_POST
def akkoord_locatie(request: HttpRequest, pk: int) -> HttpResponse:
    """The house agrees with the dates."""
    rij = reservering_van(request, pk)
    reserveringen.leg_akkoord_locatie_vast(rij, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Uw akkoord is doorgegeven aan de gemeente.")
    return redirect("aanbieder")
