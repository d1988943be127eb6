"""Letters of the onderzoek: D-02, D-03 and D-05 on the way; D-07 (with D-08), D-09 and D-10 on the report."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from meldingen.brieven.gegevens import Briefdeel, Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd


class Gespreksvorm(StrEnum):
    """Where the conversation is held."""

    HUISBEZOEK = "huisbezoek"
    TELEFOON = "telefoon"
    GEMEENTEHUIS = "gemeentehuis"


@dataclass(frozen=True)
class UitnodigingGegevens(Briefgegevens):
    """Input of D-02. `plaats` is the address of the visit, or the telephone number that will be called.

    `tolk` names the interpreter whom the client brings, paid by the UWV (M-26); empty without.
    """

    gesprek_op: date
    tijd: time
    vorm: Gespreksvorm
    plaats: str
    duur_minuten: int
    gespreksvoerder: str
    tolk: str = ""


@dataclass(frozen=True)
class Feit(Briefdeel):
    """Something the gemeente knew already (V-01 part 1), from the dated snapshot."""

    onderwerp: str
    gegeven: str


@dataclass(frozen=True)
class GehoudenGesprek(Briefdeel):
    """One conversation: when, in what form ("thuis", "per telefoon") and who were there (O-01)."""

    op: date
    vorm: str
    aanwezigen: tuple[str, ...]


RUBRIEKKOPPEN = {
    "a": "Wat u nodig hebt en belangrijk vindt",
    "b": "Wat u zelf kunt en wat huisgenoten doen",
    "c": "Hulp van mantelzorgers, familie, vrienden en buren",
    "d": "Hulp voor wie voor u zorgt",
    "e": "Algemene hulp in de buurt",
    "f": "Andere zorg en andere organisaties",
    "g": "Eigen bijdrage",
}


@dataclass(frozen=True)
class Rubriek(Briefdeel):
    """The outcome on one of the seven subjects (O-02): an answer, or the reason why it does not apply."""

    letter: str
    uitkomst: str

    def afgeleid(self) -> dict[str, Any]:
        """Add the heading of the subject."""
        return {"kop": RUBRIEKKOPPEN[self.letter]}


@dataclass(frozen=True)
class VerkregenAdvies(Briefdeel):
    """External advice (O-17, V-01 part 3)."""

    van: str
    ontvangen_op: date
    uitkomst: str


class Afwegingsstap(StrEnum):
    """The six steps of the weighing, in the fixed order (O-04)."""

    ZELF = "zelf"
    GEBRUIKELIJK = "gebruikelijk"
    OMGEVING = "omgeving"
    ANDERE_WET = "andere_wet"
    ALGEMEEN = "algemeen"
    MAATWERK = "maatwerk"


STAPVRAGEN = {
    Afwegingsstap.ZELF: "Kunt u het zelf oplossen?",
    Afwegingsstap.GEBRUIKELIJK: "Kunnen huisgenoten het doen?",
    Afwegingsstap.OMGEVING: "Kunnen familie, vrienden of buren helpen?",
    Afwegingsstap.ANDERE_WET: "Kunt u hulp krijgen van de zorgverzekering of via een andere wet?",
    Afwegingsstap.ALGEMEEN: "Is er een gewone of algemene oplossing?",
    Afwegingsstap.MAATWERK: "Is er hulp op maat van de gemeente nodig?",
}


@dataclass(frozen=True)
class Afweging(Briefdeel):
    """One step of the weighing: short outcome ("niet genoeg") and the reason."""

    stap: Afwegingsstap
    uitkomst: str
    uitleg: str

    def afgeleid(self) -> dict[str, Any]:
        """Add the question of the step."""
        return {"vraag": STAPVRAGEN[self.stap]}


@dataclass(frozen=True)
class PlanResultaat(Briefdeel):
    """One line of the support plan (V-13): the goal, how and with whom it is reached, when it is reviewed."""

    resultaat: str
    hoe: str
    wie: str
    evaluatie_op: date | None = None
    trede: int | None = None


@dataclass(frozen=True)
class VerslagGegevens(Briefgegevens):
    """Input of D-07 with D-08 (V-01, V-13).

    `rubrieken` holds exactly the subjects a to g, `afweging` exactly the six steps in order; anything else is
    Geweigerd. `bekend_op` is the date of the snapshot of what was known, `terug_voor` the end of RETOUR.
    `omvang` says which help is needed and how much (O-25), `gevraagd_door` names who asked when it was not the client.
    `hulpvraag` is quoted. Without a conversation `verkort_akkoord_op` says when the client agreed to that (O-06).
    """

    melding_op: date
    hulpvraag: str
    bekend_op: date
    bekend: tuple[Feit, ...]
    rubrieken: tuple[Rubriek, ...]
    afweging: tuple[Afweging, ...]
    plan: tuple[PlanResultaat, ...]
    conclusie: str
    terug_voor: date
    gesprekken: tuple[GehoudenGesprek, ...] = ()
    verkort_akkoord_op: date | None = None
    adviezen: tuple[VerkregenAdvies, ...] = ()
    persoonlijk_plan_op: date | None = None
    persoonlijk_plan: str = ""
    zorgplan_nodig: bool = False
    omvang: str = ""
    gevraagd_door: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if tuple(rubriek.letter for rubriek in self.rubrieken) != tuple(RUBRIEKKOPPEN):
            raise Geweigerd("Het verslag heeft zeven onderwerpen nodig: a tot en met g, in die volgorde.")
        if tuple(afweging.stap for afweging in self.afweging) != tuple(Afwegingsstap):
            raise Geweigerd("De afweging heeft zes stappen nodig, in de vaste volgorde.")
        if not self.gesprekken and self.verkort_akkoord_op is None:
            raise Geweigerd(
                "Leg het gesprek vast, of de dag waarop de cliënt akkoord ging met onderzoek zonder gesprek."
            )


class Variant(StrEnum):
    """What happens when the report is not returned (V-09, V-10)."""

    OPGELOST = "optie1"
    OVERIG = "optie2"


@dataclass(frozen=True)
class BegeleidendeBriefGegevens(Briefgegevens):
    """Input of D-09 (V-05, T-06). `oplossing` says what was found without hulp op maat: needed for option 1.

    `zorgplan_nodig` adds that a zorgplan is needed too (V-08). `hulp` is the help advised in option 2.
    """

    gesprek_op: date
    variant: Variant
    terug_voor: date
    werkdagen: int = 7
    oplossing: str = ""
    hulp: str = ""
    zorgplan_nodig: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.variant is Variant.OPGELOST and not self.oplossing.strip():
            raise Geweigerd("Schrijf op welke oplossing u met de cliënt hebt gevonden.")
        if self.variant is Variant.OPGELOST and (self.hulp or self.zorgplan_nodig):
            raise Geweigerd("Is er hulp op maat geadviseerd? Kies dan de brief voor alle overige situaties.")


@dataclass(frozen=True)
class VerlengingGegevens(Briefgegevens):
    """Input of D-03 (T-05): the onderzoek takes longer, the legal date stays.

    `reden` in sentences, `overleg_op` the day it was discussed and `instemming` the client's answer.
    `onderzoek_uiterlijk` is the legal last day (T-01), `aanvraag_vanaf` the day after (T-09).
    """

    melding_op: date
    reden: str
    overleg_op: date
    instemming: bool
    streefdatum: date
    onderzoek_uiterlijk: date
    aanvraag_vanaf: date


class Adviesontvanger(StrEnum):
    """Who gets this copy of the request for advice."""

    ADVISEUR = "adviseur"
    CLIENT = "client"


@dataclass(frozen=True)
class AdviesaanvraagGegevens(Briefgegevens):
    """Input of D-05 (O-17, O-18); the same facts in two letters, to the adviser and to the client.

    `adviseur` in running text ("de geriater van het ziekenhuis"), `vragen` the questions, `gegevens` what is
    shared, `doel` completes "Wij vragen dit om ...". Medical data ask for consent (`toestemming_op`); without
    it `geen_toestemming` says why none is needed. To the adviser, `geadresseerde.gaat_over` names the client.
    """

    ontvanger: Adviesontvanger
    adviseur: str
    vragen: tuple[str, ...]
    gegevens: tuple[str, ...]
    doel: str
    verwacht_op: date
    toestemming_op: date | None = None
    geen_toestemming: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.toestemming_op is None) == (not self.geen_toestemming.strip()):
            raise Geweigerd("Vul in wanneer de cliënt toestemming gaf, of waarom dat niet nodig is.")


class Rappelaanleiding(StrEnum):
    """What is waited for (TR-23, TR-55, TR-56; `FORMULIER` when the client wanted no report, V-12)."""

    VERSLAG = "verslag"
    GETEKEND = "getekend"
    FORMULIER = "formulier"
    ZORGPLAN = "zorgplan"


@dataclass(frozen=True)
class RappelGegevens(Briefgegevens):
    """Input of D-10 (V-10, A-19); the form D-49 goes along. `hulp` names the help advised, if any.

    `sinds` is the day the report was sent, the form was offered or the zorgplan was asked for; with GETEKEND
    the day the signed report came back.
    """

    aanleiding: Rappelaanleiding
    sinds: date
    terug_voor: date
    werkdagen: int = 10
    hulp: str = ""


SOORTEN = (
    Briefsoort(
        code="D-02",
        titel="Uitnodiging voor een gesprek",
        sjabloon="brieven/d02.html",
        verplichte_blokken=("afspraak", "onderwerpen", "meenemen", "wie_erbij", "verzetten"),
        versie="2",
        gegevens=UitnodigingGegevens,
    ),
    Briefsoort(
        code="D-07",
        titel="Verslag en ondersteuningsplan",
        sjabloon="brieven/d07.html",
        verplichte_blokken=(
            "bekend",
            "gesprek",
            *(f"rubriek_{letter}" for letter in RUBRIEKKOPPEN),
            "advies",
            "afweging",
            "plan",
            "akkoord",
            "aanvraag",
            "ondertekening",
        ),
        versie="2",
        gegevens=VerslagGegevens,
    ),
    Briefsoort(
        code="D-09",
        titel="Uw verslag",
        sjabloon="brieven/d09.html",
        verplichte_blokken=("wat_u_doet", "termijn", "gevolg", "aanvraag", "contact"),
        versie="1",
        gegevens=BegeleidendeBriefGegevens,
    ),
    Briefsoort(
        code="D-03",
        titel="Ons onderzoek duurt langer",
        sjabloon="brieven/d03.html",
        verplichte_blokken=("reden", "overleg", "streefdatum", "wettelijke_datum", "aanvraagrecht", "contact"),
        versie="1",
        gegevens=VerlengingGegevens,
    ),
    Briefsoort(
        code="D-05",
        titel="Vraag om advies",
        sjabloon="brieven/d05.html",
        verplichte_blokken=("adviesvraag", "doel", "gegevens", "toestemming", "termijn", "contact"),
        versie="1",
        gegevens=AdviesaanvraagGegevens,
    ),
    Briefsoort(
        code="D-10",
        titel="Herinnering",
        sjabloon="brieven/d10.html",
        verplichte_blokken=("aanleiding", "termijn", "wat_u_doet", "aanvraagformulier", "afsluiting", "contact"),
        versie="1",
        gegevens=RappelGegevens,
    ),
)
