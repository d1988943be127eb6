"""Compares two versions of a text word by word, for two columns side by side (V-04)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_STUK = re.compile(r"\s+|[^\s]+")


class Soort(StrEnum):
    """What happened to a run of words."""

    GELIJK = "gelijk"
    WEG = "weg"
    NIEUW = "nieuw"


@dataclass(frozen=True, slots=True)
class Deel:
    """A run of words that is the same, was removed or was added."""

    tekst: str
    soort: Soort


@dataclass(frozen=True, slots=True)
class Regel:
    """One part of the verslag: the older text left, the newer right."""

    kop: str
    links: tuple[Deel, ...]
    rechts: tuple[Deel, ...]

    @property
    def is_anders(self) -> bool:
        return any(deel.soort is not Soort.GELIJK for deel in (*self.links, *self.rechts))


def vergelijk(oud: Mapping[str, str], nieuw: Mapping[str, str], koppen: Mapping[str, str]) -> tuple[Regel, ...]:
    """All parts that at least one of the two has, in the order of `koppen`."""
    codes = [code for code in koppen if oud.get(code) or nieuw.get(code)]
    return tuple(Regel(koppen[code], *woord_voor_woord(oud.get(code, ""), nieuw.get(code, ""))) for code in codes)


def woord_voor_woord(oud: str, nieuw: str) -> tuple[tuple[Deel, ...], tuple[Deel, ...]]:
    """The older and the newer text, each cut in runs; joined again they are the texts that came in."""
    woorden, andere = _STUK.findall(oud), _STUK.findall(nieuw)
    links, rechts = [], []
    for tag, van, tot, begin, eind in SequenceMatcher(a=woorden, b=andere, autojunk=False).get_opcodes():
        gelijk = tag == "equal"
        if tot > van:
            links.append(Deel("".join(woorden[van:tot]), Soort.GELIJK if gelijk else Soort.WEG))
        if eind > begin:
            rechts.append(Deel("".join(andere[begin:eind]), Soort.GELIJK if gelijk else Soort.NIEUW))
    return tuple(links), tuple(rechts)
