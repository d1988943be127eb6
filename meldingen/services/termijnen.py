"""The one place that opens, moves and closes a Termijn, and keeps `Melding.uiterlijk_op` equal to the rows."""

from datetime import date

from meldingen.models import Gemeente, Melding, Opschorting, Termijn
from meldingen.services import parameters
from meldingen.services.handeling import handeling
from meldingen.termijnen import Berekening, Eenheid, Kalender, Lengte, Periode, bereken

WIE = {
    Termijn.Soort.ONDERZOEK: Termijn.Wie.COLLEGE,
    Termijn.Soort.BEVESTIGING: Termijn.Wie.COLLEGE,
    Termijn.Soort.BESLUIT: Termijn.Wie.COLLEGE,
    Termijn.Soort.PERSOONLIJK_PLAN: Termijn.Wie.CLIENT,
    Termijn.Soort.RETOUR: Termijn.Wie.CLIENT,
    Termijn.Soort.BEZWAAR: Termijn.Wie.CLIENT,
}
# Norms of the gemeente itself: a promise, shown and signalled, but not a legal date of the college.
ZONDER_WETTELIJKE_DATUM = frozenset({Termijn.Soort.BEVESTIGING})


@handeling
def open_termijn(melding: Melding, soort: Termijn.Soort, lengte: Lengte, *, start: date) -> Termijn:
    """Start a clock on a (locked) melding: the day of the event is day 0 (4.1)."""
    berekening = bereken(start, lengte, kalender_van(melding.gemeente, start))
    termijn = Termijn.objects.create(
        gemeente=melding.gemeente,
        melding=melding,
        soort=soort,
        wie=WIE[soort],
        regel=lengte.regel,
        artikel=lengte.artikel,
        aantal=lengte.aantal,
        eenheid=lengte.eenheid,
        start=start,
        kale_einddatum=berekening.kale_einddatum,
        uiterste_datum=berekening.uiterste_datum,
        uitleg=list(berekening.uitleg()),
    )
    werk_uiterlijk_bij(melding)
    return termijn


@handeling
def haal(melding: Melding, soort: Termijn.Soort, *, op: date) -> None:
    """The clock has been met: what had to happen, happened on `op`. Nothing when no such clock runs."""
    _lopend(melding, soort).update(gehaald_op=op)
    werk_uiterlijk_bij(melding)


@handeling
def laat_vervallen(melding: Melding, *, op: date, soort: Termijn.Soort | None = None) -> None:
    """The clock has lost its meaning (a case that ends, a term that is replaced)."""
    _lopend(melding, soort).update(vervallen_op=op)
    werk_uiterlijk_bij(melding)


@handeling
def schort_op(termijn: Termijn, *, grond: Opschorting.Grond, van: date, tot: date | None) -> Opschorting:
    """Let the clock stand still from the day after `van`; `tot` is the day it runs again (T-13, T-14)."""
    opschorting = Opschorting.objects.create(termijn=termijn, grond=grond, van=van, tot=tot)
    herbereken(termijn)
    return opschorting


@handeling
def hervat(opschorting: Opschorting, *, tot: date) -> None:
    """The clock runs again on `tot`; the legal date is computed anew."""
    opschorting.tot = tot
    opschorting.save(update_fields=["tot"])
    herbereken(opschorting.termijn)


@handeling
def herbereken(termijn: Termijn) -> Berekening:
    """Compute the legal date anew from start, length and suspensions; never earlier than was told."""
    opschortingen = [Periode(rij.van, rij.tot) for rij in termijn.opschortingen.all() if rij.tot is not None]
    lengte = lengte_van(termijn)
    berekening = bereken(termijn.start, lengte, kalender_van(termijn.gemeente, termijn.start), opschortingen)
    termijn.kale_einddatum = berekening.kale_einddatum
    termijn.uiterste_datum = max(termijn.uiterste_datum, berekening.uiterste_datum)
    termijn.uitleg = list(berekening.uitleg())
    termijn.save(update_fields=["kale_einddatum", "uiterste_datum", "uitleg"])
    if termijn.melding is not None:
        werk_uiterlijk_bij(termijn.melding)
    return berekening


def lengte_van(termijn: Termijn) -> Lengte:
    """The length as stored on the row."""
    eenheid = Eenheid(termijn.eenheid)
    return Lengte(
        termijn.aantal,
        eenheid,
        atw=eenheid is not Eenheid.WERKDAGEN,
        artikel=termijn.artikel,
        regel=termijn.regel,
    )


def kalender_van(gemeente: Gemeente, dag: date) -> Kalender:
    """The calendar of the gemeente on the day a term starts."""
    return parameters.kalender(gemeente, dag)


def werk_uiterlijk_bij(melding: Melding) -> None:
    """`uiterlijk_op` is the nearest open legal date of the college; it is set on the given instance too."""
    melding.uiterlijk_op = (
        _lopend(melding, None)
        .filter(wie=Termijn.Wie.COLLEGE)
        .exclude(soort__in=ZONDER_WETTELIJKE_DATUM)
        .order_by("uiterste_datum")
        .values_list("uiterste_datum", flat=True)
        .first()
    )
    melding.save(update_fields=["uiterlijk_op"])


def _lopend(melding: Melding, soort: Termijn.Soort | None):
    rijen = Termijn.objects.filter(melding=melding, gehaald_op__isnull=True, vervallen_op__isnull=True)
    return rijen if soort is None else rijen.filter(soort=soort)
