"""Letters, papers and messages in Mijn zaak: what is shown to whom, what is sent in, and who must answer."""

import html
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from meldingen.models import Berichtvoorkeur, Client, Document, Inwonerbericht, Inzage, Machtiging, Taak
from meldingen.services.documenten import bewaar
from meldingen.services.geheim import houd_adres_geheim
from meldingen.services.inwonerstukken import brieven_aan_client
from meldingen.services.voorkeur import Voorkeuren, leg_voorkeuren_vast
from tests.bestanden import beeld, pdf
from tests.bouwers import Zaak, breng_naar, leeg_uitbak
from tests.mijnzaak.mens import browser, maak_gemachtigde, maak_inwoner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
B = Machtiging.Bereik
PDF = pdf()
PNG = beeld("PNG")


@pytest.fixture
def zaak() -> Iterator[Zaak]:
    zaak = breng_naar("verslag_verzonden")
    dag = datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9)
    with time_machine.travel(dag, tick=False):
        yield zaak


def tekst(antwoord: HttpResponse) -> str:
    return html.unescape(antwoord.content.decode())


def pagina(zaak: Zaak, naam: str, *meer: Any) -> str:
    return reverse(naam, args=[zaak.melding.nummer, *meer])


def test_alleen_verzonden_brieven_aan_de_client_staan_er(zaak: Zaak) -> None:
    thuis = browser(maak_inwoner("anna", zaak.melding))
    gezien = tekst(thuis.get(pagina(zaak, "mijn_berichten")))
    assert "Ontvangstbevestiging van uw melding" in gezien
    assert "Verslag en ondersteuningsplan" in gezien
    assert "ook per post" in gezien
    voor = len(brieven_aan_client(zaak.melding, is_client=True))
    arts = {"naam": "Arts", "straat": "a", "postcode_plaats": "b", "gaat_over": "c"}
    ander = bewaar(
        zaak.melding, PDF, sleutel="D-05:proef", soort="D-05", titel="Vraag om advies", richting="uit",
        mediatype="application/pdf", op=zaak.op, door=None, gegevens=json.dumps({"geadresseerde": arts}),
    )  # fmt: skip
    Document.objects.filter(pk=ander.pk).update(verzonden_op=zaak.op)
    intern = bewaar(zaak.melding, PDF, sleutel="advies:1", soort="advies", titel="Advies", richting="in",
                    mediatype="application/pdf", op=zaak.op, door=zaak.consulent)  # fmt: skip
    nog_niet = bewaar(zaak.melding, PDF, sleutel="D-03:x", soort="D-03", titel="Later", richting="uit",
                      mediatype="application/pdf", op=zaak.op, door=None)  # fmt: skip
    assert len(brieven_aan_client(zaak.melding, is_client=True)) == voor
    for verborgen in (ander, intern, nog_niet):
        assert thuis.get(pagina(zaak, "mijn_stuk", verborgen.pk)).status_code == 404


def test_een_brief_lezen_staat_in_het_logboek(zaak: Zaak) -> None:
    wie = maak_inwoner("anna", zaak.melding)
    brief = brieven_aan_client(zaak.melding, is_client=True)[0]
    antwoord = browser(wie).get(pagina(zaak, "mijn_stuk", brief.pk))
    assert antwoord.content.startswith(b"%PDF")
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert Inzage.objects.filter(gebruiker=wie, wat="stuk in mijn zaak").count() == 1


def test_een_gemachtigde_ziet_brieven_alleen_met_dat_bereik_en_nooit_het_geheime_adres(zaak: Zaak) -> None:
    wie = maak_gemachtigde(zaak.melding, [B.MELDING], zaak.consulent)
    thuis = browser(wie)
    assert thuis.get(pagina(zaak, "mijn_berichten")).status_code == 404
    Machtiging.objects.filter(gemachtigde=wie).update(waarvoor=["stukken"])
    assert thuis.get(pagina(zaak, "mijn_berichten")).status_code == 200
    brief = brieven_aan_client(zaak.melding, is_client=False)[0]
    houd_adres_geheim(zaak.melding, op=zaak.op, door=zaak.consulent)
    assert thuis.get(pagina(zaak, "mijn_stuk", brief.pk)).status_code == 404
    assert thuis.get(pagina(zaak, "mijn_voorkeuren")).status_code == 404


@pytest.mark.regel("M-23")
def test_een_bericht_is_een_taak_en_het_antwoord_geeft_een_mail_zonder_inhoud(zaak: Zaak, client: Any) -> None:
    wie = maak_inwoner("anna", zaak.melding)
    thuis = browser(wie)
    assert "Schrijf eerst uw bericht." in tekst(thuis.post(pagina(zaak, "mijn_berichten"), {"tekst": " "}))
    thuis.post(pagina(zaak, "mijn_berichten"), {"tekst": "Mag mijn buurvrouw erbij zijn?"})
    taak = Taak.objects.filter(melding=zaak.melding, plek="inwonerberichten").open().get()
    assert taak.voor == zaak.consulent
    client.force_login(zaak.consulent)
    gezien = tekst(client.get(pagina(zaak, "inwonerberichten")))
    assert "Mag mijn buurvrouw erbij zijn?" in gezien
    assert Inwonerbericht.objects.get().gelezen_op is not None
    wens = Voorkeuren(kanalen={"bericht": "portaal"}, email="anna@voorbeeld.example")
    leg_voorkeuren_vast(zaak.melding, wens, op=zaak.op, door=wie)
    client.post(pagina(zaak, "inwonerberichten"), {"tekst": "Ja, dat is juist fijn."})
    assert Taak.objects.filter(pk=taak.pk, gedaan_op=zaak.op, gedaan_door=zaak.consulent).exists()
    mail.outbox.clear()
    leeg_uitbak(zaak.op)
    (bericht,) = mail.outbox
    assert bericht.to == ["anna@voorbeeld.example"]
    assert "juist fijn" not in bericht.body
    assert zaak.melding.client.achternaam not in bericht.body
    assert zaak.melding.client.bsn not in bericht.body
    assert "Ja, dat is juist fijn." in tekst(thuis.get(pagina(zaak, "mijn_berichten")))
    assert Inwonerbericht.objects.filter(van_gemeente=True, gelezen_op__isnull=False).exists()


def test_zonder_die_wens_of_met_veilige_communicatie_gaat_er_geen_mail(zaak: Zaak, client: Any) -> None:
    Client.objects.filter(pk=zaak.melding.client_id).update(email="anna@voorbeeld.example")
    client.force_login(zaak.consulent)
    client.post(pagina(zaak, "inwonerberichten"), {"tekst": "Een."})
    Berichtvoorkeur.objects.create(client=zaak.melding.client, soort="bericht", kanaal="portaal", gekozen_op=zaak.op)
    Client.objects.filter(pk=zaak.melding.client_id).update(veilige_communicatie=True)
    client.post(pagina(zaak, "inwonerberichten"), {"tekst": "Twee."})
    mail.outbox.clear()
    leeg_uitbak(zaak.op)
    assert mail.outbox == []
    client.post(pagina(zaak, "inwonerberichten"), {"rust": "ja"})


def test_in_een_gesloten_zaak_schrijft_niemand_meer_maar_een_stuk_mag_nog() -> None:
    zaak = breng_naar("ingetrokken")
    thuis = browser(maak_inwoner("anna", zaak.melding))
    antwoord = thuis.post(pagina(zaak, "mijn_berichten"), {"tekst": "Toch nog iets."})
    assert antwoord.status_code == 200
    assert not Inwonerbericht.objects.exists()
    assert "Deze zaak is gesloten" in tekst(thuis.get(pagina(zaak, "mijn_berichten")))
    assert thuis.get(pagina(zaak, "mijn_opsturen")).status_code == 200


def test_opsturen_is_ontvangen_vandaag_met_een_taak_en_een_keer(zaak: Zaak) -> None:
    wie = maak_inwoner("anna", zaak.melding)
    thuis = browser(wie)
    fout = tekst(thuis.post(pagina(zaak, "mijn_opsturen"), {"soort": "anders"}))
    assert "Kies een bestand." in fout

    def stuur() -> HttpResponse:
        bestanden = {"bestand_1": SimpleUploadedFile("foto.png", PNG), "bestand_2": SimpleUploadedFile("b.pdf", PDF)}
        return thuis.post(pagina(zaak, "mijn_opsturen"), {"soort": "gevraagd", **bestanden})

    assert stuur().status_code == 302, tekst(stuur())
    stuur()
    stukken = Document.objects.filter(melding=zaak.melding, sleutel__startswith="mijn:")
    assert stukken.count() == 2
    assert {rij.op for rij in stukken} == {zaak.op}
    assert {rij.door for rij in stukken} == {wie}
    assert Taak.objects.filter(melding=zaak.melding, sleutel__startswith="opgestuurd:").count() == 1
    gezien = tekst(thuis.get(pagina(zaak, "mijn_berichten")))
    assert gezien.count("Gevraagd stuk van de inwoner") == 2
    assert thuis.get(pagina(zaak, "mijn_stuk", stukken[0].pk)).status_code == 200


def test_een_bestand_van_een_andere_soort_wordt_met_een_zin_geweigerd(zaak: Zaak) -> None:
    thuis = browser(maak_inwoner("anna", zaak.melding))
    antwoord = thuis.post(
        pagina(zaak, "mijn_opsturen"),
        {"soort": "anders", "bestand_1": SimpleUploadedFile("a.pdf", b"MZ\x90 programma")},
    )
    assert antwoord.status_code == 200
    assert not Document.objects.filter(sleutel__startswith="mijn:").exists()


def test_wat_om_aanvulling_vraagt_gaat_naar_de_bladzijde_van_de_aanvulling() -> None:
    zaak = breng_naar("hersteltermijn")
    thuis = browser(maak_inwoner("anna", zaak.melding))
    thuis.post(pagina(zaak, "mijn_opsturen"), {"soort": "gevraagd", "bestand_1": SimpleUploadedFile("foto.png", PNG)})
    assert Taak.objects.filter(melding=zaak.melding, plek="aangevuld", sleutel__startswith="opgestuurd:").exists()
