"""What every template may use: the gemeente and the navigation of the signed-in user."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from meldingen.navigatie import gemeente_van
from wmo_portal.navigatie import links_voor


def portaal(request: HttpRequest) -> dict[str, Any]:
    """`gemeente` (or None) and `navigatie`, computed only when a template asks for them."""
    return {
        "gemeente": SimpleLazyObject(lambda: gemeente_van(request)),
        "navigatie": SimpleLazyObject(lambda: links_voor(request)),
    }
