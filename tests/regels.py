"""Show which rules of the catalogue are proved by a test: `python -m tests.regels [--alles]`."""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
REGELS_CSV = Path("docs") / "regels.csv"
UITKOMST_JSON = Path(".bouw") / "regels.json"
STANDEN = ("bewezen", "informatie", "extern", "later", "open")


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule of the catalogue, as docs/regels.csv holds it."""

    id: str
    titel: str
    app: str
    status: str

    @property
    def hoofdstuk(self) -> str:
        """The letters before the number: T, M, ..., BW."""
        return self.id.rpartition("-")[0]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What the last test run proved; `tests` is how many tests ran in it, `volste` the most ever seen."""

    tests: int = 0
    volste: int = 0
    bewijs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    gezakt: Mapping[str, Sequence[str]] = field(default_factory=dict)


def lees_regels(pad: Path) -> list[Regel]:
    """Read the rules in the order of the file."""
    with pad.open(encoding="utf-8", newline="") as bestand:
        return [Regel(**rij) for rij in csv.DictReader(bestand, delimiter=";")]


def lees_uitkomst(pad: Path) -> Uitkomst | None:
    """Read the outcome of the last run; None when there is none, or none that can be read."""
    try:
        gegevens = json.loads(pad.read_text(encoding="utf-8"))
        return Uitkomst(gegevens["tests"], gegevens["volste"], gegevens["regels"], gegevens["gezakt"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def stand(regel: Regel, uitkomst: Uitkomst) -> str:
    """Say in which column of the table a rule belongs; what is planned for later counts as not covered."""
    if regel.status.startswith("later:"):
        return "later"
    if uitkomst.bewijs.get(regel.id):
        return "informatie" if regel.status == "informatie" else "bewezen"
    return "extern" if regel.status == "extern" else "open"


def tabel(regels: Sequence[Regel], uitkomst: Uitkomst) -> Iterator[str]:
    """Yield the counts per chapter, with the totals below."""
    tellingen: dict[str, Counter[str]] = {}
    for regel in regels:
        tellingen.setdefault(regel.hoofdstuk, Counter())[stand(regel, uitkomst)] += 1
    yield _rij("", *STANDEN, "totaal")
    for hoofdstuk, telling in tellingen.items():
        yield _telrij(hoofdstuk, telling)
    yield _telrij("totaal", sum(tellingen.values(), Counter()))


def _telrij(naam: str, telling: Counter[str]) -> str:
    """Return one row of counts."""
    return _rij(naam, *(telling[kolom] for kolom in STANDEN), telling.total())


def _rij(naam: str, *cellen: object) -> str:
    """Return one row of the table: the name to the left, the cells to the right."""
    return f"{naam:<8}" + "".join(f"{cel!s:>12}" for cel in cellen)


def lijst(kop: str, regels: Sequence[Regel], uitkomst: Uitkomst) -> Iterator[str]:
    """Yield a heading with its count and one line per rule."""
    yield f"{kop}: {len(regels)}"
    for regel in regels:
        yield f"  {regel.id:<6} {regel.titel} [{regel.app}]{_opmerking(regel, uitkomst)}"


def _opmerking(regel: Regel, uitkomst: Uitkomst) -> str:
    """Say what is special about a rule: failed tests, or information that nothing shows."""
    delen = []
    if gezakt := uitkomst.gezakt.get(regel.id):
        delen.append(f"gezakt: {', '.join(gezakt)}")
    if regel.status == "informatie" and stand(regel, uitkomst) == "open":
        delen.append("informatie zonder test")
    elif regel.status:
        delen.append(regel.status)
    return f" ({'; '.join(delen)})" if delen else ""


def alles(regels: Sequence[Regel], uitkomst: Uitkomst) -> Iterator[str]:
    """Yield every rule with its column and the tests that prove it or fail on it."""
    for regel in regels:
        naam = stand(regel, uitkomst)
        reden = f" ({regel.status})" if regel.status not in ("", naam) else ""
        yield f"{regel.id:<6} {naam:<10} {regel.titel}{reden}"
        yield from (f"         geslaagd  {test}" for test in uitkomst.bewijs.get(regel.id, ()))
        yield from (f"         gezakt    {test}" for test in uitkomst.gezakt.get(regel.id, ()))


def kop(uitkomst: Uitkomst | None) -> str:
    """Say on which run the figures rest, and whether a fuller one came before it."""
    if uitkomst is None:
        return f"Nog niets gemeten: {UITKOMST_JSON.as_posix()} ontbreekt of is onleesbaar."
    regel = f"Gemeten in een ronde van {uitkomst.tests} tests"
    if uitkomst.tests < uitkomst.volste:
        return f"{regel}; let op: onvolledig, eerder waren het er {uitkomst.volste}."
    return f"{regel}."


def verslag(regels: Sequence[Regel], gemeten: Uitkomst | None, *, volledig: bool) -> Iterator[str]:
    """Yield all lines of the report."""
    uitkomst = gemeten or Uitkomst()
    yield kop(gemeten)
    yield ""
    if volledig:
        yield from alles(regels, uitkomst)
        yield ""
    yield from tabel(regels, uitkomst)
    yield ""
    yield from lijst("Open", [r for r in regels if stand(r, uitkomst) == "open"], uitkomst)
    deels = [r for r in regels if stand(r, uitkomst) == "later" and uitkomst.bewijs.get(r.id)]
    yield from lijst("Later gepland, met een deel al bewezen", deels, uitkomst)
    gezakt = [r for r in regels if uitkomst.gezakt.get(r.id)]
    yield from lijst("Met gezakte tests", gezakt, uitkomst)


def main(argumenten: Sequence[str] | None = None, wortel: Path = WORTEL) -> int:
    """Print the report; the figures are information, so the exit code is always 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.regels", description="Bewijs per regel.")
    parser.add_argument("--alles", action="store_true", help="toon ook elke regel met haar tests")
    keuze = parser.parse_args(argumenten)
    regels = lees_regels(wortel / REGELS_CSV)
    for regel in verslag(regels, lees_uitkomst(wortel / UITKOMST_JSON), volledig=keuze.alles):
        sys.stdout.write(regel + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
