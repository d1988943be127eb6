"""The letter BW-03 to who carries out beschermd wonen and opvang in our name."""

from datetime import date
from pathlib import Path

import pytest

from meldingen.brieven.gegevens import Geadresseerde
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import render_soort
from meldingen.brieven.voorbeeld import AFZENDER, zaak
from onderzoek.brieven.mandaat import SOORTEN, MandaatGegevens
from tests.brieven_hulp import controleer_brief, tekst, weigert_zonder

[BW03] = SOORTEN
BRIEF = MandaatGegevens(
    afzender=AFZENDER,
    geadresseerde=Geadresseerde(
        naam="Gemeente Voorbeeldstad",
        aanhef="collega",
        straat="Postbus 1",
        postcode_plaats="1234 AB Voorbeeldstad",
        gaat_over="mevrouw A. van Dalen-de Wit",
    ),
    zaak=zaak(date(2026, 3, 9)),
    hulp="beschermd wonen",
    client_naam="mevrouw A. van Dalen-de Wit",
    geboren_op=date(1991, 6, 8),
    bereikbaar="06 12 34 56 78",
    meldingsdatum=date(2026, 3, 2),
    onderzoek_uiterlijk=date(2026, 4, 13),
    geinformeerd_op=date(2026, 3, 9),
)


@pytest.mark.regel("BW-02", "BW-03")
def test_de_overdracht_noemt_de_dag_van_de_melding_en_begint_geen_nieuwe_termijn() -> None:
    brief = render_soort(BW03, BRIEF.als_gegevens())
    controleer_brief(brief, "bw03", hoogstens_paginas=1)
    gelezen = tekst(brief)
    assert "De melding kwam binnen op 2 maart 2026." in gelezen
    assert "De overdracht begint geen nieuwe termijn." in gelezen


@pytest.mark.parametrize("blok", BW03.verplichte_blokken)
def test_de_overdracht_gaat_niet_weg_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(BW03, BRIEF, blok, tmp_path)


def test_de_invoer_gaat_heen_en_terug() -> None:
    assert uit_json(MandaatGegevens, naar_json(BRIEF)) == BRIEF
