"""Staff send the code for who has no DigiD and asks at the desk or by telephone (K-07)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meldingen import klok
from meldingen.forms.inlogcode import InlogcodeSturenFormulier
from meldingen.rollen import Rol
from meldingen.services.inlogcode import stuur_code
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def inlogcode(request: HttpRequest, nummer: str) -> HttpResponse:
    """One button; with safe communication it becomes a task instead of a letter."""
    melding = haal_zaak(request, nummer, wat="inlogcode per brief")
    formulier = InlogcodeSturenFormulier(request.POST if request.method == "POST" else None)
    weg: list[bool] = []
    if request.method == "POST" and formulier.verwerk(
        lambda _leeg: weg.append(stuur_code(melding, op=klok.vandaag(), door=gebruiker_van(request)))
    ):
        if weg[0]:
            messages.success(request, "De brief met de inlogcode gaat vandaag op de post.")
        else:
            messages.warning(request, "Hier gaat geen post vanzelf heen. Er staat een taak klaar voor de consulent.")
        return redirect(melding.get_absolute_url())
    return render(
        request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": "Inlogcode per brief"}
    )
