"""To DigiD and back, and the birth date that DigiD does not tell."""

import logging

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from meldingen import klok
from meldingen.models.inwoner import HOOGSTENS
from meldingen.services.inwoners import geef_geboortedatum
from meldingen.toegang import STILTE, gebruiker_van, mijn_zaak, openbaar
from meldingen.views.drempel import te_vaak
from wmo_portal.aanmelden import niet_ingelogd
from wmo_portal.digid import Digid, naar_digid
from wmo_portal.mijnzaak.forms.inloggen import GeboortedatumFormulier
from wmo_portal.mijnzaak.views.inloggen import veilig_adres

logger = logging.getLogger(__name__)
HEENGAAN = "120/h"


@openbaar
@require_POST
def heen(request: HttpRequest) -> HttpResponse:
    """Off to the broker. A button, not a link: nobody is sent there by a page of somebody else."""
    if settings.OIDC is None:
        raise Http404
    if te_vaak(request, "digid", hoogstens=HEENGAAN):
        return niet_ingelogd(request, _("Er is te vaak geprobeerd in te loggen. Probeer het over een uur opnieuw."))
    try:
        return naar_digid(request, verder=veilig_adres(request), nonce=get_random_string(32))
    except (RequestException, OAuth2Error, ValueError, KeyError) as fout:
        logger.warning("De makelaar van DigiD antwoordt niet: %s", type(fout).__name__)
        return niet_ingelogd(request, _("DigiD werkt nu niet. Probeer het later opnieuw."))


@openbaar
@require_GET
@cache_control(no_store=True)
def terug(request: HttpRequest) -> HttpResponse:
    """Back from the broker: in, or a page that says why not."""
    if settings.OIDC is None:
        raise Http404
    try:
        antwoord: HttpResponse = OAuth2CallbackView.adapter_view(Digid(request))(request)
    except (ValueError, KeyError) as fout:
        logger.warning("De makelaar van DigiD antwoordt onleesbaar: %s", type(fout).__name__)
        return niet_ingelogd(request, _("DigiD werkt nu niet. Probeer het later opnieuw."))
    if request.user.is_authenticated:
        request.session.set_expiry(STILTE)
    return antwoord


@mijn_zaak
def geboortedatum(request: HttpRequest) -> HttpResponse:
    """Asked once, because a BSN alone opens no file."""
    inwoner = getattr(gebruiker_van(request), "inwoner", None)
    if inwoner is None or inwoner.client_id is not None or inwoner.geboortedatum is not None:
        return redirect("mijn_zaken")
    formulier = GeboortedatumFormulier(request.POST or None, vandaag=klok.vandaag())
    goed = []
    if request.method == "POST" and formulier.verwerk(
        lambda antwoord: goed.append(geef_geboortedatum(inwoner, antwoord["geboortedatum"]))
    ):
        if goed[0]:
            messages.success(request, _("Uw geboortedatum is bewaard."))
            return redirect("mijn_zaken")
        formulier.add_error("geboortedatum", _("Deze geboortedatum is anders dan de datum die wij kennen."))
    inwoner.refresh_from_db()
    op_slot = inwoner.pogingen >= HOOGSTENS
    return render(request, "mijn_zaak/geboortedatum.html", {"form": formulier, "op_slot": op_slot})
