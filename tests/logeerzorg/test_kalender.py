"""The calendar: a cell is a night, names only for whoever may see them, and as many queries for one bed as for many."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from logeerzorg.models import Bed, Blokkade, Deelname, Locatie, Reservering
from logeerzorg.services import reserveringen
from logeerzorg.services.kalender import Kalender, Strook, kalender
from meldingen.models import Gebruiker, Gemeente, Inzage, Melding
from tests.bouwers import clientgegevens, maak_melding, middag

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 2)
DAG = timedelta(days=1)


def optie(melding: Melding, van: date, tot: date, welk: str = "Kamer 1") -> Reservering:
    bed = Bed.objects.get(naam=welk, locatie__naam="Huis Linde")
    door = Gebruiker.objects.get(username="consulent")
    return reserveringen.plaats_optie(melding, bed, van, tot, nu=middag(OP), op=OP, door=door)


def maak(wie: Gebruiker, begin: date = OP) -> Kalender:
    bedden, zichtbaar = Bed.objects.zichtbaar_voor(wie), Reservering.objects.zichtbaar_voor(wie)
    return kalender(bedden, zichtbaar, begin=begin, vandaag=OP)


def stroken(blad: Kalender, bed: str = "Kamer 1", huis: str = "Huis Linde") -> list[Strook]:
    [rij] = [rij for h in blad.huizen if h.locatie.naam == huis for rij in h.rijen if rij.bed.naam == bed]
    return list(rij.stroken)


def kort(rijen: list[Strook]) -> list[tuple[str, int, str]]:
    return [(str(rij.soort), len(rij.dagen), rij.tekst) for rij in rijen]


@pytest.mark.regel("L-18")
def test_een_vakje_is_een_nacht(voorbeeld: Gemeente, aanbieder: Gebruiker) -> None:
    melding = maak_melding(client=clientgegevens(voornamen="Jan", tussenvoegsel="de", achternaam="Vries"))
    optie(melding, date(2026, 3, 4), date(2026, 3, 7))
    bed = Bed.objects.get(naam="Kamer 1", locatie__naam="Huis Linde")
    Blokkade.objects.create(bed=bed, periode=(date(2026, 3, 7), date(2026, 5, 1)), reden="schilder")
    rijen = stroken(maak(aanbieder))
    assert kort(rijen) == [
        ("vrij", 2, ""),
        ("optie", 3, "J. de Vries (optie)"),
        ("buiten", 23, "buiten gebruik: schilder"),
    ]
    assert [dag.is_weekend for dag in rijen[1].dagen] == [False, False, False]
    # A stay that began before the first day is cut off on the page, and still says when it began.
    [eerste, *_] = stroken(maak(aanbieder, date(2026, 3, 6)))
    assert (len(eerste.dagen), eerste.van, eerste.tot) == (1, date(2026, 3, 4), date(2026, 3, 7))


def test_buiten_de_geldigheid_is_een_bed_buiten_gebruik(voorbeeld: Gemeente, aanbieder: Gebruiker) -> None:
    Bed.objects.filter(naam="Kamer 2").update(geldig_van=date(2026, 3, 9))
    Locatie.objects.filter(naam="De Wilg").update(geldig_tot=date(2026, 3, 3))
    blad = maak(aanbieder)
    assert kort(stroken(blad, "Kamer 2"))[0] == ("buiten", 7, "buiten gebruik: opent op 9 maart 2026")
    assert kort(stroken(blad, huis="De Wilg")) == [
        ("vrij", 1, ""),
        ("buiten", 27, "buiten gebruik: open tot en met 3 maart 2026"),
    ]
    assert [huis.locatie.naam for huis in maak(aanbieder, date(2026, 4, 6)).huizen] == ["Huis Linde"]


@pytest.mark.regel("L-39")
def test_een_andere_gemeente_ziet_alleen_dat_een_bed_bezet_is(
    voorbeeld: Gemeente, altena: Gemeente, consulent_altena: Gebruiker, consulent: Gebruiker, als: Any
) -> None:
    melding = maak_melding(client=clientgegevens(achternaam="Opmerkelijk"))
    melding.behandelaar = consulent
    melding.save()
    optie(melding, date(2026, 3, 4), date(2026, 3, 7))
    regio = Locatie.objects.get(naam="Huis Linde").regio
    Deelname.objects.create(regio=regio, gemeente=altena, geldig_van=date(2020, 1, 1))
    daar = als(consulent_altena).get("/logeerzorg/kalender/?van=2026-03-02&blad=2").content.decode()
    assert "Huis Linde" in daar
    assert "<span>optie</span>" in daar
    assert "Opmerkelijk" not in daar
    assert melding.nummer not in daar
    hier = als(consulent).get("/logeerzorg/kalender/?van=2026-03-02").content.decode()
    assert "Opmerkelijk (optie)" in hier
    assert melding.get_absolute_url() in hier


@pytest.fixture
def als(db: None) -> Callable[[Gebruiker], Browser]:
    def binnen(wie: Gebruiker) -> Browser:
        browser = Browser(raise_request_exception=False)
        browser.force_login(wie)
        return browser

    return binnen


def test_een_vrije_nacht_leidt_naar_de_zoekbladzijde_of_naar_blokkeren(
    voorbeeld: Gemeente, consulent: Gebruiker, aanbieder: Gebruiker, als: Any
) -> None:
    van = date(2126, 3, 3)
    browser = als(consulent)
    assert "hoe=dagen&amp;van_dag=" in browser.get("/logeerzorg/kalender/").content.decode()
    pagina = als(aanbieder).get("/aanbieder/kalender/").content.decode()
    bed = Bed.objects.get(naam="Kamer 1", locatie__naam="De Wilg")
    assert f"/aanbieder/blokkades/nieuw/?bed={bed.pk}&amp;van=" in pagina
    formulier = als(aanbieder).get(f"/aanbieder/blokkades/nieuw/?bed={bed.pk}&van={van}").content.decode()
    assert f'value="{bed.pk}" class="utrecht-checkbox' in formulier or "checked" in formulier
    assert 'value="2126"' in formulier


@pytest.mark.parametrize(
    "vraag", ["van=gisteren", "van=9999-12-31", "van=0001-01-01", "van=%00", "blad=-1&weergave=taart", "blad=9999"]
)
def test_een_kromme_vraag_geeft_gewoon_een_kalender(
    voorbeeld: Gemeente, aanbieder: Gebruiker, als: Any, vraag: str
) -> None:
    assert als(aanbieder).get(f"/aanbieder/kalender/?{vraag}").status_code == 200


@pytest.mark.parametrize(
    ("wie", "pad"), [("consulent", "/logeerzorg/kalender/"), ("aanbieder", "/aanbieder/kalender/")]
)
def test_het_aantal_vragen_groeit_niet_met_de_bedden(
    voorbeeld: Gemeente, als: Any, wie: str, pad: str, request: pytest.FixtureRequest
) -> None:
    browser = als(request.getfixturevalue(wie))
    optie(maak_melding(), date(2026, 3, 4), date(2026, 3, 7))
    browser.get(pad)

    def tel() -> int:
        with CaptureQueriesContext(connection) as vragen:
            assert browser.get(f"{pad}?van=2026-03-02").status_code == 200
        return len(vragen)

    voor = tel()
    huis = Locatie.objects.get(naam="Huis Linde")
    nieuw = Bed.objects.bulk_create(Bed(locatie=huis, naam=f"Bed {n}", geldig_van=OP) for n in range(20))
    for bed in nieuw[:5]:
        optie(maak_melding(), date(2026, 3, 8), date(2026, 3, 9), bed.naam)
        Blokkade.objects.create(bed=bed, periode=(date(2026, 3, 10), date(2026, 3, 12)), reden="schilder")
    assert tel() == voor


@pytest.mark.regel("X-17")
def test_wie_de_namen_in_de_kalender_ziet_staat_in_het_logboek(
    voorbeeld: Gemeente, aanbieder: Gebruiker, als: Any
) -> None:
    melding = maak_melding()
    optie(melding, date(2026, 3, 4), date(2026, 3, 7))
    als(aanbieder).get("/aanbieder/kalender/?van=2026-03-02")
    assert Inzage.objects.filter(gebruiker=aanbieder, melding=melding, wat="logeerkalender").count() == 1
    als(aanbieder).get("/aanbieder/kalender/?van=2026-05-02")
    assert Inzage.objects.filter(gebruiker=aanbieder).count() == 1
