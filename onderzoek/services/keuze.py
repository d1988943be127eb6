"""Choosing what might be granted: a voorzieningsoort under consideration, its form, and the outcome of the weighing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from meldingen.eisen import Ontbreekt
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Status
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from onderzoek.eisen import VOORZIENING_INZETTEN
from onderzoek.models import Leveringsvorm, Onderzoek, Productgroep, Voorzieningkeuze, Voorzieningsoort

# Until the proposal for a decision: after that the decision holds what was chosen.
OPEN_VOOR_KEUZE = (
    Status.IN_ONDERZOEK,
    Status.VERSLAG_VERZONDEN,
    Status.AANGEVRAAGD,
    Status.HERSTELTERMIJN,
    Status.IN_BEOORDELING,
)


@handeling
def kies_voorziening(
    onderzoek: Onderzoek, soort: Voorzieningsoort, *, waarvoor: str, op: date, door: Gebruiker
) -> Voorzieningkeuze:
    """Take a soort of the catalogue of today into consideration; once per case."""
    melding = weiger_als_dicht(onderzoek)
    if not Voorzieningsoort.objects.all().geldig_op(melding.gemeente, op).filter(pk=soort.pk).exists():
        raise Geweigerd(f"‘{soort}’ staat nu niet in de lijst van deze gemeente. Kies een andere voorziening.")
    if Voorzieningkeuze.objects.filter(onderzoek=onderzoek, soort=soort).exists():
        raise Geweigerd(f"‘{soort}’ staat al in de lijst. Open die voorziening.")
    rij = Voorzieningkeuze.objects.create(
        onderzoek=onderzoek,
        soort=soort,
        waarvoor=waarvoor,
        leveringsvorm="" if soort.mag_pgb else Leveringsvorm.NATURA,
        gekozen_op=op,
        door=door,
    )
    leg_vast(melding, "O-04", op=op, door=door, naam=f"Voorziening in beeld: {soort}")
    return rij


@handeling
def stel_leveringsvorm_vast(keuze: Voorzieningkeuze, *, leveringsvorm: str, op: date, door: Gebruiker) -> None:
    """Natura or pgb, as far as this soort can be given in it (P-28)."""
    melding = weiger_als_dicht(keuze.onderzoek)
    soort = keuze.soort
    if leveringsvorm == Leveringsvorm.PGB and not soort.mag_pgb:
        reden = f" {soort.geen_pgb_reden}" if soort.geen_pgb_reden else ""
        raise Geweigerd(f"‘{soort}’ kan niet als pgb.{reden} Kies natura.")
    if leveringsvorm == Leveringsvorm.NATURA and not soort.mag_natura:
        raise Geweigerd(f"‘{soort}’ kan niet in natura. Kies pgb.")
    _wijzig(keuze, leveringsvorm=leveringsvorm, uitkomst="", motivering="")
    naam = f"{soort}: {Leveringsvorm(leveringsvorm).label.split(':')[0].lower()}"
    leg_vast(melding, "P-01", op=op, door=door, naam=naam)


@handeling
def rond_keuze_af(keuze: Voorzieningkeuze, *, uitkomst: str, motivering: str, op: date, door: Gebruiker) -> None:
    """The outcome of the weighing, with its reason; 'inzetten' only when nothing is missing any more."""
    melding = weiger_als_dicht(keuze.onderzoek)
    if not motivering.strip():
        raise Geweigerd("Schrijf op waarom dit de uitkomst is.")
    if uitkomst == Voorzieningkeuze.Uitkomst.INZETTEN and (gemis := VOORZIENING_INZETTEN.ontbreekt(keuze, op)):
        raise Geweigerd(" ".join(rij.zin for rij in gemis))
    _wijzig(keuze, uitkomst=uitkomst, motivering=motivering)
    leg_vast(melding, "O-04", op=op, door=door, naam=f"{keuze.soort}: {keuze.get_uitkomst_display().lower()}")


@handeling
def haal_keuze_weg(keuze: Voorzieningkeuze, *, op: date, door: Gebruiker) -> None:
    """Take a soort out of consideration as long as nothing was worked out for it; the log keeps that it was there."""
    melding = weiger_als_dicht(keuze.onderzoek)
    if any(_heeft(keuze, verband.get_accessor_name()) for verband in keuze._meta.related_objects):
        raise Geweigerd(f"Voor ‘{keuze.soort}’ is al iets uitgewerkt. Rond de voorziening af met ‘Niet inzetten’.")
    soort = keuze.soort
    keuze.delete()
    leg_vast(melding, "O-04", op=op, door=door, naam=f"Voorziening uit beeld: {soort}")


@dataclass(frozen=True, slots=True)
class Aanvraagbaar:
    """What can be asked for today: `soorten` with what this case weighs on top, `begin` what is to be granted.

    `eerst` are the few that this case is about: what was weighed, or else what the melding was about.
    """

    soorten: list[Voorzieningsoort]
    begin: list[str]
    eerst: list[str]

    @property
    def keuzes(self) -> list[tuple[str, str]]:
        """As a form takes them."""
        return [(str(soort.pk), soort.naam) for soort in self.soorten]

    def gekozen(self, antwoord: Collection[str]) -> tuple[Voorzieningsoort, ...]:
        """The soorten that were ticked."""
        return tuple(soort for soort in self.soorten if str(soort.pk) in antwoord)


def aanvraagbaar(melding: Melding, op: date) -> Aanvraagbaar:
    """The catalogue of the day for an aanvraag in this case; nobody ticks again what the investigation found (A-18)."""
    gewogen = dict(
        Voorzieningkeuze.objects.filter(onderzoek__melding=melding)
        .exclude(uitkomst=Voorzieningkeuze.Uitkomst.NIET_INZETTEN)
        .values_list("soort__code", "uitkomst")
    )
    soorten = list(Voorzieningsoort.objects.all().geldig_op(melding.gemeente, op))
    soorten.sort(key=lambda soort: (soort.code not in gewogen, soort.naam))
    groep, code = _VAN_ONDERWERP.get(melding.onderwerp, ("", ""))
    eerst = [str(soort.pk) for soort in soorten if soort.code in gewogen] or [
        str(soort.pk) for soort in soorten if soort.productgroep == groep or soort.code == code
    ]
    return Aanvraagbaar(soorten, [str(soort.pk) for soort in soorten if gewogen.get(soort.code)], eerst)


# What a melding about this is for: a group of the catalogue, or one kind of help.
_VAN_ONDERWERP: dict[str, tuple[str, str]] = {
    Melding.Onderwerp.LOGEERZORG: (Productgroep.LOGEREN, ""),
    Melding.Onderwerp.HUISHOUDEN: ("", "HUISHOUDELIJKE_HULP"),
    Melding.Onderwerp.VERVOER: (Productgroep.VERVOER, ""),
}


def vorm_gekozen(keuze: Voorzieningkeuze, op: date) -> list[Ontbreekt]:
    """Natura or pgb is part of the outcome, unless it is an amount of money."""
    if keuze.leveringsvorm or keuze.soort.is_bedrag:
        return []
    return [Ontbreekt("Kies eerst natura of pgb.", "voorzieningen", "P-01")]


def weiger_als_dicht(onderzoek: Onderzoek) -> Melding:
    """The locked case, as long as what is chosen can still change."""
    melding = vergrendel(onderzoek.melding)
    if melding.status not in OPEN_VOOR_KEUZE:
        raise Geweigerd(f"Zaak {melding.nummer} staat op ‘{Status(melding.status).label}’. U kunt hier niets wijzigen.")
    return melding


def _wijzig(keuze: Voorzieningkeuze, **velden: str) -> None:
    for naam, waarde in velden.items():
        setattr(keuze, naam, waarde)
    keuze.save(update_fields=list(velden))


def _heeft(keuze: Voorzieningkeuze, naam: str) -> bool:
    verwant = getattr(keuze, naam, None)
    return verwant.exists() if hasattr(verwant, "exists") else verwant is not None
