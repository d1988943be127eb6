"""The pages of herziening, intrekking and terugvordering, each seen once as its user meets it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from beschikkingen.models import Voorziening
from beschikkingen.services.herziening import Wijziging, leg_voornemen_vast, stel_herziening_voor
from beschikkingen.services.voorstellen import neem_besluit
from tests.bouwers import breng_naar
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import Bevindingen, Scherm
from tests.mensen import clientgegevens

pytestmark = [
    pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zonder_pdf"),
]  # fmt: skip


def test_de_bladzijden_van_herziening_en_terugvordering_zijn_goed_te_lezen(
    klokzetter: Klokzetter, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    zaak, ander = breng_naar("toegekend"), breng_naar("toegekend", client=clientgegevens(bsn=""))
    zaak.verder(20)
    voorziening = Voorziening.objects.get(melding=zaak.melding)
    wat = Wijziging("intrekking", "a", "Uw zoon woont bij u. Dat vertelde u niet.")
    rij = leg_voornemen_vast(voorziening, wat, op=zaak.op, door=zaak.consulent)
    zaak.op = rij.zienswijze.uiterlijk_op + timedelta(days=1)
    besluit = stel_herziening_voor(
        rij, ingangstijdstip=voorziening.ingangsdatum, motivering="De hulp was niet nodig.",
        juiste_gegevens="Met uw zoon in huis hadden wij anders beslist.", op=zaak.op, door=zaak.consulent,
    )  # fmt: skip
    klokzetter.zet(zaak.op)
    teamleider = scherm()
    teamleider.meld_aan("teamleider")
    teamleider.ga(f"/te-beslissen/{besluit.pk}/")
    teamleider.keur("voorstel intrekking")
    consulent, basis = scherm(), f"{zaak.melding.get_absolute_url()}herziening/"
    consulent.meld_aan("consulent")
    consulent.ga(basis)
    consulent.keur("herziening")
    neem_besluit(besluit, op=zaak.op, door=zaak.teamleider)
    for pad, knop in (("voornemen/", "Zienswijze vragen"), ("terugvorderen/", "Zienswijze vragen")):
        consulent.ga(f"{basis}{pad}")
        consulent.druk(knop)
        consulent.keur(f"herziening {pad[:-1]}")
    andere = Voorziening.objects.get(melding=ander.melding)
    tweede = leg_voornemen_vast(andere, wat, op=zaak.op, door=zaak.consulent)
    basis = f"{ander.melding.get_absolute_url()}herziening/"
    for pad, knop in (("voorstellen/", "Besluit voorstellen"), ("vervallen/", "Voornemen laten vervallen")):
        consulent.ga(f"{basis}{tweede.pk}/{pad}")
        consulent.druk(knop)
        consulent.keur(f"herziening {pad[:-1]}")
    assert bevindingen.fouten == []
