"""The letters between aanvraag and besluit: D-13 to D-18."""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from beschikkingen.brieven import (
    SOORTEN,
    AangemerktAlsMeldingGegevens,
    HerstelverzuimGegevens,
    HervattingGegevens,
    OntbrekendStuk,
    OpschortingGegevens,
    Opschortingsgrond,
    UitstelGegevens,
    VoortijdigeAanvraagGegevens,
)
from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import Brief, render_soort
from meldingen.brieven.soorten import Briefsoort
from meldingen.brieven.taal import lange_zinnen
from meldingen.brieven.tekst import blokken, regels
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

D13, D14, D15, D16, D17, D18 = soorten_met_code(SOORTEN, "D-13", "D-14", "D-15", "D-16", "D-17", "D-18")
GEDEELD: dict[str, Any] = {
    "afzender": AFZENDER,
    "geadresseerde": GEADRESSEERDE,
    "zaak": zaak(date(2026, 4, 14)),
}
VOORTIJDIG = VoortijdigeAanvraagGegevens(
    **GEDEELD,
    ontvangen_op=date(2026, 4, 10),
    hulp="logeerzorg",
    melding_op=date(2026, 3, 9),
    onderzoek_uiterlijk=date(2026, 4, 20),
    aanvraag_vanaf=date(2026, 4, 21),
)
ALS_MELDING = AangemerktAlsMeldingGegevens(
    **GEDEELD,
    ontvangen_op=date(2026, 4, 10),
    hulp="logeerzorg",
    onderzoek_uiterlijk=date(2026, 5, 22),
    aanvraag_vanaf=date(2026, 5, 23),
)
STUKKEN = HerstelverzuimGegevens(
    **GEDEELD,
    aanvraag_op=date(2026, 4, 9),
    hulp="logeerzorg",
    uiterlijk_op=date(2026, 4, 29),
    beslis_uiterlijk=date(2026, 4, 23),
    ontbreekt=(
        OntbrekendStuk("uw handtekening", "Zet die op de laatste pagina van het verslag"),
        OntbrekendStuk("de machtiging van uw dochter"),
    ),
)
BUDGETPLAN = dataclasses.replace(STUKKEN, hulp="begeleiding thuis", ontbreekt=(), budgetplan=True)
BEIDE = dataclasses.replace(STUKKEN, hulp="begeleiding thuis", budgetplan=True)
UITSTEL = UitstelGegevens(
    **GEDEELD,
    aanvraag_op=date(2026, 4, 9),
    hulp="logeerzorg",
    reden="de offerte van de aanbieder komt pas volgende week",
    toegezegd_op=date(2026, 4, 30),
    beslis_uiterlijk=date(2026, 4, 23),
)
OPGESCHORT = OpschortingGegevens(
    **GEDEELD,
    aanvraag_op=date(2026, 4, 9),
    hulp="logeerzorg",
    grond=Opschortingsgrond.INSTEMMING,
    uitleg="u wilt eerst een andere logeerplek bekijken",
    eerste_dag=date(2026, 4, 15),
    laatste_dag=date(2026, 4, 28),
    was_uiterlijk=date(2026, 4, 23),
    nieuwe_datum=date(2026, 5, 7),
    instemming_op=date(2026, 4, 13),
)
BUITENLAND = dataclasses.replace(
    OPGESCHORT,
    grond=Opschortingsgrond.BUITENLAND,
    uitleg="Wij vroegen een ziekenhuis in Gent om gegevens",
    laatste_dag=None,
    nieuwe_datum=None,
    instemming_op=None,
)
HERVAT = HervattingGegevens(
    **GEDEELD,
    aanvraag_op=date(2026, 4, 9),
    hulp="logeerzorg",
    grond=Opschortingsgrond.BUITENLAND,
    eerste_dag=date(2026, 4, 15),
    laatste_dag=date(2026, 4, 28),
    was_uiterlijk=date(2026, 4, 23),
    beslis_uiterlijk=date(2026, 5, 7),
    uitleg="op 29 april 2026 kregen wij de gegevens van het ziekenhuis",
)
GEVALLEN = [
    (D13, VOORTIJDIG, "d13"),
    (D14, ALS_MELDING, "d14"),
    (D15, STUKKEN, "d15-stukken"),
    (D15, BUDGETPLAN, "d15-budgetplan"),
    (D15, BEIDE, "d15-beide"),
    (D16, UITSTEL, "d16"),
    (D17, OPGESCHORT, "d17-instemming"),
    (D17, BUITENLAND, "d17-buitenland"),
    (D18, HERVAT, "d18"),
]
PER_SOORT: dict[Briefsoort, Briefgegevens] = {soort: gegevens for soort, gegevens, _ in reversed(GEVALLEN)}


def brief(soort: Briefsoort, gegevens: Briefgegevens, **anders: Any) -> Brief:
    return render_soort(soort, dataclasses.replace(gegevens, **anders).als_gegevens())


@pytest.mark.parametrize(("soort", "gegevens", "naam"), GEVALLEN, ids=[naam for *_, naam in GEVALLEN])
def test_brief_is_leesbaar_toegankelijk_en_kort(soort: Briefsoort, gegevens: Briefgegevens, naam: str) -> None:
    controleer_brief(brief(soort, gegevens), naam)


@pytest.mark.parametrize(
    ("soort", "gegevens", "blok"),
    [(soort, gegevens, blok) for soort, gegevens in PER_SOORT.items() for blok in soort.verplichte_blokken],
)
def test_brief_gaat_niet_weg_zonder_verplicht_blok(
    soort: Briefsoort, gegevens: Briefgegevens, blok: str, tmp_path: Path
) -> None:
    weigert_zonder(soort, gegevens, blok, tmp_path)


@pytest.mark.parametrize("gegevens", [gegevens for _, gegevens, _ in GEVALLEN])
def test_invoer_gaat_heen_en_terug_door_json(gegevens: Briefgegevens) -> None:
    assert uit_json(type(gegevens), naar_json(gegevens)) == gegevens


# D-13 and D-14


def test_te_vroege_aanvraag_wordt_niet_afgewezen_maar_bewaard() -> None:
    per_blok = blokken(brief(D13, VOORTIJDIG).html)
    assert "Wij wijzen die niet af." in per_blok["ontvangst"]
    assert "zes weken: tot en met 20 april 2026" in per_blok["waarom"]
    assert "behandelen wij uw aanvraag vanaf 21 april 2026" in per_blok["behandeling"]
    assert "twee weken voor een besluit" in per_blok["behandeling"]
    assert "U hoeft de aanvraag niet opnieuw te sturen." in per_blok["bewaard"]


def test_aanvraag_als_melding_telt_vanaf_de_dag_van_ontvangst() -> None:
    per_blok = blokken(brief(D14, ALS_MELDING).html)
    assert "De datum van uw melding is 10 april 2026." in per_blok["melding"]
    assert "uiterlijk op 22 mei 2026" in per_blok["procedure"]
    assert "Kunt u niet wachten?" in per_blok["procedure"]
    assert "vanaf 23 mei 2026" in per_blok["bewaard"]


# D-15


@pytest.mark.regel("A-10")
def test_herstelbrief_somt_op_noemt_de_dag_en_het_gevolg() -> None:
    per_blok = blokken(brief(D15, STUKKEN).html)
    assert "Uw handtekening. Zet die op de laatste pagina van het verslag." in per_blok["ontbreekt"]
    assert "De machtiging van uw dochter." in per_blok["ontbreekt"]
    assert "10 werkdagen de tijd" in per_blok["termijn"]
    assert "uiterlijk op 29 april 2026" in per_blok["termijn"]
    assert "Dan kunnen wij besluiten dat wij uw aanvraag niet behandelen." in per_blok["gevolg"]
    assert "Tegen dat besluit kunt u bezwaar maken." in per_blok["gevolg"]
    assert "natura" not in per_blok["gevolg"]
    with pytest.raises(Geweigerd, match="welke stukken"):
        brief(D15, STUKKEN, ontbreekt=())


def test_alleen_het_budgetplan_leidt_tot_natura_en_nooit_tot_niet_behandelen() -> None:
    gemaakt = brief(D15, BUDGETPLAN)
    gevolg = blokken(gemaakt.html)["gevolg"]
    assert gevolg.startswith("Dan kunnen wij u geen pgb geven. Wij behandelen uw aanvraag wel.")
    assert "Dat heet zorg in natura." in gevolg
    assert "niet behandelen" not in gevolg
    assert "Bij deze brief: formulier budgetplan" in tekst(gemaakt)


def test_budgetplan_en_andere_stukken_hebben_elk_hun_gevolg() -> None:
    gevolg = blokken(brief(D15, BEIDE).html)["gevolg"]
    assert "Dan kunnen wij besluiten dat wij uw aanvraag niet behandelen." in gevolg
    assert "Stuurt u alles, maar niet het budgetplan? Dan kunnen wij u geen pgb geven." in gevolg


def test_brief_na_de_beslistermijn_belooft_geen_stilstaande_klok() -> None:
    op_tijd, te_laat = (blokken(brief(D15, STUKKEN, schort_op=ja).html)["beslistermijn"] for ja in (True, False))
    assert "tellen niet mee" in op_tijd
    assert "tellen niet mee" not in te_laat
    assert "Deze brief verandert dat niet." in te_laat


# D-16


@pytest.mark.regel("B-03")
def test_uitstel_noemt_reden_en_uiterste_datum_en_laat_de_wet_staan() -> None:
    gemaakt = brief(D16, UITSTEL)
    assert "uiterlijk op 30 april 2026</h1>" in gemaakt.html.replace("\xa0", " ")
    per_blok = blokken(gemaakt.html)
    assert "De offerte van de aanbieder komt pas volgende week." in per_blok["reden"]
    assert "uiterlijk op 30 april 2026" in per_blok["nieuwe_datum"]
    assert "uiterlijk op 23 april 2026 beslissen. Die datum blijft gelden." in per_blok["wettelijke_datum"]
    assert "Stuur die pas na 23 april 2026" in per_blok["te_laat"]


@pytest.mark.regel("B-03")
@pytest.mark.parametrize("anders", [{"reden": " "}, {"toegezegd_op": None}, {"toegezegd_op": date(2026, 4, 23)}])
def test_uitstel_zonder_reden_of_latere_datum_wordt_geweigerd(anders: dict[str, Any]) -> None:
    with pytest.raises(Geweigerd):
        brief(D16, UITSTEL, **anders)


# D-17 and D-18


@pytest.mark.parametrize("grond", Opschortingsgrond)
def test_elke_grond_heeft_gewone_zinnen_en_zijn_eigen_artikel(grond: Opschortingsgrond) -> None:
    gemaakt = brief(D17, OPGESCHORT, grond=grond), brief(D18, HERVAT, grond=grond)
    for een in gemaakt:
        lid = {"1": "eerste lid", "2": "tweede lid"}[grond.value[5]]
        assert f"{lid}, onder {grond.value[6]}," in blokken(een.html)["regels"]
        assert lange_zinnen(regels(een.html)) == []


def test_opschorting_noemt_periode_en_nieuwe_datum() -> None:
    per_blok = blokken(brief(D17, OPGESCHORT).html)
    assert "U schreef ons op 13 april 2026 dat u dit goed vindt." in per_blok["grond"]
    assert "Van 15 april 2026 tot en met 28 april 2026." in per_blok["periode"]
    assert "Nu krijgt u ons besluit uiterlijk op 7 mei 2026." in per_blok["beslistermijn"]


def test_opschorting_zonder_einddatum_zegt_tot_wanneer_en_belooft_een_brief() -> None:
    per_blok = blokken(brief(D17, BUITENLAND).html)
    assert "Vanaf 15 april 2026, tot wij die informatie hebben." in per_blok["periode"]
    assert "Dan krijgt u een brief met de nieuwe datum." in per_blok["beslistermijn"]


@pytest.mark.parametrize(
    "anders",
    [
        {"instemming_op": None},
        {"laatste_dag": None},
        {"nieuwe_datum": None},
        {"grond": Opschortingsgrond.OVERMACHT, "nieuwe_datum": None},
        {"laatste_dag": date(2026, 4, 14)},
        {"uitleg": ""},
    ],
)
def test_onvolledige_opschorting_wordt_geweigerd(anders: dict[str, Any]) -> None:
    with pytest.raises(Geweigerd):
        brief(D17, OPGESCHORT, **anders)


def test_hervatting_noemt_dagen_en_nieuwe_uiterste_datum() -> None:
    gemaakt = brief(D18, HERVAT)
    assert "u krijgt ons besluit uiterlijk op 7 mei 2026</h1>" in gemaakt.html.replace("\xa0", " ")
    per_blok = blokken(gemaakt.html)
    assert "Op 29 april 2026 kregen wij de gegevens van het ziekenhuis." in per_blok["einde"]
    assert "Dat is 14 dagen. Eerst was de datum 23 april 2026." in per_blok["nieuwe_datum"]
    with pytest.raises(Geweigerd, match="vóór de eerste"):
        brief(D18, HERVAT, laatste_dag=date(2026, 4, 14))
