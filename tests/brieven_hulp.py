"""What the tests of letters share: making the PDF, the agreed text, and a template with one block cut out."""

import dataclasses
import io
import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from meldingen.brieven.controle import controleer_pdf
from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.maak import maak_pdf
from meldingen.brieven.render import SJABLONEN, Brief, render_soort
from meldingen.brieven.soorten import Briefsoort
from meldingen.brieven.strikt import strikte_engine
from meldingen.brieven.taal import gemiddelde_zinslengte, lange_zinnen, verboden_woorden
from meldingen.brieven.tekst import regels
from meldingen.fouten import Geweigerd
from tests.keten.beelden import bewaar_pdf
from tests.pdfa import pdfa_bezwaren

VERWACHT = Path(__file__).parent / "verwacht" / "brieven"
MOMENT = datetime(2026, 4, 23, 8, 30, tzinfo=UTC)
VASTLEGGEN = "BRIEVEN_VASTLEGGEN"
AFGEBEELD = {"d10-verslag": "brief-d-10", "d15-stukken": "brief-d-15", "d16": "brief-d-16"}


def tekst(brief: Brief) -> str:
    """The whole letter as one line of text."""
    return " ".join(regels(brief.html))


def pdf_van(brief: Brief, zaaknummer: str = "WMO-2026-000417") -> bytes:
    """The letter as PDF, made at a fixed moment."""
    return maak_pdf(brief.html, titel=brief.titel, zaaknummer=zaaknummer, gemaakt_op=MOMENT)


def controleer_brief(brief: Brief, naam: str, hoogstens_paginas: int = 2) -> None:
    """Agreed text, plain Dutch, accessible archive PDF, not too long."""
    vergelijk(brief, naam)
    gelezen = regels(brief.html)
    assert verboden_woorden(gelezen) == []
    assert lange_zinnen(gelezen) == []
    assert 5 <= gemiddelde_zinslengte(gelezen) <= 12
    inhoud = pdf_van(brief)
    assert controleer_pdf(inhoud) == []
    assert pdfa_bezwaren(inhoud) == []
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        assert len(pdf.pages) <= hoogstens_paginas
        assert str(pdf.docinfo["/Title"]) == brief.titel
    if naam in AFGEBEELD:
        bewaar_pdf(inhoud, AFGEBEELD[naam])


def vergelijk(brief: Brief, naam: str) -> None:
    """Compare with the agreed text; a changed text asks for a new version of the Briefsoort."""
    bestand = VERWACHT / f"{naam}.txt"
    gelezen = f"versie {brief.soort.versie}\n" + "\n".join(regels(brief.html)) + "\n"
    if os.environ.get(VASTLEGGEN):
        bestand.write_text(gelezen, encoding="utf-8")
    assert gelezen == bestand.read_text(encoding="utf-8"), f"Andere tekst: verhoog de versie en zet {VASTLEGGEN}=1."


def weigert_zonder(soort: Briefsoort, gegevens: Briefgegevens, blok: str, map_: Path) -> None:
    """Cut one block out of the template: the letter must be refused, and the refusal must name the block."""
    bron = (SJABLONEN / soort.sjabloon).read_text(encoding="utf-8")
    if blok.startswith("rubriek_"):
        lus = 'data-blok="rubriek_{{ rubriek.letter }}"'
        tenzij = f'{{% if rubriek.letter != "{blok[-1]}" %}}'
        naam = f'data-blok="{tenzij}rubriek_{{{{ rubriek.letter }}}}{{% endif %}}"'
        zonder = bron.replace(lus, naam)
    else:
        zonder = re.sub(rf'<section[^>]*data-blok="{blok}".*?</section>', "", bron, flags=re.DOTALL)
    if zonder == bron:  # the section stands in the template below this one, in a block with its name
        zonder = f'{{% extends "{soort.sjabloon}" %}}{{% block {blok} %}}{{% endblock %}}'
    (map_ / "proef.html").write_text(zonder, encoding="utf-8")
    proef = dataclasses.replace(soort, sjabloon="proef.html")
    with pytest.raises(Geweigerd, match=rf"ontbreekt: {blok.replace('_', ' ')}\."):
        render_soort(proef, gegevens.als_gegevens(), engine=strikte_engine(str(map_), str(SJABLONEN)))


def soorten_met_code(soorten: Iterable[Briefsoort], *codes: str) -> tuple[Briefsoort, ...]:
    """The kinds with these codes, in the order asked."""
    per_code = {soort.code: soort for soort in soorten}
    return tuple(per_code[code] for code in codes)
