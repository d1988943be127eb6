"""The one search field forgives how somebody types."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meldingen.zoekvraag import Zoekvraag, ontleed

VANDAAG = date(2026, 11, 23)
GEBOREN = date(1942, 3, 27)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("123456782", Zoekvraag(bsn="123456782")),
        ("1234.56.782", Zoekvraag(bsn="123456782")),
        ("123 456 782 Bakker", Zoekvraag(bsn="123456782", woorden=("Bakker",))),
        ("WMO-2026-000012", Zoekvraag(nummer="WMO-2026-000012")),
        ("wmo 2026 12", Zoekvraag(nummer="WMO-2026-000012")),
        ("2026-000012", Zoekvraag(nummer="WMO-2026-000012")),
        ("12", Zoekvraag(nummer="000012")),
        ("27-3-1942", Zoekvraag(geboren=(GEBOREN,))),
        ("27/03/1942", Zoekvraag(geboren=(GEBOREN,))),
        ("27.3.1942", Zoekvraag(geboren=(GEBOREN,))),
        ("27 3 1942", Zoekvraag(geboren=(GEBOREN,))),
        ("27 maart 1942", Zoekvraag(geboren=(GEBOREN,))),
        ("27 mrt. 1942", Zoekvraag(geboren=(GEBOREN,))),
        ("1942-03-27", Zoekvraag(geboren=(GEBOREN,))),
        ("27031942", Zoekvraag(geboren=(GEBOREN,))),
        ("27-3-42", Zoekvraag(geboren=(GEBOREN,))),
        ("27-3-'15", Zoekvraag(geboren=(date(1915, 3, 27), date(2015, 3, 27)))),
        ("1234 AB", Zoekvraag(postcode="1234 AB")),
        ("1234ab", Zoekvraag(postcode="1234 AB")),
        ("1234 ab 12", Zoekvraag(postcode="1234 AB", huisnummer="12")),
        ("1234AB12-a", Zoekvraag(postcode="1234 AB", huisnummer="12a")),
        ("bakker 27 3 1942", Zoekvraag(geboren=(GEBOREN,), woorden=("bakker",))),
        ("van der Berg, Anna", Zoekvraag(woorden=("Berg", "Anna"))),
        ("de Vries 1234AB 5", Zoekvraag(postcode="1234 AB", huisnummer="5", woorden=("Vries",))),
    ],
)
def test_wat_iemand_typt_wordt_begrepen(tekst: str, verwacht: Zoekvraag) -> None:
    assert ontleed(tekst, VANDAAG) == verwacht


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("123456789", "Dit burgerservicenummer bestaat niet. Controleer de cijfers."),
        ("123.456.789", "Dit burgerservicenummer bestaat niet. Controleer de cijfers."),
        ("a", "Vul meer in"),
        ("", "Vul meer in"),
        ("🎂", "Vul meer in"),
    ],
)
def test_wat_niet_te_zoeken_is_zegt_waarom(tekst: str, zin: str) -> None:
    assert ontleed(tekst, VANDAAG).fout.startswith(zin)


@given(st.text(max_size=60))
def test_elke_tekst_is_te_ontleden(tekst: str) -> None:
    assert isinstance(ontleed(tekst, VANDAAG), Zoekvraag)
