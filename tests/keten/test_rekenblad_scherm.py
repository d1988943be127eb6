"""Calculating on screen: the form with its errors, the steps on the voorziening, the household, and the sheet."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal as D

import pytest
from django.urls import reverse

from onderzoek.models import Onderzoek, Voorzieningkeuze
from onderzoek.services.keuze import kies_voorziening
from onderzoek.services.rekenblad import reken
from tests.bouwers import Zaak, breng_naar, proefsoort
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TABLET, Bevindingen, Scherm

pytestmark = [
    pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zonder_pdf"),
]  # fmt: skip
VANDAAG = date(2026, 4, 1)


def in_beeld(zaak: Zaak, code: str, naam: str, **velden: object) -> Voorzieningkeuze:
    soort = proefsoort(zaak.melding.gemeente, code, naam=naam, **velden)
    onderzoek = Onderzoek.objects.select_related("melding__gemeente").get(melding=zaak.melding)
    return kies_voorziening(onderzoek, soort, waarvoor="Zelf naar buiten", op=zaak.op, door=zaak.consulent)


def test_van_uitrekenen_tot_een_rekenblad_in_woorden(
    klokzetter: Klokzetter, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    klokzetter.zet(VANDAAG)
    zaak = breng_naar("in_onderzoek")
    huishouden = in_beeld(zaak, "HULP_THUIS", "Hulp thuis")
    scootmobiel = in_beeld(zaak, "SCOOTMOBIEL", "Scootmobiel", productgroep="vervoer", verstrekking="bruikleen")
    sanering = in_beeld(
        zaak, "SANERING", "Woningsanering", productgroep="wonen_kosten", rekenwijze="sanering", bijdragesoort="geen",
        bijdrage_reden="een tegemoetkoming in de kosten",
    )  # fmt: skip
    reken(huishouden, {"per_maand": D("377.00")}, op=zaak.op, door=zaak.consulent)
    nummer = zaak.melding.nummer
    consulent = scherm(TABLET)
    consulent.meld_aan("consulent")

    consulent.ga(reverse("rekenen", args=[nummer, sanering.pk]))
    consulent.vul("Wat wordt vervangen?", "Vinyl")
    consulent.druk("Uitrekenen")
    consulent.keur("sanering met fouten")
    consulent.bevat("Kies de ruimte bij artikel 1.")

    consulent.ga(reverse("rekenen", args=[nummer, scootmobiel.pk]))
    consulent.vul("Wat kost de voorziening?", "2940,00")
    consulent.vul("Hoeveel maanden gaat zij mee?", "84")
    consulent.vul("Wat kosten onderhoud en verzekering per jaar?", "147")
    consulent.druk("Uitrekenen")
    consulent.bevat("€\u00a02.940,00 eenmalig")
    consulent.keur("voorziening met berekening")

    consulent.volg("Rekenblad van deze zaak")
    consulent.volg("Situatie van het huishouden vastleggen")
    consulent.druk("Bewaren")
    consulent.keur("bijdrage met fouten")
    for vraag in ("Heeft het huishouden", "Betaalt de inwoner", "Wordt de woning", "Is een bijdrage een risico"):
        consulent.kies(vraag, "Nee")
    consulent.druk("Bewaren")
    consulent.bevat("Alle voorzieningen samen")
    consulent.keur("rekenblad")
    assert bevindingen.fouten == []
