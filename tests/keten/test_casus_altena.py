"""Casus 1, Altena 2022, from the first question to the message to the CAK, by the hands of the people themselves.

Each step is done in a browser: the daughter on her phone, the consulent at the kitchen table with a tablet and at her
desk, the teamleider, the aanbieder and the administratie. Between the days the outbox is emptied in this process,
because a worker has a clock of its own. Every page they meet is judged (see `scherm`).
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.mail import EmailMessage
from pytest_django import Settings

from beschikkingen.models import Beschikking
from cak_export.ieb.controle import controleer
from logeerzorg.models import Reservering, Saldo
from meldingen.models import Document, Gebeurtenis
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Gesprek
from onderzoek.views.voortgang import adres_van
from tests.bestanden import pdf
from tests.keten import besluittafel as besluit
from tests.keten import keukentafel as tafel
from tests.keten.beelden import bewaar_pdf
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TABLET, TELEFOON, Bevindingen, Scherm
from tests.keten.verhaal import Verhaal, begin_verhaal

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]
PDF = pdf()
WAAROM_NIET = "Er is nog geen bed vastgezet."


@pytest.fixture
def verhaal(klokzetter: Klokzetter, scherm: Callable[..., Scherm]) -> Verhaal:
    return begin_verhaal("altena", klokzetter, scherm)


@pytest.mark.regel("L-12", "T-01", "T-10", "E-15", "K-06")
def test_altena_van_melding_tot_bericht_aan_het_cak(
    verhaal: Verhaal, bevindingen: Bevindingen, settings: Settings, tmp_path: Path, mailoutbox: list[EmailMessage]
) -> None:
    dochter_meldt(verhaal)
    teamleider_wijst_toe(verhaal)
    assert [bericht.to for bericht in mailoutbox] == [["ineke@voorbeeld.example"]]
    consulent_opent_het_onderzoek(verhaal)
    consulent_plant_het_gesprek(verhaal)
    gesprek_aan_de_keukentafel(verhaal)
    afweging_in_zes_stappen(verhaal)
    verslag_gaat_op_de_post(verhaal)
    administratie_registreert_de_aanvraag(verhaal)
    administratie_controleert(verhaal)
    consulent_toetst_de_indicatie(verhaal)
    besluit_kan_nog_niet(verhaal)
    consulent_vindt_een_bed(verhaal)
    client_en_locatie_gaan_akkoord(verhaal)
    consulent_zet_vast(verhaal)
    consulent_plant_de_intake(verhaal)
    consulent_stelt_voor(verhaal)
    teamleider_beslist(verhaal)
    administratie_haalt_het_bericht(verhaal, tmp_path)
    iedereen_ziet_de_uitkomst(verhaal)
    alles_klopt_aan_het_eind(verhaal, settings)
    assert bevindingen.fouten == []
    assert len(bevindingen.bladzijden) == 54


def consulent_van(verhaal: Verhaal) -> Scherm:
    """The consulent works on a tablet, at the kitchen table and at her desk."""
    return verhaal.collega("consulent", TABLET)


# --- 14 and 15 March: the melding -----------------------------------------------------------------


def dochter_meldt(verhaal: Verhaal) -> None:
    dochter = verhaal.nieuw_scherm(TELEFOON)
    dochter.ga("/")
    dochter.keur("start", beeld="01-start-telefoon")
    dochter.volg("Altena")
    dochter.bevat("Voor wie?")
    dochter.keur("melding, leeg", beeld="02-melden-telefoon")
    dochter.druk("Volgende")
    dochter.bevat("Er is 1 fout in het formulier")
    dochter.keur("melding, met fouten", beeld="03-melden-fouten-telefoon")
    assert dochter.page.title().startswith("Fout: ")
    _vul_melding_in(dochter, verhaal.feit("melding"))
    dochter.druk("Versturen")
    dochter.bevat("Wij hebben uw melding ontvangen")
    dochter.bevat("25 april 2022")
    dochter.keur("melding ontvangen", beeld="04-gemeld-telefoon")


def _vul_melding_in(dochter: Scherm, feit: dict[str, Any]) -> None:
    client, melder = feit["client"], feit["melder"]
    dochter.kies("Voor wie vraagt u hulp?", "Voor iemand anders, bijvoorbeeld mijn partner of ouder")
    dochter.druk("Volgende")
    dochter.vul("Uw naam", melder["naam"])
    dochter.kies("Wat bent u van de persoon voor wie u hulp vraagt?", "Zoon of dochter")
    dochter.vul("Uw telefoonnummer", melder["telefoon"])
    dochter.vul("Uw e-mailadres", melder["email"])
    dochter.kies("Zorgt u voor deze persoon?", "Ja")
    dochter.kies("Weet deze persoon dat u hulp vraagt", "Ja")
    dochter.druk("Volgende")
    dochter.kies("Waar gaat het over?", "Logeerzorg")
    dochter.vul("Waarbij is hulp nodig?", feit["hulpvraag"])
    dochter.kies("Is er vandaag al hulp nodig?", "Nee")
    dochter.druk("Volgende")
    dochter.kies("Hebt u de zorgverzekering gevraagd of die het logeren betaalt?", "Ja, het wordt niet betaald")
    dochter.kies("Hebt u zelf een logeerhuis of zorgpension gebeld?", "Nee, nog niet")
    dochter.druk("Volgende")
    dochter.kies("Hoe spreken wij deze persoon aan?", "Mevrouw")
    for vraag, naam in (("Voornaam", "voornamen"), ("Tussenvoegsel", "tussenvoegsel"), ("Achternaam", "achternaam"),
                        ("Burgerservicenummer", "bsn"), ("Straat", "straat"), ("Huisnummer", "huisnummer"),
                        ("Postcode", "postcode"), ("Woonplaats", "plaats")):  # fmt: skip
        dochter.vul(vraag, client[naam])
    dochter.vul_datum("Geboortedatum", date.fromisoformat(client["geboortedatum"]))
    dochter.druk("Volgende")
    dochter.vul("Telefoonnummer", client["telefoon"])
    dochter.kies("Mogen wij gewoon bellen en schrijven?", "Ja")
    dochter.druk("Volgende")
    dochter.kies("Wilt u een persoonlijk plan maken?", "Nee, dat hoeft niet")
    dochter.druk("Volgende")


def teamleider_wijst_toe(verhaal: Verhaal) -> None:
    verhaal.dag("toewijzen")
    teamleider = verhaal.wie("teamleider.altena")
    teamleider.ga("/werkvoorraad/")
    teamleider.keur("werkvoorraad van de teamleider")
    teamleider.volg("Niet toegewezen (1)")
    teamleider.keur("niet toegewezen")
    teamleider.volg(verhaal.melding.nummer)
    teamleider.keur("dossier, nieuw", beeld="05-dossier-nieuw")
    teamleider.volg("Zaak toewijzen")
    teamleider.keur("toewijzen")
    teamleider.kies("Aan wie wijst u deze zaak toe?", "Marieke van Dijk")
    teamleider.druk("Toewijzen")
    teamleider.bevat("De zaak is toegewezen aan Marieke van Dijk.")


# --- 16 March until 4 April: the investigation ----------------------------------------------------


def consulent_opent_het_onderzoek(verhaal: Verhaal) -> None:
    op = verhaal.dag("toestemming")
    consulent = consulent_van(verhaal)
    consulent.bevat("Mijn werkvoorraad")
    consulent.keur("werkvoorraad van de consulent", beeld="06-werkvoorraad")
    consulent.volg("Taken")
    consulent.keur("taken", beeld="07-taken")
    verhaal.open_zaak(consulent)
    consulent.volg("Toestemming van de cliënt")
    consulent.keur("toestemming")
    consulent.vul_datum("Op welke dag gaf de cliënt toestemming?", op)
    consulent.vul("Hoe gaf de cliënt toestemming?", verhaal.feit("toestemming")["wijze"])
    consulent.druk("Toestemming vastleggen")
    consulent.bevat("De toestemming is vastgelegd.")
    consulent.druk("Onderzoek openen")
    consulent.bevat("Het onderzoek is geopend.")


def consulent_plant_het_gesprek(verhaal: Verhaal) -> None:
    verhaal.dag("onderzoek")
    consulent, feit = consulent_van(verhaal), verhaal.feit("onderzoek")
    verhaal.open_zaak(consulent)
    consulent.volg("Persoonlijk plan")
    consulent.keur("persoonlijk plan")
    consulent.kies("Persoonlijk plan", "De inwoner ziet af van een plan")
    consulent.druk("Vastleggen")
    consulent.volg("Gesprek plannen")
    consulent.keur("afspraak")
    consulent.kies("Waar is het gesprek?", Gesprek.Vorm(feit["vorm"]).label)
    consulent.vul_datum("Op welke dag?", date.fromisoformat(feit["gepland_op"]))
    consulent.vul("Hoe laat?", "10 uur")
    consulent.druk("Afspraak maken")
    consulent.bevat("De inwoner krijgt een uitnodiging.")
    consulent.keur("dossier, in onderzoek")


def gesprek_aan_de_keukentafel(verhaal: Verhaal) -> None:
    op = verhaal.dag("gesprek")
    tablet = consulent_van(verhaal)
    verhaal.open_zaak(tablet)
    tafel.voer_gesprek(tablet, verhaal.feit("gesprek"), op, beeld="08-gesprek-tablet")
    tablet.ga(adres_van(verhaal.melding.nummer, "mantelzorgers"))
    tafel.zet_mantelzorger_erbij(tablet, verhaal.feit("mantelzorger"))


def afweging_in_zes_stappen(verhaal: Verhaal) -> None:
    tablet = consulent_van(verhaal)
    verhaal.open_zaak(tablet)
    tafel.weeg_af(tablet, verhaal.feit("afweging"), taken=[], toetsen=[], verwijzingen=[], beeld="09-afweging-tablet")


def verslag_gaat_op_de_post(verhaal: Verhaal) -> None:
    verhaal.dag("verslag")
    tablet = consulent_van(verhaal)
    verhaal.open_zaak(tablet)
    tafel.stel_verslag_op(tablet, verhaal.feit("verslag"), beeld="10-verslag-verzenden")


# --- 11 until 19 April: the aanvraag and the bed --------------------------------------------------


def administratie_registreert_de_aanvraag(verhaal: Verhaal) -> None:
    op = verhaal.dag("verslag_retour")
    administratie = verhaal.collega("administratie")
    verhaal.open_zaak(administratie)
    administratie.keur("dossier, verslag verzonden")
    tafel.registreer_retour(administratie, verhaal.feit("verslag_retour"), op, ["Logeerzorg"], PDF)


def administratie_controleert(verhaal: Verhaal) -> None:
    verhaal.dag("volledig")
    administratie = verhaal.collega("administratie")
    verhaal.open_zaak(administratie)
    besluit.controleer_aanvraag(administratie)


def consulent_toetst_de_indicatie(verhaal: Verhaal) -> None:
    """The questions of logeerzorg, in the words of Altena; what the page says is the advice."""
    verhaal.dag("keuze")
    consulent = consulent_van(verhaal)
    verhaal.open_zaak(consulent)
    consulent.volg("Voorzieningen: voorwaarden en bedragen")
    besluit.kies_voorziening(consulent, "Logeerzorg", verhaal.feit("keuze"))
    consulent.volg_in_inhoud("Logeerzorg")
    for zin in (
        "De inwoner hoort bij de doelgroep van deze gemeente.",
        "De mantelzorger dreigt overbelast te raken.",
        "de zorgverzekering, dan vervangende mantelzorg, dan de Wlz, dan de Wmo",
        "De coördinator is Surplus.",
    ):
        consulent.bevat(zin)
    consulent.volg("Antwoorden wijzigen")
    consulent.keur("vragen over logeerzorg")


def besluit_kan_nog_niet(verhaal: Verhaal) -> None:
    """L-12: before a bed is fixed a proposal is refused, and what was written stays."""
    verhaal.dag("optie")
    consulent, feit = consulent_van(verhaal), verhaal.feit("besluit_voorstellen")
    regel = feit["regel"] | {naam: feit[naam] for naam in ("ingangsdatum", "einddatum", "monitor_op", "kostprijs")}
    verhaal.open_zaak(consulent)
    consulent.volg("Besluit voorstellen")
    consulent.bevat("Schrijf wat u besluit over Logeerzorg.")
    consulent.keur("besluit, nog leeg")
    besluit.schrijf_regel(consulent, "Logeerzorg", regel)
    besluit.motiveer(consulent, feit["motivering"])
    consulent.bevat(WAAROM_NIET)
    consulent.druk("Besluit voorstellen")
    consulent.bevat("Het besluit kan nog niet.")
    consulent.keur("besluit voorstellen, geweigerd", beeld="11-voorstel-geweigerd")
    consulent.bevat("14 etmalen in totaal, in natura")
    assert not Beschikking.objects.exists()


def consulent_vindt_een_bed(verhaal: Verhaal) -> None:
    consulent = consulent_van(verhaal)
    consulent.volg("Logeerzorg")
    consulent.keur("zoek een bed")
    verhaal.open_zaak(consulent)
    consulent.volg("Bed zoeken en vastzetten")
    consulent.keur("logeren, nog niets")
    for nummer, soort in enumerate(("Proeflogeren", "Verblijf")):
        feit = verhaal.feit("optie", nummer)
        consulent.volg("Zoek een bed")
        consulent.vul_datum("Aankomst", date.fromisoformat(feit["van"]))
        consulent.vul_datum("Vertrek", date.fromisoformat(feit["tot"]))
        consulent.druk("Zoek een vrij bed")
        consulent.bevat("8 bedden vrij op 4 van 4 locaties")
        consulent.keur(f"bed zoeken, bedden vrij {nummer}")
        consulent.volg(f"Kies dit bed {feit['bed']}, {feit['locatie']}")
        consulent.kies("Wat voor verblijf?", soort)
        consulent.druk("Optie plaatsen")
        consulent.bevat("De optie is geplaatst.")
    consulent.keur("logeren, twee opties", beeld="12-logeren-opties")


def client_en_locatie_gaan_akkoord(verhaal: Verhaal) -> None:
    verhaal.dag("akkoord_client")
    consulent, surplus = consulent_van(verhaal), verhaal.wie("aanbieder.surplus")
    for _ in range(2):
        consulent.druk("Cliënt akkoord")
        consulent.bevat("Het akkoord van de cliënt is vastgelegd.")
    surplus.bevat("Wie komt er logeren?")
    surplus.keur("reserveringen van de aanbieder", beeld="13-aanbieder")
    for _ in range(2):
        surplus.druk("Akkoord")
        surplus.bevat("Uw akkoord is doorgegeven aan de gemeente.")


def consulent_zet_vast(verhaal: Verhaal) -> None:
    consulent = consulent_van(verhaal)
    consulent.page.reload()
    for _ in range(2):
        consulent.druk("Vastzetten")
        consulent.bevat("Het bed staat vast tot het besluit.")
    consulent.keur("logeren, vast")


def consulent_plant_de_intake(verhaal: Verhaal) -> None:
    consulent = consulent_van(verhaal)
    for nummer in range(2):
        feit, van = verhaal.feit("intake", nummer), date.fromisoformat(verhaal.feit("optie", nummer)["van"])
        consulent.volg_in_inhoud(f"Intake {schrijf_datum(van).removesuffix(f' {van.year}')}")
        consulent.vul_datum("Dag van de intake", date.fromisoformat(feit["intake_op"]))
        consulent.vul("Naam van de casemanager", feit["casemanager"])
        consulent.vul("Telefoon van de casemanager", feit["casemanager_telefoon"])
        if not nummer:
            consulent.keur("intake plannen")
        consulent.druk("Intake vastleggen")
        consulent.bevat("De intake staat vast.")


# --- 19 and 20 April: the decision ----------------------------------------------------------------


def consulent_stelt_voor(verhaal: Verhaal) -> None:
    verhaal.dag("besluit_voorstellen")
    consulent = consulent_van(verhaal)
    verhaal.open_zaak(consulent)
    consulent.keur("dossier, in beoordeling", beeld="14-dossier-beoordeling")
    consulent.volg("Besluit voorstellen")
    besluit.stel_voor(consulent)


def teamleider_beslist(verhaal: Verhaal) -> None:
    verhaal.dag("beslissen")
    teamleider = verhaal.wie("teamleider.altena")
    besluit.beslis(teamleider, verhaal.melding.nummer, lijst="15-te-beslissen", voorstel="16-voorstel")
    verhaal.bezorg()


def administratie_haalt_het_bericht(verhaal: Verhaal, map_: Path) -> None:
    administratie = verhaal.collega("administratie")
    administratie.ga("/berichten/")
    administratie.keur("berichten", beeld="17-berichten")
    administratie.bevat_niet(verhaal.melding.client.bsn)
    xml = administratie.download("XML", map_).read_bytes()
    assert controleer(xml) == []
    teksten = {rij.tag.rpartition("}")[2]: rij.text for rij in ElementTree.fromstring(xml).iter()}  # noqa: S314 - our own
    assert (teksten["Bsn"], teksten["Afzender"]) == ("999990019", "1959")


# --- and afterwards -------------------------------------------------------------------------------


def iedereen_ziet_de_uitkomst(verhaal: Verhaal) -> None:
    consulent, surplus = consulent_van(verhaal), verhaal.wie("aanbieder.surplus")
    verhaal.open_zaak(consulent)
    consulent.bevat("Besluit genomen")
    consulent.keur("dossier, beschikt", beeld="18-dossier-beschikt")
    brief = consulent.page.get_by_role("link", name="Besluit").first.get_attribute("href")
    antwoord = consulent.page.request.get(consulent.adres + str(brief))
    assert antwoord.ok
    assert antwoord.headers["content-type"] == "application/pdf"
    consulent.volg("Heel het logboek")
    consulent.bevat("vastgelegd op 20 april 2022")
    consulent.keur("logboek", beeld="19-logboek")
    consulent.ga(verhaal.melding.get_absolute_url() + "logeren/")
    consulent.bevat("14 van 15 etmalen")
    consulent.keur("logeren, bevestigd")
    surplus.ga("/aanbieder/")
    assert surplus.page.get_by_text("Bevestigd").count() == 2
    surplus.keur("reserveringen, bevestigd")


def alles_klopt_aan_het_eind(verhaal: Verhaal, settings: Settings) -> None:
    melding = verhaal.melding
    assert melding.status == "beschikt"
    rijen = Reservering.objects.filter(melding=melding).order_by("periode")
    assert [(rij.soort, rij.status, rij.nachten) for rij in rijen] == [
        ("proef", "bevestigd", 2),
        ("verblijf", "bevestigd", 12),
    ]
    saldo = Saldo.objects.get(client=melding.client)
    assert (saldo.gebruikt, saldo.cap) == (14, 15)
    codes = Gebeurtenis.objects.filter(melding=melding, code__startswith="TR-").order_by("pk")
    assert [rij.code for rij in codes] == [
        "TR-01", "TR-03", "TR-04", "TR-05", "TR-10", "TR-12", "TR-18", "TR-32", "TR-36", "TR-38",
    ]  # fmt: skip
    uit = Document.objects.filter(melding=melding, richting="uit", verzonden_op__isnull=False)
    assert sorted(rij.soort for rij in uit) == ["D-01", "D-02", "D-07", "D-09", "D-12", "D-19", "D-40", "D-43"]
    for pad in sorted(settings.POSTMAP.glob("*.pdf")):
        bewaar_pdf(pad.read_bytes(), f"brief-{pad.name[:4].lower()}")
    bewaar_pdf(verhaal.brief("D-07"), "verslag-altena")
