"""Refusals become a message on screen; private pages are never cached; the inwoner reads in the chosen language."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from meldingen.fouten import Geweigerd
from meldingen.rollen import MIJN_ZAAK

Antwoord = Callable[[HttpRequest], HttpResponse]


class Taal:
    """Pages for inwoners stand in the language that was chosen on such a page; all others in Dutch (ADR 0019).

    The browser's own wish is not asked: a Dutch inwoner with an English telephone would get the translation
    instead of the text that counts. Stands before MessageMiddleware, which writes down what is said to the user.
    """

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        van_inwoner = _van_inwoner(request)
        gekozen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) if van_inwoner else None
        taal = gekozen if gekozen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        request.kan_taal_kiezen = van_inwoner  # type: ignore[attr-defined]
        with translation.override(taal):
            antwoord = self.get_response(request)
        if van_inwoner and antwoord.headers.get("Content-Type", "").startswith("text/html"):
            antwoord.headers["Content-Language"] = taal
            patch_vary_headers(antwoord, ("Cookie",))
        return antwoord


def _van_inwoner(request: HttpRequest) -> bool:
    """Whether this is a page of the side of the inwoner, asked by somebody who does not work here."""
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        bedoeld = True
    else:
        rollen = frozenset(getattr(view, "rollen", ()))
        bedoeld = getattr(view, "openbaar", False) or (bool(rollen) and rollen <= frozenset(MIJN_ZAAK))
    return bedoeld and (not request.user.is_authenticated or request.user.is_een(*MIJN_ZAAK))


class VeiligeKoppen:
    """Nothing a signed-in user sees may stay in a cache, so that 'back' after logging out shows nothing."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        antwoord.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if request.user.is_authenticated and "Cache-Control" not in antwoord.headers:
            antwoord.headers["Cache-Control"] = "no-store"
        return antwoord


class GeweigerdAlsMelding:
    """A refused act is a sentence on the page the user came from; so no view needs try/except for it."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Geweigerd):
            return None
        messages.error(request, str(exception))
        return redirect(_terug(request))


def _terug(request: HttpRequest) -> str:
    vorige = request.META.get("HTTP_REFERER", "")
    eigen = url_has_allowed_host_and_scheme(vorige, {request.get_host()}, request.is_secure())
    return vorige if eigen and request.method == "POST" else "/"


def adres_van(request: HttpRequest) -> str:
    """The address of the visitor, for limits: the last one that our own proxy wrote down, else that of the socket."""
    doorgegeven = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    keten = [deel.strip() for deel in doorgegeven.split(",") if deel.strip()]
    return keten[-1] if keten else str(request.META.get("REMOTE_ADDR") or "127.0.0.1")
