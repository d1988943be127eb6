"""Two simulated years, night by night: every signal and automatic step falls on its day, and nothing happens twice.

A case a day, each following one of eight behaviours in seeded order. What must happen is worked out apart, in
tests/verwachting.py. The letters stay in the outbox: it is about the clocks.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from datetime import time as tijdstip
from random import Random

import pytest
from django.db import connection

from beschikkingen.models import Aanvraag
from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in, ontvang_getekend_verslag
from beschikkingen.services.beslistermijn import bericht_uitstel, schort_besluit_op
from beschikkingen.services.herstel import geef_hersteltermijn
from meldingen.models import Document, Gebeurtenis, Gebruiker, Gemeente, Melding, Nachtrun, Signaal, Taak, Uitgaand
from meldingen.rollen import Rol
from meldingen.services import nacht
from meldingen.services.melding import bevestig_ontvangst, trek_melding_in, wijs_toe
from onderzoek.models import Gesprek, Verslag
from onderzoek.services import onderzoek as onderzoeken
from onderzoek.services.verslag import Retour, verzend_verslag
from tests.bouwers import TEKST, Zaak, maak_melding, middag, voorzieningsoort
from tests.verwachting import EEN_DAG, Klok, Verwacht, doorgeschoven, verschil, werkdagen_na

BEGIN, NACHTEN, ZAAD = date(2026, 1, 5), 730, 20260105
LAATSTE = BEGIN + (NACHTEN - 1) * EEN_DAG
VANZELF = ("TR-20", "TR-21", "TR-23", "TR-24", "TR-34", "A-12")
WEEK = timedelta(weeks=1)
Doe = Callable[[], object]


class Verhaal:
    """One case: what people do in it, by day, and what the nights must make of it."""

    def __init__(self, agenda: dict[date, list[Doe]], gemeente: Gemeente, dag: date) -> None:
        self.agenda, self.dag, self.verwacht = agenda, dag, Verwacht()
        self.zaak = Zaak(gemeente, dag)
        self.onderzoek = Klok("onderzoek", dag, doorgeschoven(dag + 6 * WEEK))
        self.verwacht.klokken.append(self.onderzoek)

    def op(self, dag: date, doe: Doe) -> None:
        """Plan an act; what lies after the last night is never done."""

        def op_die_dag() -> None:
            self.zaak.op = dag
            doe()

        self.agenda[dag].append(op_die_dag)

    def klok(self, soort: str, start: date, uiterste: date, **meer: object) -> Klok:
        klok = Klok(soort, start, uiterste, **meer)
        self.verwacht.klokken.append(klok)
        return klok

    # --- acts ---------------------------------------------------------------------------------

    def _meld(self) -> None:
        self.zaak.sleutel = maak_melding(self.zaak.gemeente, op=self.dag).pk

    def _neem_op(self) -> None:
        zaak = self.zaak
        wijs_toe(zaak.melding, aan=zaak.consulent, op=zaak.op, door=zaak.teamleider)
        bevestig_ontvangst(Document(melding=zaak.melding, soort="D-01"), op=zaak.op, door=None)

    def _start(self) -> None:
        zaak = self.zaak
        onderzoeken.start_vooronderzoek(zaak.melding, op=zaak.op, door=zaak.consulent)
        onderzoeken.leg_persoonlijk_plan_vast(zaak.onderzoek, ontvangen_op=None, op=zaak.op, door=zaak.consulent)
        onderzoeken.start_onderzoek(
            zaak.onderzoek, vorm=Gesprek.Vorm.KANTOOR, gepland_op=zaak.op + 5 * EEN_DAG, gepland_om=tijdstip(10),
            op=zaak.op, door=zaak.consulent,
        )  # fmt: skip

    def _spreek(self) -> None:
        self.zaak.op -= 5 * EEN_DAG  # the builder lets five days pass
        self.zaak.gesproken()

    def _verzend(self) -> None:
        self.zaak.op -= EEN_DAG
        self.zaak.verslag_concept()
        verzend_verslag(self.zaak.verslag, op=self.zaak.op, door=self.zaak.consulent)

    def _vraag_aan(self) -> None:
        zaak = self.zaak
        nieuw = NieuweAanvraag(
            Aanvraag.Soort.FORMULIER, zaak.op, zaak.op, f"verhaal:{zaak.sleutel}", (voorzieningsoort(zaak.gemeente),)
        )
        dien_aanvraag_in(zaak.melding, nieuw, op=zaak.op, door=zaak.consulent)

    # --- parts of a story ---------------------------------------------------------------------

    def begint(self, *, wordt_opgepakt: bool = True) -> None:
        """Registered; usually somebody takes the case and the confirmation leaves the same day."""
        self.op(self.dag, self._meld)
        if wordt_opgepakt:
            self.op(self.dag, self._neem_op)
        else:
            self.verwacht.wie = ""
            self.klok("bevestiging", self.dag, werkdagen_na(self.dag, 2))

    def tot_verslag(self, uitkomst: str) -> Klok:
        """The investigation is done and its verslag sent on the ninth day."""
        self.zaak.verslagtekst = TEKST.__class__(
            **{naam: getattr(TEKST, naam) for naam in TEKST.__dataclass_fields__} | {"uitkomst": uitkomst}
        )
        self.begint()
        verzonden = self.dag + 9 * EEN_DAG
        for dagen, doe in ((1, self._start), (7, self._spreek), (9, self._verzend)):
            self.op(self.dag + dagen * EEN_DAG, doe)
        self.onderzoek.dicht = verzonden
        return self.klok("retour", verzonden, werkdagen_na(verzonden, 7))

    def aanvraag_na_zes_weken(self) -> tuple[date, Klok]:
        """Nobody investigated; the client asks three days after the six weeks."""
        self.begint()
        dag = self.onderzoek.uiterste + 3 * EEN_DAG
        self.op(dag, self._vraag_aan)
        return dag, self.klok("besluit", dag, doorgeschoven(dag + 2 * WEEK), is_aangevraagd=True)


def niemand_doet_iets(v: Verhaal) -> None:
    v.begint(wordt_opgepakt=False)


def optie_een(v: Verhaal) -> None:
    retour = v.tot_verslag(Verslag.Uitkomst.OPGELOST)
    # The step comes before the warnings of that night.
    retour.dicht = retour.uiterste
    v.verwacht.stappen.append((retour.uiterste + EEN_DAG, "TR-20"))


def optie_twee(v: Verhaal) -> None:
    retour = v.tot_verslag(Verslag.Uitkomst.OVERIG)
    rappel = retour.uiterste + EEN_DAG
    retour.dicht = retour.uiterste
    v.verwacht.stappen += [(rappel, "TR-23"), (werkdagen_na(rappel, 10) + EEN_DAG, "TR-24")]


def te_vroeg_aangevraagd(v: Verhaal) -> None:
    v.begint()
    v.op(v.dag + 20 * EEN_DAG, v._vraag_aan)
    geldig = v.onderzoek.uiterste + EEN_DAG
    v.verwacht.stappen.append((geldig, "TR-21"))
    v.klok("besluit", geldig, doorgeschoven(geldig + 2 * WEEK), is_aangevraagd=True, eerste_nacht=geldig)


def vult_niet_aan(v: Verhaal) -> None:
    aanvraag, besluit = v.aanvraag_na_zes_weken()
    gevraagd = aanvraag + 4 * EEN_DAG
    laatste = werkdagen_na(gevraagd, 10)
    v.op(gevraagd, lambda: geef_hersteltermijn(v.zaak.aanvraag, ["Kopie"], op=v.zaak.op, door=v.zaak.consulent))
    besluit.stil, besluit.is_aangevraagd = (gevraagd, laatste), False
    besluit.uiterste = doorgeschoven(aanvraag + 2 * WEEK + besluit.opgeschort * EEN_DAG)
    v.klok("herstel", gevraagd, laatste).dicht = laatste
    v.klok("buiten_behandeling", laatste, doorgeschoven(laatste + 4 * WEEK))
    v.verwacht.stappen.append((laatste + EEN_DAG, "A-12"))
    v.verwacht.taken.append((laatste + EEN_DAG, "Niet aangevuld: stel buiten behandeling of beslis inhoudelijk"))


def staat_stil(v: Verhaal) -> None:
    retour = v.tot_verslag(Verslag.Uitkomst.OVERIG)
    aanvraag = v.dag + 13 * EEN_DAG
    van, tot = aanvraag + 2 * EEN_DAG, aanvraag + 17 * EEN_DAG

    def vraag_aan_en_beoordeel() -> None:
        zaak = v.zaak
        teken_en_vraag_aan(zaak)
        zaak.in_beoordeling()

    v.op(aanvraag, vraag_aan_en_beoordeel)
    v.op(van, lambda: schort_besluit_op(
        v.zaak.melding, grond="4:15-2b", tot=tot, toelichting="Op reis.", op=van, door=v.zaak.consulent
    ))  # fmt: skip
    retour.dicht = aanvraag
    besluit = v.klok("besluit", aanvraag, aanvraag, stil=(van, tot), is_aangevraagd=True)
    besluit.uiterste = doorgeschoven(aanvraag + 2 * WEEK + besluit.opgeschort * EEN_DAG)
    v.verwacht.stappen.append((tot, "TR-34"))


def teken_en_vraag_aan(zaak: Zaak) -> None:
    """The signed verslag, received as an aanvraag."""
    retour = Retour(ontvangen_op=zaak.op, ondertekend_op=zaak.op, akkoord=True, is_aanvraag=True)
    ontvang_getekend_verslag(zaak.verslag, retour, gevraagd=zaak.gevraagd(), op=zaak.op, door=zaak.consulent)


def krijgt_uitstel(v: Verhaal) -> None:
    aanvraag, besluit = v.aanvraag_na_zes_weken()
    besluit.is_aangevraagd = False  # who has promised a date is not asked to
    v.op(aanvraag + 3 * EEN_DAG, lambda: bericht_uitstel(
        v.zaak.melding, reden="Advies.", toegezegd_op=besluit.uiterste + 10 * EEN_DAG, op=v.zaak.op,
        door=v.zaak.consulent,
    ))  # fmt: skip


def trekt_in(v: Verhaal) -> None:
    v.begint()
    v.onderzoek.dicht = v.dag + 25 * EEN_DAG
    v.op(v.onderzoek.dicht, lambda: trek_melding_in(
        v.zaak.melding, op=v.zaak.op, door=v.zaak.consulent, wilsuiting="Belde."
    ))  # fmt: skip


GEDRAG = (
    niemand_doet_iets, optie_een, optie_twee, te_vroeg_aangevraagd, vult_niet_aan, staat_stil, krijgt_uitstel, trekt_in,
)  # fmt: skip


def plan(gemeente: Gemeente) -> tuple[dict[date, list[Doe]], list[Verhaal]]:
    """Of every eight cases each has another behaviour, in another order each time."""
    gok, agenda, verhalen = Random(ZAAD), defaultdict(list), []  # noqa: S311 - no secret
    for nummer in range(NACHTEN):
        if nummer % len(GEDRAG) == 0:
            volgorde = gok.sample(GEDRAG, len(GEDRAG))
        verhaal = Verhaal(agenda, gemeente, BEGIN + nummer * EEN_DAG)
        volgorde[nummer % len(GEDRAG)](verhaal)
        verhalen.append(verhaal)
    return agenda, verhalen


def echte_signalen() -> Counter:
    rijen = Signaal.objects.values_list("melding", "op", "termijn__soort", "drempel", "voor__username")
    return Counter(rijen)


def echte_taken() -> Counter:
    rijen = Taak.objects.filter(melding__isnull=False)
    rijen = rijen.filter(sleutel__regex="^(afloop|uitstel|na-herstel):")
    return Counter(rijen.values_list("melding", "gemaakt_op", "titel"))


def echte_stappen() -> Counter:
    rijen = Gebeurtenis.objects.filter(code__in=VANZELF, door=None)
    return Counter(rijen.values_list("melding", "op", "code"))


@pytest.mark.simulatie
@pytest.mark.django_db
@pytest.mark.regel("T-43", "V-09", "V-10", "V-11", "A-04")
def test_twee_jaar_nachten_geven_elk_signaal_en_elke_stap_op_de_dag(
    voorbeeld: Gemeente, record_property: Callable[[str, object], None]
) -> None:
    begin = time.monotonic()
    agenda, verhalen = plan(voorbeeld)
    for nummer in range(NACHTEN):
        op = BEGIN + nummer * EEN_DAG
        if nummer % 30 == 0:
            _tel_de_rijen()
        run = nacht.draai(op=op, nu=lambda op=op: middag(op))
        assert run.fouten == [], op
        if nummer % 90 == 0:
            nog_eens = nacht.draai(op=op, nu=lambda op=op: middag(op))
            assert set(nog_eens.tellingen.values()) == {0}, op
        for doe in agenda[op]:
            doe()
    leiders = list(
        Gebruiker.objects.filter(gemeente=voorbeeld, groups__name=Rol.TEAMLEIDER, is_active=True).values_list(
            "username", flat=True
        )
    )
    signalen, taken, stappen = Counter(), Counter(), Counter()
    for verhaal in verhalen:
        pk, verwacht = verhaal.zaak.sleutel, verhaal.verwacht
        signalen.update((pk, *rij) for rij in verwacht.signalen(leiders, LAATSTE))
        taken.update((pk, *rij) for rij in verwacht.alle_taken(LAATSTE) if rij[0] <= LAATSTE)
        stappen.update((pk, *rij) for rij in verwacht.stappen if rij[0] <= LAATSTE)
    assert verschil(echte_stappen(), stappen) == [], "\n".join(verschil(echte_stappen(), stappen))
    assert verschil(echte_taken(), taken) == [], "\n".join(verschil(echte_taken(), taken))
    assert verschil(echte_signalen(), signalen) == [], "\n".join(verschil(echte_signalen(), signalen))
    assert set(stappen.values()) | set(taken.values()) | set(signalen.values()) == {1}
    _controleer_het_jaarwerk()
    duur = time.monotonic() - begin
    record_property(
        "samenvatting",
        f"twee jaar: {NACHTEN} nachten, {Melding.objects.count()} zaken, {len(signalen)} signalen, {len(taken)} taken, "
        f"{len(stappen)} stappen vanzelf, {Uitgaand.objects.count()} brieven in de uitbak, {duur:.0f} s",
    )


def _tel_de_rijen() -> None:
    """The autovacuum does this, but it does not see the rows of a transaction that is under way."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _controleer_het_jaarwerk() -> None:
    """Once a year the beheerder of every gemeente checks the days of the next; every night left its run."""
    rijen = Taak.objects.filter(sleutel__startswith="kb-dagen:").values_list("gemeente", "gemaakt_op")
    gemeenten = Gemeente.objects.echte().values_list("pk", flat=True)
    assert Counter(rijen) == Counter((pk, date(jaar, 10, 1)) for pk in gemeenten for jaar in (2026, 2027))
    assert set(Nachtrun.objects.values_list("datum", flat=True)) == {BEGIN + n * EEN_DAG for n in range(NACHTEN)}
    assert not Nachtrun.objects.filter(klaar_op=None).exists()
