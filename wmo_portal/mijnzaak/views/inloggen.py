"""The door of Mijn zaak: with DigiD, with the code of a letter, or with help by telephone."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from meldingen import klok
from meldingen.services.inlogcode import log_in_met_code, vraag_code
from meldingen.toegang import STILTE, openbaar
from meldingen.views.drempel import te_vaak
from wmo_portal.mijnzaak.forms.inloggen import CodeAanvragenFormulier, InlogcodeFormulier

# Per address: enough for a household or a library, too little to guess.
PROBEREN, AANVRAGEN = "20/h", "10/h"
MET_BRIEF = "django.contrib.auth.backends.ModelBackend"


@openbaar
@cache_control(no_store=True)
def inloggen(request: HttpRequest) -> HttpResponse:
    """The three ways in; who was sent here reads that a quarter of an hour of silence closes the case."""
    verder = veilig_adres(request)
    return render(request, "mijn_zaak/inloggen.html", {"met_digid": settings.OIDC is not None, "verder": verder})


@openbaar
@cache_control(no_store=True)
def inlogcode(request: HttpRequest) -> HttpResponse:
    """The code of the letter. Whatever is wrong, the answer is the same sentence."""
    formulier = InlogcodeFormulier(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        antwoord = formulier.cleaned_data
        gebruiker = None
        if not te_vaak(request, "inlogcode", hoogstens=PROBEREN):
            gebruiker = log_in_met_code(antwoord["nummer"], antwoord["code"], op=klok.vandaag(), nu=klok.nu())
        if gebruiker is not None:
            login(request, gebruiker, backend=MET_BRIEF)
            request.session.set_expiry(STILTE)
            return redirect("mijn_zaken")
        formulier.add_error(
            None, _("Met dit zaaknummer en deze code kunt u niet inloggen. Controleer ze, of vraag een nieuwe brief.")
        )
    return render(request, "mijn_zaak/inlogcode.html", {"form": formulier})


@openbaar
@cache_control(no_store=True)
def code_aanvragen(request: HttpRequest) -> HttpResponse:
    """Ask for a letter. What was found is not told: whether somebody has a case here is nobody's business."""
    vandaag = klok.vandaag()
    formulier = CodeAanvragenFormulier(request.POST or None, vandaag=vandaag)

    def vraag(antwoord: dict[str, Any]) -> None:
        if not te_vaak(request, "code_aanvragen", hoogstens=AANVRAGEN):
            vraag_code(**antwoord, op=vandaag)

    if request.method == "POST" and formulier.verwerk(vraag):
        messages.success(
            request,
            _(
                "Kloppen uw gegevens? Dan krijgt u binnen enkele dagen een brief met een code. "
                "Krijgt u geen brief? Bel dan de gemeente."
            ),
        )
        return redirect("mijn_inlogcode")
    return render(request, "mijn_zaak/code_aanvragen.html", {"form": formulier})


def veilig_adres(request: HttpRequest) -> str:
    """Where somebody wanted to go, when that is a page of Mijn zaak; else empty."""
    naar = request.POST.get("next") or request.GET.get("next") or ""
    eigen = url_has_allowed_host_and_scheme(naar, {request.get_host()}, request.is_secure())
    return naar if eigen and naar.startswith(reverse("mijn_zaken")) else ""
