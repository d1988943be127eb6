"""Blokkades: beds that cannot be used in a period, one or a whole house at once, and opening them again (L-18)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from logeerzorg.models import BEZET, Bed, Blokkade, Reservering
from logeerzorg.services.wachtlijst import meld_vrijval
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker
from meldingen.opsomming import opsomming
from meldingen.services.handeling import handeling
from meldingen.termijnen import schrijf_datum

LANGST = 366  # days; a bed that stays shut gets an end date from the beheerder


@dataclass(frozen=True, slots=True)
class Geblokkeerd:
    """What became of a request: the beds that are shut now, and those left out because they are in use."""

    bedden: tuple[Bed, ...]
    overgeslagen: tuple[Bed, ...]


@dataclass(frozen=True, slots=True)
class _Bezet:
    """Why a bed cannot be shut, and in which nights."""

    bed: Bed
    van: date
    tot: date
    wat: str


@handeling
def blokkeer(
    bedden: Iterable[Bed], van: date, tot: date, *, reden: str, alleen_vrije: bool = False, op: date, door: Gebruiker
) -> Geblokkeerd:
    """Shut these beds from the night of `van` until the morning of `tot`: all, or with `alleen_vrije` those in no use.

    The beds are locked in the order of their number, as a booking locks its bed, so neither passes the other.
    """
    _controleer(van, tot, reden, op)
    keuze = {bed.pk for bed in bedden}
    eigen = Bed.objects.zichtbaar_voor(door).filter(pk__in=keuze).values("pk")
    vast = list(
        Bed.objects.select_for_update(of=("self",)).filter(pk__in=eigen).select_related("locatie").order_by("pk")
    )
    if not keuze:
        raise Geweigerd("Kies een of meer bedden.")
    if len(vast) != len(keuze):
        raise Geweigerd("Een van deze bedden is niet van uw organisatie. Kies alleen eigen bedden.")
    bezet = _bezet(vast, van, tot)
    vol = {rij.bed.pk for rij in bezet}
    vrij = tuple(bed for bed in vast if bed.pk not in vol)
    if bezet and (not alleen_vrije or not vrij):
        raise Geweigerd(_waarom_niet(bezet, len(vrij), van, tot))
    Blokkade.objects.bulk_create(
        Blokkade(bed=bed, periode=(van, tot), reden=reden.strip(), gemaakt_door=door) for bed in vrij
    )
    return Geblokkeerd(vrij, tuple(bed for bed in vast if bed.pk in vol))


@handeling
def hef_op(blokkade: Blokkade, *, op: date, door: Gebruiker) -> None:
    """Open the bed again from today on; nights that have passed stay as they were. Who waits for it hears of it."""
    bed = Bed.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=blokkade.bed_id)
    vers = Blokkade.objects.zichtbaar_voor(door).select_for_update(of=("self",)).filter(pk=blokkade.pk).first()
    if vers is None:
        raise Geweigerd("Deze blokkade is er niet meer. Ververs de pagina.")
    tot = vers.periode.upper
    if tot <= op:
        raise Geweigerd(f"Deze blokkade is al voorbij sinds {schrijf_datum(tot)}.")
    if vers.voor_id is not None:
        raise Geweigerd(
            f"Dit bed wordt tot {schrijf_datum(tot)} vastgehouden voor een gast. Overleg met de consulent van die gast."
        )
    _open(vers, bed, op)


def geef_vastgehouden_vrij(client: Client, *, op: date) -> None:
    """The beds kept for this client are for others from today on; part of the act that says nobody comes back."""
    rijen = Blokkade.objects.filter(voor=client, periode__endswith__gt=op)
    for bed in Bed.objects.select_for_update(of=("self",)).filter(pk__in=rijen.values("bed")).order_by("pk"):
        for blokkade in rijen.filter(bed=bed):
            _open(blokkade, bed, op)


def _open(blokkade: Blokkade, bed: Bed, op: date) -> None:
    van, tot = blokkade.periode.lower, blokkade.periode.upper
    if van < op:
        blokkade.periode = type(blokkade.periode)(van, op)
        blokkade.save(update_fields=["periode"])
    else:
        blokkade.delete()
    meld_vrijval(bed, max(van, op), tot, op=op)


def _controleer(van: date, tot: date, reden: str, op: date) -> None:
    if tot <= van:
        raise Geweigerd("De dag waarop het bed weer vrij is, moet na de eerste nacht liggen.")
    if van < op:
        raise Geweigerd("De eerste nacht ligt in het verleden. Kies vandaag of een latere dag.")
    if (tot - van).days > LANGST:
        raise Geweigerd(
            "Een blokkade duurt hoogstens een jaar. Blijft een bed langer dicht? Vraag de beheerder om een einddatum."
        )
    if not reden.strip():
        raise Geweigerd("Schrijf waarom de bedden niet te gebruiken zijn.")


def _bezet(bedden: Sequence[Bed], van: date, tot: date) -> list[_Bezet]:
    """The stays and blokkades in this period, by bed and day."""
    per_pk = {bed.pk: bed for bed in bedden}
    verblijven = Reservering.objects.filter(bed__in=bedden, status__in=BEZET, is_dagdeel=False)
    dicht = Blokkade.objects.filter(bed__in=bedden)
    rijen = [
        _Bezet(per_pk[bed], periode.lower, periode.upper, wat)
        for vraag, wat in ((verblijven, "bezet"), (dicht, "al geblokkeerd"))
        for bed, periode in vraag.filter(periode__overlap=(van, tot)).values_list("bed_id", "periode")
    ]
    return sorted(rijen, key=lambda rij: (rij.bed.locatie.naam, rij.bed.naam, rij.van))


def _waarom_niet(bezet: Sequence[_Bezet], vrij: int, van: date, tot: date) -> str:
    """Which beds, when, and what would be possible."""
    regels = [f"{rij.bed} is {rij.wat} van {schrijf_datum(rij.van)} tot {schrijf_datum(rij.tot)}" for rij in bezet]
    wel = []
    if gat := _langste_gat(bezet, van, tot):
        wel.append(f"blokkeer van {schrijf_datum(gat[0])} tot {schrijf_datum(gat[1])}")
    if vrij:
        wel.append(f"kies ‘alleen de bedden die vrij zijn’ ({vrij} {'bed' if vrij == 1 else 'bedden'})")
    kans = opsomming(wel, "of") if wel else "kies andere dagen of andere bedden"
    return f"{opsomming(regels)}. Er is niets geblokkeerd. Wat wel kan: {kans}."


def _langste_gat(bezet: Sequence[_Bezet], van: date, tot: date) -> tuple[date, date] | None:
    """The longest run of nights in which none of these beds is in use, the earliest of equals."""
    gaten, vrij_vanaf = [], van
    for rij in sorted(bezet, key=lambda rij: rij.van):
        if rij.van > vrij_vanaf:
            gaten.append((vrij_vanaf, rij.van))
        vrij_vanaf = max(vrij_vanaf, rij.tot)
    if vrij_vanaf < tot:
        gaten.append((vrij_vanaf, tot))
    return max(gaten, key=lambda gat: (gat[1] - gat[0], -gat[0].toordinal()), default=None)
