"""The pages of the pgb: the way from wish to agreement, what is refused in a sentence, and what stays typed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meldingen.models import Document, Gemeente
from onderzoek.models import Budgetplan, Budgetregel, Buitenlandverzoek, Pgbonderzoek, Pgbtoets, Zorgverlener
from onderzoek.services.pgb import BETALEN, PLICHT_HULPMIDDEL, PLICHTEN
from tests.bestanden import pdf
from tests.bouwers import Zaak, breng_naar, leeg_uitbak
from tests.onderzoek.pgbhulp import bekende, bovengebruikelijk, kies, regel, toets, verlener, wens, zet_parameters
from tests.onderzoek.test_planbladzijden import adres, datum, tekst

pytestmark = pytest.mark.usefixtures("zonder_pdf")


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Iterator[Zaak]:
    zaak = breng_naar("in_onderzoek")
    zet_parameters(zaak)
    dag = datetime.combine(zaak.op, datetime.min.time(), UTC)
    with time_machine.travel(dag + timedelta(hours=9), tick=False):
        yield zaak


@pytest.fixture
def browser(zaak: Zaak) -> Client:
    client = Client()
    client.force_login(zaak.consulent)
    return client


def op(naam: str, dag: Any) -> dict[str, str]:
    return datum(naam, f"{dag:%Y-%m-%d}")


def pagina(client: Client, pad: str, data: dict[str, Any] | None = None) -> str:
    """The text of the page, with ordinary spaces."""
    return " ".join(tekst(client, pad, data).replace("&nbsp;", " ").split())


@pytest.mark.regel("P-01", "P-02", "P-36", "P-37")
def test_van_wens_tot_goedgekeurde_overeenkomst(zaak: Zaak, browser: Client) -> None:
    keuze = kies(zaak)
    overzicht = adres(zaak, "pgb")
    assert "Leg vast waarom de inwoner een pgb wil" in pagina(browser, overzicht)
    assert "Schrijf op waarom de inwoner een pgb wil." in pagina(browser, adres(zaak, "pgb_wens"), {"motivering": ""})
    wens_ = {"motivering": "Ik kies zelf wie helpt.", "inzetcriteria": ["vast"], "andere_pgbs": ["zvw"]}
    na = pagina(browser, adres(zaak, "pgb_wens"), wens_)
    assert "Wil een vaste hulpverlener" in na
    assert "Zorgverzekeringswet (Zvw)" in na
    antwoorden = {f"voldoet_{naam}": "ja" for naam in Pgbtoets.ALTIJD}
    antwoorden |= {f"waarom_{naam}": "Dat blijkt." for naam in Pgbtoets.ALTIJD}
    half = pagina(browser, adres(zaak, "pgb_toetsen"), antwoorden | {"waarom_taal": ""})
    assert "Schrijf de reden op bij: De budgetbeheerder spreekt" in half
    pagina(browser, adres(zaak, "pgb_toetsen"), antwoorden)
    assert "Nee: Houdt de administratie" in pagina(browser, adres(zaak, "pgb_punten"), {"punten": ["overzicht"]})
    assert browser.get(adres(zaak, "pgb_toetsen")).context["form"].initial["voldoet_taal"] == "ja"
    pagina(browser, adres(zaak, "pgb_beheerder"), {"wie": "client"})
    zorg = {"naam": "Zorg Dichtbij", "wie": "ander", "netwerk": "nee", "kwaliteit": "Keurmerk."}
    assert "Voor formele hulp ontbreekt: een geldige KvK" in pagina(browser, adres(zaak, "zorgverlener"), zorg)
    helper = Zorgverlener.objects.get()
    lijn = {
        "keuze": str(keuze.pk), "verlener": str(helper.pk), "soort": "hulp", "wat": "Begeleiding", "moment": "maandag",
        "resultaat": "Een vaste dag", "aantal": "3", "periode": "week", "tarief": "40,00",
    }  # fmt: skip
    assert "Samen <strong>€ 6.240,00</strong> per jaar" in pagina(browser, adres(zaak, "budgetregel"), lijn)
    plan = {
        **op("ontvangen_op", zaak.op), **op("getekend_op", zaak.op), **op("van", zaak.op),
        **op("tot", zaak.op + timedelta(days=100)), "duur_waarom": "Dan is de situatie anders.",
        "totaal": "6.240,00", "stuk": SimpleUploadedFile("plan.pdf", pdf()),
    }  # fmt: skip
    assert "Bekijk het formulier" in pagina(browser, adres(zaak, "budgetplan_inleveren"), plan)
    overeenkomst = adres(zaak, "zorgovereenkomst", helper.pk)
    pagina(browser, overeenkomst, {"soort": "overeenkomst", "vorderingsbeding": "on", **op("ingediend_op", zaak.op)})
    for stand in ("college_akkoord", "svb_akkoord"):
        pagina(browser, overeenkomst, {"stand": stand, **op("stand_op", zaak.op)})
    klaar = pagina(browser, overzicht)
    assert "Alles is ingevuld" in klaar
    assert "akkoord van de gemeente en de svb" in klaar


# --- bad input ------------------------------------------------------------------------------------


@pytest.mark.regel("P-03")
def test_een_budgetplan_dat_niet_optelt(zaak: Zaak, browser: Client) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    regel(zaak, pgb, keuze, verlener(zaak, pgb))
    plan = {
        **op("ontvangen_op", zaak.op), **op("getekend_op", zaak.op), **op("van", zaak.op),
        **op("tot", zaak.op + timedelta(days=100)), "duur_waarom": "Dan kijken wij opnieuw.", "totaal": "6000",
    }  # fmt: skip
    antwoord = pagina(browser, adres(zaak, "budgetplan_inleveren"), plan)
    assert "Op het formulier staat € 6.000,00 per jaar. De regels samen zijn € 6.240,00." in antwoord
    assert "Dan kijken wij opnieuw." in antwoord
    assert 'value="6000"' in antwoord
    assert not Budgetplan.objects.get().ligt_vast


@pytest.mark.regel("P-09")
def test_een_aanbieder_als_eigen_budgetbeheerder(zaak: Zaak, browser: Client) -> None:
    pgb = wens(zaak)
    verlener(zaak, pgb)
    for wie, zin in (
        ({"wie": "aanbieder"}, "De aanbieder van de hulp kan niet ook het budget beheren."),
        ({"wie": "relatie", "relatie": "Kent mevrouw."}, "staat als aanbieder bij de hulpverleners."),
    ):
        antwoord = pagina(browser, adres(zaak, "pgb_beheerder"), {"naam": "Zorg Dichtbij", **wie})
        assert zin in antwoord
        assert 'value="Zorg Dichtbij"' in antwoord
    assert not hasattr(Pgbonderzoek.objects.get(), "beheerder")


@pytest.mark.regel("P-08", "P-12")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"tarief": "-40,00"}, "Vul een bedrag in euro in, bijvoorbeeld 2520,00."),
        ({"aantal": "-3"}, "Vul de uren in, in hele kwartieren."),
        ({"tarief": "0"}, "Het aantal en het tarief moeten hoger zijn dan 0."),
        ({"soort": "tussenpersoon"}, "Een tussenpersoon of belangenbehartiger mag niet uit het pgb worden betaald."),
        ({"aantal": "4"}, "op 4 uur per week. In de afweging is 2 uur per week bovengebruikelijk."),
    ],
)
def test_een_verkeerde_regel_houdt_wat_er_getypt_is(
    zaak: Zaak, browser: Client, anders: dict[str, str], zin: str
) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    bovengebruikelijk(zaak, "2")
    lijn = {
        "keuze": str(keuze.pk), "verlener": str(bekende(zaak, pgb).pk), "soort": "hulp", "wat": "Samen koken",
        "moment": "maandag", "resultaat": "Gezond eten", "aantal": "2", "periode": "week", "tarief": "20",
    }  # fmt: skip
    antwoord = pagina(browser, adres(zaak, "budgetregel"), lijn | anders)
    assert zin in antwoord
    assert "Samen koken" in antwoord
    assert not Budgetregel.objects.exists()


@pytest.mark.regel("P-31", "P-32")
def test_een_land_buiten_de_tabel_en_een_verzoek_dat_te_laat_of_te_lang_is(zaak: Zaak, browser: Client) -> None:
    wens(zaak)
    pad = adres(zaak, "pgb_buitenland")
    reis = {"land": "Atlantis", "reden": "Bruiloft van mijn zus.", "zorgverlener": "Mijn zus"}
    reis |= op("ontvangen_op", zaak.op)
    laat = pagina(
        browser, pad, reis | op("van", zaak.op + timedelta(days=20)) | op("tot", zaak.op + timedelta(days=30))
    )
    assert "Het verzoek is geregistreerd. Atlantis staat niet in de landentabel. Daarom telt 30 %" in laat
    assert "Het verzoek kwam te laat. Bij vertrek op" in laat
    van = zaak.op + timedelta(days=60)
    lang = pagina(browser, pad, reis | op("van", van) | op("tot", van - timedelta(days=1)))
    assert "Draai de datums om" in lang
    assert 'value="Atlantis"' in lang
    assert "Bruiloft van mijn zus." in lang
    lang = pagina(browser, pad, reis | op("van", van) | op("tot", van + timedelta(days=91)))
    assert "Het verzoek kwam te laat" not in lang
    assert "Besluit over dit verzoek" in lang
    assert "Zonder besluit met toestemming geldt het pgb alleen in Nederland." in lang
    assert list(Buitenlandverzoek.objects.values_list("percentage", flat=True)) == [30, 30]


# --- the page of a voorziening, the forms and the rest --------------------------------------------


@pytest.mark.regel("P-14", "P-15", "P-20", "P-21", "P-39")
def test_de_voorziening_toont_bedrag_bijbetaling_en_plichten(zaak: Zaak, browser: Client) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    regel(zaak, pgb, keuze, verlener(zaak, pgb))
    pad = adres(zaak, "naturaprijs", keuze.pk)
    assert "Vul in wat de hulp in natura kost" in pagina(browser, pad, {"bron": "contract"})
    deel = pagina(browser, pad, {"per_maand": "250", "bron": "contract 2026"})
    assert "<strong>€ 250,00 per maand</strong>" in deel
    assert "De inwoner betaalt zelf € 270,00 per maand bij." in deel
    for zin in (*PLICHTEN, *BETALEN):
        assert zin in deel
    assert PLICHT_HULPMIDDEL not in deel
    assert "SVB betaalt binnen dertig dagen" in deel
    assert "mag niet uit het pgb worden betaald" in deel


@pytest.mark.regel("P-15")
def test_bij_een_ding_hoort_onderhoud_en_een_offerte(zaak: Zaak, browser: Client) -> None:
    wens(zaak)
    keuze = kies(zaak, code="SCOOT", naam="Scootmobiel", productgroep="vervoer", levensduur=84)
    programma = {"eisen": "Past door de deur", "max_bedrag": "3000"}
    assert "hoogstens € 3.000,00" in pagina(browser, adres(zaak, "pgb_programma", keuze.pk), programma)
    offerte = {
        "soort": "offerte", **op("ontvangen_op", zaak.op), "leverancier": "Rijwiel", "wat": "Model 3",
        "bedrag": "3100", "zelfde_niveau": "ja", "nieuwe_belemmering": "nee", "waarom": "Voldoet.",
    }  # fmt: skip
    fout = pagina(browser, adres(zaak, "pgb_aankoop", keuze.pk), offerte | {"bedrag": "-5"})
    assert "Vul een bedrag in euro in" in fout
    assert "Model 3" in fout
    na = pagina(browser, adres(zaak, "pgb_aankoop", keuze.pk), offerte)
    assert "Past bij de eisen" in na
    assert "De inwoner betaalt € 100,00 zelf." in na
    assert PLICHT_HULPMIDDEL in pagina(browser, adres(zaak, "voorziening", keuze.pk))


def test_formulieren_gaan_naar_de_inwoner(zaak: Zaak, browser: Client) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    regel(zaak, pgb, keuze, verlener(zaak, pgb))
    for code, data in (("d-44", {}), ("d-44", {"ingevuld": "ja"}), ("d-53", {})):
        assert "gaat naar de inwoner" in pagina(browser, adres(zaak, "pgb_formulier", code), data)
    assert browser.post(adres(zaak, "pgb_formulier", "d-99")).status_code == 404
    leeg_uitbak(zaak.op)
    vol = [rij.gegevens for rij in Document.objects.filter(melding=zaak.melding, soort="D-44").order_by("pk")]
    assert ["Zorg Dichtbij" in gegevens for gegevens in vol] == [False, True]
    assert '"max_weken":13' in Document.objects.get(melding=zaak.melding, soort="D-53").gegevens


@pytest.mark.regel("P-11", "P-12", "P-38")
def test_toevoegen_en_weghalen(zaak: Zaak, browser: Client) -> None:
    pgb = wens(zaak)
    feiten = {"soort": "E", "onderbouwing": "Uitspraak van 3 maart.", "weging": "bezwaar"}
    assert "Dit pleit tegen een pgb" in pagina(browser, adres(zaak, "contraindicatie"), feiten)
    pagina(browser, adres(zaak, "contraindicatie_weg", pgb.contraindicaties.get().pk), {})
    nicht = bekende(zaak, pgb)
    verklaring = {**op("getekend_op", zaak.op), "taken": "Koken", "niet_te_zwaar": "nee"}
    assert "de zorg wordt te zwaar" in pagina(browser, adres(zaak, "netwerkverklaring", nicht.pk), verklaring)
    duur = {"soort": "verklaring", "bedrag_per_maand": "150", **op("ingediend_op", zaak.op)}
    assert "hoogstens € 141,00 per maand" in pagina(browser, adres(zaak, "zorgovereenkomst", nicht.pk), duur)
    pagina(browser, adres(zaak, "zorgverlener_weg", nicht.pk), {})
    assert not pgb.verleners.exists()
    assert not pgb.contraindicaties.exists()
    keuze = kies(zaak)
    een = regel(zaak, pgb, keuze, verlener(zaak, pgb))
    pagina(browser, adres(zaak, "budgetregel_weg", een.pk), {})
    assert not Budgetregel.objects.exists()
    assert browser.post(adres(zaak, "budgetplan_versie")).status_code in (302, 409)


def test_het_overzicht_kost_evenveel_vragen_met_meer_regels(zaak: Zaak, browser: Client) -> None:
    pgb, keuze = wens(zaak), kies(zaak)
    toets(zaak, pgb)
    een = verlener(zaak, pgb)
    regel(zaak, pgb, keuze, een)
    aantallen = []
    for ronde in range(2):
        with CaptureQueriesContext(connection) as vragen:
            assert browser.get(adres(zaak, "pgb")).status_code == 200
        aantallen.append(len(vragen))
        for nummer in range(3):
            regel(zaak, pgb, keuze, verlener(zaak, pgb, f"Zorg {ronde}-{nummer}"))
            regel(zaak, pgb, keuze, een)
    assert aantallen[0] == aantallen[1]


def test_zonder_wens_bestaan_de_andere_bladzijden_niet(zaak: Zaak, browser: Client) -> None:
    for naam in ("pgb_toetsen", "pgb_beheerder", "zorgverlener", "budgetregel", "pgb_buitenland"):
        assert browser.get(reverse(naam, args=[zaak.melding.nummer])).status_code == 404


@pytest.mark.regel("P-19", "P-20", "P-22")
def test_het_rekenblad_en_het_plan_nemen_het_pgb_over_met_hoe_het_ontstond(zaak: Zaak, browser: Client) -> None:
    # Three hours a week at 40.00: 520.00 a month. Informal help counts at 22.00: 286.00. Natura costs 250.00.
    keuze, pgb = kies(zaak), wens(zaak)
    bovengebruikelijk(zaak, "3")
    regel(zaak, pgb, keuze, bekende(zaak, pgb))
    pagina(browser, adres(zaak, "naturaprijs", keuze.pk), {"per_maand": "250,00", "bron": "contract"})
    rekenen = adres(zaak, "rekenen", keuze.pk)
    assert browser.get(rekenen).context["form"]["per_maand"].value() == Decimal("250.00")
    pagina(browser, rekenen, {"per_maand": "250,00"})
    blad = pagina(browser, adres(zaak, "rekenblad"))
    for deel in ("€ 250,00 per maand", "Noor Proef geeft informele hulp", "€ 286,00", "Bijbetaling per maand"):
        assert deel in blad
    plan = pagina(browser, adres(zaak, "ondersteuningsplan"))
    assert "€ 250,00 per maand" in plan
    assert "hoogstens € 21,80 per maand" in plan
