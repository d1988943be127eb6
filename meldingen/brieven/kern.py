"""Letters of the melding, from receipt (D-01, D-04, D-43, D-54) to end (D-06, D-24, D-25)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from meldingen.brieven.gegevens import Briefdeel, Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd


@dataclass(frozen=True)
class OntvangstbevestigingGegevens(Briefgegevens):
    """Input of D-01 (M-07, M-08). Dates are legal dates, computed by the caller.

    `persoonlijk_plan_tot` is the seventh day after the melding (T-03), `onderzoek_uiterlijk` the last day of
    the six weeks (T-01), `aanvraag_vanaf` the day after (T-09). `gemeld_door` ("uw dochter") is empty when
    the client called. `wachttijdtekst` is the sentence of the gemeente about waiting (M-20).
    """

    melding_op: date
    persoonlijk_plan_tot: date
    onderzoek_uiterlijk: date
    aanvraag_vanaf: date
    pgb_website: str
    privacy_website: str
    spoed_telefoon: str
    gemeld_door: str = ""
    hulpvraag: str = ""
    wachttijdtekst: str = ""


@dataclass(frozen=True)
class Rubriekvraag(Briefdeel):
    """One of the seven subjects of the law (O-02) as a question on the form."""

    letter: str
    kop: str
    vraag: str


RUBRIEKVRAGEN = (
    Rubriekvraag(
        "a",
        "Wat hebt u nodig?",
        "Wie bent u, en wat vindt u belangrijk? Wat lukt niet meer zo goed? Wat zou u graag anders willen?",
    ),
    Rubriekvraag(
        "b",
        "Wat kunt u zelf?",
        "Wat doet u zelf nog? Wat doen de mensen met wie u in één huis woont?",
    ),
    Rubriekvraag(
        "c",
        "Wie helpt u nu?",
        "Krijgt u hulp van familie, vrienden of buren? Wat doen zij, en hoe vaak? Kan iemand meer doen?",
    ),
    Rubriekvraag(
        "d",
        "Wat heeft uw mantelzorger nodig?",
        "Zorgt iemand al lang voor u? Wordt het te zwaar? Wat zou hem of haar helpen?",
    ),
    Rubriekvraag(
        "e",
        "Wat is er in de buurt?",
        "Gaat u ergens heen, zoals een buurthuis of een club? Of doet u iets voor anderen? Wilt u dat?",
    ),
    Rubriekvraag(
        "f",
        "Welke andere zorg of hulp hebt u?",
        "Denk aan de huisarts, de wijkverpleging of uw zorgverzekeraar. Of aan hulp bij werk, geld of wonen.",
    ),
    Rubriekvraag(
        "g",
        "Wat betekent de eigen bijdrage voor u?",
        "Voor hulp van de gemeente betaalt u vaak een bedrag per maand. Hebt u daar vragen over?",
    ),
)


@dataclass(frozen=True)
class PersoonlijkPlanGegevens(Briefgegevens):
    """Input of D-43 (M-09, M-11): the form, with the last day to hand it in."""

    inleveren_tot: date
    rubrieken: tuple[Rubriekvraag, ...] = RUBRIEKVRAGEN


@dataclass(frozen=True)
class ToestemmingGegevens(Briefgegevens):
    """Input of D-04 (M-05): another person reported; without the client's consent nothing is looked into.

    `gemeld_door` ("uw huisarts") and `hulpvraag` say who asked for what, `raadplegen` with whom the gemeente
    may talk, `bekijken` which files it may read. Still asked for: `antwoord_voor`. Already given: `gegeven_op`
    and `gegeven_hoe` ("in een telefoongesprek"); then the letter confirms and asks nothing back.
    """

    melding_op: date
    gemeld_door: str
    hulpvraag: str
    bekijken: tuple[str, ...]
    raadplegen: tuple[str, ...] = ()
    antwoord_voor: date | None = None
    gegeven_op: date | None = None
    gegeven_hoe: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.antwoord_voor is None) == (self.gegeven_op is None):
            raise Geweigerd("Vul in tot wanneer de cliënt kan antwoorden, of wanneer de toestemming is gegeven.")
        if self.gegeven_op is not None and not self.gegeven_hoe.strip():
            raise Geweigerd("Schrijf op hoe de cliënt toestemming gaf.")


class Afsluitreden(StrEnum):
    """Why the melding ends without an aanvraag."""

    ADVIES = "advies"
    GEEN_REACTIE = "geen_reactie"


@dataclass(frozen=True)
class AfsluitbriefGegevens(Briefgegevens):
    """Input of D-06 (M-14, V-11); never sent in option 1 (V-09).

    `uitkomst` says in sentences what came out: the advice given, or the help advised in the report.
    `gevraagd_op` is the date of the reminder, needed with GEEN_REACTIE. An aanvraag until `zonder_gesprek_tot`
    is handled without a new conversation (A-06). `met_verslag` when the report goes along. `ook_terecht` names
    where else one can go, from the sociale kaart (M-27).
    """

    melding_op: date
    reden: Afsluitreden
    uitkomst: str
    gevraagd_op: date | None = None
    zonder_gesprek_tot: date | None = None
    met_verslag: bool = False
    ook_terecht: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.reden is Afsluitreden.GEEN_REACTIE and self.gevraagd_op is None:
            raise Geweigerd("Vul in wanneer de herinnering is verstuurd.")


class Stuk(StrEnum):
    """What the client sent in."""

    MELDING = "melding"
    AANVRAAG = "aanvraag"


@dataclass(frozen=True)
class IntrekkingGegevens(Briefgegevens):
    """Input of D-24 (M-16, A-15): the client stops.

    `stuk_op` is the date of the melding or aanvraag, `ingetrokken_op` the day of the statement, `wilsuiting`
    what was recorded about it ("u schreef ons een brief"). `blijft` names in a sentence what goes on.
    """

    stuk: Stuk
    stuk_op: date
    hulp: str
    ingetrokken_op: date
    wilsuiting: str
    blijft: str = ""


class Doorzendwijze(StrEnum):
    """How the gemeente passes it on: a duty towards a bestuursorgaan, otherwise a warm referral (M-17)."""

    DOORZENDEN = "doorzenden"
    VERWIJZEN = "verwijzen"


@dataclass(frozen=True)
class Bestemming(Briefdeel):
    """Who must handle it, and how to reach them."""

    naam: str
    telefoon: str
    website: str = ""


@dataclass(frozen=True)
class DoorzendGegevens(Briefgegevens):
    """Input of D-25 (M-17, A-14, T-28), to the sender, who need not be the client.

    `waarom` says why the other is responsible, `op` when it was passed on. `doorgegeven` lists which data went
    along: mandatory when forwarding; in a referral only with `toestemming_op`.
    """

    stuk: Stuk
    stuk_op: date
    hulp: str
    wijze: Doorzendwijze
    naar: Bestemming
    waarom: str
    op: date
    doorgegeven: tuple[str, ...] = ()
    toestemming_op: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.wijze is Doorzendwijze.DOORZENDEN and not self.doorgegeven:
            raise Geweigerd("Schrijf op welke stukken zijn doorgestuurd.")
        if self.wijze is Doorzendwijze.VERWIJZEN and self.doorgegeven and self.toestemming_op is None:
            raise Geweigerd("Gegevens doorgeven mag hier alleen met toestemming. Vul in wanneer die is gegeven.")


@dataclass(frozen=True)
class PgbInformatieGegevens(Briefgegevens):
    """Input of D-54 (P-01 to P-05, P-14): the folder. Addresses of websites come from the parameters.

    `geen_pgb_voor` names help that this gemeente never gives as a budget ("logeerzorg").
    """

    pgb_website: str
    test_website: str
    svb_website: str
    geen_pgb_voor: tuple[str, ...] = ()


SOORTEN = (
    Briefsoort(
        code="D-01",
        titel="Ontvangstbevestiging van uw melding",
        sjabloon="brieven/d01.html",
        verplichte_blokken=(
            "melding",
            "vervolg",
            "onderzoekstermijn",
            "aanvraagrecht",
            "clientondersteuning",
            "persoonlijk_plan",
            "pgb",
            "spoed",
            "privacy",
            "contact",
        ),
        versie="1",
        gegevens=OntvangstbevestigingGegevens,
    ),
    Briefsoort(
        code="D-43",
        titel="Formulier persoonlijk plan",
        sjabloon="brieven/d43.html",
        verplichte_blokken=(
            "uitleg",
            *(f"rubriek_{rubriek.letter}" for rubriek in RUBRIEKVRAGEN),
            "gewenste_hulp",
            "ondertekening",
        ),
        versie="1",
        gegevens=PersoonlijkPlanGegevens,
    ),
    Briefsoort(
        code="D-04",
        titel="Uw toestemming",
        sjabloon="brieven/d04.html",
        verplichte_blokken=("melding", "doel", "wie", "keuze", "intrekken", "antwoord", "contact"),
        versie="1",
        gegevens=ToestemmingGegevens,
    ),
    Briefsoort(
        code="D-06",
        titel="Wij sluiten uw melding af",
        sjabloon="brieven/d06.html",
        verplichte_blokken=("uitkomst", "geen_besluit", "aanvragen", "opnieuw_melden", "contact"),
        versie="2",
        gegevens=AfsluitbriefGegevens,
    ),
    Briefsoort(
        code="D-24",
        titel="Bevestiging dat u stopt",
        sjabloon="brieven/d24.html",
        verplichte_blokken=("wilsuiting", "gevolgen", "vergissing", "opnieuw", "contact"),
        versie="1",
        gegevens=IntrekkingGegevens,
    ),
    Briefsoort(
        code="D-25",
        titel="Uw vraag hoort bij een andere organisatie",
        sjabloon="brieven/d25.html",
        verplichte_blokken=("waarheen", "datum", "waarom", "vervolg", "contact"),
        versie="1",
        gegevens=DoorzendGegevens,
    ),
    Briefsoort(
        code="D-54",
        titel="Informatie over het persoonsgebonden budget",
        sjabloon="brieven/d54.html",
        verplichte_blokken=(
            "wat",
            "keuze",
            "voorwaarden",
            "verantwoordelijkheden",
            "pgb_test",
            "budgetplan",
            "betaling",
            "bedrag",
            "stappen",
            "contact",
        ),
        versie="1",
        gegevens=PgbInformatieGegevens,
    ),
)
