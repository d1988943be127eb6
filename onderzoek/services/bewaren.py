"""Saving one part of the conversation: one row, its version one higher, and never over somebody else's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker
from meldingen.services.overgang import leg_vast, vergrendel, weiger_als_gesloten
from onderzoek.models import Gespreksdeel, Onderzoek

D = TypeVar("D", bound=Gespreksdeel)


@dataclass(frozen=True, slots=True)
class Blad:
    """The open page that sends: the version it started from, its own mark, and the moment of sending."""

    versie: int
    kenmerk: str
    nu: datetime


@dataclass(frozen=True, slots=True)
class Uitslag:
    """The part as it stands now. With `botst` nothing was written: somebody else saved other words meanwhile."""

    deel: Any
    botst: bool = False


def vergrendel_deel(soort: type[D], onderzoek: Onderzoek, **sleutel: Any) -> D:
    """The part under lock, or a new one that is not in the database yet; refuses when the case is closed."""
    rij = _rij(soort, onderzoek, sleutel)
    if rij is None:
        # Whoever makes it first holds the case; the other one finds the row here.
        melding = vergrendel(onderzoek.melding)
        rij = _rij(soort, onderzoek, sleutel) or soort(onderzoek=onderzoek, **sleutel)
        weiger_als_gesloten(melding)
        return rij
    weiger_als_gesloten(rij.onderzoek.melding)
    return rij


def vergrendel_rij(rij: D) -> D:
    """A row of a list under lock; refuses when somebody took it away or the case is closed."""
    vers = _rij(type(rij), rij.onderzoek, {"pk": rij.pk})
    if vers is None:
        raise Geweigerd("Iemand anders heeft dit intussen weggehaald. Ga terug naar de lijst.")
    weiger_als_gesloten(vers.onderzoek.melding)
    return vers


def _rij(soort: type[D], onderzoek: Onderzoek, sleutel: Mapping[str, Any]) -> D | None:
    rijen = soort.objects.select_for_update(of=("self", "onderzoek__melding")).select_related("onderzoek__melding")
    return rijen.filter(onderzoek=onderzoek, **sleutel).first()


def verschilt(rij: Any, feiten: Mapping[str, Any]) -> bool:
    """Whether one of these facts is not yet what the row says."""
    return any(getattr(rij, naam) != waarde for naam, waarde in feiten.items())


def botst(deel: Gespreksdeel, blad: Blad) -> bool:
    """Whether somebody saved after this page was opened; what this page itself saved last does not count."""
    van_zichzelf = blad.kenmerk != "" and deel.bewaard_vanuit == blad.kenmerk
    return deel.versie != blad.versie and not van_zichzelf


def schrijf(deel: Gespreksdeel, feiten: Mapping[str, Any], blad: Blad, *, wat: str, op: date, door: Gebruiker) -> None:
    """Write the facts and raise the version; the log gets one line per person and day, not one per pause in typing."""
    eerste_keer = (deel.bewaard_door_id, deel.bewaard_op) != (door.pk, op)
    sporen = {
        "versie": deel.versie + 1,
        "bewaard_op": op,
        "bewaard_om": blad.nu,
        "bewaard_door": door,
        "bewaard_vanuit": blad.kenmerk,
    }
    for naam, waarde in (*feiten.items(), *sporen.items()):
        setattr(deel, naam, waarde)
    deel.save(update_fields=[*feiten, *sporen] if deel.pk else None)
    if eerste_keer:
        leg_vast(deel.onderzoek.melding, "O-02", op=op, door=door, naam=f"Gesprek bijgewerkt: {wat}")


def bewaar_deel(
    deel: Gespreksdeel, feiten: Mapping[str, Any], blad: Blad, *, wat: str, op: date, door: Gebruiker
) -> Uitslag:
    """Save a locked part. The same words again change nothing, so sending twice is harmless."""
    if not verschilt(deel, feiten):
        return Uitslag(deel)
    if botst(deel, blad):
        return Uitslag(deel, botst=True)
    schrijf(deel, feiten, blad, wat=wat, op=op, door=door)
    return Uitslag(deel)


def voeg_toe(soort: type[D], onderzoek: Onderzoek, feiten: Mapping[str, Any], blad: Blad, **act: Any) -> D:
    """A new row in a list of this onderzoek. `act` is wat, op and door."""
    weiger_als_gesloten(vergrendel(onderzoek.melding))
    rij = soort(onderzoek=onderzoek)
    schrijf(rij, feiten, blad, **act)
    return rij


def weiger_toekomst(dag: date | None, op: date, zin: str) -> None:
    """Refuse a day that is still to come."""
    if dag is not None and dag > op:
        raise Geweigerd(zin)
