"""Which way the case goes: advice is enough, elsewhere, too young, a personal interest, or first the GGD."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import AfdoenFormulier, BelangFormulier, MinderjarigFormulier, WoonplaatsFormulier, welke_sanering
from onderzoek.models import Sanering
from onderzoek.services.afdoen import volsta_met_advies
from onderzoek.services.belang import meld_belang
from onderzoek.services.minderjarig import leg_uitzondering_vast
from onderzoek.services.sanering import rond_sanering_af, verwijs_naar_ggd
from onderzoek.services.woonplaats import Controle, controleer_woonplaats
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT)
def afdoen(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-07: information and advice are enough."""
    melding = haal_zaak(request, nummer, wat="afdoen met advies")
    formulier = AfdoenFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: volsta_met_advies(melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Informatie en advies zijn genoeg",
        gelukt="De melding is gesloten. De inwoner krijgt uw advies en een aanvraagformulier.",
    )


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def woonplaats(request: HttpRequest, nummer: str) -> HttpResponse:
    """M-18: does the client live here?"""
    melding = haal_zaak(request, nummer, wat="woonplaats")
    formulier = WoonplaatsFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: controleer_woonplaats(
            melding, Controle(**antwoord), op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Woonplaats controleren",
        gelukt="De controle is vastgelegd.",
    )


@alleen_voor(Rol.CONSULENT)
def minderjarig(request: HttpRequest, nummer: str) -> HttpResponse:
    """M-19: younger than eighteen, and yet the Wmo."""
    melding = haal_zaak(request, nummer, wat="jonger dan 18")
    formulier = MinderjarigFormulier(request.POST or None)
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: leg_uitzondering_vast(melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Jonger dan 18: woningaanpassing of hulpmiddel",
        gelukt="Vastgelegd. Het onderzoek kan beginnen.",
    )


@alleen_voor(Rol.CONSULENT)
def belang(request: HttpRequest, nummer: str) -> HttpResponse:
    """X-18: hand the case back."""
    melding = haal_zaak(request, nummer, wat="persoonlijk belang")
    formulier = BelangFormulier(request.POST or None)
    return handel_af(
        request,
        melding,
        formulier,
        lambda _: meld_belang(melding, op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Persoonlijk belang melden",
        gelukt="Vastgelegd. De teamleider wijst de zaak opnieuw toe.",
        naar=reverse("werkvoorraad", args=[]),
    )


@alleen_voor(Rol.CONSULENT)
def sanering(request: HttpRequest, nummer: str) -> HttpResponse:
    """M-22: to the GGD, and later that the house is clean."""
    melding = haal_zaak(request, nummer, wat="sanering")
    rij = Sanering.objects.filter(melding=melding).select_related("melding").first()
    formulier = welke_sanering(rij is not None, request.POST or None, vandaag=klok.vandaag())
    wie = gebruiker_van(request)
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: (
            rond_sanering_af(rij, **antwoord, op=klok.vandaag(), door=wie)
            if rij
            else verwijs_naar_ggd(melding, **antwoord, op=klok.vandaag(), door=wie)
        ),
        kop="Vervuild huishouden: GGD en sanering",
        gelukt="Vastgelegd.",
    )
