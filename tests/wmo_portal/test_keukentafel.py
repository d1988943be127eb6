"""The pages of the conversation: with and without script, one or forty answers, one person or two."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meldingen.models import Gebruiker, Inzage, Parameter
from onderzoek.models import Gesprek, Huishouden, Mantelzorger, Rubriek, Taakverdeling
from onderzoek.views.gespreksdelen import DELEN, Lijst
from onderzoek.views.voortgang import adres_van
from onderzoek.vragenlijsten import HUISGENOOT, MANTELZORG, vragen_van
from tests.bouwers import Zaak, breng_naar
from tests.gesprek import met_huisgenoot, met_mantelzorger

pytestmark = pytest.mark.usefixtures("zonder_pdf")
JSON = {"Accept": "application/json"}


@pytest.fixture
def zaak(consulent: Gebruiker, op_de_dag: Callable[[Zaak], None]) -> Zaak:
    zaak = breng_naar("in_vooronderzoek", consulent.gemeente)
    zaak.in_onderzoek()
    zaak.verder(5)
    op_de_dag(zaak)
    return zaak


@pytest.fixture
def scherm(als: Callable[[Gebruiker], Client], consulent: Gebruiker) -> Client:
    return als(consulent)


def pad(zaak: Zaak, deel: str, rij: int | None = None) -> str:
    return adres_van(zaak.melding.nummer, deel) + (f"{rij}/" if rij else "")


def tekst(antwoord: HttpResponse) -> str:
    return antwoord.content.decode()


def blad(scherm: Client, adres: str) -> dict[str, str]:
    """What the page hides: its version and its mark."""
    formulier = scherm.get(adres).context["form"]
    return {naam: str(formulier[naam].initial) for naam in ("versie", "blad")}


# --- every page -----------------------------------------------------------------------------------


def test_elk_onderdeel_heeft_een_bladzijde_met_vorige_en_volgende(zaak: Zaak, scherm: Client) -> None:
    codes = list(DELEN)
    for plek, code in enumerate(codes):
        adres = pad(zaak, code)
        pagina = tekst(scherm.get(adres))
        assert f"onderdeel {plek + 1} van {len(codes)}" in pagina, code
        assert ("Vorige" in pagina) == (plek > 0), code
        if isinstance(DELEN[code], Lijst):
            continue
        for naar, doel in (("volgende", plek + 1), ("vorige", plek - 1)):
            if 0 <= doel < len(codes):
                antwoord = scherm.post(adres, {"naar": naar, "versie": 0})
                assert (antwoord.status_code, antwoord.headers["Location"]) == (302, pad(zaak, codes[doel]))


def test_een_onbekend_onderdeel_of_een_rij_van_een_ander_bestaat_niet(zaak: Zaak, scherm: Client) -> None:
    ander = breng_naar("in_onderzoek", zaak.gemeente)
    vreemd = met_mantelzorger(ander)
    for adres in (pad(zaak, "h"), f"{pad(zaak, 'a')}1/", pad(zaak, "mantelzorgers", vreemd.pk)):
        assert scherm.get(adres).status_code == 404, adres
    for adres in (f"{pad(zaak, 'mantelzorgers', vreemd.pk)}weghalen/", f"{pad(zaak, 'gegevens')}1/weghalen/"):
        assert scherm.post(adres).status_code == 404, adres
    assert scherm.get(f"/zaken/{zaak.melding.nummer}/gesprek/begin/").status_code == 404


def test_zonder_gepland_gesprek_begint_het_bij_de_onderwerpen(zaak: Zaak, scherm: Client) -> None:
    Gesprek.objects.all().delete()
    antwoord = scherm.get(pad(zaak, "begin"))
    assert antwoord.headers["Location"] == pad(zaak, "a")
    assert "Begin van het gesprek" not in tekst(scherm.get(pad(zaak, "a")))


@pytest.mark.regel("O-02")
def test_de_zeven_onderwerpen_staan_er_met_vragen_die_u_kunt_stellen(zaak: Zaak, scherm: Client) -> None:
    for letter, naam in Rubriek.Letter.choices:
        pagina = tekst(scherm.get(pad(zaak, letter)))
        assert f"<h1>{letter}. {naam}</h1>" in pagina
        assert all(prompt in pagina for prompt in DELEN[letter].prompts)
        assert len(DELEN[letter].prompts) >= 2
        scherm.post(pad(zaak, letter), {"tekst": f"Over {letter}.", "naar": "volgende"})
    assert dict(Rubriek.objects.values_list("letter", "tekst")) == {letter: f"Over {letter}." for letter in "abcdefg"}
    klaar = [regel.hoever for regel in scherm.get(pad(zaak, "a")).context["delen"] if len(regel.code) == 1]
    assert klaar == ["Klaar"] * 7


@pytest.mark.regel("O-03", "O-22", "O-23")
def test_de_eerste_bladzijde_legt_pgb_en_eigen_bijdrage_uit_met_het_bedrag_van_vandaag(
    zaak: Zaak, scherm: Client
) -> None:
    pagina = tekst(scherm.get(pad(zaak, "begin")))
    assert "hoogstens <strong>€ 21,80</strong> per maand" in pagina
    assert "Het CAK berekent wat de inwoner betaalt." in pagina
    assert "rekenhulp" in pagina
    assert "pgb-test van Per Saldo" in pagina
    for woord in ("Brochure over het pgb", "Formulieren, met het budgetplan", "Uitleg over het PGB-portaal"):
        assert woord in pagina
    assert "€ 21,80" in tekst(scherm.get(pad(zaak, "g")))
    Parameter.objects.filter(code="eb_tarief").delete()
    assert "voor vandaag niet bekend" in tekst(scherm.get(pad(zaak, "begin")))


@pytest.mark.regel("O-05")
def test_bij_het_identiteitsbewijs_kan_geen_kopie_of_nummer(zaak: Zaak, scherm: Client) -> None:
    pagina = tekst(scherm.get(pad(zaak, "begin")))
    assert "Maak geen kopie of foto en schrijf geen nummer op." in pagina
    assert 'type="file"' not in pagina
    assert "multipart" not in pagina


@pytest.mark.regel("O-10", "O-13")
def test_de_bladzijde_over_het_huishouden_zegt_wat_niet_kan(zaak: Zaak, scherm: Client) -> None:
    pagina = tekst(scherm.get(pad(zaak, "huishouden")))
    assert "Man of vrouw, geloof, cultuur en werk maken geen verschil." in pagina
    assert "Vaste kinderopvang is geen hulp uit de Wmo." in pagina
    scherm.post(pad(zaak, "huishouden"), {"leefsituatie": "alleen", "hulp": "ja", "naar": "hier"})
    assert "De inwoner woont alleen." in tekst(scherm.get(pad(zaak, "huishouden")))


# --- lists ----------------------------------------------------------------------------------------


@pytest.mark.regel("O-09")
def test_een_huisgenoot_komt_in_de_lijst_met_de_norm(zaak: Zaak, scherm: Client) -> None:
    morgen = {"geboortedatum_dag": "16", "geboortedatum_maand": "4", "geboortedatum_jaar": "2030"}
    feiten = {"naam": "Bram", "relatie": "kind", "woont": "huishouden"}
    geweigerd = tekst(scherm.post(pad(zaak, "huisgenoten"), feiten | morgen))
    assert "Deze datum moet nog komen." in geweigerd
    assert 'value="Bram"' in geweigerd
    antwoord = scherm.post(pad(zaak, "huisgenoten"), feiten | morgen | {"geboortedatum_jaar": "2007"})
    rij = zaak.onderzoek.huisgenoten.get()
    assert antwoord.headers["Location"] == pad(zaak, "huisgenoten", rij.pk)
    assert "eenpersoonshuishouden" in tekst(scherm.get(antwoord.headers["Location"]))
    assert "Eenpersoonshuishouden" in tekst(scherm.get(pad(zaak, "huisgenoten")))
    assert len(vragen_van(HUISGENOOT)) == tekst(scherm.get(antwoord.headers["Location"])).count('name="p')


@pytest.mark.regel("O-07", "O-34")
def test_de_vragenlijst_van_een_mantelzorger_wordt_ingevuld_en_teruggevonden(zaak: Zaak, scherm: Client) -> None:
    rij = met_mantelzorger(zaak)
    adres = pad(zaak, "mantelzorgers", rij.pk)
    pagina = tekst(scherm.get(adres))
    assert all(vraag.tekst in pagina for vraag in vragen_van(MANTELZORG))
    feiten = {"naam": "Ans", "relatie": "kind", "is_hoofdverzorger": "on", "c2": "emotioneel", "d1": ["huishouden"]}
    assert scherm.post(adres, feiten | blad(scherm, adres)).headers["Location"] == pad(zaak, "mantelzorgers")
    lijst = tekst(scherm.get(pad(zaak, "mantelzorgers")))
    assert "hoofdverzorger" in lijst
    assert "Nog geen uitkomst" in lijst
    assert 'value="emotioneel" id="id_c2_1" class="utrecht-radio-button utrecht-radio-button--html-input' in tekst(
        scherm.get(adres)
    )
    assert tekst(scherm.get(adres)).count(" checked") == 4


def test_wie_er_bij_vergissing_staat_gaat_er_na_een_vraag_af(zaak: Zaak, scherm: Client) -> None:
    rij = met_mantelzorger(zaak)
    weg = f"{pad(zaak, 'mantelzorgers', rij.pk)}weghalen/"
    assert "Ans van de lijst halen?" in tekst(scherm.get(weg))
    assert Mantelzorger.objects.exists()
    assert scherm.post(weg).status_code == 302
    assert not Mantelzorger.objects.exists()


@pytest.mark.regel("O-31")
def test_de_taken_worden_verdeeld_over_wie_er_wonen(zaak: Zaak, scherm: Client) -> None:
    zoon = met_huisgenoot(zaak, jaar=2010)
    adres = pad(zaak, "taken")
    assert tekst(scherm.get(adres)).count(">Bram</option>") == 12
    feiten = {"wie_TAFEL": "client", "wie_WAS": str(zoon.pk), "naar": "hier"}
    geweigerd = scherm.post(adres, feiten | blad(scherm, adres))
    assert "wijkt af van wat gebruikelijk is" in tekst(geweigerd)
    reden = {"waarom_WAS": "Dat wil hij zelf."}
    assert scherm.post(adres, feiten | reden | blad(scherm, adres)).status_code == 302
    assert Taakverdeling.objects.get(taak="was doen").wijkt_af
    assert f'<option value="{zoon.pk}" selected>' in tekst(scherm.get(adres))


# --- saving by itself -----------------------------------------------------------------------------


def test_het_script_krijgt_de_versie_en_de_tijd_en_nooit_de_tekst(zaak: Zaak, scherm: Client) -> None:
    adres = pad(zaak, "a")
    begin = blad(scherm, adres)
    kijken = Inzage.objects.count()
    antwoord = scherm.post(adres, begin | {"tekst": "Mevrouw is vergeetachtig."}, headers=JSON)
    assert antwoord.json() == {"versie": 1, "bewaard": "10.00", "waarschuwingen": []}
    assert "Bewaard om 10.00" in tekst(scherm.get(adres))
    assert Inzage.objects.count() == kijken + 1
    half = scherm.post(pad(zaak, "begin"), {"gevoerd_op_dag": "3"}, headers=JSON)
    assert (half.status_code, half.json()) == (422, {"zin": "Vul ook de maand en het jaar in."})
    waarschuwing = scherm.post(pad(zaak, "huishouden"), {"leefsituatie": "alleen", "hulp": "ja"}, headers=JSON)
    assert "woont alleen" in waarschuwing.json()["waarschuwingen"][0]


def test_twee_mensen_zien_beide_teksten_en_kiezen(
    zaak: Zaak, scherm: Client, als: Callable[[Gebruiker], Client], collega: Gebruiker
) -> None:
    adres, ander = pad(zaak, "a"), als(collega)
    eigen, vreemd = blad(scherm, adres), blad(ander, adres)
    scherm.post(adres, eigen | {"tekst": "Van de een."})
    stil = ander.post(adres, vreemd | {"tekst": "Van de ander."}, headers=JSON)
    assert stil.status_code == 409
    assert "Van de een" not in tekst(stil)
    beide = ander.post(adres, vreemd | {"tekst": "Van de ander.", "naar": "volgende"})
    assert beide.status_code == 409
    assert "Van de een." in tekst(beide)
    assert "Van de ander." in tekst(beide)
    assert str(zaak.consulent) in tekst(beide)
    assert Rubriek.objects.get().tekst == "Van de een."
    formulier = beide.context["form"]
    nieuw = {naam: formulier.data[naam] for naam in ("versie", "blad", "tekst")}
    assert ander.post(adres, nieuw | {"naar": "hier"}).headers["Location"] == adres
    assert Rubriek.objects.get().tekst == "Van de ander."
    assert scherm.post(adres, eigen | {"tekst": "Van de een, en meer."}, headers=JSON).status_code == 409


def test_alleen_wat_verschilt_staat_naast_elkaar(zaak: Zaak, scherm: Client) -> None:
    adres = pad(zaak, "huishouden")
    oud = blad(scherm, adres)
    kern = {"leefsituatie": "samen", "duur": "lang"}
    scherm.post(adres, oud | kern | {"hulp_motivering": "Zo is het."})
    oud["blad"] = "een-ander-tabblad"
    antwoord = scherm.post(adres, oud | kern | {"kindzorg": "ouder", "hulp_motivering": "Zo is het."})
    assert [rij["vraag"] for rij in antwoord.context["verschillen"]] == ["Wie zorgt er voor de kinderen?"]
    assert antwoord.context["verschillen"][0]["nu"] == "(niets)"
    assert Huishouden.objects.get().kindzorg == ""


def test_na_een_fout_staat_alles_er_nog_en_weet_het_script_dat_het_niet_is_bewaard(zaak: Zaak, scherm: Client) -> None:
    adres = pad(zaak, "a")
    assert "data-onbewaard" not in tekst(scherm.get(adres))
    antwoord = scherm.post(adres, {"tekst": "x" * 5001, "naar": "volgende"})
    assert antwoord.status_code == 200
    assert "data-onbewaard" in tekst(antwoord)
    assert "x" * 5001 in tekst(antwoord)


# --- how many queries -----------------------------------------------------------------------------


def test_een_of_veertig_antwoorden_kosten_evenveel_vragen(zaak: Zaak, scherm: Client) -> None:
    met_mantelzorger(zaak, "Eerste")
    met_huisgenoot(zaak, "Eerste")
    scherm.post(pad(zaak, "a"), {"tekst": "Een antwoord."})
    scherm.post(pad(zaak, "gegevens"), verzoek("Een brief"))
    voor = {code: aantal_vragen(scherm, pad(zaak, code)) for code in DELEN}
    for letter in "bcdefg":
        scherm.post(pad(zaak, letter), {"tekst": f"Over {letter}."})
    for naam in NAMEN:
        met_mantelzorger(zaak, naam)
        met_huisgenoot(zaak, naam)
        scherm.post(pad(zaak, "gegevens"), verzoek(f"Een brief van {naam}"))
    na = {code: aantal_vragen(scherm, pad(zaak, code)) for code in DELEN}
    assert {code: na[code] - voor[code] for code in DELEN} == dict.fromkeys(DELEN, 0)
    assert max(na.values()) <= 14, na


NAMEN = ("Ada", "Bas", "Cor", "Dirk", "Els", "Fred", "Guus", "Hans", "Ina", "Jan", "Kees")


def verzoek(wat: str) -> dict[str, str]:
    return {"gevraagd": wat, "gevraagd_op_dag": "10", "gevraagd_op_maand": "3", "gevraagd_op_jaar": "2026"}


def aantal_vragen(scherm: Client, adres: str) -> int:
    with CaptureQueriesContext(connection) as vragen:
        assert scherm.get(adres).status_code == 200
    return len(vragen)


@pytest.mark.regel("O-34")
def test_de_lege_vragenlijst_voor_de_mantelzorger_kan_op_papier_mee(zaak: Zaak, scherm: Client) -> None:
    """D-51."""
    pagina = tekst(scherm.get(f"/zaken/{zaak.melding.nummer}/vragenlijst-mantelzorger/"))
    vragen = vragen_van(MANTELZORG)
    assert len(vragen) == 16
    for vraag in vragen:
        assert vraag.tekst in pagina
        assert all(f"☐ {woord}" in pagina for _, woord in vraag.keuzes)
    assert zaak.melding.client.achternaam not in pagina
    assert f"/zaken/{zaak.melding.nummer}/vragenlijst-mantelzorger/" in tekst(scherm.get(pad(zaak, "mantelzorgers")))
