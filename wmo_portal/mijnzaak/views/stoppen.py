"""Taking back the melding (M-16, TR-44) or the aanvraag (A-15, TR-45), after a page that says what stops."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from beschikkingen.services.intrekken import trek_aanvraag_in
from beschikkingen.services.ondertekenen import intrekbaar
from meldingen.brieven.tekens import leesbaar
from meldingen.models import Machtiging
from meldingen.services.melding import trek_melding_in
from meldingen.toegang import haal_eigen_zaak, mijn_zaak
from meldingen.views.wie import wie_nu
from wmo_portal.mijnzaak.forms.stoppen import StopFormulier, ZekerFormulier
from wmo_portal.mijnzaak.views.deel import toon

B = Machtiging.Bereik
_DAAD = {"melding": (B.MELDING, trek_melding_in), "aanvraag": (B.AANVRAAG, trek_aanvraag_in)}


@mijn_zaak
def stoppen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Two pages at one address: why, and then whether one is sure. Nothing happens before the second."""
    eigen = haal_eigen_zaak(request, nummer, wat="stoppen in mijn zaak", bereik=(B.MELDING, B.AANVRAAG))
    melding = eigen.melding
    wat = intrekbaar(melding)
    if not wat:
        return toon(request, eigen, "mijn_zaak/stoppen.html", wat="")
    bereik, trek_in = _DAAD[wat]
    if not eigen.mag(bereik):
        raise Http404
    waarom = StopFormulier(request.POST if request.method == "POST" and "zeker" not in request.POST else None)
    if "zeker" in request.POST:
        zeker = ZekerFormulier(request.POST)

        def trek(antwoord: dict[str, Any]) -> None:
            trek_in(
                melding, wilsuiting=_wilsuiting(antwoord["reden"]), gemachtigde=eigen.gemachtigde, **wie_nu(request)
            )

        if zeker.verwerk(trek):
            messages.success(request, _("Wij stoppen met uw vraag. U krijgt een brief waarin dat staat."))
            return redirect("mijn_zaak", nummer=melding.nummer)
        return toon(request, eigen, "mijn_zaak/stoppen_zeker.html", form=zeker, wat=wat)
    if request.method == "POST" and waarom.is_valid():
        zeker = ZekerFormulier(initial={"reden": waarom.cleaned_data["reden"]})
        return toon(request, eigen, "mijn_zaak/stoppen_zeker.html", form=zeker, wat=wat)
    return toon(request, eigen, "mijn_zaak/stoppen.html", form=waarom, wat=wat)


def _wilsuiting(reden: str) -> str:
    """How the client said so, for the log and for the letter that confirms it; a letter is in Dutch."""
    if not reden:
        return "U liet dit weten via Mijn zaak."
    return f"U schreef via Mijn zaak: “{leesbaar(reden)}”"
