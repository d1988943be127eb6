"""An address that becomes secret: out of every letter that did not leave, and closed in those that did."""

from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from meldingen.models import Document, Gebruiker, Melding
from meldingen.services.brieven import markeer_bezorgd
from meldingen.services.documenten import lees
from meldingen.services.geheim import houd_adres_geheim
from meldingen.services.postbatch import adreslijst, brieven_van
from tests.bouwers import MAANDAG, clientgegevens, leeg_uitbak, maak_melding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]


@pytest.fixture
def als() -> Callable[[Gebruiker], Client]:
    """Signs a user in."""

    def binnen(wie: Gebruiker) -> Client:
        client = Client()
        client.force_login(wie)
        return client

    return binnen


def gemeld(door: Gebruiker, **client: object) -> tuple[Melding, Document]:
    """A melding with its D-01."""
    melding = maak_melding(door.gemeente, client=clientgegevens(**client), door=door)
    leeg_uitbak(MAANDAG)
    return melding, Document.objects.get(melding=melding, soort="D-01")


@pytest.mark.regel("M-21")
def test_een_brief_die_nog_niet_weg_is_wordt_opnieuw_gemaakt_zonder_het_adres(
    consulent: Gebruiker, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    melding, voor = gemeld(consulent, veilige_communicatie=True)
    straat, postcode = melding.client.straat, melding.client.postcode
    assert voor.verzonden_op is None
    assert straat in lees(voor).decode()
    with django_capture_on_commit_callbacks(execute=True):
        houd_adres_geheim(melding, op=MAANDAG, door=consulent)
    na = Document.objects.get(melding=melding, soort="D-01")
    assert (na.pk, na.sleutel, na.op) == (voor.pk, voor.sleutel, voor.op)
    tekst = lees(na).decode()
    assert "Persoonlijk overhandigd" in tekst
    assert melding.client.achternaam in tekst
    for deel in (straat, postcode):
        assert deel not in tekst
        assert deel not in na.gegevens
    assert na.kenmerk != voor.kenmerk
    assert not default_storage.exists(voor.bestand.name)
    markeer_bezorgd(na, op=MAANDAG, door=consulent)
    na.refresh_from_db()
    assert "Adres is geheim" in na.bezorgd_aan


@pytest.mark.regel("M-21")
def test_een_brief_die_al_weg_is_blijft_zoals_hij_is_en_is_dicht_voor_wie_het_adres_niet_mag_weten(
    als: Callable[[Gebruiker], Client], consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    melding, brief = gemeld(consulent)
    assert brief.verzonden_op == MAANDAG
    pad = f"/documenten/{brief.pk}/"
    assert als(teamleider).get(pad).status_code == 200
    assert brief in brieven_van(melding.gemeente, MAANDAG)
    houd_adres_geheim(melding, op=MAANDAG, door=consulent)
    na = Document.objects.get(pk=brief.pk)
    assert (na.kenmerk, lees(na), na.bezorgd_aan) == (brief.kenmerk, lees(brief), brief.bezorgd_aan)
    dicht = als(teamleider).get(pad, follow=True)
    assert "het adres dat geheim moet blijven" in dicht.content.decode()
    assert melding.client.straat not in dicht.content.decode()
    assert als(consulent).get(pad).status_code == 200
    assert brieven_van(melding.gemeente, MAANDAG) == []
    assert melding.nummer not in adreslijst(melding.gemeente, MAANDAG)


def test_een_brief_zonder_adres_blijft_voor_iedereen_open(
    als: Callable[[Gebruiker], Client], consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    melding, brief = gemeld(consulent, veilige_communicatie=True)
    houd_adres_geheim(melding, op=MAANDAG, door=consulent)
    houd_adres_geheim(melding, op=MAANDAG, door=consulent)
    assert als(teamleider).get(f"/documenten/{brief.pk}/").status_code == 200
