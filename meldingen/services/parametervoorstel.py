"""A new value of a parameter: proposed with a reason, determined by a second beheerder, never overlapping (E-22)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Gemeente, Parameter, Parametervoorstel, Taak
from meldingen.parametersoorten import SOORTEN
from meldingen.rollen import Rol
from meldingen.services import geraakt, parameters
from meldingen.services.handeling import handeling
from meldingen.termijnen import schrijf_datum

# What the law or the minister determines: the same everywhere, so no beheerder of a gemeente changes it.
LANDELIJK = frozenset({"eb_tarief", "dwangsom", "pgb_netwerk_maand"})
# What the college determines each year anew, also when it stays the same (E-22).
JAARLIJKS = ("pgb_tarieven", "bedragen_verordening")
VROEGSTE, LAATSTE = date(2015, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class NieuweWaarde:
    """What is proposed; `geldig_tot` is the last valid day, none means until further notice."""

    code: str
    waarde: Any
    geldig_van: date
    geldig_tot: date | None
    bron: str
    reden: str
    besluitdatum: date | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """What is there already for one gemeente: its values and its open proposals, read in two queries."""

    rijen: Sequence[Parameter]
    voorstellen: Sequence[Parametervoorstel]

    def van(self, code: str) -> list[Parameter]:
        """The own values of one code, oldest first."""
        return [rij for rij in self.rijen if rij.code == code]


def stand_van(gemeente: Gemeente, codes: Iterable[str] | None = None) -> Stand:
    """The own values and open proposals of a gemeente, of all codes or some."""
    alleen = {} if codes is None else {"code__in": list(codes)}
    rijen = Parameter.objects.filter(gemeente=gemeente, **alleen).order_by("geldig_van")
    return Stand(list(rijen), list(Parametervoorstel.objects.filter(gemeente=gemeente, **alleen).open()))


def bezwaar(nieuw: NieuweWaarde, stand: Stand) -> str:
    """Why this value cannot be proposed, as a sentence; empty when it can."""
    soort = SOORTEN.get(nieuw.code)
    if soort is None:
        return f"De code ‘{nieuw.code}’ bestaat niet. Kies een code uit de lijst van parameters."
    if nieuw.code in LANDELIJK:
        return f"{nieuw.code} geldt in heel Nederland. Een gemeente kan deze waarde niet wijzigen."
    if fout := soort.fout_in(nieuw.waarde):
        return fout
    if not nieuw.reden.strip():
        return "Vul in waarom de waarde verandert."
    if not nieuw.bron.strip():
        return "Vul in waar de waarde staat, bijvoorbeeld het besluit van het college."
    if any(rij.code == nieuw.code and rij.geldig_van == nieuw.geldig_van for rij in stand.voorstellen):
        return f"Er ligt al een voorstel voor {nieuw.code} vanaf deze dag. Stel dat eerst vast of wijs het af."
    return _bezwaar_periode(nieuw.geldig_van, nieuw.geldig_tot, stand.van(nieuw.code))


def _bezwaar_periode(van: date, tot: date | None, rijen: Sequence[Parameter]) -> str:
    if not VROEGSTE <= van <= LAATSTE or (tot and tot > LAATSTE):
        return f"Kies een periode tussen {schrijf_datum(VROEGSTE)} en {schrijf_datum(LAATSTE)}."
    if tot and tot < van:
        return "De laatste geldige dag ligt vóór de eerste."
    if any(rij.geldig_van == van for rij in rijen):
        return f"Vanaf {schrijf_datum(van)} staat er al een waarde. Kies een andere eerste dag."
    later = min((rij.geldig_van for rij in rijen if rij.geldig_van > van), default=None)
    if later and (tot is None or tot >= later):
        return (
            f"Vanaf {schrijf_datum(later)} staat er al een waarde. Laat de nieuwe waarde eindigen op "
            f"{schrijf_datum(later - timedelta(days=1))} of eerder."
        )
    return ""


@handeling
def stel_parameter_voor(gemeente: Gemeente, nieuw: NieuweWaarde, *, op: date, door: Gebruiker) -> Parametervoorstel:
    """Propose a value. It holds only once somebody determines it."""
    _eis_beheerder(gemeente, door)
    _vergrendel(gemeente)
    if zin := bezwaar(nieuw, stand_van(gemeente, [nieuw.code])):
        raise Geweigerd(zin)
    return _maak(gemeente, nieuw, op, door)


@handeling
def stel_parameters_voor(
    gemeente: Gemeente, nieuwe: Sequence[NieuweWaarde], *, op: date, door: Gebruiker
) -> list[Parametervoorstel]:
    """Propose several values at once; one that cannot be proposed undoes all."""
    _eis_beheerder(gemeente, door)
    _vergrendel(gemeente)
    stand = stand_van(gemeente)
    for nieuw in nieuwe:
        if zin := bezwaar(nieuw, stand):
            raise Geweigerd(f"{nieuw.code}: {zin}")
    return [_maak(gemeente, nieuw, op, door) for nieuw in nieuwe]


def _maak(gemeente: Gemeente, nieuw: NieuweWaarde, op: date, door: Gebruiker) -> Parametervoorstel:
    return Parametervoorstel.objects.create(
        gemeente=gemeente,
        code=nieuw.code,
        waarde=nieuw.waarde,
        geldig_van=nieuw.geldig_van,
        geldig_tot=nieuw.geldig_tot,
        bron=nieuw.bron.strip(),
        reden=nieuw.reden.strip(),
        besluitdatum=nieuw.besluitdatum,
        voorgesteld_door=door,
        voorgesteld_op=op,
    )


@handeling
def stel_parameter_vast(voorstel: Parametervoorstel, *, op: date, door: Gebruiker, gezien: bool = False) -> Parameter:
    """Close the running value the day before and let the new one begin.

    Refuses the proposer when `vierogen_parameter` holds, and a start in the past unless the touched cases were
    looked at (`gezien`); their numbers are kept with the proposal.
    """
    vers = _open_voorstel(voorstel, door)
    if vers.voorgesteld_door_id == door.pk and parameters.waarde(vers.gemeente, "vierogen_parameter", op):
        raise Geweigerd("U stelde deze waarde zelf voor. Een andere beheerder moet haar vaststellen.")
    rijen = stand_van(vers.gemeente, [vers.code]).van(vers.code)
    if zin := _bezwaar_periode(vers.geldig_van, vers.geldig_tot, rijen):
        raise Geweigerd(f"{zin} Wijs dit voorstel af en maak een nieuw.")
    if vers.geldig_van < op:
        if not gezien:
            raise Geweigerd("De eerste dag ligt in het verleden. Bekijk welke zaken dit raakt en zeg dat u dat deed.")
        periode = geraakt.Periode(vers.geldig_van, vers.geldig_tot, op)
        vers.geraakt = geraakt.nummers(vers.gemeente, vers.code, periode)
    _sluit_lopende(rijen, vers.geldig_van)
    vers.parameter = Parameter.objects.create(
        gemeente=vers.gemeente, code=vers.code, waarde=vers.waarde, geldig_van=vers.geldig_van,
        geldig_tot=vers.geldig_tot, bron=vers.bron, besluitdatum=vers.besluitdatum, vastgesteld_door=door,
    )  # fmt: skip
    _besluit(vers, Parametervoorstel.Uitkomst.VASTGESTELD, op, door)
    _rond_jaartaak_af(vers, op, door)
    return vers.parameter


@handeling
def wijs_parametervoorstel_af(voorstel: Parametervoorstel, *, reden: str, op: date, door: Gebruiker) -> None:
    """The proposal is off, with a reason; the proposer may withdraw it like this as well."""
    vers = _open_voorstel(voorstel, door)
    if not reden.strip():
        raise Geweigerd("Vul in waarom u het voorstel afwijst.")
    vers.afwijsreden = reden.strip()
    _besluit(vers, Parametervoorstel.Uitkomst.AFGEWEZEN, op, door)


def lopende_waarde(voorstel: Parametervoorstel) -> Parameter | None:
    """The own value that holds on the first day of the proposal, which it would end (or once ended)."""
    eerder = Parameter.objects.filter(gemeente_id=voorstel.gemeente_id, code=voorstel.code)
    return eerder.filter(geldig_van__lt=voorstel.geldig_van).order_by("geldig_van").last()


def _eis_beheerder(gemeente: Gemeente, door: Gebruiker) -> None:
    if gemeente.is_landelijk:
        raise Geweigerd("Landelijke waarden wijzigt een gemeente niet. Vraag de leverancier om een nieuwe waarde.")
    if door.gemeente_id != gemeente.pk or not door.is_een(Rol.BEHEERDER):
        raise Geweigerd("Alleen een functioneel beheerder van deze gemeente wijzigt parameters.")


def _vergrendel(gemeente: Gemeente) -> None:
    """One change of parameters at a time per gemeente; new cases of the gemeente go on meanwhile."""
    Gemeente.objects.select_for_update(no_key=True).get(pk=gemeente.pk)


def _open_voorstel(voorstel: Parametervoorstel, door: Gebruiker) -> Parametervoorstel:
    _eis_beheerder(voorstel.gemeente, door)
    _vergrendel(voorstel.gemeente)
    vers = Parametervoorstel.objects.select_related("gemeente").get(pk=voorstel.pk)
    if not vers.is_open:
        raise Geweigerd("Over dit voorstel is al besloten. Bekijk de lijst van parameters opnieuw.")
    return vers


def _sluit_lopende(rijen: Sequence[Parameter], van: date) -> None:
    for rij in rijen:
        if rij.geldig_van < van and (rij.geldig_tot is None or rij.geldig_tot >= van):
            rij.geldig_tot = van - timedelta(days=1)
            rij.save(update_fields=["geldig_tot"])


def _besluit(vers: Parametervoorstel, uitkomst: str, op: date, door: Gebruiker) -> None:
    vers.uitkomst, vers.besloten_op, vers.besloten_door = uitkomst, op, door
    vers.save()


def jaarsleutel(code: str, jaar: int, gemeente: int) -> str:
    """The key of the task that asks for the value of a year."""
    return f"jaarbesluit:{jaar}:{code}:{gemeente}"


def _rond_jaartaak_af(vers: Parametervoorstel, op: date, door: Gebruiker) -> None:
    sleutel = jaarsleutel(vers.code, vers.geldig_van.year, vers.gemeente_id)
    Taak.objects.filter(sleutel=sleutel).open().update(gedaan_op=op, gedaan_door=door)
