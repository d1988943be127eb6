"""What is measured as whom, how many queries a page takes, and which plans and indexes the database uses."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection, transaction
from django.test import Client as Testbezoeker
from django.test.utils import CaptureQueriesContext

from benchmarks.opstelling import HOST
from logeerzorg.models import Bed, Reservering
from meldingen import klok
from meldingen.bsn import is_geldig_bsn
from meldingen.models import Client, Gebruiker, Melding, Uitgaand
from meldingen.querysets import OPEN
from meldingen.services import nacht, uitgaand
from meldingen.services.clienten import bsn_index
from onderzoek.models import Rubriek

CONSULENT, TEAMLEIDER, AUDITOR = "consulent0", "teamleider", "auditor"
# Statements that only frame the others.
_RANDEN = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def paginas() -> dict[str, tuple[str, list[str], list[str]]]:
    """Per page: as whom, its addresses, and the addresses of the floor in the same order."""
    wie = Gebruiker.objects.get(username=CONSULENT)
    zaken = Melding.objects.filter(behandelaar=wie).order_by("status", "pk").values_list("nummer", flat=True)
    dossiers = [f"/zaken/{nummer}/" for nummer in zaken]
    lijsten = {
        "werkvoorraad, mijn zaken": (CONSULENT, ["/werkvoorraad/"]),
        "werkvoorraad, team": (CONSULENT, ["/werkvoorraad/?lijst=team"]),
        "werkvoorraad, los": (TEAMLEIDER, ["/werkvoorraad/?lijst=los"]),
        "dossier": (CONSULENT, dossiers),
    }
    return {naam: (als, paden, [f"/vloer{pad}" for pad in paden]) for naam, (als, paden) in lijsten.items()}


def gesprekken() -> list[str]:
    """The pages of subject a of the cases in onderzoek of one consulent, where it was answered."""
    letters = Rubriek.objects.filter(
        letter="a", onderzoek__melding__behandelaar__username=CONSULENT, onderzoek__melding__status__in=OPEN
    ).exclude(tekst="")
    nummers = letters.order_by("pk").values_list("onderzoek__melding__nummer", flat=True)[:40]
    return [f"/zaken/{nummer}/gesprek/a/" for nummer in nummers]


def aangemeld(gebruikersnaam: str) -> str:
    """The key of a new session of this user."""
    wie = Gebruiker.objects.get(username=gebruikersnaam)
    sessie = import_module(settings.SESSION_ENGINE).SessionStore()
    sessie[SESSION_KEY] = str(wie.pk)
    sessie[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    sessie[HASH_SESSION_KEY] = wie.get_session_auth_hash()
    sessie.create()
    return str(sessie.session_key)


def vrije_bsns() -> Iterator[str]:
    """Numbers that no client has: those of the filling start at 9."""
    return (str(nummer) for nummer in range(100_000_000, 900_000_000) if is_geldig_bsn(str(nummer)))


def tel_vragen() -> dict[str, int]:
    """How many queries each page takes, session and user included; the second visit counts."""
    aantallen = {}
    for naam, (wie, paden, _) in paginas().items():
        bezoeker = _bezoeker(wie)
        bezoeker.get(paden[0], secure=True)
        aantallen[naam] = len(_vragen(lambda b=bezoeker, p=paden[0]: b.get(p, secure=True)))
    return aantallen


def _bezoeker(gebruikersnaam: str) -> Testbezoeker:
    bezoeker = Testbezoeker(SERVER_NAME=HOST)
    bezoeker.cookies["sessionid"] = aangemeld(gebruikersnaam)
    return bezoeker


def _vragen(werk: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as gevangen:
        werk()
    return [rij["sql"] for rij in gevangen if not rij["sql"].startswith(_RANDEN)]


# -- plans ----------------------------------------------------------------------------------


def toon() -> str:
    """EXPLAIN (ANALYZE, BUFFERS) of the queries that must stay fast; what writes is rolled back."""
    delen = []
    for titel, werk, bevat in _bewaakte_vragen():
        with transaction.atomic():
            vragen = [sql for sql in _vragen(werk) if bevat in sql]
            transaction.set_rollback(True)
        plan = _plan(vragen[0]) if vragen else "Deze vraag is niet meer gesteld; pas benchmarks/plannen.py aan."
        delen.append(f"== {titel}\n{plan}")
    return "\n\n".join(delen)


def _bewaakte_vragen() -> list[tuple[str, Callable[[], object], str]]:
    """Title, the work that asks it, and by what its query is recognised."""
    consulent, leider = _bezoeker(CONSULENT), _bezoeker(TEAMLEIDER)
    zaak = Melding.objects.filter(status__in=OPEN, behandelaar__username=CONSULENT).first()
    dossier = f"/zaken/{zaak.nummer}/"
    naam = zaak.client.achternaam.lower()
    mijn, team, los = "/werkvoorraad/", "/werkvoorraad/?lijst=team", "/werkvoorraad/?lijst=los"
    rijen = "volgende_taak"
    return [
        ("Werkvoorraad, aantallen (consulent)", _bladzijde(consulent, mijn), "FILTER (WHERE"),
        ("Werkvoorraad, aantallen (teamleider)", _bladzijde(leider, mijn), "FILTER (WHERE"),
        ("Werkvoorraad, mijn zaken (consulent)", _bladzijde(consulent, mijn), rijen),
        ("Werkvoorraad, team (consulent)", _bladzijde(consulent, team), rijen),
        ("Werkvoorraad, niet toegewezen (teamleider)", _bladzijde(leider, los), rijen),
        ("Zoeken op naam (consulent)", _bladzijde(consulent, f"{team}&zoek={naam[:5]}"), rijen),
        ("Dossier, de zaak", _bladzijde(consulent, dossier), "heeft_verslag"),
        ("Dossier, tijdlijn", _bladzijde(consulent, dossier), '"meldingen_gebeurtenis"."naam"'),
        ("Uitbak, de volgende regel", lambda: uitgaand._neem(klok.nu()), "SKIP LOCKED"),
        ("Nachtcontrole, signalen", lambda: nacht.draai(op=klok.vandaag(), nu=klok.nu), "meldingen_signaal"),
        ("Taken (teamleider)", _bladzijde(leider, "/taken/"), '"meldingen_taak"."titel"'),
        ("Logboek (auditor)", _bladzijde(_bezoeker(AUDITOR), "/logboek/"), '"meldingen_inzage"."wat"'),
    ]


def _bladzijde(bezoeker: Testbezoeker, pad: str) -> Callable[[], object]:
    return lambda: bezoeker.get(pad, secure=True)


def _plan(vraag: str) -> str:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {vraag}")
        regels = [rij[0] for rij in cursor.fetchall()]
        transaction.set_rollback(True)
    return "\n".join(regels)


# -- indexes --------------------------------------------------------------------------------


def gebruik_van_indexen() -> list[dict[str, Any]]:
    """After every kind of page and of night work once: how often each index of the models was used."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_reset()")
    _doe_alles_een_keer()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT 1")
        cursor.execute(
            "SELECT s.indexrelname, s.relname, s.idx_scan, pg_relation_size(s.indexrelid) / 1024, i.indisunique "
            "FROM pg_stat_user_indexes s JOIN pg_index i USING (indexrelid) "
            "WHERE s.relname ~ '^(meldingen|onderzoek|beschikkingen|logeerzorg|cak)_' "
            "ORDER BY s.relname, s.indexrelname"
        )
        namen = ("index", "tabel", "gebruikt", "kb", "uniek")
        rijen = [dict(zip(namen, rij, strict=True)) for rij in cursor.fetchall()]
    return [rij for rij in rijen if not rij["uniek"]]


def _doe_alles_een_keer() -> None:
    consulent = Gebruiker.objects.get(username=CONSULENT)
    for naam in (CONSULENT, TEAMLEIDER):
        bezoeker = _bezoeker(naam)
        for pad in _adressen():
            bezoeker.get(pad, secure=True)
    for naam, pad in ((AUDITOR, "/logboek/"), (TEAMLEIDER, "/te-beslissen/"), ("administratie", "/berichten/")):
        _bezoeker(naam).get(pad, secure=True)
    client = Client.objects.exclude(bsn="").first()
    Client.objects.filter(gemeente=client.gemeente, bsn_index=bsn_index(client.bsn)).first()
    list(Client.objects.filter(gemeente=client.gemeente).order_by("sorteersleutel", "pk")[:100])
    list(Client.objects.zichtbaar_voor(consulent)[:25])
    van = klok.vandaag() + timedelta(days=20)
    list(Bed.objects.vrij_in(van, van + timedelta(days=2), ("optie", "bevestigd")))
    list(Reservering.objects.filter(client=client))
    with suppress(_Terug), transaction.atomic():
        Uitgaand.objects.update_or_create(sleutel="benchmark", create_defaults=_uitgaand())
        uitgaand._neem(klok.nu())
        nacht.draai(op=klok.vandaag(), nu=klok.nu)
        raise _Terug


class _Terug(Exception):
    """Undoes what was only done to look at its queries."""


def _uitgaand() -> dict[str, Any]:
    melding = Melding.objects.select_related("gemeente").first()
    return {
        "soort": "brief",
        "sleutel": "benchmark",
        "gemeente": melding.gemeente,
        "melding": melding,
        "op": klok.vandaag(),
    }


def _adressen() -> list[str]:
    lijsten = [f"/werkvoorraad/?lijst={lijst}" for lijst in ("mijn", "team", "los", "heronderzoek")]
    sorteringen = [f"/werkvoorraad/?lijst=team&sorteer={naam}" for naam in ("naam", "-uiterlijk", "nummer", "fase")]
    woorden = ("zwinkels", "meijer", "2671", "2680GH", "8-6-1941", "WMO-2026", "001234")
    zoeken = [f"/werkvoorraad/?lijst=team&zoek={woord}" for woord in woorden]
    fasen = [f"/werkvoorraad/?lijst=team&fase={status}" for status in OPEN]
    nummers = Melding.objects.filter(behandelaar__username=CONSULENT).values_list("nummer", flat=True)[:30]
    zaken = [f"/zaken/{nummer}/{deel}" for nummer in nummers for deel in ("", "logboek/")]
    return [*lijsten, *sorteringen, *zoeken, *fasen, *zaken, "/taken/"]
