"""Personal text never stands readable in the database or on the disk; keys can be replaced."""

import base64
import secrets
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.exceptions import FieldError
from django.db import connection
from pytest_django import Settings

from meldingen import versleuteling
from meldingen.models import Client, Document, Gebeurtenis, Gemeente, Melding
from meldingen.services.clienten import bsn_index, vind_of_maak
from meldingen.services.documenten import bewaar, lees
from meldingen.velden import VersleuteldeTekst
from meldingen.versleuteling import Onleesbaar
from onderzoek.models import Rubriek
from tests.bouwers import RUBRIEKEN, Zaak, breng_naar, clientgegevens, maak_melding
from tests.mensen import maak_bsn

pytestmark = pytest.mark.django_db
HULPVRAAG = "Mijn moeder valt vaak en ik kan niet meer."
BSN = maak_bsn(4_000)


def alle_rijen() -> str:
    """Every row of every table of ours, as the database holds it."""
    delen = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f"SELECT coalesce(string_agg(rij::text, '|'), '') FROM {model._meta.db_table} rij")  # noqa: S608
            delen.append(cursor.fetchone()[0])
    return "\n".join(delen)


@pytest.fixture
def zaak(zonder_pdf: None) -> Zaak:
    return breng_naar("ingetrokken", client=clientgegevens(bsn=BSN))


@pytest.mark.usefixtures("zonder_pdf")
def test_geen_gevoelige_tekst_staat_leesbaar_in_de_database() -> None:
    maak_melding(client=clientgegevens(bsn=BSN), hulpvraag=HULPVRAAG)
    breng_naar("toegekend")
    breng_naar("ingetrokken")
    opgeslagen = alle_rijen()
    for geheim in (
        BSN, HULPVRAAG, RUBRIEKEN["a"], "Reden bij stap 3.", "mevrouw Proef, haar dochter", "Logeerzorg is nodig.",
        "De dochter kan twee weken niet zorgen.", "Belde dat het niet meer hoeft.",
    ):  # fmt: skip
        assert geheim not in opgeslagen, geheim
    # What is looked for is really there, in the form in which the portal reads it.
    assert Client.objects.filter(bsn_index=bsn_index(BSN)).get().bsn == BSN
    assert Melding.objects.earliest("pk").hulpvraag == HULPVRAAG
    assert RUBRIEKEN["a"] in {rij.tekst for rij in Rubriek.objects.all()}
    assert "Belde dat het niet meer hoeft." in {rij.reden for rij in Gebeurtenis.objects.all()}


def test_elk_vrij_tekstveld_is_versleuteld_of_met_reden_niet() -> None:
    toegestaan: set[str] = set()
    open_ = {
        f"{model._meta.label}.{veld.name}"
        for model in apps.get_models()
        if model._meta.app_label in ("meldingen", "onderzoek", "beschikkingen", "logeerzorg", "cak_export")
        for veld in model._meta.get_fields()
        if getattr(veld, "get_internal_type", str)() == "TextField" and not isinstance(veld, VersleuteldeTekst)
    }
    assert open_ == toegestaan


def test_de_bytes_van_een_document_zijn_op_de_schijf_onleesbaar(zaak: Zaak, settings: Settings) -> None:
    inhoud = b"%PDF-1.7 " + HULPVRAAG.encode() + BSN.encode()
    document = bewaar(
        zaak.melding, inhoud, sleutel="proef", soort="bijlage", titel="Bijlage", richting=Document.Richting.IN,
        mediatype="application/pdf", op=zaak.op, door=None,
    )  # fmt: skip
    pad = Path(settings.MEDIA_ROOT) / document.bestand.name
    opgeslagen = pad.read_bytes()
    assert inhoud not in opgeslagen
    assert not any(deel in opgeslagen for deel in (b"%PDF", HULPVRAAG.encode(), BSN.encode()))
    assert lees(document) == inhoud
    assert not any(woord in document.bestand.name for woord in (BSN, zaak.melding.nummer, "Bijlage"))
    with pytest.raises(ValueError, match="geen openbaar adres"):
        _ = document.bestand.url


def test_een_lege_tekst_blijft_leeg(voorbeeld: Gemeente) -> None:
    melding = maak_melding(voorbeeld, hulpvraag="")
    with connection.cursor() as cursor:
        cursor.execute("SELECT hulpvraag FROM meldingen_melding WHERE id = %s", [melding.pk])
        assert cursor.fetchone() == ("",)


# --- the blind index ------------------------------------------------------------------------------


def test_een_bsn_wordt_gevonden_zonder_leesbaar_te_zijn(voorbeeld: Gemeente) -> None:
    client, nieuw = vind_of_maak(voorbeeld, clientgegevens(bsn=BSN))
    nog_eens, weer_nieuw = vind_of_maak(voorbeeld, clientgegevens(bsn=BSN, achternaam="Andersom"))
    assert (nieuw, weer_nieuw) == (True, False)
    assert nog_eens.pk == client.pk
    assert nog_eens.achternaam == client.achternaam


def test_dezelfde_tekst_krijgt_elk_keer_een_ander_geheim_maar_hetzelfde_kenmerk() -> None:
    assert versleuteling.versleutel(b"x") != versleuteling.versleutel(b"x")
    assert bsn_index(BSN) == bsn_index(BSN)
    assert bsn_index(BSN) != versleuteling.kenmerk(BSN, "gebeurtenis")


def test_het_kenmerk_hangt_af_van_de_sleutel(settings: Settings) -> None:
    voor = bsn_index(BSN)
    settings.SLEUTELS = replace(settings.SLEUTELS, index=secrets.token_bytes(32))
    assert bsn_index(BSN) != voor


@pytest.mark.parametrize("zoek", ["contains", "startswith", "icontains", "gt", "in", "iexact", "regex"])
def test_in_een_versleuteld_veld_kan_niet_worden_gezocht(zoek: str) -> None:
    with pytest.raises(FieldError, match="kan niet met"):
        Client.objects.filter(**{f"bsn__{zoek}": [BSN] if zoek == "in" else BSN}).exists()


def test_zoeken_op_gelijk_vindt_nooit_iets_en_daarom_mag_het_niet() -> None:
    """Ciphertext differs each time, so 'equal' would silently find nothing; only 'empty' can be asked."""
    with pytest.raises(FieldError, match="kan niet met"):
        Client.objects.filter(bsn=BSN).exists()
    assert not Client.objects.filter(bsn="").exists()


# --- the key ring ---------------------------------------------------------------------------------


def nieuwe_sleutel() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def test_een_nieuwe_sleutel_vooraan_leest_het_oude_en_schrijft_het_nieuwe(settings: Settings) -> None:
    oud = settings.SLEUTELS.versleuteling
    geheim = versleuteling.versleutel(HULPVRAAG.encode())
    settings.SLEUTELS = replace(settings.SLEUTELS, versleuteling=(nieuwe_sleutel(), *oud))
    assert versleuteling.ontsleutel(geheim).decode() == HULPVRAAG
    hersleuteld = versleuteling.hersleutel(geheim)
    settings.SLEUTELS = replace(settings.SLEUTELS, versleuteling=settings.SLEUTELS.versleuteling[:1])
    assert versleuteling.ontsleutel(hersleuteld).decode() == HULPVRAAG
    with pytest.raises(Onleesbaar, match="sleutelring"):
        versleuteling.ontsleutel(geheim)


def test_met_een_vreemde_sleutel_blijft_alles_dicht(settings: Settings, voorbeeld: Gemeente) -> None:
    melding = maak_melding(voorbeeld, hulpvraag=HULPVRAAG)
    settings.SLEUTELS = replace(settings.SLEUTELS, versleuteling=(Fernet.generate_key().decode(),))
    with pytest.raises(Onleesbaar):
        Melding.objects.get(pk=melding.pk)


def test_veranderd_geheim_wordt_gemerkt() -> None:
    geheim = bytearray(versleuteling.versleutel(b"tekst"))
    geheim[30] ^= 1
    with pytest.raises(Onleesbaar):
        versleuteling.ontsleutel(bytes(geheim))
