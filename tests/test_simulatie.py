"""Thousands of acts in no particular order, by the services on the database: what must never be untrue, stays true.

Days only move forward. Every act that is refused must leave the whole database as it was; every act that succeeds must
be in the log. After each step the balances, the clocks and the statuses are compared with the rows.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from beschikkingen.models import Aanvraag, Beschikking
from logeerzorg.models import Reservering, Saldo
from logeerzorg.services import reserveringen
from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis, Gebruiker, Gemeente, Melding, Status, Taak, Termijn
from meldingen.rollen import Rol
from meldingen.services import nacht
from tests.bouwers import MAANDAG, breng_naar, clientgegevens, maak_melding, middag
from tests.daden import DADEN, STIL, VOOR_DE_HAND, Daad, Wereld
from tests.momentopname import momentopname
from wmo_portal.toestand import TOESTANDEN, toestand

VOORBEELDEN, STAPPEN, MINSTENS = 40, 50, 1500
MEESTE_ZAKEN = 3
TELLER: Counter[str] = Counter()
BEZET = ("optie", "bevestigd", "aanwezig", "voltooid")
MET_AANVRAAG = ("aangevraagd", "hersteltermijn", "in_beoordeling", "ter_fiattering")
WETTELIJK = ("onderzoek", "besluit", "buiten_behandeling", "ingebrekestelling", "dwangsombesluit")
GESLOTEN = ("afgesloten", "ingetrokken", "doorgezonden")
ROLLEN = (Rol.CONSULENT, Rol.TEAMLEIDER, Rol.ADMINISTRATIE, Rol.AANBIEDER)
NAMEN = sorted(DADEN)
BEGIN = ("gemeld", "in_vooronderzoek", "verslag_verzonden", "in_beoordeling", "besluit_concept")


class Portaal(RuleBasedStateMachine):
    """Up to three cases of two clients in gemeente Voorbeeld; all of it is undone at the end of a run."""

    def __init__(self) -> None:
        super().__init__()
        self.atomair = transaction.atomic()
        self.atomair.__enter__()
        mensen = {rol: Gebruiker.objects.filter(groups__name=rol).earliest("pk") for rol in ROLLEN}
        self.wereld = Wereld(Gemeente.objects.get(naam="Voorbeeld"), MAANDAG, mensen)
        self.clienten = [clientgegevens() for _ in range(2)]
        self.zaken: list[int] = []
        self.statussen: dict[int, str] = {}
        self.beloofd: dict[int, date] = {}
        self.laatste = 0
        self.opname = momentopname()
        self.gecontroleerd: dict[str, str | None] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomair.__exit__(None, None, None)

    # --- the steps --------------------------------------------------------------------------------

    @initialize(van=st.sampled_from(BEGIN))
    def begin_ergens(self, van: str) -> None:
        """A first case that has come some way already."""
        zaak = breng_naar(van, self.wereld.gemeente)
        self.wereld.vandaag = zaak.op
        self.zaken.append(zaak.sleutel)
        self.statussen[zaak.sleutel] = zaak.melding.status
        self.laatste = Gebeurtenis.objects.latest("pk").pk
        self.opname = momentopname()

    @precondition(lambda self: len(self.zaken) < MEESTE_ZAKEN)
    @rule(n=st.integers(0, 1))
    def meld(self, n: int) -> None:
        self.doe("meld", lambda: self._meld(n))

    def _meld(self, n: int) -> None:
        melding = maak_melding(self.wereld.gemeente, op=self.wereld.vandaag, client=self.clienten[n])
        self.zaken.append(melding.pk)
        self.statussen[melding.pk] = melding.status

    @rule(dagen=st.sampled_from((1, 1, 1, 2, 2, 7, 45)))
    def dagen_verstrijken(self, dagen: int) -> None:
        self.wereld.vandaag += timedelta(days=dagen)
        self.doe("nacht", lambda: self._nacht(self.wereld.vandaag), stil=True)

    def _nacht(self, vandaag: date) -> None:
        assert nacht.draai(op=vandaag, nu=lambda: middag(vandaag)).fouten == []
        reserveringen.laat_opties_verlopen(nu=middag(vandaag), op=vandaag)

    @rule(zaak=st.integers(0, MEESTE_ZAKEN - 1), wat=st.integers(0, 8), hoe=st.sampled_from((1, 1, 1, 4)))
    def ga_verder(self, zaak: int, wat: int, hoe: int) -> None:
        """One act or a few that make sense in the state of this case."""
        for stap in range(hoe):
            stand = toestand(self._kies(zaak))
            assert stand in TOESTANDEN
            keuzes = VOOR_DE_HAND.get(stand, tuple(NAMEN))
            self._probeer(zaak, keuzes[(wat + stap) % len(keuzes)])

    @rule(zaak=st.integers(0, MEESTE_ZAKEN - 1), naam=st.sampled_from(NAMEN))
    def zomaar(self, zaak: int, naam: str) -> None:
        """Anything at all."""
        self._probeer(zaak, naam)

    def _kies(self, zaak: int) -> Melding:
        return Melding.objects.get(pk=self.zaken[zaak % len(self.zaken)])

    def _probeer(self, zaak: int, naam: str) -> None:
        daad = DADEN[naam](self.wereld, self._kies(zaak))
        if daad is not None:
            self.doe(naam, daad, stil=naam in STIL)

    def doe(self, naam: str, daad: Daad, *, stil: bool = False) -> None:
        """Act, and compare what the act left behind with what it said."""
        TELLER["daden"] += 1
        try:
            daad()
        except Geweigerd as fout:
            if momentopname() != self.opname:
                pytest.fail(f"{naam} werd geweigerd ({fout}) en veranderde toch iets")
            TELLER["geweigerd"] += 1
            return
        TELLER[f"gelukt: {naam}"] += 1
        self.opname = momentopname()
        self._vergelijk_met_logboek(naam, stil)

    def _vergelijk_met_logboek(self, naam: str, stil: bool) -> None:
        nieuw = list(Gebeurtenis.objects.filter(pk__gt=self.laatste, melding__in=self.zaken).order_by("pk"))
        assert nieuw or stil, f"{naam} liet geen gebeurtenis achter"
        for melding in Melding.objects.filter(pk__in=self.zaken):
            # One act may take two steps: sending the verslag makes an aanvraag that came too early valid.
            stand = self.statussen[melding.pk]
            for stap in (g for g in nieuw if g.melding_id == melding.pk and g.van != g.naar):
                assert stap.van == stand, naam
                stand = stap.naar
            assert stand == melding.status, naam
            self.statussen[melding.pk] = melding.status
            TELLER[f"status: {melding.status}"] += 1
        self.laatste = nieuw[-1].pk if nieuw else self.laatste

    # --- what is always true ----------------------------------------------------------------------

    @invariant()
    def alles_klopt(self) -> None:
        """After a refusal nothing changed, so there is nothing to look at again."""
        if self.gecontroleerd == self.opname:
            return
        self.de_statussen_bestaan()
        self.de_uiterste_dag_is_die_van_de_rijen()
        self.hoogstens_een_leidende_aanvraag_met_een_klok()
        self.het_saldo_is_dat_van_de_verblijven()
        self.een_gesloten_zaak_laat_niets_open()
        self.gecontroleerd = self.opname

    def de_statussen_bestaan(self) -> None:
        assert set(self.statussen.values()) <= set(Status.values)

    def de_uiterste_dag_is_die_van_de_rijen(self) -> None:
        """The nearest open legal date of the college; what stands still without an end, has none."""
        dagen: dict[int, list[date]] = {}
        for termijn in Termijn.objects.filter(melding__in=self.zaken):
            verteld = termijn.meegedeeld or termijn.uiterste_datum
            assert termijn.uiterste_datum >= verteld
            assert verteld >= self.beloofd.get(termijn.pk, verteld) or termijn.meegedeeld is None
            self.beloofd[termijn.pk] = verteld
            staat_stil = termijn.opschortingen.filter(tot=None).exists()
            if termijn.is_open and not staat_stil and termijn.soort in WETTELIJK:
                dagen.setdefault(termijn.melding_id, []).append(termijn.uiterste_datum)
        for pk, uiterlijk in Melding.objects.filter(pk__in=self.zaken).values_list("pk", "uiterlijk_op"):
            assert uiterlijk == min(dagen.get(pk, []), default=None)

    def hoogstens_een_leidende_aanvraag_met_een_klok(self) -> None:
        leidend = Counter(
            Aanvraag.objects.filter(melding__in=self.zaken, rol="leidend", ingetrokken_op=None).values_list(
                "melding_id", flat=True
            )
        )
        klokken = Counter(
            Termijn.objects.filter(
                melding__in=self.zaken, soort="besluit", gehaald_op=None, vervallen_op=None
            ).values_list("melding_id", flat=True)
        )
        beslist = set(
            Beschikking.objects.filter(
                melding__in=self.zaken, besloten_op__isnull=False, soort__in=("regulier", "buiten_behandeling")
            ).values_list("melding_id", flat=True)
        )
        for pk, status in self.statussen.items():
            loopt = status in MET_AANVRAAG
            assert klokken[pk] == (1 if loopt else 0)
            if status == "doorgezonden":  # what was asked goes along to who is competent, and stays as it was
                assert leidend[pk] <= 1
            else:
                assert leidend[pk] == (1 if loopt or pk in beslist else 0)

    def het_saldo_is_dat_van_de_verblijven(self) -> None:
        nachten: Counter[tuple[int, int]] = Counter()
        for rij in Reservering.objects.filter(status__in=BEZET):
            for nacht_ in range((rij.vertrek - rij.aankomst).days):
                nachten[rij.client_id, (rij.aankomst + timedelta(days=nacht_)).year] += 1
        saldi = {(rij.client_id, rij.periode.lower.year): rij.gebruikt for rij in Saldo.objects.all()}
        assert {sleutel: aantal for sleutel, aantal in saldi.items() if aantal} == dict(nachten)

    def een_gesloten_zaak_laat_niets_open(self) -> None:
        dicht = [pk for pk, status in self.statussen.items() if status in GESLOTEN]
        assert not Termijn.objects.filter(melding__in=dicht, gehaald_op=None, vervallen_op=None).exists()
        assert not Taak.objects.filter(melding__in=dicht).open().exists()
        assert not Reservering.objects.filter(melding__in=dicht, status__in=BEZET).exists()


@pytest.mark.simulatie
@pytest.mark.django_db(transaction=True)  # each run is a transaction of its own, and not one of thousands of savepoints
@pytest.mark.usefixtures("zonder_pdf")
def test_duizenden_daden_houden_alles_waar(
    record_property: Callable[[str, object], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    # How a letter looks is tested elsewhere; here it counts that it is filled, kept and sent.
    monkeypatch.setattr(
        "meldingen.services.brieven.render_brief", lambda code, gegevens: SimpleNamespace(html="", titel=code)
    )
    TELLER.clear()
    run_state_machine_as_test(
        Portaal,
        settings=settings(
            max_examples=VOORBEELDEN,
            stateful_step_count=STAPPEN,
            derandomize=True,
            database=None,
            deadline=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert TELLER["daden"] >= MINSTENS
    # The walk is only worth something when it comes everywhere.
    for status in ("verslag_verzonden", "aangevraagd", *MET_AANVRAAG[2:], "beschikt", "ingetrokken"):
        assert TELLER[f"status: {status}"], status
    gelukt = [naam for naam in TELLER if naam.startswith("gelukt")]
    assert len(gelukt) >= len(DADEN) * 4 // 5, sorted(gelukt)
    record_property("samenvatting", f"simulatie: {TELLER['daden']} daden, waarvan {TELLER['geweigerd']} geweigerd")
