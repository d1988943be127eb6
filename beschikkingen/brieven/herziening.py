"""Letters of decisions the college takes of its own accord: D-28, D-35, and that it does not go on (B-18)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from beschikkingen.brieven.besluit import BEZWAARBLOKKEN, Bezwaarclausule
from meldingen.brieven.gegevens import Briefdeel, Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd


class Herzieningsgrond(StrEnum):
    """Wmo 2.3.10 lid 1 (H-08)."""

    ONJUIST = "a"
    NIET_MEER_NODIG = "b"
    NIET_TOEREIKEND = "c"
    VOORWAARDEN = "d"
    GEBRUIK = "e"


_GRONDZINNEN = {
    Herzieningsgrond.ONJUIST: "De gegevens die wij van u kregen, klopten niet of waren niet compleet. Met de juiste "
    "gegevens hadden wij anders besloten.",
    Herzieningsgrond.NIET_MEER_NODIG: "U hebt deze hulp niet meer nodig.",
    Herzieningsgrond.NIET_TOEREIKEND: "De hulp die u nu krijgt, past niet meer bij wat u nodig hebt.",
    Herzieningsgrond.VOORWAARDEN: "U hield zich niet aan de voorwaarden die bij deze hulp horen.",
    Herzieningsgrond.GEBRUIK: "U gebruikt deze hulp niet, of voor iets anders dan waarvoor u die kreeg.",
}


@dataclass(frozen=True)
class Gehoord(Briefdeel):
    """How the client was heard (B-18): asked when, answered when and what, and what the college did with it."""

    gevraagd_op: date
    uiterlijk_op: date
    gegeven_op: date | None = None
    weging: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.gegeven_op is not None and not self.weging:
            raise Geweigerd("Schrijf op hoe de zienswijze is meegewogen.")


@dataclass(frozen=True)
class HerzieningGegevens(Briefgegevens):
    """Input of D-28 (H-08, H-09, H-10). `hulp` stands after "uw", `toegekend` is the same with its article.

    `wordt` and `was` only when the help goes on.
    """

    hulp: str
    toegekend: str
    toegekend_op: date
    vanaf: date
    grond: Herzieningsgrond
    waarom: tuple[str, ...]
    gehoord: Gehoord
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule
    juiste_gegevens: tuple[str, ...] = ()
    was: str = ""
    wordt: str = ""
    tot: date | None = None
    berekening: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.grond is Herzieningsgrond.ONJUIST and not self.juiste_gegevens:
            raise Geweigerd("Schrijf op welke gegevens wel kloppen, en waarom dan anders was beslist.")
        if bool(self.wordt) != bool(self.was):
            raise Geweigerd("Vul in wat de hulp was en wat die wordt.")

    def afgeleid(self) -> dict[str, Any]:
        """Add the sentence of the ground, and whether the day lies in the past."""
        return {"grondzin": _GRONDZINNEN[self.grond], "in_verleden": self.vanaf < self.zaak.briefdatum}


@dataclass(frozen=True)
class TerugvorderingGegevens(Briefgegevens):
    """Input of D-35 (H-11): `bedrag` in euro over a period, both days inclusive, to be paid before `betalen_voor`.

    `hulp` stands after "U kreeg", with its article. With `van_ander` the reader helped the client to give wrong data.
    """

    hulp: str
    ingetrokken_op: date
    periode_van: date
    periode_tot: date
    bedrag: Decimal
    is_geheel: bool
    opzet: tuple[str, ...]
    waarom: tuple[str, ...]
    berekening: tuple[str, ...]
    betalen_voor: date
    gehoord: Gehoord
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule
    van_ander: bool = False


@dataclass(frozen=True)
class VervallenGegevens(Briefgegevens):
    """Input of the message that nothing comes of it (B-18): `plan` completes "Wij dachten erover om ..."."""

    plan: str
    gevraagd_op: date
    waarom: tuple[str, ...]


SOORTEN = (
    Briefsoort(
        code="B-18",
        titel="Ons voornemen gaat niet door",
        sjabloon="brieven/b18.html",
        verplichte_blokken=("besluit", "waarom", "vragen"),
        versie="1",
        gegevens=VervallenGegevens,
    ),
    Briefsoort(
        code="D-28",
        titel="Besluit over uw hulp",
        sjabloon="brieven/d28.html",
        verplichte_blokken=("besluit", "waarom", "reactie", "gevolg", *BEZWAARBLOKKEN),
        versie="1",
        gegevens=HerzieningGegevens,
    ),
    Briefsoort(
        code="D-35",
        titel="Besluit: u moet geld terugbetalen",
        sjabloon="brieven/d35.html",
        verplichte_blokken=("besluit", "waarom", "berekening", "reactie", "betaling", *BEZWAARBLOKKEN),
        versie="1",
        gegevens=TerugvorderingGegevens,
    ),
)
