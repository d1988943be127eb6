"""Small acts on a case: assign, withdraw, note, deliver a letter, read a document."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.forms import (
    GegevensFormulier,
    IntrekFormulier,
    NotitieFormulier,
    ToewijsFormulier,
)
from meldingen.models import Document, Gebruiker, Taak
from meldingen.rollen import DOSSIER, GEHEIM_ADRES, Rol
from meldingen.services import clienten, taken
from meldingen.services.brieven import markeer_bezorgd
from meldingen.services.clienten import Clientgegevens
from meldingen.services.documenten import lees
from meldingen.services.geheim import weiger_geheim_adres
from meldingen.services.inzage import log_inzage
from meldingen.services.melding import trek_melding_in, wijs_toe
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.antwoorden import clientgegevens
from meldingen.views.bestand import stuur_bestand


@alleen_voor(Rol.TEAMLEIDER, Rol.ADMINISTRATIE, Rol.CONSULENT)
def toewijzen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Give the case to a consulent; a consulent can only take it over (roles matrix)."""
    melding, gebruiker = haal_zaak(request, nummer, wat="toewijzen"), gebruiker_van(request)
    kandidaten = list(Gebruiker.objects.consulenten(melding.gemeente))
    if not gebruiker.is_een(Rol.TEAMLEIDER, Rol.ADMINISTRATIE):
        kandidaten = [gebruiker]
    formulier = ToewijsFormulier(request.POST or None, kandidaten=kandidaten)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: wijs_toe(melding, aan=antwoord["aan"], op=klok.vandaag(), door=gebruiker)
    ):
        messages.success(request, f"De zaak is toegewezen aan {formulier.cleaned_data['aan']}.")
        return redirect(melding)
    return render(request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": "Zaak toewijzen"})


@alleen_voor(*GEHEIM_ADRES)
def gegevens(request: HttpRequest, nummer: str) -> HttpResponse:
    """Correct what is known of the client."""
    melding = haal_zaak(request, nummer, wat="gegevens")
    client = melding.client
    begin = {naam: getattr(client, naam) for naam in Clientgegevens.__dataclass_fields__}
    formulier = GegevensFormulier(
        request.POST or None,
        vandaag=klok.vandaag(),
        bsn_gemaskeerd=client.bsn_gemaskeerd,
        initial=begin | {"bsn": "", "veilig": "nee" if client.veilige_communicatie else "ja"},
    )
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: clienten.wijzig(
            melding,
            clientgegevens(antwoord | {"bsn": antwoord["bsn"] or client.bsn}, client.geboortenaam),
            op=klok.vandaag(),
            door=gebruiker_van(request),
        )
    ):
        messages.success(request, "De gegevens zijn bewaard.")
        return redirect(melding)
    kop = "Gegevens van de inwoner"
    return render(request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": kop})


@alleen_voor(Rol.CONSULENT)
def intrekken(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-44: the client takes the melding back."""
    melding = haal_zaak(request, nummer, wat="intrekken")
    formulier = IntrekFormulier(request.POST or None)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: trek_melding_in(melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request))
    ):
        messages.success(request, "De melding is ingetrokken. De zaak is gesloten.")
        return redirect(melding)
    return render(
        request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": "Melding intrekken"}
    )


@alleen_voor(*DOSSIER)
def notitie(request: HttpRequest, nummer: str) -> HttpResponse:
    """Write a note."""
    melding = haal_zaak(request, nummer, wat="notitie")
    formulier = NotitieFormulier(request.POST or None)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: taken.schrijf_notitie(
            melding, antwoord["tekst"], op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "De notitie is bewaard.")
        return redirect(melding)
    return render(request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": "Notitie"})


@alleen_voor(*DOSSIER)
@require_POST
def taak_gedaan(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick off a task."""
    gebruiker = gebruiker_van(request)
    taak = get_object_or_404(Taak.objects.zichtbaar_voor(gebruiker), pk=pk)
    if not gebruiker.is_een(Rol(taak.rol)):
        raise PermissionDenied
    taken.rond_af(taak, op=klok.vandaag(), door=gebruiker)
    messages.success(request, "De taak is afgerond.")
    return redirect(taak.melding or "taken")


@alleen_voor(*DOSSIER)
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a document; who did so is logged (X-17)."""
    gebruiker = gebruiker_van(request)
    stuk = get_object_or_404(Document.objects.zichtbaar_voor(gebruiker).select_related("melding__client"), pk=pk)
    weiger_geheim_adres(stuk, gebruiker)
    log_inzage(stuk.melding, gebruiker, f"document {stuk.soort}")
    return stuur_bestand(lees(stuk), stuk.mediatype, f"{stuk.melding.nummer}-{stuk.soort}")


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
@require_POST
def bezorgd(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter was delivered by hand (M-21)."""
    gebruiker = gebruiker_van(request)
    stuk = get_object_or_404(Document.objects.zichtbaar_voor(gebruiker).select_related("melding"), pk=pk)
    markeer_bezorgd(stuk, op=klok.vandaag(), door=gebruiker)
    messages.success(request, f"‘{stuk.titel}’ staat als bezorgd in het dossier.")
    return redirect(stuk.melding)
