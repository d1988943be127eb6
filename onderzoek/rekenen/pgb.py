"""The amount of a pgb: from the budgetplan, never above what help in natura costs.

Tariffs are in euro per hour; lines are brought to a month by 52 weeks or 13 periods of four weeks a year.
Source: P-19 to P-22 (002 par. 4.3) and P-38 (art. 2ab Uitvoeringsregeling Wmo 2015).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from onderzoek.rekenen.stappen import (
    Berekening,
    OngeldigeInvoer,
    Rekenstap,
    eis_bedrag,
    eis_periode,
    naar_centen,
    schrijf_euro,
    schrijf_getal,
    som,
)

NUL = Decimal("0.00")


class Per(StrEnum):
    """How often a line of the budgetplan recurs."""

    EENMALIG = "eenmalig"
    WEEK = "week"
    VIER_WEKEN = "vier weken"
    MAAND = "maand"
    JAAR = "jaar"


PER_JAAR = {Per.WEEK: 52, Per.VIER_WEKEN: 13, Per.MAAND: 12, Per.JAAR: 1}


class Categorie(StrEnum):
    """What kind of help it is: that decides the tariff (P-22)."""

    FORMEEL = "formeel"
    INFORMEEL = "informeel"

    @property
    def hulp(self) -> str:
        """The words for this kind of help."""
        return "formele hulp" if self is Categorie.FORMEEL else "informele hulp"


@dataclass(frozen=True, slots=True)
class Inschrijving:
    """A registration (KvK or AGB) and the days it holds, both included; an open end is None."""

    nummer: str
    geldig_van: date
    geldig_tot: date | None = None

    def __post_init__(self) -> None:
        eis_periode(self.geldig_van, self.geldig_tot, f"De inschrijving {self.nummer}")

    def geldt_op(self, dag: date) -> bool:
        """Whether the registration holds on a day."""
        return self.geldig_van <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)


@dataclass(frozen=True, slots=True)
class Hulpverlener:
    """Who gives the help, with what decides whether it is formal."""

    naam: str
    kvk: Inschrijving | None = None
    agb: Inschrijving | None = None
    volgt_kwaliteitsstandaarden: bool = False


@dataclass(frozen=True, slots=True)
class Categorietoets:
    """Formal or informal, and what is missing for formal (empty when formal)."""

    categorie: Categorie
    ontbreekt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Budgetregel:
    """One line of a budgetplan: so many hours (or pieces) at an asked tariff, by whom, and how often.

    Without a `verlener` it is a thing or a cost (a scootmobiel, travel); the tariffs for help then do not apply.
    """

    waarvoor: str
    aantal: Decimal
    tarief: Decimal
    per: Per
    verlener: Hulpverlener | None = None

    def __post_init__(self) -> None:
        eis_bedrag(self.aantal, f"Het aantal bij {self.waarvoor}")
        eis_bedrag(self.tarief, f"Het tarief bij {self.waarvoor}")


@dataclass(frozen=True, slots=True)
class Uurtarieven:
    """The tariffs of the gemeente in euro per hour for the year; None when it has not laid one down."""

    formeel: Decimal | None = None
    informeel: Decimal | None = None

    def van(self, categorie: Categorie) -> Decimal:
        """The tariff of a category. Raises OngeldigeInvoer when there is none."""
        tarief = self.formeel if categorie is Categorie.FORMEEL else self.informeel
        if tarief is None:
            raise OngeldigeInvoer(
                f"Er is geen pgb-tarief voor {categorie.hulp} bekend. Laat een beheerder het invoeren."
            )
        return eis_bedrag(tarief, f"Het pgb-tarief voor {categorie.hulp}")


@dataclass(frozen=True, slots=True)
class Natura:
    """What the cheapest adequate help in natura costs: the ceiling, per month and once (P-19 c)."""

    per_maand: Decimal | None = None
    eenmalig: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Pgb(Berekening):
    """`bedrag` per month and `eenmalig` once; what was asked, what the client pays on top, upkeep per year."""

    eenmalig: Decimal
    gevraagd: Decimal
    gevraagd_eenmalig: Decimal
    bijbetaling: Decimal
    bijbetaling_eenmalig: Decimal
    onderhoud_per_jaar: Decimal


def toets_categorie(verlener: Hulpverlener, op: date) -> Categorietoets:
    """Formal needs KvK and AGB, both valid on the day, and the quality standards; else informal (P-22)."""
    eisen = (
        (verlener.kvk is not None and verlener.kvk.geldt_op(op), "een geldige KvK-inschrijving"),
        (verlener.agb is not None and verlener.agb.geldt_op(op), "een geldige AGB-code"),
        (verlener.volgt_kwaliteitsstandaarden, "werken volgens de kwaliteitsstandaarden"),
    )
    ontbreekt = tuple(eis for voldaan, eis in eisen if not voldaan)
    return Categorietoets(Categorie.INFORMEEL if ontbreekt else Categorie.FORMEEL, ontbreekt)


def bereken_pgb(
    regels: Sequence[Budgetregel],
    *,
    natura: Natura,
    tarieven: Uurtarieven,
    op: date,
    onderhoud_per_jaar: Decimal = NUL,
) -> Pgb:
    """The pgb of a budgetplan on a day (P-19 to P-22).

    Each line counts to the tariff of the gemeente for its category; the sum to the price in natura; the rest the
    client may pay. Upkeep and insurance (euro per year, see `onderhoud`) come on top. Nothing is taken off for the
    eigen bijdrage. Raises OngeldigeInvoer for an empty plan and for a tariff or a price in natura that is missing.
    """
    if not regels:
        raise OngeldigeInvoer("Het budgetplan heeft geen regels. Vul ten minste één regel in.")
    eis_bedrag(onderhoud_per_jaar, "De vergoeding voor onderhoud en verzekering")
    lopend = _deel([regel for regel in regels if regel.per is not Per.EENMALIG], natura.per_maand, True, tarieven, op)
    eens = _deel([regel for regel in regels if regel.per is Per.EENMALIG], natura.eenmalig, False, tarieven, op)
    return Pgb(
        bedrag=lopend.uitkomst,
        stappen=(*lopend.stappen, *eens.stappen, *_tot_slot(naar_centen(onderhoud_per_jaar))),
        eenmalig=eens.uitkomst,
        gevraagd=lopend.gevraagd,
        gevraagd_eenmalig=eens.gevraagd,
        bijbetaling=lopend.gevraagd - lopend.uitkomst,
        bijbetaling_eenmalig=eens.gevraagd - eens.uitkomst,
        onderhoud_per_jaar=naar_centen(onderhoud_per_jaar),
    )


def netwerktegemoetkoming(gevraagd: Decimal, *, maximum: Decimal, onkosten: Decimal = NUL) -> Berekening:
    """What a helper of the own network without employment gets per calendar month (P-38): capped, plus expenses."""
    eis_bedrag(gevraagd, "De tegemoetkoming")
    eis_bedrag(maximum, "Het maximum van de tegemoetkoming")
    eis_bedrag(onkosten, "De onkosten")
    toegekend = naar_centen(min(gevraagd, maximum))
    uitleg = f"Gevraagd {schrijf_euro(gevraagd)}; het maximum is {schrijf_euro(maximum)} per kalendermaand."
    stappen = (
        Rekenstap("Tegemoetkoming per maand", toegekend, uitleg, "P-38"),
        Rekenstap("Onkosten", naar_centen(onkosten), "De onkosten die het college heeft bepaald.", "P-38"),
    )
    return Berekening(toegekend + naar_centen(onkosten), stappen)


@dataclass(frozen=True, slots=True)
class _Deel:
    """The lines that recur, or those that come once: asked, granted, and why."""

    gevraagd: Decimal
    uitkomst: Decimal
    stappen: tuple[Rekenstap, ...]


def _deel(
    regels: Sequence[Budgetregel], plafond: Decimal | None, lopend: bool, tarieven: Uurtarieven, op: date
) -> _Deel:
    if not regels:
        return _Deel(NUL, NUL, ())
    hoe = "per maand" if lopend else "eenmalig"
    if plafond is None:
        raise OngeldigeInvoer(f"Vul in wat de goedkoopste passende hulp in natura {hoe} kost. Dat is het plafond.")
    eis_bedrag(plafond, "De kostprijs in natura")
    gevraagd = som(_per_maand(regel, regel.tarief) for regel in regels)
    geteld = [_telt(regel, tarieven, op) for regel in regels]
    toegestaan = som(stap.bedrag for stap in geteld if stap.bedrag is not None)
    uitkomst = min(toegestaan, naar_centen(plafond))
    stappen = [
        *geteld,
        Rekenstap(f"Budgetplan {hoe}", toegestaan, "De regels van het budgetplan bij elkaar.", "P-19"),
        Rekenstap(f"Kostprijs in natura {hoe}", naar_centen(plafond), "Het pgb is nooit hoger dan dit bedrag.", "P-19"),
        Rekenstap(f"Pgb {hoe}", uitkomst, "Het laagste van het budgetplan en de kostprijs in natura.", "P-19"),
    ]
    if gevraagd > uitkomst:
        uitleg = f"Gevraagd is {schrijf_euro(gevraagd)}. Wat boven het pgb uitkomt, kan de cliënt zelf betalen."
        stappen.append(Rekenstap(f"Bijbetaling {hoe}", gevraagd - uitkomst, uitleg, "P-20"))
    return _Deel(gevraagd, uitkomst, tuple(stappen))


def _telt(regel: Budgetregel, tarieven: Uurtarieven, op: date) -> Rekenstap:
    """What a line counts for, with the tariff that decides."""
    if regel.verlener is None:
        return Rekenstap(regel.waarvoor, _per_maand(regel, regel.tarief), _som_in_woorden(regel, regel.tarief), "P-19")
    toets = toets_categorie(regel.verlener, op)
    hoogste = tarieven.van(toets.categorie)
    tarief = min(regel.tarief, hoogste)
    soort = f"{regel.verlener.naam} geeft {toets.categorie.hulp}"
    if toets.ontbreekt:
        soort += f" (er ontbreekt: {', '.join(toets.ontbreekt)})"
    uitleg = (
        f"{soort}. Gevraagd is {schrijf_euro(regel.tarief)} per uur, het tarief is hoogstens {schrijf_euro(hoogste)}. "
        f"{_som_in_woorden(regel, tarief)}"
    )
    return Rekenstap(regel.waarvoor, _per_maand(regel, tarief), uitleg, "P-22")


def _per_maand(regel: Budgetregel, tarief: Decimal) -> Decimal:
    """The amount of a line per month; of a line that comes once, its amount."""
    bedrag = regel.aantal * tarief
    return naar_centen(bedrag if regel.per is Per.EENMALIG else bedrag * PER_JAAR[regel.per] / 12)


def _som_in_woorden(regel: Budgetregel, tarief: Decimal) -> str:
    som_tekst = f"{schrijf_getal(regel.aantal)} × {schrijf_euro(tarief)}"
    if regel.per is Per.EENMALIG:
        return f"{som_tekst}, eenmalig."
    if regel.per is Per.MAAND:
        return f"{som_tekst} per maand."
    return f"{som_tekst} per {regel.per.value}, × {PER_JAAR[regel.per]} ÷ 12 is per maand."


def _tot_slot(onderhoud_per_jaar: Decimal) -> tuple[Rekenstap, ...]:
    """Upkeep on top, and the reminder that the pgb is gross."""
    bruto = Rekenstap(
        "Eigen bijdrage",
        None,
        "Het pgb is bruto. De eigen bijdrage gaat er niet af en mag er niet uit betaald worden.",
        "P-21",
    )
    if not onderhoud_per_jaar:
        return (bruto,)
    uitleg = "Op declaratie, tot dit bedrag per jaar. Het komt boven op het pgb."
    return (Rekenstap("Onderhoud en verzekering per jaar", onderhoud_per_jaar, uitleg, "P-19"), bruto)
