"""An old page sent again, two people at the same case, the same form twice: the second hears what happened."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from beschikkingen.models import Beschikking
from logeerzorg.models import Bed, Reservering
from meldingen import klok
from meldingen.models import Document, Gebruiker, Gemeente, Melding, Taak
from meldingen.rollen import Rol
from tests.bouwers import Zaak, breng_naar, maak_melding
from tests.mensen import MANTELZORGER
from tests.wmo_portal.invoer import CONTROLE, GOED, KEUZE, stand, tekst, vul_in

# --- an old page, sent again ----------------------------------------------------------------------


@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.parametrize(
    ("naam", "data"),
    [
        ("vooronderzoek", {}),
        ("persoonlijk_plan", {"uitkomst": "afgezien"}),
        ("afspraak", {"vorm": "kantoor", "gepland_op_dag": "1", "gepland_op_maand": "12", "gepland_op_jaar": "2026",
                      "gepland_om": "10.00"}),
        ("verslag_verzenden", {}),
        ("verslag_terug", {"ontvangen_op_dag": "20", "ontvangen_op_maand": "3", "ontvangen_op_jaar": "2026",
                           "ondertekend_op_dag": "20", "ondertekend_op_maand": "3", "ondertekend_op_jaar": "2026",
                           "akkoord": "ja", "is_aanvraag": "nee"}),
        ("aanvraag", {"brp_geraadpleegd_op_dag": "1", "brp_geraadpleegd_op_maand": "3",
                      "brp_geraadpleegd_op_jaar": "2026"}),
        ("intrekken", {"wilsuiting": "Het hoeft niet meer."}),
        ("beslissen", {}),
        ("terugsturen", {"reden": "Te kort."}),
        ("logeer_akkoord_client", {}),
        ("logeer_vastzetten", {}),
        ("logeer_bevestigen", {}),
        ("logeer_aanbieden", {"bed": "1"}),
        ("bezorgd", {}),
    ],
)  # fmt: skip
def test_een_oude_bladzijde_opnieuw_versturen_geeft_een_zin_en_verandert_niets(
    als: Callable[[Gebruiker], Client],
    op_de_dag: Callable[[Zaak], None],
    consulent: Gebruiker,
    teamleider: Gebruiker,
    naam: str,
    data: dict[str, str],
) -> None:
    zaak = breng_naar("toegekend", consulent.gemeente)
    op_de_dag(zaak)
    wie = teamleider if naam in ("beslissen", "terugsturen") else consulent
    client = als(wie)
    voor = stand()
    vorige = f"http://testserver{zaak.melding.get_absolute_url()}"
    antwoord = client.post(reverse(naam, args=[_sleutel(zaak, naam)]), data, follow=True, HTTP_REFERER=vorige)
    assert antwoord.status_code == 200
    pagina = tekst(antwoord)
    assert "utrecht-alert--error" in pagina or "foutensamenvatting" in pagina, naam
    assert stand() == voor


def _sleutel(zaak: Zaak, naam: str) -> Any:
    if naam.startswith("logeer_"):
        return Reservering.objects.filter(melding=zaak.melding).first().pk
    if naam in ("beslissen", "terugsturen"):
        return zaak.beschikking.pk
    if naam == "bezorgd":
        return Document.objects.filter(melding=zaak.melding, soort="D-01").get().pk
    return zaak.melding.nummer


@pytest.mark.usefixtures("zonder_pdf")
def test_een_taak_twee_keer_afvinken(
    als: Callable[[Gebruiker], Client], op_de_dag: Callable[[Zaak], None], consulent: Gebruiker
) -> None:
    zaak = breng_naar("gemeld", consulent.gemeente, melder=MANTELZORGER)
    op_de_dag(zaak)
    taak = Taak.objects.get(melding=zaak.melding, rol=Rol.CONSULENT)
    client = als(consulent)
    assert client.post(f"/taken/{taak.pk}/gedaan/").status_code == 302
    voor = stand()
    assert client.post(f"/taken/{taak.pk}/gedaan/", follow=True).status_code == 200
    assert stand() == voor


@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.regel("B-02")
def test_wie_als_tweede_beslist_leest_dat_het_al_is_gebeurd(
    als: Callable[[Gebruiker], Client],
    op_de_dag: Callable[[Zaak], None],
    consulent: Gebruiker,
    teamleider: Gebruiker,
) -> None:
    zaak = breng_naar("besluit_concept", consulent.gemeente)
    op_de_dag(zaak)
    eerste, tweede = als(teamleider), als(_tweede_teamleider(teamleider))
    pad = f"/te-beslissen/{zaak.beschikking.pk}/"
    assert "Besluit nemen" in tekst(tweede.get(pad))
    assert "Het besluit in zaak" in tekst(eerste.post(f"{pad}beslissen/", follow=True))
    voor = stand()
    laat = tweede.post(f"{pad}beslissen/", follow=True, HTTP_REFERER=f"http://testserver{pad}")
    assert "Misschien heeft iemand anders de zaak net gewijzigd. Bekijk de zaak opnieuw." in tekst(laat)
    assert "Het besluit is genomen op" in tekst(laat)
    assert stand() == voor


def _tweede_teamleider(eerste: Gebruiker) -> Gebruiker:
    wie = Gebruiker.objects.create(username="tweede", first_name="Tess", gemeente=eerste.gemeente, team=eerste.team)
    wie.groups.set(Group.objects.filter(name=Rol.TEAMLEIDER))
    return wie


def test_een_nagemaakt_bed_of_een_bed_van_een_ander_kan_niet_worden_gekozen(
    als: Callable[[Gebruiker], Client], consulent: Gebruiker, altena: Gemeente
) -> None:
    vandaag = klok.vandaag()
    melding = maak_melding(consulent.gemeente, op=vandaag)
    client, voor = als(consulent), stand()
    van, tot = vandaag + timedelta(days=30), vandaag + timedelta(days=32)
    vraag = f"?van_dag={van.day}&van_maand={van.month}&van_jaar={van.year}"
    vraag += f"&tot_dag={tot.day}&tot_maand={tot.month}&tot_jaar={tot.year}"
    van_ander = Bed.objects.filter(locatie__naam="De Fendert").first()
    for bed in ("999999", "abc", "-1", str(van_ander.pk)):
        antwoord = client.post(f"{melding.get_absolute_url()}logeren/bed/{bed}/{vraag}", {"soort": "verblijf"})
        assert antwoord.status_code == 404, bed
    eigen = Bed.objects.filter(locatie__naam="Huis Linde").first()
    for fout in ("", "?van_dag=x", vraag.replace("tot_jaar=", "tot_jaar=1")):
        pad = f"{melding.get_absolute_url()}logeren/bed/{eigen.pk}/{fout}"
        antwoord = client.post(pad, {"soort": "verblijf"}, follow=True)
        assert antwoord.redirect_chain, fout
        assert ("foutensamenvatting" in tekst(antwoord)) == bool(fout)
    assert stand() == voor


# --- at the same moment ---------------------------------------------------------------------------


def _samen(*daden: Callable[[], HttpResponse]) -> list[HttpResponse]:
    """Do these at the same moment, each in a thread with a connection of its own."""
    start = Barrier(len(daden), timeout=20)

    def doe(daad: Callable[[], HttpResponse]) -> HttpResponse:
        try:
            start.wait()
            return daad()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(daden)) as draden:
        return list(draden.map(doe, daden))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("zonder_pdf")
def test_tegelijk_versturen_is_een_melding_en_tegelijk_beslissen_een_besluit(
    als: Callable[[Gebruiker], Client],
    op_de_dag: Callable[[Zaak], None],
    consulent: Gebruiker,
    teamleider: Gebruiker,
) -> None:
    zaak = breng_naar("besluit_concept", consulent.gemeente)
    # Four tabs of one browser.
    inwoners = [Client(raise_request_exception=False) for _ in range(4)]
    inwoners[0].get(KEUZE)
    vul_in(inwoners[0], GOED)
    for ander in inwoners[1:]:
        ander.cookies = inwoners[0].cookies
    gemeld = _samen(*(lambda inwoner=inwoner: inwoner.post(CONTROLE, {}) for inwoner in inwoners))
    assert [antwoord.status_code for antwoord in gemeld] == [302] * 4
    assert Melding.objects.exclude(pk=zaak.sleutel).count() == 1

    op_de_dag(zaak)
    pad = f"/te-beslissen/{zaak.beschikking.pk}/beslissen/"
    mensen = [als(teamleider), als(_tweede_teamleider(teamleider))]
    antwoorden = _samen(*(lambda wie=wie: wie.post(pad) for wie in mensen))
    assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
    zinnen = [tekst(wie.get("/te-beslissen/")) for wie in mensen]
    assert sorted("Het besluit in zaak" in zin for zin in zinnen) == [False, True]
    assert sum("Dit kan nu niet" in zin for zin in zinnen) == 1
    assert Beschikking.objects.filter(besloten_op__isnull=False).count() == 1
    assert zaak.melding.gebeurtenissen.filter(code="TR-38").count() == 1
