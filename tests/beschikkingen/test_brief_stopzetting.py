"""D-26 to the client and D-27 to a relative: what stops, on which day, and what is asked of whom."""

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from beschikkingen.brieven import SOORTEN, NabestaandebriefGegevens, StopbriefGegevens
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import render_soort
from meldingen.brieven.soorten import Briefsoort
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

D26, D27 = soorten_met_code(SOORTEN, "D-26", "D-27")
STOPT = StopbriefGegevens(
    afzender=AFZENDER,
    geadresseerde=GEADRESSEERDE,
    zaak=zaak(date(2026, 4, 23)),
    opgezegd_op=date(2026, 4, 20),
    stopt=("Kortdurend verblijf", "de douchestoel"),
    laatste_dag=date(2026, 5, 31),
    terug="ophalen",
    terug_wat="de douchestoel",
    terug_wie="leverancier Het Bed",
    bijdrage="stopt",
)
VERHUIST = dataclasses.replace(
    STOPT, wie="Jet Proef (zoon of dochter)", stopt=("Kortdurend verblijf",), is_verhuizing=True, is_pgb=True,
    terug="mee", terug_wat="de rolstoel", terug_wie="", bijdrage="geen",
)  # fmt: skip
BEGINT_NIET = dataclasses.replace(
    STOPT, stopt=(), begint_niet=("Kortdurend verblijf",), terug="niets", terug_wat="", terug_wie="", bijdrage="door"
)
GAAT_DOOR = dataclasses.replace(
    STOPT, gaat_door=True, stopt=("Kortdurend verblijf",), terug="", terug_wat="", terug_wie="", bijdrage=""
)
NABESTAANDE = NabestaandebriefGegevens(
    afzender=AFZENDER,
    geadresseerde=dataclasses.replace(
        GEADRESSEERDE, naam="Jet Proef", aanhef="Jet Proef", straat="Havenplein 4",
        postcode_plaats="4251 AB  Werkendam", gaat_over="mevrouw A. van Dalen-de Wit",
    ),
    zaak=zaak(date(2026, 4, 23)),
    overledene="mevrouw Van Dalen",
    stopt=("Kortdurend verblijf", "de douchestoel"),
    laatste_dag=date(2026, 4, 18),
    terug="ophalen",
    terug_wat="de douchestoel",
    terug_wie="leverancier Het Bed",
    bijdrage="stopt",
)  # fmt: skip
NABESTAANDE_NIETS = dataclasses.replace(
    NABESTAANDE, stopt=(), begint_niet=("Kortdurend verblijf",), terug="niets", terug_wat="", terug_wie="",
    bijdrage="geen",
)  # fmt: skip


@pytest.mark.parametrize(
    ("soort", "gegevens", "naam"),
    [
        (D26, STOPT, "d26"),
        (D26, VERHUIST, "d26-verhuizing"),
        (D26, BEGINT_NIET, "d26-begint-niet"),
        (D26, GAAT_DOOR, "d26-gaat-door"),
        (D27, NABESTAANDE, "d27"),
        (D27, NABESTAANDE_NIETS, "d27-niets"),
    ],
)
def test_de_brief_zegt_wat_stopt_en_wanneer(
    soort: Briefsoort, gegevens: StopbriefGegevens | NabestaandebriefGegevens, naam: str
) -> None:
    controleer_brief(render_soort(soort, gegevens.als_gegevens()), naam)
    assert uit_json(type(gegevens), naar_json(gegevens)) == gegevens


def test_de_nabestaande_hoeft_niets_en_krijgt_geen_woord_over_bezwaar_of_schuld() -> None:
    gelezen = tekst(render_soort(D27, NABESTAANDE.als_gegevens()))
    assert "U hoeft zelf niets te doen." in gelezen
    for woord in ("bezwaar", "terugbetal", "moet u", "binnen", "uiterlijk"):
        assert woord not in gelezen.lower()


@pytest.mark.parametrize(
    ("soort", "gegevens", "blok"),
    [
        *((D26, STOPT, blok) for blok in D26.verplichte_blokken),
        *((D27, NABESTAANDE, b) for b in D27.verplichte_blokken),
    ],
)
def test_geen_brief_zonder_verplicht_blok(
    soort: Briefsoort, gegevens: StopbriefGegevens | NabestaandebriefGegevens, blok: str, tmp_path: Path
) -> None:
    weigert_zonder(soort, gegevens, blok, tmp_path)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"stopt": ()}, "welke hulp stopt"),
        ({"laatste_dag": None}, "de laatste dag"),
        ({"terug_wat": ""}, "wat er terug moet"),
    ],
)
def test_de_brief_is_compleet_of_gaat_niet_weg(anders: dict[str, object], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        dataclasses.replace(STOPT, **anders)
