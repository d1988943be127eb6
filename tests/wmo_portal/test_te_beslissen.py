"""The queue of the deciders, and deciding several alike cases at once: each was opened, each stands on its own."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from beschikkingen.models import Beschikking
from meldingen.models import Gebruiker, Gemeente
from tests.bouwers import Zaak, breng_naar
from tests.mensen import clientgegevens

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
LIJST, SAMEN = "/te-beslissen/", "/te-beslissen/samen/"
Als = Callable[[Gebruiker], Client]


def afwijzing(gemeente: Gemeente, achternaam: str, dagen: int = 0) -> Zaak:
    """A proposal to refuse, of a client with this name."""
    return breng_naar(
        "besluit_concept", gemeente, uitkomst=Beschikking.Uitkomst.AFGEWEZEN,
        client=clientgegevens(bsn="", achternaam=achternaam),
    )  # fmt: skip


def tekst(antwoord: object) -> str:
    return antwoord.content.decode()


def test_de_wettelijke_datum_staat_voorop_met_bedrag_en_opsteller(
    als: Als, op_de_dag: Callable[[Zaak], None], voorbeeld: Gemeente, teamleider: Gebruiker
) -> None:
    zaak = breng_naar("besluit_concept", voorbeeld)
    op_de_dag(zaak)
    pagina = tekst(als(teamleider).get(LIJST))
    koppen = [pagina.index(f'<th scope="col">{kop}</th>') for kop in ("Zaak", "Uiterste datum", "Inwoner", "Waarde")]
    assert koppen == sorted(koppen)
    assert "€&nbsp;720,00" in pagina
    assert "Sanne Mulder" in pagina
    assert "Nog niet bekeken" in pagina


def test_zoeken_vindt_een_voorstel_op_naam(
    als: Als, op_de_dag: Callable[[Zaak], None], voorbeeld: Gemeente, teamleider: Gebruiker
) -> None:
    een, ander = afwijzing(voorbeeld, "Zandstra"), afwijzing(voorbeeld, "Wiersma")
    op_de_dag(ander)
    pagina = tekst(als(teamleider).get(LIJST, {"zoek": "wiersma"}))
    assert ander.melding.nummer in pagina
    assert een.melding.nummer not in pagina
    assert "Geen voorstel gevonden" in tekst(als(teamleider).get(LIJST, {"zoek": "qqq"}))


@pytest.mark.regel("B-01", "B-02")
def test_samen_beslissen_kan_pas_nadat_elk_voorstel_is_bekeken(
    als: Als, op_de_dag: Callable[[Zaak], None], voorbeeld: Gemeente, teamleider: Gebruiker
) -> None:
    zaken = [afwijzing(voorbeeld, naam) for naam in ("Zandstra", "Wiersma")]
    op_de_dag(zaken[1])
    client, keuze = als(teamleider), {"voorstel": [zaak.beschikking.pk for zaak in zaken]}
    client.get(f"{LIJST}{zaken[0].beschikking.pk}/")
    laat = tekst(client.post(SAMEN, keuze, follow=True, HTTP_REFERER=f"http://testserver{LIJST}"))
    assert f"U opende nog niet: {zaken[1].melding.nummer}." in laat
    assert not Beschikking.objects.filter(besloten_op__isnull=False).exists()
    client.get(f"{LIJST}{zaken[1].beschikking.pk}/")
    assert "2 van 2 besluiten genomen" in tekst(client.post(SAMEN, keuze))
    assert {zaak.melding.status for zaak in zaken} == {"beschikt"}
    assert "U opende" not in tekst(client.post(SAMEN, {}, follow=True, HTTP_REFERER=f"http://testserver{LIJST}"))


@pytest.mark.regel("B-01")
def test_wat_niet_lukt_houdt_de_andere_niet_tegen(
    als: Als, op_de_dag: Callable[[Zaak], None], voorbeeld: Gemeente, teamleider: Gebruiker
) -> None:
    zaken = [afwijzing(voorbeeld, naam) for naam in ("Zandstra", "Wiersma", "Yildiz")]
    op_de_dag(zaken[2])
    Beschikking.objects.filter(pk=zaken[1].beschikking.pk).update(voorgesteld_door=teamleider)
    client = als(teamleider)
    for zaak in zaken:
        client.get(f"{LIJST}{zaak.beschikking.pk}/")
    pagina = tekst(client.post(SAMEN, {"voorstel": [zaak.beschikking.pk for zaak in zaken]}))
    assert "2 van 3 besluiten genomen" in pagina
    assert "U hebt dit besluit zelf voorgesteld" in pagina
    assert [zaak.melding.status for zaak in zaken] == ["beschikt", "ter_fiattering", "beschikt"]


def test_ongelijke_voorstellen_en_onzin_worden_geweigerd(
    als: Als, op_de_dag: Callable[[Zaak], None], voorbeeld: Gemeente, teamleider: Gebruiker
) -> None:
    zaken = [afwijzing(voorbeeld, "Zandstra"), breng_naar("besluit_concept", voorbeeld)]
    op_de_dag(zaken[1])
    client = als(teamleider)
    for zaak in zaken:
        client.get(f"{LIJST}{zaak.beschikking.pk}/")
    for keuze, zin in (
        ([zaak.beschikking.pk for zaak in zaken], "dezelfde hulp en dezelfde uitkomst"),
        (["x", "-1", "9" * 30], "Kies eerst over welke voorstellen"),
    ):
        antwoord = client.post(SAMEN, {"voorstel": keuze}, follow=True, HTTP_REFERER=f"http://testserver{LIJST}")
        assert zin in tekst(antwoord)
    assert not Beschikking.objects.filter(besloten_op__isnull=False).exists()


def test_de_lijst_vraagt_steeds_evenveel_van_de_database(
    als: Als,
    op_de_dag: Callable[[Zaak], None],
    voorbeeld: Gemeente,
    teamleider: Gebruiker,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    zaken = [afwijzing(voorbeeld, naam) for naam in ("Zandstra", "Wiersma", "Yildiz")]
    op_de_dag(zaken[2])
    client = als(teamleider)
    with django_assert_max_num_queries(10):
        client.get(LIJST)
