"""Letters of aanvraag and besluit: receipt (D-12), grant in kind (D-19), refusal (D-22), form (D-49)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

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
    """Grounds for refusal (B-09, O-33)."""

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
class AanvraagformulierGegevens(Briefgegevens):
    """Input of D-49: the form. `inleveren_tot` is empty when no term runs."""

    inleveren_tot: date | None = None


_BESLUIT = ("regels", "bezwaar", "vragen")
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
            *_BESLUIT,
        ),
        versie="1",
        gegevens=ToekenningGegevens,
    ),
    Briefsoort(
        code="D-22",
        titel="Besluit over uw aanvraag",
        sjabloon="brieven/d22.html",
        verplichte_blokken=("besluit", "waarom", "wat_wel", *_BESLUIT),
        versie="1",
        gegevens=AfwijzingGegevens,
    ),
    Briefsoort(
        code="D-49",
        titel="Aanvraagformulier",
        sjabloon="brieven/d49.html",
        verplichte_blokken=("uitleg", "persoon", "hulp", "ondertekening"),
        versie="1",
        gegevens=AanvraagformulierGegevens,
    ),
)
