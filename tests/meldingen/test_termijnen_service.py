"""The clocks of a case as rows: opened, met, lapsed, suspended; and the nearest legal date of the college."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from meldingen.models import Gemeente, Melding, Opschorting, Parameter, Termijn
from meldingen.services import termijnen
from meldingen.termijnen import BESLUIT, ONDERZOEK, bevestiging
from tests.bouwers import maak_melding

S, G = Termijn.Soort, Opschorting.Grond
pytestmark = pytest.mark.django_db


@pytest.fixture
def melding(voorbeeld: Gemeente, dag: date) -> Melding:
    """Registered on Monday 2 March 2026; its clocks run."""
    return maak_melding(voorbeeld, op=dag)


def open_klok(melding: Melding, soort: Termijn.Soort) -> Termijn:
    return Termijn.objects.get(melding=melding, soort=soort, gehaald_op=None, vervallen_op=None)


def uiterlijk(melding: Melding) -> date | None:
    return Melding.objects.get(pk=melding.pk).uiterlijk_op


@pytest.mark.regel("T-01")
def test_een_melding_start_de_onderzoekstermijn_van_zes_weken(melding: Melding) -> None:
    klok = open_klok(melding, S.ONDERZOEK)
    assert (klok.start, klok.kale_einddatum, klok.uiterste_datum) == (
        date(2026, 3, 2), date(2026, 4, 13), date(2026, 4, 13),
    )  # fmt: skip
    assert (klok.wie, klok.regel) == ("college", "T-01")
    assert uiterlijk(melding) == date(2026, 4, 13)


def test_een_uiterste_dag_op_een_feestdag_schuift_op_en_dat_staat_in_de_uitleg(voorbeeld: Gemeente) -> None:
    klok = open_klok(maak_melding(voorbeeld, op=date(2026, 2, 23)), S.ONDERZOEK)
    assert (klok.kale_einddatum, klok.uiterste_datum) == (date(2026, 4, 6), date(2026, 4, 7))
    assert any("paasdag" in regel.lower() for regel in klok.uitleg)


def test_de_bevestiging_is_een_norm_en_telt_niet_als_wettelijke_dag(melding: Melding) -> None:
    assert open_klok(melding, S.BEVESTIGING).uiterste_datum == date(2026, 3, 4)
    termijnen.laat_vervallen(melding, soort=S.ONDERZOEK, op=date(2026, 3, 3))
    assert uiterlijk(melding) is None


def test_de_klok_van_de_client_telt_niet_als_dag_van_het_college(melding: Melding) -> None:
    plan = open_klok(melding, S.PERSOONLIJK_PLAN)
    assert plan.wie == "client"
    assert plan.uiterste_datum < uiterlijk(melding)


def test_de_eerste_van_twee_wettelijke_dagen_staat_op_de_zaak(melding: Melding) -> None:
    termijnen.open_termijn(melding, S.BESLUIT, BESLUIT, start=date(2026, 3, 9))
    assert uiterlijk(melding) == date(2026, 3, 23)
    termijnen.haal(melding, S.BESLUIT, op=date(2026, 3, 20))
    assert uiterlijk(melding) == date(2026, 4, 13)


def test_een_gehaalde_klok_loopt_niet_meer(melding: Melding) -> None:
    termijnen.haal(melding, S.ONDERZOEK, op=date(2026, 4, 1))
    klok = Termijn.objects.get(melding=melding, soort=S.ONDERZOEK)
    assert (klok.gehaald_op, klok.vervallen_op, klok.is_open) == (date(2026, 4, 1), None, False)
    assert uiterlijk(melding) is None
    termijnen.haal(melding, S.ONDERZOEK, op=date(2026, 4, 9))
    klok.refresh_from_db()
    assert klok.gehaald_op == date(2026, 4, 1)


def test_vervallen_raakt_alleen_wat_loopt(melding: Melding) -> None:
    termijnen.haal(melding, S.PERSOONLIJK_PLAN, op=date(2026, 3, 4))
    termijnen.laat_vervallen(melding, op=date(2026, 3, 5))
    rijen = dict(Termijn.objects.filter(melding=melding).values_list("soort", "vervallen_op"))
    assert rijen == {"onderzoek": date(2026, 3, 5), "bevestiging": date(2026, 3, 5), "persoonlijk_plan": None}


def test_van_elk_soort_loopt_hoogstens_een_klok(melding: Melding) -> None:
    with pytest.raises(IntegrityError, match="een_open_termijn_per_soort"), transaction.atomic():
        termijnen.open_termijn(melding, S.ONDERZOEK, ONDERZOEK, start=date(2026, 3, 9))
    termijnen.haal(melding, S.BEVESTIGING, op=date(2026, 3, 3))
    termijnen.open_termijn(melding, S.BEVESTIGING, bevestiging(2), start=date(2026, 3, 9))


@pytest.fixture
def besluit(melding: Melding) -> Termijn:
    return termijnen.open_termijn(melding, S.BESLUIT, BESLUIT, start=date(2026, 3, 9))


def test_een_opschorting_zonder_einde_verschuift_nog_niets(melding: Melding, besluit: Termijn) -> None:
    termijnen.schort_op(besluit, grond=G.HERSTEL, van=date(2026, 3, 11), tot=None)
    assert open_klok(melding, S.BESLUIT).uiterste_datum == date(2026, 3, 23)


def test_bij_hervatten_schuift_de_uiterste_dag_op(melding: Melding, besluit: Termijn) -> None:
    opschorting = termijnen.schort_op(besluit, grond=G.HERSTEL, van=date(2026, 3, 11), tot=None)
    termijnen.hervat(opschorting, tot=date(2026, 3, 18), op=date(2026, 3, 18))
    assert opschorting.hervat_op == date(2026, 3, 18)
    klok = open_klok(melding, S.BESLUIT)
    # Stood still from 12 up to and including 17 March: six days.
    assert klok.uiterste_datum == date(2026, 3, 23) + timedelta(days=6 + 1)
    assert uiterlijk(melding) == klok.uiterste_datum
    assert any(" stil: " in regel and "12 maart" in regel and "4:15" in regel for regel in klok.uitleg)


def test_twee_opschortingen_tellen_op(melding: Melding, besluit: Termijn) -> None:
    termijnen.schort_op(besluit, grond=G.HERSTEL, van=date(2026, 3, 10), tot=date(2026, 3, 13))
    een = open_klok(melding, S.BESLUIT).uiterste_datum
    termijnen.schort_op(besluit, grond=G.INSTEMMING, van=date(2026, 3, 16), tot=date(2026, 3, 25))
    assert open_klok(melding, S.BESLUIT).uiterste_datum > een


def test_een_meegedeelde_dag_komt_nooit_vroeger(melding: Melding, besluit: Termijn) -> None:
    opschorting = termijnen.schort_op(besluit, grond=G.HERSTEL, van=date(2026, 3, 10), tot=date(2026, 3, 20))
    verteld = open_klok(melding, S.BESLUIT).uiterste_datum
    assert verteld == date(2026, 4, 1)
    termijnen.deel_mee(open_klok(melding, S.BESLUIT))
    termijnen.hervat(opschorting, tot=date(2026, 3, 12), op=date(2026, 3, 12))
    klok = open_klok(melding, S.BESLUIT)
    assert (klok.uiterste_datum, klok.meegedeeld, klok.opgeschorte_dagen) == (verteld, verteld, 1)
    assert uiterlijk(melding) == verteld


def test_een_dag_die_niemand_is_verteld_mag_wel_vroeger(melding: Melding, besluit: Termijn) -> None:
    opschorting = termijnen.schort_op(besluit, grond=G.HERSTEL, van=date(2026, 3, 10), tot=date(2026, 3, 20))
    termijnen.hervat(opschorting, tot=date(2026, 3, 12), op=date(2026, 3, 12))
    assert open_klok(melding, S.BESLUIT).uiterste_datum == date(2026, 3, 24)
    assert uiterlijk(melding) == date(2026, 3, 24)


def test_een_meegedeelde_dag_mag_wel_later(melding: Melding, besluit: Termijn) -> None:
    termijnen.deel_mee(besluit)
    termijnen.schort_op(besluit, grond=G.HERSTEL, van=date(2026, 3, 10), tot=date(2026, 3, 20))
    assert open_klok(melding, S.BESLUIT).uiterste_datum == date(2026, 4, 1)


def test_een_belofte_verzet_de_wettelijke_dag_niet(melding: Melding, besluit: Termijn) -> None:
    termijnen.beloof(besluit, streefdatum=date(2026, 4, 20))
    klok = open_klok(melding, S.BESLUIT)
    assert (klok.streefdatum, klok.uiterste_datum) == (date(2026, 4, 20), date(2026, 3, 23))
    assert uiterlijk(melding) == date(2026, 3, 23)


def test_een_klok_die_zonder_einde_stilstaat_is_geen_dag_om_op_te_sorteren(melding: Melding, besluit: Termijn) -> None:
    opschorting = termijnen.schort_op(besluit, grond=G.AANVRAGER, van=date(2026, 3, 11), tot=None)
    assert uiterlijk(melding) == date(2026, 4, 13)
    termijnen.hervat(opschorting, tot=date(2026, 3, 13), op=date(2026, 3, 13))
    assert uiterlijk(melding) == date(2026, 3, 24)


def test_een_gecorrigeerde_start_herrekent_en_nooit_voor_wat_is_verteld(melding: Melding) -> None:
    klok = open_klok(melding, S.ONDERZOEK)
    termijnen.verplaats_start(klok, start=date(2026, 2, 23))
    assert open_klok(melding, S.ONDERZOEK).uiterste_datum == date(2026, 4, 7)
    termijnen.deel_mee(open_klok(melding, S.ONDERZOEK))
    termijnen.verplaats_start(open_klok(melding, S.ONDERZOEK), start=date(2026, 2, 16))
    assert open_klok(melding, S.ONDERZOEK).uiterste_datum == date(2026, 4, 7)


def test_een_later_ingevoerde_sluitingsdag_verschuift_een_gewone_termijn_niet(
    melding: Melding, voorbeeld: Gemeente
) -> None:
    Parameter.objects.filter(gemeente=voorbeeld, code="sluitingsdagen").update(waarde=["2026-04-13"])
    klok = open_klok(melding, S.ONDERZOEK)
    termijnen.herbereken(klok)
    assert open_klok(melding, S.ONDERZOEK).uiterste_datum == date(2026, 4, 13)


def test_een_opschorting_eindigt_niet_voor_zij_begint(besluit: Termijn) -> None:
    with pytest.raises((IntegrityError, ValueError)), transaction.atomic():
        termijnen.schort_op(besluit, grond=G.HERSTEL, van=date(2026, 3, 11), tot=date(2026, 3, 10))


def test_een_klok_is_gehaald_of_vervallen_nooit_allebei(besluit: Termijn) -> None:
    with pytest.raises(IntegrityError, match="termijn_gehaald_of_vervallen"), transaction.atomic():
        Termijn.objects.filter(pk=besluit.pk).update(gehaald_op=date(2026, 3, 12), vervallen_op=date(2026, 3, 12))
