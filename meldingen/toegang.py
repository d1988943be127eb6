"""Who may open a page. Every view is decorated with `alleen_voor` or `openbaar`; a test finds the ones that are not."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from meldingen.models import Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services.inzage import log_inzage

View = Callable[..., HttpResponse]


def alleen_voor(*rollen: Rol) -> Callable[[View], View]:
    """The page is for signed-in users with at least one of these roles; others get a page that says so."""

    def versier(view: View) -> View:
        @login_required
        @wraps(view)
        def bewaakt(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not gebruiker_van(request).is_een(*rollen):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        bewaakt.rollen = rollen  # type: ignore[attr-defined]
        return bewaakt

    return versier


def openbaar(view: View) -> View:
    """The page is for everybody, also without signing in."""
    view.openbaar = True  # type: ignore[attr-defined]
    return view


def gebruiker_van(request: HttpRequest) -> Gebruiker:
    """The signed-in user, with the type that says so."""
    return cast(Gebruiker, request.user)


def haal_zaak(request: HttpRequest, nummer: str, *, wat: str) -> Melding:
    """The case when this user may see it, else 404; the view is logged (X-17). First line of every case view."""
    gebruiker = gebruiker_van(request)
    zaken = Melding.objects.zichtbaar_voor(gebruiker).select_related(
        "client", "gemeente", "behandelaar", "team", "melder"
    )
    melding = get_object_or_404(zaken, nummer=nummer)
    log_inzage(melding, gebruiker, wat)
    return melding
