"""How names are folded: for sorting, for finding what is spelled a little differently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meldingen.zoekvorm import klank, sorteersleutel, vouw, zoektermen


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("  De  Vries ", "de vries"),
        ("Çelik", "celik"),
        ("Müller-Özdemir", "muller ozdemir"),
        ("d'Hondt", "d hondt"),
        ("Łukasz", "lukasz"),
        ("Sørensen", "sorensen"),
        ("Groß", "gross"),
        ("ÉÉN", "een"),
        ("", ""),
        ("'-.", ""),
    ],
)
def test_vouwen_haalt_accenten_hoofdletters_en_tekens_weg(tekst: str, verwacht: str) -> None:
    assert vouw(tekst) == verwacht


def test_sorteren_gaat_zonder_tussenvoegsel_en_accenten() -> None:
    namen = [("Zwart", "Ada"), ("Åkesson", "Bo"), ("Berg", "Zoë"), ("Berg", "Anna")]
    assert sorted(namen, key=lambda naam: sorteersleutel(*naam)) == [
        ("Åkesson", "Bo"), ("Berg", "Anna"), ("Berg", "Zoë"), ("Zwart", "Ada"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "namen",
    [
        ("Meijer", "Meyer", "Meier"),
        ("Bouwman", "Bouman", "Bauman"),
        ("Visser", "Fisser"),
        ("Smit", "Smid", "Smidt"),
        ("Jansen", "Janssen"),
        ("Claassen", "Klaasen"),
        ("Zwart", "Swart"),
        ("Philips", "Filips"),
    ],
)
def test_wat_eender_klinkt_heeft_dezelfde_klank(namen: tuple[str, ...]) -> None:
    assert len({klank(naam) for naam in namen}) == 1


@pytest.mark.parametrize(("een", "ander"), [("Bakker", "Dekker"), ("Bos", "Bus"), ("Mulder", "Molenaar")])
def test_wat_anders_klinkt_blijft_anders(een: str, ander: str) -> None:
    assert klank(een) != klank(ander)


def test_zoektermen_zijn_de_namen_en_hun_delen() -> None:
    termen = zoektermen("Jansen-Bakker", "Anna Maria", "de Groot")
    assert {("naam", "jansen bakker"), ("naam", "jansen"), ("naam", "bakker"), ("naam", "groot")} <= termen
    assert {("voornaam", "anna"), ("voornaam", "maria")} <= termen
    assert ("klank", klank("Jansen-Bakker")) in termen


def test_zonder_geboortenaam_staat_er_niets_leegs_in() -> None:
    assert all(term for _, term in zoektermen("Bos", "", ""))


@given(st.text(max_size=60))
def test_vouwen_is_na_een_keer_klaar(tekst: str) -> None:
    assert vouw(vouw(tekst)) == vouw(tekst)
    assert set(vouw(tekst)) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
