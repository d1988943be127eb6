"""Does the client live here? A check with its date; who lives elsewhere is forwarded by a person (M-18)."""

from dataclasses import dataclass
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from onderzoek.models import Woonplaatscontrole


@dataclass(frozen=True, slots=True)
class Controle:
    """What was looked at, when, and what it says."""

    gecontroleerd_op: date
    bron: str
    uitkomst: str
    is_beschermd_wonen: bool = False
    toelichting: str = ""


@handeling
def controleer_woonplaats(melding: Melding, controle: Controle, *, op: date, door: Gebruiker) -> Woonplaatscontrole:
    """Record the check. Beschermd wonen and opvang are open to everybody in the country: then nobody is forwarded."""
    vers = vergrendel_open(melding)
    if controle.gecontroleerd_op > op:
        raise Geweigerd("De controle kan niet in de toekomst liggen. Vul de dag van de controle in.")
    anders = controle.uitkomst != Woonplaatscontrole.Uitkomst.HIER
    if anders and not controle.toelichting.strip():
        raise Geweigerd("Schrijf op wat u zag, en waar de inwoner dan woont.")
    velden = {naam: getattr(controle, naam) for naam in Controle.__dataclass_fields__}
    rij = Woonplaatscontrole.objects.create(melding=vers, door=door, **velden)
    leg_vast(vers, "M-18", op=rij.gecontroleerd_op, door=door, naam=f"Woonplaats: {rij.get_uitkomst_display().lower()}")
    if rij.is_beschermd_wonen:
        leg_vast(vers, "M-18", op=op, door=door, naam="Route beschermd wonen en opvang: landelijk toegankelijk")
    elif anders:
        taken.maak_taak(
            vers,
            f"woonplaats:{rij.pk}",
            "De inwoner woont hier niet: stuur de melding door of verwijs",
            rol=Rol.CONSULENT,
            voor=vers.behandelaar,
            uiterlijk_op=op,
            op=op,
            plek="doorsturen",
        )
    return rij
