"""The tariff of the eigen bijdrage and the months until the cost price is paid (E-02, E-06)."""

import json
from datetime import date
from decimal import Decimal

import pytest

from onderzoek.rekenen.eigen_bijdrage import OnbekendTarief, Tarief, Tarieftype, maandtarief
from onderzoek.rekenen.kostprijs import maanden_tot_kostprijs
from tests.orakel import orakel

TARIEVEN = (
    Tarief(Decimal("19.00"), date(2019, 1, 1), date(2023, 12, 31)),
    Tarief(Decimal("20.60"), date(2024, 1, 1), date(2024, 12, 31)),
    Tarief(Decimal("21.00"), date(2025, 1, 1), date(2025, 12, 31)),
    Tarief(Decimal("21.80"), date(2026, 1, 1), date(2026, 12, 31)),
)
# cost price, tariff, whole months, rest
KOSTPRIJZEN = [
    ("570.00", "19.00", 30, "0.00"),
    ("500.00", "21.80", 22, "20.40"),
    ("8000.00", "21.80", 366, "21.20"),
    ("21.80", "21.80", 1, "0.00"),
    ("15.00", "21.80", 0, "15.00"),
]


@pytest.mark.regel("E-02")
@pytest.mark.parametrize(
    ("vraag", "bedrag"),
    [
        (2019, "19.00"),
        (2020, "19.00"),
        (2023, "19.00"),
        (2024, "20.60"),
        (2026, "21.80"),
        (date(2023, 12, 31), "19.00"),
        (date(2024, 1, 1), "20.60"),
        (date(2025, 7, 1), "21.00"),
        (date(2026, 12, 31), "21.80"),
    ],
)
def test_het_tarief_van_een_jaar_of_dag(vraag: int | date, bedrag: str) -> None:
    assert maandtarief(vraag, TARIEVEN) == Decimal(bedrag)


@pytest.mark.regel("E-02")
@pytest.mark.parametrize("vraag", [2018, 2027, date(2018, 12, 31), date(2027, 1, 1)])
def test_een_onbekend_jaar_wordt_geweigerd_en_niet_geraden(vraag: int | date) -> None:
    jaar = vraag if isinstance(vraag, int) else vraag.year
    with pytest.raises(OnbekendTarief, match=f"Voor {jaar} is geen tarief voor de eigen bijdrage bekend"):
        maandtarief(vraag, TARIEVEN)


def test_een_open_tarief_geldt_door() -> None:
    open_tarief = [Tarief(Decimal("21.80"), date(2026, 1, 1))]
    assert maandtarief(2030, open_tarief) == Decimal("21.80")
    with pytest.raises(OnbekendTarief):
        maandtarief(2025, open_tarief)


def test_een_jaar_met_twee_tarieven_vraagt_om_een_dag() -> None:
    halverwege = [
        Tarief(Decimal("21.80"), date(2026, 1, 1), date(2026, 6, 30)),
        Tarief(Decimal("22.00"), date(2026, 7, 1)),
    ]
    with pytest.raises(OnbekendTarief, match="in de loop van 2026"):
        maandtarief(2026, halverwege)
    assert maandtarief(date(2026, 7, 1), halverwege) == Decimal("22.00")


def test_overlappende_tarieven_worden_geweigerd() -> None:
    dubbel = [*TARIEVEN, Tarief(Decimal("22.00"), date(2026, 12, 1))]
    with pytest.raises(OnbekendTarief, match="Op 15-12-2026 geldt meer dan één tarief"):
        maandtarief(date(2026, 12, 15), dubbel)


@pytest.mark.parametrize(
    ("bedrag", "tot", "zin"),
    [("-0.01", None, "niet negatief"), ("19", date(2025, 12, 31), "voordat het begint")],
)
def test_een_onmogelijk_tarief_wordt_geweigerd(bedrag: str, tot: date | None, zin: str) -> None:
    with pytest.raises(ValueError, match=zin):
        Tarief(Decimal(bedrag), date(2026, 1, 1), tot)


@pytest.mark.regel("E-20")
def test_een_tarief_naar_inkomen_wordt_niet_berekend() -> None:
    naar_inkomen = [*TARIEVEN, Tarief(None, date(2027, 1, 1), soort=Tarieftype.INKOMENSAFHANKELIJK)]
    assert maandtarief(2026, naar_inkomen) == Decimal("21.80")
    for vraag in (2027, date(2027, 1, 1)):
        with pytest.raises(OnbekendTarief, match="hangt de eigen bijdrage af van inkomen en vermogen"):
            maandtarief(vraag, naar_inkomen)


def test_een_vast_tarief_zonder_bedrag_bestaat_niet() -> None:
    with pytest.raises(ValueError, match="een bedrag nodig"):
        Tarief(None, date(2027, 1, 1))


@pytest.mark.parametrize(("kostprijs", "tarief", "volle", "restant"), KOSTPRIJZEN)
def test_maanden_tot_de_kostprijs(kostprijs: str, tarief: str, volle: int, restant: str) -> None:
    uitkomst = maanden_tot_kostprijs(Decimal(kostprijs), Decimal(tarief))
    assert (uitkomst.volle_maanden, uitkomst.restant) == (volle, Decimal(restant))
    assert uitkomst.maanden == volle + (Decimal(restant) > 0)
    assert uitkomst.volle_maanden * Decimal(tarief) + uitkomst.restant == Decimal(kostprijs)


def test_de_kostprijzen_zijn_gelijk_aan_de_bron() -> None:
    bron = json.loads(orakel("domein/testvectoren.json").read_text(encoding="utf-8"))["eigen_bijdrage_kostprijs"]
    assert [
        tuple(Decimal(str(v[k])) for k in ("kostprijs_eur", "tarief_eur", "volle_maanden", "restant_eur")) for v in bron
    ] == [tuple(Decimal(waarde) for waarde in rij) for rij in KOSTPRIJZEN]


def test_niets_te_betalen() -> None:
    assert maanden_tot_kostprijs(Decimal(0), Decimal("21.80")).maanden == 0


@pytest.mark.parametrize(("kostprijs", "tarief", "zin"), [("10", "0", "hoger zijn dan nul"), ("-1", "19", "negatief")])
def test_onzin_wordt_geweigerd(kostprijs: str, tarief: str, zin: str) -> None:
    with pytest.raises(ValueError, match=zin):
        maanden_tot_kostprijs(Decimal(kostprijs), Decimal(tarief))
