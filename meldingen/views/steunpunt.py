"""The page of a casemanager dementie or steunpunt: report for somebody, and see nothing of the case (M-25)."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control

from meldingen import klok
from meldingen.forms.balie import SteunpuntFormulier
from meldingen.models import Gemeente, Melding
from meldingen.rollen import Rol
from meldingen.services.clienten import Relatiegegevens
from meldingen.services.melding import NieuweMelding
from meldingen.services.steunpunt import Instemming, gemeenten_van, meld_via_steunpunt, melder_van
from meldingen.toegang import alleen_voor, gebruiker_van
from meldingen.views.antwoorden import clientgegevens

_SESSIE = "steunpunt_gemeld"


@alleen_voor(Rol.VERWIJZER)
def steunpunt(request: HttpRequest) -> HttpResponse:
    """The short intake; without a gemeente to report to it says so."""
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    gemeenten = {str(rij.pk): rij for rij in gemeenten_van(gebruiker)}
    if not gemeenten:
        return render(request, "meldingen/steunpunt.html", {"form": None})
    formulier = SteunpuntFormulier(
        request.POST or None,
        vandaag=vandaag,
        gemeenten=[(sleutel, rij.naam) for sleutel, rij in gemeenten.items()],
        initial={"sleutel": uuid.uuid4().hex, "ontvangen_op": vandaag, "onderwerp": Melding.Onderwerp.LOGEERZORG},
    )

    def meld(antwoorden: dict[str, Any]) -> None:
        gemeente = gemeenten[antwoorden.get("gemeente") or next(iter(gemeenten))]
        melding = meld_via_steunpunt(
            gemeente,
            _nieuw(antwoorden, melder_van(gebruiker)),
            mantelzorger=_mantelzorger(antwoorden, gebruiker.organisatie.naam),
            instemming=_instemming(antwoorden),
            op=vandaag,
            door=gebruiker,
        )
        request.session[_SESSIE] = [melding.nummer, gemeente.pk]

    if request.method == "POST" and formulier.verwerk(meld):
        return redirect("steunpunt_gemeld")
    return render(request, "meldingen/steunpunt.html", {"form": formulier, "gemeenten": gemeenten.values()})


@alleen_voor(Rol.VERWIJZER)
@cache_control(no_store=True)
def steunpunt_gemeld(request: HttpRequest) -> HttpResponse:
    """The number, once sent; nothing else of the case."""
    if _SESSIE not in request.session:
        return redirect("steunpunt")
    nummer, gemeente = request.session[_SESSIE]
    return render(
        request,
        "meldingen/steunpunt_gemeld.html",
        {"nummer": nummer, "van": get_object_or_404(Gemeente, pk=gemeente)},
    )


def _nieuw(antwoorden: dict[str, Any], melder: Relatiegegevens) -> NieuweMelding:
    return NieuweMelding(
        client=clientgegevens(antwoorden),
        melder=melder,
        kanaal=Melding.Kanaal.STEUNPUNT,
        onderwerp=antwoorden["onderwerp"],
        hulpvraag=antwoorden["hulpvraag"],
        is_spoed=antwoorden["is_spoed"] == "ja",
        ontvangen_op=antwoorden["ontvangen_op"],
        reden_eerder=antwoorden["reden_eerder"],
        formulier_sleutel=antwoorden["sleutel"],
    )


def _mantelzorger(antwoorden: dict[str, Any], bron: str) -> Relatiegegevens | None:
    if not antwoorden["mantelzorger_naam"]:
        return None
    return Relatiegegevens(
        naam=antwoorden["mantelzorger_naam"],
        soort=antwoorden["mantelzorger_soort"],
        telefoon=antwoorden["mantelzorger_telefoon"],
        is_mantelzorger=True,
        bron=bron[:80],
    )


def _instemming(antwoorden: dict[str, Any]) -> Instemming | None:
    if antwoorden["toestemming"] != "ja":
        return None
    return Instemming(antwoorden["toestemming_op"], antwoorden["toestemming_wijze"])
