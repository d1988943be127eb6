"""What every template may use: the gemeente and the navigation of the signed-in user."""

from typing import Any

from django.http import HttpRequest

from wmo_portal.navigatie import gemeente_van, links_voor


def portaal(request: HttpRequest) -> dict[str, Any]:
    """`gemeente` (or None) and `navigatie`, computed only when a template asks for them."""
    return {"gemeente": gemeente_van(request), "navigatie": links_voor(request)}
