"""Put a client on the waiting list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from logeerzorg.forms.verblijf import WachtlijstFormulier
from logeerzorg.models import Bed, Locatie
from logeerzorg.services import wachtlijst
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT)
def op_wachtlijst(request: HttpRequest, nummer: str) -> HttpResponse:
    """LR-02."""
    melding = haal_zaak(request, nummer, wat="wachtlijst")
    bedden = Bed.objects.zichtbaar_voor(gebruiker_van(request))
    huizen = Locatie.objects.filter(pk__in=bedden.values("locatie"))
    formulier = WachtlijstFormulier(request.POST or None, locaties=list(huizen))
    return handel_af(
        request, melding, formulier,
        lambda antwoord: wachtlijst.zet_op_wachtlijst(
            melding, antwoord["van"], antwoord["tot"], wensen=formulier.gevraagd,
            voorkeur=get_object_or_404(huizen, pk=antwoord["voorkeur"]) if antwoord["voorkeur"] else None,
            **wie_nu(request),
        ),
        kop="Op de wachtlijst", gelukt="De cliënt staat op de wachtlijst.", naar=reverse("logeren", args=[nummer]),
    )  # fmt: skip
