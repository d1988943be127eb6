"""The one way in which a bezwaar changes: under the lock of its case, one transition, one line in the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy
from django_fsm import can_proceed

from beschikkingen.models import Bezwaar
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services.handeling import transactie
from meldingen.services.overgang import leg_vast, vergrendel

NAMEN = {
    "BZ-01": "Bezwaar ontvangen",
    "BZ-02": "Bezwaar: om aanvulling gevraagd",
    "BZ-03": "Bezwaar: aanvulling ontvangen",
    "BZ-04": "Bezwaar niet-ontvankelijk",
    "BZ-05": "Bezwaar in behandeling genomen",
    "BZ-06": "Beslissing op bezwaar verdaagd",
    "BZ-07": "Beslist op bezwaar",
    "BZ-08": "Beslist op bezwaar na verdaging",
    "BZ-09": "Bezwaar ingetrokken",
    "BZ-10": "Bezwaar kennelijk niet-ontvankelijk",
    "BZ-11": "Bezwaar ingetrokken",
    "BZ-12": "Bezwaar ingetrokken",
    "BZ-13": "Bezwaar ingetrokken",
    "BZ-14": "Beroep ontvangen",
    "BZ-15": "Uitspraak verwerkt",
}


@contextmanager
def bezwaarstap(
    bezwaar: Bezwaar, overgang: str, *, op: date, door: Gebruiker, reden: str = ""
) -> Iterator[tuple[Bezwaar, Melding]]:
    """Lock case and bezwaar, let the caller write facts on the locked copy, make one transition, log it."""
    with transactie():
        zaak = vergrendel(bezwaar.melding)
        vers = vergrendel_bezwaar(bezwaar)
        vers.melding = zaak
        methode = getattr(vers, overgang)
        if not can_proceed(methode):
            zin = gettext_lazy(
                "Dit kan nu niet: het bezwaar staat op ‘{stand}’. Misschien heeft iemand anders het net gewijzigd. "
                "Bekijk het bezwaar opnieuw."
            )
            raise Geweigerd(format_lazy(zin, stand=Bezwaar.Status(vers.status).label))
        yield vers, zaak
        methode()
        vers.save()
        code = code_van(overgang)
        leg_vast(zaak, code, op=op, door=door, naam=NAMEN[code], reden=reden)


@contextmanager
def bezwaarfeit(
    bezwaar: Bezwaar, code: str, naam: str, *, op: date, door: Gebruiker, reden: str = ""
) -> Iterator[tuple[Bezwaar, Melding]]:
    """The same for a fact that leaves the status: only while somebody still has to decide on the bezwaar."""
    with transactie():
        zaak = vergrendel(bezwaar.melding)
        vers = vergrendel_bezwaar(bezwaar)
        vers.melding = zaak
        if not vers.is_open:
            raise Geweigerd(f"Het bezwaar staat op ‘{vers.get_status_display()}’. Er valt niets meer te wijzigen.")
        yield vers, zaak
        vers.save()
        leg_vast(zaak, code, op=op, door=door, naam=naam, reden=reden)


def code_van(overgang: str) -> str:
    """The row of the catalogue that belongs to a transition."""
    rijen = Bezwaar._meta.get_field("status").get_all_transitions(Bezwaar)
    return next(rij.custom["code"] for rij in rijen if rij.name == overgang)


def vergrendel_bezwaar(bezwaar: Bezwaar) -> Bezwaar:
    """A fresh copy under a row lock; take the lock of the melding first."""
    rijen = Bezwaar.objects.select_for_update(of=("self",))
    return rijen.select_related("beschikking__bezwaartermijn", "termijn", "opschorting").get(pk=bezwaar.pk)


def weiger_als_geen_jurist(door: Gebruiker) -> None:
    """A bezwaar is handled by somebody who had no part in the decision."""
    if not door.is_een(Rol.BEZWAARJURIST):
        raise Geweigerd("Een bezwaar wordt behandeld door de bezwaarjurist. Vraag een bezwaarjurist.")
