"""Where is a bed: on fixed days, in a weekend, by a pattern; with a case also to hold one."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from logeerzorg.forms import PatroonFormulier, WeekendFormulier, Wensformulier, ZoekFormulier
from logeerzorg.models import Reservering
from logeerzorg.perioden import Nachten
from logeerzorg.services import zoeken
from logeerzorg.wensen import Wensen
from meldingen import klok
from meldingen.models import Gemeente, Melding
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak

PER_BLAD = 10
MANIEREN: dict[str, tuple[str, type[Wensformulier]]] = {
    "dagen": ("Op vaste dagen", ZoekFormulier),
    "weekend": ("Een weekend", WeekendFormulier),
    "patroon": ("Volgens een patroon", PatroonFormulier),
}


@dataclass(frozen=True, slots=True)
class Kans:
    """A period with how many beds are free in it, and the address that searches it."""

    nachten: Nachten
    vrij: int
    adres: str


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER)
def zoek(request: HttpRequest) -> HttpResponse:
    """Without a case, only to look."""
    gemeente = gebruiker_van(request).gemeente
    if gemeente is None:
        raise Http404
    return render(request, "logeerzorg/zoek.html", _inhoud(request, gemeente))


@alleen_voor(Rol.CONSULENT)
def zoek_voor_zaak(request: HttpRequest, nummer: str) -> HttpResponse:
    """For one case: the distance counts from where the client lives, and a bed can be held."""
    melding = haal_zaak(request, nummer, wat="bed zoeken")
    return render(request, "logeerzorg/zoek.html", {"melding": melding, **_inhoud(request, melding.gemeente, melding)})


def _inhoud(request: HttpRequest, gemeente: Gemeente, melding: Melding | None = None) -> dict[str, Any]:
    hoe = request.GET.get("hoe") or "dagen"
    if hoe not in MANIEREN:
        raise Http404
    gezocht = request.GET if set(request.GET) - {"hoe", "blad"} else None
    formulier = MANIEREN[hoe][1](
        gezocht, initial=_vorige_wensen(melding), vandaag=klok.vandaag(), in_zaak=melding is not None
    )
    inhoud = {
        "form": formulier,
        "manieren": [(naam, titel) for naam, (titel, _) in MANIEREN.items()],
        "hoe": hoe,
        "vandaag": klok.vandaag(),
    }
    if gezocht is None or not formulier.is_valid():
        return inhoud
    if isinstance(formulier, ZoekFormulier):
        return inhoud | _gevonden(request, gemeente, formulier, melding)
    if isinstance(formulier, PatroonFormulier):
        inhoud["patroon"] = request.GET.urlencode()
    return inhoud | _kansen(gemeente, formulier, melding)


def _gevonden(
    request: HttpRequest, gemeente: Gemeente, formulier: ZoekFormulier, melding: Melding | None
) -> dict[str, Any]:
    blad = _blad(request)
    postcode = melding.client.postcode if melding else formulier.postcode
    vraag = zoeken.Vraag(formulier.nachten, formulier.gevraagd, postcode, voor=melding.client if melding else None)
    gevonden = zoeken.zoek(gemeente, vraag, op=klok.vandaag(), blad=blad, per_blad=PER_BLAD)
    return {
        "gevonden": gevonden,
        "huizen": [(huis, _adres(huis.anders, formulier)) for huis in gevonden.huizen],
        "nachten": formulier.nachten,
        "wensen": formulier.gevraagd,
        "keuze": _adres(formulier.nachten, formulier),
        "vorige": _met_blad(request, blad - 1) if blad > 1 else "",
        "volgende": _met_blad(request, blad + 1) if gevonden.aantal > blad * PER_BLAD else "",
    }


def _kansen(gemeente: Gemeente, formulier: Any, melding: Melding | None) -> dict[str, Any]:
    perioden = formulier.perioden
    vrij = zoeken.tel_vrij(gemeente, perioden, formulier.gevraagd, melding.client if melding else None)
    return {
        "kansen": [
            Kans(nachten, aantal, _adres(nachten, formulier)) for nachten, aantal in zip(perioden, vrij, strict=True)
        ]
    }


def _vorige_wensen(melding: Melding | None) -> dict[str, Any]:
    """What was needed at the last stay of this case."""
    laatste = Reservering.objects.filter(melding=melding).order_by("-pk").first() if melding else None
    if laatste is None:
        return {}
    wensen = Wensen.uit(laatste.wensen).als_gegevens()
    return {"geslacht": wensen.pop("geslacht", ""), "wensen": list(wensen)}


def _adres(nachten: Nachten | None, formulier: Wensformulier) -> str:
    """The query that searches these nights with the same wishes, from the same postcode."""
    if nachten is None:
        return ""
    vraag = QueryDict(mutable=True)
    vraag["hoe"] = "dagen"
    for naam, dag in (("van", nachten.van), ("tot", nachten.tot)):
        for deel, waarde in (("dag", dag.day), ("maand", dag.month), ("jaar", dag.year)):
            vraag[f"{naam}_{deel}"] = str(waarde)
    if formulier.postcode:
        vraag["gebied"] = formulier.postcode
    gegeven = formulier.gevraagd.als_gegevens()
    vraag["geslacht"] = gegeven.pop("geslacht", "")
    vraag.setlist("wensen", list(gegeven))
    return vraag.urlencode()


def _blad(request: HttpRequest) -> int:
    getal = request.GET.get("blad", "1")
    return max(1, int(getal)) if getal.isascii() and getal.isdigit() and len(getal) < 5 else 1


def _met_blad(request: HttpRequest, blad: int) -> str:
    vraag = request.GET.copy()
    vraag["blad"] = str(blad)
    return vraag.urlencode()
