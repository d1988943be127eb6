"""A very dirty household: to the GGD, and after the cleaning help in the house is possible (M-22)."""

from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel, vergrendel_open
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Sanering

_TAAK = "ggd"


@handeling
def verwijs_naar_ggd(melding: Melding, *, toelichting: str, volgen_op: date, op: date, door: Gebruiker) -> Sanering:
    """Refer the household to the GGD; a task stays open until the house is clean."""
    vers = vergrendel_open(melding)
    if not toelichting.strip():
        raise Geweigerd("Schrijf op wat u zag, en wie u bij de GGD sprak.")
    if volgen_op < op:
        raise Geweigerd("Kies vandaag of een latere dag om te vragen hoe het ervoor staat.")
    if Sanering.objects.filter(melding=vers).exists():
        raise Geweigerd("Dit huishouden is al bij de GGD aangemeld. Leg vast wanneer de sanering klaar is.")
    rij = Sanering.objects.create(melding=vers, aangemeld_op=op, toelichting=toelichting, door=door)
    leg_vast(vers, "M-22", op=op, door=door, naam="Aangemeld bij de GGD: vervuild huishouden")
    taken.maak_taak(
        vers,
        _TAAK,
        "Vraag bij de GGD hoe het staat met de sanering",
        rol=Rol.CONSULENT,
        voor=vers.behandelaar,
        uiterlijk_op=volgen_op,
        op=op,
        plek="sanering",
    )
    return rij


@handeling
def rond_sanering_af(sanering: Sanering, *, klaar_op: date, op: date, door: Gebruiker) -> None:
    """The house is clean: from this day the case is 'na sanering'."""
    melding = vergrendel(sanering.melding)
    rij = Sanering.objects.select_for_update(of=("self",)).get(pk=sanering.pk)
    if rij.klaar_op is not None:
        raise Geweigerd(f"De sanering was al klaar op {schrijf_datum(rij.klaar_op)}.")
    if klaar_op > op:
        raise Geweigerd("De sanering kan niet in de toekomst klaar zijn. Controleer de datum.")
    if klaar_op < rij.aangemeld_op:
        raise Geweigerd("De sanering kan niet klaar zijn vóór de aanmelding bij de GGD. Controleer de datum.")
    rij.klaar_op = klaar_op
    rij.save(update_fields=["klaar_op"])
    leg_vast(melding, "M-22", op=klaar_op, door=door, naam="Na sanering: hulp bij het huishouden is mogelijk")
    taken.rond_af_met_sleutel(melding, _TAAK, op=op, door=door)
