"""Transport: zones with the Wmo-vervoerspas, and kilometres by own car or taxi.

Zones are numbers per year, kilometres whole kilometres per year. Source: W-19, W-21 (002 par. 6.2.2, 6.2.3).
"""

from dataclasses import dataclass
from decimal import Decimal

from onderzoek.rekenen.stappen import Berekening, OngeldigeInvoer, Rekenstap, eis_bedrag, naar_centen, schrijf_euro


@dataclass(frozen=True, slots=True)
class Zonebudget(Berekening):
    """`bedrag` is what the granted zones cost the client in a year; `zones` how many are granted, `gevraagd` asked."""

    zones: int
    gevraagd: int


@dataclass(frozen=True, slots=True)
class Zonegrenzen:
    """What the gemeente allows: zones per ride (to get in, to travel) and zones a year at the Wmo tariff."""

    opstapzones: int
    reiszones: int
    per_jaar: int


def bereken_zones(
    ritten_per_jaar: int,
    reiszones_per_rit: int,
    *,
    grenzen: Zonegrenzen,
    tarief_per_zone: Decimal,
    meer_zones: int = 0,
    noodzaak: str = "",
) -> Zonebudget:
    """The zones a year for so many single rides (W-19).

    More than the year's maximum (`meer_zones`) only for an individual necessity. Raises OngeldigeInvoer for a ride
    that is too long, a number below nul, and more zones without the necessity.
    """
    _eis_aantal(ritten_per_jaar, "Het aantal ritten")
    _eis_aantal(reiszones_per_rit, "Het aantal zones per rit")
    _eis_aantal(meer_zones, "Het aantal extra zones")
    eis_bedrag(tarief_per_zone, "Het tarief per zone")
    if reiszones_per_rit > grenzen.reiszones:
        raise OngeldigeInvoer(
            f"Een rit mag hoogstens {grenzen.reiszones} reiszones hebben, naast {grenzen.opstapzones} opstapzone. "
            "Vul een kortere rit in."
        )
    if meer_zones and not noodzaak.strip():
        raise OngeldigeInvoer("Meer zones kan alleen bij individuele noodzaak. Schrijf op waarom dat nodig is.")
    per_rit = grenzen.opstapzones + reiszones_per_rit
    gevraagd, hoogste = ritten_per_jaar * per_rit, grenzen.per_jaar + meer_zones
    zones = min(gevraagd, hoogste)
    kosten = naar_centen(zones * tarief_per_zone)
    ruimer = f"Het gewone maximum is {grenzen.per_jaar}; {meer_zones} meer: {noodzaak}" if meer_zones else ""
    stappen = (
        Rekenstap("Zones per rit", None, f"{grenzen.opstapzones} opstapzone + {reiszones_per_rit} reiszones.", "W-19"),
        Rekenstap("Zones gevraagd", None, f"{ritten_per_jaar} ritten × {per_rit} zones is {gevraagd} zones.", "W-19"),
        Rekenstap("Zones per jaar", None, f"{zones}, hoogstens {hoogste} per jaar. {ruimer}".strip(), "W-19"),
        Rekenstap("De cliënt betaalt per jaar", kosten, f"{zones} zones × {schrijf_euro(tarief_per_zone)}.", "E-18"),
    )
    return Zonebudget(kosten, stappen, zones, gevraagd)


def bereken_kilometers(km_per_jaar: int, *, hoogste_km: int, bedrag_per_km: Decimal) -> Berekening:
    """The compensation per year for own car or taxi, for at most `hoogste_km` kilometres (W-21)."""
    _eis_aantal(km_per_jaar, "Het aantal kilometers")
    eis_bedrag(bedrag_per_km, "Het bedrag per kilometer")
    km = min(km_per_jaar, hoogste_km)
    bedrag = naar_centen(km * bedrag_per_km)
    telt = f"Gevraagd zijn {km_per_jaar} kilometers; er tellen er hoogstens {hoogste_km} per jaar."
    stappen = (
        Rekenstap("Kilometers die tellen", None, f"{telt} Dat is {km}.", "W-21"),
        Rekenstap("Tegemoetkoming per jaar", bedrag, f"{km} × {schrijf_euro(bedrag_per_km)} per kilometer.", "W-21"),
    )
    return Berekening(bedrag, stappen)


def _eis_aantal(aantal: int, wat: str) -> None:
    if aantal < 0:
        raise OngeldigeInvoer(f"{wat} kan niet negatief zijn. Vul 0 of meer in.")
