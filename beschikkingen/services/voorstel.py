"""A proposal that waits: asked of who decides, and fetched under its lock as long as nobody decided (B-02)."""

from datetime import date

from beschikkingen.models import Beschikking
from beschikkingen.services.besluitsoorten import werkwijze
from meldingen.fouten import Geweigerd
from meldingen.models import Melding
from meldingen.rollen import Rol
from meldingen.services import taken


def vraag_besluit(voorstel: Beschikking, zaak: Melding, *, wat: str = "", op: date) -> None:
    """The task of who decides; `wat` says about what, when it is not simply the decision on the aanvraag."""
    taken.maak_taak(
        zaak,
        f"beslis:{voorstel.pk}",
        f"Neem het besluit: {wat}" if wat else "Neem het besluit",
        rol=Rol.TEAMLEIDER,
        uiterlijk_op=werkwijze(voorstel).uiterlijk(voorstel, zaak, op),
        op=op,
        plek="te-beslissen",
    )


def haal_wachtend(voorstel: Beschikking) -> Beschikking:
    """A fresh copy under a row lock, when it still waits."""
    vers = Beschikking.objects.select_for_update().get(pk=voorstel.pk)
    if vers.besloten_op is not None:
        raise Geweigerd("Over dit voorstel is al besloten.")
    if vers.teruggestuurd_op is not None:
        raise Geweigerd("Dit voorstel is teruggestuurd. Neem het nieuwe voorstel.")
    return vers
