"""What every act has in common: one transaction, a deadlock is retried, a database refusal is a sentence.

What an act writes (letters, log, notes) is Dutch, whatever language the page stands in. What it says to the user
(`Geweigerd`) is made of `gettext_lazy`, so it is read in the language of the page (ADR 0019).
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import IntegrityError, OperationalError, transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import lazy

from meldingen.fouten import Geweigerd

P = ParamSpec("P")
R = TypeVar("R")

DEADLOCK = "40P01"
UITSLUITING = "23P01"
POGINGEN = 3
PAUZE = 0.02  # seconds; whoever did get its lock is gone before the other tries again

# A day within a sentence of `format_lazy`, in the language of who reads it.
dag_in_taal = lazy(lambda dag: date_format(dag, "j F Y"), str)

_BINNEN: ContextVar[bool] = ContextVar("binnen een handeling", default=False)


@contextmanager
def transactie() -> Iterator[None]:
    """One transaction per act. What is called inside it is part of it: no savepoint, and what fails undoes all."""
    buitenste = not _BINNEN.get()
    merk = _BINNEN.set(True)
    try:
        with transaction.atomic(savepoint=buitenste), translation.override(settings.LANGUAGE_CODE):
            yield
    finally:
        _BINNEN.reset(merk)


def handeling(functie: Callable[P, R]) -> Callable[P, R]:
    """Run a service in one transaction.

    A deadlock (40P01) is tried twice more when this is the outermost act. An exclusion violation (23P01)
    becomes the sentence that the service gives in `bij_botsing` on the exception's constraint, else a general one.
    """

    @wraps(functie)
    def uitvoeren(*args: P.args, **kwargs: P.kwargs) -> R:
        buitenste = not transaction.get_connection().in_atomic_block
        for poging in range(1, POGINGEN + 1):
            try:
                with transactie():
                    return functie(*args, **kwargs)
            except OperationalError as fout:
                if _sqlstate(fout) != DEADLOCK or not buitenste or poging == POGINGEN:
                    raise
                time.sleep(PAUZE * poging)
            except IntegrityError as fout:
                if _sqlstate(fout) != UITSLUITING:
                    raise
                raise Geweigerd(_botsing(fout)) from fout
        raise AssertionError("onbereikbaar")

    return uitvoeren


_BOTSINGEN: dict[str, str] = {
    "parameter_overlapt_niet": "Voor deze gemeente geldt in (een deel van) die periode al een waarde.",
}


def registreer_botsing(beperking: str, zin: str) -> None:
    """Give a database constraint the sentence the user sees when it is violated."""
    _BOTSINGEN[beperking] = zin


def _sqlstate(fout: Exception) -> str:
    return getattr(fout.__cause__, "pgcode", "") or ""


def _botsing(fout: Exception) -> str:
    diagnose = getattr(fout.__cause__, "diag", None)
    naam = getattr(diagnose, "constraint_name", "") or ""
    return _BOTSINGEN.get(naam, "Dit overlapt met iets dat er al staat. Kies een andere periode.")
