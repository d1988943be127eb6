"""Letter D-48: the owner of a house is heard before it is adapted."""

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import render_soort
from meldingen.brieven.tekst import blokken
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from onderzoek.brieven.eigenaar import SOORTEN, EigenaarHorenGegevens
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

(D48,) = soorten_met_code(SOORTEN, "D-48")
HOREN = EigenaarHorenGegevens(
    afzender=AFZENDER,
    geadresseerde=dataclasses.replace(
        GEADRESSEERDE, naam="Woonstichting Arcade", aanhef="heer of mevrouw", straat="Plein 1",
        postcode_plaats="1234 AB Voorbeeld",
    ),
    zaak=zaak(date(2026, 4, 14)),
    woning="Lindelaan 5, 1234 AB Voorbeeld",
    aanpassing=("Een traplift langs de muur", "Een bredere voordeur"),
    reageren_voor=date(2026, 4, 28),
)  # fmt: skip


@pytest.mark.regel("W-16")
def test_de_brief_zegt_wat_er_verandert_en_wat_de_wet_zegt() -> None:
    brief = render_soort(D48, HOREN.als_gegevens())
    controleer_brief(brief, "d48")
    gelezen = tekst(brief)
    for stuk in (
        "Een traplift langs de muur", "uiterlijk op 28 april 2026", "zonder toestemming van de eigenaar",
        "hoeven de gemeente en de bewoner de aanpassing niet weg te halen", "artikel 2.3.7",
    ):  # fmt: skip
        assert stuk in gelezen
    assert HOREN.zaak.client not in gelezen


@pytest.mark.parametrize("blok", D48.verplichte_blokken)
def test_zonder_een_verplicht_blok_gaat_de_brief_niet_weg(blok: str, tmp_path: Path) -> None:
    assert blok in blokken(render_soort(D48, HOREN.als_gegevens()).html)
    weigert_zonder(D48, HOREN, blok, tmp_path)


def test_de_invoer_overleeft_het_bewaren() -> None:
    assert uit_json(EigenaarHorenGegevens, naar_json(HOREN)) == HOREN
