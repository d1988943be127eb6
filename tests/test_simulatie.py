"""Thousands of acts in no particular order, by the services on the database: what must never be untrue, stays true.

Days only move forward. Every act that is refused must leave the whole database as it was; every act that succeeds
must be in the log. After each step the balances, the clocks and the statuses are compared with the rows.
"""

from collections import Counter
from datetime import date, timedelta

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from logeerzorg.services import reserveringen
from meldingen.models import Gebruiker, Gemeente
from meldingen.rollen import Rol
from meldingen.services import nacht
from meldingen.services.clienten import Clientgegevens
from tests.bouwers import (
    MAANDAG,
    Zaak,
    clientgegevens,
    middag,
)
from tests.momentopname import momentopname
from wmo_portal.toestand import toestand

VOORBEELDEN, STAPPEN = 52, 48
MINSTENS = 2000
MEESTE_ZAKEN = 3
TELLER: Counter[str] = Counter()

BEDEN_BEZET = ("optie", "bevestigd", "aanwezig", "voltooid")
MET_AANVRAAG = ("aangevraagd", "hersteltermijn", "in_beoordeling", "ter_fiattering")
GESLOTEN = ("afgesloten", "ingetrokken", "doorgezonden")
# What is worth trying in a state; the rest is tried at random, and mostly refused.
VOOR_DE_HAND: dict[str, tuple[str, ...]] = {
    "gemeld": ("worker", "wijs_toe", "start_vooronderzoek", "aanvraag"),
    "in_vooronderzoek": ("plan", "start_onderzoek", "aanvraag"),
    "in_onderzoek": ("gesprek", "rubrieken", "afweging", "verslag", "aanvraag"),
    "verslag_concept": ("verslag", "verzend"),
    "verslag_verzonden": ("retour", "retour_zonder", "aanvraag"),
    "aanvraag_ontvangen": ("volledig", "plan", "start_onderzoek", "gesprek", "rubrieken", "afweging"),
    "in_beoordeling": ("optie", "akkoord_client", "akkoord_locatie", "zet_vast", "stel_voor", "stel_afwijzing_voor"),
    "besluit_concept": ("beslis", "stuur_terug"),
}


class Portaal(RuleBasedStateMachine):
    """Up to three cases of two clients in gemeente Voorbeeld."""

    def __init__(self) -> None:
        super().__init__()
        self.atomair = transaction.atomic()
        self.atomair.__enter__()
        self.gemeente = Gemeente.objects.get(naam="Voorbeeld")
        self.mensen = {
            rol: Gebruiker.objects.filter(groups__name=rol).order_by("pk")[0]
            for rol in (Rol.CONSULENT, Rol.TEAMLEIDER, Rol.ADMINISTRATIE, Rol.AANBIEDER)
        }
        self.clienten: list[Clientgegevens] = [clientgegevens() for _ in range(2)]
        self.vandaag: date = MAANDAG
        self.zaken: list[Zaak] = []
        self.beloofd: dict[int, date] = {}
        self.nummer = 0
        self.opname = momentopname()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomair.__exit__(None, None, None)

    # --- the steps --------------------------------------------------------------------------------

    @rule(n=st.integers(0, 1))
    def meld(self, n: int) -> None:
        """A new melding, as long as there is room for one."""
        if len(self.zaken) < MEESTE_ZAKEN:
            self.doe("meld", self._meld, self.clienten[n])

    @rule(dagen=st.sampled_from((1, 1, 1, 2, 3, 7, 45)))
    def dagen_verstrijken(self, dagen: int) -> None:
        self.vandaag += timedelta(days=dagen)
        self.doe("nacht", lambda: nacht.controleer(op=self.vandaag), stil=True)
        self.doe(
            "opties_verlopen",
            lambda: reserveringen.laat_opties_verlopen(nu=middag(self.vandaag), op=self.vandaag),
            stil=True,
        )

    @rule(zaak=st.integers(0, 2), wat=st.integers(0, 5))
    def ga_verder(self, zaak: int, wat: int) -> None:
        """Something that makes sense in this state."""
        if self.zaken:
            gekozen = self.zaken[zaak % len(self.zaken)]
            keuzes = VOOR_DE_HAND.get(toestand(gekozen.melding), tuple(DADEN))
            self._voer_uit(gekozen, keuzes[wat % len(keuzes)])

    ga_nog_verder = rule(zaak=st.integers(0, 2), wat=st.integers(0, 5))(ga_verder.__wrapped__ if hasattr(ga_verder, "__wrapped__") else ga_verder)  # fmt: skip

    @rule(zaak=st.integers(0, 2), wat=st.sampled_from(sorted(DADEN)) if False else st.integers(0, 99))
    def zomaar(self, zaak: int, wat: int) -> None:
        """Anything at all."""
        if self.zaken:
            namen = sorted(DADEN)
            self._voer_uit(self.zaken[zaak % len(self.zaken)], namen[wat % len(namen)])
