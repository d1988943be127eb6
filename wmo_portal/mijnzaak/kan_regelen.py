"""When it makes sense to report a change, to give up help or to give a machtiging."""

from beschikkingen.services.opzegging import op_te_zeggen
from meldingen import klok
from meldingen.models import Melding
from meldingen.services.eigenmachtiging import mag_machtigen


def kan_wijziging(melding: Melding) -> bool:
    """As long as the case is open, and after it for help that runs (Wmo 2.3.8)."""
    return not melding.is_gesloten or kan_opzeggen(melding)


def kan_opzeggen(melding: Melding) -> bool:
    """There is help that runs or is going to."""
    return op_te_zeggen(melding, klok.vandaag()).exists()


def kan_machtigen(melding: Melding) -> bool:
    """A machtiging is given by who lives."""
    return mag_machtigen(melding.client)
