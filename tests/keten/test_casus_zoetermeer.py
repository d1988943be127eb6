"""Casus 4, Zoetermeer 2022, at the kitchen table on a tablet: two other ways were closed, the partner is worn out.

The melding of the mantelzorger and the consent go through the services; then the consulent takes the tablet.
"""

from collections.abc import Callable

import pytest

from beschikkingen.models import Aanvraag
from meldingen.models import Gebeurtenis
from onderzoek.models import Mantelzorger, Wettoets
from tests.bestanden import pdf
from tests.keten import keukentafel as tafel
from tests.keten.beelden import bewaar_pdf
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import TABLET, Bevindingen, Scherm
from tests.keten.verhaal import Verhaal, begin_verhaal

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]
PDF = pdf()


@pytest.fixture
def verhaal(klokzetter: Klokzetter, scherm: Callable[..., Scherm]) -> Verhaal:
    verhaal = begin_verhaal("zoetermeer", klokzetter, scherm)
    verhaal.loop_tot("gesprek")
    return verhaal


@pytest.mark.regel("O-08", "O-15", "O-32")
def test_zoetermeer_van_gesprek_tot_aanvraag(verhaal: Verhaal, bevindingen: Bevindingen) -> None:
    gesprek_met_de_mantelzorger_erbij(verhaal)
    afweging(verhaal)
    verslag_gaat_weg_en_komt_terug(verhaal)
    alles_klopt_aan_het_eind(verhaal)
    assert bevindingen.fouten == []
    bewaar_pdf(verhaal.brief("D-07"), "verslag-zoetermeer")


def gesprek_met_de_mantelzorger_erbij(verhaal: Verhaal) -> None:
    op = verhaal.dag("gesprek")
    tablet = verhaal.collega("consulent", TABLET)
    verhaal.open_zaak(tablet)
    tafel.voer_gesprek(tablet, verhaal.feit("gesprek"), op)
    tafel.vul_huishouden(tablet, verhaal.feit("huishouden"))
    tafel.zet_huisgenoot_erbij(tablet, verhaal.feit("huisgenoot"))
    tablet.bevat("Volledig huishouden")
    tafel.verdeel_taken(tablet, {})
    tafel.zet_mantelzorger_erbij(tablet, verhaal.feit("mantelzorger"))


def afweging(verhaal: Verhaal) -> None:
    verhaal.dag("afweging")
    tablet = verhaal.collega("consulent")
    verhaal.open_zaak(tablet)
    tafel.weeg_af(tablet, verhaal.feit("afweging"), taken=verhaal.feiten("hulptaak"), toetsen=[], verwijzingen=[])
    tablet.bevat("72 uur per week")


def verslag_gaat_weg_en_komt_terug(verhaal: Verhaal) -> None:
    verhaal.dag("verslag")
    tablet = verhaal.collega("consulent")
    verhaal.open_zaak(tablet)
    tafel.stel_verslag_op(tablet, verhaal.feit("verslag"))
    op = verhaal.dag("verslag_retour")
    administratie = verhaal.collega("administratie")
    verhaal.open_zaak(administratie)
    tafel.registreer_retour(administratie, verhaal.feit("verslag_retour"), op, ["Logeerzorg"], PDF)


def alles_klopt_aan_het_eind(verhaal: Verhaal) -> None:
    melding = verhaal.melding
    assert melding.toestemming_op is not None
    corrie = Mantelzorger.objects.get(onderzoek__melding=melding)
    assert (corrie.overbelast, corrie.toezegging_uren) == ("dreigend", 96)
    zvw = Wettoets.objects.get(onderzoek__melding=melding, wet="zvw")
    assert zvw.uitkomst == "afgewezen"
    aanvraag = Aanvraag.objects.get(melding=melding)
    assert (aanvraag.soort, aanvraag.rol, aanvraag.gevraagd.get().soort.naam) == ("verslag", "leidend", "Logeerzorg")
    codes = Gebeurtenis.objects.filter(melding=melding, code__startswith="TR-").order_by("pk")
    assert [rij.code for rij in codes] == ["TR-01", "TR-03", "TR-04", "TR-05", "TR-10", "TR-12", "TR-18"]
