"""The stays of one case: search, hold, agree, fix."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from logeerzorg.services import reserveringen
from logeerzorg.services.grendel import looptijden
from logeerzorg.services.saldo import saldo_van
from logeerzorg.services.telling import peildatum
from logeerzorg.views.deel import reservering_van
from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak


@alleen_voor(Rol.CONSULENT)
def logeren(request: HttpRequest, nummer: str) -> HttpResponse:
    """The stays of one case: search, hold, agree, fix."""
    melding = haal_zaak(request, nummer, wat="logeren")
    inhoud = {
        "melding": melding,
        "reserveringen": melding.reserveringen.select_related("bed__locatie", "voorkeur").order_by("periode"),
        "reeksen": melding.logeerreeksen.all(),
        "toegekend": bool(looptijden(melding)),
        "saldo": saldo_van(melding.client, melding.gemeente, peildatum(melding, klok.vandaag())),
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
    reserveringen.zet_vast(rij, nu=klok.nu(), op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Het bed staat vast tot het besluit.")
    return redirect("logeren", nummer=rij.melding.nummer)
