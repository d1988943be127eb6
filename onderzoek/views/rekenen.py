"""Calculating a voorziening, the printable sheet of a case, and what decides about the eigen bijdrage."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from meldingen import klok
from meldingen.models import Document
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import REKENFORMULIEREN, BijdrageFormulier
from onderzoek.models import Bijdragesituatie
from onderzoek.services import bijdrage as bijdragen
from onderzoek.services import rekenblad as bladen
from onderzoek.services.keuze import OPEN_VOOR_KEUZE
from onderzoek.services.rekenwijzen import code_voor
from onderzoek.views.deel import handel_af, onderzoek_van
from onderzoek.views.keuze import adres_van, keuze_van


@alleen_voor(Rol.CONSULENT)
def rekenen(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """The calculator of this voorziening, with the answers of last time."""
    melding = haal_zaak(request, nummer, wat="berekening")
    rij = keuze_van(melding, keuze)
    soort = REKENFORMULIEREN[code_voor(rij.soort)]
    vorige = rij.rekenbladen.first()
    begin = soort.begin(rij.soort, vorige.gegevens if vorige else None)
    formulier = soort(request.POST or None, vandaag=klok.vandaag(), initial=begin)
    return handel_af(
        request, melding, formulier,
        lambda antwoord: bladen.reken(rij, antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop=f"Uitrekenen: {rij}", gelukt="De berekening is bewaard.", naar=adres_van(rij, melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT, Rol.KWALITEIT, Rol.TEAMLEIDER)
def rekenblad(request: HttpRequest, nummer: str) -> HttpResponse:
    """Every amount of the case, how it came about, and the eigen bijdrage in words."""
    melding = haal_zaak(request, nummer, wat="rekenblad")
    mag = gebruiker_van(request).is_een(Rol.CONSULENT) and melding.status in OPEN_VOOR_KEUZE
    context = {"melding": melding, "blad": bladen.rekenblad_van(onderzoek_van(melding)), "mag_wijzigen": mag}
    return render(request, "onderzoek/rekenblad.html", context)


@alleen_voor(Rol.CONSULENT)
def bijdrage(request: HttpRequest, nummer: str) -> HttpResponse:
    """What decides whether the household pays an eigen bijdrage (E-04, E-17)."""
    melding = haal_zaak(request, nummer, wat="eigen bijdrage")
    onderzoek = onderzoek_van(melding)
    rij = Bijdragesituatie.objects.filter(onderzoek=onderzoek).first()
    stukken = Document.objects.filter(melding=melding)
    formulier = BijdrageFormulier(request.POST or None, initial=BijdrageFormulier.begin(rij), stukken=stukken)
    return handel_af(
        request, melding, formulier,
        lambda _: bijdragen.stel_bijdragesituatie_vast(
            onderzoek, formulier.feiten(), stuk=formulier.stuk(), op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Eigen bijdrage van het huishouden", gelukt="De situatie is bewaard.",
        naar=reverse("rekenblad", args=[nummer]),
    )  # fmt: skip
