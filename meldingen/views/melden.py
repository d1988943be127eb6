"""The melding: the public form without an account."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control

from meldingen import klok
from meldingen.forms import MeldingFormulier
from meldingen.models import Gemeente, Melding
from meldingen.navigatie import gemeente_van
from meldingen.services.clienten import Relatiegegevens
from meldingen.services.melding import Bijlage, NieuweMelding, registreer_melding
from meldingen.toegang import openbaar
from meldingen.views.antwoorden import clientgegevens


@openbaar
def melden(request: HttpRequest) -> HttpResponse:
    """The public form; who sends it twice has sent one melding."""
    gemeente = gemeente_van(request)
    if gemeente is None:
        return redirect("start")
    vandaag = klok.vandaag()
    formulier = MeldingFormulier(
        request.POST or None, request.FILES or None, vandaag=vandaag, initial={"sleutel": uuid.uuid4().hex}
    )
    if request.method == "POST":

        def meld(antwoorden: dict[str, Any]) -> None:
            melding = registreer_melding(gemeente, _van_formulier(antwoorden), op=vandaag, door=None)
            request.session["gemeld"] = melding.nummer

        if formulier.verwerk(meld):
            return redirect("gemeld")
    return render(request, "meldingen/melden.html", {"form": formulier, "gemeente": gemeente})


@openbaar
@cache_control(no_store=True)
def gemeld(request: HttpRequest) -> HttpResponse:
    """The confirmation, only in the browser that sent the melding."""
    nummer = request.session.get("gemeld")
    if nummer is None:
        return redirect("start")
    melding = get_object_or_404(Melding.objects.select_related("gemeente"), nummer=nummer)
    onderzoek = melding.termijnen.get(soort="onderzoek")
    return render(
        request,
        "meldingen/gemeld.html",
        {"melding": melding, "gemeente": melding.gemeente, "onderzoek": onderzoek},
    )


@openbaar
def kies_gemeente(request: HttpRequest, code: str) -> HttpResponse:
    """Where the host name does not tell the gemeente (the demo), the visitor does."""
    gemeente = get_object_or_404(Gemeente.objects.echte(), code=code)
    request.session["gemeente"] = gemeente.code
    return redirect("melden")


def _van_formulier(antwoorden: dict[str, Any]) -> NieuweMelding:
    nu = klok.nu()
    melder = None
    if antwoorden["voor_wie"] == "ander":
        melder = Relatiegegevens(
            naam=antwoorden["melder_naam"],
            soort=antwoorden["melder_soort"],
            telefoon=antwoorden["melder_telefoon"],
            email=antwoorden["melder_email"],
            is_mantelzorger=antwoorden["is_mantelzorger"] == "ja",
        )
    bestand = antwoorden.get("bijlage")
    return NieuweMelding(
        client=clientgegevens(antwoorden),
        melder=melder,
        kanaal=Melding.Kanaal.FORMULIER,
        onderwerp=antwoorden["onderwerp"],
        hulpvraag=antwoorden["hulpvraag"],
        is_spoed=antwoorden["is_spoed"] == "ja",
        ontvangen_op=klok.vandaag(),
        ontvangen_om=nu,
        formulier_sleutel=antwoorden["sleutel"],
        bijlagen=(Bijlage(bestand.name, bestand.content_type, bestand.read()),) if bestand else (),
    )
