"""Who looked in my file."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from meldingen.models import Inzage
from meldingen.toegang import haal_eigen_zaak, mijn_zaak
from wmo_portal.mijnzaak.views.deel import toon
from wmo_portal.mijnzaak.wie_keek import in_woorden

PER_PAGINA = 25


@mijn_zaak
def inzage(request: HttpRequest, nummer: str) -> HttpResponse:
    """Newest first, without the client's own looks and without tries that showed nothing."""
    eigen = haal_eigen_zaak(request, nummer, wat="mijn inzage", alleen_client=True)
    rijen = Inzage.objects.filter(melding=eigen.melding, is_geweigerd=False).exclude(gebruiker=eigen.gebruiker)
    rijen = rijen.select_related("gebruiker__gemeente", "gebruiker__organisatie").prefetch_related("gebruiker__groups")
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return toon(
        request, eigen, "mijn_zaak/inzage.html", pagina=pagina, blikken=in_woorden(pagina, eigen.melding), deel="inzage"
    )
