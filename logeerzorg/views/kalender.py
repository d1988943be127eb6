"""The calendar: for the gemeente the beds of the region, for an aanbieder the own ones."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from logeerzorg.models import Bed, Reservering
from logeerzorg.services.kalender import DAG, DAGEN, HUIZEN_PER_BLAD, Kalender, kalender
from meldingen import klok
from meldingen.rollen import Rol
from meldingen.services.inzage import log_inzagen
from meldingen.toegang import alleen_voor, gebruiker_van

VERSTE = timedelta(days=2 * 366)
WEERGAVEN = ("rooster", "lijst")


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER)
def kalender_regio(request: HttpRequest) -> HttpResponse:
    """Which beds of the region are free; names only of cases this user may open (L-39)."""
    gebruiker = gebruiker_van(request)
    if gebruiker.gemeente is None:
        raise Http404
    begin, vandaag = _begin(request), klok.vandaag()
    bedden = Bed.objects.boekbaar_voor(gebruiker.gemeente, begin, begin) | Bed.objects.boekbaar_voor(
        gebruiker.gemeente, begin + DAGEN * DAG, begin + DAGEN * DAG
    )
    zichtbaar = Reservering.objects.zichtbaar_voor(gebruiker)
    blad = kalender(bedden, zichtbaar, begin=begin, vandaag=vandaag, blad=_blad(request))
    return _toon(request, blad, van_aanbieder=False)


@alleen_voor(Rol.AANBIEDER)
def kalender_aanbieder(request: HttpRequest) -> HttpResponse:
    """The own houses, with who sleeps in them; that is logged (X-17)."""
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    zichtbaar = Reservering.objects.zichtbaar_voor(gebruiker).in_zicht_op(vandaag)
    bedden = Bed.objects.zichtbaar_voor(gebruiker)
    blad = kalender(bedden, zichtbaar, begin=_begin(request), vandaag=vandaag, blad=_blad(request))
    log_inzagen({rij.melding for rij in blad.verblijven}, gebruiker, "logeerkalender")
    return _toon(request, blad, van_aanbieder=True)


def _toon(request: HttpRequest, blad: Kalender, *, van_aanbieder: bool) -> HttpResponse:
    nummer, weergave = _blad(request), _weergave(request)
    vier_weken = DAGEN * DAG
    inhoud: dict[str, Any] = {
        "kalender": blad,
        "van_aanbieder": van_aanbieder,
        "weergave": weergave,
        "vorige": blad.begin - vier_weken,
        "volgende": blad.begin + vier_weken,
        "vorig_blad": nummer - 1,
        "volgend_blad": nummer + 1 if blad.aantal > nummer * HUIZEN_PER_BLAD else 0,
        "bladzijde": nummer,
    }
    return render(request, "logeerzorg/kalender.html", inhoud)


def _begin(request: HttpRequest) -> date:
    """The Monday of the week that is asked for; of what cannot be read, or lies too far, the nearest that can."""
    vandaag = klok.vandaag()
    try:
        dag = date.fromisoformat(request.GET.get("van", ""))
    except ValueError:
        dag = vandaag
    dag = min(max(dag, vandaag - VERSTE), vandaag + VERSTE)
    return dag - dag.weekday() * DAG


def _weergave(request: HttpRequest) -> str:
    gevraagd = request.GET.get("weergave", "")
    return gevraagd if gevraagd in WEERGAVEN else WEERGAVEN[0]


def _blad(request: HttpRequest) -> int:
    getal = request.GET.get("blad", "1")
    return max(1, int(getal)) if getal.isascii() and getal.isdigit() and len(getal) < 5 else 1
