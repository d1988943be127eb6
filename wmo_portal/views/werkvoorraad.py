"""The lists of work: cases by legal date, and tasks."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meldingen import klok
from meldingen.models import Taak
from meldingen.rollen import DOSSIER
from meldingen.termijnen.woorden import stand
from meldingen.toegang import alleen_voor, gebruiker_van
from wmo_portal.forms import WerkvoorraadFilter
from wmo_portal.lijsten import laad_werkvoorraad
from wmo_portal.plekken import adres


@alleen_voor(*DOSSIER)
def werkvoorraad(request: HttpRequest) -> HttpResponse:
    """What must I do first today, and why that date? The address holds filter, sort and page."""
    formulier = WerkvoorraadFilter(request.GET or None)
    lijst = laad_werkvoorraad(gebruiker_van(request), formulier, request.GET, klok.vandaag())
    if request.session.get("werkvoorraad") != request.GET.urlencode():
        request.session["werkvoorraad"] = request.GET.urlencode()
    return render(request, "wmo_portal/werkvoorraad.html", {"lijst": lijst, "form": formulier})


@alleen_voor(*DOSSIER)
def taken(request: HttpRequest) -> HttpResponse:
    """Open tasks for the roles of the user, the urgent ones first."""
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    rijen = (
        Taak.objects.zichtbaar_voor(gebruiker)
        .open()
        .filter(rol__in=gebruiker.rollen)
        .select_related("melding__client", "voor")
    )
    pagina = Paginator(rijen, 25).get_page(request.GET.get("pagina"))
    for taak in pagina:
        taak.adres = adres(taak.plek, taak.melding)
        taak.stand = stand(taak.uiterlijk_op, vandaag)
    return render(request, "wmo_portal/taken.html", {"pagina": pagina})
