"""The client fills in the budgetplan in Mijn zaak: line by line, and then signed (P-03, D-44)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy

from meldingen.bedragen import schrijf_euro
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Machtiging, Melding
from meldingen.services.bewijs import Deel, Handtekening, maak_bewijs
from meldingen.services.handeling import handeling
from meldingen.services.overgang import vergrendel_open
from meldingen.services.vertegenwoordiging import steun_op_machtiging
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Budgetplan, Budgetregel, Leveringsvorm, Pgbonderzoek, Voorzieningkeuze
from onderzoek.rekenen.stappen import schrijf_getal
from onderzoek.services.budgetplan import Inlevering, jaarbedrag, laatste_plan, lever_budgetplan_in, regelbedrag


@dataclass(frozen=True, slots=True)
class Ondertekend:
    """The period, why so long, and the name that was typed."""

    van: date
    tot: date
    duur_waarom: str
    naam: str
    gemachtigde: str = ""


def pgb_in_beeld(melding: Melding) -> Pgbonderzoek | None:
    """The wish for a pgb that was talked about, when there is something to plan a budget for."""
    pgb = Pgbonderzoek.objects.select_related("onderzoek__melding").filter(onderzoek__melding=melding).first()
    return pgb if pgb is not None and keuzes_van(pgb) else None


def keuzes_van(pgb: Pgbonderzoek) -> list[Voorzieningkeuze]:
    """The voorzieningen that the client wants as a pgb."""
    rijen = Voorzieningkeuze.objects.filter(onderzoek=pgb.onderzoek_id, leveringsvorm=Leveringsvorm.PGB)
    return list(rijen.select_related("soort", "onderzoek__melding"))


def regels_van(plan: Budgetplan | None) -> list[Budgetregel]:
    """The lines of one version, with what they are for and who does it."""
    if plan is None:
        return []
    return list(plan.regels.select_related("keuze__soort", "verlener", "plan__pgb__onderzoek__melding"))


@handeling
def teken_budgetplan(pgb: Pgbonderzoek, getekend: Ondertekend, *, op: date, door: Gebruiker) -> Budgetplan:
    """Sign and hand in; the total is that of the lines, as the page showed it. Twice is once."""
    melding = vergrendel_open(pgb.onderzoek.melding)
    plan = laatste_plan(pgb)
    regels = regels_van(plan)
    if plan is None or not regels:
        raise Geweigerd(gettext_lazy("Er staat nog niets in uw budgetplan. Voeg eerst de hulp toe die u wilt inkopen."))
    if plan.ontvangen_op == op and plan.getekend_op == op:
        return plan
    bereik = Machtiging.Bereik.PGB
    steun_op_machtiging(melding, getekend.gemachtigde, bereik, dag=op, op=op, door=door)
    inlevering = Inlevering(
        ontvangen_op=op,
        getekend_op=op,
        totaal=jaarbedrag(regels),
        van=getekend.van,
        tot=getekend.tot,
        duur_waarom=getekend.duur_waarom,
        stuk=_papier(melding, regels, getekend, op=op, door=door),
    )
    return lever_budgetplan_in(plan, inlevering, op=op, door=door)


def _papier(
    melding: Melding, regels: Iterable[Budgetregel], getekend: Ondertekend, *, op: date, door: Gebruiker
) -> bytes:
    regels = list(regels)
    delen = (
        *(Deel(f"{rij.keuze.soort}: {rij.wat}", _in_woorden(rij)) for rij in regels),
        Deel("Totaal per jaar", schrijf_euro(jaarbedrag(regels))),
        Deel("Vanaf wanneer en tot wanneer", f"{schrijf_datum(getekend.van)} tot en met {schrijf_datum(getekend.tot)}"),
        Deel("Waarom zo lang", getekend.duur_waarom),
    )
    teken = Handtekening(getekend.naam, getekend.gemachtigde)
    return maak_bewijs(melding, "Budgetplan voor een pgb", delen, teken, op=op, door=door)


def _in_woorden(regel: Budgetregel) -> str:
    prijs = f"{schrijf_getal(regel.aantal)} {regel.get_periode_display()}, {schrijf_euro(regel.tarief)} per keer"
    return (
        f"{regel.verlener.naam} ({regel.get_soort_display().lower()}), {regel.moment}\n{prijs}: "
        f"{schrijf_euro(regelbedrag(regel))} per jaar\nResultaat: {regel.resultaat}"
    )
