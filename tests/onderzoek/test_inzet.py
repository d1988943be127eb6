"""Without a signed zorgplan no service in natura begins, and that never holds up an aanvraag or decision (V-22)."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from beschikkingen.models import Aanvraag
from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in, verklaar_volledig
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente
from onderzoek.models import Verslag, Zorgplan, Zorgplanverzoek
from onderzoek.services.inzet import inzet, sta_inzet_toe
from onderzoek.services.zorgplan import registreer_zorgplan
from tests.bouwers import Zaak, breng_naar, middag
from tests.onderzoek.test_zorgplan import ingediend, zaak_in_wacht

pytestmark = pytest.mark.usefixtures("zonder_pdf")


def te_laat(zaak: Zaak) -> None:
    """The two weeks of the aanbieder are over and the consulent knows it."""
    zaak.verder(20)
    Zorgplanverzoek.objects.filter(melding=zaak.sleutel).update(te_laat_op=zaak.op)


@pytest.mark.regel("V-22")
def test_een_dienst_in_natura_begint_pas_met_een_getekend_zorgplan(
    voorbeeld: Gemeente, administratie: Gebruiker
) -> None:
    zaak = zaak_in_wacht()
    assert not inzet(zaak.melding).mag
    plan = ingediend(zaak)
    assert not inzet(zaak.melding).mag
    registreer_zorgplan(plan, beide_gezien=True, op=zaak.op, door=administratie)
    assert inzet(zaak.melding).mag
    assert inzet(zaak.melding).zin == ""


@pytest.mark.regel("V-22")
def test_zonder_zorgplan_kan_de_aanvraag_komen_en_wordt_bij_het_besluit_alleen_gewaarschuwd(
    voorbeeld: Gemeente, teamleider: Gebruiker
) -> None:
    zaak = zaak_in_wacht()
    zaak.verder(1)
    nieuw = NieuweAanvraag(Aanvraag.Soort.FORMULIER, zaak.op, zaak.op, "eigen", zaak.gevraagd())
    dien_aanvraag_in(zaak.melding, nieuw, op=zaak.op, door=None)
    verklaar_volledig(zaak.aanvraag, brp_geraadpleegd_op=zaak.op, op=zaak.op, door=zaak.consulent)
    zaak.logeren_getoetst()
    client = Client()
    client.force_login(zaak.consulent)
    zin = "Er is nog geen getekend zorgplan. U kunt wel beslissen"
    with time_machine.travel(middag(zaak.op)):
        assert zin in client.get(f"/zaken/{zaak.melding.nummer}/besluit/").content.decode()
        zaak.besluit_concept()
        client.force_login(teamleider)
        assert zin in client.get(f"/te-beslissen/{zaak.beschikking.pk}/").content.decode()
        zaak.besloten()
    assert zaak.melding.status == "beschikt"


def test_een_ding_of_een_verslag_zonder_dienst_heeft_geen_zorgplan_nodig(voorbeeld: Gemeente) -> None:
    assert inzet(breng_naar("gemeld").melding).mag
    zaak = breng_naar("verslag_verzonden")
    assert inzet(zaak.melding).mag
    Verslag.objects.filter(pk=zaak.verslag.pk).update(zorgplan_nodig=True, resultaat="")
    assert inzet(zaak.melding).mag


@pytest.mark.regel("V-22")
def test_de_teamleider_laat_de_hulp_beginnen_als_de_aanbieder_te_laat_is(
    voorbeeld: Gemeente, teamleider: Gebruiker
) -> None:
    zaak = zaak_in_wacht()
    pad = f"/zaken/{zaak.melding.nummer}/zorgplan/"
    client = Client()
    client.force_login(teamleider)
    with time_machine.travel(middag(zaak.op)):
        te_vroeg = client.post(f"{pad}inzet/", {"reden": "Mevrouw is alleen."}).content.decode()
        assert "Het zorgplan is nog niet te laat." in te_vroeg
        assert f"{pad}inzet/" not in client.get(pad).content.decode()
        assert "Mevrouw is alleen." in te_vroeg
    with pytest.raises(Geweigerd, match="Alleen de teamleider"):
        sta_inzet_toe(zaak.melding, reden="Haast.", op=zaak.op, door=zaak.consulent)
    te_laat(zaak)
    with pytest.raises(Geweigerd, match="waarom de hulp niet"):
        sta_inzet_toe(zaak.melding, reden=" ", op=zaak.op, door=teamleider)
    Zorgplan.objects.update(bij_client_op=zaak.op - timedelta(days=1))
    with pytest.raises(Geweigerd, match="ligt bij de inwoner"):
        sta_inzet_toe(zaak.melding, reden="Haast.", op=zaak.op, door=teamleider)
    Zorgplan.objects.update(bij_client_op=None)
    with time_machine.travel(middag(zaak.op)):
        pagina = client.get(pad).content.decode()
        assert "Er is nog geen getekend zorgplan." in pagina
        assert f"{pad}inzet/" in pagina
        assert client.post(f"{pad}inzet/", {"reden": "Mevrouw is alleen."}).headers["Location"] == pad
        assert "De teamleider staat toe" in client.get(pad).content.decode()
    assert inzet(zaak.melding).mag
    assert zaak.melding.gebeurtenissen.get(code="V-22").reden == "Mevrouw is alleen."
    with pytest.raises(Geweigerd, match="kan al beginnen"):
        sta_inzet_toe(zaak.melding, reden="Haast.", op=zaak.op, door=teamleider)
