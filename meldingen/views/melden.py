"""The public melding: in steps, without an account, kept between the steps, found back by a code."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.forms.stappen import BEWAREN, CONTROLE, ControleFormulier, Stap, Stapformulier, route
from meldingen.forms.verder import BewaarFormulier, VerderFormulier
from meldingen.fouten import Geweigerd
from meldingen.models import Conceptbestand, ConceptMelding, Document, Gemeente, Melding
from meldingen.navigatie import gemeente_van
from meldingen.services import concept as concepten
from meldingen.services.documenten import Bestand, lees
from meldingen.services.verdercode import code_van
from meldingen.toegang import openbaar
from meldingen.views.drempel import te_vaak
from meldingen.views.hulpvraag import als_melding, samenvatting

_BESTANDEN = {"plan": Conceptbestand.Soort.PLAN, "bijlage": Conceptbestand.Soort.BIJLAGE}


@openbaar
def melden(request: HttpRequest) -> HttpResponse:
    """Begin, or go on where one was."""
    if gemeente_van(request) is None:
        return redirect("start")
    antwoorden = _antwoorden(_concept(request))
    return redirect("melden_stap", stap=_eerste_open(antwoorden))


@openbaar
@cache_control(no_store=True)
def stap(request: HttpRequest, stap: str) -> HttpResponse:
    """One step. What was typed is kept at every button, also when it does not hold yet."""
    gemeente = gemeente_van(request)
    if gemeente is None:
        return redirect("start")
    concept = _concept(request)
    antwoorden = _antwoorden(concept)
    stappen = route(antwoorden)
    deze = next((rij for rij in stappen if rij.code == stap), None)
    if deze is None:
        return redirect("melden")
    formulier = _formulier(request, deze, antwoorden)
    if request.method == "POST":
        concept = concept or _begin(request, gemeente)
        if antwoord := _verwerk_stap(request, concept, deze, formulier):
            return antwoord
    inhoud = {
        "form": formulier, "gemeente": gemeente, "stap": deze, "nummer": stappen.index(deze) + 1,
        "aantal": len(stappen) + 1, "vorige": _vorige(stappen, deze), "bestanden": _bestanden(concept, deze),
    }  # fmt: skip
    return render(request, "meldingen/melden_stap.html", inhoud)


@openbaar
@require_POST
def bestand_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one file out of the form."""
    concept = _concept(request)
    if concept is None:
        raise Http404
    concepten.haal_bestand_weg(concept, pk)
    messages.success(request, _("Het bestand is weggehaald."))
    return redirect("melden_stap", stap="plan")


@openbaar
@cache_control(no_store=True)
def controle(request: HttpRequest) -> HttpResponse:
    """All answers once more; here the form becomes a melding."""
    concept, vandaag = _concept(request), klok.vandaag()
    antwoorden = _antwoorden(concept)
    if concept is None or _eerste_open(antwoorden) != CONTROLE:
        return redirect("gemeld" if "gemeld" in request.session and concept is None else "melden")
    formulier = ControleFormulier(request.POST if request.method == "POST" else None)

    def meld(_antwoord: dict[str, Any]) -> None:
        nieuw = als_melding(concept, antwoorden, vandaag=vandaag, nu=klok.nu())
        request.session["gemeld"] = concepten.verstuur(concept, nieuw, op=vandaag).nummer

    if request.method == "POST" and BEWAREN in request.POST:
        return _voor_later(concept)
    if request.method == "POST" and formulier.is_valid():
        if formulier.cleaned_data["website"] or te_vaak(request, "melden", hoogstens=settings.LIMIET_MELDEN):
            formulier.add_error(None, _te_veel_gemeld(concept.gemeente))
        elif formulier.verwerk(meld):
            request.session.pop("concept", None)
            return redirect("gemeld")
    stappen = route(antwoorden)
    inhoud = {
        "form": formulier, "gemeente": concept.gemeente, "nummer": len(stappen) + 1, "aantal": len(stappen) + 1,
        "delen": samenvatting(concept, antwoorden, vandaag=vandaag), "vorige": stappen[-1].code,
    }  # fmt: skip
    return render(request, "meldingen/melden_controle.html", inhoud)


@openbaar
@cache_control(no_store=True)
def bewaren(request: HttpRequest) -> HttpResponse:
    """'Later verder': the code on screen, and by e-mail for who gives an address."""
    concept = _concept(request)
    if concept is None or concept.code_kenmerk is None:
        return redirect("melden")
    adres, vandaag = request.build_absolute_uri("/verder/"), klok.vandaag()
    eerder = _antwoorden(concept)
    mail = eerder.get("contact", {}).get("email") or eerder.get("over-u", {}).get("melder_email") or ""
    formulier = BewaarFormulier(request.POST or None, initial={"email": mail})
    if request.method == "POST" and formulier.is_valid():
        if te_vaak(request, "bewaren", hoogstens=settings.LIMIET_CODE):
            formulier.add_error(None, _te_vaak_zin(concept.gemeente))
        elif formulier.verwerk(
            lambda antwoord: concepten.bewaar_voor_later(concept, antwoord["email"], adres=adres, op=vandaag)
        ):
            messages.success(request, _("Wij hebben een e-mail met de koppeling gestuurd."))
            return redirect("melden_bewaren")
    inhoud = {"form": formulier, "gemeente": concept.gemeente, "concept": concept, "code": code_van(concept)}
    return render(request, "meldingen/melden_bewaren.html", inhoud)


@openbaar
@cache_control(no_store=True)
def verder(request: HttpRequest, code: str = "") -> HttpResponse:
    """Go on with the code, on this or another device. Wrong, expired and guessed codes get the same answer."""
    formulier = VerderFormulier(request.POST or ({"code": code} if code else None))
    if formulier.is_bound and formulier.is_valid():
        gevonden = None
        if not te_vaak(request, "verder", hoogstens=settings.LIMIET_CODE):
            gevonden = concepten.zoek_met_code(formulier.cleaned_data["code"], op=klok.vandaag())
        if gevonden is not None:
            request.session.cycle_key()
            request.session["concept"], request.session["gemeente"] = gevonden.pk, gevonden.gemeente.code
            return redirect("melden")
        formulier.add_error("code", _("Met deze code vinden wij geen formulier. Controleer de code, of begin opnieuw."))
    return render(request, "meldingen/verder.html", {"form": formulier})


@openbaar
@require_POST
def opnieuw(request: HttpRequest) -> HttpResponse:
    """Leave this form for what it is and begin another; who has the code can still go on with the first."""
    request.session.pop("concept", None)
    return redirect("melden")


@openbaar
@cache_control(no_store=True)
def gemeld(request: HttpRequest) -> HttpResponse:
    """The confirmation, only in the browser that sent the melding."""
    melding = _gemeld(request)
    if melding is None:
        return redirect("start")
    onderzoek = melding.termijnen.get(soort="onderzoek")
    inhoud = {"melding": melding, "gemeente": melding.gemeente, "onderzoek": onderzoek}
    return render(request, "meldingen/gemeld.html", inhoud)


@openbaar
@cache_control(no_store=True)
def gemeld_pdf(request: HttpRequest) -> HttpResponse:
    """What was sent, to keep; only in the browser that sent it."""
    melding = _gemeld(request)
    stuk = Document.objects.filter(melding=melding, soort="meldformulier").first() if melding else None
    if melding is None or stuk is None:
        return redirect("start")
    antwoord = HttpResponse(lees(stuk), content_type=stuk.mediatype)
    antwoord["Content-Disposition"] = f'attachment; filename="{melding.nummer}.pdf"'
    return antwoord


@openbaar
def kies_gemeente(request: HttpRequest, code: str) -> HttpResponse:
    """Where the host name does not tell the gemeente (the demo), the visitor does."""
    gemeente = get_object_or_404(Gemeente.objects.echte(), code=code)
    request.session["gemeente"] = gemeente.code
    return redirect("melden")


def _concept(request: HttpRequest) -> ConceptMelding | None:
    """The form of this browser, when it is still kept."""
    pk, gemeente = request.session.get("concept"), gemeente_van(request)
    rijen = ConceptMelding.objects.select_related("gemeente").filter(verloopt_op__gte=klok.vandaag())
    return rijen.filter(pk=pk, gemeente=gemeente).first() if pk else None


def _begin(request: HttpRequest, gemeente: Gemeente) -> ConceptMelding:
    concept = concepten.begin_concept(gemeente, uuid.uuid4().hex, op=klok.vandaag())
    request.session["concept"] = concept.pk
    request.session.pop("gemeld", None)
    return concept


def _antwoorden(concept: ConceptMelding | None) -> dict[str, dict[str, Any]]:
    return concepten.antwoorden_van(concept) if concept else {}


def _eerste_open(antwoorden: dict[str, dict[str, Any]]) -> str:
    """The first step that is not answered yet, or the last page when all are."""
    for rij in route(antwoorden):
        if rij.code not in antwoorden or not rij.formulier.uit(antwoorden[rij.code], vandaag=klok.vandaag()).is_valid():
            return rij.code
    return CONTROLE


def _formulier(request: HttpRequest, deze: Stap, antwoorden: dict[str, dict[str, Any]]) -> Stapformulier:
    if request.method == "POST":
        return deze.formulier(request.POST, request.FILES, vandaag=klok.vandaag())
    return deze.formulier(initial=antwoorden.get(deze.code, {}), vandaag=klok.vandaag())


def _verwerk_stap(
    request: HttpRequest, concept: ConceptMelding, deze: Stap, formulier: Stapformulier
) -> HttpResponse | None:
    """Keep what was typed and the files that hold; go on when it is complete, or to the code. None: show it again."""
    concept = concepten.bewaar_stap(concept, deze.code, formulier.getypt)
    geldig = formulier.is_valid()
    for naam, soort in _BESTANDEN.items():
        bestand = formulier.cleaned_data.get(naam)
        if bestand is not None:
            stuk = Bestand(bestand.read(), bestand.content_type, bestand.name)
            try:
                concepten.voeg_bestand_toe(concept, stuk, soort=soort)
            except Geweigerd as fout:
                formulier.add_error(naam, str(fout))
                return None
    if BEWAREN in request.POST:
        return _voor_later(concept)
    if not geldig:
        return None
    if "toevoegen" in request.POST:
        return redirect("melden_stap", stap=deze.code)
    stappen = route(concepten.antwoorden_van(concept))
    plek = [rij.code for rij in stappen].index(deze.code)
    return (
        redirect("melden_stap", stap=stappen[plek + 1].code) if plek + 1 < len(stappen) else redirect("melden_controle")
    )


def _voor_later(concept: ConceptMelding) -> HttpResponse:
    concepten.bewaar_voor_later(concept, "", op=klok.vandaag())
    return redirect("melden_bewaren")


def _vorige(stappen: list[Stap], deze: Stap) -> str:
    plek = stappen.index(deze)
    return stappen[plek - 1].code if plek else ""


def _bestanden(concept: ConceptMelding | None, deze: Stap) -> list[Conceptbestand]:
    return list(concept.bestanden.all()) if concept is not None and deze.code == "plan" else []


def _gemeld(request: HttpRequest) -> Melding | None:
    nummer = request.session.get("gemeld")
    return Melding.objects.select_related("gemeente", "client").filter(nummer=nummer).first() if nummer else None


def _te_vaak_zin(gemeente: Gemeente) -> str:
    return _("Dit is te vaak geprobeerd. Wacht een uur, of bel %(telefoon)s.") % {"telefoon": gemeente.telefoon}


def _te_veel_gemeld(gemeente: Gemeente) -> str:
    return _(
        "Vanaf dit adres zijn vandaag te veel meldingen gestuurd. Uw antwoorden zijn bewaard. "
        "Bel %(telefoon)s: dan vullen wij het samen in."
    ) % {"telefoon": gemeente.telefoon}
