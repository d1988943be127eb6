"""Pages of spoed: the list of who must be helped at once, and the acts on one case. The piketdienst works here only."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from beschikkingen.forms import (
    AanbiederFormulier,
    BeeindigFormulier,
    GeenSpoedFormulier,
    MotiveringFormulier,
    SignaleerFormulier,
    SpoedbesluitFormulier,
    SpoedvoorstelFormulier,
)
from beschikkingen.models import OPEN_SPOED, Spoedvoorziening
from beschikkingen.services import spoed as acties
from beschikkingen.services.spoed import Spoedhulp
from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import DOSSIER, Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.views.deel import handel_af

S = Spoedvoorziening.Status
MEELEZERS = (Rol.CONSULENT, Rol.TEAMLEIDER, Rol.ADMINISTRATIE, Rol.PIKET)
# What can be done in each status: page, words, who.
_DADEN = {
    S.TE_BEOORDELEN: (
        ("spoed_besluit", "Tijdelijke hulp toekennen", (Rol.TEAMLEIDER, Rol.PIKET)),
        ("spoed_voorstel", "Tijdelijke hulp voorstellen", (Rol.CONSULENT,)),
        ("spoed_geen", "Geen spoed", (Rol.CONSULENT, Rol.TEAMLEIDER)),
    ),
    S.TIJDELIJK_TOEGEKEND: (
        ("spoed_levering", "Vastleggen dat de hulp is begonnen", (Rol.ADMINISTRATIE, Rol.CONSULENT)),
        ("spoed_einde", "Tijdelijke hulp beëindigen", (Rol.TEAMLEIDER,)),
    ),
    S.LOPEND: (("spoed_einde", "Tijdelijke hulp beëindigen", (Rol.TEAMLEIDER,)),),
}


@alleen_voor(*MEELEZERS)
def spoedlijst(request: HttpRequest) -> HttpResponse:
    """Who must be helped today, and where temporary help runs; what waits longest first."""
    rijen = (
        Spoedvoorziening.objects.zichtbaar_voor(gebruiker_van(request))
        .filter(status__in=OPEN_SPOED)
        .select_related("melding__client", "melding__behandelaar")
        .order_by("-status", "gesignaleerd_op", "pk")
    )
    return render(request, "beschikkingen/spoedlijst.html", {"rijen": rijen[:200]})


@alleen_voor(*MEELEZERS)
def spoed(request: HttpRequest, nummer: str) -> HttpResponse:
    """What is known of the spoed in this case, and what this user can do about it now."""
    melding, gebruiker = haal_zaak(request, nummer, wat="spoed"), gebruiker_van(request)
    rijen = list(melding.spoedvoorzieningen.select_related("beschikking__besloten_door", "voorgesteld_door"))
    nu = rijen[0] if rijen else None
    daden = [(naam, tekst) for naam, tekst, rollen in _daden(nu, melding) if gebruiker.is_een(*rollen)]
    inhoud = {"melding": melding, "spoed": nu, "daden": daden, "mag_dossier": gebruiker.is_een(*DOSSIER)}
    return render(request, "beschikkingen/spoed.html", inhoud)


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER, Rol.ADMINISTRATIE)
def signaleren(request: HttpRequest, nummer: str) -> HttpResponse:
    """SP-01, after the intake."""
    melding = haal_zaak(request, nummer, wat="spoed melden")
    return handel_af(
        request, melding, SignaleerFormulier(request.POST or None),
        lambda antwoord: acties.signaleer_spoed(melding, **antwoord, **wie_nu(request)),
        kop="Spoed melden", gelukt="De spoed is gemeld. De teamleider krijgt een taak voor vandaag.",
        **_op_spoed(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def voorstel(request: HttpRequest, nummer: str) -> HttpResponse:
    """The consulent prepares SP-02."""
    melding = haal_zaak(request, nummer, wat="spoedvoorstel")
    rij = _laatste(melding)
    formulier = SpoedvoorstelFormulier(request.POST or None, vandaag=klok.vandaag(), initial=_begin(rij))
    return handel_af(
        request, melding, formulier,
        lambda antwoord: acties.stel_tijdelijk_voor(rij, _hulp(antwoord), **wie_nu(request)),
        kop="Tijdelijke hulp voorstellen",
        gelukt="Het voorstel is bewaard. Bel wie mandaat heeft: het besluit valt vandaag.",
        **_op_spoed(melding),
    )  # fmt: skip


@alleen_voor(Rol.TEAMLEIDER, Rol.PIKET)
def besluit(request: HttpRequest, nummer: str) -> HttpResponse:
    """SP-02; the mandaatregister says who may, and the piketdienst only outside office hours."""
    melding = haal_zaak(request, nummer, wat="spoedbesluit")
    rij = _laatste(melding)
    formulier = SpoedbesluitFormulier(request.POST or None, vandaag=klok.vandaag(), initial=_begin(rij))
    return handel_af(
        request, melding, formulier,
        lambda antwoord: acties.ken_tijdelijk_toe(rij, _hulp(antwoord), nu=klok.nu(), **wie_nu(request)),
        kop="Tijdelijke hulp toekennen", gelukt="De tijdelijke hulp is toegekend. De brief staat klaar.",
        **_op_spoed(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER)
def geen_spoed(request: HttpRequest, nummer: str) -> HttpResponse:
    """SP-03."""
    melding = haal_zaak(request, nummer, wat="geen spoed")
    return handel_af(
        request, melding, GeenSpoedFormulier(request.POST or None),
        lambda antwoord: acties.wijs_spoed_af(_laatste(melding), **antwoord, **wie_nu(request)),
        kop="Geen spoed", gelukt="Vastgelegd. De gewone procedure gaat door.",
        **_op_spoed(melding),
    )  # fmt: skip


@alleen_voor(Rol.ADMINISTRATIE, Rol.CONSULENT)
def levering(request: HttpRequest, nummer: str) -> HttpResponse:
    """SP-04."""
    melding = haal_zaak(request, nummer, wat="start tijdelijke hulp")
    return handel_af(
        request, melding, AanbiederFormulier(request.POST or None, vandaag=klok.vandaag()),
        lambda antwoord: acties.neem_in_levering(_laatste(melding), **antwoord, **wie_nu(request)),
        kop="De tijdelijke hulp is begonnen", gelukt="De start is vastgelegd.",
        **_op_spoed(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT, Rol.TEAMLEIDER)
def motivering(request: HttpRequest, nummer: str) -> HttpResponse:
    """T-41: the reasons afterwards."""
    melding = haal_zaak(request, nummer, wat="motivering spoedbesluit")
    return handel_af(
        request, melding, MotiveringFormulier(request.POST or None),
        lambda antwoord: acties.motiveer_achteraf(_laatste(melding), **antwoord, **wie_nu(request)),
        kop="Motivering van het spoedbesluit", gelukt="De motivering gaat naar de inwoner.",
        **_op_spoed(melding),
    )  # fmt: skip


@alleen_voor(Rol.TEAMLEIDER)
def einde(request: HttpRequest, nummer: str) -> HttpResponse:
    """SP-06."""
    melding = haal_zaak(request, nummer, wat="einde tijdelijke hulp")
    return handel_af(
        request, melding, BeeindigFormulier(request.POST or None, vandaag=klok.vandaag()),
        lambda antwoord: acties.beeindig_tijdelijk(_laatste(melding), **antwoord, nu=klok.nu(), **wie_nu(request)),
        kop="Tijdelijke hulp beëindigen", gelukt="De tijdelijke hulp is beëindigd. De brief staat klaar.",
        **_op_spoed(melding),
    )  # fmt: skip


def _daden(rij: Spoedvoorziening | None, melding: Melding) -> list[tuple[str, str, tuple[Rol, ...]]]:
    """What can be done now, and by whom."""
    daden = list(_DADEN.get(S(rij.status), ())) if rij else []
    if rij and rij.motiveren_voor and not rij.gemotiveerd_op:
        daden.append(("spoed_motivering", "Motivering schrijven", (Rol.CONSULENT, Rol.TEAMLEIDER)))
    if (rij is None or rij.status not in OPEN_SPOED) and not melding.is_gesloten:
        daden.append(("spoed_signaleren", "Spoed melden", (Rol.CONSULENT, Rol.TEAMLEIDER, Rol.ADMINISTRATIE)))
    return daden


def _op_spoed(melding: Melding) -> dict[str, Any]:
    """The way back is the page of the spoed: the piketdienst does not open dossiers."""
    return {"naar": reverse("spoed", args=[melding.nummer]), "sjabloon": "beschikkingen/spoed_handeling.html"}


def _laatste(melding: Melding) -> Spoedvoorziening:
    """The newest of this case, or 404 when there is none."""
    rijen = Spoedvoorziening.objects.select_related("melding__client")
    return get_object_or_404(rijen, pk__in=melding.spoedvoorzieningen.values("pk")[:1])


def _begin(rij: Spoedvoorziening) -> dict[str, Any]:
    """What was proposed is the start of the decision."""
    begin = {naam: getattr(rij, naam) for naam in ("hulp", "aanbieder", "waarde", "motivering")}
    geheim = "ja" if rij.melding.client.adres_is_geheim else None
    return begin | {"ingangsdatum": klok.vandaag(), "is_adres_geheim": geheim}


def _hulp(antwoord: dict[str, Any]) -> Spoedhulp:
    ja = {naam: antwoord[naam] == "ja" for naam in ("is_volledig_gemotiveerd", "is_adres_geheim")}
    return Spoedhulp(**(antwoord | ja))
