"""Typed input of letters: the base class and the parts that every letter shares."""

from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from enum import Enum
from typing import Any

from meldingen.fouten import Geweigerd
from meldingen.huisstijl import STANDAARDKLEUR, STANDAARDLOGO, is_kleur, is_logonaam


def _is_leeg(waarde: object) -> bool:
    if isinstance(waarde, str):
        return not waarde.strip()
    return waarde is None or waarde == ()


def _is_verplicht(veld: Field[Any]) -> bool:
    return veld.default is MISSING and veld.default_factory is MISSING


def _plat(waarde: object) -> object:
    """Turn nested parts into mappings; leave dates, amounts and texts as they are."""
    if isinstance(waarde, Briefdeel):
        return waarde.als_gegevens()
    if isinstance(waarde, tuple):
        return tuple(_plat(deel) for deel in waarde)
    if isinstance(waarde, Enum):
        return waarde.value
    return waarde


@dataclass(frozen=True)
class Briefdeel:
    """A frozen piece of letter input. A field without a default must be filled.

    Raises Geweigerd at construction, naming the empty fields: no letter leaves with a hole in a sentence.
    """

    def __post_init__(self) -> None:
        leeg = [veld.name for veld in fields(self) if _is_verplicht(veld) and _is_leeg(getattr(self, veld.name))]
        if leeg:
            namen = ", ".join(naam.replace("_", " ") for naam in leeg)
            raise Geweigerd(f"De brief kan niet worden gemaakt. Vul eerst in: {namen}.")

    def als_gegevens(self) -> dict[str, Any]:
        """Return input and derived values as plain mappings and tuples, for the template."""
        return {veld.name: _plat(getattr(self, veld.name)) for veld in fields(self)} | self.afgeleid()

    def afgeleid(self) -> dict[str, Any]:
        """Return what the template needs beside the input, such as headings; not stored, computed again."""
        return {}


@dataclass(frozen=True)
class Clientondersteuning(Briefdeel):
    """The independent party that supports clients for free (M-10): name and how to reach it."""

    naam: str
    telefoon: str
    website: str = ""


@dataclass(frozen=True)
class Afzender(Briefdeel):
    """The gemeente that writes: where to reach it and who signs. `gemeente` is the bare name ("Altena").

    `mandaat` names what gives the signer the power to decide (B-01); empty under letters that decide nothing.
    `huiskleur` and `logo` are its house style. Raises ValueError for what is no colour or no name of a logo:
    both end up in the style and the addresses of the HTML, where escaping does not protect.
    """

    gemeente: str
    afdeling: str
    postbus: str
    postcode_plaats: str
    telefoon: str
    email: str
    website: str
    bereikbaar: str
    contactpersoon: str
    ondertekenaar: str
    functie: str
    clientondersteuning: Clientondersteuning
    huiskleur: str = STANDAARDKLEUR
    logo: str = STANDAARDLOGO
    mandaat: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (is_kleur(self.huiskleur) and is_logonaam(self.logo)):
            raise ValueError(f"Geen huisstijl: {self.huiskleur!r}, {self.logo!r}.")


@dataclass(frozen=True)
class Geadresseerde(Briefdeel):
    """Who gets the letter. `aanhef` follows "Beste"; `gaat_over` names the client when it goes to another.

    `groot_lettertype` is a recorded wish of the client (M-23).
    """

    naam: str
    aanhef: str
    straat: str
    postcode_plaats: str
    land: str = ""
    gaat_over: str = ""
    groot_lettertype: bool = False


@dataclass(frozen=True)
class Zaak(Briefdeel):
    """The case the letter belongs to. `client` is the full name of the client (L-02), never a BSN."""

    nummer: str
    briefdatum: date
    client: str


@dataclass(frozen=True)
class Briefgegevens(Briefdeel):
    """The part that every letter kind extends."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    zaak: Zaak
