"""Casus 5, spoed, at the screens of those who act: help the same day, an address nobody may know, reasons afterwards.

A neighbour's telephone call becomes a melding; the consulent proposes on her tablet, the teamleider decides at once.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from beschikkingen.models import Spoedvoorziening
from meldingen.models import Document, Uitgaand
from meldingen.services.documenten import lees
from tests.keten.beelden import bewaar_pdf
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TABLET, Bevindingen, Scherm
from tests.keten.verhaal import Verhaal, begin_verhaal

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def verhaal(klokzetter: Klokzetter, scherm: Callable[..., Scherm]) -> Verhaal:
    return begin_verhaal("spoed", klokzetter, scherm)


@pytest.mark.regel("M-21", "T-27", "T-41")
def test_spoed_van_telefoontje_tot_motivering(verhaal: Verhaal, bevindingen: Bevindingen) -> None:
    consulent_neemt_de_melding_op(verhaal)
    teamleider_wijst_toe(verhaal)
    consulent_stelt_hulp_voor(verhaal)
    teamleider_kent_toe(verhaal)
    consulent_legt_de_start_vast(verhaal)
    consulent_bezorgt_de_brieven_zelf(verhaal)
    consulent_motiveert(verhaal)
    alles_klopt_aan_het_eind(verhaal)
    assert bevindingen.fouten == []


def consulent_neemt_de_melding_op(verhaal: Verhaal) -> None:
    op, feit = verhaal.dag("melding"), verhaal.feit("melding")
    tablet = verhaal.wie("consulent", TABLET)
    tablet.ga("/melden/balie/")
    tablet.kies("Hoe kwam de melding binnen?", "Telefoon")
    tablet.vul_datum("Op welke dag kwam de melding binnen?", op)
    tablet.kies("Waar gaat het over?", "Iets anders of weet ik nog niet")
    tablet.vul("Wat is de hulpvraag?", feit["hulpvraag"])
    tablet.kies("Is er spoed?", "Ja")
    tablet.kies("Mag er automatisch post naar dit adres?", "Nee")
    _vul_client_in(tablet, feit["client"])
    tablet.keur("melding aan de telefoon")
    tablet.druk("Melding registreren")
    tablet.bevat("De melding is geregistreerd")
    tablet.bevat("Er gaat geen post naar dit adres")


def _vul_client_in(tablet: Scherm, client: dict[str, Any]) -> None:
    tablet.kies("Hoe spreken wij deze persoon aan?", "Mevrouw")
    for vraag, naam in (("Voornaam", "voornamen"), ("Achternaam", "achternaam"), ("Burgerservicenummer", "bsn"),
                        ("Straat", "straat"), ("Huisnummer", "huisnummer"), ("Postcode", "postcode"),
                        ("Woonplaats", "plaats"), ("Telefoonnummer", "telefoon")):  # fmt: skip
        tablet.vul(vraag, client[naam])
    tablet.vul_datum("Geboortedatum", date.fromisoformat(client["geboortedatum"]))


def teamleider_wijst_toe(verhaal: Verhaal) -> None:
    leider = verhaal.wie("teamleider")
    leider.ga("/spoed/")
    leider.bevat("Haddad")
    leider.ga(verhaal.melding.get_absolute_url() + "toewijzen/")
    leider.kies("Aan wie wijst u deze zaak toe?", "Sanne Mulder")
    leider.druk("Toewijzen")
    leider.bevat("De zaak is toegewezen aan")


def consulent_stelt_hulp_voor(verhaal: Verhaal) -> None:
    tablet = verhaal.wie("consulent")
    tablet.ga("/spoed/")
    tablet.volg(verhaal.melding.nummer)
    tablet.volg("Tijdelijke hulp voorstellen")
    _vul_hulp_in(tablet, verhaal.feit("spoed_voorstellen"))
    tablet.druk("Voorstel bewaren")
    tablet.bevat("Het voorstel is bewaard.")
    tablet.bevat("Het adres is geheim")
    tablet.keur("spoed, voorgesteld")


def _vul_hulp_in(tablet: Scherm, feit: dict[str, Any]) -> None:
    tablet.vul("Welke hulp krijgt de inwoner meteen?", feit["hulp"])
    tablet.vul("Waarom kan de hulp niet wachten?", feit["motivering"])
    tablet.vul("Wat is de hulp ongeveer waard?", feit["waarde"].replace(".", ","))
    tablet.kies("Is de motivering hiermee volledig?", "Nee, die volgt binnen een week (artikel 3:47 lid 3 Awb)")
    tablet.kies("Moet het adres geheim blijven?", "Ja")


def teamleider_kent_toe(verhaal: Verhaal) -> None:
    leider, feit = verhaal.wie("teamleider"), verhaal.feit("spoed_toekennen")
    leider.ga("/spoed/")
    leider.volg(verhaal.melding.nummer)
    leider.volg("Tijdelijke hulp toekennen")
    assert leider.waarde("Welke hulp krijgt de inwoner meteen?") == feit["hulp"]
    leider.kies("Is de motivering hiermee volledig?", "Nee, die volgt binnen een week (artikel 3:47 lid 3 Awb)")
    leider.keur("spoed, toekennen")
    leider.druk("Tijdelijke hulp toekennen")
    leider.bevat("De tijdelijke hulp is toegekend.")


def consulent_legt_de_start_vast(verhaal: Verhaal) -> None:
    op, tablet = verhaal.dag("spoed_levering"), verhaal.wie("consulent")
    tablet.ga(verhaal.melding.get_absolute_url() + "spoed/")
    tablet.volg("Vastleggen dat de hulp is begonnen")
    tablet.vul_datum("Op welke dag begon de hulp?", op)
    tablet.druk("Start vastleggen")
    tablet.bevat("De start is vastgelegd.")


def consulent_bezorgt_de_brieven_zelf(verhaal: Verhaal) -> None:
    verhaal.dag("bezorgd")
    assert not Document.objects.filter(melding=verhaal.melding, verzonden_op__isnull=False).exists()
    tablet = verhaal.wie("consulent")
    verhaal.open_zaak(tablet)
    while tablet.page.get_by_role("button", name="Bezorgd").count():
        tablet.druk("Bezorgd")
        tablet.bevat("staat als bezorgd in het dossier.")


def consulent_motiveert(verhaal: Verhaal) -> None:
    verhaal.dag("spoed_motiveren")
    tablet = verhaal.wie("consulent")
    tablet.ga(verhaal.melding.get_absolute_url() + "spoed/")
    tablet.bevat("10 februari 2025")
    tablet.volg("Motivering schrijven")
    tablet.vul("Waarom is de tijdelijke hulp toegekend?", verhaal.feit("spoed_motiveren")["motivering"])
    tablet.keur("spoed, motiveren")
    tablet.druk("Motivering versturen")
    tablet.bevat("De motivering gaat naar de inwoner.")
    verhaal.bezorg()


def alles_klopt_aan_het_eind(verhaal: Verhaal) -> None:
    melding = verhaal.melding
    spoed = Spoedvoorziening.objects.select_related("beschikking").get(melding=melding)
    assert spoed.gesignaleerd_op == spoed.beschikking.besloten_op == spoed.ingangsdatum == date(2025, 2, 3)
    assert (spoed.status, spoed.gemotiveerd_op) == ("lopend", date(2025, 2, 6))
    assert melding.client.adres_is_geheim
    besluit, motivering = Document.objects.filter(melding=melding, soort="D-29").order_by("pk")
    assert besluit.verzonden_op == date(2025, 2, 4)
    assert motivering.verzonden_op is None
    assert not Uitgaand.objects.filter(melding=melding, klaar_op=None).exists()
    bewaar_pdf(lees(besluit), "brief-d29-spoed")
