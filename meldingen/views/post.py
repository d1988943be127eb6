"""The post of a day: what came in, and what went out as a batch to print."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from meldingen import klok
from meldingen.forms import DagFormulier, KoppelFormulier, ScanFormulier
from meldingen.fouten import Geweigerd
from meldingen.models import Melding, Poststuk
from meldingen.rollen import Rol
from meldingen.services import postbatch, postin
from meldingen.toegang import alleen_voor, gebruiker_van
from meldingen.views.bestand import stuur_bestand


@alleen_voor(Rol.ADMINISTRATIE)
def post_in(request: HttpRequest) -> HttpResponse:
    """Scan in, and see what still has to be linked to a case."""
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    formulier = ScanFormulier(
        request.POST or None, request.FILES or None, vandaag=vandaag, initial={"ontvangen_op": vandaag}
    )
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: postin.scan_in(
            antwoord["bestand"].read(),
            naam=antwoord["bestand"].name,
            mediatype=antwoord["bestand"].content_type,
            ontvangen_op=antwoord["ontvangen_op"],
            op=vandaag,
            door=gebruiker,
        )
    ):
        messages.success(request, "Het stuk is ingescand. Koppel het nu aan een zaak.")
        return redirect("post_in")
    stukken = Poststuk.objects.zichtbaar_voor(gebruiker).te_verwerken().select_related("voorstel__client")
    return render(request, "meldingen/post_in.html", {"form": formulier, "stukken": stukken})


@alleen_voor(Rol.ADMINISTRATIE)
def post_koppelen(request: HttpRequest, pk: int) -> HttpResponse:
    """Link one paper to a case and say what it starts."""
    gebruiker = gebruiker_van(request)
    stuk = get_object_or_404(Poststuk.objects.zichtbaar_voor(gebruiker).select_related("voorstel__client"), pk=pk)
    formulier = KoppelFormulier(request.POST or None, initial={"zaak": stuk.voorstel.nummer if stuk.voorstel else ""})

    def koppel(antwoord: dict[str, Any]) -> None:
        zaken = Melding.objects.zichtbaar_voor(gebruiker)
        melding = zaken.filter(nummer=antwoord["zaak"].strip().upper()).first()
        if melding is None:
            raise Geweigerd("Dit zaaknummer is niet gevonden. Controleer het nummer.")
        postin.koppel(stuk, melding, soort=antwoord["soort"], op=klok.vandaag(), door=gebruiker)

    if request.method == "POST" and formulier.verwerk(koppel):
        messages.success(request, "Het stuk zit in de zaak. Er staat een taak klaar.")
        return redirect("post_in")
    return render(request, "meldingen/post_koppelen.html", {"form": formulier, "stuk": stuk})


@alleen_voor(Rol.ADMINISTRATIE)
def poststuk(request: HttpRequest, pk: int) -> HttpResponse:
    """See the scan before it is linked."""
    stuk = get_object_or_404(Poststuk.objects.zichtbaar_voor(gebruiker_van(request)), pk=pk)
    with stuk.bestand.open("rb") as bestand:
        return stuur_bestand(bestand.read(), stuk.mediatype, f"post-{stuk.pk}")


@alleen_voor(Rol.ADMINISTRATIE)
def post_uit(request: HttpRequest) -> HttpResponse:
    """What went by post on a day, with the batch to print and the list of addresses."""
    gemeente = gebruiker_van(request).gemeente
    vandaag = klok.vandaag()
    formulier = DagFormulier(request.GET or None, vandaag=vandaag, initial={"dag": vandaag})
    dag = formulier.cleaned_data["dag"] if formulier.is_bound and formulier.is_valid() else vandaag
    brieven = postbatch.brieven_van(gemeente, dag)
    return render(request, "meldingen/post_uit.html", {"form": formulier, "brieven": brieven, "dag": dag})


@alleen_voor(Rol.ADMINISTRATIE)
def printbatch(request: HttpRequest, dag: date) -> HttpResponse:
    """One PDF with all letters of the day."""
    inhoud = postbatch.bundel(gebruiker_van(request).gemeente, dag)
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="post-{dag}.pdf"'
    return antwoord


@alleen_voor(Rol.ADMINISTRATIE)
def adreslijst(request: HttpRequest, dag: date) -> HttpResponse:
    """The addresses of those letters, as CSV."""
    inhoud = postbatch.adreslijst(gebruiker_van(request).gemeente, dag)
    antwoord = HttpResponse(inhoud.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="adressen-{dag}.csv"'
    return antwoord
