"""The provider that stands in for DigiD keeps to the protocol: what does not agree is an error, and nothing is told."""

import base64
import hashlib
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
import requests

from tests.mijnzaak.conftest import CLIENT, GEHEIM, Digid
from wmo_portal.lokaal.digid import Fout

VERIFIER = "v" * 50
TERUG = "http://testserver/mijn-zaak/inloggen/digid/terug/"


def s256(tekst: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(tekst.encode()).digest()).decode().rstrip("=")


def vraag(digid: Digid, **anders: str) -> requests.Response:
    velden = {
        "client_id": "wmo-portaal", "redirect_uri": TERUG, "response_type": "code", "scope": "openid", "state": "s",
        "nonce": "n", "code_challenge": s256(VERIFIER), "code_challenge_method": "S256",
    } | anders  # fmt: skip
    adres = f"{digid.makelaar.adres}/authorize?{urlencode(velden)}"
    return requests.get(adres, allow_redirects=False, timeout=5)


def code(digid: Digid) -> str:
    sleutel = re.search(r'name="verzoek" value="([^"]+)"', vraag(digid).text)[1]
    gekozen = requests.post(
        f"{digid.makelaar.adres}/kies", {"verzoek": sleutel, "wie": digid.nummer(CLIENT)}, allow_redirects=False,
        timeout=5,
    )  # fmt: skip
    terug = parse_qs(urlsplit(gekozen.headers["Location"]).query)
    assert terug["state"] == ["s"]
    return terug["code"][0]


def wissel(digid: Digid, **anders: str) -> requests.Response:
    velden = {
        "grant_type": "authorization_code", "redirect_uri": TERUG, "code_verifier": VERIFIER,
        "client_id": "wmo-portaal", "client_secret": GEHEIM,
    } | anders  # fmt: skip
    return requests.post(f"{digid.makelaar.adres}/token", velden, timeout=5)


def test_een_code_geeft_een_getekend_id_token_en_userinfo_met_bsn(digid: Digid) -> None:
    ontdekking = requests.get(f"{digid.makelaar.adres}/.well-known/openid-configuration", timeout=5).json()
    assert ontdekking["issuer"] == digid.makelaar.adres
    antwoord = wissel(digid, code=code(digid))
    assert antwoord.headers["Cache-Control"] == "no-store"
    sleutel = jwt.PyJWKClient(ontdekking["jwks_uri"]).get_signing_key_from_jwt(antwoord.json()["id_token"])
    claims = jwt.decode(
        antwoord.json()["id_token"], sleutel, algorithms=["RS256"], audience="wmo-portaal", issuer=ontdekking["issuer"]
    )
    assert claims["nonce"] == "n"
    assert "bsn" not in claims
    kop = {"Authorization": f"Bearer {antwoord.json()['access_token']}"}
    wie = requests.get(ontdekking["userinfo_endpoint"], headers=kop, timeout=5).json()
    assert (wie["sub"], wie["bsn"], wie["birthdate"]) == (claims["sub"], "999990056", "1941-06-08")
    assert "999990056" not in claims["sub"]


@pytest.mark.parametrize("anders", [{"redirect_uri": "http://kwaad.example/"}, {"client_id": "ander"}])
def test_een_onbekend_portaal_of_adres_wordt_nooit_doorgestuurd(digid: Digid, anders: dict[str, str]) -> None:
    antwoord = vraag(digid, **anders)
    assert antwoord.status_code == 400
    assert "Location" not in antwoord.headers


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"code_challenge": ""}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"nonce": ""}, "invalid_request"),
        ({"state": ""}, "invalid_request"),
    ],
)
def test_wat_ontbreekt_hoort_het_portaal(digid: Digid, anders: dict[str, str], fout: str) -> None:
    antwoord = vraag(digid, **anders)
    assert antwoord.status_code == 302
    assert parse_qs(urlsplit(antwoord.headers["Location"]).query)["error"] == [fout]
    assert digid.makelaar.verzoeken == {}


@pytest.mark.parametrize(
    ("anders", "fout", "status"),
    [
        ({"code_verifier": "x" * 50}, "invalid_grant", 400),
        ({"redirect_uri": f"{TERUG}x"}, "invalid_grant", 400),
        ({"client_secret": "fout"}, "invalid_client", 401),
        ({"grant_type": "password"}, "unsupported_grant_type", 400),
        ({"code": "verzonnen"}, "invalid_grant", 400),
    ],
)
def test_wat_niet_bij_de_code_hoort_is_een_fout(digid: Digid, anders: dict[str, str], fout: str, status: int) -> None:
    antwoord = wissel(digid, **({"code": code(digid)} | anders))
    assert (antwoord.status_code, antwoord.json()["error"]) == (status, fout)


def test_een_code_die_twee_keer_komt_maakt_ook_het_eerste_token_waardeloos(digid: Digid) -> None:
    eenmalig = code(digid)
    token = wissel(digid, code=eenmalig).json()["access_token"]
    assert wissel(digid, code=eenmalig).json()["error"] == "invalid_grant"
    with pytest.raises(Fout):
        digid.makelaar.userinfo(token)


def test_een_oude_code_en_een_tweede_keuze_werken_niet(digid: Digid) -> None:
    eenmalig = code(digid)
    digid.makelaar.codes[eenmalig] = replace(digid.makelaar.codes[eenmalig], tot=0.0)
    assert wissel(digid, code=eenmalig).json()["error"] == "invalid_grant"
    with pytest.raises(Fout):
        digid.makelaar.kies("verzonnen", "0")


def test_wie_zich_als_portaal_meldt_in_de_kop_mag_ook(digid: Digid) -> None:
    velden = {
        "grant_type": "authorization_code", "redirect_uri": TERUG, "code_verifier": VERIFIER, "code": code(digid),
    }  # fmt: skip
    adres = f"{digid.makelaar.adres}/token"
    assert requests.post(adres, velden, auth=("wmo-portaal", GEHEIM), timeout=5).status_code == 200
    assert requests.post(adres, velden, auth=("wmo-portaal", "fout"), timeout=5).json()["error"] == "invalid_client"


def test_annuleren_gaat_terug_zonder_code(digid: Digid) -> None:
    sleutel = digid.makelaar.begin({"client_id": "wmo-portaal", "redirect_uri": TERUG, "state": "s"})
    terug = parse_qs(urlsplit(digid.makelaar.kies(sleutel, "stop")).query)
    assert terug == {"error": ["access_denied"], "state": ["s"]}
