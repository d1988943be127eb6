"""Before the conversation: opening, personal plan, appointment, and more time."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.fouten import Geweigerd
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.forms import AfspraakFormulier, PlanFormulier, VerlengFormulier
from onderzoek.models import Onderzoek, PersoonlijkPlan
from onderzoek.services import onderzoek as handelingen
from onderzoek.services.afspraak import plan_volgend_gesprek
from onderzoek.services.persoonlijkplan import RUBRIEKEN, Planinvoer, lever_plan_in, stukken_van
from onderzoek.services.termijn import verleng_onderzoek
from onderzoek.views.deel import bestand_van, handel_af, onderzoek_van


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
    """What came in of the personal plan; the next version, or that the client does without (M-09, M-11)."""
    melding = haal_zaak(request, nummer, wat="persoonlijk plan")
    formulier = PlanFormulier(request.POST or None, request.FILES or None, vandaag=klok.vandaag())
    plannen = list(PersoonlijkPlan.objects.filter(melding=melding).select_related("door"))
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: _leg_plan_vast(melding, antwoord, formulier.rubrieken(), **wie_nu(request)),
        kop="Persoonlijk plan",
        gelukt="Vastgelegd.",
        sjabloon="onderzoek/persoonlijk_plan.html",
        plan=plannen[0] if plannen else None,
        rubrieken=_leesbaar(plannen[0]) if plannen else [],
        stukken=stukken_van(plannen[0]) if plannen else [],
        plannen=plannen,
    )


def _leg_plan_vast(melding: Melding, antwoord: dict[str, Any], rubrieken: dict[str, str], **wie: Any) -> None:
    """With words or a paper it is a version; without them only the day is noted, once the investigation is open."""
    ontvangen_op = antwoord["ontvangen_op"] if antwoord["uitkomst"] == "ontvangen" else None
    plan = Planinvoer(
        ontvangen_op=ontvangen_op or wie["op"],
        antwoorden=rubrieken,
        bestand=bestand_van(antwoord["stuk"]),
        gemachtigde=antwoord["gemachtigde"],
    )
    if ontvangen_op and (plan.gevuld or plan.bestand):
        lever_plan_in(melding, plan, **wie)
        return
    onderzoek = Onderzoek.objects.filter(melding=melding).first()
    if onderzoek is None:
        raise Geweigerd("Het onderzoek is nog niet geopend. Schrijf het plan over, of kies de scan van het plan.")
    handelingen.leg_persoonlijk_plan_vast(onderzoek, ontvangen_op=ontvangen_op, **wie)


def _leesbaar(plan: PersoonlijkPlan) -> list[tuple[str, str]]:
    return [(RUBRIEKEN[code], tekst) for code, tekst in plan.antwoorden.items()]


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
