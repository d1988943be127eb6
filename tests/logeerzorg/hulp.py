"""A house that is open at any hour, and the rules of a gemeente as a test wants them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from typing import Any

from django.db import transaction

from logeerzorg.etmalen import Jaarmodus, Verblijf
from logeerzorg.models import Bed, Locatie, Reservering, Saldo
from logeerzorg.services import reserveringen
from meldingen.models import Gebruiker, Gemeente, Melding, Parameter
from tests.bouwers import middag

OP = date(2025, 12, 1)
DAG = timedelta(days=1)


def zet(gemeente: Gemeente, **codes: Any) -> None:
    """Give parameters a value of the gemeente itself, on every day."""
    for code, waarde in codes.items():
        rijen = Parameter.objects.filter(gemeente=gemeente, code=code)
        if not rijen.update(waarde=waarde):
            Parameter.objects.create(
                gemeente=gemeente, code=code, waarde=waarde, geldig_van=date(2015, 1, 1), bron="proef"
            )


def open_huis() -> Bed:
    """A bed in Huis Linde, where one may come and go at any hour."""
    Locatie.objects.filter(naam="Huis Linde").update(aankomst_vanaf=time(0), vertrek_voor=time(23, 59))
    return Bed.objects.select_related("locatie").get(locatie__naam="Huis Linde", naam="Kamer 1")


def plaats(melding: Melding, verblijf: Verblijf, bed: Bed, **anders: Any) -> Reservering:
    """An option at these hours."""
    feiten = {"nu": middag(OP), "op": OP, "door": Gebruiker.objects.get(username="consulent"), **anders}
    return reserveringen.plaats_optie(
        melding, bed, verblijf.aankomst.date(), verblijf.vertrek.date(),
        tijden=(verblijf.aankomst.time(), verblijf.vertrek.time()), **feiten,
    )  # fmt: skip


def saldi(melding: Melding, modus: Jaarmodus) -> dict[str, int]:
    """What the database says is used, by the names of the vectors; years without use left out."""
    rijen = Saldo.objects.filter(client=melding.client, gebruikt__gt=0).order_by("periode")
    if modus is Jaarmodus.KALENDERJAAR:
        return {str(rij.periode.lower.year): rij.gebruikt for rij in rijen}
    return {f"{rij.periode.lower}/{rij.periode.upper - DAG}": rij.gebruikt for rij in rijen}


@contextmanager
def voor_even() -> Iterator[None]:
    """Whatever happens here is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
