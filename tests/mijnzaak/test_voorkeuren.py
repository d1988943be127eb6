"""Mijn zaak as a channel: only for the kinds the client chose, with a mail, and by post when that fails (M-23)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.urls import reverse

from meldingen.brieven.soorten import alle_soorten
from meldingen.fouten import Geweigerd
from meldingen.models import Berichtvoorkeur, Client, Document, Gebeurtenis, Termijn, Uitgaand
from meldingen.services import uitgaand
from meldingen.services.brieven import PORTAAL, POST
from meldingen.services.voorkeur import SOORT_VAN_BRIEF, Voorkeuren, is_bereikbaar, leg_voorkeuren_vast
from onderzoek.services.verslag import verzend_verslag
from tests.bouwers import Zaak, breng_naar, leeg_uitbak, middag
from tests.mijnzaak.mens import browser, maak_inwoner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_pdf")]
ALLES = dict.fromkeys(Berichtvoorkeur.Soort.values, "portaal")
ADRES = "anna@voorbeeld.example"


@pytest.fixture
def zaak() -> Iterator[Zaak]:
    """The verslag stands ready to be sent."""
    zaak = breng_naar("verslag_concept")
    dag = datetime.combine(zaak.op, datetime.min.time(), UTC) + timedelta(hours=9)
    with time_machine.travel(dag, tick=False):
        yield zaak


def kies(zaak: Zaak, **anders: Any) -> None:
    wens = {"kanalen": ALLES, "email": ADRES, **anders}
    leg_voorkeuren_vast(zaak.melding, Voorkeuren(**wens), op=zaak.op, door=zaak.consulent)


def verzend(zaak: Zaak) -> Document:
    verzend_verslag(zaak.verslag, op=zaak.op, door=zaak.consulent)
    mail.outbox.clear()
    leeg_uitbak(zaak.op)
    return Document.objects.get(melding=zaak.melding, soort="D-07")


@pytest.mark.regel("M-23")
def test_een_gekozen_soort_staat_in_mijn_zaak_en_telt_die_dag_als_verzonden(zaak: Zaak) -> None:
    kies(zaak)
    brief = verzend(zaak)
    assert (brief.kanaal, brief.verzonden_op) == (PORTAAL, zaak.op)
    assert not list(settings.POSTMAP.glob("D-07*"))
    assert mail.outbox
    for bericht in mail.outbox:
        assert bericht.to == [ADRES]
        assert "verslag" not in f"{bericht.subject}{bericht.body}".lower()
    assert zaak.klok(Termijn.Soort.RETOUR).start == zaak.op
    thuis = browser(maak_inwoner("anna", zaak.melding))
    assert "alleen hier" in thuis.get(reverse("mijn_berichten", args=[zaak.melding.nummer])).content.decode()
    assert leeg_uitbak(zaak.op) == 0


@pytest.mark.regel("M-23")
def test_wat_niet_is_gekozen_gaat_per_post(zaak: Zaak) -> None:
    kies(zaak, kanalen=ALLES | {"verslag": "post"})
    brief = verzend(zaak)
    assert brief.kanaal == POST
    assert list(settings.POSTMAP.glob("D-07*"))
    assert mail.outbox == []


def test_een_geweigerd_adres_of_een_dode_mailserver_wordt_post(zaak: Zaak, monkeypatch: pytest.MonkeyPatch) -> None:
    def weiger(*_: Any, **__: Any) -> None:
        raise SMTPRecipientsRefused({ADRES: (550, b"onbekend")})

    kies(zaak)
    monkeypatch.setattr("meldingen.services.mail.EmailMessage.send", weiger)
    assert verzend(zaak).kanaal == POST
    assert list(settings.POSTMAP.glob("D-07*"))


def test_zolang_de_mailserver_zwijgt_is_de_brief_niet_verzonden_en_na_een_uur_gaat_zij_per_post(
    zaak: Zaak, monkeypatch: pytest.MonkeyPatch
) -> None:
    def zwijg(*_: Any, **__: Any) -> None:
        raise SMTPServerDisconnected("weg")

    kies(zaak)
    verzend_verslag(zaak.verslag, op=zaak.op, door=zaak.consulent)
    monkeypatch.setattr("meldingen.services.mail.EmailMessage.send", zwijg)
    nu = middag(zaak.op)
    for uur in range(8):
        uitgaand.verwerk_alles(op=zaak.op, nu=lambda uur=uur: nu + timedelta(hours=2 * uur))
        brief = Document.objects.get(melding=zaak.melding, soort="D-07")
        if uur == 0:
            assert brief.verzonden_op is None
    assert brief.kanaal == POST
    assert Uitgaand.objects.get(sleutel=f"portaal:{brief.pk}").klaar_op is not None


def test_zonder_adres_is_er_geen_keuze_en_zonder_weg_naar_binnen_gaat_alles_per_post(zaak: Zaak) -> None:
    with pytest.raises(Geweigerd, match="Vul een e-mailadres in"):
        kies(zaak, email="")
    kies(zaak)
    client = Client.objects.get(pk=zaak.melding.client_id)
    assert is_bereikbaar(client)
    Client.objects.filter(pk=client.pk).update(geboortedatum=None)
    assert not is_bereikbaar(Client.objects.get(pk=client.pk))
    assert verzend(zaak).kanaal == POST


def test_bij_veilige_communicatie_brengt_een_mens_de_brief(zaak: Zaak) -> None:
    kies(zaak)
    Client.objects.filter(pk=zaak.melding.client_id).update(veilige_communicatie=True)
    brief = verzend(zaak)
    assert brief.verzonden_op is None
    assert mail.outbox == []
    assert zaak.melding.taken.filter(sleutel__startswith="bezorg:D-07").exists()


@pytest.mark.regel("M-23")
def test_grote_letters_staan_in_de_brief(zaak: Zaak) -> None:
    kies(zaak, kanalen={}, grote_letters=True)
    brief = verzend(zaak)
    assert b'class="brief groot"' in brief.bestand.open("rb").read() or b" groot" in brief.bestand.open("rb").read()


@pytest.mark.regel("M-23", "M-26")
def test_de_inwoner_kiest_zelf_en_de_balie_ziet_het(zaak: Zaak, client: Any) -> None:
    wie = maak_inwoner("anna", zaak.melding)
    thuis = browser(wie)
    kanalen = {f"kanaal_{soort}": "post" for soort in ALLES}
    velden = {**kanalen, "kanaal_verslag": "portaal", "email": ADRES, "helpt": ["grote_letters", "liever_bellen"],
              "taal": "Turks", "tolk": "ngt"}  # fmt: skip
    adres = reverse("mijn_voorkeuren", args=[zaak.melding.nummer])
    zonder = thuis.post(adres, velden | {"email": ""})
    assert "Vul een e-mailadres in." in zonder.content.decode()
    assert thuis.post(adres, velden).status_code == 302
    vers = Client.objects.get(pk=zaak.melding.client_id)
    assert (vers.grote_letters, vers.liever_bellen, vers.taal, vers.tolk) == (True, True, "Turks", "ngt")
    gebeurtenis = Gebeurtenis.objects.get(melding=zaak.melding, code="M-23")
    assert gebeurtenis.door == wie
    assert ADRES not in gebeurtenis.reden
    client.force_login(zaak.consulent)
    dossier = client.get(zaak.melding.get_absolute_url()).content.decode()
    assert "Bel liever dan schrijven." in dossier
    assert "Spreekt liefst Turks." in dossier
    balie = client.get(reverse("voorkeuren", args=[zaak.melding.nummer])).content.decode()
    assert ADRES in balie
    assert client.post(reverse("voorkeuren", args=[zaak.melding.nummer]), kanalen | {"email": ADRES}).status_code == 302
    assert not Berichtvoorkeur.objects.filter(kanaal="portaal").exists()


def test_het_dossier_zegt_langs_welke_weg_een_brief_ging(zaak: Zaak, client: Any) -> None:
    kies(zaak)
    verzend(zaak)
    client.force_login(zaak.consulent)
    dossier = client.get(zaak.melding.get_absolute_url()).content.decode()
    assert ", in Mijn zaak</span>" in dossier
    assert ", per post</span>" in dossier


def test_de_tabel_noemt_alleen_brieven_die_bestaan() -> None:
    assert set(SOORT_VAN_BRIEF) <= {soort.code for soort in alle_soorten()}
