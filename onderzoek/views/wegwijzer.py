"""Where to go with which question, also when that is not the gemeente (M-27, M-17)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meldingen import klok
from meldingen.navigatie import gemeente_van
from meldingen.toegang import openbaar
from onderzoek.services.socialekaart import per_onderwerp


@openbaar
def wegwijzer(request: HttpRequest) -> HttpResponse:
    """The routes that hold everywhere, and the sociale kaart of this gemeente."""
    gemeente = gemeente_van(request)
    if gemeente is None:
        return redirect("start")
    groepen = per_onderwerp(gemeente, klok.vandaag())
    return render(request, "onderzoek/wegwijzer.html", {"gemeente": gemeente, "groepen": groepen})
