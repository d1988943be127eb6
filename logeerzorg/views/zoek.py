"""Where is a bed?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from logeerzorg.forms import ZoekFormulier
from logeerzorg.models import BEZET, Bed
from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER)
def zoek(request: HttpRequest) -> HttpResponse:
    """Where is a bed between two days? Without a case, only to look."""
    zoekformulier, bedden = zoek_bedden(request)
    return render(request, "logeerzorg/zoek.html", {"form": zoekformulier, "bedden": bedden})


def zoek_bedden(request: HttpRequest) -> tuple[ZoekFormulier, Any]:
    """The search form and the free beds it finds; None when nothing was searched yet."""
    formulier = ZoekFormulier(request.GET or None, vandaag=klok.vandaag())
    if not request.GET or not formulier.is_valid():
        return formulier, None
    gezocht = formulier.cleaned_data
    bedden = Bed.objects.zichtbaar_voor(gebruiker_van(request)).select_related("locatie")
    return formulier, list(bedden.vrij_in(gezocht["van"], gezocht["tot"], BEZET))
