"""The page of the decision on a pgb abroad: what the rules say, the proposal, and what was decided (P-31)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from beschikkingen.forms import BuitenlandbesluitFormulier
from beschikkingen.models import Beschikking
from beschikkingen.services import buitenland as handelingen
from beschikkingen.services.buitenland import Buitenlandkeuze
from meldingen import klok
from meldingen.fouten import Geweigerd
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.models import Buitenlandverzoek


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER, Rol.KWALITEIT)
def buitenland_besluit(request: HttpRequest, nummer: str, verzoek: int) -> HttpResponse:
    """One request: how it stands, and for the consulent the proposal."""
    melding = haal_zaak(request, nummer, wat="besluit pgb in het buitenland")
    rij = _verzoek(melding, verzoek)
    besluit = handelingen.laatste_op(rij)
    mag = gebruiker_van(request).is_een(Rol.CONSULENT) and besluit is None and not melding.is_gesloten
    formulier = BuitenlandbesluitFormulier(
        request.POST or None, vandaag=klok.vandaag(), is_lang=rij.verlaagd_vanaf is not None
    )
    if (
        request.method == "POST"
        and mag
        and formulier.verwerk(
            lambda antwoord: handelingen.stel_buitenland_voor(rij, _keuze(antwoord), **wie_nu(request))
        )
    ):
        messages.success(request, "Het voorstel ligt bij de teamleider.")
        return redirect("buitenland_besluit", nummer=melding.nummer, verzoek=rij.pk)
    inhoud = {"melding": melding, "verzoek": rij, "besluit": besluit, "form": formulier, "mag_voorstellen": mag}
    inhoud["toegestaan"] = handelingen.is_toegestaan(melding.client, klok.vandaag())
    return render(request, "beschikkingen/buitenland.html", inhoud | _stand(rij, besluit))


def _verzoek(melding: Melding, pk: int) -> Buitenlandverzoek:
    rijen = Buitenlandverzoek.objects.select_related("pgb__onderzoek__melding__gemeente")
    return get_object_or_404(rijen, pk=pk, pgb__onderzoek__melding=melding)


def _stand(verzoek: Buitenlandverzoek, besluit: Beschikking | None) -> dict[str, Any]:
    """What was laid down; without a decision what the rules make of it, or why that cannot be said yet."""
    if besluit is not None:
        return {"vast": handelingen.lees(besluit.parameters)}
    terug = handelingen.besluiten_op(verzoek).filter(teruggestuurd_op__isnull=False).first()
    try:
        uitkomst, vast = handelingen.vooruitblik(verzoek)
    except Geweigerd as fout:
        return {"gemis": str(fout), "teruggestuurd": terug}
    return {"uitkomst": uitkomst, "vast": vast, "teruggestuurd": terug}


def _keuze(antwoord: dict[str, Any]) -> Buitenlandkeuze:
    return Buitenlandkeuze(
        hulp_voldoet=antwoord["hulp_voldoet"] == "ja",
        verlagen=antwoord.get("verlagen", "ja") == "ja",
        motivering=antwoord["motivering"],
        afwijking=antwoord["afwijking"],
        afwijking_motivering=antwoord["afwijking_motivering"],
    )
