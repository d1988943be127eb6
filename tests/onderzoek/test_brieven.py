"""The letters of the onderzoek: D-02, D-07 (with D-08) and D-09."""

import dataclasses
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import Brief, render_soort
from meldingen.brieven.tekst import blokken
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from onderzoek.brieven import (
    SOORTEN,
    Afweging,
    Afwegingsstap,
    BegeleidendeBriefGegevens,
    Feit,
    GehoudenGesprek,
    Gespreksvorm,
    PlanResultaat,
    Rubriek,
    UitnodigingGegevens,
    Variant,
    VerkregenAdvies,
    VerslagGegevens,
)
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

D02, D07, D09 = soorten_met_code(SOORTEN, "D-02", "D-07", "D-09")
UITKOMSTEN = {
    "a": "U hebt dementie. U vergeet te eten en u loopt soms ’s nachts rond. Er moet altijd iemand zijn.",
    "b": "U wast zich met wat hulp. Uw dochter woont bij u in huis. Zij doet het huishouden en kookt.",
    "c": "Uw dochter is uw mantelzorger. Uw zoon woont ver weg. Hij komt één keer per maand.",
    "d": "Uw dochter slaapt slecht en is vaak moe. Zij dreigt overbelast te raken. In mei is haar operatie.",
    "e": "U gaat naar een zangmiddag in het dorpshuis. Dat blijft u doen.",
    "f": "De wijkverpleging komt elke ochtend. Uw zorgverzekering betaalt geen logeerbed.",
    "g": "Wij vertelden u over de eigen bijdrage. Het CAK berekent hoeveel u betaalt.",
}
STAPPEN = (
    ("nee", "U kunt niet zelf op uw veiligheid letten."),
    ("niet genoeg", "Uw dochter doet al meer dan wij van een huisgenoot verwachten."),
    ("niet genoeg", "Uw zoon kan niet blijven slapen."),
    ("nee", "Uw zorgverzekering vergoedt geen logeren. Voor de Wlz is uw zorg nu nog te licht."),
    ("niet genoeg", "Dagbesteding helpt overdag. Dat helpt niet ’s nachts."),
    ("ja", "Logeerzorg geeft uw dochter rust. Zo kunt u daarna weer thuis wonen."),
)
UITNODIGING = UitnodigingGegevens(
    afzender=AFZENDER,
    geadresseerde=GEADRESSEERDE,
    zaak=zaak(date(2026, 3, 6)),
    gesprek_op=date(2026, 3, 17),
    tijd=time(10, 30),
    vorm=Gespreksvorm.HUISBEZOEK,
    plaats="Dijkweg 12 in Voorbeelddorp",
    duur_minuten=60,
    gespreksvoerder="Sanne Mulder",
)
VERSLAG = VerslagGegevens(
    afzender=AFZENDER,
    geadresseerde=GEADRESSEERDE,
    zaak=zaak(date(2026, 3, 26)),
    melding_op=date(2026, 3, 2),
    hulpvraag="Mijn moeder kan niet meer alleen zijn. Ik word in mei geopereerd en dan is er niemand.",
    gevraagd_door="Anja van Dalen",
    bekend_op=date(2026, 3, 5),
    bekend=(
        Feit("Woonsituatie", "U woont met uw dochter in een eengezinswoning."),
        Feit("Eerdere hulp van de gemeente", "In 2024 kreeg mevrouw een traplift."),
    ),
    rubrieken=tuple(Rubriek(letter, uitkomst) for letter, uitkomst in UITKOMSTEN.items()),
    afweging=tuple(Afweging(stap, *wat) for stap, wat in zip(Afwegingsstap, STAPPEN, strict=True)),
    plan=(
        PlanResultaat(
            "Uw dochter kan herstellen en blijft gezond.",
            "Logeerzorg: eerst 2 etmalen om te wennen, daarna 12 etmalen.",
            "Mijzo, locatie Buurstede in Oosterhout",
            evaluatie_op=date(2026, 7, 1),
        ),
        PlanResultaat("U hebt overdag fijne dingen te doen.", "Dagbesteding en de zangmiddag.", "Het dorpshuis"),
    ),
    conclusie="Wij adviseren logeerzorg. Dat is tijdelijk verblijf met zorg, zodat uw dochter rust krijgt",
    terug_voor=date(2026, 4, 8),
    gesprekken=(GehoudenGesprek(date(2026, 3, 17), "bij u thuis", ("uw dochter",)),),
    adviezen=(VerkregenAdvies("de geriater", date(2026, 3, 20), "Logeren is verantwoord, met toezicht in de nacht."),),
    persoonlijk_plan_op=date(2026, 3, 9),
    persoonlijk_plan="“Ik wil graag thuis blijven wonen, bij mijn dochter.”",
)
BEGELEIDEND = BegeleidendeBriefGegevens(
    afzender=AFZENDER,
    geadresseerde=GEADRESSEERDE,
    zaak=zaak(date(2026, 3, 26)),
    gesprek_op=date(2026, 3, 17),
    variant=Variant.OVERIG,
    terug_voor=date(2026, 4, 8),
    hulp="logeerzorg",
)
OPGELOST = dataclasses.replace(
    BEGELEIDEND, variant=Variant.OPGELOST, hulp="", oplossing="een vrijwilliger komt elke woensdag bij u"
)


def uitnodiging(**anders: Any) -> Brief:
    return render_soort(D02, dataclasses.replace(UITNODIGING, **anders).als_gegevens())


def verslag(**anders: Any) -> Brief:
    return render_soort(D07, dataclasses.replace(VERSLAG, **anders).als_gegevens())


def begeleidend(gegevens: BegeleidendeBriefGegevens = BEGELEIDEND, **anders: Any) -> Brief:
    return render_soort(D09, dataclasses.replace(gegevens, **anders).als_gegevens())


# D-02


def test_uitnodiging_is_leesbaar_toegankelijk_en_kort() -> None:
    controleer_brief(uitnodiging(), "d02")


@pytest.mark.parametrize("blok", D02.verplichte_blokken)
def test_uitnodiging_gaat_niet_weg_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D02, UITNODIGING, blok, tmp_path)


@pytest.mark.parametrize(
    ("vorm", "plaats", "verwacht"),
    [
        (Gespreksvorm.HUISBEZOEK, "Dijkweg 12", "Sanne Mulder komt bij u thuis: Dijkweg 12."),
        (Gespreksvorm.TELEFOON, "0183 00 00 02", "Sanne Mulder belt u op dit nummer: 0183 00 00 02."),
        (Gespreksvorm.GEMEENTEHUIS, "Raadhuisplein 1", "U bent welkom bij Sanne Mulder: Raadhuisplein 1."),
    ],
)
def test_uitnodiging_zegt_waar_en_vraagt_om_een_identiteitsbewijs(
    vorm: Gespreksvorm, plaats: str, verwacht: str
) -> None:
    gelezen = tekst(uitnodiging(vorm=vorm, plaats=plaats))
    assert "dinsdag 17 maart 2026 om 10.30 uur" in gelezen
    assert verwacht in gelezen
    assert "paspoort, identiteitskaart of rijbewijs" in gelezen
    assert ("later nog, vóór ons besluit" in gelezen) == (vorm is Gespreksvorm.TELEFOON)


# D-07 and D-08


def test_verslag_is_leesbaar_en_toegankelijk() -> None:
    controleer_brief(verslag(), "d07", hoogstens_paginas=4)


@pytest.mark.regel("V-01")
@pytest.mark.parametrize("blok", D07.verplichte_blokken)
def test_verslag_gaat_niet_weg_zonder_een_van_zijn_delen(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D07, VERSLAG, blok, tmp_path)


@pytest.mark.regel("V-01")
def test_verslag_bevat_de_vijf_delen() -> None:
    per_blok = blokken(verslag().html)
    assert "op 5 maart 2026" in per_blok["bekend"]
    assert "traplift" in per_blok["bekend"]
    assert "Op 17 maart 2026 spraken wij elkaar bij u thuis" in per_blok["gesprek"]
    assert "Logeren is verantwoord" in per_blok["advies"]
    assert "Wij adviseren logeerzorg" in per_blok["afweging"]
    assert "Uw dochter kan herstellen" in per_blok["plan"]
    assert "1 juli 2026" in per_blok["plan"]


def test_persoonlijk_plan_hoort_bij_het_verslag() -> None:
    met = blokken(verslag().html)["gesprek"]
    assert "Op 9 maart 2026 kregen wij uw persoonlijk plan. Het plan hoort bij dit verslag." in met
    assert "thuis blijven wonen" in met
    assert "Dat hoefde ook niet." in blokken(verslag(persoonlijk_plan_op=None).html)["gesprek"]


def test_afweging_staat_in_de_vaste_volgorde_met_uitkomst_en_uitleg() -> None:
    gelezen = blokken(verslag().html)["afweging"]
    plekken = [gelezen.index(uitleg) for _, uitleg in STAPPEN]
    assert plekken == sorted(plekken)
    assert "Kunt u het zelf oplossen? Nee. U kunt niet" in gelezen


@pytest.mark.parametrize(
    "anders",
    [
        {"afweging": VERSLAG.afweging[1:]},
        {"afweging": VERSLAG.afweging[::-1]},
        {"rubrieken": VERSLAG.rubrieken[:-1]},
        {"rubrieken": (*VERSLAG.rubrieken, VERSLAG.rubrieken[0])},
        {"gesprekken": ()},
        {"plan": ()},
    ],
)
def test_onvolledig_verslag_wordt_geweigerd(anders: dict[str, Any]) -> None:
    with pytest.raises(Geweigerd):
        verslag(**anders)


def test_verkort_onderzoek_noemt_de_dag_van_het_akkoord() -> None:
    gelezen = blokken(verslag(gesprekken=(), verkort_akkoord_op=date(2026, 3, 10)).html)["gesprek"]
    assert "U ging daarmee akkoord op 10 maart 2026." in gelezen


def test_laatste_pagina_vraagt_alles_wat_een_aanvraag_nodig_heeft() -> None:
    per_blok = blokken(verslag().html)
    assert "Akkoord: ik ben het eens" in per_blok["akkoord"]
    assert "Niet akkoord: ik ben het niet eens" in per_blok["akkoord"]
    assert "mag u hier schrijven waarom" in per_blok["akkoord"]
    assert "Dit verslag is ook mijn aanvraag" in per_blok["aanvraag"]
    for veld in ("Naam", "Geboortedatum", "BSN", "Adres", "Datum", "Handtekening"):
        assert veld in per_blok["ondertekening"]


@pytest.mark.parametrize("gegevens", [UITNODIGING, VERSLAG, BEGELEIDEND, OPGELOST])
def test_invoer_gaat_heen_en_terug_door_json(gegevens: Any) -> None:
    assert uit_json(type(gegevens), naar_json(gegevens)) == gegevens


# D-09


@pytest.mark.parametrize(("gegevens", "naam"), [(OPGELOST, "d09-optie1"), (BEGELEIDEND, "d09-optie2")])
def test_begeleidende_brief_is_leesbaar_toegankelijk_en_kort(gegevens: BegeleidendeBriefGegevens, naam: str) -> None:
    controleer_brief(begeleidend(gegevens), naam)


@pytest.mark.parametrize("blok", D09.verplichte_blokken)
def test_begeleidende_brief_gaat_niet_weg_zonder_verplicht_blok(blok: str, tmp_path: Path) -> None:
    weigert_zonder(D09, BEGELEIDEND, blok, tmp_path)


def test_optie_1_legt_uit_dat_er_geen_brief_meer_komt() -> None:
    gelezen = tekst(begeleidend(OPGELOST))
    assert "Een vrijwilliger komt elke woensdag bij u." in gelezen
    assert "Dan sluiten wij uw melding af. U krijgt daarover geen brief meer." in gelezen
    assert "aanvraagformulier" not in gelezen


def test_optie_2_kondigt_een_brief_met_aanvraagformulier_en_sluiting_aan() -> None:
    gelezen = tekst(begeleidend())
    assert "binnen 7 werkdagen. Wij hebben het graag uiterlijk op 8 april 2026." in gelezen
    assert "nog één brief" in gelezen
    assert "aanvraagformulier" in gelezen
    assert "Dan sluiten wij uw melding af. Dat is geen besluit." in gelezen
    assert "U krijgt die hulp niet vanzelf" in gelezen
    assert "zorgplan" not in gelezen
    assert "zorgplan nodig" in tekst(begeleidend(zorgplan_nodig=True))


@pytest.mark.parametrize("anders", [{"oplossing": " "}, {"hulp": "logeerzorg"}, {"zorgplan_nodig": True}])
def test_optie_1_past_alleen_bij_een_oplossing_zonder_maatwerk(anders: dict[str, Any]) -> None:
    with pytest.raises(Geweigerd):
        begeleidend(OPGELOST, **anders)
