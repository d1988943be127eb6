"""The zorgplan on the side of the gemeente: asked, checked, returned, reminded."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import DOSSIER, Rol
from meldingen.termijnen import schrijf_datum
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import (
    ControleFormulier,
    InzetFormulier,
    PapierFormulier,
    TerugkoppelFormulier,
    ZorgplanvraagFormulier,
)
from onderzoek.models import Verslag, Voorzieningsoort, Zorgplan, Zorgplanverzoek
from onderzoek.services import zorgplan as handelingen
from onderzoek.services.inzet import inzet, sta_inzet_toe
from onderzoek.services.zorgplanpapier import gescande_zorgplannen, registreer_papieren_zorgplan
from onderzoek.services.zorgplanverzoek import GEGEVENS, NAAR_KEUZE, Zorgplanvraag, aanbieders_van, vraag_zorgplan
from onderzoek.views.aanbieder import getekend_van
from onderzoek.views.deel import bestand_van, handel_af, toon_handeling


@alleen_voor(Rol.CONSULENT)
def zorgplan_vragen(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-15."""
    melding = haal_zaak(request, nummer, wat="zorgplan vragen")
    verslag = get_object_or_404(Verslag, pk=Verslag.objects.filter(melding=melding).values("pk")[:1])
    aanbieders = {str(rij.pk): rij for rij in aanbieders_van(melding)}
    geldig = Voorzieningsoort.objects.all().geldig_op(melding.gemeente, klok.vandaag())
    soorten = {str(rij.pk): rij for rij in geldig if not rij.is_materieel}
    formulier = ZorgplanvraagFormulier(
        request.POST or None,
        vandaag=klok.vandaag(),
        aanbieders=[(pk, rij.naam) for pk, rij in aanbieders.items()],
        voorzieningen=[(pk, rij.naam) for pk, rij in soorten.items()],
        gegevens=list(NAAR_KEUZE.items()),
    )

    def vraag(antwoord: dict[str, Any]) -> Zorgplanverzoek:
        gevraagd = Zorgplanvraag(
            aanbieders=tuple(aanbieders[pk] for pk in antwoord["aanbieders"]),
            coordinator=aanbieders.get(antwoord["coordinator"]),
            gekozen_op=antwoord["gekozen_op"],
            voorzieningen=tuple(soorten[pk] for pk in antwoord["voorzieningen"]),
            gegevens=tuple(antwoord["gegevens"]),
            taalbarriere=antwoord["taalbarriere"] == "ja",
            uitleg=antwoord["uitleg"],
        )
        return vraag_zorgplan(verslag, gevraagd, op=klok.vandaag(), door=gebruiker_van(request))

    if request.method == "POST" and formulier.verwerk(vraag):
        messages.success(request, "Het zorgplan is gevraagd. De aanbieder ziet het verzoek in het portaal.")
        return redirect("zorgplan", nummer=melding.nummer)
    return toon_handeling(request, melding, formulier, "Zorgplan vragen")


@alleen_voor(*DOSSIER)
def zorgplan(request: HttpRequest, nummer: str) -> HttpResponse:
    """What was asked, how far each aanbieder is, and what can be done now."""
    melding, gebruiker = haal_zaak(request, nummer, wat="zorgplan"), gebruiker_van(request)
    verzoeken = list(
        Zorgplanverzoek.objects.filter(melding=melding).prefetch_related(
            "zorgplannen__aanbieder", "zorgplannen__regels", "voorzieningen"
        )
    )
    return render(
        request,
        "onderzoek/zorgplan.html",
        {
            "melding": melding,
            "verzoeken": [(rij, [GEGEVENS[code] for code in rij.gegevens]) for rij in verzoeken],
            "klok": melding.termijnen.filter(soort="zorgplan").order_by("-pk").first(),
            "is_consulent": gebruiker.is_een(Rol.CONSULENT),
            "inzet": inzet(melding),
            "is_teamleider": gebruiker.is_een(Rol.TEAMLEIDER),
            "mag_papier": gebruiker.is_een(Rol.ADMINISTRATIE),
            "mag_controleren": gebruiker.is_een(Rol.ADMINISTRATIE, Rol.CONSULENT),
        },
    )


@alleen_voor(Rol.ADMINISTRATIE, Rol.CONSULENT)
def zorgplan_controle(request: HttpRequest, nummer: str) -> HttpResponse:
    """Are both signatures there? Then it is the aanvraag (TR-16); else it goes back."""
    melding = haal_zaak(request, nummer, wat="zorgplan controleren")
    plan = _coordinerend(melding)
    formulier = ControleFormulier(request.POST or None)

    def leg_vast(antwoord: dict[str, Any]) -> None:
        wie = {"op": klok.vandaag(), "door": gebruiker_van(request)}
        if antwoord["beide_gezien"] == "ja":
            handelingen.registreer_zorgplan(plan, beide_gezien=True, **wie)
        else:
            handelingen.stuur_zorgplan_terug(plan, reden=antwoord["reden"], **wie)

    if request.method == "POST" and formulier.verwerk(leg_vast):
        messages.success(request, "De controle van het zorgplan is vastgelegd.")
        return redirect("zorgplan", nummer=melding.nummer)
    inhoud = {"form": formulier, "melding": melding, "plan": plan}
    return render(request, "onderzoek/zorgplan_controle.html", inhoud)


@alleen_voor(Rol.TEAMLEIDER)
def zorgplan_inzet(request: HttpRequest, nummer: str) -> HttpResponse:
    """Let help begin while the aanbieder is late with the zorgplan (V-22)."""
    melding = haal_zaak(request, nummer, wat="inzet zonder zorgplan")
    return handel_af(
        request,
        melding,
        InzetFormulier(request.POST or None),
        lambda antwoord: sta_inzet_toe(melding, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop="Hulp laten beginnen zonder zorgplan",
        gelukt="Vastgelegd: de hulp mag beginnen zonder getekend zorgplan.",
        naar=reverse("zorgplan", args=[nummer]),
    )


@alleen_voor(Rol.ADMINISTRATIE)
def zorgplan_papier(request: HttpRequest, nummer: str) -> HttpResponse:
    """The signed zorgplan came on paper: from the post, or as a scan."""
    melding = haal_zaak(request, nummer, wat="zorgplan op papier")
    plan = _coordinerend(melding)
    stukken = {str(rij.pk): rij for rij in gescande_zorgplannen(melding)}
    formulier = PapierFormulier(
        request.POST or None,
        request.FILES or None,
        vandaag=klok.vandaag(),
        stukken=[(pk, f"{rij.titel}, ontvangen op {schrijf_datum(rij.op)}") for pk, rij in stukken.items()],
    )
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: registreer_papieren_zorgplan(
            plan,
            getekend_van(antwoord, stukken.get(antwoord.get("uit_post", "")) or bestand_van(antwoord["stuk"])),
            ontvangen_op=antwoord["ontvangen_op"],
            is_volledig=antwoord["is_volledig"] == "ja",
            op=klok.vandaag(),
            door=gebruiker_van(request),
        ),
        kop="Zorgplan op papier registreren",
        gelukt="Het zorgplan is geregistreerd. Controleer nu de handtekeningen.",
        naar=reverse("zorgplan_controle", args=[melding.nummer]),
    )


@alleen_voor(Rol.CONSULENT)
def zorgplan_terugkoppelen(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-17, when the client says that it cannot be done like this."""
    melding = haal_zaak(request, nummer, wat="zorgplan terugkoppelen")
    plan = _coordinerend(melding)
    formulier = TerugkoppelFormulier(request.POST or None)
    return handel_af(
        request,
        melding,
        formulier,
        lambda antwoord: handelingen.koppel_zorgplan_terug(
            plan, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Zorgplan terugkoppelen",
        gelukt="Het zorgplan is terug bij u. Overleg met de inwoner en de aanbieder.",
    )


@alleen_voor(Rol.CONSULENT)
@require_POST
def zorgplan_rappel(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-55."""
    melding = haal_zaak(request, nummer, wat="herinnering zorgplan")
    handelingen.rappelleer_zorgplan(_coordinerend(melding).verzoek, op=klok.vandaag(), door=gebruiker_van(request))
    messages.success(request, "De inwoner krijgt een herinnering, met een aanvraagformulier.")
    return redirect("zorgplan", nummer=melding.nummer)


def _coordinerend(melding: Melding) -> Zorgplan:
    """The plan of the coordinating aanbieder of the newest request."""
    rijen = Zorgplan.objects.filter(verzoek__melding=melding, is_coordinerend=True)
    return get_object_or_404(
        Zorgplan.objects.select_related("verzoek__melding", "aanbieder", "document", "machtiging"),
        pk=rijen.order_by("-verzoek").values("pk")[:1],
    )
