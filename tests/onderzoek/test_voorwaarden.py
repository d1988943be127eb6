"""The conditions of voorzieningen: what each answer means, with the boundaries on both sides (W-01 to W-29)."""

from datetime import date
from decimal import Decimal

import pytest

from onderzoek.voorwaarden.lijsten import LIJSTEN
from onderzoek.voorwaarden.vormen import Gewicht, Stand, Vraagsoort, euro, weeg

OP = date(2026, 3, 2)
WAARDEN = {
    "loopafstand_m": Decimal(800),
    "vervoer_km_jaar": Decimal(1700),
    "vervoer_zones_jaar": Decimal(600),
    "primaat_verhuizen_bedrag": Decimal("8000.00"),
    "hulpmiddel_eigendom_max": Decimal("500.00"),
    "auto_verzekeren_vanaf": Decimal("4000.00"),
    "auto_min_jaren": Decimal(7),
    "sport_eigen_aandeel_pct": Decimal(25),
    "sport_min_jaren": Decimal(3),
    "buitenwagen_max_kmh": Decimal(45),
    "dubbele_huur_max_mnd": Decimal(6),
    "huurderving_mnd": Decimal(4),
    "huurderving_vanaf_mnd": Decimal(3),
}
P, L, E, N = Gewicht.PAST, Gewicht.LET_OP, Gewicht.EERST, Gewicht.PAST_NIET

# list, answers, rule, weight of the advice of that rule (the heaviest), a part of the sentence
GEVALLEN = [
    ("woon_los", {"prijs": "500.00"}, "W-02", P, "eigendom"),
    ("woon_los", {"prijs": "500.01"}, "W-02", L, "bruikleen"),
    ("woon_los", {"contract": "nee", "offerte": "nee"}, "W-03", E, "offerte"),
    ("woon_los", {"contract": "nee", "offerte": "ja"}, "W-03", P, "geaccepteerde offerte"),
    ("woon_los", {"contract": "ja", "offerte": "nee"}, "W-03", None, ""),
    ("woon_bouwkundig", {"los_voldoet": "ja"}, "W-04", E, "losse voorziening"),
    ("woon_bouwkundig", {"los_voldoet": "nee"}, "W-04", P, "lost het niet op"),
    (
        "woon_los",
        {"mantelzorger_bedient": "ja", "mantelzorger_houdt_vol": "nee"},
        "W-04",
        L,
        "minder zwaar",
    ),
    ("woon_bouwkundig", {"totaalraming": "8000.00"}, "W-05", P, "niet hoger"),
    ("woon_bouwkundig", {"totaalraming": "8000.01"}, "W-05", E, "verhuizen gaat voor"),
    ("woon_bouwkundig", {"totaalraming": "8000.01", "feit_keuze": "blijven"}, "W-05", L, "hoogstens € 8.000"),
    ("woon_bouwkundig", {"totaalraming": "8000.01", "feit_keuze": "verhuizen"}, "W-05", E, "verhuiskosten"),
    ("woon_bouwkundig", {"feit_eerder_pakket": "ja", "zat_in_pakket": "ja"}, "W-05", N, "later geen recht"),
    ("woon_bouwkundig", {"feit_eerder_pakket": "ja", "zat_in_pakket": "nee"}, "W-05", P, "niet in het eerdere"),
    ("woon_bouwkundig", {"zat_in_pakket": "ja"}, "W-05", None, ""),
    ("woon_bouwkundig", {"totaalraming": "8000.01", "eigenaar": "corporatie"}, "W-06", E, "corporatie"),
    (
        "woon_bouwkundig",
        {"totaalraming": "8000.01", "eigenaar": "corporatie", "feit_corporatie": "ja"},
        "W-06",
        None,
        "",
    ),
    ("woon_bouwkundig", {"totaalraming": "8000.00", "eigenaar": "corporatie"}, "W-06", None, ""),
    ("woon_bouwkundig", {"naar_ongeschikt": "ja", "belangrijke_reden": "nee"}, "W-07", N, "zonder belangrijke reden"),
    ("woon_bouwkundig", {"naar_ongeschikt": "ja", "belangrijke_reden": "ja"}, "W-07", L, "belangrijke reden"),
    ("verhuiskosten", {"noodzakelijk": "ja"}, "W-08", L, "dekt niet alle kosten"),
    ("verhuiskosten", {"noodzakelijk": "nee"}, "W-08", N, "noodzakelijke verhuizing"),
    ("woon_bouwkundig", {"bruikleen_afgesproken": "nee"}, "W-09", P, "onderhoud en reparatie"),
    ("woon_bouwkundig", {"bruikleen_afgesproken": "ja"}, "W-09", L, "bruikleen"),
    ("woon_bruikleen", {"feit_bruikleen": "ja"}, "W-09", L, "altijd bruikleen"),
    ("woon_bouwkundig", {"aanbouw": "ja", "unit_kan": "ja"}, "W-10", E, "woonunit"),
    ("woon_bouwkundig", {"aanbouw": "ja", "unit_kan": "nee"}, "W-10", L, "niet kan"),
    ("woonunit", {"feit_bruikleen": "ja"}, "W-10", L, "herstel van de gevel"),
    ("woonunit", {"aanbouw": "nee"}, "W-10", N, "aanbouw"),
    ("woonunit", {"verhuizen_kan": "ja"}, "W-10", E, "Verhuizen"),
    ("woon_bouwkundig", {"weghalen": "ja"}, "W-11", N, "weghalen"),
    ("woon_bouwkundig", {"doelgroepenlocatie": "ja"}, "W-12", E, "verhuurder"),
    ("woon_los", {"functie": "toilet"}, "W-13", P, "normale gebruik"),
    ("woon_los", {"functie": "therapie"}, "W-13", N, "behandeling"),
    ("woon_los", {"functie": "spelen", "speelt_kind": "ja"}, "W-13", P, "kind"),
    ("woon_los", {"functie": "spelen", "speelt_kind": "nee"}, "W-13", N, "kinderen"),
    ("bezoekbaar", {"wlz_instelling": "nee"}, "W-14", N, "Wlz-instelling"),
    ("bezoekbaar", {"al_een_woning": "ja"}, "W-14", N, "één woning"),
    ("bezoekbaar", {"deel": "logeren"}, "W-14", N, "logeren"),
    ("bezoekbaar", {"deel": "bezoek"}, "W-14", P, "toilet"),
    ("sanering", {"feit_advies": "nee"}, "W-15", E, "advies"),
    ("sanering", {"feit_advies": "ja"}, "W-15", P, "ontvangen"),
    ("sanering", {"aandoening": "allergie", "door_woning": "ja"}, "W-15", N, "woning zelf"),
    ("sanering", {"kamers": "meer"}, "W-15", L, "slaapkamer"),
    ("woon_bouwkundig", {"eigenaar": "particulier", "feit_eigenaar_gehoord": "nee"}, "W-16", E, "geen eigenaar"),
    ("woon_bouwkundig", {"eigenaar": "corporatie", "feit_eigenaar_gehoord": "ja"}, "W-16", P, "gehoord"),
    ("woon_bouwkundig", {"eigenaar": "client", "feit_eigenaar_gehoord": "nee"}, "W-16", None, ""),
    ("vervoerspas", {"doel": "werk"}, "W-17", N, "werkgever"),
    ("vervoerspas", {"doel": "school"}, "W-17", N, "leerlingenvervoer"),
    ("vervoerspas", {"doel": "behandeling"}, "W-17", N, "medische behandeling"),
    ("vervoerspas", {"afstand": "lang"}, "W-17", N, "Valys"),
    ("vervoerspas", {"omgeving": "ja"}, "W-18", E, "omgeving"),
    ("vervoerspas", {"eigen_auto": "ja"}, "W-18", E, "eigen auto"),
    ("vervoer_tegemoetkoming", {"regiotaxi": "ja"}, "W-18", E, "vervoerspas"),
    ("vervoer_tegemoetkoming", {"regiotaxi": "nee", "aangetoond": "nee"}, "W-18", E, "aantonen"),
    ("vervoer_tegemoetkoming", {"regiotaxi": "nee", "aangetoond": "ja"}, "W-18", P, "niet geschikt"),
    ("vervoerspas", {"loopafstand": "800", "ov": "nee"}, "W-19", P, "800 meter"),
    ("vervoerspas", {"loopafstand": "801", "ov": "ja"}, "W-19", N, "verder dan 800 meter"),
    ("vervoerspas", {"loopafstand": "801", "ov": "nee"}, "W-19", P, "openbaar vervoer"),
    ("vervoerspas", {"loopafstand": "800", "ov": "ja"}, "W-18", L, "halte"),
    ("vervoerspas", {"zones": "600"}, "W-19", P, "1 opstapzone en 5 reiszones"),
    ("vervoerspas", {"zones": "601"}, "W-19", L, "hoogstens 600"),
    ("vervoerspas", {"zones": "601", "meer_zones": "ja"}, "W-19", L, "uitzondering"),
    ("vervoerspas", {"begeleider": "medisch"}, "W-20", L, "gratis"),
    ("vervoerspas", {"begeleider": "gezelschap"}, "W-20", L, "tarief van het openbaar vervoer"),
    ("vervoer_tegemoetkoming", {"km": "1700"}, "W-21", P, "geen eigen bijdrage"),
    ("vervoer_tegemoetkoming", {"km": "1701"}, "W-21", L, "hoogstens 1700"),
    ("fiets", {"fiets": "duo"}, "W-22", P, "speciaal"),
    ("fiets", {"fiets": "elektrisch", "uitzondering": "nee"}, "W-22", N, "algemeen gebruikelijk"),
    ("fiets", {"fiets": "instap", "uitzondering": "ja"}, "W-22", L, "anders is"),
    ("scootmobiel", {"stalling": "nee"}, "W-23", E, "stallen"),
    ("scootmobiel", {"stalling": "ja", "opladen": "nee"}, "W-23", E, "stopcontact"),
    ("scootmobiel", {"zelf_kopen": "ja"}, "W-23", L, "algemeen gebruikelijk"),
    ("buitenwagen", {"feit_advies": "nee"}, "W-24", E, "alleen na advies"),
    ("buitenwagen", {"feit_advies": "ja"}, "W-24", P, "ontvangen"),
    ("buitenwagen", {"snelheid": "45"}, "W-24", P, "niet harder"),
    ("buitenwagen", {"snelheid": "46"}, "W-24", N, "niet harder"),
    ("buitenwagen", {"brommobiel": "ja"}, "W-24", N, "brommobiel"),
    ("auto", {"gaat_mee": "2033-03-02"}, "W-25", P, "minstens 7 jaar"),
    ("auto", {"gaat_mee": "2033-03-01"}, "W-25", N, "2 maart 2033"),
    ("auto", {"kosten": "4000.00"}, "W-25", None, ""),
    ("auto", {"kosten": "4000.01"}, "W-25", L, "diefstal"),
    ("auto", {"aanpassing": "automaat"}, "W-25", N, "gewone voorziening"),
    ("rolstoel", {"duur": "kort"}, "W-26", N, "zorgverzekeraar"),
    ("rolstoel", {"duur": "lang", "wat": "rolstoel"}, "W-26", P, "geen eigen bijdrage"),
    ("rolstoel", {"wat": "accessoire"}, "W-26", N, "Accessoires"),
    ("sport", {"vorige": "2023-03-02"}, "W-27", P, "minstens 3 jaar"),
    ("sport", {"vorige": "2023-03-03"}, "W-27", N, "3 maart 2026"),
    ("sport", {"prijs": "1000.00", "eigen_aandeel": "250.00"}, "W-27", P, "25 procent"),
    ("sport", {"prijs": "1000.00", "eigen_aandeel": "250.01"}, "W-27", N, "€ 250"),
    ("sport", {"waarvoor": "lidmaatschap"}, "W-27", N, "lidmaatschap"),
    ("sport", {"actief": "nee"}, "W-27", E, "actief"),
    ("dubbele_huur", {"maanden": "6"}, "W-28", P, "6 maanden"),
    ("dubbele_huur", {"maanden": "7"}, "W-28", L, "hoogstens 6"),
    ("dubbele_huur", {"te_voorkomen": "ja"}, "W-28", N, "voorkomen"),
    ("dubbele_huur", {"vorm": "langer"}, "W-28", P, "langer aanhouden"),
    ("huurderving", {"maanden_leeg": "2"}, "W-29", N, "maand 3"),
    ("huurderving", {"maanden_leeg": "3"}, "W-29", P, "hoogstens 4 maanden"),
    ("huurderving", {"verhuurder": "nee"}, "W-29", N, "verhuurder"),
]
ZWAARTE = (P, L, E, N)
W_REGELS = [f"W-{nummer:02}" for nummer in range(2, 30)]


def _advies(lijst, antwoorden, regel):
    """The heaviest advice of one rule, or None."""
    gevonden = [rij for rij in weeg(LIJSTEN[lijst], Stand(antwoorden, WAARDEN, OP)) if rij.regel == regel]
    return max(gevonden, key=lambda rij: ZWAARTE.index(rij.gewicht), default=None)


@pytest.mark.parametrize(
    "geval",
    [
        pytest.param(rij, marks=pytest.mark.regel(rij[2]), id=f"{rij[2]}-{'-'.join(rij[1].values())}")
        for rij in GEVALLEN
    ],
)
def test_each_answer_gives_the_advice_of_its_rule(geval):
    lijst, antwoorden, regel, gewicht, zin = geval
    advies = _advies(lijst, antwoorden, regel)
    if gewicht is None:
        assert advies is None
        return
    assert (advies.gewicht, zin in advies.zin) == (gewicht, True), advies


def test_every_rule_of_the_questionnaires_has_a_case():
    assert {rij[2] for rij in GEVALLEN} == set(W_REGELS)


def test_every_advice_names_a_rule_and_a_source():
    eigen = {"L-", "P-"}  # logeerzorg, which has a test of its own
    for lijst in LIJSTEN.values():
        for vraag in lijst.vragen:
            assert vraag.regel in {*W_REGELS, "W-31"} or vraag.regel[:2] in eigen, vraag
            assert vraag.bron, vraag
            assert vraag.soort is not Vraagsoort.KEUZE or set(vraag.gevolgen) <= {code for code, _ in vraag.keuzes}


def test_a_follow_up_question_only_matters_after_the_answer_it_hangs_on():
    lijst = LIJSTEN["fiets"]
    assert "uitzondering" not in [vraag.code for vraag in lijst.aan_de_orde({"fiets": "duo"})]
    assert "uitzondering" in [vraag.code for vraag in lijst.ontbreekt({"fiets": "elektrisch"})]
    assert lijst.relevant({"fiets": "duo", "uitzondering": "ja", "doel": ""}) == {"fiets": "duo"}


def test_what_may_stay_empty_is_not_missing():
    codes = [vraag.code for vraag in LIJSTEN["sport"].ontbreekt({})]
    assert ("prijs" in codes, "vorige" in codes) == (True, False)


def test_facts_of_the_case_are_not_asked():
    assert not [vraag.code for vraag in LIJSTEN["buitenwagen"].aan_de_orde({}) if vraag.code.startswith("feit_")]


@pytest.mark.parametrize(
    ("bedrag", "tekst"), [("8000.00", "€ 8.000"), ("500.01", "€ 500,01"), ("12345.60", "€ 12.345,60")]
)
def test_an_amount_is_written_in_dutch(bedrag, tekst):
    assert euro(Decimal(bedrag)) == tekst
