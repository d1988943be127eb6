"""The wish for a pgb, the tests of the law, the ten points, and what speaks against it (P-01, P-02, P-07, P-11)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from onderzoek.models import Contraindicatie, Onderzoek, Pgbonderzoek, Pgbtoets

# The ten things a budget holder must be able to do (P-36).
PUNTEN: dict[str, str] = {
    "overzicht": "Weet welke hulp nodig is en heeft overzicht over de eigen situatie",
    "regels": "Kent de regels van het pgb, of weet waar die te vinden zijn",
    "administratie": "Houdt de administratie van het pgb goed bij",
    "contact": "Praat en schrijft met de gemeente, de SVB en hulpverleners",
    "zelfstandig": "Handelt zelfstandig en kiest zelf de hulpverleners",
    "afspraken": "Maakt afspraken, legt ze vast en legt er verantwoording over af",
    "kwaliteit": "Beoordeelt of de hulp goed is en past",
    "planning": "Regelt dat de hulp doorgaat, ook bij vakantie en ziekte",
    "aansturen": "Stuurt hulpverleners aan en spreekt hen aan als het niet goed gaat",
    "werkgever": "Weet wat een werkgever of opdrachtgever moet doen, of weet waar dat te vinden is",
}


@dataclass(frozen=True, slots=True)
class Toetsuitkomst:
    """Whether the test is passed, and why."""

    voldoet: bool
    waarom: str


@handeling
def leg_wens_vast(
    onderzoek: Onderzoek,
    *,
    motivering: str,
    inzetcriteria: Collection[str] = (),
    andere_pgbs: Collection[str] = (),
    andere_toelichting: str = "",
    intrekking_grond: str = "",
    intrekking_op: date | None = None,
    op: date,
    door: Gebruiker,
) -> Pgbonderzoek:
    """The client wants a pgb and says why (P-01); other budgets are noted, each for its own domain (P-34).

    An earlier pgb that was revoked is noted with its ground and day: it may count against a new one (P-10).
    """
    melding = vergrendel_open(onderzoek.melding)
    if not motivering.strip():
        raise Geweigerd("Schrijf op waarom de inwoner een pgb wil. Zonder reden is een pgb niet mogelijk.")
    if bool(intrekking_grond) != (intrekking_op is not None):
        raise Geweigerd("Vul bij een eerdere intrekking de grond en de dag in, of laat beide leeg.")
    if intrekking_op is not None and intrekking_op > op:
        raise Geweigerd("De dag van de eerdere intrekking ligt in de toekomst. Vul in wanneer het pgb is ingetrokken.")
    velden = {
        "motivering": motivering,
        "inzetcriteria": list(inzetcriteria),
        "andere_pgbs": list(andere_pgbs),
        "andere_toelichting": andere_toelichting,
        "intrekking_grond": intrekking_grond,
        "intrekking_op": intrekking_op,
    }
    rij, _ = Pgbonderzoek.objects.update_or_create(
        onderzoek=onderzoek, defaults=velden, create_defaults={**velden, "wens_op": op}
    )
    leg_vast(melding, "P-01", op=op, door=door, naam="Wens voor een pgb vastgelegd")
    return rij


@handeling
def toets_pgb(pgb: Pgbonderzoek, uitkomsten: Mapping[str, Toetsuitkomst], *, op: date, door: Gebruiker) -> None:
    """The tests with outcome and reason (P-02, P-07, P-16), after the client was told what a pgb is (P-05)."""
    melding = vergrendel_open(pgb.onderzoek.melding)
    if pgb.onderzoek.pgb_voorlichting_op is None:
        raise Geweigerd(
            "Vertel de inwoner eerst wat een pgb is en wat er dan zelf geregeld moet worden. "
            "Vul de dag in bij het gesprek. Daarna kunt u toetsen."
        )
    for toets, uitkomst in uitkomsten.items():
        if not uitkomst.waarom.strip():
            raise Geweigerd(f"Schrijf de reden op bij: {Pgbtoets.Toets(toets).label}.")
        Pgbtoets.objects.update_or_create(
            pgb=pgb, toets=toets, defaults={"voldoet": uitkomst.voldoet, "waarom": uitkomst.waarom}
        )
    leg_vast(melding, "P-02", op=op, door=door, naam="Pgb getoetst")


@handeling
def leg_punten_vast(pgb: Pgbonderzoek, punten: Collection[str], *, op: date, door: Gebruiker) -> None:
    """Which of the ten points the manager of the budget can do; a help, never required (P-36)."""
    melding = vergrendel_open(pgb.onderzoek.melding)
    rij = Pgbonderzoek.objects.select_for_update(of=("self",)).get(pk=pgb.pk)
    rij.punten, rij.punten_op = [punt for punt in PUNTEN if punt in punten], op
    rij.save(update_fields=["punten", "punten_op"])
    leg_vast(melding, "P-36", op=op, door=door, naam="Pgb-vaardigheid bekeken op tien punten")


@handeling
def voeg_contraindicatie_toe(
    pgb: Pgbonderzoek, *, soort: str, onderbouwing: str, weging: str, op: date, door: Gebruiker
) -> Contraindicatie:
    """What speaks against a pgb: never without facts, and weighed for this client (P-11)."""
    melding = vergrendel_open(pgb.onderzoek.melding)
    if not onderbouwing.strip():
        raise Geweigerd("Schrijf de feiten op, en waaruit ze blijken. Zonder feiten telt dit niet mee.")
    rij = Contraindicatie.objects.create(pgb=pgb, soort=soort, onderbouwing=onderbouwing, weging=weging)
    leg_vast(melding, "P-11", op=op, door=door, naam="Contra-indicatie voor een pgb vastgelegd")
    return rij


@handeling
def haal_contraindicatie_weg(rij: Contraindicatie, *, op: date, door: Gebruiker) -> None:
    """Take it away again; the log keeps that it was there."""
    melding = vergrendel_open(rij.pgb.onderzoek.melding)
    rij.delete()
    leg_vast(melding, "P-11", op=op, door=door, naam="Contra-indicatie voor een pgb weggehaald")
