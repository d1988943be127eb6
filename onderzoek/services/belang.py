"""A personal interest in a case: whoever has one, hands it back (X-18, guard of TR-04)."""

from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis, Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open

CODE = "X-18"


@handeling
def meld_belang(melding: Melding, *, op: date, door: Gebruiker) -> None:
    """The user knows the client or has another personal interest: the case goes back to be assigned anew.

    Why is not asked: that would be personal data of a colleague in the file of a client.
    """
    vers = vergrendel_open(melding)
    leg_vast(vers, CODE, op=op, door=door, naam="Persoonlijk belang gemeld")
    if vers.behandelaar_id != door.pk:
        return
    vers.behandelaar = None
    vers.save(update_fields=["behandelaar"])
    taken.maak_taak(
        vers,
        f"belang:{door.pk}",
        "Wijs de zaak opnieuw toe: de behandelaar heeft een persoonlijk belang",
        rol=Rol.TEAMLEIDER,
        uiterlijk_op=op,
        op=op,
        plek="toewijzen",
    )


def weiger_bij_belang(melding: Melding, *wie: Gebruiker) -> None:
    """Refuse when one of these users, or who handles the case, has reported a personal interest in it."""
    betrokken = {mens.pk for mens in wie} | {melding.behandelaar_id}
    if Gebeurtenis.objects.filter(melding=melding, code=CODE, door__in=betrokken - {None}).exists():
        raise Geweigerd(
            "U of de behandelaar meldde een persoonlijk belang in deze zaak. Wijs de zaak aan een ander toe."
        )
