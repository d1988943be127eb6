"""Pages of the Awb side: the signed verslag, completeness, and the proposal that is decided or sent back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from beschikkingen.eisen import BESLUIT_OPSTELLEN
from beschikkingen.forms import TerugstuurFormulier, VolledigFormulier
from beschikkingen.models import Beschikking
from beschikkingen.services.aanvraag import ontbrekende_stukken, ontvang_getekend_verslag, verklaar_volledig
from beschikkingen.services.besluitsoorten import werkwijze
from beschikkingen.services.buitenland import lees
from beschikkingen.services.inhoud import inhoud_van
from beschikkingen.services.mandaat import gezien, mag_beslissen, mag_terugsturen, te_nemen
from beschikkingen.services.voornemen import voornemens_van
from beschikkingen.services.voornemenwoorden import plan
from beschikkingen.services.voorstellen import neem_besluit, stuur_voorstel_terug
from beschikkingen.views.concept import leidende_aanvraag
from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.services.inzage import log_inzage
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import RetourFormulier
from onderzoek.models import Verslag
from onderzoek.services.inzet import inzet
from onderzoek.services.keuze import aanvraagbaar
from onderzoek.services.pgbweging import signaal_intrekking
from onderzoek.services.verslag import Retour

# Who can have mandaat and see cases; for one proposal the mandaatregister decides.
BESLISSERS = (Rol.TEAMLEIDER, Rol.KWALITEIT, Rol.CONSULENT)


@alleen_voor(Rol.ADMINISTRATIE, Rol.CONSULENT)
def verslag_terug(request: HttpRequest, nummer: str) -> HttpResponse:
    """The signed verslag came back on paper; it may be the aanvraag (TR-18)."""
    melding = haal_zaak(request, nummer, wat="verslag terug")
    verslag = get_object_or_404(Verslag, pk=Verslag.objects.filter(melding=melding).values("pk")[:1])
    lijst = aanvraagbaar(melding, klok.vandaag())
    formulier = RetourFormulier(
        request.POST or None,
        request.FILES or None,
        vandaag=klok.vandaag(),
        soorten=lijst.keuzes,
        initial={"gevraagd": lijst.begin},
    )
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: ontvang_getekend_verslag(
            verslag,
            _retour(antwoord),
            gevraagd=lijst.gekozen(antwoord["gevraagd"]),
            op=klok.vandaag(),
            door=gebruiker_van(request),
        )
    ):
        messages.success(request, "Het getekende verslag is geregistreerd.")
        return redirect(melding)
    return render(request, "meldingen/handeling.html", {"form": formulier, "melding": melding, "kop": "Verslag terug"})


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def volledig(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-32, with the list of what is still missing."""
    melding = haal_zaak(request, nummer, wat="volledigheid")
    aanvraag = leidende_aanvraag(melding)
    formulier = VolledigFormulier(
        request.POST or None, vandaag=klok.vandaag(), initial={"brp_geraadpleegd_op": klok.vandaag()}
    )
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: verklaar_volledig(aanvraag, **antwoord, op=klok.vandaag(), door=gebruiker_van(request))
    ):
        messages.success(request, "De aanvraag is volledig. U kunt nu een besluit voorstellen.")
        return redirect(melding)
    inhoud = {
        "form": formulier,
        "melding": melding,
        "kop": "Is de aanvraag volledig?",
        "gemis": ontbrekende_stukken(aanvraag),
    }
    return render(request, "meldingen/handeling.html", inhoud)


@alleen_voor(*BESLISSERS)
def voorstel(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal, with what still stands in the way; from here it is decided or sent back."""
    return _toon_voorstel(request, _haal_voorstel(request, pk, wat=gezien(pk)), TerugstuurFormulier())


@alleen_voor(*BESLISSERS)
@require_POST
def beslissen(request: HttpRequest, pk: int) -> HttpResponse:
    """TR-38, TR-39 or TR-40; the mandaatregister says who may (B-01)."""
    beschikking = _haal_voorstel(request, pk)
    neem_besluit(beschikking, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, f"Het besluit in zaak {beschikking.melding} is genomen. De brief gaat op de post.")
    return redirect("te-beslissen")


@alleen_voor(*BESLISSERS)
@require_POST
def terugsturen(request: HttpRequest, pk: int) -> HttpResponse:
    """TR-37."""
    beschikking = _haal_voorstel(request, pk)
    formulier = TerugstuurFormulier(request.POST)
    if formulier.verwerk(
        lambda antwoord: stuur_voorstel_terug(beschikking, **antwoord, op=klok.vandaag(), door=gebruiker_van(request))
    ):
        messages.success(request, "Het voorstel is teruggestuurd naar de consulent.")
        return redirect("te-beslissen")
    return _toon_voorstel(request, beschikking, formulier)


def _toon_voorstel(request: HttpRequest, beschikking: Beschikking, formulier: TerugstuurFormulier) -> HttpResponse:
    vandaag, gebruiker = klok.vandaag(), gebruiker_van(request)
    op_aanvraag = beschikking.soort == Beschikking.Soort.REGULIER
    buitenland = beschikking.soort == Beschikking.Soort.BUITENLAND
    voornemen = None
    if werkwijze(beschikking).is_ambtshalve:
        voornemen = voornemens_van(beschikking.melding).get(pk=beschikking.parameters["voornemen"])
    inhoud = {
        "beschikking": beschikking,
        "melding": beschikking.melding,
        "gemis": BESLUIT_OPSTELLEN.ontbreekt(inhoud_van(beschikking), vandaag) if op_aanvraag else [],
        "vast": lees(beschikking.parameters) if buitenland else None,
        "form": formulier,
        "oordeel": mag_beslissen(te_nemen(beschikking), door=gebruiker, op=vandaag, nu=klok.nu()),
        "mag_terugsturen": mag_terugsturen(beschikking.melding.gemeente, door=gebruiker, op=vandaag),
        "let_op": "" if voornemen else _let_op(beschikking.melding),
        "voornemen": voornemen,
        "plan": plan(voornemen) if voornemen else "",
        "intrekking": signaal_intrekking(beschikking.melding.client_id),
        "verlopen": beschikking.parameters.get("verlopen", []),
    }
    return render(request, "beschikkingen/voorstel.html", inhoud)


def _let_op(melding: Melding) -> str:
    """V-22: deciding is never held up by the zorgplan, but who decides should know that help cannot begin yet."""
    return inzet(melding).zin


def _haal_voorstel(request: HttpRequest, pk: int, *, wat: str = "voorstel voor besluit") -> Beschikking:
    gebruiker = gebruiker_van(request)
    rijen = (
        Beschikking.objects.zichtbaar_voor(gebruiker)
        .select_related("melding__client", "melding__gemeente", "voorgesteld_door", "aanvraag")
        .prefetch_related("regels__gevraagd__soort")
    )
    beschikking = get_object_or_404(rijen, pk=pk)
    log_inzage(beschikking.melding, gebruiker, wat)
    return beschikking


def _retour(antwoord: dict[str, Any]) -> Retour:
    scan = antwoord.get("scan")
    return Retour(
        ontvangen_op=antwoord["ontvangen_op"],
        ondertekend_op=antwoord["ondertekend_op"],
        akkoord=antwoord["akkoord"] == "ja",
        is_aanvraag=antwoord["is_aanvraag"] == "ja",
        reactie=antwoord["reactie"],
        gemachtigde=antwoord["gemachtigde"],
        scan=scan.read() if scan else b"",
        mediatype=scan.content_type if scan else "",
        bestandsnaam=scan.name if scan else "",
    )
