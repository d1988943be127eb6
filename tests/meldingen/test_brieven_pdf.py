"""The PDF of a letter: archive and accessibility marks, same bytes, only our own files, never a BSN."""

import dataclasses
import io
import time
from datetime import date, datetime
from typing import Any

import pikepdf
import pytest

from meldingen.brieven.controle import controleer_pdf
from meldingen.brieven.invoer import naar_json, sha256, uit_json
from meldingen.brieven.kern import SOORTEN, PersoonlijkPlanGegevens
from meldingen.brieven.maak import Bijlage, eigen_bestand, maak_pdf
from meldingen.brieven.pdfua import voeg_kenmerk_toe
from meldingen.brieven.render import Brief, render_soort
from meldingen.brieven.voorbeeld import AFZENDER, GEADRESSEERDE, zaak
from tests.brieven_hulp import MOMENT, pdf_van, soorten_met_code
from tests.pdfa import pdfa_bezwaren

(D43,) = soorten_met_code(SOORTEN, "D-43")
PLAN = PersoonlijkPlanGegevens(
    afzender=AFZENDER,
    geadresseerde=GEADRESSEERDE,
    zaak=zaak(date(2026, 3, 3)),
    inleveren_tot=date(2026, 3, 9),
)


def brief(**anders: Any) -> Brief:
    return render_soort(D43, dataclasses.replace(PLAN, **anders).als_gegevens())


def test_groot_lettertype_geeft_een_grotere_letter() -> None:
    groot = brief(geadresseerde=dataclasses.replace(GEADRESSEERDE, groot_lettertype=True))
    assert _grootste_letter(pdf_van(groot)) > _grootste_letter(pdf_van(brief()))


def _grootste_letter(inhoud: bytes) -> float:
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        opdrachten = pikepdf.parse_content_stream(pdf.pages[0])
    return max(float(str(deel.operands[1])) for deel in opdrachten if str(deel.operator) == "Tf")


def test_zelfde_invoer_geeft_een_seconde_later_dezelfde_bytes_ook_met_bijlage() -> None:
    gemaakt = brief()
    bijlage = Bijlage("invoer.json", naar_json(PLAN).encode(), "Invoer van de brief")
    opties: dict[str, Any] = {"titel": gemaakt.titel, "zaaknummer": "WMO-2026-000417", "gemaakt_op": MOMENT}
    eerste = maak_pdf(gemaakt.html, **opties, bijlagen=[bijlage])
    time.sleep(1.1)  # file identifiers are made from the second, unless told otherwise
    assert sha256(eerste) == sha256(maak_pdf(gemaakt.html, **opties, bijlagen=[bijlage]))
    with pikepdf.open(io.BytesIO(eerste)) as pdf:
        assert uit_json(PersoonlijkPlanGegevens, _bijlage(pdf, "invoer.json")) == PLAN
        assert str(pdf.docinfo["/zaaknummer"]) == "WMO-2026-000417"
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"])
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260423083000")


def _bijlage(pdf: pikepdf.Pdf, naam: str) -> str:
    return next(iter(pdf.attachments.values())).get_file().read_bytes().decode() if pdf.attachments else naam


@pytest.mark.parametrize("veld", ["titel", "zaaknummer"])
@pytest.mark.parametrize("nummer", ["999990019", "9999 90 019", "999.990.019"])
def test_bsn_komt_nooit_in_titel_of_kenmerken(veld: str, nummer: str) -> None:
    opties = {"titel": "Besluit", "zaaknummer": "WMO-2026-000417"} | {veld: f"Zaak {nummer}"}
    with pytest.raises(ValueError, match="BSN"):
        maak_pdf("<html lang=nl><p>x", gemaakt_op=MOMENT, **opties)


def test_moment_zonder_tijdzone_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="tijdzone"):
        maak_pdf("<p>x", titel="x", zaaknummer="x", gemaakt_op=datetime(2026, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize(
    "adres",
    [
        "https://elders.example/brieven/logo.svg",
        "file:///etc/passwd",
        "/etc/passwd",
        "../../wmo_portal/settings.py",
        "..%2F..%2Fmanage.py",
        "data:image/svg+xml,<svg/>",
        "bestaat-niet.svg",
    ],
)
def test_brief_haalt_alleen_eigen_bestanden_op(adres: str) -> None:
    with pytest.raises(ValueError, match="verwijst naar een bestand"):
        maak_pdf(f'<p><img src="{adres}" alt="x">', titel="x", zaaknummer="x", gemaakt_op=MOMENT)


def test_eigen_bestand_blijft_binnen_de_map_van_de_brieven() -> None:
    assert eigen_bestand("https://brief.invalid/brieven/logo.svg").name == "logo.svg"
    with pytest.raises(ValueError, match="eigen bestanden"):
        eigen_bestand("https://brief.invalid/css/nlds.css")


def test_controle_noemt_alles_wat_aan_een_gewone_pdf_ontbreekt() -> None:
    leeg = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier)
        pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        pdf.save(leeg)
    fouten = " ".join(controleer_pdf(leeg.getvalue()))
    for deel in (
        "Lang",
        "Marked",
        "StructTreeRoot",
        "titel ontbreekt",
        "DisplayDocTitle",
        "3a",
        "UA-1",
        "Courier is niet",
        "in Courier",
    ):
        assert deel in fouten


def test_de_tweede_keuring_ziet_een_lettertype_dat_ontbreekt() -> None:
    assert pdfa_bezwaren(pdf_van(brief())) == []
    kapot = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_van(brief()))) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            del font.DescendantFonts[0].FontDescriptor.FontFile2
        pdf.save(kapot)
    assert any("Font" in rij for rij in pdfa_bezwaren(kapot.getvalue()))


def test_controle_ziet_een_figuur_zonder_tekst() -> None:
    zonder_alt = brief().html.replace('alt="Logo van de gemeente Altena"', 'alt=" "')
    opties: dict[str, Any] = {"titel": "x", "zaaknummer": "x", "gemaakt_op": MOMENT}
    assert "Een figuur heeft geen tekstalternatief (Alt)." in controleer_pdf(maak_pdf(zonder_alt, **opties))


def test_kenmerk_gaat_alleen_in_een_bestand_met_een_blok_metadata() -> None:
    with pytest.raises(ValueError, match="precies één blok"):
        voeg_kenmerk_toe(_zonder_metadata())


def _zonder_metadata() -> bytes:
    doel = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(doel)
    return doel.getvalue()
