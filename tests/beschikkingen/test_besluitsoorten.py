"""One row for each kind of decision, and one service that takes it."""

import pytest

from beschikkingen.models import Beschikking, Besluitsoort
from beschikkingen.services.besluitsoorten import werkwijze
from beschikkingen.services.voorstellen import WIE_NEEMT, neem_besluit, stuur_voorstel_terug
from meldingen.fouten import Geweigerd
from meldingen.models import Melding
from tests.bouwers import breng_naar
from wmo_portal.plekken import adres


@pytest.mark.parametrize("soort", Besluitsoort)
def test_wat_bij_een_beslisser_ligt_is_te_nemen_en_gaat_terug_naar_een_bladzijde(soort: Besluitsoort) -> None:
    manier = werkwijze(Beschikking(soort=soort))
    assert (manier.terug is not None) == (soort in WIE_NEEMT)
    melding = Melding(nummer="WMO-2026-000001")
    for plek in (manier.vervolg.plek, *([manier.terug.plek] if manier.terug else [])):
        assert adres(plek, melding) != melding.get_absolute_url(), plek


@pytest.mark.django_db
@pytest.mark.usefixtures("zonder_pdf")
def test_wat_meteen_is_genomen_ligt_bij_niemand() -> None:
    zaak = breng_naar("toegekend")
    besluit = zaak.beschikking
    besluit.soort = Besluitsoort.DWANGSOM
    with pytest.raises(Geweigerd, match="gaat niet meer terug"):
        stuur_voorstel_terug(besluit, reden="Anders.", op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd):
        neem_besluit(besluit, op=zaak.op, door=zaak.teamleider)
