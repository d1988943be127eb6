"""The present, with nothing replaced: the public form, a real worker, a real mail server, the post folder."""

import email
import email.policy
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pytest_django import Settings

from meldingen.models import Document, Melding
from tests.keten.scherm import TELEFOON, Bevindingen, Scherm
from tests.keten.werker import Werker

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]


@pytest.mark.regel("M-24")
def test_wie_meldt_krijgt_mail_en_een_brief_en_de_zaak_staat_als_bevestigd(
    scherm: Callable[..., Scherm],
    werker: Werker,
    mailbak: tuple[int, Path],
    settings: Settings,
    bevindingen: Bevindingen,
) -> None:
    inwoner = scherm(TELEFOON)
    inwoner.ga("/")
    inwoner.keur("start")
    inwoner.volg("Voorbeeld")
    _vul_melding_in(inwoner)
    inwoner.druk("Versturen")
    inwoner.bevat("Wij hebben uw melding ontvangen")
    melding = Melding.objects.get()
    inwoner.bevat(melding.nummer)

    werker.leeg()
    (bericht,) = _post(mailbak[1])
    assert bericht["To"] == "paula@voorbeeld.example"
    inhoud = bericht.get_content()
    assert melding.nummer in inhoud
    assert "Jansen" not in inhoud
    assert "999990" not in inhoud
    brieven = sorted(pad.name for pad in settings.POSTMAP.glob("*.pdf"))
    assert brieven == [f"D-01_{melding.pk}.pdf", f"D-43_{melding.pk}.pdf"]
    for naam in brieven:
        with pikepdf.open(settings.POSTMAP / naam) as pdf:
            assert pdf.pages

    teamleider = scherm()
    teamleider.meld_aan("teamleider")
    teamleider.ga(melding.get_absolute_url())
    bevestigd = teamleider.page.locator("li", has_text="Melding bevestigen")
    assert "Klaar" in bevestigd.inner_text()
    teamleider.bevat_niet("De ontvangstbevestiging is nog niet weg")
    assert Document.objects.filter(melding=melding, verzonden_op__isnull=False).count() == 2

    teamleider.log_uit()
    teamleider.bevat("U bent uitgelogd.")
    teamleider.page.go_back()
    teamleider.bevat("Inloggen")
    teamleider.bevat_niet("Jansen")
    assert bevindingen.fouten == []


def _vul_melding_in(inwoner: Scherm) -> None:
    inwoner.kies("Voor wie vraagt u hulp?", "Voor mijzelf")
    inwoner.druk("Volgende")
    inwoner.kies("Waar gaat het over?", "Hulp bij het huishouden")
    inwoner.vul("Waarbij is hulp nodig?", "Ik kan niet meer stofzuigen en ramen lappen.")
    inwoner.kies("Is er vandaag al hulp nodig?", "Nee")
    inwoner.druk("Volgende")
    inwoner.kies("Hoe spreken wij deze persoon aan?", "Mevrouw")
    inwoner.vul("Voornaam", "Paula")
    inwoner.vul("Achternaam", "Jansen")
    inwoner.vul_datum("Geboortedatum", date(1950, 4, 3))
    inwoner.vul("Burgerservicenummer", "999990019")
    inwoner.vul("Straat", "Lindelaan")
    inwoner.vul("Huisnummer", "3")
    inwoner.vul("Postcode", "1234 ab")
    inwoner.vul("Woonplaats", "Voorbeeld")
    inwoner.druk("Volgende")
    inwoner.vul("Telefoonnummer", "0123 000 000")
    inwoner.vul("E-mailadres", "paula@voorbeeld.example")
    inwoner.kies("Mogen wij gewoon bellen en schrijven?", "Ja")
    inwoner.druk("Volgende")
    inwoner.kies("Wilt u een persoonlijk plan maken?", "Ja, binnen zeven dagen")
    inwoner.druk("Volgende")


def _post(map_: Path) -> list[email.message.EmailMessage]:
    return [
        email.message_from_bytes(pad.read_bytes(), policy=email.policy.default) for pad in sorted(map_.glob("*.eml"))
    ]
