"""The morning mail: one per person who has something to hear, and nothing personal in it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail

from meldingen.models import Gebruiker, Uitgaand
from meldingen.services import nacht
from meldingen.services.signalen import lees, open_signalen, zet_ochtendmail_klaar
from meldingen.tasks import ochtend
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, middag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
LAAT = date(2026, 4, 14)


@pytest.fixture(autouse=True)
def adressen(db: None) -> None:
    """The users of the fixtures have no mail address."""
    for wie in Gebruiker.objects.filter(gemeente__isnull=False):
        Gebruiker.objects.filter(pk=wie.pk).update(email=f"{wie.username}@voorbeeld.example")


def draai(op: date) -> None:
    nacht.draai(op=op, nu=lambda: middag(op))


@pytest.fixture
def zaak() -> Zaak:
    return breng_naar("in_vooronderzoek")


def ochtendpost(op: date) -> dict[str, str]:
    """The mails of this morning: to whom, and subject and text."""
    mail.outbox.clear()
    zet_ochtendmail_klaar(op=op)
    leeg_uitbak(op)
    return {bericht.to[0]: f"{bericht.subject}\n{bericht.body}" for bericht in mail.outbox}


@pytest.mark.regel("T-43")
def test_wie_iets_te_horen_heeft_krijgt_een_bericht(zaak: Zaak, consulent: Gebruiker) -> None:
    draai(date(2026, 3, 23))
    post = ochtendpost(date(2026, 3, 23))
    assert list(post) == [consulent.email]
    assert post[consulent.email].startswith("1 termijn loopt bijna af")
    assert f"- {zaak.melding.nummer}: onderzoek, uiterlijk 13 april 2026" in post[consulent.email]
    assert zaak.melding.client.achternaam not in post[consulent.email]


def test_zonder_signaal_geen_bericht(zaak: Zaak) -> None:
    draai(date(2026, 3, 20))
    assert ochtendpost(date(2026, 3, 20)) == {}


def test_een_signaal_van_gisteren_komt_niet_nog_eens_een_alarm_wel(
    zaak: Zaak, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    draai(date(2026, 3, 23))
    draai(date(2026, 3, 24))
    assert ochtendpost(date(2026, 3, 24)) == {}
    for dag in range(3):
        op = LAAT + timedelta(days=dag)
        draai(op)
        post = ochtendpost(op)
        assert set(post) >= {consulent.email, teamleider.email}
        assert post[consulent.email].startswith("1 te laat") or " te laat" in post[consulent.email]


def test_een_gelezen_alarm_blijft_komen_tot_de_klok_sluit(zaak: Zaak, consulent: Gebruiker) -> None:
    draai(LAAT)
    for rij in open_signalen(consulent, LAAT):
        lees(rij, op=LAAT)
    assert consulent.email in ochtendpost(LAAT + timedelta(days=1))
    zaak.op = LAAT
    zaak.ingetrokken()
    assert ochtendpost(LAAT + timedelta(days=2)) == {}


def test_twee_keer_dezelfde_ochtend_is_een_bericht(zaak: Zaak) -> None:
    draai(LAAT)
    zet_ochtendmail_klaar(op=LAAT)
    zet_ochtendmail_klaar(op=LAAT)
    rijen = Uitgaand.objects.filter(sleutel__startswith="ochtend:")
    assert rijen.count() == len(set(rijen.values_list("inhoud__gebruiker", flat=True))) > 0


def test_wie_geen_adres_heeft_of_uit_dienst_is_krijgt_niets(zaak: Zaak, consulent: Gebruiker) -> None:
    draai(date(2026, 3, 23))
    Gebruiker.objects.filter(pk=consulent.pk).update(email="")
    assert ochtendpost(date(2026, 3, 23)) == {}
    Gebruiker.objects.filter(pk=consulent.pk).update(email="sanne@voorbeeld.example", is_active=False)
    assert ochtendpost(date(2026, 3, 23)) == {}


def test_wat_intussen_is_opgelost_wordt_niet_meer_gemaild(zaak: Zaak) -> None:
    draai(LAAT)
    zet_ochtendmail_klaar(op=LAAT)
    zaak.op = LAAT
    zaak.ingetrokken()
    mail.outbox.clear()
    leeg_uitbak(LAAT)
    assert [bericht.subject for bericht in mail.outbox if "te laat" in bericht.subject] == []


def test_de_ochtendtaak_zet_de_berichten_klaar(zaak: Zaak) -> None:
    draai(LAAT)
    with time_machine.travel("2026-04-14T07:00:00+02:00"):
        assert ochtend() >= 2
