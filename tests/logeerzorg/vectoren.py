"""The vectors of chapter 5 as rows: stays in tests/feiten/verblijven.csv, balances in tests/feiten/saldi.csv."""

import csv
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from logeerzorg.etmalen import Jaarmodus, Verblijf

FEITEN = Path(__file__).parents[1] / "feiten"


def _rijen(naam: str) -> list[dict[str, str]]:
    with (FEITEN / naam).open(encoding="utf-8") as bestand:
        return list(csv.DictReader(bestand))


def stukken(tekst: str) -> list[str]:
    return tekst.split("; ") if tekst else []


def getallen(tekst: str) -> dict[str, Decimal]:
    return {naam: Decimal(aantal) for naam, aantal in (stuk.split("=") for stuk in stukken(tekst))}


def verblijf(van: str, tot: str) -> Verblijf:
    return Verblijf(datetime.fromisoformat(van), datetime.fromisoformat(tot))


def verblijven_van(rij: dict[str, str]) -> list[Verblijf]:
    return [verblijf(*stuk.split("/")) for stuk in stukken(rij["verblijven"])]


class Saldovector(NamedTuple):
    """Earlier stays and a new one, as dates; per kind of year whether it fits and what is used then."""

    id: str
    eerder: list[str]
    nieuw: str
    indicatie_vanaf: str
    uitkomsten: dict[Jaarmodus, tuple[bool, dict[str, int]]]


def _uitkomst(tekst: str) -> tuple[bool, dict[str, int]]:
    mag, gebruikt = tekst.split(": ", 1)
    return mag == "ja", {naam: int(aantal) for naam, aantal in getallen(gebruikt).items()}


VERBLIJVEN = _rijen("verblijven.csv")
SALDI = [
    Saldovector(
        rij["id"], stukken(rij["eerder"]), rij["nieuw"], rij["indicatie_vanaf"],
        {modus: _uitkomst(rij[modus.lower()]) for modus in Jaarmodus},
    )
    for rij in _rijen("saldi.csv")
]  # fmt: skip
