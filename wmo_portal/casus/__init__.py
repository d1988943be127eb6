"""Walks a worked case through the services, so that it has its whole history.

A case is a JSON file of fixtures/casussen: a list of steps, each with its day, who acts, and the facts. A day is a
date, or a number of days before or after today for a case that is still running.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from meldingen.models import Gebruiker, Gemeente, Melding
from meldingen.services import uitgaand
from wmo_portal.casus import begin, besluit, bezwaar, gesprek, herstel, keuze, spoed, verslag, zorgplan
from wmo_portal.casus.lopen import Loop
from wmo_portal.laden import lees

_DELEN = (begin, spoed, gesprek, verslag, keuze, zorgplan, herstel, besluit, bezwaar)
STAPPEN = {naam: stap for deel in _DELEN for naam, stap in deel.STAPPEN.items()}


@transaction.atomic
def loop_casus(naam: str, *, vandaag: date, nu: datetime) -> Melding:
    """Walk the case, or find it when it was walked before. All or nothing; the outbox is emptied day by day."""
    bestaand = Melding.objects.filter(formulier_sleutel=f"casus:{naam}").first()
    if bestaand is not None:
        return bestaand
    loop, stappen = begin_casus(naam, vandaag=vandaag)
    for stap in stappen:
        zet_stap(loop, stap, nu=nu)
    return loop.melding


def begin_casus(naam: str, *, vandaag: date) -> tuple[Loop, list[dict[str, Any]]]:
    """The walk before its first step, and the steps of the file."""
    inhoud = lees(f"casussen/{naam}.json")
    gemeente = Gemeente.objects.get(naam=inhoud["gemeente"])
    return Loop(naam=naam, gemeente=gemeente, vandaag=vandaag, op=vandaag), inhoud["stappen"]


def zet_stap(loop: Loop, stap: dict[str, Any], *, nu: datetime) -> None:
    """One step on its own day by its own person; what it put in the outbox leaves."""
    loop.op = loop.dag(stap["dag"]) or loop.vandaag
    loop.door = Gebruiker.objects.get(username=stap["door"]) if stap.get("door") else None
    STAPPEN[stap["wat"]](loop, stap.get("met", {}))
    uitgaand.verwerk_alles(op=loop.op, nu=lambda: nu)
