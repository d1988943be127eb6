"""What can be done in Mijn zaak, and where staff register the same for who comes by telephone, desk or post (K-07)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meldingen.models import Machtiging, Melding
from meldingen.toegang import Eigenzaak
from wmo_portal.mijnzaak.kan_inloggen import kan_code_vragen


@dataclass(frozen=True, slots=True)
class Daad:
    """One act: its page, its words, who may do it with which scope, when it makes sense, and the page of staff."""

    pagina: str
    tekst: str | Promise
    bereik: tuple[Machtiging.Bereik, ...]
    balie: str
    kan: Callable[[Melding], bool]


# In the order of the page.
DADEN: tuple[Daad, ...] = (
    Daad("mijn_volgende_code", _("Een code voor de volgende keer vragen"), (), "inlogcode", kan_code_vragen),
)


def mogelijk(eigen: Eigenzaak) -> list[Daad]:
    """The acts this person can do in this case now."""
    return [daad for daad in DADEN if eigen.mag(*daad.bereik) and daad.kan(eigen.melding)]
