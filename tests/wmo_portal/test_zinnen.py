"""No sentence for an inwoner stands outside the catalogue: looked for in the templates and in the code itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.regels import WORTEL

SJABLONEN = WORTEL / "templates"
# On the public frame, but for who works here (or for the demo): Dutch only.
VOOR_MEDEWERKERS = ("account/", "allauth/", "meldingen/themavoorbeeld.html", "wmo_portal/geen_rol.html")
_ERFT = re.compile(r'\{%\s*extends\s+"([^"]+)"')
_NEEMT_OP = re.compile(r'\{%\s*include\s+"([^"]+)"')


def _van_inwoners() -> Iterator[Path]:
    """Everything a page for inwoners is made of: what stands on the public frame, the frame, and what they include."""
    teksten = {pad.relative_to(SJABLONEN).as_posix(): pad.read_text("utf-8") for pad in SJABLONEN.rglob("*.html")}

    def is_publiek(naam: str) -> bool:
        boven = _ERFT.search(teksten.get(naam, ""))
        return naam == "publiek.html" or (boven is not None and is_publiek(boven[1]))

    wachtrij = [naam for naam in teksten if is_publiek(naam) and not naam.startswith(VOOR_MEDEWERKERS)]
    wachtrij += ["basis.html", *(naam for naam in teksten if naam.startswith("nlds/"))]
    gezien: set[str] = set()
    while wachtrij:
        naam = wachtrij.pop()
        if naam not in gezien:
            gezien.add(naam)
            yield SJABLONEN / naam
            wachtrij += _NEEMT_OP.findall(teksten[naam])


PAGINAS = sorted(_van_inwoners())
MODULEN = sorted(
    [
        *(WORTEL / "meldingen" / "formulieren").glob("*.py"),
        *(WORTEL / "wmo_portal" / "mijnzaak").rglob("*.py"),
        *(WORTEL / "meldingen" / "forms" / naam for naam in ("planvragen.py", "stappen.py", "verder.py")),
        WORTEL / "meldingen" / "views" / "hulpvraag.py",
        WORTEL / "meldingen" / "termijnen" / "zinnen.py",
    ]
)
# Acts of the inwoner: what they refuse is read in the language of the page. What they write down is Dutch.
DIENSTEN = tuple(
    WORTEL / app / "services" / f"{naam}.py"
    for app, namen in {
        "meldingen": ("concept", "eigenmachtiging", "inlogcode", "inwonerbericht", "inwoners", "inwonerstukken",
                      "overgang", "vertegenwoordiging", "voorkeur"),
        "onderzoek": ("budgetplan", "budgetplanclient", "persoonlijkplan", "pgbmensen", "verslagaanvulling",
                      "zorgplanclient"),
        "beschikkingen": ("eigenbezwaar", "ondertekenen", "opzegging", "wijziging"),
    }.items()
    for naam in namen
)  # fmt: skip
# How the client said so, for the log and the letter: those are Dutch.
OPGESCHREVEN = {"U liet dit weten via Mijn zaak.", "U schreef via Mijn zaak: “"}
# Names, which are the same in every language.
EIGENNAMEN = {"Wmo-portaal"}
VERTALERS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
# What nobody but we ourselves read.
VOOR_ONSZELF = {"TypeError", "AssertionError", "ValueError", "warning"}
_VERTAALD = re.compile(r"\{%\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}", re.S)
_OPMERKING = re.compile(r"\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}|<!--.*?-->", re.S)
_GAT = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.S)
_LEESBAAR = re.compile(r'\b(?:alt|title|placeholder|aria-label|aria-description)="([^"]*)"')


def los_van_de_catalogus(html: str) -> list[str]:
    """The words that a template shows as they stand there."""
    kaal = _GAT.sub("\x00", _VERTAALD.sub("\x00", _OPMERKING.sub("", html)))
    stukken = [stuk for waarde in _LEESBAAR.findall(kaal) for stuk in waarde.split("\x00")]
    stukken += re.split(r"<[^>]*>|\x00", kaal)
    woorden = (" ".join(stuk.split()) for stuk in stukken)
    return [woord for woord in woorden if re.search(r"[^\W\d_]{2}", woord) and woord.strip(" -") not in EIGENNAMEN]


@pytest.mark.parametrize("pad", PAGINAS, ids=lambda pad: pad.relative_to(SJABLONEN).as_posix())
def test_een_sjabloon_toont_geen_zin_buiten_de_catalogus(pad: Path) -> None:
    assert los_van_de_catalogus(pad.read_text(encoding="utf-8")) == []


def test_de_controle_ziet_losse_woorden() -> None:
    html = '<p>{% if x > 1 %}Los{% endif %} {% translate "Goed" %}</p><a aria-label="Ook los" href="/x">{{ y }}</a>'
    assert los_van_de_catalogus(html) == ["Ook los", "Los"]


def zinnen(bron: str) -> Iterator[str]:
    """The sentences in Python code that are not marked: text with a space in it, no docstring."""
    boom = ast.parse(bron)
    weg: set[int] = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Expr):
            weg.add(id(knoop.value))
        if isinstance(knoop, ast.Call) and _naam(knoop.func) in VERTALERS | {
            "TypeError",
            "AssertionError",
            "ValueError",
            "warning",
        }:
            weg.update(id(deel) for deel in ast.walk(knoop))
    teksten = (knoop for knoop in ast.walk(boom) if id(knoop) not in weg and isinstance(knoop, ast.Constant))
    for knoop in teksten:
        waarde = knoop.value if isinstance(knoop.value, str) else ""
        if re.search(r"[^\W\d_]{2,} [^\W\d_]", waarde) and re.match(r"[A-Z(]", waarde):
            yield waarde


def _naam(functie: ast.expr) -> str:
    return functie.id if isinstance(functie, ast.Name) else getattr(functie, "attr", "")


@pytest.mark.parametrize("pad", MODULEN, ids=lambda pad: pad.relative_to(WORTEL).as_posix())
def test_de_code_toont_geen_zin_buiten_de_catalogus(pad: Path) -> None:
    assert set(zinnen(pad.read_text(encoding="utf-8"))) - OPGESCHREVEN == set()


@pytest.mark.parametrize("pad", DIENSTEN, ids=lambda pad: pad.relative_to(WORTEL).as_posix())
def test_wat_een_daad_van_de_inwoner_weigert_staat_in_de_catalogus(pad: Path) -> None:
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    weigeringen = [
        knoop.args[0] for knoop in ast.walk(boom) if isinstance(knoop, ast.Call) and _naam(knoop.func) == "Geweigerd"
    ]
    assert [ast.unparse(zin) for zin in weigeringen if isinstance(zin, (ast.Constant, ast.JoinedStr))] == []


def test_de_controle_ziet_losse_zinnen() -> None:
    bron = '''"""Doc string."""
x = _("Goed zo")
y = "Niet goed"
z = {"css klasse": f(label="Ook niet")}
'''
    assert list(zinnen(bron)) == ["Niet goed", "Ook niet"]
