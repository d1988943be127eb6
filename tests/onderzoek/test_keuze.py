"""What might be granted: choosing from the catalogue of the day, the form it takes, and the outcome."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente
from onderzoek.models import Onderzoek, Voorzieningkeuze, Voorzieningsoort
from onderzoek.services import keuze as handelingen
from tests.bouwers import Zaak, breng_naar, proefsoort

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


def soort(zaak: Zaak, code: str = "PROEFFIETS", **velden: object) -> Voorzieningsoort:
    return proefsoort(zaak.melding.gemeente, code, **velden)


def kies(zaak: Zaak, welke: Voorzieningsoort) -> Voorzieningkeuze:
    onderzoek = Onderzoek.objects.select_related("melding__gemeente").get(melding=zaak.melding)
    return handelingen.kies_voorziening(onderzoek, welke, waarvoor="Naar de winkel", op=zaak.op, door=zaak.consulent)


def test_een_keer_kiezen_uit_de_lijst_van_vandaag(zaak: Zaak) -> None:
    fiets = soort(zaak)
    keuze = kies(zaak, fiets)
    assert (keuze.soort, keuze.leveringsvorm, keuze.uitkomst) == (fiets, "", "")
    with pytest.raises(Geweigerd, match="staat al in de lijst"):
        kies(zaak, fiets)
    with pytest.raises(Geweigerd, match="staat nu niet in de lijst"):
        kies(zaak, soort(zaak, "OUD", geldig_tot=zaak.op - timedelta(days=1)))
    assert kies(zaak, soort(zaak, "LAATST", geldig_tot=zaak.op)).pk


@pytest.mark.regel("P-28")
def test_wat_niet_als_pgb_kan_wordt_natura_en_zegt_waarom(zaak: Zaak) -> None:
    centrum = soort(zaak, "CENTRUM", mag_pgb=False, geen_pgb_reden="Een ontmoetingscentrum is er voor iedereen.")
    keuze = kies(zaak, centrum)
    assert keuze.leveringsvorm == "natura"
    with pytest.raises(
        Geweigerd, match=r"kan niet als pgb\. Een ontmoetingscentrum is er voor iedereen\. Kies natura\."
    ):
        handelingen.stel_leveringsvorm_vast(keuze, leveringsvorm="pgb", op=zaak.op, door=zaak.consulent)
    fiets = kies(zaak, soort(zaak))
    handelingen.stel_leveringsvorm_vast(fiets, leveringsvorm="pgb", op=zaak.op, door=zaak.consulent)
    fiets.refresh_from_db()
    assert fiets.leveringsvorm == "pgb"


def test_inzetten_kan_pas_als_de_vorm_is_gekozen(zaak: Zaak) -> None:
    keuze = kies(zaak, soort(zaak))
    feiten = {"uitkomst": "inzetten", "motivering": "Nodig voor boodschappen."}
    with pytest.raises(Geweigerd, match="Kies eerst natura of pgb"):
        handelingen.rond_keuze_af(keuze, **feiten, op=zaak.op, door=zaak.consulent)
    handelingen.stel_leveringsvorm_vast(keuze, leveringsvorm="natura", op=zaak.op, door=zaak.consulent)
    handelingen.rond_keuze_af(keuze, **feiten, op=zaak.op, door=zaak.consulent)
    keuze.refresh_from_db()
    assert (keuze.uitkomst, keuze.motivering) == ("inzetten", "Nodig voor boodschappen.")


def test_een_andere_vorm_opent_de_uitkomst_weer(zaak: Zaak) -> None:
    keuze = kies(zaak, soort(zaak))
    handelingen.rond_keuze_af(
        keuze, uitkomst="niet_inzetten", motivering="Niet nodig.", op=zaak.op, door=zaak.consulent
    )
    handelingen.stel_leveringsvorm_vast(keuze, leveringsvorm="natura", op=zaak.op, door=zaak.consulent)
    keuze.refresh_from_db()
    assert (keuze.uitkomst, keuze.motivering) == ("", "")


def test_weghalen_kan_zolang_niets_is_uitgewerkt(zaak: Zaak) -> None:
    handelingen.haal_keuze_weg(kies(zaak, soort(zaak)), op=zaak.op, door=zaak.consulent)
    assert not Voorzieningkeuze.objects.exists()


def test_een_gesloten_zaak_wijzigt_niet(zaak: Zaak) -> None:
    keuze = kies(zaak, soort(zaak))
    dicht = breng_naar("ingetrokken", gemeente=zaak.melding.gemeente)
    keuze.onderzoek.melding = dicht.melding
    with pytest.raises(Geweigerd, match="U kunt hier niets wijzigen"):
        handelingen.haal_keuze_weg(keuze, op=zaak.op, door=zaak.consulent)


def test_een_soort_zonder_vorm_bestaat_niet(zaak: Zaak) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        soort(zaak, mag_pgb=False, mag_natura=False)


def test_de_bladzijden_van_kiezen_tot_uitkomst(zaak: Zaak, browser: Client) -> None:
    fiets = soort(zaak)
    nummer = zaak.melding.nummer
    kiezen = reverse("voorziening_kiezen", args=[nummer])
    leeg = browser.post(kiezen, {"soort": fiets.pk, "waarvoor": " "}).content.decode()
    assert "Schrijf op waarvoor het nodig is." in leeg
    assert f'value="{fiets.pk}" selected' in leeg
    browser.post(kiezen, {"soort": fiets.pk, "waarvoor": "Naar de winkel"})
    keuze = Voorzieningkeuze.objects.get()
    uitkomst = reverse("voorziening_uitkomst", args=[nummer, keuze.pk])
    gemist = browser.post(uitkomst, {"uitkomst": "inzetten", "motivering": "Nodig."}).content.decode()
    assert "Kies eerst natura of pgb." in gemist
    assert "Nodig." in gemist
    browser.post(reverse("voorziening_vorm", args=[nummer, keuze.pk]), {"leveringsvorm": "natura"})
    gedaan = browser.post(uitkomst, {"uitkomst": "inzetten", "motivering": "Nodig."}, follow=True).content.decode()
    assert "De uitkomst is bewaard." in gedaan
    lijst = browser.get(reverse("voorzieningen", args=[nummer])).content.decode()
    assert "Proeffiets" in lijst
    assert "Inzetten" in lijst


def test_de_lijst_vraagt_altijd_evenveel(zaak: Zaak, browser: Client) -> None:
    adres = reverse("voorzieningen", args=[zaak.melding.nummer])
    kies(zaak, soort(zaak))
    with CaptureQueriesContext(connection) as een:
        browser.get(adres)
    for nummer in range(10):
        kies(zaak, soort(zaak, f"PROEF{nummer}"))
    with CaptureQueriesContext(connection) as veel:
        browser.get(adres)
    assert len(veel) == len(een)
