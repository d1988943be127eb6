"""Asking for help: the aanvraagformulier on the screen, and by when the answer comes (A-01, A-19)."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from beschikkingen.models import Aanvraag
from beschikkingen.services.ondertekenen import (
    Aanvraagformulier,
    mag_aanvragen,
    vervolg_van,
    vraag_hulp_aan,
    vraag_hulp_bij_invullen,
)
from meldingen import klok
from meldingen.models import Machtiging, Status
from meldingen.toegang import haal_eigen_zaak, mijn_zaak
from meldingen.views.wie import wie_nu
from onderzoek.services.keuze import aanvraagbaar
from onderzoek.services.samenaanvragen import is_gevraagd, lopende_taak
from wmo_portal.mijnzaak.forms.ondertekenen import VORMEN, AanvraagFormulier, HulpFormulier
from wmo_portal.mijnzaak.views.deel import toon

BEREIK = (Machtiging.Bereik.AANVRAAG,)
_EERDER = (Status.ONTVANGEN, Status.IN_ONDERZOEK)


@mijn_zaak
def aanvraag(request: HttpRequest, nummer: str) -> HttpResponse:
    """D-49: the form, or the wish to fill it in together."""
    eigen = haal_eigen_zaak(request, nummer, wat="aanvraag in mijn zaak", bereik=BEREIK)
    melding, vandaag = eigen.melding, klok.vandaag()
    if "hulp" in request.POST:
        vraag_hulp_bij_invullen(melding, **wie_nu(request))
        messages.success(request, _("Wij weten dat u hulp wilt bij het invullen. Wij nemen contact met u op."))
        return redirect("mijn_aanvraag", nummer=melding.nummer)
    lijst = aanvraagbaar(melding, vandaag)
    formulier = AanvraagFormulier(
        request.POST if request.method == "POST" else None,
        soorten=lijst.keuzes,
        eerst=lijst.eerst,
        initial={"sleutel": uuid.uuid4().hex[:24], "gevraagd": lijst.begin},
    )

    def vraag_aan(antwoord: dict[str, Any]) -> Aanvraag:
        woorden = {naam: antwoord[naam] for naam in ("sleutel", "sinds", "toelichting", "naam")}
        papier = Aanvraagformulier(
            **woorden,
            gevraagd=lijst.gekozen(formulier.hulp()),
            vorm=VORMEN[antwoord["vorm"]],
            gemachtigde=eigen.gemachtigde,
        )
        return vraag_hulp_aan(melding, papier, **wie_nu(request))

    if request.method == "POST" and formulier.verwerk(vraag_aan):
        return redirect("mijn_aanvraag_ontvangen", nummer=melding.nummer)
    return toon(
        request, eigen, "mijn_zaak/aanvraag.html", form=formulier, hulp=HulpFormulier(),
        mag=mag_aanvragen(melding, vandaag), helpt=lopende_taak(melding) is not None,
        gevraagd=is_gevraagd(melding),
        te_vroeg=melding.status in _EERDER and not melding.verslagen.filter(vastgesteld_op__isnull=False).exists(),
    )  # fmt: skip


@mijn_zaak
def ontvangen(request: HttpRequest, nummer: str) -> HttpResponse:
    """What was received, and by when the decision comes (A-02, A-04)."""
    eigen = haal_eigen_zaak(request, nummer, wat="aanvraag ontvangen", bereik=BEREIK)
    vervolg = vervolg_van(eigen.melding)
    if vervolg is None:
        raise Http404
    gevraagd = [str(rij) for rij in vervolg.aanvraag.gevraagd.select_related("soort")]
    return toon(request, eigen, "mijn_zaak/aanvraag_ontvangen.html", vervolg=vervolg, gevraagd=gevraagd)
