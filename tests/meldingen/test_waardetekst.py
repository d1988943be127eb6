"""What a beheerder types for a value, and that a value written out is read back as the same value."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meldingen.fouten import Geweigerd
from meldingen.models import Parameter
from meldingen.parametersoorten import SOORTEN, Parametersoort, Peildatum, Soort
from meldingen.waardetekst import lees_dag, lees_waarde, schrijf_waarde


def soort(wat: Soort, **anders: Any) -> Parametersoort:
    return Parametersoort("proef", "om te proeven", wat, Peildatum.DAG_ZELF, **anders)


@pytest.mark.parametrize(
    ("wat", "tekst", "waarde"),
    [
        (Soort.GETAL, " 15 ", 15),
        (Soort.GETAL, "0", 0),
        (Soort.BEDRAG, "21,80", "21.80"),
        (Soort.BEDRAG, "€ 21.8", "21.80"),
        (Soort.BEDRAG, "1.250", "1250.00"),
        (Soort.BEDRAG, "1.250,5", "1250.50"),
        (Soort.BEDRAG, "19", "19.00"),
        (Soort.JANEE, "Ja", True),
        (Soort.JANEE, "false", False),
        (Soort.TEKST, "", ""),
        (Soort.TEKST, "Het duurt nu langer.", "Het duurt nu langer."),
        (Soort.LIJST, "", []),
        (Soort.LIJST, "2027-05-07, 24-12-2027", ["2027-05-07", "2027-12-24"]),
        (Soort.LIJST, "9, 13, 18, 23", [9, 13, 18, 23]),
        (Soort.LIJST, '[["a", 1]]', [["a", 1]]),
        (Soort.DREMPELS, '{"besluit": [7, 10]}', {"besluit": [7, 10]}),
    ],
)
def test_een_waarde_wordt_gelezen_zoals_mensen_haar_typen(wat: Soort, tekst: str, waarde: Any) -> None:
    assert lees_waarde(soort(wat), tekst) == waarde


@pytest.mark.parametrize(
    ("wat", "tekst", "zin"),
    [
        (Soort.GETAL, "-5", "niet negatief"),
        (Soort.BEDRAG, "-5,00", "niet negatief"),
        (Soort.BEDRAG, "veel", "bedrag in euro"),
        (Soort.BEDRAG, "1,234", "bedrag in euro"),
        (Soort.GETAL, "2.5", "geheel getal"),
        (Soort.GETAL, "9" * 40, "geheel getal"),
        (Soort.GETAL, "", "mag niet leeg"),
        (Soort.JANEE, "misschien", "ja of nee"),
        (Soort.DREMPELS, "{", "niet te lezen"),
        (Soort.DREMPELS, "[" * 20_000, "niet te lezen"),
        (Soort.DREMPELS, '{"a": [1e999]}', "niet te lezen"),
        (Soort.DREMPELS, '{"a": [NaN]}', "niet te lezen"),
        (Soort.DREMPELS, r'{"a\u0000": [7]}', "niet te lezen"),
        (Soort.TEKST, "x" * 20_001, "te lang"),
    ],
)
def test_wat_niet_past_krijgt_een_zin(wat: Soort, tekst: str, zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        lees_waarde(soort(wat), tekst)


def test_een_keuze_hoeft_geen_hoofdletters_en_een_verkeerde_noemt_de_goede() -> None:
    keuze = soort(Soort.KEUZE, keuzes=("TOTAAL", "PER_PERIODE"))
    assert lees_waarde(keuze, "totaal") == "TOTAAL"
    with pytest.raises(Geweigerd, match="TOTAAL, PER_PERIODE"):
        lees_waarde(keuze, "soms")


def test_leeg_is_geen_grens_waar_dat_mag() -> None:
    assert lees_waarde(soort(Soort.GETAL, mag_leeg=True), "") is None
    assert schrijf_waarde(soort(Soort.GETAL, mag_leeg=True), None) == ""


@pytest.mark.parametrize("tekst", ["2027-01-31", "31-1-2027", "31/01/2027", " 31-01-2027 "])
def test_een_dag_mag_zoals_een_rekenblad_haar_schrijft(tekst: str) -> None:
    assert lees_dag(tekst) == date(2027, 1, 31)


@pytest.mark.parametrize("tekst", ["", "31-13-2027", "gisteren", "2027", "30-02-2027", "1" * 400])
def test_wat_geen_dag_is_is_geen_dag(tekst: str) -> None:
    assert lees_dag(tekst) is None


_TEKST = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)
_WAARDEN = {
    Soort.GETAL: st.integers(0, 10_000),
    Soort.BEDRAG: st.decimals(0, 9_999_999, places=2, allow_nan=False).map(lambda getal: f"{getal:.2f}"),
    Soort.JANEE: st.booleans(),
    Soort.TEKST: _TEKST.map(str.strip),
    Soort.LIJST: st.lists(st.one_of(st.integers(0, 9999), _TEKST, st.lists(st.integers(), max_size=2)), max_size=4),
    Soort.DREMPELS: st.dictionaries(_TEKST, st.lists(st.integers(1, 99), max_size=3), max_size=3),
}


@pytest.mark.parametrize("wat", _WAARDEN)
def test_wat_is_geschreven_wordt_hetzelfde_gelezen(wat: Soort) -> None:
    @given(_WAARDEN[wat])
    def heen_en_terug(waarde: Any) -> None:
        assert lees_waarde(soort(wat), schrijf_waarde(soort(wat), waarde)) == waarde

    heen_en_terug()


@pytest.mark.django_db
def test_elke_ingelezen_waarde_komt_heel_heen_en_terug() -> None:
    for rij in Parameter.objects.all():
        assert lees_waarde(SOORTEN[rij.code], schrijf_waarde(SOORTEN[rij.code], rij.waarde)) == rij.waarde, rij
