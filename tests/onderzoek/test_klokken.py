"""The clocks of the investigation: a later date promised, a reminder, and closing by itself."""

from datetime import date, timedelta
from typing import Any

import pytest

from beschikkingen.models import Aanvraag
from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Melding, Parameter, Taak, Termijn, Uitgaand
from meldingen.services import nacht
from meldingen.services.documenten import lees
from onderzoek.models import Verslag
from onderzoek.services import termijn as klokken
from onderzoek.services.verslag import Retour, registreer_retour
from tests.bouwers import TEKST, Zaak, breng_naar, leeg_uitbak, middag, voorzieningsoort

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
S = Termijn.Soort
EEN_DAG = timedelta(days=1)
# Sent on Thursday 12 March 2026: seven working days later is Monday 23 March.
VERZONDEN, RETOUR = date(2026, 3, 12), date(2026, 3, 23)
OPGELOST = TEKST.__class__(**{
    **{naam: getattr(TEKST, naam) for naam in TEKST.__dataclass_fields__}, "uitkomst": Verslag.Uitkomst.OPGELOST,
})  # fmt: skip


def draai(zaak: Zaak, op: date) -> None:
    zaak.op = op
    assert nacht.draai(op=op, nu=lambda: middag(op)).fouten == []


def brief(zaak: Zaak, soort: str) -> str:
    leeg_uitbak(zaak.op)
    tekst = lees(Document.objects.filter(melding=zaak.melding, soort=soort).latest("pk")).decode()
    return tekst.replace("\xa0", " ")


def codes(zaak: Zaak) -> list[str]:
    return list(zaak.melding.gebeurtenissen.order_by("pk").values_list("code", flat=True))


# --- extending ------------------------------------------------------------------------------------


def verleng(zaak: Zaak, **anders: Any) -> None:
    feiten: dict[str, Any] = {
        "reden": "Het medisch advies duurt langer.",
        "overleg_op": zaak.op,
        "stemt_in": True,
        "streefdatum": date(2026, 5, 4),
        "op": zaak.op,
    }
    klokken.verleng_onderzoek(zaak.melding, **{**feiten, **anders}, door=zaak.consulent)


@pytest.mark.regel("T-05")
@pytest.mark.parametrize("stemt_in", [True, False])
def test_verlengen_belooft_een_datum_en_laat_de_wettelijke_staan(stemt_in: bool) -> None:
    zaak = breng_naar("in_onderzoek")
    verleng(zaak, stemt_in=stemt_in)
    klok = zaak.klok(S.ONDERZOEK)
    assert (klok.streefdatum, klok.uiterste_datum, klok.opgeschorte_dagen) == (
        date(2026, 5, 4), date(2026, 4, 13), 0,
    )  # fmt: skip
    assert zaak.melding.uiterlijk_op == date(2026, 4, 13)
    assert zaak.melding.gebeurtenissen.get(code="TR-08").reden == "Het medisch advies duurt langer."
    inhoud = Uitgaand.objects.get(melding=zaak.melding, sleutel__startswith="D-03").inhoud
    assert (inhoud["overleg_op"], inhoud["stemt_in"]) == (zaak.op.isoformat(), stemt_in)
    tekst = brief(zaak, "D-03")
    assert "4 mei 2026" in tekst
    # The right to ask for a decision after six weeks stays.
    assert "13 april 2026" in tekst or "14 april 2026" in tekst
    draai(zaak, date(2026, 4, 14))
    assert Taak.objects.filter(melding=zaak.melding, titel__startswith="Onderzoek te laat").exists()


@pytest.mark.regel("T-05")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"reden": " "}, "waarom"),
        ({"overleg_op": date(2026, 3, 11)}, "toekomst"),
        ({"streefdatum": date(2026, 3, 10)}, "na vandaag"),
    ],
)
def test_zonder_reden_overleg_of_latere_datum_geen_verlenging(anders: dict[str, Any], zin: str) -> None:
    zaak = breng_naar("in_onderzoek")
    with pytest.raises(Geweigerd, match=zin):
        verleng(zaak, **anders)
    assert zaak.klok(S.ONDERZOEK).streefdatum is None


@pytest.mark.parametrize("toestand", ["gemeld", "verslag_verzonden"])
def test_buiten_het_onderzoek_valt_er_niets_te_verlengen(toestand: str) -> None:
    with pytest.raises(Geweigerd, match="niet in onderzoek"):
        verleng(breng_naar(toestand))


# --- the verslag does not come back ---------------------------------------------------------------


@pytest.mark.regel("V-09")
def test_optie_een_sluit_zonder_verdere_brief() -> None:
    zaak = breng_naar("verslag_verzonden", verslagtekst=OPGELOST)
    brieven = Uitgaand.objects.filter(melding=zaak.melding).count()
    draai(zaak, RETOUR)
    assert zaak.melding.status == "verslag_verzonden"
    draai(zaak, RETOUR + EEN_DAG)
    assert (zaak.melding.status, zaak.melding.gesloten_op) == ("afgesloten", RETOUR + EEN_DAG)
    assert zaak.melding.sluitreden == "Opgelost zonder maatwerkvoorziening"
    assert codes(zaak)[-1] == "TR-20"
    assert Uitgaand.objects.filter(melding=zaak.melding).count() == brieven
    assert not Termijn.objects.filter(melding=zaak.melding, gehaald_op=None, vervallen_op=None).exists()


def kwam_terug(zaak: Zaak, op: date) -> None:
    retour = Retour(ontvangen_op=op, ondertekend_op=op, akkoord=True, is_aanvraag=False)
    registreer_retour(zaak.verslag, retour, op=op, door=zaak.consulent)


def test_optie_een_sluit_ook_als_het_verslag_zonder_aanvraag_terugkwam() -> None:
    zaak = breng_naar("verslag_verzonden", verslagtekst=OPGELOST)
    kwam_terug(zaak, date(2026, 3, 16))
    draai(zaak, RETOUR)
    assert zaak.melding.status == "verslag_verzonden"
    draai(zaak, RETOUR + EEN_DAG)
    assert zaak.melding.status == "afgesloten"


@pytest.mark.regel("V-10", "T-07")
def test_optie_twee_krijgt_een_rappelbrief_met_een_nieuwe_termijn() -> None:
    zaak = breng_naar("verslag_verzonden")
    draai(zaak, RETOUR + EEN_DAG)
    rappel = zaak.klok(S.RAPPEL)
    # Ten working days from 24 March, with Good Friday and Easter Monday between.
    assert (rappel.start, rappel.uiterste_datum, rappel.wie) == (RETOUR + EEN_DAG, date(2026, 4, 9), "client")
    assert zaak.klok(S.RETOUR).vervallen_op == RETOUR + EEN_DAG
    assert zaak.melding.status == "verslag_verzonden"
    tekst = brief(zaak, "D-10")
    assert "9 april 2026" in tekst
    assert "aanvraagformulier" in tekst
    assert "uiterlijk op 9 april 2026" in brief(zaak, "D-49")
    assert "sluiten" in tekst or "stoppen" in tekst


@pytest.mark.regel("T-07")
def test_de_gemeente_bepaalt_hoe_lang_het_rappel_duurt() -> None:
    Parameter.objects.filter(code="rappel_werkdagen").update(waarde=5)
    zaak = breng_naar("verslag_verzonden")
    draai(zaak, RETOUR + EEN_DAG)
    assert zaak.klok(S.RAPPEL).uiterste_datum == date(2026, 3, 31)


def test_er_gaat_een_rappel_uit_en_niet_meer() -> None:
    zaak = breng_naar("verslag_verzonden")
    for dag in range(1, 6):
        draai(zaak, RETOUR + dag * EEN_DAG)
    assert codes(zaak).count("TR-23") == 1
    assert Uitgaand.objects.filter(melding=zaak.melding, sleutel__startswith="D-10").count() == 1


def test_wat_op_de_laatste_dag_terugkomt_krijgt_geen_rappel() -> None:
    zaak = breng_naar("verslag_verzonden")
    kwam_terug(zaak, RETOUR)
    draai(zaak, RETOUR + EEN_DAG)
    assert "TR-23" not in codes(zaak)


@pytest.mark.parametrize("uitkomst", [OPGELOST, TEKST])
def test_wat_binnenkwam_sinds_de_nacht_haar_lijst_maakte_blijft_staan(uitkomst: Any) -> None:
    zaak = breng_naar("verslag_verzonden", verslagtekst=uitkomst)
    op = RETOUR + EEN_DAG
    assert zaak.sleutel in klokken.zonder_reactie(op)
    dien_in(zaak, RETOUR, op)
    klokken.verwerk_geen_reactie(zaak.sleutel, op)
    assert zaak.melding.status == "aangevraagd"


@pytest.mark.regel("V-11")
def test_na_het_rappel_sluit_de_zaak_met_een_brief_en_zonder_besluit() -> None:
    zaak = breng_naar("rappel")
    uiterste = zaak.klok(S.RAPPEL).uiterste_datum
    draai(zaak, uiterste)
    assert zaak.melding.status == "verslag_verzonden"
    draai(zaak, uiterste + EEN_DAG)
    assert (zaak.melding.status, zaak.melding.sluitreden) == ("afgesloten", "Geen antwoord na de rappelbrief")
    assert codes(zaak)[-1] == "TR-24"
    assert not zaak.melding.beschikkingen.exists()
    assert "12 september 2026" in brief(zaak, "D-06")


def dien_in(zaak: Zaak, ontvangen_op: date, op: date | None = None) -> Aanvraag:
    soorten = (voorzieningsoort(zaak.gemeente),)
    nieuw = NieuweAanvraag(
        Aanvraag.Soort.FORMULIER, ontvangen_op, ontvangen_op, f"papier:{zaak.sleutel}:{ontvangen_op}", soorten
    )
    return dien_aanvraag_in(zaak.melding, nieuw, op=op or ontvangen_op, door=None)


def test_een_aanvraag_tijdens_het_rappel_houdt_de_zaak_open() -> None:
    zaak = breng_naar("rappel")
    uiterste = zaak.klok(S.RAPPEL).uiterste_datum
    dien_in(zaak, uiterste)
    assert zaak.klok(S.RAPPEL).vervallen_op == uiterste
    draai(zaak, uiterste + EEN_DAG)
    assert zaak.melding.status == "aangevraagd"


@pytest.mark.regel("V-11")
def test_na_het_sluiten_kan_de_client_alsnog_aanvragen() -> None:
    zaak = breng_naar("afgesloten_zonder_aanvraag")
    dien_in(zaak, date(2026, 9, 12))
    melding = Melding.objects.get(pk=zaak.sleutel)
    assert (melding.status, melding.gesloten_op, melding.sluitreden) == ("aangevraagd", None, "")
    assert zaak.klok(S.BESLUIT).start == date(2026, 9, 12)


def test_is_het_onderzoek_te_oud_dan_wordt_het_een_nieuwe_melding() -> None:
    zaak = breng_naar("afgesloten_zonder_aanvraag")
    with pytest.raises(Geweigerd, match="nieuwe melding"):
        dien_in(zaak, date(2026, 9, 13))
    assert zaak.melding.status == "afgesloten"
