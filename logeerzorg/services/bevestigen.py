"""Confirming a stay (LR-05): at the decision, and for stays booked later under the running grant."""

from datetime import date, datetime, timedelta

from beschikkingen.models import Beschikking
from beschikkingen.services.inhoud import inhoud_van
from logeerzorg.models import Bed, Reservering
from logeerzorg.services.grendel import (
    in_woorden,
    looptijden,
    vergrendel,
    vergrendel_client,
    weiger_als_verlopen,
    weiger_buiten_indicatie,
    weiger_tenzij,
)
from logeerzorg.services.saldo import verblijf_van, weiger_naast, werk_saldo_bij
from logeerzorg.services.telling import peildatum, telling_van
from logeerzorg.services.toetsen import kent_verblijf_toe
from logeerzorg.services.vervallen import laat_vervallen
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from meldingen.services.taken import maak_taak, rond_af_met_sleutel

S = Reservering.Status


@handeling
def bevestig(reservering: Reservering, *, nu: datetime, op: date, door: Gebruiker) -> None:
    """LR-05 under a running grant: both agree, year and week still hold, the intake is planned; D-40 goes."""
    client = vergrendel_client(reservering)
    rij = vergrendel(reservering)
    weiger_tenzij(rij, S.OPTIE)
    weiger_als_verlopen(rij, nu)
    if not (rij.client_akkoord_op and rij.locatie_akkoord_op):
        raise Geweigerd("Leg eerst vast dat de cliënt én de locatie akkoord zijn met de data.")
    if not looptijden(rij.melding):
        raise Geweigerd("Er is nog geen besluit dat logeerzorg toekent. Zet de optie vast, bevestigen kan later.")
    weiger_buiten_indicatie(rij.melding, rij.aankomst, rij.vertrek)
    if not _intake_bekend(rij):
        raise Geweigerd("Er is nog geen intake gepland. Spreek met de locatie een dag af en leg die vast.")
    _bevestig(client, rij, op=op, door=door)
    zet_brief_klaar(rij.melding, "D-40", op=op, over=str(rij.pk), reserveringen=[rij.pk])


def bevestig_bij_besluit(beschikking: Beschikking, *, op: date, door: Gebruiker) -> None:
    """LR-05 as a consequence of the decision; without a grant of logeerzorg everything lapses (LR-14).

    Fixed options with an intake are confirmed, and D-40 tells of them. One without stays fixed until the intake is
    planned. A grant without any dates is the safety net of L-12: then somebody plans them.
    """
    melding = beschikking.melding
    if not kent_verblijf_toe(inhoud_van(beschikking)):
        laat_vervallen(melding, (S.OPTIE, S.WACHTLIJST, S.BEVESTIGD), op=op, door=door)
        return
    vast = (
        Reservering.objects.select_for_update(of=("self",))
        .filter(melding=melding, status=S.OPTIE, vastgezet_op__isnull=False)
        .select_related("melding__gemeente", "gemeente", "client", "bed__locatie", "overschrijding")
    )
    bevestigd = [rij.pk for rij in vast.order_by("pk") if _bevestig_of_vraag(rij, op=op, door=door)]
    # The year may begin with this grant.
    werk_saldo_bij(melding.client, melding.gemeente, dag=peildatum(melding, op))
    if bevestigd:
        zet_brief_klaar(melding, "D-40", op=op, over=f"besluit:{beschikking.pk}", reserveringen=bevestigd)
    elif not melding.reserveringen.filter(status__in=(S.OPTIE, S.BEVESTIGD), vastgezet_op__isnull=False).exists():
        _vraag_planning(melding, op)


def _bevestig_of_vraag(rij: Reservering, *, op: date, door: Gebruiker) -> bool:
    if _intake_bekend(rij):
        _bevestig(rij.client, rij, op=op, door=door)
        return True
    maak_taak(
        rij.melding,
        f"plan-intake:{rij.pk}",
        f"Plan de intake en bevestig het verblijf van {in_woorden(rij)}",
        rol=Rol.CONSULENT,
        voor=rij.melding.behandelaar,
        uiterlijk_op=max(op, rij.aankomst - timedelta(days=7)),
        op=op,
        plek="logeren",
    )
    return False


def _bevestig(client: Client, rij: Reservering, *, op: date, door: Gebruiker) -> None:
    """The balance and the week once more, and the bed: the house may have closed since the option."""
    dag = peildatum(rij.melding, op)
    if not rij.is_dagdeel:
        _weiger_als_bed_weg(rij)
    anders = telling_van(client, rij.gemeente, dag).zonder(rij)
    weiger_naast(anders, rij.gemeente, verblijf_van(rij), overschrijding=rij.overschrijding, soort=rij.soort)
    rij.bevestigen()
    rij.save()
    werk_saldo_bij(client, rij.gemeente, dag=dag)
    rond_af_met_sleutel(rij.melding, f"plan-intake:{rij.pk}", op=op, door=door)
    leg_vast(rij.melding, "LR-05", op=op, door=door, naam=f"Verblijf bevestigd: {in_woorden(rij)}")


def _weiger_als_bed_weg(rij: Reservering) -> None:
    van, tot = rij.aankomst, rij.vertrek
    bed = Bed.objects.filter(pk=rij.bed_id)
    if not bed.in_gebruik(van, tot).boekbaar_voor(rij.gemeente, van, tot).exists():
        raise Geweigerd(
            f"{rij.bed} is in deze nachten niet meer te boeken: het bed of de locatie is gestopt. "
            "Annuleer de optie en kies een ander bed."
        )


def _intake_bekend(rij: Reservering) -> bool:
    return rij.intake_op is not None or rij.intake_gereed_op is not None


def _vraag_planning(melding: Melding, op: date) -> None:
    maak_taak(
        melding,
        "plan-verblijven",
        "Logeerzorg is toegekend zonder data. Plan de verblijven samen met cliënt en locatie",
        rol=Rol.CONSULENT,
        voor=melding.behandelaar,
        uiterlijk_op=op + timedelta(days=7),
        op=op,
        plek="logeren",
    )
