"""The waiting list: nobody waits while a bed is free, and who is first and fits hears of a bed that falls free."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection

from logeerzorg.models import Bed, Locatie, Reservering
from logeerzorg.services import reserveringen
from logeerzorg.services.annuleren import annuleer
from logeerzorg.services.overschrijding import Verzoek, besluit_overschrijding, vraag_overschrijding
from logeerzorg.services.verblijf import meld_vertrek
from logeerzorg.services.wachtlijst import bedden_voor, bied_aan, loop_wachtlijst_na, zet_op_wachtlijst
from logeerzorg.tasks import opties_verlopen
from logeerzorg.wensen import Wensen
from meldingen import klok
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente, Melding, Parameter, Taak
from tests.bouwers import breng_naar, maak_melding, middag
from tests.logeerzorg.verblijven import DAG, aanwezig, codes, moment, taken, vers

pytestmark = pytest.mark.usefixtures("zonder_pdf")
GeefVrij = Callable[[Reservering, Gebruiker], None]
OP, VAN = date(2026, 3, 2), date(2026, 3, 17)
TOT = VAN + 2 * DAG


@pytest.fixture
def bedden(voorbeeld: Gemeente) -> list[Bed]:
    """Every bed of the gemeente, the first one with a tillift only."""
    rijen = Bed.objects.boekbaar_voor(voorbeeld, VAN, TOT).select_related("locatie")
    eerste, *anders = [bed.pk for bed in rijen]
    Bed.objects.filter(pk=eerste).update(heeft_tillift=True)
    Bed.objects.filter(pk__in=anders).update(heeft_tillift=False, is_gesloten_afdeling=False)
    return list(rijen.all())


def leg(bed: Bed, van: date, tot: date, door: Gebruiker) -> Reservering:
    """Somebody else sleeps in this bed."""
    return reserveringen.plaats_optie(maak_melding(), bed, van, tot, nu=middag(OP), op=OP, door=door)


@pytest.fixture
def vol(bedden: list[Bed], consulent: Gebruiker) -> list[Reservering]:
    return [leg(bed, VAN, TOT, consulent) for bed in bedden]


@pytest.fixture
def geef_vrij(django_capture_on_commit_callbacks: Callable[..., Any]) -> GeefVrij:
    """Call off a stay; what is told once that stands is told."""

    def doe(rij: Reservering, door: Gebruiker) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            annuleer(rij, reden="client", nu=middag(OP), op=OP, door=door)

    return doe


def wacht(melding: Melding, door: Gebruiker, wensen: Wensen | None = None, **anders: object) -> Reservering:
    return zet_op_wachtlijst(melding, VAN, TOT, wensen=wensen or Wensen(), op=OP, door=door, **anders)


@pytest.mark.regel("L-18")
def test_zolang_er_een_bed_vrij_is_wacht_niemand(bedden: list[Bed], consulent: Gebruiker) -> None:
    """LR-02."""
    melding = maak_melding()
    with pytest.raises(Geweigerd, match="Er is een bed vrij"):
        wacht(melding, consulent)
    for bed in bedden[:-1]:
        leg(bed, VAN, TOT, consulent)
    with pytest.raises(Geweigerd, match="Er is een bed vrij"):
        wacht(melding, consulent)
    met_lift = wacht(melding, consulent, Wensen(tillift=True))
    assert (met_lift.status, met_lift.bed, met_lift.wensen) == ("wachtlijst", None, {"tillift": True})
    assert codes(melding, "LR-02") == 1
    with pytest.raises(Geweigerd, match="wacht al op een bed"):
        wacht(melding, consulent, Wensen(tillift=True))
    for van, tot, zin in ((TOT, VAN, "na de aankomstdag"), (OP - DAG, OP, "verleden")):
        with pytest.raises(Geweigerd, match=zin):
            zet_op_wachtlijst(melding, van, tot, op=OP, door=consulent)


@pytest.mark.regel("L-18")
def test_wie_het_eerst_wacht_en_past_hoort_het(
    vol: list[Reservering], consulent: Gebruiker, geef_vrij: GeefVrij
) -> None:
    lift, eerste, tweede = maak_melding(), maak_melding(), maak_melding()
    wacht(lift, consulent, Wensen(tillift=True))
    wacht(eerste, consulent)
    wacht(tweede, consulent)
    geef_vrij(vol[1], consulent)
    assert [len(taken(melding, "bed-vrij")) for melding in (lift, eerste, tweede)] == [0, 1, 0]
    [taak] = taken(eerste, "bed-vrij")
    assert str(vol[1].bed) in taak.titel
    geef_vrij(vol[0], consulent)
    assert [len(taken(melding, "bed-vrij")) for melding in (lift, eerste, tweede)] == [1, 1, 0]
    # Taken and free again before the hour struck: it is still promised to number one.
    geef_vrij(leg(vol[1].bed, VAN, TOT, consulent), consulent)
    assert [len(taken(melding, "bed-vrij")) for melding in (lift, eerste, tweede)] == [1, 1, 0]
    # Who was told of a bed has that question open: the next bed is for number two.
    geef_vrij(vol[2], consulent)
    assert [len(taken(melding, "bed-vrij")) for melding in (lift, eerste, tweede)] == [1, 1, 1]
    assert loop_wachtlijst_na(op=OP) == 0
    assert not Taak.objects.filter(sleutel__startswith="bed-vrij", vervallen_op__isnull=False).exists()


def test_een_bed_dat_op_een_dag_twee_keer_vrijvalt_wordt_twee_keer_gemeld(
    vol: list[Reservering], consulent: Gebruiker, geef_vrij: GeefVrij
) -> None:
    melding = maak_melding()
    wacht(melding, consulent)
    geef_vrij(vol[1], consulent)
    ander = leg(vol[1].bed, VAN, TOT, consulent)
    assert loop_wachtlijst_na(op=OP) == 0
    geef_vrij(ander, consulent)
    assert [taak.vervallen_op for taak in taken(melding, "bed-vrij")] == [OP, None]


def test_het_uur_gaat_door_als_iemand_intussen_van_de_lijst_is(vol: list[Reservering], consulent: Gebruiker) -> None:
    """As if the consulent took the first row off between the look and the lock."""
    rijen = [wacht(maak_melding(), consulent) for _ in range(2)]

    def intussen(voer_uit: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if "FOR UPDATE" in sql:
            voer_uit("UPDATE logeerzorg_reservering SET status = 'vervallen' WHERE id = %s", [rijen[0].pk], *rest[1:])
        return voer_uit(sql, *rest)

    with connection.execute_wrapper(intussen):
        loop_wachtlijst_na(op=VAN + DAG)
    assert [(vers(rij).status, codes(rij.melding, "LR-12")) for rij in rijen] == [("vervallen", 0), ("vervallen", 1)]


@pytest.mark.regel("L-18")
def test_een_aangeboden_bed_wordt_een_optie_die_past(
    vol: list[Reservering], bedden: list[Bed], consulent: Gebruiker, geef_vrij: GeefVrij
) -> None:
    """LR-03."""
    melding = maak_melding()
    rij = wacht(melding, consulent, Wensen(tillift=True))
    feiten = {"nu": middag(OP), "op": OP, "door": consulent}
    with pytest.raises(Geweigerd, match="geen tillift"):
        bied_aan(rij, bedden[1], **feiten)
    with pytest.raises(Geweigerd, match="niet vrij"):
        bied_aan(rij, bedden[0], **feiten)
    assert bedden_voor(rij) == []
    geef_vrij(vol[0], consulent)
    assert bedden_voor(rij) == [bedden[0]]
    bied_aan(rij, bedden[0], **feiten)
    nieuw = vers(rij)
    assert (nieuw.status, nieuw.bed, nieuw.optie_tot is not None) == ("optie", bedden[0], True)
    [taak] = taken(melding, "bed-vrij")
    assert (taak.gedaan_op, taak.gedaan_door) == (OP, consulent)
    with pytest.raises(Geweigerd, match="dit verblijf is optie"):
        bied_aan(rij, bedden[0], **feiten)


@pytest.mark.regel("L-18", "L-34")
def test_een_fiat_geldt_ook_voor_wie_wacht(
    vol: list[Reservering], bedden: list[Bed], consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    melding = maak_melding()
    rij = wacht(melding, consulent)
    Parameter.objects.filter(gemeente=melding.gemeente, code="kv_jaarcap_etmalen").update(waarde=1)
    annuleer(vol[0], reden="client", nu=middag(OP), op=OP, door=consulent)
    with pytest.raises(Geweigerd, match="maximum van 1 etmaal"):
        bied_aan(rij, bedden[0], nu=middag(OP), op=OP, door=consulent)
    verzoek = Verzoek(soort="jaar", grond="ziekte", motivering="Een operatie.", van=VAN, tot=TOT, ruimte=1)
    fiat = vraag_overschrijding(melding, verzoek, op=OP, door=consulent)
    besluit_overschrijding(fiat, is_toegestaan=True, reden="", op=OP, door=teamleider)
    bied_aan(rij, bedden[0], nu=middag(OP), op=OP, door=consulent)
    assert (vers(rij).status, vers(rij).overschrijding) == ("optie", fiat)


def test_wie_op_een_locatie_wacht_krijgt_geen_andere(
    vol: list[Reservering], consulent: Gebruiker, geef_vrij: GeefVrij
) -> None:
    elders = Locatie.objects.exclude(pk=vol[0].bed.locatie_id).first()
    rij = wacht(maak_melding(), consulent, voorkeur=elders)
    geef_vrij(vol[0], consulent)
    assert not Taak.objects.filter(sleutel__startswith="bed-vrij").exists()
    with pytest.raises(Geweigerd, match="wacht op een bed in"):
        bied_aan(rij, vol[0].bed, nu=middag(OP), op=OP, door=consulent)


@pytest.mark.regel("L-18")
def test_elk_uur_verlopen_de_opties_en_loopt_de_wachtlijst_mee(
    vol: list[Reservering], consulent: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LR-04, LR-12: twice an hour gives the same; a bed is promised to one at a time."""
    eerste, tweede = maak_melding(), maak_melding()
    rijen = [wacht(eerste, consulent), wacht(tweede, consulent)]
    Reservering.objects.filter(pk__in=[rij.pk for rij in vol[1:]]).update(optie_tot=middag(VAN))
    dag = date(2026, 3, 6)
    monkeypatch.setattr(klok, "nu", lambda: middag(dag))
    monkeypatch.setattr(klok, "vandaag", lambda: dag)
    assert opties_verlopen() == 1
    assert [len(taken(melding, "bed-vrij")) for melding in (eerste, tweede)] == [1, 0]
    assert opties_verlopen() == 0
    assert [len(taken(melding, "bed-vrij")) for melding in (eerste, tweede)] == [1, 0]
    # Somebody else took it: the question has no meaning any more.
    leg(vol[0].bed, VAN, TOT, consulent)
    assert loop_wachtlijst_na(op=dag) == 0
    assert taken(eerste, "bed-vrij")[0].vervallen_op == dag
    loop_wachtlijst_na(op=VAN + DAG)
    assert [vers(rij).status for rij in rijen] == ["vervallen", "vervallen"]
    assert codes(eerste, "LR-12") == 1


def test_van_de_wachtlijst_af_kan_altijd(vol: list[Reservering], consulent: Gebruiker) -> None:
    """LR-12."""
    rij = wacht(maak_melding(), consulent)
    assert annuleer(rij, reden="client", nu=middag(OP), op=OP, door=consulent) == "LR-12"
    assert vers(rij).status == "vervallen"
    with pytest.raises(Geweigerd, match="dit verblijf is vervallen"):
        annuleer(rij, reden="client", nu=middag(OP), op=OP, door=consulent)


@pytest.mark.regel("L-18")
def test_wie_eerder_naar_huis_gaat_maakt_plaats(
    voorbeeld: Gemeente, aanbieder: Gebruiker, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    zaak = breng_naar("toegekend")
    rij = aanwezig(zaak, 30, 3)
    van, tot = rij.aankomst + DAG, rij.vertrek
    anders = Bed.objects.boekbaar_voor(voorbeeld, van, tot).exclude(pk=rij.bed_id)
    Bed.objects.filter(pk__in=list(anders.values_list("pk", flat=True))).update(geldig_tot=van)
    wie = maak_melding()
    zet_op_wachtlijst(wie, van, tot, op=zaak.op, door=zaak.consulent)
    with django_capture_on_commit_callbacks(execute=True):
        meld_vertrek(rij, om=moment(van, 10), op=van, door=aanbieder)
    assert len(taken(wie, "bed-vrij")) == 1
