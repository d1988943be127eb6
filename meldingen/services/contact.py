"""Contacts with the client, and attempts that failed (M-13)."""

from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Contactmoment, Gebruiker, Melding
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel


@handeling
def leg_contact_vast(
    melding: Melding, *, wijze: str, is_gelukt: bool, contact_op: date, samenvatting: str, op: date, door: Gebruiker
) -> Contactmoment:
    """One contact or attempt; what was said is needed only when somebody answered."""
    vers = vergrendel(melding)
    if contact_op > op:
        raise Geweigerd("Het contact kan niet in de toekomst liggen. Vul de dag van het contact in.")
    if contact_op < vers.ontvangen_op:
        raise Geweigerd("Het contact kan niet van vóór de melding zijn. Controleer de datum.")
    if is_gelukt and not samenvatting.strip():
        raise Geweigerd("Schrijf kort op wat is besproken.")
    rij = Contactmoment.objects.create(
        melding=vers, wijze=wijze, is_gelukt=is_gelukt, samenvatting=samenvatting, op=contact_op, door=door
    )
    hoe = rij.get_wijze_display().lower()
    naam = f"Contact: {hoe}" if is_gelukt else f"Geprobeerd te bereiken: {hoe}"
    leg_vast(vers, "M-13", op=contact_op, door=door, naam=naam)
    return rij
