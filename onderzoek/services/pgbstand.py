"""How far the pgb of one case is: everything the overview shows, what is missing, and what speaks against it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from onderzoek.models import (
    Budgetbeheerder,
    Budgetplan,
    Budgetregel,
    Buitenlandverzoek,
    Contraindicatie,
    Leveringsvorm,
    Onderzoek,
    Pgbonderzoek,
    Pgbtoets,
    ProgrammaVanEisen,
    Voorzieningkeuze,
    Zorgverlener,
)
from onderzoek.rekenen.pgb import Categorietoets, Hulpverlener, Inschrijving, toets_categorie
from onderzoek.services.budgetplan import jaarbedrag, regelbedrag
from onderzoek.services.pgbweging import signaal_intrekking


@dataclass(frozen=True, slots=True)
class Mist:
    """Something that is still to be done, and the page where it is done."""

    tekst: str
    pagina: str
    sleutel: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verlenerrij:
    """Somebody who helps, with whether it is formal help and what stands about the agreement."""

    verlener: Zorgverlener
    toets: Categorietoets


@dataclass(frozen=True, slots=True)
class Pgbstand:
    """All facts about the pgb of one case, read in a fixed number of queries."""

    onderzoek: Onderzoek
    pgb: Pgbonderzoek | None
    keuzes: list[Voorzieningkeuze]
    toetsen: dict[str, Pgbtoets] = field(default_factory=dict)
    contraindicaties: list[Contraindicatie] = field(default_factory=list)
    beheerder: Budgetbeheerder | None = None
    verleners: list[Verlenerrij] = field(default_factory=list)
    plan: Budgetplan | None = None
    regels: list[tuple[Budgetregel, Decimal]] = field(default_factory=list)
    programmas: dict[int, ProgrammaVanEisen] = field(default_factory=dict)
    verzoeken: list[Buitenlandverzoek] = field(default_factory=list)
    intrekking: str = ""

    @property
    def totaal(self) -> Decimal:
        """The lines of the newest plan together, in euro per year."""
        return jaarbedrag(regel for regel, _ in self.regels)

    @property
    def ontbreekt(self) -> list[Mist]:
        """What is still to be done, in the order in which one does it."""
        if self.pgb is None:
            return list(self._vooraf())
        return [*self._vooraf(), *self._oordeel(), *self._hulp(), *self._zaken()]

    @property
    def inzet(self) -> list[str]:
        """What of the client fits a pgb, in words (P-01)."""
        return [str(Pgbonderzoek.Inzet(code).label) for code in self.pgb.inzetcriteria] if self.pgb else []

    @property
    def andere(self) -> list[str]:
        """The other budgets of the client, in words (P-34)."""
        return [str(Pgbonderzoek.Ander(code).label) for code in self.pgb.andere_pgbs] if self.pgb else []

    @property
    def materieel(self) -> list[tuple[Voorzieningkeuze, ProgrammaVanEisen | None]]:
        """The things that are bought, each with its programma van eisen."""
        return [(rij, self.programmas.get(rij.pk)) for rij in self.keuzes if rij.soort.is_materieel]

    @property
    def bezwaren(self) -> list[str]:
        """What speaks against a pgb, in sentences; the decision gives the ground (P-02, P-10, P-11, P-12)."""
        zinnen = [f"Toets niet gehaald: {rij.get_toets_display()}." for rij in self.toetsen.values() if not rij.voldoet]
        zinnen += [
            f"Contra-indicatie: {rij.get_soort_display()}."
            for rij in self.contraindicaties
            if rij.weging == Contraindicatie.Weging.BEZWAAR
        ]
        for rij in self.verleners:
            verklaring = getattr(rij.verlener, "verklaring", None)
            if verklaring is not None and not verklaring.niet_te_zwaar:
                zinnen.append(f"{rij.verlener.naam} verklaart dat de zorg te zwaar wordt.")
        return zinnen + ([self.intrekking] if self.intrekking else [])

    @property
    def controle_nodig(self) -> bool:
        """Whether the manager also helps for pay and nothing was looked up about that (P-09)."""
        helpt = any(rij.verlener.is_beheerder for rij in self.verleners)
        return helpt and self.beheerder is not None and not self.beheerder.controles

    def _vooraf(self) -> Iterator[Mist]:
        if self.onderzoek.pgb_voorlichting_op is None:
            yield Mist("Vertel de inwoner wat een pgb is en wat er dan zelf geregeld moet worden", "gesprek")
        if self.pgb is None:
            yield Mist("Leg vast waarom de inwoner een pgb wil", "pgb_wens")

    def _oordeel(self) -> Iterator[Mist]:
        if any(toets not in self.toetsen for toets in Pgbtoets.ALTIJD):
            yield Mist("Toets of een pgb mogelijk is", "pgb_toetsen")
        if self.beheerder is None:
            yield Mist("Leg vast wie het budget beheert", "pgb_beheerder")
        elif self.controle_nodig:
            yield Mist("Vraag een VOG of bekijk het matrixregister: de budgetbeheerder helpt ook", "pgb_beheerder")

    def _hulp(self) -> Iterator[Mist]:
        if not self.keuzes:
            yield Mist("Kies bij een voorziening voor een pgb", "voorzieningen")
        # For a thing there is a programma van eisen and a quotation instead of a budgetplan (P-03, P-23).
        diensten = [rij for rij in self.keuzes if not rij.soort.is_materieel]
        met_regel = {regel.keuze_id for regel, _ in self.regels}
        for keuze in diensten:
            if keuze.pk not in met_regel:
                yield Mist(f"Zet ‘{keuze.soort}’ in het budgetplan", "budgetregel")
        if diensten and (self.plan is None or not self.plan.ligt_vast):
            yield Mist("Registreer het getekende budgetplan", "budgetplan_inleveren")
        for keuze in self.keuzes:
            if keuze.soort.is_materieel and keuze.pk not in self.programmas:
                yield Mist(f"Maak het programma van eisen voor ‘{keuze.soort}’", "pgb_programma", (keuze.pk,))

    def _zaken(self) -> Iterator[Mist]:
        for rij in self.verleners:
            verlener = rij.verlener
            if verlener.uit_netwerk and not hasattr(verlener, "verklaring"):
                yield Mist(
                    f"Vraag {verlener.naam} om de verklaring van de mantelzorger", "netwerkverklaring", (verlener.pk,)
                )
            overeenkomst = getattr(verlener, "overeenkomst", None)
            if overeenkomst is None:
                yield Mist(f"Registreer de zorgovereenkomst met {verlener.naam}", "zorgovereenkomst", (verlener.pk,))
            elif not overeenkomst.is_goedgekeurd:
                yield Mist(
                    f"Wacht op akkoord: zorgovereenkomst met {verlener.naam}", "zorgovereenkomst", (verlener.pk,)
                )


def pgbstand(onderzoek: Onderzoek, op: date) -> Pgbstand:
    """The facts of today; of a budgetplan the newest version."""
    keuzes = list(
        Voorzieningkeuze.objects.filter(onderzoek=onderzoek, leveringsvorm=Leveringsvorm.PGB)
        .select_related("soort")
        .order_by("pk")
    )
    pgb = Pgbonderzoek.objects.filter(onderzoek=onderzoek).select_related("beheerder").first()
    if pgb is None:
        return Pgbstand(onderzoek, None, keuzes)
    verleners = pgb.verleners.select_related("overeenkomst", "verklaring")
    plan = Budgetplan.objects.filter(pgb=pgb).select_related("document").order_by("-versie").first()
    regels = list(plan.regels.select_related("verlener", "keuze__soort")) if plan else []
    programmas = ProgrammaVanEisen.objects.filter(keuze__in=keuzes).prefetch_related("voorstellen")
    return Pgbstand(
        onderzoek,
        pgb,
        keuzes,
        toetsen={rij.toets: rij for rij in pgb.toetsen.all()},
        contraindicaties=list(pgb.contraindicaties.all()),
        beheerder=getattr(pgb, "beheerder", None),
        verleners=[Verlenerrij(rij, toets_categorie(hulpverlener(rij), op)) for rij in verleners],
        plan=plan,
        regels=[(regel, regelbedrag(regel)) for regel in regels],
        programmas={rij.keuze_id: rij for rij in programmas},
        verzoeken=list(pgb.buitenlandverzoeken.all()),
        intrekking=signaal_intrekking(onderzoek.melding.client_id),
    )


def hulpverlener(rij: Zorgverlener) -> Hulpverlener:
    """This helper as the calculation knows it: with what decides between formal and informal (P-22)."""
    return Hulpverlener(
        rij.naam,
        kvk=Inschrijving(rij.kvk, rij.kvk_van, rij.kvk_tot) if rij.kvk and rij.kvk_van else None,
        agb=Inschrijving(rij.agb, rij.agb_van, rij.agb_tot) if rij.agb and rij.agb_van else None,
        volgt_kwaliteitsstandaarden=rij.voldoet_aan_standaarden,
    )
