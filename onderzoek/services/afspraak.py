"""Appointments for a conversation: planned, moved and cancelled (M-13)."""

from datetime import date, time

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Status
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Afspraakwijziging, Gesprek, Onderzoek


def zet_gesprek(onderzoek: Onderzoek, vorm: str, dag: date, om: time | None, op: date) -> Gesprek:
    """Put a conversation in the case and invite the client (D-02). Inside an act that has locked the case."""
    weiger_in_verleden(dag, op)
    gesprek = Gesprek.objects.create(onderzoek=onderzoek, vorm=vorm, gepland_op=dag, gepland_om=om)
    if om is not None:
        zet_brief_klaar(onderzoek.melding, "D-02", op=op, over=str(gesprek.pk), gesprek=gesprek.pk)
    taken.rond_af_met_sleutel(onderzoek.melding, "gesprek", op=op, door=None)
    return gesprek


@handeling
def plan_volgend_gesprek(
    onderzoek: Onderzoek, *, vorm: str, gepland_op: date, gepland_om: time | None, op: date, door: Gebruiker
) -> Gesprek:
    """Another conversation once the investigation has started: after a cancelled one, or one was not enough."""
    melding = vergrendel_open(onderzoek.melding)
    if melding.status in (Status.TER_FIATTERING, Status.BESCHIKT):
        raise Geweigerd(f"Zaak {melding.nummer} staat op ‘{melding.status_naam}’. Een gesprek plannen kan nu niet.")
    vers = Onderzoek.objects.select_for_update().get(pk=onderzoek.pk)
    if vers.gestart_op is None:
        raise Geweigerd("Het onderzoek is nog niet gestart. Plan eerst het eerste gesprek.")
    if Gesprek.objects.filter(onderzoek=vers, gevoerd_op__isnull=True, afgezegd_op__isnull=True).exists():
        raise Geweigerd("Er staat al een afspraak. Verzet die, of zeg die eerst af.")
    gesprek = zet_gesprek(vers, vorm, gepland_op, gepland_om, op)
    leg_vast(melding, "M-13", op=op, door=door, naam=f"Gesprek gepland op {schrijf_datum(gepland_op)}")
    for pk in Gesprek.objects.filter(onderzoek=vers, afgezegd_op__isnull=False).values_list("pk", flat=True):
        taken.rond_af_met_sleutel(melding, f"nieuwe_afspraak:{pk}", op=op, door=door)
    return gesprek


@handeling
def verzet_afspraak(
    gesprek: Gesprek, *, vorm: str, gepland_op: date, gepland_om: time | None, reden: str, op: date, door: Gebruiker
) -> Gesprek:
    """Another day, time or place; the client gets a new invitation (D-02)."""
    melding = vergrendel_open(gesprek.onderzoek.melding)
    vers = _open_gesprek(gesprek, reden)
    weiger_in_verleden(gepland_op, op)
    if (vorm, gepland_op, gepland_om) == (vers.vorm, vers.gepland_op, vers.gepland_om):
        raise Geweigerd("Dit is dezelfde afspraak. Kies een andere dag, tijd of plaats.")
    nummer = _schrijf_wijziging(vers, Afspraakwijziging.Soort.VERZET, reden, op, door)
    naam = f"Gesprek verzet van {schrijf_datum(vers.gepland_op)} naar {schrijf_datum(gepland_op)}"
    vers.vorm, vers.gepland_op, vers.gepland_om = vorm, gepland_op, gepland_om
    vers.save(update_fields=["vorm", "gepland_op", "gepland_om"])
    leg_vast(melding, "M-13", op=op, door=door, naam=naam, reden=reden)
    if gepland_om is not None:
        zet_brief_klaar(melding, "D-02", op=op, over=f"{vers.pk}:{nummer}", gesprek=vers.pk)
    return vers


@handeling
def zeg_afspraak_af(gesprek: Gesprek, *, reden: str, op: date, door: Gebruiker) -> None:
    """The conversation will not be held; somebody has to plan another one."""
    melding = vergrendel_open(gesprek.onderzoek.melding)
    vers = _open_gesprek(gesprek, reden)
    _schrijf_wijziging(vers, Afspraakwijziging.Soort.AFGEZEGD, reden, op, door)
    vers.afgezegd_op = op
    vers.save(update_fields=["afgezegd_op"])
    naam = f"Gesprek van {schrijf_datum(vers.gepland_op)} afgezegd"
    leg_vast(melding, "M-13", op=op, door=door, naam=naam, reden=reden)
    taken.maak_taak(
        melding,
        f"nieuwe_afspraak:{vers.pk}",
        "Maak een nieuwe afspraak: het gesprek is afgezegd",
        rol=Rol.CONSULENT,
        voor=melding.behandelaar,
        uiterlijk_op=op,
        op=op,
        plek="afspraak",
    )


def weiger_in_verleden(dag: date, op: date) -> None:
    """An appointment is for today or later."""
    if dag < op:
        raise Geweigerd("De afspraak ligt in het verleden. Kies vandaag of een latere dag.")


def _open_gesprek(gesprek: Gesprek, reden: str) -> Gesprek:
    vers = Gesprek.objects.select_for_update(of=("self",)).get(pk=gesprek.pk)
    if vers.gevoerd_op is not None:
        raise Geweigerd(f"Dit gesprek is al gevoerd op {schrijf_datum(vers.gevoerd_op)}.")
    if vers.afgezegd_op is not None:
        raise Geweigerd("Deze afspraak is al afgezegd. Maak een nieuwe afspraak.")
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de afspraak verandert.")
    return vers


def _schrijf_wijziging(gesprek: Gesprek, soort: str, reden: str, op: date, door: Gebruiker) -> int:
    """Keep the appointment as it was; returns its sequence number."""
    Afspraakwijziging.objects.create(
        gesprek=gesprek,
        soort=soort,
        was_op=gesprek.gepland_op,
        was_om=gesprek.gepland_om,
        reden=reden,
        op=op,
        door=door,
    )
    return Afspraakwijziging.objects.filter(gesprek=gesprek).count()
