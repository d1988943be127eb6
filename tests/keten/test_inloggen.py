"""Signing in at a screen: DigiD at a real provider on loopback, and the code of a letter, also without JavaScript."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from meldingen import klok
from meldingen.models import Gebruiker, Machtiging, Melding
from meldingen.services.inwoners import inwoner_met_bsn
from tests.bouwers import clientgegevens, leeg_uitbak, maak_melding
from tests.keten.scherm import TELEFOON, Bevindingen, Scherm
from tests.mijnzaak.conftest import CLIENT, DOCHTER, TE_ZWAK, ZONDER_DATUM, _lege_teller, digid, machtig

__all__ = ["_lege_teller", "digid", "machtig"]

pytestmark = [
    pytest.mark.keten,
    pytest.mark.xdist_group("keten"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zonder_pdf"),
]


@pytest.fixture
def portaaladres(live_server: LiveServer) -> str:
    """Where Chromium finds the portal."""
    return live_server.url


@pytest.fixture
def melding(live_server: LiveServer, consulent: Gebruiker) -> Melding:
    gegevens = clientgegevens(
        bsn=CLIENT.bsn, geboortedatum=date(1941, 6, 8), voornamen="Aleida", tussenvoegsel="", achternaam="Bakker"
    )
    rij = maak_melding(client=gegevens, op=klok.vandaag())
    leeg_uitbak(klok.vandaag())
    return rij


def met_digid(mens: Scherm, naam: str) -> None:
    mens.druk("Inloggen met DigiD")
    mens.page.get_by_role("button", name=naam, exact=True).click()
    mens.page.wait_for_url(f"{mens.adres}/**")


@pytest.mark.regel("X-20")
@pytest.mark.usefixtures("digid")
def test_met_digid_naar_de_eigen_zaak_en_weer_weg(
    scherm: Callable[..., Scherm],
    melding: Melding,
    consulent: Gebruiker,
    machtig: Callable[..., Machtiging],
    bevindingen: Bevindingen,
) -> None:
    inwoner = scherm(TELEFOON)
    inwoner.ga("/")
    inwoner.volg("Mijn zaak")
    inwoner.keur("mijn zaak inloggen", beeld="70-mijn-zaak-inloggen")
    met_digid(inwoner, CLIENT.naam)
    inwoner.bevat(f"Zaak {melding.nummer}")
    inwoner.keur("mijn zaak")
    inwoner.volg("Wie keek er?")
    inwoner.bevat("Er keek nog niemand anders in uw zaak.")

    machtig(melding, inwoner_met_bsn(DOCHTER.bsn, date(1968, 2, 1)).gebruiker, ("melding", "stukken"))
    dochter = scherm(TELEFOON)
    dochter.ga(f"/mijn-zaak/{melding.nummer}/")
    dochter.bevat("Deed u een kwartier niets?")
    met_digid(dochter, DOCHTER.naam)
    dochter.bevat("A. Bakker")
    dochter.bevat_niet("Wie keek er?")
    teamleider = scherm()
    teamleider.meld_aan("teamleider")
    teamleider.ga(melding.get_absolute_url())

    inwoner.page.reload()
    inwoner.bevat("Dochter Bakker, die u machtigde")
    inwoner.bevat("Teamleider Wmo, gemeente Voorbeeld")
    inwoner.bevat_niet("Teun Visser")
    inwoner.keur("wie keek er", beeld="71-wie-keek-er")
    inwoner.log_uit()
    inwoner.bevat("Hebt u al hulp gevraagd?")
    inwoner.page.go_back()
    inwoner.bevat("Inloggen bij Mijn zaak")
    inwoner.bevat_niet("Dochter Bakker")
    assert bevindingen.fouten == []


@pytest.mark.usefixtures("digid", "melding")
def test_digid_die_te_zwak_is_of_geen_geboortedatum_vertelt(
    scherm: Callable[..., Scherm], melding: Melding, bevindingen: Bevindingen
) -> None:
    mens = scherm(TELEFOON)
    mens.ga("/mijn-zaak/inloggen/")
    met_digid(mens, TE_ZWAK.naam)
    mens.bevat("U logde niet veilig genoeg in.")
    mens.keur("inloggen niet gelukt")
    mens.volg("Opnieuw inloggen")
    met_digid(mens, ZONDER_DATUM.naam)
    mens.bevat("Wat is uw geboortedatum?")
    mens.keur("geboortedatum")
    mens.vul_datum("Uw geboortedatum", date(1940, 6, 8))
    mens.druk("Verder")
    mens.bevat("Deze geboortedatum is anders dan de datum die wij kennen.")
    mens.keur("geboortedatum met fout")
    mens.vul_datum("Uw geboortedatum", date(1941, 6, 8))
    mens.druk("Verder")
    mens.bevat(f"Zaak {melding.nummer}")
    zonder_verwachte(bevindingen, 403)
    assert bevindingen.fouten == []


def zonder_verwachte(bevindingen: Bevindingen, status: int) -> None:
    """A refusal is meant here: the answer itself and what Chromium says about it are no fault."""
    bevindingen.fouten = [rij for rij in bevindingen.fouten if str(status) not in rij]


@pytest.mark.regel("X-20")
@pytest.mark.parametrize("javascript", [True, False], ids=["met", "zonder"])
def test_een_brief_vragen_en_met_de_code_inloggen(
    scherm: Callable[..., Scherm], melding: Melding, settings: Settings, bevindingen: Bevindingen, javascript: bool
) -> None:
    inwoner = scherm(TELEFOON, javascript=javascript)
    inwoner.ga("/")
    inwoner.volg("Mijn zaak")
    inwoner.bevat_niet("Inloggen met DigiD")
    inwoner.volg("Ik wil een brief met een code")
    inwoner.druk("Stuur mij een brief met een code")
    inwoner.bevat("Vul uw zaaknummer in.")
    if javascript:
        inwoner.keur("code aanvragen", beeld="72-code-aanvragen")
    inwoner.vul("Zaaknummer", melding.nummer.lower())
    inwoner.vul_datum("Geboortedatum van de persoon", date(1941, 6, 8))
    inwoner.vul("Postcode van de persoon", "1234ab")
    inwoner.druk("Stuur mij een brief met een code")
    inwoner.bevat("Kloppen uw gegevens? Dan krijgt u binnen enkele dagen een brief met een code.")

    leeg_uitbak(klok.vandaag())
    (brief,) = settings.POSTMAP.glob("X-20_*.pdf")
    code = re.search(r"Uw code is ([0-9A-Z]{4}.[0-9A-Z]{4})\.", brief.read_bytes().decode())[1]
    inwoner.vul("Zaaknummer", melding.nummer)
    inwoner.vul("Code uit de brief", "FOUT-FOUT")
    inwoner.druk("Inloggen")
    inwoner.bevat("Met dit zaaknummer en deze code kunt u niet inloggen.")
    if javascript:
        inwoner.keur("inloggen met code", beeld="73-inloggen-met-code")
    inwoner.vul("Code uit de brief", code.lower())
    inwoner.druk("Inloggen")
    inwoner.bevat(f"Zaak {melding.nummer}")
    inwoner.volg("Een code voor de volgende keer vragen")
    if javascript:
        inwoner.keur("code voor de volgende keer")
    inwoner.druk("Stuur mij een code voor de volgende keer")
    inwoner.bevat("Er ging al een brief met een code weg.")
    assert bevindingen.fouten == []
