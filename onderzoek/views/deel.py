"""What the pages of the investigation share."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meldingen.models import Melding
from meldingen.services.documenten import Bestand
from onderzoek.models import Onderzoek, Verslag


def onderzoek_van(melding: Melding) -> Onderzoek:
    """The investigation of this case, or 404 when it has not begun."""
    return get_object_or_404(Onderzoek.objects.select_related("melding"), melding=melding)


def laatste_verslag(melding: Melding) -> Verslag:
    """The newest verslag of this case, or 404 when there is none."""
    rijen = Verslag.objects.select_related("melding__gemeente", "opgesteld_door")
    return get_object_or_404(rijen, pk=Verslag.objects.filter(melding=melding).values("pk")[:1])


def bestand_van(veld: UploadedFile | None) -> Bestand | None:
    """What was uploaded, as a service wants it; the field has looked at the bytes."""
    return Bestand(veld.read(), veld.content_type or "", veld.name or "") if veld else None


def toon_handeling(request: HttpRequest, melding: Melding, formulier: Any, kop: str) -> HttpResponse:
    """A form about one case on a page of its own."""
    return render(request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": kop})
