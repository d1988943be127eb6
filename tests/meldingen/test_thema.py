"""The theme of a gemeente: no colour that cannot be read gets on a page, and a change is seen at once."""

import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from meldingen.brieven.logo import keur_logo
from meldingen.huisstijl import (
    LETTERS,
    contrast_met_wit,
    contrast_tussen,
    donkerder,
    fout_in_thema,
    kleurparen,
    palet,
    thema_css,
)
from meldingen.models import Gebruiker, Gemeente, Thema
from meldingen.services.huisstijl import bewaar_logo

ROOD, GEEL, BLAUW = "#8a1538", "#ffcc00", "#154273"
kleuren = st.integers(0, 0xFFFFFF).map(lambda getal: f"#{getal:06x}")


# --- the arithmetic -------------------------------------------------------------------------------


@given(kleuren)
@example("#000000")
@example("#ffffff")
@example("#767676")
@example(GEEL)
def test_een_kleur_is_goed_voor_alles_of_zegt_waarvoor_niet(kleur: str) -> None:
    mis = [paar for paar in kleurparen(kleur) if not paar.klopt]
    fout = fout_in_thema(kleur)
    assert bool(fout) == bool(mis)
    if fout:
        assert any(paar.wat in fout for paar in mis)
        with pytest.raises(ValueError, match="bestaat niet"):
            thema_css(kleur, "noto")
        beter = donkerder(kleur)
        assert beter in fout
        assert fout_in_thema(beter) == ""
        assert contrast_met_wit(beter) > contrast_met_wit(kleur)
    else:
        assert donkerder(kleur) == kleur


@given(kleuren.filter(lambda kleur: contrast_met_wit(kleur) >= 5.2))
def test_elke_donkere_kleur_mag(kleur: str) -> None:
    assert fout_in_thema(kleur) == ""


@given(kleuren)
def test_het_palet_loopt_van_licht_naar_donker_en_500_is_de_kleur_zelf(kleur: str) -> None:
    stappen = palet(kleur)
    assert sorted(stappen) == [50, 100, 200, 300, 400, 500, 600, 700]
    assert stappen[500] == kleur
    licht = [contrast_met_wit(stappen[stap]) for stap in sorted(stappen)]
    assert licht == sorted(licht)


@pytest.mark.parametrize(("ene", "andere", "contrast"), [("#000000", "#ffffff", 21), (BLAUW, BLAUW, 1)])
def test_contrast_tussen(ene: str, andere: str, contrast: float) -> None:
    assert contrast_tussen(ene, andere) == contrast_tussen(andere, ene) == pytest.approx(contrast)


@pytest.mark.parametrize("onzin", ["", "rood", "#12345", "#1234567", "#12345g", "red;}body{"])
def test_wat_geen_kleur_is_krijgt_een_zin_en_geen_stijlblad(onzin: str) -> None:
    assert "Schrijf de kleur als #" in fout_in_thema(onzin)
    with pytest.raises(ValueError, match="bestaat niet"):
        thema_css(onzin, "noto")


@pytest.mark.parametrize("letter", LETTERS)
def test_het_stijlblad_zet_alleen_eigenschappen_die_de_stijl_gebruikt(letter: str) -> None:
    css = thema_css(ROOD, letter)
    namen = re.findall(r"(--[\w-]+):", css)
    with open("static/css/publiek.css", encoding="utf-8") as blad:
        gewoon = blad.read()
    for naam in namen:
        if naam.endswith(("-50", "-100", "-300", "-700")):  # steps that no component asks for today
            continue
        assert f"{naam}:" in gewoon, naam
    assert re.fullmatch(r"\.voorbeeld-theme\{[^{}<>]*\}\n", css)
    assert "url(" not in css


def test_de_vaste_kleuren_zijn_die_van_het_stijlblad() -> None:
    with open("static/css/publiek.css", encoding="utf-8") as blad:
        css = blad.read()
    for naam, kleur in (
        ("blauw-100", "#e3f3fd"), ("groen-100", "#ddf7e4"), ("oranje-100", "#ffeee1"), ("rood-100", "#feeded"),
        ("grijs-50", "#f9f9fa"), ("grijs-200", "#dfe3e8"), ("wit", "#ffffff"),
    ):  # fmt: skip
        assert f"--voorbeeld-kleuren-{naam}:{kleur};" in css
    assert "--utrecht-focus-outline-color:#0b0c0c;" in css


# --- the pages ------------------------------------------------------------------------------------


def start(gemeente: Gemeente) -> str:
    bezoeker = Client()
    bezoeker.get(reverse("kies_gemeente", args=[gemeente.code]))
    return bezoeker.get("/").content.decode()


@pytest.mark.django_db
def test_alleen_een_gemeente_met_een_thema_heeft_een_stijlblad_erbij(altena: Gemeente, voorbeeld: Gemeente) -> None:
    assert "/thema/" not in start(voorbeeld)
    adres = altena.thema.adres
    assert f'<link rel="stylesheet" href="{adres}">' in start(altena)
    antwoord = Client().get(adres)
    assert antwoord["Content-Type"] == "text/css; charset=utf-8"
    assert {"public", "immutable", "max-age=31536000"} <= set(antwoord["Cache-Control"].split(", "))
    assert altena.thema.accent in antwoord.content.decode()


@pytest.mark.django_db
def test_een_andere_kleur_is_meteen_te_zien(altena: Gemeente) -> None:
    eerder = altena.thema.adres
    Thema.objects.update(accent=BLAUW)
    assert eerder not in start(altena)
    assert "/thema/154273/" in start(altena)


@pytest.mark.django_db
@pytest.mark.parametrize("pad", ["ffcc00/noto", "154273/comic", "zwart/noto", "15427/noto"])
def test_een_stijlblad_dat_niet_leesbaar_is_bestaat_niet(pad: str) -> None:
    assert Client().get(f"/thema/{pad}.css").status_code == 404


@pytest.mark.django_db
def test_het_logo_staat_in_de_kop_met_de_naam_als_tekst(altena: Gemeente) -> None:
    uit = io.BytesIO()
    Image.new("RGB", (60, 20), ROOD).save(uit, "PNG")
    beeld = keur_logo(uit.getvalue())
    altena.logo = bewaar_logo(beeld)
    altena.save()
    assert "kop__logo" not in start(altena)
    naam = beeld.naam.rpartition("/")[2]
    assert Client().get(f"/thema/logo/{naam}").status_code == 404
    Thema.objects.filter(gemeente=altena).update(toon_logo=True)
    assert f'<img class="kop__logo" src="/thema/logo/{naam}" alt="Gemeente Altena">' in start(altena)
    antwoord = Client().get(f"/thema/logo/{naam}")
    assert antwoord.content == beeld.inhoud
    assert (antwoord["Content-Type"], antwoord["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert "immutable" in antwoord["Cache-Control"]


@pytest.mark.django_db
def test_geen_ander_bestand_is_als_logo_te_vragen(altena: Gemeente) -> None:
    for naam in ("x.png", "..%2f..%2fetc%2fpasswd", "0" * 64 + ".png"):
        assert Client().get(f"/thema/logo/{naam}").status_code == 404


# --- the beheerder --------------------------------------------------------------------------------


@pytest.fixture
def beheer(beheerder: Gebruiker) -> Client:
    client = Client()
    client.force_login(beheerder)
    return client


@pytest.mark.django_db
def test_de_beheerder_kiest_een_kleur_voor_de_eigen_gemeente(
    beheer: Client, beheerder: Gebruiker, altena: Gemeente
) -> None:
    nieuw = reverse("admin:meldingen_thema_add")
    antwoord = beheer.post(nieuw, {"accent": ROOD, "lettertype": "systeem"})
    assert antwoord.status_code == 302
    assert Thema.objects.get(gemeente=beheerder.gemeente).accent == ROOD
    assert beheer.get(nieuw).status_code == 403  # there is one already
    anders = reverse("admin:meldingen_thema_change", args=[altena.thema.pk])
    assert beheer.get(anders).status_code == 302  # of another gemeente: it does not exist here
    weg = reverse("admin:meldingen_thema_delete", args=[beheerder.gemeente.thema.pk])
    assert beheer.post(weg, {"post": "yes"}).status_code == 302
    assert not Thema.objects.filter(gemeente=beheerder.gemeente).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kleur", "zin"), [(GEEL, "te licht om te lezen"), ("#747474", "dezelfde kleur, maar donkerder")]
)
def test_een_kleur_die_niet_te_lezen_is_wordt_geweigerd(beheer: Client, kleur: str, zin: str) -> None:
    antwoord = beheer.post(reverse("admin:meldingen_thema_add"), {"accent": kleur, "lettertype": "noto"})
    assert any(zin in fout for fout in antwoord.context["adminform"].form.errors["accent"])
    assert not Thema.objects.filter(accent=kleur).exists()


@pytest.mark.django_db
def test_het_voorbeeld_toont_de_kleur_en_bewaart_niets(beheer: Client, beheerder: Gebruiker) -> None:
    gekozen = {"accent": ROOD, "lettertype": "schreef", "_voorbeeld": "Voorbeeldpagina bekijken"}
    antwoord = beheer.post(reverse("admin:meldingen_thema_add"), gekozen, follow=True)
    assert '<link rel="stylesheet" href="/thema/8a1538/schreef.css">' in antwoord.content.decode()
    assert not Thema.objects.filter(gemeente=beheerder.gemeente).exists()
    onzin = beheer.get(reverse("thema_voorbeeld"), {"accent": '"><script>', "lettertype": "x"}).content.decode()
    assert "geen goed leesbare pagina" in onzin
    assert "/thema/" not in onzin
