"""Pages on which staff note a change, a question or an opzegging, and find the case of one by a relative."""

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from beschikkingen import forms
from beschikkingen.models import Opzegging, Wijzigingsmelding
from beschikkingen.services import opzegging as acties
from beschikkingen.services.einde import kan_dicht
from beschikkingen.services.stopbrieven import opzeggingen_van
from beschikkingen.services.wijziging import NieuweWijziging, aanbieders_van, meld_wijziging
from meldingen import klok
from meldingen.fouten import Geweigerd
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.services.brieven import zet_brief_klaar
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def wijziging_invoeren(request: HttpRequest, nummer: str) -> HttpResponse:
    """H-07: what the client told or asked, by whatever way, and what was told before."""
    melding = haal_zaak(request, nummer, wat="wijziging")
    formulier = forms.WijzigingInvoerFormulier(request.POST or None, vandaag=klok.vandaag(), initial=_begin())

    def meld(antwoord: dict[str, Any]) -> Wijzigingsmelding:
        return meld_wijziging(melding, NieuweWijziging(**antwoord), **wie_nu(request))

    return handel_af(
        request, melding, formulier, meld, kop="Wijziging of vraag van de inwoner",
        gelukt="Vastgelegd. Er staat een taak klaar voor de consulent.",
        naar=reverse("wijziging_invoeren", args=[nummer]), sjabloon="beschikkingen/wijziging.html",
        rijen=melding.wijzigingsmeldingen.select_related("door"), aanbieders=aanbieders_van(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def opzegging_invoeren(request: HttpRequest, nummer: str) -> HttpResponse:
    """H-13: an opzegging on paper, by telephone or at the desk, and the ones that came in before."""
    melding = haal_zaak(request, nummer, wat="opzegging")
    vandaag = klok.vandaag()
    keuzes = [(str(rij.pk), str(rij)) for rij in acties.op_te_zeggen(melding, vandaag)]
    formulier = forms.OpzeggingInvoerFormulier(request.POST or None, vandaag=vandaag, keuzes=keuzes, initial=_begin())

    def zeg_op(antwoord: dict[str, Any]) -> Opzegging:
        antwoord["voorzieningen"] = tuple(int(sleutel) for sleutel in antwoord["voorzieningen"])
        return acties.ontvang_opzegging(melding, acties.NieuweOpzegging(**antwoord), **wie_nu(request))

    return handel_af(
        request, melding, formulier, zeg_op, kop="Opzegging van hulp of hulpmiddel",
        gelukt="De opzegging is vastgelegd. Er staat een taak klaar om haar te verwerken.",
        naar=reverse("opzegging_invoeren", args=[nummer]), sjabloon="beschikkingen/opzegging.html",
        rijen=opzeggingen_van(melding, vandaag), kan_dicht=kan_dicht(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def overlijden(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """H-17: staff saw the death in the BRP."""
    melding = haal_zaak(request, nummer, wat="overlijden bevestigen")
    rij = get_object_or_404(Opzegging, pk=pk, melding=melding)
    formulier = forms.OverlijdenFormulier(
        request.POST or None, vandaag=klok.vandaag(), initial={"overleden_op": rij.per}
    )
    return handel_af(
        request, melding, formulier,
        lambda antwoord: acties.bevestig_overlijden(rij, **antwoord, **wie_nu(request)),
        kop="Overlijden bevestigen", gelukt="Het overlijden is vastgelegd.",
        naar=reverse("opzegging_invoeren", args=[nummer]),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def opzegformulier(request: HttpRequest, nummer: str) -> HttpResponse:
    """D-42 with the number of the case, to print at the desk (K-07)."""
    melding = haal_zaak(request, nummer, wat="opzegformulier")
    try:
        inhoud = acties.formulier_van_zaak(melding, klok.vandaag())
    except Geweigerd as fout:
        messages.error(request, str(fout))
        return redirect("opzegging_invoeren", nummer=nummer)
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="{melding.nummer}-D-42.pdf"'
    return antwoord


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
@require_POST
def opzegformulier_sturen(request: HttpRequest, nummer: str) -> HttpResponse:
    """D-42 by post to the client, at most once a day."""
    melding = haal_zaak(request, nummer, wat="opzegformulier sturen")
    vandaag = klok.vandaag()
    zet_brief_klaar(melding, "D-42", op=vandaag, over=f"leeg:{vandaag}")
    messages.success(request, "Het formulier gaat op de post.")
    return redirect("opzegging_invoeren", nummer=nummer)


@alleen_voor(Rol.ADMINISTRATIE)
def opzeggingen(request: HttpRequest) -> HttpResponse:
    """What relatives sent without signing in, and nobody has found the case of yet (H-17)."""
    rijen = Opzegging.objects.zichtbaar_voor(gebruiker_van(request)).te_koppelen().order_by("op", "pk")
    return render(request, "beschikkingen/opzeggingen.html", {"rijen": rijen})


@alleen_voor(Rol.ADMINISTRATIE)
def opzegging_koppelen(request: HttpRequest, pk: int) -> HttpResponse:
    """Find the case, or say that there is none."""
    gebruiker = gebruiker_van(request)
    rij = get_object_or_404(Opzegging.objects.zichtbaar_voor(gebruiker).te_koppelen(), pk=pk)
    zaken = list(acties.mogelijke_zaken(rij))
    formulier = forms.OpzeggingKoppelFormulier(
        request.POST or None, initial={"zaak": zaken[0].nummer if len(zaken) == 1 else ""}
    )

    def verwerk(antwoord: dict[str, Any]) -> None:
        if antwoord["reden"]:
            acties.leg_terzijde(rij, reden=antwoord["reden"], **wie_nu(request))
            return
        gezocht = antwoord["zaak"].strip().upper()
        melding = Melding.objects.zichtbaar_voor(gebruiker).filter(nummer=gezocht).first()
        if melding is None:
            raise Geweigerd("Dit zaaknummer is niet gevonden. Controleer het nummer.")
        acties.koppel_opzegging(rij, melding, **wie_nu(request))

    if request.method == "POST" and formulier.verwerk(verwerk):
        messages.success(request, "De opzegging is verwerkt in de lijst.")
        return redirect("opzeggingen")
    geboren = date.fromisoformat(rij.client_geboortedatum)
    inhoud = {"form": formulier, "rij": rij, "zaken": zaken, "geboren": geboren}
    return render(request, "beschikkingen/opzegging_koppelen.html", inhoud)


def _begin() -> dict[str, Any]:
    return {"sleutel": uuid.uuid4().hex, "ontvangen_op": klok.vandaag()}
