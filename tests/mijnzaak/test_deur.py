"""The pages at the door and inside: the same answer whoever asks, limits, and who looked in words."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from meldingen import klok
from meldingen.models import Client as Clientrij
from meldingen.models import Gebruiker, Inlogcode, Inzage, Machtiging, Melding, Taak
from meldingen.services.inwoners import inwoner_met_bsn, inwoner_van_client
from meldingen.services.inzage import log_geweigerd, log_inzage
from tests.bouwers import clientgegevens, maak_melding
from tests.mensen import maak_bsn
from tests.momentopname import momentopname
from wmo_portal.mijnzaak.wie_keek import wat_in_woorden

pytestmark = pytest.mark.django_db
AANVRAGEN, CODE = "/mijn-zaak/inloggen/code-aanvragen/", "/mijn-zaak/inloggen/code/"
VUIL = ("", "a\x00b", "x" * 20_000, "🎂", "abc", "99999999999999999999", "<script>alert(1)</script>")


@pytest.fixture
def melding(consulent: Gebruiker) -> Melding:
    rij = maak_melding(op=klok.vandaag(), client=clientgegevens(achternaam="Bakker", geboortedatum=date(1941, 6, 8)))
    rij.behandelaar = consulent
    Melding.objects.filter(pk=rij.pk).update(behandelaar=consulent)
    return rij


@pytest.fixture
def thuis(melding: Melding) -> Client:
    """The client, signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(inwoner_van_client(melding.client).gebruiker)
    return client


def vraag(nummer: str, jaar: int = 1941, postcode: str = "1234 AB") -> dict[str, Any]:
    geboren = {"geboortedatum_dag": "8", "geboortedatum_maand": "6", "geboortedatum_jaar": str(jaar)}
    return {"nummer": nummer, "postcode": postcode, **geboren}


@pytest.mark.regel("X-20")
def test_wie_een_code_vraagt_leest_altijd_hetzelfde(melding: Melding) -> None:
    antwoorden = set()
    for velden in (vraag("WMO-BESTAAT-NIET"), vraag(melding.nummer, 1940), vraag(melding.nummer)):
        antwoord = Client().post(AANVRAGEN, velden, follow=True)
        antwoorden.add((antwoord.request["PATH_INFO"], str(next(iter(antwoord.context["messages"])))))
    assert len(antwoorden) == 1
    assert Inlogcode.objects.count() == 1
    Clientrij.objects.filter(pk=melding.client_id).update(veilige_communicatie=True)
    Inlogcode.objects.all().delete()
    antwoord = Client().post(AANVRAGEN, vraag(melding.nummer), follow=True)
    assert (antwoord.request["PATH_INFO"], str(next(iter(antwoord.context["messages"])))) in antwoorden
    assert not Inlogcode.objects.exists()
    assert Taak.objects.filter(sleutel__startswith="inlogcode:").exists()


def test_te_vaak_vragen_en_te_vaak_raden_helpt_niet_en_vertelt_niets(melding: Melding) -> None:
    client = Client()
    for _ in range(10):
        client.post(AANVRAGEN, vraag("WMO-BESTAAT-NIET"))
    antwoord = client.post(AANVRAGEN, vraag(melding.nummer), follow=True)
    assert "Kloppen uw gegevens?" in antwoord.content.decode()
    assert not Inlogcode.objects.exists()
    for _ in range(20):
        client.post(CODE, {"nummer": "WMO-BESTAAT-NIET", "code": "ABCD2345"})
    Client().post(AANVRAGEN, vraag(melding.nummer), REMOTE_ADDR="192.0.2.7")
    geheim = Inlogcode.objects.get().code
    goed = {"nummer": melding.nummer, "code": geheim}
    assert "kunt u niet inloggen" in client.post(CODE, goed).content.decode()
    assert client.post(CODE, goed, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_een_code_in_twee_browsers_opent_er_een_en_geeft_een_nieuwe_sessie(melding: Melding) -> None:
    een, twee = Client(), Client()
    een.post(AANVRAGEN, vraag(melding.nummer))
    goed = {"nummer": melding.nummer, "code": Inlogcode.objects.get().code}
    for client in (een, twee):
        client.get("/melden/gemeente/9901/")
    voor = een.session.session_key
    assert een.post(CODE, goed).headers["Location"] == "/mijn-zaak/"
    assert een.session.session_key != voor
    assert een.session.get_expiry_age() <= 15 * 60
    assert twee.post(CODE, goed).status_code == 200
    assert "_auth_user_id" not in twee.session
    assert een.get(f"/mijn-zaak/{melding.nummer}/").status_code == 200


@pytest.mark.parametrize("vuil", VUIL)
@pytest.mark.parametrize("pad", [AANVRAGEN, CODE])
def test_onzin_aan_de_deur_verandert_niets(pad: str, vuil: str, melding: Melding) -> None:
    voor, client = momentopname(), Client(raise_request_exception=False)
    velden = dict.fromkeys(("nummer", "code", "postcode"), vuil)
    antwoord = client.post(pad, velden | {f"geboortedatum_{deel}": vuil for deel in ("dag", "maand", "jaar")})
    assert antwoord.status_code == 200
    assert "<script>alert" not in antwoord.content.decode()
    assert "<title>Fout: " in antwoord.content.decode()
    assert momentopname() == voor


def test_medewerkers_sturen_de_code_en_zien_haar_niet(melding: Melding, administratie: Gebruiker) -> None:
    client, pad = Client(), f"/zaken/{melding.nummer}/inlogcode/"
    client.force_login(administratie)
    assert "Controleer eerst wie dit vraagt." in client.post(pad).content.decode()
    antwoord = client.post(pad, {"gecontroleerd": "on"}, follow=True)
    assert "De brief met de inlogcode gaat vandaag op de post." in antwoord.content.decode()
    rij = Inlogcode.objects.get()
    assert rij.code not in antwoord.content.decode()
    assert "Er ging al een brief" in client.post(pad, {"gecontroleerd": "on"}).content.decode()
    Clientrij.objects.filter(pk=melding.client_id).update(veilige_communicatie=True)
    Inlogcode.objects.all().delete()
    antwoord = client.post(pad, {"gecontroleerd": "on"}, follow=True)
    assert "Er staat een taak klaar voor de consulent." in antwoord.content.decode()


def test_van_binnen_een_code_voor_de_volgende_keer(thuis: Client, melding: Melding) -> None:
    pad = f"/mijn-zaak/{melding.nummer}/code/"
    assert pad in thuis.get(f"/mijn-zaak/{melding.nummer}/").content.decode()
    assert "een code voor de volgende keer" in thuis.post(pad, follow=True).content.decode()
    assert Inlogcode.objects.count() == 1


# --- who looked ------------------------------------------------------------------------------------


@pytest.mark.regel("X-17")
def test_wie_keek_staat_er_in_gewone_woorden_zonder_namen_van_medewerkers(
    thuis: Client,
    melding: Melding,
    consulent: Gebruiker,
    teamleider: Gebruiker,
    administratie: Gebruiker,
    aanbieder: Gebruiker,
    buitenstaander: Gebruiker,
    machtig: Callable[..., Machtiging],
) -> None:
    dochter = inwoner_met_bsn(maak_bsn(8101), date(1970, 1, 1)).gebruiker
    machtig(melding, dochter)
    for wie, wat in (
        (consulent, "verslag"), (teamleider, "afweging"), (administratie, "documenten"), (aanbieder, "zorgplan"),
        (dochter, "mijn zaak"),
    ):  # fmt: skip
        log_inzage(melding, wie, wat)
    log_geweigerd(melding, buitenstaander, "dossier")
    tekst = " ".join(thuis.get(f"/mijn-zaak/{melding.nummer}/inzage/").content.decode().split())
    for zin in (
        "<strong>Sanne Mulder, uw consulent</strong> bekeek het verslag van het gesprek",
        "<strong>Teamleider Wmo, gemeente Voorbeeld</strong> bekeek de behandeling van uw zaak",
        "<strong>Administratief medewerker, gemeente Voorbeeld</strong> bekeek een brief of stuk",
        "<strong>Stichting Huis Linde</strong> bekeek het zorgplan",
        "<strong>Dochter Bakker, die u machtigde</strong> bekeek uw zaak in Mijn zaak",
    ):
        assert zin in tekst
    assert tekst.index("Dochter Bakker") < tekst.index("Sanne Mulder")
    for naam in ("Teun", "Visser", "Ada Smit", "Zwinkels"):
        assert naam not in tekst


def test_wie_keek_gaat_in_bladzijden_met_een_vast_aantal_vragen(
    thuis: Client,
    melding: Melding,
    teamleider: Gebruiker,
    consulent: Gebruiker,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    Inzage.objects.bulk_create(
        Inzage(gemeente=melding.gemeente, melding=melding, gebruiker=wie, wat="verslag")
        for wie in (teamleider, consulent)
        for _ in range(20)
    )
    with django_assert_max_num_queries(20):
        eerste = thuis.get(f"/mijn-zaak/{melding.nummer}/inzage/").content.decode()
    assert "Pagina 1 van 2" in eerste
    assert "Pagina 2 van 2" in thuis.get(f"/mijn-zaak/{melding.nummer}/inzage/?pagina=2").content.decode()


@pytest.mark.parametrize(
    ("wat", "woorden"),
    [
        ("document D-07", "een brief of stuk"),
        ("dossier", "de behandeling van uw zaak"),
        ("machtigingen", "uw gegevens"),
        ("saldo van het logeren", "het logeren"),
        ("besluit voorstellen", "het besluit"),
    ],
)
def test_elk_deel_van_de_zaak_heeft_gewone_woorden(wat: str, woorden: str) -> None:
    assert wat_in_woorden(wat) == woorden
