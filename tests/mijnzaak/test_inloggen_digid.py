"""Coming in with DigiD: who it is, what is kept of it, and everything that must not get in."""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from meldingen.models import Client as Inwonerrij
from meldingen.models import Gebruiker, Inwoner, Machtiging, Melding
from meldingen.rollen import Rol
from meldingen.services.clienten import bsn_index
from meldingen.services.inwoners import inwoner_met_bsn
from tests.bouwers import clientgegevens, maak_melding
from tests.mijnzaak.conftest import (
    ANDER_JAAR,
    CLIENT,
    DOCHTER,
    FOUT_BSN,
    TE_ZWAK,
    ZONDER_BSN,
    ZONDER_DATUM,
    Digid,
)
from tests.momentopname import momentopname
from wmo_portal.lokaal.digid import Persoon

pytestmark = pytest.mark.django_db
HEEN, TERUG = "/mijn-zaak/inloggen/digid/", "/mijn-zaak/inloggen/digid/terug/"


@pytest.fixture
def melding(db: None) -> Melding:
    return maak_melding(client=clientgegevens(bsn=CLIENT.bsn, geboortedatum=date(1941, 6, 8), achternaam="Bakker"))


def naar_makelaar(client: Client, **velden: str) -> str:
    antwoord = client.post(HEEN, velden)
    assert antwoord.status_code == 302, antwoord.content
    return antwoord.headers["Location"]


def kies(digid: Digid, adres: str, persoon: Persoon) -> str:
    """What the person does at the broker; returns the way back into the portal."""
    pagina = requests.get(adres, timeout=5)
    assert pagina.status_code == 200, pagina.text
    sleutel = re.search(r'name="verzoek" value="([^"]+)"', pagina.text)[1]
    gekozen = requests.post(
        f"{digid.makelaar.adres}/kies", {"verzoek": sleutel, "wie": digid.nummer(persoon)}, allow_redirects=False,
        timeout=5,
    )  # fmt: skip
    delen = urlsplit(gekozen.headers["Location"])
    return f"{delen.path}?{delen.query}"


def log_in(client: Client, digid: Digid, persoon: Persoon, **velden: str) -> HttpResponse:
    return client.get(kies(digid, naar_makelaar(client, **velden), persoon))


@pytest.mark.regel("X-07", "X-20")
def test_wie_de_client_is_komt_in_de_eigen_zaak_en_allauth_bewaart_geen_bsn(digid: Digid, melding: Melding) -> None:
    client = Client()
    antwoord = log_in(client, digid, CLIENT)
    assert antwoord.status_code == 302
    assert (
        client.get(antwoord.headers["Location"], follow=True).redirect_chain[-1][0] == f"/mijn-zaak/{melding.nummer}/"
    )
    inwoner = Inwoner.objects.get()
    assert (inwoner.bsn_index, inwoner.geboortedatum) == (bsn_index(CLIENT.bsn), date(1941, 6, 8))
    gebruiker = inwoner.gebruiker
    assert gebruiker.rollen == {Rol.INWONER}
    assert (gebruiker.gemeente, gebruiker.organisatie, gebruiker.is_staff) == (None, None, False)
    assert not gebruiker.has_usable_password()
    assert str(gebruiker) == melding.client.naam
    rij = SocialAccount.objects.get()
    assert rij.extra_data == {}
    assert not SocialToken.objects.exists()
    sessies = " ".join(str(sessie.get_decoded()) for sessie in Session.objects.all())
    assert CLIENT.bsn not in f"{rij.uid} {gebruiker.username} {sessies}"
    assert "access_token" not in sessies


def test_de_tweede_keer_is_het_dezelfde_persoon(digid: Digid, melding: Melding) -> None:
    for _ in range(2):
        log_in(Client(), digid, CLIENT)
    assert (Inwoner.objects.count(), SocialAccount.objects.count()) == (1, 1)
    assert Gebruiker.objects.filter(groups__name=Rol.INWONER).count() == 1


def test_na_het_inloggen_gaat_men_verder_waar_men_was_en_nergens_anders(digid: Digid, melding: Melding) -> None:
    antwoord = log_in(Client(), digid, CLIENT, next=f"/mijn-zaak/{melding.nummer}/inzage/")
    assert antwoord.headers["Location"] == f"/mijn-zaak/{melding.nummer}/inzage/"
    for elders in ("https://kwaad.example/mijn-zaak/", "//kwaad.example/", "/admin/"):
        assert log_in(Client(), digid, CLIENT, next=elders).headers["Location"] == "/mijn-zaak/"


@pytest.mark.regel("X-07")
def test_hetzelfde_bsn_met_een_andere_geboortedatum_ziet_niets(digid: Digid, melding: Melding) -> None:
    client = Client()
    log_in(client, digid, ANDER_JAAR)
    assert "Wij vinden geen zaak bij u" in client.get("/mijn-zaak/").content.decode()
    assert client.get(f"/mijn-zaak/{melding.nummer}/").status_code == 404
    assert melding.inzagen.get().is_geweigerd


@pytest.mark.parametrize(
    ("persoon", "zin"),
    [
        (TE_ZWAK, "U logde niet veilig genoeg in."),
        (ZONDER_BSN, "Wij kregen van DigiD geen burgerservicenummer."),
        (FOUT_BSN, "Wij kregen van DigiD geen burgerservicenummer."),
    ],
)
def test_te_zwak_of_zonder_bsn_komt_er_niemand_in(
    digid: Digid, persoon: Persoon, zin: str, caplog: pytest.LogCaptureFixture
) -> None:
    client, voor = Client(), momentopname()
    with caplog.at_level(logging.DEBUG):
        antwoord = log_in(client, digid, persoon)
    assert antwoord.status_code == 403
    assert zin in antwoord.content.decode()
    assert "_auth_user_id" not in client.session
    na = momentopname()
    assert {naam for naam in na if na[naam] != voor[naam]} <= {"sessions.Session"}
    assert "999990056" not in caplog.text
    assert "123456789" not in caplog.text


def test_de_weg_terug_werkt_een_keer_en_alleen_in_de_eigen_browser(digid: Digid, melding: Melding) -> None:
    eigen, ander = Client(), Client()
    terug = kies(digid, naar_makelaar(eigen), CLIENT)
    ander.post(HEEN)
    assert ander.get(terug).status_code == 403
    assert "_auth_user_id" not in ander.session
    assert eigen.get(terug).status_code == 302
    eigen.post("/accounts/logout/")
    assert eigen.get(terug).status_code == 403
    assert "_auth_user_id" not in eigen.session


def test_een_code_van_een_ander_in_de_eigen_sessie_wordt_geweigerd(digid: Digid, melding: Melding) -> None:
    """An attacker's code with the victim's state: PKCE and the nonce tie the code to the browser that asked."""
    slachtoffer, aanvaller = Client(), Client()
    van_slachtoffer = kies(digid, naar_makelaar(slachtoffer), CLIENT)
    van_aanvaller = kies(digid, naar_makelaar(aanvaller), DOCHTER)
    code = re.search(r"code=([^&]+)", van_aanvaller)[1]
    antwoord = slachtoffer.get(re.sub(r"code=[^&]+", f"code={code}", van_slachtoffer))
    assert antwoord.status_code == 403
    assert "_auth_user_id" not in slachtoffer.session


def test_het_nummer_van_de_sessie_verandert_bij_het_inloggen(digid: Digid, melding: Melding) -> None:
    client = Client()
    terug = kies(digid, naar_makelaar(client), CLIENT)
    voor = client.session.session_key
    client.get(terug)
    assert client.session.session_key != voor
    assert not Session.objects.filter(pk=voor).exists()
    assert client.session.get_expiry_age() <= 15 * 60


def knoei(digid: Digid, monkeypatch: pytest.MonkeyPatch, **claims: Any) -> None:
    """The provider signs something else than it should."""
    makelaar = digid.makelaar
    echt = makelaar._id_token

    def vals(persoon: Persoon, nonce: str) -> str:
        inhoud = jwt.decode(echt(persoon, nonce), options={"verify_signature": False}) | claims
        return jwt.encode(inhoud, makelaar.sleutel, algorithm="RS256", headers={"kid": makelaar.kid})

    monkeypatch.setattr(makelaar, "_id_token", vals)


@pytest.mark.parametrize("claims", [{"nonce": "ander"}, {"aud": "ander"}, {"iss": "http://ander"}, {"exp": 1}])
def test_een_token_dat_niet_voor_deze_vraag_is_wordt_geweigerd(
    digid: Digid, melding: Melding, monkeypatch: pytest.MonkeyPatch, claims: dict[str, Any]
) -> None:
    knoei(digid, monkeypatch, **claims)
    client = Client()
    assert log_in(client, digid, CLIENT).status_code == 403
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()


def test_een_token_met_een_andere_handtekening_wordt_geweigerd(
    digid: Digid, melding: Melding, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, makelaar = Client(), digid.makelaar
    jwks = makelaar.jwks()
    terug = kies(digid, naar_makelaar(client), CLIENT)
    makelaar.__post_init__()
    makelaar.kid = jwks["keys"][0]["kid"]
    monkeypatch.setattr(makelaar, "jwks", lambda: jwks)
    assert client.get(terug).status_code == 403


def test_een_medewerker_wordt_nooit_een_inwoner(digid: Digid, melding: Melding, consulent: Gebruiker) -> None:
    inwoner = inwoner_met_bsn(CLIENT.bsn, None)
    Inwoner.objects.filter(pk=inwoner.pk).update(gebruiker=consulent)
    client = Client()
    antwoord = log_in(client, digid, CLIENT)
    assert antwoord.status_code == 403
    assert "_auth_user_id" not in client.session


def test_wie_als_medewerker_was_aangemeld_is_daarna_alleen_nog_inwoner(
    digid: Digid, melding: Melding, consulent: Gebruiker
) -> None:
    client = Client()
    client.force_login(consulent)
    log_in(client, digid, CLIENT)
    assert client.get("/werkvoorraad/").status_code == 403
    assert not SocialAccount.objects.filter(user=consulent).exists()


def test_een_rij_van_allauth_die_bij_een_ander_hoort_opent_niets(digid: Digid, melding: Melding) -> None:
    log_in(Client(), digid, DOCHTER)
    log_in(Client(), digid, CLIENT)
    uid = SocialAccount.objects.get(user__inwoner__bsn_index=bsn_index(CLIENT.bsn)).uid
    SocialAccount.objects.filter(uid=uid).update(user=Gebruiker.objects.get(inwoner__bsn_index=bsn_index(DOCHTER.bsn)))
    client = Client()
    assert log_in(client, digid, CLIENT).status_code == 403
    assert "_auth_user_id" not in client.session


def test_annuleren_en_een_makelaar_die_niet_antwoordt_geven_een_zin(digid: Digid, settings: Settings) -> None:
    client = Client()
    state = re.search(r"state=([^&]+)", naar_makelaar(client))[1]
    antwoord = client.get(TERUG, {"error": "access_denied", "state": state})
    assert "U stopte met inloggen bij DigiD." in antwoord.content.decode()
    settings.OIDC = replace(settings.OIDC, url="http://127.0.0.1:9")
    assert "DigiD werkt nu niet." in client.post(HEEN).content.decode()


def test_zonder_makelaar_is_er_geen_knop_en_geen_weg(settings: Settings, db: None) -> None:
    settings.OIDC = None
    client = Client()
    assert "Inloggen met DigiD" not in client.get("/mijn-zaak/inloggen/").content.decode()
    assert client.post(HEEN).status_code == 404
    assert client.get(TERUG).status_code == 404


@pytest.mark.parametrize(
    "pad", ["/accounts/3rdparty/", "/accounts/3rdparty/signup/", "/accounts/oidc/digid/login/", "/accounts/social/"]
)
def test_de_eigen_deuren_van_allauth_zijn_dicht(pad: str, db: None) -> None:
    assert Client().get(pad).status_code == 404


@pytest.mark.parametrize("pad", ["/accounts/password/set/", "/accounts/password/change/"])
def test_een_inwoner_kan_zich_geen_wachtwoord_geven(digid: Digid, melding: Melding, pad: str) -> None:
    client = Client()
    log_in(client, digid, CLIENT)
    geheim = "Lang-geheim-genoeg-9"
    client.post(pad, {"password1": geheim, "password2": geheim})
    assert not Inwoner.objects.get().gebruiker.has_usable_password()


# --- the birth date that the broker does not tell ---------------------------------------------------


def datum(jaar: int) -> dict[str, str]:
    return {"geboortedatum_dag": "8", "geboortedatum_maand": "6", "geboortedatum_jaar": str(jaar)}


@pytest.mark.regel("X-07")
def test_zonder_geboortedatum_wordt_zij_een_keer_gevraagd(digid: Digid, melding: Melding) -> None:
    client = Client()
    log_in(client, digid, ZONDER_DATUM)
    assert client.get(f"/mijn-zaak/{melding.nummer}/").status_code == 404
    assert client.get("/mijn-zaak/").headers["Location"] == "/mijn-zaak/geboortedatum/"
    antwoord = client.post("/mijn-zaak/geboortedatum/", datum(1940))
    assert "Deze geboortedatum is anders dan de datum die wij kennen." in antwoord.content.decode()
    client.post("/mijn-zaak/geboortedatum/", datum(1941))
    assert client.get(f"/mijn-zaak/{melding.nummer}/").status_code == 200
    log_in(client, digid, ZONDER_DATUM)
    assert client.get("/mijn-zaak/").headers["Location"] == f"/mijn-zaak/{melding.nummer}/"


def test_na_vijf_verkeerde_geboortedatums_helpt_ook_de_goede_niet_meer(digid: Digid, melding: Melding) -> None:
    client = Client()
    log_in(client, digid, ZONDER_DATUM)
    for jaar in range(1930, 1935):
        client.post("/mijn-zaak/geboortedatum/", datum(jaar))
    antwoord = client.post("/mijn-zaak/geboortedatum/", datum(1941))
    assert "U vulde te vaak een andere geboortedatum in" in antwoord.content.decode()
    assert Inwoner.objects.get().geboortedatum is None


def test_zonder_eigen_zaak_wordt_de_geboortedatum_gewoon_bewaard(digid: Digid) -> None:
    client = Client()
    log_in(client, digid, ZONDER_DATUM)
    client.post("/mijn-zaak/geboortedatum/", datum(1955))
    assert Inwoner.objects.get().geboortedatum == date(1955, 6, 8)


# --- who acts for somebody ---------------------------------------------------------------------------


@pytest.mark.regel("A-17")
def test_een_gemachtigde_dochter_ziet_de_zaak_van_haar_moeder_zolang_de_machtiging_geldt(
    digid: Digid, melding: Melding, consulent: Gebruiker, machtig: Callable[..., Machtiging]
) -> None:
    dochter = inwoner_met_bsn(DOCHTER.bsn, date(1968, 2, 1)).gebruiker
    rij = machtig(melding, dochter)
    client = Client()
    log_in(client, digid, DOCHTER)
    assert client.get(f"/mijn-zaak/{melding.nummer}/").status_code == 200
    rij.ingetrokken_op = rij.van
    rij.save(update_fields=["ingetrokken_op"])
    assert client.get(f"/mijn-zaak/{melding.nummer}/").status_code == 404
    assert Inwonerrij.objects.count() == 1
