"""Do we know this person? One field; what was typed stands in no address and in no log."""

import secrets
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control

from meldingen import klok
from meldingen.bsn import maskeer_bsn
from meldingen.forms.balie import ZoekFormulier
from meldingen.rollen import BALIE, DOSSIER
from meldingen.services.clienten import bsn_index
from meldingen.services.zoeken import MEESTE, SORTERING, met_zaken, zaken_van_client, zoek_clienten
from meldingen.toegang import alleen_voor, gebruiker_van
from meldingen.zoekvraag import Zoekvraag

PER_PAGINA = 20
_BEWAARD = 5  # searches of one session: a tab each
_KOLOMMEN = {"naam": "Inwoner", "geboren": "Geboren"}


@alleen_voor(*BALIE)
@cache_control(no_store=True)
def zoeken(request: HttpRequest, *, aan_de_balie: bool = False) -> HttpResponse:
    """Search by POST; the address then holds only a key to the search, which the session keeps.

    A BSN is kept as its blind index. `aan_de_balie` is the same page as the first step of a melding.
    """
    bewaard = request.session.get("zoek", {})
    sleutel = request.GET.get("z", "")
    zoek = bewaard.get(sleutel)
    formulier = ZoekFormulier(
        request.POST or None, vandaag=klok.vandaag(), initial={"zoek": zoek["tekst"]} if zoek else None
    )
    if request.method == "POST" and formulier.is_valid():
        sleutel = secrets.token_hex(4)
        nieuw = _te_bewaren(formulier.cleaned_data["zoek"], formulier.data["zoek"])
        request.session["zoek"] = dict([*bewaard.items(), (sleutel, nieuw)][-_BEWAARD:])
        return redirect(f"{request.path}?z={sleutel}")
    context = {"form": formulier, "aan_de_balie": aan_de_balie, "zoek": zoek}
    if zoek and request.method == "GET":
        context |= _resultaat(request, zoek, sleutel)
    return render(request, "wmo_portal/zoeken.html", context)


def _resultaat(request: HttpRequest, zoek: dict[str, Any], sleutel: str) -> dict[str, Any]:
    """One page of clients, in a fixed number of queries."""
    gebruiker, sorteer = gebruiker_van(request), request.GET.get("sorteer", "naam")
    rijen = zoek_clienten(gebruiker, _vraag(zoek), bsn_index=zoek["bsn_index"], sorteer=sorteer)
    pagina = Paginator(met_zaken(rijen, gebruiker), PER_PAGINA).get_page(request.GET.get("pagina"))
    basis = f"?z={sleutel}"
    actief = sorteer.lstrip("-") if sorteer.lstrip("-") in SORTERING else "naam"
    omgekeerd = sorteer.startswith("-")
    return {
        "pagina": pagina,
        "regels": [(client, zaken_van_client(client)) for client in pagina],
        "is_afgekapt": pagina.paginator.count == MEESTE,
        "mag_openen": gebruiker.is_een(*DOSSIER),
        "kolommen": [_kolom(naam, basis, actief, omgekeerd) for naam in _KOLOMMEN],
        "vorige": f"{basis}&sorteer={sorteer_of(actief, omgekeerd)}&pagina={pagina.number - 1}"
        if pagina.has_previous()
        else "",
        "volgende": f"{basis}&sorteer={sorteer_of(actief, omgekeerd)}&pagina={pagina.number + 1}"
        if pagina.has_next()
        else "",
    }


def sorteer_of(naam: str, omgekeerd: bool) -> str:
    """How a sort stands in the address: '-naam' from the last to the first."""
    return f"-{naam}" if omgekeerd else naam


def _kolom(naam: str, basis: str, actief: str, omgekeerd: bool) -> dict[str, str]:
    is_actief = naam == actief
    richting = ("descending" if omgekeerd else "ascending") if is_actief else "none"
    nieuw = sorteer_of(naam, is_actief and not omgekeerd)
    return {"tekst": _KOLOMMEN[naam], "adres": f"{basis}&sorteer={nieuw}", "richting": richting}


def _te_bewaren(vraag: Zoekvraag, tekst: str) -> dict[str, Any]:
    """The search as the session keeps it; with a BSN nothing of what was typed is shown again but its last digits."""
    return {
        "tekst": "" if vraag.bsn else tekst.strip(),
        "gemaskeerd": maskeer_bsn(vraag.bsn) if vraag.bsn else "",
        "bsn_index": bsn_index(vraag.bsn) if vraag.bsn else None,
        "nummer": vraag.nummer,
        "geboren": [dag.isoformat() for dag in vraag.geboren],
        "postcode": vraag.postcode,
        "huisnummer": vraag.huisnummer,
        "woorden": list(vraag.woorden),
    }


def _vraag(zoek: dict[str, Any]) -> Zoekvraag:
    return Zoekvraag(
        nummer=zoek["nummer"],
        geboren=tuple(date.fromisoformat(dag) for dag in zoek["geboren"]),
        postcode=zoek["postcode"],
        huisnummer=zoek["huisnummer"],
        woorden=tuple(zoek["woorden"]),
    )
