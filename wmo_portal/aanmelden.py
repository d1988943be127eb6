"""Sign-in rules for allauth: staff have local accounts, an inwoner comes with DigiD; nobody signs up by themselves."""

import logging
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

from meldingen.models import Gebruiker
from meldingen.rollen import MIJN_ZAAK, Rol
from meldingen.services.inwoners import inwoner_met_bsn
from wmo_portal.digid import Digid, DigidGeweigerd, persoon_van

logger = logging.getLogger(__name__)


class GeenInschrijving(DefaultAccountAdapter):
    """Accounts are made by the functioneel beheerder."""

    error_messages: ClassVar[dict[str, str]] = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "De gebruikersnaam of het wachtwoord klopt niet. Probeer het opnieuw.",
        "too_many_login_attempts": "Er is te vaak geprobeerd aan te melden. Wacht een paar minuten.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: Gebruiker, password: str) -> None:
        """An inwoner proves each time who it is; a password would be a weaker door beside it."""
        if user.is_een(Rol.INWONER):
            raise PermissionDenied
        super().set_password(user, password)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """An inwoner goes on to the own case; the first page tells how to ask for help."""
        if request.user.is_authenticated and request.user.is_een(Rol.INWONER):
            return resolve_url("mijn_zaken")
        return str(super().get_login_redirect_url(request))

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Who came in through Mijn zaak leaves to the first page, not to the door of staff."""
        gebruiker = request.user
        if gebruiker.is_authenticated and gebruiker.is_een(*MIJN_ZAAK):
            return resolve_url("start")
        return str(super().get_logout_redirect_url(request))


class MetDigid(DefaultSocialAccountAdapter):
    """Brings who comes from DigiD to the account of that person; the only way in is the BSN in a proven token."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Any:
        return Digid(request).get_provider()

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find or make the person, and hang the (empty) account of allauth on it; else a page that says why not."""
        try:
            persoon = persoon_van(sociallogin, settings.OIDC)
            gebruiker = inwoner_met_bsn(persoon.bsn, persoon.geboortedatum).gebruiker
            _weiger_medewerker(gebruiker)
            if sociallogin.is_existing and sociallogin.user != gebruiker:
                raise DigidGeweigerd(_("Het inloggen is niet gelukt. Bel de gemeente, dan helpen wij u verder."))
        except DigidGeweigerd as fout:
            raise ImmediateHttpResponse(niet_ingelogd(request, str(fout))) from fout
        if not sociallogin.is_existing:
            sociallogin.user = sociallogin.account.user = gebruiker
            sociallogin.account.save()

    def on_authentication_error(self, request: HttpRequest, provider: Any, error: Any = None, **meer: Any) -> None:
        """The broker says no, the way back was used twice, or somebody else's way back: one page, no details."""
        if error == AuthError.CANCELLED:
            zin = _("U stopte met inloggen bij DigiD.")
        else:
            logger.warning("Inloggen met DigiD lukte niet: %s", type(meer.get("exception")).__name__)
            zin = _("Het inloggen met DigiD is niet gelukt. Probeer het opnieuw.")
        raise ImmediateHttpResponse(niet_ingelogd(request, zin))


def _weiger_medewerker(gebruiker: Gebruiker) -> None:
    van_hier = gebruiker.gemeente_id is not None or gebruiker.organisatie_id is not None
    if van_hier or gebruiker.is_staff or gebruiker.is_superuser or gebruiker.rollen != {Rol.INWONER.value}:
        raise DigidGeweigerd(_("Met dit account kunt u niet met DigiD inloggen. Bel de gemeente."))


def niet_ingelogd(request: HttpRequest, zin: str) -> HttpResponse:
    """Why somebody is not let in, and what else can be done."""
    return render(request, "mijn_zaak/niet_ingelogd.html", {"zin": zin}, status=403)
