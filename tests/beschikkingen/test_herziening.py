"""Of its own accord: the client is heard, somebody else decides, the help ends or changes, money comes back."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from beschikkingen.models import Beschikking, Bezwaar, Mandaat, Voornemen, Voorziening
from beschikkingen.services.beroep import ontvang_beroep, verwerk_uitspraak
from beschikkingen.services.bezwaar import Bezwaarschrift, neem_in_behandeling, ontvang_bezwaar
from beschikkingen.services.bezwaarbehandeling import zie_af_van_horen
from beschikkingen.services.bezwaarbeslissing import beslis_op_bezwaar, stel_beslissing_voor
from beschikkingen.services.geldend import geldend
from beschikkingen.services.herziening import Wijziging, leg_voornemen_vast, stel_herziening_voor
from beschikkingen.services.terugvordering import (
    Vordering,
    leg_terugvordering_vast,
    stel_terugvordering_voor,
    terug_te_vorderen,
)
from beschikkingen.services.voornemen import laat_voornemen_vervallen, voorzieningen_van
from beschikkingen.services.voornemenwoorden import besluit_over
from beschikkingen.services.voorstellen import neem_besluit, stuur_voorstel_terug
from beschikkingen.services.zienswijze import leg_zienswijze_vast
from meldingen.brieven.tekst import regels as tekstregels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Taak, Termijn
from meldingen.rollen import Rol
from meldingen.services import nacht
from meldingen.services.documenten import lees
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, middag, proefsoort
from wmo_portal.toestand import toestand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
EEN_DAG = timedelta(days=1)
HEEFT_GEEN_HULP_NODIG = Wijziging("intrekking", "b", "Uw dochter is met pensioen en zorgt nu zelf.")
ONJUIST = Wijziging("intrekking", "a", "U woont samen met uw zoon. Dat vertelde u niet.")
JUIST = "Met uw zoon in huis was logeerzorg niet nodig geweest."


@pytest.fixture
def zaak() -> Zaak:
    zaak = breng_naar("toegekend")
    zaak.verder(40)
    return zaak


def hulp(zaak: Zaak) -> Voorziening:
    return Voorziening.objects.filter(melding=zaak.melding).earliest("pk")


def leg_vast(zaak: Zaak, wat: Wijziging = HEEFT_GEEN_HULP_NODIG) -> Voornemen:
    return leg_voornemen_vast(hulp(zaak), wat, op=zaak.op, door=zaak.consulent)


def gehoord(zaak: Zaak, rij: Voornemen) -> None:
    """The client answered within the term."""
    zaak.verder(5)
    leg_zienswijze_vast(
        rij.zienswijze, gegeven_op=zaak.op, wijze="mondeling", inhoud="Dat klopt niet.", op=zaak.op, door=zaak.consulent
    )


def zwijgt(zaak: Zaak, rij: Voornemen) -> None:
    zaak.op = rij.zienswijze.uiterlijk_op + EEN_DAG


def stel_voor(zaak: Zaak, rij: Voornemen, **anders: Any) -> Beschikking:
    velden: dict[str, Any] = {
        "ingangstijdstip": zaak.op + timedelta(days=30), "motivering": "De hulp is niet meer nodig.",
        "op": zaak.op, "door": zaak.consulent,
    }  # fmt: skip
    return stel_herziening_voor(rij, **{**velden, **anders})


def trek_in(zaak: Zaak, wat: Wijziging = ONJUIST, **anders: Any) -> Voornemen:
    """An intrekking that was decided, back to the first day of the help."""
    rij = leg_vast(zaak, wat)
    zwijgt(zaak, rij)
    eerste = hulp(zaak).ingangsdatum
    besluit = stel_voor(zaak, rij, **{"ingangstijdstip": eerste, "juiste_gegevens": JUIST, **anders})
    neem_besluit(besluit, op=zaak.op, door=zaak.teamleider)
    return Voornemen.objects.get(pk=rij.pk)


def brief(zaak: Zaak, soort: str) -> str:
    leeg_uitbak(zaak.op)
    rij = Document.objects.filter(melding=zaak.melding, soort=soort).latest("pk")
    return " ".join(tekstregels(lees(rij).decode())).replace("\xa0", " ")


# --- hearing --------------------------------------------------------------------------------------


@pytest.mark.regel("B-18", "H-10")
def test_een_voornemen_vraagt_eerst_wat_de_inwoner_vindt(zaak: Zaak) -> None:
    rij = leg_vast(zaak, replace(HEEFT_GEEN_HULP_NODIG, ingangstijdstip=zaak.op + timedelta(days=60)))
    assert rij.zienswijze.uiterlijk_op == zaak.op + timedelta(days=14)
    assert Taak.objects.filter(sleutel__startswith=f"zienswijze:{rij.zienswijze_id}", plek="herziening").open().exists()
    tekst = brief(zaak, "D-36")
    assert "Wij denken erover om uw " in tekst
    assert "te stoppen vanaf" in tekst
    assert "Uw dochter is met pensioen" in tekst
    assert "artikel 4:8" in tekst
    with pytest.raises(Geweigerd, match="kan nog tot en met"):
        stel_voor(zaak, rij)
    zaak.op = rij.zienswijze.uiterlijk_op
    with pytest.raises(Geweigerd, match="kan nog tot en met"):
        stel_voor(zaak, rij)
    assert not Beschikking.objects.filter(soort="herziening").exists()
    zwijgt(zaak, rij)
    assert stel_voor(zaak, rij, ingangstijdstip=None).uitkomst == "ingetrokken"
    assert not Taak.objects.filter(sleutel__startswith=f"zienswijze:{rij.zienswijze_id}").open().exists()
    assert toestand(zaak.melding) == "toegekend"


@pytest.mark.regel("B-18")
def test_een_zienswijze_wordt_meegewogen_of_het_voorstel_komt_er_niet(zaak: Zaak) -> None:
    rij = leg_vast(zaak)
    gehoord(zaak, rij)
    with pytest.raises(Geweigerd, match="hoe u de zienswijze hebt meegewogen"):
        stel_voor(zaak, rij)
    neem_besluit(stel_voor(zaak, rij, weging="Uw dochter bevestigde dat zij zorgt."), op=zaak.op, door=zaak.teamleider)
    tekst = brief(zaak, "D-28")
    assert "Uw dochter bevestigde dat zij zorgt." in tekst
    with pytest.raises(Geweigerd, match="als bezwaar"):
        leg_zienswijze_vast(
            rij.zienswijze, gegeven_op=zaak.op, wijze="mondeling", inhoud="Nog iets.", op=zaak.op, door=zaak.consulent
        )


@pytest.mark.regel("B-18")
def test_een_zienswijze_na_het_voorstel_gaat_eerst_terug(zaak: Zaak) -> None:
    rij = leg_vast(zaak)
    zwijgt(zaak, rij)
    voorstel = stel_voor(zaak, rij)
    gehoord(zaak, rij)
    with pytest.raises(Geweigerd, match="Na het voorstel kwam een zienswijze"):
        neem_besluit(voorstel, op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd, match="Schrijf op wat er anders moet"):
        stuur_voorstel_terug(voorstel, reden=" ", op=zaak.op, door=zaak.teamleider)
    stuur_voorstel_terug(voorstel, reden="Weeg haar reactie mee.", op=zaak.op, door=zaak.teamleider)
    assert Taak.objects.filter(sleutel__startswith=f"herzie:{voorstel.pk}").open().exists()
    with pytest.raises(Geweigerd, match="is teruggestuurd"):
        neem_besluit(voorstel, op=zaak.op, door=zaak.teamleider)
    nieuw = stel_voor(zaak, rij, weging="Dat verandert niets aan wat nodig is.")
    assert not Taak.objects.filter(sleutel__startswith=f"herzie:{voorstel.pk}").open().exists()
    assert neem_besluit(nieuw, op=zaak.op, door=zaak.teamleider).besloten_op == zaak.op


@pytest.mark.regel("B-18")
def test_een_zienswijze_die_overtuigt_laat_het_voornemen_vervallen(zaak: Zaak) -> None:
    rij = leg_vast(zaak)
    gehoord(zaak, rij)
    voorstel = stel_voor(zaak, rij, weging="Wij geloven dat niet.")
    with pytest.raises(Geweigerd, match="terug te sturen"):
        laat_voornemen_vervallen(rij, reden="Zij heeft gelijk.", op=zaak.op, door=zaak.consulent)
    stuur_voorstel_terug(voorstel, reden="Zij heeft gelijk.", op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd, match="Schrijf op waarom"):
        laat_voornemen_vervallen(rij, reden=" ", op=zaak.op, door=zaak.consulent)
    laat_voornemen_vervallen(rij, reden="U hebt de hulp nog nodig.", op=zaak.op, door=zaak.consulent)
    tekst = brief(zaak, "B-18")
    assert "Dat doen wij niet." in tekst
    assert "U hebt de hulp nog nodig." in tekst
    assert hulp(zaak).einddatum == hulp(zaak).regel.einddatum
    with pytest.raises(Geweigerd, match="is vervallen"):
        stel_voor(zaak, rij, weging="Toch wel.")
    # The next one can begin.
    assert leg_vast(zaak).is_open


# --- what it must hold ----------------------------------------------------------------------------


@pytest.mark.regel("H-08")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"grond": ""}, "Kies de grond"),
        ({"grond": "f"}, "Kies de grond"),
        ({"feiten": "  "}, "welke feiten"),
        ({"soort": "terugvordering"}, "herzien of intrekken"),
        ({"soort": "herziening"}, "hoeveel het wordt"),
        ({"ingangstijdstip": date(2020, 1, 1)}, "Kies een dag in die tijd"),
        ({"ingangstijdstip": date(2099, 1, 1)}, "Kies een dag in die tijd"),
    ],
)
def test_een_voornemen_zonder_grond_of_feiten_wordt_geweigerd(zaak: Zaak, anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        leg_vast(zaak, replace(HEEFT_GEEN_HULP_NODIG, **anders))
    assert not Voornemen.objects.exists()


@pytest.mark.regel("H-08")
def test_een_pgb_bedrag_bij_hulp_in_natura_wordt_geweigerd(zaak: Zaak) -> None:
    wat = replace(HEEFT_GEEN_HULP_NODIG, soort="herziening", omvang=2, kostprijs=Decimal("360.00"))
    with pytest.raises(Geweigerd, match="is geen pgb"):
        leg_vast(zaak, replace(wat, pgb_bedrag=Decimal("360.00")))


@pytest.mark.regel("H-08")
def test_onjuiste_gegevens_zijn_alleen_een_grond_als_er_anders_was_beslist(zaak: Zaak) -> None:
    rij = leg_vast(zaak, ONJUIST)
    zwijgt(zaak, rij)
    with pytest.raises(Geweigerd, match="waarom u daarmee anders had beslist"):
        stel_voor(zaak, rij)
    neem_besluit(stel_voor(zaak, rij, juiste_gegevens=JUIST), op=zaak.op, door=zaak.teamleider)
    tekst = brief(zaak, "D-28")
    assert "artikel 2.3.10, eerste lid, onder a" in tekst
    assert JUIST in tekst


@pytest.mark.regel("H-09")
def test_een_besluit_zonder_ingangstijdstip_of_in_het_verleden_kan_niet(zaak: Zaak) -> None:
    aangekondigd = zaak.op + timedelta(days=40)
    rij = leg_vast(zaak)
    zwijgt(zaak, rij)
    with pytest.raises(Geweigerd, match="op welke dag het besluit ingaat"):
        stel_voor(zaak, rij, ingangstijdstip=None)
    with pytest.raises(Geweigerd, match="niet in het verleden ingaan"):
        stel_voor(zaak, rij, ingangstijdstip=zaak.op - EEN_DAG)
    voorstel = stel_voor(zaak, rij, ingangstijdstip=aangekondigd)
    zaak.op = aangekondigd + EEN_DAG
    with pytest.raises(Geweigerd, match="niet in het verleden ingaan"):
        neem_besluit(voorstel, op=zaak.op, door=zaak.teamleider)


@pytest.mark.regel("B-18", "H-09")
def test_eerder_ingaan_dan_de_inwoner_las_vraagt_een_nieuw_voornemen(zaak: Zaak) -> None:
    rij = leg_vast(zaak, replace(ONJUIST, ingangstijdstip=zaak.op, juiste_gegevens=JUIST))
    zwijgt(zaak, rij)
    with pytest.raises(Geweigerd, match="Leg daarvoor een nieuw voornemen vast"):
        stel_voor(zaak, rij, ingangstijdstip=rij.ingangstijdstip - EEN_DAG)
    with pytest.raises(Geweigerd, match="Schrijf op waarom dit het besluit is"):
        stel_voor(zaak, rij, motivering=" ")


def test_een_voorziening_van_een_herroepen_besluit_is_niet_meer_te_herzien(zaak: Zaak) -> None:
    besluit = hulp(zaak).regel.beschikking
    assert list(voorzieningen_van(zaak.melding)) == [hulp(zaak)]
    gegrond = Beschikking.objects.create(
        melding=zaak.melding, soort="op_bezwaar", uitkomst="gegrond", motivering="Ja.", voorgesteld_door=zaak.consulent
    )
    Bezwaar.objects.create(
        melding=zaak.melding, beschikking=besluit, beslissing=gegrond, ontvangen_op=zaak.op, kanaal="post",
        is_tijdig=True, door=zaak.consulent,
    )  # fmt: skip
    assert not voorzieningen_van(zaak.melding).exists()
    with pytest.raises(Geweigerd, match="Het besluit over deze voorziening is herroepen"):
        leg_vast(zaak)


def test_er_loopt_een_voornemen_tegelijk_en_alleen_na_een_besluit(zaak: Zaak) -> None:
    leg_vast(zaak)
    with pytest.raises(Geweigerd, match="loopt al een voornemen"):
        leg_vast(zaak)
    andere = breng_naar("in_beoordeling")
    with pytest.raises(Geweigerd, match="Dit kan alleen na een besluit"):
        leg_voornemen_vast(
            Voorziening(melding=andere.melding, pk=hulp(zaak).pk), HEEFT_GEEN_HULP_NODIG,
            op=andere.op, door=andere.consulent,
        )  # fmt: skip


# --- the decision ---------------------------------------------------------------------------------


@pytest.mark.regel("H-10", "H-09", "B-01", "B-02", "B-24")
def test_een_intrekking_is_een_besluit_van_een_ander_met_mandaat_en_bezwaar(zaak: Zaak) -> None:
    rij = leg_vast(zaak)
    zwijgt(zaak, rij)
    voorstel = stel_voor(zaak, rij)
    with pytest.raises(Geweigerd, match="mandaat"):
        neem_besluit(voorstel, op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="ligt al een voorstel"):
        stel_voor(zaak, rij)
    besluit = neem_besluit(voorstel, op=zaak.op, door=zaak.teamleider)
    assert (besluit.soort, besluit.uitkomst, besluit.mandaat.besluitsoort) == (
        "herziening",
        "ingetrokken",
        "herziening",
    )
    klok = besluit.bezwaartermijn
    assert (klok.soort, klok.start, klok.uiterste_datum) == (Termijn.Soort.BEZWAAR, zaak.op, besluit.bezwaar_tot)
    ingaat = zaak.op + timedelta(days=30)
    assert hulp(zaak).einddatum == ingaat - EEN_DAG
    tekst = brief(zaak, "D-28")
    assert "Wij trekken dat besluit in vanaf" in tekst
    assert "U hebt deze hulp niet meer nodig." in tekst
    assert "Wij kregen geen reactie van u." in tekst
    assert "bezwaar" in tekst
    doorgeven = Taak.objects.get(sleutel__startswith=f"doorgeven:{besluit.pk}")
    assert "aanbieder, het CAK en de SVB" in doorgeven.titel
    for rij_, veld in ((besluit, "uitkomst"), (Voornemen.objects.get(pk=rij.pk), "grond")):
        setattr(rij_, veld, "herzien" if veld == "uitkomst" else "e")
        with pytest.raises(DatabaseError), transaction.atomic():
            rij_.save()


@pytest.mark.regel("H-08", "B-02")
def test_een_herziening_geeft_vanaf_de_dag_een_andere_voorziening(zaak: Zaak) -> None:
    oud = hulp(zaak)
    wat = replace(
        HEEFT_GEEN_HULP_NODIG, soort="herziening", grond="c", omvang=oud.regel.omvang + 2, kostprijs=Decimal("1200.00")
    )
    with pytest.raises(Geweigerd, match="Er verandert niets"):
        leg_vast(zaak, replace(wat, omvang=oud.regel.omvang, kostprijs=oud.regel.kostprijs))
    rij = leg_vast(zaak, wat)
    assert "in plaats van" in brief(zaak, "D-36")
    zwijgt(zaak, rij)
    dag = zaak.op + timedelta(days=30)
    besluit = neem_besluit(stel_voor(zaak, rij, ingangstijdstip=dag), op=zaak.op, door=zaak.teamleider)
    eind = oud.einddatum
    oud.refresh_from_db()
    nieuw = Voorziening.objects.get(regel__beschikking=besluit)
    assert (oud.einddatum, nieuw.ingangsdatum, nieuw.einddatum) == (dag - EEN_DAG, dag, eind)
    assert (nieuw.regel.omvang, nieuw.regel.kostprijs) == (oud.regel.omvang + 2, Decimal("1200.00"))
    assert nieuw.regel.resultaat == oud.regel.resultaat
    tekst = brief(zaak, "D-28")
    assert "Wij veranderen dat besluit vanaf" in tekst
    assert "onder c" in tekst


@pytest.mark.regel("H-08", "B-16")
def test_een_ding_heet_in_de_brieven_met_zijn_lidwoord_en_in_het_enkelvoud(zaak: Zaak) -> None:
    ding = proefsoort(zaak.gemeente, "SCOOT", naam="Scootmobiel", verstrekking="bruikleen")
    type(hulp(zaak).regel.gevraagd).objects.update(soort=ding)
    rij = leg_vast(zaak, replace(HEEFT_GEEN_HULP_NODIG, soort="herziening", omvang=1, kostprijs=Decimal("360.00")))
    assert "uw scootmobiel te veranderen: 1 etmaal in plaats van 4 etmalen" in brief(zaak, "D-36")
    zwijgt(zaak, rij)
    besluit = neem_besluit(stel_voor(zaak, rij), op=zaak.op, door=zaak.teamleider)
    tekst = brief(zaak, "D-28")
    assert "besloten wij dat u een scootmobiel krijgt" in tekst
    assert "U krijgt dan 1 etmaal." in tekst
    assert besluit_over(besluit) == "de herziening van een scootmobiel"


@pytest.mark.regel("H-10")
def test_de_nacht_herziet_of_trekt_nooit_in(zaak: Zaak) -> None:
    rij = leg_vast(zaak, replace(HEEFT_GEEN_HULP_NODIG, ingangstijdstip=zaak.op + timedelta(days=20)))
    for dagen in (1, 15, 21, 60):
        op = zaak.op + timedelta(days=dagen)
        assert nacht.draai(op=op, nu=lambda op=op: middag(op)).fouten == []
    rij.refresh_from_db()
    assert rij.is_open
    assert rij.beschikking is None
    assert not Beschikking.objects.filter(soort__in=("herziening", "terugvordering")).exists()
    assert hulp(zaak).einddatum == hulp(zaak).regel.einddatum


# --- bezwaar --------------------------------------------------------------------------------------


def bezwaar_gegrond(zaak: Zaak, besluit: Beschikking) -> Bezwaar:
    return op_bezwaar(zaak, besluit, "gegrond")


def op_bezwaar(zaak: Zaak, besluit: Beschikking, uitkomst: str) -> Bezwaar:
    jurist = zaak.acteur(Rol.BEZWAARJURIST)
    bezwaar = ontvang_bezwaar(besluit, Bezwaarschrift(zaak.verder(5), "post"), op=zaak.op, door=jurist)
    neem_in_behandeling(bezwaar, op=zaak.op, door=jurist)
    afzien = Bezwaar.Afzien.TEGEMOET if uitkomst == "gegrond" else Bezwaar.Afzien.GEEN_GEBRUIK
    zie_af_van_horen(bezwaar, grond=afzien, reden="Dat hoeft niet.", op=zaak.op, door=jurist)
    stel_beslissing_voor(bezwaar, uitkomst=uitkomst, motivering="Zo zien wij het.", op=zaak.op, door=jurist)
    ander, _ = Gebruiker.objects.get_or_create(
        username="ander", defaults={"gemeente": zaak.gemeente, "first_name": "Ada", "last_name": "Ander"}
    )
    Mandaat.objects.get_or_create(
        gemeente=zaak.gemeente, gebruiker=ander, besluitsoort="op_bezwaar", geldig_van=date(2020, 1, 1), bron="Mandaat"
    )
    beslis_op_bezwaar(bezwaar, op=zaak.op, door=ander)
    return bezwaar


@pytest.mark.regel("H-10", "B-26")
def test_een_gegrond_bezwaar_herstelt_de_voorziening(zaak: Zaak) -> None:
    rij = trek_in(zaak)
    assert hulp(zaak).einddatum == hulp(zaak).ingangsdatum - EEN_DAG
    assert "geldt ook voor dagen die al voorbij zijn" in brief(zaak, "D-28")
    with pytest.raises(Geweigerd, match="al ingetrokken vanaf de eerste dag"):
        leg_vast(zaak)
    bezwaar_gegrond(zaak, rij.beschikking)
    assert "de intrekking van" in brief(zaak, "D-30")
    assert hulp(zaak).einddatum == hulp(zaak).regel.einddatum
    assert toestand(zaak.melding) == "toegekend"
    assert Taak.objects.filter(sleutel__startswith="na-herroeping:").open().exists()
    with pytest.raises(Geweigerd, match="Terugvorderen kan alleen na een intrekking"):
        leg_terugvordering_vast(rij, vordering(zaak), op=zaak.op, door=zaak.consulent)


def test_een_gegrond_bezwaar_tegen_een_herziening_laat_de_oude_voorziening_doorlopen(zaak: Zaak) -> None:
    omvang = hulp(zaak).regel.omvang + 1
    rij = leg_vast(zaak, replace(ONJUIST, soort="herziening", omvang=omvang, kostprijs=Decimal("10.00")))
    zwijgt(zaak, rij)
    besluit = neem_besluit(stel_voor(zaak, rij, juiste_gegevens=JUIST), op=zaak.op, door=zaak.teamleider)
    bezwaar_gegrond(zaak, besluit)
    nieuw = Voorziening.objects.get(regel__beschikking=besluit)
    assert nieuw.einddatum < nieuw.ingangsdatum
    assert hulp(zaak).einddatum == hulp(zaak).regel.einddatum
    meldingen = Taak.objects.filter(rol=Rol.ADMINISTRATIE, titel__startswith="Besluit herroepen")
    assert [taak.sleutel.split(":")[0] for taak in meldingen] == ["hersteld"]


@pytest.mark.regel("B-26")
def test_wat_een_later_besluit_deed_blijft_als_het_eerdere_wordt_herroepen(zaak: Zaak) -> None:
    later, eerder = zaak.op + timedelta(days=90), zaak.op + timedelta(days=60)
    eerste = trek_in(zaak, HEEFT_GEEN_HULP_NODIG, ingangstijdstip=later)
    tweede = trek_in(zaak, HEEFT_GEEN_HULP_NODIG, ingangstijdstip=eerder)
    assert tweede.einddatum_was == later - EEN_DAG
    bezwaar_gegrond(zaak, eerste.beschikking)
    assert hulp(zaak).einddatum == eerder - EEN_DAG
    assert Taak.objects.filter(sleutel__startswith=f"opnieuw-beslissen:{eerste.beschikking_id}").open().exists()
    assert not Taak.objects.filter(sleutel__startswith="hersteld:").exists()
    # With the second gone too, it is what was granted, and not what the second found.
    bezwaar_gegrond(zaak, tweede.beschikking)
    assert hulp(zaak).einddatum == hulp(zaak).regel.einddatum
    assert Taak.objects.filter(sleutel__startswith=f"hersteld:{tweede.beschikking_id}").open().exists()


@pytest.mark.regel("B-31", "H-11")
def test_een_gegrond_beroep_neemt_een_besluit_net_zo_terug(zaak: Zaak) -> None:
    rij = trek_in(zaak)
    bezwaar = op_bezwaar(zaak, rij.beschikking, "ongegrond")
    assert geldend(Beschikking.objects.filter(pk=rij.beschikking_id)).exists()
    jurist = zaak.acteur(Rol.BEZWAARJURIST)
    ontvang_beroep(bezwaar, ontvangen_op=zaak.op, op=zaak.op, door=jurist)
    verwerk_uitspraak(
        bezwaar, uitspraak_op=zaak.op, uitkomst="gegrond", tekst="Vernietigd.", nieuw_besluit_weken=4,
        op=zaak.op, door=jurist,
    )  # fmt: skip
    assert not geldend(Beschikking.objects.filter(pk=rij.beschikking_id)).exists()
    assert not terug_te_vorderen(zaak.melding, zaak.op).exists()
    assert hulp(zaak).einddatum == hulp(zaak).regel.einddatum
    taak = Taak.objects.get(sleutel__startswith=f"na-herroeping:{rij.beschikking_id}")
    assert zaak.op + timedelta(weeks=4) <= taak.uiterlijk_op <= zaak.op + timedelta(weeks=4, days=4)
    # Whoever was told of the intrekking hears of it once.
    assert not Taak.objects.filter(sleutel__startswith="corrigeer:").exists()


# --- terugvordering -------------------------------------------------------------------------------


def vordering(zaak: Zaak, **anders: Any) -> Vordering:
    eerste = hulp(zaak).ingangsdatum
    velden: dict[str, Any] = {
        "feiten": "U kreeg logeerzorg die niet nodig was.",
        "opzet": "U tekende dat u alleen woont. Uw zoon woonde er al twee jaar.",
        "periode_van": eerste, "periode_tot": eerste + timedelta(days=1), "bedrag": Decimal("840.00"),
        "berekening": "2 etmalen van € 420,00",
    }  # fmt: skip
    return Vordering(**{**velden, **anders})


@pytest.fixture
def ingetrokken(zaak: Zaak) -> tuple[Zaak, Voornemen]:
    return zaak, trek_in(zaak)


@pytest.mark.regel("H-11", "B-18", "B-01")
def test_terugvorderen_is_een_eigen_besluit_na_een_intrekking(ingetrokken: tuple[Zaak, Voornemen]) -> None:
    zaak, intrekking = ingetrokken
    rij = leg_terugvordering_vast(intrekking, vordering(zaak), op=zaak.op, door=zaak.consulent)
    assert "€ 840,00 van u terug te vragen" in brief(zaak, "D-36")
    with pytest.raises(Geweigerd, match="kan nog tot en met"):
        stel_terugvordering_voor(rij, motivering="Wij vorderen.", op=zaak.op, door=zaak.consulent)
    gehoord(zaak, rij)
    voorstel = stel_terugvordering_voor(
        rij, motivering="U wist dit.", weging="U gaf geen andere uitleg.", op=zaak.op, door=zaak.consulent
    )
    grens = Mandaat.objects.filter(gemeente=zaak.gemeente, besluitsoort="terugvordering")
    grens.update(tot_bedrag=Decimal("839.99"))
    with pytest.raises(Geweigerd, match="gaat tot en met €\xa0839,99\\. Dit besluit is €\xa0840,00"):
        neem_besluit(voorstel, op=zaak.op, door=zaak.teamleider)
    grens.update(tot_bedrag=Decimal("840.00"))
    besluit = neem_besluit(voorstel, op=zaak.op, door=zaak.teamleider)
    assert (besluit.soort, besluit.uitkomst) == ("terugvordering", "teruggevorderd")
    assert besluit.bezwaar_tot == besluit.bezwaartermijn.uiterste_datum
    tekst = brief(zaak, "D-35")
    for deel in (
        "U moet € 840,00 terugbetalen",
        "2 etmalen van € 420,00",
        "U tekende dat u alleen woont",
        "dwangbevel",
    ):
        assert deel in tekst
    assert "artikel 2.4.1" in tekst
    # Not a second time by the wrong page, and the help itself did not change.
    with pytest.raises(Geweigerd, match="al beslist"):
        stel_herziening_voor(rij, ingangstijdstip=None, motivering="x", weging="y", op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("H-11")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"opzet": " "}, "waaruit de opzet blijkt"),
        ({"feiten": " "}, "welke feiten"),
        ({"bedrag": None}, "welk bedrag"),
        ({"bedrag": Decimal("0.00")}, "welk bedrag"),
        ({"berekening": " "}, "hoe u het bedrag hebt berekend"),
        ({"periode_tot": date(2020, 1, 1)}, "eindigt niet voor ze begint"),
        ({"periode_tot": date(2099, 1, 1)}, "niet in de toekomst"),
        ({"periode_van": date(2020, 1, 1)}, "Over de tijd ervoor"),
        ({"ander_naam": "P. Proef"}, "Vul het adres in"),
    ],
)
def test_een_terugvordering_zonder_opzet_of_berekening_kan_niet(
    ingetrokken: tuple[Zaak, Voornemen], anders: dict[str, Any], zin: str
) -> None:
    zaak, intrekking = ingetrokken
    with pytest.raises(Geweigerd, match=zin):
        leg_terugvordering_vast(intrekking, vordering(zaak, **anders), op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("H-11")
def test_zonder_een_intrekking_om_onjuiste_gegevens_die_geldt_is_er_geen_terugvordering(zaak: Zaak) -> None:
    straks = trek_in(zaak, HEEFT_GEEN_HULP_NODIG, ingangstijdstip=zaak.op + timedelta(days=60))
    with pytest.raises(Geweigerd, match=r"artikel 2\.4\.1"):
        leg_terugvordering_vast(straks, vordering(zaak), op=zaak.op + timedelta(days=61), door=zaak.consulent)


@pytest.mark.regel("H-11")
def test_een_intrekking_die_later_ingaat_is_nog_geen_grond(zaak: Zaak) -> None:
    straks = trek_in(zaak, ingangstijdstip=zaak.op + timedelta(days=60))
    with pytest.raises(Geweigerd, match="die geldt"):
        leg_terugvordering_vast(straks, vordering(zaak), op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("H-11")
def test_van_wie_met_opzet_meewerkte_kan_ook_worden_teruggevorderd(ingetrokken: tuple[Zaak, Voornemen]) -> None:
    zaak, intrekking = ingetrokken
    ander = {"ander_naam": "P. Proef", "ander_straat": "Zijstraat 1", "ander_postcode_plaats": "1234 AB  Voorbeeld"}
    rij = leg_terugvordering_vast(
        intrekking, vordering(zaak, is_geheel=False, **ander), op=zaak.op, door=zaak.consulent
    )
    assert "Zijstraat 1" in brief(zaak, "D-36")
    zwijgt(zaak, rij)
    voorstel = stel_terugvordering_voor(rij, motivering="U vulde het formulier in.", op=zaak.op, door=zaak.consulent)
    neem_besluit(voorstel, op=zaak.op, door=zaak.teamleider)
    tekst = brief(zaak, "D-35")
    assert "Zijstraat 1" in tekst
    assert "met opzet meewerkte" in tekst
    assert "een deel terug" in tekst


@pytest.mark.regel("H-11")
def test_over_dezelfde_dagen_wordt_niet_twee_keer_teruggevorderd(ingetrokken: tuple[Zaak, Voornemen]) -> None:
    zaak, intrekking = ingetrokken
    rij = leg_terugvordering_vast(intrekking, vordering(zaak), op=zaak.op, door=zaak.consulent)
    zwijgt(zaak, rij)
    voorstel = stel_terugvordering_voor(rij, motivering="U wist dit.", op=zaak.op, door=zaak.consulent)
    neem_besluit(voorstel, op=zaak.op, door=zaak.teamleider)
    laatste = rij.periode_tot
    with pytest.raises(Geweigerd, match="vordert de gemeente al terug"):
        leg_terugvordering_vast(
            intrekking, vordering(zaak, periode_van=laatste, periode_tot=laatste + EEN_DAG),
            op=zaak.op, door=zaak.consulent,
        )  # fmt: skip
    daarna = vordering(zaak, periode_van=laatste + EEN_DAG, periode_tot=laatste + EEN_DAG)
    assert leg_terugvordering_vast(intrekking, daarna, op=zaak.op, door=zaak.consulent).is_open


@pytest.mark.regel("H-11")
def test_na_het_einde_van_de_voorziening_valt_niets_terug_te_vorderen(ingetrokken: tuple[Zaak, Voornemen]) -> None:
    zaak, intrekking = ingetrokken
    erna = intrekking.einddatum_was + EEN_DAG
    with pytest.raises(Geweigerd, match="Over de tijd erna"):
        leg_terugvordering_vast(intrekking, vordering(zaak, periode_tot=erna), op=erna, door=zaak.consulent)


@pytest.mark.regel("H-11")
def test_valt_de_intrekking_weg_dan_vervalt_de_terugvordering(ingetrokken: tuple[Zaak, Voornemen]) -> None:
    zaak, intrekking = ingetrokken
    rij = leg_terugvordering_vast(intrekking, vordering(zaak), op=zaak.op, door=zaak.consulent)
    zwijgt(zaak, rij)
    voorstel = stel_terugvordering_voor(rij, motivering="U wist dit.", op=zaak.op, door=zaak.consulent)
    bezwaar_gegrond(zaak, intrekking.beschikking)
    with pytest.raises(Geweigerd, match="De intrekking geldt niet meer"):
        neem_besluit(voorstel, op=zaak.op, door=zaak.teamleider)
