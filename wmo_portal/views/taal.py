"""The choice of a language."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from meldingen.toegang import openbaar
from wmo_portal.taal import NAAR


@openbaar
def kies(request: HttpRequest, taal: str) -> HttpResponse:
    """Remember the language in a cookie and go back to the page; never to another site."""
    if taal not in dict(settings.LANGUAGES):
        raise Http404
    naar = request.GET.get(NAAR, "")
    if not url_has_allowed_host_and_scheme(naar, {request.get_host()}, request.is_secure()):
        naar = "/"
    antwoord = redirect(naar)
    antwoord.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        taal,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return antwoord
