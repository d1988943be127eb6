"""Letter W-29: the decision on missed rent, for the landlord."""

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from beschikkingen.brieven import SOORTEN, Bezwaarclausule, VerhuurderbesluitGegevens
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import render_soort
from meldingen.brieven.tekst import blokken
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

(W29,) = soorten_met_code(SOORTEN, "W-29")
WEL = VerhuurderbesluitGegevens(
    afzender=AFZENDER,
    geadresseerde=dataclasses.replace(
        GEADRESSEERDE, naam="Woonstichting De Kade", aanhef="heer of mevrouw", straat="Havenplein 4",
        postcode_plaats="4251 AB Werkendam", gaat_over="Kerkstraat 12 in Werkendam",
    ),
    zaak=zaak(date(2026, 4, 23)),
    aanvraag_op=date(2026, 4, 1),
    woning="Kerkstraat 12 in Werkendam",
    waarom=("De vergoeding is voor de verhuurder.", "De vergoeding kan vanaf maand 3, voor hoogstens 4 maanden."),
    regels=("artikel 2.3.5 van de Wet maatschappelijke ondersteuning 2015",),
    regels_website="www.altena.example/wmo",
    bezwaar=Bezwaarclausule(laatste_dag=date(2026, 6, 4), adres=("het college", "Postbus 100", "4280 ZZ")),
    hoeveel="€\u00a02.100,00, één keer",
    berekening=(
        "Huur per maand: €\u00a0700,00 (De huur is €\u00a0750,00; er telt hoogstens €\u00a0700,00)",
        "Maanden: 5 maanden leeg; vergoed vanaf maand 3, hoogstens 4 maanden: 3",
        "Tegemoetkoming aan de verhuurder: €\u00a02.100,00 (3 × €\u00a0700,00)",
    ),
)  # fmt: skip
NIET = dataclasses.replace(
    WEL, hoeveel="", berekening=(), waarom=("De vergoeding is alleen voor een aangepaste woning.",)
)


@pytest.mark.regel("W-29")
@pytest.mark.parametrize(("gegevens", "naam"), [(WEL, "w29"), (NIET, "w29-geen")])
def test_de_verhuurder_leest_het_besluit_en_hoe_hij_bezwaar_maakt(
    gegevens: VerhuurderbesluitGegevens, naam: str
) -> None:
    brief = render_soort(W29, gegevens.als_gegevens())
    controleer_brief(brief, naam)
    gelezen = tekst(brief)
    assert gegevens.zaak.client not in gelezen
    assert "uiterlijk op 4 juni 2026" in gelezen


@pytest.mark.parametrize("blok", W29.verplichte_blokken)
def test_zonder_een_verplicht_blok_gaat_de_brief_niet_weg(blok: str, tmp_path: Path) -> None:
    assert blok in blokken(render_soort(W29, WEL.als_gegevens()).html)
    weigert_zonder(W29, WEL, blok, tmp_path)


def test_een_bedrag_heeft_een_berekening() -> None:
    with pytest.raises(Geweigerd, match="een bedrag en een berekening"):
        dataclasses.replace(WEL, berekening=())


def test_de_invoer_overleeft_het_bewaren() -> None:
    assert uit_json(VerhuurderbesluitGegevens, naar_json(WEL)) == WEL
