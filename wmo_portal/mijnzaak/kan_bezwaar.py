"""When making bezwaar makes sense."""

from beschikkingen.services.bezwaar import vatbaar_voor_bezwaar
from meldingen.models import Melding


def kan_bezwaar(melding: Melding) -> bool:
    """A decision was made known. Also when it is late, or when a bezwaar runs: the page tells how that stands."""
    return vatbaar_voor_bezwaar(melding).exists()
