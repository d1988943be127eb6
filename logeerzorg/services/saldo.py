"""How many etmalen a client has used, and whether a new stay fits the year and the week (L-14, L-15, L-31)."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from logeerzorg.etmalen import (
    Jaarmodus,
    Jaarregel,
    Telwijze,
    Toets,
    Verblijf,
    Weekmodus,
    teldagen,
    toets_week,
)
from logeerzorg.etmalen import saldo as toets_jaar
from logeerzorg.models import BEZET, Reservering, Saldo
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gemeente
from meldingen.services import parameters

_CODES = ["kv_jaarcap_etmalen", "kv_jaarmodus", "kv_telwijze", "kv_weekmodus", "kv_week_max"]


def verblijf_van(reservering: Reservering) -> Verblijf:
    """The stay on the wall clock, at the hours that were agreed or, once over, as it was."""
    return Verblijf(
        datetime.combine(reservering.aankomst, reservering.aankomst_tijd),
        datetime.combine(reservering.vertrek, reservering.vertrek_tijd),
    )


def weiger_als_niet_past(client: Client, gemeente: Gemeente, nieuw: Verblijf, *, dag: date) -> None:
    """Refuse a stay that does not fit the year or the week; every stay of the client counts (5.1)."""
    regels = parameters.waarden(gemeente, _CODES, dag)
    bestaand = [verblijf_van(rij) for rij in _tellend(client)]
    jaar = toets_jaar(bestaand, nieuw, _jaarregel(regels, bestaand, nieuw))
    if not jaar.toegestaan:
        raise Geweigerd(
            f"Dit verblijf past niet: het maximum van {regels['kv_jaarcap_etmalen']} etmalen per jaar wordt "
            f"overschreden ({_noem(jaar)}). Kies een korter verblijf."
        )
    maximum = regels["kv_week_max"]
    modus = Weekmodus(regels["kv_weekmodus"])
    week = toets_week(bestaand, nieuw, modus, None if maximum is None else Decimal(maximum))
    if not week.toegestaan:
        raise Geweigerd(
            f"Dit verblijf past niet in de weekregel van gemeente {gemeente} ({_noem(week)}). "
            "Kies een korter verblijf of verdeel het over meer weken."
        )


def werk_saldo_bij(client: Client, gemeente: Gemeente, *, dag: date) -> None:
    """Write the balance per calendar year from the stays; the database refuses more than the cap.

    A year in which nothing changes keeps the cap under which it was written; so does a year that already holds
    more than a lower cap of today, or giving etmalen back would be refused.
    """
    regels = parameters.waarden(gemeente, _CODES, dag)
    telwijze = Telwijze(regels["kv_telwijze"])
    kalenderjaar = Jaarmodus(regels["kv_jaarmodus"]) is Jaarmodus.KALENDERJAAR
    per_jaar: dict[int, int] = {}
    for rij in _tellend(client):
        for dag_ in teldagen(verblijf_van(rij), telwijze):
            per_jaar[dag_.year] = per_jaar.get(dag_.year, 0) + 1
    cap = regels["kv_jaarcap_etmalen"] if kalenderjaar else None
    bekend = {rij.periode.lower.year: rij for rij in Saldo.objects.filter(client=client)}
    for jaar in sorted(set(per_jaar) | set(bekend)):
        gebruikt = per_jaar.get(jaar, 0)
        rij = bekend.get(jaar) or Saldo(
            client=client, gemeente=gemeente, periode=(date(jaar, 1, 1), date(jaar + 1, 1, 1))
        )
        if rij.pk and rij.gebruikt == gebruikt:
            continue
        meer = gebruikt > rij.gebruikt or rij.pk is None
        rij.cap = cap if meer or cap is None or gebruikt <= cap else rij.cap
        rij.gebruikt = gebruikt
        rij.save()


def _tellend(client: Client) -> Iterable[Reservering]:
    return Reservering.objects.filter(client=client, status__in=BEZET)


def _jaarregel(regels: dict[str, object], bestaand: list[Verblijf], nieuw: Verblijf) -> Jaarregel:
    modus = Jaarmodus(str(regels["kv_jaarmodus"]))
    eerste = min([v.aankomst.date() for v in bestaand] + [nieuw.aankomst.date()])
    return Jaarregel(
        cap=regels["kv_jaarcap_etmalen"],
        modus=modus,
        telwijze=Telwijze(str(regels["kv_telwijze"])),
        indicatie_vanaf=eerste if modus is Jaarmodus.INDICATIEJAAR else None,
    )


def _noem(toets: Toets) -> str:
    return "; ".join(str(verbruik) for verbruik in toets.overschreden)
