"""The look and the language as a visitor meets them: the colour of the gemeente, the switch, paper."""

from collections.abc import Callable

import pytest

from meldingen.huisstijl import palet
from meldingen.models import Gemeente
from tests.keten.scherm import TELEFOON, Bevindingen, Scherm

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]
_KLEUREN = """() => {
  const van = (keuze, deel) => getComputedStyle(document.querySelector(keuze))[deel];
  return {
    knop: van(".utrecht-button--primary-action", "backgroundColor"),
    kop: van("h1", "color"),
    lijn: van(".kop", "borderBlockEndColor"),
    koppeling: van("main .gedempt a", "color"),
    letter: van("body", "fontFamily"),
    maat: van("body", "fontSize"),
  };
}"""


def rgb(kleur: str) -> str:
    return "rgb({}, {}, {})".format(*(int(kleur[plek : plek + 2], 16) for plek in (1, 3, 5)))


def test_de_gemeente_kleurt_de_pagina_en_de_inwoner_kiest_engels(
    scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    altena = Gemeente.objects.select_related("thema").get(naam="Altena")
    inwoner = scherm(TELEFOON)
    inwoner.ga("/")
    inwoner.keur("start zonder gemeente")
    inwoner.volg("Altena")
    inwoner.ga("/")
    inwoner.keur("start met thema", beeld="70-start-thema-telefoon")
    stappen = palet(altena.thema.accent)
    gezien = inwoner.page.evaluate(_KLEUREN)
    assert (gezien["knop"], gezien["lijn"], gezien["koppeling"]) == (rgb(stappen[500]),) * 3
    assert gezien["kop"] == rgb(stappen[700])
    assert gezien["letter"].startswith("Georgia")
    assert gezien["maat"] == "18px"

    inwoner.volg("English")
    inwoner.bevat("Do you need help to keep living at home?")
    assert inwoner.page.locator("html").get_attribute("lang") == "en"
    inwoner.keur("start in het Engels", beeld="71-start-engels-telefoon")
    inwoner.volg("Nederlands")
    inwoner.bevat("Hulp nodig om thuis te kunnen blijven wonen?")

    inwoner.page.keyboard.press("Tab")
    sla_over = inwoner.page.get_by_role("link", name="Direct naar de inhoud")
    assert sla_over.evaluate("e => e === document.activeElement")
    inwoner.page.emulate_media(forced_colors="active")
    inwoner.page.keyboard.press("Tab")
    rand = inwoner.page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert rand == "solid"
    inwoner.page.emulate_media(media="print", forced_colors="none")
    for weg in (".kop__keuzes", ".knoppenrij", ".voet"):
        assert not inwoner.page.locator(weg).first.is_visible()
    assert bevindingen.fouten == []


def test_de_beheerder_kijkt_eerst_naar_een_voorbeeld(scherm: Callable[..., Scherm], bevindingen: Bevindingen) -> None:
    beheerder = scherm()
    beheerder.meld_aan("beheerder")
    beheerder.ga("/beheer/thema/voorbeeld/?accent=%23856a00&lettertype=systeem")
    beheerder.keur("themavoorbeeld", beeld="72-themavoorbeeld")
    assert bevindingen.fouten == []
