"""Stays under a running grant, for the tests of what happens to them."""

from datetime import UTC, date, datetime, time, timedelta

from logeerzorg.models import Bed, Reservering, Saldo
from logeerzorg.services import reserveringen
from logeerzorg.services.bevestigen import bevestig
from logeerzorg.services.intake import meld_intake_gereed, plan_intake
from logeerzorg.services.verblijf import meld_aankomst
from meldingen.models import Gebeurtenis, Melding, Taak
from meldingen.rollen import Rol
from tests.bouwers import Zaak, middag

DAG = timedelta(days=1)


def moment(dag: date, uur: int = 15) -> datetime:
    """This hour on the clock in Amsterdam, in the months used here (summer time or not does not matter at noon)."""
    return datetime.combine(dag, time(uur - 1), UTC)


def bed(naam: str = "Kamer 1", locatie: str = "Huis Linde") -> Bed:
    return Bed.objects.get(locatie__naam=locatie, naam=naam)


def vers(rij: Reservering) -> Reservering:
    return Reservering.objects.select_related("bed__locatie").get(pk=rij.pk)


def optie(zaak: Zaak, over: int, nachten: int = 2, welk: Bed | None = None) -> Reservering:
    """An option on Kamer 1 of Huis Linde, `over` days from now."""
    van = zaak.op + over * DAG
    return reserveringen.plaats_optie(
        zaak.melding, welk or bed(), van, van + nachten * DAG, nu=middag(zaak.op), op=zaak.op, door=zaak.consulent
    )


def akkoord(zaak: Zaak, rij: Reservering) -> None:
    reserveringen.leg_akkoord_client_vast(rij, op=zaak.op, door=zaak.consulent)
    reserveringen.leg_akkoord_locatie_vast(rij, op=zaak.op, door=zaak.acteur(Rol.AANBIEDER))


def bevestigd(zaak: Zaak, over: int, nachten: int = 2, welk: Bed | None = None) -> Reservering:
    """Booked later under the grant, agreed, with an intake, confirmed."""
    rij = optie(zaak, over, nachten, welk)
    akkoord(zaak, rij)
    plan_intake(rij, intake_op=zaak.op, op=zaak.op, door=zaak.consulent)
    bevestig(rij, nu=middag(zaak.op), op=zaak.op, door=zaak.consulent)
    return vers(rij)


def aanwezig(zaak: Zaak, over: int, nachten: int = 2, welk: Bed | None = None) -> Reservering:
    """Confirmed, the intake done, and arrived on the first day; the case stands on that day."""
    rij = bevestigd(zaak, over, nachten, welk)
    aanbieder = zaak.acteur(Rol.AANBIEDER)
    zaak.op = rij.aankomst
    meld_intake_gereed(rij, gereed_op=zaak.op, op=zaak.op, door=aanbieder)
    meld_aankomst(rij, om=moment(zaak.op), op=zaak.op, door=aanbieder)
    return vers(rij)


def saldo(melding: Melding, jaar: int = 2026) -> int:
    return Saldo.objects.get(client=melding.client, periode__startswith=date(jaar, 1, 1)).gebruikt


def taken(melding: Melding, sleutel: str) -> list[Taak]:
    return list(Taak.objects.filter(melding=melding, sleutel__startswith=sleutel).order_by("pk"))


def codes(melding: Melding, code: str) -> int:
    return Gebeurtenis.objects.filter(melding=melding, code=code).count()
