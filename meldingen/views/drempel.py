"""A threshold for pages that can be tried again and again: how often one person, or one address, may send."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django_ratelimit.core import is_ratelimited

from meldingen.fouten import Geweigerd


def te_vaak(request: HttpRequest, groep: str, *, hoogstens: str) -> bool:
    """Count this one; True when this person (or, not signed in, this address) sent more than e.g. '10/h'."""
    return bool(is_ratelimited(request, group=groep, key="user_or_ip", rate=hoogstens, increment=True))


def weiger_als_te_vaak(request: HttpRequest, groep: str, *, hoogstens: str) -> None:
    """As `te_vaak`, and refuse with a sentence."""
    if te_vaak(request, groep, hoogstens=hoogstens):
        raise Geweigerd(_("U hebt dit nu vaak achter elkaar gedaan. Probeer het over een uur opnieuw, of bel ons."))
