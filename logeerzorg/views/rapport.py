"""The structural reports of logeren on a page and as a file for a spreadsheet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from logeerzorg.forms import rapport as delen
from logeerzorg.forms.rapport import RapportFormulier
from logeerzorg.perioden import Nachten
from logeerzorg.services import rapport as rapporten
from meldingen import klok
from meldingen.models import Gebruiker
from meldingen.rollen import Rol
from meldingen.services.inzage import log_inzagen
from meldingen.services.tabelbestand import schrijf_csv
from meldingen.toegang import alleen_voor, gebruiker_van

PER_BLAD = 60
_STAP, _VOLLE_BREEDTE = 52, 400
_TABEL: dict[str, Callable[[Gebruiker, Nachten, date], rapporten.Tabel]] = {
    delen.BEZETTING: lambda wie, periode, op: rapporten.bezetting(wie, periode),
    delen.GEMEENTEN: lambda wie, periode, op: rapporten.per_gemeente(wie, periode, op=op),
    delen.CLIENTEN: lambda wie, periode, op: rapporten.per_client(wie, periode, op=op),
    delen.AFGEZEGD: lambda wie, periode, op: rapporten.afgezegd(wie, periode),
    delen.WEIGERINGEN: lambda wie, periode, op: rapporten.weigeringen(wie, periode),
}


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar of the chart in units of the drawing: the text above it, the bar below."""

    tekst: str
    tekst_y: int
    staaf_y: int
    breedte: int


@alleen_voor(Rol.TEAMLEIDER, Rol.ADMINISTRATIE)
def rapport(request: HttpRequest) -> HttpResponse:
    """A report over the present year, or over the days asked for."""
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    if gebruiker.gemeente is None:
        raise Http404
    formulier = RapportFormulier(_gevraagd(request, vandaag), vandaag=vandaag)
    inhoud = {"form": formulier, "mag_meer": gebruiker.is_een(Rol.TEAMLEIDER)}
    if not formulier.is_valid():
        return render(request, "logeerzorg/rapport.html", inhoud)
    tabel = _TABEL[formulier.gekozen](gebruiker, formulier.periode, vandaag)
    log_inzagen(tabel.zaken, gebruiker, "rapport logeren")
    if request.GET.get("uitvoer") == "csv":
        return _als_bestand(tabel, formulier)
    pagina = Paginator(tabel.rijen, PER_BLAD).get_page(request.GET.get("pagina"))
    inhoud |= {
        "tabel": tabel,
        "pagina": pagina,
        "regels": [list(zip(tabel.koppen, rij, strict=True)) for rij in pagina],
        "van": formulier.periode.van,
        "tot": formulier.laatste_dag,
        "vraag": _zonder(request, "uitvoer", "pagina"),
        "staven": _staven(tabel.grafiek),
        "hoogte": _STAP * len(tabel.grafiek) + 4,
    }
    return render(request, "logeerzorg/rapport.html", inhoud)


def _gevraagd(request: HttpRequest, vandaag: date) -> QueryDict:
    """What is in the address; at first the occupancy of the present year, so that the form shows what one sees."""
    if set(request.GET) - {"uitvoer", "pagina"}:
        return request.GET
    vraag = request.GET.copy()
    vraag["deel"] = delen.BEZETTING
    for naam, dag, maand in (("van", 1, 1), ("tot", 31, 12)):
        for deel, waarde in (("dag", dag), ("maand", maand), ("jaar", vandaag.year)):
            vraag[f"{naam}_{deel}"] = str(waarde)
    return vraag


def _staven(grafiek: tuple[rapporten.Bezetting, ...]) -> list[Staaf]:
    return [
        Staaf(
            f"{rij.locatie if len(rij.locatie) <= 36 else rij.locatie[:35] + '…'}: {rij.procent} %",
            nummer * _STAP + 18,
            nummer * _STAP + 25,
            round(_VOLLE_BREEDTE * rij.procent / 100),
        )
        for nummer, rij in enumerate(grafiek)
    ]


def _als_bestand(tabel: rapporten.Tabel, formulier: RapportFormulier) -> HttpResponse:
    inhoud = schrijf_csv(tabel.koppen, tabel.rijen).encode("utf-8-sig")
    antwoord = HttpResponse(inhoud, content_type="text/csv; charset=utf-8")
    naam = f"logeren-{formulier.gekozen}-{formulier.periode.van}-{formulier.laatste_dag}.csv"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord


def _zonder(request: HttpRequest, *namen: str) -> str:
    vraag = request.GET.copy()
    for naam in namen:
        vraag.pop(naam, None)
    return vraag.urlencode()
