"""What can be done in Mijn zaak, and where staff register the same for who comes by telephone, desk or post (K-07)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meldingen.models import Machtiging, Melding
from meldingen.toegang import Eigenzaak
from wmo_portal.mijnzaak import kan_regelen

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
    Daad(
        "mijn_wijziging",
        _("Een verandering doorgeven of iets vragen"),
        (B.MELDING,),
        "wijziging_invoeren",
        kan_regelen.kan_wijziging,
    ),
    Daad("mijn_opzeggen", _("Hulp opzeggen"), (B.AANVRAAG,), "opzegging_invoeren", kan_regelen.kan_opzeggen),
    Daad("mijn_machtigingen", _("Iemand machtigen"), (), "machtigingen", kan_regelen.kan_machtigen),
)


def mogelijk(eigen: Eigenzaak) -> list[Daad]:
    """The acts this person can do in this case now."""
    return [daad for daad in DADEN if eigen.mag(*daad.bereik) and daad.kan(eigen.melding)]
