"""Q(van_inwoner) and Eigenzaak say the same for every combination; and what a machtiging does not open stays shut."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import product
from types import SimpleNamespace

import pytest
import time_machine
from django.http import Http404

from meldingen.models import Client, Gebruiker, Inwoner, Machtiging, Melding
from meldingen.services.inwoners import inwoner_met_bsn, inwoner_van_client
from meldingen.toegang import haal_eigen_zaak
from tests.bouwers import clientgegevens, maak_melding
from tests.mensen import maak_bsn

pytestmark = pytest.mark.django_db
GEBOREN = date(1941, 6, 8)


@pytest.fixture
def melding(dag: date) -> Melding:
    return maak_melding(op=dag, client=clientgegevens(bsn=maak_bsn(8001), geboortedatum=GEBOREN))


def ziet(melding: Melding, wie: Gebruiker, dag: date, bereik: tuple[str, ...] = ()) -> bool:
    """Opens the case as a page does; the queryset must say the same, and the log must know it."""
    wie = Gebruiker.objects.get(pk=wie.pk)
    volgens_lijst = melding in Melding.objects.van_inwoner(wie, dag)
    with time_machine.travel(datetime.combine(dag, datetime.min.time(), UTC) + timedelta(hours=10), tick=False):
        try:
            eigen = haal_eigen_zaak(SimpleNamespace(user=wie), melding.nummer, wat="proef", bereik=bereik)
            gelukt = True
        except Http404:
            gelukt = False
    if not bereik:
        assert volgens_lijst == gelukt
    laatste = melding.inzagen.latest("pk")
    assert (laatste.gebruiker, laatste.is_geweigerd) == (wie, not gelukt)
    if gelukt and not eigen.is_client:
        assert eigen.gemachtigde
    return gelukt


@pytest.mark.regel("A-17")
def test_een_machtiging_geldt_op_dezelfde_dagen_voor_de_lijst_en_voor_de_bladzijde(
    melding: Melding, machtig: Callable[..., Machtiging], dag: date
) -> None:
    wie = inwoner_met_bsn(maak_bsn(8002), date(1970, 1, 1)).gebruiker
    rij, gisteren, morgen = machtig(melding, wie), dag - timedelta(days=1), dag + timedelta(days=1)
    dagen = (None, gisteren, dag, morgen)
    gezien = set()
    for van, tot, getekend, ingetrokken, geweigerd in product(
        (gisteren, dag, morgen), dagen, (None, dag), dagen, dagen
    ):
        if tot is not None and tot < van:
            continue
        rij.van, rij.tot, rij.getekend_op, rij.ingetrokken_op, rij.geweigerd_op = (
            van, tot, getekend, ingetrokken, geweigerd,
        )  # fmt: skip
        rij.save()
        uitkomst = ziet(melding, wie, dag)
        assert uitkomst == rij.geldt_op(dag), (van, tot, getekend, ingetrokken, geweigerd)
        gezien.add(uitkomst)
    assert gezien == {True, False}


@pytest.mark.regel("A-17")
def test_een_bereik_opent_wat_het_zegt_en_meer_niet(
    melding: Melding, machtig: Callable[..., Machtiging], dag: date
) -> None:
    wie = inwoner_met_bsn(maak_bsn(8003), date(1970, 1, 1)).gebruiker
    rij = machtig(melding, wie, van=dag, getekend_op=dag)
    for gegeven, gevraagd in product(Machtiging.Bereik, Machtiging.Bereik):
        rij.waarvoor = [gegeven]
        rij.save(update_fields=["waarvoor"])
        assert ziet(melding, wie, dag, (gevraagd,)) == (gegeven == gevraagd)


def test_twee_machtigingen_geven_samen_hun_bereik_zolang_elk_geldt(
    melding: Melding, machtig: Callable[..., Machtiging], dag: date
) -> None:
    wie = inwoner_met_bsn(maak_bsn(8004), date(1970, 1, 1)).gebruiker
    machtig(melding, wie, ("stukken",), van=dag, getekend_op=dag)
    machtig(melding, wie, ("pgb",), van=dag, getekend_op=dag, tot=dag)
    assert ziet(melding, wie, dag, ("pgb",))
    assert not ziet(melding, wie, dag + timedelta(days=1), ("pgb",))
    assert ziet(melding, wie, dag + timedelta(days=1), ("stukken",))


@pytest.mark.regel("X-07")
@pytest.mark.parametrize(
    ("nummer", "geboren", "mag"),
    [(8001, GEBOREN, True), (8001, date(1941, 6, 9), False), (8001, None, False), (8005, GEBOREN, False)],
)
def test_een_bsn_en_een_geboortedatum_moeten_allebei_kloppen(
    melding: Melding, dag: date, nummer: int, geboren: date | None, mag: bool
) -> None:
    assert ziet(melding, inwoner_met_bsn(maak_bsn(nummer), geboren).gebruiker, dag) == mag


def test_een_client_zonder_bsn_of_geboortedatum_is_niemand_die_er_ook_geen_heeft(dag: date) -> None:
    zonder = maak_melding(op=dag, client=clientgegevens(bsn="", geboortedatum=None))
    assert not ziet(zonder, inwoner_met_bsn(maak_bsn(8007), None).gebruiker, dag)


def test_wie_met_een_brief_kwam_ziet_alleen_de_zaken_van_die_client(melding: Melding, dag: date) -> None:
    wie = inwoner_van_client(melding.client).gebruiker
    tweede = maak_melding(op=dag, client=clientgegevens(bsn=maak_bsn(8001)))
    assert Client.objects.filter(meldingen__in=[melding, tweede]).distinct().count() == 1
    vreemd = maak_melding(op=dag)
    assert [ziet(rij, wie, dag) for rij in (melding, tweede, vreemd)] == [True, True, False]


def test_de_rol_alleen_opent_niets(melding: Melding, dag: date, consulent: Gebruiker) -> None:
    """An inwoner row on an account of the gemeente, or an account that lost its role, sees nothing here."""
    inwoner = inwoner_van_client(melding.client)
    inwoner.gebruiker.groups.clear()
    assert not ziet(melding, inwoner.gebruiker, dag)
    Inwoner.objects.filter(pk=inwoner.pk).update(gebruiker=consulent)
    assert not ziet(melding, consulent, dag)
