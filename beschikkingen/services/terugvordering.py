"""Terugvordering of what was wrongly enjoyed, after an intrekking for data that were deliberately wrong (H-11)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from beschikkingen.models import Beschikking, Voornemen
from beschikkingen.services.geldend import geldend
from beschikkingen.services.voornemen import (
    begin_voorstel,
    besluit_op,
    haal_voorziening,
    leg_vast_en_nodig_uit,
    lopende_zaak,
    stel_voor,
)
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding
from meldingen.services.handeling import handeling
from meldingen.termijnen import schrijf_datum

S = Voornemen.Soort


@dataclass(frozen=True, slots=True)
class Vordering:
    """What is claimed: the period (both days inclusive) and the amount in euro, whole or a part of the money's worth.

    With `ander_naam` from who deliberately helped, else from the client.
    """

    feiten: str
    opzet: str
    periode_van: date
    periode_tot: date
    bedrag: Decimal | None
    berekening: str
    is_geheel: bool = True
    ander_naam: str = ""
    ander_straat: str = ""
    ander_postcode_plaats: str = ""


def terug_te_vorderen(melding: Melding, op: date) -> QuerySet[Voornemen]:
    """The intrekkingen of the case that are in force and stand on wrong data (Wmo 2.4.1 lid 1)."""
    return Voornemen.objects.filter(
        soort=S.INTREKKING,
        grond=Voornemen.Grond.ONJUIST,
        beschikking__in=geldend(Beschikking.objects.filter(melding=melding)),
        ingangstijdstip__lte=op,
    ).select_related("voorziening__regel__gevraagd__soort", "beschikking")


@handeling
def leg_terugvordering_vast(intrekking: Voornemen, wat: Vordering, *, op: date, door: Gebruiker) -> Voornemen:
    """H-11, B-18: what is claimed and why it was deliberate; who must pay is asked what they think of it (D-36)."""
    zaak = lopende_zaak(intrekking.melding)
    grond = terug_te_vorderen(zaak, op).filter(pk=intrekking.pk).first()
    if grond is None:
        raise Geweigerd(
            "Terugvorderen kan alleen na een intrekking die geldt, om onjuiste of onvolledige gegevens "
            "(artikel 2.4.1 Wmo 2015). Trek eerst de voorziening in."
        )
    _toets(wat)
    _toets_periode(grond, wat, op)
    rij = Voornemen(
        melding=zaak,
        voorziening=haal_voorziening(grond.voorziening, zaak),
        soort=S.TERUGVORDERING,
        intrekking=grond,
        **{naam: getattr(wat, naam) for naam in wat.__dataclass_fields__},
    )
    return leg_vast_en_nodig_uit(rij, op=op, door=door)


@handeling
def stel_terugvordering_voor(
    voornemen: Voornemen, *, motivering: str, weging: str = "", op: date, door: Gebruiker
) -> Beschikking:
    """Propose it as a decision of its own, once who must pay was heard; the mandaat must reach the amount."""
    vers = begin_voorstel(voornemen, weging, op)
    if vers.soort != S.TERUGVORDERING:
        raise Geweigerd("Dit voornemen is geen terugvordering. Stel het op zijn eigen bladzijde voor.")
    _weiger_als_intrekking_weg(vers, op)
    return stel_voor(vers, motivering=motivering, op=op, door=door, bedrag=str(vers.bedrag))


@handeling
def beslis_terugvordering(beschikking: Beschikking, *, op: date, door: Gebruiker) -> Beschikking:
    """H-11: decide and make known (D-35); the intrekking must still stand."""
    with besluit_op(beschikking, brief="D-35", op=op, door=door) as (besluit, voornemen):
        _weiger_als_intrekking_weg(voornemen, op)
    return besluit


def _weiger_als_intrekking_weg(voornemen: Voornemen, op: date) -> None:
    if not terug_te_vorderen(voornemen.melding, op).filter(pk=voornemen.intrekking_id).exists():
        raise Geweigerd("De intrekking geldt niet meer. Laat dit voornemen vervallen.")


def _toets(wat: Vordering) -> None:
    if not wat.opzet.strip():
        raise Geweigerd("Schrijf op waaruit de opzet blijkt. Zonder opzet kan de gemeente niet terugvorderen.")
    if not wat.feiten.strip():
        raise Geweigerd("Schrijf op welke feiten dit nodig maken. Deze tekst staat in de brief.")
    if wat.bedrag is None or wat.bedrag <= 0:
        raise Geweigerd("Vul in welk bedrag u terugvordert.")
    if not wat.berekening.strip():
        raise Geweigerd("Schrijf op hoe u het bedrag hebt berekend, een stap per regel.")
    if wat.ander_naam.strip() and not (wat.ander_straat.strip() and wat.ander_postcode_plaats.strip()):
        raise Geweigerd("Vul het adres in van wie meewerkte. Daar gaat de brief heen.")


def _toets_periode(intrekking: Voornemen, wat: Vordering, op: date) -> None:
    """Only days that were wrongly enjoyed, and each day once."""
    if wat.periode_tot < wat.periode_van or wat.periode_tot > op:
        raise Geweigerd("De periode eindigt niet voor ze begint, en niet in de toekomst. Controleer de datums.")
    vanaf, tot = intrekking.ingangstijdstip, intrekking.einddatum_was
    if vanaf is not None and wat.periode_van < vanaf:
        raise Geweigerd(
            f"De intrekking geldt vanaf {schrijf_datum(vanaf)}. Over de tijd ervoor kunt u niet terugvorderen."
        )
    if tot is not None and wat.periode_tot > tot:
        raise Geweigerd(
            f"De voorziening liep tot en met {schrijf_datum(tot)}. Over de tijd erna kunt u niet terugvorderen."
        )
    eerder = Voornemen.objects.filter(
        intrekking=intrekking,
        beschikking__in=geldend(Beschikking.objects.filter(melding=intrekking.melding_id)),
        periode_van__lte=wat.periode_tot,
        periode_tot__gte=wat.periode_van,
    ).first()
    if eerder is not None:
        raise Geweigerd(
            f"Over {schrijf_datum(eerder.periode_van)} tot en met {schrijf_datum(eerder.periode_tot)} vordert de "
            "gemeente al terug. Kies een andere periode."
        )
