"""The reports of logeren: figures counted by hand, and what does not cross the border of a gemeente (L-39)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from logeerzorg.models import Bed, Blokkade, Deelname, Locatie, Reservering
from logeerzorg.perioden import Nachten
from logeerzorg.services import rapport
from meldingen.models import Gebruiker, Gemeente, Inzage, Melding
from tests.bouwers import clientgegevens, maak_melding
from tests.wmo_portal.invoer import tekst

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
OP = date(2026, 12, 1)
ANDERS = clientgegevens(bsn="999990019", voornamen="Wilhelmina", achternaam="Opmerkelijk")
WINTER = Nachten(date(2026, 1, 1), date(2026, 3, 1))


@pytest.fixture
def als(db: None) -> Callable[[Gebruiker], Client]:
    def meld_aan(wie: Gebruiker) -> Client:
        client = Client()
        client.force_login(wie)
        return client

    return meld_aan


@pytest.fixture
def melding(voorbeeld: Gemeente) -> Melding:
    return maak_melding(voorbeeld)


@pytest.fixture
def daar(altena: Gemeente, melding: Melding) -> Melding:
    """A case of another gemeente that shares Huis Linde."""
    regio = Locatie.objects.get(naam="Huis Linde").regio
    Deelname.objects.create(regio=regio, gemeente=altena, geldig_van=date(2024, 1, 1))
    return maak_melding(altena, client=ANDERS)


def verblijf(melding: Melding, van: date, tot: date, status: str = "voltooid", **anders: Any) -> Reservering:
    bed = anders.pop("bed", None) or Bed.objects.get(locatie__naam="Huis Linde", naam="Kamer 1")
    return Reservering.objects.create(
        gemeente=melding.gemeente, client=melding.client, melding=melding, bed=bed, periode=(van, tot), status=status,
        gemaakt_door=Gebruiker.objects.get(username="consulent"), **anders,
    )  # fmt: skip


def alleen_kamer_1() -> None:
    """Huis Linde has one bed in 2026, and one more in the last ten days of February."""
    bedden = Bed.objects.filter(locatie__naam="Huis Linde")
    kamers = list(bedden.order_by("naam"))
    bedden.exclude(pk=kamers[0].pk).update(geldig_van=date(2020, 1, 1), geldig_tot=date(2020, 12, 31))
    bedden.filter(pk=kamers[1].pk).update(geldig_van=date(2026, 2, 19), geldig_tot=None)


def test_bezetting_over_de_grens_van_de_maand(melding: Melding, daar: Melding, teamleider: Gebruiker) -> None:
    alleen_kamer_1()
    verblijf(melding, date(2025, 12, 30), date(2026, 1, 4))  # 3 nights of 2026
    verblijf(melding, date(2026, 1, 29), date(2026, 2, 3), "bevestigd")  # 3 in January, 2 in February
    verblijf(daar, date(2026, 2, 10), date(2026, 2, 14))  # 4, of another gemeente
    verblijf(melding, date(2026, 2, 20), date(2026, 2, 22), "optie")
    verblijf(melding, date(2026, 2, 23), date(2026, 2, 24), "geannuleerd")
    verblijf(melding, date(2026, 2, 25), date(2026, 2, 26), is_dagdeel=True)
    verblijf(melding, date(2026, 2, 27), date(2026, 3, 3))  # 2 in February
    bed = Bed.objects.get(locatie__naam="Huis Linde", naam="Kamer 1")
    Blokkade.objects.create(bed=bed, periode=(date(2026, 1, 10), date(2026, 1, 21)), reden="Schilder")
    Blokkade.objects.create(bed=bed, periode=(date(2026, 2, 15), date(2026, 2, 17)), reden="V", voor=melding.client)
    tabel = rapport.bezetting(teamleider, WINTER)
    huis = [rij[1:] for rij in tabel.rijen if rij[0] == "Huis Linde"]
    assert huis == [
        ("januari 2026", 6, 20, 30),  # 31 nights, 11 blocked
        ("februari 2026", 8, 38, 21),  # 28 nights, and 10 of the second room
        ("Hele periode", 14, 58, 24),
    ]
    assert next(rij.procent for rij in tabel.grafiek if rij.locatie == "Huis Linde") == 24


@pytest.mark.parametrize(
    ("van", "tot", "bezet", "nachten"), [((2026, 1, 30), (2026, 2, 2), 3, 3), ((2026, 2, 2), (2026, 2, 3), 1, 1)]
)
def test_alleen_de_nachten_van_de_gekozen_dagen(
    melding: Melding, teamleider: Gebruiker, van: Any, tot: Any, bezet: int, nachten: int
) -> None:
    alleen_kamer_1()
    verblijf(melding, date(2026, 1, 29), date(2026, 2, 3))
    tabel = rapport.bezetting(teamleider, Nachten(date(*van), date(*tot)))
    assert next(rij for rij in tabel.grafiek if rij.locatie == "Huis Linde") == rapport.Bezetting(
        "Huis Linde", bezet, nachten
    )


@pytest.mark.regel("L-39")
def test_nachten_per_gemeente_zijn_getallen_en_namen_zijn_van_de_eigen_gemeente(
    melding: Melding, daar: Melding, teamleider: Gebruiker, als: Callable[[Gebruiker], Client]
) -> None:
    verblijf(melding, date(2026, 1, 29), date(2026, 2, 3))
    verblijf(daar, date(2026, 2, 10), date(2026, 2, 14))
    verblijf(melding, date(2026, 2, 20), date(2026, 2, 22), "bevestigd")  # not slept
    tabel = rapport.per_gemeente(teamleider, WINTER, op=OP)
    assert tabel.koppen == ("Gemeente", "januari 2026", "februari 2026", "Samen")
    assert set(tabel.rijen) == {("Voorbeeld", 3, 2, 5), ("Altena", 0, 4, 4)}
    assert rapport.per_client(teamleider, WINTER, op=OP).rijen == ((melding.client.naam, 3, 2, 5),)
    verblijf(daar, date(2026, 2, 24), date(2026, 2, 25), "geannuleerd", reden="locatie", toelichting="Te zwaar.")
    client = als(teamleider)
    for deel in ("bezetting", "gemeenten", "clienten", "afgezegd", "weigeringen"):
        for uitvoer in ("", "csv"):
            vraag = {"deel": deel, "van_jaar": "2026", "van_maand": "1", "van_dag": "1", "uitvoer": uitvoer}
            antwoord = client.get(reverse("logeerrapport"), vraag)
            assert antwoord.status_code == 200
            for geheim in (daar.client.naam, "Opmerkelijk", daar.nummer, "Te zwaar."):
                assert geheim not in antwoord.content.decode(), (deel, uitvoer)


def test_wie_er_nog_is_sliep_tot_vandaag(melding: Melding, teamleider: Gebruiker) -> None:
    verblijf(melding, date(2026, 2, 10), date(2026, 2, 20), "aanwezig")
    for op, nachten in (((2026, 2, 14), 4), ((2026, 2, 25), 10)):
        assert rapport.per_client(teamleider, WINTER, op=date(*op)).rijen[0][-1] == nachten
    assert rapport.per_client(teamleider, WINTER, op=date(2026, 2, 10)).rijen == ()
    assert rapport.per_client(teamleider, WINTER, op=date(2025, 2, 10)).rijen == ()


def test_wat_niet_doorging_per_locatie_en_de_reden(
    melding: Melding, teamleider: Gebruiker, als: Callable[[Gebruiker], Client]
) -> None:
    verblijf(melding, date(2026, 1, 31), date(2026, 2, 3), "geannuleerd", reden="locatie", toelichting="=Geen tillift")
    verblijf(melding, date(2026, 1, 5), date(2026, 1, 6), "geannuleerd", reden="client", toelichting="Geen zin")
    verblijf(melding, date(2026, 1, 7), date(2026, 1, 8), "laat_geannuleerd")
    verblijf(melding, date(2026, 2, 1), date(2026, 2, 3), "niet_verschenen")
    verblijf(melding, date(2026, 2, 5), date(2026, 2, 6), "niet_verschenen")
    assert rapport.afgezegd(teamleider, WINTER).rijen == (
        ("Huis Linde", "januari 2026", 1, 1, 0),
        ("Huis Linde", "februari 2026", 0, 0, 2),
    )
    assert rapport.weigeringen(teamleider, WINTER).rijen == (
        ("Huis Linde", melding.nummer, "31 januari 2026", 3, "=Geen tillift"),
    )
    vraag = {"deel": "weigeringen", "tot_jaar": "2026", "tot_maand": "2", "tot_dag": "28", "uitvoer": "csv"}
    antwoord = als(teamleider).get(reverse("logeerrapport"), vraag)
    assert antwoord["Content-Type"] == "text/csv; charset=utf-8"
    assert "logeren-weigeringen-2026-01-01-2026-02-28.csv" in antwoord["Content-Disposition"]
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    assert regels == [
        "Locatie;Zaak;Aankomst;Nachten;Reden",
        f"Huis Linde;{melding.nummer};31 januari 2026;3;'=Geen tillift",
    ]
    assert Inzage.objects.filter(melding=melding, gebruiker=teamleider, wat="rapport logeren").count() == 1


def test_de_bladzijde_tekent_de_bezetting_en_zegt_wat_er_mis_is(
    melding: Melding, teamleider: Gebruiker, administratie: Gebruiker, als: Callable[[Gebruiker], Client]
) -> None:
    verblijf(melding, date(2026, 1, 29), date(2026, 2, 3))
    pad = reverse("logeerrapport")
    goed = {"van_dag": "1", "van_maand": "1", "van_jaar": "2026", "tot_dag": "28", "tot_maand": "2", "tot_jaar": "2026"}
    pagina = tekst(als(administratie).get(pad, goed))
    assert "Van 1 januari 2026 tot en met 28 februari 2026" in pagina
    assert 'role="img"' in pagina
    assert "procent, 5 van" in pagina
    assert "style=" not in pagina
    assert reverse("overschrijdingen") in tekst(als(teamleider).get(pad))
    client = als(teamleider)
    for fout, zin in (
        ({"tot_jaar": "2025"}, "De laatste dag ligt vóór de eerste dag."),
        ({"tot_jaar": "2028"}, "Kies hoogstens een jaar."),
        ({"van_maand": ""}, "Vul ook de maand in."),
        ({"tot_dag": "31"}, "foutensamenvatting"),
        ({"van_jaar": "0000"}, "foutensamenvatting"),
        ({"deel": "alles"}, "foutensamenvatting"),
    ):
        for uitvoer in ("", "csv"):
            antwoord = client.get(pad, goed | fout | {"uitvoer": uitvoer})
            assert antwoord.status_code == 200
            assert zin in tekst(antwoord), fout
            assert "<svg" not in tekst(antwoord)
    assert client.get(pad, goed | {"pagina": "x", "uitvoer": "pdf"}).status_code == 200


def test_het_aantal_vragen_aan_de_database_groeit_niet(
    melding: Melding, daar: Melding, teamleider: Gebruiker, als: Callable[[Gebruiker], Client]
) -> None:
    client, aantallen = als(teamleider), []
    for maand in range(1, 5):
        huis = Locatie.objects.get(naam="Huis Linde")
        nieuw = Locatie.objects.create(
            organisatie=huis.organisatie, regio=huis.regio, naam=f"Huis {maand}", plaats="Fijnart",
            geldig_van=date(2020, 1, 1),
        )  # fmt: skip
        bed = Bed.objects.create(locatie=nieuw, naam="Kamer 1", geldig_van=date(2020, 1, 1))
        verblijf(melding, date(2026, maand, 29 if maand != 2 else 27), date(2026, maand + 1, 3), bed=bed)
        verblijf(daar, date(2026, maand, 10), date(2026, maand, 12), bed=bed)
        for dag in (20, 22):
            verblijf(melding, date(2026, maand, dag), date(2026, maand, dag + 1), "geannuleerd", reden="locatie")
        with CaptureQueriesContext(connection) as vragen:
            for deel in ("bezetting", "gemeenten", "clienten", "afgezegd", "weigeringen"):
                vraag = {"deel": deel, "van_jaar": "2026", "van_maand": "1", "van_dag": "1"}
                assert client.get(reverse("logeerrapport"), vraag).status_code == 200
        aantallen.append(len(vragen))
    assert len(set(aantallen[1:])) == 1, aantallen
