"""Pages of logeerzorg: find and hold a bed, agreements, and what an aanbieder is asked."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from logeerzorg.forms import OptieFormulier, ZoekFormulier
from logeerzorg.models import BEZET, Bed, Reservering, Saldo
from logeerzorg.services import reserveringen
from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER)
def zoek(request: HttpRequest) -> HttpResponse:
    """Where is a bed between two days? Without a case, only to look."""
    zoekformulier, bedden = _zoek(request)
    return render(request, "logeerzorg/zoek.html", {"form": zoekformulier, "bedden": bedden})


@alleen_voor(Rol.CONSULENT)
def logeren(request: HttpRequest, nummer: str) -> HttpResponse:
    """The stays of one case: search, hold, agree, fix."""
    melding, gebruiker = haal_zaak(request, nummer, wat="logeren"), gebruiker_van(request)
    zoekformulier, bedden = _zoek(request)
    optie = OptieFormulier(request.POST or None, bedden=[(str(bed.pk), str(bed)) for bed in bedden or []])
    if request.method == "POST" and zoekformulier.is_valid():
        gezocht = zoekformulier.cleaned_data
        if optie.verwerk(
            lambda antwoord: reserveringen.plaats_optie(
                melding,
                get_object_or_404(Bed.objects.zichtbaar_voor(gebruiker), pk=antwoord["bed"]),
                gezocht["van"],
                gezocht["tot"],
                soort=antwoord["soort"],
                nu=klok.nu(),
                op=klok.vandaag(),
                door=gebruiker,
            )
        ):
            messages.success(request, "De optie is geplaatst. Vraag de cliënt en de locatie om akkoord.")
            return redirect("logeren", nummer=melding.nummer)
    inhoud = {
        "melding": melding,
        "zoekformulier": zoekformulier,
        "bedden": bedden,
        "form": optie,
        "reserveringen": melding.reserveringen.select_related("bed__locatie").order_by("periode"),
        "saldi": Saldo.objects.filter(client=melding.client),
    }
    return render(request, "logeerzorg/logeren.html", inhoud)


@alleen_voor(Rol.CONSULENT)
@require_POST
def akkoord_client(request: HttpRequest, pk: int) -> HttpResponse:
    """The client or mantelzorger agrees."""
    rij = _haal(request, pk)
    reserveringen.leg_akkoord_client_vast(rij, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Het akkoord van de cliënt is vastgelegd.")
    return redirect("logeren", nummer=rij.melding.nummer)


@alleen_voor(Rol.CONSULENT)
@require_POST
def vastzetten(request: HttpRequest, pk: int) -> HttpResponse:
    """LR-13."""
    rij = _haal(request, pk)
    reserveringen.zet_vast(rij, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Het bed staat vast tot het besluit.")
    return redirect("logeren", nummer=rij.melding.nummer)


@alleen_voor(Rol.CONSULENT)
@require_POST
def annuleren(request: HttpRequest, pk: int) -> HttpResponse:
    """LR-11."""
    rij = _haal(request, pk)
    reserveringen.annuleer_optie(rij, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "De optie is geannuleerd. Het bed is weer vrij.")
    return redirect("logeren", nummer=rij.melding.nummer)


@alleen_voor(Rol.AANBIEDER)
def aanbieder(request: HttpRequest) -> HttpResponse:
    """What is asked of this aanbieder: stays that wait for an answer, and who comes."""
    rijen = (
        Reservering.objects.zichtbaar_voor(gebruiker_van(request))
        .filter(status__in=BEZET, periode__endswith__gte=klok.vandaag())
        .select_related("bed__locatie", "client", "gemeente")
        .order_by("periode")
    )
    return render(request, "logeerzorg/aanbieder.html", {"reserveringen": rijen})


@alleen_voor(Rol.AANBIEDER)
@require_POST
def akkoord_locatie(request: HttpRequest, pk: int) -> HttpResponse:
    """The house agrees with the dates."""
    rij = _haal(request, pk)
    reserveringen.leg_akkoord_locatie_vast(rij, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Uw akkoord is doorgegeven aan de gemeente.")
    return redirect("aanbieder")


def _haal(request: HttpRequest, pk: int) -> Reservering:
    rijen = Reservering.objects.zichtbaar_voor(gebruiker_van(request)).select_related("melding")
    return get_object_or_404(rijen, pk=pk)


def _zoek(request: HttpRequest) -> tuple[ZoekFormulier, Any]:
    """The search form and the free beds it finds; None when nothing was searched yet."""
    formulier = ZoekFormulier(request.GET or None, vandaag=klok.vandaag())
    if not request.GET or not formulier.is_valid():
        return formulier, None
    gezocht = formulier.cleaned_data
    bedden = Bed.objects.zichtbaar_voor(gebruiker_van(request)).select_related("locatie")
    return formulier, list(bedden.vrij_in(gezocht["van"], gezocht["tot"], BEZET))
