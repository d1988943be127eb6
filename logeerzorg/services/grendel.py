"""The locks of an act on a stay, in one order (client, case, stay, bed), and in words why a bed cannot be had."""

from datetime import date, datetime

from beschikkingen.models import Voorziening
from logeerzorg.models import BEZET, Bed, Blokkade, Reservering
from logeerzorg.perioden import Looptijd
from logeerzorg.wandklok import op_de_klok
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Melding
from meldingen.opsomming import opsomming
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Voorzieningsoort

S = Reservering.Status


def vergrendel_client(reservering: Reservering) -> Client:
    """The client first: must not get two stays at once past the cap."""
    return Client.objects.select_for_update().get(pk=reservering.client_id)


def vergrendel(reservering: Reservering) -> Reservering:
    """A fresh copy of the stay; its case before it, because the act writes to the log of the case."""
    Melding.objects.select_for_update().get(pk=reservering.melding_id)
    return (
        Reservering.objects.select_for_update(of=("self",))
        .select_related("melding__gemeente", "gemeente", "client", "bed__locatie", "voorkeur", "overschrijding")
        .get(pk=reservering.pk)
    )


def vergrendel_bed(bed: Bed, melding: Melding, van: date, tot: date) -> None:
    """Lock the bed, or refuse with what would be possible: which nights, or until which day."""
    # First the lock, then the look: one statement that waited would not see the blokkade that was made meanwhile.
    Bed.objects.select_for_update().get(pk=bed.pk)
    vrij = Bed.objects.filter(pk=bed.pk).boekbaar_voor(melding.gemeente, van, tot)
    if not vrij.vrij_in(van, tot, BEZET, voor=melding.client).exists():
        nachten = f"{schrijf_datum(van)} tot {schrijf_datum(tot)}"
        raise Geweigerd(f"{bed} is van {nachten} niet vrij. {_wat_wel(bed, melding, van, tot)}")


def weiger_buiten_indicatie(melding: Melding, van: date, tot: date) -> None:
    """After the grant a stay lies within it: past its last day nothing can be booked (rule 5.6)."""
    lopend = looptijden(melding)
    if not lopend or any(rij.dekt(van, tot) for rij in lopend):
        return
    laatste = lopend[-1]
    vanaf = schrijf_datum(laatste.van)
    if laatste.tot is None or van < laatste.van:
        raise Geweigerd(f"De indicatie begint op {vanaf}. Kies een aankomst op of na die dag.")
    raise Geweigerd(
        f"De indicatie loopt tot en met {schrijf_datum(laatste.tot)}. Daarna kan er niet worden gereserveerd. "
        f"Kies een vertrek uiterlijk op {schrijf_datum(laatste.tot)}."
    )


def looptijden(melding: Melding) -> list[Looptijd]:
    """When logeerzorg was granted in this case; grants that follow each other are one."""
    rijen = Voorziening.objects.filter(
        melding=melding, regel__gevraagd__soort__code=Voorzieningsoort.KORTDUREND_VERBLIJF
    )
    aaneen: list[Looptijd] = []
    for van, tot in rijen.order_by("ingangsdatum", "pk").values_list("ingangsdatum", "einddatum"):
        nieuw = Looptijd(van, tot)
        if aaneen and nieuw.sluit_aan_op(aaneen[-1]):
            vorige = aaneen.pop()
            nieuw = Looptijd(vorige.van, None if None in (vorige.tot, tot) else max(vorige.tot, tot))
        aaneen.append(nieuw)
    return aaneen


def weiger_tenzij(reservering: Reservering, *statussen: str) -> None:
    """Refuse when somebody else already moved this stay on."""
    if reservering.status not in statussen:
        nu = S(reservering.status).label.lower()
        mag = opsomming((S(status).label.lower() for status in statussen), "of")
        raise Geweigerd(f"Dit kan alleen bij een verblijf met de stand {mag}; dit verblijf is {nu}. Ververs de pagina.")


def is_verlopen(reservering: Reservering, nu: datetime) -> bool:
    """Whether an option was not fixed in time, also when the hourly task did not see it yet (LR-04)."""
    tot = reservering.optie_tot
    return reservering.vastgezet_op is None and tot is not None and tot <= nu


def weiger_als_verlopen(reservering: Reservering, nu: datetime) -> None:
    """Refuse to go on with an option that was not fixed in time, or of which the day of arrival is over."""
    if is_verlopen(reservering, nu):
        tot = op_de_klok(reservering.optie_tot)
        raise Geweigerd(
            f"De optie is verlopen op {schrijf_datum(tot.date())} om {tot:%H.%M} uur. "
            "Is het bed nog vrij? Plaats dan een nieuwe optie."
        )
    if reservering.aankomst < op_de_klok(nu).date():
        raise Geweigerd("De aankomst is al voorbij. Zoek een bed op andere dagen.")


def in_woorden(reservering: Reservering) -> str:
    """The days of a stay, in the log of the case and in tasks; a dagdeel is one day."""
    aankomst = schrijf_datum(reservering.aankomst)
    return aankomst if reservering.is_dagdeel else f"{aankomst} tot {schrijf_datum(reservering.vertrek)}"


def plek_en_dagen(reservering: Reservering) -> str:
    """Where and when, for the log of the case; a long name of a house is cut to what the log holds."""
    assert reservering.bed is not None  # noqa: S101
    return f"{str(reservering.bed.locatie)[:60]}, {in_woorden(reservering)}"


def _wat_wel(bed: Bed, melding: Melding, van: date, tot: date) -> str:
    rij = Bed.objects.filter(pk=bed.pk)
    if not rij.boekbaar_voor(melding.gemeente, van, tot).exists():
        return (
            f"In deze nachten doen gemeente {melding.gemeente} en {bed.locatie.organisatie} niet allebei mee in de "
            "regio. Kies een bed van een andere locatie."
        )
    if not rij.in_gebruik(van, tot).exists():
        return _in_gebruik(bed)
    return _ruimte(bed, melding, van, tot)


def _in_gebruik(bed: Bed) -> str:
    open_ = bed.looptijd
    tot = f" tot en met {schrijf_datum(open_.tot)}" if open_.tot else ""
    return f"Het is in gebruik van {schrijf_datum(open_.van)}{tot}. Kies dagen in die tijd, of een ander bed."


def _ruimte(bed: Bed, melding: Melding, van: date, tot: date) -> str:
    bezet = Reservering.objects.filter(bed=bed, status__in=BEZET, is_dagdeel=False, periode__overlap=(van, tot))
    dicht = Blokkade.objects.filter(bed=bed, periode__overlap=(van, tot)).exclude(voor=melding.client)
    perioden = sorted([*bezet.values_list("periode", flat=True), *dicht.values_list("periode", flat=True)])
    begin, eind = perioden[0].lower, max(rij.upper for rij in perioden)
    reden = "geblokkeerd" if dicht.exists() else "bezet"
    kan = [f"kom vanaf {schrijf_datum(eind)}", "kies een ander bed"]
    if begin > van:
        kan.insert(0, f"vertrek uiterlijk op {schrijf_datum(begin)}")
    wat = opsomming(kan, "of")
    return f"Het is {reden} van {schrijf_datum(begin)} tot {schrijf_datum(eind)}. {wat[0].upper()}{wat[1:]}."
