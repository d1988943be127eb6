"""Structural logeerzorg in the browser: two nights every eight weeks, from the search to a bed that is sure.

The case comes to its grant by the services. Then the consulent searches at her desk, calculates the year, places the
series and has the agreement of the client; the aanbieder answers on a phone; the consulent confirms.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from beschikkingen.services.besluit import stel_besluit_voor
from logeerzorg.models import Reservering, Saldo
from logeerzorg.perioden import patroon
from logeerzorg.services import reserveringen
from logeerzorg.services.blokkades import blokkeer
from meldingen.rollen import Rol
from tests.bouwers import Zaak, breng_naar, clientgegevens, maak_melding, middag
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TELEFOON, Bevindingen, Scherm
from tests.logeerzorg.verblijven import DAG, bed

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]
BEGIN = date(2025, 10, 20)
EERSTE, LAATSTE = date(2026, 1, 9), date(2026, 12, 31)
KEREN = patroon(EERSTE, om_de_weken=8, nachten=2, tot=LAATSTE)
VOL = date(2026, 2, 6)  # the Friday on which no bed with a tillift is free
TILLIFT = "een tillift"


@pytest.fixture
def zaak(klokzetter: Klokzetter, zonder_pdf: None) -> Zaak:
    """Sixteen etmalen were granted until the end of 2026; of these two in December 2025 have their bed already."""
    wie = clientgegevens(aanhef="heer", voornamen="Jan", tussenvoegsel="de", achternaam="Vries", postcode="1234 AB")
    zaak = breng_naar("in_beoordeling", op=BEGIN, client=wie)
    zaak.vaste_optie(over=(date(2025, 12, 19) - zaak.op).days)
    [regel] = zaak.voorstel()
    ruim = replace(regel, omvang=16, einddatum=LAATSTE, monitor_op=date(2026, 6, 1))
    stel_besluit_voor(
        zaak.aanvraag, (ruim,), motivering="De dochter houdt het vol met elke acht weken een weekend vrij.",
        op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    zaak.besloten()
    maak_de_regio_drukker(zaak)
    klokzetter.zet(zaak.op)
    return zaak


def maak_de_regio_drukker(zaak: Zaak) -> None:
    """Somebody else in the house, a house that is painted, and a weekend without the only bed with a tillift."""
    aanbieder = zaak.acteur(Rol.AANBIEDER)
    blokkeer([bed("Kamer 1", "De Wilg")], date(2026, 1, 7), date(2026, 1, 20), reden="schilderwerk", op=zaak.op,
             door=aanbieder)  # fmt: skip
    blokkeer([bed()], VOL, VOL + 2 * DAG, reden="onderhoud van de tillift", op=zaak.op, door=aanbieder)
    ander = maak_melding(op=zaak.op, door=zaak.consulent, client=clientgegevens(tussenvoegsel="", achternaam="Bakker"))
    reserveringen.plaats_optie(
        ander, bed("Kamer 2"), date(2026, 1, 15), date(2026, 1, 18), nu=middag(zaak.op), op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip


@pytest.mark.regel("L-18", "L-26")
def test_een_vast_patroon_van_zoeken_tot_een_zeker_bed(
    zaak: Zaak, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    consulent = scherm()
    consulent.meld_aan(zaak.consulent.username)
    kijk_zonder_zaak(consulent)
    zoek_een_weekend_dat_vol_is(consulent, zaak)
    zoek_op_vaste_dagen(consulent, zaak)
    reken_het_jaar_door(consulent, zaak)
    plaats_de_reeks(consulent)
    aanbieder_geeft_akkoord(scherm(TELEFOON))
    consulent_bevestigt(consulent, zaak)
    bekijk_de_kalender(consulent)
    alles_klopt(zaak)
    assert bevindingen.fouten == []
    assert len(bevindingen.bladzijden) == 17


def kijk_zonder_zaak(consulent: Scherm) -> None:
    """Searching needs no case; what is found cannot be held here."""
    consulent.ga("/logeerzorg/")
    consulent.keur("zoeken zonder zaak")
    consulent.volg("Volgens een patroon")
    vul_patroon_in(consulent)
    consulent.vul("Afstand vanaf postcode", "1234")
    consulent.druk("Zoek bedden voor dit patroon")
    assert consulent.page.get_by_role("row").count() == 1 + len(KEREN)
    consulent.keur("zoeken volgens een patroon")
    consulent.volg_in_inhoud("1 bed vanaf 9 januari")
    consulent.bevat("1 bed vrij op 1 van 2 locaties")
    assert consulent.waarde("Afstand vanaf postcode") == "1234"
    assert not consulent.page.get_by_role("link", name="Kies dit bed").count()
    consulent.ga("/logeerzorg/?hoe=weekend")
    kies_weekend(consulent, "januari 2026")
    consulent.keur("zoeken in een weekend")
    consulent.volg_in_inhoud("vanaf 16 januari")
    consulent.bevat("Gevonden")


def vul_patroon_in(consulent: Scherm) -> None:
    consulent.vul_datum("Eerste aankomst", EERSTE)
    consulent.vul("Aantal nachten per keer", "2")
    consulent.vul("Om de hoeveel weken?", "8")
    consulent.vul_datum("Tot en met", LAATSTE)
    consulent.page.get_by_label(TILLIFT).check()


def kies_weekend(consulent: Scherm, maand: str, duur: str = "Vrijdag tot zondag") -> None:
    consulent.page.get_by_label("In welke maand?").select_option(label=maand)
    consulent.kies("Hoe lang?", duur)
    consulent.druk("Zoek een vrij weekend")


def zoek_een_weekend_dat_vol_is(consulent: Scherm, zaak: Zaak) -> None:
    """Nothing is free: the page names the days close by that would do, and they lead to a bed."""
    open_zoeken(consulent, zaak)
    consulent.keur("zoeken in een zaak")
    consulent.volg("Een weekend")
    consulent.page.get_by_label(TILLIFT).check()
    kies_weekend(consulent, "februari 2026")
    consulent.keur("weekend in een zaak")
    consulent.volg_in_inhoud("kijk wat er wel kan vanaf 6 februari")
    consulent.bevat("0 bedden vrij op 0 van 2 locaties")
    consulent.bevat("Wel vrij van 8 februari 2026 tot 10 februari 2026")
    consulent.bevat("Ook in de twee weken ervoor en erna is hier geen geschikt bed vrij.")
    consulent.page.get_by_text("Waarom 3 bedden niet passen").click()
    consulent.bevat("Kamer 1: niet te gebruiken tot 8 februari 2026: onderhoud van de tillift.")
    consulent.keur("zoeken, niets vrij")
    consulent.volg_in_inhoud("Zoek op die dagen")
    consulent.bevat("1 bed vrij op 1 van 2 locaties, van 8 februari 2026 tot 10 februari 2026")
    consulent.volg_in_inhoud("Kies dit bed Kamer 1, Huis Linde")
    consulent.bevat(TILLIFT)
    consulent.keur("optie plaatsen")


def open_zoeken(consulent: Scherm, zaak: Zaak) -> None:
    consulent.ga(zaak.melding.get_absolute_url())
    consulent.volg("Bed zoeken en vastzetten")
    consulent.keur("logeren, een verblijf staat vast")
    consulent.volg_in_inhoud("Zoek een bed")


def zoek_op_vaste_dagen(consulent: Scherm, zaak: Zaak) -> None:
    open_zoeken(consulent, zaak)
    consulent.vul_datum("Aankomst", date(2026, 1, 16))
    consulent.vul_datum("Vertrek", date(2026, 1, 18))
    consulent.druk("Zoek een vrij bed")
    consulent.bevat("1 bed vrij op 1 van 2 locaties")
    consulent.bevat("Wel vrij van 20 januari 2026 tot 22 januari 2026")
    consulent.keur("bedden gevonden", beeld="40-bed-zoeken")


def reken_het_jaar_door(consulent: Scherm, zaak: Zaak) -> None:
    """The pattern that was searched goes along; first it is only calculated."""
    open_zoeken(consulent, zaak)
    consulent.volg("Volgens een patroon")
    vul_patroon_in(consulent)
    consulent.druk("Zoek bedden voor dit patroon")
    consulent.volg_in_inhoud("Reken dit patroon door")
    assert consulent.waarde("Om de hoeveel weken?") == "8"
    consulent.page.get_by_label("Welk bed?").select_option(str(bed().pk))
    consulent.druk("Doorrekenen")
    consulent.bevat("Alle 7 verblijven passen, samen 14 nachten. Er is nog niets geplaatst.")
    consulent.bevat("2026: 14 van de 15 etmalen gebruikt of gereserveerd.")
    consulent.keur("reeks doorgerekend")
    assert Reservering.objects.filter(melding=zaak.melding).count() == 1


def plaats_de_reeks(consulent: Scherm) -> None:
    consulent.druk("Alle verblijven plaatsen")
    consulent.bevat("De reeks is geplaatst.")
    consulent.bevat("2 nachten, om de 8 weken, van 9 januari 2026 tot en met 31 december 2026")
    for _ in KEREN:
        consulent.druk("Cliënt akkoord")
        consulent.bevat("Het akkoord van de cliënt is vastgelegd.")
    consulent.bevat("14 van 15 etmalen")
    consulent.keur("logeren, een reeks in optie")


def aanbieder_geeft_akkoord(aanbieder: Scherm) -> None:
    """The house sees who asks to come, and no more than a stay needs."""
    aanbieder.meld_aan("aanbieder")
    aanbieder.bevat("Verzoeken die wachten op uw antwoord")
    assert aanbieder.page.get_by_role("button", name="Akkoord met J. de Vries").count() == len(KEREN)
    aanbieder.keur("verzoeken op de telefoon")
    for _ in KEREN:
        aanbieder.druk("Akkoord met J. de Vries")
        aanbieder.bevat("Uw akkoord is doorgegeven aan de gemeente.")
    aanbieder.keur("gasten op de telefoon")


def consulent_bevestigt(consulent: Scherm, zaak: Zaak) -> None:
    """Each stay has its intake before it is sure."""
    consulent.ga(f"{zaak.melding.get_absolute_url()}logeren/")
    consulent.volg_in_inhoud("Intake 9 januari")
    consulent.vul_datum("Dag van de intake", EERSTE - timedelta(days=7))
    consulent.vul("Naam van de casemanager", "Kees Zorg")
    consulent.druk("Intake vastleggen")
    consulent.bevat("De intake staat vast.")
    consulent.druk("Bevestigen 9 januari")
    consulent.bevat("Het verblijf is bevestigd.")
    consulent.keur("logeren, het eerste van de reeks bevestigd")


def bekijk_de_kalender(consulent: Scherm) -> None:
    consulent.ga("/logeerzorg/")
    consulent.volg("Bekijk de kalender")
    consulent.keur("kalender")
    consulent.ga("/logeerzorg/kalender/?van=2026-01-05")
    consulent.bevat("schilderwerk")
    consulent.bevat("J. de Vries")
    consulent.keur("kalender van januari")


def alles_klopt(zaak: Zaak) -> None:
    rijen: Any = Reservering.objects.filter(melding=zaak.melding, reeks__isnull=False).order_by("periode")
    assert [(rij.aankomst, rij.vertrek) for rij in rijen] == [(keer.van, keer.tot) for keer in KEREN]
    assert [rij.status for rij in rijen] == ["bevestigd"] + ["optie"] * (len(KEREN) - 1)
    assert all(rij.client_akkoord_op and rij.locatie_akkoord_op and rij.bed == bed() for rij in rijen)
    saldo = Saldo.objects.get(client=zaak.melding.client, periode__startswith=date(2026, 1, 1))
    assert (saldo.gebruikt, saldo.cap) == (14, 15)
