"""Contacts with the client, and the appointments that came of them (M-13)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.services.contact import leg_contact_vast
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import AfzegFormulier, ContactFormulier, VerzetFormulier
from onderzoek.models import Gesprek
from onderzoek.services import afspraak as afspraken
from onderzoek.views.agenda import agenda_antwoord
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def contact(request: HttpRequest, nummer: str) -> HttpResponse:
    """When was the client called or seen, and what is planned."""
    melding = haal_zaak(request, nummer, wat="afspraken en contact")
    formulier = ContactFormulier(request.POST or None, vandaag=klok.vandaag())
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: leg_contact_vast(
            melding,
            **(antwoord | {"is_gelukt": antwoord["is_gelukt"] == "ja"}),
            op=klok.vandaag(),
            door=gebruiker_van(request),
        )
    ):
        messages.success(request, "Het contact is vastgelegd.")
        return redirect("contact", nummer)
    return render(
        request,
        "onderzoek/contact.html",
        {
            "melding": melding,
            "form": formulier,
            "contacten": melding.contactmomenten.select_related("door"),
            "gesprekken": Gesprek.objects.filter(onderzoek__melding=melding).prefetch_related("wijzigingen"),
            "mag_plannen": gebruiker_van(request).is_een(Rol.CONSULENT) and not melding.is_gesloten,
        },
    )


@alleen_voor(Rol.CONSULENT)
def afspraak_verzetten(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """Another day, time or place."""
    melding = haal_zaak(request, nummer, wat="afspraak verzetten")
    gesprek = _gesprek(melding, pk)
    begin = {"vorm": gesprek.vorm, "gepland_op": gesprek.gepland_op, "gepland_om": _tijd(gesprek)}
    formulier = VerzetFormulier(request.POST or None, vandaag=klok.vandaag(), initial=begin)
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: afspraken.verzet_afspraak(gesprek, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Afspraak verzetten",
        gelukt="De afspraak is verzet. De inwoner krijgt een nieuwe uitnodiging.",
        naar=reverse("contact", args=[nummer]),
    )


@alleen_voor(Rol.CONSULENT)
def afspraak_afzeggen(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """The conversation will not be held."""
    melding = haal_zaak(request, nummer, wat="afspraak afzeggen")
    gesprek = _gesprek(melding, pk)
    formulier = AfzegFormulier(request.POST or None)
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: afspraken.zeg_afspraak_af(gesprek, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Afspraak afzeggen",
        gelukt="De afspraak is afgezegd. Er staat een taak klaar voor een nieuwe afspraak.",
        naar=reverse("contact", args=[nummer]),
    )


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def afspraak_agenda(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """The appointment as a calendar file: number of the case and time, never a name, address or content."""
    melding = haal_zaak(request, nummer, wat="afspraak naar agenda")
    gesprek = _gesprek(melding, pk)
    return agenda_antwoord(
        gesprek, melding.nummer, titel=f"Gesprek {melding.nummer}", plaats=gesprek.get_vorm_display()
    )


def _gesprek(melding: Melding, pk: int) -> Gesprek:
    rijen = Gesprek.objects.select_related("onderzoek__melding")
    return get_object_or_404(rijen, pk=pk, onderzoek__melding=melding)


def _tijd(gesprek: Gesprek) -> str:
    return f"{gesprek.gepland_om:%H.%M}" if gesprek.gepland_om else ""
