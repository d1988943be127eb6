"""Which stays of a client count, by the rules of the gemeente on a day (5.1, 5.2, 5.6; L-14, L-21, L-30, L-31)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import F

from beschikkingen.models import Voorziening
from logeerzorg.etmalen import Jaarmodus, Jaarregel, Telwijze, Verblijf, Weekmodus, teldagen
from logeerzorg.etmalen import saldo as toets_jaar
from logeerzorg.models import BEZET, Overschrijding, Reservering
from meldingen.models import Client, Gemeente, Melding
from meldingen.services import parameters
from onderzoek.models import Voorzieningsoort

S = Reservering.Status
LAAT = (S.LAAT_GEANNULEERD, S.NIET_VERSCHENEN)
_CODES = [
    "kv_jaarcap_etmalen", "kv_jaarmodus", "kv_telwijze", "kv_weekmodus", "kv_week_max", "kv_proef_telt_mee",
    "kv_opties_reserveren_saldo", "kv_laat_annuleren_telt",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Telregels:
    """The rules of one gemeente on one day. `cap` in etmalen, `week_max` in hours or etmalen; None is no limit."""

    cap: int | None
    jaarmodus: Jaarmodus
    telwijze: Telwijze
    weekmodus: Weekmodus
    week_max: Decimal | None
    proef_telt: bool
    opties_tellen: bool
    laat_telt: bool

    @property
    def week_in_uren(self) -> bool:
        return self.weekmodus is not Weekmodus.ETMALEN_PER_WEEK

    def telt(self, status: str, soort: str) -> bool:
        """Whether a stay counts for the year (5.6)."""
        if soort == Reservering.Soort.PROEF and not self.proef_telt:
            return False
        if status == S.OPTIE:
            return self.opties_tellen
        if status in LAAT:
            return self.laat_telt
        return status in BEZET


def telregels(gemeente: Gemeente, dag: date) -> Telregels:
    """Read the rules that hold on a day; refuses by name when one is missing."""
    waarden = parameters.waarden(gemeente, _CODES, dag)
    maximum = waarden["kv_week_max"]
    return Telregels(
        cap=waarden["kv_jaarcap_etmalen"],
        jaarmodus=Jaarmodus(waarden["kv_jaarmodus"]),
        telwijze=Telwijze(waarden["kv_telwijze"]),
        weekmodus=Weekmodus(waarden["kv_weekmodus"]),
        week_max=None if maximum is None else Decimal(maximum),
        proef_telt=waarden["kv_proef_telt_mee"],
        opties_tellen=waarden["kv_opties_reserveren_saldo"],
        laat_telt=waarden["kv_laat_annuleren_telt"],
    )


def peildatum(melding: Melding, op: date) -> date:
    """B-27: the rules of the day of the aanvraag; before there is one, those of today."""
    aanvraag = melding.aanvragen.filter(rol="leidend").first()
    return aanvraag.ontvangen_op if aanvraag else op


def verblijf_van(reservering: Reservering) -> Verblijf:
    """The stay on the wall clock, at the hours that were agreed or, once over, as it was."""
    aankomst = datetime.combine(reservering.aankomst, reservering.aankomst_tijd)
    vertrek = datetime.combine(reservering.vertrek, reservering.vertrek_tijd)
    # Somebody may go home on the day of arrival: the agreed hour of leaving then lies before that of arriving.
    return Verblijf(aankomst, max(vertrek, aankomst + timedelta(minutes=1)))


@dataclass(frozen=True, slots=True)
class Telling:
    """All stays of one client that hold or held a bed, with the rules by which they are counted.

    fiats: what a teamleider allowed above the limits. voorziening_vanaf: the first day of the first grant.
    vast: keys of options that are counted as confirmed, as the decision that is being made will do.
    """

    regels: Telregels
    rijen: tuple[Reservering, ...]
    fiats: tuple[Overschrijding, ...]
    voorziening_vanaf: date | None
    vast: frozenset[int] = frozenset()

    def telt(self, rij: Reservering) -> bool:
        return self.regels.telt(S.BEVESTIGD if rij.pk in self.vast else rij.status, rij.soort)

    def zonder(self, reservering: Reservering) -> "Telling":
        """The same without one stay."""
        return replace(self, rijen=tuple(rij for rij in self.rijen if rij.pk != reservering.pk))

    def met(self, reservering: Reservering) -> "Telling":
        """The same with a stay that was just placed."""
        rijen = sorted([*self.rijen, reservering], key=lambda rij: (rij.periode.lower, rij.periode.upper, rij.pk))
        return replace(self, rijen=tuple(rijen))

    @property
    def tellend(self) -> list[Reservering]:
        """The stays that count for the year."""
        return [rij for rij in self.rijen if self.telt(rij)]

    @property
    def voor_het_jaar(self) -> list[Verblijf]:
        return [verblijf_van(rij) for rij in self.tellend]

    @property
    def voor_de_week(self) -> list[Verblijf]:
        """Where somebody is or will be: trial stays and options too, a stay that did not happen never."""
        return [verblijf_van(rij) for rij in self.rijen if rij.status in BEZET]

    def jaarregel(self, nieuw: Verblijf | None = None) -> Jaarregel:
        """The year of the indication begins with the first grant; before there is one, with the first stay."""
        eerste = [v.aankomst.date() for v in [*self.voor_het_jaar, *([nieuw] if nieuw else [])]]
        vanaf = self.voorziening_vanaf or min(eerste, default=date.min)
        return Jaarregel(self.regels.cap, self.regels.jaarmodus, self.regels.telwijze, vanaf)

    def standen(self) -> dict[tuple[date, date], int]:
        """The etmalen per year, by its first day and the first day after it; with sliding months only the fullest."""
        perioden = toets_jaar(self.voor_het_jaar, None, self.jaarregel()).perioden
        return {(rij.van.date(), rij.tot.date()): int(rij.gebruikt) for rij in perioden}

    def fiatruimte(self, van: date, tot: date, nieuw: Verblijf | None = None) -> tuple[int, Overschrijding | None]:
        """The etmalen above the cap that were allowed and are used in a period, and the fiat (L-34).

        Used: there is a stay under a fiat inside the nights of this one. A fiat gives no more room than the nights
        that lie under it, so whoever cancels those gives the room back. nieuw: a stay to be placed under a fiat.
        """
        onder = [verblijf_van(rij) for rij in self.tellend if rij.overschrijding_id] + ([nieuw] if nieuw else [])
        jaarfiats = [fiat for fiat in self.fiats if fiat.soort == Overschrijding.Soort.JAAR]
        dekkend = {fiat for fiat in jaarfiats if any(dekt(fiat, v) for v in onder)}
        nachten = sum(
            van <= dag < tot
            for v in onder
            if any(dekt(fiat, v) for fiat in jaarfiats)
            for dag in teldagen(v, self.regels.telwijze)
        )
        binnen = sorted((f for f in dekkend if f.periode.lower < tot and van < f.periode.upper), key=lambda f: f.pk)
        return min(nachten, sum(fiat.ruimte for fiat in binnen)), binnen[0] if binnen else None

    def fiat_voor(self, nieuw: Verblijf) -> Overschrijding | None:
        """What was allowed for all nights of a stay, the widest room first (L-34).

        A fiat is of the client, like the balance it makes room in (L-14): it holds in each of their cases.
        """
        dekkend = [fiat for fiat in self.fiats if dekt(fiat, nieuw)]
        return max(dekkend, key=lambda fiat: (fiat.ruimte, fiat.pk), default=None)

    def kenmerk(self) -> str:
        """How is counted, in one line: a balance that was counted otherwise cannot be compared."""
        regels = self.regels
        delen = [regels.jaarmodus.value, regels.telwijze.value]
        delen += ["proef"] * regels.proef_telt + ["opties"] * regels.opties_tellen + ["laat"] * regels.laat_telt
        if regels.jaarmodus is Jaarmodus.INDICATIEJAAR:
            delen.append(str(self.jaarregel().indicatie_vanaf))
        return " ".join(delen)


def dekt(fiat: Overschrijding, verblijf: Verblijf) -> bool:
    """Whether all nights of a stay lie in the nights for which was allowed."""
    return fiat.periode.lower <= verblijf.aankomst.date() and verblijf.vertrek.date() <= fiat.periode.upper


def telling_van(client: Client, gemeente: Gemeente, dag: date) -> Telling:
    """Count over all locations, aanbieders, cases and indications of the client (5.1)."""
    rijen = Reservering.objects.filter(client=client, status__in=(*BEZET, *LAAT)).select_related("bed__locatie")
    toegekend = Voorziening.objects.filter(
        client=client, regel__gevraagd__soort__code=Voorzieningsoort.KORTDUREND_VERBLIJF
    )
    # What was given up before it began (VZ-12) starts no year.
    toegekend = toegekend.exclude(status=Voorziening.Status.BEEINDIGD, einddatum__lt=F("ingangsdatum"))
    return Telling(
        regels=telregels(gemeente, dag),
        rijen=tuple(rijen.order_by("periode", "pk")),
        fiats=tuple(Overschrijding.objects.filter(melding__client=client, is_toegestaan=True)),
        voorziening_vanaf=toegekend.order_by("ingangsdatum").values_list("ingangsdatum", flat=True).first(),
    )
