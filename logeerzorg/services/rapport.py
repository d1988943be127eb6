"""Structural reports of logeren: occupancy, nights used, and what did not go through (L-39).

Of a house that several gemeenten share only occupancy and numbers cross the border; names and reasons are of the own
gemeente. A night belongs to the month in which it begins; what has no nights to a month belongs to that of arrival.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DateField, ExpressionWrapper, F, Func, Q, QuerySet, Value
from django.db.models.functions import Greatest, Least, TruncMonth

from logeerzorg.models import Bed, Blokkade, Locatie, Reservering
from logeerzorg.perioden import Nachten
from meldingen.models import Client, Gebruiker, Gemeente, Melding
from meldingen.termijnen import MAANDNAMEN, schrijf_datum

S, Reden = Reservering.Status, Reservering.Reden
BEZET = (S.BEVESTIGD, S.AANWEZIG, S.VOLTOOID)  # an option may lapse: it fills no bed yet
GESLAPEN = (S.AANWEZIG, S.VOLTOOID)
_DAG = timedelta(days=1)
_KAN_NIET = Q(status=S.GEANNULEERD, reden=Reden.LOCATIE)
_LAAT, _NIET_GEKOMEN = Q(status=S.LAAT_GEANNULEERD), Q(status=S.NIET_VERSCHENEN)
PerMaand = Mapping[tuple[int, date], int]


@dataclass(frozen=True, slots=True)
class Bezetting:
    """Of one house: nights taken out of the nights in which its beds were in use."""

    locatie: str
    bezet: int
    bednachten: int

    @property
    def procent(self) -> int:
        """Rounded to whole percents; without bed nights there is nothing taken."""
        return round(100 * self.bezet / self.bednachten) if self.bednachten else 0


@dataclass(frozen=True, slots=True)
class Tabel:
    """A report as rows of cells; `grafiek` has a bar per house, `zaken` are the cases it tells something of."""

    titel: str
    uitleg: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str | int, ...], ...]
    grafiek: tuple[Bezetting, ...] = ()
    zaken: tuple[Melding, ...] = ()


class _ElkeNacht(Func):
    """The nights from a day until a day, one row each."""

    function = "generate_series"
    template = "(%(function)s(%(expressions)s::timestamp - interval '1 day', interval '1 day'))::date"
    arg_joiner = "::timestamp, "
    output_field = DateField()
    set_returning = True


def bezetting(gebruiker: Gebruiker, periode: Nachten) -> Tabel:
    """Per house of the region and month: nights taken, by whom ever, out of the nights the beds were in use."""
    bedden = Bed.objects.zichtbaar_voor(gebruiker)
    verblijven = Reservering.objects.filter(bed__in=bedden.order_by().values("pk"), status__in=BEZET)
    blokkades = Blokkade.objects.zichtbaar_voor(gebruiker).filter(voor=None)
    bezet = _nachten(verblijven, "bed__locatie_id", periode)
    dicht = _nachten(blokkades, "bed__locatie_id", periode, geldig=("bed__", "bed__locatie__"))
    open_ = _nachten(bedden, "locatie_id", periode, geldig=("", "locatie__"))
    namen = dict(Locatie.objects.filter(pk__in={pk for pk, _ in [*open_, *bezet]}).values_list("pk", "naam"))
    rijen: list[tuple[str | int, ...]] = []
    grafiek = []
    for pk, naam in namen.items():
        # A night that was slept was a night in use, whatever was changed to the bed later.
        maanden = [
            (maand, Bezetting(naam, vol, max(open_.get((pk, maand), 0) - dicht.get((pk, maand), 0), vol)))
            for maand in _maanden(periode)
            for vol in [bezet.get((pk, maand), 0)]
        ]
        samen = Bezetting(naam, sum(m.bezet for _, m in maanden), sum(m.bednachten for _, m in maanden))
        grafiek.append(samen)
        rijen += [_cellen(schrijf_maand(maand), telling) for maand, telling in maanden if telling.bednachten]
        rijen.append(_cellen("Hele periode", samen))
    return Tabel(
        "Bezetting per locatie",
        "Een nacht is bezet als een verblijf bevestigd, aanwezig of voltooid is, uit welke gemeente ook. Opties tellen "
        "niet mee. Nachten waarin een bed niet in gebruik of geblokkeerd is, tellen niet als bednacht.",
        ("Locatie", "Maand", "Bezette nachten", "Bednachten", "Bezetting in procent"),
        tuple(rijen),
        tuple(grafiek),
    )


def per_gemeente(gebruiker: Gebruiker, periode: Nachten, *, op: date) -> Tabel:
    """Nights slept in the houses of the region per gemeente: only numbers (L-39)."""
    bedden = Bed.objects.zichtbaar_voor(gebruiker).order_by().values("pk")
    verblijven = Reservering.objects.filter(bed__in=bedden, status__in=GESLAPEN)
    gebruikt = _nachten(verblijven, "gemeente_id", periode, voor=op)
    namen = dict(Gemeente.objects.filter(pk__in={pk for pk, _ in gebruikt}).order_by("naam").values_list("pk", "naam"))
    return Tabel(
        "Gebruikte nachten per gemeente",
        "De nachten die cliënten van elke gemeente in uw regio sliepen, tot vandaag. Alleen aantallen.",
        *_draai("Gemeente", namen, gebruikt, periode),
    )


def per_client(gebruiker: Gebruiker, periode: Nachten, *, op: date) -> Tabel:
    """Nights slept per client of the cases this user may see: the own gemeente."""
    verblijven = Reservering.objects.zichtbaar_voor(gebruiker).filter(status__in=GESLAPEN)
    gebruikt = _nachten(verblijven, "client_id", periode, voor=op)
    clienten = Client.objects.filter(pk__in={pk for pk, _ in gebruikt})
    namen = {client.pk: client.naam for client in clienten.order_by("achternaam", "voornamen", "pk")}
    return Tabel(
        "Gebruikte nachten per cliënt",
        "De nachten die cliënten van uw gemeente sliepen, tot vandaag.",
        *_draai("Cliënt", namen, gebruikt, periode),
    )


def afgezegd(gebruiker: Gebruiker, periode: Nachten) -> Tabel:
    """How often per house and month a house could not, a client called off late, or nobody came; own gemeente."""
    rijen = _met_aankomst(gebruiker, periode).filter(_KAN_NIET | _LAAT | _NIET_GEKOMEN)
    telling = rijen.annotate(maand=TruncMonth(F("periode__startswith"), output_field=DateField())).order_by(
        "bed__locatie__naam", "maand"
    )
    geteld = telling.values_list("bed__locatie__naam", "maand").annotate(
        kan_niet=Count("pk", filter=_KAN_NIET),
        laat=Count("pk", filter=_LAAT),
        niet=Count("pk", filter=_NIET_GEKOMEN),
    )
    return Tabel(
        "Niet doorgegaan",
        "Verblijven van cliënten van uw gemeente, bij de maand van aankomst. Op tijd geannuleerd staat er niet bij.",
        ("Locatie", "Maand", "De locatie kon niet", "Laat geannuleerd", "Niet verschenen"),
        tuple((naam, schrijf_maand(maand), *aantallen) for naam, maand, *aantallen in geteld),
    )


def weigeringen(gebruiker: Gebruiker, periode: Nachten) -> Tabel:
    """Each time a house could not, with the reason it gave; own gemeente, by case number."""
    verblijven = _met_aankomst(gebruiker, periode).filter(_KAN_NIET).select_related("bed__locatie", "melding")
    rijen = list(verblijven.order_by("bed__locatie__naam", "periode", "pk"))
    return Tabel(
        "De locatie kon niet",
        "Verblijven van cliënten van uw gemeente die de locatie niet kon laten doorgaan, met de reden.",
        ("Locatie", "Zaak", "Aankomst", "Nachten", "Reden"),
        tuple(
            (rij.bed.locatie.naam, rij.melding.nummer, schrijf_datum(rij.aankomst), rij.nachten, rij.toelichting)
            for rij in rijen
        ),
        zaken=tuple({rij.melding.pk: rij.melding for rij in rijen}.values()),
    )


def schrijf_maand(maand: date) -> str:
    """'maart 2027'."""
    return f"{MAANDNAMEN[maand.month - 1]} {maand.year}"


def _nachten(
    rijen: QuerySet[Any], groep: str, periode: Nachten, *, geldig: Iterable[str] = (), voor: date | None = None
) -> dict[tuple[int, date], int]:
    """Nights per group and month within the period, in one query.

    geldig: the paths to what must be valid in a night; without `periode` of its own a row lasts as long as that.
    voor: only nights that began before this day.
    """
    van, tot = periode.van, min(periode.tot, voor) if voor else periode.tot
    begin: list[Any] = [Value(van, DateField()), *(F(f"{pad}geldig_van") for pad in geldig)]
    eind: list[Any] = [Value(tot, DateField())]
    # A database takes the least of what is known: no last day is no limit.
    eind += [ExpressionWrapper(F(f"{pad}geldig_tot") + _DAG, DateField()) for pad in geldig]
    if rijen.model is not Bed:
        rijen = rijen.filter(periode__overlap=(van, max(tot, van)))
        begin.append(F("periode__startswith"))
        eind.append(F("periode__endswith"))
    if rijen.model is Reservering:
        rijen = rijen.filter(is_dagdeel=False)
    nacht = _ElkeNacht(_uiterste(Greatest, begin), _uiterste(Least, eind))
    geteld = rijen.order_by().annotate(maand=TruncMonth(nacht, output_field=DateField())).values_list(groep, "maand")
    return {(pk, maand): aantal for pk, maand, aantal in geteld.annotate(aantal=Count("pk"))}


def _uiterste(soort: Callable[..., Any], dagen: list[Any]) -> Any:
    return soort(*dagen, output_field=DateField())


def _met_aankomst(gebruiker: Gebruiker, periode: Nachten) -> QuerySet[Reservering]:
    return Reservering.objects.zichtbaar_voor(gebruiker).filter(
        bed__isnull=False, periode__startswith__gte=periode.van, periode__startswith__lt=periode.tot
    )


def _maanden(periode: Nachten) -> list[date]:
    """The first days of the months the period touches."""
    laatste = periode.tot - _DAG
    eerste, aantal = periode.van.year * 12 + periode.van.month - 1, laatste.year * 12 + laatste.month
    return [date(nummer // 12, nummer % 12 + 1, 1) for nummer in range(eerste, aantal)]


def _cellen(maand: str, telling: Bezetting) -> tuple[str | int, ...]:
    return telling.locatie, maand, telling.bezet, telling.bednachten, telling.procent


def _draai(
    wie: str, namen: Mapping[int, str], geteld: PerMaand, periode: Nachten
) -> tuple[tuple[str, ...], tuple[tuple[str | int, ...], ...]]:
    """A row per name, a column per month, and the sum at the end."""
    samen: dict[int, int] = defaultdict(int)
    for (pk, _), aantal in geteld.items():
        samen[pk] += aantal
    maanden = _maanden(periode)
    rijen = tuple((naam, *(geteld.get((pk, maand), 0) for maand in maanden), samen[pk]) for pk, naam in namen.items())
    return (wie, *(schrijf_maand(maand) for maand in maanden), "Samen"), rijen
