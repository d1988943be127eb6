"""What the pages of the investigation share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from meldingen.models import Melding
from meldingen.services.documenten import Bestand
from onderzoek.models import Onderzoek, Verslag, Verslagaanvulling


def onderzoek_van(melding: Melding) -> Onderzoek:
    """The investigation of this case, or 404 when it has not begun."""
    return get_object_or_404(Onderzoek.objects.select_related("melding"), melding=melding)


def laatste_verslag(melding: Melding) -> Verslag:
    """The newest verslag of this case, or 404 when there is none."""
    rijen = Verslag.objects.select_related("melding__gemeente", "opgesteld_door")
    return get_object_or_404(rijen, pk=Verslag.objects.filter(melding=melding).values("pk")[:1])


def eigen_woorden(melding: Melding) -> dict[str, Any]:
    """What the client wrote about the verslagen: with the signature, and later beside it (V-07, X-11)."""
    verslagen = Verslag.objects.filter(melding=melding)
    aanvullingen = Verslagaanvulling.objects.filter(verslag__melding=melding).select_related("verslag")
    return {"reacties": [rij for rij in verslagen if rij.retour_reactie], "aanvullingen": aanvullingen}


def bestand_van(veld: UploadedFile | None) -> Bestand | None:
    """What was uploaded, as a service wants it; the field has looked at the bytes."""
    return Bestand(veld.read(), veld.content_type or "", veld.name or "") if veld else None


HANDELING = "meldingen/handeling.html"


def toon_handeling(
    request: HttpRequest, melding: Melding, formulier: Any, kop: str, *, sjabloon: str = HANDELING, **meer: Any
) -> HttpResponse:
    """A form about one case on a page of its own; `meer` are other things the page shows.

    `sjabloon` is a template that extends the usual one, for a page from which the way back is not the dossier.
    """
    return render(request, sjabloon, {"form": formulier, "melding": melding, "kop": kop, **meer})


def handel_af(
    request: HttpRequest,
    melding: Melding,
    formulier: Any,
    daad: Callable[[dict[str, Any]], Any],
    *,
    kop: str,
    gelukt: str,
    naar: Any = None,
    sjabloon: str = HANDELING,
    **meer: Any,
) -> HttpResponse:
    """The whole of a page with one act: do it when the form was sent and holds, say so and go on; else show the form.

    `daad` gets the cleaned answers and calls the service; what the service refuses stands in the form. `naar` is
    what `redirect` takes, the case itself when left out; `sjabloon` and `meer` are as in `toon_handeling`.
    """
    if request.method == "POST" and formulier.verwerk(daad):
        messages.success(request, gelukt)
        return redirect(naar or melding)
    return toon_handeling(request, melding, formulier, kop, sjabloon=sjabloon, **meer)
