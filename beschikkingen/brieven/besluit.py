"""Letters of the besluit: grant in kind (D-19), not treated (D-20), granted in part (D-21), refusal (D-22)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from beschikkingen.brieven.aanvraag import OntbrekendStuk
from beschikkingen.brieven.delen import (
    GRONDZINNEN,
    AfgewezenOnderdeel,
    Alternatief,
    Bezwaarclausule,
    EigenBijdrage,
    MinderDanGevraagd,
    PgbDeel,
    ToegekendOnderdeel,
    Toekenningsregel,
    Verblijf,
    Weigeringsgrond,
)
from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd
from meldingen.opsomming import opsomming


@dataclass(frozen=True)
class ToekenningGegevens(Briefgegevens):
    """Input of D-19, help in kind or as a pgb (B-10 to B-16).

    `hulp` completes the heading "U krijgt ...". `grenzen` holds rules on use as sentences (L-14, L-15),
    `acties` what the client must do besides reporting changes, `monitor_op` the monitormoment, `regels` the
    articles. `andere_hulp` names what else is or may be relevant (B-12), `bijlagen` the plans that belong to
    the decision (B-15). `pgb` are the lines the client arranges, `bedragen` a sentence for each amount, `natura_hulp`
    what comes in kind when that is not all; `onderdelen`, when more than one thing is granted,
    tell each one's reasons, result and way instead of `resultaat` and `hoe`. With
    `verblijven_later` the stays are planned after the decision (L-12).
    """

    hulp: str
    aanvraag_op: date
    toekenningen: tuple[Toekenningsregel, ...]
    resultaat: str
    hoe: str
    andere_hulp: tuple[str, ...]
    eigen_bijdrage: EigenBijdrage
    monitor_op: date
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule
    waarom: tuple[str, ...] = ()
    waarom_natura: str = ""
    natura_hulp: str = ""
    bedragen: tuple[str, ...] = ()
    pgb: tuple[PgbDeel, ...] = ()
    onderdelen: tuple[ToegekendOnderdeel, ...] = ()
    verblijven: tuple[Verblijf, ...] = ()
    verblijven_later: str = ""
    grenzen: tuple[str, ...] = ()
    acties: tuple[str, ...] = ()
    bijlagen: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        _eis_redenen(self.waarom, self.onderdelen)
        _eis_vorm(self.waarom_natura, self.pgb, self.bedragen)


@dataclass(frozen=True)
class AfwijzingGegevens(Briefgegevens):
    """Input of D-22 (B-09). `niet` completes the heading "U krijgt ..."; empty, it is made from `hulp`.

    `grond` is mandatory.

    `onderdelen` tell each refused part its own ground and reasons when there is more than one.
    """

    hulp: str
    aanvraag_op: date
    grond: Weigeringsgrond
    wat_wel: tuple[Alternatief, ...]
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule
    waarom: tuple[str, ...] = ()
    onderdelen: tuple[AfgewezenOnderdeel, ...] = ()
    niet: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        _eis_redenen(self.waarom, self.onderdelen)

    def afgeleid(self) -> dict[str, Any]:
        """Add the sentence of the ground, and what the heading denies."""
        return {"grondzin": GRONDZINNEN[self.grond], "niet": self.niet or f"geen {self.hulp}"}


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
class GedeeltelijkeToekenningGegevens(Briefgegevens):
    """Input of D-21 (B-08): per part granted or refused, each with its own reasons.

    `hulp` completes "U krijgt ..." and `maar` the heading after it ("geen vervoer"); empty, it is made from the
    refused parts. Use `maar` when less was granted than asked ("minder etmalen dan u vroeg"). `waarom` are the
    reasons that hold for all parts. The other fields as in D-19.
    """

    hulp: str
    aanvraag_op: date
    toegekend: tuple[ToegekendOnderdeel, ...]
    andere_hulp: tuple[str, ...]
    eigen_bijdrage: EigenBijdrage
    monitor_op: date
    regels: tuple[str, ...]
    regels_website: str
    bezwaar: Bezwaarclausule
    afgewezen: tuple[AfgewezenOnderdeel, ...] = ()
    minder: tuple[MinderDanGevraagd, ...] = ()
    waarom_natura: str = ""
    natura_hulp: str = ""
    bedragen: tuple[str, ...] = ()
    pgb: tuple[PgbDeel, ...] = ()
    waarom: tuple[str, ...] = ()
    maar: str = ""
    verblijven: tuple[Verblijf, ...] = ()
    verblijven_later: str = ""
    grenzen: tuple[str, ...] = ()
    acties: tuple[str, ...] = ()
    bijlagen: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        _eis_vorm(self.waarom_natura, self.pgb, self.bedragen)
        if not (self.afgewezen or self.minder):
            raise Geweigerd("Niets is afgewezen of minder. Gebruik de brief voor een hele toekenning.")

    def afgeleid(self) -> dict[str, Any]:
        """Add what the heading denies, and the granted lines for the table that D-19 has too."""
        return {
            "niet": self.maar or opsomming(f"geen {deel.hulp}" for deel in self.afgewezen),
            "toekenningen": tuple(deel.regel.als_gegevens() for deel in self.toegekend),
        }


def _eis_redenen(waarom: tuple[str, ...], onderdelen: tuple[ToegekendOnderdeel | AfgewezenOnderdeel, ...]) -> None:
    """Awb 3:46: the reasons stand in the whole, or in each part."""
    if not (waarom or onderdelen):
        raise Geweigerd("De brief kan niet worden gemaakt. Vul eerst in: waarom.")


def _eis_vorm(waarom_natura: str, pgb: tuple[PgbDeel, ...], bedragen: tuple[str, ...]) -> None:
    """B-10: the letter says in which form the help comes, and why."""
    if not (waarom_natura.strip() or pgb or bedragen):
        raise Geweigerd("Schrijf op waarom natura, of geef het pgb.")


BEZWAARBLOKKEN = ("regels", "bezwaar", "vragen")
SOORTEN = (
    Briefsoort(
        code="D-19",
        titel="Besluit over uw aanvraag",
        sjabloon="brieven/d19.html",
        verplichte_blokken=(
            "besluit",
            "omvang",
            "vorm",
            "waarom",
            "resultaat",
            "hoe",
            "andere_hulp",
            "eigen_bijdrage",
            "plichten",
            "monitor",
            *BEZWAARBLOKKEN,
        ),
        versie="3",
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
            "vorm",
            "waarom_wel",
            "waarom_niet",
            "wat_wel",
            "andere_hulp",
            "eigen_bijdrage",
            "plichten",
            "monitor",
            *BEZWAARBLOKKEN,
        ),
        versie="3",
        gegevens=GedeeltelijkeToekenningGegevens,
    ),
    Briefsoort(
        code="D-22",
        titel="Besluit over uw aanvraag",
        sjabloon="brieven/d22.html",
        verplichte_blokken=("besluit", "waarom", "wat_wel", *BEZWAARBLOKKEN),
        versie="3",
        gegevens=AfwijzingGegevens,
    ),
)
