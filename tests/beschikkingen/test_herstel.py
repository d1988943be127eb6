"""Asking for what is missing: the clock stands still, and what follows when it comes, or does not (A-10 to A-13)."""

from datetime import date, timedelta

import pytest

from beschikkingen.models import Herstelverzoek
from beschikkingen.services import herstel
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Parameter, Taak, Termijn
from meldingen.services import nacht
from meldingen.services.documenten import lees
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, middag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
S = Termijn.Soort
# The aanvraag came on Monday 16 March 2026, the invitation left on Tuesday the 17th; the last day is Tuesday 31 March.
U, H = date(2026, 3, 17), date(2026, 3, 31)
EEN_DAG = timedelta(days=1)


@pytest.fixture
def zaak() -> Zaak:
    zaak = breng_naar("hersteltermijn")
    assert zaak.op == U
    return zaak


def verzoek(zaak: Zaak, rij: Herstelverzoek | None = None) -> Herstelverzoek:
    rijen = Herstelverzoek.objects.select_related("melding").filter(melding=zaak.melding)
    return rijen.get(pk=rij.pk) if rij else rijen.first()


def draai(zaak: Zaak, op: date) -> None:
    zaak.op = op
    assert nacht.draai(op=op, nu=lambda: middag(op)).fouten == []


def brief(zaak: Zaak, soort: str = "D-15") -> str:
    return lees(Document.objects.filter(melding=zaak.melding, soort=soort).latest("pk")).decode().replace("\xa0", " ")


def naar_beoordeling(zaak: Zaak, op: date) -> None:
    herstel.registreer_aanvulling(verzoek(zaak), ontvangen_op=op, op=op, door=zaak.consulent)


@pytest.mark.regel("T-13")
def test_wat_na_de_laatste_dag_komt_schort_niet_langer_op_ook_als_de_nacht_uitbleef(zaak: Zaak) -> None:
    vooraf = zaak.klok(S.BESLUIT).uiterste_datum
    naar_beoordeling(zaak, H + 5 * EEN_DAG)
    klok = zaak.klok(S.BESLUIT)
    assert (klok.opgeschorte_dagen, klok.uiterste_datum) == ((H - U).days - 1, vooraf)


# --- asking ---------------------------------------------------------------------------------------


@pytest.mark.regel("A-10", "T-12")
def test_de_brief_noemt_de_stukken_de_laatste_dag_en_het_gevolg(zaak: Zaak) -> None:
    klok = zaak.klok(S.HERSTEL)
    assert (klok.start, klok.uiterste_datum, klok.aantal, klok.eenheid) == (U, H, 10, "werkdagen")
    assert (klok.wie, klok.is_open) == ("client", True)
    tekst = brief(zaak)
    assert "Een kopie van de indicatie" in tekst
    assert "31 maart 2026" in tekst
    assert "dat wij uw aanvraag niet behandelen" in tekst


@pytest.mark.regel("T-13")
def test_de_beslistermijn_staat_stil_vanaf_de_dag_na_de_brief(zaak: Zaak) -> None:
    # 18 up to and including 30 March: thirteen days. 30 March + 13 is Sunday 12 April.
    klok = zaak.klok(S.BESLUIT)
    assert (klok.opgeschorte_dagen, klok.uiterste_datum) == (13, date(2026, 4, 13))
    assert zaak.melding.uiterlijk_op == date(2026, 4, 13)


def test_de_gemeente_kan_de_laatste_dag_zelf_ook_laten_stilstaan() -> None:
    Parameter.objects.filter(code="opschorting_laatste_dag_telt").update(waarde=True)
    klok = breng_naar("hersteltermijn").klok(S.BESLUIT)
    assert (klok.opgeschorte_dagen, klok.kale_einddatum) == (14, date(2026, 4, 13))


@pytest.mark.regel("T-13")
def test_na_afloop_van_de_termijn_staat_er_niets_meer_stil() -> None:
    zaak = breng_naar("aanvraag_ontvangen")
    laat = zaak.klok(S.BESLUIT).uiterste_datum + EEN_DAG
    rij = herstel.geef_hersteltermijn(zaak.aanvraag, ["Kopie"], op=laat, door=zaak.consulent)
    assert rij.opschorting is None
    assert zaak.klok(S.BESLUIT).opgeschorte_dagen == 0
    assert zaak.melding.status == "hersteltermijn"


def test_zonder_stukken_is_er_niets_te_vragen() -> None:
    zaak = breng_naar("aanvraag_ontvangen")
    with pytest.raises(Geweigerd, match="welke stukken"):
        herstel.geef_hersteltermijn(zaak.aanvraag, [" ", ""], op=zaak.op, door=zaak.consulent)


def test_wie_stilstaat_kan_niet_ook_nog_om_aanvulling_vragen() -> None:
    zaak = breng_naar("opgeschort")
    with pytest.raises(Geweigerd, match="staat stil"):
        herstel.geef_hersteltermijn(zaak.aanvraag, ["Kopie"], op=zaak.op, door=zaak.consulent)


# --- it comes -------------------------------------------------------------------------------------


@pytest.mark.regel("A-11", "T-13")
def test_aangevuld_loopt_de_termijn_verder_vanaf_die_dag(zaak: Zaak) -> None:
    naar_beoordeling(zaak, date(2026, 3, 20))
    besluit = zaak.klok(S.BESLUIT)
    # 18 and 19 March stood still.
    assert (besluit.opgeschorte_dagen, besluit.uiterste_datum) == (2, date(2026, 4, 1))
    assert (zaak.melding.status, zaak.melding.uiterlijk_op) == ("in_beoordeling", date(2026, 4, 1))
    assert zaak.klok(S.HERSTEL).gehaald_op == date(2026, 3, 20)
    assert zaak.melding.gebeurtenissen.filter(code="TR-29").exists()


@pytest.mark.parametrize("dag", [0, 1])
def test_aangevuld_op_dezelfde_of_de_volgende_dag_staat_niets_stil(zaak: Zaak, dag: int) -> None:
    naar_beoordeling(zaak, U + timedelta(days=dag))
    assert zaak.klok(S.BESLUIT).uiterste_datum == date(2026, 3, 30)


def test_een_aanvulling_in_de_toekomst_of_van_voor_het_verzoek_wordt_geweigerd(zaak: Zaak) -> None:
    for ontvangen, zin in [(U + EEN_DAG, "toekomst"), (U - EEN_DAG, "vóór het verzoek")]:
        with pytest.raises(Geweigerd, match=zin):
            herstel.registreer_aanvulling(verzoek(zaak), ontvangen_op=ontvangen, op=U, door=zaak.consulent)


def test_twee_keer_aanvullen_wordt_geweigerd(zaak: Zaak) -> None:
    naar_beoordeling(zaak, U + EEN_DAG)
    with pytest.raises(Geweigerd):
        naar_beoordeling(zaak, U + EEN_DAG)


def test_wat_op_tijd_kwam_en_later_is_vastgelegd_telt_vanaf_de_dag_van_ontvangst(zaak: Zaak) -> None:
    draai(zaak, H + EEN_DAG)
    herstel.registreer_aanvulling(verzoek(zaak), ontvangen_op=date(2026, 3, 20), op=H + EEN_DAG, door=zaak.consulent)
    assert zaak.klok(S.BESLUIT).uiterste_datum == date(2026, 4, 1)
    assert zaak.klok(S.BUITEN_BEHANDELING).vervallen_op is not None
    assert not Taak.objects.filter(sleutel__startswith="na-herstel:").open().exists()


def test_een_tweede_verzoek_is_een_eigen_periode_en_elk_eindigt_zelf(zaak: Zaak) -> None:
    op = date(2026, 3, 20)
    tweede = herstel.geef_hersteltermijn(zaak.aanvraag, ["Nog iets"], op=op, door=zaak.consulent)
    eerste = Herstelverzoek.objects.select_related("melding").exclude(pk=tweede.pk).get(melding=zaak.melding)
    assert tweede.uiterlijk_op == date(2026, 4, 7)  # Good Friday and Easter Monday are no working days
    draai(zaak, H + EEN_DAG)
    # The first one ended; the second still runs, so nobody has to choose yet.
    assert zaak.melding.status == "hersteltermijn"
    assert zaak.klok(S.HERSTEL).is_open
    assert not Taak.objects.filter(sleutel__startswith="na-herstel:").exists()
    eerste.refresh_from_db()
    assert eerste.verstreken_op == H
    draai(zaak, date(2026, 4, 8))
    bb = zaak.klok(S.BUITEN_BEHANDELING)
    assert bb.start == date(2026, 4, 7)
    # 18 March up to and including 6 April, each day once.
    assert zaak.klok(S.BESLUIT).opgeschorte_dagen == 20


def test_deels_aangevuld_blijft_de_zaak_wachten_op_de_rest(zaak: Zaak) -> None:
    eerste = verzoek(zaak)
    op = date(2026, 3, 20)
    tweede = herstel.geef_hersteltermijn(zaak.aanvraag, ["Nog iets"], op=op, door=zaak.consulent)
    herstel.registreer_aanvulling(eerste, ontvangen_op=op, op=op, door=zaak.consulent)
    assert zaak.melding.status == "hersteltermijn"
    op = date(2026, 3, 25)
    herstel.registreer_aanvulling(tweede, ontvangen_op=op, op=op, door=zaak.consulent)
    assert zaak.melding.status == "in_beoordeling"
    # 18, 19 and 21 up to 24 March.
    assert zaak.klok(S.BESLUIT).opgeschorte_dagen == 6


# --- it does not come -----------------------------------------------------------------------------


@pytest.mark.regel("A-12", "T-15")
def test_niet_aangevuld_start_vier_weken_en_vraagt_een_mens_te_kiezen(zaak: Zaak) -> None:
    draai(zaak, H)
    assert verzoek(zaak).verstreken_op is None
    draai(zaak, H + EEN_DAG)
    bb = zaak.klok(S.BUITEN_BEHANDELING)
    assert (bb.start, bb.uiterste_datum, bb.wie) == (H, date(2026, 4, 28), "college")
    assert (zaak.melding.status, verzoek(zaak).verstreken_op) == ("hersteltermijn", H)
    assert zaak.klok(S.HERSTEL).vervallen_op == H + EEN_DAG
    assert zaak.klok(S.BESLUIT).uiterste_datum == date(2026, 4, 13)
    [taak] = Taak.objects.filter(melding=zaak.melding, sleutel__startswith="na-herstel:")
    assert taak.titel == "Niet aangevuld: stel buiten behandeling of beslis inhoudelijk"
    assert (taak.rol, taak.voor, taak.uiterlijk_op) == ("consulent", zaak.consulent, date(2026, 4, 13))


@pytest.mark.regel("T-15")
def test_wie_na_afloop_nog_eens_vraagt_begint_de_vier_weken_opnieuw(zaak: Zaak) -> None:
    draai(zaak, H + EEN_DAG)
    tweede = herstel.geef_hersteltermijn(zaak.aanvraag, ["Kopie"], op=zaak.op, door=zaak.consulent)
    assert zaak.klok(S.BUITEN_BEHANDELING).vervallen_op == zaak.op
    assert not Taak.objects.filter(sleutel__startswith="na-herstel:").open().exists()
    draai(zaak, tweede.uiterlijk_op + EEN_DAG)
    assert zaak.klok(S.BUITEN_BEHANDELING).start == tweede.uiterlijk_op
    assert herstel.mag_buiten_behandeling(verzoek(zaak, tweede), zaak.op)
    assert Taak.objects.filter(sleutel__startswith="na-herstel:").open().count() == 1


def test_na_vier_weken_kan_het_niet_meer_buiten_behandeling(zaak: Zaak) -> None:
    assert not herstel.mag_buiten_behandeling(verzoek(zaak), H)
    draai(zaak, H + EEN_DAG)
    assert herstel.mag_buiten_behandeling(verzoek(zaak), date(2026, 4, 28))
    assert not herstel.mag_buiten_behandeling(verzoek(zaak), date(2026, 4, 29))
    # The way that is left stays open (TR-57).
    herstel.beslis_inhoudelijk(verzoek(zaak), reden="Te laat.", op=date(2026, 4, 29), door=zaak.consulent)
    assert zaak.melding.status == "in_beoordeling"
    assert zaak.klok(S.BUITEN_BEHANDELING).vervallen_op == date(2026, 4, 29)


def test_inhoudelijk_beslissen_vraagt_een_reden_en_wacht_de_termijn_af(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="waarom"):
        herstel.beslis_inhoudelijk(verzoek(zaak), reden=" ", op=H + EEN_DAG, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="31 maart 2026"):
        herstel.beslis_inhoudelijk(verzoek(zaak), reden="Genoeg.", op=H, door=zaak.consulent)
    assert zaak.melding.status == "hersteltermijn"


def test_wie_kiest_voordat_de_nacht_draaide_laat_geen_klok_achter(zaak: Zaak) -> None:
    herstel.beslis_inhoudelijk(verzoek(zaak), reden="Genoeg.", op=H + EEN_DAG, door=zaak.consulent)
    assert not zaak.klok(S.HERSTEL).is_open
    draai(zaak, H + 2 * EEN_DAG)
    assert not Taak.objects.filter(sleutel__startswith="na-herstel:").exists()
    assert not Termijn.objects.filter(melding=zaak.melding, soort=S.BUITEN_BEHANDELING).exists()


@pytest.mark.regel("A-13")
def test_zonder_budgetplan_geen_pgb_maar_natura_en_nooit_buiten_behandeling() -> None:
    zaak = breng_naar("aanvraag_ontvangen")
    herstel.geef_hersteltermijn(
        zaak.aanvraag, ["Budgetplan"], is_alleen_budgetplan=True, op=zaak.verder(1), door=zaak.consulent
    )
    leeg_uitbak(zaak.op)
    assert "budgetplan" in brief(zaak).lower()
    assert "31 maart 2026" in brief(zaak)
    assert "natura" in brief(zaak)
    with pytest.raises(Geweigerd, match="31 maart 2026"):
        herstel.beoordeel_in_natura(verzoek(zaak), op=H, door=zaak.consulent)
    draai(zaak, H + EEN_DAG)
    assert not Termijn.objects.filter(melding=zaak.melding, soort=S.BUITEN_BEHANDELING).exists()
    assert not herstel.mag_buiten_behandeling(verzoek(zaak), H + EEN_DAG)
    [taak] = Taak.objects.filter(melding=zaak.melding, sleutel__startswith="na-herstel:")
    assert taak.titel == "Alleen het budgetplan ontbreekt: beoordeel in natura"
    herstel.beoordeel_in_natura(verzoek(zaak), op=zaak.op, door=zaak.consulent)
    assert zaak.melding.status == "in_beoordeling"
    taak.refresh_from_db()
    assert taak.gedaan_op == zaak.op


def test_ontbreekt_er_meer_dan_is_natura_geen_uitweg(zaak: Zaak) -> None:
    draai(zaak, H + EEN_DAG)
    with pytest.raises(Geweigerd, match="meer dan het budgetplan"):
        herstel.beoordeel_in_natura(verzoek(zaak), op=zaak.op, door=zaak.consulent)


def test_de_nacht_laat_met_rust_wat_intussen_is_afgehandeld(zaak: Zaak) -> None:
    rij = verzoek(zaak)
    naar_beoordeling(zaak, H)
    herstel.verwerk_verstreken(rij.pk, H + EEN_DAG)
    rij.refresh_from_db()
    assert (rij.verstreken_op, zaak.melding.status) == (None, "in_beoordeling")
    assert not Taak.objects.filter(sleutel__startswith="na-herstel:").exists()
