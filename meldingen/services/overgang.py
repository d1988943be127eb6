"""The two verbs that write a Gebeurtenis: `stap` (one status change) and `leg_vast` (a fact)."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date

from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy
from django_fsm import can_proceed

from meldingen import versleuteling
from meldingen.fouten import Geweigerd
from meldingen.models import Gebeurtenis, Gebruiker, Melding, Status
from meldingen.services.handeling import transactie

# The transitions of the catalogue that are facts: they leave the status as it is.
FEITEN = {
    "TR-01": "Melding ingediend",
    "TR-02": "Melding geregistreerd",
    "TR-03": "Ontvangst bevestigd",
    "TR-05": "Onderzoek gestart",
    "TR-06": "Verkort onderzoek",
    "TR-08": "Onderzoek verlengd",
    "TR-09": "Extern advies gevraagd",
    "TR-10": "Verslag opgesteld",
    "TR-11": "Verslag teruggestuurd",
    "TR-15": "Zorgplan gevraagd",
    "TR-22": "Voortijdige aanvraag geregistreerd",
    "TR-23": "Rappel verzonden",
    "TR-25": "Aanvraag zonder melding ontvangen",
    "TR-26": "Als melding aangemerkt",
    "TR-28": "Opnieuw hersteltermijn gegeven",
    "TR-33": "Beslistermijn opgeschort",
    "TR-34": "Beslistermijn hervat",
    "TR-35": "Uitstel bericht",
    "TR-41": "Opdracht verstrekt",
    "TR-48": "Heronderzoek gestart",
    "TR-55": "Zorgplan gerappelleerd",
    "TR-56": "Akkoord zonder aanvraag ontvangen",
    "TR-59": "Uitvoering in mandaat",
}


def vergrendel(melding: Melding) -> Melding:
    """A fresh copy of the melding under a row lock; needs a transaction."""
    return Melding.objects.select_for_update(of=("self",)).select_related("client", "gemeente").get(pk=melding.pk)


def vergrendel_open(melding: Melding) -> Melding:
    """As `vergrendel`, for an act that a closed case no longer allows."""
    vers = vergrendel(melding)
    weiger_als_gesloten(vers)
    return vers


def weiger_als_gesloten(melding: Melding) -> None:
    """In a closed case nothing changes any more."""
    if melding.is_gesloten:
        raise Geweigerd(
            format_lazy(
                gettext_lazy("Zaak {nummer} is gesloten. U kunt hier niets meer wijzigen."), nummer=melding.nummer
            )
        )


@contextmanager
def stap(
    melding: Melding, overgang: str, *, op: date, door: Gebruiker | None, reden: str = "", namens: str = ""
) -> Iterator[Melding]:
    """Lock the melding, let the caller write facts on the locked copy, make exactly one transition, log it.

    Refuses when the present status does not allow the transition. Facts must be set on the yielded copy: it
    is saved whole. After an exception the copy is worthless; fetch a new one.
    """
    with transactie():
        vergrendeld = vergrendel(melding)
        methode = getattr(vergrendeld, overgang)
        if not can_proceed(methode):
            raise Geweigerd(_kan_niet(vergrendeld, overgang))
        van = vergrendeld.status
        yield vergrendeld
        methode()
        vergrendeld.save()
        rij = _rij(overgang)
        _schrijf(vergrendeld, rij["code"], rij["naam"], van, vergrendeld.status, op, door, reden, namens)


@contextmanager
def stap_of_feit(
    melding: Melding, overgang: str, *, tijdens: Collection[str], op: date, door: Gebruiker | None
) -> Iterator[Melding]:
    """Take the transition, or record it as a fact when the melding is in one of the statuses `tijdens`.

    The status says where the request stands; it does not lock the other step: after TR-21 the investigation is
    finished while the aanvraag is already in hand (A-05).
    """
    with transactie():
        vergrendeld = vergrendel(melding)
        if vergrendeld.status not in tijdens:
            with stap(vergrendeld, overgang, op=op, door=door) as vers:
                yield vers
            return
        yield vergrendeld
        vergrendeld.save()
        rij = _rij(overgang)
        leg_vast(vergrendeld, rij["code"], op=op, door=door, naam=rij["naam"])


def leg_vast(
    melding: Melding,
    code: str,
    *,
    op: date,
    door: Gebruiker | None,
    reden: str = "",
    namens: str = "",
    naam: str = "",
) -> Gebeurtenis:
    """Record a fact that changes no status. `code` is a TR-row that is a fact, or an own code with a `naam`."""
    return _schrijf(melding, code, naam or FEITEN[code], melding.status, melding.status, op, door, reden, namens)


def _schrijf(
    melding: Melding,
    code: str,
    naam: str,
    van: str,
    naar: str,
    op: date,
    door: Gebruiker | None,
    reden: str,
    namens: str,
) -> Gebeurtenis:
    return Gebeurtenis.objects.create(
        melding=melding,
        code=code,
        naam=naam,
        van=van,
        naar=naar,
        reden=reden,
        reden_kenmerk=versleuteling.kenmerk(reden, "gebeurtenis") if reden else "",
        op=op,
        door=door,
        namens=namens,
    )


def laatste_reden(melding: Melding, code: str) -> str:
    """The reason given with the newest event of this code: what a letter repeats to the client."""
    rij = Gebeurtenis.objects.filter(melding=melding, code=code).first()
    return rij.reden if rij else ""


def overgangen() -> dict[str, dict[str, str]]:
    """Every status transition by method name, with its catalogue code and name."""
    rijen = Melding._meta.get_field("status").get_all_transitions(Melding)
    return {rij.name: rij.custom for rij in rijen}


def _rij(overgang: str) -> dict[str, str]:
    return overgangen()[overgang]


def _kan_niet(melding: Melding, overgang: str) -> Promise:
    """In the language of whoever reads it: the client comes here too, with a page that is no longer true."""
    zin = gettext_lazy(
        "Dit kan nu niet ({wat}): zaak {nummer} staat op ‘{stand}’. Misschien heeft iemand anders de zaak net "
        "gewijzigd. Bekijk de zaak opnieuw."
    )
    return format_lazy(
        zin, wat=_klein(_rij(overgang)["naam"]), nummer=melding.nummer, stand=Status(melding.status).label
    )


_klein = lazy(lambda naam: gettext(naam).lower(), str)
