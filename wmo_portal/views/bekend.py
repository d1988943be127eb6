"""The vooronderzoek: what the gemeente already knows, shown only after a ground was chosen (M-12)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import RaadpleegFormulier
from onderzoek.models import Raadpleging
from onderzoek.services.raadpleging import Bekend, Raadpleegvraag, feiten_van, raadpleeg
from wmo_portal.bekend import verzamel


@alleen_voor(Rol.CONSULENT)
def bekend(request: HttpRequest, nummer: str) -> HttpResponse:
    """Choose a ground; what was looked into before is listed, without what was found."""
    melding = haal_zaak(request, nummer, wat="vooronderzoek, nog niets getoond")
    formulier = RaadpleegFormulier(request.POST or None)
    gedaan: list[Raadpleging] = []

    def kijk(antwoord: dict[str, str]) -> None:
        eigen = antwoord["bron"] == Raadpleging.Bron.WMO
        feiten = verzamel(melding) if eigen else Bekend()
        vraag = Raadpleegvraag(**antwoord)
        gedaan.append(raadpleeg(melding, vraag, feiten, op=klok.vandaag(), door=gebruiker_van(request)))

    if request.method == "POST" and formulier.verwerk(kijk):
        messages.success(request, "Vastgelegd dat u keek, en waarom.")
        return redirect("raadpleging", nummer, gedaan[0].pk)
    eerdere = melding.raadplegingen.select_related("door").defer("bekend", "bevinding")
    return render(request, "onderzoek/bekend.html", {"melding": melding, "form": formulier, "raadplegingen": eerdere})


@alleen_voor(Rol.CONSULENT)
def raadpleging(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """What was known on the day somebody looked."""
    melding = haal_zaak(request, nummer, wat="raadpleging in vooronderzoek")
    rij = get_object_or_404(Raadpleging.objects.select_related("door", "toestemming"), pk=pk, melding=melding)
    return render(
        request, "onderzoek/raadpleging.html", {"melding": melding, "raadpleging": rij, "feiten": feiten_van(rij)}
    )
