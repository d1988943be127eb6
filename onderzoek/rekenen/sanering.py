"""Woningsanering: what is paid for floor and window covering, by how old the old articles are.

Source: W-15, table 4.7 (002 par. 6.1.3). Ages are half-open: an article of exactly two years counts as two to four.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from meldingen.termijnen import plus_maanden, schrijf_datum
from onderzoek.rekenen.stappen import (
    Berekening,
    OngeldigeInvoer,
    Rekenstap,
    eis_bedrag,
    naar_centen,
    procent_van,
    schrijf_euro,
    schrijf_getal,
    som,
)


class Ruimte(StrEnum):
    """Where the article lies; in principle only the first two are sanitised."""

    WOONKAMER = "woonkamer"
    SLAAPKAMER = "slaapkamer"
    ANDERS = "andere ruimte"


@dataclass(frozen=True, slots=True)
class Trede:
    """The percentage for an article younger than so many years."""

    jonger_dan: int
    procent: int


@dataclass(frozen=True, slots=True)
class Artikel:
    """One article to replace: how much of it, the Nibud price per unit in euro, and when the old one was bought."""

    naam: str
    ruimte: Ruimte
    aantal: Decimal
    prijs: Decimal
    aangeschaft_op: date
    reden_ruimte: str = ""

    def __post_init__(self) -> None:
        eis_bedrag(self.aantal, f"Het aantal bij {self.naam}")
        eis_bedrag(self.prijs, f"De prijs van {self.naam}")
        if self.ruimte is Ruimte.ANDERS and not self.reden_ruimte.strip():
            raise OngeldigeInvoer(
                f"Alleen de woonkamer en de slaapkamer worden gesaneerd. Schrijf op waarom {self.naam} toch nodig is."
            )


def procent_naar_leeftijd(aangeschaft_op: date, op: date, staffel: Sequence[Trede]) -> int:
    """The percentage on a day; nothing for an article older than the last step (W-15).

    Raises OngeldigeInvoer when the article was bought after that day, or the steps do not go up in years and down
    in percentage.
    """
    if aangeschaft_op > op:
        raise OngeldigeInvoer(f"De aanschafdatum {schrijf_datum(aangeschaft_op)} ligt na {schrijf_datum(op)}.")
    _eis_staffel(staffel)
    for trede in staffel:
        if op < plus_maanden(aangeschaft_op, 12 * trede.jonger_dan):
            return trede.procent
    return 0


def bereken_sanering(artikelen: Sequence[Artikel], *, op: date, staffel: Sequence[Trede]) -> Berekening:
    """What is paid on a day for all articles together (W-15). Raises OngeldigeInvoer when there are none."""
    if not artikelen:
        raise OngeldigeInvoer("Er zijn geen artikelen. Vul ten minste één artikel in.")
    stappen = tuple(_stap(artikel, op, staffel) for artikel in artikelen)
    totaal = som(stap.bedrag for stap in stappen if stap.bedrag is not None)
    return Berekening(totaal, (*stappen, Rekenstap("Sanering samen", totaal, "Alle artikelen bij elkaar.", "W-15")))


def _stap(artikel: Artikel, op: date, staffel: Sequence[Trede]) -> Rekenstap:
    procent = procent_naar_leeftijd(artikel.aangeschaft_op, op, staffel)
    prijs = naar_centen(artikel.aantal * artikel.prijs)
    uitleg = (
        f"{schrijf_getal(artikel.aantal)} × {schrijf_euro(artikel.prijs)} (Nibud) is {schrijf_euro(prijs)}. "
        f"Het oude is van {schrijf_datum(artikel.aangeschaft_op)}: {procent} % daarvan."
    )
    if artikel.ruimte is Ruimte.ANDERS:
        uitleg += f" Andere ruimte: {artikel.reden_ruimte}"
    return Rekenstap(f"{artikel.naam} ({artikel.ruimte.value})", procent_van(prijs, procent), uitleg, "W-15")


def _eis_staffel(staffel: Sequence[Trede]) -> None:
    paren = list(pairwise(staffel))
    loopt_op = all(a.jonger_dan < b.jonger_dan and a.procent >= b.procent for a, b in paren)
    if not staffel or not loopt_op or any(not 0 <= trede.procent <= 100 for trede in staffel):
        raise OngeldigeInvoer("De saneringsstaffel klopt niet. Laat een beheerder hem herstellen.")
