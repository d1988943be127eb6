"""Pages around the decision clock: aanvraag on paper, herstel, opschorting, uitstel, ingebrekestelling."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from beschikkingen.forms import (
    AanvraagFormulier,
    AanvullingFormulier,
    HerstelFormulier,
    HervatFormulier,
    IngebrekestellingFormulier,
    NaHerstelFormulier,
    OpschortFormulier,
    UitstelFormulier,
)
from beschikkingen.models import Aanvraag, Herstelverzoek
from beschikkingen.services import beslistermijn, herstel
from beschikkingen.services.aanvraag import NieuweAanvraag
from beschikkingen.services.zondermelding import ontvang_na_sluiting
from beschikkingen.views.concept import leidende_aanvraag
from meldingen import klok
from meldingen.models import Document, Gebruiker, Melding, Opschorting
from meldingen.rollen import Rol
from meldingen.services.documenten import bewaar
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.services.keuze import aanvraagbaar
from onderzoek.views.deel import handel_af

Daad = Callable[[dict[str, Any]], Any]


@alleen_voor(Rol.ADMINISTRATIE, Rol.CONSULENT)
def aanvraag_invoeren(request: HttpRequest, nummer: str) -> HttpResponse:
    """An aanvraagformulier on paper (TR-19, TR-21, TR-22); after the case closed perhaps as a new one (A-06)."""
    melding = haal_zaak(request, nummer, wat="aanvraag invoeren")
    lijst = aanvraagbaar(melding, klok.vandaag())
    formulier = AanvraagFormulier(
        request.POST or None,
        vandaag=klok.vandaag(),
        soorten=lijst.keuzes,
        initial={"sleutel": uuid.uuid4().hex, "gevraagd": lijst.begin},
    )

    def registreer(antwoord: dict[str, Any]) -> Aanvraag:
        nieuw = NieuweAanvraag(
            soort=Aanvraag.Soort.FORMULIER,
            ontvangen_op=antwoord["ontvangen_op"],
            ondertekend_op=antwoord["ondertekend_op"],
            sleutel=antwoord["sleutel"],
            gevraagd=lijst.gekozen(antwoord["gevraagd"]),
            gemachtigde=antwoord["gemachtigde"],
        )
        aanvraag = ontvang_na_sluiting(melding, nieuw, op=klok.vandaag(), door=gebruiker_van(request))
        if aanvraag.melding_id != melding.pk:
            messages.info(request, f"Deze zaak is gesloten. De aanvraag is nu zaak {aanvraag.melding}.")
        return aanvraag

    return handel_af(
        request, melding, formulier, registreer, kop="Aanvraag invoeren", gelukt="De aanvraag is geregistreerd."
    )


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def hersteltermijn(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-28."""
    melding = haal_zaak(request, nummer, wat="hersteltermijn")
    formulier = HerstelFormulier(request.POST or None)
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: herstel.geef_hersteltermijn(
            leidende_aanvraag(melding),
            antwoord["stukken"].splitlines(),
            is_alleen_budgetplan=antwoord["is_alleen_budgetplan"],
            op=klok.vandaag(),
            door=gebruiker_van(request),
        ),
        kop="Om aanvulling vragen",
        gelukt="De brief gaat op de post. Bij Termijnen ziet u tot wanneer de inwoner kan aanvullen.",
    )


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def aangevuld(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-29."""
    melding = haal_zaak(request, nummer, wat="aanvulling")
    verzoek = _open_verzoek(melding)
    formulier = AanvullingFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: herstel.registreer_aanvulling(
            verzoek, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Aanvulling ontvangen",
        gelukt="De aanvulling is geregistreerd. Bij Termijnen staat tot wanneer u kunt beslissen.",
        gemis=verzoek.stukken,
    )


@alleen_voor(Rol.CONSULENT)
def na_herstel(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-30 or TR-57, after the hersteltermijn ended unused."""
    melding = haal_zaak(request, nummer, wat="na hersteltermijn")
    verzoek = _open_verzoek(melding)
    formulier = NaHerstelFormulier(request.POST or None)

    def ga_verder(antwoord: dict[str, Any]) -> None:
        wie = {"op": klok.vandaag(), "door": gebruiker_van(request)}
        if antwoord["keuze"] == "natura":
            herstel.beoordeel_in_natura(verzoek, **wie)
        else:
            herstel.beslis_inhoudelijk(verzoek, reden=antwoord["reden"], **wie)

    return handel_af(
        request,
        melding,
        formulier,
        ga_verder,
        kop="Niet aangevuld",
        gelukt="De beoordeling gaat verder.",
        gemis=verzoek.stukken,
    )


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER)
def opschorten(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-33."""
    melding, gebruiker = haal_zaak(request, nummer, wat="opschorten"), gebruiker_van(request)
    formulier = OpschortFormulier(request.POST or None, request.FILES or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: beslistermijn.schort_besluit_op(
            melding,
            grond=antwoord["grond"],
            tot=antwoord["tot"],
            toelichting=antwoord["toelichting"],
            instemming=_bewaar(melding, antwoord["instemming"], "instemming", "Instemming met uitstel", gebruiker),
            op=klok.vandaag(),
            door=gebruiker,
        ),
        kop="Beslistermijn opschorten",
        gelukt="De beslistermijn staat stil. De inwoner krijgt daarover een brief.",
    )


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER)
def hervatten(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-34."""
    melding = haal_zaak(request, nummer, wat="hervatten")
    opschorting = get_object_or_404(
        Opschorting, termijn__melding=melding, hervat_op__isnull=True, herstelverzoek__isnull=True
    )
    formulier = HervatFormulier(request.POST or None, vandaag=klok.vandaag(), initial={"tot": klok.vandaag()})
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: beslistermijn.hervat_besluit(
            opschorting, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Beslistermijn hervatten",
        gelukt="De beslistermijn loopt weer. De inwoner krijgt bericht van de nieuwe datum.",
    )


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER)
def uitstel(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-35."""
    melding = haal_zaak(request, nummer, wat="uitstel")
    formulier = UitstelFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: beslistermijn.bericht_uitstel(
            melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Uitstel berichten",
        gelukt="Het uitstelbericht gaat op de post. De wettelijke datum blijft gelden.",
    )


@alleen_voor(Rol.ADMINISTRATIE, Rol.CONSULENT, Rol.TEAMLEIDER)
def ingebrekestelling(request: HttpRequest, nummer: str) -> HttpResponse:
    """T-17, with the counter as it stands today."""
    melding, gebruiker = haal_zaak(request, nummer, wat="ingebrekestelling"), gebruiker_van(request)
    formulier = IngebrekestellingFormulier(request.POST or None, request.FILES or None, vandaag=klok.vandaag())
    stand = beslistermijn.bereken_dwangsom(melding, klok.vandaag())
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: beslistermijn.registreer_ingebrekestelling(
            melding,
            ontvangen_op=antwoord["ontvangen_op"],
            document=_bewaar(melding, antwoord["scan"], "ingebrekestelling", "Ingebrekestelling", gebruiker),
            op=klok.vandaag(),
            door=gebruiker,
        ),
        kop="Ingebrekestelling",
        gelukt="De ingebrekestelling is geregistreerd.",
        uitleg=list(stand.uitleg()) if stand else [],
    )


def _open_verzoek(melding: Melding) -> Herstelverzoek:
    rijen = Herstelverzoek.objects.select_related("melding", "opschorting").filter(
        melding=melding, aangevuld_op__isnull=True
    )
    return get_object_or_404(rijen.order_by("-pk")[:1])


def _bewaar(
    melding: Melding, bestand: UploadedFile | None, soort: str, titel: str, gebruiker: Gebruiker
) -> Document | None:
    if bestand is None:
        return None
    return bewaar(
        melding,
        bestand.read(),
        sleutel=f"{soort}:{uuid.uuid4().hex}",
        soort=soort,
        titel=titel,
        richting=Document.Richting.IN,
        mediatype=bestand.content_type,
        op=klok.vandaag(),
        door=gebruiker,
    )
