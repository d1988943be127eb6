"""An aanbieder at the screen: the calendar, a request, a blokkade, and a stay from the intake to the departure.

The case comes to its grant by the services; here only the pages count, on a desktop and on a phone.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from logeerzorg.models import Reservering
from meldingen.models import Relatie
from tests.bouwers import Zaak, breng_naar, clientgegevens
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TELEFOON, Bevindingen, Scherm
from tests.logeerzorg.verblijven import bevestigd, optie

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]
DAG = timedelta(days=1)


@pytest.fixture
def zaak(klokzetter: Klokzetter, zonder_pdf: Any, transactional_db: None) -> Zaak:
    """Logeren was granted; a stay is confirmed for in four days and another is asked."""
    zaak = breng_naar("toegekend", client=clientgegevens(voornamen="Jan", tussenvoegsel="de", achternaam="Vries"))
    Relatie.objects.create(
        client=zaak.melding.client, naam="Paula de Vries", soort="kind", telefoon="0612345678", is_mantelzorger=True,
        bron="gesprek",
    )  # fmt: skip
    zaak.artefacten |= {"eerste": bevestigd(zaak, 4), "gevraagd": optie(zaak, 12)}
    klokzetter.zet(zaak.op)
    return zaak


def test_een_aanbieder_ontvangt_een_gast(
    zaak: Zaak, scherm: Callable[..., Scherm], klokzetter: Klokzetter, bevindingen: Bevindingen
) -> None:
    consulent_ziet_de_kalender(scherm(), zaak)
    for wie in (scherm(), scherm(TELEFOON)):
        wie.meld_aan("aanbieder")
        bekijk_de_kalender(wie)
    antwoord_op_het_verzoek(wie)
    blokkeer_een_huis(wie, zaak)
    plan_de_intake(wie, zaak)
    zaak.verder(4)
    klokzetter.zet(zaak.op)
    ontvang(wie, zaak)
    zaak.verder(1)
    klokzetter.zet(zaak.op)
    neem_afscheid(wie, zaak)
    assert bevindingen.fouten == []
    assert len(bevindingen.bladzijden) == 20


def consulent_ziet_de_kalender(consulent: Scherm, zaak: Zaak) -> None:
    consulent.meld_aan(zaak.consulent.username)
    consulent.ga("/logeerzorg/")
    consulent.volg("Bekijk de kalender")
    consulent.bevat("Bezetting logeerzorg")
    consulent.keur("kalender van de regio", beeld="38-logeerkalender")
    consulent.volg("Kamer 1, zoek vanaf")
    consulent.bevat("Gevonden")


def bekijk_de_kalender(wie: Scherm) -> None:
    wie.volg("Kalender")
    wie.bevat("Kalender van uw locaties")
    if wie.breedte == TELEFOON:
        assert not wie.page.get_by_role("table").first.is_visible()
        wie.keur("kalender op de telefoon", beeld="39-logeerkalender-telefoon")
        return
    assert wie.page.get_by_role("table", name="Huis Linde, Voorbeeld").is_visible()
    wie.keur("kalender van de aanbieder", beeld="38-logeerkalender-aanbieder")
    wie.volg("Lijst")
    assert not wie.page.get_by_role("table").count()
    wie.keur("kalender als lijst")
    wie.volg("Volgende 4 weken")
    wie.volg("Rooster")
    wie.keur("kalender, de weken erna")


def antwoord_op_het_verzoek(wie: Scherm) -> None:
    wie.ga("/aanbieder/")
    wie.keur("gasten", beeld="40-gasten-telefoon")
    wie.volg("Weigeren")
    wie.druk("Verzoek weigeren")
    wie.bevat("Schrijf waarom het niet kan.")
    wie.keur("verzoek weigeren")
    wie.ga("/aanbieder/")
    wie.druk("Akkoord")
    wie.bevat("Uw akkoord is doorgegeven aan de gemeente.")
    wie.bevat("Er wachten geen verzoeken.")


def blokkeer_een_huis(wie: Scherm, zaak: Zaak) -> None:
    wie.ga("/aanbieder/blokkades/")
    wie.keur("blokkades, leeg")
    wie.volg("Bedden blokkeren")
    wie.page.get_by_label("Alle bedden van Huis Linde").check()
    wie.vul_datum("Eerste nacht", zaak.op + 10 * DAG)
    wie.vul_datum("Weer vrij op", zaak.op + 20 * DAG)
    wie.vul("Waarom?", "verbouwing")
    wie.druk("Bedden blokkeren")
    wie.bevat("Er is niets geblokkeerd.")
    wie.keur("bedden blokkeren, niet alles vrij", beeld="41-blokkeren")
    wie.page.get_by_label("Blokkeer alleen de bedden die vrij zijn").check()
    wie.druk("Bedden blokkeren")
    wie.bevat("Niet geblokkeerd, want in gebruik: Kamer 1, Huis Linde.")
    wie.keur("blokkades")
    wie.druk("Weghalen")
    wie.bevat("De blokkade is weg.")


def plan_de_intake(wie: Scherm, zaak: Zaak) -> None:
    open_verblijf(wie, zaak)
    wie.bevat("Paula de Vries")
    wie.keur("verblijf, bevestigd", beeld="42-verblijf-telefoon")
    wie.volg("Intake plannen")
    wie.vul_datum("Op welke dag is de intake?", zaak.op + DAG)
    wie.vul("Naam van de casemanager", "Kees Zorg")
    wie.keur("intake plannen")
    wie.druk("Intake plannen")
    wie.bevat("De intake is gepland.")
    wie.volg("Intake gedaan")
    wie.vul_datum("Wanneer was de intake?", zaak.op)
    wie.keur("intake gedaan")
    wie.druk("Intake is gedaan")
    wie.bevat("Vastgelegd: de intake is gedaan.")


def ontvang(wie: Scherm, zaak: Zaak) -> None:
    wie.ga("/aanbieder/")
    wie.bevat("komt vandaag")
    open_verblijf(wie, zaak)
    wie.volg("Niet verschenen")
    wie.keur("niet verschenen")
    open_verblijf(wie, zaak)
    wie.volg("Aankomst melden")
    wie.druk("Aankomst melden")
    wie.bevat("Vul de tijd in")
    wie.keur("aankomst melden")
    wie.vul("Hoe laat?", "9.30")
    wie.druk("Aankomst melden")
    wie.bevat("De aankomst is gemeld.")
    wie.keur("verblijf, aanwezig")


def neem_afscheid(wie: Scherm, zaak: Zaak) -> None:
    open_verblijf(wie, zaak)
    wie.volg("Verlengen")
    wie.keur("verlengen")
    open_verblijf(wie, zaak)
    wie.volg("Vertrek melden")
    wie.vul("Hoe laat?", "9.45")
    wie.keur("vertrek melden")
    wie.druk("Vertrek melden")
    wie.bevat("Nachten geslapen")
    wie.keur("verblijf, voltooid")
    rij = Reservering.objects.get(pk=zaak.artefacten["eerste"].pk)
    assert (rij.status, rij.nachten, rij.reden) == ("voltooid", 1, "eerder")


def open_verblijf(wie: Scherm, zaak: Zaak) -> None:
    wie.ga(f"/aanbieder/verblijf/{zaak.artefacten['eerste'].pk}/")
