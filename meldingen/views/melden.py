"""The melding: the public form without an account, and the desk."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control

from meldingen import klok
from meldingen.forms import BalieFormulier, MeldingFormulier
from meldingen.models import Gemeente, Melding
from meldingen.navigatie import gemeente_van
from meldingen.rollen import DOSSIER, Rol
from meldingen.services.clienten import Relatiegegevens
from meldingen.services.melding import Bijlage, NieuweMelding, registreer_melding
from meldingen.toegang import alleen_voor, gebruiker_van, openbaar
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


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER, Rol.ADMINISTRATIE, Rol.PIKET)
def balie(request: HttpRequest) -> HttpResponse:
    """A melding that came in by telephone, at the desk or by post (TR-02)."""
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    formulier = BalieFormulier(
        request.POST or None, vandaag=vandaag, initial={"sleutel": uuid.uuid4().hex, "ontvangen_op": vandaag}
    )
    gemaakt: list[Melding] = []
    if request.method == "POST" and formulier.verwerk(
        lambda antwoorden: gemaakt.append(
            registreer_melding(gebruiker.gemeente, van_balie(antwoorden), op=vandaag, door=gebruiker)
        )
    ):
        return redirect("balie_klaar", nummer=gemaakt[0].nummer)
    return render(request, "meldingen/balie.html", {"form": formulier})


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER, Rol.ADMINISTRATIE, Rol.PIKET)
def balie_klaar(request: HttpRequest, nummer: str) -> HttpResponse:
    """The number to tell the caller, and the way on for who may open the case."""
    gebruiker = gebruiker_van(request)
    melding = get_object_or_404(Melding, nummer=nummer, gemeente=gebruiker.gemeente)
    mag_openen = gebruiker.is_een(*DOSSIER) and Melding.objects.zichtbaar_voor(gebruiker).filter(pk=melding.pk).exists()
    return render(request, "meldingen/balie_klaar.html", {"melding": melding, "mag_openen": mag_openen})


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


def van_balie(antwoorden: dict[str, Any]) -> NieuweMelding:
    """What the form of the desk tells; an aanvraag without a melding starts with the same questions."""
    melder = None
    if antwoorden["melder_naam"]:
        melder = Relatiegegevens(
            naam=antwoorden["melder_naam"],
            soort=antwoorden["melder_soort"],
            telefoon=antwoorden["melder_telefoon"],
        )
    return NieuweMelding(
        client=clientgegevens(antwoorden),
        melder=melder,
        kanaal=antwoorden["kanaal"],
        onderwerp=antwoorden["onderwerp"],
        hulpvraag=antwoorden["hulpvraag"],
        is_spoed=antwoorden["is_spoed"] == "ja",
        ontvangen_op=antwoorden["ontvangen_op"],
        reden_eerder=antwoorden["reden_eerder"],
        formulier_sleutel=antwoorden["sleutel"],
    )
