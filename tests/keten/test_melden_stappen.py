"""The melding in steps as people do it: on a phone, at a desk, without JavaScript, by keyboard, on two devices."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from meldingen.models import Melding
from tests.bestanden import pdf
from tests.keten.scherm import BREED, TELEFOON, Bevindingen, Scherm

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]


def test_een_dochter_meldt_op_haar_telefoon_zonder_javascript(
    scherm: Callable[..., Scherm], bevindingen: Bevindingen, tmp_path: Path
) -> None:
    dochter = scherm(TELEFOON, javascript=False)
    dochter.ga("/")
    dochter.volg("Voorbeeld")
    dochter.druk("Volgende")
    dochter.bevat("Kies voor wie u hulp vraagt.")
    dochter.kies("Voor wie vraagt u hulp?", "Voor iemand anders, bijvoorbeeld mijn partner of ouder")
    dochter.druk("Volgende")
    dochter.vul("Uw naam", "Paula Jansen")
    dochter.kies("Wat bent u van de persoon", "Zoon of dochter")
    dochter.kies("Weet deze persoon dat u hulp vraagt", "Ja")
    dochter.druk("Volgende")
    dochter.kies("Waar gaat het over?", "Logeerzorg")
    dochter.vul("Waarbij is hulp nodig?", "Mijn moeder kan niet alleen zijn. Ik ben moe.")
    dochter.kies("Is er vandaag al hulp nodig?", "Nee")
    dochter.druk("Volgende")
    dochter.kies("Hebt u de zorgverzekering gevraagd", "Nee, nog niet")
    dochter.kies("Hebt u zelf een logeerhuis", "Nee, nog niet")
    dochter.druk("Volgende")
    persoon(dochter)
    dochter.druk("Bewaren en later verder")
    dochter.bevat("Uw antwoorden zijn bewaard")
    code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", dochter.page.get_by_role("main").inner_text())
    assert code

    thuis = scherm(BREED)
    thuis.ga("/verder/")
    thuis.keur("verder", beeld="51-melden-verder")
    thuis.vul("Uw code", code[0].lower())
    thuis.druk("Verder met mijn melding")
    thuis.bevat("Hoe bereiken wij u?")
    contact(thuis)
    brief = tmp_path / "brief.pdf"
    brief.write_bytes(pdf())
    thuis.kies("Wilt u een persoonlijk plan maken?", "Ja, ik schrijf of stuur het nu")
    thuis.vul("Wat hebt u nodig?", "Mijn moeder wil graag een tuin.")
    thuis.page.locator("#id_bijlage").set_input_files(brief)
    thuis.druk("Bestand toevoegen")
    thuis.bevat("brief.pdf")
    thuis.keur("melden: plan", beeld="52-melden-plan")
    thuis.druk("Volgende")
    thuis.bevat("Klopt alles?")
    thuis.bevat("Mijn moeder wil graag een tuin.")
    thuis.keur("melden: controle", beeld="53-melden-controle")
    thuis.druk("Versturen")
    melding = Melding.objects.get()
    thuis.bevat(melding.nummer)
    thuis.keur("gemeld", beeld="53-gemeld")
    assert melding.melder.naam == "Paula Jansen"
    thuis.page.go_back()
    thuis.ga("/melden/controle/")
    thuis.bevat("Wij hebben uw melding ontvangen")
    assert Melding.objects.count() == 1
    assert bevindingen.fouten == []


def test_elke_stap_is_te_doen_op_de_telefoon_en_met_alleen_het_toetsenbord(
    scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    inwoner = scherm(TELEFOON)
    inwoner.ga("/")
    inwoner.volg("Voorbeeld")
    inwoner.keur("melden: wie", beeld="50-melden-telefoon")
    inwoner.druk("Volgende")
    assert inwoner.page.title().startswith("Fout: 1 fout in ")
    assert inwoner.page.evaluate("document.activeElement.className").startswith("foutensamenvatting__kop")
    inwoner.keur("melden: wie met fout", beeld="50-melden-fout")
    toetsen = inwoner.page.keyboard
    inwoner.page.locator("#id_voor_wie_0").focus()
    toetsen.press("Space")
    toetsen.press("Tab")
    with inwoner.page.expect_navigation(wait_until="load"):
        toetsen.press("Enter")
    inwoner.bevat("Wat is er aan de hand?")
    inwoner.keur("melden: vraag")
    inwoner.page.locator("#id_onderwerp_1").focus()
    toetsen.press("Space")
    toetsen.press("Tab")
    toetsen.type("Ik kan niet meer stofzuigen.")
    toetsen.press("Tab")
    toetsen.press("ArrowDown")
    inwoner.kies("Is er vandaag al hulp nodig?", "Nee")
    inwoner.druk("Volgende")
    inwoner.keur("melden: persoon")
    persoon(inwoner)
    inwoner.druk("Volgende")
    inwoner.keur("melden: contact")
    contact(inwoner)
    inwoner.kies("Wilt u een persoonlijk plan maken?", "Nee, dat hoeft niet")
    inwoner.druk("Volgende")
    inwoner.druk("Bewaren en later verder")
    inwoner.keur("melden: bewaard", beeld="51-melden-bewaard")
    inwoner.volg("Nu toch verdergaan")
    inwoner.druk("Versturen")
    inwoner.bevat("Wij hebben uw melding ontvangen")
    inwoner.ga("/wegwijzer/")
    inwoner.keur("wegwijzer", beeld="53-wegwijzer")
    assert bevindingen.fouten == []


def persoon(inwoner: Scherm) -> None:
    inwoner.vul("Voornaam", "Aleida")
    inwoner.vul("Achternaam", "Jansen")
    inwoner.vul_datum("Geboortedatum", date(1941, 6, 8))
    inwoner.vul("Straat", "Lindelaan")
    inwoner.vul("Huisnummer", "3")
    inwoner.vul("Postcode", "1234ab")
    inwoner.vul("Woonplaats", "Voorbeeld")


def contact(inwoner: Scherm) -> None:
    inwoner.vul("Telefoonnummer", "0123 000 000")
    inwoner.kies("Mogen wij gewoon bellen en schrijven?", "Ja")
    inwoner.druk("Volgende")
