"""The desk: a melding by telephone, at the counter or by post, of somebody who may be known already (M-15)."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from meldingen import klok
from meldingen.forms.balie import APART, BaliemeldingFormulier
from meldingen.models import Client, Melding
from meldingen.rollen import BALIE, DOSSIER
from meldingen.services.balie import Bestemming, EerdereVraag, registreer_aan_balie
from meldingen.services.clienten import Clientgegevens, Relatiegegevens, bsn_index
from meldingen.services.dubbel import lopende_zaken, waarschijnlijk
from meldingen.services.inzage import log_inzagen
from meldingen.services.melding import NieuweMelding
from meldingen.termijnen import schrijf_datum
from meldingen.toegang import alleen_voor, gebruiker_van
from meldingen.views.antwoorden import clientgegevens

Keuzes = list[tuple[str, str]]


@alleen_voor(*BALIE)
def balie(request: HttpRequest) -> HttpResponse:
    """A melding of somebody whom the search did not find (TR-02). Who looks like a known client is shown first."""
    formulier = _formulier(request)
    keuzes = _keuzes_bij(request, formulier) if request.method == "POST" and formulier.is_valid() else []
    if keuzes:
        formulier = _formulier(request, keuzes=keuzes)
    return _registreer(request, formulier)


@alleen_voor(*BALIE)
def balie_inwoner(request: HttpRequest, pk: int) -> HttpResponse:
    """A melding of a client who was found: nothing is typed again, and a running case asks for a choice."""
    gebruiker = gebruiker_van(request)
    client = get_object_or_404(Client, pk=pk, gemeente=gebruiker.gemeente)
    lopend = list(lopende_zaken([client]))
    laatste = client.meldingen.order_by("-pk")[:1]
    log_inzagen(lopend or laatste, gebruiker, "inwoner aan de balie")
    keuzes = _keuzes([client], lopend, _zichtbaar(request, lopend)) if lopend else []
    formulier = _formulier(request, client=client, keuzes=keuzes)
    return _registreer(request, formulier, client=client)


@alleen_voor(*BALIE)
def balie_klaar(request: HttpRequest, nummer: str) -> HttpResponse:
    """The number to tell the caller, and the way on for who may open the case."""
    gebruiker = gebruiker_van(request)
    melding = get_object_or_404(Melding.objects.select_related("client"), nummer=nummer, gemeente=gebruiker.gemeente)
    mag_openen = gebruiker.is_een(*DOSSIER) and Melding.objects.zichtbaar_voor(gebruiker).filter(pk=melding.pk).exists()
    toegevoegd = request.session.pop("vraag_toegevoegd", "") == nummer
    return render(
        request,
        "meldingen/balie_klaar.html",
        {"melding": melding, "mag_openen": mag_openen, "toegevoegd": toegevoegd},
    )


def van_balie(antwoorden: dict[str, Any], client: Client | None = None) -> NieuweMelding:
    """What the form of the desk tells; an aanvraag without a melding starts with the same questions."""
    melder = None
    if antwoorden["melder_naam"]:
        melder = Relatiegegevens(
            naam=antwoorden["melder_naam"],
            soort=antwoorden["melder_soort"],
            telefoon=antwoorden["melder_telefoon"],
        )
    if client is None:
        gegevens = clientgegevens(antwoorden)
    else:
        gegevens = Clientgegevens(client.achternaam, veilige_communicatie=antwoorden["veilig"] == "nee")
    return NieuweMelding(
        client=gegevens,
        bekend=client,
        melder=melder,
        kanaal=antwoorden["kanaal"],
        onderwerp=antwoorden["onderwerp"],
        hulpvraag=antwoorden["hulpvraag"],
        is_spoed=antwoorden["is_spoed"] == "ja",
        ontvangen_op=antwoorden["ontvangen_op"],
        reden_eerder=antwoorden["reden_eerder"],
        formulier_sleutel=antwoorden["sleutel"],
    )


def _formulier(request: HttpRequest, client: Client | None = None, keuzes: Keuzes | None = None) -> Any:
    vandaag = klok.vandaag()
    begin: dict[str, Any] = {"sleutel": uuid.uuid4().hex, "ontvangen_op": vandaag}
    if client is not None:
        begin["veilig"] = "nee" if client.veilige_communicatie else "ja"
    return BaliemeldingFormulier(request.POST or None, vandaag=vandaag, client=client, keuzes=keuzes, initial=begin)


def _registreer(request: HttpRequest, formulier: Any, client: Client | None = None) -> HttpResponse:
    gebruiker, gemaakt = gebruiker_van(request), []

    def registreer(antwoorden: dict[str, Any]) -> None:
        bestemming = _bestemming(request, antwoorden, client)
        eerder = EerdereVraag(antwoorden["eerder_op"], antwoorden["eerder_waar"]) if antwoorden["eerder_op"] else None
        nieuw = van_balie(antwoorden, client)
        gemaakt.append(
            registreer_aan_balie(
                gebruiker.gemeente, nieuw, bestemming, eerder=eerder, op=klok.vandaag(), door=gebruiker
            )
        )
        if bestemming.zaak is not None:
            request.session["vraag_toegevoegd"] = gemaakt[0].nummer

    if request.method == "POST" and formulier.verwerk(registreer):
        return redirect("balie_klaar", nummer=gemaakt[0].nummer)
    return render(request, "meldingen/balie.html", {"form": formulier, "client": client})


def _bestemming(request: HttpRequest, antwoorden: dict[str, Any], client: Client | None) -> Bestemming:
    """What was chosen; the form took only what it offered, and what it offers is of the own gemeente."""
    soort, _, pk = antwoorden.get("inwoner", "").partition(":")
    if soort == "zaak":
        return Bestemming(zaak=Melding.objects.get(pk=pk))
    if soort in ("client", "apart"):
        gekozen = Client.objects.get(pk=pk, gemeente=gebruiker_van(request).gemeente)
        return Bestemming(client=gekozen, reden_apart=antwoorden["reden_apart"] if soort == "apart" else "")
    return Bestemming(client=client)


def _keuzes_bij(request: HttpRequest, formulier: Any) -> Keuzes:
    """What there is to choose between for the person in this form; nothing when there is only one answer."""
    gegevens = clientgegevens(formulier.cleaned_data)
    kandidaten = list(waarschijnlijk(gebruiker_van(request).gemeente, gegevens)[:10])
    zaken = list(lopende_zaken(kandidaten))
    is_zeker = bool(gegevens.bsn) and any(rij.bsn_index == bsn_index(gegevens.bsn) for rij in kandidaten)
    if not kandidaten or (is_zeker and len(kandidaten) == 1 and not zaken):
        return []
    keuzes = _keuzes(kandidaten, zaken, _zichtbaar(request, zaken))
    # The same BSN is the same person: then there is nobody else.
    return keuzes if is_zeker else [*keuzes, ("nieuw", "Dit is iemand anders: een nieuwe inwoner")]


def _zichtbaar(request: HttpRequest, zaken: list[Melding]) -> set[int]:
    eigen = Melding.objects.zichtbaar_voor(gebruiker_van(request)).filter(pk__in=[rij.pk for rij in zaken])
    return set(eigen.values_list("pk", flat=True))


def _keuzes(kandidaten: list[Client], zaken: list[Melding], zichtbaar: set[int]) -> Keuzes:
    """Per client: each running case, and a new one beside them. Of another's case only that it runs and with whom."""
    keuzes: Keuzes = []
    for client in kandidaten:
        eigen = [zaak for zaak in zaken if zaak.client_id == client.pk]
        for zaak in eigen:
            bij = zaak.behandelaar or zaak.team or "nog niemand"
            wat = f"{zaak.nummer} ({zaak.get_onderwerp_display().lower()}) " if zaak.pk in zichtbaar else ""
            tekst = f"Toevoegen aan de lopende zaak {wat}van {client.naam}, bij {bij}"
            keuzes.append((f"zaak:{zaak.pk}", f"{tekst}, ontvangen op {schrijf_datum(zaak.ontvangen_op)}"))
        soort, hoe = (APART, "Een aparte zaak") if eigen else ("client:", "Een nieuwe zaak")
        keuzes.append((f"{soort}{client.pk}", f"{hoe} voor {_wie(client)}"))
    return keuzes


def _wie(client: Client) -> str:
    geboren = f", geboren op {schrijf_datum(client.geboortedatum)}" if client.geboortedatum else ""
    adres = ", ".join(client.adresregels)
    return f"{client.naam}{geboren}{f', {adres}' if adres else ''}"
