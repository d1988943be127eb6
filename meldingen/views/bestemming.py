"""Forwarding, and conditions on living in the gemeente."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meldingen import klok
from meldingen.forms import BriefadresFormulier, DoorstuurFormulier, IngezeteneFormulier, MeldingsdatumFormulier
from meldingen.models import Document
from meldingen.rollen import Rol
from meldingen.services import bestemming
from meldingen.services.documenten import bewaar
from meldingen.services.melding import corrigeer_meldingsdatum
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def doorsturen(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-46, or a warm referral."""
    melding = haal_zaak(request, nummer, wat="doorsturen")
    formulier = DoorstuurFormulier(request.POST or None, bestemmingen=bestemming.BESTEMMINGEN)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: bestemming.stuur_door(melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request))
    ):
        messages.success(request, "De afzender krijgt hierover een brief.")
        return redirect(melding)
    kop = "Doorsturen of verwijzen"
    return render(request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": kop})


@alleen_voor(Rol.CONSULENT)
def toekomstig_ingezetene(request: HttpRequest, nummer: str) -> HttpResponse:
    """T-29."""
    melding, gebruiker = haal_zaak(request, nummer, wat="toekomstig inwoner"), gebruiker_van(request)
    formulier = IngezeteneFormulier(request.POST or None, request.FILES or None)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: bestemming.behandel_als_toekomstig_ingezetene(
            melding,
            bewijs=bewaar(
                melding,
                antwoord["bewijs"].read(),
                sleutel=f"ingezetene:{uuid.uuid4().hex}",
                soort="bewijs",
                titel="Bewijs: komt hier wonen",
                richting=Document.Richting.IN,
                mediatype=antwoord["bewijs"].content_type,
                op=klok.vandaag(),
                door=gebruiker,
            ),
            op=klok.vandaag(),
            door=gebruiker,
        )
    ):
        messages.success(request, "Vastgelegd. Bij Termijnen staat wanneer de inwoner hier moet wonen.")
        return redirect(melding)
    kop = "Inwoner komt hier wonen"
    return render(request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": kop})


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def briefadres(request: HttpRequest, nummer: str) -> HttpResponse:
    """T-30."""
    melding = haal_zaak(request, nummer, wat="briefadres")
    formulier = BriefadresFormulier(request.POST or None, vandaag=klok.vandaag())
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: bestemming.leg_briefadres_vast(
            melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "Het briefadres is vastgelegd.")
        return redirect(melding)
    return render(request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": "Briefadres"})


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def meldingsdatum(request: HttpRequest, nummer: str) -> HttpResponse:
    """M-03: the melding came in on another day; the clocks move along, and the reason is recorded."""
    melding = haal_zaak(request, nummer, wat="meldingsdatum")
    formulier = MeldingsdatumFormulier(request.POST or None, vandaag=klok.vandaag())
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: corrigeer_meldingsdatum(melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request))
    ):
        messages.success(request, "De datum is gewijzigd en de termijnen zijn opnieuw berekend.")
        return redirect(melding)
    kop = "Meldingsdatum wijzigen"
    return render(request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": kop})
