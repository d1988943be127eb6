"""What every test finds: the reference data, named actors, and a post folder and media of its own.

The gemeenten, roles and users of the fixtures are loaded once per database. An ordinary test rolls back to them.
A transactional test (live server, worker) empties the database; afterwards they are loaded again.
"""

import os
import re
from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from pytest_django import DjangoDbBlocker, Settings

from logeerzorg.models import Locatie
from meldingen.models import Gebruiker, Gemeente
from meldingen.rollen import Rol
from wmo_portal.laden import laad_gebruikers, laad_gemeenten

# Playwright's event loop runs in the thread of the test; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SAMENVATTING = "samenvatting"
BUITENSTAANDER = "buitenstaander"
WACHTWOORD = "welkom-bij-de-demo"
_BLOKKADE = pytest.StashKey[DjangoDbBlocker]()
_TRANSACTIONEEL = frozenset({"transactional_db", "live_server", "django_db_reset_sequences"})


def pytest_configure() -> None:
    """Each process of the tests counts its tries in a place of its own, so none wipes those of another."""
    nummer = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    opslag = settings.CACHES["default"]
    opslag["LOCATION"] = re.sub(r"/\d+\Z", f"/{nummer + 1}", opslag["LOCATION"])


def laad_referentie() -> None:
    """The gemeenten with their parameters, the roles, and the users by whose names the tests call them."""
    laad_gemeenten()
    call_command("loaddata", "rollen", verbosity=0)
    laad_gebruikers()
    westland = Gemeente.objects.get(naam="Westland")
    buitenstaander, nieuw = Gebruiker.objects.get_or_create(
        username=BUITENSTAANDER,
        defaults={
            "first_name": "Wies",
            "last_name": "Zwinkels",
            "gemeente": westland,
            "team": westland.teams.first(),
        },
    )
    if nieuw:
        buitenstaander.set_password(WACHTWOORD)
        buitenstaander.save(update_fields=["password"])
        buitenstaander.groups.set(Group.objects.filter(name=Rol.CONSULENT))


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database, with the reference data in it."""
    request.config.stash[_BLOKKADE] = django_db_blocker
    with django_db_blocker.unblock():
        laad_referentie()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    """After a transactional test the tables are empty: put the reference data back for the next one.

    After the last test of all there is no database any more.
    """
    uitkomst = yield
    blokkade = item.config.stash.get(_BLOKKADE, None)
    if blokkade is not None and nextitem is not None and _is_transactioneel(item):
        with blokkade.unblock():
            laad_referentie()
    return uitkomst


def _is_transactioneel(item: pytest.Item) -> bool:
    merk = item.get_closest_marker("django_db")
    namen = getattr(item, "fixturenames", ())
    return bool(merk and merk.kwargs.get("transaction")) or not _TRANSACTIONEEL.isdisjoint(namen)


@pytest.fixture(autouse=True)
def _eigen_mappen(request: pytest.FixtureRequest, settings: Settings) -> None:
    """Letters and documents of one test never meet those of another."""
    if "db" not in request.fixturenames and request.node.get_closest_marker("django_db") is None:
        return
    map_: Path = request.getfixturevalue("tmp_path")
    settings.POSTMAP = map_ / "post"
    settings.MEDIA_ROOT = map_ / "media"
    opslag = settings.STORAGES["default"]
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**opslag, "OPTIONS": {"location": settings.MEDIA_ROOT}},
    }


@pytest.fixture
def zonder_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters are filled and rendered, but not set in type: WeasyPrint takes most of the time of a long walk."""

    def snel(html: str, *, titel: str, zaaknummer: str, gemaakt_op: object, **_: Any) -> bytes:
        return f"%PDF-1.7 {zaaknummer} {titel}\n{html}".encode()

    monkeypatch.setattr("meldingen.services.brieven.maak_pdf", snel)


# --- the gemeenten --------------------------------------------------------------------------------


@pytest.fixture
def voorbeeld(db: None) -> Gemeente:
    """A gemeente of today with the default values."""
    return Gemeente.objects.get(naam="Voorbeeld")


@pytest.fixture
def altena(db: None) -> Gemeente:
    """The gemeente of the first source: logeerzorg in 2022."""
    return Gemeente.objects.get(naam="Altena")


# --- the actors -----------------------------------------------------------------------------------


def _acteur(gebruikersnaam: str) -> Callable[[None], Gebruiker]:
    def acteur(db: None) -> Gebruiker:
        return Gebruiker.objects.select_related("gemeente", "team", "organisatie").get(username=gebruikersnaam)

    acteur.__doc__ = f"The user '{gebruikersnaam}' of fixtures/demo.json, fresh for each test."
    return pytest.fixture(acteur)


consulent = _acteur("consulent")
collega = _acteur("collega")
kwaliteit = _acteur("kwaliteit")
teamleider = _acteur("teamleider")
administratie = _acteur("administratie")
jurist = _acteur("jurist")
aanbieder = _acteur("aanbieder")
steunpunt = _acteur("steunpunt")
beheerder = _acteur("beheerder")
auditor = _acteur("auditor")
piket = _acteur("piket")
consulent_altena = _acteur("consulent.altena")
teamleider_altena = _acteur("teamleider.altena")
administratie_altena = _acteur("administratie.altena")
aanbieder_altena = _acteur("aanbieder.surplus")
buitenstaander = _acteur(BUITENSTAANDER)


@pytest.fixture
def huis_linde(db: None) -> Locatie:
    """A logeerlocatie of gemeente Voorbeeld."""
    return Locatie.objects.get(naam="Huis Linde")


@pytest.fixture
def dag() -> date:
    """The Monday on which the cases of the builders begin."""
    return date(2026, 3, 2)


# --- what a test has to say at the end ------------------------------------------------------------


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the lines that tests left with `record_property("samenvatting", ...)`, also under xdist."""
    verslagen = (rij for rijen in terminalreporter.stats.values() for rij in rijen)
    regels = {
        str(waarde)
        for verslag in verslagen
        if isinstance(verslag, pytest.TestReport) and verslag.when == "call"
        for naam, waarde in verslag.user_properties
        if naam == SAMENVATTING
    }
    for regel in sorted(regels):
        terminalreporter.write_line(regel)
