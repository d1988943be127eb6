"""D-26 to the client and D-27 to a relative: help stops because it was given up, or because the client died (H-13)."""

from dataclasses import dataclass
from datetime import date

from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd

NIETS_TERUG = "niets"


@dataclass(frozen=True)
class _StopGegevens(Briefgegevens):
    """What stops (`stopt`) after `laatste_dag`, and what never starts (`begint_niet`)."""

    stopt: tuple[str, ...] = ()
    begint_niet: tuple[str, ...] = ()
    laatste_dag: date | None = None
    terug: str = ""
    terug_wat: str = ""
    terug_wie: str = ""
    bijdrage: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (self.stopt or self.begint_niet):
            raise Geweigerd("Een brief over het stoppen noemt welke hulp stopt.")
        if self.stopt and self.laatste_dag is None:
            raise Geweigerd("Een brief over het stoppen noemt de laatste dag.")
        if self.terug and self.terug != NIETS_TERUG and not self.terug_wat:
            raise Geweigerd("Een brief over het stoppen noemt wat er terug moet.")


@dataclass(frozen=True)
class StopbriefGegevens(_StopGegevens):
    """Input of D-26. `wie` is who gave it up when that was not the client; with `gaat_door` nothing stops after all."""

    opgezegd_op: date | None = None
    wie: str = ""
    is_verhuizing: bool = False
    is_pgb: bool = False
    gaat_door: bool = False


@dataclass(frozen=True)
class NabestaandebriefGegevens(_StopGegevens):
    """Input of D-27. `overledene` is how the client was addressed."""

    overledene: str = ""


SOORTEN = (
    Briefsoort(
        code="D-26",
        titel="Uw hulp stopt",
        sjabloon="brieven/d26.html",
        verplichte_blokken=("hulp", "teruggeven", "bijdrage", "vergissing", "contact"),
        versie="1",
        gegevens=StopbriefGegevens,
    ),
    Briefsoort(
        code="D-27",
        titel="Bericht aan nabestaanden",
        sjabloon="brieven/d27.html",
        verplichte_blokken=("condoleance", "hulp", "ophalen", "bijdrage", "contact"),
        versie="1",
        gegevens=NabestaandebriefGegevens,
    ),
)
