"""The indication test of logeerzorg on a case: what is asked, what it says on the page, and when it holds back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente, Melding, Parameter
from meldingen.services import parameters
from meldingen.services.clienten import Relatiegegevens
from meldingen.services.melding import wijs_toe
from meldingen.services.toestemming import leg_toestemming_vast
from onderzoek.models import (
    Mantelzorger,
    Onderzoek,
    Planproduct,
    Voorwaardentoets,
    Voorzieningkeuze,
    Voorzieningsoort,
    Wettoets,
)
from onderzoek.services import keuze, voorwaarden
from onderzoek.services.afweging import Wetuitkomst, toets_wetten
from onderzoek.services.onderzoek import start_vooronderzoek
from tests.antwoorden import LOGEREN as GOED
from tests.bouwers import LOGEREN, WETTEN, Zaak, breng_naar, leeg_uitbak, maak_melding

pytestmark = pytest.mark.usefixtures("zonder_pdf")


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Iterator[Zaak]:
    zaak = breng_naar("in_onderzoek")
    dag = datetime.combine(zaak.op, datetime.min.time(), UTC)
    with time_machine.travel(dag + timedelta(hours=9), tick=False):
        toets_wetten(zaak.onderzoek, WETTEN, op=zaak.op, door=zaak.consulent)
        Mantelzorger.objects.create(
            onderzoek=zaak.onderzoek, naam="Ineke", relatie="kind", is_hoofdverzorger=True, overbelast="dreigend",
            instrument="De checklist", overbelast_motivering="Zij slaapt slecht.",
        )  # fmt: skip
        yield zaak


@pytest.fixture
def browser(zaak: Zaak) -> Client:
    client = Client()
    client.force_login(zaak.consulent)
    return client


def kies(zaak: Zaak, vorm: str = "natura") -> Voorzieningkeuze:
    onderzoek = Onderzoek.objects.select_related("melding__gemeente").get(melding=zaak.melding)
    soort = Voorzieningsoort.objects.get(gemeente=zaak.gemeente, code=LOGEREN)
    rij = keuze.kies_voorziening(onderzoek, soort, waarvoor="Rust", op=zaak.op, door=zaak.consulent)
    keuze.stel_leveringsvorm_vast(rij, leveringsvorm=vorm, op=zaak.op, door=zaak.consulent)
    return rij


def beantwoord(zaak: Zaak, rij: Voorzieningkeuze, **anders: str) -> None:
    voorwaarden.toets_voorwaarden(rij, GOED | anders, op=zaak.op, door=zaak.consulent)


def zet_in(zaak: Zaak, rij: Voorzieningkeuze) -> Voorzieningkeuze:
    keuze.rond_keuze_af(
        Voorzieningkeuze.objects.select_related("soort", "onderzoek__melding__gemeente").get(pk=rij.pk),
        uitkomst="inzetten", motivering="Dit past het best.", op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    return Voorzieningkeuze.objects.get(pk=rij.pk)


def pagina(browser: Client, rij: Voorzieningkeuze) -> str:
    adres = reverse("voorziening", args=[rij.onderzoek.melding.nummer, rij.pk])
    return browser.get(adres).content.decode()


def stel_in(gemeente: Gemeente, **waarden: object) -> None:
    for code, waarde in waarden.items():
        rijen = Parameter.objects.filter(gemeente=gemeente, code=code)
        if not rijen.update(waarde=waarde):
            rijen.create(gemeente=gemeente, code=code, waarde=waarde, geldig_van="2026-01-01", bron="Proef")


# --- the values of the sources --------------------------------------------------------------------


@pytest.mark.regel("L-04", "L-06", "L-11", "L-22", "P-29")
def test_elke_gemeente_heeft_de_waarden_van_haar_eigen_regels(altena: Gemeente) -> None:
    codes = [
        "kv_doelgroep", "kv_overbelasting_vereist", "kv_overbelasting_instrument", "kv_voorliggende_route",
        "kv_vervoer", "kv_leveringsvorm",
    ]  # fmt: skip
    van = {
        naam: tuple(parameters.waarden(Gemeente.objects.get(naam=naam), codes, date(2022, 4, 1)).values())
        for naam in ("Altena", "Westland", "Zoetermeer")
    }
    checklist, matrix = ["checklist"], ["mantelzorgmatrix", "checklist"]
    assert van == {
        "Altena": ("cognitief", True, ["gesprek", "vragenlijst"], ["zvw", "vervangende_mantelzorg", "wlz"], "zelf",
                   "natura"),
        "Westland": ("permanent_toezicht", True, matrix, ["zvw", "wlz"], "zelf_of_aanvullend", "beide"),
        "Zoetermeer": ("toezicht_24_uur", False, checklist, ["zvw", "zorgpension"], "zelf", "beide"),
    }  # fmt: skip


@pytest.mark.regel("L-01", "L-37")
def test_logeren_is_in_elke_gemeente_een_soort_met_vragen_en_een_langste_duur(altena: Gemeente) -> None:
    soorten = Voorzieningsoort.objects.filter(code=LOGEREN)
    assert {str(rij.gemeente) for rij in soorten} == {"Altena", "Voorbeeld", "Westland", "Zoetermeer"}
    assert {(rij.productgroep, rij.vragenlijst, rij.eenheid) for rij in soorten} == {("logeren", "logeren", "etmalen")}
    assert {(rij.max_duur, rij.monitor_min, rij.monitor_max) for rij in soorten} == {(36, 6, 9)}


# --- the outcome ----------------------------------------------------------------------------------


def test_als_alles_klopt_kan_logeren_worden_ingezet(zaak: Zaak) -> None:
    rij = kies(zaak)
    with pytest.raises(Geweigerd, match="Beantwoord eerst de vragen bij de voorwaarden"):
        zet_in(zaak, rij)
    beantwoord(zaak, rij)
    assert zet_in(zaak, rij).uitkomst == "inzetten"


_TEGEN = [
    ({"mantelzorg": "nee"}, "Er is geen mantelzorger", "L-01"),
    ({"doel": "crisis"}, "niet voor een crisis", "L-03"),
    ({"doel": "overbrugging"}, "niet om te overbruggen", "L-03"),
    ({"doel": "opstap"}, "geen opstap", "L-03"),
    ({"toezicht": "geen"}, "een tijd alleen thuis", "L-05"),
    ({"thuis_goed": "nee"}, "in de basis niet goed", "L-07"),
    ({"netwerk": "ja"}, "Spreek dat eerst af", "L-08"),
    ({"netwerk_waarom": ""}, "Met wie is gesproken", "L-08"),
    ({"zvw_uitkomst": "genoeg"}, "vergoedt genoeg", "L-09"),
    ({"zvw_verzekeraar": ""}, "Bij welke zorgverzekeraar", "L-09"),
    ({"zvw_polis": ""}, "Welke polis", "L-09"),
    ({"zvw_bewijs": ""}, "Waaruit blijkt", "L-09"),
    ({"zvw_vervangend": "genoeg"}, "Regel dat eerst", "L-09"),
    ({"zvw_uitkomst": "onbekend"}, "Zoek eerst uit", "L-11"),
    ({"behandeling": "ja"}, "Behandeling hoort niet", "L-24"),
    ({"bekeken": "draagkracht"}, "Bekijk eerst ook", "L-29"),
    ({"anders_genoeg": "ja"}, "Zet die eerst in", "L-29"),
    ({"meer_aanbieders": "ja"}, "Welke aanbieder is de coördinator", "L-35"),
    ({"doelen": ""}, "Waar werkt de inwoner aan", "L-40"),
    ({"betaald_uit_pgb": "ja"}, "is geen mantelzorger", "L-41"),
]


@pytest.mark.parametrize(
    ("anders", "zin", "regel"),
    [pytest.param(*rij, marks=pytest.mark.regel(rij[2]), id=f"{rij[2]}-{nummer}") for nummer, rij in enumerate(_TEGEN)],
)
def test_wat_niet_voldoet_houdt_tegen_met_regel_en_zin(
    zaak: Zaak, anders: dict[str, str], zin: str, regel: str
) -> None:
    rij = kies(zaak)
    beantwoord(zaak, rij, **anders)
    gemis = voorwaarden.voorwaarden_vervuld(rij, zaak.op)
    assert zin in gemis[0].zin
    deel = voorwaarden.voorwaardendeel(rij)
    assert deel is not None
    assert regel in {gemis[0].regel, *(advies.regel for advies in deel.adviezen if advies.gewicht.houdt_tegen)}
    with pytest.raises(Geweigerd, match=zin):
        zet_in(zaak, rij)


@pytest.mark.regel("L-04")
def test_de_doelgroep_van_de_gemeente_telt(zaak: Zaak) -> None:
    stel_in(zaak.gemeente, kv_doelgroep="cognitief")
    rij = kies(zaak)
    beantwoord(zaak, rij, cognitief="nee")
    with pytest.raises(Geweigerd, match="geheugen of denken"):
        zet_in(zaak, rij)
    beantwoord(zaak, rij)
    assert zet_in(zaak, rij).uitkomst == "inzetten"


@pytest.mark.regel("L-04")
def test_een_antwoord_dat_de_gemeente_niet_vraagt_wordt_niet_bewaard(zaak: Zaak) -> None:
    rij = kies(zaak)
    beantwoord(zaak, rij, cognitief="nee")
    assert "cognitief" not in voorwaarden.lees_antwoorden(Voorwaardentoets.objects.get(keuze=rij))
    assert zet_in(zaak, rij).uitkomst == "inzetten"


def test_het_beleid_van_de_dag_van_de_antwoorden_blijft_gelden(zaak: Zaak) -> None:
    rij = kies(zaak)
    beantwoord(zaak, rij)
    stel_in(zaak.gemeente, kv_doelgroep="cognitief")
    assert voorwaarden.voorwaarden_vervuld(rij, zaak.op) == []
    beantwoord(zaak, rij, cognitief="")
    with pytest.raises(Geweigerd, match="Heeft de inwoner problemen met geheugen"):
        zet_in(zaak, rij)


@pytest.mark.regel("L-06")
@pytest.mark.parametrize(
    ("uitkomst", "vereist", "zin"),
    [
        ("ja", True, ""),
        ("dreigend", True, ""),
        ("nee", True, "niet overbelast"),
        ("", True, "Leg eerst bij de mantelzorger vast"),
        ("nee", False, ""),
        ("", False, ""),
    ],
)
def test_de_overbelasting_komt_uit_het_gesprek(zaak: Zaak, uitkomst: str, vereist: bool, zin: str) -> None:
    stel_in(zaak.gemeente, kv_overbelasting_vereist=vereist)
    Mantelzorger.objects.update(overbelast=uitkomst)
    rij = kies(zaak)
    beantwoord(zaak, rij)
    if not zin:
        assert zet_in(zaak, rij).uitkomst == "inzetten"
        return
    with pytest.raises(Geweigerd, match=zin):
        zet_in(zaak, rij)


@pytest.mark.regel("L-06")
def test_het_instrument_van_de_gemeente_wordt_genoemd(zaak: Zaak, browser: Client) -> None:
    rij = kies(zaak)
    beantwoord(zaak, rij, instrument="gesprek")
    assert "Deze gemeente gebruikt: de checklist voor mantelzorgers." in pagina(browser, rij)


@pytest.mark.regel("L-10")
def test_een_wlz_indicatie_wordt_afgewogen_en_houdt_niet_vanzelf_tegen(zaak: Zaak, browser: Client) -> None:
    wetten = WETTEN | {Wettoets.Wet.WLZ: Wetuitkomst("recht", "Besluit van het CIZ", "mpt")}
    toets_wetten(zaak.onderzoek, wetten, op=zaak.op, door=zaak.consulent)
    rij = kies(zaak)
    beantwoord(zaak, rij)
    assert "U kunt weigeren, maar het moet niet: weeg het af." in pagina(browser, rij)
    with pytest.raises(Geweigerd, match="Wat weegt hier het zwaarst"):
        zet_in(zaak, rij)
    beantwoord(zaak, rij, wlz_weging="weigeren", wlz_waarom="Het zorgkantoor heeft een plek.")
    with pytest.raises(Geweigerd, match="Verwijs naar het zorgkantoor"):
        zet_in(zaak, rij)
    beantwoord(zaak, rij, wlz_weging="toch", wlz_waarom="De Wlz heeft tot juni geen plek.")
    assert zet_in(zaak, rij).uitkomst == "inzetten"
    assert "naast een Wlz-indicatie" in pagina(browser, rij)


@pytest.mark.regel("L-10")
def test_zonder_toets_aan_de_wlz_gaat_het_niet_door(zaak: Zaak) -> None:
    Wettoets.objects.filter(wet="wlz").delete()
    rij = kies(zaak)
    beantwoord(zaak, rij)
    with pytest.raises(Geweigerd, match="of er een Wlz-indicatie is"):
        zet_in(zaak, rij)


@pytest.mark.regel("L-11")
def test_de_route_van_zoetermeer_wordt_gevolgd_en_genoemd(zaak: Zaak, browser: Client) -> None:
    stel_in(zaak.gemeente, kv_voorliggende_route=["zvw", "zorgpension"])
    rij = kies(zaak)
    beantwoord(zaak, rij, zorgpension="nog_niet", zorgpension_op="")
    assert "De volgorde is hier: de zorgverzekering, dan het Zorgpension, dan de Wmo." in pagina(browser, rij)
    with pytest.raises(Geweigerd, match="De melding blijft gewoon gelden"):
        zet_in(zaak, rij)
    beantwoord(zaak, rij)
    assert zet_in(zaak, rij).uitkomst == "inzetten"
    assert "8 maart 2022" in pagina(browser, rij)


@pytest.mark.regel("L-11")
def test_de_route_houdt_nooit_een_melding_tegen(voorbeeld: Gemeente) -> None:
    zoetermeer = Gemeente.objects.get(naam="Zoetermeer")
    melding = maak_melding(zoetermeer, hulpvraag="Ik belde de verzekering en het Zorgpension nog niet.")
    assert melding.status == "ontvangen"
    assert melding.termijnen.filter(soort="onderzoek").exists()


@pytest.mark.regel("L-17", "P-29")
def test_een_pgb_kan_alleen_waar_de_gemeente_het_geeft_en_op_een_geschikte_plek(zaak: Zaak) -> None:
    rij = kies(zaak, "pgb")
    stel_in(zaak.gemeente, kv_leveringsvorm="natura")
    beantwoord(zaak, rij, pgb_plek="ja")
    assert any("alleen in natura" in gemis.zin for gemis in voorwaarden.voorwaarden_vervuld(rij, zaak.op))
    stel_in(zaak.gemeente, kv_leveringsvorm="beide")
    beantwoord(zaak, rij)
    assert "speciaal geschikt" in voorwaarden.voorwaarden_vervuld(rij, zaak.op)[0].zin
    beantwoord(zaak, rij, pgb_plek="nee")
    assert "speciaal geschikt" in voorwaarden.voorwaarden_vervuld(rij, zaak.op)[0].zin
    beantwoord(zaak, rij, pgb_plek="ja")
    assert voorwaarden.voorwaarden_vervuld(rij, zaak.op) == []


@pytest.mark.regel("L-36")
def test_een_aanvullend_product_volgt_de_matrix_van_de_gemeente(zaak: Zaak, browser: Client) -> None:
    rij = kies(zaak)
    beantwoord(zaak, rij, extra="VERVOER,BEREIKBAARHEID")
    html = pagina(browser, rij)
    assert "Zet ‘Vervoer’ ook in het plan" in html
    assert "Zet ‘24-uurs bereikbaarheid of onplanbare zorg’ ook in het plan" in html
    assert zet_in(zaak, rij).uitkomst == "inzetten"
    Planproduct.objects.filter(gemeente=zaak.gemeente, code="VERVOER").update(bij=["10.1"])
    with pytest.raises(Geweigerd, match="geeft ‘Vervoer’ niet bij kortdurend verblijf"):
        zet_in(zaak, rij)


@pytest.mark.regel("L-22", "L-24", "L-25", "L-35", "L-40")
def test_de_bladzijde_zegt_wat_er_bij_het_verblijf_geregeld_moet_worden(zaak: Zaak, browser: Client) -> None:
    rij = kies(zaak)
    beantwoord(
        zaak, rij, vervoer="geen", verpleging="ja", andere_hulp="dagbesteding,huishouden", meer_aanbieders="ja",
        coordinator="Huis Linde",
    )  # fmt: skip
    html = pagina(browser, rij)
    for stuk in (
        "Vervoer dat nodig is, hoort erbij.",
        "Verwijs naar de wijkverpleging",
        "Laat op die dagen stoppen: hulp bij het huishouden, dagbesteding.",
        "De coördinator is Huis Linde.",
        "De doelen van het logeren: in een groep dingen doen overdag; thuis rust geven.",
    ):
        assert stuk in html, stuk
    assert zet_in(zaak, rij).uitkomst == "inzetten"


@pytest.mark.regel("L-22")
def test_waar_de_gemeente_aanvullend_vervoer_geeft_staat_wat_het_raakt(zaak: Zaak, browser: Client) -> None:
    stel_in(zaak.gemeente, kv_vervoer="zelf_of_aanvullend")
    rij = kies(zaak)
    beantwoord(zaak, rij, vervoer="geen")
    assert "vervoer bij een ander resultaat" in pagina(browser, rij)


@pytest.mark.regel("L-13", "L-37")
def test_de_bladzijde_noemt_de_eigen_looptijd_en_het_moment_van_kijken(zaak: Zaak, browser: Client) -> None:
    stel_in(zaak.gemeente, kv_max_maanden=24)
    rij = kies(zaak)
    beantwoord(zaak, rij)
    html = pagina(browser, rij)
    assert "hoogstens 24 maanden. Bekijk na 6 en binnen 9 maanden" in html
    assert "Logeren is een eigen indicatie." in html


# --- the page -------------------------------------------------------------------------------------


@pytest.mark.regel("L-03", "L-05", "L-07", "L-09", "L-29")
def test_de_vragen_worden_op_de_bladzijde_beantwoord(zaak: Zaak, browser: Client) -> None:
    rij = kies(zaak)
    adres = reverse("voorwaarden", args=[zaak.melding.nummer, rij.pk])
    vragen = browser.get(adres).content.decode()
    assert ("Welk permanent toezicht" in vragen, "Zorgpension" in vragen) == (True, False)
    post = {code: tekst.split(",") if code in ("bekeken", "doelen") else tekst for code, tekst in GOED.items()}
    antwoord = browser.post(adres, post)
    html = browser.get(antwoord.url).content.decode()
    for stuk in (
        "Het logeren is gepland en tijdelijk.",
        "De inwoner kan niet alleen thuis zijn.",
        "Het gaat thuis in de basis goed.",
        "<dd>De Linde</dd>",
        "Andere ontlasting is bekeken en is niet genoeg.",
        "Mantelzorgondersteuning van het steunpunt, Dagbesteding",
    ):
        assert stuk in html, stuk
    opnieuw = browser.get(adres).content.decode()
    assert "Met de zoon besproken." in opnieuw
    assert opnieuw.count("checked") > 20


@pytest.mark.regel("M-25")
def test_een_casemanager_meldt_kort_en_de_client_geeft_toestemming(voorbeeld: Gemeente, consulent: Gebruiker) -> None:
    melder = Relatiegegevens("Petra Vos", "hulpverlener", telefoon="0612345678")
    melding = maak_melding(kanaal=Melding.Kanaal.STEUNPUNT, door=consulent, melder=melder)
    op = melding.ontvangen_op
    assert melding.get_kanaal_display() == "Casemanager of steunpunt"
    wijs_toe(melding, aan=consulent, op=op, door=consulent)
    leeg_uitbak(op)
    with pytest.raises(Geweigerd, match="toestemming"):
        start_vooronderzoek(melding, op=op, door=consulent)
    leg_toestemming_vast(melding, gegeven_op=op, op=op, door=consulent, wijze="Aan de telefoon.")
    start_vooronderzoek(melding, op=op, door=consulent)
    assert Onderzoek.objects.filter(melding=melding).exists()
