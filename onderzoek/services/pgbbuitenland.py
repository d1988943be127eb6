"""Spending a pgb abroad: the request, and what the rules make of it (P-06, P-31, P-32).

Every request is registered, also one that is late or too long: what it lacks is said in the decision on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.services.parameters import kalender, waarden, zoek
from meldingen.termijnen import bereken_terug, pgb_buitenland_verzoek, schrijf_datum
from onderzoek.models import Buitenlandverzoek, Pgbonderzoek
from onderzoek.rekenen.buitenland import Buitenland, Grenzen, Landentabel, Verblijf, bereken_buitenland
from onderzoek.rekenen.pgb import NUL
from onderzoek.rekenen.stappen import OngeldigeInvoer, Rekenstap

_CODES = [
    "pgb_buitenland_aanvraag_maanden",
    "pgb_buitenland_max_weken",
    "pgb_buitenland_terminaal_maanden",
    "pgb_buitenland_verlaging_na_weken",
]
_LANDEN = ["pgb_land_pct", "pgb_land_overig"]
# Awb 4:13: within a reasonable time, eight weeks at most; and before departure.
_BESLIS_BINNEN = timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class Reis:
    """Where, from and to which day (both included), why, and who helps there."""

    land: str
    van: date
    tot: date
    reden: str
    zorgverlener: str
    terminaal: bool = False
    ontvangen_op: date | None = None


@dataclass(frozen=True, slots=True)
class Landpercentage:
    """What part of the pgb holds in a country, and whether the country is in the table (P-32)."""

    land: str
    percentage: int
    in_tabel: bool

    @property
    def zin(self) -> str:
        """The percentage in words."""
        if self.in_tabel:
            return f"Voor {self.land} telt {self.percentage} % van het pgb."
        return f"{self.land} staat niet in de landentabel. Daarom telt {self.percentage} % van het pgb."


@dataclass(frozen=True, slots=True)
class Tijdigheid:
    """Until when leave could be asked for this departure, and whether that was done (T-33)."""

    uiterlijk_op: date
    op_tijd: bool
    zin: str


@dataclass(frozen=True, slots=True)
class Verzoekoordeel:
    """What the rules make of one request. `stappen` say how, `waarden` with which values.

    `laatste_dag` is the last day that may be (None: not one). `bedrag` is euro per month from `verlaagd_vanaf` on;
    without that day it is the whole pgb.
    """

    tijdigheid: Tijdigheid
    laatste_dag: date | None
    past: bool
    percentage: int
    bedrag: Decimal
    verlaagd_vanaf: date | None
    stappen: tuple[Rekenstap, ...]
    waarden: dict[str, Any] = field(default_factory=dict)
    verlopen: tuple[str, ...] = ()


@handeling
def vraag_buitenland(pgb: Pgbonderzoek, reis: Reis, *, op: date, door: Gebruiker) -> Buitenlandverzoek:
    """Register a request, in time or not; a decision on it follows. The same one a second time is the same row."""
    melding = vergrendel_open(pgb.onderzoek.melding)
    ontvangen_op = reis.ontvangen_op or op
    _weiger_onvolledig(reis, ontvangen_op, op)
    land = percentage_van(pgb, reis.land, reis.van)
    sleutel = {"pgb": pgb, "ontvangen_op": ontvangen_op, "land": land.land, "van": reis.van, "tot": reis.tot}
    if bestaand := Buitenlandverzoek.objects.filter(**sleutel).first():
        return bestaand
    rij = Buitenlandverzoek.objects.create(
        **sleutel, percentage=land.percentage, reden=reis.reden, zorgverlener=reis.zorgverlener,
        terminaal=reis.terminaal, verlaagd_vanaf=_verlaagd_vanaf(melding.gemeente, reis, ontvangen_op),
    )  # fmt: skip
    leg_vast(melding, "P-31", op=op, door=door, naam="Verzoek om het pgb in het buitenland te gebruiken")
    taken.maak_taak(
        melding, f"buitenland:{rij.pk}", "Stel een besluit voor over het pgb in het buitenland", rol=Rol.CONSULENT,
        voor=melding.behandelaar, uiterlijk_op=max(op, min(ontvangen_op + _BESLIS_BINNEN, reis.van)), op=op, plek="pgb",
    )  # fmt: skip
    return rij


def percentage_van(pgb: Pgbonderzoek, land: str, dag: date) -> Landpercentage:
    """The percentage of this country on a day; a country that is not in the table has the one for others (P-32)."""
    tabel = waarden(pgb.onderzoek.melding.gemeente, _LANDEN, dag)
    naam = " ".join(land.split())
    for bekend, percentage in tabel["pgb_land_pct"].items():
        if bekend.casefold() == naam.casefold():
            return Landpercentage(bekend, int(percentage), True)
    return Landpercentage(naam, int(tabel["pgb_land_overig"]), False)


def toets_tijdigheid(verzoek: Buitenlandverzoek) -> Tijdigheid:
    """Whether the request came so long before departure as the gemeente asks (P-31, T-33)."""
    gemeente, gevraagd_op = verzoek.pgb.onderzoek.melding.gemeente, verzoek.ontvangen_op
    maanden = waarden(gemeente, _CODES[:1], gevraagd_op)[_CODES[0]]
    lengte = pgb_buitenland_verzoek(maanden)
    uiterlijk = bereken_terug(verzoek.van, lengte, kalender(gemeente, gevraagd_op)).uiterste_datum
    zin = (
        f"Bij vertrek op {schrijf_datum(verzoek.van)} moet het verzoek er uiterlijk op {schrijf_datum(uiterlijk)} "
        f"zijn. Het kwam op {schrijf_datum(gevraagd_op)}."
    )
    return Tijdigheid(uiterlijk, gevraagd_op <= uiterlijk, zin)


def let_op(verzoek: Buitenlandverzoek) -> str:
    """What who registers a request should know of it at once: the percentage, and that it came too late."""
    tijdigheid = toets_tijdigheid(verzoek)
    zin = percentage_van(verzoek.pgb, verzoek.land, verzoek.van).zin
    return zin if tijdigheid.op_tijd else f"{zin} Het verzoek kwam te laat. {tijdigheid.zin}"


def beoordeel_verzoek(
    verzoek: Buitenlandverzoek, *, per_maand: Decimal, pgb_tot: date, eerder: Sequence[Verblijf], verlagen: bool,
    zonder_grens: bool = False,
) -> Verzoekoordeel:  # fmt: skip
    """How long it may be and what is paid. `per_maand` is the pgb in euro, `pgb_tot` its last day.

    `eerder` are the stays that were allowed before. `verlagen` is the choice the rules leave after the weeks without
    reduction; `zonder_grens` sets the weeks aside, for a decision that deviates from them.
    """
    gemeente = verzoek.pgb.onderzoek.melding.gemeente
    gevonden = zoek(gemeente, _CODES, verzoek.ontvangen_op)
    regels = waarden(gemeente, _CODES, verzoek.ontvangen_op)
    tabel = waarden(gemeente, _LANDEN, verzoek.van)
    grenzen = Grenzen(regels[_CODES[1]], regels[_CODES[3]], regels[_CODES[2]])

    def reken(verblijf: Verblijf) -> Buitenland:
        return bereken_buitenland(
            per_maand, verzoek.land, verblijf, tabel=Landentabel(tabel["pgb_land_pct"], int(tabel["pgb_land_overig"])),
            grenzen=grenzen, eerder=eerder, terminaal=verzoek.terminaal, verlagen=verlagen,
        )  # fmt: skip

    gevraagd = reken(Verblijf(verzoek.van, verzoek.tot))
    toegestaan = verzoek.tot if zonder_grens else gevraagd.laatste_dag
    laatste = min(toegestaan, pgb_tot) if toegestaan and pgb_tot >= verzoek.van else None
    wordt = reken(Verblijf(verzoek.van, laatste)) if laatste else gevraagd
    tijdigheid = toets_tijdigheid(verzoek)
    return Verzoekoordeel(
        tijdigheid=tijdigheid,
        laatste_dag=laatste,
        past=laatste == verzoek.tot,
        percentage=wordt.procent,
        bedrag=wordt.bedrag,
        verlaagd_vanaf=wordt.verlaagd_vanaf,
        stappen=(
            Rekenstap("Op tijd gevraagd", None, tijdigheid.zin, "T-33"),
            *gevraagd.stappen[:2],
            Rekenstap("Tot wanneer er een pgb is", None, f"Tot en met {schrijf_datum(pgb_tot)}.", "P-31"),
            *wordt.stappen[2:],
        ),
        waarden=regels | {"pgb_land_pct": wordt.procent},
        verlopen=tuple(sorted(code for code, rij in gevonden.items() if rij.is_verlopen)),
    )


def _weiger_onvolledig(reis: Reis, ontvangen_op: date, op: date) -> None:
    if not (reis.land.strip() and reis.reden.strip() and reis.zorgverlener.strip()):
        raise Geweigerd("Vul het land in, waarom de inwoner daar hulp nodig heeft, en wie daar helpt.")
    if reis.tot < reis.van:
        raise Geweigerd("De dag van terugkomst ligt voor de dag van vertrek. Draai de datums om.")
    if ontvangen_op > op:
        raise Geweigerd("Het verzoek kan niet in de toekomst zijn ontvangen. Controleer de datum.")


def _verlaagd_vanaf(gemeente: Gemeente, reis: Reis, dag: date) -> date | None:
    """From which day of the asked stay less may be paid; None when it is not that long."""
    try:
        verblijf = Verblijf(reis.van, reis.tot)
    except OngeldigeInvoer as fout:
        raise Geweigerd(str(fout)) from fout
    regels = waarden(gemeente, _CODES, dag)
    grenzen = Grenzen(regels[_CODES[1]], regels[_CODES[3]], regels[_CODES[2]])
    return bereken_buitenland(NUL, reis.land, verblijf, tabel=Landentabel({}, 100), grenzen=grenzen).verlaagd_vanaf
