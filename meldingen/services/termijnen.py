"""The one place that opens, moves and closes a Termijn, and keeps `Melding.uiterlijk_op` equal to the rows."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

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
    Termijn.Soort.RAPPEL: Termijn.Wie.CLIENT,
    Termijn.Soort.HERSTEL: Termijn.Wie.CLIENT,
    Termijn.Soort.BUITEN_BEHANDELING: Termijn.Wie.COLLEGE,
    Termijn.Soort.INGEBREKESTELLING: Termijn.Wie.COLLEGE,
    Termijn.Soort.DWANGSOMBESLUIT: Termijn.Wie.COLLEGE,
    Termijn.Soort.DOORZENDING: Termijn.Wie.COLLEGE,
    Termijn.Soort.INGEZETENE: Termijn.Wie.CLIENT,
    Termijn.Soort.BRIEFADRES: Termijn.Wie.CLIENT,
    Termijn.Soort.ZORGPLAN: Termijn.Wie.AANBIEDER,
    Termijn.Soort.BEZWAAR: Termijn.Wie.CLIENT,
    Termijn.Soort.BOB: Termijn.Wie.COLLEGE,
    Termijn.Soort.BEROEP: Termijn.Wie.CLIENT,
}
# Norms of the gemeente itself: a promise, shown and signalled, but not a legal date of the college.
ZONDER_WETTELIJKE_DATUM = frozenset({Termijn.Soort.BEVESTIGING, Termijn.Soort.DOORZENDING})


@handeling
def open_termijn(melding: Melding, soort: Termijn.Soort, lengte: Lengte, *, start: date, over: str = "") -> Termijn:
    """Start a clock on a (locked) melding: the day of the event is day 0 (4.1).

    `over` says what it belongs to when several of a kind may run beside each other (each bezwaar has its own BOB).
    """
    return open_termijnen(melding, {soort: lengte}, start=start, over=over)[0]


@handeling
def open_termijnen(
    melding: Melding, lengten: Mapping[Termijn.Soort, Lengte], *, start: date, over: str = ""
) -> list[Termijn]:
    """Start several clocks on the same day; the calendar is read and `uiterlijk_op` is set once."""
    kalender = kalender_van(melding.gemeente, start)
    termijnen = Termijn.objects.bulk_create(
        _termijn(melding, soort, lengte, bereken(start, lengte, kalender), over) for soort, lengte in lengten.items()
    )
    werk_uiterlijk_bij(melding)
    return termijnen


def _termijn(melding: Melding, soort: Termijn.Soort, lengte: Lengte, berekening: Berekening, over: str) -> Termijn:
    return Termijn(
        gemeente=melding.gemeente,
        melding=melding,
        soort=soort,
        over=over,
        wie=WIE[soort],
        regel=lengte.regel,
        artikel=lengte.artikel,
        aantal=lengte.aantal,
        eenheid=lengte.eenheid,
        start=berekening.start,
        kale_einddatum=berekening.kale_einddatum,
        uiterste_datum=berekening.uiterste_datum,
        uitleg=list(berekening.uitleg()),
    )


@handeling
def haal(melding: Melding, soort: Termijn.Soort, *, op: date) -> None:
    """The clock has been met: what had to happen, happened on `op`. Nothing when no such clock runs."""
    _lopend(melding, soort).update(gehaald_op=op)
    werk_uiterlijk_bij(melding)


@handeling
def heropen(melding: Melding, soort: Termijn.Soort, *, start: date) -> None:
    """What came was not what was asked: the clock of that start runs on as if it had not been met."""
    Termijn.objects.filter(melding=melding, soort=soort, start=start, vervallen_op__isnull=True).update(gehaald_op=None)
    werk_uiterlijk_bij(melding)


@handeling
def laat_vervallen(
    melding: Melding, *, op: date, soort: Termijn.Soort | None = None, behalve: Sequence[Termijn.Soort] = ()
) -> None:
    """The clock has lost its meaning (a case that ends, a term that is replaced)."""
    _lopend(melding, soort).exclude(soort__in=behalve).update(vervallen_op=op)
    werk_uiterlijk_bij(melding)


@handeling
def sluit(termijn: Termijn, *, gehaald_op: date | None = None, vervallen_op: date | None = None) -> None:
    """This one clock has been met, or has lost its meaning; nothing when it no longer runs."""
    _lopend(termijn.melding, None).filter(pk=termijn.pk).update(gehaald_op=gehaald_op, vervallen_op=vervallen_op)
    werk_uiterlijk_bij(termijn.melding)


@handeling
def verleng(termijn: Termijn, *, met: int) -> None:
    """An extension the law itself gives, in the unit of the clock (verdaging, T-21); the date was told."""
    termijn.verlengd_met = met
    termijn.save(update_fields=["verlengd_met"])
    herbereken(termijn)
    deel_mee(termijn)


@handeling
def schort_op(
    termijn: Termijn, *, grond: Opschorting.Grond, van: date, tot: date | None, toelichting: str = ""
) -> Opschorting:
    """Let the clock stand still from the day after `van`; `tot` is the day it runs again, None when unknown (T-14)."""
    opschorting = Opschorting.objects.create(termijn=termijn, grond=grond, van=van, tot=tot, toelichting=toelichting)
    herbereken(termijn)
    return opschorting


@handeling
def hervat(opschorting: Opschorting, *, tot: date, op: date) -> Termijn:
    """The clock runs again on `tot`, as recorded on `op`; the legal date is computed anew."""
    opschorting.tot, opschorting.hervat_op = tot, op
    opschorting.save(update_fields=["tot", "hervat_op"])
    termijn = Termijn.objects.select_related("gemeente", "melding").get(pk=opschorting.termijn_id)
    herbereken(termijn)
    return termijn


@handeling
def verplaats_start(termijn: Termijn, *, start: date) -> None:
    """A recorded correction of the day the clock started; the reason stands in the log of the case."""
    termijn.start = start
    herbereken(termijn)


@handeling
def deel_mee(termijn: Termijn) -> None:
    """The client has been told the legal date of now; from here it never comes earlier (4.1 rule 10)."""
    termijn.meegedeeld = termijn.uiterste_datum
    termijn.save(update_fields=["meegedeeld"])


@handeling
def beloof(termijn: Termijn, *, streefdatum: date) -> None:
    """Promise a date. The legal date stays what it is: a promise never moves it (T-05, T-16)."""
    termijn.streefdatum = streefdatum
    termijn.save(update_fields=["streefdatum"])


@handeling
def herbereken(termijn: Termijn) -> Berekening:
    """Compute the legal date anew from start, length and suspensions; never earlier than was told."""
    opschortingen = [
        Periode(rij.van, rij.tot, rij.get_grond_display()) for rij in termijn.opschortingen.all() if rij.tot is not None
    ]
    lengte = lengte_van(termijn)
    berekening = bereken(termijn.start, lengte, kalender_van(termijn.gemeente, termijn.start), opschortingen)
    termijn.kale_einddatum = berekening.kale_einddatum
    termijn.uiterste_datum = max(berekening.uiterste_datum, termijn.meegedeeld or berekening.uiterste_datum)
    termijn.opgeschorte_dagen = berekening.opgeschorte_dagen
    termijn.uitleg = list(berekening.uitleg())
    # With the start in one go: a start that moved may lie past the end that was, and the database refuses that.
    termijn.save(update_fields=["start", "kale_einddatum", "uiterste_datum", "opgeschorte_dagen", "uitleg"])
    if termijn.melding is not None:
        werk_uiterlijk_bij(termijn.melding)
    return berekening


def lopende(melding: Melding, soort: Termijn.Soort) -> Termijn | None:
    """The clock of this kind that runs on the case, locked; None when there is none."""
    return _lopend(melding, soort).select_for_update().first()


def lengte_van(termijn: Termijn) -> Lengte:
    """The length as stored on the row."""
    eenheid = Eenheid(termijn.eenheid)
    return Lengte(
        termijn.aantal,
        eenheid,
        atw=eenheid is not Eenheid.WERKDAGEN,
        artikel=termijn.artikel,
        regel=termijn.regel,
        verlengd_met=termijn.verlengd_met,
    )


def kalender_van(gemeente: Gemeente, dag: date) -> Kalender:
    """The calendar of the gemeente on the day a term starts."""
    return parameters.kalender(gemeente, dag)


def werk_uiterlijk_bij(melding: Melding) -> None:
    """`uiterlijk_op` is the nearest open legal date of the college; it is set on the given instance too.

    A clock that stands still without a known end has no date to sort on.
    """
    melding.uiterlijk_op = (
        _lopend(melding, None)
        .filter(wie=Termijn.Wie.COLLEGE)
        .exclude(soort__in=ZONDER_WETTELIJKE_DATUM)
        .exclude(Exists(_staat_stil_zonder_einde()))
        .order_by("uiterste_datum")
        .values_list("uiterste_datum", flat=True)
        .first()
    )
    melding.save(update_fields=["uiterlijk_op"])


def _staat_stil_zonder_einde() -> QuerySet[Opschorting]:
    return Opschorting.objects.filter(termijn=OuterRef("pk"), tot__isnull=True)


def _lopend(melding: Melding, soort: Termijn.Soort | None):
    rijen = Termijn.objects.filter(melding=melding, gehaald_op__isnull=True, vervallen_op__isnull=True)
    return rijen if soort is None else rijen.filter(soort=soort)
