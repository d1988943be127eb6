"""Before the conversation: opening, personal plan, appointment, and more time."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import AfspraakFormulier, PlanFormulier, VerlengFormulier
from onderzoek.services import onderzoek as handelingen
from onderzoek.services.afspraak import plan_volgend_gesprek
from onderzoek.services.termijn import verleng_onderzoek
from onderzoek.views.deel import handel_af, onderzoek_van


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
    onderzoek = onderzoek_van(melding)
    formulier = PlanFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: handelingen.leg_persoonlijk_plan_vast(
            onderzoek,
            ontvangen_op=antwoord["ontvangen_op"] if antwoord["uitkomst"] == "ontvangen" else None,
            op=klok.vandaag(),
            door=gebruiker_van(request),
        ),
        kop="Persoonlijk plan",
        gelukt="Vastgelegd.",
    )


@alleen_voor(Rol.CONSULENT)
def afspraak(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-05: plan the conversation; the invitation goes by post. A next one once the investigation has started."""
    melding = haal_zaak(request, nummer, wat="afspraak")
    onderzoek = onderzoek_van(melding)
    plan = handelingen.start_onderzoek if onderzoek.gestart_op is None else plan_volgend_gesprek
    formulier = AfspraakFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: plan(onderzoek, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Gesprek plannen",
        gelukt="De afspraak staat. De inwoner krijgt een uitnodiging.",
    )


@alleen_voor(Rol.CONSULENT)
def verlengen(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-08."""
    melding = haal_zaak(request, nummer, wat="onderzoek verlengen")
    formulier = VerlengFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: verleng_onderzoek(
            melding,
            **(antwoord | {"stemt_in": antwoord["stemt_in"] == "ja"}),
            op=klok.vandaag(),
            door=gebruiker_van(request),
        ),
        kop="Onderzoek verlengen",
        gelukt="De verlenging is vastgelegd. De wettelijke datum blijft gelden.",
    )
