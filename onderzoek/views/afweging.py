"""The weighing: an overview, one page per step, and the facts a step rests on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import (
    GebruikelijktoetsFormulier,
    HulptaakFormulier,
    StapFormulier,
    VerwijzingFormulier,
    VraagFormulier,
    WettenFormulier,
)
from onderzoek.models import (
    Afwegingsstap,
    AlgemeneVoorziening,
    Gebruikelijktoets,
    Hulptaak,
    Onderzoek,
    Verwijzing,
    Vraagverheldering,
)
from onderzoek.services import afweging as handelingen
from onderzoek.services.feiten import Afwegingsfeiten, afwegingsfeiten
from onderzoek.services.maatwerk import nog_te_doen
from onderzoek.services.onderzoek import weeg_af
from onderzoek.views.botsing import leg_gelezen_voor, met_gelezen, verwerk
from onderzoek.views.deel import onderzoek_van

Stap = Afwegingsstap.Stap
_VAN_DE_VRAAG = ("beperkingen", "nodig", "medisch")
_RIJEN = {"hulptaak": Hulptaak, "gebruikelijk": Gebruikelijktoets, "verwijzing": Verwijzing}
_VRAGEN = {
    Stap.ZELF: "Kan de inwoner het zelf oplossen, ook met een andere aanpak of met eigen spullen?",
    Stap.GEBRUIKELIJK: "Wat mag van huisgenoten worden verwacht? Zet de taken in de lijst, met de uren per week.",
    Stap.OMGEVING: "Wat kunnen en willen familie, vrienden en buren doen? Mantelzorg is nooit verplicht.",
    Stap.VOORLIGGEND: "Is er een andere wet of regeling die voorgaat? Kies per wet wat u hebt gevonden.",
    Stap.ALGEMEEN: "Is er iets dat algemeen gebruikelijk is, of een algemene voorziening in de buurt?",
    Stap.MAATWERK: "Wat blijft er over dat alleen de gemeente met maatwerk kan oplossen?",
}


@alleen_voor(Rol.CONSULENT, Rol.KWALITEIT, Rol.TEAMLEIDER)
def afweging(request: HttpRequest, nummer: str) -> HttpResponse:
    """The six steps in their fixed order, with what was found (O-04)."""
    melding = haal_zaak(request, nummer, wat="afweging")
    onderzoek = onderzoek_van(melding)
    feiten = afwegingsfeiten(onderzoek)
    context = {
        "melding": melding,
        "feiten": feiten,
        "stappen": [(stap, feiten.stappen.get(stap)) for stap in Stap],
        "mag_wijzigen": gebruiker_van(request).is_een(Rol.CONSULENT) and not melding.is_gesloten,
    }
    return render(request, "onderzoek/afweging.html", context)


@alleen_voor(Rol.CONSULENT)
def afweging_vraag(request: HttpRequest, nummer: str) -> HttpResponse:
    """What does not work and what is needed, before the six steps (O-25)."""
    onderzoek = onderzoek_van(haal_zaak(request, nummer, wat="afweging"))
    begin = met_gelezen(_vraag_nu(onderzoek))

    def maak(data: QueryDict | None) -> VraagFormulier:
        return VraagFormulier(data, initial=begin)

    formulier = maak(request.POST or None)
    uitslag = request.method == "POST" and verwerk(
        formulier,
        onderzoek.melding,
        lees=lambda: _vraag_nu(onderzoek),
        bewaar=lambda: handelingen.leg_vraag_vast(
            onderzoek,
            **{naam: formulier.cleaned_data[naam] for naam in _VAN_DE_VRAAG},
            op=klok.vandaag(),
            door=gebruiker_van(request),
        ),
    )
    kop = "Wat is er nodig?"
    if not uitslag:
        return _toon(request, onderzoek, formulier, kop)
    if uitslag.botst:
        return leg_gelezen_voor(
            request, onderzoek.melding, naam=kop, code="O-25", nu=uitslag.deel, getypt=formulier, maak=maak
        )
    messages.success(request, "De vraag is bewaard. Ga verder met stap 1.")
    return redirect("afweging_stap", nummer, Stap.ZELF)


@alleen_voor(Rol.CONSULENT)
def afweging_stap(request: HttpRequest, nummer: str, stap: int) -> HttpResponse:
    """One step: what it rests on, the outcome and the reason."""
    onderzoek = onderzoek_van(haal_zaak(request, nummer, wat="afweging"))
    if stap not in Stap.values:
        raise Http404
    feiten = afwegingsfeiten(onderzoek)
    begin = met_gelezen(_stap_nu(Stap(stap), feiten))

    def maak(data: QueryDict | None) -> StapFormulier:
        return (WettenFormulier if stap == Stap.VOORLIGGEND else StapFormulier)(data, initial=begin)

    formulier = maak(request.POST or None)
    uitslag = request.method == "POST" and verwerk(
        formulier,
        onderzoek.melding,
        lees=lambda: _stap_nu(Stap(stap), afwegingsfeiten(onderzoek)),
        bewaar=lambda: _bewaar_stap(request, onderzoek, Stap(stap), formulier),
    )
    if not uitslag:
        return _toon_stap(request, onderzoek, formulier, Stap(stap), feiten)
    if uitslag.botst:
        naam = f"Stap {stap}. {Stap(stap).label}"
        return leg_gelezen_voor(
            request, onderzoek.melding, naam=naam, code="O-04", nu=uitslag.deel, getypt=formulier, maak=maak
        )
    messages.success(request, f"Stap {stap} is bewaard.")
    return redirect("afweging_stap", nummer, stap + 1) if stap < Stap.MAATWERK else redirect("afweging", nummer)


@alleen_voor(Rol.CONSULENT)
def hulptaak(request: HttpRequest, nummer: str) -> HttpResponse:
    """Add a task that others do (O-32)."""
    onderzoek = onderzoek_van(haal_zaak(request, nummer, wat="afweging"))
    formulier = HulptaakFormulier(request.POST or None)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.voeg_hulptaak_toe(
            onderzoek, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        messages.success(request, "De taak staat in de lijst.")
        return redirect("afweging_stap", nummer, Stap.GEBRUIKELIJK)
    return _toon(request, onderzoek, formulier, "Taak van huisgenoten of bekenden")


@alleen_voor(Rol.CONSULENT)
def gebruikelijktoets(request: HttpRequest, nummer: str) -> HttpResponse:
    """Test whether something is algemeen gebruikelijk (O-20)."""
    onderzoek = onderzoek_van(haal_zaak(request, nummer, wat="afweging"))
    formulier = GebruikelijktoetsFormulier(request.POST or None)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.toets_gebruikelijk(
            onderzoek,
            naam=antwoord["naam"],
            aanpassing=antwoord["aanpassing"],
            antwoorden={naam: handelingen.Antwoord(*rij) for naam, rij in formulier.antwoorden().items()},
            op=klok.vandaag(),
            door=gebruiker_van(request),
        )
    ):
        messages.success(request, "De toets is bewaard.")
        return redirect("afweging_stap", nummer, Stap.ALGEMEEN)
    return _toon(request, onderzoek, formulier, "Is dit algemeen gebruikelijk?")


@alleen_voor(Rol.CONSULENT)
def verwijzing(request: HttpRequest, nummer: str) -> HttpResponse:
    """Refer to the sociale kaart, with the counter of what has one (O-21, R-11, R-14)."""
    melding = haal_zaak(request, nummer, wat="afweging")
    onderzoek = onderzoek_van(melding)
    kaart = list(AlgemeneVoorziening.objects.all().geldig_op(melding.gemeente, klok.vandaag()))
    formulier = VerwijzingFormulier(request.POST or None, voorzieningen=kaart)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: handelingen.verwijs(
            onderzoek,
            formulier.gekozen(),
            reden=antwoord["reden"],
            toelichting=antwoord["toelichting"],
            uren=antwoord["uren"],
            op=klok.vandaag(),
            door=gebruiker_van(request),
        )
    ):
        messages.success(request, "De verwijzing is bewaard. Er komt geen besluit.")
        return redirect("afweging_stap", nummer, Stap.ALGEMEEN)
    tellers = [(rij, handelingen.teller(melding.client, rij)) for rij in kaart if rij.max_uren]
    context = {"kaart": kaart, "tellers": tellers}
    return _toon(request, onderzoek, formulier, "Verwijzen", "onderzoek/verwijzing.html", **context)


@alleen_voor(Rol.CONSULENT)
@require_POST
def afwegingsrij_weg(request: HttpRequest, nummer: str, soort: str, pk: int) -> HttpResponse:
    """Take a task, a test or a referral away."""
    onderzoek = onderzoek_van(haal_zaak(request, nummer, wat="afweging"))
    if soort not in _RIJEN:
        raise Http404
    rij = get_object_or_404(_RIJEN[soort].objects.select_related("onderzoek__melding"), pk=pk, onderzoek=onderzoek)
    handelingen.haal_weg(rij, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "Weggehaald.")
    return redirect("afweging_stap", nummer, Stap.GEBRUIKELIJK if soort == "hulptaak" else Stap.ALGEMEEN)


def _vraag_nu(onderzoek: Onderzoek) -> dict[str, Any]:
    """What stands there now of the question."""
    bekend = Vraagverheldering.objects.filter(onderzoek=onderzoek).first()
    return {naam: getattr(bekend, naam) for naam in _VAN_DE_VRAAG} if bekend else {}


def _stap_nu(stap: Stap, feiten: Afwegingsfeiten) -> dict[str, Any]:
    """What stands there now of one step; step 4 holds the laws too."""
    rij = feiten.stappen.get(stap)
    nu = {"uitkomst": rij.uitkomst, "motivering": rij.motivering} if rij else {}
    if stap != Stap.VOORLIGGEND:
        return nu
    for wet in feiten.wetten:
        nu |= {f"wet_{wet.wet}": wet.uitkomst, f"bewijs_{wet.wet}": wet.bewijs}
    return nu | {"wlz_vorm": feiten.wlz.wlz_vorm if feiten.wlz else ""}


def _toon_stap(
    request: HttpRequest, onderzoek: Onderzoek, formulier: StapFormulier, stap: Stap, feiten: Afwegingsfeiten
) -> HttpResponse:
    context = {
        "stap": stap,
        "vraag": _VRAGEN[stap],
        "feiten": feiten,
        "vorige": stap - 1,
        "gemis": list(nog_te_doen(onderzoek, feiten.stappen)) if stap == Stap.MAATWERK else [],
    }
    return _toon(request, onderzoek, formulier, stap.label, "onderzoek/afweging_stap.html", **context)


def _bewaar_stap(request: HttpRequest, onderzoek: Onderzoek, stap: Stap, formulier: StapFormulier) -> None:
    uitkomst, motivering = formulier.cleaned_data["uitkomst"], formulier.cleaned_data["motivering"]
    wie: dict[str, Any] = {"op": klok.vandaag(), "door": gebruiker_van(request)}
    if isinstance(formulier, WettenFormulier):
        wetten = {wet: handelingen.Wetuitkomst(**rij) for wet, rij in formulier.wetten().items()}
        handelingen.weeg_wetten_af(onderzoek, wetten, uitkomst=uitkomst, motivering=motivering, **wie)
    elif stap == Stap.GEBRUIKELIJK:
        handelingen.weeg_gebruikelijke_hulp_af(onderzoek, uitkomst=uitkomst, motivering=motivering, **wie)
    else:
        weeg_af(onderzoek, {stap: (uitkomst, motivering)}, **wie)


def _toon(
    request: HttpRequest,
    onderzoek: Onderzoek,
    formulier: Any,
    kop: str,
    sjabloon: str = "onderzoek/afweging_deel.html",
    **context: Any,
) -> HttpResponse:
    return render(request, sjabloon, {"form": formulier, "melding": onderzoek.melding, "kop": kop, **context})
