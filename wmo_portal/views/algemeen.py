"""The start page, the health check and the read log of the auditor."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from meldingen.models import Gemeente, Inzage
from meldingen.navigatie import gemeente_van
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, openbaar
from wmo_portal.navigatie import links_voor


@openbaar
def start(request: HttpRequest) -> HttpResponse:
    """Staff go to their first page; everybody else reads how to ask for help, also an inwoner who is signed in."""
    if request.user.is_authenticated and not gebruiker_van(request).is_een(Rol.INWONER):
        links = links_voor(request)
        return redirect(links[0].url) if links else render(request, "wmo_portal/geen_rol.html", status=403)
    gemeente = gemeente_van(request)
    gemeenten = [] if gemeente else Gemeente.objects.echte()
    return render(request, "wmo_portal/start.html", {"gemeente": gemeente, "gemeenten": gemeenten})


@openbaar
def deur_van_beheer(request: HttpRequest) -> HttpResponse:
    """The admin sends everybody here who may not be there: to the sign-in page, or away when signed in already."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect(f"{reverse('account_login')}?{request.GET.urlencode()}")


@openbaar
def gezond(request: HttpRequest) -> HttpResponse:
    """200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("gezond\n", content_type="text/plain")


@alleen_voor(Rol.AUDITOR)
def logboek(request: HttpRequest) -> HttpResponse:
    """Who looked at which case, or tried to, of the own gemeente: metadata only (X-17)."""
    rijen = Inzage.objects.filter(gemeente=gebruiker_van(request).gemeente).select_related("gebruiker", "melding")
    geweigerd = rijen.filter(is_geweigerd=True)
    alleen = request.GET.get("geweigerd") == "ja"
    pagina = Paginator(geweigerd if alleen else rijen, 50).get_page(request.GET.get("pagina"))
    inhoud = {"pagina": pagina, "geweigerd": geweigerd.count(), "alleen_geweigerd": alleen}
    return render(request, "wmo_portal/logboek.html", {**inhoud, "extra": "geweigerd=ja" if alleen else ""})
