"""The cost price behind the eigen bijdrage: what is measured, and for how long something is due.

TOTAAL: at the tariff until the whole cost price is paid. PER_PERIODE: per month at most the cost price of a month, for
as long as the thing lasts. Source: E-06, E-09, tables 4.9 and 4.9b (002 par. 5.2).
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onderzoek.rekenen.stappen import (
    Berekening,
    OngeldigeInvoer,
    Rekenstap,
    eis_bedrag,
    naar_centen,
    schrijf_euro,
)

NUL = Decimal("0.00")


class Wijze(StrEnum):
    """How the gemeente guards the cost price (parameter eb_kostprijswijze)."""

    TOTAAL = "TOTAAL"
    PER_PERIODE = "PER_PERIODE"


class Verstrekking(StrEnum):
    """Whose the thing becomes; that decides the measure (E-09)."""

    EIGENDOM = "eigendom"
    BRUIKLEEN = "bruikleen"


@dataclass(frozen=True, slots=True)
class Kostprijsbewaking:
    """How a cost price is paid: whole months at the tariff, then what is left (euro) in one last month."""

    volle_maanden: int
    restant: Decimal

    @property
    def maanden(self) -> int:
        """The number of months in which something is due."""
        return self.volle_maanden + (1 if self.restant else 0)


@dataclass(frozen=True, slots=True)
class Maandkosten:
    """Help that recurs (a dienst, or a pgb for one): what it costs in euro per month. Due as long as it runs (E-01)."""

    per_maand: Decimal

    def __post_init__(self) -> None:
        eis_bedrag(self.per_maand, "De kostprijs per maand")


@dataclass(frozen=True, slots=True)
class Aanschafkosten:
    """A thing: its price (effective when owned, new when on loan), the months it lasts, upkeep in euro per year."""

    verstrekking: Verstrekking
    prijs: Decimal
    levensduur: int | None = None
    onderhoud_per_jaar: Decimal = NUL

    def __post_init__(self) -> None:
        eis_bedrag(self.prijs, "De kostprijs")
        eis_bedrag(self.onderhoud_per_jaar, "Het onderhoud per jaar")
        if self.levensduur is not None and self.levensduur <= 0:
            raise OngeldigeInvoer("De levensduur is ten minste één maand.")


@dataclass(frozen=True, slots=True)
class Bewaking(Berekening):
    """`bedrag` is due per month, `laatste` in the last; `maanden` for how long (None: as long as the help runs).

    `kostprijs_betaald`: it ends because the cost price is paid, and not because the thing is worn out.
    """

    maanden: int | None
    laatste: Decimal
    kostprijs_betaald: bool = False


def maanden_tot_kostprijs(kostprijs: Decimal, tarief: Decimal) -> Kostprijsbewaking:
    """Divide a cost price (euro) over months at a tariff (euro per month) (E-06; table 4.9).

    Raises OngeldigeInvoer when the tariff is not positive or the cost price is negative.
    """
    if eis_bedrag(tarief, "Het tarief") == 0:
        raise OngeldigeInvoer("Het tarief moet hoger zijn dan nul.")
    volle_maanden, restant = divmod(eis_bedrag(kostprijs, "De kostprijs"), tarief)
    return Kostprijsbewaking(int(volle_maanden), restant)


def kostprijs_per_maand(kosten: Aanschafkosten) -> Berekening:
    """The price over the months it lasts, with upkeep and insurance (E-09). Needs to know how long it lasts."""
    if kosten.levensduur is None:
        raise OngeldigeInvoer("Vul in hoeveel maanden de voorziening meegaat.")
    afschrijving = naar_centen(kosten.prijs / kosten.levensduur)
    onderhoud = naar_centen(kosten.onderhoud_per_jaar / 12)
    stappen = (
        _maatstaf(kosten),
        Rekenstap("Per maand", afschrijving, f"Verdeeld over {kosten.levensduur} maanden levensduur.", "E-09"),
        Rekenstap("Onderhoud en verzekering per maand", onderhoud, "Een twaalfde van een jaar.", "E-09"),
        Rekenstap("Kostprijs per maand", afschrijving + onderhoud, "De twee bij elkaar.", "E-09"),
    )
    return Berekening(afschrijving + onderhoud, stappen)


def kostprijs_totaal(kosten: Aanschafkosten) -> Berekening:
    """The price and upkeep and insurance over all the months it lasts (E-09)."""
    maat = _maatstaf(kosten)
    if not kosten.onderhoud_per_jaar:
        return Berekening(naar_centen(kosten.prijs), (maat,))
    if kosten.levensduur is None:
        raise OngeldigeInvoer("Vul in hoeveel maanden de voorziening meegaat: zo lang telt het onderhoud mee.")
    onderhoud = naar_centen(kosten.onderhoud_per_jaar * kosten.levensduur / 12)
    totaal = naar_centen(kosten.prijs) + onderhoud
    uitleg = f"{schrijf_euro(kosten.onderhoud_per_jaar)} per jaar, {kosten.levensduur} maanden lang."
    stappen = (
        maat,
        Rekenstap("Onderhoud en verzekering", onderhoud, uitleg, "E-09"),
        Rekenstap("Kostprijs", totaal, "De twee bij elkaar.", "E-09"),
    )
    return Berekening(totaal, stappen)


def bewaak(kosten: Maandkosten | Aanschafkosten, tarief: Decimal, wijze: Wijze) -> Bewaking:
    """What is due per month and for how long: never more than the cost price, never longer than it lasts (E-06)."""
    if isinstance(kosten, Maandkosten):
        return _laagste(kosten.per_maand, tarief, None, ())
    if wijze is Wijze.PER_PERIODE:
        per_maand = kostprijs_per_maand(kosten)
        return _laagste(per_maand.bedrag, tarief, kosten.levensduur, per_maand.stappen)
    return _in_totaal(kosten, tarief)


def _in_totaal(kosten: Aanschafkosten, tarief: Decimal) -> Bewaking:
    """At the tariff until the cost price is paid, or until the thing is worn out when that comes first."""
    totaal = kostprijs_totaal(kosten)
    deling = maanden_tot_kostprijs(totaal.bedrag, tarief)
    bedrag = naar_centen(min(tarief, totaal.bedrag))
    laatste = naar_centen(deling.restant) if deling.restant else bedrag
    uitleg = f"{schrijf_euro(totaal.bedrag)} ÷ {schrijf_euro(tarief)} is {deling.volle_maanden} volle maanden"
    uitleg += f" en {schrijf_euro(deling.restant)} in de laatste." if deling.restant else "."
    stappen = (*totaal.stappen, Rekenstap("Eigen bijdrage per maand, hoogstens", bedrag, uitleg, "E-06"))
    if kosten.levensduur is None or deling.maanden <= kosten.levensduur:
        return Bewaking(bedrag, stappen, deling.maanden, laatste, kostprijs_betaald=True)
    duur = (
        f"De voorziening gaat {kosten.levensduur} maanden mee. Daarna stopt de eigen bijdrage, ook al is de kostprijs "
    )
    einde = Rekenstap("Hoe lang", None, f"{duur}niet betaald.", "E-06")
    return Bewaking(bedrag, (*stappen, einde), kosten.levensduur, bedrag)


def _laagste(kostprijs: Decimal, tarief: Decimal, maanden: int | None, eerst: tuple[Rekenstap, ...]) -> Bewaking:
    """The lower of tariff and cost price of a month."""
    bedrag = naar_centen(min(eis_bedrag(tarief, "Het tarief"), kostprijs))
    uitleg = (
        f"Het laagste van het tarief ({schrijf_euro(tarief)}) en de kostprijs per maand ({schrijf_euro(kostprijs)})."
    )
    stap = Rekenstap("Eigen bijdrage per maand, hoogstens", bedrag, uitleg, "E-06")
    return Bewaking(bedrag, (*eerst, stap), maanden, bedrag)


def _maatstaf(kosten: Aanschafkosten) -> Rekenstap:
    prijs = naar_centen(kosten.prijs)
    if kosten.verstrekking is Verstrekking.EIGENDOM:
        return Rekenstap("Effectieve kostprijs", prijs, "De voorziening wordt eigendom.", "E-09")
    return Rekenstap("Nieuwwaarde", prijs, "De voorziening is in bruikleen.", "E-09")
