"""Reserveringen: an option, the agreements, fixing it, and what a decision does to it."""

from datetime import date, datetime, time, timedelta

from beschikkingen.models import Beschikking
from beschikkingen.services.heropening import mag_voorstellen
from beschikkingen.services.inhoud import inhoud_van
from logeerzorg.etmalen import Verblijf
from logeerzorg.models import BEZET, Bed, Locatie, Overschrijding, Reservering
from logeerzorg.services.overschrijding import signaleer_wlz
from logeerzorg.services.saldo import weiger_als_niet_past, werk_saldo_bij
from logeerzorg.services.telling import peildatum
from logeerzorg.services.toetsen import kent_verblijf_toe
from logeerzorg.services.zoeken import kenmerken
from logeerzorg.wensen import GEEN_WENSEN, Wensen, past_niet
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding, Status
from meldingen.opsomming import opsomming
from meldingen.services import parameters
from meldingen.services.handeling import handeling, registreer_botsing
from meldingen.services.overgang import leg_vast

S = Reservering.Status
registreer_botsing("bed_nooit_dubbel", "Dit bed is in deze nachten net bezet geraakt. Kies een ander bed.")
registreer_botsing("client_slaapt_in_een_bed", "De cliënt logeert in deze nachten al ergens. Kies andere dagen.")


@handeling
def plaats_optie(
    melding: Melding,
    bed: Bed,
    van: date,
    tot: date,
    *,
    soort: str = Reservering.Soort.VERBLIJF,
    wensen: Wensen = GEEN_WENSEN,
    tijden: tuple[time, time] | None = None,
    overschrijding: Overschrijding | None = None,
    nu: datetime,
    op: date,
    door: Gebruiker,
) -> Reservering:
    """LR-01: hold a bed from the night of `van` until the morning of `tot`; the balance and the week are tested.

    tijden: the hours of arriving and leaving, when other than the house has; with these a stay may end on the day
    it begins (a dagdeel, without a night). overschrijding: what the teamleider allowed, kept when the stay needs it.
    The locks: first the client (who must not get two stays at once past the cap), then the bed.
    """
    is_dagdeel = tijden is not None and tot == van
    nieuw = _verblijf(bed.locatie, van, tot, tijden, op)
    client = Client.objects.select_for_update().get(pk=melding.client_id)
    vers = Melding.objects.select_for_update().select_related("gemeente").get(pk=melding.pk)
    if vers.is_gesloten:
        raise Geweigerd(f"Zaak {vers.nummer} is gesloten. Er kan geen verblijf meer worden gereserveerd.")
    bezet_tot = tot + timedelta(days=1) if is_dagdeel else tot
    _vergrendel_bed(bed, vers, van, bezet_tot)
    if redenen := past_niet(wensen, kenmerken(bed)):
        raise Geweigerd(f"{bed} past niet: {opsomming(redenen)}. Kies een ander bed.")
    fiat = weiger_als_niet_past(
        client, vers.gemeente, nieuw, dag=peildatum(vers, op), overschrijding=overschrijding, soort=soort
    )
    uren = parameters.waarde(vers.gemeente, "kv_optie_geldig_uren", op)
    reservering = Reservering.objects.create(
        gemeente=vers.gemeente, client=client, melding=vers, bed=bed, periode=(van, bezet_tot), is_dagdeel=is_dagdeel,
        aankomst_tijd=nieuw.aankomst.time(), vertrek_tijd=nieuw.vertrek.time(), overschrijding=fiat, soort=soort,
        wensen=wensen.als_gegevens(), optie_tot=nu + timedelta(hours=uren), gemaakt_door=door,
    )  # fmt: skip
    reservering.refresh_from_db(fields=["periode"])
    werk_saldo_bij(client, vers.gemeente, dag=peildatum(vers, op))
    leg_vast(vers, "LR-01", op=op, door=door, naam=f"Optie geplaatst: {bed.locatie}, {_periode(reservering)}")
    signaleer_wlz(vers, op=op)
    return reservering


def _verblijf(locatie: Locatie, van: date, tot: date, tijden: tuple[time, time] | None, op: date) -> Verblijf:
    """The stay on the clock. By night the hours of the house bound it; a dagdeel is agreed with the house."""
    if tot < van or (tot == van and tijden is None):
        raise Geweigerd("De vertrekdag moet na de aankomstdag liggen.")
    if van < op:
        raise Geweigerd("De aankomst ligt in het verleden. Kies vandaag of een latere dag.")
    aankomst, vertrek = tijden or (locatie.aankomst_vanaf, locatie.vertrek_voor)
    if tot == van and vertrek <= aankomst:
        raise Geweigerd("Het vertrek moet na de aankomst liggen. Controleer de tijden.")
    if tot > van and (aankomst < locatie.aankomst_vanaf or vertrek > locatie.vertrek_voor):
        raise Geweigerd(
            f"Bij {locatie} kan aankomst vanaf {locatie.aankomst_vanaf:%H.%M} uur en vertrek tot "
            f"{locatie.vertrek_voor:%H.%M} uur. Kies andere tijden."
        )
    return Verblijf(datetime.combine(van, aankomst), datetime.combine(tot, vertrek))


@handeling
def leg_akkoord_client_vast(reservering: Reservering, *, op: date, door: Gebruiker) -> None:
    """The client or mantelzorger agrees with the dates and the place."""
    vers = _vergrendel(reservering)
    _weiger_als_niet_optie(vers)
    vers.client_akkoord_op = op
    vers.save(update_fields=["client_akkoord_op"])
    leg_vast(vers.melding, "L-12", op=op, door=door, naam=f"Cliënt akkoord met {_periode(vers)}")


@handeling
def leg_akkoord_locatie_vast(reservering: Reservering, *, op: date, door: Gebruiker) -> None:
    """The house agrees with the dates."""
    vers = _vergrendel(reservering)
    _weiger_als_niet_optie(vers)
    if vers.locatie_akkoord_op is not None:
        raise Geweigerd("Het akkoord van de locatie is al vastgelegd.")
    vers.locatie_akkoord_op, vers.locatie_akkoord_door = op, door
    vers.save(update_fields=["locatie_akkoord_op", "locatie_akkoord_door"])
    leg_vast(vers.melding, "L-12", op=op, door=door, naam=f"Locatie akkoord met {_periode(vers)}")


@handeling
def zet_vast(reservering: Reservering, *, op: date, door: Gebruiker) -> None:
    """LR-13: with both agreements and an aanvraag the option no longer lapses; it satisfies L-12.

    Also after a revoked decision: the new one may grant what was refused (B-26).
    """
    vers = _vergrendel(reservering)
    melding = vers.melding
    _weiger_als_niet_optie(vers)
    if not (vers.client_akkoord_op and vers.locatie_akkoord_op):
        raise Geweigerd("Leg eerst vast dat de cliënt én de locatie akkoord zijn met de data.")
    if melding.status not in (Status.AANGEVRAAGD, Status.HERSTELTERMIJN) and not mag_voorstellen(melding):
        raise Geweigerd("Een optie kan worden vastgezet zodra er een aanvraag is.")
    if vers.vastgezet_op is not None:
        raise Geweigerd("Deze optie staat al vast.")
    vers.vastgezet_op = op
    vers.save(update_fields=["vastgezet_op"])
    leg_vast(melding, "LR-13", op=op, door=door, naam=f"Optie vastgezet: {_periode(vers)}")


@handeling
def annuleer_optie(reservering: Reservering, *, op: date, door: Gebruiker) -> None:
    """LR-11: the bed is free again and the balance is given back."""
    client = Client.objects.select_for_update().get(pk=reservering.client_id)
    vers = _vergrendel(reservering)
    _weiger_als_niet_optie(vers)
    vers.optie_annuleren()
    vers.save()
    werk_saldo_bij(client, vers.gemeente, dag=peildatum(vers.melding, op))
    leg_vast(vers.melding, "LR-11", op=op, door=door, naam=f"Optie geannuleerd: {_periode(vers)}")


def laat_opties_verlopen(*, nu: datetime, op: date) -> int:
    """LR-04: options that were not fixed in time free their bed, each in its own transaction; returns how many."""
    verlopen = Reservering.objects.filter(status=S.OPTIE, vastgezet_op__isnull=True, optie_tot__lte=nu)
    return sum(_verloop(rij, nu, op) for rij in verlopen.order_by("pk"))


@handeling
def _verloop(reservering: Reservering, nu: datetime, op: date) -> bool:
    client = Client.objects.select_for_update().get(pk=reservering.client_id)
    vers = _vergrendel(reservering)
    if vers.status != S.OPTIE or vers.vastgezet_op is not None:
        return False
    vers.optie_verloopt()
    vers.save()
    werk_saldo_bij(client, vers.gemeente, dag=peildatum(vers.melding, op))
    leg_vast(vers.melding, "LR-04", op=op, door=None, naam=f"Optie verlopen: {_periode(vers)}")
    return True


def bevestig_bij_besluit(beschikking: Beschikking, *, op: date, door: Gebruiker) -> None:
    """LR-05 as a consequence of the decision: fixed options are confirmed; without a grant of logeerzorg all lapse."""
    melding = beschikking.melding
    if not kent_verblijf_toe(inhoud_van(beschikking)):
        _laat_vervallen(melding, (S.OPTIE, S.WACHTLIJST), op=op, door=door)
        return
    vast = Reservering.objects.select_for_update(of=("self",)).filter(
        melding=melding, status=S.OPTIE, vastgezet_op__isnull=False
    )
    for rij in vast.order_by("pk"):
        rij.bevestigen()
        rij.save()
        leg_vast(melding, "LR-05", op=op, door=door, naam=f"Verblijf bevestigd: {_periode(rij)}")
    # Where options do not hold etmalen, this is where they are taken; and the year may begin with this grant.
    werk_saldo_bij(melding.client, melding.gemeente, dag=peildatum(melding, op))


def laat_vervallen_bij_sluiten(melding: Melding, *, op: date) -> None:
    """LR-14: a case that ends without a decision frees its beds."""
    _laat_vervallen(melding, (S.OPTIE, S.WACHTLIJST), op=op, door=None)


def _laat_vervallen(melding: Melding, statussen: tuple[str, ...], *, op: date, door: Gebruiker | None) -> None:
    """LR-14: bed free and etmalen back, without a letter. The client is locked by the act this follows from."""
    rijen = Reservering.objects.select_for_update(of=("self",)).filter(melding=melding, status__in=statussen)
    vervallen = list(rijen.order_by("pk"))
    for rij in vervallen:
        rij.vervallen_zonder_brief()
        rij.save()
        leg_vast(melding, "LR-14", op=op, door=door, naam=f"Verblijf vervallen: {_periode(rij)}")
    if vervallen:
        werk_saldo_bij(melding.client, melding.gemeente, dag=peildatum(melding, op))


def _vergrendel_bed(bed: Bed, melding: Melding, van: date, tot: date) -> None:
    vrij = (
        Bed.objects.select_for_update(of=("self",))
        .filter(pk=bed.pk)
        .boekbaar_voor(melding.gemeente, van, tot)
        .vrij_in(van, tot, BEZET, voor=melding.client)
    )
    if not vrij.exists():
        raise Geweigerd(f"{bed} is van {van:%d-%m-%Y} tot {tot:%d-%m-%Y} niet vrij. Kies een ander bed.")


def _vergrendel(reservering: Reservering) -> Reservering:
    # The case before the stay: every act takes its locks in this order, and writes to the log of the case.
    Melding.objects.select_for_update().get(pk=reservering.melding_id)
    return (
        Reservering.objects.select_for_update(of=("self",))
        .select_related("melding", "gemeente", "bed__locatie")
        .get(pk=reservering.pk)
    )


def _weiger_als_niet_optie(reservering: Reservering) -> None:
    if reservering.status != S.OPTIE:
        naam = S(reservering.status).label.lower()
        raise Geweigerd(f"Dit verblijf is geen optie meer (het is {naam}). Ververs de pagina.")


def _periode(reservering: Reservering) -> str:
    return f"{reservering.aankomst:%d-%m-%Y} tot {reservering.vertrek:%d-%m-%Y}"
