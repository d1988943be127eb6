"""The letters of the aanvraag and the besluit: D-12, D-19, D-22 and D-49."""

import dataclasses
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from beschikkingen.brieven import (
    GRONDZINNEN,
    SOORTEN,
    AanvraagformulierGegevens,
    AanvraagOntvangenGegevens,
    Aanvraagwijze,
    AfwijzingGegevens,
    Alternatief,
    Bezwaarclausule,
    EigenBijdrage,
    ToekenningGegevens,
    Toekenningsregel,
    Verblijf,
    Weigeringsgrond,
)
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import Brief, render_soort
from meldingen.brieven.taal import lange_zinnen
from meldingen.brieven.tekst import blokken
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

D12, D19, D22, D49 = soorten_met_code(SOORTEN, "D-12", "D-19", "D-22", "D-49")
GEDEELD: dict[str, Any] = {
    "afzender": AFZENDER,
    "geadresseerde": GEADRESSEERDE,
    "zaak": zaak(date(2026, 4, 23)),
}
BEZWAAR = Bezwaarclausule(
    laatste_dag=date(2026, 6, 4),
    adres=("gemeente Altena", "afdeling Bezwaar", "Postbus 100", "4280 ZZ Voorbeelddorp"),
    website="www.altena.example/bezwaar",
)
BIJDRAGE = EigenBijdrage(
    verschuldigd=True,
    maximum_per_maand=Decimal("21.80"),
    waarde=Decimal("2100.00"),
    van=date(2026, 6, 1),
    maximaal_maanden=7,
)
ONTVANGEN = AanvraagOntvangenGegevens(
    **GEDEELD,
    ontvangen_op=date(2026, 4, 9),
    hulp="logeerzorg",
    wijze=Aanvraagwijze.VERSLAG,
    beslis_uiterlijk=date(2026, 4, 23),
)
TOEKENNING = ToekenningGegevens(
    **GEDEELD,
    hulp="logeerzorg",
    aanvraag_op=date(2026, 4, 9),
    toekenningen=(Toekenningsregel("logeerzorg", "14 etmalen", date(2026, 4, 24), date(2026, 12, 31), "Mijzo"),),
    waarom_natura="Logeerzorg kan in onze gemeente alleen zo",
    waarom=(
        "U hebt dementie. Er moet altijd iemand bij u zijn. Uw dochter zorgt elke dag voor u. Zij dreigt "
        "overbelast te raken. In mei wordt zij geopereerd.",
        "Familie en buren kunnen niet bij u slapen. Uw zorgverzekering betaalt geen logeerzorg. Daarom "
        "krijgt u deze hulp. Meer leest u in het verslag. Het verslag hoort bij dit besluit.",
    ),
    resultaat="Uw dochter kan herstellen en uitrusten. Daarna woont u weer veilig thuis, met haar hulp.",
    hoe="U logeert op een plek waar dag en nacht zorg is. Eerst logeert u om te wennen. Wie wat doet, staat "
    "in het zorgplan.",
    andere_hulp=(
        "De dagbesteding op dinsdag en donderdag blijft. Daarvoor geldt een ander besluit.",
        "Het steunpunt mantelzorg helpt uw dochter gratis.",
    ),
    eigen_bijdrage=BIJDRAGE,
    monitor_op=date(2026, 7, 1),
    regels=(
        "artikel 2.3.5 van de Wet maatschappelijke ondersteuning 2015",
        "de verordening maatschappelijke ondersteuning van de gemeente Altena",
    ),
    regels_website="www.altena.example/regels",
    bezwaar=BEZWAAR,
    verblijven=(
        Verblijf("Buurstede", "Oosterhout", date(2026, 4, 28), date(2026, 4, 30), 2, proef=True),
        Verblijf("Buurstede", "Oosterhout", date(2026, 5, 11), date(2026, 5, 23), 12),
    ),
    grenzen=("U mag per jaar maximaal 15 etmalen logeren",),
    acties=("U zorgt zelf voor het vervoer naar de logeerplek en terug",),
    bijlagen=("het verslag met ondersteuningsplan", "het zorgplan"),
)
AFWIJZING = AfwijzingGegevens(
    **GEDEELD,
    hulp="logeerzorg",
    aanvraag_op=date(2026, 4, 9),
    grond=Weigeringsgrond.VOORLIGGEND,
    waarom=(
        "U hebt een aanvullende zorgverzekering. Die betaalt 15 dagen vervangende mantelzorg per jaar. Dat "
        "is genoeg voor de tijd dat uw dochter herstelt.",
    ),
    wat_wel=(
        Alternatief("vervangende mantelzorg", "Bel uw zorgverzekeraar. Wij helpen u daar graag bij."),
        Alternatief("steunpunt mantelzorg", "Uw dochter kan daar praten over hoe het gaat. Bel 0183 00 00 02."),
    ),
    regels=("artikel 2.3.5, derde lid, van de Wet maatschappelijke ondersteuning 2015",),
    regels_website="www.altena.example/regels",
    bezwaar=BEZWAAR,
)
FORMULIER = AanvraagformulierGegevens(**GEDEELD, inleveren_tot=date(2026, 5, 8))


def toekenning(**anders: Any) -> Brief:
    return render_soort(D19, dataclasses.replace(TOEKENNING, **anders).als_gegevens())


def afwijzing(**anders: Any) -> Brief:
    return render_soort(D22, dataclasses.replace(AFWIJZING, **anders).als_gegevens())


# All


@pytest.mark.parametrize(
    ("soort", "gegevens", "naam"),
    [(D12, ONTVANGEN, "d12"), (D19, TOEKENNING, "d19"), (D22, AFWIJZING, "d22"), (D49, FORMULIER, "d49")],
)
def test_brief_is_leesbaar_toegankelijk_en_kort(soort: Any, gegevens: Any, naam: str) -> None:
    controleer_brief(render_soort(soort, gegevens.als_gegevens()), naam)


@pytest.mark.parametrize("gegevens", [ONTVANGEN, TOEKENNING, AFWIJZING, FORMULIER])
def test_invoer_gaat_heen_en_terug_door_json(gegevens: Any) -> None:
    assert uit_json(type(gegevens), naar_json(gegevens)) == gegevens


# D-12 and D-49


@pytest.mark.parametrize("blok", D12.verplichte_blokken)
def test_ontvangst_van_de_aanvraag_gaat_niet_weg_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D12, ONTVANGEN, blok, tmp_path)


@pytest.mark.parametrize(
    ("wijze", "verwacht"),
    [
        (Aanvraagwijze.VERSLAG, "uw getekende verslag. Dat is ook uw aanvraag."),
        (Aanvraagwijze.ZORGPLAN, "uw getekende zorgplan. Dat is ook uw aanvraag."),
        (Aanvraagwijze.FORMULIER, "uw aanvraagformulier."),
        (Aanvraagwijze.BRIEF, "uw brief met uw aanvraag."),
    ],
)
def test_ontvangst_van_de_aanvraag_noemt_stuk_dag_en_beslisdatum(wijze: Aanvraagwijze, verwacht: str) -> None:
    gelezen = tekst(render_soort(D12, dataclasses.replace(ONTVANGEN, wijze=wijze).als_gegevens()))
    assert f"Op 9 april 2026 kregen wij {verwacht}" in gelezen
    assert "U krijgt het besluit uiterlijk op 23 april 2026." in gelezen


@pytest.mark.parametrize("blok", D49.verplichte_blokken)
def test_aanvraagformulier_vraagt_alles(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D49, FORMULIER, blok, tmp_path)
    gelezen = tekst(render_soort(D49, dataclasses.replace(FORMULIER, inleveren_tot=None).als_gegevens()))
    for veld in ("Achternaam", "Voornamen", "Geboortedatum", "BSN", "Adres", "Datum", "Handtekening"):
        assert veld in gelezen
    assert "uiterlijk" not in gelezen


# D-19


@pytest.mark.regel("B-10", "B-11", "B-12", "B-14", "B-16")
@pytest.mark.parametrize("blok", D19.verplichte_blokken)
def test_toekenning_gaat_niet_weg_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D19, TOEKENNING, blok, tmp_path)


def test_kop_is_het_besluit() -> None:
    gemaakt = toekenning(hulp="een scootmobiel")
    assert "<h1>U krijgt een scootmobiel</h1>" in gemaakt.html
    assert gemaakt.titel == "Besluit: u krijgt een scootmobiel"


@pytest.mark.regel("B-10")
def test_toekenning_zegt_met_reden_dat_de_hulp_in_natura_is() -> None:
    assert blokken(toekenning().html)["vorm"].endswith(
        "De gemeente regelt deze hulp voor u. Dat heet zorg in natura. Logeerzorg kan in onze gemeente alleen zo."
    )
    with pytest.raises(Geweigerd, match="waarom natura"):
        toekenning(waarom_natura="")


@pytest.mark.regel("B-12", "B-16")
def test_toekenning_legt_voorziening_omvang_duur_resultaat_en_monitormoment_vast() -> None:
    per_blok = blokken(toekenning().html)
    for deel in ("Logeerzorg", "14 etmalen", "Mijzo", "24 april 2026", "31 december 2026"):
        assert deel in per_blok["omvang"]
    assert "Uw dochter kan herstellen" in per_blok["resultaat"]
    assert "zorgplan" in per_blok["hoe"]
    assert "steunpunt mantelzorg" in per_blok["andere_hulp"]
    assert "rond 1 juli 2026" in per_blok["monitor"]


@pytest.mark.regel("B-12")
@pytest.mark.parametrize("veld", ["toekenningen", "resultaat", "hoe", "andere_hulp", "monitor_op"])
def test_toekenning_met_een_lege_rubriek_wordt_geweigerd(veld: str) -> None:
    leeg: Any = () if isinstance(getattr(TOEKENNING, veld), tuple) else None
    with pytest.raises(Geweigerd, match=veld.replace("_", " ")):
        toekenning(**{veld: leeg})


@pytest.mark.regel("B-16")
def test_toekenning_zonder_omvang_wordt_geweigerd() -> None:
    with pytest.raises(Geweigerd, match="omvang"):
        Toekenningsregel("logeerzorg", " ", date(2026, 4, 24), date(2026, 12, 31), "Mijzo")


def test_verblijven_staan_met_plaats_en_data_in_het_besluit() -> None:
    gelezen = blokken(toekenning().html)["omvang"]
    assert "Buurstede, Oosterhout (om te wennen)28 april 202630 april 20262" in gelezen.replace("\xa0", " ")
    assert (
        "Wij plannen ze later."
        in blokken(toekenning(verblijven=(), verblijven_later="wij plannen ze later").html)["omvang"]
    )


def test_einde_voor_begin_wordt_geweigerd() -> None:
    with pytest.raises(Geweigerd, match="vóór de ingangsdatum"):
        Toekenningsregel("logeerzorg", "14 etmalen", date(2026, 4, 24), date(2026, 4, 23), "Mijzo")
    with pytest.raises(Geweigerd, match="vóór de aankomst"):
        Verblijf("Buurstede", "Oosterhout", date(2026, 4, 28), date(2026, 4, 27), 1)


@pytest.mark.regel("B-14", "E-11")
def test_eigen_bijdrage_noemt_waarde_duur_en_maximum_en_het_cak() -> None:
    gelezen = blokken(toekenning().html)["eigen_bijdrage"]
    for deel in (
        "maximaal € 21,80 per maand",
        "Uw hulp kost de gemeente € 2.100,00. U betaalt nooit meer dan dat.",
        "vanaf 1 juni 2026, voor maximaal 7 maanden",
        "Het CAK berekent precies wat u betaalt.",
        "een brief en de rekening van het CAK",
        "Maak dan bezwaar bij het CAK.",
    ):
        assert deel in " ".join(gelezen.split())


def test_zonder_eigen_bijdrage_staat_er_waarom() -> None:
    geen = EigenBijdrage(verschuldigd=False, reden_geen="voor een rolstoel hoeft dat niet")
    gelezen = blokken(toekenning(eigen_bijdrage=geen).html)["eigen_bijdrage"]
    assert gelezen == "U betaalt geen eigen bijdrage. Voor een rolstoel hoeft dat niet."


@pytest.mark.regel("B-14")
@pytest.mark.parametrize("veld", ["maximum_per_maand", "waarde", "van", "maximaal_maanden"])
def test_onvolledige_eigen_bijdrage_wordt_geweigerd(veld: str) -> None:
    with pytest.raises(Geweigerd, match="eigen bijdrage"):
        dataclasses.replace(BIJDRAGE, **{veld: None})
    with pytest.raises(Geweigerd, match="waarom"):
        EigenBijdrage(verschuldigd=False)


# D-22


@pytest.mark.regel("B-09", "B-11")
@pytest.mark.parametrize("blok", D22.verplichte_blokken)
def test_afwijzing_gaat_niet_weg_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D22, AFWIJZING, blok, tmp_path)


@pytest.mark.regel("B-09")
def test_afwijzing_zegt_nee_waarom_en_wat_er_wel_is() -> None:
    gemaakt = afwijzing()
    assert "<h1>U krijgt geen logeerzorg</h1>" in gemaakt.html
    gelezen = tekst(gemaakt)
    volgorde = [
        gelezen.index(deel)
        for deel in (
            "Wij wijzen de aanvraag af.",
            "U kunt deze hulp krijgen via een andere wet of uw zorgverzekering.",
            "U hebt een aanvullende zorgverzekering.",
            "Vervangende mantelzorg. Bel uw zorgverzekeraar.",
            "artikel 2.3.5, derde lid",
            "U kunt ook bezwaar maken.",
        )
    ]
    assert volgorde == sorted(volgorde)


@pytest.mark.regel("B-09")
@pytest.mark.parametrize("veld", ["grond", "waarom", "wat_wel", "regels"])
def test_afwijzing_zonder_grond_motivering_of_alternatief_wordt_geweigerd(veld: str) -> None:
    with pytest.raises(Geweigerd, match=veld.replace("_", " ")):
        afwijzing(**{veld: None if veld == "grond" else ()})


@pytest.mark.parametrize("grond", Weigeringsgrond)
def test_elke_weigeringsgrond_heeft_een_gewone_zin(grond: Weigeringsgrond) -> None:
    assert GRONDZINNEN[grond] in blokken(afwijzing(grond=grond).html)["waarom"]
    assert lange_zinnen([GRONDZINNEN[grond]], hoogstens=15) == []


@pytest.mark.regel("B-11")
@pytest.mark.parametrize("maak", [toekenning, afwijzing])
def test_elk_besluit_zegt_wie_tot_wanneer_en_bij_wie_bezwaar_maakt(maak: Callable[[], Brief]) -> None:
    gelezen = blokken(maak().html)["bezwaar"].replace("\xa0", " ")
    for deel in (
        "Dat kan ook iemand anders voor wie dit besluit gevolgen heeft.",
        "bij burgemeester en wethouders van Altena",
        "binnen 6 weken: uiterlijk op 4 juni 2026",
        "gemeente Altena, afdeling Bezwaar, Postbus 100, 4280 ZZ Voorbeelddorp",
        "0183 00 00 00",
    ):
        assert deel in gelezen
