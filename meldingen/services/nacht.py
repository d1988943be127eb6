"""The nightly run: every registered task in order, set-based where it can, case by case where a step is taken."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection, transaction

from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente, Nachtrun, Taak
from meldingen.nachtlijst import NACHT, Inserttaak, Nachttaak, Overgangstaak
from meldingen.rollen import Rol
from meldingen.services.handeling import handeling

logger = logging.getLogger(__name__)

_SLOT = 7_310_471  # any number, as long as every nightly run takes the same


@dataclass(slots=True)
class Verloop:
    """What one run has done so far."""

    tellingen: dict[str, int] = field(default_factory=dict)
    fouten: list[str] = field(default_factory=list)


def draai(*, op: date, nu: Callable[[], datetime], droog: bool = False) -> Nachtrun:
    """Run all tasks of the night for the day `op`; a second run on the same day changes nothing.

    What was missed during a standstill is caught up, because every task asks for what lies before `op`. Dry: the same
    work, rolled back, and no row is kept. Refuses while another run is under way.
    """
    with _alleen():
        run = Nachtrun(datum=op, gestart_op=nu())
        if not droog:
            run.save()
        verloop = Verloop()
        for taak in NACHT.taken:
            verloop.tellingen[taak.naam] = _draai_taak(taak, op, verloop, droog)
        run.tellingen, run.fouten, run.klaar_op = verloop.tellingen, verloop.fouten, nu()
        if not droog:
            run.save()
            _meld_fouten(run)
    return run


def is_gelukt(*, op: date) -> bool:
    """Whether the last run for this day came to its end without faults."""
    run = _laatste(op)
    return run is not None and run.is_gelukt


def _laatste(op: date) -> Nachtrun | None:
    return Nachtrun.objects.filter(datum=op).first()


@handeling
def controleer_nacht(*, op: date) -> bool:
    """In the morning: did the night run, and without faults? If not that is a task for every beheerder."""
    if is_gelukt(op=op):
        return True
    run = _laatste(op)
    reden = "is niet gedraaid" if run is None else ("brak af" if run.klaar_op is None else "had fouten")
    _taak_voor_beheer(f"De nachtcontrole {reden}", f"nacht-mis:{op}", op)
    return False


def _draai_taak(taak: Nachttaak, op: date, verloop: Verloop, droog: bool) -> int:
    if isinstance(taak, Inserttaak):
        return _voeg_in(taak, op, verloop, droog)
    try:
        kandidaten = list(taak.kandidaten(op))
    except Exception as fout:
        _noteer(verloop, taak.naam, "", fout)
        return 0
    return sum(_neem_stap(taak, pk, op, verloop, droog) for pk in kandidaten)


def _voeg_in(taak: Inserttaak, op: date, verloop: Verloop, droog: bool) -> int:
    try:
        with _ongedaan_als(droog), connection.cursor() as cursor:
            cursor.execute(taak.sql, taak.waarden(op))
            return cursor.rowcount
    except Exception as fout:
        # One task that fails must not keep the other clocks from being watched.
        _noteer(verloop, taak.naam, "", fout)
        return 0


def _neem_stap(taak: Overgangstaak, pk: int, op: date, verloop: Verloop, droog: bool) -> bool:
    try:
        with _ongedaan_als(droog):
            taak.doe(pk, op)
        return True
    except Exception as fout:
        # One case that fails must not keep the others from their step; it is a line in the run.
        _noteer(verloop, taak.naam, f" bij {pk}", fout)
        return False


def _noteer(verloop: Verloop, naam: str, waar: str, fout: Exception) -> None:
    logger.exception("Nachttaak %s%s mislukte.", naam, waar)
    tekst = str(fout) if isinstance(fout, Geweigerd) else type(fout).__name__
    verloop.fouten.append(f"{naam}{waar}: {tekst}")


def _meld_fouten(run: Nachtrun) -> None:
    if run.fouten:
        _taak_voor_beheer("De nachtcontrole had fouten", f"nacht-fout:{run.datum}", run.datum)


def _taak_voor_beheer(titel: str, sleutel: str, op: date) -> None:
    for gemeente in Gemeente.objects.echte():
        Taak.objects.get_or_create(
            sleutel=f"{sleutel}:{gemeente.pk}",
            defaults={
                "gemeente": gemeente,
                "titel": titel,
                "rol": Rol.BEHEERDER,
                "uiterlijk_op": op,
                "gemaakt_op": op,
                "plek": "nachtruns",
                "is_spoed": True,
            },
        )


@contextmanager
def _ongedaan_als(droog: bool) -> Iterator[None]:
    with transaction.atomic():
        yield
        if droog:
            transaction.set_rollback(True)


@contextmanager
def _alleen() -> Iterator[None]:
    """Two runs never overlap; the lock goes with the session, so a killed worker leaves nothing behind."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_SLOT])
        if not cursor.fetchone()[0]:
            raise Geweigerd("Er loopt al een nachtcontrole. Wacht tot die klaar is.")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_SLOT])
