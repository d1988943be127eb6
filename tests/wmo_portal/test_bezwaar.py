"""The pages of the bezwaarjurist: from the register to the decision, and what they do with rubbish."""

from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from beschikkingen.models import Bezwaar
from beschikkingen.services.beslistermijn import registreer_ingebrekestelling
from beschikkingen.services.bezwaar import neem_in_behandeling
from beschikkingen.views.bezwaar import DADEN
from meldingen.models import Gebruiker, Melding
from meldingen.rollen import Rol
from tests.bouwers import Zaak, breng_naar
from tests.wmo_portal.invoer import stand, tekst

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
Als = Callable[[Gebruiker], Client]
OpDeDag = Callable[[Zaak], None]


@pytest.fixture
def hoofd(jurist: Gebruiker) -> Gebruiker:
    return Gebruiker.objects.get(username="hoofdjurist")


def datum(naam: str, zaak: Zaak) -> dict[str, str]:
    dag = zaak.op
    return {f"{naam}_dag": str(dag.day), f"{naam}_maand": str(dag.month), f"{naam}_jaar": str(dag.year)}


def daad(client: Client, zaak: Zaak, naam: str, **antwoord: Any) -> str:
    pad = reverse("bezwaar_daad", args=[zaak.melding.nummer, zaak.bezwaar.pk, naam])
    return tekst(client.post(pad, antwoord, follow=True))


@pytest.mark.regel("B-26", "B-29", "B-31")
def test_een_bezwaar_van_brief_tot_beslissing(
    als: Als, op_de_dag: OpDeDag, jurist: Gebruiker, hoofd: Gebruiker, teamleider: Gebruiker
) -> None:
    zaak = breng_naar("afgewezen")
    op_de_dag(zaak)
    client, nummer = als(jurist), zaak.melding.nummer
    assert "Er is in deze zaak geen bezwaar." in tekst(client.get(reverse("bezwaar", args=[nummer])))
    antwoord = {
        "besluit": zaak.beschikking.pk, "kanaal": "balie", "indiener": "client", "gronden": "Ik heb vervoer nodig.",
        **datum("ontvangen_op", zaak),
    }  # fmt: skip
    pagina = tekst(client.post(reverse("bezwaar_registreren", args=[nummer]), antwoord, follow=True))
    assert "Het bezwaar is geregistreerd." in pagina
    lijst = tekst(client.get(reverse("bezwaren")))
    assert nummer in lijst
    assert "1 bezwaar loopt" in lijst
    pad = reverse("bezwaar_zien", args=[nummer, zaak.bezwaar.pk])
    assert "Ik heb vervoer nodig." in tekst(client.get(pad))
    assert "in behandeling" in tekst(client.post(reverse("bezwaar_nemen", args=[nummer, zaak.bezwaar.pk]), follow=True))
    assert "nog niet gehoord" in daad(client, zaak, "voorstel", uitkomst="ongegrond", motivering="Nee.")
    assert "vastgelegd" in daad(client, zaak, "niet-horen", grond="c", reden="Wil niet worden gehoord.")
    assert "wacht op de beslissing" in daad(client, zaak, "voorstel", uitkomst="gegrond", motivering="U hebt gelijk.")
    beslissen = reverse("bezwaar_beslissen", args=[nummer, zaak.bezwaar.pk])
    assert "zelf voorgesteld" in tekst(client.post(beslissen, follow=True))
    assert "een ander" in tekst(als(teamleider).post(beslissen, follow=True))
    assert "De beslissing op het bezwaar is genomen." in tekst(als(hoofd).post(beslissen, follow=True))
    assert (zaak.bezwaar.status, zaak.melding.status) == (Bezwaar.Status.BESLOTEN, "ter_fiattering")
    # The case waits for a new decision; the consulent finds the page to propose it.
    dossier = tekst(als(zaak.consulent).get(zaak.melding.get_absolute_url()))
    assert reverse("besluit", args=[nummer]) in dossier


def test_voor_het_besluit_zegt_de_bladzijde_dat_bezwaar_nog_niet_kan(
    als: Als, op_de_dag: OpDeDag, jurist: Gebruiker
) -> None:
    zaak = breng_naar("in_beoordeling")
    op_de_dag(zaak)
    client = als(jurist)
    assert "Bezwaar kan pas als een besluit is bekendgemaakt." in tekst(
        client.get(reverse("bezwaar", args=[zaak.melding.nummer]))
    )
    pad = reverse("bezwaar_registreren", args=[zaak.melding.nummer])
    pagina = tekst(client.post(pad, {"kanaal": "balie", "indiener": "client", **datum("ontvangen_op", zaak)}))
    assert "Kies tegen welk besluit het bezwaar is." in pagina
    assert not Bezwaar.objects.exists()


def test_de_lijst_kost_altijd_evenveel_vragen(
    als: Als, op_de_dag: OpDeDag, jurist: Gebruiker, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(2):
        zaak = breng_naar("afgewezen")
        zaak.bezwaar_ontvangen()
    op_de_dag(zaak)
    client = als(jurist)
    client.get(reverse("bezwaren"))
    with django_assert_max_num_queries(8):
        assert "2 bezwaren lopen" in tekst(client.get(reverse("bezwaren")))


VUIL = ["", "a\x00b", "x" * 20_000, "🎂", "99999999999999999999", "<script>alert(1)</script>"]


@pytest.mark.parametrize("vuil", VUIL)
def test_geen_formulier_van_de_jurist_bezwijkt_onder_onzin(
    als: Als, op_de_dag: OpDeDag, jurist: Gebruiker, vuil: str
) -> None:
    zaak = breng_naar("afgewezen")
    registreer_ingebrekestelling(zaak.melding, ontvangen_op=zaak.op, op=zaak.op, door=zaak.consulent)
    zaak.bezwaar_ontvangen()
    neem_in_behandeling(zaak.bezwaar, op=zaak.op, door=jurist)
    op_de_dag(zaak)
    client, fouten = als(jurist), []
    nummer = zaak.melding.nummer
    paden = [reverse("bezwaar_daad", args=[nummer, zaak.bezwaar.pk, naam]) for naam in DADEN]
    paden += [reverse(naam, args=[nummer]) for naam in ("bezwaar_registreren", "dwangsom", "beroep_niet_tijdig")]
    for pad in paden:
        velden = client.get(pad).context["form"].fields
        voor = stand()
        with transaction.atomic():
            antwoord = client.post(pad, _vul(velden, vuil))
            if antwoord.status_code == 200 and stand() != voor:
                fouten.append(f"{pad}: er is iets veranderd")
            transaction.set_rollback(True)
        if antwoord.status_code not in (200, 302) or "<script>alert" in antwoord.content.decode():
            fouten.append(f"{pad}: {antwoord.status_code}")
        if antwoord.status_code == 302 and vuil in VUIL[:3]:
            fouten.append(f"{pad}: aangenomen")
    assert fouten == []


def test_een_daad_die_niet_bestaat_is_niet_te_vinden(als: Als, op_de_dag: OpDeDag, jurist: Gebruiker) -> None:
    zaak = breng_naar("afgewezen")
    zaak.bezwaar_ontvangen()
    op_de_dag(zaak)
    pad = reverse("bezwaar_daad", args=[zaak.melding.nummer, zaak.bezwaar.pk, "weggooien"])
    assert als(jurist).get(pad).status_code == 404


def test_buiten_behandeling_gaat_van_consulent_naar_teamleider(
    als: Als, op_de_dag: OpDeDag, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    zaak = breng_naar("hersteltermijn")
    zaak.niet_aangevuld()
    op_de_dag(zaak)
    pad = reverse("buiten_behandeling", args=[zaak.melding.nummer])
    client = als(consulent)
    assert "Een kopie van de indicatie" in tekst(client.get(pad))
    assert "ligt bij de teamleider" in tekst(client.post(pad, {"ontbreekt": "Een kopie"}, follow=True))
    baas = als(teamleider)
    assert zaak.melding.nummer in tekst(baas.get(reverse("te-beslissen")))
    voorstel = tekst(baas.get(reverse("voorstel", args=[zaak.beschikking.pk])))
    assert "niet behandeld" in voorstel
    assert "Dit staat in de weg" not in voorstel
    baas.post(reverse("beslissen", args=[zaak.beschikking.pk]))
    assert Melding.objects.get(pk=zaak.sleutel).status == "beschikt"


def test_een_teruggestuurd_voorstel_om_niet_te_behandelen(als: Als, op_de_dag: OpDeDag, teamleider: Gebruiker) -> None:
    zaak = breng_naar("hersteltermijn")
    zaak.niet_aangevuld()
    als_consulent = als(zaak.acteur(Rol.CONSULENT))
    op_de_dag(zaak)
    als_consulent.post(reverse("buiten_behandeling", args=[zaak.melding.nummer]), {"ontbreekt": "Een kopie"})
    als(teamleider).post(reverse("terugsturen", args=[zaak.beschikking.pk]), {"reden": "Bel eerst."})
    assert zaak.beschikking.teruggestuurd_op == zaak.op
    assert zaak.melding.status == "hersteltermijn"


def _vul(velden: dict[str, forms.Field], vuil: str) -> dict[str, str]:
    data: dict[str, str] = {}
    for naam, veld in velden.items():
        if isinstance(veld.widget, forms.MultiWidget):
            data |= {f"{naam}{deel}": vuil for deel in veld.widget.widgets_names}
        else:
            data[naam] = vuil
    return data
