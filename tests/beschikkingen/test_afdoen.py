"""What ends a case beside the decision itself: untreated, the dwangsom, beroep, and the end of the terms."""

from datetime import date, timedelta
from typing import Any

import pytest

from beschikkingen.models import Beroep, Beschikking, Bezwaar
from beschikkingen.services import beroep as beroepen
from beschikkingen.services import buitenbehandeling as bb
from beschikkingen.services.afronden import post_uiterlijk, rond_af
from beschikkingen.services.beslistermijn import registreer_ingebrekestelling
from beschikkingen.services.besluit import beslis
from beschikkingen.services.bezwaar import neem_in_behandeling, trek_bezwaar_in
from beschikkingen.services.bezwaarbehandeling import zie_af_van_horen
from beschikkingen.services.bezwaarbeslissing import beslis_op_bezwaar, stel_beslissing_voor
from beschikkingen.services.dwangsombesluit import stel_dwangsom_vast
from beschikkingen.services.herstel import beslis_inhoudelijk, registreer_aanvulling
from beschikkingen.services.voorstellen import stuur_voorstel_terug
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Taak, Termijn
from meldingen.rollen import Rol
from meldingen.services import nacht
from meldingen.services.brieven import markeer_bezorgd
from meldingen.services.documenten import lees
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, middag
from wmo_portal.toestand import toestand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
T, U = Termijn.Soort, Beschikking.Uitkomst
EEN_DAG = timedelta(days=1)


def brief(zaak: Zaak, soort: str) -> str:
    leeg_uitbak(zaak.op)
    return lees(Document.objects.filter(melding=zaak.melding, soort=soort).latest("pk")).decode().replace("\xa0", " ")


def draai(zaak: Zaak, op: date) -> None:
    zaak.op = op
    assert nacht.draai(op=op, nu=lambda: middag(op)).fouten == []


def jurist(zaak: Zaak) -> Gebruiker:
    return zaak.acteur(Rol.BEZWAARJURIST)


# --- untreated ------------------------------------------------------------------------------------


@pytest.fixture
def verstreken() -> Zaak:
    zaak = breng_naar("hersteltermijn")
    zaak.niet_aangevuld()
    return zaak


def stel_voor(zaak: Zaak, **anders: Any) -> Beschikking:
    velden: dict[str, Any] = {"ontbreekt": ["Een kopie van de indicatie"], "op": zaak.op, "door": zaak.consulent}
    return bb.stel_buiten_behandeling_voor(zaak.artefacten["herstelverzoek"], **{**velden, **anders})


@pytest.mark.regel("A-12", "T-15", "B-11")
def test_niet_aangevuld_wordt_op_voorstel_buiten_behandeling_gesteld(verstreken: Zaak) -> None:
    zaak = verstreken
    voorstel = stel_voor(zaak, aanvulling_op=zaak.op)
    assert zaak.melding.status == "hersteltermijn"
    bb.stel_buiten_behandeling(voorstel, op=zaak.op, door=zaak.teamleider)
    assert toestand(zaak.melding) == "buiten_behandeling"
    assert zaak.klok(T.BESLUIT).gehaald_op == zaak.klok(T.BUITEN_BEHANDELING).gehaald_op == zaak.op
    assert zaak.klok(T.BEZWAAR).start == zaak.op
    tekst = brief(zaak, "D-20")
    assert "Een kopie van de indicatie" in tekst
    assert "Wij behandelen uw aanvraag" in tekst
    assert "maar niet alles" in tekst
    assert f"{zaak.klok(T.BEZWAAR).uiterste_datum.day} " in tekst


@pytest.mark.regel("T-15")
def test_na_vier_weken_kan_buiten_behandeling_niet_meer(verstreken: Zaak) -> None:
    zaak = verstreken
    laatste = zaak.klok(T.BUITEN_BEHANDELING).uiterste_datum
    voorstel = stel_voor(zaak, op=laatste)
    with pytest.raises(Geweigerd, match="vier weken"):
        bb.stel_buiten_behandeling(voorstel, op=laatste + EEN_DAG, door=zaak.teamleider)
    assert zaak.melding.status == "hersteltermijn"
    beslis_inhoudelijk(
        zaak.artefacten["herstelverzoek"], reden="Er is genoeg.", op=laatste + EEN_DAG, door=zaak.consulent
    )
    assert zaak.beschikking.teruggestuurd_op == laatste + EEN_DAG


@pytest.mark.regel("A-13")
def test_alleen_het_budgetplan_is_geen_grond(verstreken: Zaak) -> None:
    verzoek = verstreken.artefacten["herstelverzoek"]
    type(verzoek).objects.filter(pk=verzoek.pk).update(is_alleen_budgetplan=True)
    with pytest.raises(Geweigerd, match="natura"):
        stel_voor(verstreken)


def test_wat_niet_kan_is_een_zin(verstreken: Zaak) -> None:
    zaak = verstreken
    verzoek = zaak.artefacten["herstelverzoek"]
    for anders, zin in [
        ({"ontbreekt": [" "]}, "wat er nog ontbreekt"),
        ({"op": verzoek.uiterlijk_op}, "heeft nog tot en met"),
        ({"aanvulling_op": zaak.op + EEN_DAG}, "ligt niet tussen"),
    ]:
        with pytest.raises(Geweigerd, match=zin):
            stel_voor(zaak, **anders)
    voorstel = stel_voor(zaak)
    with pytest.raises(Geweigerd, match="wacht al een voorstel"):
        stel_voor(zaak)
    for wie, zin in [(zaak.consulent, "geen mandaat"), (zaak.acteur(Rol.KWALITEIT), "geen mandaat")]:
        with pytest.raises(Geweigerd, match=zin):
            bb.stel_buiten_behandeling(voorstel, op=zaak.op, door=wie)
    with pytest.raises(Geweigerd, match="geen voorstel voor een besluit op de aanvraag"):
        beslis(voorstel, op=zaak.op, door=zaak.teamleider)


def test_teruggestuurd_en_alsnog_aangevuld(verstreken: Zaak) -> None:
    zaak = verstreken
    voorstel = stel_voor(zaak)
    with pytest.raises(Geweigerd, match="wie mandaat heeft"):
        stuur_voorstel_terug(voorstel, reden="Bel eerst.", op=zaak.op, door=zaak.consulent)
    stuur_voorstel_terug(voorstel, reden="Bel eerst.", op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd, match="is teruggestuurd"):
        bb.stel_buiten_behandeling(voorstel, op=zaak.op, door=zaak.teamleider)
    stel_voor(zaak)
    registreer_aanvulling(zaak.artefacten["herstelverzoek"], ontvangen_op=zaak.op, op=zaak.op, door=zaak.consulent)
    assert zaak.melding.status == "in_beoordeling"
    assert zaak.beschikking.teruggestuurd_op == zaak.op


# --- the end of the terms -------------------------------------------------------------------------


@pytest.mark.regel("B-25", "T-20")
def test_na_de_bezwaartermijn_en_de_postweek_is_een_afwijzing_af_en_blijft_alles_bewaard() -> None:
    zaak = breng_naar("afgewezen")
    klok = zaak.klok(T.BEZWAAR)
    laatste = post_uiterlijk(klok)
    documenten = zaak.melding.documenten.count()
    draai(zaak, laatste)
    assert zaak.melding.status == "beschikt"
    draai(zaak, laatste + EEN_DAG)
    assert toestand(zaak.melding) == "afgerond"
    assert zaak.melding.gesloten_op == zaak.op
    assert zaak.melding.documenten.count() == documenten
    assert zaak.melding.gebeurtenissen.filter(code="B-25").count() == 1
    draai(zaak, laatste + EEN_DAG * 2)
    assert zaak.melding.gebeurtenissen.filter(code__in=("B-25", "TR-43")).count() == 2


@pytest.mark.regel("B-25")
def test_een_toekenning_wordt_onherroepelijk_maar_blijft_open() -> None:
    zaak = breng_naar("toegekend")
    draai(zaak, post_uiterlijk(zaak.klok(T.BEZWAAR)) + EEN_DAG)
    assert zaak.melding.status == "beschikt"
    assert zaak.melding.gebeurtenissen.filter(code="B-25").exists()
    assert not zaak.klok(T.BEZWAAR).is_open


@pytest.mark.regel("B-25")
def test_zolang_er_bezwaar_of_beroep_loopt_wordt_niets_afgerond() -> None:
    zaak = breng_naar("afgewezen")
    zaak.bezwaar_ontvangen()
    draai(zaak, post_uiterlijk(zaak.klok(T.BEZWAAR)) + EEN_DAG * 3)
    assert zaak.melding.status == "beschikt"
    zaak.op_bezwaar_beslist()
    beroepstermijn = post_uiterlijk(zaak.klok(T.BEROEP))
    draai(zaak, beroepstermijn)
    assert zaak.melding.status == "beschikt"
    draai(zaak, beroepstermijn + EEN_DAG)
    assert toestand(zaak.melding) == "afgerond"


def test_na_een_ingetrokken_bezwaar_wordt_na_de_termijn_afgerond() -> None:
    zaak = breng_naar("afgewezen")
    bezwaar = zaak.bezwaar_ontvangen()
    trek_bezwaar_in(bezwaar, wilsuiting="Brief.", op=zaak.op, door=jurist(zaak))
    laatste = post_uiterlijk(zaak.klok(T.BEZWAAR))
    draai(zaak, laatste)
    assert zaak.melding.status == "beschikt"
    draai(zaak, laatste + EEN_DAG)
    assert toestand(zaak.melding) == "afgerond"


def test_afronden_doet_niets_met_een_zaak_die_weer_open_is() -> None:
    zaak = breng_naar("besluit_concept")
    rond_af(zaak.sleutel, zaak.op)
    assert toestand(zaak.melding) == "besluit_concept"


@pytest.mark.regel("B-24")
@pytest.mark.parametrize("dagen", [5, 60], ids=["binnen de termijn", "na het einde ervan"])
def test_een_brief_die_later_weggaat_begint_de_termijn_later(dagen: int) -> None:
    zaak = breng_naar("besluit_concept")
    type(zaak.melding.client).objects.filter(pk=zaak.melding.client_id).update(veilige_communicatie=True)
    beslis(zaak.beschikking, op=zaak.verder(1), door=zaak.teamleider)
    leeg_uitbak(zaak.op)
    besluit, klok = zaak.beschikking, zaak.klok(T.BEZWAAR)
    stuk = Document.objects.get(melding=zaak.melding, soort="D-19")
    assert (stuk.verzonden_op, klok.start) == (None, besluit.bekendgemaakt_op)
    markeer_bezorgd(stuk, op=zaak.verder(dagen), door=zaak.consulent)
    stuk.refresh_from_db()
    klok = zaak.klok(T.BEZWAAR)
    assert (stuk.verzonden_op, stuk.kanaal, klok.start) == (zaak.op, "persoonlijk", zaak.op)
    assert zaak.melding.client.naam in stuk.bezorgd_aan
    assert klok.uiterste_datum > besluit.bezwaar_tot
    assert zaak.melding.gebeurtenissen.filter(code="B-24").exists()


# --- the dwangsom ---------------------------------------------------------------------------------


def te_laat(dagen: int) -> Zaak:
    """Decided so many days after the two weeks of the notice."""
    zaak = breng_naar("besluit_concept")
    zaak.op = zaak.klok(T.BESLUIT).uiterste_datum + EEN_DAG
    registreer_ingebrekestelling(zaak.melding, ontvangen_op=zaak.op, op=zaak.op, door=zaak.consulent)
    zaak.op += timedelta(days=15 + dagen)
    beslis(zaak.beschikking, op=zaak.op, door=zaak.teamleider)
    return zaak


@pytest.mark.regel("T-18", "T-17")
def test_de_dwangsom_wordt_binnen_twee_weken_vastgesteld_met_dagen_en_bedrag() -> None:
    zaak = te_laat(11)
    klok = zaak.klok(T.DWANGSOMBESLUIT)
    assert klok.start == zaak.op - EEN_DAG
    assert klok.kale_einddatum == klok.start + timedelta(weeks=2)
    assert Taak.objects.filter(titel="Stel de dwangsom vast bij besluit").open().exists()
    besluit = stel_dwangsom_vast(zaak.melding, op=zaak.op, door=zaak.teamleider)
    assert (besluit.parameters["dagen"], besluit.parameters["bedrag"]) == (11, "253.00")
    assert (zaak.klok(T.DWANGSOMBESLUIT).gehaald_op, zaak.melding.status) == (zaak.op, "beschikt")
    tekst = brief(zaak, "D-34")
    assert "€ 253,00" in tekst
    assert "maakt bezwaar" in tekst
    assert not Taak.objects.filter(titel="Stel de dwangsom vast bij besluit").open().exists()
    with pytest.raises(Geweigerd, match="al vastgesteld"):
        stel_dwangsom_vast(zaak.melding, op=zaak.op, door=zaak.teamleider)
    # Against it stands a bezwaar of its own, beside that against the decision.
    assert zaak.melding.termijnen.filter(soort=T.BEZWAAR, gehaald_op=None).count() == 2


@pytest.mark.regel("T-18")
def test_zonder_besluit_wordt_de_dwangsom_na_het_maximum_vastgesteld() -> None:
    zaak = breng_naar("in_beoordeling")
    zaak.op = zaak.klok(T.BESLUIT).uiterste_datum + EEN_DAG
    brief_op = zaak.op
    registreer_ingebrekestelling(zaak.melding, ontvangen_op=brief_op, op=zaak.op, door=zaak.consulent)
    laatste = brief_op + timedelta(days=14 + 42)
    with pytest.raises(Geweigerd, match="loopt nog"):
        stel_dwangsom_vast(zaak.melding, op=laatste, door=zaak.teamleider)
    draai(zaak, laatste)
    assert not zaak.melding.termijnen.filter(soort=T.DWANGSOMBESLUIT).exists()
    draai(zaak, laatste + EEN_DAG)
    assert zaak.klok(T.DWANGSOMBESLUIT).start == laatste
    besluit = stel_dwangsom_vast(zaak.melding, op=zaak.op, door=zaak.teamleider)
    assert besluit.parameters["bedrag"] == "1442.00"
    assert "Wij namen nog geen besluit" in brief(zaak, "D-34")


def test_geen_dwangsom_vraagt_een_reden_en_een_ingebrekestelling() -> None:
    zaak = breng_naar("toegekend")
    with pytest.raises(Geweigerd, match="geen ingebrekestelling"):
        stel_dwangsom_vast(zaak.melding, op=zaak.op, door=zaak.teamleider)
    registreer_ingebrekestelling(zaak.melding, ontvangen_op=zaak.op, op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="Schrijf op waarom niet"):
        stel_dwangsom_vast(zaak.melding, op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd, match="geen mandaat"):
        stel_dwangsom_vast(zaak.melding, reden_geen="Te vroeg", op=zaak.op, door=zaak.consulent)
    stel_dwangsom_vast(zaak.melding, reden_geen="Uw brief kwam te vroeg", op=zaak.op, door=zaak.teamleider)
    assert "U krijgt geen dwangsom" in brief(zaak, "D-34")


def test_gegrond_bezwaar_tegen_de_dwangsom_vraagt_een_nieuw_dwangsombesluit() -> None:
    zaak = te_laat(3)
    stel_dwangsom_vast(zaak.melding, op=zaak.op, door=jurist(zaak))
    # The jurist who laid it down has no part in the bezwaar against it.
    besluit = zaak.beschikking
    zaak.bezwaar_ontvangen()
    assert zaak.bezwaar.beschikking == besluit
    with pytest.raises(Geweigerd, match="eerste besluit"):
        zaak_beslist(zaak, decider=zaak.acteur(Rol.BEZWAARJURIST, 0), schrijver=zaak.acteur(Rol.BEZWAARJURIST, 1))
    beslis_op_bezwaar(zaak.bezwaar, op=zaak.op, door=zaak.teamleider)
    assert zaak.melding.status == "beschikt"
    assert Taak.objects.filter(titel__startswith="Besluit herroepen: stel de dwangsom").open().exists()
    assert stel_dwangsom_vast(zaak.melding, op=zaak.op, door=zaak.teamleider).pk != besluit.pk


def zaak_beslist(zaak: Zaak, *, decider: Gebruiker, schrijver: Gebruiker) -> None:
    neem_in_behandeling(zaak.bezwaar, op=zaak.op, door=schrijver)
    zie_af_van_horen(zaak.bezwaar, grond="e", reden="Gelijk.", op=zaak.op, door=schrijver)
    stel_beslissing_voor(zaak.bezwaar, uitkomst=U.GEGROND, motivering="Gelijk.", op=zaak.op, door=schrijver)
    beslis_op_bezwaar(zaak.bezwaar, op=zaak.op, door=decider)


# --- beroep ---------------------------------------------------------------------------------------


@pytest.fixture
def beslist() -> Zaak:
    zaak = breng_naar("afgewezen")
    zaak.bezwaar_ontvangen()
    zaak.op_bezwaar_beslist()
    return zaak


@pytest.mark.regel("B-31", "T-45")
def test_beroep_wordt_geregistreerd_met_een_stukkentermijn_en_houdt_de_zaak_open(beslist: Zaak) -> None:
    zaak = beslist
    with pytest.raises(Geweigerd, match="toekomst"):
        beroepen.ontvang_beroep(zaak.bezwaar, ontvangen_op=zaak.op + EEN_DAG, op=zaak.op, door=jurist(zaak))
    rij = beroepen.ontvang_beroep(zaak.bezwaar, ontvangen_op=zaak.op, nummer="26/100", op=zaak.op, door=jurist(zaak))
    assert zaak.bezwaar.status == Bezwaar.Status.IN_BEROEP
    assert zaak.klok(T.BEROEP).gehaald_op == zaak.op
    taak = Taak.objects.get(titel__startswith="Stuur de stukken")
    assert (taak.uiterlijk_op, rij.stukken_uiterlijk_op) == (zaak.op + timedelta(weeks=4),) * 2
    draai(zaak, zaak.op + timedelta(weeks=20))
    assert zaak.melding.status == "beschikt"


@pytest.mark.regel("B-31")
@pytest.mark.parametrize(("uitkomst", "status"), [("gegrond", "ter_fiattering"), ("ongegrond", "beschikt")])
def test_de_uitspraak_wordt_verwerkt_en_gegrond_heropent(beslist: Zaak, uitkomst: str, status: str) -> None:
    zaak = beslist
    beroepen.ontvang_beroep(zaak.bezwaar, ontvangen_op=zaak.op, op=zaak.op, door=jurist(zaak))
    velden: dict[str, Any] = {
        "uitspraak_op": zaak.verder(90), "uitkomst": uitkomst, "tekst": "Zo beslist.", "op": zaak.op,
        "door": jurist(zaak),
    }  # fmt: skip
    if uitkomst == "gegrond":
        with pytest.raises(Geweigerd, match="binnen hoeveel weken"):
            beroepen.verwerk_uitspraak(zaak.bezwaar, **velden)
    beroepen.verwerk_uitspraak(zaak.bezwaar, **velden, nieuw_besluit_weken=4)
    assert (zaak.bezwaar.status, zaak.melding.status) == (Bezwaar.Status.AFGEHANDELD, status)
    if uitkomst == "gegrond":
        klok = zaak.klok(T.BESLUIT)
        assert (klok.aantal, klok.kale_einddatum) == (4, zaak.op + timedelta(weeks=4))
    else:
        draai(zaak, zaak.op + EEN_DAG)
        assert toestand(zaak.melding) == "afgerond"


@pytest.mark.regel("B-28")
def test_beroep_wegens_niet_tijdig_beslissen_geeft_alarm_ook_als_het_te_vroeg_is() -> None:
    zaak = breng_naar("in_beoordeling")
    wie = jurist(zaak)
    rij = beroepen.registreer_beroep_niet_tijdig(zaak.melding, ontvangen_op=zaak.op, op=zaak.op, door=wie)
    assert rij.is_prematuur
    assert Taak.objects.filter(titel__startswith="Alarm", is_spoed=True, rol=Rol.TEAMLEIDER).open().exists()
    with pytest.raises(Geweigerd, match="al geregistreerd"):
        beroepen.registreer_beroep_niet_tijdig(zaak.melding, ontvangen_op=zaak.op, op=zaak.op, door=wie)
    beroepen.sluit_beroep_niet_tijdig(
        rij, uitspraak_op=zaak.op, uitkomst="niet_ontvankelijk", tekst="Te vroeg.", op=zaak.op, door=wie
    )
    zaak.op = zaak.klok(T.BESLUIT).uiterste_datum + EEN_DAG
    registreer_ingebrekestelling(zaak.melding, ontvangen_op=zaak.op, op=zaak.op, door=zaak.consulent)
    laat = zaak.klok(T.INGEBREKESTELLING).uiterste_datum + EEN_DAG
    assert not beroepen.registreer_beroep_niet_tijdig(zaak.melding, ontvangen_op=laat, op=laat, door=wie).is_prematuur
    assert Beroep.objects.count() == 2
