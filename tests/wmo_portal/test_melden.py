"""The melding in steps: kept between the steps, found back by a code, sent once, and gone when it is not sent."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from meldingen.models import (
    Berichtvoorkeur,
    Conceptbestand,
    ConceptMelding,
    Document,
    Gebruiker,
    Melding,
    Relatie,
    Taak,
)
from meldingen.nachtlijst import NACHT
from meldingen.services.verdercode import code_van
from onderzoek.models import PersoonlijkPlan
from tests.bestanden import pdf
from tests.bouwers import leeg_uitbak
from tests.wmo_portal.invoer import ANDER, CONTROLE, GOED, KEUZE, adres, meld, stuur, tekst, vul_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def zonder_eerdere_pogingen() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def bezoeker() -> Client:
    client = Client(raise_request_exception=False)
    client.get(KEUZE)
    return client


@pytest.fixture
def inwoner() -> Client:
    return bezoeker()


# --- the steps ------------------------------------------------------------------------------------


def test_wie_voor_zichzelf_meldt_doet_zes_stappen(inwoner: Client) -> None:
    assert inwoner.get("/melden/").headers["Location"] == adres("wie")
    pagina = tekst(inwoner.get(adres("wie")))
    assert "Hulp vragen: stap 1 van 6" in pagina
    assert "<title>Voor wie? (stap 1 van 6) - Hulp vragen" in pagina
    stuur(inwoner, "wie")
    assert inwoner.get("/melden/").headers["Location"] == adres("vraag")


@pytest.mark.regel("M-02")
def test_wie_voor_een_ander_over_logeren_meldt_vertelt_wie_het_is_en_wat_er_is_geprobeerd(inwoner: Client) -> None:
    assert meld(inwoner, ANDER).status_code == 302
    melding = Melding.objects.get()
    assert (melding.melder.naam, melding.melder.soort) == ("Paula Bakker", Relatie.Soort.KIND)
    assert "Dagbesteding op dinsdag." in melding.geprobeerd
    assert "er was geen plaats" in melding.geprobeerd
    assert melding.client.achternaam == "Bakker"


@pytest.mark.regel("M-05")
@pytest.mark.parametrize(
    ("antwoord", "woorden"), [("ja", "Ja"), ("nee", "Nee"), ("kan_niet", "Deze persoon kan dat niet meer zeggen")]
)
def test_de_consulent_leest_in_het_dossier_of_de_inwoner_ervan_weet(
    inwoner: Client, consulent: Gebruiker, antwoord: str, woorden: str
) -> None:
    """What the one who reports says is no consent: the task to ask for it stays."""
    meld(inwoner, ANDER | {"over-u": ANDER["over-u"] | {"weet_ervan": antwoord}})
    melding = Melding.objects.get()
    assert (melding.weet_ervan, melding.toestemming_op) == (antwoord, None)
    assert Taak.objects.open().filter(melding=melding, sleutel__startswith="toestemming:").exists()
    melding.behandelaar = consulent
    melding.save(update_fields=["behandelaar"])
    balie = Client()
    balie.force_login(consulent)
    vraag = "Weet de inwoner van de melding en is het goed?"
    assert f"{vraag}</dt><dd>{woorden} <span" in tekst(balie.get(melding.get_absolute_url()))
    assert f"{vraag} De melder zegt: {woorden.lower()}." in tekst(balie.get(f"/zaken/{melding.nummer}/toestemmingen/"))


def test_wie_voor_zichzelf_meldt_hoeft_niet_te_zeggen_of_het_goed_is(inwoner: Client) -> None:
    meld(inwoner)
    assert Melding.objects.get().weet_ervan == ""


def test_wat_er_is_geprobeerd_is_nooit_een_drempel(inwoner: Client) -> None:
    niets = ANDER | {"geprobeerd": {"verzekering": "nee", "logeerhuis": "nee"}}
    assert meld(inwoner, niets).status_code == 302
    assert Melding.objects.count() == 1


def test_wie_van_gedachten_verandert_slaat_de_stap_over_en_houdt_de_rest(inwoner: Client) -> None:
    vul_in(inwoner, ANDER)
    stuur(inwoner, "wie")
    assert "over-u" not in tekst(inwoner.get(CONTROLE))
    assert inwoner.get(adres("over-u")).status_code == 302
    inwoner.post(CONTROLE, {})
    assert Melding.objects.get().melder is None


def test_zonder_alle_stappen_kan_er_niets_weg(inwoner: Client) -> None:
    stuur(inwoner, "wie")
    assert inwoner.post(CONTROLE, {}).headers["Location"] == "/melden/"
    assert not Melding.objects.exists()


def test_de_laatste_pagina_toont_alles_met_een_weg_terug_en_zonder_heel_bsn(inwoner: Client) -> None:
    vul_in(inwoner, GOED | {"persoon": GOED["persoon"] | {"bsn": "99 99.90 019"}})
    pagina = tekst(inwoner.get(CONTROLE))
    assert "stap 6 van 6" in pagina
    for woord in ("Ik kan niet meer stofzuigen.", "3 april 1950", "1234 AB", "eindigt op 019"):
        assert woord in pagina
    assert "999990019" not in pagina
    for stap in GOED:
        assert f'href="{adres(stap)}"' in pagina


# --- later verder ---------------------------------------------------------------------------------


def code_op_het_scherm(inwoner: Client) -> str:
    pagina = tekst(inwoner.get("/melden/bewaren/"))
    gevonden = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", pagina)
    assert gevonden, pagina
    return gevonden[0]


def test_op_een_andere_telefoon_staat_elk_antwoord_en_elk_bestand_er_nog(inwoner: Client) -> None:
    vul_in(inwoner, {stap: GOED[stap] for stap in ("wie", "vraag", "persoon")})
    half = {"telefoon": "0123", "bewaren": "1", "taal": "Tigrinya"}
    assert inwoner.post(adres("contact"), half).headers["Location"] == "/melden/bewaren/"
    stuur(inwoner, "plan", bijlage=SimpleUploadedFile("brief.pdf", pdf()), toevoegen="1")
    code = code_op_het_scherm(inwoner)

    ander = Client()
    assert ander.get(f"/verder/{code.lower()}/").headers["Location"] == "/melden/"
    assert ander.get("/melden/").headers["Location"] == adres("contact")
    assert "Tigrinya" in tekst(ander.get(adres("contact")))
    assert "Lindelaan" in tekst(ander.get(adres("persoon")))
    assert "brief.pdf" in tekst(ander.get(adres("plan")))
    stuur(ander, "contact")
    stuur(ander, "plan")
    assert ander.post(CONTROLE, {}).status_code == 302
    assert Document.objects.get(melding=Melding.objects.get(), soort="bijlage").omvang == len(pdf())


def test_de_koppeling_in_de_mail_zegt_niets_over_wie_of_wat(
    inwoner: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    vul_in(inwoner, {"wie": GOED["wie"], "vraag": GOED["vraag"]})
    inwoner.post(adres("persoon"), GOED["persoon"] | {"bewaren": "1"})
    inwoner.post("/melden/bewaren/", {"email": "anna@voorbeeld.example"})
    leeg_uitbak(date.today())  # noqa: DTZ011 - the page used the clock as well
    (bericht,) = mail.outbox
    assert bericht.to == ["anna@voorbeeld.example"]
    assert code_op_het_scherm(inwoner) in bericht.body
    for woord in ("Bakker", "stofzuigen", "Anna"):
        assert woord not in bericht.body + bericht.subject
    pad = re.search(r"/verder/[A-Z0-9-]+/", bericht.body)
    assert pad
    ander = Client()
    ander.get(pad[0])
    assert "Lindelaan" in tekst(ander.get(adres("persoon")))


def test_een_verlopen_en_een_geraden_code_krijgen_hetzelfde_antwoord(inwoner: Client) -> None:
    inwoner.post(adres("wie"), GOED["wie"] | {"bewaren": "1"})
    goed = code_op_het_scherm(inwoner)
    ConceptMelding.objects.update(verloopt_op=date(2020, 1, 1))
    antwoorden = [tekst(Client().post("/verder/", {"code": code})) for code in (goed, "ABCD-EFGH-JKMN", "x")]
    zin = "Met deze code vinden wij geen formulier. Controleer de code, of begin opnieuw."
    assert all(zin in antwoord for antwoord in antwoorden)
    assert len({re.sub(r'value="[^"]*"', "", antwoord) for antwoord in antwoorden}) == 1
    assert zin in tekst(Client().get(f"/verder/{goed}/"))


def test_na_te_veel_codes_helpt_ook_de_goede_niet_meer(inwoner: Client, settings: Settings) -> None:
    settings.LIMIET_CODE = "3/h"
    inwoner.post(adres("wie"), GOED["wie"] | {"bewaren": "1"})
    goed = code_op_het_scherm(inwoner)
    for _ in range(3):
        Client().get("/verder/ABCD-EFGH-JKMN/")
    assert Client().get(f"/verder/{goed}/").status_code == 200


def test_de_code_staat_nergens_in_de_database(inwoner: Client) -> None:
    inwoner.post(adres("wie"), GOED["wie"] | {"bewaren": "1"})
    concept = ConceptMelding.objects.get()
    rij = ConceptMelding.objects.filter(pk=concept.pk).values().get()
    kaal = code_van(concept).replace("-", "")
    assert not [naam for naam, waarde in rij.items() if kaal in str(waarde).upper().replace("-", "")]


def test_de_nacht_vergeet_wat_na_dertig_dagen_niet_is_verstuurd(inwoner: Client) -> None:
    stuur(inwoner, "wie")
    stuur(inwoner, "plan", bijlage=SimpleUploadedFile("brief.pdf", pdf()))
    concept = ConceptMelding.objects.get()
    (taak,) = (taak for taak in NACHT.taken if taak.naam == "concept_verlopen")
    laatste = concept.begonnen_op + timedelta(days=30)
    assert list(taak.kandidaten(laatste)) == []
    for pk in taak.kandidaten(laatste + timedelta(days=1)):
        taak.doe(pk, laatste + timedelta(days=1))
    assert not ConceptMelding.objects.exists()
    assert not Conceptbestand.objects.exists()


def test_een_vreemde_browser_ziet_niets_van_dit_formulier(inwoner: Client) -> None:
    vul_in(inwoner, GOED)
    ander = bezoeker()
    assert "Bakker" not in tekst(ander.get(adres("persoon")))
    assert ander.get(CONTROLE).headers["Location"] == "/melden/"
    assert ander.get("/melden/bewaren/").headers["Location"] == "/melden/"


# --- files ----------------------------------------------------------------------------------------


def test_bestanden_komen_er_een_voor_een_bij_en_kunnen_er_weer_af(inwoner: Client) -> None:
    stuur(inwoner, "wie")
    for naam in ("een.pdf", "twee.pdf"):
        stuur(inwoner, "plan", bijlage=SimpleUploadedFile(naam, pdf()), toevoegen="1")
    een, twee = Conceptbestand.objects.all()
    bezoeker().post(f"/melden/bestand/{een.pk}/weg/")
    assert Conceptbestand.objects.count() == 2
    inwoner.post(f"/melden/bestand/{een.pk}/weg/")
    assert list(Conceptbestand.objects.all()) == [twee]


def test_een_nieuw_plan_komt_in_de_plaats_van_het_oude(inwoner: Client) -> None:
    stuur(inwoner, "wie")
    for naam in ("oud.pdf", "nieuw.pdf"):
        stuur(inwoner, "plan", plan=SimpleUploadedFile(naam, pdf()))
    assert [rij.naam for rij in Conceptbestand.objects.all()] == ["nieuw.pdf"]


# --- what arrives ---------------------------------------------------------------------------------


@pytest.mark.regel("M-09", "M-11")
def test_een_plan_dat_met_de_melding_kwam_ligt_er_al_voor_het_gesprek(inwoner: Client) -> None:
    met_plan = GOED | {
        "plan": {"plan_wanneer": "nu", "rubriek_a": "Ik val vaak.", "rubriek_gewenst": "Hulp bij douchen."}
    }
    meld(inwoner, met_plan)
    plan = PersoonlijkPlan.objects.get()
    assert plan.antwoorden == {"a": "Ik val vaak.", "gewenst": "Hulp bij douchen."}
    assert plan.ontvangen_op == plan.melding.ontvangen_op


@pytest.mark.regel("M-10", "M-23", "M-26")
def test_de_wensen_voor_contact_komen_bij_de_client_en_bij_de_consulent(inwoner: Client) -> None:
    wensen = {
        "email": "anna@voorbeeld.example", "grote_letters": "ja", "liever_bellen": "ja", "taal": "Fries", "tolk": "ngt",
        "clientondersteuning": "ja", "digitaal": ["afspraak"],
    }  # fmt: skip
    meld(inwoner, GOED | {"contact": GOED["contact"] | wensen})
    melding = Melding.objects.get()
    client = melding.client
    assert (client.grote_letters, client.liever_bellen, client.taal, client.tolk) == (True, True, "Fries", "ngt")
    assert dict(client.berichtvoorkeuren.values_list("soort", "kanaal")) == {"afspraak": Berichtvoorkeur.Kanaal.PORTAAL}
    assert Taak.objects.filter(melding=melding, titel__contains="cliëntondersteuning").exists()


def test_digitaal_zonder_mailadres_kan_niet(inwoner: Client) -> None:
    antwoord = stuur(inwoner, "contact", digitaal=["besluit"])
    assert "Vul uw e-mailadres in, of kruis geen digitale berichten aan." in tekst(antwoord)


def test_een_formulier_verandert_niets_aan_wie_al_bekend_is(inwoner: Client) -> None:
    met_bsn = GOED | {"persoon": GOED["persoon"] | {"bsn": "999990019"}}
    meld(inwoner, met_bsn)
    wensen = GOED["contact"] | {"grote_letters": "ja", "email": "iemand@anders.example"}
    meld(bezoeker(), met_bsn | {"contact": wensen})
    tweede = Melding.objects.order_by("-pk")[0]
    assert not tweede.client.grote_letters
    assert tweede.client.email == ""
    assert "grote letters" in tweede.gebeurtenissen.get(code="M-23").reden


def test_wie_meldde_krijgt_een_afschrift_en_niemand_anders(inwoner: Client) -> None:
    antwoord = meld(inwoner)
    assert "Bewaar uw melding als pdf" in tekst(inwoner.get(antwoord.headers["Location"]))
    stuk = inwoner.get("/melden/ontvangen.pdf")
    assert stuk.content.startswith(b"%PDF")
    assert "attachment" in stuk.headers["Content-Disposition"]
    assert bezoeker().get("/melden/ontvangen.pdf").headers["Location"] == "/"
    assert not ConceptMelding.objects.exists()


@pytest.mark.regel("M-06")
def test_bij_spoed_staat_het_nummer_ook_op_de_laatste_pagina(inwoner: Client) -> None:
    meld(inwoner, is_spoed="ja")
    melding = Melding.objects.get()
    assert melding.gemeente.spoed_telefoon in tekst(inwoner.get("/melden/ontvangen/"))
    assert Taak.objects.filter(melding=melding, is_spoed=True).exists()


# --- floods ---------------------------------------------------------------------------------------


def test_te_veel_meldingen_op_een_dag_van_een_adres_worden_geweigerd_met_het_telefoonnummer(settings: Settings) -> None:
    settings.LIMIET_MELDEN = "2/d"
    with time_machine.travel(datetime(2026, 3, 2, 10, tzinfo=UTC), tick=False):
        for _ in range(2):
            assert meld(bezoeker()).status_code == 302
        te_veel = bezoeker()
        antwoord = meld(te_veel)
    assert antwoord.status_code == 200
    assert "te veel meldingen" in tekst(antwoord)
    assert "Ik kan niet meer stofzuigen." in tekst(antwoord)
    assert Melding.objects.count() == 2


def test_een_machine_die_alles_invult_komt_er_niet_door(inwoner: Client) -> None:
    vul_in(inwoner, GOED)
    assert inwoner.post(CONTROLE, {"website": "https://spam.example"}).status_code == 200
    assert not Melding.objects.exists()
