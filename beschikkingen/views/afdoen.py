"""Pages for the decisions beside the aanvraag itself: leaving it untreated, and the dwangsom."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from beschikkingen.forms import BuitenBehandelingFormulier, DwangsomFormulier
from beschikkingen.models import Herstelverzoek
from beschikkingen.services.beslistermijn import bereken_dwangsom
from beschikkingen.services.buitenbehandeling import stel_buiten_behandeling_voor
from beschikkingen.services.dwangsombesluit import besluitdag, stel_dwangsom_vast
from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT)
def buiten_behandeling(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-31: the proposal; the teamleider decides."""
    melding = haal_zaak(request, nummer, wat="buiten behandeling")
    rijen = Herstelverzoek.objects.select_related("melding").filter(melding=melding, aangevuld_op__isnull=True)
    verzoek = get_object_or_404(rijen.order_by("-pk")[:1])
    formulier = BuitenBehandelingFormulier(
        request.POST or None, vandaag=klok.vandaag(), initial={"ontbreekt": "\n".join(verzoek.stukken)}
    )
    return handel_af(
        request, melding, formulier,
        lambda antwoord: stel_buiten_behandeling_voor(
            verzoek, ontbreekt=antwoord["ontbreekt"].splitlines(), aanvulling_op=antwoord["aanvulling_op"],
            op=klok.vandaag(), door=gebruiker_van(request),
        ),
        kop="Aanvraag niet behandelen", gelukt="Het voorstel ligt bij de teamleider.", naar=melding,
    )  # fmt: skip


@alleen_voor(Rol.TEAMLEIDER, Rol.BEZWAARJURIST)
def dwangsom(request: HttpRequest, nummer: str) -> HttpResponse:
    """T-18, with the computation as it stands."""
    melding = haal_zaak(request, nummer, wat="dwangsom")
    formulier = DwangsomFormulier(request.POST or None, vandaag=klok.vandaag())

    def stel_vast(antwoord: dict[str, Any]) -> None:
        stel_dwangsom_vast(melding, reden_geen=antwoord["reden_geen"], op=klok.vandaag(), door=gebruiker_van(request))

    if request.method == "POST":
        return handel_af(
            request, melding, formulier, stel_vast, kop="Dwangsom vaststellen",
            gelukt="De dwangsom is vastgesteld. De brief gaat op de post.", naar=melding,
        )  # fmt: skip
    stand = bereken_dwangsom(melding, besluitdag(melding) or klok.vandaag())
    inhoud = {
        "form": formulier,
        "melding": melding,
        "kop": "Dwangsom vaststellen",
        "uitleg": list(stand.uitleg()) if stand else ["Er is geen geldige ingebrekestelling ontvangen."],
    }
    return render(request, "meldingen/handeling.html", inhoud)
