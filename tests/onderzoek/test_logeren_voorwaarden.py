"""The indication test of logeerzorg: what each answer means, by the values of each gemeente (L-01 to L-41)."""

from datetime import date
from decimal import Decimal

import pytest

from onderzoek.voorwaarden.lijsten import LIJSTEN
from onderzoek.voorwaarden.vormen import Gewicht, Stand, Vraagsoort, weeg
from tests.antwoorden import LOGEREN

LIJST = LIJSTEN["logeren"]
OP = date(2022, 4, 13)
WAARDEN = {"kv_max_maanden": Decimal(36)}
P, L, E, N = Gewicht.PAST, Gewicht.LET_OP, Gewicht.EERST, Gewicht.PAST_NIET
ZWAARTE = (P, L, E, N)
STANDAARD = {
    "kv_doelgroep": "breed", "kv_overbelasting_vereist": "ja", "kv_overbelasting_instrument": "checklist",
    "kv_voorliggende_route": "zvw,wlz", "kv_vervoer": "zelf", "kv_structureel_toegestaan": "ja",
    "kv_leveringsvorm": "natura",
}  # fmt: skip
ALTENA = STANDAARD | {
    "kv_doelgroep": "cognitief", "kv_overbelasting_instrument": "gesprek,vragenlijst",
    "kv_voorliggende_route": "zvw,vervangende_mantelzorg,wlz",
}  # fmt: skip
WESTLAND = STANDAARD | {
    "kv_doelgroep": "permanent_toezicht", "kv_overbelasting_instrument": "mantelzorgmatrix,checklist",
    "kv_vervoer": "zelf_of_aanvullend", "kv_leveringsvorm": "beide",
}  # fmt: skip
ZOETERMEER = STANDAARD | {
    "kv_doelgroep": "toezicht_24_uur", "kv_overbelasting_vereist": "nee", "kv_voorliggende_route": "zvw,zorgpension",
    "kv_leveringsvorm": "beide",
}  # fmt: skip
GOED = LOGEREN | {
    "feit_wlz": "nvt", "feit_overbelast": "dreigend", "feit_vorm": "natura",
    "feit_producten": "BEREIKBAARHEID,VERVOER", "feit_monitor_vanaf": "6", "feit_monitor_tot": "9",
}  # fmt: skip
PGB = {"feit_vorm": "pgb"}

# gemeente, what differs from a case in which all is well, rule, its heaviest weight, a part of the sentence
GEVALLEN = [
    (STANDAARD, {}, "L-01", P, "ontlast de mantelzorger"),
    (STANDAARD, {"mantelzorg": "nee"}, "L-01", N, "geen mantelzorger"),
    (STANDAARD, {}, "L-03", P, "gepland en tijdelijk"),
    (STANDAARD, {"doel": "crisis"}, "L-03", N, "spoedroute"),
    (STANDAARD, {"doel": "overbrugging"}, "L-03", N, "overbruggen"),
    (STANDAARD, {"doel": "opstap"}, "L-03", N, "geen opstap"),
    (ALTENA, {}, "L-04", P, "te voorzien"),
    (ALTENA, {"cognitief": "nee"}, "L-04", N, "geheugen of denken"),
    (STANDAARD, {"cognitief": "nee"}, "L-04", P, "te voorzien"),
    (STANDAARD, {"aanleiding": "anders"}, "L-04", L, "Beschrijf de aanleiding"),
    (STANDAARD, {"aanleiding": "patroon"}, "L-04", P, "te voorzien"),
    (STANDAARD | {"kv_structureel_toegestaan": "nee"}, {"aanleiding": "patroon"}, "L-04", N, "vast patroon"),
    (WESTLAND, {"toezicht": "fysiek"}, "L-05", P, "niet alleen thuis"),
    (WESTLAND, {"toezicht": "ongeregeld"}, "L-05", P, "niet alleen thuis"),
    (WESTLAND, {"toezicht": "gedrag"}, "L-05", P, "niet alleen thuis"),
    (WESTLAND, {"toezicht": "geen"}, "L-05", N, "een tijd alleen"),
    (ZOETERMEER, {}, "L-05", P, "dag en nacht"),
    (ZOETERMEER, {"dag_en_nacht": "nee"}, "L-05", N, "dag en nacht"),
    (WESTLAND, {"dag_en_nacht": "nee"}, "L-05", P, "niet alleen thuis"),
    (STANDAARD, {"feit_overbelast": "ja"}, "L-06", P, "is overbelast"),
    (STANDAARD, {"feit_overbelast": "dreigend"}, "L-06", P, "wennen aan logeren mag"),
    (STANDAARD, {"feit_overbelast": "nee"}, "L-06", N, "niet overbelast"),
    (STANDAARD, {"feit_overbelast": "onbekend"}, "L-06", E, "Leg eerst bij de mantelzorger vast"),
    (ZOETERMEER, {"feit_overbelast": "nee"}, "L-06", L, "niet verplicht"),
    (ZOETERMEER, {"feit_overbelast": "ja"}, "L-06", P, "is overbelast"),
    (ALTENA, {"instrument": "vragenlijst"}, "L-06", P, "dreigt"),
    (ALTENA, {"instrument": "checklist"}, "L-06", L, "een gesprek of een vragenlijst"),
    (STANDAARD, {}, "L-07", P, "in de basis goed"),
    (STANDAARD, {"thuis_goed": "nee"}, "L-07", N, "lost dat niet op"),
    (STANDAARD, {}, "L-08", P, "niet overnemen"),
    (STANDAARD, {"netwerk": "deels"}, "L-08", L, "alleen de rest"),
    (STANDAARD, {"netwerk": "ja"}, "L-08", E, "Spreek dat eerst af"),
    (STANDAARD, {}, "L-09", P, "vergoedt dit niet"),
    (STANDAARD, {"zvw_uitkomst": "genoeg"}, "L-09", E, "vergoedt genoeg"),
    (STANDAARD, {"zvw_uitkomst": "deels"}, "L-09", L, "een deel"),
    (STANDAARD, {"zvw_uitkomst": "onbekend"}, "L-09", E, "Zoek eerst uit"),
    (STANDAARD, {"zvw_vervangend": "genoeg"}, "L-09", E, "Vervangende mantelzorg"),
    (STANDAARD, {"zvw_vervangend": "onbekend"}, "L-09", E, "vervangende mantelzorg"),
    (STANDAARD, {"zvw_minima": "nee"}, "L-09", L, "laag inkomen"),
    (STANDAARD, {}, "L-10", P, "geen Wlz-indicatie"),
    (STANDAARD, {"feit_wlz": "onbekend"}, "L-10", E, "Leg eerst bij de afweging vast"),
    (STANDAARD, {"feit_wlz": "loopt"}, "L-10", L, "gevraagd"),
    (STANDAARD, {"feit_wlz": "recht"}, "L-10", L, "U kunt weigeren, maar het moet niet"),
    (STANDAARD, {"feit_wlz": "recht", "wlz_weging": "weigeren"}, "L-10", N, "zorgkantoor"),
    (STANDAARD, {"feit_wlz": "recht", "wlz_weging": "toch"}, "L-10", L, "U kunt weigeren, maar het moet niet"),
    (STANDAARD, {"feit_wlz": "nvt", "wlz_weging": "weigeren"}, "L-10", P, "geen Wlz-indicatie"),
    (ZOETERMEER, {}, "L-11", P, "de zorgverzekering, dan het Zorgpension, dan de Wmo"),
    (ZOETERMEER, {"zorgpension": "nog_niet"}, "L-11", E, "Rond eerst dit af: het Zorgpension"),
    (ZOETERMEER, {"zvw_uitkomst": "onbekend"}, "L-11", E, "Rond eerst dit af: de zorgverzekering"),
    (ZOETERMEER, {"zorgpension": "toegelaten"}, "L-11", E, "terecht"),
    (ZOETERMEER, {"zorgpension_op": "2022-02-28"}, "L-11", L, "kwam vóór de verzekering"),
    (ZOETERMEER, {"zorgpension_op": "2022-03-01"}, "L-11", P, "gevolgd"),
    (ALTENA, {"zvw_vervangend": "onbekend"}, "L-11", E, "Rond eerst dit af: vervangende mantelzorg"),
    (STANDAARD, {"feit_wlz": "loopt"}, "L-11", E, "Rond eerst dit af: de Wlz"),
    (STANDAARD | {"kv_voorliggende_route": ""}, {}, "L-11", None, ""),
    (STANDAARD, {}, "L-13", P, "eigen indicatie"),
    (STANDAARD, PGB, "L-17", N, "alleen in natura"),
    (WESTLAND, PGB, "L-17", None, ""),
    (STANDAARD, {}, "L-17", None, ""),
    (WESTLAND, PGB | {"pgb_plek": "ja"}, "P-29", P, "speciaal geschikt"),
    (WESTLAND, PGB | {"pgb_plek": "nee"}, "P-29", N, "speciaal geschikt"),
    (WESTLAND, {"pgb_plek": "nee"}, "P-29", None, ""),
    (WESTLAND, {}, "L-22", P, "zelf"),
    (WESTLAND, {"vervoer": "pas"}, "L-22", P, "regiotaxi"),
    (WESTLAND, {"vervoer": "netwerk"}, "L-22", P, "netwerk"),
    (WESTLAND, {"vervoer": "geen"}, "L-22", L, "aanvullend vervoer"),
    (ALTENA, {"vervoer": "geen"}, "L-22", L, "regelen de inwoner en de mantelzorger"),
    (STANDAARD, {}, "L-24", P, "alarmering en maaltijden"),
    (STANDAARD, {"verpleging": "ja"}, "L-24", L, "wijkverpleging"),
    (STANDAARD, {"behandeling": "ja"}, "L-24", N, "Behandeling hoort niet"),
    (STANDAARD, {}, "L-25", P, "geen dubbele hulp"),
    (STANDAARD, {"andere_hulp": "dagbesteding,begeleiding"}, "L-25", L, "stoppen: begeleiding, dagbesteding."),
    (STANDAARD, {}, "L-29", P, "is niet genoeg"),
    (STANDAARD, {"anders_genoeg": "ja"}, "L-29", E, "is genoeg"),
    (STANDAARD, {"bekeken": "draagkracht,draaglast,steunpunt,vrijwilliger"}, "L-29", E, "ook: dagbesteding."),
    (STANDAARD, {"bekeken": "draagkracht,draaglast,dagbesteding"}, "L-29", E, "steunpunt; een vrijwilliger"),
    (STANDAARD, {"meer_aanbieders": "ja"}, "L-35", L, "Wijs een coördinator aan"),
    (STANDAARD, {"meer_aanbieders": "ja", "coordinator": "Linde"}, "L-35", P, "De coördinator is Linde."),
    (STANDAARD, {}, "L-35", None, ""),
    (STANDAARD, {"extra": "VERVOER,BEREIKBAARHEID"}, "L-36", L, "in het plan"),
    (STANDAARD, {"extra": "VERVOER", "feit_producten": "BEREIKBAARHEID"}, "L-36", N, "niet bij kortdurend verblijf"),
    (STANDAARD, {}, "L-36", None, ""),
    (STANDAARD, {}, "L-37", L, "hoogstens 36 maanden. Bekijk na 6 en binnen 9 maanden"),
    (STANDAARD, {"feit_monitor_tot": ""}, "L-37", L, "hoogstens 36 maanden."),
    (STANDAARD, {}, "L-40", P, "in een groep dingen doen overdag; thuis rust geven"),
    (STANDAARD, {"betaald_uit_pgb": "ja"}, "L-41", N, "geen mantelzorger"),
    (STANDAARD, {}, "L-41", P, "niet uit een Wlz-pgb"),
]  # fmt: skip


def _weeg(gemeente, anders):
    return weeg(LIJST, Stand({**GOED, **anders, **gemeente}, WAARDEN, OP))


@pytest.mark.parametrize(
    "geval",
    [
        pytest.param(rij, marks=pytest.mark.regel(rij[2]), id=f"{rij[2]}-{nummer}")
        for nummer, rij in enumerate(GEVALLEN)
    ],
)
def test_each_answer_gives_the_advice_of_its_rule(geval):
    gemeente, anders, regel, gewicht, zin = geval
    gevonden = [rij for rij in _weeg(gemeente, anders) if rij.regel == regel]
    if gewicht is None:
        assert gevonden == []
        return
    zwaarst = max(ZWAARTE.index(rij.gewicht) for rij in gevonden)
    assert ZWAARTE[zwaarst] == gewicht, gevonden
    assert any(zin in rij.zin for rij in gevonden if rij.gewicht == gewicht), gevonden


@pytest.mark.parametrize("gemeente", [STANDAARD, ALTENA, WESTLAND, ZOETERMEER], ids=["s", "a", "w", "z"])
def test_a_case_in_which_all_is_well_is_not_held_back(gemeente):
    own = {"instrument": gemeente["kv_overbelasting_instrument"].split(",")[0]}
    assert [rij.zin for rij in _weeg(gemeente, own) if rij.gewicht.houdt_tegen] == []
    assert LIJST.ontbreekt({**GOED, **own, **gemeente}) == ()


@pytest.mark.regel("L-10")
def test_a_ground_on_which_one_can_refuse_is_a_warning_until_it_was_weighed():
    """B-05: 'kan' is weighed by a person, so the indication alone never holds the stay back."""
    recht = {"feit_wlz": "recht"}
    assert [vraag.code for vraag in LIJST.ontbreekt({**GOED, **STANDAARD, **recht})] == ["wlz_weging", "wlz_waarom"]
    assert not [rij for rij in _weeg(STANDAARD, recht) if rij.gewicht.houdt_tegen]
    toch = recht | {"wlz_weging": "toch", "wlz_waarom": "De Wlz heeft hier geen plek."}
    assert not [rij for rij in _weeg(STANDAARD, toch) if rij.gewicht.houdt_tegen]


@pytest.mark.parametrize(
    ("gemeente", "codes"),
    [
        (STANDAARD, set()),
        (ALTENA, {"cognitief"}),
        (WESTLAND, set()),
        (ZOETERMEER, {"dag_en_nacht", "zvw_op", "zorgpension", "zorgpension_op"}),
    ],
    ids=["s", "a", "w", "z"],
)
@pytest.mark.regel("L-04", "L-05", "L-11")
def test_a_gemeente_only_asks_what_it_needs(gemeente, codes):
    van_een_gemeente = {"cognitief", "dag_en_nacht", "zvw_op", "zorgpension", "zorgpension_op"}
    gesteld = {vraag.code for vraag in LIJST.aan_de_orde(gemeente)}
    assert gesteld & van_een_gemeente == codes
    assert ("instrument" in gesteld) == (gemeente["kv_overbelasting_vereist"] == "ja")


@pytest.mark.regel("L-05", "L-08", "L-09", "L-40")
def test_what_the_rules_make_obligatory_cannot_stay_empty():
    codes = {vraag.code for vraag in LIJST.ontbreekt(STANDAARD)}
    assert {"toezicht", "netwerk_waarom", "zvw_verzekeraar", "zvw_polis", "zvw_bewijs", "doelen"} <= codes
    assert dict(LIJST.vraag("toezicht").keuzes).keys() == {"fysiek", "ongeregeld", "gedrag", "geen"}
    assert len(LIJST.vraag("doelen").keuzes) == 3


def test_every_question_names_a_rule_and_a_source_and_knows_its_own_answers():
    for vraag in LIJST.vragen:
        assert (vraag.regel, vraag.bron) != ("", "")
        if vraag.soort in (Vraagsoort.KEUZE, Vraagsoort.MEERKEUZE):
            assert set(vraag.gevolgen) <= {code for code, _ in vraag.keuzes}, vraag.code
        assert all(len(zin.split(". ")[0].split()) <= 20 for _, zin in vraag.gevolgen.values()), vraag.code
