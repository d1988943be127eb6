"""Celery tasks: one call of a service each."""

from celery import shared_task

from meldingen import klok
from meldingen.services import nacht, signalen, uitgaand


@shared_task
def verwerk_uitgaand() -> int:
    """Deliver what is open in the outbox; woken after a commit and every minute by beat. Idempotent."""
    return uitgaand.verwerk_alles(op=klok.vandaag(), nu=klok.nu)


@shared_task
def nachtcontrole() -> dict[str, int]:
    """The nightly run, asked every hour of the night until it has succeeded: a killed worker costs one hour."""
    op = klok.vandaag()
    return {} if nacht.is_gelukt(op=op) else nacht.draai(op=op, nu=klok.nu).tellingen


@shared_task
def ochtend() -> int:
    """In the morning: see that the night ran, and tell everybody what waits. Once per person per day."""
    nacht.controleer_nacht(op=klok.vandaag())
    return signalen.zet_ochtendmail_klaar(op=klok.vandaag())
