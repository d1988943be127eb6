"""Letters on the time for deciding: delay (D-16), suspension (D-17), its end (D-18), penalty (D-34)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from beschikkingen.brieven.besluit import BEZWAARBLOKKEN, Bezwaarclausule
from meldingen.brieven.gegevens import Briefdeel, Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd


@dataclass(frozen=True)
class UitstelGegevens(Briefgegevens):
    """Input of D-16 (B-03, T-16): `toegezegd_op` is promised, the legal `beslis_uiterlijk` does not move."""

    aanvraag_op: date
    hulp: str
    reden: str
    toegezegd_op: date
    beslis_uiterlijk: date

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.toegezegd_op <= self.beslis_uiterlijk:
            raise Geweigerd("De nieuwe datum ligt niet na de uiterste beslisdatum. Uitstel is dan niet nodig.")


class Opschortingsgrond(StrEnum):
    """Grounds of Awb 4:15 that have a letter of their own (T-14); 4:15-1a is the letter D-15."""

    BUITENLAND = "4:15-1b"
    INSTEMMING = "4:15-2a"
    AANVRAGER = "4:15-2b"
    OVERMACHT = "4:15-2c"


@dataclass(frozen=True)
class _Grondtekst:
    """What the letters say about one ground: why it stops, until when, why it ended, which article."""

    waarom: str
    tot: str
    voorbij: str
    artikel: str


_LID = "artikel 4:15, {}, van de Algemene wet bestuursrecht"
_GRONDTEKSTEN = {
    Opschortingsgrond.BUITENLAND: _Grondtekst(
        "Wij hebben informatie nodig van een organisatie in het buitenland.",
        "tot wij die informatie hebben",
        "Wij wachten niet meer op informatie uit het buitenland.",
        _LID.format("eerste lid, onder b"),
    ),
    Opschortingsgrond.INSTEMMING: _Grondtekst(
        "U vindt het goed dat wij later beslissen.",
        "zo lang als wij met u afspraken",
        "De tijd die wij met u afspraken, is voorbij.",
        _LID.format("tweede lid, onder a"),
    ),
    Opschortingsgrond.AANVRAGER: _Grondtekst(
        "Wij kunnen nu niet verder. De vertraging komt door u of door iemand die u helpt.",
        "tot wij weer verder kunnen",
        "Wij kunnen weer verder met uw aanvraag.",
        _LID.format("tweede lid, onder b"),
    ),
    Opschortingsgrond.OVERMACHT: _Grondtekst(
        "Er is iets gebeurd waardoor wij nu niet kunnen beslissen. Wij kunnen daar niets aan doen. Dat heet overmacht.",
        "tot wij weer kunnen werken",
        "Wij kunnen weer werken aan uw aanvraag.",
        _LID.format("tweede lid, onder c"),
    ),
}


def _grond(grond: Opschortingsgrond) -> dict[str, Any]:
    tekst = _GRONDTEKSTEN[grond]
    return {
        "grondzin": tekst.waarom,
        "tot_wanneer": tekst.tot,
        "voorbijzin": tekst.voorbij,
        "artikel": tekst.artikel,
    }


@dataclass(frozen=True)
class OpschortingGegevens(Briefgegevens):
    """Input of D-17 (T-14): the time for deciding stands still.

    `eerste_dag` and `laatste_dag` are the suspended days themselves; without a last day the ground says until
    when. `uitleg` tells what is the matter in this case, `was_uiterlijk` the date that held until now.
    `nieuwe_datum`, the new end of BESLUIT, is needed with INSTEMMING and OVERMACHT, and with INSTEMMING the
    date of the written consent.
    """

    aanvraag_op: date
    hulp: str
    grond: Opschortingsgrond
    uitleg: str
    eerste_dag: date
    was_uiterlijk: date
    laatste_dag: date | None = None
    nieuwe_datum: date | None = None
    instemming_op: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.grond is Opschortingsgrond.INSTEMMING and (self.instemming_op is None or self.laatste_dag is None):
            raise Geweigerd("Vul in wanneer de cliënt schriftelijk instemde, en tot en met welke dag.")
        bepaald = (Opschortingsgrond.INSTEMMING, Opschortingsgrond.OVERMACHT)
        if self.grond in bepaald and self.nieuwe_datum is None:
            raise Geweigerd("Vul in wanneer het besluit nu uiterlijk komt.")
        if self.laatste_dag is not None and self.laatste_dag < self.eerste_dag:
            raise Geweigerd("De laatste dag van de opschorting ligt vóór de eerste.")

    def afgeleid(self) -> dict[str, Any]:
        """Add the sentences of the ground."""
        return _grond(self.grond)


@dataclass(frozen=True)
class HervattingGegevens(Briefgegevens):
    """Input of D-18 (T-14): the time runs again. First and last suspended day, old and new end of BESLUIT.

    Without `laatste_dag` the time did not stand still for a whole day, and the date is what it was.
    `uitleg` tells what happened ("Wij kregen de brief van het ziekenhuis in Gent."); it may stay empty.
    """

    aanvraag_op: date
    hulp: str
    grond: Opschortingsgrond
    eerste_dag: date
    was_uiterlijk: date
    beslis_uiterlijk: date
    laatste_dag: date | None = None
    uitleg: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.laatste_dag is not None and self.laatste_dag < self.eerste_dag:
            raise Geweigerd("De laatste dag van de opschorting ligt vóór de eerste.")

    def afgeleid(self) -> dict[str, Any]:
        """Add the sentences of the ground and the number of suspended days."""
        dagen = (self.laatste_dag - self.eerste_dag).days + 1 if self.laatste_dag else 0
        return _grond(self.grond) | {"dagen": dagen}


@dataclass(frozen=True)
class Dwangsomtrede(Briefdeel):
    """A step of the penalty: so many days at so much a day."""

    dagen: int
    per_dag: Decimal

    def afgeleid(self) -> dict[str, Any]:
        """Add the amount of this step."""
        return {"bedrag": self.dagen * self.per_dag}


@dataclass(frozen=True)
class DwangsomGegevens(Briefgegevens):
    """Input of D-34 (T-17, T-18): how many days, how much, when it is paid.

    Due: the two weeks after the notice end on `gratie_tot`, the days run from `eerste_dag` to `laatste_dag` and
    add up to `treden`, paid before `betalen_voor`. Not due: `treden` empty and `reden_geen` filled. Without
    `besluit_op` there is no decision on the aanvraag yet. `rekening` is the tail of a known account number
    ("eindigt op 123"); empty asks the client for it.
    """

    aanvraag_op: date
    hulp: str
    beslis_uiterlijk: date
    ingebrekestelling_op: date
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule
    treden: tuple[Dwangsomtrede, ...] = ()
    gratie_tot: date | None = None
    eerste_dag: date | None = None
    laatste_dag: date | None = None
    betalen_voor: date | None = None
    besluit_op: date | None = None
    rekening: str = ""
    reden_geen: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if bool(self.treden) == bool(self.reden_geen.strip()):
            raise Geweigerd("Vul de dagen van de dwangsom in, of schrijf op waarom er geen dwangsom is.")
        if self.treden:
            self._controleer_dagen()

    def _controleer_dagen(self) -> None:
        if self.eerste_dag is None or self.laatste_dag is None or not (self.gratie_tot and self.betalen_voor):
            raise Geweigerd("Vul bij de dwangsom de eerste dag, de laatste dag en de dag van betalen in.")
        if (self.laatste_dag - self.eerste_dag).days + 1 != self._dagen():
            raise Geweigerd("Het aantal dagen van de dwangsom past niet bij de eerste en de laatste dag.")

    def _dagen(self) -> int:
        return sum(trede.dagen for trede in self.treden)

    def afgeleid(self) -> dict[str, Any]:
        """Add the totals."""
        bedrag = sum((trede.dagen * trede.per_dag for trede in self.treden), Decimal(0))
        return {"dagen": self._dagen(), "bedrag": bedrag}


SOORTEN = (
    Briefsoort(
        code="D-16",
        titel="Ons besluit komt later",
        sjabloon="brieven/d16.html",
        verplichte_blokken=("reden", "nieuwe_datum", "wettelijke_datum", "te_laat", "contact"),
        versie="1",
        gegevens=UitstelGegevens,
    ),
    Briefsoort(
        code="D-17",
        titel="Onze tijd om te beslissen staat stil",
        sjabloon="brieven/d17.html",
        verplichte_blokken=("grond", "periode", "beslistermijn", "regels", "contact"),
        versie="1",
        gegevens=OpschortingGegevens,
    ),
    Briefsoort(
        code="D-18",
        titel="Onze tijd om te beslissen loopt weer",
        sjabloon="brieven/d18.html",
        verplichte_blokken=("einde", "nieuwe_datum", "regels", "contact"),
        versie="1",
        gegevens=HervattingGegevens,
    ),
    Briefsoort(
        code="D-34",
        titel="Besluit over de dwangsom",
        sjabloon="brieven/d34.html",
        verplichte_blokken=("besluit", "dagen", "berekening", "betaling", *BEZWAARBLOKKEN),
        versie="1",
        gegevens=DwangsomGegevens,
    ),
)
