"""Pages of the investigation: start, personal plan, appointment, conversation, weighing, verslag."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import (
    AfspraakFormulier,
    AfwegingFormulier,
    GesprekFormulier,
    PlanFormulier,
    VerlengFormulier,
    VerslagFormulier,
)
from onderzoek.models import Gesprek, Onderzoek, Verslag
from onderzoek.services import onderzoek as handelingen
from onderzoek.services.termijn import verleng_onderzoek
from onderzoek.services.verslag import Verslagtekst, stel_verslag_op, verzend_verslag


@alleen_voor(Rol.CONSULENT)
@require_POST
def vooronderzoek(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-04."""
    melding = haal_zaak(request, nummer, wat="vooronderzoek")
    handelingen.start_vooronderzoek(melding, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Het onderzoek is geopend. Wacht op het persoonlijk plan of plan het gesprek.")
    return redirect(melding)


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def persoonlijk_plan(request: HttpRequest, nummer: str) -> HttpResponse:
    """The personal plan came in, or the client does without (M-09)."""
    melding = haal_zaak(request, nummer, wat="persoonlijk plan")
    onderzoek = _onderzoek(melding)
    formulier = PlanFormulier(request.POST or None, vandaag=klok.vandaag())
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.leg_persoonlijk_plan_vast(
            onderzoek,
            ontvangen_op=antwoord["ontvangen_op"] if antwoord["uitkomst"] == "ontvangen" else None,
            op=klok.vandaag(),
            door=gebruiker_van(request),
        )
    ):
        messages.success(request, "Vastgelegd.")
        return redirect(melding)
    return _toon(request, melding, formulier, "Persoonlijk plan")


@alleen_voor(Rol.CONSULENT)
def afspraak(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-05: plan the conversation; the invitation goes by post."""
    melding = haal_zaak(request, nummer, wat="afspraak")
    onderzoek = _onderzoek(melding)
    formulier = AfspraakFormulier(request.POST or None, vandaag=klok.vandaag())
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.start_onderzoek(
            onderzoek, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "De afspraak staat. De inwoner krijgt een uitnodiging.")
        return redirect(melding)
    return _toon(request, melding, formulier, "Gesprek plannen")


@alleen_voor(Rol.CONSULENT)
def gesprek(request: HttpRequest, nummer: str) -> HttpResponse:
    """Record the conversation; can be opened again to improve it."""
    melding = haal_zaak(request, nummer, wat="gesprek")
    onderzoek = _onderzoek(melding)
    laatste = get_object_or_404(Gesprek.objects.select_related("onderzoek__melding"), pk=_laatste_gesprek(onderzoek))
    formulier = GesprekFormulier(
        request.POST or None, vandaag=klok.vandaag(), initial=_beginwaarden(onderzoek, laatste)
    )
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.verwerk_gesprek(
            laatste, _verloop(formulier, antwoord), op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "Het gesprek is bewaard.")
        return redirect(melding)
    return _toon(request, melding, formulier, "Gesprek")


@alleen_voor(Rol.CONSULENT)
def afweging(request: HttpRequest, nummer: str) -> HttpResponse:
    """The six steps (O-04)."""
    melding = haal_zaak(request, nummer, wat="afweging")
    onderzoek = _onderzoek(melding)
    begin = {
        naam: waarde
        for rij in onderzoek.afweging.all()
        for naam, waarde in (
            (f"uitkomst_{rij.stap}", rij.uitkomst),
            (f"motivering_{rij.stap}", rij.motivering),
        )
    }
    formulier = AfwegingFormulier(request.POST or None, initial=begin)
    if request.method == "POST" and formulier.verwerk(
        lambda _: handelingen.weeg_af(onderzoek, formulier.stappen(), op=klok.vandaag(), door=gebruiker_van(request))
    ):
        messages.success(request, "De afweging is bewaard.")
        return redirect(melding)
    return _toon(request, melding, formulier, "Afweging")


@alleen_voor(Rol.CONSULENT)
def verslag(request: HttpRequest, nummer: str) -> HttpResponse:
    """Draw up the verslag (TR-10)."""
    melding = haal_zaak(request, nummer, wat="verslag")
    laatste = Verslag.objects.filter(melding=melding).first()
    begin = {naam: getattr(laatste, naam) for naam in Verslagtekst.__dataclass_fields__} if laatste else {}
    formulier = VerslagFormulier(request.POST or None, vandaag=klok.vandaag(), initial=begin)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: stel_verslag_op(
            melding, Verslagtekst(**antwoord), op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "Het verslag is opgesteld. Controleer het en verzend het.")
        return redirect(melding)
    return _toon(request, melding, formulier, "Verslag opstellen")


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def verslag_verzenden(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-12, after a page that says what will happen: a sent verslag cannot be taken back."""
    melding = haal_zaak(request, nummer, wat="verslag verzenden")
    laatste = get_object_or_404(Verslag, pk=Verslag.objects.filter(melding=melding).values("pk")[:1])
    if request.method == "POST":
        verzend_verslag(laatste, op=klok.vandaag(), door=gebruiker_van(request))
        messages.success(request, "Het verslag gaat met de begeleidende brief op de post.")
        return redirect(melding)
    return render(request, "onderzoek/verslag_verzenden.html", {"melding": melding, "verslag": laatste})


@alleen_voor(Rol.CONSULENT)
def verlengen(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-08."""
    melding = haal_zaak(request, nummer, wat="onderzoek verlengen")
    formulier = VerlengFormulier(request.POST or None, vandaag=klok.vandaag())
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: verleng_onderzoek(
            melding,
            **(antwoord | {"stemt_in": antwoord["stemt_in"] == "ja"}),
            op=klok.vandaag(),
            door=gebruiker_van(request),
        )
    ):
        messages.success(request, "De verlenging is vastgelegd. De wettelijke datum blijft gelden.")
        return redirect(melding)
    return _toon(request, melding, formulier, "Onderzoek verlengen")


def _onderzoek(melding: Melding) -> Onderzoek:
    return get_object_or_404(Onderzoek.objects.select_related("melding"), melding=melding)


def _laatste_gesprek(onderzoek: Onderzoek) -> int | None:
    return Gesprek.objects.filter(onderzoek=onderzoek).values_list("pk", flat=True).first()


def _toon(request: HttpRequest, melding: Melding, formulier: Any, kop: str) -> HttpResponse:
    return render(request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": kop})


def _beginwaarden(onderzoek: Onderzoek, gesprek_: Gesprek) -> dict[str, Any]:
    begin: dict[str, Any] = {f"rubriek_{rij.letter}": rij.tekst for rij in onderzoek.rubrieken.all()}
    if gesprek_.gevoerd_op:
        for naam in ("met_mantelzorger", "met_clientondersteuner"):
            begin[naam] = "ja" if getattr(gesprek_, naam) else "nee"
    return begin | {
        "gevoerd_op": gesprek_.gevoerd_op or gesprek_.gepland_op,
        "aanwezigen": gesprek_.aanwezigen,
        "identiteit_document": onderzoek.identiteit_document,
        "identiteit_geldig_tot": onderzoek.identiteit_geldig_tot,
        "pgb_voorlichting_op": onderzoek.pgb_voorlichting_op,
        "bijdrage_voorlichting_op": onderzoek.bijdrage_voorlichting_op,
    }


def _verloop(formulier: GesprekFormulier, antwoord: dict[str, Any]) -> handelingen.Gespreksverloop:
    return handelingen.Gespreksverloop(
        gevoerd_op=antwoord["gevoerd_op"],
        aanwezigen=antwoord["aanwezigen"],
        met_mantelzorger=antwoord["met_mantelzorger"] == "ja",
        met_clientondersteuner=antwoord["met_clientondersteuner"] == "ja",
        rubrieken=formulier.rubrieken(),
        identiteit=handelingen.Identiteit(
            antwoord["identiteit_document"], antwoord["identiteit_geldig_tot"], antwoord["gevoerd_op"]
        ),
        pgb_voorlichting_op=antwoord["pgb_voorlichting_op"],
        bijdrage_voorlichting_op=antwoord["bijdrage_voorlichting_op"],
    )
