"""The letters on the way through the onderzoek: D-03, D-05 (two copies) and the reminder D-10."""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from meldingen.brieven.gegevens import Briefgegevens, Geadresseerde
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import Brief, render_soort
from meldingen.brieven.soorten import Briefsoort
from meldingen.brieven.tekst import blokken
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from onderzoek.brieven import (
    SOORTEN,
    AdviesaanvraagGegevens,
    Adviesontvanger,
    Rappelaanleiding,
    RappelGegevens,
    VerlengingGegevens,
)
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

D03, D05, D10 = soorten_met_code(SOORTEN, "D-03", "D-05", "D-10")
GEDEELD: dict[str, Any] = {
    "afzender": AFZENDER,
    "geadresseerde": GEADRESSEERDE,
    "zaak": zaak(date(2026, 4, 9)),
}
LANGER = VerlengingGegevens(
    **GEDEELD,
    melding_op=date(2026, 3, 2),
    reden="de geriater ziet u pas op 20 april. Wij hebben dat advies nodig",
    overleg_op=date(2026, 4, 8),
    instemming=True,
    streefdatum=date(2026, 4, 28),
    onderzoek_uiterlijk=date(2026, 4, 13),
    aanvraag_vanaf=date(2026, 4, 14),
)
AAN_ADVISEUR = AdviesaanvraagGegevens(
    afzender=AFZENDER,
    geadresseerde=Geadresseerde(
        naam="Voorbeeldziekenhuis, afdeling Geriatrie",
        aanhef="collega",
        straat="Zorglaan 1",
        postcode_plaats="4901 XX Voorbeeldstad",
        gaat_over="mevrouw A. van Dalen-de Wit",
    ),
    zaak=zaak(date(2026, 4, 9)),
    ontvanger=Adviesontvanger.ADVISEUR,
    adviseur="de geriater van het Voorbeeldziekenhuis",
    vragen=("Kan mevrouw veilig logeren buiten haar eigen huis?", "Welk toezicht is er ’s nachts nodig?"),
    gegevens=("de naam, het adres en de geboortedatum van mevrouw", "het deel van het verslag over de nacht"),
    doel="te bepalen welke logeerplek bij mevrouw past",
    verwacht_op=date(2026, 4, 24),
    toestemming_op=date(2026, 4, 8),
)
KOPIE = dataclasses.replace(AAN_ADVISEUR, ontvanger=Adviesontvanger.CLIENT, geadresseerde=GEADRESSEERDE)
RAPPEL = RappelGegevens(
    **GEDEELD,
    aanleiding=Rappelaanleiding.VERSLAG,
    sinds=date(2026, 3, 26),
    terug_voor=date(2026, 4, 23),
    hulp="logeerzorg",
)
GEVALLEN = [
    (D03, LANGER, "d03"),
    (D05, AAN_ADVISEUR, "d05-adviseur"),
    (D05, KOPIE, "d05-client"),
    (D10, RAPPEL, "d10-verslag"),
    (D10, dataclasses.replace(RAPPEL, aanleiding=Rappelaanleiding.GETEKEND), "d10-getekend"),
    (D10, dataclasses.replace(RAPPEL, aanleiding=Rappelaanleiding.FORMULIER, hulp=""), "d10-formulier"),
    (D10, dataclasses.replace(RAPPEL, aanleiding=Rappelaanleiding.ZORGPLAN), "d10-zorgplan"),
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


# D-03


def test_verlenging_laat_de_wettelijke_datum_en_het_aanvraagrecht_staan() -> None:
    per_blok = blokken(brief(D03, LANGER).html)
    assert "De geriater ziet u pas op 20 april." in per_blok["reden"]
    assert "Op 8 april 2026 bespraken wij dit met u. U vond het goed" in per_blok["overleg"]
    assert "uiterlijk op 28 april 2026" in per_blok["streefdatum"]
    assert "tot en met 13 april 2026. Die datum blijft gelden" in per_blok["wettelijke_datum"]
    assert "vanaf 14 april 2026 zelf hulp aanvragen" in per_blok["aanvraagrecht"]


def test_verlenging_zonder_instemming_zegt_dat_ook() -> None:
    gelezen = blokken(brief(D03, LANGER, instemming=False).html)["overleg"]
    assert "U was het er niet mee eens." in gelezen
    assert "U vond het goed" not in gelezen


# D-05


def test_adviseur_en_client_lezen_dezelfde_vragen_gegevens_en_datum() -> None:
    for gemaakt in (brief(D05, AAN_ADVISEUR), brief(D05, KOPIE)):
        per_blok = blokken(gemaakt.html)
        assert "Welk toezicht is er ’s nachts nodig?" in per_blok["adviesvraag"]
        assert "te bepalen welke logeerplek bij mevrouw past" in per_blok["doel"]
        assert "Het deel van het verslag over de nacht." in per_blok["gegevens"]
        assert "8 april 2026" in per_blok["toestemming"]
        assert "uiterlijk op 24 april 2026" in per_blok["termijn"]


def test_client_leest_met_wie_en_dat_intrekken_mag_en_de_adviseur_wat_hij_niet_mag() -> None:
    client, adviseur = tekst(brief(D05, KOPIE)), tekst(brief(D05, AAN_ADVISEUR))
    assert "Wij vragen advies aan de geriater van het Voorbeeldziekenhuis" in client
    assert "U mag die altijd intrekken." in client
    assert "Gebruik deze gegevens alleen voor dit advies." in adviseur
    assert "Gaat over mevrouw A. van Dalen-de Wit" in adviseur
    assert "cliëntondersteuner" not in adviseur
    assert "van Dalen" not in brief(D05, AAN_ADVISEUR).titel


def test_zonder_toestemming_staat_er_waarom() -> None:
    reden = "Wij delen geen medische gegevens"
    for gegevens in (KOPIE, AAN_ADVISEUR):
        gemaakt = brief(D05, gegevens, toestemming_op=None, geen_toestemming=reden)
        assert f"{reden}." in blokken(gemaakt.html)["toestemming"]
        with pytest.raises(Geweigerd, match="waarom"):
            brief(D05, gegevens, toestemming_op=None)


# D-10


@pytest.mark.parametrize("aanleiding", Rappelaanleiding)
def test_herinnering_geeft_een_nieuwe_termijn_een_formulier_en_kondigt_het_einde_aan(
    aanleiding: Rappelaanleiding,
) -> None:
    per_blok = blokken(brief(D10, RAPPEL, aanleiding=aanleiding).html)
    assert "nog 10 werkdagen" in per_blok["termijn"]
    assert "uiterlijk op 23 april 2026" in per_blok["termijn"]
    assert "Het formulier zit bij deze brief." in per_blok["aanvraagformulier"]
    assert "samen met u in" in per_blok["aanvraagformulier"]
    assert "Dan sluiten wij uw melding af. Dat is geen besluit." in per_blok["afsluiting"]
    assert "later altijd nog hulp aanvragen of opnieuw om hulp vragen" in per_blok["afsluiting"]


@pytest.mark.parametrize(
    ("aanleiding", "verwacht"),
    [
        (Rappelaanleiding.VERSLAG, "U stuurde het nog niet terug."),
        (Rappelaanleiding.GETEKEND, "U kruiste niet aan dat het verslag ook uw aanvraag is."),
        (Rappelaanleiding.FORMULIER, "U wilde het verslag van het gesprek niet ontvangen."),
        (Rappelaanleiding.ZORGPLAN, "Een getekend zorgplan is ook uw aanvraag."),
    ],
)
def test_herinnering_zegt_waarop_wij_wachten(aanleiding: Rappelaanleiding, verwacht: str) -> None:
    assert verwacht in tekst(brief(D10, RAPPEL, aanleiding=aanleiding))
