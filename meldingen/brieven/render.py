"""From typed input to checked HTML."""

import html as html_module
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.template import Engine

from meldingen.brieven.controle import ontbrekende_blokken
from meldingen.brieven.soorten import Briefsoort, soort
from meldingen.brieven.strikt import Gemist, OnbekendeVariabele, StrikteContext, strikte_engine
from meldingen.brieven.tekens import onbekende_tekens
from meldingen.brieven.tekst import regels
from meldingen.fouten import Geweigerd

SJABLONEN = Path(__file__).resolve().parents[2] / "templates"
_TITEL = re.compile(r"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True)
class Brief:
    """A rendered letter: complete HTML and its kind."""

    html: str
    soort: Briefsoort

    @property
    def titel(self) -> str:
        """The title of the document, as in `<title>`: what the PDF shows in its title bar."""
        gevonden = _TITEL.search(self.html)
        return " ".join(html_module.unescape(gevonden[1]).split()) if gevonden else self.soort.titel


@cache
def _engine() -> Engine:
    return strikte_engine(str(SJABLONEN))


def render_brief(code: str, gegevens: Mapping[str, Any]) -> Brief:
    """Render the letter with this code from the mapping of `als_gegevens()`.

    Raises LookupError for an unknown code, OnbekendeVariabele when the template asks for what is not there,
    and Geweigerd naming the mandatory blocks that are missing or empty (M-08, B-09, B-11, B-12), or the
    characters that cannot be printed.
    """
    return render_soort(soort(code), gegevens)


def render_soort(briefsoort: Briefsoort, gegevens: Mapping[str, Any], *, engine: Engine | None = None) -> Brief:
    """Render a letter of this kind; `engine` replaces the project's own templates (proof of a new text)."""
    gemist = Gemist()
    context = StrikteContext({**gegevens, "soort_titel": briefsoort.titel}, gemist)
    html = (engine or _engine()).get_template(briefsoort.sjabloon).render(context)
    if gemist:
        raise OnbekendeVariabele(f"{briefsoort.code}: {', '.join(dict.fromkeys(gemist))}")
    if ontbreekt := ontbrekende_blokken(html, briefsoort.verplichte_blokken):
        namen = ", ".join(naam.replace("_", " ") for naam in ontbreekt)
        raise Geweigerd(f"De brief “{briefsoort.titel}” kan niet weg. Dit verplichte deel ontbreekt: {namen}.")
    if vreemd := onbekende_tekens(" ".join(regels(html))):
        raise Geweigerd(f"De brief bevat tekens die wij niet kunnen afdrukken: {' '.join(vreemd)}. Schrijf het anders.")
    return Brief(html=html, soort=briefsoort)
