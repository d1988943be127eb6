"""Celery tasks: one call of a service each."""

from celery import shared_task

from logeerzorg.services import reserveringen
from meldingen import klok


@shared_task
def opties_verlopen() -> int:
    """Free the beds of options that were not fixed in time (LR-04). Idempotent."""
    return reserveringen.laat_opties_verlopen(nu=klok.nu(), op=klok.vandaag())
