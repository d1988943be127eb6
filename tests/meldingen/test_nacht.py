"""The nightly check: it finds what ran out, once, also after days in which it did not run."""

import io
from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command

from meldingen.models import Gemeente, Taak, Termijn, Uitgaand
from meldingen.services import nacht, termijnen
from meldingen.tasks import nachtcontrole
from tests.bouwers import breng_naar, leeg_uitbak, maak_melding

UITERSTE = date(2026, 4, 13)


def te_laat(op: date) -> int:
    return nacht.controleer(op=op)["te_laat"]


def taken() -> list[tuple[str, date]]:
    return list(Taak.objects.filter(sleutel__startswith="te-laat:").values_list("titel", "gemaakt_op"))


@pytest.mark.regel("T-01")
def test_op_de_laatste_dag_is_nog_niets_te_laat_de_dag_erna_wel(voorbeeld: Gemeente, zonder_pdf: None) -> None:
    zaak = breng_naar("in_vooronderzoek")
    assert zaak.melding.uiterlijk_op == UITERSTE
    assert te_laat(UITERSTE) == 0
    assert te_laat(UITERSTE + timedelta(days=1)) == 1
    [taak] = Taak.objects.filter(sleutel__startswith="te-laat:")
    assert (taak.melding, taak.gemeente, taak.rol, taak.is_spoed) == (zaak.melding, voorbeeld, "teamleider", True)
    assert (taak.titel, taak.uiterlijk_op) == ("Termijn verstreken: onderzoek", UITERSTE + timedelta(days=1))


def test_een_tweede_keer_dezelfde_nacht_doet_niets(voorbeeld: Gemeente, zonder_pdf: None) -> None:
    breng_naar("in_vooronderzoek")
    na = UITERSTE + timedelta(days=1)
    assert [te_laat(na), te_laat(na), te_laat(na + timedelta(days=1))] == [1, 0, 0]
    assert taken() == [("Termijn verstreken: onderzoek", na)]


def test_na_dagen_stilstand_wordt_alles_alsnog_gevonden(voorbeeld: Gemeente, zonder_pdf: None) -> None:
    for weken in range(3):
        breng_naar("in_vooronderzoek", op=date(2026, 3, 2) + timedelta(weeks=weken))
    lang_daarna = UITERSTE + timedelta(days=60)
    assert te_laat(lang_daarna) == 3
    assert {gemaakt for _, gemaakt in taken()} == {lang_daarna}


def test_wat_gehaald_of_vervallen_is_of_van_de_client_wordt_niet_gemeld(voorbeeld: Gemeente, zonder_pdf: None) -> None:
    breng_naar("verslag_verzonden")  # ONDERZOEK met, RETOUR is for the client
    breng_naar("ingetrokken")
    assert te_laat(date(2027, 1, 1)) == 0


def test_een_verschoven_termijn_die_weer_verstrijkt_wordt_opnieuw_gemeld(voorbeeld: Gemeente, zonder_pdf: None) -> None:
    zaak = breng_naar("in_vooronderzoek")
    assert te_laat(UITERSTE + timedelta(days=1)) == 1
    rij = zaak.melding.termijnen.get(soort=Termijn.Soort.ONDERZOEK)
    termijnen.schort_op(rij, grond="4:15-2a", van=UITERSTE, tot=UITERSTE + timedelta(days=15))
    rij.refresh_from_db()
    assert rij.uiterste_datum == date(2026, 4, 28)  # fourteen days on is Koningsdag
    assert te_laat(rij.uiterste_datum) == 0
    assert te_laat(rij.uiterste_datum + timedelta(days=1)) == 1


def test_een_brief_die_blijft_liggen_wordt_geteld(voorbeeld: Gemeente, dag: date, zonder_pdf: None) -> None:
    maak_melding(op=dag)
    assert nacht.controleer(op=dag)["uitgaand_blijft_liggen"] == 0
    assert nacht.controleer(op=dag + timedelta(days=1))["uitgaand_blijft_liggen"] == 2
    leeg_uitbak(dag + timedelta(days=1))
    assert not Uitgaand.objects.filter(klaar_op=None).exists()
    assert nacht.controleer(op=dag + timedelta(days=2))["uitgaand_blijft_liggen"] == 0


def test_taak_en_commando_doen_hetzelfde(voorbeeld: Gemeente, zonder_pdf: None) -> None:
    breng_naar("in_vooronderzoek")
    with time_machine.travel("2026-04-14T00:20:00+02:00"):
        assert nachtcontrole()["te_laat"] == 1
    uit = io.StringIO()
    call_command("nachtcontrole", datum=date(2026, 4, 14), stdout=uit)
    assert "te laat: 0" in uit.getvalue()
