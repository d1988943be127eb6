"""Which running cases a new value of a parameter touches, by the day on which the value is looked up (B-27)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from meldingen.models import Gebruiker, Gemeente, Melding
from meldingen.parametersoorten import SOORTEN, Peildatum

GETOOND = 50


@dataclass(frozen=True, slots=True)
class Periode:
    """The days on which the new value holds, and the day `op` on which somebody asks."""

    van: date
    tot: date | None
    op: date

    @property
    def raakt_nog_wat_komt(self) -> bool:
        """Whether a day that is still to come, or today, lies in the period."""
        return self.tot is None or self.tot >= self.op


@dataclass(frozen=True, slots=True)
class Zoekresultaat:
    """`nu`: cases whose deciding day is known and lies in the period. `straks`: cases whose day is still to come."""

    nu: QuerySet[Melding]
    straks: QuerySet[Melding]


@dataclass(frozen=True, slots=True)
class Groep:
    """A number of cases, the first of them, and which of those the viewer may open."""

    aantal: int
    eerste: list[tuple[Melding, bool]]

    @property
    def meer(self) -> int:
        """How many are not in the list."""
        return self.aantal - len(self.eerste)


@dataclass(frozen=True, slots=True)
class Geraakt:
    """The two groups for the page."""

    nu: Groep
    straks: Groep


Zoeker = Callable[[Gemeente, Periode], Zoekresultaat]
_ZOEKERS: dict[Peildatum, Zoeker] = {}


def registreer_zoeker(peildatum: Peildatum, zoeker: Zoeker) -> None:
    """An app tells how cases are found by a day only that app knows; twice is a mistake in the code."""
    if peildatum in _ZOEKERS:
        raise ValueError(f"Voor '{peildatum}' is al een zoeker.")
    _ZOEKERS[peildatum] = zoeker


def zoek_zaken(gemeente: Gemeente, code: str, periode: Periode) -> Zoekresultaat:
    """The touched cases as querysets."""
    return _ZOEKERS[SOORTEN[code].peildatum](gemeente, periode)


def geraakte_zaken(gemeente: Gemeente, code: str, periode: Periode, *, voor: Gebruiker) -> Geraakt:
    """What the page shows to `voor`: counts and the first numbers, in at most six queries."""
    gevonden = zoek_zaken(gemeente, code, periode)
    return Geraakt(_groep(gevonden.nu, voor), _groep(gevonden.straks, voor))


def nummers(gemeente: Gemeente, code: str, periode: Periode) -> list[str]:
    """The numbers of all cases that already met their deciding day in the period."""
    return list(zoek_zaken(gemeente, code, periode).nu.order_by("nummer").values_list("nummer", flat=True))


def _groep(zaken: QuerySet[Melding], voor: Gebruiker) -> Groep:
    eerste = list(zaken.order_by("nummer")[:GETOOND])
    mag = set(
        Melding.objects.zichtbaar_voor(voor).filter(pk__in=[zaak.pk for zaak in eerste]).values_list("pk", flat=True)
    )
    return Groep(zaken.count(), [(zaak, zaak.pk in mag) for zaak in eerste])


def in_periode(veld: str, periode: Periode) -> dict[str, date]:
    """The lookups for a date column that lies in the period."""
    eind = {} if periode.tot is None else {f"{veld}__lte": periode.tot}
    return {f"{veld}__gte": periode.van} | eind


def bij_melding(gemeente: Gemeente, periode: Periode) -> Zoekresultaat:
    """Running cases whose melding came in during the period."""
    lopend = Melding.objects.openstaand().filter(gemeente=gemeente)
    return Zoekresultaat(lopend.filter(**in_periode("ontvangen_op", periode)), lopend.none())


def op_de_dag_zelf(gemeente: Gemeente, periode: Periode) -> Zoekresultaat:
    """Every running case: what is done in it during the period goes by the new value."""
    lopend = Melding.objects.openstaand().filter(gemeente=gemeente)
    if not periode.raakt_nog_wat_komt:
        return Zoekresultaat(lopend.filter(ontvangen_op__lte=periode.tot), lopend.none())
    if periode.van <= periode.op:
        return Zoekresultaat(lopend, lopend.none())
    return Zoekresultaat(lopend.none(), lopend)


def registreer() -> None:
    """What the kernel itself can find."""
    registreer_zoeker(Peildatum.MELDING, bij_melding)
    registreer_zoeker(Peildatum.DAG_ZELF, op_de_dag_zelf)
