"""Reading and signing the verslag, asking for help, and adding own words, as the client does it (V-06, V-08, A-01)."""

import html
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from beschikkingen.models import Aanvraag
from beschikkingen.services.ondertekenen import Verslagantwoord, teken_verslag
from meldingen.brieven.kern import RUBRIEKVRAGEN
from meldingen.forms.planvragen import KOPPEN, VRAGEN
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Inzage, Machtiging, Taak, Termijn
from meldingen.rollen import Rol
from meldingen.services.documenten import lees
from onderzoek.models import Verslag, Verslagaanvulling
from onderzoek.services.verslagantwoord import pas_aan_na_niet_akkoord, verwerk_akkoord_zonder_aanvraag
from onderzoek.services.zorgplanaanbieder import Regelinvoer, leg_bij_client, voeg_regel_toe
from tests.bouwers import Zaak, breng_naar, leeg_uitbak
from tests.mijnzaak.mens import browser, maak_inwoner, machtig
from wmo_portal.toestand import toestand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
B = Machtiging.Bereik


def tekst(antwoord: HttpResponse) -> str:
    return html.unescape(antwoord.content.decode())


def pagina(zaak: Zaak, naam: str) -> str:
    return reverse(naam, args=[zaak.melding.nummer])


def gekozen(zaak: Zaak) -> str:
    return str(zaak.gevraagd()[0].pk)


@pytest.fixture
def zaak(op_de_dag: Callable[[Zaak], None]) -> Zaak:
    """The verslag was sent, today."""
    zaak = breng_naar("verslag_verzonden")
    op_de_dag(zaak)
    return zaak


@pytest.fixture
def client(zaak: Zaak) -> Gebruiker:
    return maak_inwoner("anna", zaak.melding)


def antwoord(zaak: Zaak, **anders: Any) -> dict[str, Any]:
    velden = {"akkoord": "ja", "reactie": "", "is_aanvraag": "ja", "gevraagd": [gekozen(zaak)], "naam": "A. Proef"}
    return {**velden, **anders}


@pytest.mark.regel("V-06", "V-08", "A-01", "A-03")
def test_getekend_in_mijn_zaak_is_de_aanvraag_en_het_stuk_bewijst_het(zaak: Zaak, client: Gebruiker) -> None:
    thuis = browser(client)
    gelezen = tekst(thuis.get(pagina(zaak, "mijn_verslag")))
    assert zaak.verslag.conclusie in gelezen
    assert "Typ uw naam om te tekenen" in gelezen
    for _ in range(2):
        kwam = thuis.post(pagina(zaak, "mijn_verslag"), antwoord(zaak))
        assert kwam.headers["Location"] == pagina(zaak, "mijn_aanvraag_ontvangen")
    aanvraag = Aanvraag.objects.get(melding_id=zaak.sleutel)
    assert (aanvraag.soort, aanvraag.rol, aanvraag.ontvangen_op) == ("verslag", "leidend", zaak.op)
    assert toestand(zaak.melding) == "aanvraag_ontvangen"
    verslag = zaak.verslag
    assert (verslag.retour_wijze, verslag.retour_akkoord) == (Verslag.Wijze.DIGITAAL, True)
    stuk = lees(Document.objects.get(pk=verslag.retour_document_id))
    assert stuk.startswith(b"%PDF-")
    assert zaak.melding.gebeurtenissen.filter(code="V-06", door=client).count() == 1
    beslist = zaak.klok(Termijn.Soort.BESLUIT).uiterste_datum
    klaar = tekst(thuis.get(pagina(zaak, "mijn_aanvraag_ontvangen")))
    assert f"uiterlijk op {beslist.day} " in klaar
    assert "Wij ontvingen uw aanvraag" in klaar


@pytest.mark.regel("V-07")
def test_niet_akkoord_mag_zonder_reden_en_de_woorden_komen_later(zaak: Zaak, client: Gebruiker) -> None:
    thuis = browser(client)
    thuis.post(pagina(zaak, "mijn_verslag"), antwoord(zaak, akkoord="nee", is_aanvraag="nee", gevraagd=[]))
    assert (zaak.verslag.retour_akkoord, zaak.verslag.retour_reactie) == (False, "")
    assert not Aanvraag.objects.filter(melding_id=zaak.sleutel).exists()
    assert Taak.objects.filter(melding_id=zaak.sleutel, plek="niet_akkoord").open().exists()
    assert "Uw consulent leest uw antwoord" in tekst(thuis.get(pagina(zaak, "mijn_verslag")))


@pytest.mark.regel("V-07")
def test_de_woorden_van_de_client_blijven_zoals_ze_zijn(zaak: Zaak, client: Gebruiker) -> None:
    woorden = "Ik kan wél koken 🙂\nMaar niet stofzuigen."
    browser(client).post(
        pagina(zaak, "mijn_verslag"), antwoord(zaak, akkoord="nee", is_aanvraag="nee", gevraagd=[], reactie=woorden)
    )
    assert zaak.verslag.retour_reactie == woorden


def test_zonder_naam_of_zonder_hulp_wordt_er_niets_getekend(zaak: Zaak, client: Gebruiker) -> None:
    thuis = browser(client)
    leeg = tekst(thuis.post(pagina(zaak, "mijn_verslag"), antwoord(zaak, naam="", gevraagd=[])))
    assert "Typ uw naam. Daarmee tekent u." in leeg
    assert "Kies welke hulp u aanvraagt." in leeg
    assert "<title>Fout: " in leeg
    assert zaak.verslag.retour_op is None


def test_een_oude_versie_en_een_gesloten_zaak_worden_niet_getekend(zaak: Zaak, client: Gebruiker) -> None:
    oud = zaak.verslag
    zaak.getekend_terug(akkoord=False, reactie="Het klopt niet.")
    pas_aan_na_niet_akkoord(oud, reden="", op=zaak.op, door=zaak.consulent)
    ja = Verslagantwoord(akkoord=True, is_aanvraag=False, naam="A. Proef")
    with pytest.raises(Geweigerd, match="tekende dit verslag al"):
        teken_verslag(oud, ja, op=zaak.op, door=client)
    Verslag.objects.filter(pk=oud.pk).update(retour_op=None)
    with pytest.raises(Geweigerd, match="nieuw verslag"):
        teken_verslag(oud, ja, op=zaak.op, door=client)
    dicht = breng_naar("afgesloten_zonder_aanvraag")
    with pytest.raises(Geweigerd, match="gesloten"):
        teken_verslag(dicht.verslag, ja, op=dicht.op, door=client)


def test_na_sluiten_zegt_de_pagina_het_zonder_formulier(op_de_dag: Callable[[Zaak], None]) -> None:
    dicht = breng_naar("afgesloten_zonder_aanvraag")
    op_de_dag(dicht)
    client = maak_inwoner("anna", dicht.melding)
    gelezen = tekst(browser(client).get(pagina(dicht, "mijn_verslag")))
    assert "Deze zaak is gesloten." in gelezen
    assert "Typ uw naam" not in gelezen


@pytest.mark.regel("X-11")
def test_een_aanvulling_blijft_naast_het_verslag_ook_zonder_handtekening(zaak: Zaak, client: Gebruiker) -> None:
    thuis = browser(client)
    for _ in range(2):
        thuis.post(pagina(zaak, "mijn_aanvulling"), {"tekst": "Mijn zoon woont niet meer hier."})
    rij = Verslagaanvulling.objects.get()
    assert (rij.verslag, rij.tekst, rij.door) == (zaak.verslag, "Mijn zoon woont niet meer hier.", client)
    assert Taak.objects.filter(melding_id=zaak.sleutel, sleutel__startswith="aanvulling:").open().count() == 1
    assert "Mijn zoon woont niet meer hier." in tekst(thuis.get(pagina(zaak, "mijn_verslag")))
    consulent = browser(zaak.consulent)
    assert "Mijn zoon woont niet meer hier." in tekst(consulent.get(pagina(zaak, "verslag_versies")))
    assert zaak.verslag.retour_op is None


@pytest.mark.regel("K-07", "X-11")
def test_de_balie_legt_een_aanvulling_vast(zaak: Zaak) -> None:
    balie = browser(zaak.consulent)
    balie.post(pagina(zaak, "verslag_aanvulling"), {"tekst": "Belde: de hond is weg.", "gemachtigde": ""})
    assert Verslagaanvulling.objects.get().tekst == "Belde: de hond is weg."


@pytest.mark.regel("A-17")
def test_een_gemachtigde_tekent_alleen_met_het_bereik_aanvraag(zaak: Zaak) -> None:
    dochter, buur = maak_inwoner("dochter"), maak_inwoner("buur")
    machtig(zaak.melding, dochter, [B.AANVRAAG], zaak.consulent)
    machtig(zaak.melding, buur, [B.STUKKEN], zaak.consulent)
    assert browser(buur).get(pagina(zaak, "mijn_verslag")).status_code == 404
    assert browser(maak_inwoner("vreemd")).get(pagina(zaak, "mijn_verslag")).status_code == 404
    assert Inzage.objects.filter(melding_id=zaak.sleutel, is_geweigerd=True).count() == 2
    browser(dochter).post(pagina(zaak, "mijn_verslag"), antwoord(zaak))
    aanvraag = Aanvraag.objects.get(melding_id=zaak.sleutel)
    assert aanvraag.gemachtigde == "Noor dochter"


def test_het_verslag_als_pdf_is_dat_wat_is_verzonden(zaak: Zaak, client: Gebruiker) -> None:
    kwam = browser(client).get(pagina(zaak, "mijn_verslag_pdf"))
    assert kwam.content == lees(Document.objects.get(melding_id=zaak.sleutel, soort="D-07"))


# --- the aanvraag ---------------------------------------------------------------------------------


def formulier(zaak: Zaak, **anders: Any) -> dict[str, Any]:
    velden = {
        "sleutel": "0123456789abcdef01234567", "gevraagd": [gekozen(zaak)], "sinds": "Sinds maart",
        "vorm": "natura", "toelichting": "", "naam": "A. Proef",
    }  # fmt: skip
    return {**velden, **anders}


@pytest.mark.regel("A-01", "A-02")
def test_het_aanvraagformulier_op_het_scherm_is_een_aanvraag(zaak: Zaak, client: Gebruiker) -> None:
    thuis = browser(client)
    for _ in range(2):
        assert thuis.post(pagina(zaak, "mijn_aanvraag"), formulier(zaak)).status_code == 302
    aanvraag = Aanvraag.objects.get(melding_id=zaak.sleutel)
    assert (aanvraag.soort, aanvraag.ontvangen_op, aanvraag.ondertekend_op) == ("formulier", zaak.op, zaak.op)
    assert aanvraag.document.titel == "Aanvraagformulier"
    assert lees(aanvraag.document).startswith(b"%PDF-")


@pytest.mark.regel("A-04")
def test_te_vroeg_aanvragen_mag_en_de_pagina_legt_het_uit(op_de_dag: Callable[[Zaak], None]) -> None:
    zaak = breng_naar("in_onderzoek")
    op_de_dag(zaak)
    thuis = browser(maak_inwoner("anna", zaak.melding))
    assert "Wij onderzoeken uw vraag nog." in tekst(thuis.get(pagina(zaak, "mijn_aanvraag")))
    klaar = thuis.post(pagina(zaak, "mijn_aanvraag"), formulier(zaak), follow=True)
    assert Aanvraag.objects.get(melding_id=zaak.sleutel).rol == Aanvraag.Rol.VOORTIJDIG
    vanaf = zaak.klok(Termijn.Soort.ONDERZOEK).uiterste_datum + timedelta(days=1)
    assert f"vanaf {vanaf.day} " in tekst(klaar)
    leeg_uitbak(zaak.op)
    assert Document.objects.filter(melding_id=zaak.sleutel, soort="D-13").exists()


@pytest.mark.regel("A-06")
def test_na_sluiten_zonder_aanvraag_kan_het_nog_en_na_intrekken_niet(op_de_dag: Callable[[Zaak], None]) -> None:
    dicht = breng_naar("afgesloten_zonder_aanvraag")
    op_de_dag(dicht)
    thuis = browser(maak_inwoner("anna", dicht.melding))
    thuis.post(pagina(dicht, "mijn_aanvraag"), formulier(dicht))
    assert dicht.melding.status == "aangevraagd"
    weg = breng_naar("ingetrokken")
    ander = browser(maak_inwoner("bea", weg.melding))
    assert "Doe dan een nieuwe melding" in tekst(ander.get(pagina(weg, "mijn_aanvraag")))
    ander.post(pagina(weg, "mijn_aanvraag"), formulier(weg))
    assert not Aanvraag.objects.filter(melding_id=weg.sleutel).exists()


@pytest.mark.regel("A-19")
def test_wie_hulp_wil_bij_het_invullen_krijgt_die_van_de_consulent(zaak: Zaak, client: Gebruiker) -> None:
    thuis = browser(client)
    wie = f"{zaak.consulent} van de gemeente vult de aanvraag graag samen met u in."
    voor = tekst(thuis.get(pagina(zaak, "mijn_aanvraag")))
    assert f"{wie} Wilt u dat? Laat het ons weten." in voor
    assert "Ik wil hulp bij het invullen" in voor
    for _ in range(2):
        thuis.post(pagina(zaak, "mijn_aanvraag"), {"hulp": "1"})
    taak = Taak.objects.filter(melding_id=zaak.sleutel, sleutel__startswith="samen-aanvragen:").open().get()
    assert (taak.voor, taak.plek) == (zaak.consulent, "aanvraag_invoeren")
    gelezen = tekst(thuis.get(pagina(zaak, "mijn_aanvraag")))
    assert f"{wie} U hoort snel van ons." in gelezen
    assert "Ik wil hulp bij het invullen" not in gelezen
    thuis.post(pagina(zaak, "mijn_aanvraag"), formulier(zaak))
    assert not Taak.objects.filter(pk=taak.pk).open().exists()


@pytest.mark.regel("A-19")
def test_adviseert_de_gemeente_hulp_dan_vult_zij_de_aanvraag_samen_in(zaak: Zaak, client: Gebruiker) -> None:
    """TR-56: akkoord without an aanvraag; the page says who helps."""
    thuis = browser(client)
    thuis.post(pagina(zaak, "mijn_verslag"), antwoord(zaak, is_aanvraag="nee", gevraagd=[]))
    verwerk_akkoord_zonder_aanvraag(zaak.verslag, op=zaak.op, door=zaak.consulent)
    taak = Taak.objects.filter(melding_id=zaak.sleutel, sleutel__startswith="samen-aanvragen:").open().get()
    assert taak.titel == "Vul de aanvraag samen met de inwoner in"
    assert f"{zaak.consulent} van de gemeente" in tekst(thuis.get(pagina(zaak, "mijn_aanvraag")))


# --- the zorgplan ---------------------------------------------------------------------------------


@pytest.mark.regel("V-19", "V-21", "A-02")
def test_het_zorgplan_getekend_in_mijn_zaak_is_dezelfde_dag_bij_de_gemeente(op_de_dag: Callable[[Zaak], None]) -> None:
    zaak = breng_naar("wacht_op_zorgplan")
    op_de_dag(zaak)
    aanbieder = zaak.acteur(Rol.AANBIEDER)
    thuis = browser(maak_inwoner("anna", zaak.melding))
    assert "Er is nu geen zorgplan dat u kunt tekenen." in tekst(thuis.get(pagina(zaak, "mijn_zorgplan")))
    regel = Regelinvoer(
        resultaat=zaak.verslagtekst.resultaat, wie="Een vaste begeleider", wat="Samen de week plannen",
        wanneer="Maandagochtend", frequentie="Elke week", tijdsbesteding="2 uur per week",
    )  # fmt: skip
    voeg_regel_toe(zaak.zorgplan, regel, op=zaak.op, door=aanbieder)
    leg_bij_client(zaak.zorgplan, op=zaak.op, door=aanbieder)
    assert "Samen de week plannen" in tekst(thuis.get(pagina(zaak, "mijn_zorgplan")))
    zonder = thuis.post(pagina(zaak, "mijn_zorgplan"), {"is_akkoord": "nee", "reactie": "", "naam": "A. Proef"})
    assert "Schrijf op waarom u niet akkoord bent." in tekst(zonder)
    for _ in range(2):
        thuis.post(pagina(zaak, "mijn_zorgplan"), {"is_akkoord": "ja", "reactie": "", "naam": "A. Proef"})
    plan = zaak.zorgplan
    assert (plan.ingediend_op, plan.aanbieder_getekend_op, plan.client_getekend_op) == (zaak.op, zaak.op, zaak.op)
    assert plan.document.titel == "Getekend zorgplan"
    balie = browser(zaak.consulent)
    balie.post(pagina(zaak, "zorgplan_controle"), {"beide_gezien": "ja", "reden": ""})
    aanvraag = Aanvraag.objects.get(melding_id=zaak.sleutel)
    assert (aanvraag.soort, aanvraag.ontvangen_op) == ("zorgplan", zaak.op)


def test_de_vragen_van_het_plan_zijn_die_van_het_papier() -> None:
    for rij in RUBRIEKVRAGEN:
        assert (str(KOPPEN[rij.letter]), str(VRAGEN[rij.letter])) == (rij.kop, rij.vraag)


VUIL = ("a\x00b", "x" * 20_000, "🎂", "99999999999999999999", "<script>alert(1)</script>")


@pytest.mark.parametrize("vuil", VUIL, ids=["nul", "lang", "emoji", "getal", "scherp"])
def test_geen_formulier_van_mijn_zaak_bezwijkt_onder_onzin(zaak: Zaak, client: Gebruiker, vuil: str) -> None:
    thuis, fouten = browser(client), []
    for naam in ("mijn_verslag", "mijn_aanvulling", "mijn_aanvraag", "mijn_intrekken"):
        velden = thuis.get(pagina(zaak, naam)).context["form"].fields
        kwam = thuis.post(pagina(zaak, naam), dict.fromkeys(velden, vuil))
        if kwam.status_code not in (200, 302) or "<script>alert" in kwam.content.decode():
            fouten.append(f"{naam}: {kwam.status_code}")
    assert fouten == []
    assert zaak.verslag.retour_op is None
    assert not Aanvraag.objects.filter(melding_id=zaak.sleutel).exists()
