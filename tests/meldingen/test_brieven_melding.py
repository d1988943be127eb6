"""The letters between receipt and end of a melding: D-04, D-06, D-24, D-25 and the folder D-54."""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.kern import (
    SOORTEN,
    AfsluitbriefGegevens,
    Afsluitreden,
    Bestemming,
    DoorzendGegevens,
    Doorzendwijze,
    IntrekkingGegevens,
    PgbInformatieGegevens,
    Stuk,
    ToestemmingGegevens,
)
from meldingen.brieven.render import Brief, render_soort
from meldingen.brieven.soorten import Briefsoort
from meldingen.brieven.tekst import blokken
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

D04, D06, D24, D25, D54 = soorten_met_code(SOORTEN, "D-04", "D-06", "D-24", "D-25", "D-54")
GEDEELD: dict[str, Any] = {
    "afzender": AFZENDER,
    "geadresseerde": GEADRESSEERDE,
    "zaak": zaak(date(2026, 3, 4)),
}
VRAAG = ToestemmingGegevens(
    **GEDEELD,
    melding_op=date(2026, 3, 2),
    gemeld_door="uw huisarts",
    hulpvraag="uw dochter heeft rust nodig",
    bekijken=("de hulp die u al van de gemeente krijgt", "uw adres en wie er bij u wonen"),
    raadplegen=("uw huisarts", "uw dochter"),
    antwoord_voor=date(2026, 3, 18),
)
GEGEVEN = dataclasses.replace(
    VRAAG, antwoord_voor=None, gegeven_op=date(2026, 3, 3), gegeven_hoe="in een telefoongesprek", raadplegen=()
)
ADVIES = AfsluitbriefGegevens(
    **GEDEELD,
    melding_op=date(2026, 3, 2),
    reden=Afsluitreden.ADVIES,
    uitkomst="Het steunpunt mantelzorg helpt uw dochter met een vrijwilliger. U krijgt daarover een telefoontje",
    met_verslag=True,
    ook_terecht=("Steunpunt mantelzorg: Lindelaan 1, Voorbeeld",),
)
GEEN_REACTIE = dataclasses.replace(
    ADVIES,
    reden=Afsluitreden.GEEN_REACTIE,
    uitkomst="Wij adviseerden logeerzorg. U vroeg die hulp niet aan.",
    gevraagd_op=date(2026, 4, 9),
    zonder_gesprek_tot=date(2026, 9, 26),
    met_verslag=False,
)
MELDING_WEG = IntrekkingGegevens(
    **GEDEELD,
    stuk=Stuk.MELDING,
    stuk_op=date(2026, 3, 2),
    hulp="logeerzorg",
    ingetrokken_op=date(2026, 3, 12),
    wilsuiting="u belde ons op",
)
AANVRAAG_WEG = dataclasses.replace(
    MELDING_WEG, stuk=Stuk.AANVRAAG, wilsuiting="Per brief.", blijft="de dagbesteding op dinsdag blijft gewoon"
)
DOOR = DoorzendGegevens(
    **GEDEELD,
    stuk=Stuk.AANVRAAG,
    stuk_op=date(2026, 3, 2),
    hulp="een traplift",
    wijze=Doorzendwijze.DOORZENDEN,
    naar=Bestemming("de gemeente Voorbeeldstad", "0800 00 10", "www.voorbeeldstad.example"),
    waarom="mevrouw is op 1 maart 2026 verhuisd naar Voorbeeldstad",
    op=date(2026, 3, 4),
    doorgegeven=("uw aanvraag van 2 maart 2026",),
)
VERWEZEN = dataclasses.replace(
    DOOR,
    wijze=Doorzendwijze.VERWIJZEN,
    hulp="een rollator",
    naar=Bestemming("uw zorgverzekeraar", "0800 00 11"),
    waarom="een rollator krijgt u via de zorgverzekering",
    doorgegeven=("uw naam en telefoonnummer",),
    toestemming_op=date(2026, 3, 3),
)
FOLDER = PgbInformatieGegevens(
    **GEDEELD,
    pgb_website="www.altena.example/pgb",
    test_website="www.pgbtest.example",
    svb_website="www.svb.example/pgb",
    geen_pgb_voor=("logeerzorg",),
)
GEVALLEN = [
    (D04, VRAAG, "d04-verzoek"),
    (D04, GEGEVEN, "d04-gegeven"),
    (D06, ADVIES, "d06-advies"),
    (D06, GEEN_REACTIE, "d06-geen-reactie"),
    (D24, MELDING_WEG, "d24-melding"),
    (D24, AANVRAAG_WEG, "d24-aanvraag"),
    (D25, DOOR, "d25-doorzenden"),
    (D25, VERWEZEN, "d25-verwijzen"),
    (D54, FOLDER, "d54"),
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


# D-04


def test_vraag_om_toestemming_noemt_doel_wie_en_dat_intrekken_altijd_mag() -> None:
    per_blok = blokken(brief(D04, VRAAG).html)
    assert "vroeg uw huisarts ons om hulp voor u" in per_blok["melding"]
    assert "Zonder uw toestemming beginnen wij niet." in per_blok["melding"]
    assert "De hulp die u al van de gemeente krijgt." in per_blok["doel"]
    assert "Sanne Mulder van Team Wmo" in per_blok["wie"]
    assert "Wij praten ook met uw huisarts en uw dochter." in per_blok["wie"]
    assert "U hoeft geen toestemming te geven." in per_blok["keuze"]
    assert "U hoeft niet te zeggen waarom." in per_blok["intrekken"]


def test_antwoordstrook_hoort_bij_de_vraag_en_niet_bij_de_bevestiging() -> None:
    vraag, gegeven = tekst(brief(D04, VRAAG)), tekst(brief(D04, GEGEVEN))
    for deel in ("Ja, ik geef toestemming", "Nee, ik geef geen toestemming", "Handtekening"):
        assert deel in vraag
        assert deel not in gegeven
    assert vraag.count("uiterlijk op 18 maart 2026 terug") == 2
    assert "U gaf die op 3 maart 2026, in een telefoongesprek." in gegeven
    assert "Wij praten met niemand anders zonder uw toestemming." in gegeven


@pytest.mark.parametrize(
    "anders",
    [{"antwoord_voor": None}, {"gegeven_op": date(2026, 3, 3)}, {"bekijken": ()}],
    ids=["geen van beide", "allebei", "geen doel"],
)
def test_toestemming_is_gevraagd_of_gegeven_en_heeft_een_doel(anders: dict[str, Any]) -> None:
    with pytest.raises(Geweigerd):
        brief(D04, VRAAG, **anders)


def test_gegeven_toestemming_zegt_hoe() -> None:
    with pytest.raises(Geweigerd, match="hoe de cliënt"):
        brief(D04, GEGEVEN, gegeven_hoe=" ")


# D-06


def test_afsluitbrief_zegt_uitkomst_aanvraag_opnieuw_melden_en_dat_het_geen_besluit_is() -> None:
    per_blok = blokken(brief(D06, ADVIES).html)
    assert "Het steunpunt mantelzorg helpt uw dochter met een vrijwilliger." in per_blok["uitkomst"]
    assert "Wilt u toch dat wij uw situatie helemaal onderzoeken? Dat is uw recht." in per_blok["uitkomst"]
    assert "Dat mag altijd, ook als wij iets anders adviseren." in per_blok["aanvragen"]
    assert "uiterlijk op" not in per_blok["aanvragen"]
    assert "U mag altijd opnieuw om hulp vragen." in per_blok["opnieuw_melden"]
    assert "U kunt tegen deze brief geen bezwaar maken." in per_blok["geen_besluit"]
    assert "Bij deze brief: aanvraagformulier en verslag" in tekst(brief(D06, ADVIES))


def test_afsluitbrief_na_de_herinnering_zegt_tot_wanneer_het_onderzoek_telt() -> None:
    per_blok = blokken(brief(D06, GEEN_REACTIE).html)
    assert "Op 9 april 2026 vroegen wij u nog een keer om een antwoord." in per_blok["uitkomst"]
    assert "Doet u dat uiterlijk op 26 september 2026? Dan gebruiken wij wat wij al weten." in per_blok["aanvragen"]
    with pytest.raises(Geweigerd, match="herinnering"):
        brief(D06, GEEN_REACTIE, gevraagd_op=None)


# D-24


def test_intrekking_noemt_de_wilsuiting_en_de_gevolgen() -> None:
    melding, aanvraag = blokken(brief(D24, MELDING_WEG).html), blokken(brief(D24, AANVRAAG_WEG).html)
    assert "Op 12 maart 2026 liet u ons weten dat u niet verder wilt met uw melding." in melding["wilsuiting"]
    assert "U belde ons op." in melding["wilsuiting"]
    assert "Wij stoppen met ons onderzoek." in melding["gevolgen"]
    assert "Wij nemen geen besluit. Daarom kunt u ook geen bezwaar maken." in melding["gevolgen"]
    assert "Wij stoppen met uw aanvraag." in aanvraag["gevolgen"]
    assert "De dagbesteding op dinsdag blijft gewoon." in aanvraag["gevolgen"]
    assert "Bel ons dan meteen" in melding["vergissing"]


# D-25


def test_doorzenden_zegt_waarheen_waarom_en_wanneer() -> None:
    gemaakt = brief(D25, DOOR)
    assert "<h1>Wij stuurden uw aanvraag door naar de gemeente Voorbeeldstad</h1>" in gemaakt.html
    per_blok = blokken(gemaakt.html)
    assert "Op 4 maart 2026 stuurden wij uw aanvraag door." in per_blok["datum"]
    assert "Mevrouw is op 1 maart 2026 verhuisd naar Voorbeeldstad." in per_blok["waarom"]
    assert "De wet zegt dat wij uw aanvraag dan moeten doorsturen." in per_blok["waarom"]
    assert "0800 00 10" in per_blok["waarheen"]
    assert "Wij nemen dus geen besluit." in per_blok["vervolg"]


def test_verwijzen_is_warm_en_deelt_alleen_met_toestemming() -> None:
    per_blok = blokken(brief(D25, VERWEZEN).html)
    assert "Op 4 maart 2026 spraken wij daarover met uw zorgverzekeraar." in per_blok["datum"]
    assert "Daarvoor kregen wij op 3 maart 2026 toestemming." in per_blok["waarheen"]
    assert "moeten doorsturen" not in per_blok["waarom"]
    zonder = blokken(brief(D25, VERWEZEN, doorgegeven=(), toestemming_op=None).html)
    assert "Wij gaven geen gegevens door." in zonder["waarheen"]
    with pytest.raises(Geweigerd, match="toestemming"):
        brief(D25, VERWEZEN, toestemming_op=None)
    with pytest.raises(Geweigerd, match="doorgestuurd"):
        brief(D25, DOOR, doorgegeven=())


# D-54


def test_folder_legt_pgb_taken_budgetplan_test_en_betaling_uit() -> None:
    per_blok = blokken(brief(D54, FOLDER).html)
    assert "U krijgt het geld niet op uw eigen rekening." in per_blok["wat"]
    assert "U sluit met elke hulpverlener een zorgovereenkomst." in per_blok["verantwoordelijkheden"]
    assert "www.pgbtest.example" in per_blok["pgb_test"]
    assert "Lever het budgetplan uiterlijk in bij uw aanvraag." in per_blok["budgetplan"]
    assert "Wij kijken dan wel of u hulp in natura krijgt." in per_blok["budgetplan"]
    assert "Wij controleren uw zorgovereenkomst." in per_blok["betaling"]
    assert "geen pgb voor logeerzorg" in per_blok["voorwaarden"]
    assert "In onze gemeente" not in tekst(brief(D54, FOLDER, geen_pgb_voor=()))
