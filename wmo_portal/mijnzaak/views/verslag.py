"""Reading and signing: the verslag, own words beside it, and the zorgplan."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from beschikkingen.services.ondertekenen import Verslagantwoord, teken_verslag, vervolg_van, waarom_niet_tekenen
from meldingen import klok
from meldingen.models import Document, Machtiging, Melding
from meldingen.services.documenten import lees
from meldingen.toegang import Eigenzaak, haal_eigen_zaak, mijn_zaak
from meldingen.views.wie import wie_nu
from onderzoek.models import Verslag
from onderzoek.services.keuze import aanvraagbaar
from onderzoek.services.verslagaanvulling import vul_verslag_aan
from onderzoek.services.verslagversie import ALLE_KOPPEN, laatste_versie
from onderzoek.services.zorgplanclient import Zorgplanantwoord, regels_van, teken_zorgplan, zorgplan_bij_client
from wmo_portal.mijnzaak.forms.ondertekenen import AanvullingFormulier, VerslagTekenFormulier, ZorgplanTekenFormulier
from wmo_portal.mijnzaak.views.deel import handel_eigen_af, toon

BEREIK = (Machtiging.Bereik.AANVRAAG,)


@mijn_zaak
def verslag(request: HttpRequest, nummer: str) -> HttpResponse:
    """The text that was sent, and below it the signature: akkoord or not, and whether it is the aanvraag (V-06)."""
    eigen = haal_eigen_zaak(request, nummer, wat="verslag in mijn zaak", bereik=BEREIK)
    melding, stuk = eigen.melding, _verzonden(eigen.melding)
    lijst = aanvraagbaar(melding, klok.vandaag())
    formulier = VerslagTekenFormulier(
        request.POST if request.method == "POST" else None,
        soorten=lijst.keuzes,
        eerst=lijst.eerst,
        initial={"gevraagd": lijst.begin},
    )
    meer = _te_lezen(melding, stuk)
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: teken_verslag(
            stuk, _antwoord(eigen, antwoord, lijst.gekozen(formulier.hulp())), **wie_nu(request)
        )
    ):
        messages.success(request, _("Wij hebben uw handtekening ontvangen."))
        if formulier.cleaned_data["is_aanvraag"] == "ja":
            return redirect("mijn_aanvraag_ontvangen", nummer=melding.nummer)
        return redirect("mijn_verslag", nummer=melding.nummer)
    return toon(request, eigen, "mijn_zaak/verslag.html", form=formulier, verslag=stuk, **meer)


@mijn_zaak
def verslag_pdf(request: HttpRequest, nummer: str) -> HttpResponse:
    """The verslag as it was sent, to keep."""
    eigen = haal_eigen_zaak(request, nummer, wat="verslag als pdf", bereik=BEREIK)
    stuk = _brief(eigen.melding, _verzonden(eigen.melding))
    if stuk is None:
        raise Http404
    antwoord = HttpResponse(lees(stuk), content_type=stuk.mediatype)
    antwoord["Content-Disposition"] = f'inline; filename="{eigen.melding.nummer}-verslag.pdf"'
    return antwoord


@mijn_zaak
def aanvulling(request: HttpRequest, nummer: str) -> HttpResponse:
    """X-11: own words, kept beside the verslag."""
    eigen = haal_eigen_zaak(request, nummer, wat="aanvulling bij het verslag", bereik=BEREIK)
    stuk = _verzonden(eigen.melding)
    return handel_eigen_af(
        request, eigen, AanvullingFormulier(request.POST or None),
        lambda antwoord: vul_verslag_aan(stuk, **antwoord, gemachtigde=eigen.gemachtigde, **wie_nu(request)),
        kop=_("Iets toevoegen aan het verslag"), gelukt=_("Uw woorden staan bij het verslag."),
    )  # fmt: skip


@mijn_zaak
def zorgplan(request: HttpRequest, nummer: str) -> HttpResponse:
    """The zorgplan of the aanbieder, to read and to sign (V-19)."""
    eigen = haal_eigen_zaak(request, nummer, wat="zorgplan in mijn zaak", bereik=BEREIK)
    plan = zorgplan_bij_client(eigen.melding)
    if plan is None:
        return toon(request, eigen, "mijn_zaak/zorgplan.html", plan=None)
    formulier = ZorgplanTekenFormulier(request.POST if request.method == "POST" else None)

    def teken(antwoord: dict[str, Any]) -> None:
        gegeven = antwoord | {"is_akkoord": antwoord["is_akkoord"] == "ja", "gemachtigde": eigen.gemachtigde}
        teken_zorgplan(plan, Zorgplanantwoord(**gegeven), **wie_nu(request))

    if request.method == "POST" and formulier.verwerk(teken):
        messages.success(request, _("U hebt het zorgplan getekend. De gemeente controleert het en neemt een besluit."))
        return redirect("mijn_zorgplan", nummer=eigen.melding.nummer)
    return toon(request, eigen, "mijn_zaak/zorgplan.html", form=formulier, plan=plan, regels=regels_van(plan))


def _verzonden(melding: Melding) -> Verslag:
    """The newest verslag that was sent to the client, or 404."""
    rijen = Verslag.objects.select_related("melding__client", "melding__gemeente")
    stuk = rijen.filter(melding=melding, verzonden_op__isnull=False).order_by("-versie").first()
    if stuk is None:
        raise Http404
    return stuk


def _brief(melding: Melding, verslag: Verslag) -> Document | None:
    return Document.objects.filter(melding=melding, sleutel=f"D-07:{melding.pk}:{verslag.versie}").first()


def _te_lezen(melding: Melding, verslag: Verslag) -> dict[str, Any]:
    versie = laatste_versie(verslag)
    tekst = versie.onderdelen if versie else {}
    return {
        "delen": [(kop, tekst[code]) for code, kop in ALLE_KOPPEN.items() if tekst.get(code)],
        "brief": _brief(melding, verslag),
        "waarom_niet": waarom_niet_tekenen(melding, verslag),
        "vervolg": vervolg_van(melding) if verslag.retour_is_aanvraag else None,
        "aanvullingen": list(verslag.aanvullingen.all()),
    }


def _antwoord(eigen: Eigenzaak, antwoord: dict[str, Any], gevraagd: Any) -> Verslagantwoord:
    is_aanvraag = antwoord["is_aanvraag"] == "ja"
    return Verslagantwoord(
        akkoord=antwoord["akkoord"] == "ja",
        is_aanvraag=is_aanvraag,
        naam=antwoord["naam"],
        reactie=antwoord["reactie"],
        gevraagd=gevraagd if is_aanvraag else (),
        gemachtigde=eigen.gemachtigde,
    )
