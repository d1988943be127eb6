"""Give, show and end a machtiging, and couple one with a code (A-17, Awb 2:1, M-10)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from meldingen import klok
from meldingen.models import Machtiging
from meldingen.services import eigenmachtiging as acties
from meldingen.services.machtiging import trek_machtiging_in
from meldingen.toegang import Eigenzaak, gebruiker_van, haal_eigen_zaak, mijn_zaak
from meldingen.views.drempel import weiger_als_te_vaak
from wmo_portal.mijnzaak.bereik import IN_WOORDEN
from wmo_portal.mijnzaak.forms.machtiging import (
    PERSOON,
    CodeFormulier,
    EigenMachtigingFormulier,
    MachtigingStopFormulier,
)
from wmo_portal.mijnzaak.views.deel import toon
from wmo_portal.mijnzaak.views.pdf import als_pdf


@mijn_zaak
def machtigingen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Who may act for me, and a form for the next one; for the client only."""
    eigen = haal_eigen_zaak(request, nummer, wat="mijn machtigingen", alleen_client=True)
    vandaag = klok.vandaag()
    organisaties = {str(rij.pk): rij for rij in acties.ondersteuners(eigen.melding)}
    formulier = EigenMachtigingFormulier(
        request.POST or None,
        vandaag=vandaag,
        organisaties=[(sleutel, _("Cliëntondersteuning: %s") % rij.naam) for sleutel, rij in organisaties.items()],
        initial={"van": vandaag},
    )
    gemaakt: list[Machtiging] = []

    def geef(antwoord: dict[str, Any]) -> None:
        is_mens = antwoord["wie"] == PERSOON
        nieuw = acties.EigenMachtiging(
            waarvoor=tuple(antwoord["waarvoor"]),
            van=antwoord["van"],
            tot=antwoord["tot"],
            naam=antwoord["naam"] if is_mens else "",
            soort=antwoord["soort"] if is_mens else "",
            organisatie=None if is_mens else organisaties[antwoord["wie"]],
        )
        gemaakt.append(acties.geef_machtiging(eigen.melding, nieuw, op=vandaag, door=eigen.gebruiker))

    if request.method == "POST" and formulier.verwerk(geef):
        messages.success(request, _("U hebt de machtiging gegeven en getekend."))
        return redirect("mijn_machtiging", nummer=nummer, pk=gemaakt[0].pk)
    rijen = [_regel(rij) for rij in eigen.melding.client.machtigingen.select_related("relatie", "organisatie")]
    return toon(request, eigen, "mijn_zaak/machtigingen.html", form=formulier, rijen=rijen)


@mijn_zaak
def machtiging(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """What was given, the code as long as it holds, and the way to end it."""
    eigen, rij = _eigen_machtiging(request, nummer, pk)
    vandaag = klok.vandaag()
    formulier = MachtigingStopFormulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.verwerk(
        lambda _antwoord: trek_machtiging_in(eigen.melding, rij, op=vandaag, door=eigen.gebruiker)
    ):
        messages.success(request, _("De machtiging is gestopt. Vanaf vandaag ziet deze persoon niets meer."))
        return redirect("mijn_machtigingen", nummer=nummer)
    return toon(
        request, eigen, "mijn_zaak/machtiging.html", form=formulier, regel=_regel(rij),
        code=acties.te_tonen_code(rij, vandaag), is_gestopt=bool(rij.ingetrokken_op or rij.geweigerd_op),
    )  # fmt: skip


@mijn_zaak
def brief(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """D-41 as PDF, with the code as long as it holds."""
    eigen, rij = _eigen_machtiging(request, nummer, pk)
    if rij.getekend_op is None or rij.geweigerd_op is not None:
        raise Http404
    vandaag = klok.vandaag()
    code = acties.te_tonen_code(rij, vandaag)
    return als_pdf(acties.machtigingsbrief(eigen.melding, rij, code=code, op=vandaag), f"{nummer}-machtiging.pdf")


@mijn_zaak
def code(request: HttpRequest) -> HttpResponse:
    """Who was given a code, couples it with the own DigiD. A wrong and an expired code get the same answer."""
    formulier = CodeFormulier(request.POST or None)

    def koppel(antwoord: dict[str, Any]) -> None:
        weiger_als_te_vaak(request, "machtigingscode", hoogstens="10/h")
        acties.koppel_machtiging(antwoord["code"], op=klok.vandaag(), door=gebruiker_van(request))

    if request.method == "POST" and formulier.verwerk(koppel):
        messages.success(request, _("Het is gelukt. U kunt nu de zaak van deze persoon openen."))
        return redirect("mijn_clienten")
    return render(request, "mijn_zaak/machtigingscode.html", {"form": formulier})


@mijn_zaak
def clienten(request: HttpRequest) -> HttpResponse:
    """For whom I may act: the clients who gave me, or my organisation, a machtiging that holds today."""
    rijen = [_regel(rij) for rij in acties.clienten_van(gebruiker_van(request), klok.vandaag())]
    return render(request, "mijn_zaak/clienten.html", {"rijen": rijen})


def _eigen_machtiging(request: HttpRequest, nummer: str, pk: int) -> tuple[Eigenzaak, Machtiging]:
    eigen = haal_eigen_zaak(request, nummer, wat="mijn machtiging", alleen_client=True)
    rijen = Machtiging.objects.select_related("relatie", "organisatie")
    return eigen, get_object_or_404(rijen, pk=pk, client=eigen.melding.client_id)


def _regel(rij: Machtiging) -> dict[str, Any]:
    """A machtiging as the pages show it, with what it opens in words."""
    return {
        "rij": rij,
        "geldt": rij.geldt_op(klok.vandaag()),
        "mag": [tekst for bereik, tekst in IN_WOORDEN.items() if bereik in rij.waarvoor],
    }
