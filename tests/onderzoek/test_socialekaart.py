"""The sociale kaart: on the public page of the gemeente, and in the letter that closes a melding (M-27)."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from meldingen.models import Document, Gemeente
from onderzoek.models import AlgemeneVoorziening
from onderzoek.services.afdoen import volsta_met_advies
from tests.bouwers import breng_naar, leeg_uitbak

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 2)


def rij(gemeente: Gemeente, naam: str, onderwerp: str = "", **anders: Any) -> AlgemeneVoorziening:
    velden: dict[str, Any] = {
        "code": naam.upper()[:30],
        "waar": f"Plein 1, {naam}",
        "geldig_van": date(2024, 1, 1),
    } | anders
    return AlgemeneVoorziening.objects.create(gemeente=gemeente, naam=naam, onderwerp=onderwerp, **(velden | anders))


@pytest.mark.regel("M-27")
def test_de_pagina_wijst_de_weg_en_toont_alleen_wat_nu_geldt(
    client: Client, voorbeeld: Gemeente, altena: Gemeente
) -> None:
    rij(voorbeeld, "Logeerhuis De Linde", "logeerzorg")
    rij(voorbeeld, "Oud steunpunt", geldig_tot=date(2024, 2, 1))
    rij(altena, "Iets van de buren")
    client.get(f"/melden/gemeente/{voorbeeld.code}/")
    tekst = client.get("/wegwijzer/").content.decode()
    assert "Plein 1, Logeerhuis De Linde" in tekst
    assert "Oud steunpunt" not in tekst
    assert "Iets van de buren" not in tekst
    for woord in ("zorgverzekering", "wijkverpleegkundige", "CIZ", "Juiste Loket", "Jeugdwet", "0800 2000"):
        assert woord in tekst


def test_zonder_gemeente_kiest_men_die_eerst(client: Client) -> None:
    assert client.get("/wegwijzer/").headers["Location"] == "/"


@pytest.mark.regel("M-27")
@pytest.mark.usefixtures("zonder_pdf")
def test_de_afsluitbrief_noemt_wat_bij_het_onderwerp_hoort() -> None:
    zaak = breng_naar("in_vooronderzoek")
    rij(zaak.gemeente, "Logeerhuis De Linde", zaak.melding.onderwerp)
    rij(zaak.gemeente, "Buurthuis")
    rij(zaak.gemeente, "Regiotaxi", "vervoer" if zaak.melding.onderwerp != "vervoer" else "wonen")
    volsta_met_advies(
        zaak.melding, advies="Bel het buurthuis.", bevestigd_op=zaak.op, rechten_uitgelegd=True,
        op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    leeg_uitbak(zaak.op)
    ook = json.loads(Document.objects.get(melding=zaak.melding, soort="D-06").gegevens)["ook_terecht"]
    assert {"Plein 1, Logeerhuis De Linde", "Plein 1, Buurthuis"} <= set(ook)
    assert not [regel for regel in ook if "Regiotaxi" in regel]
