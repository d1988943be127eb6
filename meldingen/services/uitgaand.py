"""The outbox: rows are written with their cause, and emptied by the worker. Nothing depends on Redis."""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente, Melding, Uitgaand
from meldingen.services.handeling import handeling

logger = logging.getLogger(__name__)

# A delivery of one kind of row; raises to be tried again. It may write: its work commits with `klaar_op`.
Bezorger = Callable[[Uitgaand, date], None]
_BEZORGERS: dict[str, Bezorger] = {}

VASTHOUDEN = timedelta(minutes=2)
WACHTTIJDEN = tuple(timedelta(minutes=m) for m in (1, 2, 5, 15, 60))


def registreer_bezorger(soort: str, bezorger: Bezorger) -> None:
    """Say who delivers rows of this kind; filled in AppConfig.ready()."""
    if soort in _BEZORGERS:
        raise ValueError(f"Voor '{soort}' is al een bezorger.")
    _BEZORGERS[soort] = bezorger


@handeling
def zet_klaar(
    soort: str,
    sleutel: str,
    *,
    gemeente: Gemeente,
    melding: Melding | None,
    op: date,
    inhoud: dict[str, Any] | None = None,
) -> Uitgaand:
    """Put something in the outbox, once per `sleutel`, and wake the worker after the commit."""
    rij, nieuw = Uitgaand.objects.get_or_create(
        sleutel=sleutel,
        defaults={
            "soort": soort,
            "gemeente": gemeente,
            "melding": melding,
            "op": op,
            "inhoud": inhoud or {},
        },
    )
    if nieuw and not _wordt_al_gewekt():
        transaction.on_commit(wek_worker)
    return rij


def _wordt_al_gewekt() -> bool:
    """One wake-up per transaction is enough: the worker takes every row that stands ready."""
    return any(functie is wek_worker for _, functie, _ in transaction.get_connection().run_on_commit)


def wek_worker() -> None:
    """Ask the worker to look now. A broker that is down is logged: the minute task finds the row anyway."""
    try:
        current_app.send_task("meldingen.tasks.verwerk_uitgaand", retry=False)
    except (OperationalError, OSError) as fout:
        logger.warning("De worker kon niet worden gewekt (%s); het bericht wacht in de uitbak.", fout)


def verwerk_alles(*, op: date, nu: Callable[[], datetime]) -> int:
    """Deliver every row whose turn it is; returns how many left."""
    gelukt = 0
    while (sleutel := _neem(nu())) is not None:
        gelukt += _bezorg(sleutel, op=op, nu=nu)
    return gelukt


def _neem(nu: datetime) -> int | None:
    """Claim one row: count the attempt and keep others away for a while, in a transaction of its own."""
    with transaction.atomic():
        rij = (
            Uitgaand.objects.select_for_update(skip_locked=True)
            .filter(klaar_op__isnull=True)
            .exclude(niet_voor__gt=nu)
            .order_by("pk")
            .first()
        )
        if rij is None:
            return None
        # An attempt that left no error was broken off: what it did outside is unknown.
        rij.twijfel = rij.twijfel or (rij.poging > 0 and not rij.fout)
        rij.poging += 1
        rij.fout = ""
        rij.niet_voor = nu + VASTHOUDEN
        rij.save(update_fields=["twijfel", "poging", "fout", "niet_voor"])
        return rij.pk


def _bezorg(sleutel: int, *, op: date, nu: Callable[[], datetime]) -> bool:
    try:
        with transaction.atomic():
            rij = Uitgaand.objects.select_for_update().select_related("gemeente").get(pk=sleutel)
            if rij.klaar_op is not None:
                return False
            _BEZORGERS[rij.soort](rij, op)
            rij.klaar_op, rij.niet_voor = nu(), None
            rij.save(update_fields=["klaar_op", "niet_voor"])
        return True
    except Geweigerd as fout:
        logger.warning("Uitgaand %s kan nog niet weg: %s", sleutel, fout)
        _noteer_fout(sleutel, fout, nu())
        return False
    except Exception as fout:
        # Whatever went wrong must not stop the rest of the outbox; it is shown and tried again.
        logger.exception("Uitgaand %s lukte niet.", sleutel)
        _noteer_fout(sleutel, fout, nu())
        return False


def _noteer_fout(sleutel: int, fout: Exception, nu: datetime) -> None:
    with transaction.atomic():
        rij = Uitgaand.objects.select_for_update().get(pk=sleutel)
        rij.fout = (str(fout) if isinstance(fout, Geweigerd) else f"{type(fout).__name__}")[:200]
        rij.niet_voor = nu + WACHTTIJDEN[min(rij.poging, len(WACHTTIJDEN)) - 1]
        rij.save(update_fields=["fout", "niet_voor"])
