"""What people and machines send by mistake: each time a clear sentence, what was typed stays, nothing changes by half.

The client does not raise what goes wrong inside the portal: a fault there is a page with status 500, and fails here.
"""

from collections.abc import Callable
from html import escape

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from beschikkingen.services.spoed import signaleer_spoed
from meldingen.models import Gebruiker, Melding
from onderzoek.models import Pgbonderzoek
from onderzoek.services.pgbbuitenland import Reis, vraag_buitenland
from onderzoek.views.gespreksdelen import DELEN
from onderzoek.views.voortgang import adres_van
from tests.bestanden import pdf
from tests.bouwers import Zaak, breng_naar, clientgegevens, maak_melding
from tests.mensen import MANTELZORGER
from tests.wmo_portal.invoer import CONTROLE, GOED, KEUZE, adres, meld, stand, stuur, tekst, vul_in

PDF = pdf()


@pytest.fixture
def inwoner(db: None) -> Client:
    """Somebody at home, who chose a gemeente."""
    client = Client(raise_request_exception=False)
    assert client.get(KEUZE).status_code == 302
    return client


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
    (stap,) = (stap for stap, velden in PER_STAP.items() if veld in velden)
    voor = stand()
    antwoord = stuur(inwoner, stap, **{veld: waarde})
    assert antwoord.status_code == 200
    pagina = tekst(antwoord)
    assert zin in pagina
    assert "<title>Fout: 1 fout in " in pagina
    assert "Er is 1 fout in het formulier" in pagina
    # Also after the browser was closed: what was typed waits there, wrong or not.
    for gezien in (pagina, tekst(inwoner.get(adres(stap)))):
        assert escape(waarde.strip()) in gezien
        for naam, ander in GOED[stap].items():
            assert naam == veld or naam in ("onderwerp", "is_spoed", "veilig") or ander in gezien
    assert stand() == voor


# Which step asks what; what may stay open is not in the well-filled form.
PER_STAP = GOED | {"persoon": GOED["persoon"] | {"bsn": ""}, "contact": GOED["contact"] | {"email": ""}}


@pytest.mark.parametrize("veld", ["achternaam", "hulpvraag", "geboortedatum_maand", "postcode", "bsn", "telefoon"])
@pytest.mark.parametrize("vuil", ["a\x00b", "\x07", "\ud800"])
def test_onleesbare_tekens_geven_een_zin(inwoner: Client, veld: str, vuil: str) -> None:
    (stap,) = (stap for stap, velden in PER_STAP.items() if veld in velden)
    voor = stand()
    body = "&".join(f"{naam}={waarde}" for naam, waarde in GOED[stap].items() if naam != veld)
    ruw = f"{body}&{veld}=".encode() + "".join(f"%{b:02X}" for b in vuil.encode("utf-8", "surrogatepass")).encode()
    antwoord = inwoner.post(adres(stap), ruw, content_type="application/x-www-form-urlencoded")
    if antwoord.status_code == 302:
        # A lone surrogate is no UTF-8; what the browser's bytes become is a readable replacement character.
        assert vuil == "\ud800"
        return
    assert antwoord.status_code == 200
    assert " fout" in tekst(antwoord)
    assert stand() == voor


def test_een_lege_stap_noemt_elke_vraag_in_de_volgorde_van_de_pagina(inwoner: Client) -> None:
    pagina = tekst(inwoner.post(adres("persoon"), {}))
    assert "Er zijn 7 fouten in het formulier" in pagina
    zinnen = ["Vul de voornaam in.", "Vul de geboortedatum in.", "Vul de straat in.", "Vul de postcode in."]
    plekken = [pagina.index(zin) for zin in zinnen]
    assert plekken == sorted(plekken)
    assert not Melding.objects.exists()


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("groot.pdf", PDF + b"x" * 30 * 1024 * 1024, "Dit bestand is te groot. Kies een bestand van hoogstens 10 MB."),
        ("plan.docx", b"PK\x03\x04", "Dit bestand is beschadigd en kan niet worden geopend."),
        ("virus.pdf", b"MZ\x90\x00", "Dit is geen pdf, jpg, png, heic of docx. Kies een ander bestand."),
        ("leeg.pdf", b"", "Dit bestand is leeg. Kies een ander bestand."),
        ("n" * 250 + ".pdf", PDF, "Geef het bestand een kortere naam."),
    ],
)
def test_een_verkeerd_bestand_geeft_een_zin(inwoner: Client, naam: str, inhoud: bytes, zin: str) -> None:
    voor = stand()
    antwoord = stuur(inwoner, "plan", bijlage=SimpleUploadedFile(naam, inhoud), rubriek_a="Ik val vaak.")
    assert antwoord.status_code == 200
    assert zin in tekst(antwoord)
    assert "Ik val vaak." in tekst(antwoord)
    assert stand() == voor


def test_een_te_grote_tekst_wordt_geweigerd_met_een_nederlandse_pagina(inwoner: Client) -> None:
    antwoord = stuur(inwoner, "vraag", hulpvraag="z" * 3 * 1024 * 1024)
    assert antwoord.status_code == 400
    assert "Deze vraag begrijpen wij niet" in tekst(antwoord)


def test_emoji_in_de_vraag_zelf_mag(inwoner: Client) -> None:
    assert meld(inwoner, hulpvraag="Het lukt niet meer 😢").status_code == 302
    assert Melding.objects.get().hulpvraag == "Het lukt niet meer 😢"


@pytest.mark.regel("M-01")
def test_twee_keer_versturen_is_een_melding(inwoner: Client) -> None:
    vul_in(inwoner, GOED)
    for _ in range(3):
        antwoord = inwoner.post(CONTROLE, {}, follow=True)
        assert "Wij hebben uw melding ontvangen" in tekst(antwoord)
    melding = Melding.objects.get()
    assert melding.nummer in tekst(antwoord)
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert melding.gebeurtenissen.filter(code="TR-01").count() == 1


def test_zonder_geldige_sleutel_van_het_formulier_is_er_een_nederlandse_pagina(db: None) -> None:
    streng = Client(enforce_csrf_checks=True, raise_request_exception=False)
    streng.get(KEUZE)
    antwoord = stuur(streng, "wie")
    assert antwoord.status_code == 403
    assert "Het formulier is niet verstuurd" in tekst(antwoord)
    assert not Melding.objects.exists()


# --- every form of the workplace ------------------------------------------------------------------

FORMULIEREN = (
    "toewijzen", "toestemming", "gegevens", "intrekken", "notitie", "persoonlijk_plan", "afspraak",
    "afweging_vraag", "afweging_stap", "hulptaak", "gebruikelijktoets", "verwijzing", "planresultaat", "planproduct",
    "planmaterieel", "voorziening_kiezen", "bijdrage", "verslag", "verslag_terug", "aanvraag", "besluit_regel",
    "besluit_motivering", "zienswijze", "balie", "logeer_wachtlijst", "logeer_reeks", "overschrijding_vragen",
    "ander_verblijf",
    "toestemmingen",
    "toestemming_vragen", "toestemming_geweigerd", "contact", "afdoen", "woonplaats", "minderjarig", "sanering",
    "verkort", "verkort_onderwerpen", "verkort_verslag", "advies_vragen", "leverancier", "bekend", "offerte",
    "pgb_wens", "pgb_toetsen", "contraindicatie", "pgb_beheerder", "zorgverlener", "budgetregel", "pgb_buitenland",
    "buitenland_besluit",
    "overdragen", "opvang_verwijzen",
    "zonder_melding", "triage", "herhaling", "aanvraag_intrekken", "spoed_signaleren", "spoed_voorstel", "spoed_geen",
    "spoed_levering", "spoed_motivering", "machtigingen", "voornemen", "terugvorderen",
    "logeer_intake", "logeer_vervoer", "logeer_aanbieden", "logeer_afzeggen", "verslag_aanvulling", "zoeken",
    "balie_zoeken", "wijziging_invoeren", "opzegging_invoeren", "opzegging_verwerken", "opzegging_niet_door",
)  # fmt: skip
WAARVAN = {
    "afweging_stap": [4],
    "planresultaat": ["10.5"],
    "planproduct": ["10.8"],
    "overdragen": ["opvang"],
}
ZONDER_ZAAK = ("balie", "zonder_melding", "zoeken", "balie_zoeken")
VAN_EEN_VERBLIJF = ("logeer_intake", "logeer_vervoer", "logeer_aanbieden", "logeer_afzeggen")
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
    pgb = Pgbonderzoek.objects.create(onderzoek=zaak.onderzoek, wens_op=zaak.op, motivering="Kiest zelf.")
    verzoek = vraag_buitenland(pgb, Reis("Spanje", zaak.op, zaak.op, "Rust.", "Zus"), op=zaak.op, door=consulent)
    waarvan_nu = WAARVAN | {"besluit_regel": [zaak.aanvraag.gevraagd.get().pk], "buitenland_besluit": [verzoek.pk]}
    opgezegd = zaak.opzegging(hulp="het logeren", reden="anders").pk
    waarvan_nu |= {"opzegging_verwerken": [opgezegd], "opzegging_niet_door": [opgezegd]}
    signaleer_spoed(zaak.melding, aanleiding="Het gaat niet meer.", op=zaak.op, door=consulent)
    op_de_dag(zaak)
    client, fouten = als(consulent), []
    for naam in FORMULIEREN:
        args = [] if naam in ZONDER_ZAAK else [zaak.melding.nummer, *waarvan_nu.get(naam, [])]
        pad = reverse(naam, args=[zaak.artefacten["reservering"].pk] if naam in VAN_EEN_VERBLIJF else args)
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


@pytest.mark.usefixtures("zonder_pdf")
@pytest.mark.parametrize("soort", VUIL)
def test_geen_onderdeel_van_het_gesprek_bezwijkt_onder_onzin(
    als: Callable[[Gebruiker], Client], op_de_dag: Callable[[Zaak], None], consulent: Gebruiker, soort: str
) -> None:
    """Nothing has to be complete here, so an empty page may be saved; a page with rubbish in it may not."""
    zaak = breng_naar("in_onderzoek", consulent.gemeente)
    op_de_dag(zaak)
    client, fouten = als(consulent), []
    for deel in DELEN:
        pad = adres_van(zaak.melding.nummer, deel)
        formulier = client.get(pad).context["form"]
        voor = stand()
        with transaction.atomic():
            versie = {"versie": formulier["versie"].initial or 0}
            antwoord = client.post(pad, _vul(formulier.fields, VUIL[soort]) | versie)
            if antwoord.status_code == 200 and stand() != voor:
                fouten.append(f"{deel}: er is iets veranderd")
            transaction.set_rollback(True)
        if antwoord.status_code not in (200, 302):
            fouten.append(f"{deel}: {antwoord.status_code}")
        if "<script>alert" in antwoord.content.decode():
            fouten.append(f"{deel}: onveilig teruggezet")
        if antwoord.status_code == 302 and soort in ("nul", "lang"):
            fouten.append(f"{deel}: aangenomen")
    assert fouten == []


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
