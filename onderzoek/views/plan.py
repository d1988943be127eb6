"""The ondersteuningsplan: the overview with the matrix, and one page per resultaatgebied, product or thing."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import MaterieelFormulier, ProductFormulier, ResultaatFormulier
from onderzoek.models import (
    Materieelregel,
    Ondersteuningsplan,
    Planproduct,
    Planresultaat,
    Productregel,
    Resultaatgebied,
)
from onderzoek.services import plan as handelingen
from onderzoek.services.feiten import Planfeiten, afwegingsfeiten, dubbele_hulp, planfeiten
from onderzoek.services.planregels import Periode
from onderzoek.views.botsing import leg_gelezen_voor, met_gelezen, verwerk
from onderzoek.views.deel import onderzoek_van

_RIJEN = {"resultaat": Planresultaat, "product": Productregel, "materieel": Materieelregel}
Soort = Resultaatgebied.Soort


@alleen_voor(Rol.CONSULENT, Rol.KWALITEIT, Rol.TEAMLEIDER)
def ondersteuningsplan(request: HttpRequest, nummer: str) -> HttpResponse:
    """The plan on one page: the matrix, each result, the products, the things; `?versie=` shows an older one."""
    melding = haal_zaak(request, nummer, wat="ondersteuningsplan")
    onderzoek = onderzoek_van(melding)
    gevraagd = request.GET.get("versie", "")
    feiten = planfeiten(melding, int(gevraagd) if gevraagd.isdecimal() and len(gevraagd) < 5 else None)
    afweging = afwegingsfeiten(onderzoek)
    gebieden = list(Resultaatgebied.objects.all().geldig_op(melding.gemeente, _peildatum(feiten)))
    versies = list(Ondersteuningsplan.objects.filter(melding=melding).order_by("-versie"))
    is_laatste = feiten is None or feiten.plan == versies[0]
    mag = gebruiker_van(request).is_een(Rol.CONSULENT) and is_laatste and handelingen.staat_open(melding)
    context = {
        "melding": melding,
        "feiten": feiten,
        "afweging": afweging,
        "matrix": _matrix(gebieden, feiten),
        "treden": range(1, max((len(rij.treden) for rij in gebieden), default=0) + 1),
        "extra": [rij for rij in gebieden if rij.soort != Soort.GEBIED],
        "versies": versies,
        "dubbel": dubbele_hulp(afweging, feiten),
        "mag_wijzigen": mag and not (feiten and feiten.plan.ligt_vast),
        "mag_nieuwe_versie": mag and feiten is not None and feiten.plan.ligt_vast,
    }
    return render(request, "onderzoek/ondersteuningsplan.html", context)


@alleen_voor(Rol.CONSULENT)
def planresultaat(request: HttpRequest, nummer: str, gebied: str) -> HttpResponse:
    """One resultaatgebied on a page of its own."""
    melding = haal_zaak(request, nummer, wat="ondersteuningsplan")
    feiten = planfeiten(melding)
    rij = _gebied(melding, feiten, gebied, Soort.GEBIED)
    begin = met_gelezen(_begin(rij, feiten))

    def maak(data: QueryDict | None) -> ResultaatFormulier:
        return ResultaatFormulier(data, gebied=rij, vandaag=klok.vandaag(), initial=begin)

    formulier = maak(request.POST or None)
    uitslag = request.method == "POST" and verwerk(
        formulier,
        melding,
        lees=lambda: _begin(rij, planfeiten(melding)),
        bewaar=lambda: handelingen.leg_resultaat_vast(
            melding, rij, _gegevens(formulier), op=klok.vandaag(), door=gebruiker_van(request)
        ),
    )
    kop = f"{rij.code} {rij}"
    if not uitslag:
        return _toon(request, melding, formulier, kop)
    if uitslag.botst:
        return leg_gelezen_voor(request, melding, naam=kop, code="V-13", nu=uitslag.deel, getypt=formulier, maak=maak)
    messages.success(request, f"{rij} is bewaard.")
    return redirect("ondersteuningsplan", nummer)


@alleen_voor(Rol.CONSULENT)
def planproduct(request: HttpRequest, nummer: str, groep: str) -> HttpResponse:
    """A product of 10.7 or of 10.8."""
    melding = haal_zaak(request, nummer, wat="ondersteuningsplan")
    feiten = planfeiten(melding)
    gebied = _gebied(melding, feiten, groep, Soort.SPECIFIEK, Soort.AANVULLEND)
    rijen = Planproduct.objects.all().geldig_op(melding.gemeente, _peildatum(feiten)).filter(gebied=gebied)
    producten = list(rijen.select_related("gebied"))
    formulier = ProductFormulier(request.POST or None, producten=producten)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.voeg_product_toe(
            melding,
            formulier.gekozen(),
            waarvoor=antwoord["waarvoor"],
            leveringsvorm=antwoord["leveringsvorm"],
            periode=_periode(antwoord),
            op=klok.vandaag(),
            door=gebruiker_van(request),
        )
    ):
        messages.success(request, f"{formulier.gekozen()} staat in het plan.")
        return redirect("ondersteuningsplan", nummer)
    return _toon(request, melding, formulier, f"{gebied.code} {gebied}", producten=producten)


@alleen_voor(Rol.CONSULENT)
def planmaterieel(request: HttpRequest, nummer: str) -> HttpResponse:
    """A thing beside the results (V-24)."""
    melding = haal_zaak(request, nummer, wat="ondersteuningsplan")
    formulier = MaterieelFormulier(request.POST or None)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.voeg_materieel_toe(
            melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "De voorziening staat in het plan.")
        return redirect("ondersteuningsplan", nummer)
    return _toon(request, melding, formulier, "Materiële voorziening")


@alleen_voor(Rol.CONSULENT)
@require_POST
def planrij_weg(request: HttpRequest, nummer: str, soort: str, pk: int) -> HttpResponse:
    """Take a line out of the plan."""
    melding = haal_zaak(request, nummer, wat="ondersteuningsplan")
    if soort not in _RIJEN:
        raise Http404
    rij = get_object_or_404(_RIJEN[soort].objects.select_related("plan__melding"), pk=pk, plan__melding=melding)
    handelingen.haal_uit_plan(rij, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Uit het plan gehaald.")
    return redirect("ondersteuningsplan", nummer)


@alleen_voor(Rol.CONSULENT)
@require_POST
def plan_versie(request: HttpRequest, nummer: str) -> HttpResponse:
    """Begin a new version of a frozen plan."""
    melding = haal_zaak(request, nummer, wat="ondersteuningsplan")
    plan = handelingen.maak_nieuwe_versie(melding, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, f"Versie {plan.versie} staat klaar. U kunt het plan wijzigen.")
    return redirect("ondersteuningsplan", nummer)


def _peildatum(feiten: Planfeiten | None) -> date:
    """The code tables of the day on which the plan was begun hold for it (R-01)."""
    return feiten.plan.opgesteld_op if feiten else klok.vandaag()


def _gebied(melding: Melding, feiten: Planfeiten | None, code: str, *soorten: str) -> Resultaatgebied:
    geldig: Any = Resultaatgebied.objects.all().geldig_op(melding.gemeente, _peildatum(feiten))
    return get_object_or_404(geldig, code=code, soort__in=soorten)


def _matrix(
    gebieden: list[Resultaatgebied], feiten: Planfeiten | None
) -> list[tuple[Resultaatgebied, Planresultaat | None]]:
    gekozen = {rij.gebied.code: rij for rij in feiten.resultaten} if feiten else {}
    return [(rij, gekozen.get(rij.code)) for rij in gebieden if rij.soort == Soort.GEBIED]


def _begin(gebied: Resultaatgebied, feiten: Planfeiten | None) -> dict[str, Any]:
    """What stands in the plan already."""
    rij = next((rij for rij in feiten.resultaten if rij.gebied_id == gebied.pk), None) if feiten else None
    if rij is None:
        return {}
    velden = (
        "trede", "doelen", "resultaat", "jongste_kind", "schoonmaakhulp", "vervoer", "leveringsvorm",
        "van", "tot", "monitor_op",
    )  # fmt: skip
    begin = {naam: getattr(rij, naam) for naam in velden}
    begin["ruimten"] = [naam for naam in rij.ruimten if naam in gebied.ruimten]
    begin["andere_ruimte"] = next((naam for naam in rij.ruimten if naam not in gebied.ruimten), "")
    for regel in rij.regels.all():
        begin |= {f"wat_{regel.bron}": regel.wat, f"wie_{regel.bron}": regel.wie}
    return begin


def _gegevens(formulier: ResultaatFormulier) -> handelingen.Resultaatgegevens:
    antwoord = formulier.cleaned_data
    return handelingen.Resultaatgegevens(
        trede=int(antwoord["trede"]),
        doelen=antwoord["doelen"],
        resultaat=antwoord["resultaat"],
        regels={bron: handelingen.Hulpregel(*rij) for bron, rij in formulier.bronnen().items()},
        periode=_periode(antwoord),
        leveringsvorm=antwoord["leveringsvorm"],
        vervoer=antwoord.get("vervoer", ""),
        ruimten=antwoord.get("ruimten", []),
        andere_ruimte=antwoord.get("andere_ruimte", ""),
        jongste_kind=antwoord.get("jongste_kind"),
        schoonmaakhulp=antwoord.get("schoonmaakhulp", ""),
    )


def _periode(antwoord: dict[str, Any]) -> Periode:
    return Periode(antwoord["van"], antwoord["tot"], antwoord["monitor_op"])


def _toon(request: HttpRequest, melding: Melding, formulier: Any, kop: str, **context: Any) -> HttpResponse:
    return render(request, "onderzoek/plan_deel.html", {"form": formulier, "melding": melding, "kop": kop, **context})
