"""The settings are strict: what is missing, unknown or wrong stops with a sentence that names it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.regels import WORTEL
from wmo_portal import omgeving
from wmo_portal.lokaal.sleutels import maak_sleutels, nieuwe_sleutels


def start(**anders: str | None) -> tuple[int, str]:
    """Read the settings in a process of its own; None leaves a variable out."""
    waarden = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("WMO_")}
    eigen = {
        "WMO_OMGEVING": "lokaal",
        "WMO_SLEUTELS": os.environ["WMO_SLEUTELS"],
        "DATABASE_URL": "postgresql://wmo@localhost/wmo",
        "REDIS_URL": "redis://localhost:6379/0",
        "EMAIL_URL": "smtp://localhost:25",
        **anders,
    }
    waarden |= {naam: waarde for naam, waarde in eigen.items() if waarde is not None}
    for naam, waarde in eigen.items():
        if waarde is None:
            waarden.pop(naam, None)
    proces = subprocess.run(
        [sys.executable, "-c", "import wmo_portal.settings as s; print(s.OMGEVING, s.PRODUCTIE, s.ALLOWED_HOSTS)"],
        cwd=WORTEL, env=waarden, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return proces.returncode, proces.stdout + proces.stderr


def test_met_alles_erbij_starten_de_instellingen() -> None:
    code, uitvoer = start()
    assert (code, uitvoer.strip()) == (0, "lokaal False ['*']")


def test_zonder_omgeving_is_het_productie_en_dan_is_een_hostnaam_verplicht() -> None:
    code, uitvoer = start(WMO_OMGEVING=None)
    assert code != 0
    assert "Zet WMO_HOSTNAMEN in de omgeving" in uitvoer
    code, uitvoer = start(WMO_OMGEVING=None, WMO_HOSTNAMEN="wmo.voorbeeld.example, www.voorbeeld.example")
    assert (code, uitvoer.strip()) == (
        0, "productie True ['wmo.voorbeeld.example', 'www.voorbeeld.example']",
    )  # fmt: skip


@pytest.mark.parametrize("naam", ["DATABASE_URL", "REDIS_URL", "EMAIL_URL", "WMO_SLEUTELS"])
def test_een_ontbrekende_waarde_stopt_met_een_zin(naam: str) -> None:
    code, uitvoer = start(**{naam: None})
    assert code != 0
    assert f"Zet {naam} in de omgeving" in uitvoer


def test_een_onbekende_instelling_stopt_met_haar_naam() -> None:
    code, uitvoer = start(WMO_HOSTNAAM="wmo.voorbeeld.example")
    assert code != 0
    assert "Onbekende instelling WMO_HOSTNAAM. Bekend zijn:" in uitvoer


def test_een_verkeerde_omgeving_noemt_de_keuzes() -> None:
    code, uitvoer = start(WMO_OMGEVING="acceptatie")
    assert code != 0
    assert "WMO_OMGEVING is 'acceptatie', maar moet een van productie, lokaal, test zijn" in uitvoer


def test_een_sleutelbestand_dat_er_niet_is_stopt_met_het_pad() -> None:
    code, uitvoer = start(WMO_SLEUTELS="/bestaat/niet.json")
    assert code != 0
    assert "Het sleutelbestand /bestaat/niet.json (WMO_SLEUTELS) bestaat niet" in uitvoer


# --- the functions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("functie", "waarde", "zin"),
    [
        (omgeving.database, "mysql://x/y", "begint met 'mysql'"),
        (omgeving.database, "postgresql://localhost", "ontbreekt de naam van de database"),
        (omgeving.redis, "http://localhost", "begint niet met redis"),
        (omgeving.mail, "localhost:25", "EMAIL_URL moet eruitzien"),
        (omgeving.mail, "http://localhost", "EMAIL_URL moet eruitzien"),
    ],
)
def test_een_verkeerd_adres_wordt_uitgelegd(functie: Callable[[str], object], waarde: str, zin: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=zin):
        functie(waarde)


def test_een_databaseadres_mag_een_map_en_leestekens_hebben() -> None:
    uitkomst = omgeving.database("postgresql://wmo:a%40b%2Fc@/wmo?host=/var/run/pg")
    assert (uitkomst["NAME"], uitkomst["USER"], uitkomst["PASSWORD"], uitkomst["HOST"]) == (
        "wmo", "wmo", "a@b/c", "/var/run/pg",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("adres", "ssl", "tls", "poort"),
    [
        ("smtp://server", False, False, 25),
        ("smtps://server", True, False, 465),
        ("smtp+tls://gebruiker:geheim@server:587", False, True, 587),
    ],
)
def test_een_mailadres_zegt_hoe_er_wordt_versleuteld(adres: str, ssl: bool, tls: bool, poort: int) -> None:
    uitkomst = omgeving.mail(adres)
    assert (uitkomst["EMAIL_USE_SSL"], uitkomst["EMAIL_USE_TLS"], uitkomst["EMAIL_PORT"]) == (ssl, tls, poort)


def test_ja_en_nee_zijn_de_enige_antwoorden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WMO_VERTROUW_PROXY", "ja")
    assert omgeving.janee("WMO_VERTROUW_PROXY", standaard=False) is True
    monkeypatch.setenv("WMO_VERTROUW_PROXY", "true")
    with pytest.raises(ImproperlyConfigured, match="moet een van ja, nee zijn"):
        omgeving.janee("WMO_VERTROUW_PROXY", standaard=False)


def _zonder(naam: str) -> str:
    return json.dumps({sleutel: w for sleutel, w in json.loads(nieuwe_sleutels()).items() if sleutel != naam})


def _met(naam: str, waarde: object) -> str:
    return json.dumps({**json.loads(nieuwe_sleutels()), naam: waarde})


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ("geen json", "is onleesbaar"),
        ("[]", "is onleesbaar"),
        (_zonder("versleuteling"), "is onleesbaar"),
        (_zonder("index"), "is onleesbaar"),
        (_zonder("django"), "is onleesbaar"),
        (_met("versleuteling", []), "lege of te korte sleutel"),
        (_met("index", "YWJj"), "lege of te korte sleutel"),
        (_met("django", "kort"), "lege of te korte sleutel"),
    ],
)
def test_een_kapot_sleutelbestand_zegt_wat_eraan_schort(tmp_path: Path, inhoud: str, zin: str) -> None:
    bestand = tmp_path / "sleutels.json"
    bestand.write_text(inhoud, encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match=zin):
        omgeving.sleutels(str(bestand))


def test_sleutels_worden_een_keer_gemaakt_en_zijn_van_de_eigenaar(tmp_path: Path) -> None:
    bestand = maak_sleutels(tmp_path / "map" / "sleutels.json")
    eerst = bestand.read_text(encoding="utf-8")
    assert maak_sleutels(bestand).read_text(encoding="utf-8") == eerst
    assert bestand.stat().st_mode & 0o077 == 0
    assert len(omgeving.sleutels(str(bestand)).versleuteling) == 1


# --- the broker of DigiD ---------------------------------------------------------------------------

MAKELAAR = {"OIDC_URL": "https://digid.voorbeeld.example/", "OIDC_CLIENT_ID": "wmo", "OIDC_CLIENT_SECRET": "geheim"}


def test_zonder_makelaar_is_er_geen_digid() -> None:
    assert omgeving.oidc({}, productie=True) is None
    assert omgeving.oidc({"OIDC_URL": " "}, productie=True) is None


def test_een_makelaar_heeft_namen_en_een_ondergrens() -> None:
    rij = omgeving.oidc(MAKELAAR | {"OIDC_CLAIM_BSN": "urn:bsn"}, productie=True)
    assert rij is not None
    assert (rij.url, rij.herkomst, rij.claim_bsn) == (
        "https://digid.voorbeeld.example", "https://digid.voorbeeld.example", "urn:bsn",
    )  # fmt: skip
    assert "geheim" not in repr(rij)
    sterk = {
        "basis": False, "midden": True, "hoog": True, "iets": False, "": False,
        "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport": False,
        "http://eidas.europa.eu/LoA/substantial": True,
    }  # fmt: skip
    assert {niveau: rij.is_sterk_genoeg(niveau) for niveau in sterk} == sterk


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"OIDC_URL": "http://digid.voorbeeld.example"}, "moet beginnen met https"),
        ({"OIDC_CLIENT_SECRET": ""}, "horen OIDC_CLIENT_ID en OIDC_CLIENT_SECRET"),
        ({"OIDC_MINIMUM": "laag"}, "OIDC_MINIMUM is 'laag'"),
        ({"OIDC_CLAIM_BNS": "bsn"}, "Onbekende instelling OIDC_CLAIM_BNS"),
    ],
)
def test_een_verkeerde_makelaar_stopt_met_een_zin(anders: dict[str, str], zin: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=zin):
        omgeving.oidc(MAKELAAR | anders, productie=True)
