"""The parameters for the beheerder: what holds, what is proposed, whom it touches, and the whole as a file."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.forms import (
    AfwijsFormulier,
    InvoerBewarenFormulier,
    InvoerFormulier,
    ParametervoorstelFormulier,
    VaststelFormulier,
)
from meldingen.models import Gebruiker, Parameter, Parametervoorstel
from meldingen.parametersoorten import SOORTEN, Peildatum
from meldingen.rollen import Rol
from meldingen.services import parameterbestand
from meldingen.services import parametervoorstel as handelingen
from meldingen.services.geraakt import Periode, geraakte_zaken
from meldingen.services.parameteroverzicht import overzicht as maak_overzicht
from meldingen.toegang import alleen_voor, gebruiker_van
from meldingen.waardetekst import schrijf_waarde

PEILDATUM = {
    Peildatum.MELDING: "de dag van de melding",
    Peildatum.AANVRAAG: "de dag van de aanvraag",
    Peildatum.BESLUIT: "de dag van het besluit",
    Peildatum.DAG_ZELF: "de dag waarop er iets gebeurt",
}


@alleen_voor(Rol.BEHEERDER)
def overzicht(request: HttpRequest) -> HttpResponse:
    """Own values beside the national ones, what waits for a second beheerder, and what was decided lately."""
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    rijen = Parametervoorstel.objects.zichtbaar_voor(gebruiker).select_related("voorgesteld_door", "besloten_door")
    besloten = Paginator(rijen.exclude(uitkomst="open").order_by("-besloten_op", "-pk"), 25)
    gegevens = {
        "regels": maak_overzicht(gebruiker.gemeente, op=vandaag),
        "open": list(rijen.open().order_by("geldig_van", "code")),
        "pagina": besloten.get_page(request.GET.get("pagina")),
        "vandaag": vandaag,
    }
    return render(request, "meldingen/parameters.html", gegevens)


@alleen_voor(Rol.BEHEERDER)
def parameter(request: HttpRequest, code: str) -> HttpResponse:
    """One parameter through the years, and the form that proposes its next value."""
    if code not in SOORTEN:
        raise Http404
    gebruiker, soort = gebruiker_van(request), SOORTEN[code]
    rijen = Parameter.objects.filter(Q(gemeente=gebruiker.gemeente) | Q(gemeente__is_landelijk=True), code=code)
    regels = [
        (rij, schrijf_waarde(soort, rij.waarde)) for rij in rijen.select_related("gemeente").order_by("-geldig_van")
    ]
    eigen = next((tekst for rij, tekst in regels if not rij.gemeente.is_landelijk), "")
    formulier = ParametervoorstelFormulier(
        request.POST or None, soort=soort, vandaag=klok.vandaag(), initial={"waarde": eigen}
    )
    gemaakt: list[Parametervoorstel] = []

    def stel_voor(antwoord: dict[str, Any]) -> None:
        nieuw = handelingen.NieuweWaarde(code=code, **antwoord)
        gemaakt.append(handelingen.stel_parameter_voor(gebruiker.gemeente, nieuw, op=klok.vandaag(), door=gebruiker))

    mag = code not in handelingen.LANDELIJK
    if request.method == "POST" and mag and formulier.verwerk(stel_voor):
        messages.success(request, "Het voorstel staat klaar. Een andere beheerder moet het nog vaststellen.")
        return redirect("parametervoorstel", gemaakt[0].pk)
    gegevens = {
        "form": formulier,
        "soort": soort,
        "regels": regels,
        "mag": mag,
        "peildatum": PEILDATUM[soort.peildatum],
    }
    return render(request, "meldingen/parameter.html", gegevens)


@alleen_voor(Rol.BEHEERDER)
def voorstel(request: HttpRequest, pk: int) -> HttpResponse:
    """What a proposal would change and which cases it touches; determine it here."""
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    rij = _voorstel(gebruiker, pk)
    formulier = VaststelFormulier(
        request.POST if request.method == "POST" else None, is_terugwerkend=rij.geldig_van < vandaag
    )
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.stel_parameter_vast(
            rij, gezien=antwoord.get("gezien", False), op=vandaag, door=gebruiker
        )
    ):
        messages.success(request, "De nieuwe waarde is vastgesteld.")
        return redirect("parameter", rij.code)
    return render(request, "meldingen/parametervoorstel.html", _over_voorstel(rij, gebruiker, vandaag, formulier))


def _voorstel(gebruiker: Gebruiker, pk: int) -> Parametervoorstel:
    rijen = Parametervoorstel.objects.zichtbaar_voor(gebruiker)
    return get_object_or_404(rijen.select_related("gemeente", "voorgesteld_door", "besloten_door"), pk=pk)


def _over_voorstel(
    rij: Parametervoorstel, gebruiker: Gebruiker, vandaag: date, formulier: VaststelFormulier
) -> dict[str, Any]:
    periode = Periode(rij.geldig_van, rij.geldig_tot, vandaag)
    nu = handelingen.lopende_waarde(rij)
    return {
        "form": formulier,
        "voorstel": rij,
        "waarde": schrijf_waarde(rij.soort, rij.waarde),
        "oud": nu,
        "oude_waarde": schrijf_waarde(rij.soort, nu.waarde) if nu else "",
        "geraakt": geraakte_zaken(rij.gemeente, rij.code, periode, voor=gebruiker) if rij.is_open else None,
        "is_terugwerkend": rij.geldig_van < vandaag,
        "eigen_voorstel": rij.voorgesteld_door_id == gebruiker.pk,
    }


@alleen_voor(Rol.BEHEERDER)
def afwijzen(request: HttpRequest, pk: int) -> HttpResponse:
    """The proposal is off."""
    gebruiker = gebruiker_van(request)
    rij = _voorstel(gebruiker, pk)
    formulier = AfwijsFormulier(request.POST or None)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.wijs_parametervoorstel_af(rij, **antwoord, op=klok.vandaag(), door=gebruiker)
    ):
        messages.success(request, "Het voorstel is afgewezen.")
        return redirect("parameters")
    return render(request, "meldingen/parameter_afwijzen.html", {"form": formulier, "voorstel": rij})


@alleen_voor(Rol.BEHEERDER)
def uitvoer(request: HttpRequest, dag: date) -> HttpResponse:
    """The own values that hold on `dag` or later, for a spreadsheet."""
    inhoud = parameterbestand.schrijf_bestand(gebruiker_van(request).gemeente, op=dag)
    antwoord = HttpResponse(inhoud.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="parameters-{dag}.csv"'
    return antwoord


@alleen_voor(Rol.BEHEERDER)
def invoer(request: HttpRequest) -> HttpResponse:
    """Choose a file and see what it would propose; nothing is kept yet."""
    gemeente = gebruiker_van(request).gemeente
    formulier = InvoerFormulier(request.POST or None, request.FILES or None)
    gelezen: list[tuple[str, parameterbestand.Gelezen]] = []

    def lees(antwoord: dict[str, Any]) -> None:
        tekst = parameterbestand.naar_tekst(antwoord["bestand"].read())
        gelezen.append((tekst, parameterbestand.lees_bestand(gemeente, tekst)))

    if request.method == "POST" and formulier.verwerk(lees):
        [(tekst, inhoud)] = gelezen
        return _bekijk_invoer(request, InvoerBewarenFormulier(initial={"tekst": tekst}), inhoud)
    return render(request, "meldingen/parameters_invoer.html", {"form": formulier})


def _bekijk_invoer(
    request: HttpRequest, formulier: InvoerBewarenFormulier, inhoud: parameterbestand.Gelezen | None
) -> HttpResponse:
    regels = [
        (regel.nummer, regel.nieuw, schrijf_waarde(SOORTEN[regel.nieuw.code], regel.nieuw.waarde))
        for regel in (inhoud.regels if inhoud else ())
    ]
    gegevens = {"form": formulier, "regels": regels, "ongewijzigd": inhoud.ongewijzigd if inhoud else 0}
    return render(request, "meldingen/parameters_invoer_bekijken.html", gegevens)


@alleen_voor(Rol.BEHEERDER)
@require_POST
def invoer_bewaren(request: HttpRequest) -> HttpResponse:
    """Make a proposal of each new line; one wrong line and nothing is kept."""
    gebruiker = gebruiker_van(request)
    formulier = InvoerBewarenFormulier(request.POST)
    if formulier.verwerk(
        lambda antwoord: parameterbestand.voer_bestand_in(
            gebruiker.gemeente, antwoord["tekst"], op=klok.vandaag(), door=gebruiker
        )
    ):
        messages.success(request, "De voorstellen staan klaar. Een andere beheerder moet ze nog vaststellen.")
        return redirect("parameters")
    return _bekijk_invoer(request, formulier, None)
