"""More than the limits allow: asked by the consulent, allowed or refused by a teamleider (L-16, L-34; 5.3)."""

from dataclasses import dataclass
from datetime import date, timedelta

from logeerzorg.etmalen import IsoWeek, Weekmodus, nachten_per_week
from logeerzorg.models import Overschrijding, Reservering
from logeerzorg.services.telling import Telling, peildatum, telregels
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel_open
from meldingen.termijnen import schrijf_datum

_GROND = Overschrijding.Grond
_DAG = timedelta(days=1)
# No source says when more than three etmalen a week is structural (L-16): here from the second week in a year.
ETMALEN_PER_WEEK, WEKEN = 3, 2


@dataclass(frozen=True, slots=True)
class Verzoek:
    """What the consulent asks. `tot` is the day of departure after the last night; `ruimte` in etmalen, for a year."""

    soort: str
    grond: str
    motivering: str
    van: date
    tot: date
    ruimte: int = 0
    geen_andere_optie: bool = False


@handeling
def vraag_overschrijding(melding: Melding, verzoek: Verzoek, *, op: date, door: Gebruiker) -> Overschrijding:
    """L-34: ask for more than the year or the week allows; it becomes a task of the teamleider."""
    vers = vergrendel_open(melding)
    if Overschrijding.objects.filter(melding=vers, soort=verzoek.soort, is_toegestaan__isnull=True).exists():
        raise Geweigerd("Er ligt al zo’n verzoek bij de teamleider. Wacht op het antwoord.")
    _weiger_onvolledig(vers, verzoek, op)
    rij = Overschrijding.objects.create(
        melding=vers, soort=verzoek.soort, grond=verzoek.grond, motivering=verzoek.motivering.strip(),
        geen_andere_optie=verzoek.geen_andere_optie, periode=(verzoek.van, verzoek.tot),
        ruimte=verzoek.ruimte if verzoek.soort == Overschrijding.Soort.JAAR else 0, gevraagd_op=op, gevraagd_door=door,
    )  # fmt: skip
    rij.refresh_from_db(fields=["periode"])
    leg_vast(vers, "L-34", op=op, door=door, naam=f"Overschrijding gevraagd: {_nachten(rij)}")
    taken.maak_taak(
        vers, f"overschrijding:{rij.pk}", f"Beslis over meer logeren: {_nachten(rij)}", rol=Rol.TEAMLEIDER,
        uiterlijk_op=max(op, verzoek.van - _DAG), op=op, plek="overschrijding_beslissen",
    )  # fmt: skip
    return rij


def _weiger_onvolledig(melding: Melding, verzoek: Verzoek, op: date) -> None:
    if verzoek.soort not in Overschrijding.Soort.values or verzoek.grond not in _GROND.values:
        raise Geweigerd("Kies waarvoor u meer vraagt, en op welke grond.")
    if not verzoek.motivering.strip():
        raise Geweigerd("Schrijf op waarom meer logeren hier nodig is.")
    if verzoek.tot <= verzoek.van:
        raise Geweigerd("De vertrekdag moet na de eerste nacht liggen.")
    if verzoek.van < op and not _logeert_sinds(melding, verzoek.van):
        raise Geweigerd("De eerste nacht ligt in het verleden. Kies vandaag of een latere dag.")
    if verzoek.soort == Overschrijding.Soort.JAAR:
        _weiger_jaar(verzoek)
    else:
        _weiger_week(melding, verzoek, op)


def _logeert_sinds(melding: Melding, van: date) -> bool:
    """Who is there may stay longer: what is asked then begins on the day of arrival."""
    rijen = Reservering.objects.filter(melding=melding, status=Reservering.Status.AANWEZIG)
    return rijen.filter(periode__startswith=van).exists()


def _weiger_jaar(verzoek: Verzoek) -> None:
    nachten = (verzoek.tot - verzoek.van).days
    if not 1 <= verzoek.ruimte <= nachten:
        raise Geweigerd(
            f"Vul in hoeveel etmalen er boven het maximum komen: minstens 1 en hoogstens {nachten}, het aantal "
            "nachten van dit verblijf."
        )


def _weiger_week(melding: Melding, verzoek: Verzoek, op: date) -> None:
    """L-16 knows exceptions; the rule of 72 hours has none, so there only the hardheidsclausule is left (5.3)."""
    regels = telregels(melding.gemeente, peildatum(melding, op))
    if regels.weekmodus is Weekmodus.GEEN or regels.week_max is None:
        raise Geweigerd("Deze gemeente heeft geen maximum per week. U hoeft hiervoor niets te vragen.")
    if regels.week_in_uren and verzoek.grond != _GROND.HARDHEID:
        raise Geweigerd(
            "De regel over uren per week kent geen uitzondering voor vakantie of ziekte. Meer kan alleen met de "
            "hardheidsclausule."
        )
    if not verzoek.geen_andere_optie:
        raise Geweigerd("Onderzoek eerst of de zorgverzekeraar of de Wlz een oplossing biedt. Zet daarna het vinkje.")


@handeling
def besluit_overschrijding(
    overschrijding: Overschrijding, *, is_toegestaan: bool, reden: str, op: date, door: Gebruiker
) -> Overschrijding:
    """L-34: the teamleider allows or refuses, never what they asked themselves. A refusal needs its reason."""
    vers_melding = vergrendel_open(overschrijding.melding)
    vers = Overschrijding.objects.select_for_update(of=("self",)).get(pk=overschrijding.pk)
    if not door.is_een(Rol.TEAMLEIDER):
        raise Geweigerd("Alleen een teamleider beslist over meer logeren dan het maximum.")
    if door.pk == vers.gevraagd_door_id:
        raise Geweigerd("U vroeg dit zelf. Laat een andere teamleider beslissen.")
    if vers.is_toegestaan is not None:
        raise Geweigerd("Over dit verzoek is al beslist. Ververs de pagina.")
    if not is_toegestaan and not reden.strip():
        raise Geweigerd("Schrijf op waarom u het niet toestaat.")
    vers.is_toegestaan, vers.besloten_op, vers.besloten_door = is_toegestaan, op, door
    vers.reden_besluit = reden.strip()
    vers.save(update_fields=["is_toegestaan", "besloten_op", "besloten_door", "reden_besluit"])
    uitkomst = "toegestaan" if is_toegestaan else "niet toegestaan"
    leg_vast(vers_melding, "L-34", op=op, door=door, naam=f"Overschrijding {uitkomst}: {_nachten(vers)}")
    taken.rond_af_met_sleutel(vers_melding, f"overschrijding:{vers.pk}", op=op, door=door)
    wat = "Plaats het verblijf: meer logeren is" if is_toegestaan else "Zoek andere dagen: meer logeren is niet"
    taken.maak_taak(
        vers_melding, f"overschrijding-vervolg:{vers.pk}", f"{wat} toegestaan, {_nachten(vers)}", rol=Rol.CONSULENT,
        voor=vers_melding.behandelaar, uiterlijk_op=max(op, vers.periode.lower - _DAG), op=op, plek="logeren",
    )  # fmt: skip
    return vers


def open_verzoek(melding: Melding) -> Overschrijding | None:
    """The oldest request of a case on which nobody decided."""
    rijen = Overschrijding.objects.filter(melding=melding, is_toegestaan__isnull=True)
    return rijen.select_related("gevraagd_door", "melding").order_by("pk").first()


@handeling
def signaleer_wlz(melding: Melding, telling: Telling, *, op: date) -> None:
    """L-16: who sleeps away more than three nights a week time and again belongs in the Wlz as a rule; a task."""
    if telling.regels.weekmodus is Weekmodus.GEEN:
        return
    vol = [week for week, nachten in nachten_per_week(telling.voor_de_week).items() if nachten > ETMALEN_PER_WEEK]
    recent = [week for week in vol if _binnen_een_jaar(week, vol)]
    if len(recent) < WEKEN:
        return
    taken.maak_taak(
        melding, f"wlz-toets:{recent[-1].jaar}", "Wlz-toets: vaker dan eens meer dan 3 etmalen logeren per week",
        rol=Rol.CONSULENT, voor=melding.behandelaar, uiterlijk_op=op + timedelta(weeks=2), op=op, plek="afweging",
    )  # fmt: skip


def _binnen_een_jaar(week: IsoWeek, weken: list[IsoWeek]) -> bool:
    """Whether there is another such week less than 52 weeks away."""
    return any(andere != week and abs(andere.maandag - week.maandag) < timedelta(weeks=52) for andere in weken)


def _nachten(rij: Overschrijding) -> str:
    return f"{schrijf_datum(rij.periode.lower)} tot {schrijf_datum(rij.periode.upper)}"
