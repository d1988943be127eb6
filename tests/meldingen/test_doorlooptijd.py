"""How long a case took, in three parts; every day counts in exactly one of them (T-11)."""

from datetime import date, timedelta

import pytest

from meldingen.termijnen import Verloop, doorlooptijd

pytestmark = pytest.mark.regel("T-11")
START = date(2026, 3, 2)
Stil = list[tuple[int, int | None]]


def dag(nummer: int | None) -> date | None:
    return None if nummer is None else START + timedelta(days=nummer)


# Days after the melding: verslag, aanvraag, besluit, gesloten, today; suspensions of the decision (from, until);
# what comes out: investigation, waiting, decision, what runs.
VECTOREN = [
    pytest.param((None, None, None, None, 0), [], (0, None, None, "onderzoek"), id="vandaag gemeld"),
    pytest.param((None, None, None, None, 12), [], (12, None, None, "onderzoek"), id="onderzoek loopt"),
    pytest.param((23, None, None, None, 23), [], (23, 0, None, "wachten op de inwoner"), id="verslag vandaag weg"),
    pytest.param((23, None, None, None, 28), [], (23, 5, None, "wachten op de inwoner"), id="wacht op handtekening"),
    pytest.param((23, 30, None, None, 33), [], (23, 7, 3, "besluit"), id="besluit loopt"),
    pytest.param((23, 30, 34, None, 90), [], (23, 7, 4, ""), id="besloten, vandaag doet er niet toe"),
    pytest.param((23, 30, 34, 60, 90), [], (23, 7, 4, ""), id="na het besluit gesloten"),
    pytest.param((23, 23, 23, None, 23), [], (23, 0, 0, ""), id="alles op een dag"),
    pytest.param((None, 43, None, None, 50), [], (43, 0, 7, "besluit"), id="aanvraag na zes weken zonder verslag"),
    pytest.param((48, 43, 57, None, 60), [], (43, 0, 14, ""), id="verslag na de aanvraag telt als besluit"),
    pytest.param((30, 30, 40, None, 60), [], (30, 0, 10, ""), id="voortijdige aanvraag geldig met het verslag"),
    pytest.param((None, None, None, 9, 90), [], (9, None, None, ""), id="ingetrokken in het onderzoek"),
    pytest.param((23, None, None, 60, 90), [], (23, 37, None, ""), id="gesloten zonder aanvraag"),
    # the clock stands still on the days after the cause and before it runs again (4.4)
    pytest.param((23, 30, 50, None, 90), [(32, 43)], (23, 17, 10, ""), id="tien dagen stil"),
    pytest.param((23, 30, 50, None, 90), [(32, 33)], (23, 7, 20, ""), id="geen dag stil"),
    pytest.param((23, 30, 50, None, 90), [(32, 32)], (23, 7, 20, ""), id="zelfde dag weer aan"),
    pytest.param((23, 30, 60, None, 90), [(32, 43), (40, 46)], (23, 20, 17, ""), id="overlap telt een keer"),
    pytest.param((23, 30, None, None, 40), [(32, None)], (23, 15, 2, "wachten op de inwoner"), id="staat stil"),
    pytest.param((23, 30, None, None, 32), [(32, None)], (23, 7, 2, "besluit"), id="stil vanaf morgen"),
    pytest.param((23, 30, None, None, 40), [(32, 55)], (23, 15, 2, "wachten op de inwoner"), id="stil tot later"),
    pytest.param((23, 30, None, None, 43), [(32, 43)], (23, 17, 3, "besluit"), id="loopt vandaag weer"),
    pytest.param((23, 30, 36, None, 90), [(32, None)], (23, 11, 2, ""), id="besloten tijdens de stilstand"),
]


@pytest.mark.parametrize(("dagen", "stil", "verwacht"), VECTOREN)
def test_elke_dag_telt_in_een_deel(
    dagen: tuple[int | None, ...], stil: Stil, verwacht: tuple[int, int | None, int | None, str]
) -> None:
    *feiten, vandaag = (dag(nummer) for nummer in dagen)
    perioden = [(START + timedelta(days=van), dag(tot)) for van, tot in stil]
    assert vandaag is not None
    uitkomst = doorlooptijd(Verloop(START, *feiten), vandaag, perioden)
    assert (uitkomst.onderzoek, uitkomst.wachten, uitkomst.besluit, uitkomst.loopt) == verwacht
    eind = feiten[2] or feiten[3] or vandaag
    assert uitkomst.onderzoek + (uitkomst.wachten or 0) + (uitkomst.besluit or 0) == (eind - START).days
    assert uitkomst.van_college == uitkomst.onderzoek + (uitkomst.besluit or 0)


def test_de_tekst_noemt_alleen_wat_begonnen_is() -> None:
    alles = doorlooptijd(Verloop(START, dag(23), dag(30), dag(34)), START)
    assert alles.tekst == "onderzoek 23 dagen, wachten op de inwoner 7 dagen, besluit 4 dagen"
    assert doorlooptijd(Verloop(START), START + timedelta(days=1)).tekst == "onderzoek 1 dag (loopt)"


def test_de_uitleg_zegt_van_welke_dag_tot_welke_dag() -> None:
    verloop = Verloop(START, dag(23), dag(30), dag(50))
    assert doorlooptijd(verloop, START, [(date(2026, 4, 3), date(2026, 4, 14))]).uitleg() == (
        "Het onderzoek begint bij de melding op maandag 2 maart 2026.",
        "Met het verslag van woensdag 25 maart 2026 eindigt het onderzoek; dan begint het wachten.",
        "Het besluit telt vanaf de aanvraag op woensdag 1 april 2026.",
        "De beslistermijn stond 10 dagen stil. Dat telt als wachten, niet als besluit.",
        "Het besluit is bekendgemaakt op dinsdag 21 april 2026.",
        "Zonder het wachten is dat 33 dagen. De wet geeft daarvoor ten hoogste 6 weken en 2 weken.",
    )


def test_een_verslag_na_de_aanvraag_beeindigt_het_onderzoek_niet() -> None:
    zinnen = doorlooptijd(Verloop(START, dag(48), dag(43)), START + timedelta(days=50)).uitleg()
    assert not any("verslag" in zin for zin in zinnen)
