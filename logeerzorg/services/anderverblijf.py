"""Nights away that somebody else pays: shown beside the balance, never counted (5.7)."""

from dataclasses import dataclass
from datetime import date

from logeerzorg.models import AnderVerblijf
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.termijnen import schrijf_datum


@dataclass(frozen=True, slots=True)
class Elders:
    """Who pays, where, and from which night until which day of departure."""

    betaler: str
    waar: str
    van: date
    tot: date


@handeling
def leg_ander_verblijf_vast(melding: Melding, elders: Elders, *, op: date, door: Gebruiker) -> AnderVerblijf:
    """Record a stay outside the Wmo. It may lie in the past or ahead."""
    vers = vergrendel_open(melding)
    if elders.betaler not in AnderVerblijf.Betaler.values:
        raise Geweigerd("Kies wie dit verblijf betaalt.")
    if not elders.waar.strip():
        raise Geweigerd("Vul in waar de cliënt logeert.")
    if elders.tot <= elders.van:
        raise Geweigerd("De vertrekdag moet na de aankomstdag liggen.")
    rij = AnderVerblijf.objects.create(
        melding=vers, betaler=elders.betaler, waar=elders.waar.strip(), periode=(elders.van, elders.tot), op=op,
        door=door,
    )  # fmt: skip
    rij.refresh_from_db(fields=["periode"])
    leg_vast(vers, "L-31", op=op, door=door, naam=f"Logeren buiten de Wmo: {rij.get_betaler_display().lower()}")
    return rij


@handeling
def haal_ander_verblijf_weg(rij: AnderVerblijf, *, op: date, door: Gebruiker) -> None:
    """Take away what was written down by mistake; the log keeps that it was there."""
    vers = vergrendel_open(rij.melding)
    vanaf = schrijf_datum(rij.periode.lower)
    leg_vast(vers, "L-31", op=op, door=door, naam=f"Weggehaald: logeren buiten de Wmo vanaf {vanaf}")
    AnderVerblijf.objects.filter(pk=rij.pk).delete()
