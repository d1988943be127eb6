"""Beschermd wonen and opvang in a case: hand over, follow, record the answer, or refer."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.beschermd_wonen import DAGBESTEDING, VRAGEN, Antwoord, Hulpsoort, beoordeel
from onderzoek.forms import OpvangverwijzingFormulier, OverdrachtFormulier, TerugmeldingFormulier, VoortgangFormulier
from onderzoek.models import Mandaatoverdracht
from onderzoek.services import mandaat
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT)
def beschermd_wonen(request: HttpRequest, nummer: str) -> HttpResponse:
    """What was handed over, what came back, and what can be done now."""
    melding = haal_zaak(request, nummer, wat="beschermd wonen en opvang")
    rijen = [_regel(rij) for rij in Mandaatoverdracht.objects.filter(melding=melding)]
    loopt = next((regel["rij"] for regel in rijen if regel["rij"].antwoord_op is None), None)
    gegevens = {"melding": melding, "rijen": rijen, "loopt": loopt, "mag": melding.status in mandaat.MAG_NU}
    return render(request, "onderzoek/beschermd_wonen.html", gegevens)


def _regel(rij: Mandaatoverdracht) -> dict[str, Any]:
    toets, soort = json.loads(rij.toets), Hulpsoort(rij.soort)
    return {
        "rij": rij,
        "toets": [(vraag.tekst, Antwoord(toets[vraag.code]).value) for vraag in VRAGEN[soort]],
        "zinnen": beoordeel(soort, toets).zinnen,
        "stappen": [(tekst, getattr(rij, naam)) for naam, tekst in mandaat.ROUTE.items() if getattr(rij, naam)],
        "dagbesteding": DAGBESTEDING.get(rij.dagbesteding, ""),
    }


@alleen_voor(Rol.CONSULENT)
def overdragen(request: HttpRequest, nummer: str, hulp: str) -> HttpResponse:
    """TR-59."""
    melding = haal_zaak(request, nummer, wat="overdragen in mandaat")
    if hulp not in Mandaatoverdracht.Soort.values:
        raise Http404
    formulier = OverdrachtFormulier(request.POST or None, soort=Hulpsoort(hulp), vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: mandaat.draag_over(
            melding,
            mandaat.Overdracht(soort=hulp, **formulier.feiten(antwoord)),
            op=klok.vandaag(),
            door=gebruiker_van(request),
        ),
        kop=f"Overdragen: {Mandaatoverdracht.Soort(hulp).label.lower()}",
        gelukt="De zaak is overgedragen. De termijnen lopen hier door.",
        naar=_terug(melding),
    )


def _terug(melding: Melding) -> str:
    return f"{melding.get_absolute_url()}beschermd-wonen/"


def _lopende(melding: Melding) -> Mandaatoverdracht:
    rijen = Mandaatoverdracht.objects.select_related("melding")
    return get_object_or_404(rijen, melding=melding, antwoord_op__isnull=True)


@alleen_voor(Rol.CONSULENT)
def voortgang(request: HttpRequest, nummer: str) -> HttpResponse:
    """BW-11 and BW-16."""
    melding = haal_zaak(request, nummer, wat="voortgang in mandaat")
    rij = _lopende(melding)
    begin = {naam: getattr(rij, naam) for naam in (*mandaat.ROUTE, "plaatsing")}
    return handel_af(
        request,
        melding,
        VoortgangFormulier(request.POST or None, vandaag=klok.vandaag(), initial=begin),
        lambda antwoord: mandaat.volg(rij, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Voortgang bij de uitvoerder",
        gelukt="De voortgang is vastgelegd.",
        naar=_terug(melding),
    )


@alleen_voor(Rol.CONSULENT)
def antwoord(request: HttpRequest, nummer: str) -> HttpResponse:
    """The report, advice or decision of the mandated college."""
    melding = haal_zaak(request, nummer, wat="antwoord in mandaat")
    rij = _lopende(melding)
    return handel_af(
        request,
        melding,
        TerugmeldingFormulier(request.POST or None, vandaag=klok.vandaag()),
        lambda gegeven: mandaat.registreer_antwoord(
            rij, mandaat.Terugmelding(**gegeven), op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Antwoord van de uitvoerder",
        gelukt="Het antwoord is vastgelegd.",
        naar=_terug(melding),
    )


@alleen_voor(Rol.CONSULENT)
def verwijzen(request: HttpRequest, nummer: str) -> HttpResponse:
    """BW-12, BW-13."""
    melding = haal_zaak(request, nummer, wat="verwijzen naar opvang")
    return handel_af(
        request,
        melding,
        OpvangverwijzingFormulier(request.POST or None),
        lambda gegeven: mandaat.verwijs_naar_opvang(melding, **gegeven, op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Verwijzen naar opvang",
        gelukt="De verwijzing is vastgelegd. Er staat een taak klaar om na te bellen.",
        naar=_terug(melding),
    )
