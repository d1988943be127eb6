"""The pages of aanvraag, mandaat and spoed, each seen once as its user meets it."""

from collections.abc import Callable
from datetime import date

import pytest

from beschikkingen.services.spoed import signaleer_spoed
from tests.bouwers import Zaak, breng_naar
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import Bevindingen, Scherm
from tests.mensen import clientgegevens

pytestmark = [
    pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("zonder_pdf"),
]  # fmt: skip


def test_de_bladzijden_van_aanvraag_besluit_en_spoed_zijn_goed_te_lezen(
    klokzetter: Klokzetter, scherm: Callable[..., Scherm], bevindingen: Bevindingen
) -> None:
    zonder = breng_naar("aanvraag_zonder_melding", client=clientgegevens(bsn="", achternaam="Smit"))
    zaak = breng_naar("besluit_concept")
    klokzetter.zet(zaak.op)
    signaleer_spoed(zaak.melding, aanleiding="Zij durft niet naar huis.", op=zaak.op, door=zaak.consulent)
    consulent_behandelt_de_aanvraag(scherm(), zonder, zaak)
    consulent_stelt_tijdelijke_hulp_voor(scherm(), zaak)
    teamleider_beslist(scherm(), zaak)
    klokzetter.zet(date(2026, 3, 21), 12)  # a Saturday: the office is closed
    piket_ziet_de_spoed(scherm(390), zaak)
    assert bevindingen.fouten == []


def consulent_behandelt_de_aanvraag(consulent: Scherm, zonder: Zaak, zaak: Zaak) -> None:
    consulent.meld_aan("consulent")
    consulent.volg("Aanvraag invoeren")
    consulent.druk("Aanvraag registreren")
    consulent.keur("aanvraag zonder melding")
    for pad, knop in (("triage", "Keuze vastleggen"), ("aanvraag/intrekken", "Aanvraag intrekken")):
        consulent.ga(f"{zonder.melding.get_absolute_url()}{pad}/")
        consulent.druk(knop)
        consulent.keur(pad)
    for pad, knop in (("herhaling", "Oordeel vastleggen"), ("machtigingen", "Machtiging vastleggen")):
        consulent.ga(f"{zaak.melding.get_absolute_url()}{pad}/")
        consulent.druk(knop)
        consulent.keur(pad)


def consulent_stelt_tijdelijke_hulp_voor(consulent: Scherm, zaak: Zaak) -> None:
    consulent.meld_aan("consulent")
    consulent.ga(f"{zaak.melding.get_absolute_url()}spoed/")
    consulent.keur("spoed in een zaak")
    consulent.volg("Geen spoed")
    consulent.druk("Geen spoed")
    consulent.keur("geen spoed")
    consulent.volg("Terug naar spoed")
    consulent.volg("Tijdelijke hulp voorstellen")
    consulent.vul("Welke hulp krijgt de inwoner meteen?", "Een slaapplek in de opvang")
    consulent.vul("Waarom kan de hulp niet wachten?", "U kunt vannacht niet thuis zijn.")
    consulent.kies("Is de motivering hiermee volledig?", "Nee, die volgt binnen een week (artikel 3:47 lid 3 Awb)")
    consulent.kies("Moet het adres geheim blijven?", "Ja")
    consulent.druk("Voorstel bewaren")
    consulent.bevat("Het adres is geheim")


def teamleider_beslist(leider: Scherm, zaak: Zaak) -> None:
    leider.meld_aan("teamleider")
    leider.volg("Te beslissen")
    leider.bevat("Nog niet bekeken")
    leider.keur("te beslissen")
    leider.volg(zaak.melding.nummer)
    leider.bevat("U beslist op grond van: Mandaatbesluit Wmo gemeente Voorbeeld")
    leider.keur("voorstel")
    leider.volg("Terug naar te beslissen")
    leider.page.get_by_label("Kies zaak").check()
    leider.keur("te beslissen, gekozen")
    leider.druk("Over de gekozen voorstellen beslissen")
    leider.bevat("1 van 1 besluit genomen")
    leider.keur("samen beslist")


def piket_ziet_de_spoed(piket: Scherm, zaak: Zaak) -> None:
    piket.meld_aan("piket")
    piket.ga("/spoed/")
    piket.keur("spoedlijst")
