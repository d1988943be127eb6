"""What waits for a signature: the queue of the deciders, and deciding several alike cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from beschikkingen.views.besluit import BESLISSERS
from meldingen import klok
from meldingen.toegang import alleen_voor, gebruiker_van
from wmo_portal.beslislijst import beslis_over_alle, laad_beslislijst, wachtend, weiger_ongelijke
from wmo_portal.forms import BeslisFilter


@alleen_voor(*BESLISSERS)
def te_beslissen(request: HttpRequest) -> HttpResponse:
    """The nearest legal date first; the address holds search and page."""
    formulier = BeslisFilter(request.GET or None)
    zoek = formulier.cleaned_data["zoek"] if formulier.is_bound and formulier.is_valid() else ""
    pagina, voorstellen = laad_beslislijst(gebruiker_van(request), zoek, request.GET.get("pagina"), klok.vandaag())
    inhoud = {"form": formulier, "pagina": pagina, "voorstellen": voorstellen, "zoek": zoek}
    return render(request, "wmo_portal/te_beslissen.html", inhoud)


@alleen_voor(*BESLISSERS)
@require_POST
def samen_beslissen(request: HttpRequest) -> HttpResponse:
    """Several proposals that were each opened; the page tells per case what happened."""
    gebruiker = gebruiker_van(request)
    gekozen = [int(pk) for pk in request.POST.getlist("voorstel") if pk.isdecimal() and len(pk) < 19]
    rijen = list(wachtend(gebruiker).filter(pk__in=gekozen))
    weiger_ongelijke(rijen)
    afloop = beslis_over_alle(rijen, op=klok.vandaag(), door=gebruiker)
    gelukt = sum(not rij.fout for rij in afloop)
    return render(request, "wmo_portal/samen_beslist.html", {"afloop": afloop, "gelukt": gelukt})
