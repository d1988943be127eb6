"""What every template may use: the gemeente, the navigation of the signed-in user, the choice of a language."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from meldingen.navigatie import gemeente_van
from wmo_portal.navigatie import links_voor
from wmo_portal.taal import andere_taal


def portaal(request: HttpRequest) -> dict[str, Any]:
    """`gemeente` (or None), `navigatie` and `andere_taal`, computed only when a template asks for them."""
    return {
        "andere_taal": SimpleLazyObject(lambda: andere_taal(request)),
        "gemeente": SimpleLazyObject(lambda: gemeente_van(request)),
        "navigatie": SimpleLazyObject(lambda: links_voor(request)),
    }
