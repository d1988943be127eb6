"""The calculators of tegemoetkomingen: tables, both sides of every boundary, and what is refused."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meldingen.bedragen import schrijf_euro
from onderzoek.rekenen.buitenland import (
    Grenzen,
    Landentabel,
    Verblijf,
    bereken_buitenland,
    is_op_tijd_gevraagd,
)
from onderzoek.rekenen.huur import bereken_dubbele_huur, bereken_huurderving
from onderzoek.rekenen.onderhoud import onderhoud_verplicht, onderhoud_vervoer
from onderzoek.rekenen.sanering import Artikel, Ruimte, Trede, bereken_sanering, procent_naar_leeftijd
from onderzoek.rekenen.sport import bereken_sport
from onderzoek.rekenen.stappen import OngeldigeInvoer, naar_centen, procent_van, schrijf_getal
from onderzoek.rekenen.verhuizing import bereken_verhuizing
from onderzoek.rekenen.vervoer import Zonegrenzen, bereken_kilometers, bereken_zones
from tests.orakel import orakel

OP = date(2026, 6, 15)
STAFFEL = (Trede(2, 100), Trede(4, 75), Trede(6, 50), Trede(8, 25))
ZONES = Zonegrenzen(opstapzones=1, reiszones=5, per_jaar=600)
GRENZEN = Grenzen(weken_per_jaar=13, weken_zonder_verlaging=6, maanden_terminaal=12)
LANDEN = Landentabel({"Turkije": 41, "België": 100, "Hong Kong": 100}, overig=30)
bedragen = st.decimals(min_value="0", max_value="20000", places=2, allow_nan=False)


# --- W-15 sanering ----------------------------------------------------------------------------------


@pytest.mark.regel("W-15")
@pytest.mark.parametrize(
    ("aanschaf", "procent"),
    [
        (date(2026, 6, 15), 100),
        (date(2024, 6, 16), 100),
        (date(2024, 6, 15), 75),
        (date(2022, 6, 16), 75),
        (date(2022, 6, 15), 50),
        (date(2020, 6, 16), 50),
        (date(2020, 6, 15), 25),
        (date(2018, 6, 16), 25),
        (date(2018, 6, 15), 0),
        (date(2010, 1, 1), 0),
    ],
)
def test_de_staffel_heeft_halfopen_grenzen(aanschaf: date, procent: int) -> None:
    assert procent_naar_leeftijd(aanschaf, OP, STAFFEL) == procent


def test_de_staffel_is_gelijk_aan_de_bron() -> None:
    for rij in json.loads(orakel("domein/testvectoren.json").read_text(encoding="utf-8"))["sanering"]:
        aanschaf, peildatum = (date.fromisoformat(rij[veld]) for veld in ("aanschaf", "peildatum"))
        assert procent_naar_leeftijd(aanschaf, peildatum, STAFFEL) == rij["verwacht"]


@pytest.mark.regel("W-15")
def test_elk_artikel_telt_met_zijn_eigen_leeftijd() -> None:
    # 20 m2 vinyl x 22.50 = 450.00, three years old: 75 % = 337.50; 2 jaloezieën x 49.95 = 99.90, 50 % = 49.95
    uitkomst = bereken_sanering(
        [
            Artikel("Vinyl", Ruimte.WOONKAMER, D(20), D("22.50"), date(2023, 3, 1)),
            Artikel("Jaloezieën", Ruimte.SLAAPKAMER, D(2), D("49.95"), date(2021, 1, 1)),
        ],
        op=OP,
        staffel=STAFFEL,
    )
    assert [stap.bedrag for stap in uitkomst.stappen] == [D("337.50"), D("49.95"), D("387.45")]
    assert uitkomst.bedrag == D("387.45")


@pytest.mark.regel("W-15")
def test_een_andere_kamer_vraagt_een_reden() -> None:
    with pytest.raises(OngeldigeInvoer, match="Alleen de woonkamer en de slaapkamer"):
        Artikel("Vinyl", Ruimte.ANDERS, D(1), D(10), OP)
    artikel = Artikel("Vinyl", Ruimte.ANDERS, D(1), D(10), OP, "Werkkamer waar de cliënt de hele dag zit.")
    assert "Werkkamer" in bereken_sanering([artikel], op=OP, staffel=STAFFEL).stappen[0].uitleg


@given(prijs=bedragen, dagen=st.integers(0, 4000), later=st.integers(0, 4000))
def test_een_ouder_artikel_krijgt_nooit_meer(prijs: D, dagen: int, later: int) -> None:
    def van(oud: int) -> D:
        artikel = Artikel("Vinyl", Ruimte.WOONKAMER, D(1), prijs, OP - timedelta(days=oud))
        bedrag = bereken_sanering([artikel], op=OP, staffel=STAFFEL).bedrag
        assert bedrag == naar_centen(bedrag) <= prijs
        return bedrag

    assert van(dagen) >= van(dagen + later)


# --- P-25, W-08, W-27, W-28, W-29, W-19, W-21 -------------------------------------------------------


@pytest.mark.regel("P-25")
@pytest.mark.parametrize(
    ("kosten", "bedrag"), [("139.99", "139.99"), ("140.00", "140.00"), ("140.01", "140.00"), ("0", "0.00")]
)
def test_onderhoud_van_vervoer_hoogstens_vijf_procent(kosten: str, bedrag: str) -> None:
    assert onderhoud_vervoer(D(kosten), nieuwwaarde=D(2800), procent=5).bedrag == D(bedrag)


@pytest.mark.regel("P-25")
def test_verplichte_kosten_worden_helemaal_vergoed_op_declaratie() -> None:
    uitkomst = onderhoud_verplicht(D("325.40"), procent=100)
    assert uitkomst.bedrag == D("325.40")
    assert "op declaratie, tot dit bedrag per jaar" in uitkomst.stappen[0].uitleg


@pytest.mark.regel("W-08")
@pytest.mark.parametrize(("kosten", "bedrag"), [("2499.99", "2499.99"), ("2500", "2500.00"), ("2500.01", "2500.00")])
def test_verhuiskosten_tot_het_bedrag_van_de_verordening(kosten: str, bedrag: str) -> None:
    assert bereken_verhuizing(D(kosten), hoogste=D(2500)).bedrag == D(bedrag)


@pytest.mark.regel("W-27")
@pytest.mark.parametrize(
    ("procent", "anderen", "bedrag"),
    [(0, "0", "3000.00"), (25, "0", "2250.00"), (25, "500", "1750.00"), (10, "2700", "0.00"), (10, "2701", "0.00")],
)
def test_sport_na_het_eigen_aandeel(procent: int, anderen: str, bedrag: str) -> None:
    uitkomst = bereken_sport(D(3000), eigen_procent=procent, hoogste_procent=25, van_anderen=D(anderen))
    assert uitkomst.bedrag == D(bedrag)


@pytest.mark.regel("W-28")
@pytest.mark.parametrize(
    ("huur", "maanden", "bedrag"),
    [("600", 5, "3000.00"), ("600", 6, "3600.00"), ("600", 7, "3600.00"), ("750.01", 1, "750.00"), ("600", 0, "0.00")],
)
def test_dubbele_huur_hoogstens_zes_maanden(huur: str, maanden: int, bedrag: str) -> None:
    uitkomst = bereken_dubbele_huur(D(huur), maanden, hoogste_maanden=6, hoogste_per_maand=D(750))
    assert uitkomst.bedrag == D(bedrag)


@pytest.mark.regel("W-29")
@pytest.mark.parametrize(
    ("leeg", "bedrag"), [(0, "0"), (2, "0"), (3, "700"), (4, "1400"), (6, "2800"), (7, "2800"), (24, "2800")]
)
def test_huurderving_vier_maanden_vanaf_de_derde(leeg: int, bedrag: str) -> None:
    uitkomst = bereken_huurderving(D("812.30"), leeg, vanaf_maand=3, maanden=4, hoogste_huur=D(700))
    assert uitkomst.bedrag == D(bedrag)


@pytest.mark.regel("W-19")
@pytest.mark.parametrize(
    ("ritten", "reiszones", "zones"), [(100, 5, 600), (99, 5, 594), (101, 5, 600), (300, 1, 600), (0, 5, 0)]
)
def test_zones_per_jaar(ritten: int, reiszones: int, zones: int) -> None:
    uitkomst = bereken_zones(ritten, reiszones, grenzen=ZONES, tarief_per_zone=D("0.65"))
    assert (uitkomst.zones, uitkomst.bedrag) == (zones, naar_centen(zones * D("0.65")))


@pytest.mark.regel("W-19")
def test_meer_zones_alleen_bij_noodzaak_en_een_rit_is_niet_te_lang() -> None:
    ruim = bereken_zones(
        110, 5, grenzen=ZONES, tarief_per_zone=D(0), meer_zones=50, noodzaak="Dialyse, drie keer per week."
    )
    assert ruim.zones == 650
    assert "Dialyse" in ruim.stappen[2].uitleg


@pytest.mark.regel("W-21")
@pytest.mark.parametrize(("km", "bedrag"), [(1699, "390.77"), (1700, "391.00"), (1701, "391.00"), (0, "0.00")])
def test_kilometers_tot_het_maximum(km: int, bedrag: str) -> None:
    assert bereken_kilometers(km, hoogste_km=1700, bedrag_per_km=D("0.23")).bedrag == D(bedrag)


# --- P-31, P-32 buitenland --------------------------------------------------------------------------


@pytest.mark.regel("P-32")
@pytest.mark.parametrize(
    ("land", "dagen", "bedrag", "verlaagd_vanaf"),
    [
        ("Turkije", 42, "400.00", None),
        ("Turkije", 43, "164.00", date(2026, 2, 12)),
        (" turkije ", 91, "164.00", date(2026, 2, 12)),
        ("België", 91, "400.00", date(2026, 2, 12)),
        ("Marokko", 91, "120.00", date(2026, 2, 12)),
    ],
)
def test_na_zes_weken_het_percentage_van_het_land(
    land: str, dagen: int, bedrag: str, verlaagd_vanaf: date | None
) -> None:
    verblijf = Verblijf(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=dagen - 1))
    uitkomst = bereken_buitenland(D(400), land, verblijf, tabel=LANDEN, grenzen=GRENZEN)
    assert (uitkomst.bedrag, uitkomst.verlaagd_vanaf, uitkomst.past) == (D(bedrag), verlaagd_vanaf, True)


@pytest.mark.parametrize(
    ("verblijf", "eerder", "laatste"),
    [
        # 13 weeks are 91 days: 1 January up to and including 1 April
        (Verblijf(date(2026, 1, 1), date(2026, 4, 1)), (), date(2026, 4, 1)),
        (Verblijf(date(2026, 1, 1), date(2026, 4, 2)), (), date(2026, 4, 1)),
        # 31 days in January were used: 60 are left from 1 July, to 29 August
        (
            Verblijf(date(2026, 7, 1), date(2026, 9, 30)),
            (Verblijf(date(2026, 1, 1), date(2026, 1, 31)),),
            date(2026, 8, 29),
        ),
        # a stay over New Year counts in both years
        (Verblijf(date(2026, 10, 15), date(2027, 3, 31)), (), date(2027, 3, 31)),
        (
            Verblijf(date(2026, 7, 1), date(2026, 7, 2)),
            (Verblijf(date(2026, 1, 1), date(2026, 4, 1)),),
            None,
        ),
        # the same days said twice count once
        (
            Verblijf(date(2026, 1, 1), date(2026, 4, 1)),
            (Verblijf(date(2026, 1, 1), date(2026, 1, 31)),),
            date(2026, 4, 1),
        ),
    ],
)
def test_dertien_weken_per_kalenderjaar(verblijf: Verblijf, eerder: tuple[Verblijf, ...], laatste: date | None) -> None:
    uitkomst = bereken_buitenland(D(400), "België", verblijf, tabel=LANDEN, grenzen=GRENZEN, eerder=eerder)
    assert (uitkomst.laatste_dag, uitkomst.past) == (laatste, laatste == verblijf.tot)


@pytest.mark.parametrize(("tot", "past"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False)])
def test_terminaal_is_een_jaar(tot: date, past: bool) -> None:
    uitkomst = bereken_buitenland(
        D(400), "België", Verblijf(date(2026, 1, 1), tot), tabel=LANDEN, grenzen=GRENZEN, terminaal=True
    )
    assert (uitkomst.past, uitkomst.laatste_dag) == (past, date(2026, 12, 31))


@pytest.mark.parametrize(("gevraagd", "op_tijd"), [(date(2026, 6, 1), True), (date(2026, 6, 2), False)])
def test_een_maand_voor_vertrek(gevraagd: date, op_tijd: bool) -> None:
    assert is_op_tijd_gevraagd(gevraagd, date(2026, 7, 1), maanden=1) is op_tijd


# --- what is refused, and rounding ------------------------------------------------------------------

ONBRUIKBAAR: list[tuple[Callable[[], object], str]] = [
    (lambda: procent_naar_leeftijd(date(2026, 6, 16), OP, STAFFEL), "16 juni 2026 ligt na 15 juni 2026"),
    (lambda: procent_naar_leeftijd(OP, OP, ()), "staffel klopt niet"),
    (lambda: procent_naar_leeftijd(OP, OP, (Trede(4, 75), Trede(2, 100))), "staffel klopt niet"),
    (lambda: bereken_sanering([], op=OP, staffel=STAFFEL), "geen artikelen"),
    (lambda: Artikel("Vinyl", Ruimte.WOONKAMER, D(1), D(-1), OP), "De prijs van Vinyl kan niet negatief"),
    (lambda: onderhoud_vervoer(D(-1), nieuwwaarde=D(1), procent=5), "Het onderhoud kan niet negatief"),
    (lambda: onderhoud_verplicht(D("Infinity"), procent=100), "is geen bedrag"),
    (lambda: bereken_verhuizing(D(-1), hoogste=D(1)), "De verhuiskosten"),
    (lambda: bereken_sport(D(1), eigen_procent=26, hoogste_procent=25), "0 tot en met 25 %"),
    (lambda: bereken_dubbele_huur(D(1), -1, hoogste_maanden=6, hoogste_per_maand=D(1)), "aantal maanden"),
    (lambda: bereken_zones(1, 6, grenzen=ZONES, tarief_per_zone=D(1)), "hoogstens 5 reiszones"),
    (lambda: bereken_zones(1, 5, grenzen=ZONES, tarief_per_zone=D(1), meer_zones=1), "individuele noodzaak"),
    (lambda: bereken_zones(-1, 5, grenzen=ZONES, tarief_per_zone=D(1)), "Het aantal ritten"),
    (lambda: bereken_kilometers(-1, hoogste_km=1700, bedrag_per_km=D(1)), "Het aantal kilometers"),
    (lambda: Verblijf(date(2026, 2, 1), date(2026, 1, 31)), "eindigt voordat het begint"),
    (lambda: Verblijf(date(2026, 2, 1), date(2029, 1, 31)), "langer dan twee jaar"),
]


@pytest.mark.parametrize(("roep", "zin"), ONBRUIKBAAR)
def test_onbruikbare_invoer_geeft_een_zin(roep: Callable[[], object], zin: str) -> None:
    with pytest.raises(OngeldigeInvoer, match=zin):
        roep()


@pytest.mark.parametrize(
    ("bedrag", "centen"), [("0.004", "0.00"), ("0.005", "0.01"), ("2.675", "2.68"), ("1.994999", "1.99")]
)
def test_een_halve_cent_gaat_omhoog(bedrag: str, centen: str) -> None:
    assert naar_centen(D(bedrag)) == D(centen)


def test_bedragen_en_getallen_in_het_nederlands() -> None:
    assert schrijf_euro(D("1234567.5")) == "€\u00a01.234.567,50"
    assert [schrijf_getal(D(g)) for g in ("3", "3.50", "0.25", "100")] == ["3", "3,5", "0,25", "100"]


@given(bedrag=bedragen, meer=bedragen, procent=st.integers(0, 100))
def test_een_hoger_bedrag_geeft_nooit_een_lager_deel(bedrag: D, meer: D, procent: int) -> None:
    assert procent_van(bedrag, procent) <= procent_van(bedrag + meer, procent)
    assert procent_van(bedrag, procent) <= bedrag
