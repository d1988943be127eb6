"""Calling off: in time or late, an option, the waiting list, a house that cannot (LR-08, 09, 11, 12; L-32)."""

from datetime import date, datetime, timedelta

from logeerzorg.models import Reservering
from logeerzorg.services.grendel import in_woorden, vergrendel, vergrendel_client, weiger_tenzij
from logeerzorg.services.saldo import werk_saldo_bij
from logeerzorg.services.telling import peildatum
from logeerzorg.services.wachtlijst import haal_van_wachtlijst, meld_vrijval
from logeerzorg.wandklok import op_de_klok
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker
from meldingen.rollen import Rol
from meldingen.services import parameters
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from meldingen.services.taken import maak_taak
from meldingen.termijnen import schrijf_datum

S, Reden = Reservering.Status, Reservering.Reden
_DAAD = {
    "LR-08": ("tijdig_annuleren", "Tijdig geannuleerd"),
    "LR-09": ("laat_annuleren", "Laat geannuleerd"),
    "LR-11": ("optie_annuleren", "Optie geannuleerd"),
}
GESPREK_NA = 2  # times in a year that a client stayed away or called off late


@handeling
def annuleer(
    reservering: Reservering, *, reden: str, toelichting: str = "", nu: datetime, op: date, door: Gebruiker
) -> str:
    """Call a stay off; returns the code of what it became.

    A confirmed stay is in time until kv_annulering_uren before arrival on the clock at the wall; a house that
    cannot never makes it late for the client.
    """
    if reservering.status == S.WACHTLIJST:
        haal_van_wachtlijst(reservering, op=op, door=door)
        return "LR-12"
    client = vergrendel_client(reservering)
    rij = vergrendel(reservering)
    if rij.status == S.AANWEZIG:
        raise Geweigerd("De cliënt is er al. Meld het vertrek; dan komt de rest van het verblijf vrij.")
    weiger_tenzij(rij, S.OPTIE, S.BEVESTIGD)
    code = _code(rij, reden, nu, op)
    rij.afgezegd_op = nu
    beeindig(client, rij, code, reden=reden, toelichting=toelichting, op=op, door=door)
    return code


@handeling
def weiger_verzoek(reservering: Reservering, *, reden: str, op: date, door: Gebruiker) -> None:
    """The house cannot take this client: the option ends with the reason, and the consulent looks further."""
    if not reden.strip():
        raise Geweigerd("Schrijf waarom de locatie deze cliënt niet kan ontvangen. De consulent zoekt dan verder.")
    client = vergrendel_client(reservering)
    rij = vergrendel(reservering)
    weiger_tenzij(rij, S.OPTIE)
    beeindig(client, rij, "LR-11", reden=Reden.LOCATIE, toelichting=reden.strip(), op=op, door=door)
    maak_taak(
        rij.melding,
        f"locatie-kan-niet:{rij.pk}",
        f"De locatie kan niet ({in_woorden(rij)}). Zoek een ander bed",
        rol=Rol.CONSULENT,
        voor=rij.melding.behandelaar,
        uiterlijk_op=op + timedelta(days=1),
        op=op,
        plek="logeren",
    )


def beeindig(
    client: Client, rij: Reservering, code: str, *, reden: str, toelichting: str = "", op: date, door: Gebruiker
) -> None:
    """The bed is free and the balance is written anew; whoever waits for this bed hears of it. Needs the locks."""
    overgang, naam = _DAAD[code]
    rij.reden, rij.toelichting = Reden(reden), toelichting
    getattr(rij, overgang)()
    rij.save()
    werk_saldo_bij(client, rij.gemeente, dag=peildatum(rij.melding, op))
    leg_vast(rij.melding, code, op=op, door=door, naam=f"{naam}: {in_woorden(rij)}", reden=rij.get_reden_display())
    if code == "LR-09":
        vraag_om_gesprek(rij, op=op)
    if not rij.is_dagdeel:
        meld_vrijval(rij.bed, max(op, rij.aankomst), rij.vertrek, op=op)


def vraag_om_gesprek(reservering: Reservering, *, op: date) -> None:
    """After two times in a year of staying away or calling off late somebody talks about it (rule 5.6); once a year."""
    jaar = reservering.aankomst.year
    keren = Reservering.objects.filter(
        client=reservering.client,
        status__in=(S.LAAT_GEANNULEERD, S.NIET_VERSCHENEN),
        periode__startswith__gte=date(jaar, 1, 1),
        periode__startswith__lt=date(jaar + 1, 1, 1),
    ).count()
    if keren < GESPREK_NA:
        return
    maak_taak(
        reservering.melding,
        f"gesprek-afgezegd:{jaar}",
        f"Bespreek met cliënt en mantelzorger waarom het logeren in {jaar} {keren} keer laat of niet is afgezegd",
        rol=Rol.CONSULENT,
        voor=reservering.melding.behandelaar,
        uiterlijk_op=op + timedelta(days=14),
        op=op,
        plek="logeren",
    )


def op_tijd_tot(reservering: Reservering, dag: date) -> datetime:
    """Until when on the clock at the wall calling off is in time; the parameter of `dag`."""
    uren = parameters.waarde(reservering.gemeente, "kv_annulering_uren", dag)
    return datetime.combine(reservering.aankomst, reservering.aankomst_tijd) - timedelta(hours=uren)


def schrijf_moment(moment: datetime) -> str:
    """A moment in a sentence: '3 december 2026, 14.00 uur'."""
    return f"{schrijf_datum(moment.date())}, {moment:%H.%M} uur"


def _code(rij: Reservering, reden: str, nu: datetime, op: date) -> str:
    if rij.status == S.OPTIE:
        return "LR-11"
    op_klok = op_de_klok(nu)
    return "LR-08" if reden == Reden.LOCATIE or op_klok <= op_tijd_tot(rij, op) else "LR-09"
