"""The aanvraag in its other forms: without a melding, after a case was closed, repeated, sent on, taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from beschikkingen.models import Aanvraag, Beschikking
from beschikkingen.services.aanvraag import NieuweAanvraag
from beschikkingen.services.besluit import stel_besluit_voor
from beschikkingen.services.herhaling import beoordeel_herhaling, eerdere_afwijzingen
from beschikkingen.services.herstel import beoordeel_in_natura, geef_hersteltermijn
from beschikkingen.services.intrekken import trek_aanvraag_in
from beschikkingen.services.zondermelding import (
    behandel_direct,
    merk_aan_als_melding,
    ontvang_na_sluiting,
    ontvang_zonder_melding,
    vraag_directe_behandeling,
)
from meldingen.brieven.tekst import regels as tekstregels
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebeurtenis, Gebruiker, Gemeente, Melding, Taak, Termijn
from meldingen.services.bestemming import stuur_door
from meldingen.services.documenten import lees
from meldingen.services.melding import NieuweMelding
from onderzoek.models import Verslag, Woonplaatscontrole
from onderzoek.services.onderzoek import start_vooronderzoek
from onderzoek.services.woonplaats import Controle, controleer_woonplaats
from tests.bouwers import MAANDAG, Zaak, breng_naar, clientgegevens, leeg_uitbak
from wmo_portal.toestand import toestand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
DAG = timedelta(days=1)
BSN = "999990019"


def brief(zaak: Zaak, soort: str) -> str:
    return " ".join(tekstregels(lees(Document.objects.get(melding=zaak.melding, soort=soort)).decode()))


def papier(zaak: Zaak, op: date, sleutel: str = "nieuw") -> NieuweAanvraag:
    return NieuweAanvraag(Aanvraag.Soort.FORMULIER, op, op, sleutel, zaak.gevraagd())


# --- without a melding ----------------------------------------------------------------------------


@pytest.mark.regel("A-07")
def test_een_aanvraag_zonder_melding_wordt_aangenomen_en_wacht_op_een_keuze() -> None:
    zaak = breng_naar("aanvraag_zonder_melding")
    assert toestand(zaak.melding) == "aanvraag_zonder_melding"
    assert zaak.melding.aanvragen.get().rol == "voortijdig"
    taak = Taak.objects.get(melding=zaak.melding, plek="triage")
    assert (taak.rol, taak.uiterlijk_op) == ("consulent", date(2026, 3, 4))
    assert not Termijn.objects.filter(melding=zaak.melding).exists()
    leeg_uitbak(zaak.verder(1))
    assert not Document.objects.filter(melding=zaak.melding).exists()


@pytest.mark.regel("A-07")
def test_als_melding_telt_de_dag_van_ontvangst_en_blijft_de_aanvraag_bewaard() -> None:
    zaak = breng_naar("aanvraag_zonder_melding")
    zaak.verder(2)
    merk_aan_als_melding(zaak.melding, op=zaak.op, door=zaak.consulent)
    assert toestand(zaak.melding) == "gemeld"
    onderzoek = zaak.klok(Termijn.Soort.ONDERZOEK)
    assert (onderzoek.start, onderzoek.uiterste_datum) == (MAANDAG, MAANDAG + 42 * DAG)
    assert zaak.melding.aanvragen.get().rol == "voortijdig"
    leeg_uitbak(zaak.op)
    assert zaak.melding.bevestigd_op == zaak.op
    tekst = brief(zaak, "D-14")
    assert "De datum van uw melding is 2 maart 2026" in tekst
    assert Document.objects.filter(melding=zaak.melding, soort="D-01").exists()
    with pytest.raises(Geweigerd, match="wacht geen aanvraag zonder melding"):
        merk_aan_als_melding(zaak.melding, op=zaak.op, door=zaak.consulent)


@pytest.mark.regel("A-08", "T-10")
def test_meteen_behandelen_vraagt_een_consulent_een_reden_en_een_teamleider() -> None:
    zaak = breng_naar("aanvraag_zonder_melding")
    zaak.verder(1)
    with pytest.raises(Geweigerd, match="Een consulent moet eerst vragen"):
        behandel_direct(zaak.melding, op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd, match="Schrijf op waarom"):
        vraag_directe_behandeling(zaak.melding, reden=" ", op=zaak.op, door=zaak.consulent)
    vraag_directe_behandeling(zaak.melding, reden="Vorige maand spraken wij haar.", op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="Alleen de teamleider"):
        behandel_direct(zaak.melding, op=zaak.op, door=zaak.consulent)
    behandel_direct(zaak.melding, op=zaak.op, door=zaak.teamleider)
    assert zaak.melding.status == "aangevraagd"
    besluit = zaak.klok(Termijn.Soort.BESLUIT)
    assert (besluit.start, besluit.uiterste_datum) == (MAANDAG, MAANDAG + 14 * DAG)
    rij = Gebeurtenis.objects.get(melding=zaak.melding, code="TR-27")
    assert (rij.reden, rij.door) == ("Vorige maand spraken wij haar.", zaak.teamleider)


@pytest.mark.regel("A-08")
def test_wie_het_vroeg_gaat_niet_zelf_akkoord() -> None:
    zaak = breng_naar("aanvraag_zonder_melding")
    vraag_directe_behandeling(zaak.melding, reden="Er is haast.", op=zaak.op, door=zaak.teamleider)
    with pytest.raises(Geweigerd, match="U vroeg dit zelf"):
        behandel_direct(zaak.melding, op=zaak.op, door=zaak.teamleider)


@pytest.mark.regel("A-08", "A-09")
def test_ook_meteen_behandeld_komt_er_geen_besluit_zonder_onderzoek() -> None:
    zaak = breng_naar("aanvraag_zonder_melding")
    vraag_directe_behandeling(zaak.melding, reden="Er is haast.", op=zaak.op, door=zaak.consulent)
    behandel_direct(zaak.melding, op=zaak.op, door=zaak.teamleider)
    zaak.bevestigd()
    with pytest.raises(Geweigerd, match="De identiteit is nog niet vastgesteld"):
        zaak.in_beoordeling()
    start_vooronderzoek(zaak.melding, op=zaak.op, door=zaak.consulent)
    zaak.in_onderzoek()
    zaak.gesproken()
    zaak.in_beoordeling()
    zaak.onderzoek.rubrieken.filter(letter="a").delete()
    with pytest.raises(Geweigerd, match="Beantwoord onderwerp a"):
        zaak.besluit_concept()


def test_hetzelfde_formulier_twee_keer_is_een_zaak(voorbeeld: Gemeente, administratie: Gebruiker) -> None:
    proef = Zaak(voorbeeld, MAANDAG)
    nieuw = NieuweMelding(
        client=clientgegevens(), kanaal="post", onderwerp="logeerzorg", ontvangen_op=MAANDAG, formulier_sleutel="f"
    )
    eerste, tweede = (
        ontvang_zonder_melding(voorbeeld, nieuw, papier(proef, MAANDAG, "f"), op=MAANDAG, door=administratie)
        for _ in range(2)
    )
    assert eerste == tweede
    assert (Melding.objects.count(), Aanvraag.objects.count()) == (1, 1)


def test_een_aanvraag_uit_de_toekomst_wordt_geweigerd(voorbeeld: Gemeente, administratie: Gebruiker) -> None:
    proef = Zaak(voorbeeld, MAANDAG)
    nieuw = NieuweMelding(client=clientgegevens(), kanaal="post", onderwerp="logeerzorg", ontvangen_op=MAANDAG + DAG)
    with pytest.raises(Geweigerd, match="in de toekomst"):
        ontvang_zonder_melding(voorbeeld, nieuw, papier(proef, MAANDAG + DAG), op=MAANDAG, door=administratie)
    assert not Melding.objects.exists()


# --- after the case was closed --------------------------------------------------------------------


@pytest.mark.regel("A-06")
@pytest.mark.parametrize(("te_laat", "zelfde"), [(0, True), (1, False)])
def test_na_sluiting_telt_hoe_oud_het_onderzoek_is(te_laat: int, zelfde: bool) -> None:
    zaak = breng_naar("afgesloten_zonder_aanvraag")
    Verslag.objects.filter(pk=zaak.verslag.pk).update(vastgesteld_op=date(2026, 3, 20))
    op = date(2026, 9, 20) + te_laat * DAG  # onderzoek_houdbaar_maanden is 6
    aanvraag = ontvang_na_sluiting(zaak.melding, papier(zaak, op), op=op, door=zaak.consulent)
    if zelfde:
        assert (aanvraag.melding, aanvraag.rol) == (zaak.melding, "leidend")
        assert zaak.melding.status == "aangevraagd"
        return
    nieuw = aanvraag.melding
    assert (nieuw.vorige, nieuw.client, nieuw.ontvangen_op) == (zaak.melding, zaak.melding.client, op)
    assert toestand(nieuw) == "aanvraag_zonder_melding"
    assert zaak.melding.status == "afgesloten"
    assert ontvang_na_sluiting(zaak.melding, papier(zaak, op), op=op, door=zaak.consulent) == aanvraag


@pytest.mark.regel("A-06")
@pytest.mark.parametrize("van", ["ingetrokken", "doorgezonden", "afgewezen"])
def test_een_aanvraag_bij_een_zaak_die_klaar_is_wordt_een_nieuwe_zaak(van: str) -> None:
    zaak = breng_naar(van)
    aanvraag = ontvang_na_sluiting(zaak.melding, papier(zaak, zaak.op), op=zaak.op, door=zaak.consulent)
    assert aanvraag.melding.vorige == zaak.melding
    assert toestand(zaak.melding) == van


# --- sent on, taken back --------------------------------------------------------------------------


@pytest.mark.regel("A-14")
@pytest.mark.parametrize("van", ["aanvraag_zonder_melding", "aanvraag_ontvangen"])
def test_een_aanvraag_voor_een_ander_gaat_door_en_de_brief_noemt_de_aanvraag(van: str) -> None:
    zaak = breng_naar(van)
    ontvangen = zaak.melding.aanvragen.get().ontvangen_op
    stuur_door(
        zaak.melding, naar="CIZ", organisatie="CIZ", reden="U hebt altijd toezicht nodig.", op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip
    assert zaak.melding.status == "doorgezonden"
    leeg_uitbak(zaak.op)
    tekst = brief(zaak, "D-25")
    assert "aanvraag" in tekst
    assert f"{ontvangen.day} maart 2026" in tekst


@pytest.mark.regel("A-15")
@pytest.mark.parametrize(
    "van",
    [
        "aanvraag_zonder_melding",
        "aanvraag_ontvangen",
        "hersteltermijn",
        "in_beoordeling",
        "opgeschort",
        "besluit_concept",
    ],
)
def test_intrekken_kan_tot_de_bekendmaking(van: str) -> None:
    zaak = breng_naar(van)
    with pytest.raises(Geweigerd, match="schriftelijk"):
        trek_aanvraag_in(zaak.melding, wilsuiting=" ", op=zaak.op, door=zaak.consulent)
    trek_aanvraag_in(zaak.melding, wilsuiting="U schreef ons een brief.", op=zaak.op, door=zaak.consulent)
    assert toestand(zaak.melding) == "ingetrokken"
    assert not zaak.melding.termijnen.filter(gehaald_op=None, vervallen_op=None).exists()
    assert not Taak.objects.filter(melding=zaak.melding).open().exists()
    assert not zaak.melding.aanvragen.filter(ingetrokken_op=None).exists()
    assert not Beschikking.objects.filter(melding=zaak.melding, besloten_op=None, teruggestuurd_op=None).exists()
    leeg_uitbak(zaak.op)
    assert "U trok uw aanvraag in" in brief(zaak, "D-24")
    assert "U schreef ons een brief" in brief(zaak, "D-24")


@pytest.mark.regel("A-15")
def test_na_de_bekendmaking_kan_intrekken_niet_meer() -> None:
    zaak = breng_naar("afgewezen")
    with pytest.raises(Geweigerd, match="Dit kan nu niet"):
        trek_aanvraag_in(zaak.melding, wilsuiting="Per brief.", op=zaak.op, door=zaak.consulent)


# --- repeated -------------------------------------------------------------------------------------


def weer_aangevraagd() -> Zaak:
    """A client who was refused logeren asks for it again, a year later."""
    gegevens = clientgegevens(bsn=BSN)
    breng_naar("afgewezen", client=gegevens)
    return breng_naar("in_beoordeling", client=gegevens, op=date(2027, 3, 1), uitkomst=Beschikking.Uitkomst.AFGEWEZEN)


def stel_voor(zaak: Zaak, grond: str) -> Beschikking:
    regels = tuple(
        type(regel)(gevraagd=regel.gevraagd, is_toegekend=False, weigeringsgrond=grond, alternatief="Bel ons.")
        for regel in zaak.voorstel()
    )
    return stel_besluit_voor(
        zaak.aanvraag, regels, motivering="Er is niets veranderd.", op=zaak.op, door=zaak.consulent
    )


@pytest.mark.regel("A-16")
def test_een_eerdere_afwijzing_wordt_gezien_en_moet_beoordeeld_zijn() -> None:
    zaak = weer_aangevraagd()
    assert len(eerdere_afwijzingen(zaak.aanvraag)) == 1
    assert Taak.objects.filter(melding=zaak.melding, plek="herhaling").open().exists()
    with pytest.raises(Geweigerd, match="Leg vast of er nieuwe feiten zijn"):
        stel_voor(zaak, "gebruikelijk")
    with pytest.raises(Geweigerd, match="Schrijf op welke nieuwe feiten"):
        beoordeel_herhaling(zaak.aanvraag, heeft_nieuwe_feiten=True, toelichting="", op=zaak.op, door=zaak.consulent)
    beoordeel_herhaling(
        zaak.aanvraag, heeft_nieuwe_feiten=True, toelichting="De zoon verhuisde.", op=zaak.op, door=zaak.consulent
    )
    assert not Taak.objects.filter(melding=zaak.melding, plek="herhaling").open().exists()
    with pytest.raises(Geweigerd, match="Kies een andere grond"):
        stel_voor(zaak, "herhaald")
    assert stel_voor(zaak, "gebruikelijk").uitkomst == "afgewezen"


@pytest.mark.regel("A-16")
def test_zonder_nieuwe_feiten_mag_onder_verwijzing_worden_afgewezen_zonder_nieuw_onderzoek() -> None:
    zaak = weer_aangevraagd()
    zaak.onderzoek.rubrieken.all().delete()
    beoordeel_herhaling(
        zaak.aanvraag, heeft_nieuwe_feiten=False, toelichting="Alles is zoals vorig jaar.", op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip
    with pytest.raises(Geweigerd, match="Beantwoord onderwerp"):
        stel_voor(zaak, "gebruikelijk")
    stel_voor(zaak, "herhaald")
    zaak.besloten()
    tekst = brief(zaak, "D-22")
    assert "Wij wezen deze hulp al eerder af. U noemt geen nieuwe feiten." in tekst
    assert "2026 wezen wij deze hulp al af" in tekst


@pytest.mark.regel("A-16")
def test_zonder_eerdere_afwijzing_valt_er_niets_te_verwijzen() -> None:
    zaak = breng_naar("in_beoordeling", uitkomst=Beschikking.Uitkomst.AFGEWEZEN)
    with pytest.raises(Geweigerd, match="niet eerder afgewezen"):
        beoordeel_herhaling(zaak.aanvraag, heeft_nieuwe_feiten=False, toelichting="x", op=zaak.op, door=zaak.consulent)
    with pytest.raises(Geweigerd, match="Kies een andere grond"):
        stel_voor(zaak, "herhaald")


# --- identity and BRP -----------------------------------------------------------------------------


@pytest.mark.regel("A-09")
def test_geen_besluit_zonder_dat_de_brp_is_geraadpleegd() -> None:
    zaak = breng_naar("in_beoordeling", uitkomst=Beschikking.Uitkomst.AFGEWEZEN)
    Aanvraag.objects.filter(pk=zaak.aanvraag.pk).update(brp_geraadpleegd_op=None)
    zaak.melding.woonplaatscontroles.all().delete()
    with pytest.raises(Geweigerd, match="De BRP is nog niet geraadpleegd"):
        zaak.besluit_concept()


@pytest.mark.regel("A-13", "P-04")
def test_zonder_budgetplan_is_een_pgb_niet_mogelijk() -> None:
    zaak = breng_naar("aanvraag_ontvangen")
    verzoek = geef_hersteltermijn(
        zaak.aanvraag, ["Budgetplan"], is_alleen_budgetplan=True, op=zaak.verder(1), door=zaak.consulent
    )
    zaak.op = verzoek.uiterlijk_op + DAG
    beoordeel_in_natura(verzoek, op=zaak.op, door=zaak.consulent)
    brp = Controle(zaak.op, Woonplaatscontrole.Bron.BRP, Woonplaatscontrole.Uitkomst.HIER)
    controleer_woonplaats(zaak.melding, brp, op=zaak.op, door=zaak.consulent)
    zaak.logeren_getoetst()
    zaak.vaste_optie()
    regels = tuple(replace(regel, leveringsvorm="pgb") for regel in zaak.voorstel())
    with pytest.raises(Geweigerd, match=r"Er is geen budgetplan\. Dan kan de hulp alleen in natura\."):
        stel_besluit_voor(zaak.aanvraag, regels, motivering="x", op=zaak.op, door=zaak.consulent)
    assert stel_besluit_voor(zaak.aanvraag, zaak.voorstel(), motivering="x", op=zaak.op, door=zaak.consulent).pk


# --- the pages ------------------------------------------------------------------------------------


def test_de_consulent_kiest_op_de_bladzijde_en_de_teamleider_gaat_akkoord(
    client: Client, consulent: Gebruiker, teamleider: Gebruiker
) -> None:
    zaak = breng_naar("aanvraag_zonder_melding", consulent.gemeente)
    pad = f"/zaken/{zaak.melding.nummer}/triage/"
    client.force_login(consulent)
    leeg = client.post(pad, {"keuze": "direct", "reden": ""}).content.decode()
    assert "Schrijf op waarom deze aanvraag zonder gesprek kan worden behandeld." in leeg
    assert client.post(pad, {"keuze": "direct", "reden": "Er is haast."}).status_code == 302
    client.force_login(teamleider)
    assert "Er is haast." in client.get(pad).content.decode()
    assert client.post(pad, {}).status_code == 302
    assert zaak.melding.status == "aangevraagd"
