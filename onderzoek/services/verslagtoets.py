"""The quality check before a verslag is sent (V-03), and sending it back inside (TR-11)."""

from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Status
from meldingen.rollen import Rol
from meldingen.services import parameters, taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from onderzoek.models import Verslag, Verslagtoets, Verslagversie
from onderzoek.services.onderzoek import AANVRAAG_LOOPT
from onderzoek.services.verslagversie import laatste_versie
from onderzoek.steekproef import Toetsbeleid, Toetswijze, moet_getoetst

_CODES = ["verslag_toets", "verslag_toets_procent", "verslag_toets_maanden"]


def toets_nodig(verslag: Verslag) -> bool:
    """Whether the policy of the gemeente on the day it was drawn up wants a check of this verslag."""
    waarden = parameters.waarden(verslag.melding.gemeente, _CODES, verslag.opgesteld_op)
    beleid = Toetsbeleid(
        Toetswijze(waarden["verslag_toets"]), waarden["verslag_toets_procent"], waarden["verslag_toets_maanden"]
    )
    return moet_getoetst(
        beleid,
        sleutel=f"{verslag.melding.nummer}:{verslag.versie}",
        opsteller_sinds=verslag.opgesteld_door.date_joined.date(),
        op=verslag.opgesteld_op,
    )


def vraag_toets(versie: Verslagversie, *, op: date) -> None:
    """Ask the quality officer to look at this version, when the policy wants it."""
    verslag = versie.verslag
    if not toets_nodig(verslag):
        return
    taken.maak_taak(
        verslag.melding,
        f"toets:{versie.pk}",
        f"Toets verslag versie {versie} voordat het weggaat",
        rol=Rol.KWALITEIT,
        uiterlijk_op=op,
        op=op,
        plek="verslag_toets",
    )


def weiger_zonder_toets(verslag: Verslag) -> None:
    """Refuse when the newest version was sent back, or still waits for the check the policy wants."""
    versie = laatste_versie(verslag)
    toets = Verslagtoets.objects.filter(versie=versie).first() if versie else None
    if toets is not None and not toets.is_akkoord:
        raise Geweigerd("Dit verslag is teruggestuurd. Pas het eerst aan.")
    if toets is None and toets_nodig(verslag):
        raise Geweigerd("Een collega toetst dit verslag eerst. Daarna kunt u het verzenden.")


@handeling
def toets_verslag(
    versie: Verslagversie, *, is_akkoord: bool, reden: str = "", op: date, door: Gebruiker
) -> Verslagtoets:
    """A colleague approves this version (V-03), or sends it back with a reason (TR-11)."""
    melding = vergrendel(versie.verslag.melding)
    verslag = Verslag.objects.select_for_update().get(pk=versie.verslag_id)
    if melding.status not in (Status.IN_ONDERZOEK, *AANVRAAG_LOOPT) or verslag.vastgesteld_op is not None:
        raise Geweigerd("Er is geen verslag dat op een toets wacht. Bekijk de zaak opnieuw.")
    if laatste_versie(verslag) != versie:
        raise Geweigerd("Er is een nieuwere versie van het verslag. Toets die.")
    if Verslagtoets.objects.filter(versie=versie).exists():
        raise Geweigerd("Deze versie is al getoetst.")
    if is_akkoord and versie.door_id == door.pk:
        raise Geweigerd("U schreef deze versie zelf. Een collega toetst het verslag.")
    if not is_akkoord and not reden.strip():
        raise Geweigerd("Schrijf op wat er anders moet.")
    toets = Verslagtoets.objects.create(versie=versie, is_akkoord=is_akkoord, reden=reden, op=op, door=door)
    taken.rond_af_met_sleutel(melding, f"toets:{versie.pk}", op=op, door=door)
    if is_akkoord:
        leg_vast(melding, "V-03", op=op, door=door, naam=f"Verslag versie {versie} getoetst: akkoord")
        return toets
    leg_vast(melding, "TR-11", op=op, door=door, reden=reden)
    taken.maak_taak(
        melding,
        f"aanpassen:{versie.pk}",
        "Pas het verslag aan: een collega stuurde het terug",
        rol=Rol.CONSULENT,
        voor=melding.behandelaar,
        uiterlijk_op=op,
        op=op,
        plek="verslag",
    )
    return toets
