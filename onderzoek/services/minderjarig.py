"""Younger than eighteen: the Jeugdwet or the school, except for a woningaanpassing or hulpmiddel (M-19)."""

from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis, Gebruiker, Melding
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel

CODE = "M-19"
VOLWASSEN = 18
UITZONDERINGEN = {"woningaanpassing": "Woningaanpassing", "hulpmiddel": "Hulpmiddel"}


@handeling
def leg_uitzondering_vast(melding: Melding, *, hulp: str, op: date, door: Gebruiker) -> None:
    """What is asked is a woningaanpassing or hulpmiddel: for that the Wmo counts for children too."""
    if hulp not in UITZONDERINGEN:
        raise Geweigerd("Kies of het om een woningaanpassing of een hulpmiddel gaat.")
    vers = vergrendel(melding)
    if not is_minderjarig(vers, op):
        raise Geweigerd("De cliënt is niet jonger dan 18. Dit hoeft u niet vast te leggen.")
    leg_vast(vers, CODE, op=op, door=door, naam=f"Jonger dan 18, toch Wmo: {UITZONDERINGEN[hulp].lower()}")


def is_minderjarig(melding: Melding, op: date) -> bool:
    """Whether the client is younger than eighteen on this day; without a birth date that is not known."""
    leeftijd = melding.client.leeftijd_op(op)
    return leeftijd is not None and leeftijd < VOLWASSEN


def weiger_minderjarige(melding: Melding, op: date) -> None:
    """Guard of TR-04: a melding is always accepted, an investigation under the Wmo is not always the way."""
    if not is_minderjarig(melding, op) or melding.onderwerp == Melding.Onderwerp.WONEN:
        return
    if not Gebeurtenis.objects.filter(melding=melding, code=CODE).exists():
        raise Geweigerd(
            "De cliënt is jonger dan 18. Verwijs naar jeugdhulp of passend onderwijs, of leg vast dat het om een "
            "woningaanpassing of hulpmiddel gaat."
        )
