"""The letters of bezwaar: received (D-30), incomplete (D-31), more time (D-32) and decided (D-33)."""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from beschikkingen.brieven import (
    SOORTEN,
    Beroepsclausule,
    BeslissingOpBezwaarGegevens,
    BezwaarOntvangenGegevens,
    BezwaarUitkomst,
    BezwaarVerdagingGegevens,
    BezwaarVerzuimGegevens,
)
from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import Brief, render_soort
from meldingen.brieven.soorten import Briefsoort
from meldingen.brieven.tekst import blokken
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

D30, D31, D32, D33 = soorten_met_code(SOORTEN, "D-30", "D-31", "D-32", "D-33")
GEDEELD: dict[str, Any] = {
    "afzender": AFZENDER,
    "geadresseerde": GEADRESSEERDE,
    "zaak": zaak(date(2026, 7, 27)),
    "ontvangen_op": date(2026, 7, 24),
    "besluit_op": date(2026, 7, 1),
    "besluit_over": "logeerzorg",
}
ONTVANGEN = BezwaarOntvangenGegevens(
    **GEDEELD, bezwaar_tot=date(2026, 8, 12), weken=6, beslis_uiterlijk=date(2026, 9, 23)
)
VERZUIM = BezwaarVerzuimGegevens(
    **GEDEELD,
    ontbreekt=("Uw handtekening", "Waarom u het niet eens bent met het besluit"),
    uiterlijk_op=date(2026, 8, 17),
    adres=("gemeente Altena, afdeling Bezwaar", "Postbus 100", "4280 ZZ Voorbeelddorp"),
    beslis_uiterlijk=date(2026, 9, 28),
)
VERDAGING = BezwaarVerdagingGegevens(
    **GEDEELD,
    reden="Wij wachten nog op het advies van de arts",
    weken=6,
    was_uiterlijk=date(2026, 9, 23),
    beslis_uiterlijk=date(2026, 11, 4),
)
BESLISSING = BeslissingOpBezwaarGegevens(
    **GEDEELD,
    uitkomst=BezwaarUitkomst.ONGEGROND,
    waarom=(
        "U schrijft dat uw zoon u niet kan brengen. Wij vroegen hem dat nog een keer. Hij zegt dat hij u graag brengt.",
        "Daarom is vervoer door de gemeente niet nodig.",
    ),
    gehoord_op=date(2026, 9, 3),
    regels=("artikel 7:11 van de Algemene wet bestuursrecht", "de Wet maatschappelijke ondersteuning 2015"),
    regels_website="www.altena.example/regels",
    beroep=Beroepsclausule(
        laatste_dag=date(2026, 11, 2),
        rechtbank="Rechtbank Zeeland-West-Brabant, team Bestuursrecht, Postbus 90006, 4800 PA Breda",
    ),
)
GEGROND = dataclasses.replace(
    BESLISSING,
    uitkomst=BezwaarUitkomst.GEGROND,
    waarom=("Uw zoon heeft geen auto meer. Dat wisten wij niet. U hebt dus toch vervoer nodig.",),
    advies_op=date(2026, 9, 10),
    nieuw_besluit_uiterlijk=date(2026, 10, 5),
)
GEVALLEN = [
    (D30, ONTVANGEN, "d30"),
    (D30, dataclasses.replace(ONTVANGEN, op_tijd=False, commissie=True, weken=12), "d30-te-laat"),
    (D31, VERZUIM, "d31"),
    (D32, VERDAGING, "d32"),
    (D33, BESLISSING, "d33-ongegrond"),
    (D33, GEGROND, "d33-gegrond"),
    (
        D33,
        dataclasses.replace(
            BESLISSING,
            uitkomst=BezwaarUitkomst.NIET_ONTVANKELIJK,
            gehoord_op=None,
            niet_gehoord="Het was meteen duidelijk dat wij uw bezwaar niet kunnen behandelen",
        ),
        "d33-niet-ontvankelijk",
    ),
]


def brief(soort: Briefsoort, gegevens: Briefgegevens, **anders: Any) -> Brief:
    return render_soort(soort, dataclasses.replace(gegevens, **anders).als_gegevens())


@pytest.mark.parametrize(("soort", "gegevens", "naam"), GEVALLEN, ids=[rij[2] for rij in GEVALLEN])
def test_de_brief_is_zoals_afgesproken(soort: Briefsoort, gegevens: Briefgegevens, naam: str) -> None:
    controleer_brief(brief(soort, gegevens), naam)
    assert uit_json(type(gegevens), naar_json(gegevens)) == gegevens


@pytest.mark.parametrize(
    ("soort", "gegevens", "blok"),
    [(s, g, blok) for s, g, _ in (GEVALLEN[0], *GEVALLEN[2:5]) for blok in s.verplichte_blokken],
)  # fmt: skip
def test_zonder_een_verplicht_blok_gaat_er_geen_brief_weg(
    soort: Briefsoort, gegevens: Briefgegevens, blok: str, tmp_path: Path
) -> None:
    weigert_zonder(soort, gegevens, blok, tmp_path)


@pytest.mark.regel("B-31", "T-45")
def test_de_beslissing_zegt_bij_welke_rechtbank_en_tot_wanneer() -> None:
    gelezen = blokken(brief(D33, BESLISSING).html)["beroep"].replace("\xa0", " ")
    assert "binnen 6 weken: uiterlijk op 2 november 2026" in gelezen
    assert "Rechtbank Zeeland-West-Brabant" in gelezen


@pytest.mark.regel("B-26")
def test_gegrond_zegt_dat_er_een_nieuw_besluit_komt_en_wanneer() -> None:
    gemaakt = brief(D33, GEGROND)
    assert "<h1>U krijgt gelijk: wij nemen een nieuw besluit</h1>" in gemaakt.html
    assert "uiterlijk op 5 oktober 2026 een nieuw besluit" in tekst(gemaakt).replace("\xa0", " ")


def test_zonder_te_zeggen_hoe_er_is_gehoord_is_er_geen_beslissing() -> None:
    with pytest.raises(Geweigerd, match="gehoord"):
        dataclasses.replace(BESLISSING, gehoord_op=None)
