"""Key rotation: every ciphertext anew under the first key of the ring, so that an old key can be retired."""

from collections.abc import Iterator

from django.apps import apps
from django.core.files.storage import storages
from django.db import connection, transaction
from django.db.models import FileField, Model

from meldingen import versleuteling
from meldingen.huisstijl import LOGOMAP
from meldingen.velden import VersleuteldeTekst

PER_KEER = 500


def hersleutel_alles() -> dict[str, int]:
    """Re-encrypt every encrypted column and every file; returns the number per table. May be repeated."""
    geteld: dict[str, int] = {}
    for model in apps.get_models():
        velden = [veld.column for veld in model._meta.local_fields if isinstance(veld, VersleuteldeTekst)]
        if velden:
            geteld[model._meta.db_table] = sum(_hersleutel_tabel(model, velden))
    geteld["bestanden"] = sum(_hersleutel_bestand(naam) for naam in _bestanden())
    return geteld


def _hersleutel_tabel(model: type[Model], velden: list[str]) -> Iterator[int]:
    """Raw rows, because the field itself would decrypt; the triggers let new ciphertext through and nothing else."""
    tabel = connection.ops.quote_name(model._meta.db_table)
    kolommen = ", ".join(connection.ops.quote_name(veld) for veld in velden)
    laatste = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, {kolommen} FROM {tabel} WHERE id > %s ORDER BY id LIMIT %s FOR UPDATE",  # noqa: S608
                [laatste, PER_KEER],
            )
            rijen = cursor.fetchall()
            for pk, *geheim in rijen:
                nieuw = [_vernieuw(tekst) for tekst in geheim]
                zet = ", ".join(f"{connection.ops.quote_name(veld)} = %s" for veld in velden)
                cursor.execute(f"UPDATE {tabel} SET {zet} WHERE id = %s", [*nieuw, pk])  # noqa: S608
        if not rijen:
            return
        laatste = rijen[-1][0]
        yield len(rijen)


def _vernieuw(tekst: str | None) -> str | None:
    return versleuteling.hersleutel(tekst.encode()).decode() if tekst else tekst


def _bestanden() -> Iterator[str]:
    """Every file that a row names, and all logos: older ones stay, because letters name them."""
    for model in apps.get_models():
        for veld in model._meta.local_fields:
            if isinstance(veld, FileField):
                yield from model._base_manager.order_by("pk").values_list(veld.name, flat=True).iterator()
    if storages["default"].exists(LOGOMAP):
        yield from (f"{LOGOMAP}/{naam}" for naam in storages["default"].listdir(LOGOMAP)[1])


def _hersleutel_bestand(naam: str) -> int:
    """Write beside and replace, so that a break leaves the old file whole."""
    return int(storages["default"].hersleutel(naam))
