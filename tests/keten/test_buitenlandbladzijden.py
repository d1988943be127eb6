"""The pages of a pgb abroad, from the request to the decision, seen once as their users meet them."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.beschikkingen.test_besluitconcept import klaar
from tests.beschikkingen.test_buitenland import ken_toe, vraag
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TABLET, Bevindingen, Scherm
from tests.onderzoek.pgbhulp import zet_parameters

pytestmark = [
    pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zonder_pdf"),
]  # fmt: skip


@pytest.mark.regel("P-31")
def test_het_besluit_over_een_pgb_in_het_buitenland_is_goed_te_lezen(
    klokzetter: Klokzetter, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    zaak = klaar()
    zet_parameters(zaak)
    ken_toe(zaak)
    vraag(zaak, zaak.op + timedelta(days=40), 60)
    klokzetter.zet(zaak.op)
    consulent = scherm(TABLET)
    consulent.meld_aan("consulent")
    consulent.ga(f"{zaak.melding.get_absolute_url()}pgb/")
    consulent.keur("pgb, verzoek buitenland")
    consulent.volg("Besluit over dit verzoek")
    consulent.druk("Besluit voorstellen")
    consulent.keur("pgb in het buitenland, niets ingevuld")
    consulent.kies("Is de hulp daar goed en veilig, en past zij bij het pgb?", "Ja")
    consulent.kies("Wordt het pgb lager na de eerste weken?", "Ja, naar het percentage van het land")
    consulent.vul("Waarom is dit het besluit?", "Uw zus helpt u daar elke dag.")
    consulent.druk("Besluit voorstellen")
    consulent.bevat("Het voorstel ligt bij de teamleider.")
    consulent.keur("pgb in het buitenland, voorstel")
    leider = scherm()
    leider.meld_aan("teamleider")
    leider.volg("Te beslissen")
    leider.keur("te beslissen, pgb in het buitenland")
    leider.volg(zaak.melding.nummer)
    leider.bevat("U beslist op grond van: Mandaatbesluit Wmo gemeente Voorbeeld")
    leider.keur("voorstel, pgb in het buitenland")
    leider.druk("Besluit nemen")
    leider.bevat("is genomen. De brief gaat op de post.")
    assert bevindingen.fouten == []
