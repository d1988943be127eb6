"""D-45, the letter of the decision on a pgb abroad: consent, consent for less, and a refusal."""

import dataclasses
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from beschikkingen.brieven import (
    SOORTEN,
    Bezwaarclausule,
    BuitenlandbesluitGegevens,
    Buitenlandgrond,
    Buitenlanduitkomst,
    Rekenregel,
)
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import render_soort
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

(D45,) = soorten_met_code(SOORTEN, "D-45")
OP_TIJD = Rekenregel(
    "Op tijd gevraagd",
    "Bij vertrek op 15 juli 2026 moet het verzoek er uiterlijk op 15 juni 2026 zijn. Het kwam op 2 april 2026.",
)
NEDERLAND = Rekenregel("Pgb per maand in Nederland", "Hiervan gaan wij uit.", "€ 400,00")
PAST = Rekenregel("Hoe lang", "28 dagen. Het mag 13 weken per kalenderjaar, eerdere verblijven meegeteld. Dit past.")
LANG = Rekenregel(
    "Hoe lang",
    "92 dagen. Het mag 13 weken per kalenderjaar, eerdere verblijven meegeteld. Dit is te lang: het mag tot en met "
    "13 oktober 2026.",
)
PGB_TOT = Rekenregel("Tot wanneer er een pgb is", "Tot en met 1 maart 2027.")
TOEKENNING = BuitenlandbesluitGegevens(
    afzender=dataclasses.replace(AFZENDER, mandaat="Mandaatbesluit Wmo gemeente Altena"),
    geadresseerde=GEADRESSEERDE,
    zaak=zaak(date(2026, 4, 14)),
    uitkomst=Buitenlanduitkomst.TOEGEKEND,
    verzoek_op=date(2026, 4, 2),
    land="Spanje",
    van=date(2026, 7, 15),
    tot=date(2026, 8, 11),
    toegestaan_tot=date(2026, 8, 11),
    per_maand=Decimal("400.00"),
    bedrag=Decimal("400.00"),
    percentage=85,
    berekening=(
        OP_TIJD, NEDERLAND, PAST, PGB_TOT, Rekenregel("Percentage voor Spanje", "85 %."),
        Rekenregel(
            "Pgb per maand in het buitenland",
            "Het verblijf is niet langer dan 6 weken. Het pgb blijft gelijk.", "€ 400,00",
        ),
    ),
    waarom=("U bezoekt uw zus. Zij is verpleegkundige en helpt u elke dag met wassen en aankleden.",),
    regels=(
        "artikel 2.3.6 van de Wet maatschappelijke ondersteuning 2015",
        "de beleidsregels maatschappelijke ondersteuning van de gemeente",
    ),
    regels_website="www.altena.example/regels",
    bezwaar=Bezwaarclausule(
        laatste_dag=date(2026, 5, 26),
        adres=("gemeente Altena", "afdeling Bezwaar", "Postbus 100", "4280 ZZ Voorbeelddorp"),
    ),
)  # fmt: skip
MINDER = dataclasses.replace(
    TOEKENNING,
    uitkomst=Buitenlanduitkomst.GEDEELTELIJK,
    tot=date(2026, 10, 14),
    toegestaan_tot=date(2026, 10, 13),
    bedrag=Decimal("340.00"),
    verlaagd_vanaf=date(2026, 8, 26),
    gronden=(Buitenlandgrond.TE_LANG, Buitenlandgrond.VERLAAGD),
    berekening=(
        OP_TIJD, NEDERLAND, LANG, PGB_TOT, Rekenregel("Percentage voor Spanje", "85 %."),
        Rekenregel(
            "Pgb per maand in het buitenland", "Langer dan 6 weken. Vanaf 26 augustus 2026 is het pgb 85 %.",
            "€ 340,00",
        ),
    ),
)  # fmt: skip
AFWIJZING = dataclasses.replace(
    TOEKENNING,
    uitkomst=Buitenlanduitkomst.AFGEWEZEN,
    zaak=zaak(date(2026, 6, 23)),
    bezwaar=dataclasses.replace(TOEKENNING.bezwaar, laatste_dag=date(2026, 8, 4)),
    verzoek_op=date(2026, 6, 16),
    toegestaan_tot=None,
    bedrag=None,
    gronden=(Buitenlandgrond.TE_LAAT,),
    waarom=("Wij hadden te weinig tijd om te kijken of de hulp daar goed is.",),
    berekening=(
        Rekenregel("Op tijd gevraagd", OP_TIJD.uitleg.replace("2 april", "16 juni")), PAST, PGB_TOT,
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("gegevens", "naam"),
    [(TOEKENNING, "d45"), (MINDER, "d45-minder"), (AFWIJZING, "d45-afwijzing")],
    ids=lambda waarde: waarde if isinstance(waarde, str) else "",
)
@pytest.mark.regel("P-31", "P-32")
def test_de_brief_is_zoals_afgesproken(gegevens: BuitenlandbesluitGegevens, naam: str) -> None:
    controleer_brief(render_soort(D45, gegevens.als_gegevens()), naam)
    assert uit_json(BuitenlandbesluitGegevens, naar_json(gegevens)) == gegevens


@pytest.mark.parametrize("blok", D45.verplichte_blokken)
def test_geen_brief_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D45, TOEKENNING, blok, tmp_path)


@pytest.mark.regel("P-06", "P-31")
@pytest.mark.parametrize("gegevens", [TOEKENNING, AFWIJZING])
def test_er_wordt_niets_vanzelf_ingetrokken(gegevens: BuitenlandbesluitGegevens) -> None:
    gelezen = tekst(render_soort(D45, gegevens.als_gegevens()))
    assert "Dat gaat nooit vanzelf. U mag eerst vertellen wat u ervan vindt." in gelezen
    assert "Daarna krijgt u een brief met ons besluit." in gelezen


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"toegestaan_tot": None}, "de laatste dag en het bedrag"),
        ({"bedrag": None}, "de laatste dag en het bedrag"),
        ({"gronden": (Buitenlandgrond.TE_LAAT,)}, "waarom het niet of minder wordt"),
        ({"uitkomst": Buitenlanduitkomst.GEDEELTELIJK}, "waarom het niet of minder wordt"),
        ({"toegestaan_tot": date(2026, 9, 1)}, "valt buiten de reis"),
        ({"land": " "}, "Vul eerst in: land"),
    ],
)
def test_een_brief_met_een_gat_wordt_geweigerd(anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        dataclasses.replace(TOEKENNING, **anders)
