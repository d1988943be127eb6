"""One stay on the side of the aanbieder: what the house must know, and what it reports."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from logeerzorg import forms
from logeerzorg.models import Reservering
from logeerzorg.services import annuleren, intake, verblijf
from logeerzorg.services.gasten import gast
from logeerzorg.views.deel import verblijf_van
from meldingen import klok
from meldingen.formulieren import Formulier
from meldingen.rollen import Rol
from meldingen.toegang import alleen_voor
from meldingen.views.wie import wie_nu
from onderzoek.views.deel import handel_af

S = Reservering.Status
VOORAF = (S.OPTIE, S.BEVESTIGD)


@dataclass(frozen=True, slots=True)
class Daad:
    """Something the house reports: what it is called, from which statuses, and the service that does it."""

    kop: str
    formulier: type[Formulier]
    vanuit: tuple[str, ...]
    doe: Callable[..., Any]
    gelukt: str
    # After these the house has nothing more to do with the stay, and does not see it any more.
    is_afscheid: bool = False

    def kan(self, rij: Reservering, vandaag: date) -> bool:
        """Whether it can be done now; the service has the last word."""
        if rij.status not in self.vanuit:
            return False
        if self.formulier in (forms.IntakeFormulier, forms.IntakeGereedFormulier):
            return rij.intake_gereed_op is None
        if self.formulier in (forms.AankomstFormulier, forms.NietVerschenenFormulier):
            return rij.aankomst <= vandaag
        return True


def _op_moment(dienst: Callable[..., Any]) -> Callable[..., Any]:
    return lambda rij, formulier, wie: dienst(rij, om=formulier.om, **wie)


def _met_antwoorden(dienst: Callable[..., Any]) -> Callable[..., Any]:
    return lambda rij, formulier, wie: dienst(rij, **formulier.cleaned_data, **wie)


def _zeg_af(rij: Reservering, formulier: Formulier, wie: dict[str, Any]) -> None:
    annuleren.annuleer(rij, reden=Reservering.Reden.LOCATIE, **formulier.cleaned_data, nu=klok.nu(), **wie)


def _verleng(rij: Reservering, formulier: Formulier, wie: dict[str, Any]) -> None:
    verblijf.verleng(rij, formulier.cleaned_data["tot"], **wie)


DADEN = {
    "intake": Daad(
        "Intake plannen", forms.IntakeFormulier, VOORAF, _met_antwoorden(intake.plan_intake), "De intake is gepland."
    ),
    "intake-gedaan": Daad(
        "Intake gedaan", forms.IntakeGereedFormulier, VOORAF, _met_antwoorden(intake.meld_intake_gereed),
        "Vastgelegd: de intake is gedaan.",
    ),
    "aankomst": Daad(
        "Aankomst melden", forms.AankomstFormulier, (S.BEVESTIGD,), _op_moment(verblijf.meld_aankomst),
        "De aankomst is gemeld.",
    ),
    "niet-verschenen": Daad(
        "Niet verschenen", forms.NietVerschenenFormulier, (S.BEVESTIGD,),
        _met_antwoorden(verblijf.meld_niet_verschenen), "Gemeld: de gast kwam niet.",
    ),
    "vertrek": Daad(
        "Vertrek melden", forms.VertrekFormulier, (S.AANWEZIG,), _op_moment(verblijf.meld_vertrek),
        "Het vertrek is gemeld.",
    ),
    "verlengen": Daad("Verlengen", forms.VerlengFormulier, (S.AANWEZIG,), _verleng, "Het verblijf is verlengd."),
    "ziekenhuis": Daad(
        "Opname in het ziekenhuis", forms.ZiekenhuisFormulier, (S.AANWEZIG,),
        _op_moment(verblijf.meld_ziekenhuisopname),
        "De opname is gemeld.",
    ),
    "weigeren": Daad(
        "Verzoek weigeren", forms.WeigerFormulier, (S.OPTIE,), _met_antwoorden(annuleren.weiger_verzoek),
        "Het verzoek is geweigerd. De consulent zoekt een ander bed.", is_afscheid=True,
    ),
    "afzeggen": Daad(
        "Verblijf afzeggen", forms.AfzegFormulier, (S.BEVESTIGD,), _zeg_af,
        "Het verblijf is afgezegd. De consulent zoekt een ander bed.", is_afscheid=True,
    ),
}  # fmt: skip


@alleen_voor(Rol.AANBIEDER)
def aanbieder_verblijf(request: HttpRequest, verblijf: int) -> HttpResponse:
    """What the house must know of one guest, and what can be reported now."""
    rij, vandaag = verblijf_van(request, verblijf, wat="verblijf"), klok.vandaag()
    daden = [(naam, daad.kop) for naam, daad in DADEN.items() if daad.kan(rij, vandaag)]
    inhoud = {"verblijf": rij, "gast": gast(rij, vandaag), "daden": daden}
    return render(request, "logeerzorg/verblijf.html", inhoud)


@alleen_voor(Rol.AANBIEDER)
def aanbieder_daad(request: HttpRequest, verblijf: int, wat: str) -> HttpResponse:
    """One report about one stay."""
    if (daad := DADEN.get(wat)) is None:
        raise Http404
    rij = verblijf_van(request, verblijf, wat=daad.kop.lower())
    formulier = daad.formulier(request.POST or None, vandaag=klok.vandaag(), initial=_begin(rij))
    return handel_af(
        request,
        rij.melding,
        formulier,
        lambda _: daad.doe(rij, formulier, wie_nu(request)),
        kop=daad.kop,
        gelukt=daad.gelukt,
        naar=reverse("aanbieder") if daad.is_afscheid else reverse("aanbieder_verblijf", args=[rij.pk]),
        sjabloon="logeerzorg/verblijf_daad.html",
        verblijf=rij,
    )


def _begin(rij: Reservering) -> dict[str, Any]:
    """What is known already: today, and what was agreed."""
    vandaag = klok.vandaag()
    return {
        "dag": vandaag,
        "gereed_op": rij.intake_op if rij.intake_op and rij.intake_op <= vandaag else None,
        "intake_op": rij.intake_op,
        "casemanager": rij.casemanager,
        "casemanager_telefoon": rij.casemanager_telefoon,
    }
