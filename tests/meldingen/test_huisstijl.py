"""Logo and colour of a gemeente on its letters: readable, archivable, its own, and nothing but a picture."""

import dataclasses
import io
import struct
import zlib
from datetime import date
from typing import Any

import pikepdf
import pytest
from PIL import Image

from meldingen.brieven.controle import controleer_pdf, structuur
from meldingen.brieven.gegevens import Afzender
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.kern import SOORTEN
from meldingen.brieven.logo import GROOTSTE_OMVANG, Logo, keur_logo
from meldingen.brieven.maak import maak_pdf
from meldingen.brieven.render import render_soort
from meldingen.brieven.voorbeeld import AFZENDER, ontvangstbevestiging
from meldingen.fouten import Geweigerd
from meldingen.huisstijl import STANDAARDKLEUR, contrast_met_wit, fout_in_kleur
from meldingen.models import Document, Gemeente
from meldingen.services.documenten import lees
from meldingen.services.huisstijl import bewaar_logo, lees_logo
from meldingen.services.sleutels import hersleutel_alles
from tests.bouwers import leeg_uitbak, maak_melding
from tests.brieven_hulp import MOMENT, soorten_met_code

(D01,) = soorten_met_code(SOORTEN, "D-01")
ROOD, GROEN = "#8a1538", "#00552e"


def plaatje(mode: str = "RGB", maat: tuple[int, int] = (60, 20), soort: str = "PNG", **anders: Any) -> bytes:
    uit = io.BytesIO()
    Image.new("RGBA", maat, (138, 21, 56, 120)).convert(mode).save(uit, soort, **anders)
    return uit.getvalue()


def png_kop(breed: int, hoog: int) -> bytes:
    """A PNG that promises this size and holds next to nothing."""
    deel = b"IHDR" + struct.pack(">IIBBBBB", breed, hoog, 8, 2, 0, 0, 0)
    kop = struct.pack(">I", 13) + deel + struct.pack(">I", zlib.crc32(deel))
    data = b"IDAT" + zlib.compress(b"")
    return b"\x89PNG\r\n\x1a\n" + kop + struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))


# --- the colour -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kleur", "contrast"),
    [
        ("#ffffff", 1.0),
        ("#000000", 21.0),
        ("#FF0000", 4.0),
        ("#777777", 4.48),
        ("#767676", 4.54),
        ("#0000ff", 8.59),
        (STANDAARDKLEUR, 10.2),
    ],
)
def test_contrast_met_wit(kleur: str, contrast: float) -> None:
    assert contrast_met_wit(kleur) == pytest.approx(contrast, abs=0.01)


@pytest.mark.parametrize("kleur", [STANDAARDKLEUR, "#767676", "#0000FF", "#000000"])
def test_een_donkere_kleur_mag(kleur: str) -> None:
    assert fout_in_kleur(kleur) == ""


@pytest.mark.parametrize(
    "kleur", ["", "154273", "#15427", "#1542733", "#15427g", "rood", "#154273\n", "#154;}a{", "#١٥٤٢٧٣"]
)
def test_wat_geen_kleur_is_krijgt_een_voorbeeld(kleur: str) -> None:
    assert "bijvoorbeeld #154273" in fout_in_kleur(kleur)


@pytest.mark.parametrize(("kleur", "genoemd"), [("#777777", "4,4,"), ("#ffcc00", "1,5,"), ("#ffffff", "1,0,")])
def test_een_lichte_kleur_hoort_hoeveel_zij_tekortkomt(kleur: str, genoemd: str) -> None:
    assert f"met wit is {genoemd}" in fout_in_kleur(kleur)


# --- the picture ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "geen PNG of JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "geen PNG of JPEG"),
        (b"%PDF-1.7", "geen PNG of JPEG"),
        (plaatje(soort="GIF"), "geen PNG of JPEG"),
        (plaatje()[:60], "beschadigd"),
        (plaatje(maat=(600, 600), soort="JPEG")[:-600], "beschadigd"),
        (png_kop(100, 100), "beschadigd"),
        (plaatje() + b"x" * GROOTSTE_OMVANG, "groter dan 200 kB"),
        (plaatje(maat=(3001, 1)), "beeldpunten"),
        (png_kop(12_000, 12_000), "beeldpunten"),
        (png_kop(60_000, 60_000), "beeldpunten"),
        (plaatje("CMYK", soort="JPEG"), "CMYK"),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else "",
)
def test_een_verkeerd_bestand_krijgt_een_zin(inhoud: bytes, zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        keur_logo(inhoud)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1"])
def test_elke_soort_png_wordt_gewoon_rgb(mode: str) -> None:
    logo = keur_logo(plaatje(mode))
    with Image.open(io.BytesIO(logo.inhoud)) as beeld:
        assert beeld.mode == ("RGBA" if mode in ("RGBA", "LA", "P") else "RGB")
    assert keur_logo(plaatje(mode)) == logo


def test_een_png_van_zestien_bits_mag() -> None:
    uit = io.BytesIO()
    Image.new("I;16", (20, 20), 40_000).save(uit, "PNG")
    assert keur_logo(uit.getvalue()).naam.endswith(".png")


def test_wat_in_een_foto_verstopt_zit_blijft_achter() -> None:
    kenmerken = Image.Exif()
    kenmerken[0x0112], kenmerken[0x010E] = 6, "Achterdijk 4"  # turned a quarter, and a description
    foto = plaatje(soort="JPEG", exif=kenmerken, comment=b"geheim") + b"<script>alert(1)</script>"
    logo = keur_logo(foto)
    with Image.open(io.BytesIO(logo.inhoud)) as beeld:
        assert beeld.size == (20, 60)
        assert not beeld.getexif()
    for woord in (b"Achterdijk", b"geheim", b"script"):
        assert woord in foto
        assert woord not in logo.inhoud


def test_een_groot_beeld_wordt_zo_groot_als_een_brief_het_toont() -> None:
    with Image.open(io.BytesIO(keur_logo(plaatje(maat=(2800, 400))).inhoud)) as beeld:
        assert beeld.size == (1200, 171)


# --- the letter -----------------------------------------------------------------------------------


def brief(kleur: str = STANDAARDKLEUR, logo: Logo | None = None) -> bytes:
    stijl = {"huiskleur": kleur} | ({"logo": logo.naam} if logo else {})
    gegevens = ontvangstbevestiging(
        dataclasses.replace(AFZENDER, **stijl),
        date(2026, 3, 3),
        pgb_website="altena.example/pgb",
        privacy_website="altena.example/privacy",
        spoed_telefoon="0183 00 00 01",
    )
    gemaakt = render_soort(D01, gegevens.als_gegevens())
    return maak_pdf(
        gemaakt.html,
        titel=gemaakt.titel,
        zaaknummer="WMO-2026-000417",
        gemaakt_op=MOMENT,
        beelden={logo.naam: logo.inhoud} if logo else {},
    )


def beelden(inhoud: bytes) -> list[tuple[int, int]]:
    """Width and height of the pictures on the first page."""
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        bronnen = pdf.pages[0].Resources.get("/XObject", {})
        return [(int(x.Width), int(x.Height)) for x in bronnen.values() if x.Subtype == "/Image"]


def kleuren(inhoud: bytes) -> set[str]:
    """The colours the pages are drawn with, as #rrggbb."""
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        opdrachten = [opdracht for pagina in pdf.pages for opdracht in pikepdf.parse_content_stream(pagina)]
    waarden = (deel.operands for deel in opdrachten if str(deel.operator) in ("rg", "RG", "scn", "SCN"))
    return {
        "#" + "".join(f"{round(float(str(w)) * 255):02x}" for w in waarde) for waarde in waarden if len(waarde) == 3
    }


def alt(inhoud: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        return [str(element.Alt) for element in structuur(pdf) if element.get("/S") == "/Figure"]


@pytest.mark.parametrize(
    "bestand",
    [plaatje(), plaatje("RGBA"), plaatje("LA"), plaatje("P", transparency=0), plaatje("L"), plaatje(soort="JPEG")],
    ids=["rgb", "doorzichtig", "grijs-doorzichtig", "palet", "grijs", "jpeg"],
)
def test_een_eigen_logo_staat_met_tekst_in_een_archiefbestand(bestand: bytes) -> None:
    inhoud = brief(ROOD, keur_logo(bestand))
    assert controleer_pdf(inhoud) == []
    assert beelden(inhoud) == [(60, 20)]
    assert alt(inhoud) == ["Logo van de gemeente Altena"]
    assert ROOD in kleuren(inhoud)
    assert STANDAARDKLEUR not in kleuren(inhoud)


def test_zonder_huisstijl_is_de_brief_neutraal() -> None:
    inhoud = brief()
    assert beelden(inhoud) == []
    assert STANDAARDKLEUR in kleuren(inhoud)


def test_zelfde_huisstijl_geeft_dezelfde_bytes_en_na_een_ander_komt_niets_mee() -> None:
    logo = keur_logo(plaatje("RGBA"))
    eerste, neutraal = brief(ROOD, logo), brief()
    assert brief(ROOD, logo) == eerste
    assert brief() == neutraal


def test_een_beeld_dat_niet_is_meegegeven_wordt_nergens_gehaald() -> None:
    logo = keur_logo(plaatje())
    brief(ROOD, logo)
    with pytest.raises(ValueError, match="verwijst naar een bestand"):
        maak_pdf(f'<p><img src="{logo.naam}" alt="x">', titel="x", zaaknummer="x", gemaakt_op=MOMENT)


def test_de_controle_ziet_een_beeld_dat_wordt_gladgestreken() -> None:
    html = '<img src="l.png" alt="x" style="image-rendering: auto">'
    inhoud = maak_pdf(html, titel="x", zaaknummer="x", gemaakt_op=MOMENT, beelden={"l.png": plaatje()})
    assert any("Interpolate" in fout for fout in controleer_pdf(inhoud))


@pytest.mark.parametrize(
    "anders",
    [
        {"huiskleur": "red; } body { display: none"},
        {"huiskleur": "red"},
        {"logo": "https://elders.example/logo.png"},
        {"logo": "../../etc/passwd"},
        {"logo": "huisstijl/x.svg"},
    ],
)
def test_een_afzender_zonder_echte_huisstijl_bestaat_niet(anders: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="huisstijl"):
        dataclasses.replace(AFZENDER, **anders)


def test_een_brief_van_voor_de_huisstijl_is_nog_te_lezen() -> None:
    oud = naar_json(AFZENDER).replace(f'"huiskleur":"{STANDAARDKLEUR}",', "").replace('"logo":"logo.svg",', "")
    assert "huiskleur" not in oud
    assert uit_json(Afzender, oud) == AFZENDER


# --- from the case --------------------------------------------------------------------------------


def brief_van(gemeente: Gemeente, op: date) -> Document:
    melding = maak_melding(gemeente, op=op)
    leeg_uitbak(op)
    return Document.objects.get(melding=melding, soort="D-01")


@pytest.mark.django_db
def test_twee_gemeenten_hebben_elk_hun_eigen_brief(voorbeeld: Gemeente, altena: Gemeente, dag: date) -> None:
    logo = keur_logo(plaatje("RGBA"))
    voorbeeld.huiskleur, voorbeeld.logo = ROOD, bewaar_logo(logo)
    altena.huiskleur = GROEN
    voorbeeld.save()
    altena.save()
    ene, andere = brief_van(voorbeeld, dag), brief_van(altena, dag)
    assert f'"logo":"{logo.naam}"' in ene.gegevens
    for document, kleur, verwacht in ((ene, ROOD, [(60, 20)]), (andere, GROEN, [])):
        inhoud = lees(document)
        assert controleer_pdf(inhoud) == []
        assert beelden(inhoud) == verwacht
        assert {ROOD, GROEN} & kleuren(inhoud) == {kleur}


@pytest.mark.django_db
def test_een_brief_verandert_niet_als_de_gemeente_een_ander_logo_krijgt(voorbeeld: Gemeente, dag: date) -> None:
    oud = keur_logo(plaatje())
    voorbeeld.logo = bewaar_logo(oud)
    voorbeeld.save()
    document = brief_van(voorbeeld, dag)
    voor = lees(document)
    voorbeeld.logo = bewaar_logo(keur_logo(plaatje("L")))
    voorbeeld.save()
    assert lees(Document.objects.get(pk=document.pk)) == voor
    assert lees_logo(oud.naam) == oud


@pytest.mark.django_db
def test_een_logo_wordt_een_keer_bewaard_en_krijgt_de_nieuwe_sleutel(db: None) -> None:
    logo = keur_logo(plaatje())
    for _ in range(2):
        bewaar_logo(logo)
    assert hersleutel_alles()["bestanden"] == 1
    assert lees_logo(logo.naam) == logo
