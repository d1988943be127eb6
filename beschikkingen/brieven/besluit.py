"""Letters of the besluit: grant in kind (D-19), not treated (D-20), granted in part (D-21), refusal (D-22)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from beschikkingen.brieven.aanvraag import OntbrekendStuk
from meldingen.brieven.gegevens import Briefdeel, Briefgegevens
from meldingen.brieven.soorten import Briefsoort
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
class ToekenningGegevens(Briefgegevens):
    """Input of D-19, help in kind (B-10 to B-16).

    `hulp` completes the heading "U krijgt ...". `grenzen` holds rules on use as sentences (L-14, L-15),
    `acties` what the client must do besides reporting changes, `monitor_op` the monitormoment, `regels` the
    articles. `andere_hulp` names what else is or may be relevant (B-12), `bijlagen` the plans that belong to
    the decision (B-15). With `verblijven_later` the stays are planned after the decision (L-12).
    """

    hulp: str
    aanvraag_op: date
    toekenningen: tuple[Toekenningsregel, ...]
    waarom_natura: str
    waarom: tuple[str, ...]
    resultaat: str
    hoe: str
    andere_hulp: tuple[str, ...]
    eigen_bijdrage: EigenBijdrage
    monitor_op: date
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule
    verblijven: tuple[Verblijf, ...] = ()
    verblijven_later: str = ""
    grenzen: tuple[str, ...] = ()
    acties: tuple[str, ...] = ()
    bijlagen: tuple[str, ...] = ()


class Weigeringsgrond(StrEnum):
    """Grounds for refusal (B-09, O-33); HERHAALD only after an earlier refusal (A-16, Awb 4:6)."""

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
    VOORAF_AANGESCHAFT = "vooraf_aangeschaft"
    MEDISCH = "medisch"
    HERHAALD = "herhaald"


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
    Weigeringsgrond.VOORAF_AANGESCHAFT: "U had dit al gekocht of geregeld vóór ons besluit.",
    Weigeringsgrond.MEDISCH: "Dit is medische zorg. Die valt niet onder de hulp van de gemeente.",
    Weigeringsgrond.HERHAALD: "Wij wezen deze hulp al eerder af. U noemt geen nieuwe feiten.",
}


@dataclass(frozen=True)
class Alternatief(Briefdeel):
    """What is possible instead: what it is and how to get it."""

    naam: str
    uitleg: str


@dataclass(frozen=True)
class AfwijzingGegevens(Briefgegevens):
    """Input of D-22 (B-09). `hulp` completes the heading "U krijgt geen ..."; `grond` is mandatory."""

    hulp: str
    aanvraag_op: date
    grond: Weigeringsgrond
    waarom: tuple[str, ...]
    wat_wel: tuple[Alternatief, ...]
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule

    def afgeleid(self) -> dict[str, Any]:
        """Add the sentence of the ground."""
        return {"grondzin": GRONDZINNEN[self.grond]}


@dataclass(frozen=True)
class BuitenBehandelingGegevens(Briefgegevens):
    """Input of D-20 (A-12): what was asked (D-15, `gevraagd_op`), until when, and what is still missing.

    `aanvulling_op` is the day on which something came in that was not enough. A missing budgetplan alone is
    no ground (A-13); the caller guards that.
    """

    hulp: str
    aanvraag_op: date
    gevraagd_op: date
    hersteltermijn_tot: date
    ontbreekt: tuple[OntbrekendStuk, ...]
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule
    aanvulling_op: date | None = None


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
class GedeeltelijkeToekenningGegevens(Briefgegevens):
    """Input of D-21 (B-08): per part granted or refused, each with its own reasons.

    `hulp` completes "U krijgt ..." and `maar` the heading after it ("geen vervoer"); empty, it is made from the
    refused parts. Use `maar` when less was granted than asked ("minder etmalen dan u vroeg"). The other fields
    as in D-19.
    """

    hulp: str
    aanvraag_op: date
    toegekend: tuple[ToegekendOnderdeel, ...]
    afgewezen: tuple[AfgewezenOnderdeel, ...]
    waarom_natura: str
    andere_hulp: tuple[str, ...]
    eigen_bijdrage: EigenBijdrage
    monitor_op: date
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule
    maar: str = ""
    verblijven: tuple[Verblijf, ...] = ()
    verblijven_later: str = ""
    grenzen: tuple[str, ...] = ()
    acties: tuple[str, ...] = ()
    bijlagen: tuple[str, ...] = ()

    def afgeleid(self) -> dict[str, Any]:
        """Add what the heading denies, and the granted lines for the table that D-19 has too."""
        return {
            "niet": self.maar or " en ".join(f"geen {deel.hulp}" for deel in self.afgewezen),
            "toekenningen": tuple(deel.regel.als_gegevens() for deel in self.toegekend),
        }


BEZWAARBLOKKEN = ("regels", "bezwaar", "vragen")
SOORTEN = (
    Briefsoort(
        code="D-19",
        titel="Besluit over uw aanvraag",
        sjabloon="brieven/d19.html",
        verplichte_blokken=(
            "besluit",
            "omvang",
            "natura",
            "waarom",
            "resultaat",
            "hoe",
            "andere_hulp",
            "eigen_bijdrage",
            "plichten",
            "monitor",
            *BEZWAARBLOKKEN,
        ),
        versie="1",
        gegevens=ToekenningGegevens,
    ),
    Briefsoort(
        code="D-20",
        titel="Besluit: wij behandelen uw aanvraag niet",
        sjabloon="brieven/d20.html",
        verplichte_blokken=("besluit", "stukken", "hersteltermijn", "opnieuw", *BEZWAARBLOKKEN),
        versie="1",
        gegevens=BuitenBehandelingGegevens,
    ),
    Briefsoort(
        code="D-21",
        titel="Besluit over uw aanvraag",
        sjabloon="brieven/d21.html",
        verplichte_blokken=(
            "besluit",
            "omvang",
            "natura",
            "waarom_wel",
            "waarom_niet",
            "wat_wel",
            "andere_hulp",
            "eigen_bijdrage",
            "plichten",
            "monitor",
            *BEZWAARBLOKKEN,
        ),
        versie="1",
        gegevens=GedeeltelijkeToekenningGegevens,
    ),
    Briefsoort(
        code="D-22",
        titel="Besluit over uw aanvraag",
        sjabloon="brieven/d22.html",
        verplichte_blokken=("besluit", "waarom", "wat_wel", *BEZWAARBLOKKEN),
        versie="1",
        gegevens=AfwijzingGegevens,
    ),
)
