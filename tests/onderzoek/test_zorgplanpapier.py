"""Papers that administratie scans: the signed zorgplan, and the form on which the client gave consent."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Gemeente, Taak, Toestemming
from meldingen.services.documenten import lees
from meldingen.services.postin import koppel, scan_in
from onderzoek.models import Zorgplan
from onderzoek.services.zorgplan import registreer_zorgplan
from onderzoek.services.zorgplanpapier import registreer_papieren_zorgplan
from tests import bestanden
from tests.bouwers import Zaak, breng_naar, middag
from tests.onderzoek.test_zorgplan import getekend, zaak_in_wacht

pytestmark = pytest.mark.usefixtures("zonder_pdf")
DAG = timedelta(days=1)


def datum(naam: str, zaak: Zaak) -> dict[str, int]:
    return {f"{naam}_dag": zaak.op.day, f"{naam}_maand": zaak.op.month, f"{naam}_jaar": zaak.op.year}


def pdf(naam: str = "scan.pdf", inhoud: bytes = bestanden.pdf()) -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud, "application/pdf")


def formulier(zaak: Zaak, **anders: Any) -> dict[str, Any]:
    dagen = ("ontvangen_op", "aanbieder_getekend_op", "client_getekend_op")
    velden: dict[str, Any] = {"is_volledig": "ja", "is_akkoord": "ja", "getekend_door": "client"}
    return velden | {naam: deel for dag in dagen for naam, deel in datum(dag, zaak).items()} | anders


def uit_de_post(zaak: Zaak, naam: str, inhoud: bytes, door: Gebruiker) -> Document:
    stuk = scan_in(inhoud, naam=naam, mediatype="application/pdf", ontvangen_op=zaak.op, op=zaak.op, door=door)
    return koppel(stuk, zaak.melding, soort="zorgplan", op=zaak.op, door=door)


@pytest.fixture
def scherm(administratie: Gebruiker) -> Client:
    client = Client()
    client.force_login(administratie)
    return client


# --- the zorgplan ---------------------------------------------------------------------------------


@pytest.mark.regel("V-19", "V-21")
def test_administratie_registreert_het_zorgplan_dat_met_de_post_kwam(
    voorbeeld: Gemeente, administratie: Gebruiker, scherm: Client
) -> None:
    zaak = zaak_in_wacht()
    stuk = uit_de_post(zaak, "scan.pdf", b"%PDF-1.7 getekend", administratie)
    ontvangen = zaak.op
    pad = f"/zaken/{zaak.melding.nummer}/zorgplan/papier/"
    taak = Taak.objects.get(melding=zaak.melding, plek="zorgplan_papier")
    with time_machine.travel(middag(zaak.op)):
        assert pad in scherm.get(f"/zaken/{zaak.melding.nummer}/zorgplan/").content.decode()
        assert "Getekend zorgplan, ontvangen op" in scherm.get(pad).content.decode()
        antwoord = scherm.post(pad, formulier(zaak, uit_post=str(stuk.pk)))
        assert antwoord.headers["Location"] == f"/zaken/{zaak.melding.nummer}/zorgplan/controle/"
    taak.refresh_from_db()
    plan = zaak.zorgplan
    assert (plan.document, plan.ingediend_op, taak.gedaan_op) == (stuk, ontvangen, ontvangen)
    zaak.verder(2)
    registreer_zorgplan(plan, beide_gezien=True, op=zaak.op, door=administratie)
    assert (zaak.aanvraag.ontvangen_op, zaak.aanvraag.document) == (ontvangen, stuk)


@pytest.mark.regel("V-15", "V-19")
def test_een_papieren_zorgplan_wordt_even_streng_bekeken_en_wat_is_getypt_blijft(
    voorbeeld: Gemeente, scherm: Client
) -> None:
    zaak = zaak_in_wacht()
    pad = f"/zaken/{zaak.melding.nummer}/zorgplan/papier/"
    reactie = {"is_akkoord": "nee", "reactie": "Ik wil drie nachten."}
    fouten: list[tuple[dict[str, Any], str]] = [
        ({}, "Kies het bestand met het getekende zorgplan."),
        ({"stuk": pdf("WMO-2026-999999.pdf")}, "Dit bestand hoort bij zaak WMO-2026-999999."),
        ({"stuk": pdf("plan.pdf", b"MZ geen pdf")}, "Dit is geen pdf, jpg, png, heic of docx."),
        ({"stuk": pdf(), "is_volledig": "nee"}, "Stuur het zorgplan terug naar de aanbieder."),
        ({"stuk": pdf(), "getekend_door": "gemachtigde"}, "Stuur de schriftelijke machtiging mee."),
        ({"stuk": pdf(), "ontvangen_op_jaar": zaak.op.year - 1}, "Controleer de dag van ontvangst."),
        ({"stuk": pdf(), "client_getekend_op_jaar": zaak.op.year - 1}, "De datum bij een handtekening"),
    ]
    with time_machine.travel(middag(zaak.op)):
        for anders, zin in fouten:
            pagina = scherm.post(pad, formulier(zaak, **(reactie | anders))).content.decode()
            assert zin in pagina, zin
            assert "Ik wil drie nachten." in pagina, zin
    assert zaak.zorgplan.ingediend_op is None
    assert not Document.objects.filter(soort="D-50").exists()


@pytest.mark.regel("V-19")
def test_een_stuk_van_een_andere_zaak_of_een_ander_deel_wordt_geweigerd(
    voorbeeld: Gemeente, administratie: Gebruiker
) -> None:
    zaak, ander = zaak_in_wacht(), breng_naar("gemeld")
    vreemd = uit_de_post(ander, "scan.pdf", b"%PDF van een ander", administratie)
    wie: dict[str, Any] = {"ontvangen_op": zaak.op, "op": zaak.op, "door": administratie, "is_volledig": True}
    with pytest.raises(Geweigerd, match="andere zaak"):
        registreer_papieren_zorgplan(zaak.zorgplan, getekend(zaak, stuk=vreemd), **wie)
    registreer_papieren_zorgplan(zaak.zorgplan, getekend(zaak), **wie)
    with pytest.raises(Geweigerd, match="al ingediend"):
        registreer_papieren_zorgplan(zaak.zorgplan, getekend(zaak), **wie)
    plan = zaak.zorgplan
    Zorgplan.objects.update(ingediend_op=None, is_coordinerend=False)
    with pytest.raises(Geweigerd, match="coördinerende"):
        registreer_papieren_zorgplan(plan, getekend(zaak), **wie)


# --- consent --------------------------------------------------------------------------------------


@pytest.mark.regel("M-05", "X-04")
def test_het_getekende_formulier_ligt_bij_de_toestemming(voorbeeld: Gemeente) -> None:
    zaak = breng_naar("in_onderzoek")
    client = Client()
    client.force_login(zaak.consulent)
    pad = f"/zaken/{zaak.melding.nummer}/toestemmingen/"
    feiten = {"bron": "medisch", "doel": "De arts kent de diagnose.", "wijze": "Tekende."} | datum("gegeven_op", zaak)
    with time_machine.travel(middag(zaak.op)):
        for stuk, zin in (
            (pdf("WMO-2026-999999.pdf"), "Dit bestand hoort bij zaak WMO-2026-999999."),
            (pdf("a.pdf", b"PK"), "Dit is geen pdf, jpg, png, heic of docx."),
        ):
            pagina = client.post(pad, feiten | {"stuk": stuk}).content.decode()
            assert zin in pagina
            assert "De arts kent de diagnose." in pagina
        assert not Toestemming.objects.filter(bron="medisch").exists()
        assert client.post(pad, feiten | {"stuk": pdf()}).status_code == 302
        rij = Toestemming.objects.get(bron="medisch")
        assert (rij.document.soort, rij.document.richting, lees(rij.document)) == (
            "toestemming", "in", b"%PDF-1.7 getekend",
        )  # fmt: skip
        assert f"/documenten/{rij.document.pk}/" in client.get(pad).content.decode()
        assert client.post(pad, feiten).status_code == 302
    assert Toestemming.objects.filter(bron="medisch", document=None).count() == 1
