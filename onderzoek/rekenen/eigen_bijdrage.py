"""The monthly contribution: which tariff holds, who pays nothing and why, and the whole of it in words.

The tariffs are national data and come in as an argument. Amounts are in euro per month per household. The gemeente does
not know incomes (E-12): nothing here asks for one. Source: E-01 to E-08, E-16 to E-20.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from meldingen.termijnen import MAANDNAMEN, plus_maanden
from onderzoek.rekenen.kostprijs import Aanschafkosten, Maandkosten, Wijze, bewaak
from onderzoek.rekenen.stappen import (
    Berekening,
    OngeldigeInvoer,
    Rekenstap,
    naar_centen,
    schrijf_euro,
    som,
)

NUL = Decimal("0.00")
VOLWASSEN_MAANDEN = 18 * 12
NACHTEN_OPVANG = 2


class OnbekendTarief(OngeldigeInvoer):
    """No single tariff is known for the day or the year; the text is a sentence for the user."""


class Tarieftype(StrEnum):
    """Whether everybody has the same maximum, or it follows income and wealth (announced; E-20)."""

    VAST = "VAST"
    INKOMENSAFHANKELIJK = "INKOMENSAFHANKELIJK"


@dataclass(frozen=True, slots=True)
class Tarief:
    """The maximum in euro per month per household, from `geldig_van` up to and including `geldig_tot`.

    An open `geldig_tot` says that no end is known; an income-dependent tariff has no amount. Raises ValueError for a
    negative amount, an end before the start, and a fixed tariff without an amount.
    """

    bedrag: Decimal | None
    geldig_van: date
    geldig_tot: date | None = None
    soort: Tarieftype = Tarieftype.VAST

    def __post_init__(self) -> None:
        if self.soort is Tarieftype.VAST and self.bedrag is None:
            raise OngeldigeInvoer("Een vast tarief heeft een bedrag nodig.")
        if self.bedrag is not None and self.bedrag < 0:
            raise OngeldigeInvoer("Een tarief kan niet negatief zijn.")
        if self.geldig_tot is not None and self.geldig_tot < self.geldig_van:
            raise OngeldigeInvoer("Een tarief kan niet eindigen voordat het begint.")

    def geldt_op(self, dag: date) -> bool:
        """Tell whether the tariff holds on a day."""
        return self.geldig_van <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)


class Bijdragesoort(StrEnum):
    """Which contribution belongs to a voorziening (E-03, E-05, E-18)."""

    ABONNEMENT = "abonnement"
    GEEN = "geen"
    BESCHERMD_WONEN = "beschermd_wonen"
    OPVANG = "opvang"
    EIGEN_TARIEF = "eigen_tarief"


class Uitzondering(StrEnum):
    """Why a household pays nothing per month to the CAK."""

    JONGER_DAN_18 = "jonger_dan_18"
    VOORZIENING = "voorziening"
    WONINGAANPASSING_KIND = "woningaanpassing_kind"
    ONDER_AOW = "onder_aow"
    ANDERE_BIJDRAGE = "andere_bijdrage"
    OPVANG_NACHTEN = "opvang_nachten"
    RISICO_MINDERJARIGE = "risico_minderjarige"
    PER_RIT = "per_rit"


_REDENEN = {
    Uitzondering.JONGER_DAN_18: ("De cliënt is jonger dan 18 jaar.", "E-03"),
    Uitzondering.VOORZIENING: ("Voor deze voorziening geldt geen eigen bijdrage.", "E-03"),
    Uitzondering.WONINGAANPASSING_KIND: ("Het is een woningaanpassing voor een thuiswonend kind.", "E-03"),
    Uitzondering.ONDER_AOW: (
        "Het huishouden heeft meer personen en ten minste één van hen heeft de AOW-leeftijd nog niet.",
        "E-04",
    ),
    Uitzondering.ANDERE_BIJDRAGE: (
        "De cliënt of de partner betaalt al een bijdrage voor de Wlz of voor beschermd wonen.",
        "E-17",
    ),
    Uitzondering.OPVANG_NACHTEN: ("De cliënt verblijft twee of meer nachten in de opvang.", "E-17"),
    Uitzondering.RISICO_MINDERJARIGE: (
        "Een bijdrage is een risico voor een minderjarige. Daar is een advies over.",
        "E-17",
    ),
    Uitzondering.PER_RIT: ("De cliënt betaalt per rit, per zone. Dat valt buiten de eigen bijdrage.", "E-18"),
}
_BEGIN = {
    "levering": "de hulp is begonnen",
    "beschikking": "het besluit is genomen",
    "declaratie": "de eerste hulp is gedeclareerd",
}
_NIET_HIER = {
    Bijdragesoort.BESCHERMD_WONEN: (
        "Voor beschermd wonen hangt de bijdrage af van het inkomen. Het CAK berekent haar. De cliënt houdt zak- en "
        "kleedgeld over."
    ),
    Bijdragesoort.OPVANG: (
        "Voor opvang hangt de bijdrage af van het inkomen. De instelling die de gemeente aanwijst, stelt haar vast."
    ),
}


@dataclass(frozen=True, slots=True)
class Situatie:
    """What about client and household decides whether something is due. No income and no wealth (E-12)."""

    geboren: date | None = None
    meerpersoons_onder_aow: bool = False
    betaalt_wlz_of_bw: bool = False
    nachten_opvang: int = 0
    risico_minderjarige: bool = False
    woningaanpassing_kind: bool = False


@dataclass(frozen=True, slots=True)
class Regeling:
    """What the gemeente chose: the cost price, what is exempt, minimabeleid, what starts it (E-06 to E-10, E-18)."""

    wijze: Wijze = Wijze.TOTAAL
    collectief_vervoer_vrij: bool = True
    woningaanpassing_kind_vrij: bool = True
    minima_procent: int | None = None
    minima_bevroren: int | None = None
    startmoment: str = "levering"


@dataclass(frozen=True, slots=True)
class Hulp:
    """One voorziening: its kind of contribution, why it has none (from the catalogue), and what it costs."""

    soort: Bijdragesoort
    kosten: Maandkosten | Aanschafkosten | None = None
    reden_geen: str = ""


@dataclass(frozen=True, slots=True)
class Bijdrage(Berekening):
    """`bedrag` per month (nul: nothing through the tariff). `reden` says why nothing, `maanden` for how long.

    `meldt_start` says whether the gemeente still tells the CAK that help has started (E-04).
    """

    verschuldigd: bool
    reden: str = ""
    uitzondering: Uitzondering | None = None
    maanden: int | None = None
    laatste: Decimal = NUL
    kostprijs_betaald: bool = False
    meldt_start: bool = False


def maandtarief(jaar_of_dag: int | date, tarieven: Iterable[Tarief]) -> Decimal:
    """Return the tariff in euro per month on a day, or in a year when it is the same all year (E-02).

    Raises OnbekendTarief when none holds (no year is ever guessed), when more than one holds, when a year has more
    than one, and when it depends on income: the gemeente does not have those data (E-12, E-20).
    """
    bekend = tuple(tarieven)
    if isinstance(jaar_of_dag, date):
        return _vast_bedrag(_tarief_op(jaar_of_dag, bekend))
    begin = _tarief_op(date(jaar_of_dag, 1, 1), bekend)
    if begin != _tarief_op(date(jaar_of_dag, 12, 31), bekend):
        raise OnbekendTarief(
            f"De eigen bijdrage verandert in de loop van {jaar_of_dag}. Kies een dag in plaats van een jaar."
        )
    return _vast_bedrag(begin)


def zoek_uitzondering(hulp: Hulp, situatie: Situatie, regeling: Regeling, op: date) -> Uitzondering | None:
    """Why nothing is due on a day, the clearest reason first; None when something is (E-03, E-04, E-17, E-18)."""
    jong = situatie.geboren is not None and op < plus_maanden(situatie.geboren, VOLWASSEN_MAANDEN)
    per_rit = hulp.soort is Bijdragesoort.EIGEN_TARIEF and regeling.collectief_vervoer_vrij
    kind = situatie.woningaanpassing_kind and regeling.woningaanpassing_kind_vrij
    redenen = (
        (hulp.soort is Bijdragesoort.GEEN, Uitzondering.VOORZIENING),
        (per_rit, Uitzondering.PER_RIT),
        (jong, Uitzondering.JONGER_DAN_18),
        (kind, Uitzondering.WONINGAANPASSING_KIND),
        (situatie.betaalt_wlz_of_bw, Uitzondering.ANDERE_BIJDRAGE),
        (situatie.nachten_opvang >= NACHTEN_OPVANG, Uitzondering.OPVANG_NACHTEN),
        (situatie.risico_minderjarige, Uitzondering.RISICO_MINDERJARIGE),
        (situatie.meerpersoons_onder_aow, Uitzondering.ONDER_AOW),
    )
    return next((uitzondering for geldt, uitzondering in redenen if geldt), None)


def bereken_bijdrage(hulp: Hulp, situatie: Situatie, *, regeling: Regeling, tarief: Decimal, op: date) -> Bijdrage:
    """What one voorziening asks of the household per month, and for how long (E-01 to E-06).

    Raises OngeldigeInvoer when something is due and its cost price is not known.
    """
    if hulp.soort in _NIET_HIER:
        reden = _NIET_HIER[hulp.soort]
        return Bijdrage(NUL, (Rekenstap("Eigen bijdrage", None, reden, "E-05"),), verschuldigd=True, reden=reden)
    uitzondering = zoek_uitzondering(hulp, situatie, regeling, op)
    if uitzondering is not None:
        return _niets(uitzondering, hulp.reden_geen)
    if hulp.kosten is None:
        raise OngeldigeInvoer("Vul in wat de hulp kost. De eigen bijdrage is nooit hoger dan dat.")
    bewaking = bewaak(hulp.kosten, tarief, regeling.wijze)
    stappen = (Rekenstap("Tarief per maand", naar_centen(tarief), "Voor het hele huishouden.", "E-02"),)
    return Bijdrage(
        bewaking.bedrag,
        (*stappen, *bewaking.stappen),
        verschuldigd=True,
        maanden=bewaking.maanden,
        laatste=bewaking.laatste,
        kostprijs_betaald=bewaking.kostprijs_betaald,
        meldt_start=True,
    )


def bijdrage_huishouden(bijdragen: Sequence[Bijdrage], tarief: Decimal) -> Berekening:
    """What all voorzieningen of one household ask together: never more than one tariff (E-16)."""
    opgeteld = som(bijdrage.bedrag for bijdrage in bijdragen)
    uitkomst = naar_centen(min(opgeteld, tarief))
    uitleg = (
        f"Opgeteld {schrijf_euro(opgeteld)}. Een huishouden betaalt nooit meer dan {schrijf_euro(tarief)} per maand."
    )
    return Berekening(uitkomst, (Rekenstap("Samen per maand", uitkomst, uitleg, "E-16"),))


def begint_ongeveer(start: date) -> str:
    """The month in which the CAK first asks something: the one after the start (E-10), as 'juli 2026'."""
    maand = plus_maanden(start, 1)
    return f"{MAANDNAMEN[maand.month - 1]} {maand.year}"


def bijdrage_in_woorden(
    bijdrage: Bijdrage, regeling: Regeling, *, start: date, is_pgb: bool = False
) -> tuple[str, ...]:
    """The contribution as sentences a client understands: how much, from when, until when, or why nothing."""
    if not bijdrage.verschuldigd:
        meldt = ("De gemeente meldt de hulp wel aan het CAK.",) if bijdrage.meldt_start else ()
        return (f"U betaalt hiervoor geen eigen bijdrage per maand. {bijdrage.reden}", *meldt)
    if bijdrage.reden:
        return (bijdrage.reden,)
    zinnen = [
        f"U betaalt hoogstens {schrijf_euro(bijdrage.bedrag)} per maand.",
        f"Dat begint ongeveer in {begint_ongeveer(start)}: de maand nadat {_BEGIN[regeling.startmoment]}. "
        "Krijgt u geen hulp, dan betaalt u niets.",
        _hoe_lang(bijdrage),
    ]
    if is_pgb:
        zinnen.append("De eigen bijdrage betaalt u zelf. U mag haar niet uit het pgb betalen.")
    if regeling.minima_procent is not None:
        zinnen.append(_minima(regeling))
    zinnen.append("De gemeente kent uw inkomen niet. Het CAK heeft een rekenhulp en stuurt de rekening.")
    return tuple(zinnen)


def _hoe_lang(bijdrage: Bijdrage) -> str:
    if bijdrage.maanden is None:
        return "U betaalt zolang u de hulp krijgt."
    if not bijdrage.kostprijs_betaald:
        return f"U betaalt zolang u de voorziening hebt, hoogstens {bijdrage.maanden} maanden: zo lang gaat zij mee."
    if bijdrage.maanden == 1:
        return "Na 1 maand is de kostprijs betaald en stopt de eigen bijdrage."
    zin = f"Na {bijdrage.maanden} maanden is de kostprijs betaald en stopt de eigen bijdrage."
    if bijdrage.laatste == bijdrage.bedrag:
        return zin
    return f"{zin} In de laatste maand betaalt u {schrijf_euro(bijdrage.laatste)}."


def _minima(regeling: Regeling) -> str:
    bevroren = f" De grenzen zijn die van {regeling.minima_bevroren}." if regeling.minima_bevroren else ""
    return (
        f"Is uw inkomen niet hoger dan {regeling.minima_procent} % van het wettelijk minimumloon? Dan int het CAK "
        f"niets.{bevroren}"
    )


def _niets(uitzondering: Uitzondering, reden_geen: str) -> Bijdrage:
    reden, regel = _REDENEN[uitzondering]
    if uitzondering is Uitzondering.VOORZIENING and reden_geen:
        reden = reden_geen
    stap = Rekenstap("Eigen bijdrage per maand", NUL, reden, regel)
    return Bijdrage(
        NUL,
        (stap,),
        verschuldigd=False,
        reden=reden,
        uitzondering=uitzondering,
        meldt_start=uitzondering is Uitzondering.ONDER_AOW,
    )


def _vast_bedrag(tarief: Tarief) -> Decimal:
    if tarief.soort is Tarieftype.INKOMENSAFHANKELIJK or tarief.bedrag is None:
        raise OnbekendTarief(
            f"Vanaf {tarief.geldig_van.year} hangt de eigen bijdrage af van inkomen en vermogen. De gemeente heeft die "
            "gegevens niet. Verwijs naar het CAK."
        )
    return tarief.bedrag


def _tarief_op(dag: date, tarieven: Iterable[Tarief]) -> Tarief:
    geldend = [tarief for tarief in tarieven if tarief.geldt_op(dag)]
    if not geldend:
        raise OnbekendTarief(
            f"Voor {dag.year} is geen tarief voor de eigen bijdrage bekend. Laat een beheerder het invoeren."
        )
    if len(geldend) > 1:
        raise OnbekendTarief(f"Op {dag:%d-%m-%Y} geldt meer dan één tarief. Laat een beheerder dat herstellen.")
    return geldend[0]
