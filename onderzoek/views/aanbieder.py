"""The zorgplan on the side of the aanbieder: only what was asked of the own organisation, only what is needed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.models import Document, Termijn
from meldingen.rollen import Rol
from meldingen.services.documenten import Bestand, lees
from meldingen.services.inzage import log_inzage
from meldingen.toegang import alleen_voor, gebruiker_van
from onderzoek.forms import IndienFormulier, RegelFormulier, TerugkoppelFormulier
from onderzoek.models import Zorgplan, Zorgplanregel
from onderzoek.services import zorgplanaanbieder as handelingen
from onderzoek.services.zorgplan import koppel_zorgplan_terug
from onderzoek.services.zorgplanverzoek import resultaten_van, verstrekt
from onderzoek.views.deel import bestand_van


@alleen_voor(Rol.AANBIEDER)
def zorgplannen(request: HttpRequest) -> HttpResponse:
    """What is asked of this aanbieder, the oldest first."""
    rijen = (
        Zorgplan.objects.zichtbaar_voor(gebruiker_van(request))
        .lopend()
        .select_related("verzoek__melding__client", "verzoek__melding__gemeente")
        .order_by("verzoek__gevraagd_op", "pk")
    )
    return render(request, "onderzoek/aanbieder_zorgplannen.html", {"zorgplannen": rijen})


@alleen_voor(Rol.AANBIEDER)
def aanbieder_zorgplan(request: HttpRequest, pk: int) -> HttpResponse:
    """One zorgplan: what was asked, the lines so far, and a form for the next line."""
    plan = _haal(request, pk, wat="zorgplan")
    resultaten = resultaten_van(plan.verzoek.verslag)
    formulier = RegelFormulier(request.POST or None, resultaten=resultaten)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.voeg_regel_toe(
            plan, handelingen.Regelinvoer(**antwoord), op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "De regel staat in het zorgplan.")
        return redirect("aanbieder_zorgplan", pk=plan.pk)
    regels = Zorgplanregel.objects.filter(zorgplan__verzoek=plan.verzoek).select_related("zorgplan__aanbieder")
    inhoud = {
        "plan": plan,
        "form": formulier,
        "gegevens": verstrekt(plan),
        "resultaten": resultaten,
        "regels": regels if plan.is_coordinerend else regels.filter(zorgplan=plan),
        "gemis": handelingen.ontbrekende_resultaten(plan),
        "klok": _klok(plan),
    }
    return render(request, "onderzoek/aanbieder_zorgplan.html", inhoud)


@alleen_voor(Rol.AANBIEDER)
def zorgplan_indienen(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed plan goes to the gemeente (V-19)."""
    plan = _haal(request, pk, wat="zorgplan indienen")
    formulier = IndienFormulier(request.POST or None, request.FILES or None, vandaag=klok.vandaag())
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.dien_zorgplan_in(
            plan, getekend_van(antwoord, bestand_van(antwoord["stuk"])), op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "Het zorgplan is ingediend. De gemeente controleert de handtekeningen.")
        return redirect("zorgplannen")
    return _toon(request, plan, formulier, "Zorgplan indienen")


@alleen_voor(Rol.AANBIEDER)
def zorgplan_oneens(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan cannot be made like this: back to the consulent (V-23, TR-17)."""
    plan = _haal(request, pk, wat="zorgplan terugkoppelen")
    formulier = TerugkoppelFormulier(request.POST or None)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: koppel_zorgplan_terug(plan, **antwoord, op=klok.vandaag(), door=gebruiker_van(request))
    ):
        messages.success(request, "Uw bericht is bij de consulent. Die neemt contact met u op.")
        return redirect("zorgplannen")
    return _toon(request, plan, formulier, "Het lukt zo niet")


@alleen_voor(Rol.AANBIEDER)
@require_POST
def zorgplan_bij_client(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan is finished and waits for the signature of the client."""
    plan = _haal(request, pk, wat="zorgplan bij de client")
    handelingen.leg_bij_client(plan, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Vastgelegd: het zorgplan ligt bij de cliënt.")
    return redirect("aanbieder_zorgplan", pk=plan.pk)


@alleen_voor(Rol.AANBIEDER)
@require_POST
def zorgplanregel_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """A line of the own organisation that was wrong."""
    eigen = Zorgplan.objects.zichtbaar_voor(gebruiker_van(request)).lopend()
    regel = get_object_or_404(
        Zorgplanregel.objects.filter(zorgplan__in=eigen).select_related("zorgplan__verzoek__melding"), pk=pk
    )
    log_inzage(regel.zorgplan.verzoek.melding, gebruiker_van(request), "zorgplan")
    handelingen.verwijder_regel(regel, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "De regel is weg.")
    return redirect("aanbieder_zorgplan", pk=regel.zorgplan_id)


@alleen_voor(Rol.AANBIEDER)
def zorgplan_verzoek(request: HttpRequest, pk: int) -> HttpResponse:
    """Letter D-11 to this aanbieder."""
    plan = _haal(request, pk, wat="verzoek om een zorgplan")
    sleutel = f"D-11:{plan.verzoek.melding_id}:{plan.pk}"
    stuk = Document.objects.filter(melding=plan.verzoek.melding_id, sleutel=sleutel).first()
    if stuk is None:
        raise Http404
    antwoord = HttpResponse(lees(stuk), content_type=stuk.mediatype)
    antwoord["Content-Disposition"] = f'inline; filename="{plan.verzoek.melding.nummer}-D-11.pdf"'
    return antwoord


def _haal(request: HttpRequest, pk: int, *, wat: str) -> Zorgplan:
    """The plan when it is of the own organisation and still runs, else 404; the view is logged (X-17)."""
    gebruiker = gebruiker_van(request)
    rijen = Zorgplan.objects.zichtbaar_voor(gebruiker).lopend()
    plan = get_object_or_404(
        rijen.select_related("aanbieder", "verzoek__verslag", "verzoek__melding__client", "verzoek__melding__gemeente"),
        pk=pk,
    )
    log_inzage(plan.verzoek.melding, gebruiker, wat)
    return plan


def _klok(plan: Zorgplan) -> Termijn | None:
    rijen = Termijn.objects.filter(melding=plan.verzoek.melding_id, soort=Termijn.Soort.ZORGPLAN)
    return rijen.order_by("-pk").first()


def _toon(request: HttpRequest, plan: Zorgplan, formulier: Any, kop: str) -> HttpResponse:
    return render(request, "onderzoek/aanbieder_handeling.html", {"form": formulier, "plan": plan, "kop": kop})


def getekend_van(antwoord: dict[str, Any], stuk: Bestand | Document) -> handelingen.GetekendZorgplan:
    """The answers about the signatures, with the paper they stand on."""
    return handelingen.GetekendZorgplan(
        stuk=stuk,
        aanbieder_getekend_op=antwoord["aanbieder_getekend_op"],
        client_getekend_op=antwoord["client_getekend_op"],
        getekend_door=antwoord["getekend_door"],
        is_akkoord=antwoord["is_akkoord"] == "ja",
        reactie=antwoord["reactie"],
        machtiging=bestand_van(antwoord["machtiging"]),
    )
