"""The case: who is this, what is next, what stands in the way."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import DOSSIER
from meldingen.services.inzage import log_inzage
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from wmo_portal.dossier import laad_dossier, met_voortgang


@alleen_voor(*DOSSIER)
def dossier(request: HttpRequest, nummer: str) -> HttpResponse:
    """The overview of one case."""
    gebruiker = gebruiker_van(request)
    zaken = Melding.objects.zichtbaar_voor(gebruiker).select_related(
        "client", "gemeente", "behandelaar", "team", "melder", "onderzoek"
    )
    melding = get_object_or_404(met_voortgang(zaken), nummer=nummer)
    log_inzage(melding, gebruiker, "overzicht")
    inhoud = laad_dossier(melding, gebruiker, klok.vandaag())
    return render(
        request,
        "wmo_portal/dossier.html",
        {"dossier": inhoud, "melding": melding, "terug": request.session.get("werkvoorraad", "")},
    )


@alleen_voor(*DOSSIER)
def zaaklogboek(request: HttpRequest, nummer: str) -> HttpResponse:
    """Everything that happened, newest first, with the reasons that were given."""
    melding = haal_zaak(request, nummer, wat="logboek")
    pagina = Paginator(melding.gebeurtenissen.select_related("door"), 50).get_page(request.GET.get("pagina"))
    notities = melding.notities.select_related("door")
    return render(request, "wmo_portal/zaaklogboek.html", {"melding": melding, "pagina": pagina, "notities": notities})
