"""What happens during a stay: arrival, departure, staying away, longer, and the hospital (LR-06, 07, 10; rule 5.6)."""

from datetime import date, datetime, timedelta

from logeerzorg.etmalen import Verblijf
from logeerzorg.models import Blokkade, Reservering
from logeerzorg.ruimte import schrijf_etmalen
from logeerzorg.services.annuleren import vraag_om_gesprek
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
from logeerzorg.services.wachtlijst import meld_vrijval
from logeerzorg.wandklok import op_de_klok
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker
from meldingen.rollen import Rol
from meldingen.services import parameters
from meldingen.services.handeling import handeling, registreer_botsing
from meldingen.services.overgang import leg_vast
from meldingen.services.taken import maak_taak
from meldingen.termijnen import schrijf_datum

S, Reden = Reservering.Status, Reservering.Reden
DAG = timedelta(days=1)
ROUTE = (
    "Kan het niet anders? Vraag dan de teamleider om een fiat voor meer etmalen, of volg bij nood de spoedroute in de "
    "zaak."
)
ROUTE_AANBIEDER = "Bel de consulent."
registreer_botsing("blokkade_een_keer_per_nacht", "Dit bed is in deze nachten al geblokkeerd. Kies andere dagen.")


@handeling
def meld_aankomst(reservering: Reservering, *, om: datetime, op: date, door: Gebruiker) -> None:
    """LR-06: the client is there; only after the intake (L-20). Who comes a day later used fewer nights."""
    client = vergrendel_client(reservering)
    rij = vergrendel(reservering)
    weiger_tenzij(rij, S.BEVESTIGD)
    klok = _klok(om, op)
    if rij.intake_gereed_op is None:
        raise Geweigerd("De intake is nog niet gedaan. Meld eerst dat de intake klaar is; daarna kan de cliënt komen.")
    _weiger_andere_dag(rij, klok)
    if klok.date() != rij.aankomst:
        rij.gepland = rij.gepland or rij.periode
        rij.periode = type(rij.periode)(klok.date(), rij.periode.upper)
    rij.aankomst_tijd, rij.aangekomen_op = klok.time(), om
    rij.aankomen()
    rij.save()
    _tel_wat_gebeurde(client, rij, op)
    leg_vast(rij.melding, "LR-06", op=op, door=door, naam=f"Aangekomen: {plek_en_dagen(rij)}")


@handeling
def meld_vertrek(reservering: Reservering, *, om: datetime, reden: str = "", op: date, door: Gebruiker) -> None:
    """LR-07: the nights that were slept count; what was left is given back and the bed is free."""
    client = vergrendel_client(reservering)
    rij = vergrendel(reservering)
    weiger_tenzij(rij, S.AANWEZIG)
    oud_einde = rij.periode.upper
    _sluit_af(rij, om, reden, op, door)
    _tel_wat_gebeurde(client, rij, op)
    leg_vast(rij.melding, "LR-07", op=op, door=door, naam=f"Vertrokken: {plek_en_dagen(rij)}")
    meld_vrijval(rij.bed, max(op, rij.vertrek), oud_einde, op=op)


@handeling
def meld_ziekenhuisopname(reservering: Reservering, *, om: datetime, op: date, door: Gebruiker) -> None:
    """The stay ends on the day of admission; the bed is kept for the client for kv_bed_vasthouden_nachten."""
    client = vergrendel_client(reservering)
    rij = vergrendel(reservering)
    weiger_tenzij(rij, S.AANWEZIG)
    oud_einde = rij.periode.upper
    _sluit_af(rij, om, Reden.ZIEKENHUIS, op, door)
    _tel_wat_gebeurde(client, rij, op)
    leg_vast(rij.melding, "LR-07", op=op, door=door, naam=f"Verblijf eindigt door een opname: {in_woorden(rij)}")
    nachten = parameters.waarde(rij.gemeente, "kv_bed_vasthouden_nachten", op)
    tot = min(rij.vertrek + nachten * DAG, oud_einde)
    if tot > rij.vertrek:
        # The reason is seen by whoever sees the bed: nothing about the client in it (L-39).
        Blokkade.objects.create(
            bed=rij.bed, periode=(rij.vertrek, tot), reden="Vastgehouden", voor=client, gemaakt_door=door
        )
    maak_taak(
        rij.melding,
        f"logeren-opname:{rij.pk}",
        f"Opname tijdens het logeren: het bed blijft vrij tot {schrijf_datum(max(tot, rij.vertrek))}. Bespreek het "
        "vervolg",
        rol=Rol.CONSULENT,
        voor=rij.melding.behandelaar,
        uiterlijk_op=op + DAG,
        op=op,
        plek="logeren",
    )
    meld_vrijval(rij.bed, max(op, tot), oud_einde, op=op)


@handeling
def meld_niet_verschenen(reservering: Reservering, *, op: date, door: Gebruiker) -> None:
    """LR-10: nobody came; the mantelzorger is called, and after two times in a year somebody talks about it."""
    client = vergrendel_client(reservering)
    rij = vergrendel(reservering)
    weiger_tenzij(rij, S.BEVESTIGD)
    if op < rij.aankomst:
        raise Geweigerd(f"Het verblijf begint op {schrijf_datum(rij.aankomst)}. Meld dit op die dag of later.")
    rij.niet_verschijnen()
    rij.save()
    werk_saldo_bij(client, rij.gemeente, dag=peildatum(rij.melding, op))
    leg_vast(rij.melding, "LR-10", op=op, door=door, naam=f"Niet verschenen: {plek_en_dagen(rij)}")
    maak_taak(
        rij.melding,
        f"niet-verschenen:{rij.pk}",
        f"Bel de mantelzorger: op {schrijf_datum(rij.aankomst)} kwam niemand logeren",
        rol=Rol.CONSULENT,
        voor=rij.melding.behandelaar,
        uiterlijk_op=op,
        op=op,
        plek="logeren",
    )
    vraag_om_gesprek(rij, op=op)
    if not rij.is_dagdeel:
        meld_vrijval(rij.bed, max(op, rij.aankomst), rij.vertrek, op=op)


@handeling
def verleng(reservering: Reservering, tot: date, *, op: date, door: Gebruiker) -> None:
    """Stay longer: only when the bed, the indication, the year and the week allow it (rule 5.6).

    More than these only with what the teamleider allowed for the whole stay. The house hears that it cannot be,
    never how many etmalen the client used (X-06).
    """
    client = vergrendel_client(reservering)
    rij = vergrendel(reservering)
    weiger_tenzij(rij, S.AANWEZIG)
    if rij.is_dagdeel:
        raise Geweigerd("Dit is een dagdeel zonder nacht. Plaats voor een nacht een nieuwe optie.")
    if tot <= rij.vertrek:
        raise Geweigerd(
            f"Het verblijf loopt al tot {schrijf_datum(rij.vertrek)}. Kies een latere dag; eerder weg meldt u als "
            "vertrek."
        )
    weiger_buiten_indicatie(rij.melding, rij.aankomst, tot)
    vergrendel_bed(rij.bed, rij.melding, rij.vertrek, tot)
    nieuw = Verblijf(datetime.combine(rij.aankomst, rij.aankomst_tijd), datetime.combine(tot, rij.vertrek_tijd))
    dag = peildatum(rij.melding, op)
    anders = telling_van(client, rij.gemeente, dag).zonder(rij)
    toegestaan = anders.fiat_voor(nieuw) or rij.overschrijding
    try:
        fiat = weiger_naast(anders, rij.gemeente, nieuw, overschrijding=toegestaan, soort=rij.soort)
    except Geweigerd as fout:
        raise Geweigerd(_past_niet_langer(fout, tot, door)) from fout
    rij.gepland = rij.gepland or rij.periode
    rij.periode = type(rij.periode)(rij.aankomst, tot)
    rij.overschrijding = fiat
    rij.save(update_fields=["gepland", "periode", "overschrijding"])
    werk_saldo_bij(client, rij.gemeente, dag=dag)
    leg_vast(rij.melding, "L-27", op=op, door=door, naam=f"Verblijf verlengd: {in_woorden(rij)}")


def _past_niet_langer(fout: Geweigerd, tot: date, door: Gebruiker) -> str:
    if door.is_een(Rol.AANBIEDER):
        return f"Verlengen tot {schrijf_datum(tot)} kan niet binnen wat de gemeente toestond. {_route(door)}"
    return f"{fout} {ROUTE}"


def _route(door: Gebruiker) -> str:
    return ROUTE_AANBIEDER if door.is_een(Rol.AANBIEDER) else ROUTE


def _tel_wat_gebeurde(client: Client, rij: Reservering, op: date) -> None:
    """The balance after what happened on the clock: the fact stands, also when it is more than the year allows."""
    erover = werk_saldo_bij(client, rij.gemeente, dag=peildatum(rij.melding, op), feit=True)
    if not erover:
        return
    maak_taak(
        rij.melding,
        f"boven-maximum:{rij.pk}",
        f"Logeren kwam {schrijf_etmalen(erover)} boven het maximum van het jaar: {in_woorden(rij)}. Bekijk het saldo",
        rol=Rol.CONSULENT,
        voor=rij.melding.behandelaar,
        uiterlijk_op=op + 7 * DAG,
        op=op,
        plek="logeren",
    )


def _sluit_af(rij: Reservering, om: datetime, reden: str, op: date, door: Gebruiker) -> None:
    """The stay becomes what it was: what had been agreed is kept in `gepland`."""
    klok = _klok(om, op)
    if rij.aangekomen_op is not None and om <= rij.aangekomen_op:
        aankomst = op_de_klok(rij.aangekomen_op)
        raise Geweigerd(
            f"Het vertrek ligt vóór de aankomst ({schrijf_datum(aankomst.date())} om {aankomst:%H.%M} uur). "
            "Vul een later moment in."
        )
    if klok.date() > rij.vertrek:
        raise Geweigerd(
            f"Het verblijf was afgesproken tot {schrijf_datum(rij.vertrek)}. Verleng het eerst; dan kijken wij of het "
            f"bed, het saldo en de week dat toelaten. {_route(door)}"
        )
    if klok.date() < rij.vertrek:
        rij.gepland = rij.gepland or rij.periode
        rij.reden = reden or Reden.EERDER
    elif reden:
        rij.reden = Reden(reden)
    if klok.date() == rij.aankomst:
        rij.is_dagdeel = True
        rij.periode = type(rij.periode)(rij.aankomst, rij.aankomst + DAG)
    else:
        rij.periode = type(rij.periode)(rij.aankomst, klok.date())
    rij.vertrek_tijd, rij.vertrokken_op = klok.time(), om
    rij.vertrekken()
    rij.save()


def _weiger_andere_dag(rij: Reservering, klok: datetime) -> None:
    if klok.date() < rij.aankomst:
        raise Geweigerd(
            f"Het verblijf begint op {schrijf_datum(rij.aankomst)}. Wil de cliënt eerder komen? Dan zoekt de consulent "
            "een bed voor die nachten."
        )
    te_laat = klok.date() > rij.aankomst if rij.is_dagdeel else klok.date() >= rij.vertrek
    if te_laat or (rij.is_dagdeel and klok.time() >= rij.vertrek_tijd):
        raise Geweigerd(
            f"Het verblijf was tot {schrijf_datum(rij.vertrek)}. Meld dat de cliënt niet kwam; daarna kan de consulent "
            "een nieuw verblijf afspreken."
        )


def _klok(om: datetime, op: date) -> datetime:
    """The clock at the wall; what is reported has happened."""
    lokaal = op_de_klok(om)
    if lokaal.date() > op:
        raise Geweigerd("Dit moment ligt in de toekomst. Vul in wanneer het gebeurde.")
    return lokaal
