"""Reads the source for what import-linter cannot see. Each check takes a syntax tree and yields what is wrong.

Pure functions over text, so that a planted violation can be shown to each of them.
"""

import ast
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tests.regels import WORTEL

APPS = ("meldingen", "onderzoek", "beschikkingen", "logeerzorg", "cak_export", "wmo_portal")
Vondst = tuple[int, str]
Toets = Callable[[ast.AST], Iterator[Vondst]]
# Models whose status only their machine may change.
MET_MACHINE = frozenset({"Bezwaar", "Melding", "Reservering", "Voorziening"})
SCHRIJVEN = frozenset(
    {
        "save", "create", "delete", "update", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
        "execute", "select_for_update",
    }
)  # fmt: skip
KLOKKEN = frozenset(
    {
        "timezone.now", "timezone.localdate", "timezone.localtime", "date.today", "datetime.now", "datetime.today",
        "datetime.utcnow", "datetime.date.today", "datetime.datetime.now", "time.time", "Now", "functions.Now",
    }
)  # fmt: skip
SQL_KLOKKEN = ("now()", "current_date", "current_timestamp", "clock_timestamp", "localtimestamp")


@cache
def bestanden() -> tuple[Path, ...]:
    """Every Python file of the apps and the tests that git knows or would add, without migrations."""
    uit = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.py"],
        cwd=WORTEL, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paden = [Path(regel) for regel in uit.stdout.split() if (WORTEL / regel).exists()]
    return tuple(pad for pad in sorted(paden) if pad.parts[0] in (*APPS, "tests") and "migrations" not in pad.parts)


def van_apps() -> Iterator[Path]:
    return (pad for pad in bestanden() if pad.parts[0] in APPS)


@cache
def boom(pad: Path) -> ast.Module:
    return ast.parse((WORTEL / pad).read_text(encoding="utf-8"))


def soort(pad: Path) -> str:
    """The layer a file belongs to: views, forms, services, models, management, ..."""
    return pad.stem if len(pad.parts) == 2 else pad.parts[1]


def vind(toets: Toets, paden: Iterator[Path]) -> list[str]:
    """What a check finds, as 'file:line what'."""
    return [f"{pad}:{regel} {wat}" for pad in paden for regel, wat in toets(boom(pad))]


def in_tekst(toets: Toets, code: str) -> list[str]:
    """What a check finds in a piece of source."""
    return [wat for _, wat in toets(ast.parse(code))]


def _aanroepen(knoop: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    for rij in ast.walk(knoop):
        if isinstance(rij, ast.Call):
            yield rij, ast.unparse(rij.func)


# --- the checks -----------------------------------------------------------------------------------


def zet_status(knoop: ast.AST) -> Iterator[Vondst]:
    """A status that is set past the machine: in an update, a constructor, a bulk write or by assignment."""
    for aanroep, naam in _aanroepen(knoop):
        methode = naam.rpartition(".")[2]
        if methode == "update" and _noemt_status(aanroep):
            yield aanroep.lineno, f"{naam}(status=…)"
        elif methode in ("bulk_create", "bulk_update") and MET_MACHINE & set(naam.split(".")):
            yield aanroep.lineno, f"{naam}(…)"
        elif _maakt(naam) and _noemt_status(aanroep):
            yield aanroep.lineno, f"{naam}(status=…)"
        elif methode in ("execute", "executemany", "RunSQL") and "set status" in ast.unparse(aanroep).lower():
            yield aanroep.lineno, f"{naam}: SET status"
    for rij in ast.walk(knoop):
        doelen = rij.targets if isinstance(rij, ast.Assign) else [rij.target] if isinstance(rij, ast.AugAssign) else []
        for doel in doelen:
            if isinstance(doel, ast.Attribute) and doel.attr == "status":
                yield rij.lineno, f"{ast.unparse(doel)} = …"


def _maakt(naam: str) -> bool:
    delen = naam.split(".")
    aanmaken = delen[-1] in ("create", "get_or_create", "update_or_create")
    return delen[-1] in MET_MACHINE or (aanmaken and bool(MET_MACHINE & set(delen)))


def _noemt_status(aanroep: ast.Call) -> bool:
    """A keyword `status`, or the same word as a key of a dict that is handed over."""
    for rij in aanroep.keywords:
        if rij.arg == "status":
            return True
        if isinstance(rij.value, ast.Dict) and rij.arg in (None, "defaults", "create_defaults"):
            return any(isinstance(k, ast.Constant) and k.value == "status" for k in rij.value.keys)
    return False


def schrijft(knoop: ast.AST) -> Iterator[Vondst]:
    """A write to the database, or a lock. A bare name may have `update`: that is a dict; a literal SELECT is a read."""
    for aanroep, naam in _aanroepen(knoop):
        op, punt, methode = naam.rpartition(".")
        if not punt or methode not in SCHRIJVEN or op.endswith("super()"):
            continue
        if methode == "update" and "." not in op and "(" not in op:
            continue
        if methode == "execute" and aanroep.args and ast.unparse(aanroep.args[0]).lower().startswith("'select "):
            continue
        yield aanroep.lineno, f"{naam}(…)"


def luistert(knoop: ast.AST) -> Iterator[Vondst]:
    """A receiver of Django signals: then nobody can read who takes part, and in which order."""
    for rij in ast.walk(knoop):
        if isinstance(rij, ast.ImportFrom) and (rij.module or "").startswith(
            ("django.dispatch", "django.db.models.sig")
        ):
            yield rij.lineno, f"from {rij.module}"
        elif isinstance(rij, ast.Import | ast.ImportFrom):
            if any(naam.name in ("django.dispatch", "signals") for naam in rij.names):
                yield rij.lineno, "import signals"
        elif isinstance(rij, ast.FunctionDef):
            if any(ast.unparse(versiering).startswith("receiver(") for versiering in rij.decorator_list):
                yield rij.lineno, f"@receiver {rij.name}"
        elif isinstance(rij, ast.Call) and ast.unparse(rij.func).endswith(("_save.connect", "_delete.connect")):
            yield rij.lineno, ast.unparse(rij.func)


def leest_klok(knoop: ast.AST) -> Iterator[Vondst]:
    """A look at the clock, in Python or in SQL."""
    for rij in ast.walk(knoop):
        if isinstance(rij, ast.Attribute | ast.Name) and ast.unparse(rij) in KLOKKEN:
            yield rij.lineno, ast.unparse(rij)
        elif isinstance(rij, ast.Constant) and isinstance(rij.value, str) and not _is_uitleg(knoop, rij):
            klein = rij.value.lower()
            if "select" in klein or "insert" in klein or "update " in klein:
                yield from ((rij.lineno, f"SQL {klok}") for klok in SQL_KLOKKEN if klok in klein)


def _is_uitleg(knoop: ast.AST, tekst: ast.Constant) -> bool:
    return any(isinstance(rij, ast.Expr) and rij.value is tekst for rij in ast.walk(knoop))


def roept_klok_aan(knoop: ast.AST) -> Iterator[Vondst]:
    """`klok.nu()` or `klok.vandaag()`; a field default names `klok.nu` without calling it."""
    for aanroep, naam in _aanroepen(knoop):
        if naam in ("klok.nu", "klok.vandaag", "nu", "vandaag") and _importeert_klok(knoop):
            yield aanroep.lineno, f"{naam}()"


def _importeert_klok(knoop: ast.AST) -> bool:
    importen = [rij for rij in ast.walk(knoop) if isinstance(rij, ast.ImportFrom)]
    return any(
        (rij.module == "meldingen" and any(n.name == "klok" for n in rij.names)) or rij.module == "meldingen.klok"
        for rij in importen
    )


def kent_klok(knoop: ast.AST) -> Iterator[Vondst]:
    """Any use of the clock module."""
    if _importeert_klok(knoop):
        yield 1, "importeert meldingen.klok"


def bewaart_zelf(knoop: ast.AST) -> Iterator[Vondst]:
    """A model with its own save() or delete(), or a field that reads the clock by itself."""
    for rij in ast.walk(knoop):
        if isinstance(rij, ast.ClassDef):
            for deel in rij.body:
                if isinstance(deel, ast.FunctionDef) and deel.name in ("save", "delete"):
                    yield deel.lineno, f"{rij.name}.{deel.name}()"
        elif isinstance(rij, ast.keyword) and rij.arg in ("auto_now", "auto_now_add"):
            yield rij.value.lineno, rij.arg


def neemt_bestand_aan(knoop: ast.AST) -> Iterator[Vondst]:
    """A field for a file, or a file taken from the request by hand."""
    for rij in ast.walk(knoop):
        if isinstance(rij, ast.ClassDef):
            bases = [ast.unparse(basis) for basis in rij.bases]
            if any(basis in ("forms.FileField", "FileField", "forms.ImageField") for basis in bases):
                yield rij.lineno, rij.name
        elif isinstance(rij, ast.Call) and ast.unparse(rij.func) in ("forms.FileField", "forms.ImageField"):
            yield rij.lineno, ast.unparse(rij.func)
        elif isinstance(rij, ast.Subscript | ast.Attribute) and ast.unparse(rij.value) == "request.FILES":
            yield rij.lineno, ast.unparse(rij)


def lange_functies(knoop: ast.AST, hoogstens: int = 50) -> Iterator[Vondst]:
    for rij in ast.walk(knoop):
        if isinstance(rij, ast.FunctionDef | ast.AsyncFunctionDef):
            lengte = (rij.end_lineno or rij.lineno) - rij.lineno + 1
            if lengte > hoogstens:
                yield rij.lineno, f"{rij.name}: {lengte} regels"
