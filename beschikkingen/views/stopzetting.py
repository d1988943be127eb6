"""Pages on which staff process an opzegging: what stops and when, or that the help goes on (H-13)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from beschikkingen import forms
from beschikkingen.models import Opzegging, Stopzetting, Voorziening
from beschikkingen.services import stopzetting as acties
from beschikkingen.services.einde import laat_toekenning_vervallen
from beschikkingen.services.opzegging import wat_stopt, wie_zegt_op
from meldingen import klok
from meldingen.fouten import Geweigerd
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.termijnen import schrijf_datum
from meldingen.toegang import alleen_voor, haal_zaak
from meldingen.views.wie import wie_nu
from onderzoek.views.deel import handel_af


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def verwerken(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """Which help stops after which day, what goes back, and the letter."""
    melding = haal_zaak(request, nummer, wat="opzegging verwerken")
    rij = _opzegging(melding, pk)
    vandaag = klok.vandaag()
    keuzes = list(acties.te_kiezen(rij, vandaag))
    gekozen = [een.pk for een in rij.voorzieningen.all() if een in keuzes]
    formulier = forms.StopzettingFormulier(
        request.POST or None,
        vandaag=vandaag,
        keuzes=[(str(een.pk), _in_woorden(een)) for een in keuzes],
        na_overlijden=acties.is_na_overlijden(rij),
        eerst_bellen=rij.reden in acties.EERST_BELLEN,
        initial={
            "voorzieningen": [str(sleutel) for sleutel in gekozen],
            "laatste_dag": acties.voorgestelde_dag(rij, vandaag),
            "bijdrage": acties.voorgestelde_bijdrage(rij, gekozen, vandaag),
            "nabestaande": rij.naam,
        },
    )

    def verwerk(antwoord: dict[str, Any]) -> Stopzetting:
        antwoord["voorzieningen"] = tuple(int(sleutel) for sleutel in antwoord.get("voorzieningen", ()))
        if "postcode" in antwoord:
            plek = (antwoord.pop("postcode"), antwoord.pop("plaats"))
            antwoord["postcode_plaats"] = "  ".join(plek) if all(plek) else ""
        return acties.verwerk_opzegging(rij, acties.Stopafspraak(**antwoord), **wie_nu(request))

    return handel_af(
        request, melding, formulier, verwerk, kop="Opzegging verwerken",
        gelukt="De opzegging is verwerkt.", naar=reverse("opzegging_invoeren", args=[nummer]),
        sjabloon="beschikkingen/opzegging_verwerken.html",
        rij=rij, hulp=wat_stopt(rij), wie=wie_zegt_op(rij), wacht_op_brp=_wacht_op_brp(rij),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT, Rol.ADMINISTRATIE)
def niet_door(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """The opzegging is taken back, before or after it was processed."""
    melding = haal_zaak(request, nummer, wat="opzegging niet door")
    rij = _opzegging(melding, pk)
    return handel_af(
        request, melding, forms.OpzeggingVervaltFormulier(request.POST or None),
        lambda antwoord: acties.laat_opzegging_vervallen(rij, **antwoord, **wie_nu(request)),
        kop="Opzegging gaat niet door", gelukt="Vastgelegd: de hulp gaat door.",
        naar=reverse("opzegging_invoeren", args=[nummer]),
    )  # fmt: skip


@alleen_voor(Rol.CONSULENT)
@require_POST
def toekenning_vervalt(request: HttpRequest, nummer: str) -> HttpResponse:
    """TR-42 later than the opzegging itself, when a bezwaar stood in the way then."""
    melding = haal_zaak(request, nummer, wat="zaak sluiten na opzegging")
    try:
        laat_toekenning_vervallen(melding, **wie_nu(request))
    except Geweigerd as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "De zaak is gesloten. De hulp is niet begonnen.")
    return redirect("opzegging_invoeren", nummer=nummer)


def _opzegging(melding: Melding, pk: int) -> Opzegging:
    rijen = Opzegging.objects.select_related("melding__client", "document")
    return get_object_or_404(rijen, pk=pk, melding=melding)


def _wacht_op_brp(rij: Opzegging) -> bool:
    return rij.reden == Opzegging.Reden.OVERLIJDEN and not acties.is_na_overlijden(rij)


def _in_woorden(rij: Voorziening) -> str:
    tot = f" tot en met {schrijf_datum(rij.einddatum)}" if rij.einddatum else ""
    return f"{rij} (vanaf {schrijf_datum(rij.ingangsdatum)}{tot})"
