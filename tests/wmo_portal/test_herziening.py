"""The pages of herziening, intrekking and terugvordering, and the queue in which they wait for a decider."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from beschikkingen.models import Beschikking, Voornemen, Voorziening
from beschikkingen.services.herziening import Wijziging, leg_voornemen_vast, stel_herziening_voor
from beschikkingen.services.voorstellen import neem_besluit
from meldingen.models import Gebruiker
from meldingen.rollen import Rol
from tests.bouwers import Zaak, breng_naar
from tests.mensen import clientgegevens

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
Als = Callable[[Gebruiker], Client]
Op = Callable[[Zaak], None]
VUIL = ("", "a\x00b", "x" * 20_000, "<script>alert(1)</script>")


@pytest.fixture
def zaak() -> Zaak:
    zaak = breng_naar("toegekend")
    zaak.verder(40)
    return zaak


def hulp(zaak: Zaak) -> Voorziening:
    return Voorziening.objects.get(melding=zaak.melding)


def pad(zaak: Zaak, naam: str, *meer: int) -> str:
    return reverse(naam, args=[zaak.melding.nummer, *meer])


def datum(naam: str, dag: date | None) -> dict[str, Any]:
    return {
        f"{naam}_{deel}": getattr(dag, veld) for deel, veld in (("dag", "day"), ("maand", "month"), ("jaar", "year"))
    }


def tekst(antwoord: HttpResponse) -> str:
    assert antwoord.status_code == 200, antwoord.status_code
    return antwoord.content.decode()


def voornemen(zaak: Zaak, **anders: Any) -> Voornemen:
    wat = {"soort": "intrekking", "grond": "b", "feiten": "De hulp is niet meer nodig.", **anders}
    return leg_voornemen_vast(hulp(zaak), Wijziging(**wat), op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("B-18", "H-08", "H-09", "H-10")
def test_van_het_voornemen_tot_het_besluit_op_het_scherm(
    als: Als, op_de_dag: Op, zaak: Zaak, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    op_de_dag(zaak)
    client, nummer = als(consulent), zaak.melding.nummer
    naar = pad(zaak, "herziening")
    assert naar in tekst(client.get(zaak.melding.get_absolute_url()))
    assert naar in tekst(client.get(pad(zaak, "besluit")))
    assert pad(zaak, "voornemen") in tekst(client.get(naar))
    ingaat = zaak.op + timedelta(days=40)
    antwoorden = {
        "voorziening": hulp(zaak).pk, "soort": "intrekking", "grond": "b", "feiten": "Uw dochter zorgt nu zelf.",
        **datum("ingangstijdstip", ingaat),
    }  # fmt: skip
    leeg = tekst(client.post(pad(zaak, "voornemen"), antwoorden | {"grond": "", "feiten": ""}))
    assert "Kies de grond." in leeg
    assert client.post(pad(zaak, "voornemen"), antwoorden).status_code == 302
    rij = Voornemen.objects.get()
    pagina = tekst(client.get(naar))
    assert "De inwoner kan reageren tot en met" in pagina
    voorstel = {"motivering": "De hulp is niet meer nodig.", **datum("ingangstijdstip", ingaat)}
    te_vroeg = tekst(client.post(pad(zaak, "voornemen_voorstellen", rij.pk), voorstel))
    assert "Wacht op de zienswijze, of leg die vast." in te_vroeg
    assert "De hulp is niet meer nodig." in te_vroeg
    gehoord = {"wijze": "mondeling", "inhoud": "Dat is zo.", **datum("gegeven_op", zaak.op)}
    assert client.post(pad(zaak, "voornemen_zienswijze", rij.pk), gehoord).status_code == 302
    assert "hoe u de zienswijze hebt meegewogen" in tekst(
        client.post(pad(zaak, "voornemen_voorstellen", rij.pk), voorstel)
    )
    goed = client.post(pad(zaak, "voornemen_voorstellen", rij.pk), voorstel | {"weging": "U bevestigde het."})
    assert goed.status_code == 302
    assert "Ligt bij wie mag beslissen" in tekst(client.get(naar))
    beslisser, besluit = als(teamleider), Beschikking.objects.get(soort="herziening")
    wachtrij = tekst(beslisser.get("/te-beslissen/"))
    assert nummer in wachtrij
    assert "Ingetrokken: logeerzorg" in wachtrij
    bekeken = tekst(beslisser.get(f"/te-beslissen/{besluit.pk}/"))
    for deel in ("niet langer op de voorziening aangewezen", "Uw dochter zorgt nu zelf.", "U bevestigde het."):
        assert deel in bekeken
    assert beslisser.post(f"/te-beslissen/{besluit.pk}/beslissen/").status_code == 302
    assert hulp(zaak).einddatum == ingaat - timedelta(days=1)
    assert "Besloten op" in tekst(client.get(naar))
    assert f'value="{besluit.pk}"' in tekst(als(zaak.acteur(Rol.BEZWAARJURIST)).get(pad(zaak, "bezwaar_registreren")))


@pytest.mark.regel("H-11")
def test_van_de_intrekking_tot_de_terugvordering_op_het_scherm(
    als: Als, op_de_dag: Op, zaak: Zaak, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    eerste = hulp(zaak).ingangsdatum
    rij = voornemen(zaak, grond="a", juiste_gegevens="Met uw zoon in huis was het niet nodig.")
    zaak.op = rij.zienswijze.uiterlijk_op + timedelta(days=1)
    besluit = stel_herziening_voor(rij, ingangstijdstip=eerste, motivering="m", op=zaak.op, door=zaak.consulent)
    neem_besluit(besluit, op=zaak.op, door=zaak.teamleider)
    op_de_dag(zaak)
    client = als(consulent)
    overzicht = tekst(client.get(pad(zaak, "herziening")))
    assert pad(zaak, "terugvorderen") in overzicht
    assert "ingetrokken vanaf de eerste dag" in overzicht
    antwoorden = {
        "intrekking": rij.pk, "feiten": "U kreeg te veel.", "opzet": "U tekende ervoor.", "bedrag": "840,00",
        "is_geheel": "ja", "berekening": "2 etmalen van € 420,00", **datum("periode_van", eerste),
        **datum("periode_tot", eerste + timedelta(days=1)),
    }  # fmt: skip
    assert "waaruit de opzet blijkt" in tekst(client.post(pad(zaak, "terugvorderen"), antwoorden | {"opzet": ""}))
    om = datum("periode_tot", eerste - timedelta(days=9))
    assert "ligt voor de eerste dag" in tekst(client.post(pad(zaak, "terugvorderen"), antwoorden | om))
    assert client.post(pad(zaak, "terugvorderen"), antwoorden).status_code == 302
    vordering = Voornemen.objects.get(soort="terugvordering")
    assert "€ 840,00 van u terug te vragen" in tekst(client.get(pad(zaak, "herziening"))).replace("\xa0", " ")
    gehoord = {"wijze": "schriftelijk", "inhoud": "Nee.", **datum("gegeven_op", zaak.op)}
    client.post(pad(zaak, "voornemen_zienswijze", vordering.pk), gehoord)
    voorstel = {"motivering": "U wist dit.", "weging": "Dat overtuigt niet."}
    assert client.post(pad(zaak, "voornemen_voorstellen", vordering.pk), voorstel).status_code == 302
    beslisser, besluit = als(teamleider), Beschikking.objects.get(soort="terugvordering")
    assert "€&nbsp;840,00" in tekst(beslisser.get("/te-beslissen/"))
    assert "U tekende ervoor." in tekst(beslisser.get(f"/te-beslissen/{besluit.pk}/"))
    terug = beslisser.post(f"/te-beslissen/{besluit.pk}/terugsturen/", {"reden": "Reken nog eens."})
    assert terug.status_code == 302
    assert "U wist dit." in tekst(client.get(pad(zaak, "voornemen_voorstellen", vordering.pk)))
    weg = client.post(pad(zaak, "voornemen_vervallen", vordering.pk), {"reden": "Het bedrag klopt niet."})
    assert weg.status_code == 302
    assert "Het bedrag klopt niet." in tekst(client.get(pad(zaak, "herziening")))
    assert "teruggestuurd op" in tekst(beslisser.get(f"/te-beslissen/{besluit.pk}/"))


@pytest.mark.regel("H-10")
def test_over_belastende_besluiten_beslist_men_een_voor_een(
    als: Als, op_de_dag: Op, zaak: Zaak, teamleider: Gebruiker
) -> None:
    rij = voornemen(zaak)
    zaak.op = rij.zienswijze.uiterlijk_op + timedelta(days=1)
    besluit = stel_herziening_voor(rij, ingangstijdstip=zaak.op, motivering="m", op=zaak.op, door=zaak.consulent)
    op_de_dag(zaak)
    client = als(teamleider)
    client.get(f"/te-beslissen/{besluit.pk}/")
    antwoord = client.post(
        "/te-beslissen/samen/", {"voorstel": [besluit.pk]}, follow=True,
        HTTP_REFERER="http://testserver/te-beslissen/",
    )  # fmt: skip
    assert "beslist u één voor één" in tekst(antwoord)


def test_meer_voornemens_in_de_wachtrij_kosten_geen_vragen_meer(
    als: Als, op_de_dag: Op, teamleider: Gebruiker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    zaken = [breng_naar("toegekend", client=clientgegevens(bsn="")) for _ in range(2)]
    rijen = [voornemen(zaak) for zaak in zaken]
    op = max(rij.zienswijze.uiterlijk_op for rij in rijen) + timedelta(days=1)
    dag = max(hulp(zaak).ingangsdatum for zaak in zaken)
    stel_herziening_voor(rijen[0], ingangstijdstip=max(op, dag), motivering="m", op=op, door=zaken[0].consulent)
    zaken[1].op = op
    op_de_dag(zaken[1])
    client = als(teamleider)
    with CaptureQueriesContext(connection) as een:
        client.get("/te-beslissen/")
    stel_herziening_voor(rijen[1], ingangstijdstip=max(op, dag), motivering="m", op=op, door=zaken[1].consulent)
    with django_assert_num_queries(len(een)):
        client.get("/te-beslissen/")


@pytest.mark.parametrize("vuil", VUIL)
def test_onzin_in_een_stap_van_het_voornemen_geeft_een_zin(
    als: Als, op_de_dag: Op, zaak: Zaak, consulent: Gebruiker, vuil: str
) -> None:
    rij = voornemen(zaak)
    op_de_dag(zaak)
    client = als(consulent)
    for naam in ("voornemen_zienswijze", "voornemen_voorstellen"):
        velden = client.get(pad(zaak, naam, rij.pk)).context["form"].fields
        antwoord = client.post(pad(zaak, naam, rij.pk), dict.fromkeys(velden, vuil))
        assert "Fout: " in tekst(antwoord)
        assert "<script>alert" not in tekst(antwoord)
    rij.refresh_from_db()
    assert rij.is_open
    assert rij.beschikking is None
