"""Quotations within the investigation: the paper in the case, the amount, and who accepted it when (O-19)."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente, Taak
from meldingen.services.documenten import Bestand, lees
from meldingen.services.melding import trek_melding_in
from onderzoek.models import Offerte
from onderzoek.services.advies import vraag_leverancier
from onderzoek.services.offerte import (
    Offertegegevens,
    aanvaard_offerte,
    neem_aanvaarding_terug,
    offertes_van,
    registreer_offerte,
)
from onderzoek.services.verslagbundel import mogelijke_stukken
from tests.bestanden import pdf
from tests.bouwers import Zaak, breng_naar, middag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
PDF = Bestand(b"%PDF offerte", "application/pdf", "offerte.pdf")


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    return breng_naar("verslag_concept")


def gegevens(zaak: Zaak, **anders: Any) -> Offertegegevens:
    return replace(
        Offertegegevens("Een traplift met twee bochten", "Hulpmiddel BV", Decimal("3450.00"), zaak.op, PDF), **anders
    )


def registreer(zaak: Zaak, **anders: Any) -> Offerte:
    return registreer_offerte(zaak.melding, gegevens(zaak, **anders), op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("O-19")
def test_een_offerte_ligt_als_bijlage_in_de_zaak_en_de_taak_is_klaar(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")
    vraag_leverancier(
        zaak.melding, wat="offerte", leverancier="Hulpmiddel BV", uiterlijk_op=zaak.op + timedelta(days=7), op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip
    rij = registreer(zaak)
    assert (rij.document.soort, rij.document.op, lees(rij.document)) == ("offerte", zaak.op, PDF.inhoud)
    assert Taak.objects.get(sleutel__startswith="leverancier:").gedaan_op == zaak.op
    zaak.gesproken()
    zaak.verslag_concept()
    assert rij.document in mogelijke_stukken(zaak.verslag)


@pytest.mark.regel("O-19")
def test_het_is_bekend_wie_welke_offerte_wanneer_aanvaardde(zaak: Zaak) -> None:
    duur, goedkoop = registreer(zaak), registreer(zaak, leverancier="Tweede BV", bedrag=Decimal("2999.95"))
    zaak.verder(1)
    aanvaard_offerte(goedkoop, op=zaak.op, door=zaak.consulent)
    (aanvaard,) = Offerte.objects.filter(melding=zaak.melding).aanvaard()
    assert (aanvaard, aanvaard.aanvaard_op, aanvaard.aanvaard_door) == (goedkoop, zaak.op, zaak.consulent)
    assert offertes_van(zaak.melding).aanvaard == Decimal("2999.95")
    with pytest.raises(Geweigerd, match="al aanvaard"):
        aanvaard_offerte(goedkoop, op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="niet aanvaard"):
        neem_aanvaarding_terug(duur, op=zaak.op, door=zaak.consulent)
    neem_aanvaarding_terug(goedkoop, op=zaak.op, door=zaak.consulent)
    assert offertes_van(zaak.melding).aanvaard == 0
    namen = zaak.melding.gebeurtenissen.filter(code="O-19").order_by("pk").values_list("naam", flat=True)
    assert list(namen) == [
        "Offerte ontvangen", "Offerte ontvangen", "Offerte aanvaard", "Offerte toch niet aanvaard",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"wat": " "}, "waarvoor de offerte is"),
        ({"bedrag": Decimal(0)}, "meer dan"),
        ({"ontvangen_op": timedelta(days=1)}, "uiterlijk vandaag"),
        ({"ontvangen_op": timedelta(days=-900)}, "na de melding"),
        ({"stuk": Bestand(b"%PDF", "application/pdf", "WMO-2026-999999.pdf")}, "hoort bij zaak WMO-2026-999999"),
    ],
)
def test_een_slechte_offerte_wordt_geweigerd(zaak: Zaak, anders: dict[str, Any], zin: str) -> None:
    if "ontvangen_op" in anders:
        anders = {"ontvangen_op": zaak.op + anders["ontvangen_op"]}
    with pytest.raises(Geweigerd, match=zin):
        registreer(zaak, **anders)
    assert not Offerte.objects.exists()


def test_na_het_sluiten_verandert_er_niets_meer(zaak: Zaak) -> None:
    rij = registreer(zaak)
    trek_melding_in(zaak.melding, op=zaak.op, door=zaak.consulent, wilsuiting="Belde.")
    with pytest.raises(Geweigerd, match="gesloten"):
        aanvaard_offerte(rij, op=zaak.op, door=zaak.consulent)
    with pytest.raises(IntegrityError), transaction.atomic():
        Offerte.objects.filter(pk=rij.pk).update(aanvaard_op=zaak.op)


@pytest.mark.regel("O-19")
def test_de_bladzijde_bewaart_aanvaardt_en_houdt_wat_is_getypt(zaak: Zaak) -> None:
    client = Client()
    client.force_login(zaak.consulent)
    pad = f"/zaken/{zaak.melding.nummer}/advies/"
    velden = {
        "wat": "Een traplift", "leverancier": "Hulpmiddel BV", "bedrag": "3.450,00", "ontvangen_op_dag": zaak.op.day,
        "ontvangen_op_maand": zaak.op.month, "ontvangen_op_jaar": zaak.op.year,
    }  # fmt: skip

    def stuk(inhoud: bytes = pdf()) -> SimpleUploadedFile:
        return SimpleUploadedFile("o.pdf", inhoud)

    with time_machine.travel(middag(zaak.op)):
        for anders, zin in (
            ({}, "Kies het bestand met de offerte."),
            ({"stuk": stuk(b"MZ")}, "Dit is geen pdf, jpg, png, heic of docx."),
            ({"stuk": stuk(), "bedrag": "999.999.999,99"}, "onder € 1.000.000"),
        ):
            pagina = client.post(f"{pad}offerte/", velden | anders).content.decode()
            assert zin in pagina
            assert 'value="Een traplift"' in pagina
        assert client.post(f"{pad}offerte/", velden | {"stuk": stuk()}).status_code == 302
        rij = Offerte.objects.get()
        assert "€\u00a03.450,00" in client.get(pad).content.decode()
        client.post(f"{pad}offerte/{rij.pk}/aanvaarden/")
        assert f"door {zaak.consulent}" in client.get(pad).content.decode()
        client.post(f"{pad}offerte/{rij.pk}/herzien/")
        assert "Samen aanvaard" not in client.get(pad).content.decode()
