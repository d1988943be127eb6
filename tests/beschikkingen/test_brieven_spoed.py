"""D-29, the letter of temporary help: granted, its reasons afterwards, and its end."""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from beschikkingen.brieven import SOORTEN, Bezwaarclausule, Spoedbericht, SpoedbesluitGegevens
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import render_soort
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

(D29,) = soorten_met_code(SOORTEN, "D-29")
TOEKENNING = SpoedbesluitGegevens(
    afzender=dataclasses.replace(AFZENDER, mandaat="Mandaatbesluit Wmo gemeente Altena"),
    geadresseerde=GEADRESSEERDE,
    zaak=zaak(date(2026, 3, 2)),
    soort=Spoedbericht.TOEKENNING,
    melding_op=date(2026, 3, 2),
    besluit_op=date(2026, 3, 2),
    hulp="een slaapplek in de opvang, voor u en uw kinderen",
    vanaf=date(2026, 3, 2),
    aanbieder="De Haven",
    waarom=("U kunt vannacht niet thuis zijn. Er is niemand bij wie u terecht kunt.",),
    waarom_voor=date(2026, 3, 9),
    regels=("artikel 2.3.3 van de Wet maatschappelijke ondersteuning 2015",),
    regels_website="www.altena.example/regels",
    bezwaar=Bezwaarclausule(
        laatste_dag=date(2026, 4, 13),
        adres=("gemeente Altena", "afdeling Bezwaar", "Postbus 100", "4280 ZZ Voorbeelddorp"),
    ),
)
GEHEIM = dataclasses.replace(TOEKENNING, aanbieder="", waarom_voor=None)
MOTIVERING = dataclasses.replace(TOEKENNING, soort=Spoedbericht.MOTIVERING, waarom_voor=None)
EINDE = dataclasses.replace(
    TOEKENNING, soort=Spoedbericht.EINDE, waarom_voor=None, tot=date(2026, 3, 20),
    waarom=("U woont sinds deze week weer veilig thuis.",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("gegevens", "naam"),
    [(TOEKENNING, "d29"), (GEHEIM, "d29-geheim"), (MOTIVERING, "d29-motivering"), (EINDE, "d29-einde")],
    ids=lambda waarde: waarde if isinstance(waarde, str) else "",
)
@pytest.mark.regel("T-27", "T-41")
def test_de_brief_is_zoals_afgesproken(gegevens: SpoedbesluitGegevens, naam: str) -> None:
    controleer_brief(render_soort(D29, gegevens.als_gegevens()), naam)
    assert uit_json(SpoedbesluitGegevens, naar_json(gegevens)) == gegevens


@pytest.mark.parametrize("blok", D29.verplichte_blokken)
def test_geen_brief_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D29, TOEKENNING, blok, tmp_path)


@pytest.mark.regel("B-01")
def test_onder_de_brief_staat_op_grond_waarvan_iemand_beslist() -> None:
    assert "Bevoegd op grond van: Mandaatbesluit Wmo gemeente Altena" in tekst(
        render_soort(D29, TOEKENNING.als_gegevens())
    )


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"waarom": (), "waarom_voor": None}, "waarom dit het besluit is"),
        ({"tot": date(2026, 3, 20)}, "laatste dag"),
        ({"soort": Spoedbericht.EINDE}, "laatste dag"),
        ({"hulp": " "}, "Vul eerst in: hulp"),
    ],
)
def test_een_brief_met_een_gat_wordt_geweigerd(anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        dataclasses.replace(TOEKENNING, **anders)
