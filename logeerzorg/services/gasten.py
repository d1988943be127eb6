"""The guests of an aanbieder: who asks, who comes and goes, and no more of a client than the stay needs (X-06)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from logeerzorg.models import Reservering
from logeerzorg.wensen import Wensen
from meldingen.models import Relatie

S = Reservering.Status
BINNENKORT = timedelta(days=14)
VOORBIJ = (S.VOLTOOID, S.NIET_VERSCHENEN, S.LAAT_GEANNULEERD)


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Every stay once, where it asks for attention first."""

    verzoeken: tuple[Reservering, ...]
    te_melden: tuple[Reservering, ...]
    binnenkort: tuple[Reservering, ...]
    later: tuple[Reservering, ...]
    geweest: tuple[Reservering, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call."""

    naam: str
    wie: str
    telefoon: str


@dataclass(frozen=True, slots=True)
class Gast:
    """What the house is told of the client."""

    naam: str
    geboren: date | None
    leeftijd: int | None
    nodig: tuple[str, ...]
    wijkverpleging: bool
    contacten: tuple[Contact, ...]


def overzicht(rijen: Iterable[Reservering], vandaag: date) -> Overzicht:
    """Divide the stays of a house; the nearest day first, what was with the last on top."""
    vakken: dict[str, list[Reservering]] = {naam: [] for naam in Overzicht.__dataclass_fields__}
    for rij in rijen:
        vakken[_vak(rij, vandaag)].append(rij)
    for naam, op_dag in _VOLGORDE.items():
        vakken[naam].sort(key=lambda rij, op_dag=op_dag: (op_dag(rij), rij.pk), reverse=naam == "geweest")
    return Overzicht(**{naam: tuple(vak) for naam, vak in vakken.items()})


def gast(rij: Reservering, op: date) -> Gast:
    """The client as the house needs to know them; never the case, the BSN, the address or the verslag."""
    wensen = Wensen.uit(rij.wensen)
    client = rij.client
    return Gast(
        naam=" ".join(deel for deel in (client.voornamen, client.tussenvoegsel, client.achternaam) if deel),
        geboren=client.geboortedatum,
        leeftijd=client.leeftijd_op(op),
        nodig=wensen.in_woorden,
        wijkverpleging=wensen.wijkverpleging,
        contacten=tuple(_contacten(rij)),
    )


def _contacten(rij: Reservering) -> Iterator[Contact]:
    for wie in Relatie.objects.filter(client=rij.client, is_mantelzorger=True):
        yield Contact(wie.naam, f"mantelzorger, {wie.get_soort_display().lower()}", wie.telefoon)
    if rij.casemanager:
        yield Contact(rij.casemanager, "casemanager", rij.casemanager_telefoon)
    if (consulent := rij.melding.behandelaar) is not None:
        yield Contact(str(consulent), f"consulent van gemeente {rij.gemeente}", consulent.telefoon)


def _vak(rij: Reservering, vandaag: date) -> str:
    if rij.status in VOORBIJ:
        return "geweest"
    if rij.status == S.OPTIE and rij.locatie_akkoord_op is None:
        return "verzoeken"
    if _volgende(rij) < vandaag and rij.status != S.OPTIE:
        return "te_melden"
    return "binnenkort" if rij.status == S.AANWEZIG or _volgende(rij) <= vandaag + BINNENKORT else "later"


def _volgende(rij: Reservering) -> date:
    """The day on which something happens: who is there leaves, who is not comes."""
    return rij.vertrek if rij.status == S.AANWEZIG else rij.aankomst


_VOLGORDE: dict[str, Callable[[Reservering], date]] = {
    "verzoeken": lambda rij: rij.aankomst,
    "te_melden": _volgende,
    "binnenkort": _volgende,
    "later": _volgende,
    "geweest": lambda rij: rij.vertrek,
}
