"""Signing in with DigiD over OpenID Connect, through the broker of the gemeente.

allauth keeps the state and does the exchange; here the token is proven (signature, issuer, audience, nonce) and the
person is read from it. Nothing of what the broker tells is kept except the digest of its name for the person.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from meldingen import versleuteling
from meldingen.bsn import is_geldig_bsn
from wmo_portal.omgeving import Oidc

logger = logging.getLogger(__name__)

PROVIDER = "digid"
ALGORITMEN = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")


class DigidGeweigerd(Exception):
    """Somebody comes back from the broker who may not come in; the text is the sentence on the page."""


@dataclass(frozen=True, slots=True)
class Persoon:
    """Who the broker says this is. The BSN is in no representation, so that it gets into no log."""

    bsn: str = field(repr=False)
    geboortedatum: date | None = field(repr=False)


def lees_persoon(claims: Mapping[str, Any], oidc: Oidc) -> Persoon:
    """The person of these claims; raises DigidGeweigerd with a sentence when the level or the BSN is not good."""
    if not oidc.is_sterk_genoeg(str(claims.get(oidc.claim_niveau, ""))):
        raise DigidGeweigerd(
            _("U logde niet veilig genoeg in. Gebruik de DigiD-app, of log in met DigiD en een sms-code.")
        )
    bsn = str(claims.get(oidc.claim_bsn) or "").zfill(9)
    if not is_geldig_bsn(bsn):
        raise DigidGeweigerd(_("Wij kregen van DigiD geen burgerservicenummer. Zonder dat nummer vinden wij u niet."))
    return Persoon(bsn, _dag(claims.get(oidc.claim_geboortedatum)))


def _dag(waarde: object) -> date | None:
    """A birth date as brokers write it: 1950-04-03 or 19500403; a partly known date is none."""
    try:
        return date.fromisoformat(str(waarde))
    except ValueError:
        return None


class Digid(OpenIDConnectOAuth2Adapter):
    """Speaks with the broker of the settings, and with no other."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, PROVIDER)

    @property
    def oidc(self) -> Oidc:
        oidc: Oidc = settings.OIDC
        return oidc

    def get_provider(self) -> OpenIDConnectProvider:
        """From the settings only: a row in a table must not be able to point at another broker."""
        app = SocialApp(
            provider="openid_connect", provider_id=PROVIDER, name="DigiD", client_id=self.oidc.client_id,
            secret=self.oidc.client_secret,
            settings={"server_url": self.oidc.url, "oauth_pkce_enabled": True, "scope": list(self.oidc.scope)},
        )  # fmt: skip
        return _Provider(self.request, app=app)

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        if str(config.get("issuer", "")).rstrip("/") != self.oidc.url:
            raise OAuth2Error("De makelaar noemt zichzelf anders dan OIDC_URL.")
        return config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return request.build_absolute_uri(reverse("mijn_digid_terug"))

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """The signed token, with what only the userinfo tells; to allauth goes a digest and nothing else."""
        claims = self._bewezen(kwargs["response"].get("id_token", ""))
        if self.oidc.claim_bsn not in claims:
            meer = self._fetch_user_info(token.token)
            if meer.get("sub") != claims["sub"]:
                raise OAuth2Error("Userinfo is van een ander.")
            claims = {**meer, **claims}
        # The name of the person at the broker may be the BSN itself, so only its digest is kept.
        uid = versleuteling.kenmerk(f"{claims['iss']}\0{claims['sub']}", "oidc")
        login = self.get_provider().sociallogin_from_response(request, {"sub": uid})
        login.account.extra_data = {}
        login.claims = claims
        return login

    def _bewezen(self, id_token: str) -> dict[str, Any]:
        try:
            _alg, sleutel = jwtkit.fetch_key(id_token, self.openid_config["jwks_uri"], jwtkit.lookup_kid_jwk)
            claims: dict[str, Any] = jwt.decode(
                id_token, key=sleutel, algorithms=list(ALGORITMEN), audience=self.oidc.client_id,
                issuer=self.openid_config["issuer"],
                options={"require": ["exp", "iat", "iss", "aud", "sub", "nonce"]},
            )  # fmt: skip
        except (jwt.PyJWTError, KeyError, TypeError) as fout:
            raise OAuth2Error("Ongeldig id_token.") from fout
        return claims


class _Provider(OpenIDConnectProvider):
    """Sends people to the broker and back to our own page."""

    oauth2_adapter_class = Digid

    def get_oauth2_adapter(self, request: HttpRequest) -> Digid:
        return Digid(request)


def persoon_van(login: SocialLogin, oidc: Oidc) -> Persoon:
    """The person, after the nonce that this browser was given proved to be in the token."""
    verwacht = str((login.state or {}).get("nonce") or "")
    if not verwacht or not constant_time_compare(verwacht, str(login.claims.get("nonce", ""))):
        raise DigidGeweigerd(_("Het inloggen is niet gelukt. Probeer het opnieuw."))
    return lees_persoon(login.claims, oidc)


def naar_digid(request: HttpRequest, *, verder: str, nonce: str) -> Any:
    """The redirect to the broker, with state, nonce and PKCE."""
    provider = get_adapter(request).get_provider(request, PROVIDER)
    return provider.redirect(
        request, process="login", next_url=verder or None, auth_params={"nonce": nonce}, nonce=nonce
    )
