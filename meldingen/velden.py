"""The one encrypted field class. What it holds never stands readable in the database."""

from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.lookups import Exact

from meldingen import versleuteling


class VersleuteldeTekst(models.TextField):
    """A text stored as ciphertext; empty stays empty, so 'nothing' needs no key. Cannot be searched."""

    def get_prep_value(self, value: Any) -> Any:
        waarde = super().get_prep_value(value)
        if not waarde:
            return waarde
        return versleuteling.versleutel(str(waarde).encode()).decode()

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        if not value:
            return value
        return versleuteling.ontsleutel(value.encode()).decode()

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in ("isnull", "exact"):
            raise FieldError(f"Op een versleuteld veld kan niet met '{lookup_name}' worden gezocht.")
        return super().get_lookup(lookup_name)


@VersleuteldeTekst.register_lookup
class IsLeeg(Exact):
    """Only 'is it empty' can be asked: ciphertext differs each time, so any other text would never be found."""

    def __init__(self, lhs: Any, rhs: Any) -> None:
        if rhs != "":
            raise FieldError("Op een versleuteld veld kan niet met een tekst worden gezocht, alleen op leeg.")
        super().__init__(lhs, rhs)
