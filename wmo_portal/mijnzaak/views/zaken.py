"""The cases of this person, and where one of them stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meldingen import klok
from meldingen.models import Melding
from meldingen.toegang import gebruiker_van, haal_eigen_zaak, mijn_zaak
from wmo_portal.mijnzaak.daden import mogelijk
from wmo_portal.mijnzaak.views.deel import toon


@mijn_zaak
def zaken(request: HttpRequest) -> HttpResponse:
    """All cases of this person; who has one goes straight on to it."""
    rijen = Melding.objects.van_inwoner(gebruiker_van(request), klok.vandaag()).select_related("client", "gemeente")
    gevonden = list(rijen.order_by("-ontvangen_op", "-pk"))
    if len(gevonden) == 1:
        return redirect("mijn_zaak", nummer=gevonden[0].nummer)
    return render(request, "mijn_zaak/zaken.html", {"zaken": gevonden})


@mijn_zaak
def zaak(request: HttpRequest, nummer: str) -> HttpResponse:
    """Where the case stands, by when the gemeente answers, and what one can do."""
    eigen = haal_eigen_zaak(request, nummer, wat="mijn zaak")
    return toon(request, eigen, "mijn_zaak/zaak.html", daden=mogelijk(eigen))
