"""Letter D-11: the request to an aanbieder for a zorgplan."""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import Brief, render_soort
from meldingen.brieven.tekst import blokken
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from onderzoek.brieven.zorgplan import SOORTEN, Verstrekt, ZorgplanverzoekGegevens
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

(D11,) = soorten_met_code(SOORTEN, "D-11")
VERZOEK = ZorgplanverzoekGegevens(
    afzender=AFZENDER,
    geadresseerde=dataclasses.replace(
        GEADRESSEERDE, naam="Huis Linde", aanhef="zorgaanbieder", straat="Bezorgd in het portaal",
        postcode_plaats="Gemeente Voorbeeld", gaat_over="mevrouw Van Dalen",
    ),
    zaak=zaak(date(2026, 4, 14)),
    aanbieder="Huis Linde",
    gekozen_op=date(2026, 4, 13),
    gegevens=(
        Verstrekt("Naam", "mevrouw Van Dalen"), Verstrekt("Wat de cliënt wil bereiken", "Een schoon huis"),
    ),
    resultaten=("Een schoon huis", "Een vaste dagindeling"),
    uiterlijk_op=date(2026, 4, 28),
    weken=2,
    coordinator="Huis Linde",
    is_coordinerend=True,
)  # fmt: skip


def brief(**anders: Any) -> Brief:
    return render_soort(D11, dataclasses.replace(VERZOEK, **anders).als_gegevens())


@pytest.mark.regel("V-14", "V-15", "V-19", "V-25")
def test_het_verzoek_is_leesbaar_en_zegt_wat_het_plan_nodig_heeft() -> None:
    controleer_brief(brief(), "d11")
    gelezen = tekst(brief())
    for stuk in (
        "wie wat doet", "wanneer, hoe vaak en hoeveel tijd", "U tekent en de cliënt tekent", "machtiging",
        "geen tolk", "uiterlijk op 28 april 2026", "U hebt 2 weken de tijd",
    ):  # fmt: skip
        assert stuk in gelezen


@pytest.mark.regel("V-17", "V-27")
def test_met_meer_aanbieders_staat_er_wie_het_hele_plan_maakt() -> None:
    samen = tekst(brief(anderen=("Zorg Thuis",)))
    assert "Doe dat samen met Zorg Thuis." in samen
    assert "Schakelt u andere partijen in?" in samen
    deel = brief(is_coordinerend=False, coordinator="Zorg Thuis", taal="Haar zoon vertaalt")
    controleer_brief(deel, "d11-deel")
    assert "Zorg Thuis is de coördinerende aanbieder. Vul uw eigen deel in." in tekst(deel)
    assert "Haar zoon vertaalt." in tekst(deel)


@pytest.mark.parametrize("blok", D11.verplichte_blokken)
def test_zonder_een_verplicht_blok_gaat_het_verzoek_niet_weg(blok: str, tmp_path: Path) -> None:
    assert blok in blokken(brief().html)
    weigert_zonder(D11, VERZOEK, blok, tmp_path)


def test_de_invoer_overleeft_het_bewaren() -> None:
    assert uit_json(ZorgplanverzoekGegevens, naar_json(VERZOEK)) == VERZOEK
