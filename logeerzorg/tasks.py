"""Celery tasks: one call of a service each."""

from celery import shared_task

from logeerzorg.services import reserveringen, wachtlijst
from meldingen import klok


@shared_task
def opties_verlopen() -> int:
    """Free the beds of options that were not fixed in time (LR-04), and tell who waits for one. Idempotent."""
    nu, op = klok.nu(), klok.vandaag()
    verlopen = reserveringen.laat_opties_verlopen(nu=nu, op=op)
    wachtlijst.loop_wachtlijst_na(op=op)
    return verlopen
