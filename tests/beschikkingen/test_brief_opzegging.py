"""D-42: the form to give up help, empty and as it was filled in."""

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from beschikkingen.brieven import SOORTEN, OpzeggingGegevens
from meldingen.brieven.render import render_soort
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from tests.brieven_hulp import controleer_brief, soorten_met_code, weigert_zonder

(D42,) = soorten_met_code(SOORTEN, "D-42")
LEEG = OpzeggingGegevens(afzender=AFZENDER, geadresseerde=GEADRESSEERDE, zaak=zaak(date(2026, 4, 23)), met_adres=True)
INGEVULD = dataclasses.replace(
    LEEG,
    met_adres=False,
    ontvangen_op=date(2026, 4, 23),
    hulp=("Kortdurend verblijf", "de douchestoel"),
    reden="Verhuizing naar een andere gemeente",
    toelichting="Ik ga bij mijn dochter wonen.",
    per=date(2026, 6, 1),
    wie="mevrouw A. van Dalen-de Wit",
    telefoon="0612345678",
)


@pytest.mark.parametrize(("gegevens", "naam"), [(LEEG, "d42"), (INGEVULD, "d42-ingevuld")])
def test_het_formulier_past_op_een_blad(gegevens: OpzeggingGegevens, naam: str) -> None:
    controleer_brief(render_soort(D42, gegevens.als_gegevens()), naam, hoogstens_paginas=1)


@pytest.mark.parametrize("blok", D42.verplichte_blokken)
def test_geen_formulier_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D42, LEEG, blok, tmp_path)


def test_een_opzegging_noemt_wat_waarom_en_wie() -> None:
    with pytest.raises(Geweigerd, match="welke hulp stopt"):
        dataclasses.replace(INGEVULD, wie="")
