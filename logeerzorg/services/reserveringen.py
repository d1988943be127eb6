"""Reserveringen: an option, the agreements, fixing it, and what happens when nobody does."""

from datetime import date, datetime, time, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from beschikkingen.services.heropening import mag_voorstellen
from logeerzorg.etmalen import Verblijf
from logeerzorg.models import Bed, Locatie, Overschrijding, Reeks, Reservering
from logeerzorg.services.grendel import (
    in_woorden,
    is_verlopen,
    plek_en_dagen,
    vergrendel,
    vergrendel_bed,
    vergrendel_client,
    weiger_als_verlopen,
    weiger_buiten_indicatie,
    weiger_tenzij,
)
from logeerzorg.services.overschrijding import signaleer_wlz
from logeerzorg.services.saldo import schrijf_saldo, weiger_naast, werk_saldo_bij
from logeerzorg.services.telling import Telling, peildatum, telling_van
from logeerzorg.services.wachtlijst import meld_vrijval
from logeerzorg.services.zoeken import kenmerken
from logeerzorg.wensen import GEEN_WENSEN, Wensen, past_niet
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding, Status
from meldingen.opsomming import opsomming
from meldingen.services import parameters
from meldingen.services.handeling import handeling, registreer_botsing
from meldingen.services.overgang import leg_vast, vergrendel_open

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
    reeks: Reeks | None = None,
    telling: Telling | None = None,
    nu: datetime,
    op: date,
    door: Gebruiker,
) -> Reservering:
    """LR-01: hold a bed from the night of `van` until the morning of `tot`; the balance and the week are tested.

    tijden: the hours of arriving and leaving, when other than the house has; with these a stay may end on the day
    it begins (a dagdeel, without a night). overschrijding: what the teamleider allowed, kept when the stay needs it;
    without one, what was allowed to this client for these nights. telling: who places several at once counts once,
    under the lock of the client, and adds each stay to it.
    """
    is_dagdeel = tijden is not None and tot == van
    nieuw = _verblijf(bed.locatie, van, tot, tijden, op)
    client = Client.objects.select_for_update().get(pk=melding.client_id)
    vers = vergrendel_open(melding)
    bezet_tot = tot + timedelta(days=1) if is_dagdeel else tot
    weiger_buiten_indicatie(vers, van, tot)
    vergrendel_bed(bed, vers, van, bezet_tot)
    _weiger_als_bed_niet_past(bed, wensen)
    dag = peildatum(vers, op)
    telling = telling or telling_van(client, vers.gemeente, dag)
    toegestaan = overschrijding or telling.fiat_voor(nieuw)
    fiat = weiger_naast(telling, vers.gemeente, nieuw, overschrijding=toegestaan, soort=soort)
    reservering = Reservering.objects.create(
        gemeente=vers.gemeente, client=client, melding=vers, bed=bed,
        periode=DateRange(van, bezet_tot), is_dagdeel=is_dagdeel,
        aankomst_tijd=nieuw.aankomst.time(), vertrek_tijd=nieuw.vertrek.time(), overschrijding=fiat, soort=soort,
        wensen=wensen.als_gegevens(), reeks=reeks, gemaakt_door=door,
        optie_tot=nu + timedelta(hours=parameters.waarde(vers.gemeente, "kv_optie_geldig_uren", op)),
    )  # fmt: skip
    telling = telling.met(reservering)
    schrijf_saldo(telling, client, vers.gemeente, dag=dag)
    leg_vast(vers, "LR-01", op=op, door=door, naam=f"Optie geplaatst: {plek_en_dagen(reservering)}")
    signaleer_wlz(vers, telling, op=op)
    return reservering


def _weiger_als_bed_niet_past(bed: Bed, wensen: Wensen) -> None:
    if redenen := past_niet(wensen, kenmerken(bed)):
        raise Geweigerd(f"{bed} past niet: {opsomming(redenen)}. Kies een ander bed.")


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
    vers = vergrendel(reservering)
    weiger_tenzij(vers, S.OPTIE)
    vers.client_akkoord_op = op
    vers.save(update_fields=["client_akkoord_op"])
    leg_vast(vers.melding, "L-12", op=op, door=door, naam=f"Cliënt akkoord met {in_woorden(vers)}")


@handeling
def leg_akkoord_locatie_vast(reservering: Reservering, *, op: date, door: Gebruiker) -> None:
    """The house agrees with the dates."""
    vers = vergrendel(reservering)
    weiger_tenzij(vers, S.OPTIE)
    if vers.locatie_akkoord_op is not None:
        raise Geweigerd("Het akkoord van de locatie is al vastgelegd.")
    vers.locatie_akkoord_op, vers.locatie_akkoord_door = op, door
    vers.save(update_fields=["locatie_akkoord_op", "locatie_akkoord_door"])
    leg_vast(vers.melding, "L-12", op=op, door=door, naam=f"Locatie akkoord met {in_woorden(vers)}")


@handeling
def zet_vast(reservering: Reservering, *, nu: datetime, op: date, door: Gebruiker) -> None:
    """LR-13: with both agreements and an aanvraag the option no longer lapses; it satisfies L-12.

    Also after a revoked decision: the new one may grant what was refused (B-26).
    """
    vers = vergrendel(reservering)
    melding = vers.melding
    weiger_tenzij(vers, S.OPTIE)
    weiger_als_verlopen(vers, nu)
    if not (vers.client_akkoord_op and vers.locatie_akkoord_op):
        raise Geweigerd("Leg eerst vast dat de cliënt én de locatie akkoord zijn met de data.")
    if melding.status not in (Status.AANGEVRAAGD, Status.HERSTELTERMIJN) and not mag_voorstellen(melding):
        raise Geweigerd("Een optie kan worden vastgezet zodra er een aanvraag is.")
    if vers.vastgezet_op is not None:
        raise Geweigerd("Deze optie staat al vast.")
    vers.vastgezet_op = op
    vers.save(update_fields=["vastgezet_op"])
    leg_vast(melding, "LR-13", op=op, door=door, naam=f"Optie vastgezet: {in_woorden(vers)}")


def laat_opties_verlopen(*, nu: datetime, op: date) -> int:
    """LR-04: options that were not fixed in time free their bed, each in its own transaction; returns how many.

    A fixed option lasts until the decision, but never past its own day of arrival (LR-13).
    """
    te_laat = Q(vastgezet_op__isnull=True, optie_tot__lte=nu) | Q(periode__startswith__lt=op)
    verlopen = Reservering.objects.filter(te_laat, status=S.OPTIE)
    return sum(_verloop(rij, nu, op) for rij in verlopen.order_by("pk"))


@handeling
def _verloop(reservering: Reservering, nu: datetime, op: date) -> bool:
    client = vergrendel_client(reservering)
    vers = vergrendel(reservering)
    te_laat = is_verlopen(vers, nu) or vers.aankomst < op
    if vers.status != S.OPTIE or not te_laat:
        return False
    vers.optie_verloopt()
    vers.save()
    werk_saldo_bij(client, vers.gemeente, dag=peildatum(vers.melding, op))
    leg_vast(vers.melding, "LR-04", op=op, door=None, naam=f"Optie verlopen: {in_woorden(vers)}")
    meld_vrijval(vers.bed, max(op, vers.aankomst), vers.vertrek, op=op)
    return True
