"""What housemates usually do, by age, as the catalogue tables it (4.8)."""

from datetime import date
from itertools import pairwise

import pytest

from onderzoek.gebruikelijke_hulp import TAKEN, Norm, Taak, leeftijd, norm_voor, wijkt_af
from onderzoek.vragenlijsten import HUISGENOOT, MANTELZORG, vragen_van

STANDAARD, ALTERNATIEF = (9, 13, 18, 23), (8, 13, 18, 23)
# Age, norm when light work begins at nine, norm when it begins at eight.
TABEL = [
    (0, Norm.GEEN, Norm.GEEN),
    (7, Norm.GEEN, Norm.GEEN),
    (8, Norm.GEEN, Norm.LICHT),
    (9, Norm.LICHT, Norm.LICHT),
    (12, Norm.LICHT, Norm.LICHT),
    (13, Norm.NAAR_VERMOGEN, Norm.NAAR_VERMOGEN),
    (17, Norm.NAAR_VERMOGEN, Norm.NAAR_VERMOGEN),
    (18, Norm.EENPERSOONS, Norm.EENPERSOONS),
    (22, Norm.EENPERSOONS, Norm.EENPERSOONS),
    (23, Norm.VOLLEDIG, Norm.VOLLEDIG),
    (40, Norm.VOLLEDIG, Norm.VOLLEDIG),
]


@pytest.mark.regel("O-09")
@pytest.mark.parametrize(("jaren", "standaard", "alternatief"), TABEL)
def test_bij_elke_leeftijd_hoort_een_norm(jaren: int, standaard: Norm, alternatief: Norm) -> None:
    assert norm_voor(jaren, STANDAARD) is standaard
    assert norm_voor(jaren, ALTERNATIEF) is alternatief


def test_drieentwintig_is_ook_te_lezen_als_na_het_drieentwintigste_jaar() -> None:
    assert norm_voor(23, (9, 13, 18, 24)) is Norm.EENPERSOONS


@pytest.mark.parametrize("grenzen", [(), (9, 13, 18), (9, 9, 18, 23), (13, 9, 18, 23), (9, 13, 18, "23")])
def test_onzin_in_de_parameter_wordt_gezegd(grenzen: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="vier oplopende getallen"):
        norm_voor(30, grenzen)


def test_de_verjaardag_zelf_telt() -> None:
    geboren = date(2003, 3, 16)
    assert [leeftijd(geboren, dag) for dag in (date(2026, 3, 15), date(2026, 3, 16))] == [22, 23]
    assert leeftijd(date(2008, 2, 29), date(2026, 2, 28)) == 17
    with pytest.raises(ValueError, match="moet nog komen"):
        leeftijd(date(2026, 3, 17), date(2026, 3, 16))


def test_elke_norm_houdt_de_taken_van_de_lagere_in() -> None:
    rijen = [set(TAKEN[norm]) for norm in Norm]
    assert all(laag < hoog for laag, hoog in pairwise(rijen))
    assert rijen[-1] == set(Taak)
    assert Taak.STOFZUIGEN not in TAKEN[Norm.LICHT]
    assert {Taak.STOFZUIGEN, Taak.BED} <= set(TAKEN[Norm.NAAR_VERMOGEN])


@pytest.mark.regel("O-31")
def test_een_verdeling_wijkt_af_als_iemand_te_veel_doet_of_niemand_het_doet() -> None:
    assert wijkt_af(Taak.SANITAIR, Norm.NAAR_VERMOGEN, [Norm.NAAR_VERMOGEN])
    assert not wijkt_af(Taak.STOFZUIGEN, Norm.NAAR_VERMOGEN, [Norm.NAAR_VERMOGEN])
    assert wijkt_af(Taak.STOFZUIGEN, None, [Norm.GEEN, Norm.VOLLEDIG])
    assert not wijkt_af(Taak.STOFZUIGEN, None, [Norm.GEEN, Norm.LICHT])
    assert not wijkt_af(Taak.STOFZUIGEN, None, [])


@pytest.mark.regel("O-14", "O-34")
def test_zestien_vragen_en_negen_punten() -> None:
    codes = [vraag.code for vraag in vragen_van(MANTELZORG)]
    assert codes == [
        "a1", "a2", "a3", "b1", "b2", "b3", "b4", "c1", "c2", "d1", "d2", "e1", "e2", "f1", "f2", "f3",
    ]  # fmt: skip
    assert len(vragen_van(HUISGENOOT)) == 9
