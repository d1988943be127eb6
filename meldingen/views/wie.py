"""Who does an act, and when."""

from typing import Any

from django.http import HttpRequest

from meldingen import klok
from meldingen.toegang import gebruiker_van


def wie_nu(request: HttpRequest) -> dict[str, Any]:
    """What every act asks beside its facts: today, and who does it."""
    return {"op": klok.vandaag(), "door": gebruiker_van(request)}
