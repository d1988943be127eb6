"""What a parameter is: its kind of value, its meaning, and the day on which the value is looked up (chapter 7)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

HOOGSTE_GETAL = 10_000


class Peildatum(StrEnum):
    """Which date of the case decides the value that holds."""

    MELDING = "melding"
    AANVRAAG = "aanvraag"
    BESLUIT = "besluit"
    DAG_ZELF = "dag zelf"


class Soort(StrEnum):
    """What a value looks like in the JSON field."""

    GETAL = "getal"
    BEDRAG = "bedrag"
    JANEE = "janee"
    KEUZE = "keuze"
    TEKST = "tekst"
    LIJST = "lijst"
    DREMPELS = "drempels"
    GETALLEN = "getallen"
    BEDRAGEN = "bedragen"
    TARIEVEN = "tarieven"
    STAFFEL = "staffel"
    UREN = "uren"


@dataclass(frozen=True, slots=True)
class Parametersoort:
    """One parameter: code, meaning, kind of value, the day that decides, and the choices if it has them."""

    code: str
    betekenis: str
    soort: Soort
    peildatum: Peildatum
    keuzes: tuple[str, ...] = ()
    mag_leeg: bool = False

    def fout_in(self, waarde: object) -> str:
        """Why `waarde` does not fit, as a sentence; empty when it fits."""
        if waarde is None:
            return "" if self.mag_leeg else f"{self.code} mag niet leeg zijn."
        if self.soort is Soort.KEUZE:
            return "" if waarde in self.keuzes else f"{self.code} moet een van {', '.join(self.keuzes)} zijn."
        past, moet = _EISEN[self.soort]
        if not past(waarde):
            return f"{self.code} moet {moet}."
        if isinstance(waarde, list) and self.keuzes and not all(deel in self.keuzes for deel in waarde):
            return f"{self.code} mag alleen {', '.join(self.keuzes)} bevatten."
        return ""


def _is_getal(waarde: object) -> bool:
    return type(waarde) is int and 0 <= waarde <= HOOGSTE_GETAL


def _is_bedrag(waarde: object) -> bool:
    return isinstance(waarde, str) and re.fullmatch(r"\d{1,7}\.\d{2}", waarde) is not None


def _tabel_van(past: Callable[[object], bool]) -> Callable[[object], bool]:
    """A table: names, each with a value that fits."""
    return lambda waarde: isinstance(waarde, dict) and all(naam and past(rij) for naam, rij in waarde.items())


def _is_staffel(waarde: object) -> bool:
    """Steps of [years, percentage], the years going up."""
    if not isinstance(waarde, list) or not waarde:
        return False
    if not all(isinstance(trap, list) and len(trap) == 2 and all(_is_getal(deel) for deel in trap) for trap in waarde):
        return False
    jaren = [trap[0] for trap in waarde]
    return jaren == sorted(set(jaren)) and all(trap[1] <= 100 for trap in waarde)


def _zijn_uren(waarde: object) -> bool:
    """Two times of the day, the first before the second."""
    if not isinstance(waarde, list) or len(waarde) != 2:
        return False
    past = all(isinstance(uur, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", uur) for uur in waarde)
    return past and waarde[0] < waarde[1]


def _zijn_drempels(waarde: object) -> bool:
    return isinstance(waarde, dict) and all(
        isinstance(dagen, list) and all(isinstance(dag, int) and dag for dag in dagen) for dagen in waarde.values()
    )


_EISEN: dict[Soort, tuple[Callable[[object], bool], str]] = {
    Soort.GETAL: (_is_getal, f"een geheel getal van 0 tot en met {HOOGSTE_GETAL} zijn"),
    Soort.BEDRAG: (_is_bedrag, 'een bedrag tussen aanhalingstekens zijn, bijvoorbeeld "19.00"'),
    Soort.JANEE: (lambda waarde: isinstance(waarde, bool), "true (ja) of false (nee) zijn"),
    Soort.TEKST: (lambda waarde: isinstance(waarde, str), "tussen aanhalingstekens staan"),
    Soort.UREN: (_zijn_uren, 'twee tijden zijn, bijvoorbeeld ["08:30", "17:00"]'),
    Soort.LIJST: (lambda waarde: isinstance(waarde, list), "een lijst zijn"),
    Soort.DREMPELS: (_zijn_drempels, 'per termijn een lijst met dagen zijn, bijvoorbeeld {"besluit": [7, 10]}'),
    Soort.GETALLEN: (_tabel_van(_is_getal), 'per naam een geheel getal zijn, bijvoorbeeld {"Spanje": 85}'),
    Soort.BEDRAGEN: (_tabel_van(_is_bedrag), 'per naam een bedrag zijn, bijvoorbeeld {"verhuizing": "2500.00"}'),
    Soort.TARIEVEN: (
        _tabel_van(_tabel_van(_is_bedrag)),
        'per product de tarieven zijn, bijvoorbeeld {"BEGELEIDING": {"formeel": "40.00", "informeel": "20.00"}}',
    ),
    Soort.STAFFEL: (_is_staffel, "trappen van [jaren, procent] zijn, oplopend, bijvoorbeeld [[2, 100], [4, 75]]"),
}
