"""Letters of logeerzorg: the confirmation of stays (D-40)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from meldingen.brieven.gegevens import Briefdeel, Briefgegevens
from meldingen.brieven.soorten import Briefsoort
from meldingen.fouten import Geweigerd
from meldingen.termijnen import schrijf_datum


@dataclass(frozen=True)
class BevestigdVerblijf(Briefdeel):
    """One stay: where, from when until when, the intake, who brings the client, and until when to call off.

    Times are written as in a sentence ("14.00 uur"). `intake_op` is the day that was agreed, `intake_gereed` says that
    it was done. `vervoer` is a whole sentence.
    """

    locatie: str
    adres: str
    aankomst: date
    aankomst_om: str
    vertrek: date
    vertrek_om: str
    vervoer: str
    afzeggen_op: date
    afzeggen_om: str
    telefoon: str = ""
    intake_op: date | None = None
    intake_gereed: bool = False
    proef: bool = False
    dagdeel: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.vertrek < self.aankomst:
            raise Geweigerd(f"Het vertrek uit {self.locatie} ligt vóór de aankomst.")
        if self.intake_op is None and not self.intake_gereed:
            raise Geweigerd(f"Vul de dag van de intake bij {self.locatie} in.")

    @property
    def intake(self) -> str:
        """What the client hears about the intake of this stay."""
        if self.intake_gereed or self.intake_op is None:
            return f"Het gesprek met {self.locatie} is al geweest."
        dag = schrijf_datum(self.intake_op)
        return (
            f"U hebt op {dag} een gesprek met {self.locatie}. Dat heet de intake. "
            "Zonder intake kan het verblijf niet beginnen."
        )


@dataclass(frozen=True)
class LogeerbevestigingGegevens(Briefgegevens):
    """Input of D-40 (LR-05): the stays that are certain, and what of the year is used (L-31), a sentence a year."""

    verblijven: tuple[BevestigdVerblijf, ...]
    saldo: tuple[str, ...] = ()
    laat_telt: bool = False

    def afgeleid(self) -> dict[str, Any]:
        """The intakes, each once: two stays in one house have one."""
        return {"intakes": tuple(dict.fromkeys(verblijf.intake for verblijf in self.verblijven))}


SOORTEN = (
    Briefsoort(
        code="D-40",
        titel="Bevestiging van uw logeren",
        sjabloon="brieven/d40.html",
        verplichte_blokken=("verblijven", "intake", "vervoer", "afzeggen", "saldo", "contact"),
        versie="1",
        gegevens=LogeerbevestigingGegevens,
    ),
)
