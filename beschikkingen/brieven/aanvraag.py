"""Letters of the aanvraag: receipt (D-12), too early (D-13), as melding (D-14), incomplete (D-15), form (D-49)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from meldingen.brieven.gegevens import Briefdeel, Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd


class Aanvraagwijze(StrEnum):
    """The signed piece that is the aanvraag (A-01)."""

    FORMULIER = "formulier"
    VERSLAG = "verslag"
    ZORGPLAN = "zorgplan"
    BRIEF = "brief"


@dataclass(frozen=True)
class AanvraagOntvangenGegevens(Briefgegevens):
    """Input of D-12: `ontvangen_op` is the aanvraagdatum (A-02), `beslis_uiterlijk` the end of BESLUIT."""

    ontvangen_op: date
    hulp: str
    wijze: Aanvraagwijze
    beslis_uiterlijk: date


@dataclass(frozen=True)
class VoortijdigeAanvraagGegevens(Briefgegevens):
    """Input of D-13 (A-04): an aanvraag during the six weeks of the onderzoek is kept, not refused.

    `onderzoek_uiterlijk` is the legal last day of the onderzoek (T-01), `aanvraag_vanaf` the day after (T-09):
    then the aanvraag counts by itself, or earlier, as soon as there is a report.
    """

    ontvangen_op: date
    hulp: str
    melding_op: date
    onderzoek_uiterlijk: date
    aanvraag_vanaf: date


@dataclass(frozen=True)
class AangemerktAlsMeldingGegevens(Briefgegevens):
    """Input of D-14 (A-07): an aanvraag without onderzoek counts as melding from the day it came in.

    Dates as in D-13. The confirmation of the melding (D-01) is a letter of its own.
    """

    ontvangen_op: date
    hulp: str
    onderzoek_uiterlijk: date
    aanvraag_vanaf: date


@dataclass(frozen=True)
class OntbrekendStuk(Briefdeel):
    """Something missing ("een handtekening"), with an explanation of what is meant or where to get it."""

    naam: str
    uitleg: str = ""


@dataclass(frozen=True)
class HerstelverzuimGegevens(Briefgegevens):
    """Input of D-15 (A-10, A-13, T-12).

    `ontbreekt` lists what is missing besides the budgetplan; `budgetplan` says that the plan is missing, which
    has its own consequence (natura, never left untreated). One of both is needed. `uiterlijk_op` is the end of
    HERSTEL, `beslis_uiterlijk` the end of BESLUIT as it stood. Sent after that end nothing is suspended:
    `schort_op=False`.
    """

    aanvraag_op: date
    hulp: str
    uiterlijk_op: date
    beslis_uiterlijk: date
    ontbreekt: tuple[OntbrekendStuk, ...] = ()
    budgetplan: bool = False
    schort_op: bool = True
    werkdagen: int = 10

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.ontbreekt and not self.budgetplan:
            raise Geweigerd("Schrijf op welke stukken ontbreken.")


@dataclass(frozen=True)
class AanvraagformulierGegevens(Briefgegevens):
    """Input of D-49: the form. `inleveren_tot` is empty when no term runs."""

    inleveren_tot: date | None = None


@dataclass(frozen=True)
class ZienswijzeGegevens(Briefgegevens):
    """Input of D-36: what the college intends and on which data, and the last day to answer.

    About an aanvraag (B-17), or of its own accord (B-18): then `plan` completes "Wij denken erover om ...".
    """

    voornemen: tuple[str, ...]
    uiterlijk_op: date
    aanvraag_op: date | None = None
    plan: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.aanvraag_op is None) == (not self.plan.strip()):
            raise Geweigerd("Een zienswijze gaat over een aanvraag, of over wat de gemeente zelf wil besluiten.")


SOORTEN = (
    Briefsoort(
        code="D-12",
        titel="Ontvangstbevestiging van uw aanvraag",
        sjabloon="brieven/d12.html",
        verplichte_blokken=("ontvangst", "beslistermijn", "vervolg", "contact"),
        versie="1",
        gegevens=AanvraagOntvangenGegevens,
    ),
    Briefsoort(
        code="D-13",
        titel="Uw aanvraag is te vroeg",
        sjabloon="brieven/d13.html",
        verplichte_blokken=("ontvangst", "waarom", "behandeling", "bewaard", "contact"),
        versie="1",
        gegevens=VoortijdigeAanvraagGegevens,
    ),
    Briefsoort(
        code="D-14",
        titel="Uw aanvraag is nu een melding",
        sjabloon="brieven/d14.html",
        verplichte_blokken=("melding", "waarom", "procedure", "bewaard", "contact"),
        versie="1",
        gegevens=AangemerktAlsMeldingGegevens,
    ),
    Briefsoort(
        code="D-15",
        titel="Uw aanvraag is niet compleet",
        sjabloon="brieven/d15.html",
        verplichte_blokken=("ontbreekt", "termijn", "gevolg", "beslistermijn", "contact"),
        versie="1",
        gegevens=HerstelverzuimGegevens,
    ),
    Briefsoort(
        code="D-49",
        titel="Aanvraagformulier",
        sjabloon="brieven/d49.html",
        verplichte_blokken=("uitleg", "persoon", "hulp", "ondertekening"),
        versie="1",
        gegevens=AanvraagformulierGegevens,
    ),
    Briefsoort(
        code="D-36",
        titel="Wat vindt u van ons voornemen?",
        sjabloon="brieven/d36.html",
        verplichte_blokken=("voornemen", "reactie", "regels", "vragen"),
        versie="3",
        gegevens=ZienswijzeGegevens,
    ),
)
