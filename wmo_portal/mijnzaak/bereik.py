"""What a machtiging opens in Mijn zaak: in words for the client, and as the acts that ask for that scope (A-17)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meldingen.models import Machtiging
from wmo_portal.mijnzaak.daden import DADEN, Daad

B = Machtiging.Bereik
IN_WOORDEN: dict[B, Promise] = {
    B.MELDING: _("Zien waar de zaak staat, afspraken regelen en doorgeven wat er verandert"),
    B.STUKKEN: _("Brieven en stukken lezen en stukken opsturen"),
    B.AANVRAAG: _("Het verslag tekenen, hulp aanvragen en hulp opzeggen"),
    B.BEZWAAR: _("Bezwaar maken tegen een besluit"),
    B.PGB: _("Het budgetplan voor een persoonsgebonden budget (pgb) maken"),
}


def opent(bereik: B) -> list[Daad]:
    """The acts that this scope opens; what is in no scope at all is for the client only."""
    return [daad for daad in DADEN if bereik in daad.bereik]
