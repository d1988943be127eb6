"""The list of rules is complete, and the plugin and the report that trace them do their work."""

import csv
import json
import re
import textwrap
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.plugin_regels import MEESTE_IDS
from tests.regels import REGELS_CSV, UITKOMST_JSON, WORTEL, Regel, Uitkomst, lees_regels, main, stand, tabel

pytest_plugins = ["pytester"]

ORAKEL = WORTEL.parent / "shared" / "domein" / "regels.csv"
APPS = {"meldingen", "onderzoek", "beschikkingen", "logeerzorg", "cak_export", "wmo_portal"}
STATUS = re.compile(r"|extern|informatie|later:[a-z][a-z-]{2,29}")
AANTALLEN = {
    "T": 45,
    "M": 27,
    "O": 35,
    "V": 27,
    "A": 19,
    "B": 31,
    "P": 40,
    "E": 22,
    "L": 42,
    "W": 31,
    "R": 14,
    "BW": 16,
    "H": 20,
    "X": 20,
    "K": 10,
}


@pytest.fixture(scope="module")
def regels() -> list[Regel]:
    """Read the rules as the repository holds them."""
    return lees_regels(WORTEL / REGELS_CSV)


# --- the list -------------------------------------------------------------------------------------


def test_ids_zijn_volledig_uniek_en_in_volgorde(regels: list[Regel]) -> None:
    verwacht = [f"{letter}-{n:02}" for letter, aantal in AANTALLEN.items() for n in range(1, aantal + 1)]
    assert len(verwacht) == 399
    assert [regel.id for regel in regels] == verwacht


def test_ids_zijn_die_van_de_catalogus(regels: list[Regel]) -> None:
    if not ORAKEL.exists():
        pytest.skip("orakel ontbreekt: regels.csv")
    with ORAKEL.open(encoding="utf-8", newline="") as bestand:
        catalogus = {rij["id"] for rij in csv.DictReader(bestand, delimiter=";")}
    assert {regel.id for regel in regels} == catalogus


def test_kop_van_de_lijst() -> None:
    assert (WORTEL / REGELS_CSV).read_text(encoding="utf-8").splitlines()[0] == "id;titel;app;status"


def test_velden_zijn_geldig(regels: list[Regel]) -> None:
    fout = [r for r in regels if r.app not in APPS or not STATUS.fullmatch(r.status)]
    assert not fout
    assert not [r for r in regels if not 3 <= len(r.titel) <= 90 or r.titel != r.titel.strip()]


def test_titels_zijn_uniek(regels: list[Regel]) -> None:
    dubbel = [titel for titel, n in Counter(r.titel.lower() for r in regels).items() if n > 1]
    assert not dubbel


# --- the plugin -----------------------------------------------------------------------------------


class Proef:
    """A small project in a temporary folder, tested with the plugin and no other one."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.pad = pytester.path
        pytester.makeini("[pytest]\naddopts = --strict-markers\n")
        (self.pad / "docs").mkdir()
        regels = "".join(f"T-0{n};Titel {n};meldingen;\n" for n in range(1, 8))
        (self.pad / REGELS_CSV).write_text("id;titel;app;status\n" + regels, encoding="utf-8")

    def draai(self, code: str, *opties: str) -> pytest.RunResult:
        """Run these tests."""
        self.pytester.makepyfile(test_proef="import pytest\n\n" + textwrap.dedent(code))
        return self.pytester.runpytest_inprocess("-p", "tests.plugin_regels", *opties)

    @property
    def uitkomst(self) -> dict[str, Any]:
        """What the run wrote."""
        inhoud: dict[str, Any] = json.loads((self.pad / UITKOMST_JSON).read_text(encoding="utf-8"))
        return inhoud


@pytest.fixture
def proef(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Proef:
    """Make a project to try the plugin on; Django and the like stay out of the inner run."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTHONPATH", str(WORTEL))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    for naam in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT"):
        monkeypatch.delenv(naam, raising=False)
    return Proef(pytester)


@pytest.mark.parametrize(
    ("merk", "melding"),
    [
        ('"Z-99"', "*test_een: onbekende regel Z-99; zie docs/regels.csv*"),
        ('"T-01", "T-02", "T-03", "T-04", "T-05", "T-06"', f"*test_een: 6 regels*ten hoogste {MEESTE_IDS}*"),
        ("", "*test_een: het merk 'regel' vraagt een tot 5 regel-ID's*"),
        ("id='T-01'", "*test_een: het merk 'regel' vraagt een tot 5 regel-ID's*"),
    ],
)
def test_verkeerd_merk_is_een_fout_bij_verzamelen(proef: Proef, merk: str, melding: str) -> None:
    resultaat = proef.draai(
        f"""
        @pytest.mark.regel({merk})
        @pytest.mark.parametrize("x", [1, 2])
        def test_een(x): pass
        """
    )
    resultaat.assert_outcomes(errors=1)
    resultaat.stdout.fnmatch_lines([melding])
    assert not (proef.pad / UITKOMST_JSON).exists()


def test_merken_van_klasse_en_functie_tellen_samen(proef: Proef) -> None:
    resultaat = proef.draai(
        """
        @pytest.mark.regel("T-01", "T-02", "T-03")
        class TestSamen:
            @pytest.mark.regel("T-04", "T-05", "T-06")
            def test_een(self): pass
        """
    )
    resultaat.assert_outcomes(errors=1)


def test_geen_lijst_geen_ronde(proef: Proef) -> None:
    (proef.pad / REGELS_CSV).unlink()
    resultaat = proef.draai("def test_een(): pass")
    assert resultaat.ret == pytest.ExitCode.USAGE_ERROR
    resultaat.stderr.fnmatch_lines(["*docs/regels.csv is niet te lezen*"])


GEMENGD = """
@pytest.mark.regel("T-01", "T-02")
def test_goed(): pass

@pytest.mark.regel("T-02")
@pytest.mark.xdist_group("samen")
def test_fout(): assert False

@pytest.mark.regel("T-03")
@pytest.mark.parametrize("x", [1, 2])
@pytest.mark.xdist_group("samen")
def test_twee(x): pass

@pytest.mark.regel("T-04")
def test_over(): pytest.skip("orakel ontbreekt: schema.xsd")

@pytest.mark.regel("T-05")
@pytest.mark.xfail
def test_verwacht(): pass

@pytest.fixture
def kapot():
    yield
    raise ValueError

@pytest.mark.regel("T-06")
def test_afbraak(kapot): pass

def test_zonder(): pass
"""


@pytest.mark.parametrize(
    "opties",
    [(), ("-p", "xdist.plugin", "-n2", "--dist=loadgroup"), ("-p", "xdist.plugin", "-n2", "--dist=load")],
    ids=["alleen", "groepen", "verdeeld"],
)
def test_geslaagd_en_gezakt(proef: Proef, opties: tuple[str, ...]) -> None:
    merken = "pytestmark = pytest.mark.filterwarnings('ignore')\n"
    proef.pytester.makeini("[pytest]\nmarkers = xdist_group(name): groep\n")
    resultaat = proef.draai(merken + GEMENGD, *opties)
    resultaat.assert_outcomes(passed=5, failed=1, skipped=1, xpassed=1, errors=1)
    assert proef.uitkomst == {
        "tests": 7,
        "volste": 7,
        "regels": {
            "T-01": ["test_proef.py::test_goed"],
            "T-03": ["test_proef.py::test_twee[1]", "test_proef.py::test_twee[2]"],
        },
        "gezakt": {"T-02": ["test_proef.py::test_fout"], "T-06": ["test_proef.py::test_afbraak"]},
        "orakels_overgeslagen": ["schema.xsd"],
    }
    resultaat.stdout.fnmatch_lines(["Orakels overgeslagen: 1 (schema.xsd)", "*gezakte test: T-02, T-06"])


def test_onvolledige_ronde_meldt_zich(proef: Proef) -> None:
    code = '@pytest.mark.regel("T-01")\ndef test_een(): pass\ndef test_twee(): pass\n'
    proef.draai(code)
    resultaat = proef.draai(code, "-k", "twee")
    resultaat.stdout.fnmatch_lines(["Let op: deze ronde telde 1 tests, de vorige 2.*overschreven."])
    assert (proef.uitkomst["tests"], proef.uitkomst["volste"], proef.uitkomst["regels"]) == (1, 2, {})


def test_alleen_verzamelen_schrijft_niets(proef: Proef) -> None:
    proef.draai("def test_een(): pass", "--collect-only")
    assert not (proef.pad / UITKOMST_JSON).exists()


@pytest.mark.parametrize(
    ("code", "regel"),
    [
        ("def test_een(): pass", "Orakels overgeslagen: 0"),
        ("def test_een(): pytest.skip('geen zin')", "Orakels overgeslagen: 0"),
        ("pytest.skip('orakel ontbreekt: b', allow_module_level=True)", "Orakels overgeslagen: 1 (b)"),
        (
            "@pytest.mark.parametrize('x', 'aba')\ndef test_een(x): pytest.skip(f'orakel ontbreekt: {x}')",
            "Orakels overgeslagen: 2 (a, b)",
        ),
    ],
)
def test_orakels_worden_geteld(proef: Proef, code: str, regel: str) -> None:
    assert regel in proef.draai(code).outlines


# --- the report -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "zonder", "met"),
    [
        ("", "open", "bewezen"),
        ("informatie", "open", "informatie"),
        ("extern", "extern", "bewezen"),
        ("later:klokken", "later", "later"),
    ],
)
def test_stand(status: str, zonder: str, met: str) -> None:
    regel = Regel("T-01", "Titel", "meldingen", status)
    assert stand(regel, Uitkomst()) == zonder
    assert stand(regel, Uitkomst(bewijs={"T-01": ["test_x"]})) == met


def test_tabel_telt_elke_regel_een_keer(regels: list[Regel]) -> None:
    *_, totaal = tabel(regels, Uitkomst(bewijs={"T-01": ["test_x"]}))
    getallen = [int(cel) for cel in totaal.split()[1:]]
    assert sum(getallen[:-1]) == getallen[-1] == 399
    assert getallen[0] == 1


def test_verslag(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for pad in (REGELS_CSV, UITKOMST_JSON):
        (tmp_path / pad).parent.mkdir()
    rijen = "T-01;Een;meldingen;\nT-02;Twee;onderzoek;later:klokken\nBW-01;Drie;meldingen;informatie\n"
    (tmp_path / REGELS_CSV).write_text(f"id;titel;app;status\n{rijen}", encoding="utf-8")
    assert main([], tmp_path) == 0
    assert "Nog niets gemeten" in capsys.readouterr().out
    gemeten = {"tests": 1, "volste": 9, "regels": {"T-02": ["t::goed"]}, "gezakt": {"T-01": ["t::fout"]}}
    (tmp_path / UITKOMST_JSON).write_text(json.dumps(gemeten), encoding="utf-8")
    assert main(["--alles"], tmp_path) == 0
    uit = capsys.readouterr().out
    assert "onvolledig, eerder waren het er 9" in uit
    assert "T-02   later      Twee (later:klokken)\n         geslaagd  t::goed\n" in uit
    assert "Open: 2\n  T-01   Een [meldingen] (gezakt: t::fout)\n" in uit
    assert "  BW-01  Drie [meldingen] (informatie zonder test)\n" in uit
    assert "Later gepland, met een deel al bewezen: 1\n  T-02   Twee [onderzoek] (later:klokken)\n" in uit
