"""The consulent's pages of a stay, each seen once: judged by axe, at 320 px and with large text."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from logeerzorg.models import Bed
from logeerzorg.services.reeks import Patroon, maak_reeks
from logeerzorg.services.wachtlijst import zet_op_wachtlijst
from tests.bouwers import Zaak, breng_naar, middag
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TABLET, Bevindingen, Scherm
from tests.logeerzorg.verblijven import akkoord, bed, bevestigd, optie

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def zaak(klokzetter: Klokzetter, monkeypatch: pytest.MonkeyPatch) -> Zaak:
    monkeypatch.setattr("meldingen.services.brieven.maak_pdf", lambda html, **_: b"%PDF-1.7")
    zaak = breng_naar("toegekend")
    klokzetter.zet(zaak.op)
    return zaak


def test_elke_bladzijde_van_een_verblijf_is_goed_te_lezen_en_in_te_vullen(
    zaak: Zaak, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    nummer, vast, los = zaak.melding.nummer, bevestigd(zaak, 30), optie(zaak, 44)
    akkoord(zaak, los)
    patroon = Patroon(bed(), 8, 2, zaak.op + timedelta(days=60), zaak.op + timedelta(days=150))
    feiten = {"nu": middag(zaak.op), "op": zaak.op, "door": zaak.consulent}
    reeks = maak_reeks(zaak.melding, patroon, alleen_passend=True, **feiten)
    van = zaak.op + timedelta(days=20)
    Bed.objects.exclude(pk=bed().pk).update(geldig_tot=zaak.op)
    Bed.objects.filter(pk=bed().pk).update(geldig_van=zaak.op + timedelta(days=25))
    rij = zet_op_wachtlijst(zaak.melding, van, van + timedelta(days=1), op=zaak.op, door=zaak.consulent)
    consulent = scherm(TABLET)
    consulent.meld_aan("consulent")
    for naam, pad in (
        ("verblijven", reverse("logeren", args=[nummer])),
        ("wachtlijst", reverse("logeer_wachtlijst", args=[nummer])),
        ("intake", reverse("logeer_intake", args=[vast.pk])),
        ("vervoer", reverse("logeer_vervoer", args=[vast.pk])),
        ("afzeggen", reverse("logeer_afzeggen", args=[vast.pk])),
        ("aanbieden", reverse("logeer_aanbieden", args=[rij.pk])),
        ("reeks beëindigen", reverse("logeer_reeks_einde", args=[reeks.pk])),
        ("reeks", reverse("logeer_reeks", args=[nummer])),
    ):
        consulent.ga(pad)
        consulent.keur(f"logeren: {naam}", beeld="60-logeren-verblijven" if naam == "verblijven" else "")
    consulent.page.get_by_label("Welk bed?").select_option(str(bed().pk))
    consulent.vul_datum("Eerste aankomst", zaak.op + timedelta(days=70))
    consulent.vul("Aantal nachten per keer", "2")
    consulent.vul("Om de hoeveel weken?", "8")
    consulent.vul_datum("Tot en met", zaak.op + timedelta(days=300))
    consulent.druk("Doorrekenen")
    consulent.bevat("Er is nog niets geplaatst.")
    consulent.keur("logeren: reeks doorgerekend", beeld="61-logeren-reeks")
    assert bevindingen.fouten == []
