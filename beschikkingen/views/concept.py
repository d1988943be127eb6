"""Writing the decision: the overview with what is missing, one page per line, the reasons, the zienswijze."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from beschikkingen.brieven import Weigeringsgrond
from beschikkingen.forms import (
    BesluitmotiveringFormulier,
    BesluitregelFormulier,
    ZienswijzeFormulier,
    ZienswijzeGegevenFormulier,
)
from beschikkingen.forms.besluit import PGB, PGB_WEIGERING, TOEKENNING, VORM, WEIGERING
from beschikkingen.models import (
    INHOUD,
    Aanvraag,
    Besluitconcept,
    GevraagdeVoorziening,
    Pgbweigering,
    Regelconcept,
    Zienswijze,
)
from beschikkingen.services import besluitconcept as handelingen
from beschikkingen.services.besluit import Regelvoorstel
from beschikkingen.services.heropening import mag_voorstellen
from beschikkingen.services.zienswijze import leg_zienswijze_vast, vraag_zienswijze
from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.services.inzet import inzet
from onderzoek.services.pgbweging import signaal_intrekking
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT)
def besluit(request: HttpRequest, nummer: str) -> HttpResponse:
    """The decision so far: its lines, its reasons, and what still stands in the way of a proposal."""
    melding = haal_zaak(request, nummer, wat="besluit")
    aanvraag = leidende_aanvraag(melding)
    concept = Besluitconcept.objects.filter(aanvraag=aanvraag).first()
    geschreven = {rij.gevraagd_id: rij for rij in Regelconcept.objects.filter(concept__aanvraag=aanvraag)}
    context = {
        "melding": melding,
        "aanvraag": aanvraag,
        "regels": [(rij, geschreven.get(rij.pk)) for rij in aanvraag.gevraagd.select_related("soort")],
        "concept": concept,
        "gemis": handelingen.nog_te_schrijven(aanvraag, klok.vandaag()),
        "teruggestuurd": aanvraag.beschikkingen.filter(teruggestuurd_op__isnull=False).first(),
        "mag_wijzigen": mag_voorstellen(melding),
        "let_op": inzet(melding).zin,
        "intrekking": signaal_intrekking(melding.client_id),
    }
    return render(request, "beschikkingen/besluit.html", context)


@alleen_voor(Rol.CONSULENT)
def besluit_regel(request: HttpRequest, nummer: str, gevraagd: int) -> HttpResponse:
    """What is decided on one gevraagde voorziening."""
    melding = haal_zaak(request, nummer, wat="besluit over een voorziening")
    aanvraag = leidende_aanvraag(melding)
    rij = get_object_or_404(aanvraag.gevraagd.select_related("soort"), pk=gevraagd)
    begin = handelingen.begin_van(rij, melding, klok.vandaag())
    formulier = BesluitregelFormulier(request.POST or None, vandaag=klok.vandaag(), gevraagd=rij, initial=begin)
    return handel_af(
        request, melding, formulier,
        lambda antwoord: handelingen.leg_besluitregel_vast(
            aanvraag, _regel(antwoord, rij), op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop=f"Besluit over {str(rij).lower()}", gelukt=f"Bewaard: {rij}.", naar=_terug(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def besluit_motivering(request: HttpRequest, nummer: str) -> HttpResponse:
    """The reasons of the whole, and the deviation from the rules (B-19, B-20)."""
    melding = haal_zaak(request, nummer, wat="motivering van het besluit")
    aanvraag = leidende_aanvraag(melding)
    concept = Besluitconcept.objects.filter(aanvraag=aanvraag).first()
    namen = ("motivering", "afwijking", "afwijking_motivering")
    begin = {naam: getattr(concept, naam) for naam in namen} if concept else {}
    return handel_af(
        request, melding, BesluitmotiveringFormulier(request.POST or None, initial=begin),
        lambda antwoord: handelingen.leg_besluitmotivering_vast(
            aanvraag, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Motivering van het besluit", gelukt="De motivering is bewaard.", naar=_terug(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
@require_POST
def besluit_voorstellen(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-36."""
    melding = haal_zaak(request, nummer, wat="besluit voorstellen")
    handelingen.stel_concept_voor(leidende_aanvraag(melding), op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Het voorstel ligt bij wie mag beslissen.")
    return redirect(melding)


@alleen_voor(Rol.CONSULENT)
def zienswijze(request: HttpRequest, nummer: str) -> HttpResponse:
    """Ask for a zienswijze; when it was asked, record what the client said (B-17)."""
    melding = haal_zaak(request, nummer, wat="zienswijze")
    aanvraag = leidende_aanvraag(melding)
    open_ = Zienswijze.objects.filter(aanvraag=aanvraag, vrijstelling="", gegeven_op=None).first()
    op, door = klok.vandaag(), gebruiker_van(request)
    if open_ is not None:
        return handel_af(
            request, melding, ZienswijzeGegevenFormulier(request.POST or None, vandaag=op),
            lambda antwoord: leg_zienswijze_vast(open_, **antwoord, op=op, door=door),
            kop="Zienswijze van de inwoner", gelukt="De zienswijze is vastgelegd.", naar=_terug(melding),
        )  # fmt: skip
    return handel_af(
        request, melding, ZienswijzeFormulier(request.POST or None),
        lambda antwoord: vraag_zienswijze(aanvraag, **antwoord, op=op, door=door),
        kop="Zienswijze vragen", gelukt="Bewaard.", naar=_terug(melding),
    )  # fmt: skip


def leidende_aanvraag(melding: Melding) -> Aanvraag:
    """The aanvraag that is decided on, or 404."""
    rijen = Aanvraag.objects.select_related("melding__client", "melding__gemeente")
    return get_object_or_404(rijen, melding=melding, rol=Aanvraag.Rol.LEIDEND)


def _terug(melding: Melding) -> str:
    return reverse("besluit", args=[melding.nummer])


def _regel(antwoord: dict[str, Any], gevraagd: GevraagdeVoorziening) -> Regelvoorstel:
    """Only what belongs to the answer: a refusal keeps no period, a grant no ground."""
    toekennen = antwoord["toekennen"] == "ja"
    weg: tuple[str, ...] = WEIGERING if toekennen else (*TOEKENNING, *VORM, *PGB)
    if toekennen and antwoord.get("leveringsvorm") != Regelconcept.Leveringsvorm.PGB:
        weg = (*weg, *PGB)
    if toekennen and antwoord.get("pgb_weigering") == Pgbweigering.EERDER:
        weg = tuple(naam for naam in weg if naam != "kan_afweging")
    if not toekennen and antwoord["weigeringsgrond"] != Weigeringsgrond.PGB:
        weg = (*weg, *PGB_WEIGERING)
    velden = {naam: antwoord[naam] for naam in INHOUD if naam in antwoord and naam not in weg}
    if toekennen:
        velden["eenheid"] = gevraagd.soort.eenheid
    return Regelvoorstel(gevraagd=gevraagd, is_toegekend=toekennen, **velden)
