"""The pages of the decision on a pgb abroad: the proposal, the queue of the deciders, and what is refused."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beschikkingen.models import Beschikking
from meldingen.models import Gebruiker, Gemeente
from onderzoek.models import Buitenlandverzoek
from tests.beschikkingen.test_besluitconcept import klaar
from tests.beschikkingen.test_buitenland import besluit_op, ken_toe, vraag
from tests.bouwers import Zaak
from tests.onderzoek.pgbhulp import zet_parameters

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
GOED = {"hulp_voldoet": "ja", "verlagen": "ja", "motivering": "Uw zus helpt u daar elke dag."}
Als = Callable[[Gebruiker], Client]


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Iterator[Zaak]:
    zaak = klaar()
    zet_parameters(zaak)
    ken_toe(zaak)
    dag = datetime.combine(zaak.op, datetime.min.time(), UTC)
    with time_machine.travel(dag + timedelta(hours=9), tick=False):
        yield zaak


@pytest.fixture
def als() -> Als:
    def binnen(wie: Gebruiker) -> Client:
        client = Client()
        client.force_login(wie)
        return client

    return binnen


def adres(zaak: Zaak, verzoek: Buitenlandverzoek) -> str:
    return reverse("buitenland_besluit", args=[zaak.melding.nummer, verzoek.pk])


def tekst(antwoord: HttpResponse) -> str:
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().replace("&nbsp;", " ").replace("\xa0", " ").split())


@pytest.mark.regel("P-06", "P-31", "B-02")
def test_van_verzoek_tot_besluit_op_het_scherm(zaak: Zaak, als: Als) -> None:
    verzoek = vraag(zaak, dagen=50)
    consulent, teamleider = als(zaak.consulent), als(zaak.teamleider)
    pad = adres(zaak, verzoek)
    assert f'href="{pad}"' in tekst(consulent.get(reverse("pgb", args=[zaak.melding.nummer])))
    leeg = tekst(consulent.get(pad))
    assert "In het buitenland is het pgb vandaag niet toegestaan." in leeg
    assert "Zonder besluit met toestemming geldt het pgb alleen in Nederland." in leeg
    assert "Wat de regels zeggen: gedeeltelijk toegekend" in leeg
    assert "€ 147,33 per maand vanaf 26 augustus 2026 (85 %)" in leeg
    na = tekst(consulent.post(pad, GOED, follow=True))
    assert "Het voorstel ligt bij de teamleider." in na
    assert "Tot dan geldt het pgb alleen in Nederland." in na
    assert "Besluit voorstellen" not in na
    rij = tekst(teamleider.get(reverse("te-beslissen")))
    assert "Gedeeltelijk toegekend: pgb in Spanje" in rij
    voorstel = Beschikking.objects.get(soort=Beschikking.Soort.BUITENLAND)
    gelezen = tekst(teamleider.get(reverse("voorstel", args=[voorstel.pk])))
    for deel in (
        "Uw zus helpt u daar elke dag.",
        "U bent lang weg.",
        "Bij vertrek op 15 juli 2026",
        "U beslist op grond",
    ):
        assert deel in gelezen
    assert "Dit staat in de weg" not in gelezen
    klaar_ = tekst(teamleider.post(reverse("beslissen", args=[voorstel.pk]), follow=True))
    assert "is genomen. De brief gaat op de post." in klaar_
    besloten = tekst(consulent.get(pad))
    assert "Besluit: gedeeltelijk toegekend" in besloten
    assert "Bezwaar kan tot en met" in besloten
    with time_machine.travel(datetime.combine(verzoek.van, datetime.min.time(), UTC) + timedelta(hours=9), tick=False):
        op_reis = tekst(als(zaak.consulent).get(pad))
    assert "In het buitenland is het pgb vandaag wel toegestaan." in op_reis


@pytest.mark.regel("B-02")
def test_teruggestuurd_kan_de_consulent_opnieuw_voorstellen(zaak: Zaak, als: Als) -> None:
    verzoek = vraag(zaak)
    consulent, teamleider = als(zaak.consulent), als(zaak.teamleider)
    pad = adres(zaak, verzoek)
    consulent.post(pad, GOED)
    voorstel = Beschikking.objects.get(soort=Beschikking.Soort.BUITENLAND)
    terug = reverse("terugsturen", args=[voorstel.pk])
    assert "Schrijf op wat er anders moet." in tekst(teamleider.post(terug, {"reden": ""}))
    assert "teruggestuurd naar de consulent" in tekst(teamleider.post(terug, {"reden": "Bel eerst."}, follow=True))
    assert "Het vorige voorstel is teruggestuurd op" in tekst(consulent.get(pad))
    assert "Besluit voorstellen" not in tekst(teamleider.get(pad))
    assert "Het voorstel ligt bij de teamleider." in tekst(consulent.post(pad, GOED, follow=True))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"hulp_voldoet": ""}, "Kies of de hulp daar goed en veilig is"),
        ({"verlagen": ""}, "Kies of het pgb lager wordt."),
        ({"motivering": ""}, "Schrijf waarom dit het besluit is."),
        ({"afwijking": "hardheid"}, "U wijkt af van de regels. Schrijf op waarom."),
        ({"afwijking": "zomaar"}, "Kies een van de antwoorden die hier staan."),
    ],
)
def test_wat_niet_klopt_is_een_zin_en_blijft_staan(zaak: Zaak, als: Als, anders: dict[str, str], zin: str) -> None:
    verzoek = vraag(zaak, dagen=50)
    antwoord = tekst(als(zaak.consulent).post(adres(zaak, verzoek), GOED | anders))
    assert zin in antwoord
    assert anders.get("motivering", GOED["motivering"]) in antwoord
    assert not Beschikking.objects.filter(soort=Beschikking.Soort.BUITENLAND).exists()


@pytest.mark.regel("P-31")
def test_zonder_toegekend_pgb_zegt_de_bladzijde_wat_eerst_moet(voorbeeld: Gemeente, als: Als) -> None:
    zaak = klaar()
    zet_parameters(zaak)
    verzoek = vraag(zaak)
    with time_machine.travel(datetime.combine(zaak.op, datetime.min.time(), UTC), tick=False):
        client, pad = als(zaak.consulent), adres(zaak, verzoek)
        assert "nog geen pgb per maand of per jaar toegekend" in tekst(client.get(pad))
        na = tekst(client.post(pad, GOED))
        assert na.count("Neem eerst het besluit over het pgb.") >= 2
        assert GOED["motivering"] in na
    assert not Beschikking.objects.exists()


def test_de_bladzijde_vraagt_steeds_evenveel_van_de_databank(zaak: Zaak, als: Als) -> None:
    eerste, client = vraag(zaak, dagen=7), als(zaak.consulent)
    tellingen = []
    for over in (20, 40):
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            client.get(adres(zaak, eerste))
        tellingen.append(len(vragen))
        besluit_op(zaak, vraag(zaak, eerste.van + timedelta(days=over), 7))
    assert tellingen[0] == tellingen[1]
