"""Every computed date answers 'why this date?' in Dutch sentences."""

from datetime import date
from decimal import Decimal

import pytest

from meldingen import termijnen as t

KALENDER = t.Kalender(frozenset({date(2026, 5, 15)}))
TREDEN = tuple(t.Trede(14, Decimal(bedrag)) for bedrag in (23, 35, 45))


def test_uitleg_bij_een_feestdag() -> None:
    assert t.bereken(date(2025, 3, 7), t.ONDERZOEK, KALENDER).uitleg() == (
        "De termijn is 6 weken (artikel 2.3.2 lid 1 Wmo 2015).",
        "De dag van de gebeurtenis, vrijdag 7 maart 2025, telt niet mee.",
        "Geteld over 6 weken is de laatste dag vrijdag 18 april 2025.",
        "De termijn kan niet eindigen op vrijdag 18 april 2025 (Goede Vrijdag), zaterdag 19 april 2025, "
        "zondag 20 april 2025, maandag 21 april 2025 (Tweede Paasdag). "
        "Daarom loopt zij door (artikel 1 Algemene termijnenwet).",
        "De uiterste datum is dinsdag 22 april 2025.",
    )


def test_uitleg_bij_opschorting() -> None:
    stukken = [
        t.Periode(date(2026, 9, 9), date(2026, 9, 11)),
        t.Periode(date(2026, 9, 14), date(2026, 9, 24), "artikel 4:15 lid 2 onder a Awb"),
        t.Periode(date(2026, 12, 1), date(2026, 12, 9)),
    ]
    assert t.bereken(date(2026, 9, 7), t.BESLUIT, KALENDER, stukken).uitleg()[3:] == (
        "De termijn stond 10 dagen stil: donderdag 10 september 2026 en dinsdag 15 september 2026 tot en met "
        "woensdag 23 september 2026 (artikel 4:15 Awb, artikel 4:15 lid 2 onder a Awb).",
        "Daardoor is de laatste dag donderdag 1 oktober 2026.",
        "De opschorting na dinsdag 1 december 2026 telt niet: de termijn was toen al voorbij.",
        "De uiterste datum is donderdag 1 oktober 2026.",
    )


def test_uitleg_bij_een_uitnodiging_in_de_verlenging() -> None:
    stuk = t.Periode(date(2026, 6, 21), date(2026, 6, 25))
    uitleg = t.bereken(date(2026, 6, 6), t.BESLUIT, KALENDER, [stuk]).uitleg()
    assert "De opschorting begon in de dagen waarmee de termijn al doorliep en telt vanaf hun eind." in uitleg


@pytest.mark.parametrize(
    ("berekening", "zin"),
    [
        (
            t.bereken(date(2026, 5, 1), t.BEWAAR, KALENDER),
            "artikel 4 Algemene termijnenwet zondert deze lengte uit",
        ),
        (t.bereken(date(2026, 1, 31), t.CAK_NATURA, KALENDER), "de Algemene termijnenwet geldt niet"),
        (t.bereken_terug(date(2026, 7, 14), t.pgb_buitenland_verzoek(), KALENDER), "bij terugrekenen geldt"),
        (t.bereken(date(2026, 1, 31), t.AVG_VERZOEK, KALENDER), "(artikel 3 lid 4 Verordening 1182/71)"),
        (
            t.bereken(date(2026, 6, 5), t.Lengte(3, t.Eenheid.DAGEN), KALENDER),
            "artikel 2 Algemene termijnenwet",
        ),
        (
            t.bereken(date(2025, 7, 14), t.BOB.verlengd(6), KALENDER),
            "De termijn is 6 weken, verlengd met 6 weken",
        ),
        (t.bereken(date(2026, 4, 24), t.retour(), KALENDER), "maandag 27 april 2026 (Koningsdag)"),
        (t.bereken(date(2026, 6, 8), t.levering(1), KALENDER), "De termijn is 1 werkdag"),
        (t.bereken(date(2026, 6, 8), t.Lengte(1, t.Eenheid.WEKEN), KALENDER), "De termijn is 1 week."),
    ],
)
def test_elke_datum_weet_waarom(berekening: t.Berekening, zin: str) -> None:
    uitleg = berekening.uitleg()
    assert zin in " ".join(uitleg)
    assert uitleg[-1] == f"De uiterste datum is {t.schrijf_dag(berekening.uiterste_datum)}."


def test_de_dwangsom_legt_zichzelf_uit() -> None:
    loopt = t.dwangsom(date(2026, 6, 1), date(2026, 6, 3), date(2026, 7, 3), TREDEN, KALENDER)
    assert loopt.laatste_mogelijke_dag == date(2026, 7, 29)
    assert loopt.uitleg() == (
        "De ingebrekestelling is ontvangen op woensdag 3 juni 2026.",
        "Zonder dwangsom kan worden beslist tot en met woensdag 17 juni 2026.",
        "De eerste dag met een dwangsom is donderdag 18 juni 2026.",
        "14 × € 23,00 = € 322,00.",
        "1 × € 35,00 = € 35,00.",
        "Samen 15 dagen en € 357,00.",
    )
    te_vroeg = t.dwangsom(date(2026, 6, 1), date(2026, 6, 1), date(2026, 7, 3), TREDEN, KALENDER)
    assert te_vroeg.prematuur
    assert te_vroeg.bedrag == 0
    assert te_vroeg.uitleg() == ("De ingebrekestelling kwam voor het einde van de termijn en geeft geen dwangsom.",)
