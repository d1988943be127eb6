"""Letters and forms of the pgb: programma van eisen (D-37), format of the budgetplan (D-44), request abroad (D-53)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from meldingen.brieven.gegevens import Briefdeel, Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd

LEGE_RIJEN = 4


@dataclass(frozen=True)
class ProgrammaGegevens(Briefgegevens):
    """Input of D-37 (P-23 to P-26): what the thing must do, the highest amount, and upkeep in euro per year."""

    voorziening: str
    eisen: tuple[str, ...]
    max_bedrag: Decimal
    onderhoud: Decimal

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.max_bedrag <= 0 or self.onderhoud < 0:
            raise Geweigerd("De bedragen in het programma van eisen kunnen niet negatief zijn.")


@dataclass(frozen=True)
class Budgetplanrij(Briefdeel):
    """One filled row: which help, when, by whom, for what, how much at what price, and in euro per year."""

    wat: str
    moment: str
    verlener: str
    resultaat: str
    aantal: str
    tarief: Decimal
    per_jaar: Decimal


@dataclass(frozen=True)
class BudgetplanGegevens(Briefgegevens):
    """Input of D-44 (P-03): the form, empty or filled from the screen; then `totaal` is the sum per year."""

    beheerder: str = ""
    motivering: str = ""
    rijen: tuple[Budgetplanrij, ...] = ()
    totaal: Decimal | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if bool(self.rijen) != (self.totaal is not None):
            raise Geweigerd("Bij een ingevuld budgetplan hoort een totaal.")

    def afgeleid(self) -> dict[str, Any]:
        return {"lege_rijen": () if self.rijen else tuple(range(LEGE_RIJEN))}


@dataclass(frozen=True)
class BuitenlandGegevens(Briefgegevens):
    """Input of D-53 (P-31): the form, with how long before, how many weeks a year, and from when it may be less.

    `land` up to `terug_op` are filled when the request was told to the consulent; else they stay open.
    """

    maanden_vooraf: int
    max_weken: int
    verlaging_na_weken: int
    land: str = ""
    vertrek_op: date | None = None
    terug_op: date | None = None


SOORTEN = (
    Briefsoort(
        code="D-37",
        titel="Programma van eisen",
        sjabloon="brieven/d37.html",
        verplichte_blokken=("wat", "eisen", "bedrag", "onderhoud", "andere_oplossing", "betaling", "contact"),
        versie="1",
        gegevens=ProgrammaGegevens,
    ),
    Briefsoort(
        code="D-44",
        titel="Budgetplan",
        sjabloon="brieven/d44.html",
        verplichte_blokken=("uitleg", "persoon", "waarom", "hulp", "hulpverleners", "niet", "ondertekening"),
        versie="1",
        gegevens=BudgetplanGegevens,
    ),
    Briefsoort(
        code="D-53",
        titel="Verzoek om uw pgb in het buitenland te gebruiken",
        sjabloon="brieven/d53.html",
        verplichte_blokken=("uitleg", "reis", "reden", "zorgverlener", "ondertekening"),
        versie="1",
        gegevens=BuitenlandGegevens,
    ),
)
