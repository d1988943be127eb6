"""The papers of the pgb: programma van eisen (D-37), budgetplan (D-44), request abroad (D-53)."""

import dataclasses
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.render import Brief, render_soort
from meldingen.brieven.soorten import Briefsoort
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from meldingen.fouten import Geweigerd
from onderzoek.brieven.pgb import SOORTEN, BudgetplanGegevens, Budgetplanrij, BuitenlandGegevens, ProgrammaGegevens
from tests.brieven_hulp import controleer_brief, soorten_met_code, tekst, weigert_zonder

D37, D44, D53 = soorten_met_code(SOORTEN, "D-37", "D-44", "D-53")
GEDEELD: dict[str, Any] = {"afzender": AFZENDER, "geadresseerde": GEADRESSEERDE, "zaak": zaak(date(2026, 4, 14))}
PROGRAMMA = ProgrammaGegevens(
    **GEDEELD,
    voorziening="een scootmobiel",
    eisen=("Rijdt 15 kilometer op één acculading", "Past door de voordeur", "Heeft een stok om de remmen te bedienen"),
    max_bedrag=Decimal("3250.00"),
    onderhoud=Decimal("162.50"),
)
LEEG = BudgetplanGegevens(**GEDEELD)
INGEVULD = dataclasses.replace(
    LEEG,
    beheerder="Noor van Dam",
    motivering="Mijn nicht kent mij goed en komt wanneer ik haar nodig heb",
    rijen=(
        Budgetplanrij(
            "Begeleiding bij de dag", "Elke maandag en donderdag", "Noor van Dam", "Ik heb een vaste dag", "3 per week",
            Decimal("22.00"), Decimal("3432.00"),
        ),
        Budgetplanrij(
            "Hulp met de administratie", "Eén keer in de maand", "Zorg Dichtbij", "Ik heb geen schulden",
            "1,5 per maand", Decimal("45.00"), Decimal("810.00"),
        ),
    ),
    totaal=Decimal("4242.00"),
)  # fmt: skip
BUITENLAND = BuitenlandGegevens(**GEDEELD, maanden_vooraf=1, max_weken=13, verlaging_na_weken=6)
GEVALLEN = [
    (D37, PROGRAMMA, "d37"),
    (D44, LEEG, "d44-leeg"),
    (D44, INGEVULD, "d44-ingevuld"),
    (D53, BUITENLAND, "d53"),
]


def brief(soort: Briefsoort, gegevens: Briefgegevens, **anders: Any) -> Brief:
    return render_soort(soort, dataclasses.replace(gegevens, **anders).als_gegevens())


@pytest.mark.parametrize(("soort", "gegevens", "naam"), GEVALLEN, ids=[naam for *_, naam in GEVALLEN])
def test_brief_is_leesbaar_toegankelijk_en_kort(soort: Briefsoort, gegevens: Briefgegevens, naam: str) -> None:
    controleer_brief(brief(soort, gegevens), naam)


@pytest.mark.parametrize(
    ("soort", "gegevens", "blok"),
    [(soort, gegevens, blok) for soort, gegevens, _ in GEVALLEN for blok in soort.verplichte_blokken],
)
def test_brief_gaat_niet_weg_zonder_verplicht_blok(
    soort: Briefsoort, gegevens: Briefgegevens, blok: str, tmp_path: Path
) -> None:
    weigert_zonder(soort, gegevens, blok, tmp_path)


@pytest.mark.parametrize(("soort", "gegevens", "naam"), GEVALLEN, ids=[naam for *_, naam in GEVALLEN])
def test_invoer_gaat_heen_en_terug(soort: Briefsoort, gegevens: Briefgegevens, naam: str) -> None:
    assert uit_json(soort.gegevens, naar_json(gegevens)) == gegevens


@pytest.mark.regel("P-23", "P-26")
def test_programma_noemt_de_eisen_het_bedrag_en_de_offerte() -> None:
    gelezen = tekst(brief(D37, PROGRAMMA))
    for zin in (
        "Rijdt 15 kilometer op één acculading.",
        "hoogstens € 3.250,00 krijgen",
        "hoogstens € 162,50 per jaar",
        "De andere oplossing moet uw probleem dan net zo goed oplossen",
        "Stuur de offerte of de rekening naar ons.",
    ):
        assert zin in gelezen
    assert "Daarvoor is er geen apart bedrag." in tekst(brief(D37, PROGRAMMA, onderhoud=Decimal("0.00")))
    with pytest.raises(Geweigerd, match="niet negatief"):
        dataclasses.replace(PROGRAMMA, onderhoud=Decimal("-1.00"))


@pytest.mark.regel("P-03", "P-08")
def test_budgetplan_is_leeg_of_ingevuld_en_zegt_wat_niet_mag() -> None:
    leeg, vol = brief(D44, LEEG), brief(D44, INGEVULD)
    assert leeg.html.count('class="leeg"') == 4
    assert vol.html.count('class="leeg"') == 0
    assert "Schrijf op waarom een pgb beter bij u past" in tekst(leeg)
    for zin in ("Noor van Dam", "1,5 per maand, voor € 45,00", "€ 4.242,00", "Elke maandag en donderdag."):
        assert zin in tekst(vol)
    assert "U betaalt geen bemiddelaar of belangenbehartiger van het pgb." in tekst(leeg)
    with pytest.raises(Geweigerd, match="hoort een totaal"):
        dataclasses.replace(INGEVULD, totaal=None)


@pytest.mark.regel("P-06", "P-31")
def test_verzoek_zegt_hoe_lang_vooraf_en_hoeveel_weken() -> None:
    gelezen = tekst(brief(D53, BUITENLAND))
    assert "uiterlijk een maand voordat u vertrekt" in gelezen
    assert "hoogstens 13 weken per kalenderjaar" in gelezen
    assert "U gebruikt uw pgb in Nederland." in gelezen
    anders = tekst(
        brief(D53, BUITENLAND, maanden_vooraf=2, land="Spanje", vertrek_op=date(2026, 7, 14), terug_op=date(2026, 8, 1))
    )
    assert "uiterlijk 2 maanden voordat u vertrekt" in anders
    assert "14 juli 2026" in anders
