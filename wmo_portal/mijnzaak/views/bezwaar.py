"""Bezwaar in Mijn zaak: the decisions and until when, making it, how it stands, adding to it, taking it back."""

import re
import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from beschikkingen.models import Bezwaar
from beschikkingen.services.eigenbezwaar import (
    Aanvulling,
    Bezwaarformulier,
    maak_bezwaar,
    trek_eigen_bezwaar_in,
    vul_bezwaar_aan,
)
from meldingen import klok
from meldingen.models import Machtiging
from meldingen.services.documenten import Bestand, lees
from meldingen.toegang import Eigenzaak, haal_eigen_zaak, mijn_zaak
from meldingen.views.wie import wie_nu
from wmo_portal.mijnzaak.bezwaarstand import Bezwaarkaart, Bezwaarstand, bezwaarstand_van, kies, naam_van
from wmo_portal.mijnzaak.forms.bezwaar import HOREN, AanvulFormulier, BezwaarFormulier, StopBezwaarFormulier
from wmo_portal.mijnzaak.views.deel import handel_eigen_af, toon
from wmo_portal.mijnzaak.views.volgen import EINDEN

BEREIK = (Machtiging.Bereik.BEZWAAR,)
_SLEUTEL = re.compile(r"[0-9a-f]{32}")


@mijn_zaak
def bezwaar(request: HttpRequest, nummer: str) -> HttpResponse:
    """The decisions, how a bezwaar stands, and the form as long as there is a decision to make bezwaar against."""
    eigen = haal_eigen_zaak(request, nummer, wat="bezwaar in mijn zaak", bereik=BEREIK)
    stand = bezwaarstand_van(eigen, klok.vandaag())
    if not stand.besluiten:
        raise Http404
    formulier = _formulier(request, eigen, stand) if stand.te_bestrijden else None

    def maak(antwoord: dict[str, Any]) -> Bezwaar:
        besluit = next(rij for rij in stand.te_bestrijden if str(rij.pk) == antwoord["besluit"])
        gekozen = Bezwaarformulier(
            sleutel=antwoord["sleutel"],
            naam=antwoord["naam"],
            gronden=antwoord["gronden"],
            redenen_later=antwoord["later"],
            wil_gehoord=HOREN[antwoord["horen"]],
            reden_te_laat=antwoord.get("reden_te_laat", ""),
            bijlagen=_bestanden(formulier),
            gemachtigde=eigen.gemachtigde,
            straat=antwoord.get("straat", ""),
            postcode_plaats=antwoord.get("postcode_plaats", ""),
        )
        return maak_bezwaar(besluit, gekozen, **wie_nu(request))

    if request.method == "POST" and (_al_ontvangen(request, eigen) or (formulier and formulier.verwerk(maak))):
        messages.success(request, _("Wij hebben uw bezwaar ontvangen. Hieronder staat wat er nu gebeurt."))
        return redirect("mijn_bezwaar", nummer=nummer)
    return toon(request, eigen, "mijn_zaak/bezwaar.html", form=formulier, stand=stand)


@mijn_zaak
def stuk(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """A letter about one of the decisions, or a paper of a bezwaar: what the page of bezwaar leads to."""
    eigen = haal_eigen_zaak(request, nummer, wat="stuk bij het bezwaar", bereik=BEREIK)
    leesbaar = bezwaarstand_van(eigen, klok.vandaag()).leesbare_stukken
    gevonden = next((rij for rij in leesbaar if rij.pk == pk), None)
    if gevonden is None:
        raise Http404
    antwoord = HttpResponse(lees(gevonden), content_type=gevonden.mediatype)
    naam = f"{nummer}-{slugify(gevonden.titel)}.{EINDEN.get(gevonden.mediatype, 'bin')}"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord


@mijn_zaak
def aanvullen(request: HttpRequest, nummer: str, bezwaar: int) -> HttpResponse:
    """The reasons that were to follow, or something more."""
    eigen = haal_eigen_zaak(request, nummer, wat="bezwaar aanvullen", bereik=BEREIK)
    kaart = _kaart(eigen, bezwaar)
    if not kaart.bezwaar.is_open:
        return _al_klaar(request, nummer)
    formulier = AanvulFormulier(
        request.POST or None, request.FILES or None, initial={"sleutel": uuid.uuid4().hex, "naam": ""}
    )

    def vul_aan(antwoord: dict[str, Any]) -> None:
        gekozen = Aanvulling(
            antwoord["sleutel"], antwoord["naam"], antwoord["tekst"], _bestanden(formulier), eigen.gemachtigde
        )
        vul_bezwaar_aan(kaart.bezwaar, gekozen, **wie_nu(request))

    return handel_eigen_af(
        request, eigen, formulier, vul_aan,
        kop=_("Iets toevoegen aan uw bezwaar"),
        gelukt=_("Wij hebben uw aanvulling ontvangen. De jurist leest haar."),
        naar=reverse("mijn_bezwaar", args=[nummer]),
        sjabloon="mijn_zaak/bezwaar_aanvullen.html",
        kaart=kaart,
    )  # fmt: skip


@mijn_zaak
def intrekken(request: HttpRequest, nummer: str, bezwaar: int) -> HttpResponse:
    """Awb 6:21, in writing and signed."""
    eigen = haal_eigen_zaak(request, nummer, wat="bezwaar intrekken", bereik=BEREIK)
    kaart = _kaart(eigen, bezwaar)
    if not kaart.bezwaar.is_open:
        return _al_klaar(request, nummer)
    return handel_eigen_af(
        request, eigen, StopBezwaarFormulier(request.POST or None),
        lambda antwoord: trek_eigen_bezwaar_in(
            kaart.bezwaar, naam=antwoord["naam"], gemachtigde=eigen.gemachtigde, **wie_nu(request)
        ),
        kop=_("Uw bezwaar intrekken"),
        gelukt=_("Uw bezwaar is ingetrokken."),
        naar=reverse("mijn_bezwaar", args=[nummer]),
        sjabloon="mijn_zaak/bezwaar_intrekken.html",
        kaart=kaart,
    )  # fmt: skip


def _formulier(request: HttpRequest, eigen: Eigenzaak, stand: Bezwaarstand) -> BezwaarFormulier:
    zin = _("%(besluit)s van %(dag)s")
    keuzes = [
        (str(rij.pk), zin % {"besluit": naam_van(rij), "dag": date_format(rij.bekendgemaakt_op, "j F Y")})
        for rij in stand.te_bestrijden
    ]
    begin = {"sleutel": uuid.uuid4().hex} | ({"besluit": keuzes[0][0]} if len(keuzes) == 1 else {})
    return BezwaarFormulier(
        request.POST or None,
        request.FILES or None,
        besluiten=keuzes,
        is_client=eigen.is_client,
        kan_te_laat=stand.is_late_keuze,
        initial=begin,
    )


def _al_ontvangen(request: HttpRequest, eigen: Eigenzaak) -> bool:
    """Whether this very page was sent before: pressing twice is one bezwaar, and says the same."""
    sleutel = request.POST.get("sleutel", "")
    if not _SLEUTEL.fullmatch(sleutel):
        return False
    return Bezwaar.objects.filter(melding=eigen.melding, formulier_sleutel=sleutel).exists()


def _bestanden(formulier: Any) -> tuple[Bestand, ...]:
    return tuple(Bestand(rij.read(), rij.content_type or "", rij.name or "") for rij in formulier.gekozen())


def _kaart(eigen: Eigenzaak, pk: int) -> Bezwaarkaart:
    """The bezwaar with this key when it was made by or for this client, else 404."""
    kaart = kies(bezwaarstand_van(eigen, klok.vandaag()).bezwaren, pk)
    if kaart is None:
        raise Http404
    return kaart


def _al_klaar(request: HttpRequest, nummer: str) -> HttpResponse:
    messages.info(request, _("Dit bezwaar is klaar. Er valt niets meer aan te veranderen."))
    return redirect("mijn_bezwaar", nummer=nummer)
