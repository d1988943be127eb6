"""What the tests of Mijn zaak share: a real provider, limits that begin at nothing, the last day of a walk."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from csp.constants import SELF
from django.core.cache import cache
from pytest_django import Settings

from meldingen import klok
from meldingen.models import Gebruiker, Machtiging, Melding, Organisatie
from meldingen.services.clienten import Relatiegegevens, voeg_relatie_toe
from tests.bouwers import Zaak
from wmo_portal.lokaal.digid import Instelling, Makelaar, Persoon, maak_server
from wmo_portal.omgeving import Oidc

GEHEIM = "geheim-van-het-portaal"
ZWAK = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
CLIENT = Persoon("Cliënt", "999990056", "1941-06-08")
ANDER_JAAR = Persoon("Zelfde BSN, andere geboortedatum", "999990056", "1942-06-08")
ZONDER_DATUM = Persoon("Zonder geboortedatum", "999990056")
DOCHTER = Persoon("Dochter", "999990135", "1968-02-01")
TE_ZWAK = Persoon("Alleen een wachtwoord", "999990056", "1941-06-08", ZWAK)
ZONDER_BSN = Persoon("Zonder BSN", "", "1941-06-08")
FOUT_BSN = Persoon("Fout BSN", "123456789", "1941-06-08")
PERSONEN = (CLIENT, ANDER_JAAR, ZONDER_DATUM, DOCHTER, TE_ZWAK, ZONDER_BSN, FOUT_BSN)


@dataclass(slots=True)
class Digid:
    """The provider of a test, and who one can be there by number."""

    makelaar: Makelaar
    portaal: str

    @staticmethod
    def nummer(persoon: Persoon) -> str:
        return str(PERSONEN.index(persoon))


@pytest.fixture(autouse=True)
def _lege_teller() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def portaaladres() -> str:
    """Where the portal of this test is; a test with a live server says otherwise."""
    return "http://testserver"


@pytest.fixture
def digid(settings: Settings, portaaladres: str) -> Iterator[Digid]:
    """A running provider that knows this portal, and a portal that knows this provider."""
    terug = f"{portaaladres}/mijn-zaak/inloggen/digid/terug/"
    server, makelaar = maak_server(Instelling("wmo-portaal", GEHEIM, (terug,), PERSONEN))
    draad = threading.Thread(target=server.serve_forever, daemon=True)
    draad.start()
    settings.OIDC = Oidc(url=makelaar.adres, client_id="wmo-portaal", client_secret=GEHEIM)
    beleid = settings.CONTENT_SECURITY_POLICY
    regels = beleid["DIRECTIVES"] | {"form-action": [SELF, settings.OIDC.herkomst]}
    settings.CONTENT_SECURITY_POLICY = beleid | {"DIRECTIVES": regels}
    yield Digid(makelaar, portaaladres)
    server.shutdown()
    server.server_close()
    draad.join()


@pytest.fixture
def machtig(consulent: Gebruiker) -> Callable[..., Machtiging]:
    """Writes down that somebody may act for the client of a case: signed, from today."""

    def leg_vast(
        melding: Melding, wie: Gebruiker | Organisatie, waarvoor: tuple[str, ...] = ("melding",), **velden: object
    ) -> Machtiging:
        relatie = voeg_relatie_toe(melding.client, Relatiegegevens(naam="Dochter Bakker", soort="kind", bron="cliënt"))
        veld = "organisatie" if isinstance(wie, Organisatie) else "gemachtigde"
        vandaag = klok.vandaag()
        vast = {"relatie": relatie, "waarvoor": list(waarvoor), "van": vandaag, "getekend_op": vandaag, veld: wie}
        return Machtiging.objects.create(client=melding.client, door=consulent, **(vast | velden))

    return leg_vast


@pytest.fixture
def op_de_dag() -> Iterator[Callable[[Zaak], None]]:
    """Puts the clock at the last day of the walk."""
    reizen: list[Any] = []

    def zet(zaak: Zaak) -> None:
        dag = datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9)
        reizen.append(time_machine.travel(dag, tick=False))
        reizen[-1].start()

    yield zet
    for reis in reversed(reizen):
        reis.stop()
