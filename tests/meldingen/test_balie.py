"""The desk: who is known is not typed again, a running case is seen before a second one is made (M-15, M-04)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import reverse

from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebeurtenis, Gebruiker, Gemeente, Inzage, Melding, Notitie, Taak
from meldingen.services.balie import Bestemming, EerdereVraag, registreer_aan_balie, voeg_vraag_toe
from meldingen.services.clienten import Clientgegevens
from meldingen.services.dubbel import waarschijnlijk
from meldingen.services.melding import NieuweMelding, trek_melding_in, wijs_toe
from tests.bouwers import clientgegevens, maak_melding, middag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
SLEUTEL = "a" * 32
Zender = Callable[..., HttpResponse]


def datum(naam: str, dag: date) -> dict[str, str]:
    return {f"{naam}_dag": str(dag.day), f"{naam}_maand": str(dag.month), f"{naam}_jaar": str(dag.year)}


@pytest.fixture
def stuur(client: Browser, administratie: Gebruiker, dag: date) -> Zender:
    """Send the form of the desk as administratie on the day."""
    client.force_login(administratie)

    def post(pad: str, **anders: Any) -> HttpResponse:
        velden = {
            "sleutel": SLEUTEL, "kanaal": "telefoon", "onderwerp": "vervoer", "hulpvraag": "De bus lukt niet meer.",
            "is_spoed": "nee", "veilig": "ja", **datum("ontvangen_op", dag), **anders,
        }  # fmt: skip
        with time_machine.travel(middag(dag), tick=False):
            return client.post(pad, velden)

    return post


def nieuw(op: date, **anders: Any) -> NieuweMelding:
    velden: dict[str, Any] = {
        "client": Clientgegevens("Bakker"), "kanaal": "telefoon", "onderwerp": "vervoer", "ontvangen_op": op,
        "hulpvraag": "De bus lukt niet meer.", "formulier_sleutel": SLEUTEL,
    }  # fmt: skip
    return NieuweMelding(**{**velden, **anders})


# --- M-15 -----------------------------------------------------------------------------------------


@pytest.mark.regel("M-15")
def test_een_nieuwe_vraag_gaat_bij_de_lopende_zaak(consulent: Gebruiker, administratie: Gebruiker, dag: date) -> None:
    melding = maak_melding(op=dag)
    wijs_toe(melding, aan=consulent, op=dag, door=administratie)
    later = dag + timedelta(days=3)
    for _ in range(2):
        voeg_vraag_toe(melding, nieuw(later, is_spoed=True), op=later, door=administratie)
    notitie = Notitie.objects.get(melding=melding)
    assert "vervoer" in notitie.tekst
    assert "De bus lukt niet meer." in notitie.tekst
    rij = Gebeurtenis.objects.get(melding=melding, code="M-15")
    assert (rij.van, rij.naar, rij.op) == ("ontvangen", "ontvangen", later)
    taak = Taak.objects.get(melding=melding, sleutel__startswith="vraag:")
    assert (taak.voor, taak.rol, taak.is_spoed, taak.titel) == (
        consulent, "consulent", True, "Bespreek de nieuwe vraag: vervoer",
    )  # fmt: skip
    assert Melding.objects.count() == 1


def test_aan_een_gesloten_zaak_of_zonder_vraag_wordt_niets_toegevoegd(
    altena: Gemeente, administratie: Gebruiker, dag: date
) -> None:
    melding = maak_melding(op=dag)
    with pytest.raises(Geweigerd, match="wat de nieuwe vraag is"):
        voeg_vraag_toe(melding, nieuw(dag, hulpvraag=" "), op=dag, door=administratie)
    with pytest.raises(Geweigerd, match="toekomst"):
        voeg_vraag_toe(melding, nieuw(dag + timedelta(days=1)), op=dag, door=administratie)
    with pytest.raises(Geweigerd, match="andere gemeente"):
        registreer_aan_balie(altena, nieuw(dag), Bestemming(zaak=melding), op=dag, door=administratie)
    trek_melding_in(melding, op=dag, door=administratie, wilsuiting="Belde af.")
    with pytest.raises(Geweigerd, match="gesloten"):
        voeg_vraag_toe(melding, nieuw(dag), op=dag, door=administratie)
    assert not Notitie.objects.exists()


@pytest.mark.regel("M-15")
def test_de_balie_ziet_de_lopende_zaak_van_een_bekende_inwoner_en_kiest(stuur: Zender, dag: date) -> None:
    melding = maak_melding(op=dag)
    pad = reverse("balie_inwoner", args=[melding.client_id])
    pagina = stuur(pad).content.decode()
    assert "Kies wat klopt." in pagina
    assert f"Toevoegen aan de lopende zaak {melding.nummer}" in pagina
    assert "De bus lukt niet meer." in pagina
    pagina = stuur(pad, inwoner=f"apart:{melding.client_id}").content.decode()
    assert "Schrijf op waarom dit een aparte zaak wordt." in pagina
    assert Melding.objects.count() == 1
    antwoord = stuur(pad, inwoner=f"zaak:{melding.pk}")
    assert antwoord.url == reverse("balie_klaar", args=[melding.nummer])
    assert Notitie.objects.filter(melding=melding).count() == 1
    stuur(pad, sleutel="b" * 32, inwoner=f"apart:{melding.client_id}", reden_apart="Gaat over een kind.")
    ander = Melding.objects.exclude(pk=melding.pk).get()
    assert ander.client == melding.client
    assert Gebeurtenis.objects.get(melding=ander, code="M-15").reden == "Gaat over een kind."
    assert not Taak.objects.filter(melding=ander, sleutel__startswith="dubbel").exists()
    assert Inzage.objects.filter(melding=melding, wat="inwoner aan de balie").exists()


@pytest.mark.regel("M-15")
def test_wie_als_nieuw_wordt_ingetypt_en_al_bekend_lijkt_wordt_eerst_getoond(stuur: Zender, dag: date) -> None:
    zonder_bsn = clientgegevens(achternaam="Meijer", bsn="", geboortedatum=date(1942, 3, 27))
    melding = maak_melding(op=dag, client=zonder_bsn)
    getypt = {"achternaam": "Meyer", **datum("geboortedatum", date(1942, 3, 27))}
    pagina = stuur(reverse("balie"), **getypt).content.decode()
    assert "Wij kennen deze inwoner misschien al." in pagina
    assert "A.M. van den Meijer, geboren op 27 maart 1942" in pagina
    assert "Meyer" in pagina
    assert Melding.objects.count() == 1
    assert stuur(reverse("balie"), **getypt, inwoner="zaak:999999").status_code == 200
    assert stuur(reverse("balie"), **getypt, inwoner="nieuw").status_code == 302
    assert Client.objects.count() == 2
    stuur(reverse("balie"), **getypt, sleutel="c" * 32, inwoner=f"zaak:{melding.pk}")
    assert (Melding.objects.count(), Notitie.objects.get().melding) == (2, melding)


def test_hetzelfde_bsn_is_dezelfde_inwoner_ook_zonder_vraag(stuur: Zender, administratie: Gebruiker, dag: date) -> None:
    bekend = clientgegevens()
    melding = maak_melding(op=dag, client=bekend)
    velden = {"achternaam": "Anders", "bsn": bekend.bsn}
    pagina = stuur(reverse("balie"), **velden).content.decode()
    assert "Toevoegen aan de lopende zaak" in pagina
    assert "Dit is iemand anders" not in pagina
    trek_melding_in(melding, op=dag, door=administratie, wilsuiting="Belde af.")
    assert stuur(reverse("balie"), **velden).status_code == 302
    assert Client.objects.count() == 1


@pytest.mark.regel("M-15")
def test_een_melding_van_buiten_naast_een_lopende_zaak_geeft_de_consulent_een_taak(dag: date) -> None:
    wie = clientgegevens()
    eerste = maak_melding(op=dag, client=wie)
    tweede = maak_melding(op=dag, client=wie)
    assert not Taak.objects.filter(melding=eerste, sleutel__startswith="dubbel").exists()
    taak = Taak.objects.get(melding=tweede, sleutel__startswith="dubbel")
    assert (taak.rol, taak.titel) == ("consulent", f"Mogelijk dubbel: vergelijk met zaak {eerste.nummer}")


@pytest.mark.parametrize(
    ("anders", "bekend"),
    [
        ({}, True),
        ({"achternaam": "Meyer"}, True),
        ({"achternaam": "De Boer"}, False),
        ({"geboortedatum": date(1942, 3, 28)}, False),
        ({"geboortedatum": None}, True),
        ({"geboortedatum": None, "huisnummer": "99"}, False),
        ({"bsn": "123456782"}, True),
    ],
)
def test_wie_waarschijnlijk_dezelfde_is(voorbeeld: Gemeente, dag: date, anders: dict[str, Any], bekend: bool) -> None:
    wie = {"achternaam": "Meijer", "bsn": "", "geboortedatum": date(1942, 3, 27), "huisnummer": "5"}
    maak_melding(op=dag, client=clientgegevens(**wie))
    assert waarschijnlijk(voorbeeld, clientgegevens(**(wie | anders))).exists() is bekend


def test_wie_een_ander_bsn_heeft_is_iemand_anders(voorbeeld: Gemeente, dag: date) -> None:
    wie = {"achternaam": "Meijer", "geboortedatum": date(1942, 3, 27)}
    maak_melding(op=dag, client=clientgegevens(**wie))
    assert not waarschijnlijk(voorbeeld, clientgegevens(**wie)).exists()


def test_een_inwoner_van_een_andere_gemeente_is_er_niet(stuur: Zender, altena: Gemeente, dag: date) -> None:
    ander = maak_melding(altena, op=dag)
    assert stuur(reverse("balie_inwoner", args=[ander.client_id])).status_code == 404
    with pytest.raises(Geweigerd, match="andere gemeente"):
        registreer_aan_balie(
            Gemeente.objects.get(naam="Voorbeeld"), nieuw(dag), Bestemming(client=ander.client), op=dag,
            door=Gebruiker.objects.get(username="administratie"),
        )  # fmt: skip


def test_van_een_zaak_van_een_ander_team_ziet_de_balie_alleen_dat_zij_loopt(
    client: Browser, consulent: Gebruiker, collega: Gebruiker, teamleider: Gebruiker, dag: date
) -> None:
    melding = maak_melding(op=dag)
    wijs_toe(melding, aan=collega, op=dag, door=teamleider)
    Melding.objects.update(team=None)
    client.force_login(consulent)
    pagina = client.get(reverse("balie_inwoner", args=[melding.client_id])).content.decode()
    assert f"bij {collega}" in pagina
    assert melding.nummer not in pagina
    assert "logeerzorg" not in pagina.split("Toevoegen aan")[1].split("</label>")[0].lower()


def test_veilig_contact_dat_aan_de_balie_wordt_gevraagd_geldt_voor_de_bekende_inwoner(
    stuur: Zender, administratie: Gebruiker, dag: date
) -> None:
    melding = maak_melding(op=dag)
    trek_melding_in(melding, op=dag, door=administratie, wilsuiting="Belde af.")
    assert stuur(reverse("balie_inwoner", args=[melding.client_id]), veilig="nee").status_code == 302
    assert Client.objects.get().veilige_communicatie


# --- M-04 -----------------------------------------------------------------------------------------


@pytest.mark.regel("M-04")
def test_een_eerdere_vraag_bij_een_andere_afdeling_is_de_dag_van_de_melding(
    voorbeeld: Gemeente, administratie: Gebruiker, dag: date
) -> None:
    eerder = dag - timedelta(days=6)
    melding = registreer_aan_balie(
        voorbeeld, nieuw(dag), Bestemming(), eerder=EerdereVraag(eerder, "Schuldhulp"), op=dag, door=administratie
    )
    assert melding.ontvangen_op == eerder
    assert {rij.start for rij in melding.termijnen.all()} == {eerder}
    rij = Gebeurtenis.objects.get(melding=melding, code="TR-02")
    assert rij.op == eerder
    assert rij.reden == (
        "De vraag is op 24 februari 2026 gesteld bij Schuldhulp. Bij de Wmo kwam zij binnen op 2 maart 2026."
    )


@pytest.mark.regel("M-04")
def test_de_balie_vraagt_waar_en_wanneer_de_vraag_eerder_was_gesteld(stuur: Zender, dag: date) -> None:
    eerder, wie = dag - timedelta(days=6), {"achternaam": "Bakker"}
    assert "bij welke afdeling" in stuur(reverse("balie"), **wie, **datum("eerder_op", eerder)).content.decode()
    assert "op welke dag" in stuur(reverse("balie"), **wie, eerder_waar="Schuldhulp").content.decode()
    te_laat = datum("eerder_op", dag) | datum("ontvangen_op", eerder)
    pagina = stuur(reverse("balie"), **wie, **te_laat, eerder_waar="Schuldhulp").content.decode()
    assert "De eerdere vraag kan niet later zijn" in pagina
    assert not Melding.objects.exists()
    stuur(reverse("balie"), **wie, **datum("eerder_op", eerder), eerder_waar="Schuldhulp")
    assert Melding.objects.get().ontvangen_op == eerder
