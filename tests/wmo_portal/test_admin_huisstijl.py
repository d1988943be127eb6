"""The beheerder gives letters a logo and a colour, and looks at a letter first."""

import io
import re
from typing import Any

import pikepdf
import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from meldingen.brieven.controle import controleer_pdf
from meldingen.brieven.logo import keur_logo
from meldingen.models import Document, Gebruiker, Gemeente
from meldingen.services.huisstijl import lees_logo

pytestmark = pytest.mark.django_db
ROOD, GEEL = "#8a1538", "#ffcc00"
VOORBEELD = {"_voorbeeld": "Voorbeeldbrief bekijken"}


def blad(gemeente: Gemeente) -> str:
    return reverse("admin:meldingen_gemeente_change", args=[gemeente.pk])


def bestand(kleur: str = ROOD, soort: str = "PNG") -> SimpleUploadedFile:
    uit = io.BytesIO()
    Image.new("RGB", (60, 20), kleur).save(uit, soort)
    return SimpleUploadedFile(f"logo.{soort.lower()}", uit.getvalue())


def binnen(wie: Gebruiker) -> Client:
    client = Client()
    client.force_login(wie)
    return client


@pytest.fixture
def beheer(beheerder: Gebruiker) -> Client:
    return binnen(beheerder)


@pytest.fixture
def eigen(beheerder: Gebruiker) -> Gemeente:
    return beheerder.gemeente


def ingevuld(gemeente: Gemeente, **anders: Any) -> dict[str, Any]:
    """The form as it stands on the page, with these changes."""
    velden = ("hostnaam", "afdeling", "postbus", "postcode_plaats", "telefoon", "bereikbaar", "spoed_telefoon",
              "email", "website", "pgb_website", "privacy_website", "clientondersteuning",
              "clientondersteuning_telefoon", "huiskleur")  # fmt: skip
    return {naam: getattr(gemeente, naam) for naam in velden} | anders


def fouten(antwoord: Any) -> dict[str, list[str]]:
    return dict(antwoord.context["adminform"].form.errors)


def vers(gemeente: Gemeente) -> Gemeente:
    return Gemeente.objects.get(pk=gemeente.pk)


# --- keeping --------------------------------------------------------------------------------------


def test_een_logo_en_een_kleur_worden_bewaard_en_staan_op_de_pagina(beheer: Client, eigen: Gemeente) -> None:
    upload = bestand()
    logo = keur_logo(upload.read())
    upload.seek(0)
    antwoord = beheer.post(blad(eigen), ingevuld(eigen, huiskleur=ROOD, logobestand=upload))
    assert antwoord.status_code == 302, fouten(antwoord)
    assert (vers(eigen).huiskleur, vers(eigen).logo) == (ROOD, logo.naam)
    assert lees_logo(logo.naam) == logo
    assert logo.data_adres in beheer.get(blad(eigen)).content.decode()
    assert "Logo" in LogEntry.objects.get().get_change_message()


def test_opslaan_zonder_bestand_laat_het_logo_staan_en_het_vakje_haalt_het_weg(beheer: Client, eigen: Gemeente) -> None:
    beheer.post(blad(eigen), ingevuld(eigen, logobestand=bestand()))
    naam = vers(eigen).logo
    beheer.post(blad(eigen), ingevuld(eigen, telefoon="0123 99 99 99"))
    assert (vers(eigen).logo, vers(eigen).telefoon) == (naam, "0123 99 99 99")
    beheer.post(blad(eigen), ingevuld(eigen, **{"logobestand-clear": "on"}))
    assert vers(eigen).logo == ""


def test_een_gekozen_logo_overleeft_een_fout_in_een_ander_veld(beheer: Client, eigen: Gemeente) -> None:
    antwoord = beheer.post(blad(eigen), ingevuld(eigen, huiskleur=GEEL, logobestand=bestand()))
    assert list(fouten(antwoord)) == ["huiskleur"]
    assert "te licht om te lezen" in fouten(antwoord)["huiskleur"][0]
    assert vers(eigen).logo == ""
    gevonden = re.search(r'name="logobestand-onthouden" value="([^"]+)"', antwoord.content.decode())
    assert gevonden
    onthouden = gevonden[1]
    antwoord = beheer.post(blad(eigen), ingevuld(eigen, **{"logobestand-onthouden": onthouden}))
    assert antwoord.status_code == 302, fouten(antwoord)
    assert vers(eigen).logo == keur_logo(bestand().read()).naam


@pytest.mark.parametrize("onzin", ["%%%", "aGFsbG8=", "é", "x" * 1000])
def test_een_verzonnen_onthouden_bestand_wordt_gekeurd_als_elk_ander(
    beheer: Client, eigen: Gemeente, onzin: str
) -> None:
    beheer.post(blad(eigen), ingevuld(eigen, **{"logobestand-onthouden": onzin}))
    assert vers(eigen).logo == ""


@pytest.mark.parametrize(
    ("upload", "zin"),
    [
        (SimpleUploadedFile("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "geen PNG of JPEG"),
        (SimpleUploadedFile("logo.png", b"<script>alert(1)</script>", "image/png"), "geen PNG of JPEG"),
        (SimpleUploadedFile("logo.png", b"x" * 200_001), "groter dan 200 kB"),
        (SimpleUploadedFile("logo.png", b""), "leeg"),
    ],
    ids=["svg", "vermomd", "groot", "leeg"],
)
def test_een_verkeerd_bestand_geeft_een_zin_en_laat_alles_staan(
    beheer: Client, eigen: Gemeente, upload: SimpleUploadedFile, zin: str
) -> None:
    beheer.post(blad(eigen), ingevuld(eigen, logobestand=bestand()))
    voor = vers(eigen)
    upload.seek(0)
    antwoord = beheer.post(blad(eigen), ingevuld(eigen, telefoon="0123 99 99 99", logobestand=upload))
    assert zin in fouten(antwoord)["logobestand"][0]
    assert 'value="0123 99 99 99"' in antwoord.content.decode()
    assert (vers(eigen).logo, vers(eigen).telefoon) == (voor.logo, voor.telefoon)


def test_een_nieuw_logo_en_weghalen_tegelijk_kan_niet(beheer: Client, eigen: Gemeente) -> None:
    antwoord = beheer.post(blad(eigen), ingevuld(eigen, logobestand=bestand(), **{"logobestand-clear": "on"}))
    assert list(fouten(antwoord)) == ["logobestand"]


# --- looking first --------------------------------------------------------------------------------


def test_het_voorbeeld_toont_wat_er_getypt_is_en_bewaart_niets(beheer: Client, eigen: Gemeente) -> None:
    voor = Gemeente.objects.filter(pk=eigen.pk).values().get()
    data = ingevuld(eigen, huiskleur=ROOD, telefoon="0123 99 99 99", logobestand=bestand(), **VOORBEELD)
    antwoord = beheer.post(blad(eigen), data)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "application/pdf")
    assert antwoord["Content-Disposition"].startswith("inline")
    assert "no-store" in antwoord["Cache-Control"]
    assert controleer_pdf(antwoord.content) == []
    with pikepdf.open(io.BytesIO(antwoord.content)) as pdf:
        assert str(pdf.docinfo["/Title"]).startswith("Voorbeeld")
        assert any(x.Subtype == "/Image" for x in pdf.pages[0].Resources.XObject.values())
    assert Gemeente.objects.filter(pk=eigen.pk).values().get() == voor
    assert not LogEntry.objects.exists()
    assert not Document.objects.exists()
    with pytest.raises(FileNotFoundError):
        lees_logo(keur_logo(bestand().read()).naam)


def test_het_voorbeeld_gebruikt_het_bewaarde_logo_tenzij_het_weg_moet(beheer: Client, eigen: Gemeente) -> None:
    beheer.post(blad(eigen), ingevuld(eigen, logobestand=bestand()))
    met = beheer.post(blad(eigen), ingevuld(eigen, **VOORBEELD)).content
    zonder = beheer.post(blad(eigen), ingevuld(eigen, **VOORBEELD, **{"logobestand-clear": "on"})).content
    for inhoud, aantal in ((met, 1), (zonder, 0)):
        with pikepdf.open(io.BytesIO(inhoud)) as pdf:
            bronnen = pdf.pages[0].Resources.get("/XObject", {})
            assert len([x for x in bronnen.values() if x.Subtype == "/Image"]) == aantal
    assert vers(eigen).logo


def test_een_voorbeeld_van_een_fout_formulier_is_het_formulier_met_de_fout(beheer: Client, eigen: Gemeente) -> None:
    antwoord = beheer.post(blad(eigen), ingevuld(eigen, huiskleur=GEEL, **VOORBEELD))
    assert antwoord.status_code == 200
    assert list(fouten(antwoord)) == ["huiskleur"]


def test_een_voorbeeld_zonder_verplichte_gegevens_noemt_wat_ontbreekt(beheer: Client, eigen: Gemeente) -> None:
    antwoord = beheer.post(
        blad(eigen), ingevuld(eigen, telefoon="", **VOORBEELD), headers={"referer": blad(eigen)}, follow=True
    )
    assert "Vul eerst in: telefoon" in antwoord.content.decode()
    assert vers(eigen).telefoon


def test_de_knop_staat_op_de_pagina_en_opent_een_nieuw_tabblad(beheer: Client, eigen: Gemeente) -> None:
    pagina = beheer.get(blad(eigen)).content.decode()
    assert 'name="_voorbeeld" value="Voorbeeldbrief bekijken" formtarget="_blank"' in pagina
    assert 'enctype="multipart/form-data"' in pagina
    assert 'type="color" name="huiskleur"' in pagina


def test_van_een_andere_gemeente_is_er_geen_voorbeeld(beheer: Client, altena: Gemeente) -> None:
    for extra in ({}, VOORBEELD):
        antwoord = beheer.post(blad(altena), ingevuld(altena, huiskleur=ROOD, **extra))
        assert antwoord.status_code == 302
        assert antwoord["Content-Type"] != "application/pdf"
    assert vers(altena).huiskleur != ROOD


@pytest.mark.parametrize("rol", ["consulent", "teamleider", "administratie", "aanbieder", "auditor"])
def test_wie_niet_beheert_krijgt_geen_voorbeeld(rol: str, request: pytest.FixtureRequest, voorbeeld: Gemeente) -> None:
    antwoord = binnen(request.getfixturevalue(rol)).post(blad(voorbeeld), ingevuld(voorbeeld, **VOORBEELD))
    assert antwoord.status_code in (302, 403)


def test_wie_alleen_mag_kijken_ziet_geen_knop_en_krijgt_geen_voorbeeld(
    consulent: Gebruiker, voorbeeld: Gemeente
) -> None:
    consulent.is_staff = True
    consulent.save()
    consulent.user_permissions.add(Permission.objects.get(codename="view_gemeente"))
    client = binnen(consulent)
    pagina = client.get(blad(voorbeeld))
    assert pagina.status_code == 200
    assert "_voorbeeld" not in pagina.content.decode()
    assert client.post(blad(voorbeeld), ingevuld(voorbeeld, **VOORBEELD)).status_code == 403
