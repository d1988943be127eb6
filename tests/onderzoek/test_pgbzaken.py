"""Around the pgb: agreements and who approves them, buying a thing, and spending it abroad."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gemeente, Taak
from onderzoek.models import (
    Aankoopvoorstel,
    Buitenlandverzoek,
    Pgbonderzoek,
    ProgrammaVanEisen,
    Voorzieningkeuze,
    Zorgovereenkomst,
    Zorgverlener,
)
from onderzoek.services import pgbaankoop, pgbbuitenland, zorgovereenkomst
from onderzoek.services.pgb import pgbdeel
from tests.bouwers import Zaak, breng_naar, leeg_uitbak
from tests.onderzoek.pgbhulp import bekende, kies, verlener, wens, wie, zet_parameters
from tests.onderzoek.test_budgetplan import prijs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
S = Zorgovereenkomst.Stand
DAG = timedelta(days=1)


@pytest.fixture
def zaak(voorbeeld: Gemeente) -> Zaak:
    zaak = breng_naar("in_onderzoek")
    zet_parameters(zaak)
    return zaak


def dien_in(zaak: Zaak, wie_dan: Zorgverlener, **velden: Any) -> Zorgovereenkomst:
    gegevens = {"soort": "overeenkomst", "ingediend_op": zaak.op, "vorderingsbeding": True, **velden}
    return zorgovereenkomst.dien_overeenkomst_in(wie_dan, **gegevens, **wie(zaak))


def beoordeel(zaak: Zaak, rij: Zorgovereenkomst, stand: str, **velden: Any) -> Zorgovereenkomst:
    gegevens = {"stand": stand, "stand_op": zaak.op, **velden}
    return zorgovereenkomst.beoordeel_overeenkomst(rij, **gegevens, **wie(zaak))


# --- agreements -----------------------------------------------------------------------------------


@pytest.mark.regel("P-37")
def test_eerst_de_gemeente_dan_de_svb(zaak: Zaak) -> None:
    rij = dien_in(zaak, verlener(zaak, wens(zaak)))
    with pytest.raises(Geweigerd, match="Eerst beoordeelt de gemeente, daarna de SVB"):
        beoordeel(zaak, rij, S.SVB_AKKOORD)
    with pytest.raises(Geweigerd, match="Schrijf op waarom de overeenkomst is afgekeurd"):
        beoordeel(zaak, rij, S.COLLEGE_AFGEKEURD)
    assert not beoordeel(zaak, rij, S.COLLEGE_AKKOORD).is_goedgekeurd
    assert not beoordeel(zaak, rij, S.SVB_AFGEKEURD, toelichting="Handtekening mist.").is_goedgekeurd
    beoordeel(zaak, rij, S.INGEDIEND, vorderingsbeding=True)
    beoordeel(zaak, rij, S.COLLEGE_AKKOORD)
    klaar = beoordeel(zaak, rij, S.SVB_AKKOORD)
    assert klaar.is_goedgekeurd
    assert zorgovereenkomst.mogelijk(klaar) == ()


@pytest.mark.regel("P-37")
def test_zonder_vorderingsbeding_geen_akkoord(zaak: Zaak) -> None:
    rij = dien_in(zaak, verlener(zaak, wens(zaak)), vorderingsbeding=False)
    with pytest.raises(Geweigerd, match="staat niet dat de hulpverlener moet terugbetalen"):
        beoordeel(zaak, rij, S.COLLEGE_AKKOORD)
    with pytest.raises(Geweigerd, match="niet in de toekomst"):
        beoordeel(zaak, rij, S.COLLEGE_AFGEKEURD, stand_op=zaak.op + DAG, toelichting="Mist.")
    with pytest.raises(Geweigerd, match="niet vóór de vorige stap"):
        beoordeel(zaak, rij, S.COLLEGE_AFGEKEURD, stand_op=zaak.op - DAG, toelichting="Mist.")
    beoordeel(zaak, rij, S.COLLEGE_AFGEKEURD, toelichting="Het beding mist.")
    beoordeel(zaak, rij, S.INGEDIEND, vorderingsbeding=True)
    beoordeel(zaak, rij, S.COLLEGE_AKKOORD)


@pytest.mark.regel("P-38")
def test_een_verklaring_alleen_voor_het_netwerk_en_tot_het_maximum(zaak: Zaak) -> None:
    pgb = wens(zaak)
    nicht = bekende(zaak, pgb)
    verklaring: dict[str, Any] = {"soort": "verklaring", "vorderingsbeding": False}
    with pytest.raises(Geweigerd, match="komt niet uit het netwerk"):
        dien_in(zaak, verlener(zaak, pgb), **verklaring, bedrag_per_maand=Decimal("100.00"))
    with pytest.raises(Geweigerd, match="Vul in hoeveel"):
        dien_in(zaak, nicht, **verklaring)
    with pytest.raises(Geweigerd, match=r"hoogstens €.141,00 per maand\. U vulde €.141,01 in"):
        dien_in(zaak, nicht, **verklaring, bedrag_per_maand=Decimal("141.01"))
    with pytest.raises(Geweigerd, match="alleen bij een verklaring een bedrag"):
        dien_in(zaak, nicht, bedrag_per_maand=Decimal("100.00"))
    with pytest.raises(Geweigerd, match="niet in de toekomst"):
        dien_in(zaak, nicht, ingediend_op=zaak.op + DAG)
    rij = dien_in(zaak, nicht, **verklaring, bedrag_per_maand=Decimal("141.00"))
    with pytest.raises(Geweigerd, match=r"er al een verklaring\. Een overeenkomst en een verklaring"):
        dien_in(zaak, nicht)
    assert beoordeel(zaak, rij, S.COLLEGE_AKKOORD).is_goedgekeurd
    with pytest.raises(Geweigerd, match="kan nu niet"):
        beoordeel(zaak, rij, S.SVB_AKKOORD)


# --- buying a thing -------------------------------------------------------------------------------


def programma(zaak: Zaak, keuze: Voorzieningkeuze, **velden: Any) -> ProgrammaVanEisen:
    gegevens = {
        "eisen": "Rijdt 15 kilometer\n\nPast door de voordeur", "max_bedrag": Decimal("3000.00"),
        "onderhoud": Decimal("150.00"), **velden,
    }  # fmt: skip
    return pgbaankoop.stel_programma_op(keuze, **gegevens, **wie(zaak))


def voorstel(zaak: Zaak, rij: ProgrammaVanEisen, **velden: Any) -> Aankoopvoorstel:
    gegevens: dict[str, Any] = {
        "soort": "offerte", "ontvangen_op": zaak.op, "leverancier": "Rijwiel", "wat": "Scootmobiel",
        "bedrag": Decimal("2900.00"), "zelfde_niveau": True, "nieuwe_belemmering": False, "waarom": "Past.", **velden,
    }  # fmt: skip
    return pgbaankoop.beoordeel_voorstel(rij, pgbaankoop.Voorstel(**gegevens), **wie(zaak))


def scootmobiel(zaak: Zaak, **velden: Any) -> Voorzieningkeuze:
    return kies(zaak, code="SCOOT", naam="Scootmobiel", productgroep="vervoer", levensduur=84, **velden)


@pytest.mark.regel("P-23")
def test_een_programma_van_eisen_geeft_een_brief_in_het_dossier(zaak: Zaak) -> None:
    wens(zaak)
    keuze = scootmobiel(zaak)
    for velden, zin in (
        ({"eisen": " \n "}, "Elke eis op een regel"),
        ({"max_bedrag": Decimal("-1")}, "Het hoogste bedrag moet hoger"),
        ({"onderhoud": Decimal("-1")}, "kan niet negatief"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            programma(zaak, keuze, **velden)
    programma(zaak, keuze)
    leeg_uitbak(zaak.op)
    brief = Document.objects.get(melding=zaak.melding, soort="D-37")
    assert brief.verzonden_op is None
    assert "Past door de voordeur" in brief.gegevens
    assert '"max_bedrag":"3000.00"' in brief.gegevens
    programma(zaak, keuze, max_bedrag=Decimal("3100.00"))
    leeg_uitbak(zaak.op)
    assert Document.objects.filter(melding=zaak.melding, soort="D-37").count() == 2


@pytest.mark.regel("P-23", "P-26")
def test_een_andere_oplossing_lost_evenveel_op_en_hindert_niet(zaak: Zaak) -> None:
    wens(zaak)
    rij = programma(zaak, scootmobiel(zaak))
    assert voorstel(zaak, rij).past
    assert not voorstel(zaak, rij, zelfde_niveau=False).past
    assert not voorstel(zaak, rij, nieuwe_belemmering=True).past
    duur = voorstel(zaak, rij, soort="nota", bedrag=Decimal("3200.00"), stuk=b"%PDF-1.4 x")
    assert (duur.past, duur.bijbetaling) == (True, Decimal("200.00"))
    assert duur.document is not None
    for velden, zin in (
        ({"bedrag": Decimal("-5")}, "hoger zijn dan 0"),
        ({"waarom": " "}, "waarom het wel of niet past"),
        ({"ontvangen_op": zaak.op + DAG}, "niet in de toekomst"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            voorstel(zaak, rij, **velden)
    with pytest.raises(Geweigerd, match="verandert niet meer"):
        programma(zaak, rij.keuze)


@pytest.mark.regel("P-19", "P-24")
def test_het_pgb_voor_een_ding_is_hoogstens_de_prijs_in_natura(zaak: Zaak) -> None:
    wens(zaak)
    keuze = scootmobiel(zaak)
    assert "maak eerst het programma van eisen" in pgbdeel(keuze, zaak.op).zin
    programma(zaak, keuze)
    prijs(zaak, keuze, per_maand=None, eenmalig=Decimal("2800.00"))
    deel = pgbdeel(keuze, zaak.op)
    assert deel.berekening is not None
    assert (deel.berekening.eenmalig, deel.berekening.bijbetaling_eenmalig) == (Decimal("2800.00"), Decimal("200.00"))
    assert (deel.berekening.onderhoud_per_jaar, deel.levensduur) == (Decimal("150.00"), 84)
    with pytest.raises(Geweigerd, match="is nog geen pgb gekozen"):
        programma(zaak, kies(zaak, vorm="natura", code="STOEL", productgroep="rolstoel"))
    with pytest.raises(Geweigerd, match="kan geen pgb"):
        programma(zaak, kies(zaak, vorm="", code="MAALTIJD", mag_pgb=False))


# --- abroad ---------------------------------------------------------------------------------------


def reis(zaak: Zaak, pgb: Pgbonderzoek, van: date, dagen: int, **velden: Any) -> Buitenlandverzoek:
    gegevens: dict[str, Any] = {
        "land": "Spanje", "van": van, "tot": van + (dagen - 1) * DAG, "reden": "Familie.", "zorgverlener": "Zus",
        **velden,
    }  # fmt: skip
    return pgbbuitenland.vraag_buitenland(pgb, pgbbuitenland.Reis(**gegevens), **wie(zaak))


@pytest.mark.regel("P-31", "T-33")
def test_een_maand_vooraf_gevraagd_en_te_laat_wordt_toch_geregistreerd(zaak: Zaak) -> None:
    pgb = wens(zaak)
    zaak.op = date(2026, 6, 15)
    laat = reis(zaak, pgb, date(2026, 7, 14), 10)
    assert not pgbbuitenland.toets_tijdigheid(laat).op_tijd
    assert (
        "Het verzoek kwam te laat. Bij vertrek op 14 juli 2026 moet het verzoek er uiterlijk op 14 juni 2026 zijn."
        in pgbbuitenland.let_op(laat)
    )
    op_tijd = reis(zaak, pgb, date(2026, 7, 15), 10)
    assert (op_tijd.percentage, pgbbuitenland.toets_tijdigheid(op_tijd).op_tijd) == (85, True)
    assert pgbbuitenland.let_op(op_tijd) == "Voor Spanje telt 85 % van het pgb."
    assert reis(zaak, pgb, date(2026, 8, 14), 10, ontvangen_op=date(2026, 6, 14)).ontvangen_op == date(2026, 6, 14)
    taken = Taak.objects.filter(sleutel__startswith="buitenland:").order_by("pk")
    assert [taak.uiterlijk_op for taak in taken] == [date(2026, 7, 14), date(2026, 7, 15), date(2026, 8, 9)]


@pytest.mark.regel("P-31")
def test_elk_verzoek_wordt_een_keer_geregistreerd_ook_als_het_te_lang_is(zaak: Zaak) -> None:
    pgb = wens(zaak)
    lang = reis(zaak, pgb, date(2026, 7, 15), 92)
    assert lang.verlaagd_vanaf == date(2026, 8, 26)
    assert reis(zaak, pgb, date(2026, 7, 15), 92) == lang
    assert reis(zaak, pgb, date(2026, 11, 20), 42).verlaagd_vanaf is None
    assert Buitenlandverzoek.objects.count() == 2


@pytest.mark.regel("P-32")
def test_elk_land_een_percentage_en_wat_niet_klopt_is_een_zin(zaak: Zaak) -> None:
    pgb = wens(zaak)
    rij = reis(zaak, pgb, date(2026, 7, 15), 365, terminaal=True, land="  turkije ")
    assert (rij.land, rij.percentage) == ("Turkije", 41)
    elders = pgbbuitenland.percentage_van(pgb, "Atlantis", date(2026, 7, 15))
    assert elders.zin == "Atlantis staat niet in de landentabel. Daarom telt 30 % van het pgb."
    for velden, zin in (
        ({"land": " "}, "Vul het land in"),
        ({"tot": date(2028, 1, 1)}, "Draai de datums om"),
        ({"ontvangen_op": date(2030, 1, 1)}, "niet in de toekomst"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            reis(zaak, pgb, date(2028, 7, 15), 10, **velden)
    with pytest.raises(Geweigerd, match="langer dan twee jaar"):
        reis(zaak, pgb, date(2028, 7, 15), 800)
