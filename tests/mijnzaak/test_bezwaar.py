"""Bezwaar made by the client in Mijn zaak: in time, late, without reasons, for another, twice; added to, taken back."""

import html
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from beschikkingen.models import Beschikking, Bezwaar
from beschikkingen.services.beslistermijn import registreer_ingebrekestelling
from beschikkingen.services.bezwaar import (
    Bezwaarschrift,
    neem_in_behandeling,
    ontvang_aanvulling,
    ontvang_bezwaar,
    vraag_aanvulling,
)
from beschikkingen.services.bezwaarbehandeling import leg_hoorzitting_vast, plan_hoorzitting
from beschikkingen.services.bezwaarbeslissing import beslis_op_bezwaar, stel_beslissing_voor
from beschikkingen.services.eigenbezwaar import Bezwaarformulier, maak_bezwaar, trek_eigen_bezwaar_in
from meldingen.fouten import Geweigerd
from meldingen.models import Berichtvoorkeur, Document, Gebruiker, Inzage, Machtiging, Taak, Termijn
from meldingen.rollen import Rol
from meldingen.services.documenten import lees
from meldingen.services.geheim import houd_adres_geheim
from meldingen.termijnen import schrijf_datum
from tests.bestanden import opgestuurd
from tests.bouwers import Zaak, breng_naar, leeg_uitbak
from tests.mijnzaak.inwoners import ondersteuner
from tests.mijnzaak.mens import browser, maak_inwoner, machtig

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
B, S = Machtiging.Bereik, Bezwaar.Status
SLEUTEL = "0123456789abcdef0123456789abcdef"
EEN_DAG = timedelta(days=1)


def tekst(antwoord: HttpResponse) -> str:
    return " ".join(html.unescape(antwoord.content.decode()).split())


def pagina(zaak: Zaak, naam: str = "mijn_bezwaar", *meer: int) -> str:
    return reverse(naam, args=[zaak.melding.nummer, *meer])


def antwoord(zaak: Zaak, **anders: Any) -> dict[str, Any]:
    velden = {
        "sleutel": SLEUTEL, "besluit": str(zaak.beschikking.pk), "gronden": "Ik kan niet alleen blijven.",
        "horen": "ja", "naam": "A. Proef",
    }  # fmt: skip
    return {**velden, **anders}


@pytest.fixture(autouse=True)
def _papier_is_tekst(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was typed is read from the paper; that it becomes a PDF is for tests/mijnzaak/test_bewijs.py."""
    monkeypatch.setattr("meldingen.services.bewijs.maak_pdf", lambda tekst, **_: tekst.encode())


@pytest.fixture
def zaak(op_de_dag: Callable[[Zaak], None]) -> Zaak:
    """A refusal that was made known, seen on that day."""
    zaak = breng_naar("afgewezen")
    op_de_dag(zaak)
    return zaak


@pytest.fixture
def client(zaak: Zaak) -> Gebruiker:
    return maak_inwoner("anna", zaak.melding)


@pytest.fixture
def jurist(zaak: Zaak) -> Gebruiker:
    return zaak.acteur(Rol.BEZWAARJURIST)


# --- making it ------------------------------------------------------------------------------------


@pytest.mark.regel("T-19", "T-21", "M-24")
def test_bezwaar_in_mijn_zaak_is_een_bezwaar_van_vandaag_en_de_bladzijde_zegt_wat_er_gebeurt(
    zaak: Zaak, client: Gebruiker
) -> None:
    thuis, tot = browser(client), zaak.beschikking.bezwaar_tot
    gelezen = tekst(thuis.get(pagina(zaak)))
    assert f"U kunt bezwaar maken tot en met {schrijf_datum(tot)}." in gelezen
    assert "Wij gaven u niet wat u vroeg." in gelezen
    assert "Waarom deze datum?" in gelezen
    assert "De termijn is 6 weken (artikel 6:7 Awb)." in gelezen
    assert "Bezwaar maken of uw bezwaar volgen" in tekst(thuis.get(pagina(zaak, "mijn_zaak")))
    kwam = thuis.post(pagina(zaak), antwoord(zaak), follow=True)
    rij = zaak.bezwaar
    assert (rij.ontvangen_op, rij.kanaal, rij.indiener, rij.status) == (zaak.op, "internet", "client", S.ONTVANGEN)
    assert (rij.is_tijdig, rij.gronden, rij.wil_gehoord) == (True, "Ik kan niet alleen blijven.", True)
    assert rij.termijn.start == tot
    na = tekst(kwam)
    assert "Wij hebben uw bezwaar ontvangen." in na
    assert f"U krijgt onze beslissing uiterlijk op {schrijf_datum(rij.termijn.uiterste_datum)}." in na
    assert "voorlopige voorziening" in na
    assert "U maakte al bezwaar tegen dit besluit." in na
    assert "Typ uw naam om te tekenen" not in na
    stuk = lees(rij.document).decode()
    assert "Ik kan niet alleen blijven." in stuk
    assert "Getekend door: A. Proef" in stuk
    assert rij.document.richting == Document.Richting.IN
    assert Taak.objects.filter(melding_id=zaak.sleutel, rol=Rol.BEZWAARJURIST).open().count() == 1


@pytest.mark.regel("M-23")
def test_de_ontvangst_komt_langs_de_weg_die_de_client_koos(zaak: Zaak, client: Gebruiker) -> None:
    wie = zaak.melding.client
    wie.email = "anna@voorbeeld.nl"
    wie.save(update_fields=["email"])
    kanaal = Berichtvoorkeur.Kanaal.PORTAAL
    soort = Berichtvoorkeur.Soort.BERICHT
    Berichtvoorkeur.objects.create(client=wie, soort=soort, kanaal=kanaal, gekozen_op=zaak.op)
    thuis = browser(client)
    thuis.post(pagina(zaak), antwoord(zaak))
    leeg_uitbak(zaak.op)
    assert Document.objects.get(melding_id=zaak.sleutel, soort="D-30").kanaal == "portaal"
    assert "Wij hebben uw bezwaar ontvangen" in tekst(thuis.get(pagina(zaak, "mijn_berichten")))


def test_twee_keer_drukken_is_een_bezwaar_en_zegt_hetzelfde(zaak: Zaak, client: Gebruiker) -> None:
    thuis = browser(client)
    for _ in range(2):
        assert thuis.post(pagina(zaak), antwoord(zaak)).status_code == 302
    assert Bezwaar.objects.count() == 1
    dubbel = Bezwaarformulier(sleutel=SLEUTEL, naam="A. Proef", gronden="Nog eens.")
    assert maak_bezwaar(zaak.beschikking, dubbel, op=zaak.op, door=client) == zaak.bezwaar
    ander = Bezwaarformulier(sleutel="f" * 32, naam="A. Proef", gronden="Nog eens.")
    with pytest.raises(Geweigerd, match="maakte u al bezwaar"):
        maak_bezwaar(zaak.beschikking, ander, op=zaak.op, door=client)


@pytest.mark.regel("B-25", "T-20")
def test_een_te_laat_bezwaar_wordt_gewoon_aangenomen_met_de_reden(
    zaak: Zaak, client: Gebruiker, op_de_dag: Callable[[Zaak], None]
) -> None:
    thuis = browser(client)
    assert "Waarom stuurt u uw bezwaar dan nu pas?" not in tekst(thuis.get(pagina(zaak)))
    zaak.op = zaak.beschikking.bezwaar_tot + EEN_DAG
    op_de_dag(zaak)
    gelezen = tekst(browser(client).get(pagina(zaak)))
    assert "De tijd om bezwaar te maken is voorbij." in gelezen
    assert "U mag uw bezwaar toch sturen." in gelezen
    na = tekst(
        browser(client).post(pagina(zaak), antwoord(zaak, reden_te_laat="Ik lag in het ziekenhuis."), follow=True)
    )
    rij = zaak.bezwaar
    assert (rij.is_tijdig, rij.reden_te_laat) == (False, "Ik lag in het ziekenhuis.")
    assert "Wij kijken eerst of wij het toch kunnen behandelen." in na
    assert "Ik lag in het ziekenhuis." in lees(rij.document).decode()
    voor_jurist = browser(zaak.acteur(Rol.BEZWAARJURIST))
    assert "Ik lag in het ziekenhuis." in tekst(
        voor_jurist.get(reverse("bezwaar_zien", args=[zaak.melding.nummer, rij.pk]))
    )


@pytest.mark.regel("B-25")
def test_ook_zonder_reden_en_na_afsluiten_wordt_een_laat_bezwaar_niet_geweigerd(
    op_de_dag: Callable[[Zaak], None],
) -> None:
    dicht = breng_naar("afgerond")
    op_de_dag(dicht)
    thuis = browser(maak_inwoner("anna", dicht.melding))
    assert thuis.post(pagina(dicht), antwoord(dicht)).status_code == 302
    assert dicht.bezwaar.is_tijdig is False


def test_redenen_mogen_later_komen_en_dan_geeft_de_jurist_een_termijn(
    zaak: Zaak, client: Gebruiker, jurist: Gebruiker
) -> None:
    thuis = browser(client)
    thuis.post(pagina(zaak), antwoord(zaak, gronden="", later="on", horen="weet_niet"))
    rij = zaak.bezwaar
    assert (rij.gronden, rij.wil_gehoord) == ("", None)
    assert "De redenen volgen later." in lees(rij.document).decode()
    assert "Uw redenen volgen nog." in tekst(thuis.get(pagina(zaak)))
    taak = Taak.objects.filter(melding_id=zaak.sleutel, rol=Rol.BEZWAARJURIST).open().get()
    assert "de redenen volgen nog" in taak.titel
    vraag_aanvulling(rij, ["waarom u het niet eens bent"], tot=zaak.op + EEN_DAG * 14, op=zaak.op, door=jurist)
    gelezen = tekst(thuis.get(pagina(zaak)))
    assert f"Stuur ons dit uiterlijk op {schrijf_datum(zaak.op + EEN_DAG * 14)}:" in gelezen
    assert "waarom u het niet eens bent" in gelezen
    aanvullen = pagina(zaak, "mijn_bezwaar_aanvullen", rij.pk)
    for _ in range(2):
        erbij = {"sleutel": "a" * 32, "tekst": "Mijn dochter werkt overdag.", "naam": "A. Proef"}
        assert thuis.post(aanvullen, erbij).status_code == 302
    stuk = Document.objects.get(melding_id=zaak.sleutel, titel="Aanvulling op het bezwaar")
    assert "Mijn dochter werkt overdag." in lees(stuk).decode()
    begin = f"bezwaar-aangevuld:{rij.pk}:"
    assert Taak.objects.filter(sleutel__startswith=begin).open().count() == 1
    ontvang_aanvulling(zaak.bezwaar, ontvangen_op=stuk.op, gronden="Dochter werkt.", op=zaak.op, door=jurist)
    assert not Taak.objects.filter(sleutel__startswith=begin).open().exists()
    assert "Iemand die het besluit niet nam" in tekst(thuis.get(pagina(zaak)))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"gronden": ""}, "Schrijf waarom u het niet eens bent, of kies dat u uw redenen later stuurt."),
        ({"naam": ""}, "Typ uw naam. Daarmee tekent u."),
        ({"horen": ""}, "Kies of u een gesprek wilt."),
        ({"besluit": "0"}, "Kies een van de antwoorden die hier staan."),
        ({"bestand_1": SimpleUploadedFile("virus.exe", b"MZ" + b"x" * 90)}, "Dit is geen pdf, jpg, png, heic of docx."),
    ],
)
def test_wat_ontbreekt_is_een_zin_en_wat_er_stond_blijft(
    zaak: Zaak, client: Gebruiker, anders: dict[str, Any], zin: str
) -> None:
    gelezen = tekst(browser(client).post(pagina(zaak), antwoord(zaak, **anders)))
    assert zin in gelezen
    assert "<title>Fout: " in gelezen
    assert antwoord(zaak, **anders)["gronden"] in gelezen
    assert not Bezwaar.objects.exists()
    assert not Document.objects.filter(melding_id=zaak.sleutel, titel="Bezwaarschrift").exists()


@pytest.mark.parametrize("vuil", ["", "a\x00b", "x" * 20_000, "<script>alert(1)</script>", "9" * 30])
def test_onzin_bij_aanvullen_of_intrekken_is_een_zin(zaak: Zaak, client: Gebruiker, vuil: str) -> None:
    thuis = browser(client)
    thuis.post(pagina(zaak), antwoord(zaak))
    for naam in ("mijn_bezwaar_aanvullen", "mijn_bezwaar_intrekken"):
        kwam = thuis.post(
            pagina(zaak, naam, zaak.bezwaar.pk), dict.fromkeys(("sleutel", "tekst", "naam", "zeker"), vuil)
        )
        assert kwam.status_code == 200
        assert "<script>alert" not in kwam.content.decode()
    assert zaak.bezwaar.status == S.ONTVANGEN
    assert Document.objects.filter(melding_id=zaak.sleutel, soort="bezwaar").count() == 1


def test_papieren_komen_mee_en_de_jurist_ziet_ze(zaak: Zaak, client: Gebruiker, jurist: Gebruiker) -> None:
    brief = opgestuurd("brief van de dokter.pdf")
    thuis = browser(client)
    assert thuis.post(pagina(zaak), antwoord(zaak, bestand_1=brief)).status_code == 302
    bijlage = Document.objects.get(melding_id=zaak.sleutel, titel="Bijlage bij het bezwaar")
    assert "brief van de dokter.pdf" in lees(zaak.bezwaar.document).decode()
    gezien = tekst(browser(jurist).get(reverse("bezwaar_zien", args=[zaak.melding.nummer, zaak.bezwaar.pk])))
    assert reverse("document", args=[bijlage.pk]) in gezien
    assert "De indiener wil worden gehoord." in gezien
    kwam = thuis.get(pagina(zaak, "mijn_bezwaar_stuk", bijlage.pk))
    assert kwam.content == lees(bijlage)


def test_twee_besluiten_worden_uit_elkaar_gehouden(zaak: Zaak, client: Gebruiker) -> None:
    eerste = zaak.beschikking
    tweede = Beschikking.objects.create(
        melding=zaak.melding, soort=Beschikking.Soort.DWANGSOM, uitkomst=Beschikking.Uitkomst.GEEN_DWANGSOM,
        voorgesteld_door=zaak.teamleider, besloten_op=zaak.op, besloten_door=zaak.teamleider, bekendgemaakt_op=zaak.op,
        bezwaar_tot=eerste.bezwaar_tot, motivering="Op tijd.",
    )  # fmt: skip
    thuis = browser(client)
    assert "Kies tegen welk besluit u bezwaar maakt." in tekst(thuis.post(pagina(zaak), antwoord(zaak, besluit="")))
    thuis.post(pagina(zaak), antwoord(zaak, besluit=str(tweede.pk)))
    assert Bezwaar.objects.get().beschikking == tweede
    gelezen = tekst(thuis.get(pagina(zaak)))
    assert "Tegen: Besluit over geld omdat wij te laat waren" in gelezen
    assert "Typ uw naam om te tekenen" in gelezen
    thuis.post(pagina(zaak), antwoord(zaak, besluit=str(eerste.pk), sleutel="b" * 32))
    assert set(Bezwaar.objects.values_list("beschikking", flat=True)) == {eerste.pk, tweede.pk}


def test_zonder_besluit_is_er_niets_om_bezwaar_tegen_te_maken(op_de_dag: Callable[[Zaak], None]) -> None:
    zaak = breng_naar("besluit_concept")
    op_de_dag(zaak)
    thuis = browser(maak_inwoner("anna", zaak.melding))
    assert "Bezwaar maken" not in tekst(thuis.get(pagina(zaak, "mijn_zaak")))
    assert thuis.get(pagina(zaak)).status_code == 404
    assert thuis.post(pagina(zaak), {"sleutel": SLEUTEL}).status_code == 404


# --- who may --------------------------------------------------------------------------------------


@pytest.mark.regel("A-17", "X-17")
def test_alleen_wie_het_bezwaar_mag_doen_komt_op_de_bladzijde(zaak: Zaak, client: Gebruiker) -> None:
    buur, vreemd = maak_inwoner("buur"), maak_inwoner("vreemd")
    machtig(zaak.melding, buur, [B.STUKKEN, B.AANVRAAG], zaak.consulent)
    browser(client).post(pagina(zaak), antwoord(zaak))
    rij = zaak.bezwaar
    paden = [
        pagina(zaak), pagina(zaak, "mijn_bezwaar_aanvullen", rij.pk), pagina(zaak, "mijn_bezwaar_intrekken", rij.pk),
        pagina(zaak, "mijn_bezwaar_stuk", rij.document.pk),
    ]  # fmt: skip
    for wie in (buur, vreemd):
        for pad in paden:
            assert browser(wie).get(pad).status_code == 404
            assert browser(wie).post(pad, antwoord(zaak)).status_code == 404
    assert Inzage.objects.filter(melding_id=zaak.sleutel, is_geweigerd=True).count() == 16
    assert Bezwaar.objects.count() == 1


@pytest.mark.regel("A-17")
@pytest.mark.parametrize("soort", ["dochter", "cliëntondersteuner"])
def test_een_gemachtigde_maakt_bezwaar_en_leest_het_besluit(zaak: Zaak, soort: str) -> None:
    if soort == "dochter":
        wie = maak_inwoner("dochter")
        machtig(zaak.melding, wie, [B.BEZWAAR], zaak.consulent)
    else:
        wie = ondersteuner(zaak.gemeente)
        rij = machtig(zaak.melding, wie, [B.BEZWAAR], zaak.consulent)
        Machtiging.objects.filter(pk=rij.pk).update(gemachtigde=None, organisatie=wie.organisatie)
    thuis = browser(wie)
    gelezen = tekst(thuis.get(pagina(zaak)))
    assert f"U maakt bezwaar namens {zaak.melding.client.naam}." in gelezen
    brief = Document.objects.get(melding_id=zaak.sleutel, soort="D-22")
    assert thuis.get(pagina(zaak, "mijn_bezwaar_stuk", brief.pk)).content == lees(brief)
    verslag = Document.objects.filter(melding_id=zaak.sleutel, soort="D-07").get()
    assert thuis.get(pagina(zaak, "mijn_bezwaar_stuk", verslag.pk)).status_code == 404
    assert "Vul uw straat en huisnummer in." in tekst(thuis.post(pagina(zaak), antwoord(zaak)))
    adres = {"straat": "Laan 3", "postcode_plaats": "1234 AB Voorbeeld"}
    assert thuis.post(pagina(zaak), antwoord(zaak, **adres)).status_code == 302
    bezwaar = zaak.bezwaar
    assert (bezwaar.indiener, bezwaar.indiener_straat) == ("gemachtigde", "Laan 3")
    assert bezwaar.indiener_naam.startswith("Noor ")
    assert "namens" in lees(bezwaar.document).decode()
    assert zaak.melding.gebeurtenissen.filter(code="A-17").exists()
    assert "machtiging ontbreekt" not in Taak.objects.get(sleutel__startswith=f"bezwaar:{bezwaar.pk}").titel
    leeg_uitbak(zaak.op)
    assert "Laan 3" in Document.objects.get(melding_id=zaak.sleutel, soort="D-30").bezorgd_aan


@pytest.mark.regel("M-21")
def test_een_geheim_adres_ziet_de_gemachtigde_niet(zaak: Zaak, client: Gebruiker) -> None:
    dochter = maak_inwoner("dochter")
    machtig(zaak.melding, dochter, [B.BEZWAAR], zaak.consulent)
    brief = Document.objects.get(melding_id=zaak.sleutel, soort="D-22")
    scan = Document.objects.create(
        gemeente=zaak.gemeente, melding=zaak.melding, sleutel="scan", soort="bezwaar", titel="Scan", richting="in",
        bestand=brief.bestand.name, mediatype="application/pdf", omvang=1, kenmerk="x" * 64, op=zaak.op,
        door=zaak.consulent,
    )  # fmt: skip
    schrift = Bezwaarschrift(zaak.op, "balie", document=scan)
    rij = ontvang_bezwaar(zaak.beschikking, schrift, op=zaak.op, door=zaak.acteur(Rol.ADMINISTRATIE))
    houd_adres_geheim(zaak.melding, op=zaak.op, door=zaak.consulent)
    for stuk in (brief, scan):
        assert browser(dochter).get(pagina(zaak, "mijn_bezwaar_stuk", stuk.pk)).status_code == 404
        assert browser(client).get(pagina(zaak, "mijn_bezwaar_stuk", stuk.pk)).status_code == 200
    straat = zaak.melding.client.straat
    assert straat not in tekst(browser(dochter).get(pagina(zaak)))
    erbij = {"sleutel": "c" * 32, "tekst": "Mijn moeder is bang.", "naam": "Noor Proef"}
    browser(dochter).post(pagina(zaak, "mijn_bezwaar_aanvullen", rij.pk), erbij)
    eigen = Document.objects.get(titel="Aanvulling op het bezwaar")
    papier = browser(dochter).get(pagina(zaak, "mijn_bezwaar_stuk", eigen.pk)).content.decode()
    assert "Mijn moeder is bang." in papier
    assert straat not in papier


def test_wat_een_ander_tegen_het_besluit_schrijft_ziet_de_client_niet(zaak: Zaak, client: Gebruiker) -> None:
    balie = browser(zaak.acteur(Rol.ADMINISTRATIE))
    scan = opgestuurd()
    velden = {
        "besluit": zaak.beschikking.pk, "kanaal": "balie", "indiener": "belanghebbende", "naam": "Piet Buurman",
        "straat": "Laan 9", "postcode_plaats": "1234 AB V", "ontvangen_op_dag": zaak.op.day,
        "ontvangen_op_maand": zaak.op.month, "ontvangen_op_jaar": zaak.op.year, "scan": scan,
    }  # fmt: skip
    assert balie.post(reverse("bezwaar_registreren", args=[zaak.melding.nummer]), velden).status_code == 302
    rij = zaak.bezwaar
    thuis = browser(client)
    assert "Buurman" not in tekst(thuis.get(pagina(zaak)))
    assert thuis.get(pagina(zaak, "mijn_bezwaar_aanvullen", rij.pk)).status_code == 404
    assert thuis.get(pagina(zaak, "mijn_bezwaar_stuk", rij.document.pk)).status_code == 404
    assert thuis.get(pagina(zaak, "mijn_stuk", rij.document.pk)).status_code == 404
    assert thuis.post(pagina(zaak), antwoord(zaak)).status_code == 302


# --- how it stands, and taking it back ------------------------------------------------------------


@pytest.mark.regel("B-29", "B-31")
def test_de_bladzijde_vertelt_hoe_het_met_het_bezwaar_staat(
    zaak: Zaak, client: Gebruiker, jurist: Gebruiker, op_de_dag: Callable[[Zaak], None]
) -> None:
    thuis = browser(client)
    thuis.post(pagina(zaak), antwoord(zaak))
    assert "U krijgt daarvoor een uitnodiging." in tekst(thuis.get(pagina(zaak)))
    neem_in_behandeling(zaak.bezwaar, op=zaak.op, door=jurist)
    dag = zaak.op + EEN_DAG * 10
    plan_hoorzitting(
        zaak.bezwaar, gepland_op=dag, gepland_om=time(10, 30), waar="Gemeentehuis, kamer 2", op=zaak.op, door=jurist
    )
    gelezen = tekst(thuis.get(pagina(zaak)))
    assert "Iemand die het besluit niet nam, kijkt er opnieuw naar." in gelezen
    assert f"{schrijf_datum(dag)}, 10.30 uur" in gelezen
    assert "Gemeentehuis, kamer 2" in gelezen
    _beslis(zaak, jurist)
    op_de_dag(zaak)
    gelezen = tekst(browser(client).get(pagina(zaak)))
    assert "Wij hebben beslist op uw bezwaar." in gelezen
    assert "U kreeg geen gelijk. Ons besluit blijft zoals het was." in gelezen
    assert f"tot en met {schrijf_datum(zaak.bezwaar.beslissing.bezwaar_tot)} naar de rechtbank gaan" in gelezen
    brief = Document.objects.get(melding_id=zaak.sleutel, soort="D-33")
    assert pagina(zaak, "mijn_bezwaar_stuk", brief.pk) in gelezen
    for naam in ("mijn_bezwaar_aanvullen", "mijn_bezwaar_intrekken"):
        kwam = browser(client).post(pagina(zaak, naam, zaak.bezwaar.pk), {"naam": "A. Proef", "zeker": "on"})
        assert kwam.headers["Location"] == pagina(zaak)


def _beslis(zaak: Zaak, jurist: Gebruiker) -> None:
    zaak.op += EEN_DAG * 10
    leg_hoorzitting_vast(zaak.bezwaar, gehoord_op=zaak.op, verslag="Gehoord.", op=zaak.op, door=jurist)
    stel_beslissing_voor(zaak.bezwaar, uitkomst="ongegrond", motivering="Nee.", op=zaak.op, door=jurist)
    beslis_op_bezwaar(zaak.bezwaar, op=zaak.op, door=zaak.acteur(Rol.BEZWAARJURIST, 1))
    leeg_uitbak(zaak.op)


def test_intrekken_is_schriftelijk_en_daarna_kan_het_opnieuw(zaak: Zaak, client: Gebruiker) -> None:
    thuis = browser(client)
    thuis.post(pagina(zaak), antwoord(zaak))
    rij = zaak.bezwaar
    pad = pagina(zaak, "mijn_bezwaar_intrekken", rij.pk)
    assert "Zet een vinkje als u uw bezwaar wilt intrekken." in tekst(thuis.post(pad, {"naam": "A. Proef"}))
    assert zaak.bezwaar.status == S.ONTVANGEN
    for _ in range(2):
        assert thuis.post(pad, {"naam": "A. Proef", "zeker": "on"}).status_code == 302
    assert zaak.bezwaar.status == S.INGETROKKEN
    assert trek_eigen_bezwaar_in(rij, naam="A. Proef", op=zaak.op, door=client) is None
    stuk = Document.objects.get(melding_id=zaak.sleutel, titel="Intrekking van het bezwaar")
    assert "Ik trek mijn bezwaar" in lees(stuk).decode()
    assert not zaak.melding.termijnen.filter(soort=Termijn.Soort.BOB, vervallen_op=None).exists()
    gelezen = tekst(thuis.get(pagina(zaak)))
    assert "Uw bezwaar is gestopt." in gelezen
    assert "Typ uw naam om te tekenen" in gelezen
    assert thuis.post(pagina(zaak), antwoord(zaak, sleutel="d" * 32)).status_code == 302
    assert Bezwaar.objects.count() == 2


def test_de_bladzijde_kost_altijd_evenveel_vragen(
    zaak: Zaak, client: Gebruiker, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    registreer_ingebrekestelling(zaak.melding, ontvangen_op=zaak.op, op=zaak.op, door=zaak.consulent)
    thuis = browser(client)
    thuis.get(pagina(zaak))
    for nummer in range(3):
        Beschikking.objects.create(
            melding=zaak.melding, soort=Beschikking.Soort.DWANGSOM, uitkomst=Beschikking.Uitkomst.DWANGSOM,
            voorgesteld_door=zaak.teamleider, besloten_op=zaak.op, besloten_door=zaak.teamleider, motivering="x",
            bekendgemaakt_op=zaak.op, bezwaar_tot=zaak.op + EEN_DAG * nummer,
        )  # fmt: skip
    thuis.post(pagina(zaak), antwoord(zaak))
    thuis.get(pagina(zaak))
    with django_assert_max_num_queries(26):
        assert "Uw bezwaar van" in tekst(thuis.get(pagina(zaak)))


# --- the language ---------------------------------------------------------------------------------


def test_wat_op_een_engelse_bladzijde_ontstaat_is_nederlands(zaak: Zaak, client: Gebruiker) -> None:
    thuis: Client = browser(client)
    thuis.cookies["taal"] = "en"
    na = tekst(thuis.post(pagina(zaak), antwoord(zaak), follow=True))
    assert '<html lang="en"' in na
    papier = lees(zaak.bezwaar.document).decode()
    assert "Tegen welk besluit" in papier
    assert f"Besluit op de aanvraag van {schrijf_datum(zaak.beschikking.bekendgemaakt_op)}" in papier
    with translation.override("en"):
        leeg_uitbak(zaak.op)
    brief = lees(Document.objects.get(melding_id=zaak.sleutel, soort="D-30")).decode().replace("\xa0", " ")
    assert "Wij hebben uw bezwaar ontvangen" in brief
    assert schrijf_datum(zaak.bezwaar.termijn.uiterste_datum) in brief
    assert zaak.melding.gebeurtenissen.filter(naam="Bezwaar ontvangen").exists()
