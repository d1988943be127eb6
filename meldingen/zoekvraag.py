"""What somebody typed in the one search field, taken apart. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from meldingen.bsn import is_geldig_bsn
from meldingen.zoekvorm import vouw, zoekwoorden

_MAANDEN = {
    "jan": 1, "feb": 2, "mrt": 3, "maa": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
_NUMMER = re.compile(r"\bWMO[\s-]*([0-9]{4})[\s-]+([0-9]{1,6})\b|(?<![0-9-])(20[0-9]{2})-([0-9]{6})(?![0-9-])", re.I)
_BSN = re.compile(r"(?<![0-9])[0-9](?:[\s.-]?[0-9]){8}(?![0-9])")
_DATUM = (
    (re.compile(r"(?<![0-9])([0-9]{1,2})[-/.\s]+([0-9]{1,2})[-/.\s]+([0-9]{4}|'?[0-9]{2})(?![0-9])"), (0, 1, 2)),
    (
        re.compile(r"(?<![0-9])([0-9]{1,2})[-/.\s]+([a-z]{3,9})\.?[-/.\s]+([0-9]{4}|'?[0-9]{2})(?![0-9])", re.I),
        (0, 1, 2),
    ),
    (re.compile(r"(?<![0-9])([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])"), (2, 1, 0)),
    (re.compile(r"(?<![0-9])([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})(?![0-9])"), (0, 1, 2)),
)
_POSTCODE = re.compile(
    r"(?<![0-9])([1-9][0-9]{3})\s?([a-z]{2})(?![a-z])(?:\s*,?\s*([0-9]{1,5})\s?([-a-z0-9]{0,5}))?", re.I
)
_ALLEEN_CIJFERS = re.compile(r"[\s.\-0-9]*")


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """The parts of a search; a client must answer to all that are there.

    `geboren` holds more than one day when the century was left out. `fout` says why nothing can be searched.
    """

    bsn: str = ""
    nummer: str = ""
    geboren: tuple[date, ...] = ()
    postcode: str = ""
    huisnummer: str = ""
    woorden: tuple[str, ...] = ()
    fout: str = ""


def ontleed(tekst: str, vandaag: date) -> Zoekvraag:
    """Take a search apart: case number, BSN, birth date, postcode with or without number, and names; in any order."""
    rest = " ".join(tekst.split())
    rest, nummer = _nummer(rest)
    rest, bsn, fout = _bsn(rest)
    rest, geboren = _geboren(rest, vandaag)
    rest, postcode, huisnummer = _adres(rest)
    woorden = tuple(woord for woord in zoekwoorden(rest) if vouw(woord))
    if not nummer and len(woorden) == 1 and re.fullmatch(r"[0-9]{1,6}", woorden[0]):
        nummer, woorden = woorden[0].zfill(6), ()
    iets = nummer or bsn or geboren or postcode
    if not fout and not iets and not any(len(vouw(woord)) > 1 for woord in woorden):
        fout = "Vul meer in: ten minste twee letters van de naam, of een geboortedatum, postcode, BSN of zaaknummer."
    return Zoekvraag(bsn, nummer, geboren, postcode, huisnummer, woorden, fout)


def _nummer(tekst: str) -> tuple[str, str]:
    gevonden = _NUMMER.search(tekst)
    if gevonden is None:
        return tekst, ""
    jaar, volg = gevonden[1] or gevonden[3], gevonden[2] or gevonden[4]
    return _zonder(tekst, gevonden), f"WMO-{jaar}-{volg.zfill(6)}"


def _bsn(tekst: str) -> tuple[str, str, str]:
    """The first nine digits that pass the eleven test; nine that do not, typed alone, are a typing error."""
    for gevonden in _BSN.finditer(tekst):
        cijfers = re.sub(r"[^0-9]", "", gevonden[0])
        if is_geldig_bsn(cijfers):
            return _zonder(tekst, gevonden), cijfers, ""
    if len(re.sub(r"[^0-9]", "", tekst)) == 9 and _ALLEEN_CIJFERS.fullmatch(tekst):
        return "", "", "Dit burgerservicenummer bestaat niet. Controleer de cijfers."
    return tekst, "", ""


def _geboren(tekst: str, vandaag: date) -> tuple[str, tuple[date, ...]]:
    for patroon, volgorde in _DATUM:
        gevonden = patroon.search(tekst)
        if gevonden is None:
            continue
        delen = gevonden.groups()
        dag, maand, jaar = (delen[plek] for plek in volgorde)
        dagen = _dagen(dag, maand, jaar, vandaag)
        if dagen:
            return _zonder(tekst, gevonden), dagen
    return tekst, ()


def _dagen(dag: str, maand: str, jaar: str, vandaag: date) -> tuple[date, ...]:
    nummer = int(maand) if maand.isdigit() else _MAANDEN.get(maand[:3].casefold(), 0)
    kort = jaar.lstrip("'")
    jaren = [int(kort)] if len(kort) == 4 else [1900 + int(kort), 2000 + int(kort)]
    gevonden = []
    for kandidaat in jaren:
        try:
            dag_ = date(kandidaat, nummer, int(dag))
        except ValueError:
            continue
        if dag_ <= vandaag:
            gevonden.append(dag_)
    return tuple(gevonden)


def _adres(tekst: str) -> tuple[str, str, str]:
    gevonden = _POSTCODE.search(tekst)
    if gevonden is None:
        return tekst, "", ""
    huisnummer = f"{gevonden[3] or ''}{(gevonden[4] or '').lstrip('-')}"
    return _zonder(tekst, gevonden), f"{gevonden[1]} {gevonden[2].upper()}", huisnummer


def _zonder(tekst: str, gevonden: re.Match[str]) -> str:
    return f"{tekst[: gevonden.start()]} {tekst[gevonden.end() :]}".strip()
