"""Bezwaar from receipt to decision: in time or not, completed, heard, delayed, decided, taken back (BZ-01 to BZ-13)."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from django_fsm import can_proceed

from beschikkingen.models import Beschikking, Bezwaar
from beschikkingen.services import beroep as beroepen
from beschikkingen.services import bezwaar as ontvangst
from beschikkingen.services import bezwaarbehandeling as behandeling
from beschikkingen.services.besluit import beslis, stel_besluit_voor
from beschikkingen.services.bezwaar import Bezwaarschrift, ontvang_bezwaar
from beschikkingen.services.bezwaarbeslissing import beslis_op_bezwaar, stel_beslissing_voor
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Parameter, Taak, Termijn
from meldingen.rollen import Rol
from meldingen.services import nacht
from meldingen.services.documenten import lees
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, middag
from wmo_portal.toestand import toestand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
S, U, T = Bezwaar.Status, Beschikking.Uitkomst, Termijn.Soort
EEN_DAG = timedelta(days=1)


@pytest.fixture
def zaak() -> Zaak:
    return breng_naar("afgewezen")


@pytest.fixture
def jurist(zaak: Zaak) -> Gebruiker:
    return zaak.acteur(Rol.BEZWAARJURIST)


@pytest.fixture
def hoofd(zaak: Zaak) -> Gebruiker:
    return zaak.acteur(Rol.BEZWAARJURIST, 1)


def dien_in(zaak: Zaak, **feiten: Any) -> Bezwaar:
    velden = {"ontvangen_op": zaak.op, "kanaal": "balie", "gronden": "Te weinig.", **feiten}
    rij = ontvang_bezwaar(zaak.beschikking, Bezwaarschrift(**velden), op=zaak.op, door=zaak.acteur(Rol.ADMINISTRATIE))
    return Bezwaar.objects.select_related("melding", "beschikking").get(pk=rij.pk)


def brief(zaak: Zaak, soort: str) -> str:
    leeg_uitbak(zaak.op)
    return lees(Document.objects.filter(melding=zaak.melding, soort=soort).latest("pk")).decode().replace("\xa0", " ")


def in_hand(zaak: Zaak, jurist: Gebruiker) -> Bezwaar:
    rij = dien_in(zaak)
    ontvangst.neem_in_behandeling(rij, op=zaak.op, door=jurist)
    return zaak.bezwaar


# --- received -------------------------------------------------------------------------------------


@pytest.mark.regel("T-21")
def test_een_bezwaar_wordt_geregistreerd_en_de_beslistermijn_telt_vanaf_het_einde_van_de_bezwaartermijn(
    zaak: Zaak,
) -> None:
    rij = zaak.bezwaar_ontvangen()
    laatste = zaak.beschikking.bezwaar_tot
    assert (rij.status, rij.is_tijdig, rij.termijn.start) == (S.ONTVANGEN, True, laatste)
    assert rij.termijn.kale_einddatum == laatste + timedelta(weeks=6)
    assert zaak.melding.uiterlijk_op == rij.termijn.uiterste_datum
    assert zaak.klok(T.BEZWAAR).gehaald_op == rij.ontvangen_op
    tekst = brief(zaak, "D-30")
    assert "Wij hebben uw bezwaar ontvangen" in tekst
    assert "hoorzitting" in tekst
    assert Taak.objects.filter(melding=zaak.melding, rol=Rol.BEZWAARJURIST).open().exists()


def test_hetzelfde_bezwaar_twee_keer_is_een_bezwaar(zaak: Zaak) -> None:
    assert dien_in(zaak) == dien_in(zaak)
    assert Bezwaar.objects.count() == 1
    assert dien_in(zaak, indiener="belanghebbende", naam="P. Buur", straat="Laan 2", postcode_plaats="1234 AB  V")
    assert Bezwaar.objects.count() == 2


@pytest.mark.parametrize(
    ("feiten", "zin"),
    [
        ({"ontvangen_op": 1}, "in de toekomst"),
        ({"ontvangen_op": -1}, "pas op .* bekendgemaakt"),
        ({"verzonden_op": 1}, "poststempel"),
        ({"indiener": "gemachtigde"}, "naam en het adres"),
    ],
)
def test_een_bezwaar_dat_niet_kan_is_een_zin(zaak: Zaak, feiten: dict[str, Any], zin: str) -> None:
    dagen = {naam: zaak.op + EEN_DAG * w if isinstance(w, int) else w for naam, w in feiten.items()}
    with pytest.raises(Geweigerd, match=zin):
        dien_in(zaak, **dagen)
    assert not Bezwaar.objects.exists()


def test_een_bezwaar_voor_het_besluit_wordt_geweigerd() -> None:
    zaak = breng_naar("besluit_concept")
    assert list(ontvangst.vatbaar_voor_bezwaar(zaak.melding)) == []
    with pytest.raises(Geweigerd, match="bekendgemaakt"):
        dien_in(zaak)


# --- in time or not -------------------------------------------------------------------------------


@pytest.mark.regel("T-19", "T-20")
def test_op_tijd_is_ontvangen_op_de_laatste_dag_of_gepost_en_een_week_later(zaak: Zaak) -> None:
    laatste = zaak.beschikking.bezwaar_tot
    gevallen = [
        (laatste, None, True),
        (laatste + EEN_DAG, None, False),
        (laatste + EEN_DAG, laatste, True),
        (laatste + EEN_DAG * 7, laatste, True),
        (laatste + EEN_DAG * 20, laatste, False),
        (laatste + EEN_DAG, laatste + EEN_DAG, False),
    ]
    zaak.op = laatste + EEN_DAG * 30
    for nummer, (ontvangen, gepost, goed) in enumerate(gevallen):
        rij = dien_in(zaak, ontvangen_op=ontvangen, verzonden_op=gepost, kanaal="post", naam=f"nummer {nummer}")
        assert rij.is_tijdig is goed, (ontvangen, gepost)


@pytest.mark.regel("B-25")
def test_een_te_laat_bezwaar_wordt_eerst_beoordeeld(zaak: Zaak, jurist: Gebruiker, hoofd: Gebruiker) -> None:
    zaak.op = zaak.beschikking.bezwaar_tot + EEN_DAG
    rij = dien_in(zaak)
    assert (rij.is_tijdig, rij.termijn.start) == (False, zaak.op)
    tekst = brief(zaak, "D-30")
    assert "kwam te laat" in tekst
    assert f"tot en met {zaak.beschikking.bezwaar_tot.day} " in tekst
    with pytest.raises(Geweigerd, match="verschoonbaar"):
        ontvangst.neem_in_behandeling(rij, op=zaak.op, door=jurist)
    with pytest.raises(Geweigerd, match="Niet-ontvankelijk kan alleen"):
        stel_beslissing_voor(rij, uitkomst=U.NIET_ONTVANKELIJK, motivering="Te laat.", op=zaak.op, door=jurist)
    ontvangst.beoordeel_te_laat(rij, verschoonbaar=False, reden="Geen reden gegeven.", op=zaak.op, door=jurist)
    stel_beslissing_voor(rij, uitkomst=U.NIET_ONTVANKELIJK, motivering="Te laat.", op=zaak.op, door=jurist)
    beslis_op_bezwaar(rij, op=zaak.op, door=hoofd)
    assert zaak.bezwaar.status == S.BESLOTEN
    assert zaak.melding.gebeurtenissen.filter(code="BZ-10").exists()
    assert "niet-ontvankelijk" in brief(zaak, "D-33")


def test_te_laat_maar_verschoonbaar_wordt_gewoon_behandeld(zaak: Zaak, jurist: Gebruiker) -> None:
    zaak.op = zaak.beschikking.bezwaar_tot + EEN_DAG * 90
    rij = dien_in(zaak)
    ontvangst.beoordeel_te_laat(rij, verschoonbaar=True, reden="Lag in het ziekenhuis.", op=zaak.op, door=jurist)
    ontvangst.neem_in_behandeling(rij, op=zaak.op, door=jurist)
    assert zaak.bezwaar.status == S.IN_BEHANDELING


# --- completing -----------------------------------------------------------------------------------


@pytest.mark.regel("T-21")
def test_verzuimherstel_zet_de_termijn_stil_tot_het_er_is(zaak: Zaak, jurist: Gebruiker) -> None:
    zaak.op = zaak.beschikking.bezwaar_tot
    rij = dien_in(zaak)
    was = rij.termijn.kale_einddatum
    vraag, tot = zaak.op + EEN_DAG * 3, zaak.op + EEN_DAG * 17
    ontvangst.vraag_aanvulling(rij, ["Uw handtekening", ""], tot=tot, op=vraag, door=jurist)
    assert zaak.bezwaar.status == S.VERZUIM
    assert "Uw handtekening" in brief(zaak, "D-31")
    ontvangst.ontvang_aanvulling(zaak.bezwaar, ontvangen_op=vraag + EEN_DAG * 5, op=vraag + EEN_DAG * 5, door=jurist)
    rij = zaak.bezwaar
    assert (rij.status, rij.termijn.opgeschorte_dagen) == (S.IN_BEHANDELING, 4)
    assert rij.termijn.kale_einddatum == was + EEN_DAG * 4


def test_niet_aangevuld_loopt_de_klok_weer_en_kiest_de_jurist(zaak: Zaak, jurist: Gebruiker, hoofd: Gebruiker) -> None:
    rij = dien_in(zaak)
    tot = zaak.op + EEN_DAG * 14
    ontvangst.vraag_aanvulling(rij, ["De gronden"], tot=tot, op=zaak.op, door=jurist)
    with pytest.raises(Geweigerd, match="Niet-ontvankelijk kan alleen"):
        stel_beslissing_voor(rij, uitkomst=U.NIET_ONTVANKELIJK, motivering="Leeg.", op=tot, door=jurist)
    zaak.op = tot + EEN_DAG
    assert nacht.draai(op=zaak.op, nu=lambda: middag(zaak.op)).fouten == []
    assert zaak.bezwaar.opschorting.hervat_op == zaak.op
    assert Taak.objects.filter(titel__startswith="Bezwaar niet aangevuld").open().exists()
    stel_beslissing_voor(zaak.bezwaar, uitkomst=U.NIET_ONTVANKELIJK, motivering="Leeg.", op=zaak.op, door=jurist)
    beslis_op_bezwaar(zaak.bezwaar, op=zaak.op, door=hoofd)
    assert zaak.melding.gebeurtenissen.filter(code="BZ-04").exists()


# --- hearing and time -----------------------------------------------------------------------------


@pytest.mark.regel("B-29")
def test_zonder_horen_of_afzien_kan_er_niet_worden_beslist(zaak: Zaak, jurist: Gebruiker) -> None:
    rij = in_hand(zaak, jurist)
    voorstel: dict[str, Any] = {"uitkomst": U.ONGEGROND, "motivering": "Zo is het.", "op": zaak.op, "door": jurist}
    with pytest.raises(Geweigerd, match="nog niet gehoord"):
        stel_beslissing_voor(rij, **voorstel)
    behandeling.plan_hoorzitting(
        rij, gepland_op=zaak.op + EEN_DAG * 9, gepland_om=time(10), waar="Raadhuis", op=zaak.op, door=jurist
    )
    with pytest.raises(Geweigerd, match="nog niet gehoord"):
        stel_beslissing_voor(zaak.bezwaar, **voorstel)
    with pytest.raises(Geweigerd, match="grond van artikel 7:3"):
        behandeling.zie_af_van_horen(rij, grond="z", reden="x", op=zaak.op, door=jurist)
    behandeling.zie_af_van_horen(rij, grond="c", reden="Belde dat het niet hoeft.", op=zaak.op, door=jurist)
    stel_beslissing_voor(zaak.bezwaar, **voorstel)
    assert zaak.bezwaar.voorstel == U.ONGEGROND


@pytest.mark.regel("T-21")
def test_verdagen_kan_een_keer_en_hoogstens_zes_weken(zaak: Zaak, jurist: Gebruiker) -> None:
    rij = in_hand(zaak, jurist)
    was = rij.termijn.kale_einddatum
    with pytest.raises(Geweigerd, match="1 tot en met 6 weken"):
        behandeling.verdaag(rij, weken=7, reden="Druk.", op=zaak.op, door=jurist)
    behandeling.verdaag(rij, weken=6, reden="De arts geeft nog advies.", op=zaak.op, door=jurist)
    rij = zaak.bezwaar
    assert (rij.status, rij.termijn.kale_einddatum) == (S.VERDAAGD, was + timedelta(weeks=6))
    assert "De arts geeft nog advies." in brief(zaak, "D-32")
    with pytest.raises(Geweigerd, match="al een keer verdaagd"):
        behandeling.verdaag(rij, weken=1, reden="Nog steeds.", op=zaak.op, door=jurist)
    einde = rij.termijn.uiterste_datum
    behandeling.stel_uit_met_instemming(
        rij, tot=einde + EEN_DAG * 10, instemming="Brief van mevrouw.", op=zaak.op, door=jurist
    )
    assert zaak.bezwaar.termijn.uiterste_datum >= einde + EEN_DAG * 10


def test_na_afloop_kan_er_niet_meer_worden_verdaagd(zaak: Zaak, jurist: Gebruiker) -> None:
    rij = in_hand(zaak, jurist)
    laat = rij.termijn.uiterste_datum + EEN_DAG
    with pytest.raises(Geweigerd, match="al voorbij"):
        behandeling.verdaag(rij, weken=2, reden="Druk.", op=laat, door=jurist)


@pytest.mark.regel("T-21")
def test_met_een_commissie_is_er_twaalf_weken_en_eerst_haar_advies(zaak: Zaak, jurist: Gebruiker) -> None:
    Parameter.objects.filter(code="bezwaarcommissie").update(waarde=True)
    rij = in_hand(zaak, jurist)
    assert (rij.termijn.aantal, rij.met_commissie) == (12, True)
    behandeling.leg_hoorzitting_vast(rij, gehoord_op=zaak.op, verslag="Gehoord.", op=zaak.op, door=jurist)
    with pytest.raises(Geweigerd, match="advies van de commissie"):
        stel_beslissing_voor(rij, uitkomst=U.ONGEGROND, motivering="Nee.", op=zaak.op, door=jurist)
    behandeling.leg_advies_vast(rij, ontvangen_op=zaak.op, advies="Ongegrond.", op=zaak.op, door=jurist)
    stel_beslissing_voor(rij, uitkomst=U.ONGEGROND, motivering="Nee.", op=zaak.op, door=jurist)


def test_een_te_late_beslissing_op_bezwaar_wordt_in_de_nacht_gemeld(zaak: Zaak) -> None:
    rij = dien_in(zaak)
    zaak.op = rij.termijn.uiterste_datum + EEN_DAG
    assert nacht.draai(op=zaak.op, nu=lambda: middag(zaak.op)).fouten == []
    assert Taak.objects.filter(titel="De beslissing op bezwaar is te laat", rol=Rol.BEZWAARJURIST).open().exists()


# --- deciding -------------------------------------------------------------------------------------


def test_wie_het_eerste_besluit_nam_of_het_voorstel_schreef_beslist_niet(zaak: Zaak, jurist: Gebruiker) -> None:
    rij = in_hand(zaak, jurist)
    with pytest.raises(Geweigerd, match="nog geen voorstel"):
        beslis_op_bezwaar(rij, op=zaak.op, door=zaak.acteur(Rol.BEZWAARJURIST, 1))
    behandeling.leg_hoorzitting_vast(rij, gehoord_op=zaak.op, verslag="Gehoord.", op=zaak.op, door=jurist)
    stel_beslissing_voor(rij, uitkomst=U.ONGEGROND, motivering="Nee.", op=zaak.op, door=jurist)
    for wie, zin in [(zaak.teamleider, "ander"), (zaak.consulent, "geen mandaat"), (jurist, "zelf voorgesteld")]:
        with pytest.raises(Geweigerd, match=zin):
            beslis_op_bezwaar(zaak.bezwaar, op=zaak.op, door=wie)
    assert not Beschikking.objects.filter(soort="op_bezwaar").exists()


@pytest.mark.regel("T-45", "B-31")
def test_de_beslissing_noemt_beroep_en_start_de_beroepstermijn(zaak: Zaak) -> None:
    zaak.bezwaar_ontvangen()
    rij = zaak.op_bezwaar_beslist()
    klok = zaak.klok(T.BEROEP)
    assert (rij.status, klok.start, klok.wie) == (S.BESLOTEN, zaak.op, "client")
    assert klok.kale_einddatum == zaak.op + timedelta(weeks=6)
    assert rij.termijn.gehaald_op == zaak.op
    tekst = brief(zaak, "D-33")
    assert f"{klok.uiterste_datum.day} " in tekst
    assert "Rechtbank Voorbeeldstad" in tekst
    assert "Uw bezwaar is ongegrond" in tekst
    assert zaak.melding.status == "beschikt"


@pytest.mark.regel("B-26")
@pytest.mark.parametrize("uitkomst", [U.GEGROND, U.DEELS_GEGROND])
def test_gegrond_heropent_de_zaak_met_een_nieuwe_termijn_en_een_correctietaak(uitkomst: str) -> None:
    zaak = breng_naar("toegekend")
    eerste = zaak.beschikking
    zaak.bezwaar_ontvangen()
    zaak.op_bezwaar_beslist(uitkomst)
    melding = zaak.melding
    assert toestand(melding) == "besluit_concept"
    klok = zaak.klok(T.BESLUIT)
    assert (klok.start, klok.is_open, melding.uiterlijk_op) == (zaak.op, True, klok.uiterste_datum)
    titels = set(Taak.objects.filter(melding=melding).open().values_list("titel", flat=True))
    assert any(titel.startswith("Besluit herroepen: corrigeer") for titel in titels)
    assert any(titel.startswith("Stel een nieuw besluit voor") for titel in titels)
    assert "nieuw besluit" in brief(zaak, "D-33")
    # The new decision is proposed and taken as the first one was; against it stands bezwaar again.
    nieuw = stel_besluit_voor(
        zaak.aanvraag, zaak.voorstel(), motivering="Meer etmalen.", op=zaak.verder(1), door=zaak.consulent
    )
    assert not Taak.objects.filter(melding=melding, titel__startswith="Stel een nieuw besluit voor").open().exists()
    beslis(nieuw, op=zaak.verder(1), door=zaak.teamleider)
    assert toestand(zaak.melding) == "toegekend"
    assert zaak.klok(T.BEZWAAR).start == zaak.op
    assert eerste.pk != nieuw.pk


@pytest.mark.regel("B-26")
def test_ook_een_afgeronde_zaak_gaat_weer_open(jurist: Gebruiker, hoofd: Gebruiker) -> None:
    zaak = breng_naar("afgerond")
    assert zaak.melding.gesloten_op is not None
    rij = dien_in(zaak)
    ontvangst.beoordeel_te_laat(rij, verschoonbaar=True, reden="Nooit ontvangen.", op=zaak.op, door=jurist)
    zaak.op_bezwaar_beslist(U.GEGROND)
    assert (zaak.melding.status, zaak.melding.gesloten_op) == ("ter_fiattering", None)


# --- taken back, and the machine whole ------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "stap"), [("BZ-11", ""), ("BZ-13", "verzuim"), ("BZ-09", "in_hand"), ("BZ-12", "verdaagd")]
)
def test_intrekken_kan_tot_de_beslissing(zaak: Zaak, jurist: Gebruiker, code: str, stap: str) -> None:
    rij = dien_in(zaak)
    if stap == "verzuim":
        ontvangst.vraag_aanvulling(rij, ["Datum"], tot=zaak.op + EEN_DAG, op=zaak.op, door=jurist)
    elif stap:
        ontvangst.neem_in_behandeling(rij, op=zaak.op, door=jurist)
    if stap == "verdaagd":
        behandeling.verdaag(zaak.bezwaar, weken=1, reden="Druk.", op=zaak.op, door=jurist)
    with pytest.raises(Geweigerd, match="hoe de indiener"):
        ontvangst.trek_bezwaar_in(rij, wilsuiting=" ", op=zaak.op, door=jurist)
    ontvangst.trek_bezwaar_in(rij, wilsuiting="Brief van mevrouw.", op=zaak.op, door=jurist)
    assert zaak.bezwaar.status == S.INGETROKKEN
    assert zaak.melding.gebeurtenissen.filter(code=code).exists()
    assert zaak.klok(T.BOB).vervallen_op == zaak.op
    with pytest.raises(Geweigerd, match="Ingetrokken"):
        ontvangst.trek_bezwaar_in(rij, wilsuiting="Nog eens.", op=zaak.op, door=jurist)


def test_de_machine_kent_precies_de_overgangen_van_de_catalogus() -> None:
    rijen = {
        (rij.custom["code"], rij.source, rij.target)
        for rij in Bezwaar._meta.get_field("status").get_all_transitions(Bezwaar)
    }
    assert rijen == {
        ("BZ-02", "ontvangen", "verzuim"),
        ("BZ-03", "verzuim", "in_behandeling"),
        ("BZ-04", "verzuim", "besloten"),
        ("BZ-05", "ontvangen", "in_behandeling"),
        ("BZ-06", "in_behandeling", "verdaagd"),
        ("BZ-07", "in_behandeling", "besloten"),
        ("BZ-08", "verdaagd", "besloten"),
        ("BZ-09", "in_behandeling", "ingetrokken"),
        ("BZ-10", "ontvangen", "besloten"),
        ("BZ-11", "ontvangen", "ingetrokken"),
        ("BZ-12", "verdaagd", "ingetrokken"),
        ("BZ-13", "verzuim", "ingetrokken"),
        ("BZ-14", "besloten", "in_beroep"),
        ("BZ-15", "in_beroep", "afgehandeld"),
    }


def test_alleen_de_jurist_behandelt_een_bezwaar(zaak: Zaak) -> None:
    rij = dien_in(zaak)
    with pytest.raises(Geweigerd, match="bezwaarjurist"):
        ontvangst.neem_in_behandeling(rij, op=zaak.op, door=zaak.consulent)
    assert can_proceed(zaak.bezwaar.in_behandeling_nemen)


def test_wat_al_is_beslist_verandert_niet_meer(zaak: Zaak, jurist: Gebruiker) -> None:
    zaak.bezwaar_ontvangen()
    rij = zaak.op_bezwaar_beslist()
    with pytest.raises(Geweigerd, match="niets meer te wijzigen"):
        behandeling.zie_af_van_horen(rij, grond="b", reden="x", op=zaak.op, door=jurist)
    with pytest.raises(Geweigerd, match="Dit kan nu niet"):
        beslis_op_bezwaar(rij, op=zaak.op, door=jurist)
    assert date.min < rij.beslissing.bekendgemaakt_op


# --- every act from every status ------------------------------------------------------------------


def breng_bezwaar_naar(zaak: Zaak, status: str) -> None:
    """Walk a fresh bezwaar to a status through the services."""
    jurist = zaak.acteur(Rol.BEZWAARJURIST)
    dien_in(zaak)
    if status == S.VERZUIM:
        ontvangst.vraag_aanvulling(zaak.bezwaar, ["Datum"], tot=zaak.op + EEN_DAG, op=zaak.op, door=jurist)
    elif status == S.INGETROKKEN:
        ontvangst.trek_bezwaar_in(zaak.bezwaar, wilsuiting="Brief.", op=zaak.op, door=jurist)
    elif status in (S.IN_BEHANDELING, S.VERDAAGD):
        ontvangst.neem_in_behandeling(zaak.bezwaar, op=zaak.op, door=jurist)
        if status == S.VERDAAGD:
            behandeling.verdaag(zaak.bezwaar, weken=2, reden="Druk.", op=zaak.op, door=jurist)
    elif status != S.ONTVANGEN:
        zaak.op_bezwaar_beslist()
        if status != S.BESLOTEN:
            beroepen.ontvang_beroep(zaak.bezwaar, ontvangen_op=zaak.op, op=zaak.op, door=jurist)
        if status == S.AFGEHANDELD:
            beroepen.verwerk_uitspraak(
                zaak.bezwaar, uitspraak_op=zaak.op, uitkomst="ongegrond", tekst="Nee.", op=zaak.op, door=jurist
            )
    assert zaak.bezwaar.status == status


def daden(zaak: Zaak, jurist: Gebruiker, hoofd: Gebruiker) -> dict[str, Callable[[], Any]]:
    """Each transition of the catalogue, with all it needs besides the status."""
    rij, op, wie = zaak.bezwaar, zaak.op + EEN_DAG * 2, {"op": zaak.op + EEN_DAG * 2, "door": jurist}

    def beslis_met(uitkomst: str) -> Callable[[], Any]:
        def doe() -> None:
            Bezwaar.objects.filter(pk=rij.pk).update(gehoord_op=op)
            stel_beslissing_voor(rij, uitkomst=uitkomst, motivering="Zo is het.", **wie)
            beslis_op_bezwaar(rij, op=op, door=hoofd)

        return doe

    niet_ontvankelijk = beslis_met(U.NIET_ONTVANKELIJK)

    def te_laat() -> None:
        Bezwaar.objects.filter(pk=rij.pk).update(is_tijdig=False, verschoonbaar=False)
        niet_ontvankelijk()

    trek_in = partial(ontvangst.trek_bezwaar_in, rij, wilsuiting="Brief.", **wie)
    beslis_ongegrond = beslis_met(U.ONGEGROND)
    return {
        "BZ-02": partial(ontvangst.vraag_aanvulling, rij, ["Datum"], tot=op + EEN_DAG, **wie),
        "BZ-03": partial(ontvangst.ontvang_aanvulling, rij, ontvangen_op=op, **wie),
        "BZ-04": niet_ontvankelijk,
        "BZ-05": partial(ontvangst.neem_in_behandeling, rij, **wie),
        "BZ-06": partial(behandeling.verdaag, rij, weken=1, reden="Druk.", **wie),
        "BZ-07": beslis_ongegrond,
        "BZ-08": beslis_ongegrond,
        "BZ-09": trek_in,
        "BZ-10": te_laat,
        "BZ-11": trek_in,
        "BZ-12": trek_in,
        "BZ-13": trek_in,
        "BZ-14": partial(beroepen.ontvang_beroep, rij, ontvangen_op=op, **wie),
        "BZ-15": partial(
            beroepen.verwerk_uitspraak, rij, uitspraak_op=op, uitkomst="ongegrond", tekst="Nee.", **wie
        ),
    }  # fmt: skip


# One act that takes the transition of the status it finds.
ZELFDE_DAAD = ({"BZ-09", "BZ-11", "BZ-12", "BZ-13"}, {"BZ-04", "BZ-07", "BZ-08", "BZ-10"})


@pytest.mark.parametrize("van", S.values)
def test_elke_overgang_mag_alleen_waar_de_catalogus_haar_toestaat(
    zaak: Zaak, jurist: Gebruiker, hoofd: Gebruiker, van: str
) -> None:
    breng_bezwaar_naar(zaak, van)
    machine = {
        rij.custom["code"]: (rij.source, rij.target)
        for rij in Bezwaar._meta.get_field("status").get_all_transitions(Bezwaar)
    }
    fouten = []
    for code, (bron, doel) in machine.items():
        laatste = zaak.melding.gebeurtenissen.order_by("-pk").values_list("pk", flat=True)[0]
        with transaction.atomic():
            try:
                daden(zaak, jurist, hoofd)[code]()
                gedaan = set(zaak.melding.gebeurtenissen.filter(pk__gt=laatste).values_list("code", flat=True))
                nu = zaak.bezwaar.status
            except Geweigerd:
                gedaan, nu = set(), van
            transaction.set_rollback(True)
        if van == bron and not (code in gedaan and nu == doel):
            fouten.append(f"{code} mag, maar gaf {gedaan} en {nu}")
        gezin = next((rij for rij in ZELFDE_DAAD if code in rij), {code})
        if van != bron and nu != van and not any(machine[c] == (van, nu) for c in gezin):
            fouten.append(f"{code} mag niet, maar {van} werd {nu}")
    assert fouten == []
