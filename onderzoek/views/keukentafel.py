"""The pages of the conversation: one subject each, saved by a button or by themselves while typing.

With `Accept: application/json` the same address answers the script of the page: 200 with the new version and the time,
409 when somebody else saved other words, 422 when something cannot be saved as it is typed.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateformat import format as schrijf
from django.utils.timezone import get_current_timezone

from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.services import parameters
from meldingen.termijnen import schrijf_datum
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.forms.deel import DeelFormulier
from onderzoek.models import Gespreksdeel, Herverdeling, Huisgenoot, Huishouden, Onderzoek
from onderzoek.services.bewaren import Blad, Uitslag
from onderzoek.services.huishouden import waarschuwingen
from onderzoek.services.persoonlijkplan import uit_het_plan
from onderzoek.views.botsing import leg_voor, nieuw_blad
from onderzoek.views.deel import onderzoek_van
from onderzoek.views.gespreksdelen import DELEN, Deel, Lijst
from onderzoek.views.voortgang import adres_van, met_gespreksvoortgang, voortgang

BOTSING = "Iemand anders heeft dit onderdeel ook bewaard. Vergelijk de twee teksten en kies."
_MERKEN = (("is_hoofdverzorger", "hoofdverzorger"), ("is_contactpersoon", "contactpersoon"))


@alleen_voor(Rol.CONSULENT)
def gesprek(request: HttpRequest, nummer: str) -> HttpResponse:
    """The first page: who were there, what was seen and explained. Without a planned conversation, the subjects."""
    melding, onderzoek = _zaak(request, nummer, "gesprek")
    rij = DELEN["begin"].haal(onderzoek)
    if rij is None:
        return redirect("gesprek_deel", nummer, "a")
    return _bewerk(request, melding, DELEN["begin"], rij)


@alleen_voor(Rol.CONSULENT)
def gesprek_deel(request: HttpRequest, nummer: str, deel: str) -> HttpResponse:
    """One part: a page with one form, or a list to which somebody can be added."""
    onderdeel = DELEN.get(deel)
    if onderdeel is None or deel == "begin":
        raise Http404
    melding, onderzoek = _zaak(request, nummer, f"gesprek, {deel}")
    if isinstance(onderdeel, Lijst):
        return _lijst(request, melding, onderzoek, onderdeel)
    haal = onderdeel.leeg if onderdeel.leeg and _stil(request) else onderdeel.haal
    return _bewerk(request, melding, onderdeel, haal(onderzoek))


@alleen_voor(Rol.CONSULENT)
def gesprek_rij(request: HttpRequest, nummer: str, deel: str, rij: int) -> HttpResponse:
    """One person or one request of a list."""
    lijst = _lijst_met(deel)
    melding, onderzoek = _zaak(request, nummer, f"gesprek, {deel}")
    return _bewerk(request, melding, lijst, _rij(lijst, onderzoek, rij))


@alleen_voor(Rol.CONSULENT)
def gesprek_weghalen(request: HttpRequest, nummer: str, deel: str, rij: int) -> HttpResponse:
    """Take somebody off a list, after a page that says what is lost."""
    lijst = _lijst_met(deel)
    if lijst.haal_weg is None:
        raise Http404
    melding, onderzoek = _zaak(request, nummer, f"gesprek, {deel}")
    gekozen = _rij(lijst, onderzoek, rij)
    if request.method == "POST":
        lijst.haal_weg(gekozen, op=klok.vandaag(), door=gebruiker_van(request))
        messages.success(request, "Weggehaald.")
        return redirect("gesprek_deel", nummer, deel)
    inhoud = {"melding": melding, "lijst": lijst, "rij": gekozen, "terug": adres_van(nummer, deel)}
    return render(request, "onderzoek/gesprek_weghalen.html", inhoud)


def _zaak(request: HttpRequest, nummer: str, wat: str) -> tuple[Melding, Onderzoek]:
    """The case and its investigation. Saving by itself shows nothing, so it is no view to log (X-17)."""
    if _stil(request):
        onderzoeken = Onderzoek.objects.zichtbaar_voor(gebruiker_van(request)).select_related("melding")
        onderzoek = get_object_or_404(onderzoeken, melding__nummer=nummer)
        return onderzoek.melding, onderzoek
    melding = haal_zaak(request, nummer, wat=wat)
    return melding, onderzoek_van(melding)


def _stil(request: HttpRequest) -> bool:
    return request.method == "POST" and request.headers.get("Accept") == "application/json"


def _lijst_met(code: str) -> Lijst:
    lijst = DELEN.get(code)
    if not isinstance(lijst, Lijst):
        raise Http404
    return lijst


def _rij(lijst: Lijst, onderzoek: Onderzoek, pk: int) -> Any:
    rijen = lijst.soort.objects.select_related("onderzoek__melding__gemeente", "bewaard_door")
    return get_object_or_404(rijen, pk=pk, onderzoek=onderzoek)


# --- one part -------------------------------------------------------------------------------------


def _bewerk(request: HttpRequest, melding: Melding, deel: Deel | Lijst, rij: Gespreksdeel) -> HttpResponse:
    vandaag = klok.vandaag()
    if request.method != "POST":
        return _toon(request, melding, deel, rij, _formulier(deel, rij, vandaag))
    formulier = _formulier(deel, rij, vandaag, request.POST)
    uitslagen: list[Uitslag] = []
    gelukt = formulier.verwerk(
        lambda antwoord: uitslagen.append(
            deel.bewaar(rij, formulier, _blad(antwoord), op=vandaag, door=gebruiker_van(request))
        )
    )
    if _stil(request):
        return _antwoord(formulier, uitslagen, melding)
    if not gelukt:
        return _toon(request, melding, deel, rij, formulier)
    if uitslagen[0].botst:
        return _leg_voor(request, melding, deel, uitslagen[0].deel, formulier)
    return redirect(_waarheen(request, melding, deel))


def _formulier(deel: Deel | Lijst, rij: Any, vandaag: date, data: Any = None) -> DeelFormulier:
    extra = {"huisgenoten": list(rij.onderzoek.huisgenoten.all())} if isinstance(rij, Herverdeling) else {}
    begin = deel.formulier.beginwaarden(rij) | {"versie": rij.versie, "blad": nieuw_blad()}
    return deel.formulier(data, vandaag=vandaag, initial=begin, **extra)


def _blad(antwoord: dict[str, Any]) -> Blad:
    return Blad(antwoord["versie"] or 0, antwoord["blad"], klok.nu())


def _antwoord(formulier: DeelFormulier, uitslagen: list[Uitslag], melding: Melding) -> JsonResponse:
    """What the script of the page must know; never the words themselves."""
    if formulier.errors:
        return JsonResponse({"zin": next(iter(formulier.errors.values()))[0]}, status=422)
    uitslag = uitslagen[0]
    if uitslag.botst:
        return JsonResponse({"zin": BOTSING}, status=409)
    return JsonResponse(
        {
            "versie": uitslag.deel.versie,
            "bewaard": _tijd(uitslag.deel),
            "waarschuwingen": _waarschuwingen(uitslag.deel),
        }
    )


def _tijd(deel: Gespreksdeel) -> str:
    return schrijf(deel.bewaard_om.astimezone(get_current_timezone()), "G.i") if deel.bewaard_om else ""


def _waarschuwingen(rij: Any) -> list[str]:
    return list(waarschuwingen(rij, list(rij.onderzoek.huisgenoten.all()))) if isinstance(rij, Huishouden) else []


def _toon(
    request: HttpRequest, melding: Melding, deel: Deel | Lijst, rij: Any, formulier: DeelFormulier
) -> HttpResponse:
    delen = _delen(melding)
    inhoud = {
        "melding": melding,
        "deel": deel,
        "rij": rij,
        "form": formulier,
        "delen": delen,
        "plaats": _plaats(deel, delen),
        "is_rij": isinstance(deel, Lijst),
        "mag_weg": getattr(deel, "haal_weg", None) is not None,
        "lijst_adres": adres_van(melding.nummer, deel.code),
        "prompts": getattr(deel, "prompts", ()),
        "waarschuwingen": _waarschuwingen(rij),
        "plan": uit_het_plan(melding, deel.code),
        "tarief": _tarief(melding) if deel.code in ("begin", "g") else None,
        "bewaard": _tijd(rij),
    }
    return render(request, "onderzoek/gesprek_deel.html", inhoud)


def _delen(melding: Melding) -> list[Any]:
    return voortgang(met_gespreksvoortgang(Onderzoek.objects.all()).get(melding=melding), melding.nummer)


def _plaats(deel: Deel | Lijst, delen: list[Any]) -> dict[str, Any]:
    """Which step this is, of how many, and how many are done."""
    codes = [regel.code for regel in delen]
    klaar = sum(regel.hoever == "Klaar" for regel in delen)
    return {"nummer": codes.index(deel.code) + 1, "aantal": len(codes), "klaar": klaar}


def _tarief(melding: Melding) -> dict[str, str]:
    """The highest amount per month today (O-23); unknown stays unknown."""
    gevonden = parameters.zoek(melding.gemeente, ["eb_tarief"], klok.vandaag()).get("eb_tarief")
    return {"bedrag": gevonden.waarde.replace(".", ",") if gevonden else ""}


def _waarheen(request: HttpRequest, melding: Melding, deel: Deel | Lijst) -> str:
    """Where the pressed button leads: the part before or after this one, the list, or the case."""
    naar = request.POST.get("naar")
    if isinstance(deel, Lijst) or naar == "hier":
        return adres_van(melding.nummer, deel.code)
    codes = list(DELEN)
    doel = codes.index(deel.code) + (-1 if naar == "vorige" else 1)
    return adres_van(melding.nummer, codes[doel]) if 0 <= doel < len(codes) else melding.get_absolute_url()


# --- two versions ---------------------------------------------------------------------------------


def _leg_voor(
    request: HttpRequest, melding: Melding, deel: Deel | Lijst, nu: Any, getypt: DeelFormulier
) -> HttpResponse:
    return leg_voor(
        request,
        melding,
        naam=deel.naam,
        zin=f"{nu.bewaard_door} bewaarde ‘{deel.naam}’ om {_tijd(nu)}, terwijl u ermee bezig was.",
        nu=deel.formulier.beginwaarden(nu),
        getypt=getypt,
        maak=lambda data: _formulier(deel, nu, klok.vandaag(), data),
        merken={"versie": str(nu.versie), "blad": nieuw_blad()},
    )


# --- lists ----------------------------------------------------------------------------------------


def _lijst(request: HttpRequest, melding: Melding, onderzoek: Onderzoek, lijst: Lijst) -> HttpResponse:
    vandaag = klok.vandaag()
    formulier = lijst.nieuw(request.POST if request.method == "POST" else None, vandaag=vandaag)
    nieuw: list[Any] = []
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: nieuw.append(
            lijst.voeg_toe(onderzoek, formulier.feiten(), _blad(antwoord), op=vandaag, door=gebruiker_van(request))
        )
    ):
        return redirect("gesprek_rij", melding.nummer, lijst.code, nieuw[0].pk)
    delen = _delen(melding)
    codes = list(DELEN)
    plek = codes.index(lijst.code)
    inhoud = {
        "melding": melding,
        "deel": lijst,
        "rijen": [_regel(rij, vandaag) for rij in getattr(onderzoek, lijst.verzameling).all()],
        "form": formulier,
        "delen": delen,
        "plaats": _plaats(lijst, delen),
        "vorige": adres_van(melding.nummer, codes[plek - 1]),
        "volgende": adres_van(melding.nummer, codes[plek + 1]) if plek + 1 < len(codes) else "",
    }
    return render(request, "onderzoek/gesprek_lijst.html", inhoud)


def _regel(rij: Any, vandaag: date) -> dict[str, Any]:
    """What a list tells of a row: who or what, and the one thing that matters."""
    if isinstance(rij, Huisgenoot):
        stand = rij.norm.value if rij.in_huishouden else rij.get_woont_display()
        return {"pk": rij.pk, "naam": rij.naam, "meer": rij.get_relatie_display(), "stand": stand.capitalize()}
    if hasattr(rij, "gevraagd"):
        stand = rij.get_reactie_display() or "Nog geen antwoord"
        return {"pk": rij.pk, "naam": rij.gevraagd, "meer": schrijf_datum(rij.gevraagd_op), "stand": stand}
    merken = [woord for veld, woord in _MERKEN if getattr(rij, veld)]
    stand = f"Overbelast: {rij.get_overbelast_display().lower()}" if rij.overbelast else "Nog geen uitkomst"
    meer = ", ".join([rij.get_relatie_display(), *merken])
    return {"pk": rij.pk, "naam": rij.naam, "meer": meer, "stand": stand}
