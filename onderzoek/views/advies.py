"""Advice from outside: asked, waited for, registered (O-17 to O-19)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from meldingen import klok
from meldingen.brieven.filters import euro
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import AdviesOntvangenFormulier, AdviesVraagFormulier, LeverancierFormulier
from onderzoek.models import Adviesaanvraag
from onderzoek.services.advies import Advies, Adviesvraag, registreer_advies, vraag_advies, vraag_leverancier
from onderzoek.services.offerte import offertes_van
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT)
def advies(request: HttpRequest, nummer: str) -> HttpResponse:
    """What was asked and what came back."""
    melding = haal_zaak(request, nummer, wat="adviezen")
    rijen = melding.adviesaanvragen.select_related("toestemming", "document")
    stand = offertes_van(melding)
    inhoud = {
        "melding": melding,
        "adviezen": rijen,
        "offertes": [(rij, euro(rij.bedrag)) for rij in stand.rijen],
        "aanvaard": euro(stand.aanvaard) if stand.aanvaard else "",
        "vandaag": klok.vandaag(),
    }
    return render(request, "onderzoek/advies.html", inhoud)


@alleen_voor(Rol.CONSULENT)
def advies_vragen(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-09."""
    melding = haal_zaak(request, nummer, wat="advies vragen")
    formulier = AdviesVraagFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: vraag_advies(
            melding,
            Adviesvraag(**(antwoord | {"is_medisch": antwoord["is_medisch"] == "ja"})),
            op=klok.vandaag(),
            door=gebruiker_van(request),
        ),
        kop="Advies vragen",
        gelukt="Het advies is gevraagd. De adviseur en de inwoner krijgen een brief.",
        naar=reverse("advies", args=[nummer]),
    )


@alleen_voor(Rol.CONSULENT)
def advies_registreren(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """The advice came in."""
    melding = haal_zaak(request, nummer, wat="advies registreren")
    rij = get_object_or_404(Adviesaanvraag.objects.select_related("melding"), pk=pk, melding=melding)
    formulier = AdviesOntvangenFormulier(request.POST or None, request.FILES or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: registreer_advies(rij, _advies(antwoord), op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Advies registreren",
        gelukt="Het advies is geregistreerd. Het komt in het verslag.",
        naar=reverse("advies", args=[nummer]),
    )


@alleen_voor(Rol.CONSULENT)
def leverancier(request: HttpRequest, nummer: str) -> HttpResponse:
    """O-19: fitting, measuring or a quotation."""
    melding = haal_zaak(request, nummer, wat="leverancier")
    formulier = LeverancierFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: vraag_leverancier(melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Passing, inmeten of offerte",
        gelukt="De taak staat klaar.",
        naar=reverse("advies", args=[nummer]),
    )


def _advies(antwoord: dict[str, Any]) -> Advies:
    stuk = antwoord["stuk"]
    feiten = {naam: antwoord[naam] for naam in ("ontvangen_op", "uitkomst", "kosten")}
    return Advies(**feiten, stuk=stuk.read(), mediatype=stuk.content_type) if stuk else Advies(**feiten)
