"""What comes before a stay: the intake with the casemanager, and the transport (L-19, L-20, L-22)."""

from datetime import date, timedelta

from logeerzorg.models import Reservering
from logeerzorg.services.grendel import in_woorden, vergrendel, weiger_tenzij
from logeerzorg.services.telling import peildatum
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker
from meldingen.rollen import Rol
from meldingen.services import parameters
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from meldingen.services.taken import maak_taak
from meldingen.termijnen import schrijf_datum

S = Reservering.Status


@handeling
def plan_intake(
    reservering: Reservering,
    *,
    intake_op: date,
    casemanager: str = "",
    casemanager_telefoon: str = "",
    op: date,
    door: Gebruiker,
) -> None:
    """L-20: the day of the intake, before the stay; with whom the house consults about it (L-19)."""
    rij = vergrendel(reservering)
    weiger_tenzij(rij, S.OPTIE, S.BEVESTIGD)
    if rij.intake_gereed_op is not None:
        raise Geweigerd(f"De intake is al gedaan, op {schrijf_datum(rij.intake_gereed_op)}.")
    if intake_op > rij.aankomst:
        raise Geweigerd(f"De intake is vóór het verblijf. Kies een dag tot en met {schrijf_datum(rij.aankomst)}.")
    if intake_op < op:
        raise Geweigerd("Deze dag is al voorbij. Is de intake al gedaan? Dan meldt de locatie dat.")
    rij.intake_op = intake_op
    rij.casemanager, rij.casemanager_telefoon = casemanager.strip(), casemanager_telefoon.strip()
    rij.save(update_fields=["intake_op", "casemanager", "casemanager_telefoon"])
    leg_vast(rij.melding, "L-20", op=op, door=door, naam=f"Intake gepland op {schrijf_datum(intake_op)}")


@handeling
def meld_intake_gereed(reservering: Reservering, *, gereed_op: date, op: date, door: Gebruiker) -> None:
    """L-20: the intake was done; from now on the client may come."""
    rij = vergrendel(reservering)
    weiger_tenzij(rij, S.OPTIE, S.BEVESTIGD)
    if rij.intake_gereed_op is not None:
        raise Geweigerd(f"De intake is al gemeld, op {schrijf_datum(rij.intake_gereed_op)}.")
    if gereed_op > op:
        raise Geweigerd("De intake kan niet in de toekomst al gedaan zijn. Vul de dag in waarop het was.")
    rij.intake_gereed_op = gereed_op
    rij.intake_op = rij.intake_op or gereed_op
    rij.save(update_fields=["intake_gereed_op", "intake_op"])
    leg_vast(rij.melding, "L-20", op=op, door=door, naam=f"Intake gedaan op {schrijf_datum(gereed_op)}")


@handeling
def kies_vervoer(reservering: Reservering, *, vervoer: str, op: date, door: Gebruiker) -> None:
    """L-22: who brings the client; extra transport only where the gemeente gives it, and then it must be granted."""
    rij = vergrendel(reservering)
    weiger_tenzij(rij, S.OPTIE, S.BEVESTIGD)
    keuze = Reservering.Vervoer(vervoer)
    ruim = parameters.waarde(rij.gemeente, "kv_vervoer", peildatum(rij.melding, op)) == "zelf_of_aanvullend"
    if keuze != Reservering.Vervoer.ZELF and not ruim:
        raise Geweigerd(
            f"In gemeente {rij.gemeente} regelt de cliënt of de mantelzorger het vervoer naar de logeerplek zelf. "
            "Kies dat, of vraag vervoer aan als aparte hulp."
        )
    rij.vervoer = keuze
    rij.save(update_fields=["vervoer"])
    leg_vast(rij.melding, "L-22", op=op, door=door, naam=f"Vervoer: {keuze.label.lower()} ({in_woorden(rij)})")
    if keuze == Reservering.Vervoer.AANVULLEND:
        maak_taak(
            rij.melding,
            f"logeervervoer:{rij.pk}",
            "Regel aanvullend vervoer naar de logeerplek, en kijk of er al een indicatie voor vervoer is",
            rol=Rol.CONSULENT,
            voor=rij.melding.behandelaar,
            uiterlijk_op=max(op, rij.aankomst - timedelta(days=7)),
            op=op,
            plek="logeren",
        )
