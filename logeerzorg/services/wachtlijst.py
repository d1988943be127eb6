"""The waiting list: placed when there is no bed, told when one falls free, offered as an option (L-18, LR-02/03/12)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from logeerzorg.etmalen import Verblijf
from logeerzorg.models import BEZET, Bed, Locatie, Reservering
from logeerzorg.querysets import BedQuerySet, ReserveringQuerySet
from logeerzorg.services.grendel import (
    in_woorden,
    plek_en_dagen,
    vergrendel,
    vergrendel_bed,
    vergrendel_client,
    weiger_buiten_indicatie,
    weiger_tenzij,
)
from logeerzorg.services.saldo import weiger_naast, werk_saldo_bij
from logeerzorg.services.telling import peildatum, telling_van
from logeerzorg.services.zoeken import kenmerken, passend
from logeerzorg.wensen import GEEN_WENSEN, Wensen, past_niet
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding, Taak
from meldingen.opsomming import opsomming
from meldingen.querysets import TaakQuerySet
from meldingen.rollen import Rol
from meldingen.services import parameters
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.services.taken import maak_taak, sluit_met_begin

S = Reservering.Status


@handeling
def zet_op_wachtlijst(
    melding: Melding,
    van: date,
    tot: date,
    *,
    wensen: Wensen = GEEN_WENSEN,
    voorkeur: Locatie | None = None,
    op: date,
    door: Gebruiker,
) -> Reservering:
    """LR-02: wait for a bed in these nights; refused when one is free now. It counts nowhere yet."""
    if tot <= van:
        raise Geweigerd("De vertrekdag moet na de aankomstdag liggen.")
    if van < op:
        raise Geweigerd("De aankomst ligt in het verleden. Kies vandaag of een latere dag.")
    client = Client.objects.select_for_update().get(pk=melding.client_id)
    vers = vergrendel_open(melding)
    weiger_buiten_indicatie(vers, van, tot)
    if Reservering.objects.filter(client=client, status=S.WACHTLIJST, periode__overlap=(van, tot)).exists():
        raise Geweigerd("De cliënt wacht al op een bed in deze nachten. Haal dat eerst van de wachtlijst.")
    rij = Reservering(
        gemeente=vers.gemeente, client=client, melding=vers, periode=DateRange(van, tot),
        wensen=wensen.als_gegevens(), voorkeur=voorkeur, gemaakt_door=door,
    )  # fmt: skip
    vrij = _passende_bedden(rij).first()
    if vrij is not None:
        raise Geweigerd(f"Er is een bed vrij: {vrij}. Plaats daar een optie op; wachten is niet nodig.")
    rij.op_wachtlijst()
    rij.save()
    rij.refresh_from_db(fields=["periode"])
    leg_vast(vers, "LR-02", op=op, door=door, naam=f"Op de wachtlijst: {in_woorden(rij)}")
    return rij


@handeling
def bied_aan(reservering: Reservering, bed: Bed, *, nu: datetime, op: date, door: Gebruiker) -> None:
    """LR-03: the bed becomes an option of who waited; year and week are tested as for every option."""
    client = vergrendel_client(reservering)
    rij = vergrendel(reservering)
    weiger_tenzij(rij, S.WACHTLIJST)
    if rij.aankomst < op:
        raise Geweigerd("De aankomst is al voorbij. Haal dit verblijf van de wachtlijst.")
    if rij.voorkeur_id and bed.locatie_id != rij.voorkeur_id:
        raise Geweigerd(f"De cliënt wacht op een bed in {rij.voorkeur}. Kies een bed van die locatie.")
    if redenen := past_niet(Wensen.uit(rij.wensen), kenmerken(bed)):
        raise Geweigerd(f"{bed} past niet: {opsomming(redenen)}. Kies een ander bed.")
    weiger_buiten_indicatie(rij.melding, rij.aankomst, rij.vertrek)
    vergrendel_bed(bed, rij.melding, rij.aankomst, rij.vertrek)
    rij.aankomst_tijd, rij.vertrek_tijd = bed.locatie.aankomst_vanaf, bed.locatie.vertrek_voor
    dag = peildatum(rij.melding, op)
    nieuw = Verblijf(datetime.combine(rij.aankomst, rij.aankomst_tijd), datetime.combine(rij.vertrek, rij.vertrek_tijd))
    telling = telling_van(client, rij.gemeente, dag)
    rij.overschrijding = weiger_naast(
        telling, rij.gemeente, nieuw, overschrijding=telling.fiat_voor(nieuw), soort=rij.soort
    )
    rij.bed = bed
    rij.optie_tot = nu + timedelta(hours=parameters.waarde(rij.gemeente, "kv_optie_geldig_uren", op))
    rij.aanbieden_van_wachtlijst()
    rij.save()
    werk_saldo_bij(client, rij.gemeente, dag=dag)
    sluit_signaal(rij, op=op, door=door)
    leg_vast(rij.melding, "LR-03", op=op, door=door, naam=f"Bed aangeboden: {plek_en_dagen(rij)}")


@handeling
def haal_van_wachtlijst(reservering: Reservering, *, op: date, door: Gebruiker | None) -> None:
    """LR-12: no longer needed, or the day of arrival has passed."""
    rij = vergrendel(reservering)
    weiger_tenzij(rij, S.WACHTLIJST)
    _haal_af(rij, op, door)


def meld_vrijval(bed: Bed | None, van: date, tot: date, *, op: date) -> None:
    """Nights of this bed fell free: tell the consulent of who is first and fits, once the act that freed them stands.

    Not within that act: it holds the bed, and locking the case of another client after a bed could deadlock. When it
    fails, the act stands all the same and the hourly task tells it (`robust`).
    """
    if bed is not None and tot > van:
        transaction.on_commit(partial(_roep_eerste, bed, van, tot, op), robust=True)


def _roep_eerste(bed: Bed, van: date, tot: date, op: date) -> None:
    for rij in _wachtend(op).filter(periode__overlap=(van, tot)):
        if _roep(rij, bed, op):
            return


@handeling
def _roep(reservering: Reservering, bed: Bed, op: date) -> bool:
    """False when this row waits no longer, does not fit, or was told of another bed: then the next one is first.

    True also when it was told of this bed before: then the bed is promised.
    """
    rij = vergrendel(reservering)
    past = rij.status == S.WACHTLIJST and _passende_bedden(rij).filter(pk=bed.pk).exists()
    return past and (_signalen(rij, bed).open().exists() or _geef_signaal(rij, bed, op))


def loop_wachtlijst_na(*, op: date) -> int:
    """Every hour: who waited past the day of arrival leaves; the others hear of a bed; returns how many hear now.

    A bed is promised to one at a time, in the order in which they began to wait.
    """
    voorbij = Reservering.objects.filter(status=S.WACHTLIJST, periode__startswith__lt=op)
    for rij in voorbij.order_by("pk"):
        _haal_af_als_voorbij(rij, op)
    genoemd = list[tuple[int, date, date]]()
    return sum(_loop_na(rij, genoemd, op) for rij in _wachtend(op))


def bedden_voor(reservering: Reservering) -> list[Bed]:
    """The beds that could be offered now."""
    return list(_passende_bedden(reservering))


def sluit_signaal(reservering: Reservering, *, op: date, door: Gebruiker | None) -> None:
    """The bed was offered, or is gone again: what was asked has no meaning any more."""
    sluit_met_begin(reservering.melding, _sleutel(reservering), op=op, door=door)


def _haal_af(rij: Reservering, op: date, door: Gebruiker | None) -> None:
    rij.van_wachtlijst_af()
    rij.save()
    sluit_signaal(rij, op=op, door=door)
    leg_vast(rij.melding, "LR-12", op=op, door=door, naam=f"Van de wachtlijst af: {in_woorden(rij)}")


@handeling
def _haal_af_als_voorbij(reservering: Reservering, op: date) -> None:
    """Nothing when somebody moved the row on meanwhile: the others still have their turn."""
    rij = vergrendel(reservering)
    if rij.status == S.WACHTLIJST and rij.aankomst < op:
        _haal_af(rij, op, None)


@handeling
def _loop_na(reservering: Reservering, genoemd: list[tuple[int, date, date]], op: date) -> bool:
    """The bed this row was told of stays promised while it is free, else the next one; True when it hears now."""
    rij = vergrendel(reservering)
    if rij.status != S.WACHTLIJST:
        return False
    vrij = list(_vrijgelaten(rij, genoemd))
    beloofd = [bed for bed in vrij if _signalen(rij, bed).open().exists()]
    if not beloofd:
        sluit_signaal(rij, op=op, door=None)
    bed = next(iter(beloofd or vrij), None)
    nieuw = bed is not None and _geef_signaal(rij, bed, op)
    if bed is not None:
        genoemd.append((bed.pk, rij.aankomst, rij.vertrek))
    return nieuw


def _wachtend(op: date) -> ReserveringQuerySet:
    rijen = Reservering.objects.filter(status=S.WACHTLIJST, periode__startswith__gte=op)
    return rijen.select_related("melding", "gemeente", "client").order_by("vastgelegd_op", "pk")


def _passende_bedden(rij: Reservering) -> BedQuerySet:
    """Free in all these nights, and what this client waits for."""
    van, tot = rij.periode.lower, rij.periode.upper
    vrij = Bed.objects.boekbaar_voor(rij.gemeente, van, tot).vrij_in(van, tot, BEZET, voor=rij.client)
    bedden = vrij.filter(passend(Wensen.uit(rij.wensen))).select_related("locatie")
    return bedden.filter(locatie=rij.voorkeur_id) if rij.voorkeur_id else bedden


def _vrijgelaten(rij: Reservering, genoemd: list[tuple[int, date, date]]) -> Iterator[Bed]:
    for bed in _passende_bedden(rij):
        if not any(pk == bed.pk and van < rij.vertrek and rij.aankomst < tot for pk, van, tot in genoemd):
            yield bed


def _sleutel(rij: Reservering, bed: Bed | None = None) -> str:
    """How the keys of all signals of this row begin, or of those about one bed."""
    return f"bed-vrij:{rij.pk}:{bed.pk}:" if bed else f"bed-vrij:{rij.pk}:"


def _signalen(rij: Reservering, bed: Bed | None = None) -> TaakQuerySet:
    return Taak.objects.filter(melding_id=rij.melding_id, sleutel__startswith=_sleutel(rij, bed))


def _geef_signaal(rij: Reservering, bed: Bed, op: date) -> bool:
    """False when an earlier signal still stands. Numbered: the same bed may fall free twice on one day."""
    if _signalen(rij).open().exists():
        return False
    maak_taak(
        rij.melding,
        f"{_sleutel(rij, bed)}{_signalen(rij).count() + 1}",
        f"Bed vrij voor wie op de wachtlijst staat: {bed}, {in_woorden(rij)}"[:160],
        rol=Rol.CONSULENT,
        voor=rij.melding.behandelaar,
        uiterlijk_op=op,
        op=op,
        plek="logeren",
    )
    return True
