"""The calendar of beds: per house and per bed the nights as strips, plain rows for a page (L-18, L-39).

A cell is a night: who arrives on the 3rd and leaves on the 5th fills the cells of the 3rd and the 4th. The number of
queries is the same for one bed and for a thousand.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from django.db.models import Exists, OuterRef

from logeerzorg.models import BEZET, Bed, Blokkade, Locatie, Reservering
from logeerzorg.querysets import BedQuerySet, ReserveringQuerySet
from meldingen.termijnen import schrijf_datum

DAG = timedelta(days=1)
DAGEN = 28
HUIZEN_PER_BLAD = 5


class Soort(StrEnum):
    """What a night is; the page says it in a word as well."""

    VRIJ = "vrij"
    BEZET = "bezet"
    OPTIE = "optie"
    BUITEN = "buiten"


@dataclass(frozen=True, slots=True)
class Dag:
    """One column."""

    dag: date
    is_vandaag: bool
    is_voorbij: bool

    @property
    def is_weekend(self) -> bool:
        """Saturday or Sunday."""
        return self.dag.weekday() >= 5

    @property
    def zoekvraag(self) -> str:
        """The query of the search for this night."""
        dagen = (("van", self.dag), ("tot", self.dag + DAG))
        return "hoe=dagen&" + "&".join(
            f"{naam}_dag={dag.day}&{naam}_maand={dag.month}&{naam}_jaar={dag.year}" for naam, dag in dagen
        )


@dataclass(frozen=True, slots=True)
class Strook:
    """Nights in a row that are the same. `verblijf` is there only for whoever may see it."""

    soort: Soort
    van: date
    tot: date
    dagen: tuple[Dag, ...]
    tekst: str = ""
    verblijf: Reservering | None = None

    @property
    def eerste_vrije(self) -> Dag | None:
        """The first night that can still be booked."""
        return next((dag for dag in self.dagen if not dag.is_voorbij), None)

    @property
    def aankomst(self) -> date:
        """From when; of what is free the first night that is left."""
        return max(self.van, self.dagen[0].dag) if self.eerste_vrije is None else max(self.van, self.eerste_vrije.dag)


@dataclass(frozen=True, slots=True)
class Rij:
    """One bed."""

    bed: Bed
    stroken: tuple[Strook, ...]


@dataclass(frozen=True, slots=True)
class Huis:
    """One table."""

    locatie: Locatie
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Kalender:
    """Four weeks of some houses; `aantal` counts all of them."""

    dagen: tuple[Dag, ...]
    huizen: tuple[Huis, ...]
    aantal: int

    @property
    def begin(self) -> date:
        """The first day shown."""
        return self.dagen[0].dag

    @property
    def eind(self) -> date:
        """The last day shown."""
        return self.dagen[-1].dag

    @property
    def verblijven(self) -> list[Reservering]:
        """The stays of which the page tells the name."""
        stroken = (strook for huis in self.huizen for rij in huis.rijen for strook in rij.stroken)
        return [strook.verblijf for strook in stroken if strook.verblijf is not None]


@dataclass(frozen=True, slots=True)
class _Feit:
    soort: Soort
    van: date
    tot: date
    tekst: str
    verblijf: Reservering | None = None


def kalender(
    bedden: BedQuerySet, zichtbaar: ReserveringQuerySet, *, begin: date, vandaag: date, blad: int = 1
) -> Kalender:
    """Four weeks from `begin` of these beds. Of a stay outside `zichtbaar` only that there is one (L-39)."""
    dagen = tuple(_dagen(begin, vandaag))
    eind = begin + DAGEN * DAG
    in_beeld = bedden.in_beeld(begin, eind)
    huizen = Locatie.objects.filter(Exists(in_beeld.filter(locatie=OuterRef("pk")))).order_by("naam")
    bladzijde = list(huizen[(blad - 1) * HUIZEN_PER_BLAD : blad * HUIZEN_PER_BLAD])
    per_huis = defaultdict(list)
    for bed in (
        Bed.objects.filter(pk__in=in_beeld.filter(locatie__in=bladzijde).values("pk"))
        .select_related("locatie")
        .order_by("naam")
    ):
        per_huis[bed.locatie_id].append(bed)
    feiten = _feiten([bed for rijen in per_huis.values() for bed in rijen], zichtbaar, begin, eind)
    return Kalender(
        dagen,
        tuple(
            Huis(
                huis,
                tuple(
                    Rij(bed, tuple(_stroken([*_buiten(bed, begin, eind), *feiten[bed.pk]], dagen)))
                    for bed in per_huis[huis.pk]
                ),
            )
            for huis in bladzijde
        ),
        aantal=huizen.count(),
    )


def _dagen(begin: date, vandaag: date) -> Iterator[Dag]:
    for nummer in range(DAGEN):
        dag = begin + nummer * DAG
        yield Dag(dag, dag == vandaag, dag < vandaag)


def _feiten(
    bedden: Sequence[Bed], zichtbaar: ReserveringQuerySet, begin: date, eind: date
) -> defaultdict[int, list[_Feit]]:
    """What is known of the nights per bed; a stay comes after a blokkade, so it is never hidden by one."""
    uit: defaultdict[int, list[_Feit]] = defaultdict(list)
    venster = (begin, eind)
    dicht = Blokkade.objects.filter(bed__in=bedden, periode__overlap=venster)
    for bed, periode, reden in dicht.values_list("bed_id", "periode", "reden"):
        uit[bed].append(_Feit(Soort.BUITEN, periode.lower, periode.upper, f"buiten gebruik: {reden}"))
    rijen = Reservering.objects.filter(bed__in=bedden, status__in=BEZET, is_dagdeel=False, periode__overlap=venster)
    eigen = zichtbaar.filter(pk__in=rijen.values("pk")).select_related("client", "melding", "gemeente")
    bekend = {rij.pk: rij for rij in eigen}
    for pk, bed, periode, status in rijen.values_list("pk", "bed_id", "periode", "status"):
        soort = Soort.OPTIE if status == Reservering.Status.OPTIE else Soort.BEZET
        rij = bekend.get(pk)
        uit[bed].append(_Feit(soort, periode.lower, periode.upper, _tekst(soort, rij), rij))
    return uit


def _tekst(soort: Soort, rij: Reservering | None) -> str:
    if rij is None:
        return soort.value
    return f"{rij.client.naam} (optie)" if soort == Soort.OPTIE else rij.client.naam


def _buiten(bed: Bed, begin: date, eind: date) -> Iterator[_Feit]:
    """The nights before the bed or its house opens, and after it closes."""
    open_ = bed.looptijd
    if open_.van > begin:
        yield _Feit(Soort.BUITEN, begin, open_.van, f"buiten gebruik: opent op {schrijf_datum(open_.van)}")
    if open_.tot is not None and open_.tot < eind:
        yield _Feit(Soort.BUITEN, open_.tot, eind, f"buiten gebruik: open tot en met {schrijf_datum(open_.tot)}")


def _stroken(feiten: Iterable[_Feit], dagen: Sequence[Dag]) -> Iterator[Strook]:
    """Paint the nights one fact after another, then join those that are the same."""
    nachten: list[_Feit | None] = [None] * len(dagen)
    begin = dagen[0].dag
    for feit in feiten:
        eerste = max((feit.van - begin).days, 0)
        laatste = min((feit.tot - begin).days, len(dagen))
        nachten[eerste:laatste] = [feit] * (laatste - eerste)
    for feit, groep in groupby(zip(nachten, dagen, strict=True), key=lambda paar: paar[0]):
        reeks = tuple(dag for _, dag in groep)
        if feit is None:
            yield Strook(Soort.VRIJ, reeks[0].dag, reeks[-1].dag + DAG, reeks)
        else:
            yield Strook(feit.soort, feit.van, feit.tot, reeks, feit.tekst, feit.verblijf)
