"""Spoed (Wmo 2.3.3): assess the same day, grant temporary help, end it without a gap (SP, T-27, T-41)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django_fsm import can_proceed

from beschikkingen.models import LOPENDE_SPOED, OPEN_SPOED, Beschikking, Besluitsoort, Mandaat, Spoedvoorziening
from beschikkingen.services.bekendmaking import maak_bekend
from beschikkingen.services.mandaat import TeNemen, weiger_zonder_mandaat
from meldingen import versleuteling
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services import parameters, taken
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.geheim import houd_adres_geheim
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.termijnen import MOTIVERING_ACHTERAF, bereken

S = Spoedvoorziening.Status
EEN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spoedhulp:
    """What is given at once. `waarde` in euro. With `is_adres_geheim` no letter names an address or a place."""

    hulp: str
    ingangsdatum: date
    motivering: str
    is_volledig_gemotiveerd: bool
    aanbieder: str = ""
    waarde: Decimal | None = None
    is_adres_geheim: bool = False


@handeling
def signaleer_spoed(melding: Melding, *, aanleiding: str, op: date, door: Gebruiker | None) -> Spoedvoorziening:
    """SP-01: help cannot wait, noticed at the intake or later; the teamleider has a task for today (M-06, T-27)."""
    vers = vergrendel(melding)
    if vers.is_gesloten:
        raise Geweigerd(f"Zaak {vers.nummer} is gesloten. Registreer een nieuwe melding met spoed.")
    if Spoedvoorziening.objects.filter(melding=vers, status__in=OPEN_SPOED).exists():
        raise Geweigerd("Voor deze zaak loopt al een spoedbeoordeling of tijdelijke hulp. Bekijk die eerst.")
    if not vers.is_spoed:
        vers.is_spoed = True
        vers.save(update_fields=["is_spoed"])
    spoed = _signaleer(vers, aanleiding, op, door)
    taken.maak_taak(
        vers, f"spoed:{spoed.pk}", "Beoordeel vandaag of er spoed is", rol=Rol.TEAMLEIDER, uiterlijk_op=op, op=op,
        plek="spoed", is_spoed=True,
    )  # fmt: skip
    return spoed


def signaleer_bij_registratie(melding: Melding, *, op: date, door: Gebruiker | None) -> None:
    """A consequence of the intake, which asked and made the task: the answer was yes (M-06)."""
    if melding.is_spoed:
        _signaleer(melding, "", op, door)


def _signaleer(melding: Melding, aanleiding: str, op: date, door: Gebruiker | None) -> Spoedvoorziening:
    leg_vast(melding, "SP-01", op=op, door=door, naam="Spoed gesignaleerd", reden=aanleiding)
    return Spoedvoorziening.objects.create(melding=melding, gesignaleerd_op=op, aanleiding=aanleiding)


@handeling
def stel_tijdelijk_voor(spoed: Spoedvoorziening, hulp: Spoedhulp, *, op: date, door: Gebruiker) -> None:
    """The consulent writes down what should be given; somebody with mandaat decides today."""
    _toets_hulp(hulp, op)
    melding, vers = _vergrendel(spoed)
    if vers.status != S.TE_BEOORDELEN:
        raise Geweigerd("Over deze spoed is al beslist. Bekijk de zaak opnieuw.")
    _neem_over(vers, hulp)
    vers.voorgesteld_door = door
    vers.save()
    if hulp.is_adres_geheim:
        houd_adres_geheim(melding, op=op, door=door)
    leg_vast(melding, "SP-02v", op=op, door=door, naam="Tijdelijke hulp voorgesteld")


@handeling
def ken_tijdelijk_toe(
    spoed: Spoedvoorziening, hulp: Spoedhulp, *, op: date, nu: datetime, door: Gebruiker
) -> Beschikking:
    """SP-02: temporary help from today, by somebody with mandaat; the piketdienst only outside office hours.

    It runs until the ordinary decision. The bezwaartermijn starts, D-29 stands ready. Without full reasons those
    follow within a week (Awb 3:47 lid 3, T-41).
    """
    _toets_hulp(hulp, op)
    with _stap(spoed, "tijdelijk_toekennen", "Tijdelijke hulp toegekend", op=op, door=door) as (melding, vers):
        _neem_over(vers, hulp)
        if hulp.is_adres_geheim:
            houd_adres_geheim(melding, op=op, door=door)
        besluit = TeNemen(
            melding.gemeente, Besluitsoort.TIJDELIJK, hulp.waarde or Decimal("0.00"), True, vers.voorgesteld_door_id
        )
        mandaat = weiger_zonder_mandaat(besluit, door=door, op=op, nu=nu)
        soort, uitkomst = Besluitsoort.TIJDELIJK, Beschikking.Uitkomst.TOEGEKEND
        vers.beschikking = _besluit(melding, vers, soort, uitkomst, hulp.motivering, mandaat, op, door)
        vers.ingangsdatum, vers.beoordeeld_op, vers.beoordeeld_door = hulp.ingangsdatum, op, door
        if hulp.is_volledig_gemotiveerd:
            vers.gemotiveerd_op = op
        else:
            vers.motiveren_voor = _vraag_motivering(melding, vers, op)
        _beoordeeld(melding, vers, op, door)
        zet_brief_klaar(melding, "D-29", op=op, over=str(vers.pk), spoed=vers.pk, soort="toekenning")
    return vers.beschikking


@handeling
def wijs_spoed_af(
    spoed: Spoedvoorziening, *, motivering: str, melder_geinformeerd: bool, op: date, door: Gebruiker
) -> None:
    """SP-03: it can wait; the ordinary procedure goes on, and who reported has been told."""
    if not motivering.strip():
        raise Geweigerd("Schrijf op waarom de gewone procedure kan worden gevolgd.")
    if not melder_geinformeerd:
        raise Geweigerd("Vertel de melder eerst dat de gewone procedure volgt, en leg dat hier vast.")
    with _stap(spoed, "geen_spoed", "Geen spoed", op=op, door=door, reden=motivering) as (melding, vers):
        vers.motivering, vers.beoordeeld_op, vers.beoordeeld_door = motivering, op, door
        _beoordeeld(melding, vers, op, door)


@handeling
def neem_in_levering(spoed: Spoedvoorziening, *, gestart_op: date, op: date, door: Gebruiker) -> None:
    """SP-04: the aanbieder confirmed; every week that the ordinary decision is not there is signalled."""
    if gestart_op > op:
        raise Geweigerd("De hulp kan niet in de toekomst zijn begonnen. Leg de start vast als de hulp er is.")
    with _stap(spoed, "in_levering_nemen", "Tijdelijke hulp begonnen", op=gestart_op, door=door) as (_, vers):
        if gestart_op < vers.gesignaleerd_op:
            raise Geweigerd("De hulp kan niet zijn begonnen voordat de spoed is gemeld. Controleer de datum.")
        vers.ingangsdatum = min(vers.ingangsdatum, gestart_op)


@handeling
def motiveer_achteraf(spoed: Spoedvoorziening, *, motivering: str, op: date, door: Gebruiker) -> None:
    """T-41: the reasons follow the decision, within a week; D-29 goes once more, now with them."""
    if not motivering.strip():
        raise Geweigerd("Schrijf op waarom de tijdelijke hulp is toegekend.")
    melding, vers = _vergrendel(spoed)
    if vers.motiveren_voor is None or vers.gemotiveerd_op is not None:
        raise Geweigerd("Dit besluit heeft al een volledige motivering.")
    vers.motivering, vers.gemotiveerd_op = motivering, op
    vers.save(update_fields=["motivering", "gemotiveerd_op"])
    leg_vast(melding, "T-41", op=op, door=door, naam="Spoedbesluit gemotiveerd")
    taken.rond_af_met_sleutel(melding, f"motiveer:{vers.pk}", op=op, door=door)
    zet_brief_klaar(melding, "D-29", op=op, over=f"motivering:{vers.pk}", spoed=vers.pk, soort="motivering")


@handeling
def beeindig_tijdelijk(
    spoed: Spoedvoorziening, *, laatste_dag: date, reden: str, op: date, nu: datetime, door: Gebruiker
) -> None:
    """SP-06: the need is gone or the melding was withdrawn; a decision of its own, with bezwaar."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de tijdelijke hulp stopt.")
    if laatste_dag < op:
        raise Geweigerd("De laatste dag ligt in het verleden. Kies vandaag of een latere dag.")
    naam = "Tijdelijke hulp beëindigd"
    with _stap(spoed, "tijdelijk_beeindigen", naam, op=op, door=door, reden=reden) as (melding, vers):
        soort, uitkomst = Besluitsoort.HERZIENING, Beschikking.Uitkomst.BEEINDIGD
        besluit = TeNemen(melding.gemeente, soort, Decimal("0.00"), True, None)
        mandaat = weiger_zonder_mandaat(besluit, door=door, op=op, nu=nu)
        einde = _besluit(melding, vers, soort, uitkomst, reden, mandaat, op, door)
        vers.einddatum = laatste_dag
        zet_brief_klaar(
            melding, "D-29", op=op, over=f"einde:{vers.pk}", spoed=vers.pk, soort="einde", beschikking=einde.pk
        )
        taken.rond_af_met_sleutel(melding, f"spoed-einde:{vers.pk}", op=op, door=door)


def volg_op(beschikking: Beschikking, *, op: date, door: Gebruiker) -> None:
    """SP-05, a consequence of the ordinary decision: the temporary help ends the day before what follows it.

    A refusal ends it on the day it is made known.
    """
    spoed = Spoedvoorziening.objects.filter(melding=beschikking.melding, status__in=LOPENDE_SPOED).first()
    if spoed is None or not beschikking.is_op_aanvraag:
        return
    begin = beschikking.regels.filter(is_toegekend=True).order_by("ingangsdatum").first()
    with _stap(spoed, "opvolgen", "Tijdelijke hulp opgevolgd", op=op, door=door) as (_, vers):
        vers.einddatum = max(vers.ingangsdatum, begin.ingangsdatum - EEN_DAG if begin else op)


def beoordeel_bij_sluiting(melding: Melding, *, op: date) -> None:
    """A consequence of the end of a case: what was not assessed needs no more; help that runs is looked at (TR-44)."""
    spoed = Spoedvoorziening.objects.filter(melding=melding, status__in=OPEN_SPOED).first()
    if spoed is None:
        return
    if spoed.status == S.TE_BEOORDELEN:
        with _stap(spoed, "geen_spoed", "Spoed vervallen", op=op, door=None) as (_, vers):
            vers.motivering, vers.beoordeeld_op = "De zaak is gesloten.", op
        return
    taken.maak_taak(
        melding, f"spoed-einde:{spoed.pk}", "De zaak is gesloten: beslis of de tijdelijke hulp stopt",
        rol=Rol.TEAMLEIDER, uiterlijk_op=op, op=op, plek="spoed", is_spoed=True,
    )  # fmt: skip


def _besluit(
    melding: Melding, spoed: Spoedvoorziening, soort: Besluitsoort, uitkomst: str, motivering: str, mandaat: Mandaat,
    op: date, door: Gebruiker,
) -> Beschikking:  # fmt: skip
    """Taken and made known at once; from here it is immutable and the bezwaartermijn runs."""
    besluit = Beschikking(
        melding=melding,
        soort=soort,
        uitkomst=uitkomst,
        motivering=motivering,
        motivering_kenmerk=versleuteling.kenmerk(motivering, "beschikking"),
        voorgesteld_op=op,
        voorgesteld_door=spoed.voorgesteld_door or door,
        mandaat=mandaat,
    )
    maak_bekend(besluit, melding, op=op, door=door, over=f"{soort}:{spoed.pk}")
    return besluit


def _toets_hulp(hulp: Spoedhulp, op: date) -> None:
    if not hulp.hulp.strip():
        raise Geweigerd("Schrijf op welke hulp de inwoner meteen krijgt.")
    if not hulp.motivering.strip():
        raise Geweigerd("Schrijf op waarom de hulp niet kan wachten. Een paar woorden zijn nu genoeg.")
    if hulp.ingangsdatum < op - EEN_DAG or hulp.ingangsdatum > op + EEN_DAG:
        raise Geweigerd("Tijdelijke hulp begint vandaag of morgen. Kan het later, dan is er geen spoed.")


def _neem_over(spoed: Spoedvoorziening, hulp: Spoedhulp) -> None:
    spoed.hulp, spoed.motivering, spoed.waarde = hulp.hulp, hulp.motivering, hulp.waarde
    spoed.aanbieder = "" if hulp.is_adres_geheim else hulp.aanbieder


def _vraag_motivering(melding: Melding, spoed: Spoedvoorziening, op: date) -> date:
    uiterlijk = bereken(op, MOTIVERING_ACHTERAF, parameters.kalender(melding.gemeente, op)).uiterste_datum
    taken.maak_taak(
        melding, f"motiveer:{spoed.pk}", "Schrijf de motivering van het spoedbesluit", rol=Rol.CONSULENT,
        voor=melding.behandelaar, uiterlijk_op=uiterlijk, op=op, plek="spoed_motivering", is_spoed=True,
    )  # fmt: skip
    return uiterlijk


def _beoordeeld(melding: Melding, spoed: Spoedvoorziening, op: date, door: Gebruiker) -> None:
    for sleutel in ("spoed", f"spoed:{spoed.pk}"):
        taken.rond_af_met_sleutel(melding, sleutel, op=op, door=door)


def _vergrendel(spoed: Spoedvoorziening) -> tuple[Melding, Spoedvoorziening]:
    melding = vergrendel(spoed.melding)
    return melding, Spoedvoorziening.objects.select_for_update(of=("self",)).get(pk=spoed.pk)


@contextmanager
def _stap(
    spoed: Spoedvoorziening, overgang: str, naam: str, *, op: date, door: Gebruiker | None, reden: str = ""
) -> Iterator[tuple[Melding, Spoedvoorziening]]:
    """One step of the machine under lock, with its line in the log of the case."""
    melding, vers = _vergrendel(spoed)
    methode = getattr(vers, overgang)
    if not can_proceed(methode):
        raise Geweigerd(
            f"Dit kan nu niet: de spoed staat op ‘{S(vers.status).label}’. Misschien was iemand u voor. "
            "Bekijk de zaak opnieuw."
        )
    yield melding, vers
    methode()
    vers.save()
    code = next(rij.custom["code"] for rij in _OVERGANGEN if rij.name == overgang)
    leg_vast(melding, code, op=op, door=door, naam=naam, reden=reden)


_OVERGANGEN = list(Spoedvoorziening._meta.get_field("status").get_all_transitions(Spoedvoorziening))
