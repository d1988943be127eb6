"""Which nights are meant, and what fits: the pure part of the search."""

from datetime import date

import pytest

from logeerzorg.afstand import Punt, gebied, kilometers, rang
from logeerzorg.perioden import Looptijd, Nachten, dichtbij, patroon, weekenden
from logeerzorg.wensen import Wensen, past_niet

WEEKEND = Nachten(date(2027, 3, 5), date(2027, 3, 7))


def test_een_weekend_in_maart_is_elke_vrijdag_van_die_maand() -> None:
    gevonden = weekenden(2027, 3, vanaf=date(2026, 11, 22))
    assert [rij.van.day for rij in gevonden] == [5, 12, 19, 26]
    assert {(rij.van.weekday(), rij.aantal) for rij in gevonden} == {(4, 2)}
    assert weekenden(2027, 3, vanaf=date(2027, 3, 13), nachten=3) == (
        Nachten(date(2027, 3, 19), date(2027, 3, 22)),
        Nachten(date(2027, 3, 26), date(2027, 3, 29)),
    )
    assert weekenden(2026, 12, vanaf=date(2026, 12, 30)) == ()


def test_om_de_acht_weken_twee_nachten_is_zeven_keer_in_een_jaar() -> None:
    keren = patroon(date(2026, 1, 9), om_de_weken=8, nachten=2, tot=date(2026, 12, 31))
    assert [str(rij.van) for rij in keren] == [
        "2026-01-09", "2026-03-06", "2026-05-01", "2026-06-26", "2026-08-21", "2026-10-16", "2026-12-11",
    ]  # fmt: skip
    assert sum(rij.aantal for rij in keren) == 14


@pytest.mark.parametrize(("weken", "nachten"), [(0, 1), (1, 0), (1, 8)])
def test_een_patroon_dat_in_zichzelf_loopt_bestaat_niet(weken: int, nachten: int) -> None:
    with pytest.raises(ValueError, match=r"\."):
        patroon(date(2026, 1, 9), om_de_weken=weken, nachten=nachten, tot=date(2026, 12, 31))


def test_dichtbij_begint_bij_de_naaste_dag_en_nooit_in_het_verleden() -> None:
    dagen = [rij.van for rij in dichtbij(WEEKEND, vanaf=date(2027, 3, 4), dagen=3)]
    assert [dag.day for dag in dagen] == [6, 4, 7, 8]
    assert all(rij.aantal == 2 for rij in dichtbij(WEEKEND, vanaf=date(2027, 1, 1)))


def test_vertrek_en_aankomst_op_een_dag_overlappen_niet() -> None:
    assert not WEEKEND.overlapt(date(2027, 3, 7), date(2027, 3, 9))
    assert not WEEKEND.overlapt(date(2027, 3, 1), date(2027, 3, 5))
    assert WEEKEND.overlapt(date(2027, 3, 6), date(2027, 3, 7))
    with pytest.raises(ValueError, match="na de aankomstdag"):
        Nachten(date(2027, 3, 5), date(2027, 3, 5))


def test_een_bed_is_er_zolang_bed_en_huis_er_zijn_tot_en_met_de_dag_van_vertrek() -> None:
    bed, huis = Looptijd(date(2027, 1, 1), None), Looptijd(date(2026, 1, 1), date(2027, 3, 7))
    assert bed.samen_met(huis) == huis.samen_met(bed) == Looptijd(date(2027, 1, 1), date(2027, 3, 7))
    assert bed.samen_met(bed) == bed
    assert huis.dekt(WEEKEND.van, WEEKEND.tot)
    assert not huis.dekt(WEEKEND.van, date(2027, 3, 8))
    assert not bed.dekt(date(2026, 12, 31), date(2027, 1, 2))
    assert Looptijd(date(2027, 3, 8), None).sluit_aan_op(huis)
    assert not Looptijd(date(2027, 3, 9), None).sluit_aan_op(huis)


@pytest.mark.parametrize(
    ("wensen", "bed", "redenen"),
    [
        (Wensen(), Wensen(tillift=True, rolstoel=True), ()),
        (Wensen(tillift=True), Wensen(rolstoel=True), ("geen tillift",)),
        (Wensen(), Wensen(gesloten=True), ("op een gesloten afdeling, en dat is hier niet nodig",)),
        (Wensen(gesloten=True), Wensen(gesloten=True), ()),
        (Wensen(geslacht="man"), Wensen(geslacht="vrouw"), ("alleen voor vrouwen",)),
        (Wensen(), Wensen(geslacht="vrouw"), ("alleen voor vrouwen",)),
        (Wensen(geslacht="vrouw"), Wensen(geslacht="vrouw"), ()),
    ],
)
def test_waarom_een_bed_niet_past(wensen: Wensen, bed: Wensen, redenen: tuple[str, ...]) -> None:
    assert past_niet(wensen, bed) == redenen


def test_wensen_gaan_heen_en_weer_en_kennen_geen_vreemde_namen() -> None:
    wensen = Wensen(tillift=True, geslacht="man")
    assert wensen.als_gegevens() == {"tillift": True, "geslacht": "man"}
    assert Wensen.uit({**wensen.als_gegevens(), "zwembad": True}) == wensen
    assert wensen.in_woorden == ("een tillift",)


def test_afstand_over_de_bol_en_anders_naar_het_gebied_van_de_postcode() -> None:
    assert kilometers(Punt(52.0, 5.0), Punt(53.0, 5.0)) == pytest.approx(111.19, abs=0.01)
    assert kilometers(Punt(52.0, 5.0), Punt(52.0, 5.0)) == 0
    assert gebied("4793 ab") == "4793"
    assert gebied("onbekend") == ""
    assert [rang("4793 AB", naar) for naar in ("4793 XX", "4701 AA", "2671 AA", "")] == [0, 1, 2, 2]
