"""Pages of what the college decides of its own accord: the voorzieningen, each voornemen, and what can be done now."""

from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from beschikkingen import forms
from beschikkingen.models import Voornemen, Voorziening
from beschikkingen.services import herziening as handelingen
from beschikkingen.services import terugvordering
from beschikkingen.services.voornemen import laat_voornemen_vervallen, voornemens_van, voorzieningen_van
from beschikkingen.services.voornemenwoorden import plan
from beschikkingen.services.zienswijze import leg_zienswijze_vast
from meldingen import klok
from meldingen.models import Melding, Status
from meldingen.rollen import DOSSIER, Rol
from meldingen.termijnen import schrijf_datum
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.views.deel import handel_af

S = Voornemen.Soort


@alleen_voor(*DOSSIER)
def herziening(request: HttpRequest, nummer: str) -> HttpResponse:
    """What runs in this case, and what the college means to do with it."""
    melding = haal_zaak(request, nummer, wat="herziening en intrekking")
    mag = gebruiker_van(request).is_een(Rol.CONSULENT)
    op = klok.vandaag()
    inhoud = {
        "melding": melding,
        "voorzieningen": voorzieningen_van(melding),
        "voornemens": [(rij, plan(rij), _stand(rij)) for rij in voornemens_van(melding)],
        "mag": mag,
        "mag_beginnen": mag and melding.status == Status.BESCHIKT,
        "mag_terugvorderen": mag and terugvordering.terug_te_vorderen(melding, op).exists(),
    }
    return render(request, "beschikkingen/herziening.html", inhoud)


@alleen_voor(Rol.CONSULENT)
def voornemen(request: HttpRequest, nummer: str) -> HttpResponse:
    """H-08, B-18: herziening or intrekking; the client is asked first."""
    melding = haal_zaak(request, nummer, wat="voornemen")
    rijen = voorzieningen_van(melding).exclude(einddatum__lt=F("ingangsdatum"))
    formulier = forms.VoornemenFormulier(
        request.POST or None, vandaag=klok.vandaag(), voorzieningen=[(str(rij.pk), _noem(rij)) for rij in rijen]
    )

    def leg_vast(antwoord: dict[str, Any]) -> Voornemen:
        voorziening = get_object_or_404(rijen, pk=antwoord.pop("voorziening"))
        return handelingen.leg_voornemen_vast(voorziening, handelingen.Wijziging(**antwoord), **wie_nu(request))

    return handel_af(
        request, melding, formulier, leg_vast, kop="Voorziening herzien of intrekken",
        gelukt="Het voornemen is vastgelegd. De inwoner krijgt een brief en kan reageren.", naar=_terug(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def terugvorderen(request: HttpRequest, nummer: str) -> HttpResponse:
    """H-11: what is claimed back; who must pay is asked first."""
    melding = haal_zaak(request, nummer, wat="terugvordering")
    rijen = terugvordering.terug_te_vorderen(melding, klok.vandaag())
    formulier = forms.TerugvorderingFormulier(
        request.POST or None,
        vandaag=klok.vandaag(),
        intrekkingen=[(str(rij.pk), f"{rij}, vanaf {schrijf_datum(rij.ingangstijdstip)}") for rij in rijen],
    )

    def leg_vast(antwoord: dict[str, Any]) -> Voornemen:
        intrekking = get_object_or_404(rijen, pk=antwoord.pop("intrekking"))
        antwoord["is_geheel"] = antwoord["is_geheel"] == "ja"
        return terugvordering.leg_terugvordering_vast(
            intrekking, terugvordering.Vordering(**antwoord), **wie_nu(request)
        )

    return handel_af(
        request, melding, formulier, leg_vast, kop="Terugvorderen",
        gelukt="Het voornemen is vastgelegd. Wie moet betalen, krijgt een brief en kan reageren.", naar=_terug(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def voornemen_zienswijze(request: HttpRequest, nummer: str, voornemen: int) -> HttpResponse:
    """What the client said (Awb 4:9)."""
    melding = haal_zaak(request, nummer, wat="zienswijze")
    rij = _haal(melding, voornemen)
    return handel_af(
        request, melding, forms.ZienswijzeGegevenFormulier(request.POST or None, vandaag=klok.vandaag()),
        lambda antwoord: leg_zienswijze_vast(rij.zienswijze, **antwoord, **wie_nu(request)),
        kop="Zienswijze van de inwoner", gelukt="De zienswijze is vastgelegd.", naar=_terug(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def voornemen_voorstellen(request: HttpRequest, nummer: str, voornemen: int) -> HttpResponse:
    """H-10, H-11: the proposal, for a decider."""
    melding = haal_zaak(request, nummer, wat="voorstel na voornemen")
    rij = _haal(melding, voornemen)
    eerder = {"motivering": rij.beschikking.motivering, "weging": rij.weging} if rij.beschikking else {}
    formulier: Any
    if rij.soort == S.TERUGVORDERING:
        formulier = forms.TerugvorderingsvoorstelFormulier(request.POST or None, initial=eerder)
        stel_voor: Any = terugvordering.stel_terugvordering_voor
    else:
        begin = {"ingangstijdstip": rij.ingangstijdstip, "juiste_gegevens": rij.juiste_gegevens, **eerder}
        formulier = forms.HerzieningsvoorstelFormulier(request.POST or None, initial=begin)
        stel_voor = handelingen.stel_herziening_voor
    return handel_af(
        request, melding, formulier, lambda antwoord: stel_voor(rij, **antwoord, **wie_nu(request)),
        kop=f"Besluit voorstellen: {rij.get_soort_display().lower()}",
        gelukt="Het voorstel ligt bij wie mag beslissen.", naar=_terug(melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def voornemen_vervallen(request: HttpRequest, nummer: str, voornemen: int) -> HttpResponse:
    """The college does not go on with it."""
    melding = haal_zaak(request, nummer, wat="voornemen vervallen")
    rij = _haal(melding, voornemen)
    return handel_af(
        request, melding, forms.VervalFormulier(request.POST or None),
        lambda antwoord: laat_voornemen_vervallen(rij, **antwoord, **wie_nu(request)),
        kop="Voornemen laten vervallen", gelukt="Het voornemen is vervallen. De inwoner krijgt een brief.",
        naar=_terug(melding),
    )  # fmt: skip


def _noem(rij: Voorziening) -> str:
    tot = f" tot en met {schrijf_datum(rij.einddatum)}" if rij.einddatum else ""
    return f"{rij}, van {schrijf_datum(rij.ingangsdatum)}{tot}"


def _stand(rij: Voornemen) -> str:
    """How far it is, in a few words."""
    zienswijze = rij.zienswijze
    if rij.vervallen_op:
        return f"Vervallen op {schrijf_datum(rij.vervallen_op)}"
    if rij.besloten_op:
        return f"Besloten op {schrijf_datum(rij.besloten_op)}"
    if rij.wacht_op_besluit:
        return "Ligt bij wie mag beslissen"
    if zienswijze.gegeven_op:
        return f"Zienswijze ontvangen op {schrijf_datum(zienswijze.gegeven_op)}"
    if zienswijze.is_klaar_op(klok.vandaag()):
        return "Geen zienswijze ontvangen: u kunt een besluit voorstellen"
    return f"De inwoner kan reageren tot en met {schrijf_datum(zienswijze.uiterlijk_op)}"


def _haal(melding: Melding, voornemen: int) -> Voornemen:
    return get_object_or_404(voornemens_van(melding), pk=voornemen)


def _terug(melding: Melding) -> str:
    return reverse("herziening", args=[melding.nummer])
