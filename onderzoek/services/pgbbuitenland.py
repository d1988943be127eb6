"""Spending a pgb abroad: asked a month before, at most thirteen weeks a calendar year (P-06, P-31, P-32)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from meldingen.services.parameters import kalender, waarden
from meldingen.termijnen import (
    bereken_terug,
    laatste_dag_van_periode,
    pgb_buitenland,
    pgb_buitenland_verzoek,
    plus_maanden,
    schrijf_datum,
)
from onderzoek.models import Buitenlandverzoek, Pgbonderzoek
from onderzoek.services.pgbwens import open_zaak

_EEN_DAG = timedelta(days=1)
_DAGEN_IN_WEEK = 7


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


@handeling
def vraag_buitenland(pgb: Pgbonderzoek, reis: Reis, *, op: date, door: Gebruiker) -> Buitenlandverzoek:
    """Register a request that came in time and fits the weeks of each calendar year; the decision comes later."""
    # The weeks are of the client, over all cases: one at a time.
    client = Client.objects.select_for_update().get(pk=pgb.onderzoek.melding.client_id)
    melding = open_zaak(pgb.onderzoek)
    ontvangen_op = reis.ontvangen_op or op
    _weiger_onvolledig(reis, ontvangen_op, op)
    codes = ["pgb_buitenland_aanvraag_maanden", "pgb_buitenland_max_weken", "pgb_buitenland_terminaal_maanden"]
    regels = waarden(melding.gemeente, codes, op)
    lengte = pgb_buitenland_verzoek(regels["pgb_buitenland_aanvraag_maanden"])
    uiterlijk = bereken_terug(reis.van, lengte, kalender(melding.gemeente, op)).uiterste_datum
    if ontvangen_op > uiterlijk:
        raise Geweigerd(
            f"Bij vertrek op {schrijf_datum(reis.van)} moet het verzoek er uiterlijk op {schrijf_datum(uiterlijk)} "
            f"zijn. Het kwam op {schrijf_datum(ontvangen_op)}. Vraag de inwoner om later te vertrekken."
        )
    if reis.terminaal:
        _weiger_langer_dan_maanden(reis, regels["pgb_buitenland_terminaal_maanden"])
    else:
        _weiger_boven_weken(client, reis, regels["pgb_buitenland_max_weken"])
    land = percentage_van(pgb, reis.land, reis.van)
    rij = Buitenlandverzoek.objects.create(
        pgb=pgb, ontvangen_op=ontvangen_op, land=land.land, percentage=land.percentage, van=reis.van, tot=reis.tot,
        reden=reis.reden, zorgverlener=reis.zorgverlener, terminaal=reis.terminaal,
    )  # fmt: skip
    leg_vast(melding, "P-31", op=op, door=door, naam="Verzoek om het pgb in het buitenland te gebruiken")
    return rij


def percentage_van(pgb: Pgbonderzoek, land: str, dag: date) -> Landpercentage:
    """The percentage of this country on a day; a country that is not in the table has the one for others (P-32)."""
    tabel = waarden(pgb.onderzoek.melding.gemeente, ["pgb_land_pct", "pgb_land_overig"], dag)
    naam = " ".join(land.split())
    for bekend, percentage in tabel["pgb_land_pct"].items():
        if bekend.casefold() == naam.casefold():
            return Landpercentage(bekend, int(percentage), True)
    return Landpercentage(naam, int(tabel["pgb_land_overig"]), False)


def dagen_per_jaar(perioden: Iterable[tuple[date, date]]) -> dict[int, int]:
    """How many days of these periods, first and last included, fall in each calendar year."""
    dagen: dict[int, int] = {}
    for van, tot in perioden:
        for jaar in range(van.year, tot.year + 1):
            eerste, laatste = max(van, date(jaar, 1, 1)), min(tot, date(jaar, 12, 31))
            dagen[jaar] = dagen.get(jaar, 0) + (laatste - eerste).days + 1
    return dagen


def _weiger_onvolledig(reis: Reis, ontvangen_op: date, op: date) -> None:
    if not (reis.land.strip() and reis.reden.strip() and reis.zorgverlener.strip()):
        raise Geweigerd("Vul het land in, waarom de inwoner daar hulp nodig heeft, en wie daar helpt.")
    if reis.tot < reis.van:
        raise Geweigerd("De dag van terugkomst ligt voor de dag van vertrek. Draai de datums om.")
    if ontvangen_op > op:
        raise Geweigerd("Het verzoek kan niet in de toekomst zijn ontvangen. Controleer de datum.")


def _weiger_langer_dan_maanden(reis: Reis, maanden: int) -> None:
    laatste = plus_maanden(reis.van, maanden) - _EEN_DAG
    if reis.tot > laatste:
        raise Geweigerd(
            f"In de laatste levensfase is het hoogstens {maanden} maanden, dus tot en met {schrijf_datum(laatste)}."
        )


def _weiger_boven_weken(client: Client, reis: Reis, weken: int) -> None:
    eerder = Buitenlandverzoek.objects.filter(pgb__onderzoek__melding__client=client, terminaal=False)
    perioden = list(eerder.values_list("van", "tot"))
    if any(van <= reis.tot and reis.van <= tot for van, tot in perioden):
        raise Geweigerd("Voor een deel van deze dagen is er al een verzoek. Kies andere dagen.")
    nieuw, al = dagen_per_jaar([(reis.van, reis.tot)]), dagen_per_jaar(perioden)
    # TV-H08: thirteen weeks from the day of departure on, that day included.
    mag = (laatste_dag_van_periode(reis.van, pgb_buitenland(weken)) - reis.van).days + 1
    for jaar, dagen in nieuw.items():
        if dagen + al.get(jaar, 0) > mag:
            raise Geweigerd(
                f"Een pgb mag hoogstens {weken} weken per kalenderjaar in het buitenland worden gebruikt. "
                f"In {jaar} zijn dat {_in_weken(mag)}; al gevraagd is {_in_weken(al.get(jaar, 0))}, "
                f"en nu {_in_weken(dagen)}. Kies een kortere periode."
            )


def _in_weken(dagen: int) -> str:
    weken, rest = divmod(dagen, _DAGEN_IN_WEEK)
    delen = [f"{weken} weken"] if weken or not rest else []
    if rest:
        delen.append(f"{rest} dagen" if rest > 1 else "1 dag")
    return " en ".join(delen)
