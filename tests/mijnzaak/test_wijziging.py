"""What changed or is asked goes to where it is answered (H-07): the gemeente, or the aanbieder with its number."""

from collections.abc import Iterator
from datetime import datetime, time

import pytest
import time_machine
from django.test import Client as Bezoeker
from django.urls import reverse

from beschikkingen.models import NAAR_AANBIEDER, NAAR_GEMEENTE, Wijzigingsmelding
from beschikkingen.services.wijziging import NieuweWijziging, aanbieders_van, meld_wijziging
from logeerzorg.models import Locatie
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Organisatie, Taak
from tests.bouwers import Zaak, breng_naar
from tests.mijnzaak.inwoners import inwoner_van
from wmo_portal.mijnzaak.aanbieders import bereikbare_aanbieders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
S = Wijzigingsmelding.Soort
# As the page of the gemeente tells its inwoners.
VOLGENS_DE_BRON = {
    "gemeente": {S.SITUATIE, S.VERLENGING, S.KWALITEIT, S.KLACHT, S.WISSELEN},
    "aanbieder": {S.HULP, S.VERVANGING, S.TIJDEN, S.OVERZICHT, S.PLAN},
}


@pytest.fixture
def zaak() -> Iterator[Zaak]:
    """A case with help that was granted, on that day."""
    zaak = breng_naar("toegekend")
    with time_machine.travel(datetime.combine(zaak.op, time(9)), tick=False):
        yield zaak


@pytest.fixture
def bezoeker(zaak: Zaak) -> Bezoeker:
    bezoeker = Bezoeker()
    bezoeker.force_login(inwoner_van(zaak.melding.client))
    return bezoeker


def pad(zaak: Zaak, soort: str = "") -> str:
    if soort:
        return reverse("mijn_wijziging_soort", args=[zaak.melding.nummer, soort])
    return reverse("mijn_wijziging", args=[zaak.melding.nummer])


@pytest.mark.regel("H-07")
def test_de_vraag_gaat_naar_wie_haar_beantwoordt(zaak: Zaak, bezoeker: Bezoeker) -> None:
    assert {"gemeente": set(NAAR_GEMEENTE), "aanbieder": set(NAAR_AANBIEDER)} == VOLGENS_DE_BRON
    regel = zaak.beschikking.regels.get()
    naam = aanbieders_van(zaak.melding)[0].naam
    assert naam == regel.aanbieder
    Organisatie.objects.update_or_create(naam=naam, defaults={"soort": "aanbieder", "telefoon": "0123 99 88 77"})
    for soort in S:
        tekst = bezoeker.get(pad(zaak, soort)).content.decode()
        voor_aanbieder = soort in VOLGENS_DE_BRON["aanbieder"]
        assert ("Vraag dit aan uw aanbieder" in tekst) is voor_aanbieder, soort
        assert ("0123 99 88 77" in tekst) is voor_aanbieder, soort
        assert ("Welke aanbieder wilt u?" in tekst) is (soort == S.WISSELEN)
    assert bezoeker.get(pad(zaak, "onzin")).status_code == 404


@pytest.mark.regel("H-07")
def test_een_wijziging_is_een_taak_voor_de_consulent_en_de_inwoner_ziet_dat_zij_er_is(
    zaak: Zaak, bezoeker: Bezoeker
) -> None:
    eerst = bezoeker.get(pad(zaak)).content.decode()
    assert "Wmo, artikel 2.3.8" in eerst
    assert "Uw naam en adres hoeft u niet door te geven" in eerst
    assert "Kies wat er is veranderd" in bezoeker.post(pad(zaak), {"versturen": "ja"}).content.decode()
    assert bezoeker.post(pad(zaak), {"soort": "situatie"}).headers["Location"] == pad(zaak, "situatie")
    invoer = {"sleutel": "a" * 32, "toelichting": "Mijn zus woont nu bij mij."}
    for _ in range(2):
        antwoord = bezoeker.post(pad(zaak, "situatie"), invoer, follow=True).content.decode()
    assert "Wij hebben uw bericht ontvangen" in antwoord
    assert "Mijn situatie is veranderd" in antwoord
    rij = Wijzigingsmelding.objects.get()
    taak = Taak.objects.get(sleutel__startswith=f"wijziging:{rij.pk}:")
    assert (taak.rol, taak.plek) == ("consulent", "wijziging_invoeren")
    assert zaak.melding.gebeurtenissen.get(code="H-07").reden == "Mijn zus woont nu bij mij."


def test_het_nummer_van_een_huis_is_dat_van_de_organisatie(zaak: Zaak, huis_linde: Locatie) -> None:
    Organisatie.objects.filter(pk=huis_linde.organisatie_id).update(telefoon="0123 11 22 33")
    zaak.beschikking.regels.update(aanbieder=huis_linde.naam)
    assert [(rij.naam, rij.telefoon) for rij in bereikbare_aanbieders(zaak.melding)] == [
        ("Huis Linde", "0123 11 22 33")
    ]


def test_wie_van_aanbieder_wil_wisselen_noemt_de_aanbieder(zaak: Zaak, bezoeker: Bezoeker) -> None:
    invoer = {"sleutel": "a" * 32, "toelichting": "Het klikt niet.", "gewenste_aanbieder": "Zorg Dichtbij"}
    bezoeker.post(pad(zaak, "wisselen"), invoer)
    assert Wijzigingsmelding.objects.get().gewenste_aanbieder == "Zorg Dichtbij"
    assert Taak.objects.open().filter(titel__startswith="De inwoner wil een andere aanbieder").exists()


@pytest.mark.regel("H-07")
def test_een_medewerker_legt_hetzelfde_vast(zaak: Zaak, consulent: Gebruiker) -> None:
    staf = Bezoeker()
    staf.force_login(consulent)
    adres = reverse("wijziging_invoeren", args=[zaak.melding.nummer])
    invoer = {
        "sleutel": "a" * 32, "kanaal": "telefoon", "soort": "tijden", "toelichting": "Liever na tienen.",
        "ontvangen_op_dag": str(zaak.op.day), "ontvangen_op_maand": str(zaak.op.month),
        "ontvangen_op_jaar": str(zaak.op.year),
    }  # fmt: skip
    verkeerd = staf.post(adres, invoer | {"gewenste_aanbieder": "Zorg Dichtbij"}).content.decode()
    assert "alleen in als de inwoner van aanbieder wil wisselen" in verkeerd
    assert "Liever na tienen." in staf.post(adres, invoer, follow=True).content.decode()
    assert Taak.objects.open().filter(titel__startswith="De inwoner vraagt iets wat de aanbieder weet").exists()


def test_namens_de_inwoner_alleen_met_machtiging(zaak: Zaak, consulent: Gebruiker) -> None:
    nieuw = NieuweWijziging("situatie", "Anders.", Melding.Kanaal.TELEFOON, "a" * 32, zaak.op, namens="Piet Vreemd")
    with pytest.raises(Geweigerd, match="geen getekende machtiging"):
        meld_wijziging(zaak.melding, nieuw, op=zaak.op, door=consulent)
    assert not Wijzigingsmelding.objects.exists()
