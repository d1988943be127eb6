"""Who may open a page. Every view is decorated with `alleen_voor` or `openbaar`; a test finds the ones that are not."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from meldingen import klok
from meldingen.models import Gebruiker, Machtiging, Melding
from meldingen.rollen import MIJN_ZAAK, Rol
from meldingen.services.inzage import log_geweigerd, log_inzage

# Seconds.
STILTE = 15 * 60

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


def mijn_zaak(view: View) -> View:
    """The page is for the side of the client; DigiD asks that a quarter of an hour of silence ends the session."""

    @alleen_voor(*MIJN_ZAAK)
    @wraps(view)
    def bewaakt(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.session.set_expiry(STILTE)
        return view(request, *args, **kwargs)

    return bewaakt


def openbaar(view: View) -> View:
    """The page is for everybody, also without signing in."""
    view.openbaar = True  # type: ignore[attr-defined]
    return view


def gebruiker_van(request: HttpRequest) -> Gebruiker:
    """The signed-in user, with the type that says so."""
    return cast(Gebruiker, request.user)


@dataclass(frozen=True, slots=True)
class Eigenzaak:
    """A case seen from the side of the client: by the client, or by who acts with a machtiging of this scope."""

    melding: Melding
    gebruiker: Gebruiker
    is_client: bool
    bereik: frozenset[str]
    gemachtigde: str = ""

    def mag(self, *bereik: Machtiging.Bereik) -> bool:
        """The client may everything; a gemachtigde what at least one of these says (A-17)."""
        return self.is_client or not self.bereik.isdisjoint(bereik)


def haal_eigen_zaak(
    request: HttpRequest,
    nummer: str,
    *,
    wat: str,
    bereik: Iterable[Machtiging.Bereik] = (),
    alleen_client: bool = False,
) -> Eigenzaak:
    """The case in Mijn zaak when this person may see it with one of these scopes, else 404.

    With `alleen_client` no scope opens the page: it is about the client as a person.

    Every view is logged, and so is every try at a case that is not theirs (X-17). First line of every view there.
    """
    gebruiker, vandaag = gebruiker_van(request), klok.vandaag()
    alle = Melding.objects.select_related("client", "gemeente", "behandelaar", "team", "melder")
    melding = alle.van_inwoner(gebruiker, vandaag).filter(nummer=nummer).first()
    eigen = _als_eigen(melding, gebruiker, vandaag) if melding is not None else None
    if eigen is None or (alleen_client and not eigen.is_client) or (bereik and not eigen.mag(*bereik)):
        if (ander := Melding.objects.filter(nummer=nummer).first()) is not None:
            log_geweigerd(ander, gebruiker, wat)
        raise Http404
    log_inzage(eigen.melding, gebruiker, wat)
    return eigen


def _als_eigen(melding: Melding, gebruiker: Gebruiker, dag: date) -> Eigenzaak:
    inwoner = getattr(gebruiker, "inwoner", None)
    client = melding.client
    is_client = inwoner is not None and (
        inwoner.client_id == client.pk
        or (
            inwoner.bsn_index is not None
            and inwoner.bsn_index == client.bsn_index
            and inwoner.geboortedatum == client.geboortedatum
        )
    )
    if is_client:
        return Eigenzaak(melding, gebruiker, is_client=True, bereik=frozenset(Machtiging.Bereik.values))
    rijen = [
        rij
        for rij in client.machtigingen.select_related("relatie").geldig(dag)
        if rij.gemachtigde_id == gebruiker.pk or (rij.organisatie_id and rij.organisatie_id == gebruiker.organisatie_id)
    ]
    bereik = frozenset(code for rij in rijen for code in rij.waarvoor)
    return Eigenzaak(melding, gebruiker, is_client=False, bereik=bereik, gemachtigde=rijen[0].relatie.naam)


def haal_zaak(request: HttpRequest, nummer: str, *, wat: str) -> Melding:
    """The case when this user may see it, else 404; the view is logged (X-17). First line of every case view."""
    gebruiker = gebruiker_van(request)
    zaken = Melding.objects.zichtbaar_voor(gebruiker).select_related(
        "client", "gemeente", "behandelaar", "team", "melder"
    )
    melding = zaken.filter(nummer=nummer).first()
    if melding is None:
        if (ander := Melding.objects.filter(nummer=nummer).first()) is not None:
            log_geweigerd(ander, gebruiker, wat)
        raise Http404
    log_inzage(melding, gebruiker, wat)
    return melding
