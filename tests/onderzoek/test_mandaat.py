"""TR-59: beschermd wonen and opvang go to who has the mandate; the case, its day and its clocks stay here."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gemeente, Melding, Parameter, Taak, Termijn, Uitgaand
from onderzoek.beschermd_wonen import VRAGEN, Hulpsoort
from onderzoek.models import Mandaatoverdracht, Woonplaatscontrole
from onderzoek.services.mandaat import (
    Overdracht,
    Terugmelding,
    draag_over,
    registreer_antwoord,
    verwijs_naar_opvang,
    volg,
)
from onderzoek.services.woonplaats import Controle, controleer_woonplaats
from tests.bouwers import Zaak, breng_naar, clientgegevens, leeg_uitbak
from wmo_portal.toestand import toestand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
STATEN = ("gemeld", "in_vooronderzoek", "in_onderzoek", "aanvraag_ontvangen")


@pytest.fixture
def zaak() -> Zaak:
    return breng_naar("in_onderzoek")


def overdracht(zaak: Zaak, **anders: Any) -> Overdracht:
    soort = anders.get("soort", "beschermd_wonen")
    velden: dict[str, Any] = {
        "soort": soort, "toets": {vraag.code: "ja" for vraag in VRAGEN[Hulpsoort(soort)]},
        "toelichting": "Mevrouw kan niet alleen wonen.", "geinformeerd_op": zaak.op,
    }  # fmt: skip
    return Overdracht(**{**velden, **anders})


def draag(zaak: Zaak, **anders: Any) -> Mandaatoverdracht:
    return draag_over(zaak.melding, overdracht(zaak, **anders), op=zaak.op, door=zaak.consulent)


def terug(zaak: Zaak, **anders: Any) -> Terugmelding:
    velden: dict[str, Any] = {
        "antwoord": "toegekend", "antwoord_op": zaak.op, "samenvatting": "Plek bij de Regenboog.", "zzp": 4,
        "etmalen": 7, "leveringsvorm": "natura", "geldig_van": date(2026, 5, 1), "geldig_tot": date(2031, 4, 30),
    }  # fmt: skip
    return Terugmelding(**{**velden, **anders})


def klokken(zaak: Zaak) -> list[tuple[Any, ...]]:
    rijen = Termijn.objects.filter(melding=zaak.melding).order_by("pk")
    return list(rijen.values_list("soort", "start", "uiterste_datum", "gehaald_op", "vervallen_op"))


def taken(zaak: Zaak) -> list[str]:
    return list(
        Taak.objects.filter(melding=zaak.melding, plek="beschermd_wonen").open().values_list("titel", flat=True)
    )


# --- handing over ---------------------------------------------------------------------------------


@pytest.mark.regel("BW-02", "BW-03")
@pytest.mark.parametrize("staat", STATEN)
def test_overdragen_laat_de_zaak_haar_dag_en_haar_klokken_staan(staat: str) -> None:
    zaak = breng_naar(staat)
    voor, status, uiterlijk = klokken(zaak), zaak.melding.status, zaak.melding.uiterlijk_op
    rij = draag(zaak)
    assert (toestand(zaak.melding), zaak.melding.status) == (staat, status)
    assert (klokken(zaak), zaak.melding.uiterlijk_op) == (voor, uiterlijk)
    assert (rij.meldingsdatum, rij.uitvoerder) == (zaak.melding.ontvangen_op, "Gemeente Voorbeeldstad")
    assert zaak.melding.gebeurtenissen.filter(code="TR-59").count() == 1
    assert taken(zaak) == ["Verwacht: antwoord van Gemeente Voorbeeldstad"]


@pytest.mark.regel("BW-03")
def test_de_uitvoerder_krijgt_de_dag_van_de_melding_en_niet_meer_dan_nodig(zaak: Zaak) -> None:
    draag(zaak, toelichting="Een geheim verhaal.")
    leeg_uitbak(zaak.op)
    document = Document.objects.get(melding=zaak.melding, soort="BW-03")
    gegevens = json.loads(document.gegevens)
    assert "Gemeente Voorbeeldstad" in document.bezorgd_aan
    assert gegevens["meldingsdatum"] == {"$date": "2026-03-02"} or "2026-03-02" in document.gegevens
    for geheim in (zaak.melding.client.bsn, "Een geheim verhaal", zaak.melding.hulpvraag, zaak.melding.client.straat):
        assert geheim not in document.gegevens


@pytest.mark.regel("BW-02")
def test_zonder_geldig_mandaat_wordt_niet_overgedragen(zaak: Zaak) -> None:
    mandaat = Parameter.objects.filter(gemeente=zaak.gemeente, code="bw_uitvoerder")
    mandaat.update(geldig_tot=zaak.op)
    draag(zaak)
    Mandaatoverdracht.objects.update(antwoord="advies", antwoord_op=zaak.op)
    mandaat.update(geldig_tot=zaak.op - timedelta(days=1))
    with pytest.raises(Geweigerd, match="heeft geen andere gemeente mandaat"):
        draag(zaak)
    mandaat.update(geldig_tot=None, waarde="Alleen een naam")
    with pytest.raises(Geweigerd, match="ontbreekt het adres"):
        draag(zaak)
    mandaat.delete()
    with pytest.raises(Geweigerd, match="heeft geen andere gemeente mandaat"):
        draag(zaak)


@pytest.mark.parametrize(
    "staat", ["verslag_concept", "verslag_verzonden", "in_beoordeling", "toegekend", "ingetrokken"]
)
def test_in_een_latere_stand_wordt_niet_overgedragen(staat: str) -> None:
    zaak = breng_naar(staat)
    with pytest.raises(Geweigerd):
        draag(zaak)
    assert not Mandaatoverdracht.objects.exists()


def test_een_overdracht_tegelijk_en_alleen_volledig(zaak: Zaak) -> None:
    for anders, zin in (
        ({"toets": {}}, "Beantwoord elke vraag"),
        ({"toelichting": " "}, "Schrijf op waarom"),
        ({"geinformeerd_op": zaak.op + timedelta(days=1)}, "Vertel de inwoner eerst"),
        ({"geinformeerd_op": date(2026, 3, 1)}, "Vertel de inwoner eerst"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            draag(zaak, **anders)
    with pytest.raises(Geweigerd, match="Kies beschermd wonen of opvang"):
        draag_over(zaak.melding, Overdracht("nachtopvang", {}, "Omdat.", zaak.op), op=zaak.op, door=zaak.consulent)
    draag(zaak)
    with pytest.raises(Geweigerd, match="al overgedragen"):
        draag(zaak)


@pytest.mark.regel("BW-01")
def test_ook_wie_elders_woont_kan_hier_terecht_en_de_herkomst_wordt_nagevraagd(zaak: Zaak) -> None:
    controle = Controle(
        zaak.op, "brp", Woonplaatscontrole.Uitkomst.ELDERS, is_beschermd_wonen=True, toelichting="Breda"
    )
    controleer_woonplaats(zaak.melding, controle, op=zaak.op, door=zaak.consulent)
    assert not Taak.objects.filter(melding=zaak.melding, plek="doorsturen").exists()
    draag(zaak, soort="opvang", herkomst="Breda")
    assert "Vraag Breda wat daar bekend is over deze inwoner" in taken(zaak)


# --- what comes back ------------------------------------------------------------------------------


@pytest.mark.regel("BW-02", "BW-06", "BW-07")
def test_het_antwoord_wordt_gevolgd_en_de_klokken_lopen_door(zaak: Zaak) -> None:
    rij, voor = draag(zaak), klokken(zaak)
    zaak.verder(9)
    antwoord = terug(zaak, leveringsvorm="vpt", dagbesteding="geen_werk", vervoer_nodig=True)
    vast = registreer_antwoord(rij, antwoord, op=zaak.op, door=zaak.consulent)
    vast.refresh_from_db()
    assert (vast.antwoord, vast.zzp, vast.etmalen, vast.leveringsvorm) == ("toegekend", 4, 7, "vpt")
    assert (vast.dagbesteding, vast.vervoer_nodig) == ("geen_werk", True)
    assert klokken(zaak) == voor
    assert taken(zaak) == []
    with pytest.raises(Geweigerd, match="al vastgelegd"):
        registreer_antwoord(rij, antwoord, op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("BW-05", "BW-07", "BW-08")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"zzp": None}, "Vul bij een toekenning"),
        ({"zzp": 2}, "wordt niet meer nieuw gegeven. Kies uit 3, 4, 5, 6"),
        ({"etmalen": 3}, "meer dan 3 en hoogstens 7"),
        ({"etmalen": 8}, "meer dan 3 en hoogstens 7"),
        ({"leveringsvorm": ""}, "Vul bij een toekenning"),
        ({"geldig_tot": date(2031, 5, 1)}, "hoogstens 5 jaar"),
        ({"geldig_tot": date(2026, 4, 30)}, "vóór de eerste"),
        ({"dagbesteding": "zomaar"}, "waarom dagbesteding"),
        ({"antwoord_op": date(2026, 3, 1)}, "na de overdracht"),
        ({"samenvatting": " "}, "Schrijf kort op"),
        ({"antwoord": "advies"}, "alleen bij een toekenning"),
    ],
)
def test_een_antwoord_buiten_de_grenzen_wordt_geweigerd(zaak: Zaak, anders: dict[str, Any], zin: str) -> None:
    rij = draag(zaak)
    with pytest.raises(Geweigerd, match=zin):
        registreer_antwoord(rij, terug(zaak, **anders), op=zaak.op, door=zaak.consulent)
    assert Mandaatoverdracht.objects.get().antwoord_op is None


@pytest.mark.regel("BW-11", "BW-16")
def test_de_stappen_naar_opvang_volgen_op_elkaar_en_overbrugging_is_een_stand(zaak: Zaak) -> None:
    rij, dag = draag(zaak, soort="opvang"), zaak.op
    zaak.verder(5)
    vast = volg(
        rij, getoetst_op=dag, postadres_op=dag + timedelta(days=1), plaatsing="overbrugging", op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip
    vast.refresh_from_db()
    assert (vast.getoetst_op, vast.postadres_op, vast.intake_op) == (dag, dag + timedelta(days=1), None)
    assert vast.get_plaatsing_display() == "Wacht op een plek, met overbruggingszorg van de aanbieder"
    for stappen, zin in (
        ({"getoetst_op": dag + timedelta(days=2), "postadres_op": dag}, "volgen op elkaar"),
        ({"getoetst_op": dag - timedelta(days=1)}, "volgen op elkaar"),
        ({"intake_op": zaak.op + timedelta(days=1)}, "niet in de toekomst"),
        ({"plaatsing": "ergens"}, "Kies hoe het staat"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            volg(rij, **stappen, op=zaak.op, door=zaak.consulent)


# --- referral -------------------------------------------------------------------------------------


@pytest.mark.regel("BW-12", "BW-13")
@pytest.mark.parametrize(("soort", "geheim", "spoed"), [("nachtopvang", False, True), ("vrouwenopvang", True, False)])
def test_een_warme_verwijzing_stuurt_niets_en_houdt_een_geheim_adres_geheim(
    zaak: Zaak, soort: str, geheim: bool, spoed: bool
) -> None:
    brieven, status = Uitgaand.objects.count(), zaak.melding.status
    verwijs_naar_opvang(
        zaak.melding, soort=soort, organisatie="Wende", geheim_adres=geheim, is_spoed=spoed, op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip
    melding = Melding.objects.get(pk=zaak.sleutel)
    assert (melding.client.veilige_communicatie, melding.is_spoed, melding.status) == (geheim, spoed, status)
    assert Uitgaand.objects.count() == brieven
    assert taken(zaak) == ["Bel of de inwoner in de opvang is aangekomen"]


def test_maatwerk_wordt_niet_verwezen(zaak: Zaak) -> None:
    for soort, organisatie, zin in (("opvang", "Wende", "Kies nachtopvang"), ("nachtopvang", " ", "bij wie")):
        with pytest.raises(Geweigerd, match=zin):
            verwijs_naar_opvang(
                zaak.melding, soort=soort, organisatie=organisatie, geheim_adres=False, is_spoed=False, op=zaak.op,
                door=zaak.consulent,
            )  # fmt: skip


def test_een_gemeente_zonder_mandaat_in_de_bron_draagt_nu_niet_over() -> None:
    westland = Gemeente.objects.get(naam="Westland")
    zaak = breng_naar("gemeld", westland, client=clientgegevens())
    with pytest.raises(Geweigerd, match="heeft geen andere gemeente mandaat"):
        draag(zaak)
