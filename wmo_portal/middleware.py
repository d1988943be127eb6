"""Refusals become a message on screen; private pages are never cached."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from meldingen.fouten import Geweigerd

Antwoord = Callable[[HttpRequest], HttpResponse]


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
