"""A worked case as it is told in a browser: the facts of its file, the people at their screens, and the day it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from meldingen.models import Document, Melding, Uitgaand
from meldingen.services import uitgaand
from meldingen.services.documenten import lees
from tests.keten.klokzetter import Klokzetter
from tests.keten.scherm import BREED, Scherm
from wmo_portal.casus import begin_casus, zet_stap
from wmo_portal.casus.lopen import Loop


@dataclass(slots=True)
class Verhaal:
    """One case. Steps may also be walked through the services, when they are told in a browser elsewhere."""

    loop: Loop
    stappen: list[dict[str, Any]]
    klok: Klokzetter
    nieuw_scherm: Callable[..., Scherm]
    mensen: dict[str, Scherm] = field(default_factory=dict)

    def stap(self, wat: str, nummer: int = 0) -> dict[str, Any]:
        """The step as it stands in the file."""
        return [stap for stap in self.stappen if stap["wat"] == wat][nummer]

    def feit(self, wat: str, nummer: int = 0) -> dict[str, Any]:
        """What the file says about a step."""
        return self.stap(wat, nummer).get("met", {})

    def feiten(self, wat: str) -> list[dict[str, Any]]:
        """The facts of all steps of this kind."""
        return [stap["met"] for stap in self.stappen if stap["wat"] == wat]

    def dag(self, wat: str, nummer: int = 0) -> date:
        """It becomes the day of this step; first what stood ready leaves the day before."""
        self.bezorg()
        dag = date.fromisoformat(self.stap(wat, nummer)["dag"])
        self.klok.zet(dag)
        return dag

    def loop_tot(self, wat: str) -> None:
        """All steps before the first of this kind, through the services."""
        for stap in self.stappen:
            if stap["wat"] == wat:
                return
            self.loop_stap(stap["wat"])

    def loop_stap(self, wat: str) -> None:
        """One step through the services, on its own day."""
        self.klok.zet(date.fromisoformat(self.stap(wat)["dag"]))
        zet_stap(self.loop, self.stap(wat), nu=self.klok.now())

    def bezorg(self) -> None:
        """What the worker does."""
        uitgaand.verwerk_alles(op=self.klok.localdate(), nu=self.klok.now)
        assert not list(Uitgaand.objects.exclude(fout="").values_list("sleutel", "fout"))

    def wie(self, gebruikersnaam: str, breedte: int = BREED) -> Scherm:
        """The screen of this colleague, signed in the first time."""
        if gebruikersnaam not in self.mensen:
            scherm = self.mensen[gebruikersnaam] = self.nieuw_scherm(breedte)
            scherm.meld_aan(gebruikersnaam)
        return self.mensen[gebruikersnaam]

    def collega(self, rol: str, breedte: int = BREED) -> Scherm:
        """The screen of this role in the gemeente of the case."""
        return self.wie(f"{rol}.{self.loop.gemeente.naam.lower()}", breedte)

    @property
    def melding(self) -> Melding:
        return Melding.objects.select_related("client").get()

    def open_zaak(self, wie: Scherm) -> None:
        """From the list, as one does; a case that is not on the own list is opened by its address."""
        wie.ga(self.melding.get_absolute_url())

    def brief(self, soort: str) -> bytes:
        """The letter of this kind as it left."""
        return lees(Document.objects.get(melding=self.melding, soort=soort))


def begin_verhaal(naam: str, klok: Klokzetter, nieuw_scherm: Callable[..., Scherm]) -> Verhaal:
    """The case of this file, on the day of its first step; nothing has happened yet."""
    loop, stappen = begin_casus(naam, vandaag=date.today())  # noqa: DTZ011 - the steps have dates of their own
    klok.zet(date.fromisoformat(stappen[0]["dag"]))
    return Verhaal(loop, stappen, klok, nieuw_scherm)
