"""The conditions of one voorziening: the questions, the deviation, moving or staying, and the owner of the house."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from meldingen import klok
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms import (
    AfwijkingFormulier,
    ClientkeuzeFormulier,
    CorporatieAntwoordFormulier,
    CorporatieVraagFormulier,
    EigenaarFormulier,
    EigenaarReactieFormulier,
    VoorwaardenFormulier,
)
from onderzoek.models import Corporatievraag, Eigenaarshoring, Voorwaardentoets
from onderzoek.services import eigenaar as horen
from onderzoek.services import verhuizen
from onderzoek.services import voorwaarden as handelingen
from onderzoek.views.deel import handel_af, toon_handeling
from onderzoek.views.keuze import adres_van, keuze_van


@alleen_voor(Rol.CONSULENT)
def voorwaarden(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """The questions of this soort; what is still open is asked again after saving (W-01)."""
    melding = haal_zaak(request, nummer, wat="voorwaarden van een voorziening")
    rij = keuze_van(melding, keuze)
    lijst = handelingen.lijst_van(rij)
    if lijst is None:
        raise Http404
    bekend = handelingen.antwoorden_van(rij)
    vragen = lijst.aan_de_orde(bekend | {code: waarde for code, waarde in request.POST.items() if waarde})
    formulier = VoorwaardenFormulier(request.POST or None, vragen=vragen, initial=bekend)
    if request.method == "POST" and formulier.verwerk(
        lambda _: handelingen.toets_voorwaarden(
            rij, formulier.antwoorden(), op=klok.vandaag(), door=gebruiker_van(request)
        )
    ):
        if open_ := lijst.ontbreekt(handelingen.antwoorden_van(rij)):
            messages.info(request, f"Bewaard. Nog {len(open_)} te beantwoorden.")
            return redirect(reverse("voorwaarden", args=[nummer, rij.pk]))
        messages.success(request, "De voorwaarden zijn bewaard. Lees het advies.")
        return redirect(adres_van(rij, melding))
    return toon_handeling(request, melding, formulier, f"Voorwaarden: {rij}")


@alleen_voor(Rol.CONSULENT)
def voorwaarden_afwijken(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """Why the advice is not followed."""
    melding = haal_zaak(request, nummer, wat="afwijken van de voorwaarden")
    rij = keuze_van(melding, keuze)
    toets = get_object_or_404(Voorwaardentoets.objects.select_related("keuze__soort", "keuze__onderzoek"), keuze=rij)
    return handel_af(
        request, melding, AfwijkingFormulier(request.POST or None, initial={"reden": toets.afwijking}),
        lambda antwoord: handelingen.wijk_af(toets, **antwoord, op=klok.vandaag(), door=gebruiker_van(request)),
        kop=f"Afwijken van het advies: {rij}", gelukt="De reden is bewaard.", naar=adres_van(rij, melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def clientkeuze(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """Moving or staying, with the package of requirements (W-05)."""
    melding = haal_zaak(request, nummer, wat="verhuizen of blijven")
    rij = keuze_van(melding, keuze)
    return handel_af(
        request, melding, ClientkeuzeFormulier(request.POST or None, vandaag=klok.vandaag()),
        lambda antwoord: verhuizen.leg_clientkeuze_vast(
            rij, verhuizen.Clientkeuze(**antwoord), op=klok.vandaag(), door=gebruiker_van(request)
        ),
        kop="Verhuizen of blijven wonen", gelukt="De keuze van de inwoner is bewaard.", naar=adres_van(rij, melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def corporatie(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """Ask the corporatie, and then record the answer (W-06)."""
    melding = haal_zaak(request, nummer, wat="vraag aan de woningcorporatie")
    rij = keuze_van(melding, keuze)
    vraag = Corporatievraag.objects.filter(keuze=rij).select_related("keuze__onderzoek").first()
    wie = {"op": klok.vandaag(), "door": gebruiker_van(request)}
    if vraag is None:
        return handel_af(
            request, melding, CorporatieVraagFormulier(request.POST or None),
            lambda antwoord: verhuizen.vraag_corporatie(rij, **antwoord, **wie),
            kop="Vraag aan de woningcorporatie", gelukt="De taak staat klaar.", naar=adres_van(rij, melding),
        )  # fmt: skip
    return handel_af(
        request, melding, CorporatieAntwoordFormulier(request.POST or None),
        lambda antwoord: verhuizen.leg_corporatieantwoord_vast(vraag, **antwoord, **wie),
        kop=f"Antwoord van {vraag}", gelukt="Het antwoord is bewaard.", naar=adres_van(rij, melding),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
def eigenaar_horen(request: HttpRequest, nummer: str, keuze: int) -> HttpResponse:
    """Write to the owner of the house (D-48), and then record the reaction (W-16)."""
    melding = haal_zaak(request, nummer, wat="horen van de woningeigenaar")
    rij = keuze_van(melding, keuze)
    horing = Eigenaarshoring.objects.filter(keuze=rij).select_related("keuze__onderzoek").first()
    wie = {"op": klok.vandaag(), "door": gebruiker_van(request)}
    if horing is None:
        return handel_af(
            request, melding, EigenaarFormulier(request.POST or None, vandaag=klok.vandaag()),
            lambda antwoord: horen.hoor_eigenaar(rij, horen.Eigenaar(**antwoord), **wie),
            kop="Eigenaar van de woning horen", gelukt="De eigenaar krijgt een brief.", naar=adres_van(rij, melding),
        )  # fmt: skip
    return handel_af(
        request, melding, EigenaarReactieFormulier(request.POST or None),
        lambda antwoord: horen.leg_reactie_vast(horing, **antwoord, **wie),
        kop="Reactie van de eigenaar", gelukt="De reactie is bewaard.", naar=adres_van(rij, melding),
    )  # fmt: skip
