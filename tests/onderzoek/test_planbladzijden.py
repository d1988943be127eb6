"""The pages of the weighing and of the ondersteuningsplan: what a consulent sees, keeps and is refused."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meldingen.models import Gemeente
from meldingen.rollen import Rol
from onderzoek.models import Gebruikelijktoets, Planregel, Wettoets
from onderzoek.services import plan
from onderzoek.services.feiten import planfeiten
from tests.bouwers import Zaak, breng_naar
from tests.onderzoek.test_plan import ALLES, leg_vast, product, wie

pytestmark = pytest.mark.usefixtures("zonder_pdf")


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Iterator[Zaak]:
    zaak = breng_naar("in_onderzoek")
    dag = datetime.combine(zaak.op, datetime.min.time(), UTC)
    with time_machine.travel(dag + timedelta(hours=9), tick=False):
        yield zaak


@pytest.fixture
def browser(zaak: Zaak) -> Client:
    client = Client()
    client.force_login(zaak.consulent)
    return client


def adres(zaak: Zaak, naam: str, *rest: object) -> str:
    return reverse(naam, args=[zaak.melding.nummer, *rest])


def tekst(client: Client, pad: str, data: dict[str, Any] | None = None) -> str:
    antwoord = client.get(pad) if data is None else client.post(pad, data, follow=True)
    assert antwoord.status_code == 200
    return str(antwoord.content.decode())


def datum(naam: str, dag: str) -> dict[str, str]:
    jaar, maand, nummer = dag.split("-")
    return {f"{naam}_dag": nummer, f"{naam}_maand": maand, f"{naam}_jaar": jaar}


def huishouden(**anders: Any) -> dict[str, Any]:
    """A filled form of 10.5."""
    return {
        "trede": "2",
        "doelen": ["Een gezond, schoon en veilig huis"],
        "resultaat": "Ik wil een schoon huis.",
        f"wat_{Planregel.Bron.ZELF}": "Mevrouw ruimt zelf op.",
        f"wat_{Planregel.Bron.MAATWERK}": "Hulp bij het zware werk.",
        "leveringsvorm": "natura",
        "ruimten": ["keuken", "toilet"],
        "schoonmaakhulp": "geen",
        **datum("van", "2026-04-01"),
        **datum("monitor_op", "2027-04-01"),
        **anders,
    }


# --- the weighing ---------------------------------------------------------------------------------


@pytest.mark.regel("O-04")
def test_maatwerk_te_vroeg_zegt_wat_er_mist_en_houdt_wat_er_getypt_is(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_vooronderzoek")
    zaak.in_onderzoek()
    client = Client()
    client.force_login(zaak.consulent)
    pad = adres(zaak, "afweging_stap", 6)
    assert "Maatwerk kunt u nog niet kiezen" in tekst(client, pad)
    antwoord = tekst(client, pad, {"uitkomst": "volledig", "motivering": "Alleen logeren helpt nog."})
    assert "Maatwerk kan pas worden gekozen als de vijf stappen ervoor zijn ingevuld." in antwoord
    assert "Alleen logeren helpt nog." in antwoord
    assert not zaak.onderzoek.afweging.exists()


@pytest.mark.regel("O-15", "O-35")
def test_de_wetten_worden_op_een_bladzijde_getoetst(zaak: Zaak, browser: Client) -> None:
    pad = adres(zaak, "afweging_stap", 4)
    velden = {f"wet_{wet}": "nvt" for wet in Wettoets.Wet}
    velden |= {"uitkomst": "deels", "motivering": "De Wlz doet een deel.", "wlz_vorm": ""}
    velden |= {"gelezen": browser.get(pad).context["form"]["gelezen"].value()}
    antwoord = tekst(browser, pad, velden | {"wet_wlz": "recht", "bewijs_wlz": "Besluit CIZ"})
    assert "Kies in welke vorm: verblijf, vpt, mpt of pgb." in antwoord
    assert "Besluit CIZ" in antwoord
    assert "Stap 5 van 6" in tekst(
        browser, pad, velden | {"wet_wlz": "recht", "bewijs_wlz": "Besluit CIZ", "wlz_vorm": "mpt"}
    )
    assert "De inwoner heeft er recht op: Modulair pakket thuis (mpt)" in tekst(browser, adres(zaak, "afweging"))
    assert browser.get(pad).context["form"].initial["wlz_vorm"] == "mpt"


@pytest.mark.regel("O-12", "O-20", "O-21", "O-32")
def test_taken_toetsen_en_verwijzingen_komen_erbij_en_gaan_weer_weg(zaak: Zaak, browser: Client) -> None:
    assert "taken van het gezamenlijk huishouden" in tekst(browser, adres(zaak, "hulptaak"))
    taak = {"soort": "toezicht", "wie": "haar dochter", "motivering": "Elke nacht.", "uren_gebruikelijk": "2"}
    assert "Vul de uren in" in tekst(browser, adres(zaak, "hulptaak"), taak | {"uren_bovengebruikelijk": "1,3"})
    stap2 = tekst(browser, adres(zaak, "hulptaak"), taak | {"uren_bovengebruikelijk": "1,5"})
    assert "1,50 uur per week" in stap2
    toets = {"naam": "Douchekruk"}
    for naam, _ in Gebruikelijktoets.VRAGEN:
        toets |= {naam: "ja", f"{naam}_waarom": "Dat is zo."}
    assert "Douchekruk: algemeen gebruikelijk" in tekst(browser, adres(zaak, "gebruikelijktoets"), toets)
    ggz = {"reden": "algemeen", "toelichting": "Overdag."}
    kaart = browser.get(adres(zaak, "verwijzing")).context["form"].voorzieningen
    pk = next(pk for pk, rij in kaart.items() if rij.code == "GGZ_INLOOP")
    assert "GGZ-inloop, op" in tekst(browser, adres(zaak, "verwijzing"), {**ggz, "voorziening": pk})
    assert "1,50 uur per week mee" in tekst(browser, adres(zaak, "afweging_stap", 6))
    onderzoek = zaak.onderzoek
    for soort, rij in (
        ("hulptaak", onderzoek.hulptaken.get()),
        ("gebruikelijk", onderzoek.gebruikelijktoetsen.get()),
        ("verwijzing", onderzoek.verwijzingen.get()),
    ):
        assert "Weggehaald." in tekst(browser, adres(zaak, "afwegingsrij_weg", soort, rij.pk), {})
        assert browser.post(adres(zaak, "afwegingsrij_weg", soort, rij.pk)).status_code == 404
    assert browser.post(adres(zaak, "afwegingsrij_weg", "melding", 1)).status_code == 404
    assert browser.get(adres(zaak, "afweging_stap", 7)).status_code == 404


@pytest.mark.regel("R-11")
def test_de_verwijzing_toont_de_teller(zaak: Zaak, browser: Client) -> None:
    pad = adres(zaak, "verwijzing")
    kaart = browser.get(pad).context["form"].voorzieningen
    pk = next(pk for pk, rij in kaart.items() if rij.max_uren)
    velden = {"voorziening": pk, "reden": "tijdelijk", "toelichting": "Gips.", "uren": "25"}
    tekst(browser, pad, velden)
    assert "had al 25 van de 40 uur" in tekst(browser, pad)
    assert "dus er zijn er nog 15" in tekst(browser, pad, velden)


# --- the plan -------------------------------------------------------------------------------------


@pytest.mark.regel("R-13")
def test_de_behoefte_staat_centraal(zaak: Zaak, browser: Client) -> None:
    bladzijde = tekst(browser, adres(zaak, "ondersteuningsplan"))
    for zin in (
        "Niet de beperking staat centraal, maar de behoefte.",
        "Bij het huishouden (10.5) zijn de persoonlijke situatie en de wens van de inwoner leidend.",
        "meet u op het monitormoment, met de handleiding resultaatgericht indiceren.",
    ):
        assert zin in bladzijde
    assert "Niet de beperking staat centraal" in tekst(browser, adres(zaak, "planresultaat", "10.5"))


def test_een_gebied_invullen_wijzigen_en_weghalen(zaak: Zaak, browser: Client) -> None:
    pad = adres(zaak, "planresultaat", "10.5")
    geweigerd = tekst(browser, pad, huishouden(andere_ruimte="de tuin"))
    assert "Schoonhouden van ‘tuin’ hoort niet bij" in geweigerd
    assert "Mevrouw ruimt zelf op." in geweigerd
    bladzijde = tekst(browser, pad, huishouden(andere_ruimte="werkkamer"))
    for zin in ("keuken, toilet, werkkamer", "Ik wil een schoon huis.", "zonder einddatum", "1 april 2027", "Gekozen"):
        assert zin in bladzijde
    begin = browser.get(pad).context["form"].initial
    assert (begin["ruimten"], begin["andere_ruimte"], begin["wat_zelf"]) == (
        ["keuken", "toilet"], "werkkamer", "Mevrouw ruimt zelf op.",
    )  # fmt: skip
    rij = planfeiten(zaak.melding).resultaten[0]
    assert "Uit het plan gehaald." in tekst(browser, adres(zaak, "planrij_weg", "resultaat", rij.pk), {})
    assert planfeiten(zaak.melding).resultaten == []
    assert browser.get(adres(zaak, "planresultaat", "10.8")).status_code == 404
    assert browser.get(adres(zaak, "planproduct", "10.1")).status_code == 404


def test_een_product_en_een_materiele_voorziening_toevoegen(zaak: Zaak, browser: Client) -> None:
    pad = adres(zaak, "planproduct", "10.7")
    producten = browser.get(pad).context["form"].producten
    assert sorted(rij.code for rij in producten.values()) == ["KORTDUREND_VERBLIJF", "ONTMOETINGSCENTRUM"]
    velden = {
        "product": next(pk for pk, rij in producten.items() if rij.code == "ONTMOETINGSCENTRUM"),
        "waarvoor": "Meedoen, met dementie.", "leveringsvorm": "pgb",
        **datum("van", "2026-04-01"), **datum("tot", "2027-03-31"), **datum("monitor_op", "2026-11-01"),
    }  # fmt: skip
    geweigerd = tekst(browser, pad, velden)
    assert "is er niet als pgb" in geweigerd
    assert "Meedoen, met dementie." in geweigerd
    assert "Ontmoetingscentrum staat in het plan." in tekst(browser, pad, velden | {"leveringsvorm": "natura"})
    bladzijde = tekst(browser, adres(zaak, "planmaterieel"), {"wat": "Rolstoel", "waarvoor": "Buiten"})
    assert "<strong>Rolstoel</strong>: Buiten" in bladzijde


@pytest.mark.regel("R-12")
def test_de_aanbieder_kan_het_plan_niet_openen_of_wijzigen(zaak: Zaak) -> None:
    leg_vast(zaak, "10.5")
    client = Client()
    client.force_login(zaak.acteur(Rol.AANBIEDER))
    pad = adres(zaak, "planresultaat", "10.5")
    assert client.get(adres(zaak, "ondersteuningsplan")).status_code == 403
    assert client.get(pad).status_code == 403
    assert client.post(pad, huishouden(trede="3")).status_code == 403
    assert planfeiten(zaak.melding).resultaten[0].trede == 2


def test_na_verzending_is_het_plan_alleen_te_lezen(zaak: Zaak, browser: Client) -> None:
    leg_vast(zaak, "10.1")
    zaak.verslag_concept()
    zaak.verslag_verzonden()
    bladzijde = tekst(browser, adres(zaak, "ondersteuningsplan"))
    assert "ligt vast" in bladzijde
    for woord in ("Uit het plan halen", "Nieuwe versie maken", "toevoegen"):
        assert woord not in bladzijde
    geweigerd = tekst(browser, adres(zaak, "planresultaat", "10.5"), huishouden())
    assert "Het ondersteuningsplan ligt nu vast" in geweigerd
    assert "Mevrouw ruimt zelf op." in geweigerd


def test_een_leidinggevende_leest_mee_zonder_knoppen(zaak: Zaak) -> None:
    leg_vast(zaak, "10.1")
    client = Client()
    client.force_login(zaak.teamleider)
    for naam in ("afweging", "ondersteuningsplan"):
        bladzijde = tekst(client, adres(zaak, naam))
        assert "Wijzigen" not in bladzijde
        assert "Stap 1 wijzigen" not in bladzijde


def test_een_oudere_versie_blijft_te_lezen(zaak: Zaak, browser: Client) -> None:
    leg_vast(zaak, "10.1")
    zaak.verslag_concept()
    plan.bevries(zaak.melding, zaak.verslag, **wie(zaak))
    assert "Nieuwe versie maken" in tekst(browser, adres(zaak, "ondersteuningsplan"))
    assert "Versie 2 staat klaar." in tekst(browser, adres(zaak, "plan_versie"), {})
    pad = adres(zaak, "ondersteuningsplan")
    assert "versie 2</h1>" in tekst(browser, pad)
    oud = tekst(browser, f"{pad}?versie=1")
    assert "versie 1</h1>" in oud
    assert "Uit het plan halen" not in oud
    assert "Nieuwe versie maken" not in oud


def test_zonder_resultaatgebieden_zegt_de_bladzijde_dat(altena: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek", altena)
    client = Client()
    client.force_login(zaak.consulent)
    assert "zijn geen resultaatgebieden ingericht" in tekst(client, adres(zaak, "ondersteuningsplan"))
    assert "Ondersteuningsplan" not in tekst(client, zaak.melding.get_absolute_url())
    assert client.get(adres(zaak, "planresultaat", "10.1")).status_code == 404


def test_de_bladzijden_doen_altijd_evenveel_vragen(zaak: Zaak, browser: Client) -> None:
    def aantal(naam: str) -> int:
        with CaptureQueriesContext(connection) as gevangen:
            tekst(browser, adres(zaak, naam))
        return len(gevangen)

    leg_vast(zaak, "10.1")
    product(zaak, "KORTDUREND_VERBLIJF")
    for naam in ("afweging", "ondersteuningsplan"):
        aantal(naam)
    een = [aantal(naam) for naam in ("afweging", "ondersteuningsplan")]
    for code in ALLES[1:6]:
        leg_vast(zaak, code)
    for code in ("ONTMOETINGSCENTRUM", "VERVOER", "WAAKVLAM", "MAALTIJD"):
        product(zaak, code)
    assert [aantal(naam) for naam in ("afweging", "ondersteuningsplan")] == een
