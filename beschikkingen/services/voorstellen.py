"""What waits for the decider is decided by the service of its kind, or goes back to who wrote it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from beschikkingen.models import Beschikking
from beschikkingen.services import besluit, buitenbehandeling, buitenland, herziening, terugvordering
from beschikkingen.services.besluitsoorten import Terugweg, werkwijze
from beschikkingen.services.mandaat import mag_terugsturen
from beschikkingen.services.voorstel import haal_wachtend
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, stap, vergrendel

_S = Beschikking.Soort
WIE_NEEMT = {
    _S.REGULIER: besluit.beslis,
    _S.BUITEN_BEHANDELING: buitenbehandeling.stel_buiten_behandeling,
    _S.BUITENLAND: buitenland.beslis_buitenland,
    _S.HERZIENING: herziening.beslis_herziening,
    _S.TERUGVORDERING: terugvordering.beslis_terugvordering,
}


def neem_besluit(beschikking: Beschikking, *, op: date, door: Gebruiker) -> Beschikking:
    """TR-31, TR-38 to TR-40, H-10, H-11 or P-31."""
    return WIE_NEEMT.get(_S(beschikking.soort), besluit.beslis)(beschikking, op=op, door=door)


@handeling
def stuur_voorstel_terug(beschikking: Beschikking, *, reden: str, op: date, door: Gebruiker) -> None:
    """TR-37: a decider or the kwaliteitsmedewerker returns the proposal with remarks (B-02).

    What is no decision on the aanvraag, or leaves it untreated, is returned without a change of status.
    """
    manier = werkwijze(beschikking)
    if manier.terug is None:
        raise Geweigerd("Over dit besluit is al besloten. Het gaat niet meer terug.")
    if not reden.strip():
        raise Geweigerd("Schrijf op wat er anders moet, dan weet de consulent wat te doen.")
    if not mag_terugsturen(beschikking.melding.gemeente, door=door, op=op):
        raise Geweigerd("Terugsturen kan wie mandaat heeft, of de kwaliteitsmedewerker. Vraag een van hen.")
    with _ga_terug(beschikking.melding, manier.terug, reden=reden, op=op, door=door) as zaak:
        vers = haal_wachtend(beschikking)
        vers.teruggestuurd_op = op
        vers.save(update_fields=["teruggestuurd_op"])
        taken.rond_af_met_sleutel(zaak, f"beslis:{vers.pk}", op=op, door=door)
        taken.maak_taak(
            zaak,
            f"herzie:{vers.pk}",
            manier.terug.taak,
            rol=Rol.CONSULENT,
            voor=vers.voorgesteld_door,
            uiterlijk_op=manier.uiterlijk(vers, zaak, op),
            op=op,
            plek=manier.terug.plek,
        )


@contextmanager
def _ga_terug(melding: Melding, weg: Terugweg, *, reden: str, op: date, door: Gebruiker) -> Iterator[Melding]:
    """The case under lock; it takes a step back too, or only the log tells."""
    if weg.overgang:
        with stap(melding, weg.overgang, op=op, door=door, reden=reden) as zaak:
            yield zaak
        return
    zaak = vergrendel(melding)
    leg_vast(zaak, weg.code, op=op, door=door, naam=weg.naam, reden=reden)
    yield zaak
