"""The form of the verslag beside a plan, and the paper that asks for more than one thing."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from beschikkingen.models import Aanvraag
from meldingen.models import Gemeente
from onderzoek.forms import VerslagFormulier
from onderzoek.models import Voorzieningsoort
from tests.bouwers import breng_naar, voorzieningsoort

EIGEN = {"resultaat": "Thuis blijven", "aanpak": "Logeren", "uitvoerder": "Huis Linde"}


def fouten(*, heeft_plan: bool, **velden: str) -> dict[str, str]:
    data: dict[str, Any] = {"uitkomst": "overig", "conclusie": "Logeren is nodig."} | velden
    formulier = VerslagFormulier(data, vandaag=date(2026, 3, 9), heeft_plan=heeft_plan)
    return {naam: zinnen[0] for naam, zinnen in formulier.errors.items()}


@pytest.mark.regel("V-13")
def test_wat_in_het_plan_staat_hoeft_niet_nog_eens() -> None:
    assert fouten(heeft_plan=True) == {}
    assert fouten(heeft_plan=True, **EIGEN) == {}
    assert set(fouten(heeft_plan=False)) == set(EIGEN)
    half = fouten(heeft_plan=True, resultaat="Thuis blijven")
    assert half == dict.fromkeys(("aanpak", "uitvoerder"), "Vul dit ook in, of laat alle drie de vakken leeg.")
    opgelost = fouten(heeft_plan=True, uitkomst="opgelost")
    assert opgelost == {"aanpak": "Schrijf op welke oplossing er is. Dat staat in de brief."}


@pytest.mark.django_db
@pytest.mark.regel("V-08")
def test_op_het_getekende_verslag_kan_meer_dan_een_soort_hulp_worden_gevraagd(
    voorbeeld: Gemeente, client: Client, zonder_pdf: None
) -> None:
    zaak = breng_naar("verslag_verzonden")
    client.force_login(zaak.consulent)
    soort = voorzieningsoort(voorbeeld)
    tweede = Voorzieningsoort.objects.create(
        gemeente=voorbeeld, code="PROEF", naam="Proef", eenheid="stuks", geldig_van=zaak.op
    )
    dag = {"dag": zaak.op.day, "maand": zaak.op.month, "jaar": zaak.op.year}
    data = {f"{veld}_{deel}": waarde for veld in ("ontvangen_op", "ondertekend_op") for deel, waarde in dag.items()}
    data |= {"akkoord": "ja", "is_aanvraag": "ja", "reactie": ""}
    pad = f"/zaken/{zaak.melding.nummer}/verslag/terug/"
    leeg = client.post(pad, data).content.decode()
    assert "Kies welke hulp wordt aangevraagd." in leeg
    client.post(pad, data | {"gevraagd": [str(soort.pk), str(tweede.pk)]})
    aanvraag = Aanvraag.objects.get(melding=zaak.melding)
    assert {rij.soort for rij in aanvraag.gevraagd.all()} == {soort, tweede}
