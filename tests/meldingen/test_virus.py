"""The virus scan with a real clamd: what it finds is refused, and what it cannot judge as well."""

import logging
import socket
import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from meldingen import virus
from meldingen.formulieren import BestandVeld
from meldingen.models import Gebruiker, Poststuk
from tests.bestanden import docx, opgestuurd, pdf
from tests.clamd import MERK, clamd
from wmo_portal import omgeving


def zin(veld: BestandVeld, bestand: object) -> str:
    with pytest.raises(ValidationError) as fout:
        veld.clean(bestand)
    return " ".join(fout.value.messages)


BESMET = "In dit bestand zit een virus. Wij hebben het niet bewaard. Kies een ander bestand."
LATER = "Wij kunnen bestanden nu niet op virussen controleren. Probeer het later nog een keer."


@pytest.fixture(scope="session")
def daemon() -> Generator[str]:
    """One clamd for all these tests."""
    with clamd() as adres:
        yield adres


def test_een_besmet_bestand_wordt_geweigerd_en_een_schoon_niet(daemon: str, settings: Settings) -> None:
    settings.CLAMD_URL = daemon
    assert zin(BestandVeld(), opgestuurd("brief.pdf", pdf(MERK.decode()))) == BESMET
    # The scanner looks inside a docx, where the text is packed.
    assert zin(BestandVeld(), opgestuurd("brief.docx", docx(word__kop_xml=MERK * 40))) == BESMET
    assert BestandVeld().clean(opgestuurd()).read() == pdf()


def test_een_scanner_die_niet_antwoordt_laat_niets_door(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CLAMD_URL = f"unix://{tmp_path}/er-is-niets"
    with caplog.at_level(logging.WARNING):
        assert zin(BestandVeld(), opgestuurd("jan-jansen-123456782.pdf")) == LATER
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    with caplog.at_level(logging.WARNING):
        assert zin(BestandVeld(), opgestuurd("jan-jansen-123456782.pdf")) == LATER
    assert len(caplog.records) == 2
    assert not any("jansen" in rij.getMessage() for rij in caplog.records)


def test_een_scanner_zonder_oordeel_laat_niets_door(settings: Settings, tmp_path: Path) -> None:
    """Something listens at the address and says nothing sensible."""
    with socket.create_server(("127.0.0.1", 0)) as deur:
        deur.settimeout(10)
        settings.CLAMD_URL = f"tcp://127.0.0.1:{deur.getsockname()[1]}"

        def zwijg() -> None:
            verbinding, _ = deur.accept()
            with verbinding:
                verbinding.recv(100_000)
                verbinding.sendall(b"stream: misschien ERROR\n")

        draad = threading.Thread(target=zwijg)
        draad.start()
        with pytest.raises(virus.NietGescand):
            virus.is_besmet(b"x")
        draad.join()


@pytest.mark.django_db
def test_ook_een_scan_van_een_collega_gaat_langs_de_scanner(
    daemon: str, settings: Settings, client: Client, administratie: Gebruiker
) -> None:
    settings.CLAMD_URL = daemon
    client.force_login(administratie)
    vraag = {"ontvangen_op_dag": "2", "ontvangen_op_maand": "3", "ontvangen_op_jaar": "2026"}
    antwoord = client.post(reverse("post_in"), vraag | {"bestand": opgestuurd("x.pdf", pdf(MERK.decode()))})
    assert antwoord.status_code == 200
    assert BESMET in antwoord.content.decode().replace("&#x27;", "'")
    assert not Poststuk.objects.exists()
    assert client.post(reverse("post_in"), vraag | {"bestand": opgestuurd()}).status_code == 302
    assert Poststuk.objects.count() == 1


def test_zonder_scanner_wordt_niet_gescand(settings: Settings) -> None:
    settings.CLAMD_URL = ""
    assert not virus.is_besmet(MERK)


@pytest.mark.parametrize("goed", ["", "tcp://scanner:3310", "unix:///run/clamav/clamd.ctl"])
def test_een_goed_adres_van_de_scanner(goed: str) -> None:
    assert omgeving.clamd(goed) == goed


@pytest.mark.parametrize("fout", ["scanner:3310", "http://scanner", "tcp://", "unix://"])
def test_een_fout_adres_van_de_scanner_stopt_het_portaal(fout: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="CLAMD_URL moet eruitzien"):
        omgeving.clamd(fout)
