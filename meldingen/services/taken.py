"""Tasks: made once per key, done or lapsed, never deleted."""

from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Notitie, Taak
from meldingen.rollen import Rol
from meldingen.services.handeling import handeling


@handeling
def maak_taak(
    melding: Melding,
    sleutel: str,
    titel: str,
    *,
    rol: Rol,
    uiterlijk_op: date,
    op: date,
    plek: str = "",
    voor: Gebruiker | None = None,
    is_spoed: bool = False,
) -> Taak:
    """A task on a case; the same `sleutel` on the same case gives the same task back."""
    taak, _ = Taak.objects.get_or_create(
        sleutel=f"{sleutel}:{melding.pk}",
        defaults={
            "gemeente": melding.gemeente,
            "melding": melding,
            "titel": titel,
            "rol": rol,
            "voor": voor,
            "uiterlijk_op": uiterlijk_op,
            "gemaakt_op": op,
            "plek": plek,
            "is_spoed": is_spoed,
        },
    )
    return taak


@handeling
def rond_af(taak: Taak, *, op: date, door: Gebruiker) -> None:
    """Somebody did it. A task that is already done or lapsed is refused in words."""
    vers = Taak.objects.select_for_update().get(pk=taak.pk)
    if vers.gedaan_op or vers.vervallen_op:
        raise Geweigerd("Deze taak is al afgerond. Ververs de pagina.")
    vers.gedaan_op, vers.gedaan_door = op, door
    vers.save(update_fields=["gedaan_op", "gedaan_door"])


@handeling
def rond_af_met_sleutel(melding: Melding, sleutel: str, *, op: date, door: Gebruiker | None) -> None:
    """The act itself shows that the task is done; nothing when there is no such open task."""
    Taak.objects.filter(sleutel=f"{sleutel}:{melding.pk}").open().update(gedaan_op=op, gedaan_door=door)


@handeling
def sluit_met_begin(melding: Melding, begin: str, *, op: date, door: Gebruiker | None) -> None:
    """The open tasks of which the key starts with `begin`: done by `door`, or lapsed when nobody did anything."""
    velden = {"vervallen_op": op} if door is None else {"gedaan_op": op, "gedaan_door": door}
    Taak.objects.filter(melding=melding, sleutel__startswith=begin).open().update(**velden)


@handeling
def laat_vervallen(melding: Melding, *, op: date) -> None:
    """All open tasks of a case lose their meaning."""
    Taak.objects.filter(melding=melding).open().update(vervallen_op=op)


@handeling
def schrijf_notitie(melding: Melding, tekst: str, *, op: date, door: Gebruiker) -> Notitie:
    """A free note in the case."""
    return Notitie.objects.create(melding=melding, tekst=tekst, op=op, door=door)
