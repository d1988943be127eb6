"""The letter with the code for Mijn zaak (X-20), and its copy without the code."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from meldingen.brieven.inlogcode import SOORTEN, InlogcodeGegevens
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import render_soort
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from tests.brieven_hulp import controleer_brief, tekst, weigert_zonder

[X20] = SOORTEN
BRIEF = InlogcodeGegevens(
    afzender=AFZENDER,
    geadresseerde=GEADRESSEERDE,
    zaak=zaak(date(2026, 3, 9)),
    geldig_tot=date(2026, 3, 30),
    code="KM4P-7RTW",
)


@pytest.mark.regel("X-20")
def test_de_brief_noemt_de_code_tot_wanneer_zij_werkt_en_wie_men_kan_bellen() -> None:
    brief = render_soort(X20, BRIEF.als_gegevens())
    controleer_brief(brief, "x20", hoogstens_paginas=1)
    gelezen = tekst(brief)
    assert "Uw code is KM4P-7RTW." in gelezen
    assert "tot en met 30 maart 2026" in gelezen


def test_de_kopie_voor_het_dossier_noemt_de_code_niet() -> None:
    brief = render_soort(X20, replace(BRIEF, code="").als_gegevens())
    controleer_brief(brief, "x20-kopie", hoogstens_paginas=1)
    assert "De code staat alleen in de brief die u kreeg." in tekst(brief)


@pytest.mark.parametrize("blok", X20.verplichte_blokken)
def test_de_brief_gaat_niet_weg_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(X20, BRIEF, blok, tmp_path)


def test_de_invoer_gaat_heen_en_terug() -> None:
    assert uit_json(InlogcodeGegevens, naar_json(BRIEF)) == BRIEF
