"""A threshold for pages that can be tried again and again: how often one person, or one address, may send."""

from django.http import HttpRequest
from django_ratelimit.core import is_ratelimited

from meldingen.fouten import Geweigerd


def weiger_als_te_vaak(request: HttpRequest, groep: str, *, hoogstens: str) -> None:
    """Count this one; refuse when this person (or, not signed in, this address) sent more than e.g. '10/h'."""
    if is_ratelimited(request, group=groep, key="user_or_ip", rate=hoogstens, increment=True):
        raise Geweigerd("U hebt dit nu vaak achter elkaar gedaan. Probeer het over een uur opnieuw, of bel ons.")
