"""Spending a pgb abroad: asked a month before, at most thirteen weeks a calendar year (P-06, P-31, P-32)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.services.parameters import kalender, waarden
from meldingen.termijnen import bereken_terug, pgb_buitenland_verzoek, schrijf_datum
from onderzoek.models import Buitenlandverzoek, Pgbonderzoek
from onderzoek.rekenen.buitenland import Buitenland, Grenzen, Landentabel, Verblijf, bereken_buitenland
from onderzoek.rekenen.pgb import NUL
from onderzoek.rekenen.stappen import OngeldigeInvoer

_CODES = [
    "pgb_buitenland_aanvraag_maanden",
    "pgb_buitenland_max_weken",
    "pgb_buitenland_terminaal_maanden",
    "pgb_buitenland_verlaging_na_weken",
]


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
    melding = vergrendel_open(pgb.onderzoek.melding)
    ontvangen_op = reis.ontvangen_op or op
    _weiger_onvolledig(reis, ontvangen_op, op)
    regels = waarden(melding.gemeente, _CODES, op)
    lengte = pgb_buitenland_verzoek(regels["pgb_buitenland_aanvraag_maanden"])
    uiterlijk = bereken_terug(reis.van, lengte, kalender(melding.gemeente, op)).uiterste_datum
    if ontvangen_op > uiterlijk:
        raise Geweigerd(
            f"Bij vertrek op {schrijf_datum(reis.van)} moet het verzoek er uiterlijk op {schrijf_datum(uiterlijk)} "
            f"zijn. Het kwam op {schrijf_datum(ontvangen_op)}. Vraag de inwoner om later te vertrekken."
        )
    land = percentage_van(pgb, reis.land, reis.van)
    uitkomst = _bereken(client, reis, regels)
    rij = Buitenlandverzoek.objects.create(
        pgb=pgb, ontvangen_op=ontvangen_op, land=land.land, percentage=land.percentage, van=reis.van, tot=reis.tot,
        reden=reis.reden, zorgverlener=reis.zorgverlener, terminaal=reis.terminaal,
        verlaagd_vanaf=uitkomst.verlaagd_vanaf,
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


def _weiger_onvolledig(reis: Reis, ontvangen_op: date, op: date) -> None:
    if not (reis.land.strip() and reis.reden.strip() and reis.zorgverlener.strip()):
        raise Geweigerd("Vul het land in, waarom de inwoner daar hulp nodig heeft, en wie daar helpt.")
    if reis.tot < reis.van:
        raise Geweigerd("De dag van terugkomst ligt voor de dag van vertrek. Draai de datums om.")
    if ontvangen_op > op:
        raise Geweigerd("Het verzoek kan niet in de toekomst zijn ontvangen. Controleer de datum.")


def _bereken(client: Client, reis: Reis, regels: Mapping[str, int]) -> Buitenland:
    """How long it may be, with the earlier requests of the client; the amount is not needed here."""
    eerder = Buitenlandverzoek.objects.filter(pgb__onderzoek__melding__client=client, terminaal=False)
    perioden = list(eerder.values_list("van", "tot"))
    if any(van <= reis.tot and reis.van <= tot for van, tot in perioden):
        raise Geweigerd("Voor een deel van deze dagen is er al een verzoek. Kies andere dagen.")
    weken, maanden = regels["pgb_buitenland_max_weken"], regels["pgb_buitenland_terminaal_maanden"]
    try:
        uitkomst = bereken_buitenland(
            NUL,
            reis.land,
            Verblijf(reis.van, reis.tot),
            tabel=Landentabel({}, 100),
            grenzen=Grenzen(weken, regels["pgb_buitenland_verlaging_na_weken"], maanden),
            eerder=[Verblijf(van, tot) for van, tot in perioden],
            terminaal=reis.terminaal,
        )
    except OngeldigeInvoer as fout:
        raise Geweigerd(str(fout)) from fout
    if uitkomst.past:
        return uitkomst
    grens = f"{maanden} maanden" if reis.terminaal else f"{weken} weken per kalenderjaar, eerdere verzoeken meegeteld"
    rest = (
        f"Nu kan het tot en met {schrijf_datum(uitkomst.laatste_dag)}."
        if uitkomst.laatste_dag
        else "Er zijn geen dagen meer over."
    )
    raise Geweigerd(f"Een pgb mag hoogstens {grens}, in het buitenland worden gebruikt. {rest}")
