"""Fills the database: a few cases walk through the services, then set-based SQL multiplies them.

A copy gets its own client (with search terms and BSN), handler, number and days; all that hangs on the case is
copied with it, so every table has the size and the spread that belongs to that number of cases.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.contrib.auth.models import Group
from django.core.management.color import no_style
from django.db import connection, models, transaction
from psycopg2.extras import execute_values

from benchmarks.namen import Inwoner, inwoners
from beschikkingen.models import Aanvraag, Beschikking, Besluitregel, GevraagdeVoorziening, Voorziening
from cak_export.models import Bericht
from logeerzorg.models import Bed, Locatie, Reservering, Saldo
from meldingen import zoekvorm
from meldingen.models import (
    Client,
    Contactmoment,
    Document,
    Gebeurtenis,
    Gebruiker,
    Gemeente,
    Inzage,
    Melding,
    Notitie,
    Opschorting,
    Relatie,
    Taak,
    Team,
    Termijn,
    Uitgaand,
    Zoekterm,
)
from meldingen.rollen import Rol
from meldingen.services import nacht, uitgaand
from meldingen.services.clienten import bsn_index
from meldingen.services.melding import trek_melding_in
from onderzoek.models import Afwegingsstap, Gesprek, Onderzoek, Rubriek, Verslag
from wmo_portal.casus import STAPPEN, Loop
from wmo_portal.laden import laad_gebruikers, laad_gemeenten, lees

TEAMS = ("Team Noord", "Team Oost", "Team Zuid", "Team West")
CONSULENTEN = 24
INZAGEN_PER_ZAAK = 15
BLOK = 10_000
# What a walk ends with, how many of a hundred cases stand there, and whether somebody handles the case.
SPREIDING = (
    ("melding", 5),
    ("toewijzen", 3),
    ("vooronderzoek", 5),
    ("onderzoek", 9),
    ("gesprek", 6),
    ("verslag", 3),
    ("verslag_verzenden", 6),
    ("verslag_retour", 3),
    ("volledig", 6),
    ("besluit_voorstellen", 3),
    ("beslissen", 42),
    ("intrekken", 9),
)
GESLOTEN = ("beslissen", "intrekken")
ONDERWERPEN = ("logeerzorg", "huishouden", "huishouden", "begeleiding", "vervoer", "wonen")

# Which tables belong to a case; the value is the foreign key that leads there when there is no `melding`.
TABELLEN: dict[type[models.Model], str] = {
    Melding: "",
    Relatie: "client",
    Saldo: "client",
    Termijn: "melding",
    Opschorting: "termijn",
    Taak: "melding",
    Document: "melding",
    Uitgaand: "melding",
    Gebeurtenis: "melding",
    Notitie: "melding",
    Contactmoment: "melding",
    Onderzoek: "melding",
    Gesprek: "onderzoek",
    Rubriek: "onderzoek",
    Afwegingsstap: "onderzoek",
    Verslag: "melding",
    Aanvraag: "melding",
    GevraagdeVoorziening: "aanvraag",
    Beschikking: "melding",
    Besluitregel: "beschikking",
    Voorziening: "melding",
    Reservering: "melding",
    Bericht: "melding",
}


@dataclass(frozen=True, slots=True)
class Voorbeeldzaak:
    """A case that really walked: where it stands, and how many days ago its last step was."""

    melding: int
    eindigt: str
    dagen_geleden: int


@dataclass(frozen=True, slots=True)
class Kopie:
    """One copy to be: of which case, for whom, and how many days earlier or later."""

    bron: int
    nr: int
    client_id: int
    consulent_id: int | None
    team_id: int | None
    dagen: int
    onderwerp: str
    nummer: str
    verblijf: int = 0


@transaction.atomic
def vul(aantal: int, *, vandaag: date, nu: datetime, host: str) -> Gemeente:
    """Make `aantal` cases in one gemeente, and the people who handle them."""
    gok = Random(2015)  # noqa: S311 - the same filling every time
    laad_gemeenten()
    gemeente = Gemeente.objects.get(naam="Voorbeeld")
    Gemeente.objects.filter(pk=gemeente.pk).update(hostnaam=host)
    for naam in TEAMS:
        Team.objects.get_or_create(gemeente=gemeente, naam=naam)
    laad_gebruikers()
    consulenten = _maak_consulenten(gemeente)
    _maak_bedden(gemeente, vandaag)
    mensen = inwoners(gok)
    voorbeelden = list(_loop_voorbeelden(gemeente, mensen, vandaag, nu))
    kopieen = _verdeel(voorbeelden, aantal - len(voorbeelden), gemeente, consulenten, mensen, vandaag, gok)
    _vermenigvuldig(kopieen)
    _maak_inzagen(nu)
    # A worker that keeps up leaves a few rows open; the night ran yesterday.
    Uitgaand.objects.filter(pk__in=Uitgaand.objects.order_by("-pk").values("pk")[:20]).update(klaar_op=None)
    nacht.draai(op=vandaag - timedelta(days=1), nu=lambda: nu)
    return gemeente


def analyseer() -> None:
    """What autovacuum does in the first minutes: statistics and the visibility map."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _maak_consulenten(gemeente: Gemeente) -> list[Gebruiker]:
    groep = Group.objects.get(name=Rol.CONSULENT)
    teams = list(gemeente.teams.all())
    for nummer in range(CONSULENTEN):
        wie = Gebruiker.objects.create(
            username=f"consulent{nummer}",
            first_name=f"Voornaam{nummer}",
            last_name=f"Achternaam{nummer}",
            gemeente=gemeente,
            team=teams[nummer % len(teams)],
            functie="Wmo-consulent",
        )
        wie.groups.add(groep)
    return list(Gebruiker.objects.filter(username__startswith="consulent", gemeente=gemeente).order_by("pk"))


def _maak_bedden(gemeente: Gemeente, vandaag: date) -> None:
    """Room for the stays of all copies: two houses with twenty beds."""
    voorbeeld = Locatie.objects.filter(regio__deelnames__gemeente=gemeente).first()
    for huis in ("Huis Esdoorn", "Huis Wilg"):
        locatie = Locatie.objects.create(
            organisatie=voorbeeld.organisatie, regio=voorbeeld.regio,
            naam=huis, plaats="Voorbeeld", geldig_van=date(2020, 1, 1),
        )  # fmt: skip
        for nummer in range(10):
            Bed.objects.create(locatie=locatie, naam=f"Kamer {nummer + 1}", geldig_van=date(2020, 1, 1))


# -- the walks ------------------------------------------------------------------------------


def _loop_voorbeelden(
    gemeente: Gemeente, mensen: Iterator[Inwoner], vandaag: date, nu: datetime
) -> Iterator[Voorbeeldzaak]:
    """Two cases for each place to stop: one reported by the client, one by somebody else."""
    for eindigt, _ in SPREIDING:
        for zelf_gemeld in (True, False):
            yield _loop(gemeente, eindigt, zelf_gemeld, next(mensen), vandaag, nu)


def _loop(
    gemeente: Gemeente, eindigt: str, zelf_gemeld: bool, wie: Inwoner, vandaag: date, nu: datetime
) -> Voorbeeldzaak:
    loop = Loop(gemeente=gemeente, vandaag=vandaag, op=vandaag)
    loop.artefact["naam"] = f"{eindigt}-{zelf_gemeld}"
    for stap in _stappen("vooronderzoek" if eindigt == "intrekken" else eindigt, zelf_gemeld):
        loop.op = loop.dag(stap["dag"])
        loop.door = Gebruiker.objects.get(username=stap["door"]) if stap.get("door") else None
        met = dict(stap.get("met", {}))
        if stap["wat"] == "melding":
            met["client"] = _als_gegevens(wie)
            met["melder"] = None if zelf_gemeld else met["melder"]
        if "locatie" in met:
            met |= _vrij_bed(gemeente, loop)
        STAPPEN[stap["wat"]](loop, met)
        uitgaand.verwerk_alles(op=loop.op, nu=lambda: nu)
    if eindigt == "intrekken":
        trek_melding_in(loop.melding, op=loop.op, door=loop.door, wilsuiting="Belde dat het niet meer hoeft.")
    return Voorbeeldzaak(loop.melding.pk, eindigt, (vandaag - loop.op).days)


def _stappen(tot: str, zelf_gemeld: bool) -> Iterator[dict[str, Any]]:
    """The steps of the worked case until and including `tot`; the decision follows on the proposal."""
    stappen = lees("casussen/lopend-besluit.json")["stappen"]
    besluit = {"wat": "beslissen", "dag": stappen[-1]["dag"] + 1, "door": "teamleider"}
    for stap in [*stappen, besluit]:
        if not (zelf_gemeld and stap["wat"] == "toestemming"):
            yield stap
        if stap["wat"] == tot:
            return


def _als_gegevens(wie: Inwoner) -> dict[str, Any]:
    velden = {veld.name: getattr(wie, veld.name) for veld in fields(wie)}
    return velden | {"geboortedatum": wie.geboortedatum.isoformat()}


def _vrij_bed(gemeente: Gemeente, loop: Loop) -> dict[str, str]:
    """Another room for each walk: they all stay in the same nights."""
    bed = Bed.objects.filter(locatie__naam__startswith="Huis", reserveringen__isnull=True).select_related("locatie")
    bed = bed.filter(locatie__regio__deelnames__gemeente=gemeente).order_by("pk").first()
    return {"locatie": bed.locatie.naam, "bed": bed.naam}


# -- the copies -----------------------------------------------------------------------------


def _verdeel(
    voorbeelden: list[Voorbeeldzaak],
    aantal: int,
    gemeente: Gemeente,
    consulenten: list[Gebruiker],
    mensen: Iterator[Inwoner],
    vandaag: date,
    gok: Random,
) -> list[Kopie]:
    """Choose for each copy what it copies, who handles it and when it took place."""
    clienten = _maak_clienten(gemeente, [next(mensen) for _ in range(aantal)])
    gewicht = dict(SPREIDING)
    gekozen = gok.choices(voorbeelden, [gewicht[zaak.eindigt] for zaak in voorbeelden], k=aantal)
    kopieen = []
    for nr, (zaak, client) in enumerate(zip(gekozen, clienten, strict=True), 1):
        # An open case had its last step in the past five weeks, a closed one in the past two years.
        dagen = zaak.dagen_geleden - gok.randrange(700 if zaak.eindigt in GESLOTEN else 35)
        wie = None if zaak.eindigt == "melding" else gok.choice(consulenten)
        kopieen.append(
            Kopie(
                bron=zaak.melding,
                nr=nr,
                client_id=client.pk,
                consulent_id=wie.pk if wie else None,
                team_id=wie.team_id if wie else None,
                dagen=dagen,
                onderwerp=gok.choice(ONDERWERPEN),
                nummer=f"WMO-{(vandaag + timedelta(days=dagen)).year}-{nr + 1000:06d}",
            )
        )
    logeren = sorted((kopie for kopie in kopieen if kopie.onderwerp == "logeerzorg"), key=lambda kopie: -kopie.dagen)
    plek = {kopie.nr: volgorde for volgorde, kopie in enumerate(logeren)}
    return [replace(kopie, verblijf=plek.get(kopie.nr, 0)) for kopie in kopieen]


def _maak_clienten(gemeente: Gemeente, mensen: list[Inwoner]) -> list[Client]:
    clienten = Client.objects.bulk_create(
        Client(
            gemeente=gemeente,
            bsn_index=bsn_index(wie.bsn),
            sorteersleutel=zoekvorm.sorteersleutel(wie.achternaam, wie.voornamen),
            **{veld.name: getattr(wie, veld.name) for veld in fields(wie)},
        )
        for wie in mensen
    )
    Zoekterm.objects.bulk_create(
        Zoekterm(client=client, soort=soort, term=term)
        for client in clienten
        for soort, term in sorted(zoekvorm.zoektermen(client.achternaam, client.voornamen, client.geboortenaam))
    )
    return clienten


def _vermenigvuldig(kopieen: list[Kopie]) -> None:
    kolommen = [veld.name for veld in fields(Kopie)]
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE kopie (bron bigint, nr bigint, client_id bigint, consulent_id bigint, "
            "team_id bigint, dagen int, onderwerp text, nummer text, verblijf int) ON COMMIT DROP"
        )
        rijen = [tuple(getattr(kopie, kolom) for kolom in kolommen) for kopie in kopieen]
        execute_values(cursor.cursor, f"INSERT INTO kopie ({', '.join(kolommen)}) VALUES %s", rijen)
        cursor.execute("ANALYZE kopie")
        vast = {"consulent": Gebruiker.objects.get(username="consulent").pk, "blok": BLOK}
        for model in TABELLEN:
            cursor.execute(_kopieer(model), vast)
        cursor.execute("SELECT setval('meldingen_nummer', %s)", [len(kopieen) + 5000])
        for opdracht in connection.ops.sequence_reset_sql(no_style(), list(TABELLEN)):
            cursor.execute(opdracht)


def _kopieer(model: type[models.Model]) -> str:
    """One INSERT … SELECT that copies all rows of a table that belong to a case, in the order of the copies."""
    kolommen = [(veld.column, _waarde(model, veld)) for veld in model._meta.concrete_fields]
    namen = ", ".join(f'"{kolom}"' for kolom, _ in kolommen)
    waarden = ", ".join(waarde for _, waarde in kolommen)
    alleen = "AND k.onderwerp = 'logeerzorg'" if model is Reservering else ""
    return (
        f'INSERT INTO "{model._meta.db_table}" ({namen}) SELECT {waarden} FROM "{model._meta.db_table}" t '
        f"JOIN kopie k ON k.bron = {_zaak_van(model, 't')} {alleen} ORDER BY k.nr, t.id"
    )


def _zaak_van(model: type[models.Model], t: str) -> str:
    """SQL for the case to which a row belongs."""
    via = TABELLEN[model]
    if via in ("", "melding"):
        return f"{t}.{via + '_' if via else ''}id"
    if via == "client":
        return f"(SELECT b.id FROM meldingen_melding b WHERE b.client_id = {t}.client_id)"
    ouder = model._meta.get_field(via).related_model
    return f'(SELECT {_zaak_van(ouder, "o")} FROM "{ouder._meta.db_table}" o WHERE o.id = {t}.{via}_id)'


_EIGEN_WAARDE = {
    (Melding, "nummer"): "k.nummer",
    (Melding, "onderwerp"): "k.onderwerp",
    (Melding, "team"): "k.team_id",
    (Bericht, "identificatie"): "'K' || lpad(k.nr::text, 9, '0')",
    (Bericht, "startnummer"): "100000 + k.nr",
}
# Twenty rooms, each used by one copy after the other, the newest case first: so stays never overlap.
_BED = (
    "(SELECT b.id FROM logeerzorg_bed b JOIN logeerzorg_locatie l ON l.id = b.locatie_id "
    "WHERE l.naam IN ('Huis Esdoorn', 'Huis Wilg') ORDER BY b.id OFFSET k.verblijf %% 20 LIMIT 1)"
)
_EERDER = "(k.verblijf / 20 + 2) * 30"
_PERIODE = f"daterange(lower(t.periode) - {_EERDER}, upper(t.periode) - {_EERDER})"


def _waarde(model: type[models.Model], veld: models.Field) -> str:
    """SQL for one column of a copy."""
    kolom = f't."{veld.column}"'
    if eigen := _EIGEN_WAARDE.get((model, veld.name)):
        return eigen
    if model is Reservering and veld.name in ("bed", "periode"):
        return _BED if veld.name == "bed" else _PERIODE
    if veld.primary_key:
        return f"{kolom} + k.nr * %(blok)s"
    if isinstance(veld, models.ForeignKey):
        return _verwijzing(veld, kolom)
    if isinstance(veld, models.DateTimeField):
        return f"{kolom} + k.dagen * interval '1 day'"
    if isinstance(veld, models.DateField):
        return f"{kolom} + k.dagen"
    if isinstance(veld, models.CharField) and veld.unique:
        return f"{kolom} || '#' || k.nr"
    return kolom


def _verwijzing(veld: models.ForeignKey, kolom: str) -> str:
    if veld.related_model is Client:
        return "k.client_id"
    if veld.related_model in TABELLEN:
        return f"{kolom} + k.nr * %(blok)s"
    if veld.related_model is Gebruiker:
        return f"CASE WHEN {kolom} = %(consulent)s THEN k.consulent_id ELSE {kolom} END"
    return kolom


def _maak_inzagen(nu: datetime) -> None:
    """The read log, by far the longest table: who looked at which case, spread over the past year."""
    tabel = Inzage._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {tabel} (gemeente_id, melding_id, gebruiker_id, wat, vastgelegd_op) "
            "SELECT m.gemeente_id, m.id, coalesce(m.behandelaar_id, %s), 'overzicht', "
            "%s - ((m.id * 7 + n * 8641) %% 525600) * interval '1 minute' "
            "FROM meldingen_melding m, generate_series(1, %s) n ORDER BY n, m.id",
            [Gebruiker.objects.get(username="teamleider").pk, nu, INZAGEN_PER_ZAAK],
        )
