"""The parts of which letters of a decision are made: lines, stays, pgb, contribution, grounds, objection."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from meldingen.brieven.gegevens import Briefdeel
from meldingen.fouten import Geweigerd


@dataclass(frozen=True)
class Bezwaarclausule(Briefdeel):
    """Where and until when objection can be made (B-11). `laatste_dag` is the computed end of BEZWAAR."""

    laatste_dag: date
    adres: tuple[str, ...]
    weken: int = 6
    website: str = ""


@dataclass(frozen=True)
class Toekenningsregel(Briefdeel):
    """One line of the decision: what, how much (B-16), from and until (B-12), by whom."""

    hulp: str
    omvang: str
    van: date
    tot: date
    aanbieder: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.tot < self.van:
            raise Geweigerd(f"De einddatum van {self.hulp} ligt vóór de ingangsdatum.")


@dataclass(frozen=True)
class Verblijf(Briefdeel):
    """One agreed stay in logeerzorg (L-12): where, arrival, departure, and how many etmalen it uses."""

    locatie: str
    plaats: str
    aankomst: date
    vertrek: date
    etmalen: int
    proef: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.vertrek < self.aankomst:
            raise Geweigerd(f"Het vertrek uit {self.locatie} ligt vóór de aankomst.")


@dataclass(frozen=True)
class EigenBijdrage(Briefdeel):
    """The contribution (B-14): amounts in euro, copied from the parameters of the day of the decision (E-02).

    Not due: only `reden_geen` (E-03). Due: the monthly maximum, the value of the help, and from when for at
    most how many months. Anything else is Geweigerd.
    """

    verschuldigd: bool
    maximum_per_maand: Decimal | None = None
    waarde: Decimal | None = None
    van: date | None = None
    maximaal_maanden: int | None = None
    reden_geen: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        nodig = (self.maximum_per_maand, self.waarde, self.van, self.maximaal_maanden)
        if self.verschuldigd and any(waarde is None for waarde in nodig):
            raise Geweigerd("Vul bij de eigen bijdrage maximum, waarde, ingangsdatum en aantal maanden in.")
        if not self.verschuldigd and not self.reden_geen.strip():
            raise Geweigerd("Schrijf op waarom de cliënt geen eigen bijdrage betaalt.")


@dataclass(frozen=True)
class DuurdereKeuze(Briefdeel):
    """What is adequate and cheapest beside what the client wants, both in euro, and the difference (B-06)."""

    goedkoopst: str
    goedkoopst_bedrag: Decimal
    gewenst: str
    gewenst_bedrag: Decimal
    verschil: Decimal


@dataclass(frozen=True)
class PgbDeel(Briefdeel):
    """A line as pgb (B-13): the amount in euro and how it came about, the demands, and how it is accounted for.

    `onderhoud` is euro a year (P-25), `keuze` the comparison when the client wants something dearer (B-06). What is
    paid once, is paid on a quotation or bill (P-26), the rest by the SVB (P-14). `waarom_looptijd` says why it runs
    from `van` until `tot` (P-40).
    """

    hulp: str
    bedrag: Decimal
    per: str
    waarom: str
    berekening: tuple[str, ...]
    kwaliteitseisen: str
    verantwoording: str
    programma_van_eisen: str = ""
    onderhoud: Decimal | None = None
    keuze: DuurdereKeuze | None = None
    is_eenmalig: bool = False
    van: date | None = None
    tot: date | None = None
    waarom_looptijd: str = ""


class Weigeringsgrond(StrEnum):
    """Grounds for refusal (B-09, O-33); HERHAALD only after an earlier refusal (A-16, Awb 4:6).

    VERHUIZING and WEGHALEN stand on the answers about the house (W-07, W-11).
    """

    EIGEN_KRACHT = "eigen_kracht"
    GEBRUIKELIJK = "gebruikelijk"
    NETWERK = "netwerk"
    ALGEMEEN_GEBRUIKELIJK = "algemeen_gebruikelijk"
    ALGEMENE_VOORZIENING = "algemene_voorziening"
    VOORLIGGEND = "voorliggend"
    NIET_INGEZETENE = "niet_ingezetene"
    GOEDKOPER = "goedkoper_adequaat"
    NIET_NOODZAKELIJK = "niet_noodzakelijk"
    VERHUIZING = "verhuizing"
    WEGHALEN = "weghalen"
    VOORWAARDEN = "voorwaarden"
    VOORAF_AANGESCHAFT = "vooraf_aangeschaft"
    MEDISCH = "medisch"
    WLZ_VERBLIJF = "wlz_verblijf"
    WLZ_MEEWERKEN = "wlz_meewerken"
    HERHAALD = "herhaald"
    PGB = "pgb"


GRONDZINNEN = {
    Weigeringsgrond.EIGEN_KRACHT: "U kunt dit zelf oplossen.",
    Weigeringsgrond.GEBRUIKELIJK: "De mensen met wie u in één huis woont, kunnen dit doen.",
    Weigeringsgrond.NETWERK: "Familie, vrienden of buren kunnen u hiermee helpen.",
    Weigeringsgrond.ALGEMEEN_GEBRUIKELIJK: "Dit is iets wat veel mensen gewoon zelf kopen.",
    Weigeringsgrond.ALGEMENE_VOORZIENING: "Er is al hulp waar iedereen gebruik van mag maken.",
    Weigeringsgrond.VOORLIGGEND: "U kunt deze hulp krijgen via een andere wet of uw zorgverzekering.",
    Weigeringsgrond.NIET_INGEZETENE: "U woont niet in onze gemeente.",
    Weigeringsgrond.GOEDKOPER: "Er is een goedkopere oplossing die ook goed werkt.",
    Weigeringsgrond.NIET_NOODZAKELIJK: "Deze hulp is voor u niet nodig.",
    Weigeringsgrond.VERHUIZING: "U verhuisde naar een woning die niet bij uw beperking past.",
    Weigeringsgrond.WEGHALEN: "Het weghalen van een aanpassing valt niet onder de hulp van de gemeente.",
    Weigeringsgrond.VOORWAARDEN: "U voldoet niet aan de voorwaarden voor deze hulp.",
    Weigeringsgrond.VOORAF_AANGESCHAFT: "U had dit al gekocht of geregeld vóór ons besluit.",
    Weigeringsgrond.MEDISCH: "Dit is medische zorg. Die valt niet onder de hulp van de gemeente.",
    Weigeringsgrond.WLZ_VERBLIJF: "U kunt wonen in een instelling via de Wet langdurige zorg (Wlz).",
    Weigeringsgrond.WLZ_MEEWERKEN: "U werkt niet mee aan een besluit over de Wet langdurige zorg (Wlz).",
    Weigeringsgrond.HERHAALD: "Wij wezen deze hulp al eerder af. U noemt geen nieuwe feiten.",
    Weigeringsgrond.PGB: "U wilt deze hulp alleen met een pgb. Dat is niet mogelijk.",
}
# Here the law lets the college choose, so the letter says why it does (Wmo 2.3.5 lid 6 and 7, B-05).
KAN_GRONDEN = frozenset({Weigeringsgrond.WLZ_VERBLIJF, Weigeringsgrond.WLZ_MEEWERKEN})


@dataclass(frozen=True)
class Alternatief(Briefdeel):
    """What is possible instead: what it is and how to get it."""

    naam: str
    uitleg: str


@dataclass(frozen=True)
class ToegekendOnderdeel(Briefdeel):
    """A part that is granted (B-08, B-12): the line, why, the result and how it is reached."""

    regel: Toekenningsregel
    waarom: tuple[str, ...]
    resultaat: str
    hoe: str


@dataclass(frozen=True)
class AfgewezenOnderdeel(Briefdeel):
    """A part that is refused (B-08, B-09). `hulp` completes "U krijgt geen ..."."""

    hulp: str
    grond: Weigeringsgrond
    waarom: tuple[str, ...]
    wat_wel: tuple[Alternatief, ...]

    def afgeleid(self) -> dict[str, Any]:
        """Add the sentence of the ground."""
        return {"grondzin": GRONDZINNEN[self.grond]}


@dataclass(frozen=True)
class MinderDanGevraagd(Briefdeel):
    """A part of which less was granted than asked (B-08): what not, and why. `kop` where 'less' is not the word."""

    hulp: str
    waarom: tuple[str, ...]
    kop: str = ""
