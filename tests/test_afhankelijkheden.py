"""docs/afhankelijkheden.md says of every package we ask for why it is here, and of no other."""

import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parent.parent
LIJSTEN = ("basis", "lokaal", "ontwikkel")
DELEN = re.split(r"^## ", (WORTEL / "docs" / "afhankelijkheden.md").read_text(encoding="utf-8"), flags=re.MULTILINE)


def gevraagd(lijst: str) -> list[str]:
    """The names in requirements/<lijst>.in, without versions, extras and markers."""
    regels = (WORTEL / "requirements" / f"{lijst}.in").read_text(encoding="utf-8").splitlines()
    namen = (re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", regel) for regel in regels)
    return [naam[0].lower() for naam in namen if naam]


def beschreven(lijst: str) -> list[list[str]]:
    """The cells of each row in the part of the page that names this list."""
    (deel,) = (deel for deel in DELEN if f"requirements/{lijst}.in" in deel.splitlines()[0])
    rijen = [[cel.strip() for cel in regel.strip("|").split("|")] for regel in deel.splitlines() if regel[:2] == "| "]
    return rijen[1:]


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_een_regel_per_pakket_en_geen_pakket_te_veel(lijst: str) -> None:
    assert [rij[0].lower() for rij in beschreven(lijst)] == gevraagd(lijst)


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_elke_regel_zegt_waarom(lijst: str) -> None:
    for rij in beschreven(lijst):
        assert len(rij) == 4, rij
        assert all(rij), rij


@pytest.mark.parametrize("lijst", ["basis", "lokaal"])
def test_wat_productie_of_demo_draagt_heeft_een_uitweg(lijst: str) -> None:
    assert not [rij[0] for rij in beschreven(lijst) if "-" in (rij[2], rij[3])]


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_elk_pakket_is_vastgezet(lijst: str) -> None:
    slot = (WORTEL / "requirements" / f"{lijst}.txt").read_text(encoding="utf-8").lower()
    vast = set(re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==", slot, flags=re.MULTILINE))
    assert not set(gevraagd(lijst)) - vast
