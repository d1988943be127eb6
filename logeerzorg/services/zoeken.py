"""Find a bed: where it is free, why elsewhere it is not, and which days close by would do (L-18, L-39, L-42).

The number of queries is the same for one house and for five hundred.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q

from logeerzorg.afstand import Punt, gebied, kilometers, rang
from logeerzorg.models import BEZET, Bed, Blokkade, Locatie, Postcodegebied, Reservering
from logeerzorg.perioden import Nachten, dichtbij
from logeerzorg.querysets import BedQuerySet
from logeerzorg.wensen import GEEN_WENSEN, Wensen, past_niet
from meldingen.models import Client, Gemeente
from meldingen.termijnen import schrijf_datum

UITWIJK = 14  # days earlier or later that are looked at
_VELD = {
    "rolstoel": "is_rolstoelgeschikt",
    "tillift": "heeft_tillift",
    "dementie": "is_voor_dementie",
    "wijkverpleging": "heeft_wijkverpleging",
}


@dataclass(frozen=True, slots=True)
class Niet:
    """A bed that does not do, and why."""

    bed: Bed
    redenen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Huis:
    """What one house offers: its free beds, the others with the reason, and the nearest days that would do."""

    locatie: Locatie
    km: float | None
    vrij: tuple[Bed, ...]
    niet: tuple[Niet, ...]
    anders: Nachten | None

    @property
    def waar(self) -> str:
        """The place, and how far when that is known."""
        return self.locatie.plaats if self.km is None else f"{self.locatie.plaats}, ongeveer {round(self.km)} km"


@dataclass(frozen=True, slots=True)
class Gevonden:
    """One page of houses, the nearest with room first. `met_plaats` counts houses with a free bed."""

    huizen: tuple[Huis, ...]
    aantal: int
    met_plaats: int
    bedden_vrij: int


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is looked for. `postcode` is where the client lives; empty: plain order. `voor`: a bed kept is free."""

    nachten: Nachten
    wensen: Wensen = GEEN_WENSEN
    postcode: str = ""
    locatie: int | None = None
    voor: Client | None = None


def kenmerken(bed: Bed) -> Wensen:
    """What a bed offers, in the words of the wishes."""
    aanwezig = {naam: getattr(bed, veld) for naam, veld in _VELD.items()}
    return Wensen(**aanwezig, gesloten=bed.is_gesloten_afdeling, geslacht=bed.geslacht)


def passend(wensen: Wensen) -> Q:
    """The beds that fit the wishes, as `wensen.past_niet` has it, for the database."""
    eis = Q(is_gesloten_afdeling=wensen.gesloten) & Q(geslacht__in=["", wensen.geslacht])
    for naam, veld in _VELD.items():
        if getattr(wensen, naam):
            eis &= Q(**{veld: True})
    return eis


def zoek(gemeente: Gemeente, vraag: Vraag, *, op: date, blad: int = 1, per_blad: int = 10) -> Gevonden:
    """One page of the houses of the region, those with room first, then the nearest."""
    nachten = vraag.nachten
    huizen = _huizen(gemeente, vraag)
    vrij = _vrij_per_huis(gemeente, vraag)
    afstanden = _afstanden(vraag.postcode, huizen)
    huizen.sort(key=lambda huis: (not vrij.get(huis.pk), not huis.is_primair, afstanden[huis.pk][:2], huis.naam))
    bladzijde = huizen[(blad - 1) * per_blad : blad * per_blad]
    bedden = _bedden(gemeente, bladzijde, nachten)
    bezetting = _Bezetting.van(bedden, nachten, vraag.voor)
    return Gevonden(
        tuple(_huis(huis, afstanden[huis.pk][2], bedden, bezetting, vraag, op) for huis in bladzijde),
        aantal=len(huizen),
        met_plaats=sum(1 for aantal in vrij.values() if aantal),
        bedden_vrij=sum(vrij.values()),
    )


def tel_vrij(gemeente: Gemeente, perioden: Sequence[Nachten], wensen: Wensen, voor: Client | None = None) -> list[int]:
    """How many beds that fit are free in each of these periods, one query for each (a year of weeks at most)."""
    return [_vrij(gemeente, nachten, wensen, voor).count() for nachten in perioden]


def _vrij(gemeente: Gemeente, nachten: Nachten, wensen: Wensen, voor: Client | None) -> BedQuerySet:
    bedden = Bed.objects.boekbaar_voor(gemeente, nachten.van, nachten.tot).filter(passend(wensen))
    return bedden.alle_vrij_in(nachten.van, nachten.tot, BEZET, voor=voor)


def _huizen(gemeente: Gemeente, vraag: Vraag) -> list[Locatie]:
    bedden = Bed.objects.boekbaar_voor(gemeente, vraag.nachten.van, vraag.nachten.tot)
    huizen = Locatie.objects.filter(Exists(bedden.filter(locatie=OuterRef("pk")))).select_related("organisatie")
    return list(huizen.filter(pk=vraag.locatie) if vraag.locatie else huizen)


def _vrij_per_huis(gemeente: Gemeente, vraag: Vraag) -> dict[int, int]:
    vrij = _vrij(gemeente, vraag.nachten, vraag.wensen, vraag.voor)
    if vraag.locatie:
        vrij = vrij.filter(locatie_id=vraag.locatie)
    return dict(vrij.order_by().values_list("locatie_id").annotate(Count("pk")))


def _afstanden(postcode: str, huizen: Iterable[Locatie]) -> dict[int, tuple[float, int, float | None]]:
    """Per house what to sort on (kilometres, then region of the postcode), and the kilometres when known."""
    codes = {gebied(huis.postcode) for huis in huizen} | {gebied(postcode)}
    punten = {rij.code: Punt(rij.breedte, rij.lengte) for rij in Postcodegebied.objects.filter(code__in=codes - {""})}
    hier = punten.get(gebied(postcode))
    uit = {}
    for huis in huizen:
        daar = punten.get(gebied(huis.postcode))
        km = kilometers(hier, daar) if hier and daar else None
        uit[huis.pk] = (km if km is not None else float("inf"), rang(postcode, huis.postcode), km)
    return uit


def _bedden(gemeente: Gemeente, huizen: Sequence[Locatie], nachten: Nachten) -> list[Bed]:
    bedden = Bed.objects.boekbaar_voor(gemeente, nachten.van, nachten.tot).filter(locatie__in=huizen)
    return list(bedden.select_related("locatie").order_by("locatie_id", "naam"))


class _Bezetting:
    """Which nights around the asked ones are taken or blocked, per bed."""

    def __init__(self) -> None:
        self.verblijven: dict[int, list[Nachten]] = defaultdict(list)
        self.blokkades: dict[int, list[tuple[Nachten, str]]] = defaultdict(list)

    @classmethod
    def van(cls, bedden: Sequence[Bed], nachten: Nachten, voor: Client | None) -> "_Bezetting":
        marge = timedelta(days=UITWIJK)
        venster = (nachten.van - marge, nachten.tot + marge)
        uit = cls()
        rijen = Reservering.objects.filter(bed__in=bedden, status__in=BEZET, is_dagdeel=False, periode__overlap=venster)
        for bed, periode in rijen.order_by("periode").values_list("bed_id", "periode"):
            uit.verblijven[bed].append(Nachten(periode.lower, periode.upper))
        dicht = Blokkade.objects.filter(bed__in=bedden, periode__overlap=venster)
        if voor is not None:
            dicht = dicht.exclude(voor=voor)
        for bed, periode, reden in dicht.order_by("periode").values_list("bed_id", "periode", "reden"):
            uit.blokkades[bed].append((Nachten(periode.lower, periode.upper), reden))
        return uit

    def redenen(self, bed: Bed, nachten: Nachten) -> list[str]:
        """Why the bed is not free; of a stay only that there is one (L-39)."""
        bezet = [rij for rij in self.verblijven[bed.pk] if rij.overlapt(nachten.van, nachten.tot)]
        dicht = [(rij, reden) for rij, reden in self.blokkades[bed.pk] if rij.overlapt(nachten.van, nachten.tot)]
        return [
            *(f"bezet van {schrijf_datum(rij.van)} tot {schrijf_datum(rij.tot)}" for rij in bezet),
            *(f"niet te gebruiken tot {schrijf_datum(rij.tot)}: {reden}" for rij, reden in dicht),
        ]


def _buiten_gebruik(bed: Bed, nachten: Nachten) -> list[str]:
    for wat, open_ in (("de locatie", bed.locatie.looptijd), ("het bed", bed.looptijd)):
        if nachten.van < open_.van:
            return [f"{wat} opent op {schrijf_datum(open_.van)}"]
        if open_.tot is not None and not open_.dekt(nachten.van, nachten.tot):
            return [f"{wat} is in gebruik tot en met {schrijf_datum(open_.tot)}"]
    return []


def _redenen(bed: Bed, bezetting: _Bezetting, nachten: Nachten) -> list[str]:
    return [*_buiten_gebruik(bed, nachten), *bezetting.redenen(bed, nachten)]


def _huis(
    huis: Locatie, km: float | None, bedden: Sequence[Bed], bezetting: _Bezetting, vraag: Vraag, op: date
) -> Huis:
    eigen = [bed for bed in bedden if bed.locatie_id == huis.pk]
    redenen = {
        bed.pk: (*past_niet(vraag.wensen, kenmerken(bed)), *_redenen(bed, bezetting, vraag.nachten)) for bed in eigen
    }
    geschikt = [bed for bed in eigen if not past_niet(vraag.wensen, kenmerken(bed))]
    vrij = tuple(bed for bed in eigen if not redenen[bed.pk])
    return Huis(
        locatie=huis,
        km=km,
        vrij=vrij,
        niet=tuple(Niet(bed, redenen[bed.pk]) for bed in eigen if redenen[bed.pk]),
        anders=None if vrij else _andere_dagen(geschikt, bezetting, vraag.nachten, op),
    )


def _andere_dagen(bedden: Sequence[Bed], bezetting: _Bezetting, nachten: Nachten, op: date) -> Nachten | None:
    for kans in dichtbij(nachten, vanaf=op, dagen=UITWIJK):
        if any(not _redenen(bed, bezetting, kans) for bed in bedden):
            return kans
    return None
