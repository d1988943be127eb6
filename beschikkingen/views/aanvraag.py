"""Pages of the aanvraag: without a melding, what it becomes, repeated, taken back."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from beschikkingen.forms import (
    AanvraagIntrekFormulier,
    AkkoordFormulier,
    HerhalingFormulier,
    TriageFormulier,
    ZonderMeldingFormulier,
)
from beschikkingen.models import Aanvraag
from beschikkingen.services import zondermelding
from beschikkingen.services.aanvraag import NieuweAanvraag
from beschikkingen.services.herhaling import beoordeel_herhaling, eerdere_afwijzingen
from beschikkingen.services.intrekken import trek_aanvraag_in
from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.termijnen import schrijf_datum
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.balie import van_balie
from onderzoek.models import Voorzieningsoort
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def zonder_melding(request: HttpRequest) -> HttpResponse:
    """TR-25: an aanvraag on paper of somebody who never reported."""
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    soorten = Voorzieningsoort.objects.all().geldig_op(gebruiker.gemeente, klok.vandaag())
    formulier = ZonderMeldingFormulier(
        request.POST or None,
        vandaag=vandaag,
        soorten=[(str(soort.pk), soort.naam) for soort in soorten],
        initial={"sleutel": uuid.uuid4().hex, "ontvangen_op": vandaag},
    )
    gemaakt: list[Melding] = []

    def registreer(antwoord: dict[str, Any]) -> None:
        papier = NieuweAanvraag(
            soort=Aanvraag.Soort.FORMULIER,
            ontvangen_op=antwoord["ontvangen_op"],
            ondertekend_op=antwoord["ondertekend_op"],
            sleutel=antwoord["sleutel"],
            gevraagd=tuple(soorten.filter(pk=antwoord["gevraagd"])),
            gemachtigde=antwoord["gemachtigde"],
        )
        gemaakt.append(
            zondermelding.ontvang_zonder_melding(
                gebruiker.gemeente, van_balie(antwoord), papier, op=vandaag, door=gebruiker
            )
        )

    if request.method == "POST" and formulier.verwerk(registreer):
        return redirect("balie_klaar", nummer=gemaakt[0].nummer)
    return render(request, "beschikkingen/zonder_melding.html", {"form": formulier})


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER)
def triage(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-26 or TR-27: the consulent chooses, the teamleider agrees to an exception."""
    melding, gebruiker = haal_zaak(request, nummer, wat="aanvraag zonder melding"), gebruiker_van(request)
    aanvraag = melding.aanvragen.filter(direct_gevraagd_op__isnull=False, rol=Aanvraag.Rol.VOORTIJDIG).first()
    feiten = {"op": klok.vandaag(), "door": gebruiker}
    if aanvraag is not None and gebruiker.is_een(Rol.TEAMLEIDER):
        # The form has no questions: an empty answer is an answer.
        gegeven = request.POST if request.method == "POST" else None
        akkoord = AkkoordFormulier(gegeven, reden=aanvraag.direct_reden, wie=str(aanvraag.direct_gevraagd_door))
        return handel_af(
            request, melding, akkoord, lambda _: zondermelding.behandel_direct(melding, **feiten),
            kop="Aanvraag meteen behandelen", gelukt="De aanvraag wordt meteen behandeld.", naar=melding,
        )  # fmt: skip

    def kies(antwoord: dict[str, Any]) -> None:
        if antwoord["keuze"] == "melding":
            zondermelding.merk_aan_als_melding(melding, **feiten)
        else:
            zondermelding.vraag_directe_behandeling(melding, reden=antwoord["reden"], **feiten)

    return handel_af(
        request, melding, TriageFormulier(request.POST or None), kies, kop="Aanvraag zonder melding",
        gelukt="De keuze is vastgelegd.", naar=melding,
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def herhaling(request: HttpRequest, nummer: str) -> HttpResponse:
    """A-16, with the earlier refusals."""
    melding = haal_zaak(request, nummer, wat="herhaalde aanvraag")
    aanvraag = get_object_or_404(Aanvraag, melding=melding, rol=Aanvraag.Rol.LEIDEND)
    begin = {True: "ja", False: "nee"}.get(aanvraag.heeft_nieuwe_feiten)
    formulier = HerhalingFormulier(
        request.POST or None, initial={"heeft_nieuwe_feiten": begin, "toelichting": aanvraag.feiten_toelichting}
    )
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: beoordeel_herhaling(
            aanvraag,
            heeft_nieuwe_feiten=antwoord["heeft_nieuwe_feiten"] == "ja",
            toelichting=antwoord["toelichting"],
            op=klok.vandaag(),
            door=gebruiker_van(request),
        )
    ):
        messages.success(request, "Uw oordeel is vastgelegd.")
        return redirect(melding)
    eerder = [
        f"{rij} is afgewezen op {schrijf_datum(rij.beschikking.besloten_op)} (zaak {rij.beschikking.melding})."
        for rij in eerdere_afwijzingen(aanvraag)
    ]
    inhoud = {"form": formulier, "melding": melding, "kop": "Eerder afgewezen", "eerder": eerder}
    return render(request, "beschikkingen/herhaling.html", inhoud)


@alleen_voor(Rol.CONSULENT)
def aanvraag_intrekken(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-45."""
    melding = haal_zaak(request, nummer, wat="aanvraag intrekken")
    return handel_af(
        request, melding, AanvraagIntrekFormulier(request.POST or None),
        lambda antwoord: trek_aanvraag_in(melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Aanvraag intrekken", gelukt="De aanvraag is ingetrokken. De zaak is gesloten.", naar=melding,
    )  # fmt: skip
