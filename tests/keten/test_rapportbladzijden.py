"""The reports of logeren, each seen once: the chart, the tables, a period that cannot be, and the file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from logeerzorg.models import Bed, Reservering
from tests.bouwers import Zaak, breng_naar
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import Bevindingen, Scherm

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def zaak(klokzetter: Klokzetter, zonder_pdf: None) -> Zaak:
    """A case with stays in three months, one that the house refused, and one to which nobody came."""
    zaak = breng_naar("in_beoordeling", op=date(2026, 10, 1))
    bed = Bed.objects.get(locatie__naam="Huis Linde", naam="Kamer 1")
    for begin, eind, status, reden in (
        (date(2026, 3, 28), date(2026, 4, 4), "voltooid", ""),
        (date(2026, 5, 10), date(2026, 6, 2), "voltooid", ""),
        (date(2026, 7, 3), date(2026, 7, 5), "geannuleerd", "locatie"),
        (date(2026, 8, 7), date(2026, 8, 9), "niet_verschenen", ""),
    ):
        Reservering.objects.create(
            gemeente=zaak.gemeente, client=zaak.melding.client, melding=zaak.melding, bed=bed, periode=(begin, eind),
            status=status, reden=reden, toelichting="Er is geen tillift vrij." if reden else "",
            gemaakt_door=zaak.consulent,
        )  # fmt: skip
    klokzetter.zet(zaak.op)
    return zaak


def test_elk_rapport_is_goed_te_lezen_en_te_bewaren(
    zaak: Zaak, scherm: Callable[..., Scherm], bevindingen: Bevindingen, tmp_path: Path
) -> None:
    teamleider = scherm()
    teamleider.meld_aan("teamleider")
    teamleider.volg("Rapport logeren")
    teamleider.bevat("Huis Linde: 3 %")
    teamleider.keur("rapport bezetting", beeld="43-rapport-logeren")
    teamleider.page.locator("summary", has_text="Dezelfde cijfers per maand").click()
    teamleider.keur("rapport bezetting met tabel")
    for deel, tekst in (
        ("gemeenten", "Gebruikte nachten per gemeente"),
        ("clienten", zaak.melding.client.naam),
        ("afgezegd", "Laat geannuleerd"),
        ("weigeringen", "Er is geen tillift vrij."),
    ):
        teamleider.page.locator("select[name=deel]").select_option(deel)
        teamleider.druk("Toon rapport")
        teamleider.page.get_by_role("table").get_by_text(tekst).first.wait_for()
        teamleider.keur(f"rapport {deel}")
    bestand = teamleider.download("Download dit rapport", tmp_path)
    assert bestand.name == "logeren-weigeringen-2026-01-01-2026-12-31.csv"
    assert "Er is geen tillift vrij." in bestand.read_text(encoding="utf-8-sig")
    teamleider.ga("/logeerzorg/rapport/?van_dag=31&van_maand=2&van_jaar=2026")
    teamleider.keur("rapport met een fout")
    assert bevindingen.fouten == []
