"""The verslag: composing, comparing versions, checking and sending."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meldingen import klok
from meldingen.models import Melding
from meldingen.rollen import DOSSIER, Rol
from meldingen.toegang import alleen_voor, gebruiker_van, haal_zaak
from onderzoek.aanspreken import derde_persoon
from onderzoek.forms import ToetsFormulier, VergelijkFormulier, VerslagFormulier, VerzendFormulier
from onderzoek.models import Verslag, Verslagversie
from onderzoek.samenstellen import CRVB, Feiten, conclusie, is_opgelost, stel_samen, voorstel
from onderzoek.services.verslag import VELDEN, Verslagtekst, stel_verslag_op, verzend_verslag
from onderzoek.services.verslagbundel import mogelijke_stukken
from onderzoek.services.verslagtoets import toets_nodig, toets_verslag
from onderzoek.services.verslagversie import ALLE_KOPPEN, feiten_van, laatste_versie, versies_van
from onderzoek.vergelijken import vergelijk
from onderzoek.views.deel import eigen_woorden, laatste_verslag, onderzoek_van


@alleen_voor(Rol.CONSULENT)
def verslag(request: HttpRequest, nummer: str) -> HttpResponse:
    """Draw up the verslag (TR-10): composed from the facts, edited, each time a version of its own."""
    melding = haal_zaak(request, nummer, wat="verslag")
    onderzoek_van(melding)
    feiten = feiten_van(melding)
    blokken = stel_samen(feiten)
    laatste = Verslag.objects.filter(melding=melding).first()
    versie = laatste_versie(laatste) if laatste else None
    formulier = VerslagFormulier(
        request.POST or None,
        vandaag=klok.vandaag(),
        blokken=blokken,
        heeft_plan=bool(feiten.doelen),
        initial=_beginwaarden(feiten, laatste, versie),
    )
    if request.method == "POST" and formulier.verwerk(
        lambda _: stel_verslag_op(
            melding,
            Verslagtekst(**formulier.besluit(), onderdelen=formulier.tekst()),
            op=klok.vandaag(),
            door=gebruiker_van(request),
        )
    ):
        messages.success(request, "Het verslag is opgesteld. Controleer het en verzend het.")
        return redirect(melding)
    inhoud = {
        "form": formulier,
        "melding": melding,
        "versie": versie,
        "stappen": [(naam, [ALLE_KOPPEN[code] for code in codes]) for naam, codes in CRVB],
        **eigen_woorden(melding),
        "gewijzigd": _nieuwer_dan(versie, voorstel(blokken)),
        "niet_u": _zonder_u(melding, versie.onderdelen if versie else voorstel(blokken)),
    }
    return render(request, "onderzoek/verslag.html", inhoud)


@alleen_voor(*DOSSIER)
def verslag_versies(request: HttpRequest, nummer: str) -> HttpResponse:
    """Two versions side by side, word by word; without a choice the newest two."""
    melding = haal_zaak(request, nummer, wat="versies van het verslag")
    versies = {str(rij): rij for rij in versies_van(melding)}
    keuzes = [(naam, f"Versie {naam}, {rij.door}") for naam, rij in versies.items()]
    namen = list(versies)
    gekozen = [request.GET.get("oud", ""), request.GET.get("nieuw", "")]
    oud, nieuw = gekozen if set(gekozen) <= set(namen) else ([*namen[:2], *namen, "", ""][:2][::-1])
    inhoud: dict[str, Any] = {
        "melding": melding,
        "form": VergelijkFormulier(versies=keuzes, initial={"oud": oud, "nieuw": nieuw}),
        "versies": list(versies.values()),
        **eigen_woorden(melding),
    }
    if namen:
        inhoud |= {"oud": versies[oud], "nieuw": versies[nieuw]}
        inhoud["regels"] = vergelijk(versies[oud].onderdelen, versies[nieuw].onderdelen, ALLE_KOPPEN)
    return render(request, "onderzoek/verslag_versies.html", inhoud)


@alleen_voor(Rol.KWALITEIT, Rol.TEAMLEIDER)
def verslag_toets(request: HttpRequest, nummer: str) -> HttpResponse:
    """A colleague reads the newest version and says whether it may leave (V-03, TR-11)."""
    melding = haal_zaak(request, nummer, wat="verslag toetsen")
    laatste = laatste_verslag(melding)
    versie = laatste_versie(laatste)
    formulier = ToetsFormulier(request.POST or None)
    if (
        request.method == "POST"
        and versie
        and formulier.verwerk(
            lambda antwoord: toets_verslag(
                versie,
                is_akkoord=antwoord["oordeel"] == "ja",
                reden=antwoord["reden"],
                op=klok.vandaag(),
                door=gebruiker_van(request),
            )
        )
    ):
        messages.success(request, "Uw oordeel over het verslag is vastgelegd.")
        return redirect(melding)
    return render(request, "onderzoek/verslag_toets.html", _leesbaar(melding, laatste, versie) | {"form": formulier})


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def verslag_verzenden(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-12, after a page that says what will happen: a sent verslag cannot be taken back."""
    melding = haal_zaak(request, nummer, wat="verslag verzenden")
    laatste = laatste_verslag(melding)
    stukken = mogelijke_stukken(laatste)
    formulier = VerzendFormulier(
        request.POST if request.method == "POST" else None,
        stukken=[(str(rij.pk), f"{rij.titel}, {rij.op:%d-%m-%Y}") for rij in stukken],
    )
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: verzend_verslag(
            laatste,
            stukken=[rij for rij in stukken if str(rij.pk) in antwoord.get("stukken", [])],
            op=klok.vandaag(),
            door=gebruiker_van(request),
        )
    ):
        messages.success(request, "Het verslag gaat met de begeleidende brief op de post.")
        return redirect(melding)
    inhoud = _leesbaar(melding, laatste, laatste_versie(laatste))
    return render(request, "onderzoek/verslag_verzenden.html", inhoud | {"form": formulier})


def _leesbaar(melding: Melding, verslag: Verslag, versie: Verslagversie | None) -> dict[str, Any]:
    """The text of this version to read, and what stands in the way of sending it."""
    tekst = versie.onderdelen if versie else {}
    toets = getattr(versie, "toets", None) if versie else None
    return {
        "melding": melding,
        "verslag": verslag,
        "versie": versie,
        "delen": [(kop, tekst[code]) for code, kop in ALLE_KOPPEN.items() if tekst.get(code)],
        "toets": toets,
        "toets_nodig": toets is None and verslag.vastgesteld_op is None and toets_nodig(verslag),
    }


def _beginwaarden(feiten: Feiten, verslag: Verslag | None, versie: Verslagversie | None) -> dict[str, Any]:
    """What was saved before; without that, what follows from the weighing."""
    if verslag is None:
        afweging = feiten.afweging or {}
        opgelost = is_opgelost(afweging)
        uitkomst = Verslag.Uitkomst.OPGELOST if opgelost else Verslag.Uitkomst.OVERIG
        return {"conclusie": conclusie(afweging), "uitkomst": uitkomst} if afweging else {}
    begin: dict[str, Any] = dict(versie.onderdelen) if versie else {}
    begin |= {naam: getattr(verslag, naam) for naam in VELDEN}
    return begin | {"zorgplan_nodig": "ja" if verslag.zorgplan_nodig else "nee"}


def _nieuwer_dan(versie: Verslagversie | None, nu: dict[str, str]) -> list[tuple[str, str]]:
    """The parts for which the facts of now propose another text than the version has."""
    if versie is None:
        return []
    tekst = versie.onderdelen
    return [(ALLE_KOPPEN[code], zin) for code, zin in nu.items() if zin != tekst.get(code, zin)]


def _zonder_u(melding: Melding, onderdelen: dict[str, str]) -> list[tuple[str, str]]:
    """Heading and sentence of each part that speaks about the client instead of to the client."""
    gevonden = derde_persoon(onderdelen, melding.client.achternaam)
    return [(ALLE_KOPPEN[code], zin) for code, zin in gevonden.items() if code in ALLE_KOPPEN]
