"""Which roles may open a page of a case."""

from functools import cache

from django.urls import resolve, reverse

from meldingen.rollen import Rol


@cache
def rollen_van(pagina: str) -> tuple[Rol, ...]:
    """Who may open this page of a case: what its view declares, so that no link leads to a refusal."""
    return resolve(reverse(pagina, args=[1])).func.rollen
