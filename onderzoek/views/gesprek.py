"""The conversation."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import GesprekFormulier
from onderzoek.models import Gesprek, Onderzoek
from onderzoek.services import onderzoek as handelingen
from onderzoek.views.deel import onderzoek_van, toon_handeling


@alleen_voor(Rol.CONSULENT)
def gesprek(request: HttpRequest, nummer: str) -> HttpResponse:
    """Record the conversation; can be opened again to improve it."""
    melding = haal_zaak(request, nummer, wat="gesprek")
    onderzoek = onderzoek_van(melding)
    laatste = get_object_or_404(Gesprek.objects.select_related("onderzoek__melding"), pk=_laatste_gesprek(onderzoek))
    formulier = GesprekFormulier(
        request.POST or None, vandaag=klok.vandaag(), initial=_beginwaarden(onderzoek, laatste)
    )
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.verwerk_gesprek(
            laatste, _verloop(formulier, antwoord), op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "Het gesprek is bewaard.")
        return redirect(melding)
    return toon_handeling(request, melding, formulier, "Gesprek")


def _laatste_gesprek(onderzoek: Onderzoek) -> int | None:
    return Gesprek.objects.filter(onderzoek=onderzoek).values_list("pk", flat=True).first()


def _beginwaarden(onderzoek: Onderzoek, gesprek_: Gesprek) -> dict[str, Any]:
    begin: dict[str, Any] = {f"rubriek_{rij.letter}": rij.tekst for rij in onderzoek.rubrieken.all()}
    if gesprek_.gevoerd_op:
        for naam in ("met_mantelzorger", "met_clientondersteuner"):
            begin[naam] = "ja" if getattr(gesprek_, naam) else "nee"
    return begin | {
        "gevoerd_op": gesprek_.gevoerd_op or gesprek_.gepland_op,
        "aanwezigen": gesprek_.aanwezigen,
        "identiteit_document": onderzoek.identiteit_document,
        "identiteit_geldig_tot": onderzoek.identiteit_geldig_tot,
        "pgb_voorlichting_op": onderzoek.pgb_voorlichting_op,
        "bijdrage_voorlichting_op": onderzoek.bijdrage_voorlichting_op,
    }


def _verloop(formulier: GesprekFormulier, antwoord: dict[str, Any]) -> handelingen.Gespreksverloop:
    return handelingen.Gespreksverloop(
        gevoerd_op=antwoord["gevoerd_op"],
        aanwezigen=antwoord["aanwezigen"],
        met_mantelzorger=antwoord["met_mantelzorger"] == "ja",
        met_clientondersteuner=antwoord["met_clientondersteuner"] == "ja",
        rubrieken=formulier.rubrieken(),
        identiteit=handelingen.Identiteit(
            antwoord["identiteit_document"], antwoord["identiteit_geldig_tot"], antwoord["gevoerd_op"]
        ),
        pgb_voorlichting_op=antwoord["pgb_voorlichting_op"],
        bijdrage_voorlichting_op=antwoord["bijdrage_voorlichting_op"],
    )
