"""Dutch counts, English helps: who reads which language, and whether the catalogue is whole."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from meldingen.formulieren import DatumVeld
from meldingen.models import Gebruiker, Gemeente, Relatie
from meldingen.services.handeling import handeling, transactie
from tests.regels import WORTEL

APPS = ("meldingen", "onderzoek", "beschikkingen", "logeerzorg", "cak_export", "wmo_portal")
CATALOGUS = WORTEL / "locale" / "en" / "LC_MESSAGES"


@pytest.fixture
def bezoeker(db: None) -> Client:
    return Client()


def in_het_engels(bezoeker: Client, pad: str) -> str:
    bezoeker.get(reverse("kies_taal", args=["en"]))
    return bezoeker.get(pad).content.decode()


# --- who reads what -------------------------------------------------------------------------------


def test_de_wens_van_de_browser_telt_niet_de_keuze_wel(bezoeker: Client) -> None:
    antwoord = bezoeker.get("/", headers={"accept-language": "en"})
    assert '<html lang="nl"' in antwoord.content.decode()
    assert antwoord["Content-Language"] == "nl"
    pagina = in_het_engels(bezoeker, "/")
    assert '<html lang="en"' in pagina
    assert "Do you need help to keep living at home?" in pagina
    assert "Cookie" in bezoeker.get("/")["Vary"]


def test_de_schakelaar_blijft_op_dezelfde_pagina_en_staat_in_de_andere_taal(bezoeker: Client) -> None:
    pagina = bezoeker.get("/?a=1&b=2").content.decode()
    assert '<a href="/taal/en/?naar=%2F%3Fa%3D1%26b%3D2" lang="en" hreflang="en">English</a>' in pagina
    antwoord = bezoeker.get("/taal/en/?naar=%2F%3Fa%3D1%26b%3D2")
    assert antwoord["Location"] == "/?a=1&b=2"
    koekje = antwoord.cookies["taal"]
    assert (koekje["httponly"], koekje["samesite"], koekje["max-age"]) == (True, "Lax", 365 * 24 * 3600)
    assert 'lang="nl" hreflang="nl">Nederlands</a>' in bezoeker.get("/").content.decode()


@pytest.mark.parametrize(
    "naar",
    ["https://elders.example/", "//elders.example", "/\\elders.example", "javascript:alert(1)", "http:elders", ""],
)
def test_de_schakelaar_leidt_nooit_naar_een_andere_site(bezoeker: Client, naar: str) -> None:
    assert bezoeker.get("/taal/en/", {"naar": naar})["Location"] == "/"


def test_een_taal_die_er_niet_is_bestaat_niet(bezoeker: Client) -> None:
    assert bezoeker.get("/taal/fr/").status_code == 404
    bezoeker.cookies["taal"] = "fr"
    assert '<html lang="nl"' in bezoeker.get("/").content.decode()


def test_ook_een_pagina_die_niet_bestaat_staat_in_de_gekozen_taal(bezoeker: Client) -> None:
    assert "This page does not exist" in in_het_engels(bezoeker, "/bestaat-niet/")


@pytest.mark.parametrize("wie", ["consulent", "aanbieder", "beheerder"])
def test_wie_hier_werkt_leest_altijd_nederlands(wie: str, request: pytest.FixtureRequest) -> None:
    gebruiker: Gebruiker = request.getfixturevalue(wie)
    client = Client()
    client.force_login(gebruiker)
    client.cookies["taal"] = "en"
    for pad in ("/", "/werkvoorraad/", "/bestaat-niet/", "/melden/"):
        antwoord = client.get(pad, follow=True)
        assert 'lang="nl"' in antwoord.content.decode(), pad
        assert "English" not in antwoord.content.decode()


def test_de_deur_van_de_medewerkers_is_nederlands(bezoeker: Client) -> None:
    pagina = in_het_engels(bezoeker, "/accounts/login/")
    assert '<html lang="nl"' in pagina
    assert "hreflang" not in pagina


# --- what is written stays Dutch ------------------------------------------------------------------


@pytest.mark.django_db
def test_wat_een_handeling_opschrijft_is_nederlands() -> None:
    @handeling
    def schrijf() -> str:
        return str(Relatie.Soort.KIND.label)

    with translation.override("en"):
        assert schrijf() == "Zoon of dochter"
        with transactie():
            assert translation.get_language() == "nl"
        assert str(Relatie.Soort.KIND.label) == "Son or daughter"


@pytest.mark.parametrize("maand", ["maart", "mrt", "March", "mar", "3"])
def test_een_datum_mag_ook_met_een_engelse_maand(maand: str) -> None:
    assert DatumVeld(toekomst_mag=True).clean(["2", maand, "2026"]) == date(2026, 3, 2)


def test_een_datum_in_een_foutzin_staat_in_de_taal_van_de_pagina() -> None:
    with translation.override("en"), pytest.raises(Exception, match="Enter a date from 1 January 1900 onwards"):
        DatumVeld(toekomst_mag=True).clean(["1", "1", "1800"])


# --- the catalogue --------------------------------------------------------------------------------


def gettext(*opdracht: str) -> str:
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False, timeout=60)
    assert klaar.returncode == 0, klaar.stderr
    return klaar.stdout


def test_elke_zin_is_vertaald_en_niets_is_twijfelachtig() -> None:
    assert "msgid" not in gettext("msgattrib", "--untranslated", str(CATALOGUS / "django.po"))
    assert "msgid" not in gettext("msgattrib", "--only-fuzzy", str(CATALOGUS / "django.po"))
    assert "msgid" not in gettext("msgattrib", "--only-obsolete", str(CATALOGUS / "django.po"))


def test_de_gaten_in_elke_zin_kloppen_en_het_bestand_is_bij(tmp_path: Path) -> None:
    gettext("msgfmt", "--check", "-o", str(tmp_path / "django.mo"), str(CATALOGUS / "django.po"))
    assert (tmp_path / "django.mo").read_bytes() == (CATALOGUS / "django.mo").read_bytes(), (
        "Voer 'make vertalingen' uit."
    )


def test_elke_zin_van_de_code_staat_in_de_catalogus_en_geen_andere(tmp_path: Path) -> None:
    kopie = tmp_path / "portaal"
    for deel in ("templates", "locale", *APPS):
        shutil.copytree(WORTEL / deel, kopie / deel, ignore=shutil.ignore_patterns("__pycache__", "migrations"))
    voor = (kopie / "locale" / "en" / "LC_MESSAGES" / "django.po").read_text("utf-8")
    call_command("verzamel_zinnen", map=kopie)
    assert (kopie / "locale" / "en" / "LC_MESSAGES" / "django.po").read_text("utf-8") == voor, "make vertalingen"


def test_geen_nederlandse_zin_wordt_door_een_ander_pakket_vertaald() -> None:
    po = (CATALOGUS / "django.po").read_text("utf-8")
    zinnen = [regel[7:-1].replace('\\"', '"') for regel in po.splitlines() if regel.startswith('msgid "')][1:]
    with translation.override("nl"):
        assert [zin for zin in zinnen if translation.gettext(zin) != zin] == []


@pytest.mark.django_db
def test_de_naam_van_de_gemeente_en_haar_telefoon_staan_op_elke_pagina(bezoeker: Client, voorbeeld: Gemeente) -> None:
    bezoeker.get(reverse("kies_gemeente", args=[voorbeeld.code]))
    for pad in ("/", "/wegwijzer/", "/bestaat-niet/"):
        pagina = bezoeker.get(pad).content.decode()
        assert f'href="tel:{voorbeeld.telefoon.replace(" ", "")}"' in pagina
        assert "Gemeente Voorbeeld" in pagina
