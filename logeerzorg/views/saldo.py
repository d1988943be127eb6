"""The balance of the client of a case, line by line, and what others pay."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from logeerzorg.forms.saldo import AnderVerblijfFormulier
from logeerzorg.models import AnderVerblijf, Overschrijding
from logeerzorg.services.anderverblijf import Elders, haal_ander_verblijf_weg, leg_ander_verblijf_vast
from logeerzorg.services.saldo import saldo_van
from logeerzorg.services.telling import peildatum
from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER, Rol.KWALITEIT)
def logeersaldo(request: HttpRequest, nummer: str) -> HttpResponse:
    """The whole balance with the rules by which it was counted; made to be printed too."""
    melding = haal_zaak(request, nummer, wat="saldo van het logeren")
    rijen = Overschrijding.objects.filter(melding=melding).select_related("gevraagd_door", "besloten_door")
    inhoud = {
        "melding": melding,
        "saldo": saldo_van(melding.client, melding.gemeente, peildatum(melding, klok.vandaag())),
        "overschrijdingen": rijen,
        "vandaag": klok.vandaag(),
        "mag_vastleggen": request.user.is_een(Rol.CONSULENT) and not melding.is_gesloten,
        "mag_beslissen": request.user.is_een(Rol.TEAMLEIDER) and not melding.is_gesloten,
    }
    return render(request, "logeerzorg/saldo.html", inhoud)


@alleen_voor(Rol.CONSULENT)
def ander_verblijf(request: HttpRequest, nummer: str) -> HttpResponse:
    """A stay outside the Wmo: shown, not counted."""
    melding = haal_zaak(request, nummer, wat="logeren buiten de Wmo")
    return handel_af(
        request,
        melding,
        AnderVerblijfFormulier(request.POST or None, vandaag=klok.vandaag()),
        lambda antwoord: leg_ander_verblijf_vast(melding, Elders(**antwoord), **wie_nu(request)),
        kop="Logeren dat iemand anders betaalt",
        gelukt="Het verblijf staat bij het saldo. Het telt niet mee.",
        naar=f"{melding.get_absolute_url()}logeren/saldo/",
    )


@alleen_voor(Rol.CONSULENT)
@require_POST
def ander_verblijf_weg(request: HttpRequest, nummer: str, rij: int) -> HttpResponse:
    """It was a mistake."""
    melding = haal_zaak(request, nummer, wat="logeren buiten de Wmo")
    verblijf = get_object_or_404(AnderVerblijf.objects.select_related("melding"), melding=melding, pk=rij)
    haal_ander_verblijf_weg(verblijf, **wie_nu(request))
    messages.success(request, "Het verblijf is weggehaald.")
    return redirect("logeersaldo", nummer=melding.nummer)
