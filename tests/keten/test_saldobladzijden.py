"""The pages of the balance of logeerzorg, each seen once: line by line, asking for more, deciding, the report."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from logeerzorg.services.anderverblijf import Elders, leg_ander_verblijf_vast
from logeerzorg.services.overschrijding import Verzoek, vraag_overschrijding
from tests.bouwers import Zaak, breng_naar
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import Bevindingen, Scherm
from tests.logeerzorg.hulp import zet

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]
DAG = timedelta(days=1)


@pytest.fixture
def zaak(klokzetter: Klokzetter, zonder_pdf: None) -> Zaak:
    """A case with a fixed stay and an option over New Year, nights that the insurer pays, and a request that waits."""
    zaak = breng_naar("in_beoordeling", op=date(2026, 10, 1))
    zet(zaak.gemeente, kv_weekmodus="GEEN", kv_jaarcap_etmalen=6)
    zaak.vaste_optie(over=10)
    zaak.optie(over=(date(2026, 12, 29) - zaak.op).days, nachten=5)
    van = zaak.op + 30 * DAG
    elders = Elders("zorgverzekeraar", "Hotel Zonzicht in Voorbeeld", van, van + 7 * DAG)
    leg_ander_verblijf_vast(zaak.melding, elders, op=zaak.op, door=zaak.consulent)
    verzoek = Verzoek("jaar", "hardheid", "De dochter wordt geopereerd en kan niet tillen.", van, van + 5 * DAG, 2)
    vraag_overschrijding(zaak.melding, verzoek, op=zaak.op, door=zaak.consulent)
    klokzetter.zet(zaak.op)
    return zaak


def test_elke_bladzijde_van_het_saldo_is_goed_te_lezen_en_in_te_vullen(
    zaak: Zaak, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    pad = f"{zaak.melding.get_absolute_url()}logeren/"
    consulent, teamleider = scherm(), scherm()
    consulent.meld_aan("consulent")
    consulent.ga(pad)
    consulent.bevat("5 van 6 etmalen")
    consulent.keur("logeren met saldo")
    consulent.volg("Het saldo om af te drukken")
    consulent.bevat("De zorgverzekeraar betaalt.")
    consulent.keur("saldo")
    consulent.volg("Meer vragen aan de teamleider")
    consulent.druk("Vraag het aan de teamleider")
    consulent.keur("meer vragen")
    consulent.ga(f"{pad}saldo/elders/")
    consulent.druk("Vastleggen")
    consulent.keur("logeren dat iemand anders betaalt")
    teamleider.meld_aan("teamleider")
    teamleider.ga(f"{pad}meer/beslissen/")
    teamleider.bevat("kan niet tillen")
    teamleider.druk("Beslissen")
    teamleider.keur("over meer beslissen")
    teamleider.kies("Staat u dit toe?", "Ja, dit mag")
    teamleider.druk("Beslissen")
    teamleider.bevat("Toegestaan")
    teamleider.ga("/logeerzorg/meer/")
    teamleider.keur("meer logeren, overzicht")
    assert bevindingen.fouten == []
