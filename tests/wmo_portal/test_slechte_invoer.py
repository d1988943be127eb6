"""What people and machines send by mistake: each time a clear sentence, what was typed stays, nothing changes by half.

The client does not raise what goes wrong inside the portal: a fault there is a page with status 500, and fails here.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from html import escape
from threading import Barrier
from typing import Any

import pytest
import time_machine
from django import forms
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from beschikkingen.models import Beschikking
from logeerzorg.models import Reservering
from meldingen import klok
from meldingen.models import Document, Gebruiker, Melding, Taak
from meldingen.rollen import Rol
from tests.bouwers import MANTELZORGER, Zaak, breng_naar, clientgegevens, maak_melding
from tests.momentopname import momentopname

GOED: dict[str, Any] = {
    "sleutel": "a" * 32, "voor_wie": "mijzelf", "voornamen": "Anna", "achternaam": "Bakker", "geboortedatum_dag": "3",
    "geboortedatum_maand": "4", "geboortedatum_jaar": "1950", "straat": "Lindelaan", "huisnummer": "3",
    "postcode": "1234 AB", "plaats": "Voorbeeld", "telefoon": "0123000000", "onderwerp": "huishouden",
    "hulpvraag": "Ik kan niet meer stofzuigen.", "is_spoed": "nee", "veilig": "ja",
}  # fmt: skip
MELDEN, KEUZE = "/melden/", "/melden/gemeente/9901/"
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def inwoner(db: None) -> Client:
    """Somebody at home, who chose a gemeente."""
    client = Client(raise_request_exception=False)
    assert client.get(KEUZE).status_code == 302
    return client


@pytest.fixture
def als(db: None) -> Callable[[Gebruiker], Client]:
    def binnen(wie: Gebruiker) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(wie)
        return client

    return binnen


@pytest.fixture
def op_de_dag() -> Iterator[Callable[[Zaak], None]]:
    """Puts the clock at the last day of the walk."""
    reizen: list[Any] = []

    def zet(zaak: Zaak) -> None:
        dag = datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9)
        reizen.append(time_machine.travel(dag, tick=False))
        reizen[-1].start()

    yield zet
    for reis in reversed(reizen):
        reis.stop()


def tekst(antwoord: HttpResponse) -> str:
    return " ".join(antwoord.content.decode().split())


def stand() -> dict[str, str | None]:
    """All tables, but for the log of who looked."""
    return {naam: som for naam, som in momentopname().items() if naam != "meldingen.Inzage"}


# --- the public form ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("bsn", "123456789", "Dit burgerservicenummer bestaat niet. Controleer de cijfers."),
        ("bsn", "12", "Een burgerservicenummer heeft 9 cijfers. U vulde er 2 in."),
        ("geboortedatum_jaar", "2999", "Vul een datum in tot en met"),
        ("geboortedatum_jaar", "2050", "Deze datum moet nog komen."),
        ("geboortedatum_jaar", "50", "Vul het jaar in met 4 cijfers"),
        ("geboortedatum_maand", "13", "Vul een bestaande datum in"),
        ("geboortedatum_maand", "smarch", "Vul een bestaande datum in"),
        ("geboortedatum_dag", "31", "Vul een bestaande datum in"),
        ("geboortedatum_dag", "", "Vul ook de dag in."),
        ("postcode", "ABCD", "Vul een postcode in met 4 cijfers en 2 letters"),
        ("postcode", "0123 AB", "Vul een postcode in met 4 cijfers en 2 letters"),
        ("telefoon", "geen", "Vul een telefoonnummer in met 10 cijfers"),
        ("email", "anna@", "Vul een e-mailadres in met een @ en een punt"),
        ("achternaam", "Bakker 🎂", "Gebruik in een naam alleen letters"),
        ("achternaam", "🎂", "Gebruik in een naam alleen letters"),
        ("voornamen", "x" * 121, "Gebruik niet meer dan 120 tekens. U gebruikt er nu 121."),
        ("hulpvraag", "y" * 5001, "Gebruik niet meer dan 5000 tekens. U gebruikt er nu 5001."),
        ("huisnummer", "1234567890123", "Gebruik niet meer dan 12 tekens."),
        ("plaats", "   ", "Vul de woonplaats in."),
    ],
)
def test_een_verkeerd_antwoord_geeft_een_zin_en_alles_blijft_staan(
    inwoner: Client, veld: str, waarde: str, zin: str
) -> None:
    voor = stand()
    antwoord = inwoner.post(MELDEN, GOED | {veld: waarde})
    assert antwoord.status_code == 200
    pagina = tekst(antwoord)
    assert zin in pagina
    assert "<title>Fout: Hulp vragen" in pagina
    assert "Er is 1 fout in het formulier" in pagina
    assert escape(waarde.strip() or "Bakker") in pagina
    for ander in {"Bakker", "Lindelaan", "Ik kan niet meer stofzuigen."} - {GOED.get(veld)}:
        assert ander in pagina
    assert stand() == voor


@pytest.mark.parametrize(
    "veld", ["achternaam", "hulpvraag", "geboortedatum_maand", "postcode", "bsn", "sleutel", "telefoon"]
)
@pytest.mark.parametrize("vuil", ["a\x00b", "\x07", "\ud800"])
def test_onleesbare_tekens_geven_een_zin(inwoner: Client, veld: str, vuil: str) -> None:
    voor = stand()
    body = "&".join(f"{naam}={waarde}" for naam, waarde in (GOED | {veld: ""}).items() if naam != veld)
    ruw = f"{body}&{veld}=".encode() + "".join(f"%{b:02X}" for b in vuil.encode("utf-8", "surrogatepass")).encode()
    antwoord = inwoner.post(MELDEN, ruw, content_type="application/x-www-form-urlencoded")
    if antwoord.status_code == 302:
        # A lone surrogate is no UTF-8; what the browser's bytes become is a readable replacement character.
        assert vuil == "\ud800"
        return
    assert antwoord.status_code == 200
    assert "Fout: " in tekst(antwoord)
    assert stand() == voor


def test_een_leeg_formulier_noemt_elke_vraag_in_de_volgorde_van_de_pagina(inwoner: Client) -> None:
    antwoord = inwoner.post(MELDEN, {"sleutel": "b" * 32})
    pagina = tekst(antwoord)
    assert "Er zijn 13 fouten in het formulier" in pagina
    zinnen = [
        "Kies voor wie u hulp vraagt.",
        "Vul de voornaam in.",
        "Vul de postcode in.",
        "Kies waar uw vraag over gaat.",
    ]
    plekken = [pagina.index(zin) for zin in zinnen]
    assert plekken == sorted(plekken)
    assert not Melding.objects.exists()


def test_helemaal_niets_sturen_is_ook_een_leeg_formulier(inwoner: Client) -> None:
    antwoord = inwoner.post(MELDEN, {"csrfmiddlewaretoken": "x"})
    assert antwoord.status_code == 200
    assert "fouten in het formulier" in tekst(antwoord)
    assert not Melding.objects.exists()


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("groot.pdf", PDF + b"x" * 30 * 1024 * 1024, "Dit bestand is te groot. Kies een bestand van hoogstens 10 MB."),
        ("plan.docx", b"PK\x03\x04", "Dit is geen pdf, jpg of png. Kies een ander bestand."),
        ("virus.pdf", b"MZ\x90\x00", "Dit is geen pdf, jpg of png. Kies een ander bestand."),
        ("leeg.pdf", b"", "Dit bestand is leeg. Kies een ander bestand."),
        ("n" * 250 + ".pdf", PDF, "Geef het bestand een kortere naam."),
    ],
)
def test_een_verkeerd_bestand_geeft_een_zin(inwoner: Client, naam: str, inhoud: bytes, zin: str) -> None:
    voor = stand()
    antwoord = inwoner.post(MELDEN, GOED | {"bijlage": SimpleUploadedFile(naam, inhoud)})
    assert antwoord.status_code == 200
    assert zin in tekst(antwoord)
    assert "Bakker" in tekst(antwoord)
    assert stand() == voor


def test_een_te_grote_tekst_wordt_geweigerd_met_een_nederlandse_pagina(inwoner: Client) -> None:
    antwoord = inwoner.post(MELDEN, GOED | {"hulpvraag": "z" * 3 * 1024 * 1024})
    assert antwoord.status_code == 400
    assert "Deze vraag begrijpen wij niet" in tekst(antwoord)
    assert not Melding.objects.exists()


def test_emoji_in_de_vraag_zelf_mag(inwoner: Client) -> None:
    antwoord = inwoner.post(MELDEN, GOED | {"hulpvraag": "Het lukt niet meer 😢"})
    assert antwoord.status_code == 302
    assert Melding.objects.get().hulpvraag == "Het lukt niet meer 😢"


@pytest.mark.regel("M-01")
def test_twee_keer_versturen_is_een_melding(inwoner: Client) -> None:
    for _ in range(3):
        antwoord = inwoner.post(MELDEN, GOED, follow=True)
        assert "Wij hebben uw melding ontvangen" in tekst(antwoord)
    melding = Melding.objects.get()
    assert melding.nummer in tekst(antwoord)
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert melding.gebeurtenissen.count() == 1


def test_zonder_geldige_sleutel_van_het_formulier_is_er_een_nederlandse_pagina(db: None) -> None:
    streng = Client(enforce_csrf_checks=True, raise_request_exception=False)
    streng.get(KEUZE)
    antwoord = streng.post(MELDEN, GOED)
    assert antwoord.status_code == 403
    assert "Het formulier is niet verstuurd" in tekst(antwoord)
    assert not Melding.objects.exists()


# --- every form of the workplace ------------------------------------------------------------------

FORMULIEREN = (
    "toewijzen", "toestemming", "gegevens", "intrekken", "notitie", "persoonlijk_plan", "afspraak", "gesprek",
    "afweging", "verslag", "verslag_terug", "aanvraag", "besluit", "balie", "logeren",
)  # fmt: skip
VUIL = {
    "leeg": "",
    "nul": "a\x00b",
    "lang": "x" * 20_000,
    "emoji": "🎂",
    "letters": "abc",
    "getal": "99999999999999999999",
    "scherp": "<script>alert(1)</script>",
}


@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.parametrize("soort", VUIL)
def test_geen_formulier_bezwijkt_onder_onzin(
    als: Callable[[Gebruiker], Client],
    op_de_dag: Callable[[Zaak], None],
    consulent: Gebruiker,
    soort: str,
) -> None:
    zaak = breng_naar("besluit_concept", consulent.gemeente, melder=MANTELZORGER)
    op_de_dag(zaak)
    client, fouten = als(consulent), []
    for naam in FORMULIEREN:
        pad = reverse(naam, args=[] if naam == "balie" else [zaak.melding.nummer])
        velden = client.get(pad).context["form"].fields
        voor = stand()
        with transaction.atomic():
            antwoord = client.post(pad, _vul(velden, VUIL[soort]))
            if antwoord.status_code == 200 and stand() != voor:
                fouten.append(f"{naam}: er is iets veranderd")
            transaction.set_rollback(True)
        if antwoord.status_code not in (200, 302):
            fouten.append(f"{naam}: {antwoord.status_code}")
        if antwoord.status_code == 200 and "<script>alert" in antwoord.content.decode():
            fouten.append(f"{naam}: onveilig teruggezet")
        if antwoord.status_code == 302 and soort in ("leeg", "nul", "lang"):
            fouten.append(f"{naam}: aangenomen")
    assert fouten == []


def _vul(velden: dict[str, forms.Field], vuil: str) -> dict[str, str]:
    """The same rubbish in every field; a field in parts gets it in each part."""
    data: dict[str, str] = {}
    for naam, veld in velden.items():
        if isinstance(veld.widget, forms.MultiWidget):
            data |= {f"{naam}{deel}": vuil for deel in veld.widget.widgets_names}
        else:
            data[naam] = vuil
    return data


@pytest.mark.django_db
def test_gegevens_wijzigen_zonder_bsn_laat_het_bekende_staan(
    als: Callable[[Gebruiker], Client], consulent: Gebruiker
) -> None:
    melding = maak_melding(consulent.gemeente, client=clientgegevens(bsn="999990019"))
    client = als(consulent)
    pad = f"{melding.get_absolute_url()}gegevens/"
    pagina = tekst(client.get(pad))
    assert "******019" in pagina
    assert "999990019" not in pagina
    assert client.post(pad, {"achternaam": "Nieuwenhuis", "veilig": "ja"}).status_code == 302
    melding.client.refresh_from_db()
    assert (melding.client.achternaam, melding.client.bsn) == ("Nieuwenhuis", "999990019")


# --- an old page, sent again ----------------------------------------------------------------------


@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.parametrize(
    ("naam", "data"),
    [
        ("vooronderzoek", {}),
        ("persoonlijk_plan", {"uitkomst": "afgezien"}),
        ("afspraak", {"vorm": "kantoor", "gepland_op_dag": "1", "gepland_op_maand": "12", "gepland_op_jaar": "2026",
                      "gepland_om": "10.00"}),
        ("verslag_verzenden", {}),
        ("verslag_terug", {"ontvangen_op_dag": "20", "ontvangen_op_maand": "3", "ontvangen_op_jaar": "2026",
                           "ondertekend_op_dag": "20", "ondertekend_op_maand": "3", "ondertekend_op_jaar": "2026",
                           "akkoord": "ja", "is_aanvraag": "nee"}),
        ("aanvraag", {"brp_geraadpleegd_op_dag": "1", "brp_geraadpleegd_op_maand": "3",
                      "brp_geraadpleegd_op_jaar": "2026"}),
        ("intrekken", {"wilsuiting": "Het hoeft niet meer."}),
        ("beslissen", {}),
        ("terugsturen", {"reden": "Te kort."}),
        ("logeer_akkoord_client", {}),
        ("logeer_vastzetten", {}),
        ("logeer_annuleren", {}),
        ("bezorgd", {}),
    ],
)  # fmt: skip
def test_een_oude_bladzijde_opnieuw_versturen_geeft_een_zin_en_verandert_niets(
    als: Callable[[Gebruiker], Client],
    op_de_dag: Callable[[Zaak], None],
    consulent: Gebruiker,
    teamleider: Gebruiker,
    naam: str,
    data: dict[str, str],
) -> None:
    zaak = breng_naar("toegekend", consulent.gemeente)
    op_de_dag(zaak)
    wie = teamleider if naam in ("beslissen", "terugsturen") else consulent
    client = als(wie)
    voor = stand()
    vorige = f"http://testserver{zaak.melding.get_absolute_url()}"
    antwoord = client.post(reverse(naam, args=[_sleutel(zaak, naam)]), data, follow=True, HTTP_REFERER=vorige)
    assert antwoord.status_code == 200
    pagina = tekst(antwoord)
    assert "utrecht-alert--error" in pagina or "foutensamenvatting" in pagina, naam
    assert stand() == voor


def _sleutel(zaak: Zaak, naam: str) -> Any:
    if naam.startswith("logeer_"):
        return Reservering.objects.filter(melding=zaak.melding).first().pk
    if naam in ("beslissen", "terugsturen"):
        return zaak.beschikking.pk
    if naam == "bezorgd":
        return Document.objects.filter(melding=zaak.melding, soort="D-01").get().pk
    return zaak.melding.nummer


@pytest.mark.usefixtures("zonder_pdf")
def test_een_taak_twee_keer_afvinken(
    als: Callable[[Gebruiker], Client], op_de_dag: Callable[[Zaak], None], consulent: Gebruiker
) -> None:
    zaak = breng_naar("gemeld", consulent.gemeente, melder=MANTELZORGER)
    op_de_dag(zaak)
    taak = Taak.objects.get(melding=zaak.melding, rol=Rol.CONSULENT)
    client = als(consulent)
    assert client.post(f"/taken/{taak.pk}/gedaan/").status_code == 302
    voor = stand()
    assert client.post(f"/taken/{taak.pk}/gedaan/", follow=True).status_code == 200
    assert stand() == voor


@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.regel("B-02")
def test_wie_als_tweede_beslist_leest_dat_het_al_is_gebeurd(
    als: Callable[[Gebruiker], Client],
    op_de_dag: Callable[[Zaak], None],
    consulent: Gebruiker,
    teamleider: Gebruiker,
) -> None:
    zaak = breng_naar("besluit_concept", consulent.gemeente)
    op_de_dag(zaak)
    eerste, tweede = als(teamleider), als(_tweede_teamleider(teamleider))
    pad = f"/te-beslissen/{zaak.beschikking.pk}/"
    assert "Besluit nemen" in tekst(tweede.get(pad))
    assert "Het besluit in zaak" in tekst(eerste.post(f"{pad}beslissen/", follow=True))
    voor = stand()
    laat = tweede.post(f"{pad}beslissen/", follow=True, HTTP_REFERER=f"http://testserver{pad}")
    assert "Misschien heeft iemand anders de zaak net gewijzigd. Bekijk de zaak opnieuw." in tekst(laat)
    assert "Het besluit is genomen op" in tekst(laat)
    assert stand() == voor


def _tweede_teamleider(eerste: Gebruiker) -> Gebruiker:
    wie = Gebruiker.objects.create(username="tweede", first_name="Tess", gemeente=eerste.gemeente, team=eerste.team)
    wie.groups.set(Group.objects.filter(name=Rol.TEAMLEIDER))
    return wie


def test_een_nagemaakt_bed_of_een_bed_van_een_ander_kan_niet_worden_gekozen(
    als: Callable[[Gebruiker], Client], consulent: Gebruiker
) -> None:
    vandaag = klok.vandaag()
    melding = maak_melding(consulent.gemeente, op=vandaag)
    client, voor = als(consulent), stand()
    van, tot = vandaag + timedelta(days=30), vandaag + timedelta(days=32)
    vraag = f"?van_dag={van.day}&van_maand={van.month}&van_jaar={van.year}"
    vraag += f"&tot_dag={tot.day}&tot_maand={tot.month}&tot_jaar={tot.year}"
    for bed in ("999999", "abc", "-1", ""):
        antwoord = client.post(f"{melding.get_absolute_url()}logeren/{vraag}", {"bed": bed, "soort": "verblijf"})
        assert antwoord.status_code == 200, bed
        assert "foutensamenvatting" in tekst(antwoord), bed
    assert stand() == voor


# --- at the same moment ---------------------------------------------------------------------------


def _samen(*daden: Callable[[], HttpResponse]) -> list[HttpResponse]:
    """Do these at the same moment, each in a thread with a connection of its own."""
    start = Barrier(len(daden), timeout=20)

    def doe(daad: Callable[[], HttpResponse]) -> HttpResponse:
        try:
            start.wait()
            return daad()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(daden)) as draden:
        return list(draden.map(doe, daden))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("zonder_pdf")
def test_tegelijk_versturen_is_een_melding_en_tegelijk_beslissen_een_besluit(
    als: Callable[[Gebruiker], Client],
    op_de_dag: Callable[[Zaak], None],
    consulent: Gebruiker,
    teamleider: Gebruiker,
) -> None:
    zaak = breng_naar("besluit_concept", consulent.gemeente)
    inwoners = [Client(raise_request_exception=False) for _ in range(4)]
    for inwoner in inwoners:
        inwoner.get(KEUZE)
    gemeld = _samen(*(lambda inwoner=inwoner: inwoner.post(MELDEN, GOED) for inwoner in inwoners))
    assert [antwoord.status_code for antwoord in gemeld] == [302] * 4
    assert Melding.objects.exclude(pk=zaak.sleutel).count() == 1

    op_de_dag(zaak)
    pad = f"/te-beslissen/{zaak.beschikking.pk}/beslissen/"
    mensen = [als(teamleider), als(_tweede_teamleider(teamleider))]
    antwoorden = _samen(*(lambda wie=wie: wie.post(pad) for wie in mensen))
    assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
    zinnen = [tekst(wie.get("/te-beslissen/")) for wie in mensen]
    assert sorted("Het besluit in zaak" in zin for zin in zinnen) == [False, True]
    assert sum("Dit kan nu niet" in zin for zin in zinnen) == 1
    assert Beschikking.objects.filter(besloten_op__isnull=False).count() == 1
    assert zaak.melding.gebeurtenissen.filter(code="TR-38").count() == 1
