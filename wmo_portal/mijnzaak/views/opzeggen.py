"""Give up help or an aid, in Mijn zaak and without signing in after a death (H-13, H-15, H-16, H-17; D-42)."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from beschikkingen.models import Opzegging
from beschikkingen.services import opzegging as acties
from beschikkingen.services.stopbrieven import ontvangen
from meldingen import klok
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Machtiging, Melding
from meldingen.navigatie import gemeente_van
from meldingen.services.documenten import lees
from meldingen.services.inwonerstukken import stuk_voor_inwoner
from meldingen.toegang import Eigenzaak, haal_eigen_zaak, mijn_zaak, openbaar
from meldingen.views.drempel import weiger_als_te_vaak
from wmo_portal.mijnzaak.forms.opzeggen import NabestaandeFormulier, OpzegFormulier
from wmo_portal.mijnzaak.views.deel import toon
from wmo_portal.mijnzaak.views.pdf import als_pdf

BEREIK = (Machtiging.Bereik.AANVRAAG,)


@mijn_zaak
def opzeggen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Which help, why, from when; by the client or with a machtiging."""
    eigen = haal_eigen_zaak(request, nummer, wat="opzeggen", bereik=BEREIK)
    vandaag = klok.vandaag()
    formulier = OpzegFormulier(
        request.POST or None,
        vandaag=vandaag,
        keuzes=[(str(rij.pk), str(rij)) for rij in acties.op_te_zeggen(eigen.melding, vandaag)],
        is_client=eigen.is_client,
        initial={"sleutel": uuid.uuid4().hex, "telefoon": eigen.melding.client.telefoon if eigen.is_client else ""},
    )
    gemaakt: list[Opzegging] = []

    def zeg_op(antwoord: dict[str, Any]) -> None:
        antwoord["voorzieningen"] = tuple(int(sleutel) for sleutel in antwoord.get("voorzieningen", ()))
        nieuw = acties.NieuweOpzegging(
            kanaal=Melding.Kanaal.FORMULIER,
            ontvangen_op=vandaag,
            naam=eigen.gemachtigde,
            is_gemachtigd=not eigen.is_client,
            **antwoord,
        )
        gemaakt.append(acties.ontvang_opzegging(eigen.melding, nieuw, op=vandaag, door=eigen.gebruiker))

    if request.method == "POST" and formulier.verwerk(zeg_op):
        return redirect("mijn_opzegging", nummer=nummer, pk=gemaakt[0].pk)
    kop, eerder = _("Hulp of een hulpmiddel opzeggen"), eigen.melding.opzeggingen.all()
    return toon(request, eigen, "mijn_zaak/opzeggen.html", form=formulier, kop=kop, eerder=eerder)


@mijn_zaak
def opzegging(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """It was received: what was sent, what happens now, and once it was processed what was agreed."""
    eigen = haal_eigen_zaak(request, nummer, wat="opzegging", bereik=BEREIK)
    rij = get_object_or_404(Opzegging, pk=pk, melding=eigen.melding)
    afspraak = ontvangen(rij, klok.vandaag())
    return toon(
        request, eigen, "mijn_zaak/opzegging.html", opzegging=rij, hulp=afspraak.hulp, afspraak=afspraak,
        brief=_brief(eigen, rij),
    )  # fmt: skip


def _brief(eigen: Eigenzaak, rij: Opzegging) -> Document | None:
    """The letter about it (D-26), when it has left and this person may read letters."""
    if not eigen.mag(Machtiging.Bereik.STUKKEN):
        return None
    begin = f"D-26:{eigen.melding.pk}:opzegging:{rij.pk}"
    gevonden = Document.objects.filter(sleutel__in=(begin, f"{begin}:door")).order_by("-pk").first()
    return stuk_voor_inwoner(eigen.melding, gevonden.pk, is_client=eigen.is_client) if gevonden else None


@mijn_zaak
def stuk(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """D-42 as it was filled in, to keep."""
    eigen = haal_eigen_zaak(request, nummer, wat="opzegformulier", bereik=BEREIK)
    document = get_object_or_404(Document, opzegging=pk, melding=eigen.melding)
    return als_pdf(lees(document), "opzegging.pdf")


@openbaar
def openbaar_opzeggen(request: HttpRequest) -> HttpResponse:
    """After a death: whoever calls, gets the same answer, whether the client is known or not."""
    gemeente = gemeente_van(request)
    if gemeente is None:
        return redirect("start")
    vandaag = klok.vandaag()
    formulier = NabestaandeFormulier(request.POST or None, vandaag=vandaag, initial={"sleutel": uuid.uuid4().hex})

    def zeg_op(antwoord: dict[str, Any]) -> None:
        if antwoord.pop("website"):
            return
        weiger_als_te_vaak(request, "opzeggen", hoogstens="10/h")
        overledene = acties.Overledene(
            naam=antwoord.pop("client_naam"),
            geboortedatum=antwoord.pop("client_geboortedatum"),
            postcode=antwoord.pop("client_postcode"),
        )
        nieuw = acties.NieuweOpzegging(
            reden=Opzegging.Reden.OVERLIJDEN, kanaal=Melding.Kanaal.FORMULIER, ontvangen_op=vandaag, **antwoord
        )
        acties.ontvang_van_nabestaande(gemeente, nieuw, overledene, op=vandaag)

    if request.method == "POST" and formulier.verwerk(zeg_op):
        return redirect("opgezegd")
    return render(request, "mijn_zaak/openbaar_opzeggen.html", {"form": formulier, "gemeente": gemeente})


@openbaar
def opgezegd(request: HttpRequest) -> HttpResponse:
    """What happens now; it says nothing about whom it was about."""
    gemeente = gemeente_van(request)
    if gemeente is None:
        return redirect("start")
    return render(request, "mijn_zaak/opgezegd.html", {"gemeente": gemeente})


@openbaar
def formulier_op_papier(request: HttpRequest) -> HttpResponse:
    """D-42, empty, for whoever wants to write (K-07)."""
    gemeente = gemeente_van(request)
    if gemeente is None:
        return redirect("start")
    try:
        weiger_als_te_vaak(request, "opzegformulier", hoogstens="30/h")
        inhoud = acties.leeg_formulier(gemeente, klok.vandaag())
    except Geweigerd as fout:
        messages.error(request, str(fout))
        return redirect("opzeggen")
    return als_pdf(inhoud, "hulp-opzeggen.pdf")
