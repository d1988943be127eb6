"""The personal plan, the budgetplan and taking back, as the client does it (M-09, M-11, M-16, A-15, P-03)."""

import html
import io
from collections.abc import Callable
from datetime import time, timedelta
from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from meldingen.bedragen import schrijf_euro
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Machtiging, Taak, Termijn
from meldingen.services.documenten import bewaar
from onderzoek.models import Budgetplan, Budgetregel, Gesprek, PersoonlijkPlan, Verslagstuk, Zorgverlener
from onderzoek.services.onderzoek import start_onderzoek, start_vooronderzoek
from onderzoek.services.persoonlijkplan import Planinvoer, lever_plan_in
from tests.bouwers import Zaak, breng_naar, leeg_uitbak
from tests.mijnzaak.mens import browser, maak_inwoner, machtig
from tests.onderzoek import pgbhulp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
B = Machtiging.Bereik
PLAN = {"a": "Alleen zijn lukt niet meer.", "gewenst": "Twee weken logeren.", "personen": "Huis Linde."}


def tekst(antwoord: HttpResponse) -> str:
    return html.unescape(antwoord.content.decode())


def pagina(zaak: Zaak, naam: str, *meer: Any) -> str:
    return reverse(naam, args=[zaak.melding.nummer, *meer])


def leeg_vel() -> bytes:
    uit = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(uit)
    return uit.getvalue()


def lever_in(zaak: Zaak, antwoorden: dict[str, str], **anders: Any) -> PersoonlijkPlan:
    plan = Planinvoer(ontvangen_op=zaak.op, antwoorden=antwoorden, **anders)
    return lever_plan_in(zaak.melding, plan, op=zaak.op, door=zaak.consulent)


@pytest.fixture
def gemeld(op_de_dag: Callable[[Zaak], None]) -> Zaak:
    zaak = breng_naar("gemeld")
    op_de_dag(zaak)
    return zaak


@pytest.mark.regel("M-09", "M-11", "T-03")
def test_een_plan_van_voor_het_onderzoek_telt_vanaf_de_dag_dat_het_kwam(gemeld: Zaak) -> None:
    thuis = browser(maak_inwoner("anna", gemeld.melding))
    gelezen = tekst(thuis.get(pagina(gemeld, "mijn_persoonlijk_plan")))
    assert "Het hoeft niet." in gelezen
    assert f"uiterlijk op {gemeld.klok(Termijn.Soort.PERSOONLIJK_PLAN).uiterste_datum.day} " in gelezen
    for _ in range(2):
        thuis.post(pagina(gemeld, "mijn_persoonlijk_plan"), PLAN)
    plan = PersoonlijkPlan.objects.get()
    assert (plan.versie, plan.antwoorden, plan.ontvangen_op) == (1, PLAN, gemeld.op)
    dag = gemeld.op
    assert gemeld.klok(Termijn.Soort.PERSOONLIJK_PLAN).gehaald_op == dag
    gemeld.bevestigd()
    start_vooronderzoek(gemeld.melding, op=gemeld.verder(1), door=gemeld.consulent)
    assert gemeld.onderzoek.plan_ontvangen_op == dag
    assert gemeld.melding.gebeurtenissen.filter(code="M-09").count() == 1


@pytest.mark.regel("M-09")
def test_een_plan_dat_met_de_melding_meekwam_wordt_opgepakt(gemeld: Zaak) -> None:
    dag = gemeld.op
    stuk = bewaar(
        gemeld.melding, b"%PDF plan", sleutel="bijlage:1", soort="persoonlijk_plan", titel="Mijn plan",
        richting=Document.Richting.IN, mediatype="application/pdf", op=dag, door=None,
    )  # fmt: skip
    gemeld.bevestigd()
    start_vooronderzoek(gemeld.melding, op=gemeld.verder(1), door=gemeld.consulent)
    plan = PersoonlijkPlan.objects.get()
    assert (plan.ontvangen_op, gemeld.onderzoek.plan_ontvangen_op) == (dag, dag)
    assert "Mijn plan" in tekst(browser(gemeld.consulent).get(pagina(gemeld, "persoonlijk_plan")))
    assert Document.objects.get(pk=stuk.pk).titel == "Mijn plan"


@pytest.mark.regel("M-09", "M-11")
def test_het_plan_staat_naast_de_onderwerpen_en_hoort_bij_het_verslag(voorbeeld: object) -> None:
    zaak = breng_naar("in_vooronderzoek")
    lever_in(zaak, {"a": "Eerst zo."})
    lever_in(zaak, PLAN)
    assert [rij.versie for rij in PersoonlijkPlan.objects.order_by("versie")] == [1, 2]
    start_onderzoek(
        zaak.onderzoek, vorm=Gesprek.Vorm.HUISBEZOEK, gepland_op=zaak.op + timedelta(days=5), gepland_om=time(10),
        op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    consulent = browser(zaak.consulent)
    naast = tekst(consulent.get(pagina(zaak, "gesprek_deel", "a")))
    assert "Alleen zijn lukt niet meer." in naast
    assert "Twee weken logeren." in naast
    assert "Uit het persoonlijk plan" not in tekst(consulent.get(pagina(zaak, "gesprek_deel", "b")))
    zaak.gesproken()
    with pytest.raises(Geweigerd, match="bespraken dit plan in het gesprek"):
        lever_in(zaak, PLAN | {"b": "Nog iets."})
    zaak.verslag_concept()
    zaak.verslag_verzonden()
    stuk = Verslagstuk.objects.get(verslag=zaak.verslag, soort=Verslagstuk.Soort.PERSOONLIJK_PLAN)
    assert (stuk.versie, stuk.op) == ("2", PersoonlijkPlan.objects.get(versie=2).ontvangen_op)
    d07 = Document.objects.get(melding_id=zaak.sleutel, soort="D-07")
    assert "Twee weken logeren." in d07.gegevens


@pytest.mark.regel("M-09")
def test_een_laat_plan_gaat_nog_mee_en_na_het_verslag_niet_meer(op_de_dag: Callable[[Zaak], None]) -> None:
    zaak = breng_naar("in_onderzoek")
    op_de_dag(zaak)
    thuis = browser(maak_inwoner("anna", zaak.melding))
    gelezen = tekst(thuis.get(pagina(zaak, "mijn_persoonlijk_plan")))
    assert "Dit is geen plan voor een persoonsgebonden budget" in gelezen
    leeg = tekst(thuis.post(pagina(zaak, "mijn_persoonlijk_plan"), {"a": " "}))
    assert "Schrijf iets op, of kies een bestand." in leeg
    bestand = SimpleUploadedFile("plan.pdf", leeg_vel())
    thuis.post(pagina(zaak, "mijn_persoonlijk_plan"), {"bestand": bestand})
    assert PersoonlijkPlan.objects.get().antwoorden == {}
    assert Taak.objects.filter(melding_id=zaak.sleutel, plek="persoonlijk_plan").open().exists()
    weg = breng_naar("verslag_verzonden")
    ander = browser(maak_inwoner("bea", weg.melding))
    assert "Het verslag is al gemaakt" in tekst(ander.get(pagina(weg, "mijn_persoonlijk_plan")))


@pytest.mark.regel("K-07", "M-11")
def test_de_balie_schrijft_een_plan_over(op_de_dag: Callable[[Zaak], None]) -> None:
    zaak = breng_naar("gemeld")
    op_de_dag(zaak)
    dag = {"ontvangen_op_dag": zaak.op.day, "ontvangen_op_maand": zaak.op.month, "ontvangen_op_jaar": zaak.op.year}
    balie = browser(zaak.acteur("administratie"))
    leeg = balie.post(pagina(zaak, "persoonlijk_plan"), {"uitkomst": "ontvangen", **dag})
    assert "Het onderzoek is nog niet geopend." in tekst(leeg)
    kwam = balie.post(pagina(zaak, "persoonlijk_plan"), {"uitkomst": "ontvangen", "rubriek_c": "De buurvrouw.", **dag})
    assert kwam.status_code == 302
    assert PersoonlijkPlan.objects.get().antwoorden == {"c": "De buurvrouw."}
    assert not Taak.objects.filter(melding_id=zaak.sleutel, plek="persoonlijk_plan").exists()


# --- taking back ----------------------------------------------------------------------------------


@pytest.mark.regel("M-16")
def test_de_client_trekt_de_melding_in_na_een_tweede_pagina(gemeld: Zaak) -> None:
    """TR-44."""
    thuis = browser(maak_inwoner("anna", gemeld.melding))
    adres = pagina(gemeld, "mijn_intrekken")
    zeker = tekst(thuis.post(adres, {"reden": "Mijn zus komt helpen."}))
    assert "U kunt dit niet terugdraaien." in zeker
    assert gemeld.melding.status == "ontvangen"
    zonder = tekst(thuis.post(adres, {"zeker": "1", "reden": "Mijn zus komt helpen."}))
    assert "Zet een vinkje als u zeker weet dat u wilt stoppen." in zonder
    assert gemeld.melding.status == "ontvangen"
    thuis.post(adres, {"zeker": "1", "reden": "Mijn zus komt helpen.", "begrepen": "on"})
    assert gemeld.melding.status == "ingetrokken"
    rij = gemeld.melding.gebeurtenissen.get(code="TR-44")
    assert rij.reden == "U schreef via Mijn zaak: “Mijn zus komt helpen.”"
    leeg_uitbak(gemeld.op)
    assert "Mijn zus komt helpen." in Document.objects.get(melding_id=gemeld.sleutel, soort="D-24").gegevens
    assert "De zaak is gesloten" in tekst(thuis.get(adres))


@pytest.mark.regel("A-15", "A-17")
def test_de_gemachtigde_trekt_de_aanvraag_in_met_dat_bereik(op_de_dag: Callable[[Zaak], None]) -> None:
    """TR-45."""
    zaak = breng_naar("in_beoordeling")
    op_de_dag(zaak)
    buur, dochter = maak_inwoner("buur"), maak_inwoner("dochter")
    machtig(zaak.melding, buur, [B.MELDING], zaak.consulent)
    machtig(zaak.melding, dochter, [B.AANVRAAG], zaak.consulent)
    stop = {"zeker": "1", "reden": "", "begrepen": "on"}
    assert browser(buur).post(pagina(zaak, "mijn_intrekken"), stop).status_code == 404
    assert "Wij stoppen met uw aanvraag." in tekst(browser(dochter).post(pagina(zaak, "mijn_intrekken"), {"reden": ""}))
    browser(dochter).post(pagina(zaak, "mijn_intrekken"), stop)
    assert zaak.melding.status == "ingetrokken"
    assert zaak.melding.gebeurtenissen.filter(code="A-17").exists()
    assert zaak.melding.gebeurtenissen.get(code="TR-45").reden == "U liet dit weten via Mijn zaak."


# --- the budgetplan -------------------------------------------------------------------------------


@pytest.mark.regel("P-03", "P-08")
def test_het_budgetplan_wordt_regel_voor_regel_bewaard_en_daarna_getekend(op_de_dag: Callable[[Zaak], None]) -> None:
    zaak = breng_naar("in_onderzoek")
    op_de_dag(zaak)
    pgbhulp.zet_parameters(zaak)
    pgbhulp.licht_voor(zaak)
    voor = pgbhulp.kies(zaak)
    thuis = browser(maak_inwoner("anna", zaak.melding))
    assert "Wij bespraken nog geen pgb met u." in tekst(thuis.get(pagina(zaak, "mijn_budgetplan")))
    assert thuis.get(pagina(zaak, "mijn_hulpverlener")).status_code == 404
    pgbhulp.wens(zaak)
    assert thuis.get(pagina(zaak, "mijn_budgetregel")).headers["Location"] == pagina(zaak, "mijn_hulpverlener")
    wie = {"naam": "Zorg Dichtbij", "netwerk": "nee", "relatie": "", "kvk": "", "agb": "", "kwaliteit": "Keurmerk."}
    assert thuis.post(pagina(zaak, "mijn_hulpverlener"), wie).status_code == 302
    regel = {
        "keuze": voor.pk, "verlener": Zorgverlener.objects.get().pk, "soort": "hulp", "wat": "Begeleiding",
        "moment": "maandag", "resultaat": "Een vaste dag", "aantal": "3", "periode": "week", "tarief": "40",
    }  # fmt: skip
    for _ in range(2):
        assert thuis.post(pagina(zaak, "mijn_budgetregel"), regel).status_code == 302
    thuis.post(pagina(zaak, "mijn_budgetregel_weg", Budgetregel.objects.first().pk))
    assert f"3 × {schrijf_euro(Decimal(40))}, per week" in tekst(thuis.get(pagina(zaak, "mijn_budgetplan")))
    tot = zaak.op + timedelta(days=180)
    getekend = {
        "van_dag": zaak.op.day, "van_maand": zaak.op.month, "van_jaar": zaak.op.year, "tot_dag": tot.day,
        "tot_maand": tot.month, "tot_jaar": tot.year, "duur_waarom": "Het kan beter worden.", "naam": "A. Proef",
    }  # fmt: skip
    for _ in range(2):
        assert thuis.post(pagina(zaak, "mijn_budgetplan"), getekend).status_code == 302
    plan = Budgetplan.objects.get()
    assert (plan.ontvangen_op, plan.getekend_op, plan.totaal) == (zaak.op, zaak.op, Decimal("6240.00"))
    assert plan.document.soort == "budgetplan"
    thuis.post(pagina(zaak, "mijn_budgetplan_versie"))
    assert Budgetplan.objects.count() == 2


# --- the list of acts -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("toestand", "naam", "hoogstens"),
    [
        ("verslag_verzonden", "mijn_verslag", 28),
        ("verslag_verzonden", "mijn_aanvraag", 24),
        ("gemeld", "mijn_persoonlijk_plan", 20),
        ("gemeld", "mijn_intrekken", 16),
    ],
)
def test_het_aantal_vragen_aan_de_database_ligt_vast(
    toestand: str, naam: str, hoogstens: int, django_assert_max_num_queries: DjangoAssertNumQueries,
    op_de_dag: Callable[[Zaak], None],
) -> None:  # fmt: skip
    zaak = breng_naar(toestand)
    op_de_dag(zaak)
    thuis = browser(maak_inwoner("anna", zaak.melding))
    thuis.get(pagina(zaak, naam))
    with django_assert_max_num_queries(hoogstens):
        assert thuis.get(pagina(zaak, naam)).status_code == 200
