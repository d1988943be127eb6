"""The ondersteuningsplan: what the gemeente establishes with the client, and nobody else may change (V-13, R-12)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Status
from meldingen.rollen import Rol
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from onderzoek.models import (
    Afwegingsstap,
    Leveringsvorm,
    Materieelregel,
    Ondersteuningsplan,
    Planproduct,
    Planregel,
    Planresultaat,
    Productregel,
    Resultaatgebied,
    Verslag,
)
from onderzoek.services import planregels as regels
from onderzoek.services.onderzoek import AANVRAAG_LOOPT
from onderzoek.services.planregels import Periode

Planrij = Planresultaat | Productregel | Materieelregel


@dataclass(frozen=True, slots=True)
class Hulpregel:
    """What one source of help does, and who."""

    wat: str
    wie: str = ""


@dataclass(frozen=True, slots=True)
class Resultaatgegevens:
    """Everything of one resultaatgebied. `regels` by source of help; sources without text are left out.

    `andere_ruimte` is a room the consulent typed; `jongste_kind` the birthday when there is care for children.
    """

    trede: int | None
    doelen: Collection[str]
    resultaat: str
    regels: Mapping[str, Hulpregel]
    periode: Periode
    leveringsvorm: str = ""
    vervoer: str = ""
    ruimten: Collection[str] = ()
    andere_ruimte: str = ""
    jongste_kind: date | None = None
    schoonmaakhulp: str = ""
    gevuld: Mapping[str, Hulpregel] = field(init=False)

    def __post_init__(self) -> None:
        vol = {bron: rij for bron, rij in self.regels.items() if rij.wat.strip()}
        object.__setattr__(self, "gevuld", vol)

    @property
    def heeft_maatwerk(self) -> bool:
        return Planregel.Bron.MAATWERK in self.gevuld

    @property
    def alle_ruimten(self) -> list[str]:
        """The chosen rooms and the typed one."""
        return [*self.ruimten, *([self.andere_ruimte.strip()] if self.andere_ruimte.strip() else [])]


@handeling
def leg_resultaat_vast(
    melding: Melding, gebied: Resultaatgebied, gegevens: Resultaatgegevens, *, op: date, door: Gebruiker
) -> Planresultaat:
    """The result in one resultaatgebied; saving again replaces what stood there."""
    vers = _mag_plannen(melding, door)
    plan = _werkplan(vers, op, door)
    regels.weiger_vreemd_gebied(vers, gebied, plan.opgesteld_op)
    regels.weiger_trede(gebied, gegevens.trede)
    regels.weiger_doelen(gebied, gegevens.doelen, gegevens.resultaat)
    regels.weiger_huishouden(gebied, gegevens.alle_ruimten, gegevens.jongste_kind, op)
    regels.weiger_kindzorg_die_niet_klopt(vers, gegevens.jongste_kind)
    regels.weiger_periode(gebied, gegevens.periode)
    if gebied.vraagt_vervoer and not gegevens.vervoer:
        raise Geweigerd(f"Kies bij ‘{gebied}’ hoe de inwoner er komt. Ook ‘geen vervoer nodig’ is een antwoord.")
    if not gegevens.gevuld:
        raise Geweigerd("Schrijf bij minstens één bron van hulp op wat die doet.")
    if gegevens.heeft_maatwerk:
        _weiger_maatwerk(vers)
        regels.weiger_schoonmaakhulp(gebied, gegevens.schoonmaakhulp)
        if not gegevens.leveringsvorm:
            raise Geweigerd("Kies of het maatwerk in natura komt of met een pgb.")
    rij, _ = Planresultaat.objects.update_or_create(
        plan=plan,
        gebied=gebied,
        defaults={
            "trede": gegevens.trede,
            "doelen": list(gegevens.doelen),
            "resultaat": gegevens.resultaat,
            "ruimten": gegevens.alle_ruimten,
            "jongste_kind": gegevens.jongste_kind,
            "schoonmaakhulp": gegevens.schoonmaakhulp,
            "vervoer": gegevens.vervoer,
            "leveringsvorm": gegevens.leveringsvorm if gegevens.heeft_maatwerk else "",
            "van": gegevens.periode.van,
            "tot": gegevens.periode.tot,
            "monitor_op": gegevens.periode.monitor_op,
        },
    )
    rij.regels.all().delete()
    for bron in Planregel.Bron:
        if regel := gegevens.gevuld.get(bron):
            Planregel.objects.create(resultaat=rij, bron=bron, wat=regel.wat, wie=regel.wie)
    leg_vast(vers, "V-13", op=op, door=door, naam=f"Ondersteuningsplan: {gebied.code} {gebied}")
    return rij


@handeling
def voeg_product_toe(
    melding: Melding,
    product: Planproduct,
    *,
    waarvoor: str,
    leveringsvorm: str,
    periode: Periode,
    op: date,
    door: Gebruiker,
) -> Productregel:
    """A product of 10.7 or 10.8, in a combination that is allowed (R-09, R-10)."""
    vers = _mag_plannen(melding, door)
    plan = _werkplan(vers, op, door)
    regels.weiger_vreemd_product(vers, product, plan.opgesteld_op)
    if plan.producten.filter(product=product).exists():
        raise Geweigerd(f"‘{product}’ staat al in het plan. Haal het weg als u het wilt wijzigen.")
    _weiger_maatwerk(vers)
    regels.weiger_combinatie(product, _codes(plan))
    regels.weiger_periode(product.gebied, periode)
    if leveringsvorm == Leveringsvorm.PGB and not product.mag_pgb:
        raise Geweigerd(f"‘{product}’ is er niet als pgb. Kies natura.")
    if not waarvoor.strip():
        raise Geweigerd(f"Schrijf op waarvoor ‘{product}’ nodig is.")
    rij = Productregel.objects.create(
        plan=plan,
        product=product,
        waarvoor=waarvoor,
        leveringsvorm=leveringsvorm,
        van=periode.van,
        tot=periode.tot,
        monitor_op=periode.monitor_op,
    )
    leg_vast(vers, "V-13", op=op, door=door, naam=f"Ondersteuningsplan: {product}")
    return rij


@handeling
def voeg_materieel_toe(melding: Melding, *, wat: str, waarvoor: str, op: date, door: Gebruiker) -> Materieelregel:
    """A thing beside the results; it stays out of the zorgplan (V-24)."""
    vers = _mag_plannen(melding, door)
    plan = _werkplan(vers, op, door)
    _weiger_maatwerk(vers)
    if not (wat.strip() and waarvoor.strip()):
        raise Geweigerd("Schrijf op wat er nodig is en waarvoor.")
    rij = Materieelregel.objects.create(plan=plan, wat=wat, waarvoor=waarvoor)
    leg_vast(vers, "V-24", op=op, door=door, naam="Ondersteuningsplan: materiële voorziening")
    return rij


@handeling
def haal_uit_plan(rij: Planrij, *, op: date, door: Gebruiker) -> None:
    """Take a line out of the version that is being worked on; what leans on it must go first (R-10)."""
    vers = _mag_plannen(rij.plan.melding, door)
    plan = Ondersteuningsplan.objects.select_for_update().get(pk=rij.plan_id)
    _weiger_als_vast(plan)
    if isinstance(rij, Planresultaat):
        regels.weiger_als_er_iets_op_leunt(plan.producten.select_related("product"), _codes(plan), rij.gebied.code)
        rij.regels.all().delete()
    elif isinstance(rij, Productregel):
        regels.weiger_als_er_iets_op_leunt(
            plan.producten.exclude(pk=rij.pk).select_related("product"), _codes(plan), rij.product.code
        )
    rij.delete()
    leg_vast(vers, "V-13", op=op, door=door, naam="Regel uit het ondersteuningsplan gehaald")


@handeling
def maak_nieuwe_versie(melding: Melding, *, op: date, door: Gebruiker) -> Ondersteuningsplan:
    """Copy the frozen plan into a version that can be changed, after the client did not agree (TR-14, TR-17)."""
    vers = _mag_plannen(melding, door)
    oud = _laatste(vers)
    if oud is None or not oud.ligt_vast:
        raise Geweigerd("Er is een plan dat u kunt wijzigen. Een nieuwe versie is niet nodig.")
    plan = _nieuw(vers, oud.versie + 1, op, door)
    for resultaat in oud.resultaten.prefetch_related("regels"):
        onderdelen = list(resultaat.regels.all())
        resultaat.pk, resultaat.plan = None, plan
        resultaat.save(force_insert=True)
        for regel in onderdelen:
            Planregel.objects.create(resultaat=resultaat, bron=regel.bron, wat=regel.wat, wie=regel.wie)
    for rij in (*oud.producten.all(), *oud.materieel.all()):
        rij.pk, rij.plan = None, plan
        rij.save(force_insert=True)
    leg_vast(vers, "V-13", op=op, door=door, naam=f"Ondersteuningsplan: versie {plan.versie} begonnen")
    return plan


def staat_open(melding: Melding) -> bool:
    """Whether the plan may be worked on: during the onderzoek, also when the aanvraag came before it (A-05)."""
    if melding.status == Status.IN_ONDERZOEK:
        return True
    verzonden = Verslag.objects.filter(melding=melding, verzonden_op__isnull=False)
    return melding.status in AANVRAAG_LOOPT and not verzonden.exists()


def bevries(melding: Melding, verslag: Verslag, *, op: date, door: Gebruiker | None) -> None:
    """A consequence of sending the verslag: the plan that went along can no longer be changed (R-12)."""
    plan = _laatste(melding)
    if plan is not None and not plan.ligt_vast:
        plan.vastgesteld_op, plan.verslag = op, verslag
        plan.save(update_fields=["vastgesteld_op", "verslag"])


def _mag_plannen(melding: Melding, door: Gebruiker) -> Melding:
    """The locked case, when this user may plan in it now."""
    if not door.is_een(Rol.CONSULENT):
        raise Geweigerd(
            "De gemeente stelt vast welke ondersteuning nodig is. Alleen een consulent kan het plan wijzigen."
        )
    vers = vergrendel(melding)
    if not staat_open(vers):
        raise Geweigerd(f"Zaak {vers.nummer} staat op ‘{vers.status_naam}’. Het ondersteuningsplan ligt nu vast.")
    return vers


def _werkplan(melding: Melding, op: date, door: Gebruiker) -> Ondersteuningsplan:
    plan = _laatste(melding)
    if plan is None:
        return _nieuw(melding, 1, op, door)
    _weiger_als_vast(plan)
    return plan


def _laatste(melding: Melding) -> Ondersteuningsplan | None:
    return Ondersteuningsplan.objects.select_for_update().filter(melding=melding).order_by("-versie").first()


def _nieuw(melding: Melding, versie: int, op: date, door: Gebruiker) -> Ondersteuningsplan:
    return Ondersteuningsplan.objects.create(melding=melding, versie=versie, opgesteld_op=op, opgesteld_door=door)


def _weiger_als_vast(plan: Ondersteuningsplan) -> None:
    if plan.ligt_vast:
        raise Geweigerd(
            f"Versie {plan.versie} van het plan ging met het verslag mee en ligt vast. Maak eerst een nieuwe versie."
        )


def _weiger_maatwerk(melding: Melding) -> None:
    """Maatwerk stands in the plan only when the weighing ended in it (O-04)."""
    stap = Afwegingsstap.objects.filter(onderzoek__melding=melding, stap=Afwegingsstap.Stap.MAATWERK).first()
    if stap is None:
        raise Geweigerd("Maatwerk kan pas in het plan als stap 6 van de afweging is ingevuld.")
    if stap.uitkomst == Afwegingsstap.Uitkomst.NIET:
        raise Geweigerd("Bij stap 6 van de afweging staat dat maatwerk geen oplossing is. Wijzig eerst die stap.")


def _codes(plan: Ondersteuningsplan) -> set[str]:
    """The gebieden and products that are in the plan, by code."""
    return {
        *plan.resultaten.values_list("gebied__code", flat=True),
        *plan.producten.values_list("product__code", flat=True),
    }
