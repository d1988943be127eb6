"""The weighing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import AfwegingFormulier
from onderzoek.services import onderzoek as handelingen
from onderzoek.views.deel import onderzoek_van, toon_handeling


@alleen_voor(Rol.CONSULENT)
def afweging(request: HttpRequest, nummer: str) -> HttpResponse:
    """The six steps (O-04)."""
    melding = haal_zaak(request, nummer, wat="afweging")
    onderzoek = onderzoek_van(melding)
    begin = {
        naam: waarde
        for rij in onderzoek.afweging.all()
        for naam, waarde in (
            (f"uitkomst_{rij.stap}", rij.uitkomst),
            (f"motivering_{rij.stap}", rij.motivering),
        )
    }
    formulier = AfwegingFormulier(request.POST or None, initial=begin)
    if request.method == "POST" and formulier.verwerk(
        lambda _: handelingen.weeg_af(onderzoek, formulier.stappen(), op=klok.vandaag(), door=gebruiker_van(request))
    ):
        messages.success(request, "De afweging is bewaard.")
        return redirect(melding)
    return toon_handeling(request, melding, formulier, "Afweging")
