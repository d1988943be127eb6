"""The decision clock: suspended, resumed, a later date promised, and what being late costs."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from beschikkingen.models import Aanvraag, Beschikking
from beschikkingen.services import aanvraag as aanvragen
from beschikkingen.services import beslistermijn
from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in
from beschikkingen.services.besluit import stel_besluit_voor
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Opschorting, Taak, Termijn, Uitgaand
from meldingen.services import nacht
from meldingen.services.documenten import bewaar, lees
from onderzoek.services.verslag import verzend_verslag
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, middag, voorzieningsoort

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
S, G = Termijn.Soort, Opschorting.Grond
# In beoordeling on Tuesday 17 March 2026; the aanvraag came on the 16th, so the decision is due on Monday the 30th.
OP, UITERSTE = date(2026, 3, 17), date(2026, 3, 30)
EEN_DAG = timedelta(days=1)


@pytest.fixture
def zaak() -> Zaak:
    zaak = breng_naar("in_beoordeling")
    assert (zaak.op, zaak.klok(S.BESLUIT).uiterste_datum) == (OP, UITERSTE)
    return zaak


def draai(zaak: Zaak, op: date) -> None:
    zaak.op = op
    assert nacht.draai(op=op, nu=lambda: middag(op)).fouten == []


def instemming(zaak: Zaak) -> Document:
    return bewaar(
        zaak.melding, b"%PDF-1.7", sleutel=f"instemming:{zaak.sleutel}", soort="instemming", titel="Instemming",
        richting=Document.Richting.IN, mediatype="application/pdf", op=zaak.op, door=zaak.consulent,
    )  # fmt: skip


def schort_op(zaak: Zaak, **anders: Any) -> Opschorting:
    feiten: dict[str, Any] = {"grond": G.AANVRAGER, "tot": None, "toelichting": "Mevrouw is op reis.", "op": zaak.op}
    return beslistermijn.schort_besluit_op(zaak.melding, **{**feiten, **anders}, door=zaak.consulent)


def brief(zaak: Zaak, soort: str) -> str:
    leeg_uitbak(zaak.op)
    return lees(Document.objects.filter(melding=zaak.melding, soort=soort).latest("pk")).decode().replace("\xa0", " ")


# --- standing still -------------------------------------------------------------------------------


@pytest.mark.regel("T-14")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"grond": G.HERSTEL}, "hersteltermijn"),
        ({"grond": "4:15-9z"}, "4:15"),
        ({"toelichting": "  "}, "waarom"),
        ({"grond": G.INSTEMMING, "tot": date(2026, 4, 1)}, "schriftelijke instemming"),
        ({"grond": G.OVERMACHT}, "tot wanneer"),
        ({"tot": OP}, "na morgen"),
        ({"op": UITERSTE + EEN_DAG}, "al verstreken"),
    ],
)
def test_zonder_grond_bewijs_of_periode_staat_er_niets_stil(zaak: Zaak, anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        schort_op(zaak, **anders)
    assert not Opschorting.objects.exists()


def test_instemming_zonder_einddatum_is_geen_bepaalde_termijn(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="einddatum"):
        schort_op(zaak, grond=G.INSTEMMING, instemming=instemming(zaak))


@pytest.mark.regel("T-14")
def test_met_instemming_schuift_de_datum_en_hervat_de_klok_vanzelf(zaak: Zaak) -> None:
    rij = schort_op(zaak, grond=G.INSTEMMING, tot=date(2026, 3, 27), instemming=instemming(zaak))
    klok = zaak.klok(S.BESLUIT)
    # 18 up to and including 26 March: nine days; 8 April is a Wednesday.
    assert (klok.opgeschorte_dagen, klok.uiterste_datum, klok.meegedeeld) == (9, date(2026, 4, 8), date(2026, 4, 8))
    assert "8 april 2026" in brief(zaak, "D-17")
    draai(zaak, date(2026, 3, 26))
    rij.refresh_from_db()
    assert rij.hervat_op is None
    draai(zaak, date(2026, 3, 27))
    rij.refresh_from_db()
    assert rij.hervat_op == date(2026, 3, 27)
    assert zaak.klok(S.BESLUIT).uiterste_datum == date(2026, 4, 8)
    assert zaak.melding.gebeurtenissen.get(code="TR-34").door is None
    assert "8 april 2026" in brief(zaak, "D-18")


@pytest.mark.regel("T-14")
def test_zonder_einde_is_er_geen_datum_tot_iemand_hervat(zaak: Zaak) -> None:
    rij = schort_op(zaak)
    assert zaak.melding.uiterlijk_op is None
    beslistermijn.hervat_besluit(rij, tot=date(2026, 3, 25), op=date(2026, 3, 26), door=zaak.consulent)
    zaak.op = date(2026, 3, 26)
    # 18 up to and including 24 March: seven days; Easter Monday is 6 April.
    assert (zaak.klok(S.BESLUIT).uiterste_datum, zaak.melding.uiterlijk_op) == (date(2026, 4, 7), date(2026, 4, 7))
    assert "7 april 2026" in brief(zaak, "D-18")


@pytest.mark.regel("T-14")
def test_wie_meteen_hervat_krijgt_twee_brieven_en_dezelfde_datum(zaak: Zaak) -> None:
    """The worker may be late: D-17 tells what was decided then, whatever happened since."""
    was = zaak.klok(S.BESLUIT).uiterste_datum
    rij = schort_op(zaak)
    beslistermijn.hervat_besluit(rij, tot=zaak.op, op=zaak.op, door=zaak.consulent)
    assert zaak.klok(S.BESLUIT).uiterste_datum == was
    assert "Wij weten nog niet op welke dag dat is." in brief(zaak, "D-17")
    assert "De tijd stond geen hele dag stil." in brief(zaak, "D-18")


def test_een_dag_die_nergens_op_neerkomt_schort_niet_op(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="na morgen"):
        schort_op(zaak, tot=zaak.op + timedelta(days=1))


def test_hervatten_kan_niet_in_de_toekomst_niet_te_vroeg_en_geen_twee_keer(zaak: Zaak) -> None:
    rij = schort_op(zaak)
    for tot, zin in [(OP + EEN_DAG, "toekomst"), (OP - EEN_DAG, "vóór de dag")]:
        with pytest.raises(Geweigerd, match=zin):
            beslistermijn.hervat_besluit(rij, tot=tot, op=OP, door=zaak.consulent)
    beslistermijn.hervat_besluit(rij, tot=OP, op=OP, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="al geëindigd"):
        beslistermijn.hervat_besluit(rij, tot=OP, op=OP, door=zaak.consulent)


def test_een_hersteltermijn_wordt_niet_als_opschorting_hervat() -> None:
    zaak = breng_naar("hersteltermijn")
    rij = Opschorting.objects.get(termijn__melding=zaak.melding)
    with pytest.raises(Geweigerd, match="hersteltermijn"):
        beslistermijn.hervat_besluit(rij, tot=zaak.op, op=zaak.op, door=zaak.consulent)


def test_vroeger_hervatten_dan_afgesproken_haalt_de_meegedeelde_datum_niet_naar_voren(zaak: Zaak) -> None:
    rij = schort_op(zaak, tot=date(2026, 3, 27))
    beslistermijn.hervat_besluit(rij, tot=date(2026, 3, 20), op=date(2026, 3, 20), door=zaak.consulent)
    klok = zaak.klok(S.BESLUIT)
    assert (klok.opgeschorte_dagen, klok.uiterste_datum) == (2, date(2026, 4, 8))


def test_wie_stilstaat_kan_niet_besluiten_uitstellen_of_nog_eens_stilstaan(zaak: Zaak) -> None:
    zaak.vaste_optie()
    schort_op(zaak)
    with pytest.raises(Geweigerd, match="staat stil"):
        schort_op(zaak)
    with pytest.raises(Geweigerd, match="staat stil"):
        beslistermijn.bericht_uitstel(
            zaak.melding, reden="Druk.", toegezegd_op=date(2026, 5, 1), op=OP, door=zaak.consulent
        )
    with pytest.raises(Geweigerd, match="staat stil"):
        stel_besluit_voor(zaak.aanvraag, zaak.voorstel(), motivering="Zo.", op=OP, door=zaak.consulent)


def test_een_voorstel_dat_wacht_gaat_terug_als_de_klok_stilstaat() -> None:
    zaak = breng_naar("besluit_concept")
    schort_op(zaak)
    assert zaak.melding.status == "in_beoordeling"
    assert zaak.beschikking.teruggestuurd_op == zaak.op


@pytest.mark.parametrize("toestand", ["aanvraag_ontvangen", "in_onderzoek", "toegekend"])
def test_alleen_een_aanvraag_in_beoordeling_kan_stilstaan(toestand: str) -> None:
    with pytest.raises(Geweigerd):
        schort_op(breng_naar(toestand))


# --- a promise ------------------------------------------------------------------------------------


@pytest.mark.regel("T-16", "B-03")
def test_een_uitstelbericht_noemt_reden_en_datum_en_verzet_de_wettelijke_niet(zaak: Zaak) -> None:
    beslistermijn.bericht_uitstel(
        zaak.melding, reden="Het medisch advies is er nog niet.", toegezegd_op=date(2026, 4, 10), op=OP,
        door=zaak.consulent,
    )  # fmt: skip
    klok = zaak.klok(S.BESLUIT)
    assert (klok.streefdatum, klok.uiterste_datum, klok.opgeschorte_dagen) == (date(2026, 4, 10), UITERSTE, 0)
    assert (zaak.melding.uiterlijk_op, zaak.melding.status) == (UITERSTE, "in_beoordeling")
    tekst = brief(zaak, "D-16")
    assert "Het medisch advies is er nog niet." in tekst
    assert "10 april 2026" in tekst
    # What counts stays the legal date: the day after it somebody is told.
    draai(zaak, UITERSTE + EEN_DAG)
    assert Taak.objects.filter(melding=zaak.melding, titel__startswith="Beslistermijn verstreken").exists()


@pytest.mark.regel("B-03")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"reden": ""}, "waarom"),
        ({"toegezegd_op": UITERSTE}, "na de wettelijke datum"),
        ({"op": UITERSTE + EEN_DAG}, "al verstreken"),
    ],
)
def test_een_uitstelbericht_zonder_reden_datum_of_te_laat_wordt_geweigerd(
    zaak: Zaak, anders: dict[str, Any], zin: str
) -> None:
    feiten: dict[str, Any] = {"reden": "Advies.", "toegezegd_op": date(2026, 4, 10), "op": OP}
    with pytest.raises(Geweigerd, match=zin):
        beslistermijn.bericht_uitstel(zaak.melding, **{**feiten, **anders}, door=zaak.consulent)


@pytest.mark.regel("T-16")
def test_op_dag_tien_vraagt_de_nacht_of_het_op_tijd_lukt(zaak: Zaak) -> None:
    draai(zaak, date(2026, 3, 25))
    assert not Taak.objects.filter(sleutel=f"uitstel:{zaak.sleutel}").exists()
    draai(zaak, date(2026, 3, 26))
    taak = Taak.objects.get(sleutel=f"uitstel:{zaak.sleutel}")
    assert (taak.rol, taak.voor, taak.uiterlijk_op, taak.plek) == ("consulent", zaak.consulent, UITERSTE, "uitstel")
    beslistermijn.bericht_uitstel(
        zaak.melding, reden="Advies.", toegezegd_op=date(2026, 4, 10), op=zaak.op, door=zaak.consulent
    )
    taak.refresh_from_db()
    assert taak.gedaan_op == zaak.op


def test_wie_al_uitstel_beloofde_of_stilstaat_wordt_er_niet_om_gevraagd(zaak: Zaak) -> None:
    schort_op(zaak)
    ander = breng_naar("in_beoordeling")
    beslistermijn.bericht_uitstel(
        ander.melding, reden="Advies.", toegezegd_op=date(2026, 4, 10), op=OP, door=ander.consulent
    )
    draai(zaak, UITERSTE)
    assert not Taak.objects.filter(sleutel__startswith="uitstel:").exists()


# --- too late -------------------------------------------------------------------------------------


def stel_in_gebreke(zaak: Zaak, op: date) -> bool:
    rij = beslistermijn.registreer_ingebrekestelling(zaak.melding, ontvangen_op=op, op=op, door=zaak.consulent)
    return not rij.is_prematuur


@pytest.mark.regel("T-17")
@pytest.mark.parametrize("toestand", ["in_onderzoek", "in_beoordeling"])
def test_een_ingebrekestelling_voor_afloop_kost_niets(toestand: str) -> None:
    zaak = breng_naar(toestand)
    assert not stel_in_gebreke(zaak, min(zaak.op, UITERSTE))
    assert beslistermijn.bereken_dwangsom(zaak.melding, date(2026, 12, 1)) is None
    assert not Termijn.objects.filter(melding=zaak.melding, soort=S.INGEBREKESTELLING).exists()
    assert zaak.melding.gebeurtenissen.filter(code="T-17", naam__contains="te vroeg").exists()


@pytest.mark.regel("T-17")
def test_na_een_ingebrekestelling_loopt_na_twee_weken_de_dwangsom(zaak: Zaak) -> None:
    assert stel_in_gebreke(zaak, date(2026, 4, 1))
    klok = zaak.klok(S.INGEBREKESTELLING)
    assert (klok.uiterste_datum, klok.wie) == (date(2026, 4, 15), "college")
    taak = Taak.objects.get(sleutel=f"ingebrekestelling:{zaak.sleutel}")
    assert (taak.rol, taak.is_spoed, taak.gemaakt_op) == ("teamleider", True, date(2026, 4, 1))
    # Days that count: the day itself does not.
    stand = {dag: beslistermijn.bereken_dwangsom(zaak.melding, dag) for dag in (
        date(2026, 4, 16), date(2026, 4, 17), date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 15), date(2026, 9, 1),
    )}  # fmt: skip
    assert [rij.bedrag for rij in stand.values()] == [
        Decimal(bedrag) for bedrag in (0, 23, 14 * 23, 14 * 23 + 35, 14 * 23 + 14 * 35 + 45, 1442)
    ]
    draai(zaak, date(2026, 4, 16))
    assert Taak.objects.filter(melding=zaak.melding, titel="De dwangsom loopt vanaf nu").exists()


def test_een_tweede_ingebrekestelling_begint_niet_opnieuw(zaak: Zaak) -> None:
    stel_in_gebreke(zaak, date(2026, 4, 1))
    stel_in_gebreke(zaak, date(2026, 4, 8))
    assert zaak.klok(S.INGEBREKESTELLING).start == date(2026, 4, 1)
    assert beslistermijn.bereken_dwangsom(zaak.melding, date(2026, 4, 17)).dagen == 1


def test_een_ingebrekestelling_uit_de_toekomst_wordt_geweigerd(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="toekomst"):
        beslistermijn.registreer_ingebrekestelling(zaak.melding, ontvangen_op=OP + EEN_DAG, op=OP, door=zaak.consulent)


def beslis_op(zaak: Zaak, op: date) -> None:
    zaak.op = op - 2 * EEN_DAG
    zaak.besluit_concept()
    zaak.besloten()
    assert zaak.op == op


@pytest.mark.regel("T-18")
def test_na_het_late_besluit_is_er_twee_weken_om_de_dwangsom_vast_te_stellen(zaak: Zaak) -> None:
    stel_in_gebreke(zaak, date(2026, 4, 1))
    beslis_op(zaak, date(2026, 4, 20))
    klok = zaak.klok(S.DWANGSOMBESLUIT)
    # Owed for 16 up to and including 19 April; the term runs from the last of those days.
    assert (klok.start, klok.uiterste_datum) == (date(2026, 4, 19), date(2026, 5, 4))
    assert zaak.melding.gebeurtenissen.get(code="T-18").naam == "Dwangsom verschuldigd: 4 dagen, € 92,00"
    assert zaak.klok(S.INGEBREKESTELLING).gehaald_op == date(2026, 4, 20)
    assert zaak.beschikking.uitkomst == Beschikking.Uitkomst.TOEGEKEND


def test_een_besluit_binnen_de_twee_weken_kost_niets(zaak: Zaak) -> None:
    stel_in_gebreke(zaak, date(2026, 4, 1))
    beslis_op(zaak, date(2026, 4, 15))
    assert not Termijn.objects.filter(melding=zaak.melding, soort=S.DWANGSOMBESLUIT).exists()


# --- an aanvraag that came too early, or came because we were late --------------------------------


@pytest.fixture
def formulier() -> Callable[..., Aanvraag]:
    def dien_in(zaak: Zaak, op: date, sleutel: str = "een") -> Aanvraag:
        soorten = (voorzieningsoort(zaak.gemeente),)
        nieuw = NieuweAanvraag(Aanvraag.Soort.FORMULIER, op, op, f"{sleutel}:{zaak.sleutel}", soorten)
        return dien_aanvraag_in(zaak.melding, nieuw, op=op, door=zaak.consulent)

    return dien_in


Dienin = Callable[..., Aanvraag]


@pytest.mark.regel("A-04")
def test_een_voortijdige_aanvraag_wordt_bewaard_uitgelegd_en_later_vanzelf_geldig(formulier: Dienin) -> None:
    zaak = breng_naar("in_onderzoek")
    rij = formulier(zaak, zaak.op)
    assert (rij.rol, zaak.melding.status) == ("voortijdig", "in_onderzoek")
    assert not Termijn.objects.filter(melding=zaak.melding, soort=S.BESLUIT).exists()
    assert "13 april 2026" in brief(zaak, "D-13") or "14 april 2026" in brief(zaak, "D-13")
    draai(zaak, date(2026, 4, 13))
    rij.refresh_from_db()
    assert rij.rol == "voortijdig"
    draai(zaak, date(2026, 4, 14))
    rij.refresh_from_db()
    assert (rij.rol, rij.geldig_op, rij.ontvangen_op) == ("leidend", date(2026, 4, 14), date(2026, 3, 10))
    assert (zaak.melding.status, zaak.klok(S.BESLUIT).start) == ("aangevraagd", date(2026, 4, 14))
    assert zaak.melding.gebeurtenissen.get(code="TR-21").door is None
    assert Taak.objects.filter(sleutel=f"onderzoek-te-laat:{zaak.sleutel}", rol="teamleider").exists()


@pytest.mark.regel("A-04")
def test_na_stilstand_begint_de_beslistermijn_op_de_dag_waarop_het_recht_ontstond(formulier: Dienin) -> None:
    zaak = breng_naar("in_onderzoek")
    formulier(zaak, zaak.op)
    draai(zaak, date(2026, 4, 20))
    assert zaak.klok(S.BESLUIT).start == date(2026, 4, 14)


@pytest.mark.regel("A-04")
def test_met_het_verslag_wordt_een_voortijdige_aanvraag_geldig(formulier: Dienin) -> None:
    zaak = breng_naar("verslag_concept")
    rij = formulier(zaak, zaak.op)
    verzend_verslag(zaak.verslag, op=zaak.verder(1), door=zaak.consulent)
    rij.refresh_from_db()
    assert (rij.rol, rij.geldig_op) == ("leidend", zaak.op)
    assert (zaak.melding.status, zaak.klok(S.BESLUIT).start) == ("aangevraagd", zaak.op)
    assert not zaak.klok(S.RETOUR).is_open


def test_van_twee_voortijdige_aanvragen_wordt_er_een_leidend_en_de_ander_gevoegd(formulier: Dienin) -> None:
    zaak = breng_naar("in_onderzoek")
    een, twee = formulier(zaak, zaak.op), formulier(zaak, zaak.op, "twee")
    draai(zaak, date(2026, 4, 14))
    assert [Aanvraag.objects.get(pk=rij.pk).rol for rij in (een, twee)] == ["leidend", "gevoegd"]
    aanvragen.activeer_voortijdige(twee.pk, date(2026, 4, 14))
    assert Aanvraag.objects.get(pk=twee.pk).rol == "gevoegd"


def test_een_ingetrokken_zaak_wordt_niet_alsnog_een_aanvraag(formulier: Dienin) -> None:
    zaak = breng_naar("in_onderzoek")
    formulier(zaak, zaak.op)
    zaak.ingetrokken()
    draai(zaak, date(2026, 4, 14))
    assert zaak.melding.status == "ingetrokken"


@pytest.mark.regel("A-05")
def test_na_zes_weken_zonder_onderzoek_loopt_de_beslistermijn_en_weet_de_teamleider_het(formulier: Dienin) -> None:
    zaak = breng_naar("in_vooronderzoek")
    op = date(2026, 4, 14)
    rij = formulier(zaak, op)
    assert (rij.rol, zaak.klok(S.BESLUIT).start, zaak.melding.status) == ("leidend", op, "aangevraagd")
    # The investigation is still owed; its clock keeps standing.
    assert zaak.klok(S.ONDERZOEK).is_open
    taak = Taak.objects.get(sleutel=f"onderzoek-te-laat:{zaak.sleutel}")
    assert (taak.rol, taak.is_spoed) == ("teamleider", True)
    assert Uitgaand.objects.filter(melding=zaak.melding, sleutel__startswith="D-12").exists()
