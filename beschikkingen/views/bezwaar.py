"""Pages of the bezwaarjurist: the bezwaren of the gemeente, and one bezwaar with its steps."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from beschikkingen import forms
from beschikkingen.models import Beroep, Bezwaar
from beschikkingen.models.bezwaar import OPEN_BEZWAAR
from beschikkingen.services import beroep as beroepen
from beschikkingen.services import bezwaar as ontvangst
from beschikkingen.services import bezwaarbehandeling as behandeling
from beschikkingen.services import bezwaarbeslissing as beslissing
from beschikkingen.services.eigenbezwaar import toegevoegd
from meldingen import klok
from meldingen.formulieren import Formulier
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Melding, Poststuk
from meldingen.rollen import DOSSIER, Rol
from meldingen.services.documenten import bewaar
from meldingen.termijnen import schrijf_datum
from meldingen.termijnen.woorden import stand
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.views.deel import handel_af

S = Bezwaar.Status
_TE_DOEN = (*OPEN_BEZWAAR, S.IN_BEROEP)
Service = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Daad:
    """One act on a bezwaar: its words, form and service, and in which statuses it is offered."""

    tekst: str
    formulier: type[Formulier]
    service: Service
    statussen: tuple[str, ...]
    gelukt: str


def _beoordeel(bezwaar: Bezwaar, *, verschoonbaar: str, reden: str, **wie: Any) -> None:
    ontvangst.beoordeel_te_laat(bezwaar, verschoonbaar=verschoonbaar == "ja", reden=reden, **wie)


def _vraag(bezwaar: Bezwaar, *, wat: str, tot: date, **wie: Any) -> None:
    ontvangst.vraag_aanvulling(bezwaar, wat.splitlines(), tot=tot, **wie)


_IN_HAND = (S.IN_BEHANDELING, S.VERDAAGD)
DADEN: dict[str, Daad] = {
    "te-laat": Daad(
        "Te laat: beoordelen", forms.TeLaatFormulier, _beoordeel, (S.ONTVANGEN,), "Uw oordeel is vastgelegd."
    ),
    "aanvulling-vragen": Daad(
        "Om aanvulling vragen", forms.BezwaarverzuimFormulier, _vraag, (S.ONTVANGEN,), "De brief gaat op de post."
    ),
    "aangevuld": Daad(
        "Aanvulling registreren", forms.BezwaaraanvullingFormulier, ontvangst.ontvang_aanvulling, (S.VERZUIM,),
        "De aanvulling is geregistreerd. De termijn loopt weer.",
    ),
    "hoorzitting": Daad(
        "Hoorzitting plannen", forms.HoorzittingFormulier, behandeling.plan_hoorzitting, _IN_HAND,
        "De hoorzitting is gepland.",
    ),
    "gehoord": Daad(
        "Hoorzitting vastleggen", forms.HoorverslagFormulier, behandeling.leg_hoorzitting_vast, _IN_HAND,
        "De hoorzitting is vastgelegd.",
    ),
    "niet-horen": Daad(
        "Niet horen", forms.NietHorenFormulier, behandeling.zie_af_van_horen, _IN_HAND, "De reden is vastgelegd."
    ),
    "advies": Daad(
        "Advies van de commissie vastleggen", forms.CommissieadviesFormulier, behandeling.leg_advies_vast, _IN_HAND,
        "Het advies is vastgelegd.",
    ),
    "verdagen": Daad(
        "Verdagen", forms.VerdaagFormulier, behandeling.verdaag, (S.IN_BEHANDELING,),
        "De beslissing is verdaagd. De brief gaat op de post.",
    ),
    "uitstel": Daad(
        "Uitstel met instemming", forms.InstemmingFormulier, behandeling.stel_uit_met_instemming, _IN_HAND,
        "Het uitstel is vastgelegd.",
    ),
    "voorstel": Daad(
        "Beslissing voorstellen", forms.BezwaarbeslissingFormulier, beslissing.stel_beslissing_voor, OPEN_BEZWAAR,
        "Het voorstel wacht op de beslissing van een collega.",
    ),
    "intrekken": Daad(
        "Bezwaar intrekken", forms.BezwaarIntrekFormulier, ontvangst.trek_bezwaar_in, OPEN_BEZWAAR,
        "Het bezwaar is ingetrokken.",
    ),
    "beroep": Daad(
        "Beroep registreren", forms.BeroepFormulier, beroepen.ontvang_beroep, (S.BESLOTEN,),
        "Het beroep is geregistreerd.",
    ),
    "uitspraak": Daad(
        "Uitspraak verwerken", forms.UitspraakFormulier, beroepen.verwerk_uitspraak, (S.IN_BEROEP,),
        "De uitspraak is verwerkt.",
    ),
}  # fmt: skip


@alleen_voor(Rol.BEZWAARJURIST, Rol.TEAMLEIDER)
def bezwaren(request: HttpRequest) -> HttpResponse:
    """What waits for a decision on bezwaar, the nearest legal date first."""
    rijen = (
        Bezwaar.objects.zichtbaar_voor(gebruiker_van(request))
        .filter(status__in=_TE_DOEN)
        .select_related("melding__client", "termijn", "beschikking")
        .order_by("termijn__uiterste_datum", "pk")
    )
    pagina = Paginator(rijen, 25).get_page(request.GET.get("pagina"))
    vandaag = klok.vandaag()
    regels = [(rij, stand(rij.termijn.uiterste_datum if rij.is_open else None, vandaag)) for rij in pagina]
    return render(request, "beschikkingen/bezwaren.html", {"regels": regels, "pagina": pagina})


@alleen_voor(*DOSSIER)
def bezwaar(request: HttpRequest, nummer: str) -> HttpResponse:
    """The bezwaren of one case, and the appeals because no decision came."""
    melding = haal_zaak(request, nummer, wat="bezwaren")
    rijen = Bezwaar.objects.filter(melding=melding).select_related("termijn", "beschikking")
    vandaag, gebruiker = klok.vandaag(), gebruiker_van(request)
    inhoud = {
        "melding": melding,
        "regels": [(rij, stand(rij.termijn.uiterste_datum if rij.is_open else None, vandaag)) for rij in rijen],
        "beroepen": Beroep.objects.filter(melding=melding, soort=Beroep.Soort.NIET_TIJDIG),
        "besluiten": ontvangst.vatbaar_voor_bezwaar(melding),
        "mag_registreren": gebruiker.is_een(Rol.BEZWAARJURIST, Rol.ADMINISTRATIE),
        "is_jurist": gebruiker.is_een(Rol.BEZWAARJURIST),
    }
    return render(request, "beschikkingen/bezwaren_zaak.html", inhoud)


@alleen_voor(Rol.BEZWAARJURIST, Rol.ADMINISTRATIE)
def bezwaar_registreren(request: HttpRequest, nummer: str) -> HttpResponse:
    """BZ-01."""
    melding = haal_zaak(request, nummer, wat="bezwaar registreren")
    besluiten = ontvangst.vatbaar_voor_bezwaar(melding)
    formulier = forms.BezwaarFormulier(
        request.POST or None,
        request.FILES or None,
        vandaag=klok.vandaag(),
        besluiten=[
            (str(rij.pk), f"{rij.get_soort_display()} van {schrijf_datum(rij.bekendgemaakt_op)}") for rij in besluiten
        ],
    )

    def registreer(antwoord: dict[str, Any]) -> Bezwaar:
        besluit = get_object_or_404(besluiten, pk=antwoord.pop("besluit"))
        scan = _bewaar(request, melding, antwoord.pop("scan"), indiener=antwoord["indiener"])
        schrift = ontvangst.Bezwaarschrift(document=scan, **antwoord)
        return ontvangst.ontvang_bezwaar(besluit, schrift, op=klok.vandaag(), door=gebruiker_van(request))

    return handel_af(
        request, melding, formulier, registreer, kop="Bezwaar registreren",
        gelukt="Het bezwaar is geregistreerd. De indiener krijgt een brief.", naar=reverse("bezwaar", args=[nummer]),
    )  # fmt: skip


@alleen_voor(*DOSSIER)
def bezwaar_zien(request: HttpRequest, nummer: str, bezwaar: int) -> HttpResponse:
    """One bezwaar: what came, what was done, and what can be done now."""
    melding = haal_zaak(request, nummer, wat="bezwaar")
    rij = _haal(melding, bezwaar)
    gebruiker = gebruiker_van(request)
    inhoud = {
        "melding": melding,
        "bezwaar": rij,
        "stand": stand(rij.termijn.uiterste_datum if rij.is_open else None, klok.vandaag()),
        "daden": _daden(rij) if gebruiker.is_een(Rol.BEZWAARJURIST) else [],
        "mag_beslissen": rij.is_open and bool(rij.voorstel) and gebruiker.is_een(Rol.BEZWAARJURIST, Rol.TEAMLEIDER),
        "mag_nemen": rij.status == S.ONTVANGEN and gebruiker.is_een(Rol.BEZWAARJURIST),
        "beroepen": rij.beroepen.all(),
        "stukken": toegevoegd([rij])[rij.pk],
    }
    return render(request, "beschikkingen/bezwaar.html", inhoud)


@alleen_voor(Rol.BEZWAARJURIST)
def bezwaar_daad(request: HttpRequest, nummer: str, bezwaar: int, daad: str) -> HttpResponse:
    """One of the acts on a bezwaar, on a page of its own."""
    melding = haal_zaak(request, nummer, wat="bezwaar")
    rij = _haal(melding, bezwaar)
    if daad not in DADEN:
        raise Http404
    gekozen = DADEN[daad]
    formulier = gekozen.formulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request, melding, formulier,
        lambda antwoord: gekozen.service(rij, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop=gekozen.tekst, gelukt=gekozen.gelukt, naar=_naar(melding, rij),
    )  # fmt: skip


@alleen_voor(Rol.BEZWAARJURIST)
@require_POST
def bezwaar_nemen(request: HttpRequest, nummer: str, bezwaar: int) -> HttpResponse:
    """BZ-05."""
    melding = haal_zaak(request, nummer, wat="bezwaar")
    rij = _haal(melding, bezwaar)
    return _doe(request, melding, rij, ontvangst.neem_in_behandeling, "Het bezwaar is in behandeling.")


@alleen_voor(Rol.BEZWAARJURIST, Rol.TEAMLEIDER)
@require_POST
def bezwaar_beslissen(request: HttpRequest, nummer: str, bezwaar: int) -> HttpResponse:
    """BZ-04, BZ-07, BZ-08 or BZ-10."""
    melding = haal_zaak(request, nummer, wat="bezwaar")
    rij = _haal(melding, bezwaar)
    gelukt = "De beslissing op het bezwaar is genomen. De brief gaat op de post."
    return _doe(request, melding, rij, beslissing.beslis_op_bezwaar, gelukt)


@alleen_voor(Rol.BEZWAARJURIST, Rol.TEAMLEIDER, Rol.ADMINISTRATIE)
def beroep_niet_tijdig(request: HttpRequest, nummer: str) -> HttpResponse:
    """B-28."""
    melding = haal_zaak(request, nummer, wat="beroep niet tijdig")
    formulier = forms.NietTijdigFormulier(request.POST or None, vandaag=klok.vandaag())
    return handel_af(
        request, melding, formulier,
        lambda antwoord: beroepen.registreer_beroep_niet_tijdig(
            melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Beroep wegens niet op tijd beslissen", gelukt="Het beroep is geregistreerd.",
        naar=reverse("bezwaar", args=[nummer]),
    )  # fmt: skip


@alleen_voor(Rol.BEZWAARJURIST)
def beroep_afgehandeld(request: HttpRequest, nummer: str, beroep: int) -> HttpResponse:
    """B-28: the ruling, or that it was taken back."""
    melding = haal_zaak(request, nummer, wat="beroep niet tijdig")
    rij = get_object_or_404(Beroep, melding=melding, pk=beroep, soort=Beroep.Soort.NIET_TIJDIG)
    formulier = forms.UitspraakFormulier(request.POST or None, vandaag=klok.vandaag())
    del formulier.fields["nieuw_besluit_weken"]
    return handel_af(
        request, melding, formulier,
        lambda antwoord: beroepen.sluit_beroep_niet_tijdig(
            rij, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Uitspraak over niet op tijd beslissen", gelukt="De uitspraak is verwerkt.",
        naar=reverse("bezwaar", args=[nummer]),
    )  # fmt: skip


def _doe(request: HttpRequest, melding: Melding, rij: Bezwaar, service: Service, gelukt: str) -> HttpResponse:
    """A button without a form: what is refused stands above the page."""
    try:
        service(rij, op=klok.vandaag(), door=gebruiker_van(request))
        messages.success(request, gelukt)
    except Geweigerd as fout:
        messages.error(request, str(fout))
    return redirect(_naar(melding, rij))


def _haal(melding: Melding, pk: int) -> Bezwaar:
    rijen = Bezwaar.objects.select_related(
        "melding", "termijn", "beschikking", "voorgesteld_door", "beslissing__besloten_door", "document"
    )
    return get_object_or_404(rijen, melding=melding, pk=pk)


def _naar(melding: Melding, rij: Bezwaar) -> str:
    return reverse("bezwaar_zien", args=[melding.nummer, rij.pk])


def _daden(rij: Bezwaar) -> list[tuple[str, str]]:
    """What the jurist can do now: words and address."""
    verborgen = set()
    if rij.is_tijdig:
        verborgen.add("te-laat")
    if not rij.met_commissie:
        verborgen.add("advies")
    if rij.gehoord_op is not None:
        verborgen |= {"hoorzitting", "gehoord", "niet-horen"}
    return [
        (daad.tekst, reverse("bezwaar_daad", args=[rij.melding.nummer, rij.pk, naam]))
        for naam, daad in DADEN.items()
        if rij.status in daad.statussen and naam not in verborgen
    ]


def _bewaar(request: HttpRequest, melding: Melding, bestand: Any, *, indiener: str) -> Document | None:
    """The scan. What another belanghebbende wrote is no paper of the client, and does not stand in Mijn zaak."""
    if bestand is None:
        return None
    van_ander = indiener == Bezwaar.Indiener.BELANGHEBBENDE
    return bewaar(
        melding,
        bestand.read(),
        sleutel=f"bezwaar:{uuid.uuid4().hex}",
        soort=Poststuk.Soort.ANDERS if van_ander else Poststuk.Soort.BEZWAAR,
        titel="Bezwaarschrift",
        richting=Document.Richting.IN,
        mediatype=bestand.content_type,
        op=klok.vandaag(),
        door=gebruiker_van(request),
    )
