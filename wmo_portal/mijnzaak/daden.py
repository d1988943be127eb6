"""What can be done in Mijn zaak, and where staff register the same for who comes by telephone, desk or post (K-07)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meldingen.models import Machtiging, Melding
from meldingen.toegang import Eigenzaak
from wmo_portal.mijnzaak import kan_volgen

B = Machtiging.Bereik


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
    Daad("mijn_berichten", _("Een bericht schrijven"), (B.STUKKEN,), "contact", kan_volgen.kan_schrijven),
    Daad("mijn_opsturen", _("Papieren of foto's opsturen"), (B.STUKKEN,), "post_in", kan_volgen.kan_altijd),
    Daad("mijn_voorkeuren", _("Kiezen hoe wij u bereiken"), (), "voorkeuren", kan_volgen.kan_altijd),
)


def mogelijk(eigen: Eigenzaak) -> list[Daad]:
    """The acts this person can do in this case now."""
    return [daad for daad in DADEN if eigen.mag(*daad.bereik) and daad.kan(eigen.melding)]
