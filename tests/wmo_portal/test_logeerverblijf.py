"""The consulent's pages of one stay, the waiting list and a series."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from logeerzorg.models import Bed, Reeks, Reservering
from logeerzorg.services import reserveringen
from logeerzorg.services.annuleren import annuleer
from meldingen.models import Gebruiker
from tests.bouwers import Zaak, breng_naar, maak_melding, middag
from tests.logeerzorg.verblijven import DAG, akkoord, bed, optie, vers
from tests.wmo_portal.invoer import tekst

pytestmark = pytest.mark.usefixtures("zonder_pdf")
Als = Callable[[Gebruiker], Client]
OpDeDag = Callable[[Zaak], None]


def datum(naam: str, dag: date) -> dict[str, str]:
    return {f"{naam}_dag": str(dag.day), f"{naam}_maand": str(dag.month), f"{naam}_jaar": str(dag.year)}


@pytest.fixture
def zaak(consulent: Gebruiker, op_de_dag: OpDeDag) -> Zaak:
    zaak = breng_naar("toegekend", consulent.gemeente)
    op_de_dag(zaak)
    return zaak


@pytest.mark.regel("L-19", "L-20", "L-22")
def test_van_optie_tot_bevestigd_en_weer_afgezegd(als: Als, consulent: Gebruiker, zaak: Zaak) -> None:
    client, rij = als(consulent), optie(zaak, 40)
    akkoord(zaak, rij)
    pagina = client.get(reverse("logeren", args=[zaak.melding.nummer]))
    assert "Bevestigen" in tekst(pagina)
    antwoord = client.post(reverse("logeer_bevestigen", args=[rij.pk]), follow=True)
    assert "nog geen intake gepland" in tekst(antwoord)
    intake = {
        **datum("intake_op", rij.aankomst - DAG),
        "casemanager": "M. de Boer",
        "casemanager_telefoon": "0612345678",
    }
    antwoord = client.post(reverse("logeer_intake", args=[rij.pk]), intake, follow=True)
    assert "De intake staat vast." in tekst(antwoord)
    assert "Casemanager: M. de Boer, 0612345678" in tekst(antwoord)
    antwoord = client.post(reverse("logeer_vervoer", args=[rij.pk]), {"vervoer": "zelf"}, follow=True)
    assert "Vervoer: De cliënt of de mantelzorger regelt het zelf" in tekst(antwoord)
    antwoord = client.post(reverse("logeer_bevestigen", args=[rij.pk]), follow=True)
    assert "De cliënt krijgt een brief." in tekst(antwoord)
    adres = reverse("logeer_afzeggen", args=[rij.pk])
    assert "Annuleren is op tijd tot en met" in tekst(client.get(adres))
    assert "Kies waarom het niet doorgaat." in tekst(client.post(adres, {"versturen": "x"}))
    antwoord = client.post(adres, {"reden": "client", "toelichting": "De dochter is thuis."}, follow=True)
    assert "op tijd geannuleerd" in tekst(antwoord)
    assert "De dochter is thuis." in tekst(antwoord)
    assert vers(rij).status == "geannuleerd"


@pytest.mark.regel("L-18")
def test_wachtlijst_en_een_bed_aanbieden(
    als: Als, consulent: Gebruiker, zaak: Zaak, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    client, van = als(consulent), zaak.op + 40 * DAG
    tot = van + 2 * DAG
    Bed.objects.exclude(pk=bed().pk).update(geldig_tot=zaak.op)
    adres = reverse("logeer_wachtlijst", args=[zaak.melding.nummer])
    gegevens = {**datum("van", van), **datum("tot", tot), "geslacht": "", "voorkeur": str(bed().locatie_id)}
    assert "Er is een bed vrij" in tekst(client.post(adres, gegevens))
    ander = reserveringen.plaats_optie(maak_melding(), bed(), van, tot, nu=middag(zaak.op), op=zaak.op, door=consulent)
    pagina = client.post(adres, gegevens, follow=True)
    assert "De cliënt staat op de wachtlijst." in tekst(pagina)
    assert "Nog geen bed" in tekst(pagina)
    rij = Reservering.objects.get(status="wachtlijst")
    aanbieden = reverse("logeer_aanbieden", args=[rij.pk])
    assert "Er is nu geen bed vrij dat past." in tekst(client.get(aanbieden))
    with django_capture_on_commit_callbacks(execute=True):
        annuleer(ander, reden="client", nu=middag(zaak.op), op=zaak.op, door=consulent)
    assert "Bed vrij voor wie op de wachtlijst staat" in tekst(client.get(reverse("taken")))
    pagina = client.post(aanbieden, {"bed": str(bed().pk)}, follow=True)
    assert "Het bed is een optie geworden." in tekst(pagina)
    assert (vers(rij).status, vers(rij).bed) == ("optie", bed())


@pytest.mark.regel("L-26")
def test_een_reeks_wordt_eerst_doorgerekend(als: Als, consulent: Gebruiker, zaak: Zaak) -> None:
    client, eerste = als(consulent), zaak.op + 14 * DAG
    adres = reverse("logeer_reeks", args=[zaak.melding.nummer])
    gegevens = {
        "bed": str(bed().pk), **datum("eerste", eerste), "nachten": "2", "om_de_weken": "8",
        **datum("tot", eerste + 300 * DAG),
    }  # fmt: skip
    pagina = client.post(adres, {**gegevens, "doorrekenen": "Doorrekenen"})
    assert "Er is nog niets geplaatst." in tekst(pagina)
    assert "buiten de looptijd van de indicatie" in tekst(pagina)
    assert "Alleen wat past plaatsen" in tekst(pagina)
    assert not Reeks.objects.exists()
    assert "past niet" in tekst(client.post(adres, {**gegevens, "plaatsen": "x"}))
    assert not Reeks.objects.exists()
    pagina = client.post(adres, {**gegevens, "alleen_passend": "x"}, follow=True)
    assert "De reeks is geplaatst." in tekst(pagina)
    assert "Vaste patronen" in tekst(pagina)
    reeks = Reeks.objects.get()
    assert reeks.reserveringen.count() == 3
    einde = reverse("logeer_reeks_einde", args=[reeks.pk])
    assert "Vink aan dat u dit weet." in tekst(client.post(einde, {**datum("vanaf", eerste), "reden": "client"}))
    pagina = client.post(einde, {**datum("vanaf", eerste), "reden": "client", "zeker": "on"}, follow=True)
    assert "De reeks is beëindigd." in tekst(pagina)
    assert {rij.status for rij in reeks.reserveringen.all()} == {"geannuleerd"}


def test_de_lijst_van_verblijven_stelt_evenveel_vragen(
    als: Als, consulent: Gebruiker, zaak: Zaak, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client, adres = als(consulent), reverse("logeren", args=[zaak.melding.nummer])
    for weken in range(3):
        optie(zaak, 30 + 14 * weken)
    client.get(adres)
    with django_assert_max_num_queries(25):
        client.get(adres)
