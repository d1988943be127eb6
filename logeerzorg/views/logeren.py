"""The stays of one case: search, hold, agree, fix."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from logeerzorg.forms import OptieFormulier
from logeerzorg.models import Bed, Saldo
from logeerzorg.services import reserveringen
from logeerzorg.views.deel import reservering_van
from logeerzorg.views.zoek import zoek_bedden
from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak


@alleen_voor(Rol.CONSULENT)
def logeren(request: HttpRequest, nummer: str) -> HttpResponse:
    """The stays of one case: search, hold, agree, fix."""
    melding, gebruiker = haal_zaak(request, nummer, wat="logeren"), gebruiker_van(request)
    zoekformulier, bedden = zoek_bedden(request)
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
    rij = reservering_van(request, pk)
    reserveringen.leg_akkoord_client_vast(rij, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Het akkoord van de cliënt is vastgelegd.")
    return redirect("logeren", nummer=rij.melding.nummer)


@alleen_voor(Rol.CONSULENT)
@require_POST
def vastzetten(request: HttpRequest, pk: int) -> HttpResponse:
    """LR-13."""
    rij = reservering_van(request, pk)
    reserveringen.zet_vast(rij, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Het bed staat vast tot het besluit.")
    return redirect("logeren", nummer=rij.melding.nummer)


@alleen_voor(Rol.CONSULENT)
@require_POST
def annuleren(request: HttpRequest, pk: int) -> HttpResponse:
    """LR-11."""
    rij = reservering_van(request, pk)
    reserveringen.annuleer_optie(rij, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "De optie is geannuleerd. Het bed is weer vrij.")
    return redirect("logeren", nummer=rij.melding.nummer)
