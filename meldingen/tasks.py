"""Celery tasks: one call of a service each."""

from celery import shared_task

from meldingen import klok
from meldingen.services import nacht, uitgaand


@shared_task
def verwerk_uitgaand() -> int:
    """Deliver what is open in the outbox; woken after a commit and every minute by beat. Idempotent."""
    return uitgaand.verwerk_alles(op=klok.vandaag(), nu=klok.nu)


@shared_task
def nachtcontrole() -> dict[str, int]:
    """The nightly check of every clock. Idempotent: a second run the same day adds nothing."""
    return nacht.controleer(op=klok.vandaag())
