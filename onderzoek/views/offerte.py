"""Quotations of suppliers: kept with the paper, accepted, and accepted no more (O-19)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import OfferteFormulier
from onderzoek.models import Offerte
from onderzoek.services import offerte as handelingen
from onderzoek.views.deel import bestand_van, handel_af


@alleen_voor(Rol.CONSULENT)
def offerte(request: HttpRequest, nummer: str) -> HttpResponse:
    """A quotation came in."""
    melding = haal_zaak(request, nummer, wat="offerte")
    formulier = OfferteFormulier(request.POST or None, request.FILES or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: handelingen.registreer_offerte(
            melding, _gegevens(antwoord), op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Offerte toevoegen",
        gelukt="De offerte is bewaard.",
        naar=reverse("advies", args=[nummer]),
    )


@alleen_voor(Rol.CONSULENT)
@require_POST
def offerte_aanvaarden(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """Accept it."""
    handelingen.aanvaard_offerte(_haal(request, nummer, pk), op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "De offerte is aanvaard.")
    return redirect("advies", nummer)


@alleen_voor(Rol.CONSULENT)
@require_POST
def offerte_herzien(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """Not accepted after all."""
    handelingen.neem_aanvaarding_terug(_haal(request, nummer, pk), op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "De offerte is niet meer aanvaard.")
    return redirect("advies", nummer)


def _haal(request: HttpRequest, nummer: str, pk: int) -> Offerte:
    melding = haal_zaak(request, nummer, wat="offerte")
    return get_object_or_404(Offerte.objects.select_related("melding"), pk=pk, melding=melding)


def _gegevens(antwoord: dict[str, Any]) -> handelingen.Offertegegevens:
    return handelingen.Offertegegevens(**(antwoord | {"stuk": bestand_van(antwoord["stuk"])}))
