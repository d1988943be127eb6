"""The short investigation, in three steps after the agreement (O-06)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.eisen import VERSLAG_OPSTELLEN
from onderzoek.forms import OnderwerpenFormulier, VerkortFormulier, VerslagFormulier
from onderzoek.models import Onderzoek, Verkorting
from onderzoek.samenstellen import stel_samen
from onderzoek.services.onderzoek import Identiteit, leg_gesprek_vast
from onderzoek.services.verkort import Verkortingsafspraak, rond_verkort_af, spreek_verkorting_af
from onderzoek.services.verslag import Verslagtekst
from onderzoek.services.verslagversie import feiten_van
from onderzoek.views.deel import handel_af, onderzoek_van


@alleen_voor(Rol.CONSULENT)
def verkort(request: HttpRequest, nummer: str) -> HttpResponse:
    """First the agreement of the client; then what is left to do."""
    melding = haal_zaak(request, nummer, wat="verkort onderzoek")
    onderzoek = onderzoek_van(melding)
    if verkorting := Verkorting.objects.filter(onderzoek=onderzoek).first():
        gemis = VERSLAG_OPSTELLEN.ontbreekt(onderzoek, klok.vandaag())
        return render(
            request,
            "onderzoek/verkort.html",
            {"melding": melding, "verkorting": verkorting, "gemis": gemis, "klaar": onderzoek.gestart_op is not None},
        )
    formulier = VerkortFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: spreek_verkorting_af(
            onderzoek, Verkortingsafspraak(**antwoord), op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Verkort onderzoek",
        gelukt="Het akkoord is vastgelegd. Vul nu de onderwerpen in.",
        naar=reverse("verkort", args=[nummer]),
    )


@alleen_voor(Rol.CONSULENT)
def verkort_onderwerpen(request: HttpRequest, nummer: str) -> HttpResponse:
    """The seven subjects from what is known."""
    melding = haal_zaak(request, nummer, wat="verkort: onderwerpen")
    onderzoek = onderzoek_van(melding)
    formulier = OnderwerpenFormulier(request.POST or None, vandaag=klok.vandaag(), initial=_begin(onderzoek))
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: leg_gesprek_vast(
            onderzoek,
            rubrieken=formulier.rubrieken(),
            identiteit=Identiteit(
                antwoord["identiteit_document"], antwoord["identiteit_geldig_tot"], antwoord["identiteit_gezien_op"]
            ),
            pgb_voorlichting_op=antwoord["pgb_voorlichting_op"],
            bijdrage_voorlichting_op=antwoord["bijdrage_voorlichting_op"],
            op=klok.vandaag(),
            door=gebruiker_van(request),
        ),
        kop="De zeven onderwerpen",
        gelukt="De onderwerpen zijn bewaard.",
        naar=reverse("verkort", args=[nummer]),
    )


@alleen_voor(Rol.CONSULENT)
def verkort_verslag(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-06: the verslag stays mandatory."""
    melding = haal_zaak(request, nummer, wat="verkort: verslag")
    onderzoek = onderzoek_van(melding)
    formulier = VerslagFormulier(request.POST or None, vandaag=klok.vandaag(), blokken=stel_samen(feiten_van(melding)))
    return handel_af(
        request,
        melding,
        formulier,
        lambda _: rond_verkort_af(
            onderzoek,
            Verslagtekst(**formulier.besluit(), onderdelen=formulier.tekst()),
            op=klok.vandaag(),
            door=gebruiker_van(request),
        ),
        kop="Verslag zonder gesprek",
        gelukt="Het verslag is opgesteld. Controleer het en verzend het.",
    )


def _begin(onderzoek: Onderzoek) -> dict[str, Any]:
    velden = (
        "identiteit_document", "identiteit_geldig_tot", "identiteit_gezien_op", "pgb_voorlichting_op",
        "bijdrage_voorlichting_op",
    )  # fmt: skip
    begin = {naam: getattr(onderzoek, naam) for naam in velden}
    return begin | {f"rubriek_{rij.letter}": rij.tekst for rij in onderzoek.rubrieken.all()}
