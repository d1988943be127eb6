"""The pages of the bezwaarjurist, each seen once: judged by axe, at 320 px and with large text."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from beschikkingen.services.bezwaar import neem_in_behandeling
from beschikkingen.views.bezwaar import DADEN
from meldingen.rollen import Rol
from tests.bouwers import Zaak, breng_naar
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TABLET, Bevindingen, Scherm

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def zaak(klokzetter: Klokzetter, monkeypatch: pytest.MonkeyPatch) -> Zaak:
    monkeypatch.setattr("meldingen.services.brieven.maak_pdf", lambda html, **_: b"%PDF-1.7")
    zaak = breng_naar("afgewezen")
    zaak.bezwaar_ontvangen()
    neem_in_behandeling(zaak.bezwaar, op=zaak.op, door=zaak.acteur(Rol.BEZWAARJURIST))
    klokzetter.zet(zaak.op)
    return zaak


def test_elke_bladzijde_van_de_jurist_is_goed_te_lezen_en_in_te_vullen(
    zaak: Zaak, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    jurist = scherm(TABLET)
    jurist.meld_aan("jurist")
    nummer, pk = zaak.melding.nummer, zaak.bezwaar.pk
    for naam, pad in (
        ("bezwaren", reverse("bezwaren")),
        ("bezwaren van een zaak", reverse("bezwaar", args=[nummer])),
        ("bezwaar", reverse("bezwaar_zien", args=[nummer, pk])),
        ("bezwaar registreren", reverse("bezwaar_registreren", args=[nummer])),
        ("dwangsom", reverse("dwangsom", args=[nummer])),
        ("beroep niet tijdig", reverse("beroep_niet_tijdig", args=[nummer])),
    ):
        jurist.ga(pad)
        jurist.keur(naam)
    for naam, daad in DADEN.items():
        jurist.ga(reverse("bezwaar_daad", args=[nummer, pk, naam]))
        jurist.bevat(daad.tekst)
        jurist.druk(daad.formulier.knop)
        assert jurist.page.locator(".foutensamenvatting li").count() > 0, naam
        jurist.keur(f"bezwaar: {naam}")
    assert bevindingen.fouten == []
