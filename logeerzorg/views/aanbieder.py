"""What an aanbieder is asked, and who comes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from logeerzorg.models import Reservering
from logeerzorg.services import reserveringen
from logeerzorg.services.gasten import overzicht
from logeerzorg.views.deel import verblijf_van
from meldingen import klok
from meldingen.rollen import Rol
from meldingen.services.inzage import log_inzagen
from meldingen.toegang import alleen_voor, gebruiker_van


@alleen_voor(Rol.AANBIEDER)
def aanbieder(request: HttpRequest) -> HttpResponse:
    """Requests that wait, who comes and goes in the coming two weeks, what comes later and what was; that is logged."""
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    rijen = list(
        Reservering.objects.zichtbaar_voor(gebruiker)
        .in_zicht_op(vandaag)
        .select_related("bed__locatie", "client", "gemeente", "melding")
    )
    log_inzagen({rij.melding for rij in rijen}, gebruiker, "gasten")
    return render(request, "logeerzorg/aanbieder.html", {"gasten": overzicht(rijen, vandaag), "vandaag": vandaag})


@alleen_voor(Rol.AANBIEDER)
@require_POST
def akkoord_locatie(request: HttpRequest, pk: int) -> HttpResponse:
    """The house agrees with the dates."""
    rij = verblijf_van(request, pk, wat="akkoord met een verblijf")
    reserveringen.leg_akkoord_locatie_vast(rij, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Uw akkoord is doorgegeven aan de gemeente.")
    return redirect("aanbieder")
