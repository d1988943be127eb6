"""The other decisions: not treated (D-20), granted in part (D-21) and the penalty (D-34)."""

import dataclasses
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from beschikkingen.brieven import (
    SOORTEN,
    AfgewezenOnderdeel,
    Alternatief,
    Bezwaarclausule,
    BuitenBehandelingGegevens,
    DwangsomGegevens,
    Dwangsomtrede,
    EigenBijdrage,
    GedeeltelijkeToekenningGegevens,
    OntbrekendStuk,
    ToegekendOnderdeel,
    Toekenningsregel,
    Verblijf,
    Weigeringsgrond,
)
from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import Brief, render_soort
from meldingen.brieven.soorten import Briefsoort
from meldingen.brieven.tekst import blokken
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

D20, D21, D34 = soorten_met_code(SOORTEN, "D-20", "D-21", "D-34")
GEDEELD: dict[str, Any] = {
    "afzender": AFZENDER,
    "geadresseerde": GEADRESSEERDE,
    "zaak": zaak(date(2026, 7, 1)),
    "regels_website": "www.altena.example/regels",
    "bezwaar": Bezwaarclausule(
        laatste_dag=date(2026, 8, 12),
        adres=("gemeente Altena", "afdeling Bezwaar", "Postbus 100", "4280 ZZ Voorbeelddorp"),
    ),
}
BEZWAAR_DWANGSOM = dataclasses.replace(GEDEELD["bezwaar"], laatste_dag=date(2026, 8, 20))
NIET_BEHANDELD = BuitenBehandelingGegevens(
    **GEDEELD,
    hulp="logeerzorg",
    aanvraag_op=date(2026, 5, 28),
    gevraagd_op=date(2026, 6, 2),
    hersteltermijn_tot=date(2026, 6, 16),
    ontbreekt=(OntbrekendStuk("uw handtekening", "die staat niet op het verslag"),),
    regels=("artikel 4:5 van de Algemene wet bestuursrecht",),
)
DEELS = GedeeltelijkeToekenningGegevens(
    **GEDEELD,
    hulp="logeerzorg",
    aanvraag_op=date(2026, 6, 17),
    toegekend=(
        ToegekendOnderdeel(
            Toekenningsregel("logeerzorg", "14 etmalen", date(2026, 7, 2), date(2026, 12, 31), "Mijzo"),
            waarom=("Uw dochter zorgt elke dag voor u. Zij dreigt overbelast te raken.",),
            resultaat="uw dochter kan uitrusten en u woont daarna weer thuis",
            hoe="U logeert op een plek waar dag en nacht zorg is",
        ),
    ),
    afgewezen=(
        AfgewezenOnderdeel(
            hulp="vervoer naar de logeerplek",
            grond=Weigeringsgrond.NETWERK,
            waarom=("Uw zoon heeft een auto. Hij brengt en haalt u graag. Dat vertelde hij ons in het gesprek.",),
            wat_wel=(Alternatief("de Buurtbus", "Kan uw zoon niet? Bel dan de Buurtbus: 0183 00 00 03."),),
        ),
    ),
    waarom_natura="U koos zelf voor hulp in natura",
    andere_hulp=("Het steunpunt mantelzorg helpt uw dochter gratis",),
    eigen_bijdrage=EigenBijdrage(
        verschuldigd=True,
        maximum_per_maand=Decimal("21.80"),
        waarde=Decimal("2100.00"),
        van=date(2026, 8, 1),
        maximaal_maanden=5,
    ),
    monitor_op=date(2026, 10, 1),
    regels=(
        "artikel 2.3.5 van de Wet maatschappelijke ondersteuning 2015",
        "de verordening maatschappelijke ondersteuning van de gemeente Altena",
    ),
    verblijven=(
        Verblijf("Buurstede", "Oosterhout", date(2026, 7, 7), date(2026, 7, 9), 2, proef=True),
        Verblijf("Buurstede", "Oosterhout", date(2026, 8, 10), date(2026, 8, 22), 12),
    ),
    bijlagen=("het verslag met ondersteuningsplan",),
)
DWANGSOM = DwangsomGegevens(
    **GEDEELD | {"zaak": zaak(date(2026, 7, 9)), "bezwaar": BEZWAAR_DWANGSOM},
    aanvraag_op=date(2026, 5, 18),
    hulp="logeerzorg",
    beslis_uiterlijk=date(2026, 6, 1),
    ingebrekestelling_op=date(2026, 6, 3),
    regels=("artikel 4:17 en 4:18 van de Algemene wet bestuursrecht",),
    treden=(Dwangsomtrede(14, Decimal("23")), Dwangsomtrede(3, Decimal("35"))),
    gratie_tot=date(2026, 6, 17),
    eerste_dag=date(2026, 6, 18),
    laatste_dag=date(2026, 7, 4),
    betalen_voor=date(2026, 8, 20),
    besluit_op=date(2026, 7, 5),
)
GEEN_DWANGSOM = dataclasses.replace(
    DWANGSOM,
    treden=(),
    gratie_tot=None,
    eerste_dag=None,
    laatste_dag=None,
    betalen_voor=None,
    ingebrekestelling_op=date(2026, 5, 29),
    reden_geen="uw brief kwam te vroeg. Wij konden toen nog op tijd beslissen",
)
GEVALLEN = [
    (D20, NIET_BEHANDELD, "d20"),
    (D21, DEELS, "d21"),
    (D34, DWANGSOM, "d34"),
    (D34, GEEN_DWANGSOM, "d34-geen"),
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
def test_besluit_gaat_niet_weg_zonder_verplicht_blok(
    soort: Briefsoort, gegevens: Briefgegevens, blok: str, tmp_path: Path
) -> None:
    weigert_zonder(soort, gegevens, blok, tmp_path)


@pytest.mark.parametrize("gegevens", [gegevens for _, gegevens, _ in GEVALLEN])
def test_invoer_gaat_heen_en_terug_door_json(gegevens: Briefgegevens) -> None:
    assert uit_json(type(gegevens), naar_json(gegevens)) == gegevens


@pytest.mark.regel("B-11")
@pytest.mark.parametrize(
    ("soort", "gegevens", "dag"),
    [(D20, NIET_BEHANDELD, "12 augustus"), (D21, DEELS, "12 augustus"), (D34, DWANGSOM, "20 augustus")],
)
def test_elk_besluit_zegt_wie_tot_wanneer_en_bij_wie_bezwaar_maakt(
    soort: Briefsoort, gegevens: Briefgegevens, dag: str
) -> None:
    gelezen = blokken(brief(soort, gegevens).html)["bezwaar"].replace("\xa0", " ")
    for deel in (
        "Dat kan ook iemand anders voor wie dit besluit gevolgen heeft.",
        "bij burgemeester en wethouders van Altena",
        f"binnen 6 weken: uiterlijk op {dag} 2026",
        "gemeente Altena, afdeling Bezwaar, Postbus 100, 4280 ZZ Voorbeelddorp",
    ):
        assert deel in gelezen


# D-20


def test_niet_behandelen_noemt_stukken_hersteltermijn_en_hoe_het_opnieuw_kan() -> None:
    per_blok = blokken(brief(D20, NIET_BEHANDELD).html)
    assert "Uw handtekening. Die staat niet op het verslag." in per_blok["stukken"]
    assert "Op 2 juni 2026 stuurden wij u een brief." in per_blok["hersteltermijn"]
    assert "tot en met 16 juni 2026. Wij kregen niets van u." in per_blok["hersteltermijn"]
    assert "U mag opnieuw aanvragen." in per_blok["opnieuw"]
    deels = blokken(brief(D20, NIET_BEHANDELD, aanvulling_op=date(2026, 6, 12)).html)["hersteltermijn"]
    assert "Op 12 juni 2026 kregen wij iets van u, maar niet alles." in deels
    with pytest.raises(Geweigerd, match="ontbreekt"):
        brief(D20, NIET_BEHANDELD, ontbreekt=())


# D-21


@pytest.mark.regel("B-08", "B-09")
def test_elk_onderdeel_heeft_zijn_eigen_motivering() -> None:
    gemaakt = brief(D21, DEELS)
    assert "<h1>U krijgt logeerzorg, maar geen vervoer naar de logeerplek</h1>" in gemaakt.html
    per_blok = blokken(gemaakt.html)
    assert "Zij dreigt overbelast te raken." in per_blok["waarom_wel"]
    assert "Familie, vrienden of buren kunnen u hiermee helpen. Uw zoon heeft een auto." in per_blok["waarom_niet"]
    assert "De Buurtbus. Kan uw zoon niet?" in per_blok["wat_wel"]


@pytest.mark.regel("B-08")
def test_onderdeel_zonder_motivering_of_besluit_in_een_richting_wordt_geweigerd() -> None:
    with pytest.raises(Geweigerd, match="waarom"):
        dataclasses.replace(DEELS.toegekend[0], waarom=())
    for veld in ("waarom", "wat_wel"):
        with pytest.raises(Geweigerd, match=veld.replace("_", " ")):
            dataclasses.replace(DEELS.afgewezen[0], **{veld: ()})
    for veld, zin in (("toegekend", "toegekend"), ("afgewezen", "Niets is afgewezen")):
        with pytest.raises(Geweigerd, match=zin):
            brief(D21, DEELS, **{veld: ()})


@pytest.mark.regel("B-10", "B-12", "B-14", "B-16")
def test_wat_wel_wordt_toegekend_staat_er_even_volledig_als_in_een_gewone_toekenning() -> None:
    per_blok = {naam: gelezen.replace("\xa0", " ") for naam, gelezen in blokken(brief(D21, DEELS).html).items()}
    for deel in ("Logeerzorg", "14 etmalen", "Mijzo", "2 juli 2026", "31 december 2026", "Buurstede"):
        assert deel in per_blok["omvang"]
    assert "Dat heet zorg in natura. U koos zelf voor hulp in natura." in per_blok["vorm"]
    assert "Uw dochter kan uitrusten" in per_blok["waarom_wel"]
    assert "dag en nacht zorg" in per_blok["waarom_wel"]
    assert "steunpunt mantelzorg" in per_blok["andere_hulp"]
    assert "maximaal € 21,80 per maand" in per_blok["eigen_bijdrage"]
    assert "rond 1 oktober 2026" in per_blok["monitor"]


def test_kop_noemt_elk_afgewezen_onderdeel_of_de_eigen_woorden() -> None:
    tweede = dataclasses.replace(DEELS.afgewezen[0], hulp="maaltijden")
    kop = brief(D21, DEELS, afgewezen=(*DEELS.afgewezen, tweede)).titel
    assert kop == "Besluit: u krijgt logeerzorg, maar geen vervoer naar de logeerplek en geen maaltijden"
    minder = brief(D21, DEELS, maar="minder etmalen dan u vroeg").html
    assert "<h1>U krijgt logeerzorg, maar minder etmalen dan u vroeg</h1>" in minder


# D-34


def test_dwangsom_noemt_dagen_staffel_totaal_en_betaling() -> None:
    gemaakt = brief(D34, DWANGSOM)
    gelezen = tekst(gemaakt).replace("\xa0", " ")
    for deel in (
        "U krijgt € 427,00 omdat wij te laat waren",
        "Na uw brief hadden wij nog twee weken: tot en met 17 juni 2026.",
        "Dat is 17 dagen.",
        "14 € 23,00 € 322,00",
        "3 € 35,00 € 105,00",
        "17 Totaal € 427,00",
        "U hebt het geld uiterlijk op 20 augustus 2026.",
        "Wij weten uw rekeningnummer nog niet.",
    ):
        assert deel in gelezen
    bekend = tekst(brief(D34, DWANGSOM, rekening="eindigt op 123"))
    assert "naar uw rekening die eindigt op 123." in bekend


def test_hoogste_dwangsom_zonder_besluit_zegt_dat_het_besluit_nog_moet_komen() -> None:
    treden = tuple(Dwangsomtrede(14, Decimal(bedrag)) for bedrag in (23, 35, 45))
    gelezen = tekst(brief(D34, DWANGSOM, treden=treden, laatste_dag=date(2026, 7, 29), besluit_op=None))
    assert "1.442,00" in gelezen
    assert "Meer dagen tellen niet mee." in gelezen
    assert "Wij namen nog geen besluit op uw aanvraag. Dat moet nog steeds." in gelezen


def test_geen_dwangsom_zegt_waarom() -> None:
    gemaakt = brief(D34, GEEN_DWANGSOM)
    assert "<h1>U krijgt geen dwangsom</h1>" in gemaakt.html
    assert "Uw brief kwam te vroeg." in blokken(gemaakt.html)["dagen"]
    assert "U krijgt een dwangsom" not in tekst(gemaakt)


@pytest.mark.parametrize(
    "anders",
    [
        {"treden": ()},
        {"reden_geen": "te vroeg"},
        {"laatste_dag": date(2026, 7, 5)},
        {"eerste_dag": None},
        {"gratie_tot": None},
        {"betalen_voor": None},
    ],
)
def test_dwangsom_die_niet_klopt_wordt_geweigerd(anders: dict[str, Any]) -> None:
    with pytest.raises(Geweigerd):
        brief(D34, DWANGSOM, **anders)
