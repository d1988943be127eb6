"""Whether a new stay fits the year and the week, and the balance in the database (L-14, L-15, L-31, L-34)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from logeerzorg.etmalen import Jaarmodus, Verblijf, Verbruik, jaar_van, teldagen, toets_week
from logeerzorg.etmalen import saldo as toets_jaar
from logeerzorg.models import Overschrijding, Reservering, Saldo
from logeerzorg.ruimte import langste, schrijf_etmalen, zin_jaar, zin_korter, zin_nieuw_jaar, zin_week
from logeerzorg.services.saldostand import Periodestand, Saldoregel, Saldostand, saldo_van
from logeerzorg.services.telling import Telling, dekt, telling_van, verblijf_van
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gemeente

__all__ = [
    "Periodestand",
    "Saldoregel",
    "Saldostand",
    "saldo_van",
    "schrijf_saldo",
    "verblijf_van",
    "waarom_niet_bevestigen",
    "waarom_niet_naast",
    "weiger_als_niet_past",
    "weiger_naast",
    "werk_saldo_bij",
]  # fmt: skip


def weiger_als_niet_past(
    client: Client,
    gemeente: Gemeente,
    nieuw: Verblijf,
    *,
    dag: date,
    overschrijding: Overschrijding | None = None,
    behalve: Reservering | None = None,
    soort: str = Reservering.Soort.VERBLIJF,
) -> Overschrijding | None:
    """Refuse a stay that does not fit the year or the week; every stay of the client counts (5.1).

    overschrijding: what the teamleider allowed; returned when the stay needs it, None when it fits by itself.
    behalve: a stay that is being changed, and does not count beside its new self.
    """
    telling = telling_van(client, gemeente, dag)
    telling = telling.zonder(behalve) if behalve else telling
    return weiger_naast(telling, gemeente, nieuw, overschrijding=overschrijding, soort=soort)


def weiger_naast(
    telling: Telling,
    gemeente: Gemeente,
    nieuw: Verblijf,
    *,
    overschrijding: Overschrijding | None = None,
    soort: str = Reservering.Soort.VERBLIJF,
) -> Overschrijding | None:
    """As `weiger_als_niet_past`, beside the stays of a count that was read under the lock of the client."""
    zin, fiat = _toets(telling, gemeente, nieuw, soort, overschrijding)
    if zin:
        raise Geweigerd(zin)
    return fiat


def waarom_niet_naast(telling: Telling, gemeente: Gemeente, nieuw: Verblijf) -> str:
    """Why a stay does not fit beside the stays of a count, with what would be possible; empty when it fits.

    The count may hold stays that are only thought of.
    """
    return _toets(telling, gemeente, nieuw, Reservering.Soort.VERBLIJF, None)[0]


def waarom_niet_bevestigen(vast: Iterable[Reservering], *, dag: date) -> Iterator[str]:
    """Why fixed options of one case cannot be confirmed any more: the limits are tested again at LR-05 (L-14)."""
    rijen = list(vast)
    if not rijen:
        return
    telling = telling_van(rijen[0].client, rijen[0].gemeente, dag)
    for aantal, rij in enumerate(rijen):
        eerder = replace(telling.zonder(rij), vast=frozenset(r.pk for r in rijen[:aantal]))
        zin, _ = _toets(eerder, rij.gemeente, verblijf_van(rij), rij.soort, rij.overschrijding)
        if zin:
            yield zin


def _toets(
    telling: Telling, gemeente: Gemeente, nieuw: Verblijf, soort: str, overschrijding: Overschrijding | None
) -> tuple[str, Overschrijding | None]:
    """The refusal, or empty; and what was allowed, when the stay needs that."""
    telt = telling.regels.telt(Reservering.Status.BEVESTIGD, soort)
    zin = _bezwaar(telling, gemeente, nieuw, telt, onder_fiat=False)
    if not zin or overschrijding is None:
        return zin, None
    if overschrijding not in telling.fiats or not dekt(overschrijding, nieuw):
        return f"{zin} Voor deze nachten heeft de teamleider niets extra toegestaan.", None
    return _bezwaar(telling, gemeente, nieuw, telt, onder_fiat=True), overschrijding


def _bezwaar(telling: Telling, gemeente: Gemeente, nieuw: Verblijf, telt: bool, *, onder_fiat: bool) -> str:
    """The sentences of a refusal; `telt` is False for a stay that does not count for the year (trial stays)."""

    def jaar_over(verblijf: Verblijf) -> Verbruik | None:
        return _over_jaar(telling, verblijf, onder_fiat) if telt else None

    def week_over(verblijf: Verblijf) -> Verbruik | None:
        return _over_week(telling, verblijf, onder_fiat)

    jaar, week = jaar_over(nieuw), week_over(nieuw)
    if jaar is None and week is None:
        return ""
    kort = langste(
        nieuw, lambda v: jaar_over(v) is None, lambda v: week_over(v) is None, in_uren=telling.regels.week_in_uren
    )
    raad = zin_korter(nieuw, kort)
    if jaar is not None:
        return f"{_zin_jaar(telling, jaar, nieuw, onder_fiat)} {raad} {_zin_nieuw_jaar(telling, jaar)}"
    assert week is not None  # noqa: S101
    return f"Dit verblijf past niet in de weekregel van gemeente {gemeente}. {zin_week(week)} {raad}"


def _zin_jaar(telling: Telling, jaar: Verbruik, nieuw: Verblijf, onder_fiat: bool) -> str:
    cap = telling.regels.cap or 0
    grens = cap + telling.fiatruimte(jaar.van.date(), jaar.tot.date(), nieuw if onder_fiat else None)[0]
    telt = sum(jaar.van.date() <= dag < jaar.tot.date() for dag in teldagen(nieuw, telling.regels.telwijze))
    fiat = "" if grens == cap else f" Met wat de teamleider toestond zijn het er {grens}."
    return (
        f"Dit verblijf past niet: het maximum van {schrijf_etmalen(cap)} per jaar wordt overschreden.{fiat} "
        f"{zin_jaar(jaar, telt, grens)}"
    )


def _zin_nieuw_jaar(telling: Telling, jaar: Verbruik) -> str:
    return zin_nieuw_jaar(jaar, telling.regels.jaarmodus)


def _over_jaar(telling: Telling, nieuw: Verblijf, onder_fiat: bool) -> Verbruik | None:
    """The first year that a new stay would overfill."""
    toets = toets_jaar(telling.voor_het_jaar, nieuw, telling.jaarregel(nieuw))
    for jaar in toets.overschreden:
        extra, _ = telling.fiatruimte(jaar.van.date(), jaar.tot.date(), nieuw if onder_fiat else None)
        if jaar.rest is not None and jaar.rest + extra < 0:
            return jaar
    return None


def _over_week(telling: Telling, nieuw: Verblijf, onder_fiat: bool) -> Verbruik | None:
    """The first week that a new stay would overfill; a fiat for these nights lets the week be."""
    if onder_fiat and any(fiat.soort == Overschrijding.Soort.WEEK and dekt(fiat, nieuw) for fiat in telling.fiats):
        return None
    regels = telling.regels
    toets = toets_week(telling.voor_de_week, nieuw, regels.weekmodus, regels.week_max)
    return next(iter(toets.overschreden), None)


def werk_saldo_bij(client: Client, gemeente: Gemeente, *, dag: date, feit: bool = False) -> int:
    """Write the balance from the stays, by the rules of `dag`; the database refuses more than the cap without a fiat.

    A year in which nothing changes keeps the cap under which it was written; so does a year that already holds
    more than a lower cap of today, or giving etmalen back would be refused. When the way of counting changed, what
    is already there is taken as it is: it was fixed under other rules. So is what happened (`feit`): nobody undoes
    that a client came earlier or left later on the clock. Returns the etmalen by which such a fact goes over.
    """
    # Whoever calls holds this lock; who does not would let two balances be written at the same moment.
    Client.objects.select_for_update().get(pk=client.pk)
    return schrijf_saldo(telling_van(client, gemeente, dag), client, gemeente, dag=dag, feit=feit)


def schrijf_saldo(telling: Telling, client: Client, gemeente: Gemeente, *, dag: date, feit: bool = False) -> int:
    """Write the balance of a count that was read under the lock of the client; see `werk_saldo_bij`."""
    standen, kenmerk = telling.standen(), telling.kenmerk()
    rijen = list(Saldo.objects.filter(client=client).order_by("periode"))
    if not standen and rijen and telling.regels.jaarmodus is Jaarmodus.VOORTSCHRIJDEND_12M:
        # Nothing counts, so nothing says where the window lies: the newest row tells, and the others go.
        standen = {_eigen(rijen[-1]): 0}
    bekend = {rij.pk: periode for rij in rijen if (periode := _plaats(rij, telling, standen)) is not None}
    blijven = _een_per_periode(rijen, bekend)
    if not standen and not blijven:
        # An empty year too: it keeps how was counted, so that a later change of the rules is seen.
        standen = {jaar_van(dag, telling.jaarregel()): 0}
    weg = [rij.pk for rij in rijen if rij not in blijven.values()]
    Saldo.objects.filter(pk__in=weg).delete()
    anders = any(rij.telregel != kenmerk for rij in rijen)
    erover = 0
    for periode in sorted({*standen, *blijven}):
        rij = blijven.get(periode) or Saldo(client=client, gemeente=gemeente)
        if _is_gelijk(rij, periode, standen.get(periode, 0), kenmerk):
            continue
        over = _zet_grens(rij, telling, periode, standen.get(periode, 0), anders=anders, feit=feit)
        erover += over if feit else 0
        rij.periode, rij.gebruikt, rij.telregel = periode, standen.get(periode, 0), kenmerk
        rij.save()
    return erover


def _plaats(rij: Saldo, telling: Telling, standen: dict[tuple[date, date], int]) -> tuple[date, date] | None:
    """The period of this row by the rules of today; None when it was a year of another kind."""
    eigen = _eigen(rij)
    if telling.regels.jaarmodus is Jaarmodus.VOORTSCHRIJDEND_12M:
        return next(iter(standen), eigen)
    return eigen if jaar_van(eigen[0], telling.jaarregel()) == eigen else None


def _eigen(rij: Saldo) -> tuple[date, date]:
    return rij.periode.lower, rij.periode.upper


def _een_per_periode(rijen: list[Saldo], bekend: dict[int, tuple[date, date]]) -> dict[tuple[date, date], Saldo]:
    """With sliding months every row would move to the same window: the last one stays."""
    return {bekend[rij.pk]: rij for rij in rijen if rij.pk in bekend}


def _is_gelijk(rij: Saldo, periode: tuple[date, date], gebruikt: int, kenmerk: str) -> bool:
    if rij.pk is None:
        return False
    return (_eigen(rij), rij.gebruikt, rij.telregel) == (periode, gebruikt, kenmerk)


def _zet_grens(
    rij: Saldo, telling: Telling, periode: tuple[date, date], gebruikt: int, *, anders: bool, feit: bool
) -> int:
    """Set the cap and the fiat of a row that will hold `gebruikt`; see `werk_saldo_bij`. Returns what comes over it."""
    cap = telling.regels.cap
    extra, fiat = telling.fiatruimte(*periode)
    meer = rij.pk is None or gebruikt > rij.gebruikt
    if cap is None or gebruikt <= cap:
        rij.cap, rij.overschrijding = cap, None
    elif gebruikt <= cap + extra:
        rij.cap, rij.overschrijding = cap, fiat
    elif anders or (feit and meer):
        rij.cap, rij.overschrijding = gebruikt, None
    elif meer:
        rij.cap, rij.overschrijding = cap, None
    return 0 if cap is None or not meer else max(0, gebruikt - cap - extra)
