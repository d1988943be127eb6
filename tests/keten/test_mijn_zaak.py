"""Mijn zaak at a screen: where it stands, letters, a message, papers and wishes; on a phone without JavaScript."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from PIL import Image

from meldingen.models import Client, Document, Gebruiker, Inwoner, Inwonerbericht, Taak
from meldingen.rollen import Rol
from meldingen.services.inwonerbericht import beantwoord
from tests.bouwers import Zaak, breng_naar
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import BREED, TELEFOON, Bevindingen, Scherm, kom_binnen

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]


@pytest.mark.regel("M-23", "M-20")
@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.parametrize("javascript", [True, False], ids=["met", "zonder"])
def test_de_inwoner_volgt_de_zaak_op_de_telefoon_en_de_consulent_antwoordt(
    scherm: Callable[..., Scherm], klokzetter: Klokzetter, bevindingen: Bevindingen, tmp_path: Path, javascript: bool
) -> None:
    zaak = _met_afspraak()
    klokzetter.zet(zaak.op)
    mobiel = scherm(TELEFOON, javascript=javascript)

    def keur(naam: str, beeld: str = "") -> None:
        if javascript:  # axe is a script itself
            mobiel.keur(naam, beeld=beeld)

    kom_binnen(_inwoner(zaak), mobiel)
    mobiel.ga("/mijn-zaak/")
    mobiel.bevat("Wij praten met u over wat u nodig hebt")
    mobiel.bevat("Waarom deze datum?")
    mobiel.bevat("Zet de afspraak in uw agenda")
    keur("mijn zaak", beeld="54-mijn-zaak-stand")
    mobiel.volg("Berichten en brieven")
    mobiel.bevat("Uitnodiging voor een gesprek")
    mobiel.druk("Bericht versturen")
    mobiel.bevat("Schrijf eerst uw bericht.")
    keur("mijn berichten met een fout")
    mobiel.vul("Uw bericht", "Mag mijn buurvrouw bij het gesprek zijn?")
    mobiel.druk("Bericht versturen")
    mobiel.bevat("Uw bericht is verstuurd.")
    mobiel.volg("Papieren of foto's opsturen")
    keur("opsturen", beeld="54-mijn-zaak-opsturen")
    mobiel.kies("Wat stuurt u op?", "Iets anders")
    mobiel.page.locator("#id_bestand_1").set_input_files(_foto(tmp_path))
    mobiel.druk("Opsturen")
    mobiel.bevat("Wij hebben uw bestanden ontvangen.")
    assert Document.objects.filter(sleutel__startswith="mijn:", op=zaak.op).count() == 1
    mobiel.volg("Voorkeuren")
    for vraag in ("Hoe wilt u besluiten", "Hoe wilt u het verslag", "Hoe wilt u brieven over", "Hoe wilt u andere"):
        mobiel.kies(vraag, "In Mijn zaak. Ik krijg een e-mail als er iets klaarstaat.")
    mobiel.druk("Bewaren")
    mobiel.bevat("Vul een e-mailadres in.")
    keur("voorkeuren met een fout")
    mobiel.vul("E-mailadres", "anna@voorbeeld.example")
    mobiel.page.get_by_label("Ik wil brieven in grote letters").check()
    mobiel.druk("Bewaren")
    mobiel.bevat("Uw voorkeuren zijn bewaard.")
    assert Client.objects.get(pk=zaak.melding.client_id).grote_letters
    if javascript:
        _consulent_antwoordt(scherm, zaak)
    else:
        beantwoord(zaak.melding, "Ja, dat is juist fijn.", op=zaak.op, door=zaak.consulent)
    mobiel.volg("Berichten en brieven")
    mobiel.bevat("Ja, dat is juist fijn.")
    keur("mijn berichten", beeld="54-mijn-zaak-berichten")
    assert bevindingen.fouten == []


def _consulent_antwoordt(scherm: Callable[..., Scherm], zaak: Zaak) -> None:
    consulent = scherm(BREED)
    kom_binnen(zaak.consulent, consulent)
    consulent.ga(zaak.melding.get_absolute_url())
    consulent.bevat("Beantwoord het bericht van de inwoner")
    consulent.volg("Berichten met de inwoner")
    consulent.bevat("Mag mijn buurvrouw bij het gesprek zijn?")
    consulent.keur("berichten met de inwoner", beeld="54-berichten-met-de-inwoner")
    consulent.vul("Uw bericht aan de inwoner", "Ja, dat is juist fijn.")
    consulent.druk("Bericht versturen")
    consulent.bevat("Het bericht staat in Mijn zaak.")
    assert Inwonerbericht.objects.filter(van_gemeente=True).count() == 1
    assert not Taak.objects.filter(plek="inwonerberichten").open().exists()
    consulent.ga(f"/zaken/{zaak.melding.nummer}/wensen/")
    consulent.keur("wensen voor contact")


@pytest.mark.usefixtures("zonder_pdf")
def test_toegekende_hulp_en_voorkeuren_op_een_breed_scherm(
    scherm: Callable[..., Scherm], klokzetter: Klokzetter, bevindingen: Bevindingen
) -> None:
    zaak = breng_naar("toegekend")
    klokzetter.zet(zaak.op)
    breed = scherm(BREED)
    kom_binnen(_inwoner(zaak), breed)
    breed.ga("/mijn-zaak/")
    breed.bevat("U krijgt hulp")
    breed.bevat("4 etmalen")
    breed.bevat("Het CAK")
    breed.keur("mijn zaak met hulp", beeld="54-mijn-zaak-hulp")
    breed.volg("Voorkeuren")
    breed.keur("voorkeuren", beeld="54-mijn-zaak-voorkeuren")
    breed.volg("Berichten en brieven")
    breed.bevat("Besluit over uw aanvraag")
    breed.keur("brieven na het besluit")
    assert bevindingen.fouten == []


def _met_afspraak() -> Zaak:
    zaak = breng_naar("in_vooronderzoek")
    zaak.in_onderzoek()
    return zaak


def _inwoner(zaak: Zaak) -> Gebruiker:
    wie = Gebruiker.objects.create(username="anna", first_name="Anna", last_name="Proef")
    wie.groups.set(Group.objects.filter(name=Rol.INWONER))
    client = zaak.melding.client
    Inwoner.objects.create(gebruiker=wie, bsn_index=client.bsn_index, geboortedatum=client.geboortedatum)
    return wie


def _foto(map_: Path) -> Path:
    pad = map_ / "foto.png"
    Image.new("RGB", (40, 30), "white").save(pad)
    return pad
