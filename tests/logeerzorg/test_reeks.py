"""A series: the whole year is calculated before anything is placed (L-26)."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from logeerzorg.models import Bed, Reeks, Reservering
from logeerzorg.perioden import patroon
from logeerzorg.services import reserveringen
from logeerzorg.services.reeks import Patroon, beeindig_reeks, maak_reeks, reken_door
from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis, Gebruiker, Gemeente, Melding, Parameter, Status
from tests.bouwers import maak_melding, middag
from tests.logeerzorg.verblijven import DAG, bed, codes, saldo

OP = date(2026, 1, 5)
EERSTE, TOT = date(2026, 1, 9), date(2026, 12, 31)


def gevraagd(nachten: int, welk: Bed | None = None, **anders: object) -> Patroon:
    """Every eight weeks, from Friday 9 January 2026: seven stays, as in SV-04 and SV-05."""
    velden = {"bed": welk or bed(), "om_de_weken": 8, "nachten": nachten, "eerste": EERSTE, "tot": TOT, **anders}
    return Patroon(**velden)


@pytest.mark.regel("L-26", "L-14")
def test_twee_nachten_per_acht_weken_past_in_het_jaar(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    """SV-04: 14 of 15."""
    melding = maak_melding(op=OP)
    rekening = reken_door(melding, gevraagd(2), op=OP)
    assert (len(rekening.stappen), rekening.nachten, rekening.eerste_die_niet_past) == (7, 14, None)
    assert rekening.saldo == ("2026: 14 van de 15 etmalen gebruikt of gereserveerd.",)
    assert not Reservering.objects.exists()
    reeks = maak_reeks(melding, gevraagd(2), nu=middag(OP), op=OP, door=consulent)
    rijen = list(reeks.reserveringen.order_by("periode"))
    assert [rij.aankomst for rij in rijen] == [n.van for n in patroon(EERSTE, om_de_weken=8, nachten=2, tot=TOT)]
    assert {(rij.status, rij.bed) for rij in rijen} == {("optie", bed())}
    assert (saldo(melding), codes(melding, "L-26"), codes(melding, "LR-01")) == (14, 1, 7)


def test_wie_een_reeks_plaatst_telt_een_keer(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    """Once, under the lock of the client, and not again for each stay."""
    melding = maak_melding(op=OP)
    with CaptureQueriesContext(connection) as vragen:
        maak_reeks(melding, gevraagd(2), nu=middag(OP), op=OP, door=consulent)
    sql = [vraag["sql"] for vraag in vragen.captured_queries]
    geteld = [nummer for nummer, zin in enumerate(sql) if zin.startswith('SELECT "logeerzorg_overschrijding"')]
    op_slot = [nummer for nummer, zin in enumerate(sql) if "meldingen_client" in zin and zin.endswith("FOR UPDATE")]
    assert len(geteld) == 1
    assert op_slot[0] < geteld[0]


@pytest.mark.regel("L-26", "L-14")
def test_drie_nachten_zegt_vanaf_welk_verblijf_het_niet_past(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    """SV-05: the sixth would make 18."""
    melding = maak_melding(op=OP)
    rekening = reken_door(melding, gevraagd(3), op=OP)
    mis = rekening.eerste_die_niet_past
    assert (mis.nachten.van, len(rekening.passend), rekening.nachten) == (date(2026, 10, 16), 5, 15)
    assert "maximum van 15 etmalen" in mis.waarom_niet
    with pytest.raises(Geweigerd, match="vanaf 16 oktober 2026 past niet"):
        maak_reeks(melding, gevraagd(3), nu=middag(OP), op=OP, door=consulent)
    assert not Reeks.objects.exists()
    reeks = maak_reeks(melding, gevraagd(3), alleen_passend=True, nu=middag(OP), op=OP, door=consulent)
    assert (reeks.reserveringen.count(), saldo(melding)) == (5, 15)


def test_een_bezet_bed_wordt_een_ander_bed_van_hetzelfde_huis(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    tweede = date(2026, 3, 6)
    huis = Bed.objects.filter(locatie=bed().locatie)
    huis.update(heeft_tillift=False, is_rolstoelgeschikt=False, is_gesloten_afdeling=False, is_voor_dementie=False)
    feiten = {"nu": middag(OP), "op": OP, "door": consulent}
    reserveringen.plaats_optie(maak_melding(op=OP), bed(), tweede, tweede + DAG, **feiten)
    rekening = reken_door(maak_melding(op=OP), gevraagd(2), op=OP)
    assert [stap.bed == bed() for stap in rekening.stappen] == [True, False] + [True] * 5
    assert rekening.stappen[1].bed.locatie == bed().locatie
    for ander in huis.exclude(pk=bed().pk):
        reserveringen.plaats_optie(maak_melding(op=OP), ander, tweede, tweede + DAG, **feiten)
    melding = maak_melding(op=OP)
    assert reken_door(melding, gevraagd(2), op=OP).stappen[1].waarom_niet == "Geen bed vrij in Huis Linde."
    with pytest.raises(Geweigerd, match="Geen bed vrij in Huis Linde"):
        maak_reeks(melding, gevraagd(2), **feiten)


def test_een_onmogelijk_patroon_krijgt_een_zin(voorbeeld: Gemeente) -> None:
    melding = maak_melding(op=OP)
    for anders, zin in (
        ({"eerste": OP - DAG}, "verleden"),
        ({"tot": EERSTE - DAG}, "vóór de eerste aankomst"),
        ({"tot": date(2027, 2, 1)}, "hoogstens een jaar"),
        ({"om_de_weken": 0}, "minstens één nacht en één week"),
        ({"om_de_weken": 1, "nachten": 8}, "nog bezig"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            reken_door(melding, gevraagd(**{"nachten": 2, **anders}), op=OP)


@pytest.mark.regel("L-26")
def test_een_gemeente_kan_zonder_patroon(voorbeeld: Gemeente) -> None:
    Parameter.objects.create(
        gemeente=voorbeeld, code="kv_structureel_toegestaan", waarde=False, geldig_van=date(2020, 1, 1), bron="proef"
    )
    with pytest.raises(Geweigerd, match="geen logeerzorg volgens een vast patroon"):
        reken_door(maak_melding(op=OP), gevraagd(2), op=OP)


@pytest.mark.regel("L-26")
def test_een_reeks_eindigt_vanaf_een_dag(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    melding = maak_melding(op=OP)
    feiten = {"nu": middag(OP), "op": OP, "door": consulent}
    reeks = maak_reeks(melding, gevraagd(2), **feiten)
    with pytest.raises(Geweigerd, match="wat voorbij is, blijft staan"):
        beeindig_reeks(reeks, vanaf=OP - DAG, reden="client", **feiten)
    assert beeindig_reeks(reeks, vanaf=date(2026, 5, 1), reden="client", **feiten) == 5
    assert (saldo(melding), codes(melding, "LR-11")) == (4, 5)
    assert Gebeurtenis.objects.filter(melding=melding, naam__endswith=": 5 verblijven geannuleerd").exists()
    with pytest.raises(Geweigerd, match="al beëindigd"):
        beeindig_reeks(reeks, vanaf=OP, reden="client", **feiten)


def test_een_verblijf_van_een_nacht_per_week_staat_in_enkelvoud(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    melding = maak_melding(op=OP)
    feiten = {"nu": middag(OP), "op": OP, "door": consulent}
    reeks = maak_reeks(melding, gevraagd(1, om_de_weken=1, tot=EERSTE), **feiten)
    beeindig_reeks(reeks, vanaf=OP, reden="client", **feiten)
    assert list(
        Gebeurtenis.objects.filter(melding=melding, code="L-26").order_by("pk").values_list("naam", flat=True)
    ) == [
        "Reeks geplaatst: 1 nacht, elke week, 1 verblijf",
        "Reeks beëindigd vanaf 5 januari 2026: 1 verblijf geannuleerd",
    ]


def test_in_een_gesloten_zaak_eindigt_geen_reeks(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    melding = maak_melding(op=OP)
    feiten = {"nu": middag(OP), "op": OP, "door": consulent}
    reeks = maak_reeks(melding, gevraagd(2), **feiten)
    Melding.objects.filter(pk=melding.pk).update(status=Status.AFGESLOTEN)
    with pytest.raises(Geweigerd, match="is gesloten"):
        beeindig_reeks(reeks, vanaf=OP, reden="client", **feiten)
