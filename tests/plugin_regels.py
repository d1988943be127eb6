"""Pytest plugin: which test proves which rule of the catalogue, and which oracles were absent.

A test says `@pytest.mark.regel("T-01", "T-24")`. At the end `.bouw/regels.json` holds, per rule, the
tests that passed; a rule with a failing test has no proof. Under pytest-xdist the workers send the
IDs along with their reports, and the controller does the counting.
"""

import json
from collections.abc import Collection, Generator, Iterator
from pathlib import Path

import pytest

from tests.regels import REGELS_CSV, UITKOMST_JSON, lees_regels, lees_uitkomst

MEESTE_IDS = 5
ORAKEL = "orakel ontbreekt:"
IDS, TEST = "regels", "regeltest"


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker, the check at collection and, on the controller, the counting."""
    config.addinivalue_line("markers", "regel(*ids): regels uit docs/regels.csv die deze test bewijst")
    config.pluginmanager.register(Merkcontrole(_bekende_ids(config.rootpath)), "regels-merkcontrole")
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Telling(config.rootpath), "regels-telling")


def _bekende_ids(wortel: Path) -> frozenset[str]:
    """Return the IDs of the catalogue."""
    try:
        return frozenset(regel.id for regel in lees_regels(wortel / REGELS_CSV))
    except OSError as fout:
        raise pytest.UsageError(f"{REGELS_CSV.as_posix()} is niet te lezen: {fout.strerror}") from fout


class Merkcontrole:
    """Checks the markers of what is collected and ties the IDs to the reports."""

    def __init__(self, bekend: Collection[str]) -> None:
        self.bekend = bekend

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Turn a wrong marker into a collection error of the file or class that holds the test."""
        verslag = yield
        items = [knoop for knoop in verslag.result or () if isinstance(knoop, pytest.Item)]
        if fouten := list(dict.fromkeys(fout for item in items for fout in self._fouten(item))):
            verslag.outcome = "failed"
            verslag.longrepr = "\n".join(fouten)
            verslag.result = []
        return verslag

    def pytest_itemcollected(self, item: pytest.Item) -> None:
        """Send the IDs, and the name without the suffix xdist adds to a group, with every report."""
        if ids := regel_ids(item):
            item.user_properties += [(IDS, " ".join(ids)), (TEST, item.nodeid)]

    def _fouten(self, item: pytest.Item) -> Iterator[str]:
        """Yield what is wrong with the markers of one test."""
        naam = getattr(item, "originalname", None) or item.name
        if any(not merk.args or merk.kwargs for merk in item.iter_markers("regel")):
            yield f"{naam}: het merk 'regel' vraagt een tot {MEESTE_IDS} regel-ID's en niets anders"
        ids = regel_ids(item)
        if len(ids) > MEESTE_IDS:
            yield f"{naam}: {len(ids)} regels ({', '.join(ids)}), ten hoogste {MEESTE_IDS} per test"
        if onbekend := [regel for regel in ids if regel not in self.bekend]:
            yield f"{naam}: onbekende regel {', '.join(onbekend)}; zie {REGELS_CSV.as_posix()}"


def regel_ids(item: pytest.Item) -> list[str]:
    """Return the distinct rules a test names, those of its class and module included."""
    return list(dict.fromkeys(str(arg) for merk in item.iter_markers("regel") for arg in merk.args))


class Telling:
    """Gathers the reports on the controller and writes the outcome."""

    def __init__(self, wortel: Path) -> None:
        self.pad = wortel / UITKOMST_JSON
        self.gedraaid: set[str] = set()
        self.geslaagd: dict[str, list[str]] = {}
        self.gezakt: dict[str, list[str]] = {}
        self.orakels: set[str] = set()
        self.melding = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count one phase of one test."""
        self._noteer_orakel(report)
        verwacht_fout = hasattr(report, "wasxfail")
        if report.failed or (report.when == "call" and (verwacht_fout or not report.skipped)):
            self.gedraaid.add(report.nodeid)
        eigenschappen = dict(report.user_properties)
        test = str(eigenschappen.get(TEST, ""))
        ids = str(eigenschappen.get(IDS, "")).split()
        if report.failed:
            self._noteer(self.gezakt, ids, test)
        elif report.passed and report.when == "call" and not verwacht_fout:
            self._noteer(self.geslaagd, ids, test)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Notice a module that is skipped as a whole."""
        self._noteer_orakel(report)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        """Write the outcome; a run without tests measured nothing and leaves the file alone."""
        if not self.gedraaid:
            return
        vorige = lees_uitkomst(self.pad)
        aantal = len(self.gedraaid)
        if vorige and aantal < vorige.tests:
            self.melding = f"Let op: deze ronde telde {aantal} tests, de vorige {vorige.tests}."
        self._schrijf(aantal, max(aantal, vorige.volste if vorige else 0))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say how many oracles were absent, also when none was."""
        namen = f" ({', '.join(sorted(self.orakels))})" if self.orakels else ""
        terminalreporter.write_line(f"Orakels overgeslagen: {len(self.orakels)}{namen}")
        if self.gezakt:
            terminalreporter.write_line(f"Regels met een gezakte test: {', '.join(sorted(self.gezakt))}")
        if self.melding:
            terminalreporter.write_line(f"{self.melding} {UITKOMST_JSON.as_posix()} is overschreven.")

    def _noteer_orakel(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        """Remember the name of an oracle whose absence made a test skip."""
        if not report.skipped or not isinstance(report.longrepr, tuple | list):
            return
        reden = str(report.longrepr[-1]).removeprefix("Skipped: ")
        if reden.startswith(ORAKEL):
            self.orakels.add(reden.removeprefix(ORAKEL).strip())

    @staticmethod
    def _noteer(bij: dict[str, list[str]], ids: list[str], test: str) -> None:
        """Put a test under each of its rules, once."""
        for regel in ids:
            tests = bij.setdefault(regel, [])
            if test not in tests:
                tests.append(test)

    def _schrijf(self, aantal: int, volste: int) -> None:
        """Replace the file in one move, so that a reader never meets half of it."""
        bewijs = {regel: tests for regel, tests in self.geslaagd.items() if regel not in self.gezakt}
        inhoud = {
            "tests": aantal,
            "volste": volste,
            "regels": _gesorteerd(bewijs),
            "gezakt": _gesorteerd(self.gezakt),
            "orakels_overgeslagen": sorted(self.orakels),
        }
        self.pad.parent.mkdir(parents=True, exist_ok=True)
        nieuw = self.pad.with_suffix(".nieuw")
        nieuw.write_text(json.dumps(inhoud, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        nieuw.replace(self.pad)


def _gesorteerd(per_regel: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the same, in an order that does not depend on which worker was first."""
    return {regel: sorted(per_regel[regel]) for regel in sorted(per_regel)}
