"""Two tabs or two people on a step of the weighing or a result of the plan: both versions, and nothing is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from meldingen.models import Gebruiker
from onderzoek.models import Planregel, Wettoets
from onderzoek.services.feiten import planfeiten
from onderzoek.services.gelezen import kenmerk_van
from onderzoek.services.plan import haal_uit_plan
from tests.bouwers import Zaak
from tests.onderzoek.test_planbladzijden import adres, browser, huishouden, zaak

__all__ = ["browser", "zaak"]
pytestmark = pytest.mark.usefixtures("zonder_pdf")
VRAAG = {"beperkingen": "Traplopen lukt niet.", "nodig": "Hulp bij het huis.", "medisch": "nee"}


@pytest.fixture
def ander(collega: Gebruiker) -> Client:
    client = Client()
    client.force_login(collega)
    return client


def gelezen(scherm: Client, pad: str) -> dict[str, str]:
    """What the page carries hidden: the digest of what it showed."""
    return {"gelezen": scherm.get(pad).context["form"]["gelezen"].value()}


def stap(zaak: Zaak, **anders: str) -> tuple[str, dict[str, Any]]:
    return adres(zaak, "afweging_stap", 1), {"uitkomst": "deels", "motivering": "Van de ander."} | anders


def vraag(zaak: Zaak) -> tuple[str, dict[str, Any]]:
    return adres(zaak, "afweging_vraag"), VRAAG | {"nodig": "Van de ander."}


def wetten(zaak: Zaak) -> tuple[str, dict[str, Any]]:
    velden = {f"wet_{wet}": "nvt" for wet in Wettoets.Wet} | {"uitkomst": "niet", "wlz_vorm": ""}
    return adres(zaak, "afweging_stap", 4), velden | {"motivering": "Van de ander."}


def resultaat(zaak: Zaak) -> tuple[str, dict[str, Any]]:
    return adres(zaak, "planresultaat", "10.5"), huishouden(resultaat="Van de ander.")


@pytest.mark.parametrize("blad", [stap, vraag, wetten, resultaat])
def test_beide_teksten_naast_elkaar_en_wat_is_getypt_blijft(
    zaak: Zaak, browser: Client, ander: Client, blad: Callable[[Zaak], tuple[str, dict[str, Any]]]
) -> None:
    pad, velden = blad(zaak)
    een = {naam: waarde.replace("Van de ander.", "Van de een.") if isinstance(waarde, str) else waarde
           for naam, waarde in velden.items()}  # fmt: skip
    eigen, vreemd = gelezen(browser, pad), gelezen(ander, pad)
    assert browser.post(pad, een | eigen).status_code == 302
    botsing = ander.post(pad, velden | vreemd)
    beide = botsing.content.decode()
    assert botsing.status_code == 409
    assert "Van de een." in beide
    assert "Van de ander." in beide
    assert f"De laatste wijziging was van {zaak.consulent}" in beide
    assert {rij["getypt"] for rij in botsing.context["verschillen"]} >= {"Van de ander."}
    assert "Van de een." in browser.get(pad).content.decode()
    # What was typed may be saved after all, over words that were seen.
    opnieuw = {"gelezen": botsing.context["form"].data["gelezen"]}
    assert ander.post(pad, velden | opnieuw).status_code == 302
    assert "Van de ander." in browser.get(pad).content.decode()
    # And the first one, who did not see those, is asked in turn.
    assert browser.post(pad, een | eigen | {"gelezen": "x"}).status_code == 409


def test_dezelfde_tekst_twee_keer_sturen_is_geen_botsing(zaak: Zaak, browser: Client) -> None:
    for pad, velden in (stap(zaak), wetten(zaak), resultaat(zaak)):
        eigen = gelezen(browser, pad)
        assert [browser.post(pad, velden | eigen).status_code for _ in range(2)] == [302, 302], pad


def test_wat_intussen_uit_het_plan_is_gehaald_komt_niet_stil_terug(zaak: Zaak, browser: Client, ander: Client) -> None:
    pad, velden = resultaat(zaak)
    browser.post(pad, velden | gelezen(browser, pad))
    oud = gelezen(ander, pad)
    rij = planfeiten(zaak.melding).resultaten[0]
    haal_uit_plan(rij, op=zaak.op, door=zaak.consulent)
    botsing = ander.post(pad, velden | oud)
    assert botsing.status_code == 409
    assert {rij["nu"] for rij in botsing.context["verschillen"]} == {"(niets)"}
    assert "Van de ander." in botsing.content.decode()
    assert not planfeiten(zaak.melding).resultaten


def test_een_weigering_gaat_voor_en_houdt_wat_is_getypt(zaak: Zaak, browser: Client) -> None:
    pad, velden = resultaat(zaak)
    antwoord = browser.post(pad, velden | {f"wat_{Planregel.Bron.ZELF}": "", f"wat_{Planregel.Bron.MAATWERK}": ""})
    assert antwoord.status_code == 200
    assert "Schrijf bij minstens één bron van hulp op wat die doet." in antwoord.content.decode()
    assert "Van de ander." in antwoord.content.decode()


def test_het_kenmerk_zegt_niets_over_de_woorden_en_ziet_elk_verschil() -> None:
    kenmerken = {kenmerk_van({"a": waarde}) for waarde in ("1", "2", ["1"], True)}
    assert len(kenmerken) == 4
    assert {len(kenmerk) for kenmerk in kenmerken} == {64}
    assert kenmerk_van({"a": "", "b": None, "c": []}) == kenmerk_van({}) == ""
    assert kenmerk_van({"a": 1}) == kenmerk_van({"a": "1", "b": ""})
