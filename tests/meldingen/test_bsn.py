"""The burgerservicenummer (X-07): only numbers that are meant for tests or break the rules."""

import pytest

from meldingen.bsn import is_geldig_bsn, maskeer_bsn, normaliseer_bsn

GELDIG = ["999900006", "999900018", "123456782", "111222333"]


@pytest.mark.parametrize("bsn", GELDIG)
def test_een_bsn_dat_aan_de_elfproef_voldoet_is_geldig(bsn: str) -> None:
    assert is_geldig_bsn(bsn)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "000000000",
        "123456789",
        "12345678",
        "1234567820",
        "12345678a",
        "12345678２",
        " 123456782",
        "123456782\n",
    ],
)
def test_al_het_andere_is_ongeldig(tekst: str) -> None:
    assert not is_geldig_bsn(tekst)


@pytest.mark.parametrize("bsn", GELDIG)
def test_een_enkele_tikfout_valt_altijd_op(bsn: str) -> None:
    fout = [bsn[:i] + c + bsn[i + 1 :] for i in range(9) for c in "0123456789" if c != bsn[i]]
    assert len(fout) == 81
    assert not any(map(is_geldig_bsn, fout))


@pytest.mark.parametrize("bsn", GELDIG)
def test_twee_verwisselde_buren_vallen_altijd_op(bsn: str) -> None:
    verwisseld = {bsn[:i] + bsn[i + 1] + bsn[i] + bsn[i + 2 :] for i in range(8)} - {bsn}
    assert verwisseld
    assert not any(map(is_geldig_bsn, verwisseld))


@pytest.mark.parametrize(
    "getikt", ["123456782", " 1234 56 782 ", "1234.56.782", "1234-56-782", "1234–56‑782", "1234\u00a056\t782"]
)
def test_spaties_punten_en_streepjes_mogen(getikt: str) -> None:
    assert normaliseer_bsn(getikt) == "123456782"


@pytest.mark.parametrize(
    ("getikt", "zin"),
    [
        ("", "Vul een burgerservicenummer in."),
        (" - ", "Vul een burgerservicenummer in."),
        ("12345678", "Een burgerservicenummer heeft 9 cijfers. U vulde er 8 in."),
        ("1234567820", "Een burgerservicenummer heeft 9 cijfers. U vulde er 10 in."),
        ("12345678x", "Een burgerservicenummer bestaat alleen uit cijfers."),
        ("12345678２", "Een burgerservicenummer bestaat alleen uit cijfers."),
        ("123456789", "Dit burgerservicenummer bestaat niet. Controleer de cijfers."),
        ("000000000", "Dit burgerservicenummer bestaat niet. Controleer de cijfers."),
    ],
)
def test_een_fout_nummer_wordt_geweigerd_met_een_zin_zonder_het_nummer(getikt: str, zin: str) -> None:
    with pytest.raises(ValueError, match="urgerservicenummer") as fout:
        normaliseer_bsn(getikt)
    assert str(fout.value) == zin


@pytest.mark.parametrize(
    ("bsn", "masker"),
    [("123456782", "******782"), ("", "*********"), ("1234567820", "*********"), ("12", "*********")],
)
def test_een_masker_laat_hooguit_drie_cijfers_zien(bsn: str, masker: str) -> None:
    assert maskeer_bsn(bsn) == masker
