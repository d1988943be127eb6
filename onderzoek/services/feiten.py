"""What was weighed and planned, gathered for pages and for the verslag; reads only, in a fixed number of queries.

The order of `Afwegingsfeiten` is that of the Centrale Raad (O-25): the request, the limitations, the help that is
needed, what solves it without maatwerk (steps 1 to 5), and what is left (step 6 and the plan).
"""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from meldingen.models import Melding
from onderzoek.models import (
    Afwegingsstap,
    Gebruikelijktoets,
    Hulptaak,
    Materieelregel,
    Ondersteuningsplan,
    Onderzoek,
    Planregel,
    Planresultaat,
    Productregel,
    Verwijzing,
    Vraagverheldering,
    Wettoets,
)

MAALTIJD = "MAALTIJD"


@dataclass(frozen=True, slots=True)
class Afwegingsfeiten:
    """Everything of the weighing of one case; lists are in the order in which they are told."""

    hulpvraag: str
    vraag: Vraagverheldering | None
    stappen: dict[int, Afwegingsstap]
    hulptaken: list[Hulptaak]
    wetten: list[Wettoets]
    gebruikelijk: list[Gebruikelijktoets]
    verwijzingen: list[Verwijzing]

    @property
    def uren_bovengebruikelijk(self) -> Decimal:
        """Hours a week beyond gebruikelijke hulp: the only part that goes on to step 6 (O-32)."""
        return sum((rij.uren_bovengebruikelijk for rij in self.hulptaken), Decimal(0))

    @property
    def wlz(self) -> Wettoets | None:
        """The Wlz, when the client has a right to it (O-35)."""
        recht = Wettoets.Uitkomst.RECHT
        return next((rij for rij in self.wetten if rij.wet == Wettoets.Wet.WLZ and rij.uitkomst == recht), None)


@dataclass(frozen=True, slots=True)
class Planfeiten:
    """One version of the plan with its lines."""

    plan: Ondersteuningsplan
    resultaten: list[Planresultaat]
    producten: list[Productregel]
    materieel: list[Materieelregel]


def afwegingsfeiten(onderzoek: Onderzoek) -> Afwegingsfeiten:
    """Six queries, however much was recorded."""
    melding = onderzoek.melding
    volgorde = list(Wettoets.Wet)
    return Afwegingsfeiten(
        hulpvraag=melding.hulpvraag or melding.get_onderwerp_display(),
        vraag=Vraagverheldering.objects.filter(onderzoek=onderzoek).first(),
        stappen={rij.stap: rij for rij in onderzoek.afweging.all()},
        hulptaken=list(onderzoek.hulptaken.all()),
        wetten=sorted(onderzoek.wettoetsen.all(), key=lambda rij: volgorde.index(Wettoets.Wet(rij.wet))),
        gebruikelijk=list(onderzoek.gebruikelijktoetsen.all()),
        verwijzingen=list(onderzoek.verwijzingen.select_related("voorziening")),
    )


def planfeiten(melding: Melding, versie: int | None = None) -> Planfeiten | None:
    """The newest version of the plan, or the one asked for; five queries."""
    rijen = Ondersteuningsplan.objects.filter(melding=melding).order_by("-versie")
    plan = (rijen if versie is None else rijen.filter(versie=versie)).select_related("opgesteld_door").first()
    if plan is None:
        return None
    regels = Prefetch("regels", Planregel.objects.order_by("pk"))
    return Planfeiten(
        plan=plan,
        resultaten=list(plan.resultaten.select_related("gebied").prefetch_related(regels)),
        producten=list(plan.producten.select_related("product__gebied")),
        materieel=list(plan.materieel.all()),
    )


def dubbele_hulp(afweging: Afwegingsfeiten, plan: Planfeiten | None) -> list[str]:
    """Sentences about help that the Wlz already gives (O-15, O-35): a warning, for refusing is for the decision."""
    wlz = afweging.wlz
    if wlz is None or plan is None:
        return []
    maatwerk = [rij for rij in plan.resultaten if rij.leveringsvorm]
    zinnen = []
    if wlz.wlz_vorm == Wettoets.Wlzvorm.VERBLIJF and (maatwerk or plan.producten):
        zinnen.append("De inwoner heeft recht op verblijf uit de Wlz. Diensten van de Wmo stoppen dan.")
    if wlz.wlz_vorm == Wettoets.Wlzvorm.VPT:
        if any(rij.gebied.is_huishouden for rij in maatwerk):
            zinnen.append("De inwoner heeft een vpt uit de Wlz. Daar hoort hulp in de huishouding al bij.")
        if any(rij.product.code == MAALTIJD for rij in plan.producten):
            zinnen.append("De inwoner heeft een vpt uit de Wlz. Daar horen maaltijden al bij.")
    return zinnen
