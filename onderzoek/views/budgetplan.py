"""The budgetplan and the papers around it: helpers, lines, agreements, things to buy, and a stay abroad."""

from typing import Any

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.forms import (
    AankoopFormulier,
    BeoordelingFormulier,
    BudgetregelFormulier,
    BuitenlandFormulier,
    InleverenFormulier,
    NaturaprijsFormulier,
    OvereenkomstFormulier,
    ProgrammaFormulier,
    VerklaringFormulier,
    ZorgverlenerFormulier,
)
from onderzoek.models import (
    Budgetplan,
    Budgetregel,
    Buitenlandverzoek,
    Leveringsvorm,
    Naturaprijs,
    ProgrammaVanEisen,
    Voorzieningkeuze,
    Zorgovereenkomst,
    Zorgverlener,
)
from onderzoek.services import budgetplan as handelingen
from onderzoek.services import pgbaankoop, pgbbuitenland, pgbmensen, zorgovereenkomst
from onderzoek.views.deel import handel_af
from onderzoek.views.keuze import adres_van as adres_van_keuze
from onderzoek.views.keuze import keuze_van
from onderzoek.views.pgb import adres_van, pgb_van

_STUK = ("stuk",)


@alleen_voor(Rol.CONSULENT)
def zorgverlener(request: HttpRequest, nummer: str) -> HttpResponse:
    """Add somebody who helps (P-09, P-16)."""
    melding = haal_zaak(request, nummer, wat="hulpverlener van een pgb")
    rij = pgb_van(melding)
    formulier = ZorgverlenerFormulier(request.POST or None)
    return handel_af(
        request,
        melding,
        formulier,
        lambda _: pgbmensen.voeg_zorgverlener_toe(rij, pgbmensen.Verlener(**formulier.velden()), **wie_nu(request)),
        kop="Hulpverlener toevoegen",
        gelukt="De hulpverlener staat in de lijst.",
        naar=adres_van(melding),
    )


@alleen_voor(Rol.CONSULENT)
@require_POST
def zorgverlener_weg(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """Take a helper away."""
    melding = haal_zaak(request, nummer, wat="hulpverlener van een pgb")
    pgbmensen.haal_zorgverlener_weg(_verlener(melding, pk), **wie_nu(request))
    messages.success(request, "De hulpverlener is weggehaald.")
    return redirect(adres_van(melding))


@alleen_voor(Rol.CONSULENT)
def netwerkverklaring(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """The declaration of the mantelzorger (P-12)."""
    melding = haal_zaak(request, nummer, wat="verklaring van de mantelzorger")
    rij = _verlener(melding, pk)
    formulier = VerklaringFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: pgbmensen.leg_netwerkverklaring_vast(
            rij, **(antwoord | {"niet_te_zwaar": antwoord["niet_te_zwaar"] == "ja"}), **wie_nu(request)
        ),
        kop=f"Verklaring van {rij.naam}",
        gelukt="De verklaring is bewaard.",
        naar=adres_van(melding),
    )


@alleen_voor(Rol.CONSULENT)
def zorgovereenkomst_registreren(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """The agreement came in, or the next opinion about it (P-37, P-38)."""
    melding = haal_zaak(request, nummer, wat="zorgovereenkomst")
    rij = _verlener(melding, pk)
    bestaand = Zorgovereenkomst.objects.select_related("verlener__pgb__onderzoek__melding").filter(verlener=rij).first()
    if bestaand is not None:
        formulier: Any = BeoordelingFormulier(
            request.POST or None, vandaag=klok.vandaag(), standen=zorgovereenkomst.mogelijk(bestaand)
        )
        return handel_af(
            request, melding, formulier,
            lambda antwoord: zorgovereenkomst.beoordeel_overeenkomst(bestaand, **antwoord, **wie_nu(request)),
            kop=f"Overeenkomst met {rij.naam} beoordelen", gelukt="De beoordeling is bewaard.", naar=adres_van(melding),
        )  # fmt: skip
    formulier = OvereenkomstFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: zorgovereenkomst.dien_overeenkomst_in(rij, **antwoord, **wie_nu(request)),
        kop=f"Overeenkomst met {rij.naam}",
        gelukt="De overeenkomst is geregistreerd.",
        naar=adres_van(melding),
    )


@alleen_voor(Rol.CONSULENT)
def budgetregel(request: HttpRequest, nummer: str) -> HttpResponse:
    """Add a line to the budgetplan (P-03)."""
    melding = haal_zaak(request, nummer, wat="budgetplan")
    rij = pgb_van(melding)
    keuzes = Voorzieningkeuze.objects.filter(onderzoek=rij.onderzoek, leveringsvorm=Leveringsvorm.PGB)
    formulier = BudgetregelFormulier(
        request.POST or None, keuzes=keuzes.select_related("soort"), verleners=rij.verleners.all()
    )
    gemis = [] if formulier.keuzes else ["Kies eerst bij een voorziening voor een pgb."]
    gemis += [] if formulier.verleners else ["Voeg eerst een hulpverlener toe."]
    context = {"form": formulier, "melding": melding, "kop": "Regel van het budgetplan", "gemis": gemis}
    if request.method == "POST" and formulier.verwerk(
        lambda _: handelingen.voeg_budgetregel_toe(
            rij, *formulier.gekozen(), handelingen.Regel(**formulier.regel()), **wie_nu(request)
        )
    ):
        messages.success(request, "De regel staat in het budgetplan.")
        return redirect(adres_van(melding))
    return render(request, "meldingen/handeling.html", context)


@alleen_voor(Rol.CONSULENT)
@require_POST
def budgetregel_weg(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """Take a line out."""
    melding = haal_zaak(request, nummer, wat="budgetplan")
    rijen = Budgetregel.objects.select_related("plan__pgb__onderzoek__melding")
    handelingen.haal_budgetregel_weg(_van(rijen, pk, plan__pgb__onderzoek__melding=melding), **wie_nu(request))
    messages.success(request, "De regel is weggehaald.")
    return redirect(adres_van(melding))


@alleen_voor(Rol.CONSULENT)
def budgetplan_inleveren(request: HttpRequest, nummer: str) -> HttpResponse:
    """The signed plan came in; its sum is checked (P-03, P-40)."""
    melding = haal_zaak(request, nummer, wat="budgetplan")
    rij = pgb_van(melding)
    plan = get_object_or_404(Budgetplan.objects.select_related("pgb__onderzoek__melding"), pk=_laatste(rij))
    formulier = InleverenFormulier(request.POST or None, request.FILES or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: handelingen.lever_budgetplan_in(
            plan, handelingen.Inlevering(**_met_stuk(antwoord)), **wie_nu(request)
        ),
        kop="Getekend budgetplan registreren",
        gelukt="Het budgetplan is geregistreerd.",
        naar=adres_van(melding),
    )


@alleen_voor(Rol.CONSULENT)
@require_POST
def budgetplan_versie(request: HttpRequest, nummer: str) -> HttpResponse:
    """Begin a new version of a plan that was handed in."""
    melding = haal_zaak(request, nummer, wat="budgetplan")
    plan = handelingen.maak_nieuwe_versie(pgb_van(melding), **wie_nu(request))
    messages.success(request, f"Versie {plan.versie} staat klaar. U kunt het budgetplan wijzigen.")
    return redirect(adres_van(melding))


@alleen_voor(Rol.CONSULENT)
def naturaprijs(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """What the help costs in natura (P-19)."""
    melding = haal_zaak(request, nummer, wat="prijs in natura")
    rij = keuze_van(melding, keuze)
    bekend = Naturaprijs.objects.filter(keuze=rij).first()
    begin = {naam: getattr(bekend, naam) for naam in NaturaprijsFormulier.base_fields} if bekend else {}
    return handel_af(
        request, melding, NaturaprijsFormulier(request.POST or None, initial=begin),
        lambda antwoord: handelingen.leg_naturaprijs_vast(rij, **antwoord, **wie_nu(request)),
        kop=f"Prijs in natura: {rij}", gelukt="De prijs is bewaard.", naar=adres_van_keuze(rij, melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def pgb_programma(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """The programma van eisen of one voorziening (P-23)."""
    melding = haal_zaak(request, nummer, wat="programma van eisen")
    rij = keuze_van(melding, keuze)
    bekend = ProgrammaVanEisen.objects.filter(keuze=rij).first()
    begin = {naam: getattr(bekend, naam) for naam in ProgrammaFormulier.base_fields} if bekend else {}
    return handel_af(
        request, melding, ProgrammaFormulier(request.POST or None, initial=begin),
        lambda antwoord: pgbaankoop.stel_programma_op(rij, **antwoord, **wie_nu(request)),
        kop=f"Programma van eisen: {rij}", gelukt="Het programma van eisen is bewaard.", naar=adres_van(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def pgb_aankoop(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """Judge a quotation or a bill (P-23, P-26)."""
    melding = haal_zaak(request, nummer, wat="offerte of nota")
    rijen = ProgrammaVanEisen.objects.select_related("keuze__soort", "keuze__onderzoek__melding")
    programma = get_object_or_404(rijen, keuze=keuze, keuze__onderzoek__melding=melding)
    formulier = AankoopFormulier(request.POST or None, request.FILES or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: pgbaankoop.beoordeel_voorstel(programma, _voorstel(antwoord), **wie_nu(request)),
        kop=f"Offerte of nota: {programma.keuze}",
        gelukt="De beoordeling is bewaard.",
        naar=adres_van(melding),
    )


@alleen_voor(Rol.CONSULENT)
def pgb_buitenland(request: HttpRequest, nummer: str) -> HttpResponse:
    """A request to spend the pgb abroad (P-31)."""
    melding = haal_zaak(request, nummer, wat="pgb in het buitenland")
    rij = pgb_van(melding)
    formulier = BuitenlandFormulier(request.POST or None, vandaag=klok.vandaag())
    geregistreerd: list[Buitenlandverzoek] = []
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: geregistreerd.append(
            pgbbuitenland.vraag_buitenland(rij, pgbbuitenland.Reis(**antwoord), **wie_nu(request))
        )
    ):
        messages.success(request, f"Het verzoek is geregistreerd. {pgbbuitenland.let_op(geregistreerd[0])}")
        return redirect(adres_van(melding))
    context = {"form": formulier, "melding": melding, "kop": "Pgb in het buitenland"}
    return render(request, "meldingen/handeling.html", context)


def _verlener(melding: Melding, pk: int) -> Zorgverlener:
    rijen = Zorgverlener.objects.select_related("pgb__onderzoek__melding__gemeente")
    return _van(rijen, pk, pgb__onderzoek__melding=melding)


def _van(rijen: QuerySet[Any], pk: int, **van: Model) -> Any:
    return get_object_or_404(rijen, pk=pk, **van)


def _laatste(pgb: Any) -> int | None:
    plan = handelingen.laatste_plan(pgb)
    return plan.pk if plan else None


def _voorstel(antwoord: dict[str, Any]) -> pgbaankoop.Voorstel:
    ja = {naam: antwoord[naam] == "ja" for naam in ("zelfde_niveau", "nieuwe_belemmering")}
    return pgbaankoop.Voorstel(**(_met_stuk(antwoord) | ja))


def _met_stuk(antwoord: dict[str, Any]) -> dict[str, Any]:
    """The answers with the bytes of the file and what they are, when there is one."""
    feiten = {naam: waarde for naam, waarde in antwoord.items() if naam not in _STUK}
    stuk = antwoord["stuk"]
    return feiten | ({"stuk": stuk.read(), "mediatype": stuk.content_type} if stuk else {})
