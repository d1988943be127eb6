"""The catalogue's vectors of 4.6 through the services and the database: what is registered gives the date that is due.

The pure module has its own tests with the same figures; here the same facts happen to a case. Not here: E03 and E04
(the start of the help), because no service starts those clocks yet.
"""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction

from beschikkingen.models import Aanvraag
from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in, verklaar_volledig
from beschikkingen.services.beslistermijn import (
    bereken_dwangsom,
    hervat_besluit,
    registreer_ingebrekestelling,
    schort_besluit_op,
)
from beschikkingen.services.bezwaar import Bezwaarschrift, neem_in_behandeling, ontvang_bezwaar
from beschikkingen.services.bezwaarbehandeling import verdaag
from beschikkingen.services.herstel import geef_hersteltermijn, registreer_aanvulling
from meldingen.models import Melding, Opschorting, Parameter, Termijn
from meldingen.rollen import Rol
from meldingen.services import nacht
from onderzoek.models import Verslag
from onderzoek.services.verslag import verzend_verslag
from onderzoek.services.zorgplanverzoek import vraag_zorgplan
from tests.bouwers import Zaak, breng_naar, maak_melding, middag, voorzieningsoort

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
S = Termijn.Soort
EEN_DAG = timedelta(days=1)
TOT_BESLUIT = timedelta(days=17)  # from a melding to its decision, as the builders walk
DUUR = timedelta(days=10)  # from a melding to the sending of its verslag, as the builders walk
Rij = dict[str, str]


def _lees() -> list[Rij]:
    pad = Path(__file__).parent / "feiten" / "termijnvectoren.csv"
    with pad.open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


VECTOREN = {rij["id"]: rij for rij in _lees()}
NOG_NIET = {"TV-E03", "TV-E04"}


def groep(letter: str, *termijnen: str) -> pytest.MarkDecorator:
    """The vectors of a group that are about these clocks, by number."""
    gekozen = [rij for naam, rij in VECTOREN.items() if naam.startswith(f"TV-{letter}") and rij["termijn"] in termijnen]
    assert gekozen
    return pytest.mark.parametrize("rij", gekozen, ids=lambda rij: rij["id"])


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def perioden(rij: Rij) -> list[tuple[date, date]]:
    return [(dag(paar.split("/")[0]), dag(paar.split("/")[1])) for paar in rij["perioden"].split()]


def klok(melding: Melding, soort: str) -> Termijn:
    return Termijn.objects.filter(melding=melding, soort=soort).latest("pk")


def verwacht(rij: Rij, termijn: Termijn) -> None:
    assert termijn.uiterste_datum == dag(rij["verwacht"])
    if rij["kaal"]:
        assert termijn.kale_einddatum == dag(rij["kaal"])
    if rij["dagen"]:
        assert termijn.opgeschorte_dagen == int(rij["dagen"])


def aanvraag_op(zaak: Zaak, op: date) -> Aanvraag:
    """The paper form of the client, received on this day."""
    nieuw = NieuweAanvraag(
        Aanvraag.Soort.FORMULIER, op, op, f"vector:{zaak.sleutel}:{op}", (voorzieningsoort(zaak.gemeente),)
    )
    zaak.op = op
    return dien_aanvraag_in(zaak.melding, nieuw, op=op, door=zaak.consulent)


def zaak_met_aanvraag(op: date) -> tuple[Zaak, Aanvraag]:
    """The verslag was sent in the days before; the aanvraag is received on `op`."""
    zaak = breng_naar("verslag_verzonden", op=op - DUUR)
    return zaak, aanvraag_op(zaak, op)


# --- A and B: the melding -------------------------------------------------------------------------


@pytest.mark.regel("T-01", "T-24")
@groep("A", "ONDERZOEK")
def test_groep_a_het_onderzoek(rij: Rij) -> None:
    melding = maak_melding(op=dag(rij["start"]))
    verwacht(rij, klok(melding, S.ONDERZOEK))
    assert Melding.objects.get(pk=melding.pk).uiterlijk_op == dag(rij["verwacht"])


@pytest.mark.regel("T-09")
@groep("A", "EERSTE_DAG_NA_ONDERZOEK")
def test_groep_a_de_eerste_dag_waarop_een_aanvraag_geldt(rij: Rij) -> None:
    eerste = dag(rij["verwacht"])
    zaak = breng_naar("gemeld", op=dag(rij["start"]))
    assert aanvraag_op(zaak, eerste - EEN_DAG).rol == Aanvraag.Rol.VOORTIJDIG
    ander = breng_naar("gemeld", op=dag(rij["start"]))
    assert aanvraag_op(ander, eerste).rol == Aanvraag.Rol.LEIDEND
    # And the one that came too early, becomes valid on that same day.
    nacht.draai(op=eerste, nu=lambda: middag(eerste))
    assert zaak.aanvraag.geldig_op == eerste


@pytest.mark.regel("T-03")
@groep("B", "PERSOONLIJK_PLAN")
def test_groep_b_het_persoonlijk_plan(rij: Rij) -> None:
    verwacht(rij, klok(maak_melding(op=dag(rij["start"])), S.PERSOONLIJK_PLAN))


# --- C and D: the decision, and what stops its clock ----------------------------------------------


@pytest.mark.regel("T-10", "T-24")
@groep("C", "BESLUIT")
def test_groep_c_het_besluit(rij: Rij) -> None:
    zaak, _ = zaak_met_aanvraag(dag(rij["start"]))
    verwacht(rij, klok(zaak.melding, S.BESLUIT))
    assert zaak.melding.uiterlijk_op == dag(rij["verwacht"])


def met_verzoeken(zaak: Zaak, aanvraag: Aanvraag, tijden: list[tuple[date, date]]) -> None:
    """Each period is a request for pieces and the day on which they came; in the order of the days."""
    verzoeken = {}
    for op, van, is_aanvulling in sorted([(u, u, False) for u, _ in tijden] + [(a, u, True) for u, a in tijden]):
        if is_aanvulling:
            registreer_aanvulling(verzoeken[van], ontvangen_op=op, op=op, door=zaak.consulent)
        else:
            verzoeken[van] = geef_hersteltermijn(aanvraag, [f"Stuk {op}"], op=op, door=zaak.consulent)


def met_opschorting(zaak: Zaak, aanvraag: Aanvraag, tijden: list[tuple[date, date]]) -> None:
    """One suspension of longer than a hersteltermijn, without a known end."""
    [(van, tot)] = tijden
    verklaar_volledig(aanvraag, brp_geraadpleegd_op=van, op=van, door=zaak.consulent)
    rij = schort_besluit_op(
        zaak.melding, grond=Opschorting.Grond.AANVRAGER, tot=None, toelichting="Op reis.", op=van, door=zaak.consulent
    )
    hervat_besluit(rij, tot=tot, op=tot, door=zaak.consulent)


def niet_aangevuld(zaak: Zaak, aanvraag: Aanvraag, tijden: list[tuple[date, date]]) -> None:
    """Nothing came: the night after the last day ends the standstill."""
    [(van, laatste)] = tijden
    geef_hersteltermijn(aanvraag, ["Een kopie"], op=van, door=zaak.consulent)
    op = laatste + EEN_DAG
    nacht.draai(op=op, nu=lambda: middag(op))


HOE: dict[str, Callable[[Zaak, Aanvraag, list[tuple[date, date]]], None]] = {
    "TV-D01": met_verzoeken,
    "TV-D02b": niet_aangevuld,
    "TV-D03": met_opschorting,
    "TV-D04": met_verzoeken,
    "TV-D05": met_verzoeken,
    "TV-D06": met_verzoeken,
}


@pytest.mark.regel("T-13")
@groep("D", "BESLUIT")
def test_groep_d_wat_de_beslistermijn_stilzet(rij: Rij) -> None:
    zaak, aanvraag = zaak_met_aanvraag(dag(rij["start"]))
    HOE[rij["id"]](zaak, aanvraag, perioden(rij))
    verwacht(rij, klok(zaak.melding, S.BESLUIT))


@pytest.mark.regel("T-12", "T-15")
@groep("D", "HERSTEL", "BUITEN_BEHANDELING")
def test_groep_d_de_hersteltermijn_en_de_vier_weken_erna(rij: Rij) -> None:
    van, laatste = perioden(VECTOREN["TV-D02b"])[0]
    zaak, aanvraag = zaak_met_aanvraag(dag(VECTOREN["TV-D02b"]["start"]))
    niet_aangevuld(zaak, aanvraag, [(van, laatste)])
    termijn = klok(zaak.melding, S[rij["termijn"]])
    assert termijn.start == dag(rij["start"])
    verwacht(rij, termijn)


# --- E: terms in working days ---------------------------------------------------------------------


@pytest.mark.regel("T-06")
@groep("E", "RETOUR")
def test_groep_e_het_verslag_terug(rij: Rij) -> None:
    op = dag(rij["start"])
    zaak = breng_naar("verslag_concept", op=op - DUUR)
    verzend_verslag(zaak.verslag, op=op, door=zaak.consulent)
    verwacht(rij, klok(zaak.melding, S.RETOUR))


@pytest.mark.regel("T-12")
@groep("E", "HERSTEL", "HERSTEL_KB_VRIJ")
def test_groep_e_aanvullen(rij: Rij) -> None:
    if rij["termijn"] == "HERSTEL_KB_VRIJ":
        Parameter.objects.filter(code="kb_dag_is_werkdag").update(waarde=False)
    op = dag(rij["start"])
    zaak, aanvraag = zaak_met_aanvraag(op)
    geef_hersteltermijn(aanvraag, ["Een kopie"], op=op, door=zaak.consulent)
    verwacht(rij, klok(zaak.melding, S.HERSTEL))


@pytest.mark.regel("T-08")
@groep("E", "ZORGPLAN")
def test_groep_e_het_zorgplan(rij: Rij) -> None:
    op = dag(rij["start"])
    zaak = breng_naar("verslag_verzonden", op=op - DUUR - EEN_DAG)
    Verslag.objects.filter(pk=zaak.verslag.pk).update(zorgplan_nodig=True)
    zaak.getekend_terug()
    zaak.op = op
    vraag_zorgplan(zaak.verslag, zaak.zorgplanvraag(), op=op, door=zaak.consulent)
    verwacht(rij, klok(zaak.melding, S.ZORGPLAN))


# --- F: bezwaar -----------------------------------------------------------------------------------


def afgewezen_op(op: date) -> Zaak:
    """A refusal made known on `op`, with its term for bezwaar."""
    zaak = breng_naar("afgewezen", op=op - TOT_BESLUIT)
    assert zaak.beschikking.bekendgemaakt_op == op
    return zaak


@pytest.mark.regel("T-19", "T-24")
@groep("F", "BEZWAAR")
def test_groep_f_de_bezwaartermijn(rij: Rij) -> None:
    zaak = afgewezen_op(dag(rij["start"]))
    verwacht(rij, klok(zaak.melding, S.BEZWAAR))
    assert zaak.beschikking.bezwaar_tot == dag(rij["verwacht"])


@pytest.mark.regel("T-20", "B-25")
@groep("F", "POST_NA_BEZWAAR")
def test_groep_f_de_week_voor_de_post_en_daarna_is_de_zaak_af(rij: Rij) -> None:
    zaak = afgewezen_op(dag(rij["start"]))
    uiterste, laatste = dag(rij["verwacht"]), klok(zaak.melding, S.BEZWAAR).uiterste_datum
    gepost = {"kanaal": "post", "verzonden_op": laatste}
    nacht.draai(op=uiterste, nu=lambda: middag(uiterste))
    assert zaak.melding.status == "beschikt"
    with transaction.atomic():
        for ontvangen, op_tijd in ((uiterste, True), (uiterste + EEN_DAG, False)):
            zaak.op = ontvangen
            schrift = Bezwaarschrift(ontvangen_op=ontvangen, **gepost)
            bezwaar = ontvang_bezwaar(zaak.beschikking, schrift, op=ontvangen, door=zaak.consulent)
            assert bezwaar.is_tijdig is op_tijd
        transaction.set_rollback(True)
    nacht.draai(op=uiterste + EEN_DAG, nu=lambda: middag(uiterste + EEN_DAG))
    assert zaak.melding.status == "afgesloten"


@pytest.mark.regel("T-21", "T-24")
@groep("F", "BOB", "BOB_COMMISSIE", "BOB_COMMISSIE_VERDAAGD")
def test_groep_f_de_beslissing_op_bezwaar(rij: Rij) -> None:
    Parameter.objects.filter(code="bezwaarcommissie").update(waarde="COMMISSIE" in rij["termijn"])
    verstreken = dag(rij["start"])
    zaak = afgewezen_op(verstreken - timedelta(weeks=6))
    assert zaak.beschikking.bezwaar_tot == verstreken
    zaak.bezwaar_ontvangen()
    if rij["termijn"].endswith("VERDAAGD"):
        jurist = zaak.acteur(Rol.BEZWAARJURIST)
        neem_in_behandeling(zaak.bezwaar, op=zaak.op, door=jurist)
        verdaag(zaak.bezwaar, weken=6, reden="Advies.", op=zaak.op, door=jurist)
    verwacht(rij, klok(zaak.melding, S.BOB))


# --- G: being late --------------------------------------------------------------------------------


@pytest.mark.regel("T-17")
@groep("G", "DWANGSOM", "DWANGSOM_ATW")
def test_groep_g_de_dwangsom(rij: Rij) -> None:
    Parameter.objects.filter(code="ingebrekestelling_atw").update(waarde=rij["termijn"] == "DWANGSOM_ATW")
    zaak, _ = zaak_met_aanvraag(dag(rij["start"]) - timedelta(weeks=2))
    assert klok(zaak.melding, S.BESLUIT).uiterste_datum == dag(rij["start"])
    [(brief, besluit)] = perioden(rij)
    stelling = registreer_ingebrekestelling(zaak.melding, ontvangen_op=brief, op=brief, door=zaak.consulent)
    stand = bereken_dwangsom(zaak.melding, besluit)
    if not rij["verwacht"]:
        assert (stelling.is_prematuur, stand) == (True, None)
        return
    assert stand is not None
    assert (stand.eerste_dag, stand.dagen, stand.bedrag) == (
        dag(rij["verwacht"]), int(rij["dagen"]), Decimal(rij["euro"]),
    )  # fmt: skip
    assert klok(zaak.melding, S.INGEBREKESTELLING).uiterste_datum == dag(rij["verwacht"]) - EEN_DAG


def test_alle_vectoren_van_deze_groepen_zijn_hier() -> None:
    hier = {naam for naam in VECTOREN if naam[3] in "ABCDEFG"}
    beproefd = {
        "ONDERZOEK", "EERSTE_DAG_NA_ONDERZOEK", "PERSOONLIJK_PLAN", "BESLUIT", "HERSTEL", "BUITEN_BEHANDELING",
        "RETOUR", "HERSTEL_KB_VRIJ", "DWANGSOM", "DWANGSOM_ATW", "BEZWAAR", "POST_NA_BEZWAAR", "BOB", "BOB_COMMISSIE",
        "BOB_COMMISSIE_VERDAAGD", "ZORGPLAN",
    }  # fmt: skip
    assert {naam for naam in hier if VECTOREN[naam]["termijn"] not in beproefd} == NOG_NIET
    assert {naam for naam in hier if naam.startswith("TV-D") and VECTOREN[naam]["termijn"] == "BESLUIT"} == set(HOE)
