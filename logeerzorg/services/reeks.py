"""Stays by a pattern: calculated ahead over all its years, placed all or only what fits, and ended (L-26; rule 5.6)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.backends.postgresql.psycopg_any import DateRange

from logeerzorg.models import BEZET, Bed, Reeks, Reservering
from logeerzorg.perioden import Nachten, patroon
from logeerzorg.services.annuleren import annuleer
from logeerzorg.services.grendel import looptijden
from logeerzorg.services.reserveringen import plaats_optie
from logeerzorg.services.saldo import toets_naast, verblijf_van
from logeerzorg.services.telling import Telling, peildatum, telling_van
from logeerzorg.services.zoeken import kenmerken, passend
from logeerzorg.wensen import GEEN_WENSEN, Wensen, past_niet
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding
from meldingen.opsomming import opsomming
from meldingen.services import parameters
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.termijnen import schrijf_datum

S = Reservering.Status
LANGSTE = 366  # days ahead; beyond it the calendars of the houses say nothing yet


@dataclass(frozen=True, slots=True)
class Patroon:
    """`nachten` nights every `om_de_weken` weeks, from `eerste`; the last stay begins on or before `tot`."""

    bed: Bed
    om_de_weken: int
    nachten: int
    eerste: date
    tot: date
    wensen: Wensen = GEEN_WENSEN


@dataclass(frozen=True, slots=True)
class Stap:
    """One stay of the pattern: in which bed, or in words why it cannot be. `nachten_samen`: with those before it."""

    nachten: Nachten
    bed: Bed | None
    waarom_niet: str
    nachten_samen: int

    @property
    def past(self) -> bool:
        return not self.waarom_niet


@dataclass(frozen=True, slots=True)
class Doorrekening:
    """The whole pattern, stay by stay, before anything is placed."""

    stappen: tuple[Stap, ...]
    saldo: tuple[str, ...]

    @property
    def passend(self) -> tuple[Stap, ...]:
        return tuple(stap for stap in self.stappen if stap.past)

    @property
    def eerste_die_niet_past(self) -> Stap | None:
        return next((stap for stap in self.stappen if not stap.past), None)

    @property
    def nachten(self) -> int:
        """The nights of what fits."""
        return sum(stap.nachten.aantal for stap in self.passend)


def reken_door(melding: Melding, gevraagd: Patroon, *, op: date) -> Doorrekening:
    """Every stay against year, week, indication and beds, each with those before it as if they were placed."""
    return _reken_door(melding, gevraagd, _tel(melding, op), op)


def _tel(melding: Melding, op: date) -> Telling:
    return telling_van(melding.client, melding.gemeente, peildatum(melding, op))


def _reken_door(melding: Melding, gevraagd: Patroon, telling: Telling, op: date) -> Doorrekening:
    weiger_onmogelijk(melding, gevraagd, op)
    lopend = looptijden(melding)
    gelegd: list[Reservering] = []
    stappen = []
    for nachten in _nachten(gevraagd):
        bed = _bed(melding, gevraagd, nachten)
        rij = _als_reservering(melding, bed or gevraagd.bed, nachten)
        zin = "" if bed else f"Geen bed vrij in {gevraagd.bed.locatie}."
        if lopend and not any(looptijd.dekt(nachten.van, nachten.tot) for looptijd in lopend):
            zin = "Dit valt buiten de looptijd van de indicatie."
        if not zin:
            zin, rij.overschrijding = toets_naast(telling, melding.gemeente, verblijf_van(rij))
        if not zin:
            gelegd.append(rij)
            telling = replace(telling, rijen=(*telling.rijen, rij))
        samen = sum(rij.nachten for rij in gelegd)
        stappen.append(Stap(nachten, None if zin else bed, zin, samen))
    return Doorrekening(tuple(stappen), tuple(_saldo(telling)))


@handeling
def maak_reeks(
    melding: Melding, gevraagd: Patroon, *, alleen_passend: bool = False, nu: datetime, op: date, door: Gebruiker
) -> Reeks:
    """L-26: an option for every stay of the pattern; all or nothing, unless the user chose those that fit."""
    Client.objects.select_for_update().get(pk=melding.client_id)
    vers = vergrendel_open(melding)
    # Counted once, now that nobody else can place a stay of this client; each stay that is placed joins it.
    telling = _tel(vers, op)
    rekening = _reken_door(vers, gevraagd, telling, op)
    mis = rekening.eerste_die_niet_past
    if not rekening.passend:
        raise Geweigerd(f"Geen enkel verblijf van dit patroon past. {rekening.stappen[0].waarom_niet}")
    if mis is not None and not alleen_passend:
        raise Geweigerd(
            f"Het verblijf vanaf {schrijf_datum(mis.nachten.van)} past niet. {mis.waarom_niet} Kies minder nachten of "
            "een ander patroon, of plaats alleen de verblijven die passen."
        )
    reeks = Reeks.objects.create(
        melding=vers, bed=gevraagd.bed, om_de_weken=gevraagd.om_de_weken, nachten=gevraagd.nachten,
        eerste=gevraagd.eerste, tot=gevraagd.tot, gemaakt_door=door,
    )  # fmt: skip
    # All beds at once in the order of their number: two patterns through the same house do not wait for each other.
    bedden = {stap.bed.pk for stap in rekening.passend if stap.bed}
    list(Bed.objects.select_for_update(of=("self",)).filter(pk__in=bedden).order_by("pk"))
    for stap in rekening.passend:
        rij = plaats_optie(
            vers, stap.bed, stap.nachten.van, stap.nachten.tot, wensen=gevraagd.wensen, reeks=reeks, telling=telling,
            nu=nu, op=op, door=door,
        )  # fmt: skip
        telling = telling.met(rij)
    naam = f"Reeks geplaatst: {reeks}, {_verblijven(len(rekening.passend))}"
    leg_vast(vers, "L-26", op=op, door=door, naam=naam)
    return reeks


@handeling
def beeindig_reeks(reeks: Reeks, *, vanaf: date, reden: str, nu: datetime, op: date, door: Gebruiker) -> int:
    """What begins on or after `vanaf` is called off; returns how many. What was slept stays as it was."""
    Client.objects.select_for_update().get(pk=reeks.melding.client_id)
    melding = vergrendel_open(reeks.melding)
    vers = Reeks.objects.select_for_update().get(pk=reeks.pk)
    if vers.beeindigd_op is not None:
        raise Geweigerd(f"Deze reeks is al beëindigd, op {schrijf_datum(vers.beeindigd_op)}.")
    if vanaf < op:
        raise Geweigerd("Kies vandaag of een latere dag: wat voorbij is, blijft staan.")
    weg = vers.reserveringen.filter(status__in=(S.OPTIE, S.BEVESTIGD), periode__startswith__gte=vanaf).order_by("pk")
    aantal = sum(bool(annuleer(rij, reden=reden, nu=nu, op=op, door=door)) for rij in list(weg))
    vers.beeindigd_op = op
    vers.save(update_fields=["beeindigd_op"])
    naam = f"Reeks beëindigd vanaf {schrijf_datum(vanaf)}: {_verblijven(aantal)} geannuleerd"
    leg_vast(melding, "L-26", op=op, door=door, naam=naam)
    return aantal


def weiger_onmogelijk(melding: Melding, gevraagd: Patroon, op: date) -> None:
    """A pattern the gemeente does not give, or that cannot be laid down."""
    if not parameters.waarde(melding.gemeente, "kv_structureel_toegestaan", peildatum(melding, op)):
        raise Geweigerd(
            f"Gemeente {melding.gemeente} geeft geen logeerzorg volgens een vast patroon. Plaats losse opties."
        )
    if redenen := past_niet(gevraagd.wensen, kenmerken(gevraagd.bed)):
        raise Geweigerd(f"{gevraagd.bed} past niet: {opsomming(redenen)}. Kies een ander bed.")
    if gevraagd.eerste < op:
        raise Geweigerd("De eerste aankomst ligt in het verleden. Kies vandaag of een latere dag.")
    if gevraagd.tot < gevraagd.eerste:
        raise Geweigerd("De laatste dag ligt vóór de eerste aankomst. Kies een latere dag.")
    if (gevraagd.tot - gevraagd.eerste).days > LANGSTE:
        raise Geweigerd("Een reeks loopt hoogstens een jaar vooruit. Kies een eerdere laatste dag.")
    if gevraagd.nachten < 1 or gevraagd.om_de_weken < 1:
        raise Geweigerd("Een patroon heeft minstens één nacht en één week.")
    if gevraagd.nachten > gevraagd.om_de_weken * 7:
        raise Geweigerd("Het verblijf is dan nog bezig als het volgende begint. Kies minder nachten of meer weken.")


def _verblijven(aantal: int) -> str:
    return f"{aantal} {'verblijf' if aantal == 1 else 'verblijven'}"


def _nachten(gevraagd: Patroon) -> tuple[Nachten, ...]:
    return patroon(gevraagd.eerste, om_de_weken=gevraagd.om_de_weken, nachten=gevraagd.nachten, tot=gevraagd.tot)


def _saldo(telling: Telling) -> Iterator[str]:
    """What would be used of each year when all that fits is placed."""
    for (van, tot), aantal in sorted(telling.standen().items()):
        jaar = str(van.year) if (van.month, van.day) == (1, 1) else f"{schrijf_datum(van)} tot {schrijf_datum(tot)}"
        maximum = "" if telling.regels.cap is None else f" van de {telling.regels.cap}"
        yield f"{jaar}: {aantal}{maximum} etmalen gebruikt of gereserveerd."


def _bed(melding: Melding, gevraagd: Patroon, nachten: Nachten) -> Bed | None:
    """The chosen bed, else one of the same house that fits as well."""
    vrij = (
        Bed.objects.filter(passend(gevraagd.wensen), locatie_id=gevraagd.bed.locatie_id)
        .boekbaar_voor(melding.gemeente, nachten.van, nachten.tot)
        .vrij_in(nachten.van, nachten.tot, BEZET, voor=melding.client)
        .select_related("locatie")
    )
    return min(vrij, key=lambda bed: bed.pk != gevraagd.bed.pk, default=None)


def _als_reservering(melding: Melding, bed: Bed, nachten: Nachten) -> Reservering:
    """The stay as it would be, not saved."""
    return Reservering(
        gemeente=melding.gemeente, client=melding.client, melding=melding, bed=bed,
        periode=DateRange(nachten.van, nachten.tot), aankomst_tijd=bed.locatie.aankomst_vanaf,
        vertrek_tijd=bed.locatie.vertrek_voor,
    )  # fmt: skip
