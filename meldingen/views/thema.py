"""How the public pages of a gemeente look: its colours, its logo, and a page to look at both before they hold."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from meldingen.huisstijl import LOGOMAP, thema_css
from meldingen.models import Gemeente, Thema
from meldingen.rollen import Rol
from meldingen.services.huisstijl import lees_logo
from meldingen.toegang import alleen_voor, gebruiker_van, openbaar

# The address says all that the answer depends on, so it may be kept: another colour or logo has another address.
blijvend = cache_control(public=True, max_age=31_536_000, immutable=True)


@openbaar
@blijvend
def stijlblad(request: HttpRequest, kleur: str, lettertype: str) -> HttpResponse:
    """The colours and letter of a theme; a colour that cannot be read has no style sheet."""
    try:
        return HttpResponse(thema_css(f"#{kleur}", lettertype), content_type="text/css; charset=utf-8")
    except ValueError as fout:
        raise Http404 from fout


@openbaar
@blijvend
def logo(request: HttpRequest, naam: str) -> HttpResponse:
    """The logo of a gemeente that shows it on its pages now; no other file of the storage can be asked for."""
    gemeente = Gemeente.objects.filter(logo=f"{LOGOMAP}/{naam}", thema__toon_logo=True).first()
    if gemeente is None:
        raise Http404
    beeld = lees_logo(gemeente.logo)
    return HttpResponse(beeld.inhoud, content_type=beeld.mediatype)


@alleen_voor(Rol.BEHEERDER)
def voorbeeld(request: HttpRequest) -> HttpResponse:
    """A page in the look that stands in the address, or else in the look that holds; nothing is kept."""
    gemeente = gebruiker_van(request).gemeente
    thema = Thema.objects.filter(gemeente=gemeente).first() or Thema(gemeente=gemeente, accent=gemeente.huiskleur)
    thema.accent = request.GET.get("accent", thema.accent)
    thema.lettertype = request.GET.get("lettertype", thema.lettertype)
    return render(request, "meldingen/themavoorbeeld.html", {"thema": thema if thema.is_leesbaar else None})
