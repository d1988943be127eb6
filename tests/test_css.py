"""The committed style sheets belong to their sources, without Node."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

WORTEL = Path(__file__).resolve().parent.parent
BOUW = json.loads((WORTEL / "static" / "css" / "bouw.json").read_text(encoding="utf-8"))
BLADEN = sorted((WORTEL / "static" / "css").glob("*.css"))
PAGINAS = [p for p in sorted((WORTEL / "templates").rglob("*.html")) if not {"brieven", "mail"} & set(p.parts)]
EIGENDOM = (
    "@utrecht/design-tokens",
    "@rijkshuisstijl-community/",
    "@amsterdam/",
    "@gemeente-denhaag/design-tokens",
)


def som(pad: str) -> str:
    return hashlib.sha256((WORTEL / pad).read_bytes()).hexdigest()


@pytest.mark.parametrize("deel", ["bronnen", "resultaat"])
def test_vingerafdruk_klopt(deel: str) -> None:
    anders = [pad for pad, verwacht in BOUW[deel].items() if som(pad) != verwacht]
    assert not anders, "Voer 'python3 frontend/bouw_css.py' uit en leg het resultaat vast."


def test_vingerafdruk_noemt_alles() -> None:
    bronnen = {f"frontend/css/{pad.name}" for pad in (WORTEL / "frontend" / "css").glob("*.css")}
    bronnen |= {f"frontend/{naam}" for naam in ("package.json", "package-lock.json", "bouw_css.py", "bouw_letters.py")}
    assert set(BOUW["bronnen"]) == bronnen
    resultaat = {f"static/css/{pad.name}" for pad in BLADEN}
    resultaat |= {f"static/fonts/{pad.name}" for pad in (WORTEL / "static" / "fonts").iterdir()}
    assert set(BOUW["resultaat"]) == resultaat


@pytest.mark.parametrize("blad", BLADEN, ids=lambda pad: pad.name)
def test_niets_van_buiten(blad: Path) -> None:
    css = blad.read_text(encoding="utf-8")
    assert "@import" not in css
    for adres in re.findall(r"url\(\s*[\"']?([^\"')]+)", css):
        assert adres.startswith(("data:image/svg+xml", "../fonts/")), adres
        if adres.startswith("../"):
            assert (blad.parent / adres).resolve().is_file(), adres


@pytest.mark.parametrize("blad", BLADEN, ids=lambda pad: pad.name)
def test_gebruikte_letters_en_tokens(blad: Path) -> None:
    css = blad.read_text(encoding="utf-8")
    assert "font-display:swap" in css
    assert "--voorbeeld-kleuren-violet-500:var(--voorbeeld-kleuren-blauw-500)" in css
    assert css.count("{") == css.count("}")


def test_alleen_open_pakketten() -> None:
    pakket = json.loads((WORTEL / "frontend" / "package.json").read_text(encoding="utf-8"))
    slot = json.loads((WORTEL / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    namen = set(pakket["devDependencies"]) | {n.removeprefix("node_modules/") for n in slot["packages"] if n}
    assert not [naam for naam in namen if naam.startswith(EIGENDOM)]
    licenties = {d.get("license") for naam, d in slot["packages"].items() if naam}
    assert licenties == {"EUPL-1.2", "MIT AND OFL-1.1"}


def test_slot_noemt_geen_host_maar_wel_een_som() -> None:
    slot = json.loads((WORTEL / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    for naam, deel in slot["packages"].items():
        assert "resolved" not in deel, naam
        assert not naam or deel["integrity"].startswith("sha512-"), naam


@pytest.mark.parametrize("pad", PAGINAS, ids=lambda pad: pad.relative_to(WORTEL / "templates").as_posix())
def test_sjablonen_passen_bij_de_csp(pad: Path) -> None:
    """No inline style, script or handler: the policy of the site would refuse it."""
    html = pad.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|javascript:", html)
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)


@pytest.mark.parametrize("gewicht", [400, 700])
def test_letters_kennen_namen(gewicht: int) -> None:
    """Names as the register of persons holds them; a letter shows no empty boxes."""
    letter = TTFont(WORTEL / "static" / "fonts" / f"noto-sans-{gewicht}.woff2")
    nodig = set("ÀÿŞşĞğİıŁłČčŐőŠšŽžȘșȚțẞễ€‘’“”–—•…×½\u00a0\u2011")
    assert not {teken for teken in nodig if ord(teken) not in letter.getBestCmap()}
