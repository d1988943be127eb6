"""What the consulent does with one stay: confirm, intake, transport, offer a bed, call off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from logeerzorg.forms.verblijf import AanbiedFormulier, AfzegFormulier, IntakeFormulier, VervoerFormulier
from logeerzorg.models import Bed, Reservering
from logeerzorg.services import annuleren, bevestigen, intake, wachtlijst
from logeerzorg.views.deel import reservering_van
from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.views.deel import handel_af, toon_handeling

_GELUKT = {
    "LR-08": "Het verblijf is op tijd geannuleerd. Het bed en de etmalen zijn weer vrij.",
    "LR-09": "Het verblijf is laat geannuleerd. Het bed is weer vrij.",
    "LR-11": "De optie is geannuleerd. Het bed is weer vrij.",
    "LR-12": "Het verblijf staat niet meer op de wachtlijst.",
}

_GEEN_BED = "Er is nu geen bed vrij dat past. U krijgt een taak als er een vrijkomt."


@alleen_voor(Rol.CONSULENT)
@require_POST
def bevestig(request: HttpRequest, pk: int) -> HttpResponse:
    """LR-05."""
    rij = reservering_van(request, pk)
    bevestigen.bevestig(rij, nu=klok.nu(), **wie_nu(request))
    messages.success(request, "Het verblijf is bevestigd. De cliënt krijgt een brief.")
    return redirect("logeren", nummer=rij.melding.nummer)


@alleen_voor(Rol.CONSULENT)
def zeg_af(request: HttpRequest, pk: int) -> HttpResponse:
    """LR-08, LR-09, LR-11 or LR-12."""
    rij, melding = _met_zaak(request, pk)
    formulier = AfzegFormulier(request.POST or None)
    codes: list[str] = []
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: codes.append(annuleren.annuleer(rij, **antwoord, nu=klok.nu(), **wie_nu(request)))
    ):
        messages.success(request, _GELUKT[codes[0]])
        return redirect(_terug(melding))
    return toon_handeling(request, melding, formulier, "Verblijf annuleren", let_op=_let_op(rij))


@alleen_voor(Rol.CONSULENT)
def plan_intake(request: HttpRequest, pk: int) -> HttpResponse:
    """L-19, L-20."""
    rij, melding = _met_zaak(request, pk)
    velden = ("intake_op", "casemanager", "casemanager_telefoon")
    begin = {veld: getattr(rij, veld) for veld in velden}
    return handel_af(
        request, melding, IntakeFormulier(request.POST or None, initial=begin),
        lambda antwoord: intake.plan_intake(rij, **antwoord, **wie_nu(request)),
        kop="Intake plannen", gelukt="De intake staat vast.", naar=_terug(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def kies_vervoer(request: HttpRequest, pk: int) -> HttpResponse:
    """L-22."""
    rij, melding = _met_zaak(request, pk)
    return handel_af(
        request, melding, VervoerFormulier(request.POST or None, initial={"vervoer": rij.vervoer}),
        lambda antwoord: intake.kies_vervoer(rij, **antwoord, **wie_nu(request)),
        kop="Vervoer naar de logeerplek", gelukt="Het vervoer is vastgelegd.", naar=_terug(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def bied_aan(request: HttpRequest, pk: int) -> HttpResponse:
    """LR-03."""
    rij, melding = _met_zaak(request, pk)
    bedden = wachtlijst.bedden_voor(rij) if rij.status == Reservering.Status.WACHTLIJST else []
    zichtbaar = Bed.objects.zichtbaar_voor(gebruiker_van(request)).filter(pk__in=[bed.pk for bed in bedden])
    return handel_af(
        request, melding, AanbiedFormulier(request.POST or None, bedden=list(zichtbaar.select_related("locatie"))),
        lambda antwoord: wachtlijst.bied_aan(
            rij, get_object_or_404(zichtbaar, pk=antwoord["bed"]), nu=klok.nu(), **wie_nu(request)
        ),
        kop="Bed aanbieden", gelukt="Het bed is een optie geworden. Vraag de cliënt en de locatie om akkoord.",
        naar=_terug(melding), let_op="" if bedden else _GEEN_BED,
    )  # fmt: skip


def _met_zaak(request: HttpRequest, pk: int) -> tuple[Reservering, Melding]:
    rij = reservering_van(request, pk)
    return rij, haal_zaak(request, rij.melding.nummer, wat="logeren")


def _terug(melding: Melding) -> str:
    return reverse("logeren", args=[melding.nummer])


def _let_op(rij: Reservering) -> str:
    """Until when calling off is in time, for a stay that is certain."""
    if rij.status != Reservering.Status.BEVESTIGD:
        return ""
    tot = annuleren.op_tijd_tot(rij, klok.vandaag())
    return f"Annuleren is op tijd tot en met {annuleren.schrijf_moment(tot)}. Daarna telt het als laat geannuleerd."
