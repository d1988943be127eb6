"""A melding arrives: always accepted, dated on the day it reached the college, never by harm to the client."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connection, transaction

from meldingen import klok
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Document, Gebeurtenis, Gebruiker, Gemeente, Melding, Taak, Termijn, Uitgaand
from meldingen.services.brieven import markeer_bezorgd
from meldingen.services.clienten import Clientgegevens, Relatiegegevens
from meldingen.services.melding import Bijlage, wijs_toe
from meldingen.services.toestemming import leg_toestemming_vast
from onderzoek.services.onderzoek import start_vooronderzoek
from tests.bouwers import breng_naar, clientgegevens, leeg_uitbak, maak_melding
from tests.mensen import MANTELZORGER

NAAM_ALLEEN = Clientgegevens(achternaam="Jansen")


@pytest.mark.regel("M-01")
@pytest.mark.parametrize("kanaal", Melding.Kanaal.values)
def test_elke_weg_is_goed_en_een_bsn_is_niet_nodig(voorbeeld: Gemeente, administratie: Gebruiker, kanaal: str) -> None:
    melding = maak_melding(client=NAAM_ALLEEN, kanaal=kanaal, hulpvraag="", door=administratie)
    assert melding.status == "ontvangen"
    assert (melding.kanaal, melding.client.bsn, melding.client.bsn_index) == (kanaal, "", None)
    rij = Gebeurtenis.objects.get(melding=melding, code="TR-02")
    assert (rij.door, rij.op) == (administratie, melding.ontvangen_op)


@pytest.mark.regel("M-01")
def test_een_formulier_van_de_inwoner_is_een_melding_zonder_medewerker(voorbeeld: Gemeente) -> None:
    rij = Gebeurtenis.objects.get(melding=maak_melding(), code="TR-01")
    assert (rij.door, rij.namens, rij.wie) == (None, "de inwoner", "de inwoner")


@pytest.mark.regel("M-02")
def test_iemand_anders_meldt_met_eigen_gegevens_en_relatie(voorbeeld: Gemeente) -> None:
    melding = maak_melding(melder=MANTELZORGER)
    assert melding.melder.naam == "Paula Proef"
    assert melding.melder.client == melding.client
    assert (melding.melder.soort, melding.melder.telefoon, melding.melder.bron) == ("kind", "0612345678", "melder zelf")
    assert melding.client.telefoon != melding.melder.telefoon
    assert Gebeurtenis.objects.get(melding=melding, code="TR-01").namens == "de melder"
    assert maak_melding().melder is None


def test_dezelfde_melder_wordt_geen_tweede_relatie(voorbeeld: Gemeente) -> None:
    client = clientgegevens()
    eerste, tweede = (maak_melding(client=client, melder=MANTELZORGER) for _ in range(2))
    assert eerste.melder == tweede.melder


# --- the date -------------------------------------------------------------------------------------


@pytest.mark.regel("M-03", "T-01", "T-03")
def test_de_klokken_beginnen_op_de_dag_van_ontvangst_niet_van_vastlegging(
    voorbeeld: Gemeente, administratie: Gebruiker, dag: date
) -> None:
    ontvangen = dag - timedelta(days=3)
    melding = maak_melding(op=dag, ontvangen_op=ontvangen, reden_eerder="Kwam vrijdag met de post.", door=administratie)
    assert melding.ontvangen_op == ontvangen
    starts = {rij.soort: rij for rij in melding.termijnen.all()}
    assert {rij.start for rij in starts.values()} == {ontvangen}
    assert starts[Termijn.Soort.ONDERZOEK].kale_einddatum == ontvangen + timedelta(days=42)
    assert starts[Termijn.Soort.PERSOONLIJK_PLAN].kale_einddatum == ontvangen + timedelta(days=7)
    rij = Gebeurtenis.objects.get(melding=melding, code="TR-02")
    assert (rij.op, rij.reden) == (ontvangen, "Kwam vrijdag met de post.")
    assert rij.vastgelegd_op.date() != ontvangen


@pytest.mark.regel("M-03")
def test_een_datum_in_de_toekomst_wordt_geweigerd(voorbeeld: Gemeente, dag: date) -> None:
    with pytest.raises(Geweigerd, match="in de toekomst"):
        maak_melding(op=dag, ontvangen_op=dag + timedelta(days=1))
    assert not Melding.objects.exists()


@pytest.mark.regel("M-03")
@pytest.mark.parametrize("reden", ["", "   "])
def test_een_eerdere_datum_vraagt_een_reden(voorbeeld: Gemeente, dag: date, reden: str) -> None:
    with pytest.raises(Geweigerd, match="Schrijf erbij waarom"):
        maak_melding(op=dag, ontvangen_op=dag - timedelta(days=1), reden_eerder=reden)
    assert not Client.objects.exists()


MIDDERNACHTEN = [
    ("2026-01-15T22:59:59", date(2026, 1, 15)),  # winter: 23.59 in Amsterdam
    ("2026-01-15T23:00:00", date(2026, 1, 16)),
    ("2026-07-15T21:59:59", date(2026, 7, 15)),  # summer
    ("2026-07-15T22:00:00", date(2026, 7, 16)),
    ("2026-03-28T22:59:59", date(2026, 3, 28)),  # the night in which summer time begins
    ("2026-03-29T21:59:59", date(2026, 3, 29)),
    ("2026-03-29T22:00:00", date(2026, 3, 30)),
    ("2026-10-24T22:00:00", date(2026, 10, 25)),  # the night in which it ends: this day has 25 hours
    ("2026-10-25T22:59:59", date(2026, 10, 25)),
    ("2026-10-25T23:00:00", date(2026, 10, 26)),
]


@pytest.mark.regel("T-42")
@pytest.mark.parametrize(("utc", "verwacht"), MIDDERNACHTEN)
def test_een_minuut_voor_middernacht_in_amsterdam_telt_nog_voor_die_dag(
    voorbeeld: Gemeente, utc: str, verwacht: date
) -> None:
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        melding = maak_melding(op=klok.vandaag(), ontvangen_om=klok.nu())
    melding.refresh_from_db()
    assert melding.ontvangen_op == verwacht
    assert melding.ontvangen_om == melding.vastgelegd_op == moment
    onderzoek = melding.termijnen.get(soort=Termijn.Soort.ONDERZOEK)
    assert (onderzoek.start, onderzoek.kale_einddatum) == (verwacht, verwacht + timedelta(days=42))


def test_de_database_weigert_een_bevestiging_van_voor_de_melding(voorbeeld: Gemeente, dag: date) -> None:
    melding = maak_melding(op=dag)
    melding.bevestigd_op = dag - timedelta(days=1)
    with pytest.raises(IntegrityError, match="bevestigd_na_ontvangst"), transaction.atomic():
        melding.save()


# --- consent, emergency, safety -------------------------------------------------------------------


@pytest.mark.regel("M-05")
@pytest.mark.parametrize("soort", ["kind", "hulpverlener", "vertegenwoordiger"])
def test_zonder_toestemming_van_de_client_geen_vooronderzoek(
    voorbeeld: Gemeente, consulent: Gebruiker, teamleider: Gebruiker, dag: date, soort: str, zonder_pdf: None
) -> None:
    melding = maak_melding(op=dag, melder=replace(MANTELZORGER, soort=soort))
    taak = Taak.objects.get(sleutel=f"toestemming:{melding.pk}")
    leeg_uitbak(dag)
    wijs_toe(melding, aan=consulent, op=dag, door=teamleider)
    with pytest.raises(Geweigerd, match="toestemming van de cliënt"):
        start_vooronderzoek(melding, op=dag, door=consulent)
    leg_toestemming_vast(melding, gegeven_op=dag, op=dag, door=consulent, wijze="Aan de telefoon")
    taak.refresh_from_db()
    assert (taak.gedaan_op, taak.gedaan_door) == (dag, consulent)
    assert Gebeurtenis.objects.get(melding=melding, code="M-05").reden == "Aan de telefoon"
    start_vooronderzoek(melding, op=dag, door=consulent)


@pytest.mark.regel("M-05")
def test_toestemming_past_bij_de_melding(voorbeeld: Gemeente, consulent: Gebruiker, dag: date) -> None:
    melding = maak_melding(op=dag, melder=MANTELZORGER)
    for gegeven, zin in ((dag + timedelta(days=1), "toekomst"), (dag - timedelta(days=1), "vóór de melding")):
        with pytest.raises(Geweigerd, match=zin):
            leg_toestemming_vast(melding, gegeven_op=gegeven, op=dag, door=consulent, wijze="brief")
    eigen = maak_melding(op=dag)
    with pytest.raises(Geweigerd, match="zelf gemeld"):
        leg_toestemming_vast(eigen, gegeven_op=dag, op=dag, door=consulent, wijze="brief")
    assert not Taak.objects.filter(sleutel=f"toestemming:{eigen.pk}").exists()


@pytest.mark.regel("M-06")
def test_spoed_is_een_taak_voor_vandaag(voorbeeld: Gemeente, dag: date) -> None:
    melding = maak_melding(op=dag, is_spoed=True)
    taak = Taak.objects.get(sleutel=f"spoed:{melding.pk}")
    assert (taak.uiterlijk_op, taak.rol, taak.is_spoed) == (dag, "teamleider", True)
    rustig = maak_melding(op=dag)
    assert not Taak.objects.filter(melding=rustig, is_spoed=True).exists()


@pytest.mark.regel("M-21")
def test_bij_veilige_communicatie_gaat_er_niets_vanzelf_weg(
    voorbeeld: Gemeente, consulent: Gebruiker, dag: date, settings, zonder_pdf: None
) -> None:
    client = clientgegevens(veilige_communicatie=True, email="thuis@voorbeeld.example")
    melding = maak_melding(op=dag, client=client, melder=MANTELZORGER)
    leeg_uitbak(dag)
    assert mail.outbox == []
    assert not settings.POSTMAP.exists()
    brieven = list(Document.objects.filter(melding=melding).order_by("soort"))
    assert [(brief.soort, brief.verzonden_op) for brief in brieven] == [("D-01", None), ("D-43", None)]
    taken = Taak.objects.filter(melding=melding, sleutel__startswith="bezorg:")
    assert {taak.titel for taak in taken} == {f"Bezorg veilig: {brief.titel}" for brief in brieven}
    melding.refresh_from_db()
    assert melding.bevestigd_op is None

    markeer_bezorgd(brieven[0], op=dag + timedelta(days=1), door=consulent)
    melding.refresh_from_db()
    assert melding.bevestigd_op == dag + timedelta(days=1)
    assert taken.open().count() == 1
    with pytest.raises(Geweigerd, match="al verzonden of bezorgd"):
        markeer_bezorgd(brieven[0], op=dag, door=consulent)


@pytest.mark.regel("M-21")
def test_de_wens_om_veilige_post_van_een_bekende_client_geldt_meteen(voorbeeld: Gemeente, dag: date) -> None:
    """The mail of the first melding stands ready; the second says that it is not safe. It must not leave."""
    client = clientgegevens(email="thuis@voorbeeld.example")
    maak_melding(op=dag, client=client)
    maak_melding(op=dag, client=replace(client, veilige_communicatie=True), kanaal="telefoon")
    leeg_uitbak(dag)
    assert mail.outbox == []


# --- the confirmation by mail ---------------------------------------------------------------------


@pytest.mark.regel("M-24")
@pytest.mark.parametrize("melder", [None, MANTELZORGER])
def test_een_formulier_wordt_meteen_per_mail_bevestigd_zonder_persoonlijks(
    voorbeeld: Gemeente, dag: date, melder: Relatiegegevens | None, zonder_pdf: None
) -> None:
    client = clientgegevens(email="anna@voorbeeld.example")
    melding = maak_melding(op=dag, client=client, melder=melder)
    leeg_uitbak(dag)
    [bericht] = mail.outbox
    assert bericht.to == [melder.email if melder else client.email]
    assert melding.nummer in bericht.subject
    assert "2 maart 2026" in bericht.body
    for geheim in (client.achternaam, client.bsn, client.straat, melding.hulpvraag, "logeer"):
        assert geheim not in bericht.subject + bericht.body


@pytest.mark.regel("M-24")
def test_zonder_mailadres_of_formulier_geen_mail(voorbeeld: Gemeente, administratie: Gebruiker) -> None:
    maak_melding()
    maak_melding(client=clientgegevens(email="a@voorbeeld.example"), kanaal="telefoon", door=administratie)
    assert not Uitgaand.objects.filter(soort="mail").exists()


# --- who it is ------------------------------------------------------------------------------------


@pytest.mark.regel("X-07")
@pytest.mark.parametrize(
    ("anders", "bekend"),
    [
        ({}, True),
        ({"bsn": ""}, True),
        ({"bsn": "", "geboortedatum": None}, False),
        ({"bsn": "", "voornamen": ""}, False),
        ({"bsn": "", "postcode": ""}, False),
        ({"bsn": "", "huisnummer": ""}, False),
        ({"geboortedatum": None, "postcode": ""}, True),
    ],
)
def test_een_client_is_bekend_met_bsn_of_met_de_hele_set(voorbeeld: Gemeente, anders: dict, bekend: bool) -> None:
    assert maak_melding(client=clientgegevens(**anders)).client.is_identificeerbaar is bekend


@pytest.mark.regel("X-07")
def test_het_bsn_staat_nergens_leesbaar_in_de_database(voorbeeld: Gemeente) -> None:
    client = maak_melding().client
    with connection.cursor() as cursor:
        cursor.execute("SELECT c::text FROM meldingen_client c WHERE id = %s", [client.pk])
        rij = cursor.fetchone()[0]
    assert client.bsn not in rij
    assert client.bsn_gemaskeerd.endswith(client.bsn[-3:])
    assert client.bsn not in client.bsn_gemaskeerd


def test_wat_al_bekend_is_wordt_niet_overschreven(voorbeeld: Gemeente, administratie: Gebruiker) -> None:
    eerste = clientgegevens()
    bekend = maak_melding(client=eerste).client
    opgave = replace(eerste, achternaam="Anders", straat="Elders", telefoon="0699999999", email="x@voorbeeld.example")
    melding = maak_melding(client=opgave)
    assert melding.client == bekend
    bekend.refresh_from_db()
    assert (bekend.achternaam, bekend.straat, bekend.telefoon, bekend.email) == (
        eerste.achternaam, eerste.straat, eerste.telefoon, "",
    )  # fmt: skip


def test_hetzelfde_bsn_is_in_een_andere_gemeente_een_andere_client(voorbeeld: Gemeente, altena: Gemeente) -> None:
    gegevens = clientgegevens()
    hier, daar = maak_melding(voorbeeld, client=gegevens), maak_melding(altena, client=gegevens)
    assert hier.client != daar.client
    assert hier.client.bsn_index == daar.client.bsn_index


def test_zonder_bsn_worden_twee_mensen_nooit_samengevoegd(voorbeeld: Gemeente) -> None:
    assert maak_melding(client=NAAM_ALLEEN).client != maak_melding(client=NAAM_ALLEEN).client


# --- one form, one melding ------------------------------------------------------------------------


def test_hetzelfde_formulier_twee_keer_is_een_melding(voorbeeld: Gemeente) -> None:
    gegevens = clientgegevens(email="a@voorbeeld.example")
    eerste, tweede = (maak_melding(client=gegevens, formulier_sleutel="sleutel-1") for _ in range(2))
    assert eerste == tweede
    assert Melding.objects.count() == Client.objects.count() == 1
    assert sorted(Uitgaand.objects.values_list("soort", flat=True)) == ["brief", "brief", "mail"]
    assert maak_melding(client=gegevens, formulier_sleutel="sleutel-2") != eerste


def test_bijlagen_liggen_versleuteld_bij_de_zaak(voorbeeld: Gemeente, dag: date) -> None:
    bijlagen = (Bijlage("brief huisarts.pdf", "application/pdf", b"%PDF-1.7 geheim"),)
    melding = maak_melding(op=dag, bijlagen=bijlagen)
    document = Document.objects.get(melding=melding)
    assert (document.soort, document.richting, document.op) == ("bijlage", "in", dag)
    with open(document.bestand.path, "rb") as ruw:
        assert b"geheim" not in ruw.read()
    assert "huisarts" not in document.bestand.name


def test_een_ingetrokken_melding_heeft_geen_lopende_klokken_of_taken(voorbeeld: Gemeente, zonder_pdf: None) -> None:
    zaak = breng_naar("ingetrokken")
    assert not zaak.melding.termijnen.filter(gehaald_op=None, vervallen_op=None).exists()
    assert not Taak.objects.filter(melding=zaak.melding).open().exists()
    assert (zaak.melding.uiterlijk_op, zaak.melding.gesloten_op) == (None, zaak.op)
