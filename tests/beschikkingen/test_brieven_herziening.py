"""D-28, D-35 and B-18: what the college decides of its own accord, or does not go on with; D-36 that asks first."""

import dataclasses
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from beschikkingen.brieven import (
    SOORTEN,
    Bezwaarclausule,
    Gehoord,
    HerzieningGegevens,
    Herzieningsgrond,
    TerugvorderingGegevens,
    VervallenGegevens,
    ZienswijzeGegevens,
)
from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import render_soort
from meldingen.brieven.soorten import Briefsoort
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

B18, D28, D35, D36 = soorten_met_code(SOORTEN, "B-18", "D-28", "D-35", "D-36")
WET = "van de Wet maatschappelijke ondersteuning 2015"
KOP: dict[str, Any] = {
    "afzender": dataclasses.replace(AFZENDER, mandaat="Mandaatbesluit Wmo gemeente Altena"),
    "geadresseerde": GEADRESSEERDE,
    "zaak": zaak(date(2026, 6, 1)),
}
BESLUIT: dict[str, Any] = {
    **KOP,
    "regels_website": "www.altena.example/regels",
    "bezwaar": Bezwaarclausule(
        laatste_dag=date(2026, 7, 13),
        adres=("gemeente Altena", "afdeling Bezwaar", "Postbus 100", "4280 ZZ Voorbeelddorp"),
    ),
}
INTREKKING = HerzieningGegevens(
    **BESLUIT,
    hulp="hulp bij het huishouden",
    toegekend="hulp bij het huishouden",
    toegekend_op=date(2025, 11, 3),
    vanaf=date(2026, 7, 1),
    grond=Herzieningsgrond.NIET_MEER_NODIG,
    waarom=("Uw zoon woont sinds april bij u. Hij is gezond en kan schoonmaken.",),
    gehoord=Gehoord(
        gevraagd_op=date(2026, 5, 11),
        uiterlijk_op=date(2026, 5, 25),
        gegeven_op=date(2026, 5, 20),
        weging=("U zei dat uw zoon vaak werkt. Ook dan kan hij in het weekend schoonmaken.",),
    ),
    regels=(f"artikel 2.3.10, eerste lid, onder b, {WET}",),
)
ZWIJGT = Gehoord(gevraagd_op=date(2026, 5, 11), uiterlijk_op=date(2026, 5, 25))
ONJUIST = dataclasses.replace(
    INTREKKING, vanaf=date(2026, 1, 1), grond=Herzieningsgrond.ONJUIST, gehoord=ZWIJGT,
    juiste_gegevens=("Uw zoon woonde al bij u toen u hulp vroeg. Dan was deze hulp niet nodig geweest.",),
    regels=(f"artikel 2.3.10, eerste lid, onder a, {WET}",),
)  # fmt: skip
HERZIENING = dataclasses.replace(
    INTREKKING, was="4 uur per week", wordt="2 uur per week", tot=date(2027, 10, 31), gehoord=ZWIJGT,
    grond=Herzieningsgrond.NIET_TOEREIKEND, regels=(f"artikel 2.3.10, eerste lid, onder c, {WET}",),
)  # fmt: skip
PGB = dataclasses.replace(
    HERZIENING, was="een pgb van € 420,00 per maand", wordt="een pgb van € 210,00 per maand",
    berekening=("2 uur per week is 105 uur per jaar", "105 uur maal € 24,00 is € 2.520,00 per jaar"),
)  # fmt: skip
SCOOTMOBIEL = dataclasses.replace(
    INTREKKING, hulp="scootmobiel", toegekend="een scootmobiel", grond=Herzieningsgrond.GEBRUIK, gehoord=ZWIJGT,
    waarom=("De scootmobiel staat sinds april stil. U rijdt nu met de auto van uw zoon mee.",),
    regels=(f"artikel 2.3.10, eerste lid, onder e, {WET}",),
)  # fmt: skip
TERUGVORDERING = TerugvorderingGegevens(
    **BESLUIT,
    hulp="hulp bij het huishouden",
    ingetrokken_op=date(2026, 4, 20),
    periode_van=date(2026, 1, 1),
    periode_tot=date(2026, 3, 31),
    bedrag=Decimal("1248.00"),
    is_geheel=True,
    opzet=("In het gesprek vroegen wij wie er bij u woont. U zei dat u alleen woont. Uw zoon woonde er toen al.",),
    waarom=("U kreeg hulp die u met de juiste gegevens niet had gekregen.",),
    berekening=("13 weken maal 4 uur is 52 uur", "52 uur maal € 24,00 is € 1.248,00"),
    betalen_voor=date(2026, 7, 13),
    gehoord=ZWIJGT,
    regels=(f"artikel 2.4.1 {WET}",),
)
DEEL = dataclasses.replace(TERUGVORDERING, is_geheel=False, van_ander=True)
PLAN = "uw hulp bij het huishouden te stoppen vanaf 1 juli 2026"
VERVALLEN = VervallenGegevens(
    **KOP, plan=PLAN, gevraagd_op=date(2026, 5, 11), waarom=("Uw zoon verhuisde weer. U hebt de hulp dus nog nodig.",)
)
VOORNEMEN = ZienswijzeGegevens(
    **KOP, plan=PLAN, uiterlijk_op=date(2026, 6, 15),
    voornemen=("Uw zoon woont sinds april bij u. Hij is gezond en kan schoonmaken.",),
)  # fmt: skip
AANVRAAG = dataclasses.replace(VOORNEMEN, plan="", aanvraag_op=date(2026, 4, 20))


@pytest.mark.parametrize(
    ("soort", "gegevens", "naam"),
    [
        (D28, INTREKKING, "d28"), (D28, ONJUIST, "d28-onjuist"), (D28, HERZIENING, "d28-herziening"),
        (D28, PGB, "d28-pgb"), (D28, SCOOTMOBIEL, "d28-scootmobiel"),
        (D35, TERUGVORDERING, "d35"), (D35, DEEL, "d35-deel"), (B18, VERVALLEN, "b18"),
        (D36, VOORNEMEN, "d36-voornemen"), (D36, AANVRAAG, "d36"),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else "",
)  # fmt: skip
@pytest.mark.regel("B-18", "H-08", "H-09", "H-10", "H-11")
def test_de_brief_is_zoals_afgesproken(soort: Briefsoort, gegevens: Briefgegevens, naam: str) -> None:
    controleer_brief(render_soort(soort, gegevens.als_gegevens()), naam)
    assert uit_json(type(gegevens), naar_json(gegevens)) == gegevens


@pytest.mark.parametrize(
    ("soort", "gegevens", "blok"),
    [(D28, INTREKKING, blok) for blok in D28.verplichte_blokken]
    + [(D35, TERUGVORDERING, blok) for blok in D35.verplichte_blokken]
    + [(B18, VERVALLEN, blok) for blok in B18.verplichte_blokken],
)
def test_geen_brief_zonder_verplicht_blok(
    soort: Briefsoort, gegevens: Briefgegevens, blok: str, tmp_path: Path
) -> None:
    weigert_zonder(soort, gegevens, blok, tmp_path)


@pytest.mark.regel("H-08")
@pytest.mark.parametrize("grond", Herzieningsgrond)
def test_elke_grond_staat_in_woorden_in_de_brief(grond: Herzieningsgrond) -> None:
    gegevens = dataclasses.replace(ONJUIST, grond=grond)
    assert gegevens.afgeleid()["grondzin"] in tekst(render_soort(D28, gegevens.als_gegevens()))


@pytest.mark.parametrize(
    ("gegevens", "anders", "zin"),
    [
        (INTREKKING, {"grond": Herzieningsgrond.ONJUIST}, "welke gegevens wel kloppen"),
        (INTREKKING, {"wordt": "2 uur per week"}, "was en wat die wordt"),
        (TERUGVORDERING, {"opzet": ()}, "Vul eerst in: opzet"),
        (VOORNEMEN, {"plan": ""}, "Een zienswijze gaat over"),
        (VOORNEMEN, {"aanvraag_op": date(2026, 4, 20)}, "Een zienswijze gaat over"),
        (INTREKKING.gehoord, {"weging": ()}, "hoe de zienswijze is meegewogen"),
    ],
)
def test_een_brief_met_een_gat_wordt_geweigerd(gegevens: Any, anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        dataclasses.replace(gegevens, **anders)
