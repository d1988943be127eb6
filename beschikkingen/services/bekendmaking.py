"""Making a decision known: its date starts the term for bezwaar or beroep, the letter that left is the proof (B-24)."""

from datetime import date

from beschikkingen.models import Beschikking
from meldingen.models import Document, Gebruiker, Melding, Termijn, Uitgaand
from meldingen.services import termijnen
from meldingen.services.overgang import leg_vast
from meldingen.termijnen import BEROEP, BEZWAAR, schrijf_datum


def maak_bekend(beschikking: Beschikking, melding: Melding, *, op: date, door: Gebruiker, over: str = "") -> Termijn:
    """Take the (locked) decision and make it known on the same day; from here it is immutable.

    Against a decision on bezwaar stands beroep (T-45), against every other one bezwaar (T-19). `over` tells the clock
    of a second decision from that of the first.
    """
    op_bezwaar = beschikking.soort == Beschikking.Soort.OP_BEZWAAR
    soort, lengte = (Termijn.Soort.BEROEP, BEROEP) if op_bezwaar else (Termijn.Soort.BEZWAAR, BEZWAAR)
    termijn = termijnen.open_termijn(melding, soort, lengte, start=op, over=over)
    beschikking.besloten_op = beschikking.bekendgemaakt_op = op
    beschikking.besloten_door, beschikking.bezwaar_tot = door, termijn.uiterste_datum
    beschikking.bezwaartermijn = termijn
    beschikking.save()
    return termijn


def volg_verzending(document: Document, *, op: date, door: Gebruiker | None) -> None:
    """A consequence of a letter that left: what left later than it was decided, is made known later (B-24, Awb 3:41).

    The term moves to the day of sending; the letter keeps the date it has, which is earlier and costs nobody anything.
    """
    rij = Uitgaand.objects.filter(sleutel=document.sleutel).first()
    pk = rij.inhoud.get("beschikking") if rij else None
    besluit = Beschikking.objects.select_related("bezwaartermijn__melding").filter(pk=pk).first() if pk else None
    termijn = besluit.bezwaartermijn if besluit else None
    if termijn is None or not termijn.is_open or termijn.start >= op:
        return
    termijnen.verplaats_start(termijn, start=op)
    naam = f"Besluit verzonden op {schrijf_datum(op)}; termijn tot en met {schrijf_datum(termijn.uiterste_datum)}"
    leg_vast(document.melding, "B-24", op=op, door=door, naam=naam)
