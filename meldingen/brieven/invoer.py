"""Letter input to JSON and back: a stored letter keeps its version, this JSON and the hash of the PDF."""

import hashlib
import json
import types
import typing
from dataclasses import MISSING, fields
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from meldingen.brieven.gegevens import Briefdeel

T = TypeVar("T", bound=Briefdeel)


def _eenvoudig(waarde: object) -> object:
    if isinstance(waarde, Briefdeel):
        return {veld.name: getattr(waarde, veld.name) for veld in fields(waarde)}
    if isinstance(waarde, datetime):
        raise TypeError("Een brief kent data, geen momenten.")
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    if isinstance(waarde, Decimal):
        return str(waarde)
    raise TypeError(f"{type(waarde).__name__} kan niet in de invoer van een brief.")


def naar_json(gegevens: Briefdeel) -> str:
    """Return the input as canonical JSON (sorted keys, no spaces), so that equal input has equal text."""
    return json.dumps(gegevens, default=_eenvoudig, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(inhoud: bytes | str) -> str:
    """Return the hexadecimal SHA-256 of a PDF or of its input JSON."""
    return hashlib.sha256(inhoud.encode() if isinstance(inhoud, str) else inhoud).hexdigest()


def uit_json(klasse: type[T], tekst: str) -> T:
    """Rebuild the dataclass from `naar_json`. Raises ValueError on unknown, missing or mistyped fields."""
    return _deel(klasse, json.loads(tekst))


def _deel(klasse: type[T], inhoud: Any) -> T:
    if not isinstance(inhoud, dict):
        raise ValueError(f"{klasse.__name__}: een object verwacht.")
    soorten = typing.get_type_hints(klasse)
    bekend = {veld.name: veld for veld in fields(klasse)}
    if onbekend := sorted(set(inhoud) - set(bekend)):
        raise ValueError(f"{klasse.__name__}: onbekend veld {', '.join(onbekend)}.")
    for naam, veld in bekend.items():
        if naam not in inhoud and veld.default is MISSING and veld.default_factory is MISSING:
            raise ValueError(f"{klasse.__name__}: veld {naam} ontbreekt.")
    return klasse(**{naam: _waarde(soorten[naam], waarde, naam) for naam, waarde in inhoud.items()})


def _waarde(soort: Any, waarde: Any, naam: str) -> Any:
    """Convert one JSON value to its declared type."""
    oorsprong = typing.get_origin(soort)
    if oorsprong in (types.UnionType, typing.Union):
        if waarde is None:
            return None
        return _waarde(next(deel for deel in typing.get_args(soort) if deel is not type(None)), waarde, naam)
    if oorsprong is tuple:
        return tuple(_waarde(typing.get_args(soort)[0], deel, naam) for deel in waarde)
    if issubclass(soort, Briefdeel):
        return _deel(soort, waarde)
    return _enkel(soort, waarde, naam)


def _enkel(soort: Any, waarde: Any, naam: str) -> Any:
    if soort in (date, time) and isinstance(waarde, str):
        return soort.fromisoformat(waarde)
    if (soort is Decimal or issubclass(soort, Enum)) and isinstance(waarde, str):
        return soort(waarde)
    if type(waarde) is not soort:
        raise ValueError(f"Veld {naam}: {soort.__name__} verwacht, {type(waarde).__name__} gekregen.")
    return waarde
