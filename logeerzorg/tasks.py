"""Celery tasks: one call of a service each."""

from celery import shared_task

from logeerzorg.services import reserveringen, vervallen, wachtlijst
from meldingen import klok


@shared_task
def opties_verlopen() -> int:
    """Free the beds of what lapsed (LR-04, LR-14), and tell who waits for one. Idempotent."""
    nu, op = klok.nu(), klok.vandaag()
    verlopen = reserveringen.laat_opties_verlopen(nu=nu, op=op)
    vervallen.laat_vervallen_na_einde(op=op)
    wachtlijst.loop_wachtlijst_na(op=op)
    return verlopen
