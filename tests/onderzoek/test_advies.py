"""Advice from outside: who may be asked what, what the client knows of it, and when it comes or does not."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from meldingen.fouten import Geweigerd
from meldingen.models import Client, Document, Gemeente, Taak, Toestemming, Uitgaand
from meldingen.services import nacht
from meldingen.services.toestemming import Antwoord, geef_toestemming, trek_toestemming_in
from onderzoek.models import Adviesaanvraag
from onderzoek.services.advies import Advies, Adviesvraag, registreer_advies, vraag_advies, vraag_leverancier
from tests.bouwers import Zaak, breng_naar, leeg_uitbak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    return breng_naar("in_onderzoek")


def vraag(zaak: Zaak, **anders: object) -> Adviesvraag:
    feiten: dict[str, object] = {
        "soort": Adviesaanvraag.Soort.WONING,
        "adviseur": "de ergotherapeut van Bureau Drempel",
        "organisatie": "Bureau Drempel",
        "adres": "Trapstraat 3",
        "postcode_plaats": "1234 AB  Voorbeeld",
        "vragen": "Past een traplift?\n\nWat kan de douche makkelijker maken?",
        "gegevens": "naam en adres\nwat mevrouw over de trap vertelde",
        "doel": "te bepalen welke aanpassing past.",
        "geinformeerd_op": zaak.op,
        "verwacht_op": zaak.op + 14 * DAG,
        "is_medisch": False,
        "geen_toestemming": "Wij delen geen medische gegevens.",
    }
    return Adviesvraag(**{**feiten, **anders})


def vraag_aan(zaak: Zaak, **anders: object) -> Adviesaanvraag:
    return vraag_advies(zaak.melding, vraag(zaak, **anders), op=zaak.op, door=zaak.consulent)


def geef_medisch(zaak: Zaak) -> Toestemming:
    antwoord = Antwoord(Toestemming.Bron.MEDISCH, "De arts kent de diagnose.", "Tekende een formulier.", zaak.op)
    return geef_toestemming(zaak.melding, antwoord, op=zaak.op, door=zaak.consulent)


def brieven(zaak: Zaak) -> dict[str, dict[str, object]]:
    rijen = Document.objects.filter(melding=zaak.melding, soort="D-05")
    return {(inhoud := json.loads(rij.gegevens))["ontvanger"]: inhoud for rij in rijen}


def antwoord_op(rij: Adviesaanvraag, zaak: Zaak, **anders: object) -> Adviesaanvraag:
    feiten = {"ontvangen_op": zaak.op, "uitkomst": "Een traplift past.", "kosten": Decimal("250.00")}
    return registreer_advies(rij, Advies(**{**feiten, **anders}), op=zaak.op, door=zaak.consulent)


# --- asking (TR-09) -------------------------------------------------------------------------------


@pytest.mark.regel("O-17", "O-18")
@pytest.mark.parametrize("van", ["in_onderzoek", "in_beoordeling"])
def test_adviseur_en_client_krijgen_een_brief_met_dezelfde_feiten(voorbeeld: Gemeente, van: str) -> None:
    zaak = breng_naar(van)
    uiterlijk = zaak.melding.uiterlijk_op
    rij = vraag_aan(zaak)
    leeg_uitbak(zaak.op)
    per_ontvanger = brieven(zaak)
    assert set(per_ontvanger) == {"adviseur", "client"}
    for naam in ("vragen", "gegevens", "doel", "verwacht_op", "geen_toestemming"):
        assert per_ontvanger["adviseur"][naam] == per_ontvanger["client"][naam]
    assert per_ontvanger["client"]["vragen"] == ["Past een traplift?", "Wat kan de douche makkelijker maken?"]
    assert (rij.verzonden_op, rij.verwacht_op) == (zaak.op, zaak.op + 14 * DAG)
    assert zaak.melding.gebeurtenissen.filter(code="TR-09").count() == 1
    # The clock of the law runs on (O-17).
    assert zaak.melding.uiterlijk_op == uiterlijk


@pytest.mark.regel("O-18")
def test_de_brief_aan_de_adviseur_gaat_naar_diens_adres_en_de_client_krijgt_daarvan_geen_mail(zaak: Zaak) -> None:
    Client.objects.filter(pk=zaak.melding.client_id).update(wil_mailbericht=True, email="mevrouw@voorbeeld.example")
    vraag_aan(zaak)
    leeg_uitbak(zaak.op)
    adressen = {
        json.loads(rij.gegevens)["ontvanger"]: rij.bezorgd_aan
        for rij in Document.objects.filter(melding=zaak.melding, soort="D-05")
    }
    assert adressen["adviseur"] == "Bureau Drempel\nTrapstraat 3\n1234 AB  Voorbeeld"
    assert adressen["client"].startswith(zaak.melding.client.naam)
    gemaild = {
        json.loads(rij.gegevens)["ontvanger"]
        for rij in Document.objects.filter(melding=zaak.melding, soort="D-05")
        if Uitgaand.objects.filter(soort="mail", sleutel=f"brief:{rij.pk}").exists()
    }
    assert gemaild == {"client"}


@pytest.mark.regel("O-18")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"geinformeerd_op": date(2027, 1, 1)}, "Vertel de cliënt eerst"),
        ({"geinformeerd_op": date(2026, 1, 1)}, "vóór de melding"),
        ({"adviseur": " "}, "wie het advies geeft"),
        ({"gegevens": " \n "}, "welke gegevens u deelt"),
        ({"doel": ""}, "met welk doel"),
        ({"vragen": "\n"}, "wat u vraagt"),
        ({"verwacht_op": date(2026, 3, 1)}, "na vandaag"),
        ({"geen_toestemming": " "}, "waarom toestemming niet nodig is"),
    ],
)
def test_zonder_wie_wat_en_waarom_gaat_er_niets_weg(zaak: Zaak, anders: dict[str, object], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        vraag_aan(zaak, **anders)
    assert not Adviesaanvraag.objects.exists()
    assert not Uitgaand.objects.filter(sleutel__startswith="D-05").exists()


@pytest.mark.regel("O-18", "X-05")
def test_medische_gegevens_alleen_met_toestemming_die_nu_geldt(zaak: Zaak) -> None:
    medisch = {"soort": Adviesaanvraag.Soort.MEDISCH, "is_medisch": True, "geen_toestemming": ""}
    with pytest.raises(Geweigerd, match="medische gegevens"):
        vraag_aan(zaak, **medisch)
    gegeven = geef_medisch(zaak)
    assert vraag_aan(zaak, **medisch).toestemming == gegeven
    leeg_uitbak(zaak.op)
    assert {brief["toestemming_op"] for brief in brieven(zaak).values()} == {zaak.op.isoformat()}
    trek_toestemming_in(gegeven, ingetrokken_op=zaak.op, op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="medische gegevens"):
        vraag_aan(zaak, **medisch)


@pytest.mark.regel("O-17")
@pytest.mark.parametrize(
    ("van", "zin"),
    [
        ("gemeld", "Advies vragen kan nu niet"),
        ("in_vooronderzoek", "nog niet gestart"),
        ("verslag_concept", "concept van het verslag"),
        ("opgeschort", "staat stil"),
    ],
)
def test_advies_vragen_kan_alleen_tijdens_onderzoek_of_beoordeling(voorbeeld: Gemeente, van: str, zin: str) -> None:
    zaak = breng_naar(van)
    weiger(zin, lambda: vraag_aan(zaak))


# --- the answer -----------------------------------------------------------------------------------


@pytest.mark.regel("O-17")
def test_het_advies_wordt_geregistreerd_met_stuk_en_kosten_en_komt_in_het_verslag(zaak: Zaak) -> None:
    rij = vraag_aan(zaak)
    zaak.verder(6)
    antwoord_op(rij, zaak, stuk=b"%PDF-1.7 advies")
    rij.refresh_from_db()
    assert (rij.ontvangen_op, rij.kosten, rij.document.soort) == (zaak.op, Decimal("250.00"), "advies")
    assert Taak.objects.get(sleutel=f"advies:{rij.pk}:{zaak.sleutel}").gedaan_op == zaak.op
    zaak.verslag_concept()
    zaak.verslag_verzonden()
    brief = json.loads(Document.objects.get(melding=zaak.melding, soort="D-07").gegevens)
    assert [(deel["van"], deel["uitkomst"]) for deel in brief["adviezen"]] == [
        ("de ergotherapeut van Bureau Drempel", "Een traplift past.")
    ]


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"ontvangen_op": date(2027, 1, 1)}, "toekomst"),
        ({"ontvangen_op": date(2026, 3, 1)}, "vóór de vraag is verzonden"),
        ({"uitkomst": " "}, "wat het advies is"),
    ],
)
def test_een_slecht_antwoord_wordt_geweigerd(zaak: Zaak, anders: dict[str, object], zin: str) -> None:
    rij = vraag_aan(zaak)
    weiger(zin, lambda: antwoord_op(rij, zaak, **anders))
    antwoord_op(rij, zaak)
    weiger("al geregistreerd", lambda: antwoord_op(rij, zaak))


@pytest.mark.regel("O-18")
def test_na_intrekken_van_de_toestemming_wordt_het_advies_niet_gebruikt(zaak: Zaak) -> None:
    gegeven = geef_medisch(zaak)
    rij = vraag_aan(zaak, soort=Adviesaanvraag.Soort.MEDISCH, is_medisch=True, geen_toestemming="")
    trek_toestemming_in(gegeven, ingetrokken_op=zaak.op, op=zaak.op, door=zaak.consulent)
    weiger("trok de toestemming in", lambda: antwoord_op(rij, zaak))
    assert "zeg het tegen wie gegevens kreeg" in Taak.objects.get(sleutel__startswith="ingetrokken:").titel


# --- waiting --------------------------------------------------------------------------------------


def draai(op: date) -> None:
    nacht.draai(op=op, nu=lambda: datetime(2026, 4, 1, 0, 20, tzinfo=UTC))


@pytest.mark.regel("O-17")
def test_de_nacht_vraagt_te_bellen_als_het_advies_te_laat_is(zaak: Zaak) -> None:
    rij = vraag_aan(zaak)
    op_tijd = vraag_aan(zaak)
    antwoord_op(op_tijd, zaak)
    draai(rij.verwacht_op)
    assert not Taak.objects.filter(sleutel__startswith="advies_te_laat").exists()
    draai(rij.verwacht_op + DAG)
    draai(rij.verwacht_op + 3 * DAG)
    taak = Taak.objects.get(sleutel__startswith="advies_te_laat")
    assert (taak.gemaakt_op, taak.voor, taak.is_spoed) == (rij.verwacht_op + DAG, zaak.consulent, True)
    zaak.op = rij.verwacht_op + 4 * DAG
    antwoord_op(rij, zaak)
    taak.refresh_from_db()
    assert taak.gedaan_op == zaak.op


# --- suppliers ------------------------------------------------------------------------------------


@pytest.mark.regel("O-19")
@pytest.mark.parametrize("wat", ["passing", "inmeten", "offerte"])
def test_een_leverancier_krijgt_een_taak_met_een_datum(zaak: Zaak, wat: str) -> None:
    vraag_leverancier(
        zaak.melding, wat=wat, leverancier="Hulpmiddel BV", uiterlijk_op=zaak.op + 7 * DAG, op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip
    taak = Taak.objects.get(sleutel__startswith="leverancier:")
    assert (taak.titel, taak.uiterlijk_op) == (f"{wat.capitalize()} door Hulpmiddel BV", zaak.op + 7 * DAG)
    assert zaak.melding.gebeurtenissen.filter(code="O-19").exists()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [({"wat": "iets"}, "Kies wat"), ({"leverancier": " "}, "welke leverancier"), ({"over": -1}, "latere dag")],
)
def test_een_slechte_leverancierstaak_wordt_geweigerd(zaak: Zaak, anders: dict[str, object], zin: str) -> None:
    feiten = {"wat": "offerte", "leverancier": "Hulpmiddel BV", "over": 3} | anders
    dag = zaak.op + feiten.pop("over") * DAG
    weiger(zin, lambda: vraag_leverancier(zaak.melding, **feiten, uiterlijk_op=dag, op=zaak.op, door=zaak.consulent))


def weiger(zin: str, doe: Callable[[], object]) -> None:
    with pytest.raises(Geweigerd, match=zin):
        doe()
