"""Which gemeente a request belongs to."""

from django.http import HttpRequest

from meldingen.models import Gemeente


def gemeente_van(request: HttpRequest) -> Gemeente | None:
    """The gemeente of the signed-in member of staff; else that of the host name; else the one that was chosen.

    An aanbieder or cliëntondersteuner works for several gemeenten and so stands in none.
    """
    gebruiker = getattr(request, "user", None)
    if gebruiker is not None and gebruiker.is_authenticated and (gebruiker.gemeente_id or gebruiker.organisatie_id):
        return gebruiker.gemeente
    if not hasattr(request, "_gemeente"):
        request._gemeente = _van_host(request) or _gekozen(request)
    return request._gemeente


def _van_host(request: HttpRequest) -> Gemeente | None:
    host = request.get_host().partition(":")[0]
    return Gemeente.objects.echte().filter(hostnaam=host).first()


def _gekozen(request: HttpRequest) -> Gemeente | None:
    session = getattr(request, "session", None)
    code = session.get("gemeente") if session is not None else None
    return Gemeente.objects.echte().filter(code=code).first() if code else None
