"""Messages that leave for the CAK."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cak_export.models import Bericht
from meldingen.rollen import Rol
from meldingen.services.inzage import log_inzage
from meldingen.toegang import alleen_voor, gebruiker_van


@alleen_voor(Rol.ADMINISTRATIE)
def berichten(request: HttpRequest) -> HttpResponse:
    """What goes to the CAK, newest first; without BSN on the page."""
    rijen = Bericht.objects.zichtbaar_voor(gebruiker_van(request)).select_related("melding__client").defer("xml")
    pagina = Paginator(rijen, 25).get_page(request.GET.get("pagina"))
    return render(request, "cak_export/berichten.html", {"pagina": pagina})


@alleen_voor(Rol.ADMINISTRATIE)
def bericht(request: HttpRequest, pk: int) -> HttpResponse:
    """Download one message as XML; who did so is logged."""
    gebruiker = gebruiker_van(request)
    rij = get_object_or_404(Bericht.objects.zichtbaar_voor(gebruiker).select_related("melding"), pk=pk)
    log_inzage(rij.melding, gebruiker, f"bericht {rij.soort}")
    antwoord = HttpResponse(rij.xml.encode(), content_type="application/xml")
    antwoord["Content-Disposition"] = f'attachment; filename="{rij.soort}-{rij.identificatie}.xml"'
    return antwoord
