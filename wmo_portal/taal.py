"""In which languages an inwoner can read, and where the switch leads."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

# The parameter that holds the page to come back to.
NAAR = "naar"


@dataclass(frozen=True, slots=True)
class Taalkeuze:
    """The way to the same page in another language, in the words of that language."""

    code: str
    naam: str
    adres: str


def andere_taal(request: HttpRequest) -> Taalkeuze | None:
    """The language this page does not stand in, or None where there is nothing to choose."""
    if not getattr(request, "kan_taal_kiezen", False):
        return None
    nu = translation.get_language()
    code, naam = next(rij for rij in settings.LANGUAGES if rij[0] != nu)
    adres = f"{reverse('kies_taal', args=[code])}?{urlencode({NAAR: request.get_full_path()})}"
    return Taalkeuze(code, naam, adres)
