"""Who may decide: the mandaatregister, the amount, four eyes and the hours of the piketdienst (B-01, B-02)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q, Sum
from django.utils import timezone

from beschikkingen.models import Beschikking, Mandaat
from meldingen.brieven.filters import euro
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente
from meldingen.opsomming import opsomming
from meldingen.rollen import Rol
from meldingen.services import parameters
from meldingen.termijnen import is_werkdag, schrijf_datum

_VIEROGEN = ["vierogen_besluit", "vierogen_niet_bij", "vierogen_vanaf_bedrag"]


@dataclass(frozen=True, slots=True)
class TeNemen:
    """A decision that is to be taken. `bedrag` in euro; `alles_toegekend` when nothing of what was asked is refused."""

    gemeente: Gemeente
    soort: str
    bedrag: Decimal
    alles_toegekend: bool
    voorgesteld_door: int | None


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Whether this person may decide: the line of the register, or (`bezwaar`) the sentence that says why not."""

    mandaat: Mandaat | None = None
    bezwaar: str = ""


def te_nemen(beschikking: Beschikking) -> TeNemen:
    """What of this proposal matters for who may decide it."""
    return TeNemen(
        gemeente=beschikking.melding.gemeente,
        soort=beschikking.soort,
        bedrag=bedrag_van(beschikking),
        alles_toegekend=beschikking.uitkomst == Beschikking.Uitkomst.TOEGEKEND,
        voorgesteld_door=beschikking.voorgesteld_door_id,
    )


def bedrag_van(beschikking: Beschikking) -> Decimal:
    """What the decision is worth in euro: the kostprijs of all that is granted, or what is claimed back (H-11)."""
    if beschikking.soort == Beschikking.Soort.TERUGVORDERING:
        return Decimal(beschikking.parameters["bedrag"])
    som = beschikking.regels.filter(is_toegekend=True).aggregate(som=Sum("kostprijs"))["som"]
    return som or Decimal("0.00")


def mag_beslissen(besluit: TeNemen, *, door: Gebruiker, op: date, nu: datetime | None = None) -> Oordeel:
    """Whether `door` may take this decision on the day `op`; `nu` is the moment, for the piketdienst.

    The sentence of a refusal says who may.
    """
    if door.gemeente_id != besluit.gemeente.pk:
        return Oordeel(bezwaar="Deze zaak is van een andere gemeente.")
    register = list(
        Mandaat.objects.filter(gemeente=besluit.gemeente, besluitsoort=besluit.soort).select_related("gebruiker")
    )
    eigen = [rij for rij in register if rij.gebruiker_id == door.pk or rij.rol in door.rollen]
    geldig = [rij for rij in eigen if _geldt(rij, op)]
    passend = [rij for rij in geldig if _past(rij, besluit.bedrag)]
    bruikbaar = [rij for rij in passend if rij.rol != Rol.PIKET or _is_piket(besluit.gemeente, nu)]
    if not bruikbaar:
        reden = _reden(besluit, eigen, geldig, passend, op)
        return Oordeel(bezwaar=f"{reden} {_wie_wel(register, besluit, op)}")
    if vierogen_nodig(besluit, op) and door.pk == besluit.voorgesteld_door:
        return Oordeel(bezwaar="U hebt dit besluit zelf voorgesteld. Laat een collega met mandaat beslissen.")
    return Oordeel(mandaat=bruikbaar[0])


def weiger_zonder_mandaat(besluit: TeNemen, *, door: Gebruiker, op: date, nu: datetime | None = None) -> Mandaat:
    """The line of the register on which this person decides; refuses with the sentence of `mag_beslissen`."""
    oordeel = mag_beslissen(besluit, door=door, op=op, nu=nu)
    if oordeel.mandaat is None:
        raise Geweigerd(oordeel.bezwaar)
    return oordeel.mandaat


def vierogen_nodig(besluit: TeNemen, op: date) -> bool:
    """B-02: whether who writes may not decide. A refusal always asks it: its amount says nothing of its weight."""
    waarden = parameters.waarden(besluit.gemeente, _VIEROGEN, op)
    if not waarden["vierogen_besluit"] or besluit.soort in waarden["vierogen_niet_bij"]:
        return False
    return not besluit.alles_toegekend or besluit.bedrag >= Decimal(waarden["vierogen_vanaf_bedrag"])


def is_kantoortijd(gemeente: Gemeente, nu: datetime) -> bool:
    """Whether the office is open at this moment; the last minute no longer counts."""
    lokaal = nu.astimezone(timezone.get_default_timezone())
    if not is_werkdag(lokaal.date(), parameters.kalender(gemeente, lokaal.date())):
        return False
    van, tot = parameters.waarde(gemeente, "kantooruren", lokaal.date())
    return van <= f"{lokaal:%H:%M}" < tot


def _is_piket(gemeente: Gemeente, nu: datetime | None) -> bool:
    return nu is not None and not is_kantoortijd(gemeente, nu)


def _geldt(rij: Mandaat, op: date) -> bool:
    return rij.geldig_van <= op and (rij.geldig_tot is None or rij.geldig_tot >= op)


def _past(rij: Mandaat, bedrag: Decimal) -> bool:
    return rij.tot_bedrag is None or bedrag <= rij.tot_bedrag


def _reden(besluit: TeNemen, eigen: list[Mandaat], geldig: list[Mandaat], passend: list[Mandaat], op: date) -> str:
    if not eigen:
        return "U hebt geen mandaat om dit besluit te nemen."
    if not geldig:
        afgelopen = [rij.geldig_tot for rij in eigen if rij.geldig_tot and rij.geldig_tot < op]
        if afgelopen:
            return f"Uw mandaat voor dit besluit gold tot en met {schrijf_datum(max(afgelopen))}."
        return f"Uw mandaat voor dit besluit begint op {schrijf_datum(min(rij.geldig_van for rij in eigen))}."
    if not passend:
        grens = max(rij.tot_bedrag for rij in geldig if rij.tot_bedrag is not None)
        return f"Uw mandaat gaat tot en met {euro(grens)}. Dit besluit is {euro(besluit.bedrag)}."
    return "De piketdienst beslist alleen buiten kantooruren. Het kantoor is nu open."


def _wie_wel(register: list[Mandaat], besluit: TeNemen, op: date) -> str:
    """Who may: people by name, roles as a group; the piketdienst is nobody's first address."""
    rijen = [rij for rij in register if _geldt(rij, op) and _past(rij, besluit.bedrag) and rij.rol != Rol.PIKET]
    if not rijen:
        return "Niemand heeft hiervoor mandaat. Vraag de functioneel beheerder om het mandaatregister na te kijken."
    return f"Wel bevoegd: {opsomming(dict.fromkeys(_houder(rij) for rij in rijen), 'of')}."


def _houder(rij: Mandaat) -> str:
    return str(rij.gebruiker) if rij.gebruiker_id else f"de {rij.get_rol_display().lower()}"


def mag_terugsturen(gemeente: Gemeente, *, door: Gebruiker, op: date) -> bool:
    """TR-37: the kwaliteitsmedewerker, and whoever stands in the mandaatregister today."""
    if door.gemeente_id != gemeente.pk:
        return False
    houder = Q(gebruiker=door) | Q(rol__in=door.rollen)
    geldig = Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=op)
    rijen = Mandaat.objects.filter(houder, geldig, gemeente=gemeente, geldig_van__lte=op)
    return door.is_een(Rol.KWALITEIT) or rijen.exists()


def gezien(voorstel: int) -> str:
    """What the read log says when somebody opened this proposal; deciding several at once asks for it."""
    return f"voorstel voor besluit {voorstel}"
