"""The list of work: what must I do first today, and why that date? Fast, findable, and it keeps its filters."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meldingen.models import Gebruiker, Gemeente, Melding
from meldingen.services.melding import wijs_toe
from tests.bouwers import MAANDAG, breng_naar, clientgegevens, maak_melding

pytestmark = pytest.mark.django_db
PAD = "/werkvoorraad/"
HOOGSTENS = 8


@pytest.fixture(autouse=True)
def maandag() -> Iterator[None]:
    """It is the Monday on which the cases of the builders begin."""
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def aan_het_werk(client: Client, consulent: Gebruiker) -> Client:
    client.force_login(consulent)
    return client


def maak_zaken(aantal: int, consulent: Gebruiker, **feiten: Any) -> list[Melding]:
    """So many cases of this consulent, each with its tasks and clocks."""
    zaken = [maak_melding(consulent.gemeente, **feiten) for _ in range(aantal)]
    for zaak in zaken:
        wijs_toe(zaak, aan=consulent, op=MAANDAG, door=consulent)
    return zaken


def nummers(antwoord: HttpResponse) -> list[str]:
    return [regel.melding.nummer for regel in antwoord.context["lijst"].regels]


def hoofdtekst(antwoord: HttpResponse) -> str:
    """The words of the page, on one line."""
    return " ".join(antwoord.content.decode().split("<main")[1].split())


# --- how fast -------------------------------------------------------------------------------------


@pytest.mark.parametrize("vraag", ["", "?lijst=team&zoek=van+den+proef&fase=ontvangen&sorteer=naam"])
def test_evenveel_vragen_aan_de_database_bij_vijf_en_bij_vijftig_zaken(
    aan_het_werk: Client, consulent: Gebruiker, vraag: str
) -> None:
    aantallen = []
    for erbij in (5, 45):
        maak_zaken(erbij, consulent)
        aan_het_werk.get(PAD + vraag)
        with CaptureQueriesContext(connection) as vragen:
            antwoord = aan_het_werk.get(PAD + vraag)
        aantallen.append(len(vragen))
    assert antwoord.context["lijst"].pagina.paginator.count == 50
    assert aantallen[0] == aantallen[1] <= HOOGSTENS


# --- in which order -------------------------------------------------------------------------------


def test_de_naaste_wettelijke_datum_staat_bovenaan_en_zonder_datum_onderaan(
    aan_het_werk: Client, consulent: Gebruiker
) -> None:
    zonder = breng_naar("verslag_verzonden", consulent.gemeente).melding
    laat, vroeg = (maak_melding(consulent.gemeente, op=MAANDAG - timedelta(days=dagen)) for dagen in (3, 20))
    for zaak in (laat, vroeg):
        wijs_toe(zaak, aan=consulent, op=MAANDAG, door=consulent)
    assert zonder.uiterlijk_op is None
    antwoord = aan_het_werk.get(PAD)
    assert nummers(antwoord) == [vroeg.nummer, laat.nummer, zonder.nummer]
    assert 'aria-sort="ascending"><a href="?sorteer=-uiterlijk"' in antwoord.content.decode()
    assert "Geen termijn" in hoofdtekst(antwoord)


@pytest.mark.parametrize(
    ("dagen", "soort", "woorden"),
    [
        (8, "optijd", "Op tijd"),
        (7, "bijna", "Over 7 dagen"),
        (2, "bijna", "Over 2 dagen"),
        (1, "bijna", "Morgen"),
        (0, "vandaag", "Vandaag"),
        (-1, "telaat", "1 dag te laat"),
        (-2, "telaat", "2 dagen te laat"),
    ],
)
def test_het_stoplicht_zegt_in_woorden_hoe_ver_de_datum_is(
    client: Client, consulent: Gebruiker, dagen: int, soort: str, woorden: str
) -> None:
    (zaak,) = maak_zaken(1, consulent)
    zaak.refresh_from_db()
    vandaag = zaak.uiterlijk_op - timedelta(days=dagen)
    with time_machine.travel(datetime(vandaag.year, vandaag.month, vandaag.day, 11, tzinfo=UTC), tick=False):
        client.force_login(consulent)
        html = client.get(PAD).content.decode()
    assert f'<span class="badge badge--{soort}">{woorden}</span>' in html


@pytest.mark.regel("T-42")
@pytest.mark.parametrize(
    ("moment", "woorden"),
    [
        # 22.59 UTC is 23.59 in the Netherlands in winter: still the last day. A minute later it is too late.
        ("2026-03-05T22:59", "Vandaag"),
        ("2026-03-05T23:00", "1 dag te laat"),
        ("2026-03-04T22:59", "Morgen"),
        ("2026-03-04T23:00", "Vandaag"),
    ],
)
def test_de_dag_wisselt_om_middernacht_in_nederland(
    client: Client, consulent: Gebruiker, moment: str, woorden: str
) -> None:
    (zaak,) = maak_zaken(1, consulent)
    Melding.objects.filter(pk=zaak.pk).update(uiterlijk_op=date(2026, 3, 5))
    with time_machine.travel(datetime.fromisoformat(f"{moment}+00:00"), tick=False):
        client.force_login(consulent)
        assert f">{woorden}</span>" in client.get(PAD).content.decode()


def test_sorteren_op_naam_negeert_tussenvoegsel_en_accent(aan_het_werk: Client, consulent: Gebruiker) -> None:
    for achternaam in ("Zwart", "Élan", "Bakker", "Eland"):
        maak_zaken(1, consulent, client=clientgegevens(achternaam=achternaam))
    oplopend, aflopend = (
        [regel.melding.client.achternaam for regel in aan_het_werk.get(f"{PAD}?sorteer={s}").context["lijst"].regels]
        for s in ("naam", "-naam")
    )
    assert oplopend == ["Bakker", "Élan", "Eland", "Zwart"]
    assert aflopend == oplopend[::-1]


def test_een_onbekende_sortering_of_pagina_geeft_gewoon_de_lijst(aan_het_werk: Client, consulent: Gebruiker) -> None:
    (zaak,) = maak_zaken(1, consulent)
    for vraag in (
        "?sorteer=wachtwoord",
        "?pagina=abc",
        "?pagina=999",
        "?pagina=-1",
        "?lijst=geheim",
        "?fase=bestaatniet",
    ):
        antwoord = aan_het_werk.get(PAD + vraag)
        assert antwoord.status_code == 200, vraag
        assert nummers(antwoord) == [zaak.nummer], vraag


# --- which cases ----------------------------------------------------------------------------------


def test_elk_tabblad_telt_zijn_zaken(aan_het_werk: Client, consulent: Gebruiker, collega: Gebruiker) -> None:
    maak_zaken(2, consulent)
    (van_collega,) = maak_zaken(1, consulent)
    wijs_toe(van_collega, aan=collega, op=MAANDAG, door=consulent)
    los = maak_melding(consulent.gemeente)
    antwoord = aan_het_werk.get(PAD)
    tabs = {tab.tekst: tab.aantal for tab in antwoord.context["lijst"].tabs}
    assert tabs == {"Mijn zaken": 2, "Team": 4, "Niet toegewezen": 1, "Heronderzoek": 0}
    assert "Niet toegewezen (1)" in hoofdtekst(antwoord)
    assert nummers(aan_het_werk.get(f"{PAD}?lijst=los")) == [los.nummer]


def test_een_gesloten_zaak_staat_niet_meer_op_de_lijst(aan_het_werk: Client, consulent: Gebruiker) -> None:
    breng_naar("ingetrokken", consulent.gemeente)
    antwoord = aan_het_werk.get(f"{PAD}?lijst=team")
    assert nummers(antwoord) == []
    assert "Er staat niets op deze lijst." in hoofdtekst(antwoord)


def test_zolang_de_bevestiging_niet_weg_is_staat_dat_erbij(aan_het_werk: Client, consulent: Gebruiker) -> None:
    zaak = breng_naar("gemeld", consulent.gemeente)
    zonder = hoofdtekst(aan_het_werk.get(f"{PAD}?lijst=team"))
    assert "Bevestiging nog niet weg" in zonder
    zaak.bevestigd()
    assert "Bevestiging nog niet weg" not in hoofdtekst(aan_het_werk.get(f"{PAD}?lijst=team"))


def test_vijfentwintig_zaken_per_pagina_en_de_filters_gaan_mee(aan_het_werk: Client, consulent: Gebruiker) -> None:
    maak_zaken(26, consulent)
    eerste = aan_het_werk.get(f"{PAD}?lijst=team&zoek=proef&sorteer=naam")
    assert len(nummers(eerste)) == 25
    assert "Pagina 1 van 2" in hoofdtekst(eerste)
    assert eerste.context["lijst"].volgende == "?lijst=team&zoek=proef&sorteer=naam&pagina=2"
    tweede = aan_het_werk.get(PAD + eerste.context["lijst"].volgende)
    assert len(nummers(tweede)) == 1
    assert not set(nummers(tweede)) & set(nummers(eerste))
    assert tweede.context["lijst"].vorige == "?lijst=team&zoek=proef&sorteer=naam&pagina=1"


def test_na_het_openen_van_een_zaak_staat_de_lijst_er_nog_net_zo(aan_het_werk: Client, consulent: Gebruiker) -> None:
    zaken = maak_zaken(26, consulent)
    vraag = "?lijst=team&zoek=proef&sorteer=-naam&pagina=2"
    voor = nummers(aan_het_werk.get(PAD + vraag))
    dossier = aan_het_werk.get(zaken[0].get_absolute_url()).content.decode()
    terug = f"{PAD}{vraag}".replace("&", "&amp;")
    assert f'<a class="terug" href="{terug}">' in dossier
    assert nummers(aan_het_werk.get(PAD + vraag)) == voor


# --- searching ------------------------------------------------------------------------------------


@pytest.fixture
def gezocht(consulent: Gebruiker) -> dict[str, str]:
    """Three people, by surname, with the number of their case."""
    mensen = (
        {"voornamen": "Geertruida Maria", "tussenvoegsel": "van den", "achternaam": "Heuvel",
         "geboortedatum": date(1939, 11, 2), "postcode": "4285 BA"},
        {"voornamen": "Ayşe", "tussenvoegsel": "", "achternaam": "Çelik",
         "geboortedatum": date(1950, 1, 31), "postcode": "1234 AB"},
        {"voornamen": "Johannes", "tussenvoegsel": "", "achternaam": "Meijer",
         "geboortedatum": date(1944, 5, 5), "postcode": "1234 XY"},
    )  # fmt: skip
    zaken = [maak_zaken(1, consulent, client=clientgegevens(**mens))[0] for mens in mensen]
    return {zaak.client.achternaam: zaak.nummer for zaak in zaken}


@pytest.mark.parametrize(
    ("zoek", "wie"),
    [
        ("heuvel", ["Heuvel"]),
        ("HEUVEL", ["Heuvel"]),
        ("heu", ["Heuvel"]),
        ("van den heuvel", ["Heuvel"]),
        ("Heuvel, van den", ["Heuvel"]),
        ("geertruida heuvel", ["Heuvel"]),
        ("celik", ["Çelik"]),
        ("Çelık", ["Çelik"]),
        ("meyer", ["Meijer"]),
        ("Meier", ["Meijer"]),
        ("hoivel", []),
        ("2-11-1939", ["Heuvel"]),
        ("02-11-1939", ["Heuvel"]),
        ("4285BA", ["Heuvel"]),
        ("4285 ba", ["Heuvel"]),
        ("4285", ["Heuvel"]),
        ("1234", ["Çelik", "Meijer"]),
        ("heuvel meijer", []),
        ("van", []),
        ("  ", ["Heuvel", "Meijer", "Çelik"]),
        ("%", []),
        ("'; drop table", []),
        ("99-99-9999", []),
    ],
)
def test_zoeken_vergeeft_veel(aan_het_werk: Client, gezocht: dict[str, str], zoek: str, wie: list[str]) -> None:
    antwoord = aan_het_werk.get(PAD, {"zoek": zoek})
    naam_bij = {nummer: naam for naam, nummer in gezocht.items()}
    assert sorted(naam_bij[nummer] for nummer in nummers(antwoord)) == sorted(wie)


def test_zoeken_op_een_deel_van_het_nummer(aan_het_werk: Client, gezocht: dict[str, str]) -> None:
    nummer = gezocht["Heuvel"]
    for deel in (nummer, nummer.lower(), nummer.removeprefix("WMO-"), nummer[-6:], nummer[-4:], nummer[-5:]):
        assert nummer in nummers(aan_het_werk.get(PAD, {"zoek": deel})), deel


def test_niets_gevonden_zegt_wat_je_kunt_doen(aan_het_werk: Client, gezocht: dict[str, str]) -> None:
    tekst = hoofdtekst(aan_het_werk.get(PAD, {"zoek": "bestaatniet"}))
    assert "0 zaken, gefilterd." in tekst
    assert "Geen zaak gevonden. Controleer de spelling of wis het filter." in tekst
    assert 'value="bestaatniet"' in tekst


def test_een_te_lange_zoekvraag_geeft_een_zin(aan_het_werk: Client, gezocht: dict[str, str]) -> None:
    antwoord = aan_het_werk.get(PAD, {"zoek": "x" * 500})
    assert antwoord.status_code == 200
    assert "Gebruik niet meer dan 80 tekens." in hoofdtekst(antwoord)


def test_filter_op_fase(aan_het_werk: Client, consulent: Gebruiker) -> None:
    nieuw = maak_zaken(1, consulent)[0]
    verder = breng_naar("in_vooronderzoek", consulent.gemeente).melding
    assert nummers(aan_het_werk.get(f"{PAD}?fase=ontvangen")) == [nieuw.nummer]
    assert nummers(aan_het_werk.get(f"{PAD}?fase=in_onderzoek")) == [verder.nummer]
    beide = aan_het_werk.get(f"{PAD}?fase=ontvangen&fase=in_onderzoek")
    assert set(nummers(beide)) == {nieuw.nummer, verder.nummer}
    assert beide.content.decode().count("checked") == 2


def test_wie_elders_werkt_ziet_deze_zaken_niet(
    client: Client, consulent: Gebruiker, consulent_altena: Gebruiker, altena: Gemeente
) -> None:
    maak_zaken(1, consulent)
    client.force_login(consulent_altena)
    assert nummers(client.get(f"{PAD}?lijst=team")) == []
    assert nummers(client.get(f"{PAD}?lijst=team&zoek=proef")) == []
