"""The amount of a pgb, worked out by hand in the comments (P-19 to P-22, P-38)."""

from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onderzoek.rekenen.pgb import (
    Budgetregel,
    Categorie,
    Hulpverlener,
    Inschrijving,
    Natura,
    Per,
    Uurtarieven,
    bereken_pgb,
    netwerktegemoetkoming,
    toets_categorie,
)
from onderzoek.rekenen.stappen import OngeldigeInvoer, naar_centen

OP = date(2026, 5, 5)
KVK = Inschrijving("12345678", date(2020, 1, 1))
AGB = Inschrijving("01234567", date(2025, 1, 1), date(2026, 12, 31))
BUREAU = Hulpverlener("Thuis Begeleid", KVK, AGB, volgt_kwaliteitsstandaarden=True)
ZUS = Hulpverlener("Sanne")
TARIEVEN = Uurtarieven(formeel=D("52.00"), informeel=D("20.00"))
centen = st.decimals(min_value=0, max_value=5000, places=2, allow_nan=False)


def regel(aantal: str, tarief: str, per: Per = Per.WEEK, verlener: Hulpverlener | None = ZUS) -> Budgetregel:
    return Budgetregel("Begeleiding", D(aantal), D(tarief), per, verlener)


@pytest.mark.regel("P-22")
@pytest.mark.parametrize(
    ("verlener", "op", "categorie", "ontbreekt"),
    [
        (BUREAU, OP, Categorie.FORMEEL, ()),
        (BUREAU, date(2026, 12, 31), Categorie.FORMEEL, ()),
        (BUREAU, date(2027, 1, 1), Categorie.INFORMEEL, ("een geldige AGB-code",)),
        (BUREAU, date(2024, 12, 31), Categorie.INFORMEEL, ("een geldige AGB-code",)),
        (Hulpverlener("X", None, AGB, True), OP, Categorie.INFORMEEL, ("een geldige KvK-inschrijving",)),
        (Hulpverlener("X", KVK, AGB, False), OP, Categorie.INFORMEEL, ("werken volgens de kwaliteitsstandaarden",)),
    ],
)
def test_formeel_vraagt_kvk_agb_en_kwaliteit_op_die_dag(
    verlener: Hulpverlener, op: date, categorie: Categorie, ontbreekt: tuple[str, ...]
) -> None:
    toets = toets_categorie(verlener, op)
    assert (toets.categorie, toets.ontbreekt) == (categorie, ontbreekt)


@pytest.mark.regel("P-22")
@pytest.mark.parametrize(
    ("verlener", "gevraagd", "bedrag"),
    [
        # 3 hours a week x 20.00 x 52 / 12 = 260.00; x 52.00 = 676.00; a lower asked tariff counts: 3 x 18 x 52/12 = 234
        (ZUS, "24.50", "260.00"),
        (BUREAU, "60.00", "676.00"),
        (ZUS, "18.00", "234.00"),
        (ZUS, "20.00", "260.00"),
    ],
)
def test_het_tarief_volgt_de_categorie(verlener: Hulpverlener, gevraagd: str, bedrag: str) -> None:
    pgb = bereken_pgb([regel("3", gevraagd, verlener=verlener)], natura=Natura(D(9999)), tarieven=TARIEVEN, op=OP)
    assert pgb.bedrag == D(bedrag)
    assert "formele hulp" in pgb.stappen[0].uitleg
    assert pgb.stappen[0].regel == "P-22"


@pytest.mark.regel("P-19", "P-20")
@pytest.mark.parametrize(
    ("plafond", "bedrag", "bijbetaling"),
    [
        # asked 3 x 24.50 x 52/12 = 318.50, counted 260.00
        ("260.01", "260.00", "58.50"),
        ("260.00", "260.00", "58.50"),
        ("259.99", "259.99", "58.51"),
        ("0", "0.00", "318.50"),
    ],
)
def test_nooit_meer_dan_natura_en_de_rest_betaalt_men_bij(plafond: str, bedrag: str, bijbetaling: str) -> None:
    pgb = bereken_pgb([regel("3", "24.50")], natura=Natura(D(plafond)), tarieven=TARIEVEN, op=OP)
    assert (pgb.bedrag, pgb.bijbetaling, pgb.gevraagd) == (D(bedrag), D(bijbetaling), D("318.50"))
    assert [stap.regel for stap in pgb.stappen] == ["P-22", "P-19", "P-19", "P-19", "P-20", "P-21"]


@pytest.mark.regel("P-21")
def test_het_pgb_is_bruto() -> None:
    pgb = bereken_pgb([regel("1", "20", Per.MAAND)], natura=Natura(D(100)), tarieven=TARIEVEN, op=OP)
    assert pgb.bedrag == D("20.00")
    assert "bruto" in pgb.stappen[-1].uitleg
    assert pgb.stappen[-1].bedrag is None


@pytest.mark.parametrize(
    ("per", "bedrag"),
    [(Per.WEEK, "86.67"), (Per.VIER_WEKEN, "21.67"), (Per.MAAND, "20.00"), (Per.JAAR, "1.67")],
)
def test_elke_regel_wordt_naar_een_maand_gerekend(per: Per, bedrag: str) -> None:
    pgb = bereken_pgb([regel("1", "20", per)], natura=Natura(D(500)), tarieven=TARIEVEN, op=OP)
    assert pgb.bedrag == D(bedrag)


@pytest.mark.regel("P-19")
def test_een_ding_is_eenmalig_en_onderhoud_komt_erboven() -> None:
    scootmobiel = Budgetregel("Scootmobiel", D(1), D("3100"), Per.EENMALIG)
    pgb = bereken_pgb(
        [scootmobiel, regel("2", "20")],
        natura=Natura(per_maand=D(200), eenmalig=D(2800)),
        tarieven=TARIEVEN,
        op=OP,
        onderhoud_per_jaar=D(140),
    )
    # 2 x 20 x 52/12 = 173.33; 3100 asked against 2800 in natura leaves 300
    assert (pgb.bedrag, pgb.eenmalig, pgb.bijbetaling_eenmalig) == (D("173.33"), D("2800.00"), D("300.00"))
    assert pgb.onderhoud_per_jaar == D("140.00")
    assert pgb.bijbetaling == D("0.00")


@pytest.mark.parametrize(
    ("roep", "zin"),
    [
        (lambda: bereken_pgb([], natura=Natura(), tarieven=TARIEVEN, op=OP), "geen regels"),
        (lambda: bereken_pgb([regel("1", "1")], natura=Natura(), tarieven=TARIEVEN, op=OP), "per maand kost"),
        (
            lambda: bereken_pgb([regel("1", "1", Per.EENMALIG)], natura=Natura(D(1)), tarieven=TARIEVEN, op=OP),
            "eenmalig kost",
        ),
        (lambda: bereken_pgb([regel("1", "1")], natura=Natura(D(1)), tarieven=Uurtarieven(), op=OP), "informele hulp"),
        (lambda: regel("-1", "1"), "Het aantal bij Begeleiding kan niet negatief zijn"),
        (lambda: regel("1", "-0.01"), "Het tarief bij Begeleiding kan niet negatief zijn"),
        (lambda: regel("1", "NaN"), "is geen bedrag"),
        (lambda: regel("1", "10000000"), "is te hoog"),
        (lambda: Inschrijving("1", date(2026, 1, 2), date(2026, 1, 1)), "eindigt voordat het begint"),
    ],
)
def test_onbruikbare_invoer_geeft_een_zin(roep: object, zin: str) -> None:
    with pytest.raises(OngeldigeInvoer, match=zin):
        roep()  # type: ignore[operator]


@pytest.mark.regel("P-38")
@pytest.mark.parametrize(
    ("gevraagd", "onkosten", "bedrag"),
    [("140.99", "0", "140.99"), ("141.00", "0", "141.00"), ("141.01", "0", "141.00"), ("200", "12.50", "153.50")],
)
def test_hulp_uit_het_netwerk_hoogstens_141_euro_en_onkosten(gevraagd: str, onkosten: str, bedrag: str) -> None:
    assert netwerktegemoetkoming(D(gevraagd), maximum=D(141), onkosten=D(onkosten)).bedrag == D(bedrag)


@given(tarief=centen, meer=centen, plafond=centen, uren=st.decimals(0, 100, places=1, allow_nan=False))
def test_meer_vragen_geeft_nooit_minder_en_nooit_meer_dan_het_plafond(tarief: D, meer: D, plafond: D, uren: D) -> None:
    def van(bedrag: D) -> D:
        plan = [Budgetregel("hulp", uren, bedrag, Per.MAAND, ZUS)]
        pgb = bereken_pgb(plan, natura=Natura(plafond), tarieven=TARIEVEN, op=OP)
        assert pgb.bedrag + pgb.bijbetaling == pgb.gevraagd
        assert pgb.bedrag == naar_centen(pgb.bedrag) <= plafond
        return pgb.bedrag

    assert van(tarief) <= van(tarief + meer)
