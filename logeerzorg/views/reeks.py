"""A series: calculate the year ahead, look, and only then place."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from logeerzorg.forms import PatroonFormulier
from logeerzorg.forms.verblijf import ReekseindeFormulier, ReeksFormulier
from logeerzorg.models import Bed, Reeks
from logeerzorg.services import reeks as reeksen
from logeerzorg.wensen import GEEN_WENSEN, Wensen
from meldingen import klok
from meldingen.fouten import Geweigerd
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT)
def reeks(request: HttpRequest, nummer: str) -> HttpResponse:
    """L-26: without a choice of button it only calculates. A pattern that was searched stands in the address."""
    melding = haal_zaak(request, nummer, wat="reeks")
    bedden = Bed.objects.zichtbaar_voor(gebruiker_van(request)).select_related("locatie")
    gezocht = PatroonFormulier(request.GET, vandaag=klok.vandaag(), in_zaak=True)
    is_gezocht = gezocht.is_valid()
    eerder = gezocht.cleaned_data if is_gezocht else {}
    formulier = ReeksFormulier(request.POST or None, bedden=list(bedden), initial=eerder)
    inhoud: dict[str, Any] = {"melding": melding, "form": formulier}
    if request.method != "POST":
        return render(request, "logeerzorg/reeks.html", inhoud)

    alleen_passend = "alleen_passend" in request.POST
    plaatsen = alleen_passend or "plaatsen" in request.POST

    def doe(antwoord: dict[str, Any]) -> None:
        wensen = gezocht.gevraagd if is_gezocht else _vorige_wensen(melding)
        bed = get_object_or_404(bedden, pk=antwoord["bed"])
        gevraagd = reeksen.Patroon(**{**antwoord, "bed": bed, "wensen": wensen})
        if plaatsen:
            try:
                reeksen.maak_reeks(melding, gevraagd, alleen_passend=alleen_passend, nu=klok.nu(), **wie_nu(request))
            except Geweigerd:
                # The page shows beside the refusal what would still fit.
                inhoud["rekening"] = reeksen.reken_door(melding, gevraagd, op=klok.vandaag())
                raise
        else:
            inhoud["rekening"] = reeksen.reken_door(melding, gevraagd, op=klok.vandaag())

    if formulier.verwerk(doe) and plaatsen:
        messages.success(request, "De reeks is geplaatst. Vraag de cliënt en de locatie om akkoord.")
        return redirect("logeren", nummer=melding.nummer)
    if rekening := inhoud.get("rekening"):
        formulier.extra_knoppen = [("plaatsen", "Alle verblijven plaatsen")]
        if rekening.eerste_die_niet_past:
            passend = len(rekening.passend)
            formulier.extra_knoppen = [("alleen_passend", f"Alleen wat past plaatsen ({passend})")] if passend else []
    return render(request, "logeerzorg/reeks.html", inhoud)


def _vorige_wensen(melding: Melding) -> Wensen:
    laatste = melding.reserveringen.order_by("-pk").first()
    return Wensen.uit(laatste.wensen) if laatste else GEEN_WENSEN


@alleen_voor(Rol.CONSULENT)
def reeks_einde(request: HttpRequest, pk: int) -> HttpResponse:
    """End a series from a day on."""
    rijen = Reeks.objects.zichtbaar_voor(gebruiker_van(request)).select_related("melding")
    rij = get_object_or_404(rijen, pk=pk)
    melding = haal_zaak(request, rij.melding.nummer, wat="reeks")

    def doe(antwoord: dict[str, Any]) -> None:
        reeksen.beeindig_reeks(rij, vanaf=antwoord["vanaf"], reden=antwoord["reden"], nu=klok.nu(), **wie_nu(request))

    return handel_af(
        request, melding, ReekseindeFormulier(request.POST or None), doe,
        kop="Reeks beëindigen", gelukt="De reeks is beëindigd.", naar=reverse("logeren", args=[melding.nummer]),
    )  # fmt: skip
