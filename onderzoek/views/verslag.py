"""The verslag: drawing up and sending."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import VerslagFormulier
from onderzoek.models import Verslag
from onderzoek.services.verslag import Verslagtekst, stel_verslag_op, verzend_verslag
from onderzoek.views.deel import toon_handeling


@alleen_voor(Rol.CONSULENT)
def verslag(request: HttpRequest, nummer: str) -> HttpResponse:
    """Draw up the verslag (TR-10)."""
    melding = haal_zaak(request, nummer, wat="verslag")
    laatste = Verslag.objects.filter(melding=melding).first()
    begin = {naam: getattr(laatste, naam) for naam in Verslagtekst.__dataclass_fields__} if laatste else {}
    formulier = VerslagFormulier(request.POST or None, vandaag=klok.vandaag(), initial=begin)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: stel_verslag_op(
            melding, Verslagtekst(**antwoord), op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "Het verslag is opgesteld. Controleer het en verzend het.")
        return redirect(melding)
    return toon_handeling(request, melding, formulier, "Verslag opstellen")


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def verslag_verzenden(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-12, after a page that says what will happen: a sent verslag cannot be taken back."""
    melding = haal_zaak(request, nummer, wat="verslag verzenden")
    laatste = get_object_or_404(Verslag, pk=Verslag.objects.filter(melding=melding).values("pk")[:1])
    if request.method == "POST":
        verzend_verslag(laatste, op=klok.vandaag(), door=gebruiker_van(request))
        messages.success(request, "Het verslag gaat met de begeleidende brief op de post.")
        return redirect(melding)
    return render(request, "onderzoek/verslag_verzenden.html", {"melding": melding, "verslag": laatste})
