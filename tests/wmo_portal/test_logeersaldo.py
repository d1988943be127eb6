"""The pages of the balance: what a consulent sees and asks, what a teamleider decides, and the report."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from logeerzorg.models import AnderVerblijf, Overschrijding, Reservering
from meldingen.models import Gebruiker, Melding
from tests.bouwers import Zaak, breng_naar
from tests.logeerzorg.hulp import open_huis, plaats, zet
from tests.logeerzorg.vectoren import verblijf
from tests.wmo_portal.invoer import tekst

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)


@pytest.fixture
def zaak(op_de_dag: Callable[[Zaak], None], consulent: Gebruiker) -> Zaak:
    zaak = breng_naar("in_beoordeling", consulent.gemeente)
    zet(consulent.gemeente, kv_weekmodus="GEEN", kv_jaarcap_etmalen=3)
    op_de_dag(zaak)
    return zaak


def datum(naam: str, dag: date) -> dict[str, str]:
    return {f"{naam}_dag": str(dag.day), f"{naam}_maand": str(dag.month), f"{naam}_jaar": str(dag.year)}


def verzoek(van: date, **anders: Any) -> dict[str, Any]:
    velden = {
        "soort": "jaar", "grond": "hardheid", "ruimte": "2", "geen_andere_optie": "ja",
        "motivering": "De dochter wordt geopereerd.",
    }  # fmt: skip
    return velden | datum("van", van) | datum("tot", van + 5 * DAG) | anders


def logeren(melding: Melding) -> str:
    return f"{melding.get_absolute_url()}logeren/"


def bij_een_zaak(client: Client, pad: str) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, pad
    return tekst(antwoord)


@pytest.mark.regel("L-34")
def test_vragen_beslissen_en_dan_het_bed_vasthouden(
    als: Callable[[Gebruiker], Client], zaak: Zaak, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    melding, pad, van = zaak.melding, logeren(zaak.melding), zaak.op + 30 * DAG
    vast = zaak.optie(over=10)
    vraagt, beslist = als(consulent), als(teamleider)
    optie = f"{pad}bed/{vast.bed_id}/?{_adres(van, van + 3 * DAG)}"
    geweigerd = vraagt.post(optie, {"soort": "verblijf"})
    assert "maximum van 3 etmalen per jaar wordt overschreden" in tekst(geweigerd)
    leeg = vraagt.post(f"{pad}meer/", verzoek(van, ruimte=""))
    assert "Vul in hoeveel etmalen er boven het maximum komen." in tekst(leeg)
    assert vraagt.post(f"{pad}meer/", verzoek(van)).status_code == 302
    assert "Wacht op antwoord" in bij_een_zaak(vraagt, f"{pad}saldo/")
    assert "De dochter wordt geopereerd." in bij_een_zaak(beslist, f"{pad}meer/beslissen/")
    zonder = beslist.post(f"{pad}meer/beslissen/", {"besluit": "nee", "reden": ""})
    assert "Schrijf op waarom u het niet toestaat." in tekst(zonder)
    assert beslist.post(f"{pad}meer/beslissen/", {"besluit": "ja", "reden": ""}).status_code == 302
    assert "geen verzoek" in bij_een_zaak(beslist, f"{pad}meer/beslissen/")
    assert vraagt.post(optie, {"soort": "verblijf"}).status_code == 302
    rij = Reservering.objects.get(melding=melding, periode__startswith=van)
    assert rij.overschrijding == Overschrijding.objects.get()
    pagina = bij_een_zaak(vraagt, pad)
    assert "5 van 3 etmalen" in pagina
    assert "De teamleider stond er 2 extra toe." in pagina
    verslag = bij_een_zaak(beslist, "/logeerzorg/meer/")
    assert f"In {zaak.op.year} is 1 keer meer gevraagd" in verslag
    assert melding.nummer in verslag
    assert "Er is in dit jaar niets gevraagd." in bij_een_zaak(beslist, "/logeerzorg/meer/?jaar=2020")


def _adres(van: date, tot: date) -> str:
    return "&".join(f"{naam}={waarde}" for naam, waarde in (datum("van", van) | datum("tot", tot)).items())


def test_een_tijd_buiten_die_van_de_locatie_blijft_staan_met_een_zin(
    als: Callable[[Gebruiker], Client], zaak: Zaak, consulent: Gebruiker
) -> None:
    bed, van = zaak.optie(over=10).bed_id, zaak.op + 30 * DAG
    optie = f"{logeren(zaak.melding)}bed/{bed}/?{_adres(van, van + DAG)}"
    antwoord = als(consulent).post(optie, {"soort": "verblijf", "aankomst": "09.00"})
    assert "kan aankomst vanaf 14.00 uur" in tekst(antwoord)
    assert als(consulent).post(optie, {"soort": "verblijf", "aankomst": "16.30"}).status_code == 302
    assert str(Reservering.objects.get(periode__startswith=van).aankomst_tijd) == "16:30:00"


def test_wat_iemand_anders_betaalt_staat_erbij_en_gaat_weer_weg(
    als: Callable[[Gebruiker], Client], zaak: Zaak, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    pad, van = f"{logeren(zaak.melding)}saldo/", zaak.op + 30 * DAG
    velden = {"betaler": "zorgverzekeraar", "waar": "Hotel Zonzicht"} | datum("van", van) | datum("tot", van)
    assert "na de aankomstdag" in tekst(als(consulent).post(f"{pad}elders/", velden))
    assert als(consulent).post(f"{pad}elders/", velden | datum("tot", van + 7 * DAG)).status_code == 302
    pagina = bij_een_zaak(als(teamleider), pad)
    assert "Hotel Zonzicht" in pagina
    assert "(7 nachten). De zorgverzekeraar betaalt." in pagina
    assert "0 van 3 etmalen" in pagina
    assert "Weghalen" not in pagina
    weg = f"{pad}elders/{AnderVerblijf.objects.get().pk}/weg/"
    assert als(consulent).post(weg).status_code == 302
    assert "Hotel Zonzicht" not in bij_een_zaak(als(consulent), pad)


def test_het_aantal_vragen_aan_de_database_groeit_niet(
    als: Callable[[Gebruiker], Client], zaak: Zaak, consulent: Gebruiker
) -> None:
    zet(consulent.gemeente, kv_jaarcap_etmalen=None)
    bed, client, aantallen = open_huis(), als(consulent), []
    for maand in range(5, 11):
        plaats(zaak.melding, verblijf(f"2026-{maand:02}-01 14:00", f"2026-{maand:02}-03 11:00"), bed)
        with CaptureQueriesContext(connection) as vragen:
            bij_een_zaak(client, logeren(zaak.melding))
            bij_een_zaak(client, f"{logeren(zaak.melding)}saldo/")
        aantallen.append(len(vragen))
    assert len(set(aantallen[1:])) == 1, aantallen
