"""Report a change or ask something; the page says who answers, the gemeente or the aanbieder (H-07)."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from beschikkingen.models import NAAR_AANBIEDER, Wijzigingsmelding
from beschikkingen.services.wijziging import NieuweWijziging, meld_wijziging
from meldingen import klok
from meldingen.models import Machtiging, Melding
from meldingen.toegang import haal_eigen_zaak, mijn_zaak
from wmo_portal.mijnzaak.aanbieders import bereikbare_aanbieders
from wmo_portal.mijnzaak.forms.wijziging import WijzigingFormulier, WijzigingKeuze
from wmo_portal.mijnzaak.views.deel import handel_eigen_af, toon

BEREIK = (Machtiging.Bereik.MELDING,)


@mijn_zaak
def wijziging(request: HttpRequest, nummer: str) -> HttpResponse:
    """What is it about? And what was reported before."""
    eigen = haal_eigen_zaak(request, nummer, wat="wijziging", bereik=BEREIK)
    formulier = WijzigingKeuze(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        return redirect("mijn_wijziging_soort", nummer=nummer, soort=formulier.cleaned_data["soort"])
    eerder = eigen.melding.wijzigingsmeldingen.all()
    kop = _("Wat is er veranderd, of wat wilt u vragen?")
    return toon(request, eigen, "mijn_zaak/wijziging.html", form=formulier, kop=kop, eerder=eerder)


@mijn_zaak
def doorgeven(request: HttpRequest, nummer: str, soort: str) -> HttpResponse:
    """Who answers this, and the form to tell the gemeente; for the gemeente all the same when the client wants."""
    eigen = haal_eigen_zaak(request, nummer, wat="wijziging doorgeven", bereik=BEREIK)
    if soort not in Wijzigingsmelding.Soort:
        raise Http404
    gekozen = Wijzigingsmelding.Soort(soort)
    formulier = WijzigingFormulier(
        request.POST or None,
        vandaag=klok.vandaag(),
        soort=gekozen,
        initial={"sleutel": uuid.uuid4().hex},
    )

    def meld(antwoord: dict[str, Any]) -> Wijzigingsmelding:
        nieuw = NieuweWijziging(
            soort=soort,
            kanaal=Melding.Kanaal.FORMULIER,
            ontvangen_op=klok.vandaag(),
            namens=eigen.gemachtigde,
            **antwoord,
        )
        return meld_wijziging(eigen.melding, nieuw, op=klok.vandaag(), door=eigen.gebruiker)

    return handel_eigen_af(
        request, eigen, formulier, meld,
        kop=gekozen.label,
        gelukt=_("Wij hebben uw bericht ontvangen. Binnen een week neemt iemand contact met u op."),
        naar=reverse("mijn_wijziging", args=[nummer]),
        sjabloon="mijn_zaak/wijziging_doorgeven.html",
        aanbieders=bereikbare_aanbieders(eigen.melding) if gekozen in NAAR_AANBIEDER else (),
        is_voor_aanbieder=gekozen in NAAR_AANBIEDER,
        is_situatie=gekozen == Wijzigingsmelding.Soort.SITUATIE,
    )  # fmt: skip
