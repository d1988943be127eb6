"""What the client agreed to: asked, given, refused, taken back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from meldingen import klok
from meldingen.models import Toestemming
from meldingen.rollen import Rol
from meldingen.services import toestemming as handelingen
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import (
    AndereToestemmingFormulier,
    ToestemmingFormulier,
    ToestemmingIntrekFormulier,
    ToestemmingVragenFormulier,
    ToestemmingWeigerFormulier,
)
from onderzoek.views.deel import bestand_van, handel_af


@alleen_voor(Rol.CONSULENT)
def toestemmingen(request: HttpRequest, nummer: str) -> HttpResponse:
    """All answers of the client in this case, and a form for the next one."""
    melding = haal_zaak(request, nummer, wat="toestemmingen")
    formulier = AndereToestemmingFormulier(request.POST or None, request.FILES or None, vandaag=klok.vandaag())
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.geef_toestemming(
            melding, handelingen.Antwoord(**_met_stuk(antwoord)), op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "De toestemming is vastgelegd.")
        return redirect("toestemmingen", nummer)
    rijen = [(rij, rij.geldt_op(klok.vandaag())) for rij in melding.toestemmingen.select_related("door", "document")]
    return render(
        request, "onderzoek/toestemmingen.html", {"melding": melding, "form": formulier, "toestemmingen": rijen}
    )


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def toestemming(request: HttpRequest, nummer: str) -> HttpResponse:
    """Record the consent of the client with a melding by somebody else (M-05)."""
    melding = haal_zaak(request, nummer, wat="toestemming")
    formulier = ToestemmingFormulier(request.POST or None, request.FILES or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: handelingen.leg_toestemming_vast(
            melding, **_met_stuk(antwoord), op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Toestemming van de cliënt",
        gelukt="De toestemming is vastgelegd.",
    )


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def toestemming_vragen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Ask by letter D-04."""
    melding = haal_zaak(request, nummer, wat="toestemming vragen")
    formulier = ToestemmingVragenFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: handelingen.vraag_toestemming(
            melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Toestemming vragen per brief",
        gelukt="De brief gaat op de post.",
    )


@alleen_voor(Rol.CONSULENT)
def toestemming_geweigerd(request: HttpRequest, nummer: str) -> HttpResponse:
    """The client refuses: the melding ends (M-05, TR-44)."""
    melding = haal_zaak(request, nummer, wat="toestemming geweigerd")
    formulier = ToestemmingWeigerFormulier(request.POST or None)
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: handelingen.weiger_toestemming(
            melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="De cliënt geeft geen toestemming",
        gelukt="De melding is gesloten. De inwoner krijgt een brief.",
    )


@alleen_voor(Rol.CONSULENT)
def toestemming_intrekken(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """The client takes it back."""
    melding = haal_zaak(request, nummer, wat="toestemming intrekken")
    rij = get_object_or_404(Toestemming.objects.select_related("melding"), pk=pk, melding=melding)
    formulier = ToestemmingIntrekFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: handelingen.trek_toestemming_in(
            rij, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop=f"Intrekken: {rij.get_bron_display().lower()}",
        gelukt="De toestemming is ingetrokken. Er staat een taak klaar.",
        naar=reverse("toestemmingen", args=[nummer]),
    )


def _met_stuk(antwoord: dict[str, Any]) -> dict[str, Any]:
    return antwoord | {"stuk": bestand_van(antwoord["stuk"])}
