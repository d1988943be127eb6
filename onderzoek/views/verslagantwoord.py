"""What the client answers to the verslag, other than by an aanvraag."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import AanvullingVerslagFormulier, NietAkkoordFormulier, NietGewenstFormulier
from onderzoek.models import Verslag
from onderzoek.services import verslagantwoord as handelingen
from onderzoek.services.verslagaanvulling import vul_verslag_aan
from onderzoek.views.deel import handel_af, laatste_verslag


@alleen_voor(Rol.CONSULENT)
def verslag_niet_gewenst(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-13."""
    melding = haal_zaak(request, nummer, wat="verslag niet gewenst")
    laatste = laatste_verslag(melding)
    formulier = NietGewenstFormulier(request.POST or None)
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: handelingen.verslag_niet_gewenst(
            laatste, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Inwoner wil geen verslag",
        gelukt="Vastgelegd. De inwoner krijgt een aanvraagformulier.",
    )


@alleen_voor(Rol.CONSULENT)
def niet_akkoord(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-14, with the client's own words on the page."""
    melding = haal_zaak(request, nummer, wat="niet akkoord")
    laatste = laatste_verslag(melding)
    formulier = NietAkkoordFormulier(request.POST or None)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.pas_aan_na_niet_akkoord(
            laatste, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "Er is een nieuw verslag. Pas de tekst aan en verzend het.")
        return redirect("verslag", nummer=melding.nummer)
    inhoud = {"form": formulier, "melding": melding, "kop": "Niet akkoord verwerken", "verslag": laatste}
    return render(request, "onderzoek/niet_akkoord.html", inhoud)


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def verslag_aanvulling(request: HttpRequest, nummer: str) -> HttpResponse:
    """What the client wants to add, by telephone, desk or post (X-11, K-07)."""
    melding = haal_zaak(request, nummer, wat="aanvulling bij het verslag")
    verzonden = Verslag.objects.filter(melding=melding, vastgesteld_op__isnull=False)
    laatste = get_object_or_404(verzonden.select_related("melding"), pk=verzonden.values("pk")[:1])
    formulier = AanvullingVerslagFormulier(request.POST or None)
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: vul_verslag_aan(laatste, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Aanvulling van de inwoner bij het verslag",
        gelukt="De woorden van de inwoner staan bij het verslag.",
    )


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def akkoord_zonder_aanvraag(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-56, after a page that says what will happen."""
    melding = haal_zaak(request, nummer, wat="akkoord zonder aanvraag")
    laatste = laatste_verslag(melding)
    if request.method == "POST":
        handelingen.verwerk_akkoord_zonder_aanvraag(laatste, op=klok.vandaag(), door=gebruiker_van(request))
        messages.success(request, "De herinnering gaat op de post, met een aanvraagformulier.")
        return redirect(melding)
    return render(request, "onderzoek/akkoord_zonder_aanvraag.html", {"melding": melding, "verslag": laatste})
