"""Buying a thing with a pgb: the programma van eisen and the judgement of what the client proposes (P-23, P-26)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.documenten import bewaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from onderzoek.models import Aankoopvoorstel, Leveringsvorm, ProgrammaVanEisen, Voorzieningkeuze


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A quotation or a bill: from whom, what, how much, and how it measures up to the programma van eisen."""

    soort: str
    ontvangen_op: date
    leverancier: str
    wat: str
    bedrag: Decimal
    zelfde_niveau: bool
    nieuwe_belemmering: bool
    waarom: str
    stuk: bytes = b""
    mediatype: str = "application/pdf"


@handeling
def stel_programma_op(
    keuze: Voorzieningkeuze, *, eisen: str, max_bedrag: Decimal, onderhoud: Decimal, op: date, door: Gebruiker
) -> ProgrammaVanEisen:
    """What the thing must do, the highest amount and what upkeep may cost a year (P-23); D-37 comes in the case."""
    melding = vergrendel_open(keuze.onderzoek.melding)
    if not keuze.soort.mag_pgb:
        raise Geweigerd(f"Voor ‘{keuze.soort}’ kan geen pgb. {keuze.soort.geen_pgb_reden}".strip())
    if keuze.leveringsvorm != Leveringsvorm.PGB:
        raise Geweigerd(f"Bij ‘{keuze.soort}’ is nog geen pgb gekozen. Kies dat eerst bij de voorziening.")
    if not eisenlijst(eisen):
        raise Geweigerd("Schrijf op wat de voorziening moet kunnen. Elke eis op een regel.")
    if max_bedrag <= 0:
        raise Geweigerd("Het hoogste bedrag moet hoger zijn dan 0.")
    if onderhoud < 0:
        raise Geweigerd("Het bedrag voor onderhoud kan niet negatief zijn. Vul 0 of meer in.")
    if Aankoopvoorstel.objects.filter(programma__keuze=keuze).exists():
        raise Geweigerd("Er is al een offerte of nota beoordeeld. Het programma van eisen verandert niet meer.")
    velden = {"eisen": eisen, "max_bedrag": max_bedrag, "onderhoud": onderhoud, "opgesteld_op": op}
    rij, _ = ProgrammaVanEisen.objects.update_or_create(keuze=keuze, defaults=velden)
    feit = leg_vast(melding, "P-23", op=op, door=door, naam="Programma van eisen opgesteld")
    # It goes along with the decision; until then it lies in the case.
    zet_brief_klaar(
        melding, "D-37", op=op, over=f"{rij.pk}:{feit.pk}", programma=rij.pk, alleen_dossier=True,
    )  # fmt: skip
    return rij


@handeling
def beoordeel_voorstel(
    programma: ProgrammaVanEisen, voorstel: Voorstel, *, op: date, door: Gebruiker
) -> Aankoopvoorstel:
    """Judge a quotation or bill before anything is paid (P-26); another solution may do as much (P-23)."""
    melding = vergrendel_open(programma.keuze.onderzoek.melding)
    if voorstel.bedrag <= 0:
        raise Geweigerd("Het bedrag moet hoger zijn dan 0.")
    if voorstel.ontvangen_op > op:
        raise Geweigerd("De offerte of nota kan niet in de toekomst zijn ontvangen. Controleer de datum.")
    if not (voorstel.wat.strip() and voorstel.leverancier.strip() and voorstel.waarom.strip()):
        raise Geweigerd("Schrijf op wat er gekocht wordt, bij wie, en waarom het wel of niet past.")
    velden = {
        naam: getattr(voorstel, naam) for naam in Voorstel.__dataclass_fields__ if naam not in ("stuk", "mediatype")
    }
    rij = Aankoopvoorstel.objects.create(programma=programma, **velden)
    if voorstel.stuk:
        rij.document = bewaar(
            melding, voorstel.stuk, sleutel=f"aankoop:{rij.pk}", soort="aankoop", titel=rij.get_soort_display(),
            richting=Document.Richting.IN, mediatype=voorstel.mediatype, op=op, door=door,
        )  # fmt: skip
        rij.save(update_fields=["document"])
    oordeel = "past bij het programma van eisen" if rij.past else "past niet bij het programma van eisen"
    leg_vast(melding, "P-26", op=op, door=door, naam=f"{rij.get_soort_display()} {oordeel}")
    return rij


def eisenlijst(tekst: str) -> tuple[str, ...]:
    """The demands, one a line."""
    return tuple(regel.strip() for regel in tekst.splitlines() if regel.strip())
