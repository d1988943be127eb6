"""D-40, the confirmation of stays: readable, complete, and filled from what stands (LR-05)."""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from logeerzorg.brieven import SOORTEN, BevestigdVerblijf, LogeerbevestigingGegevens
from logeerzorg.services.annuleren import annuleer
from logeerzorg.services.intake import kies_vervoer
from logeerzorg.services.logeerbrief import vul_logeerbevestiging
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import Brief, render_soort
from meldingen.brieven.tekst import blokken
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from meldingen.models import Gemeente
from tests.bouwers import breng_naar, middag
from tests.brieven_hulp import controleer_brief, soorten_met_code, weigert_zonder
from tests.logeerzorg.verblijven import bevestigd

(D40,) = soorten_met_code(SOORTEN, "D-40")
VERBLIJF = BevestigdVerblijf(
    locatie="De Fendert",
    adres="Kerkring 1, 4793 AA Fijnart",
    telefoon="0168 00 00 00",
    aankomst=date(2026, 5, 15),
    aankomst_om="14.00 uur",
    vertrek=date(2026, 5, 17),
    vertrek_om="11.00 uur",
    vervoer="U regelt zelf het vervoer naar de locatie en terug.",
    afzeggen_op=date(2026, 5, 13),
    afzeggen_om="14.00 uur",
    intake_op=date(2026, 5, 4),
)
EEN = LogeerbevestigingGegevens(
    afzender=AFZENDER,
    geadresseerde=GEADRESSEERDE,
    zaak=zaak(date(2026, 4, 23)),
    verblijven=(VERBLIJF,),
    saldo=("In 2026 zijn nu 2 van de 15 etmalen afgesproken of gebruikt. U hebt er 13 over.",),
)
TWEEDE = dataclasses.replace(
    VERBLIJF, aankomst=date(2026, 9, 4), vertrek=date(2026, 9, 6), afzeggen_op=date(2026, 9, 2),
    vervoer="U gaat met de regiotaxi. Bestel de rit zelf.", intake_op=None, intake_gereed=True,
)  # fmt: skip
TWEE = dataclasses.replace(EEN, verblijven=(dataclasses.replace(VERBLIJF, proef=True), TWEEDE))
GEVALLEN = [(EEN, "d40"), (TWEE, "d40-twee")]


def brief(gegevens: LogeerbevestigingGegevens, **anders: Any) -> Brief:
    return render_soort(D40, dataclasses.replace(gegevens, **anders).als_gegevens())


@pytest.mark.parametrize(("gegevens", "naam"), GEVALLEN, ids=[naam for _, naam in GEVALLEN])
def test_brief_is_leesbaar_toegankelijk_en_kort(gegevens: LogeerbevestigingGegevens, naam: str) -> None:
    controleer_brief(brief(gegevens), naam)


@pytest.mark.parametrize("blok", D40.verplichte_blokken)
def test_brief_gaat_niet_weg_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D40, EEN, blok, tmp_path)


@pytest.mark.parametrize("gegevens", [EEN, TWEE])
def test_invoer_gaat_heen_en_terug_door_json(gegevens: LogeerbevestigingGegevens) -> None:
    assert uit_json(type(gegevens), naar_json(gegevens)) == gegevens


def test_een_verblijf_zonder_intake_of_met_verkeerde_dagen_gaat_niet_weg() -> None:
    with pytest.raises(Geweigerd, match="dag van de intake"):
        dataclasses.replace(VERBLIJF, intake_op=None)
    with pytest.raises(Geweigerd, match="vóór de aankomst"):
        dataclasses.replace(VERBLIJF, vertrek=date(2026, 5, 1))


@pytest.mark.regel("L-32")
def test_de_brief_zegt_wat_laat_afzeggen_kost() -> None:
    assert "Dan verliest u geen etmalen." in blokken(brief(EEN).html)["afzeggen"]
    assert "Dan tellen de etmalen mee." in blokken(brief(EEN, laat_telt=True).html)["afzeggen"]
    assert "tot 13 mei 2026, 14.00 uur" in blokken(brief(EEN).html)["afzeggen"]


@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.regel("L-22", "L-32")
def test_de_vuller_leest_wat_staat(voorbeeld: Gemeente) -> None:
    walk = breng_naar("toegekend")
    rij = bevestigd(walk, 40)
    kies_vervoer(rij, vervoer="zelf", op=walk.op, door=walk.consulent)
    gegevens = vul_logeerbevestiging(walk.melding, walk.op, {"reserveringen": [rij.pk]})
    [verblijf] = gegevens.verblijven
    huis = rij.bed.locatie
    assert (verblijf.locatie, verblijf.aankomst, verblijf.vertrek) == (huis.naam, rij.aankomst, rij.vertrek)
    assert huis.plaats in verblijf.adres
    assert (verblijf.intake_op, verblijf.afzeggen_om) == (walk.op, "14.00 uur")
    assert (rij.aankomst - verblijf.afzeggen_op).days == 2
    assert gegevens.saldo == ("In 2026 zijn nu 4 van de 15 etmalen afgesproken of gebruikt. U hebt er 11 over.",)
    annuleer(rij, reden="client", nu=middag(walk.op), op=walk.op, door=walk.consulent)
    with pytest.raises(Geweigerd, match="niet meer bevestigd"):
        vul_logeerbevestiging(walk.melding, walk.op, {"reserveringen": [rij.pk]})
