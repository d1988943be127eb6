"""Recorded facts as short sentences for the verslag: household, mantelzorg, weighing and plan (V-01).

Pure: facts in, sentences out, at B1. Of a mantelzorger only the result and the promise come in here: what they told
in confidence never reaches the verslag.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from meldingen.termijnen import schrijf_datum
from onderzoek.gebruikelijke_hulp import Norm

# More than this in one sentence reads as a list, not as a sentence.
_PER_ZIN = 3
_NORM = {
    Norm.GEEN: "Van {naam} verwachten wij geen hulp in huis.",
    Norm.LICHT: "{naam} kan licht werk in huis doen.",
    Norm.NAAR_VERMOGEN: "{naam} kan in huis helpen, zo veel als lukt.",
    Norm.EENPERSOONS: "{naam} kan zorgen voor een huishouden van één persoon.",
    Norm.VOLLEDIG: "{naam} kan het hele huishouden doen.",
}
_DRAAGKRACHT = {
    "nee": "{naam} kan de zorg voor u aan.",
    "dreigend": "{naam} dreigt overbelast te raken.",
    "ja": "{naam} is overbelast.",
}
_WET = {
    "recht": "U hebt recht op hulp via: {wet}.",
    "afgewezen": "Deze hulp vroeg u ook aan via: {wet}. Dat werd afgewezen.",
    "loopt": "Deze hulp vroeg u ook aan via: {wet}. U weet de uitkomst nog niet.",
}


@dataclass(frozen=True, slots=True)
class Huisgenootfeit:
    """Somebody of the home, and what may be expected of them."""

    naam: str
    norm: Norm
    in_huishouden: bool = True
    is_overbelast: bool = False


@dataclass(frozen=True, slots=True)
class Mantelzorgfeit:
    """The result (a code of Draagkracht, or empty) and the promise, in hours a week, until a day or without end."""

    naam: str
    draagkracht: str = ""
    toezegging: str = ""
    uren: int | None = None
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Hulptaakfeit:
    """A task that somebody does: hours a week that are ordinary, and hours beyond that."""

    taak: str
    wie: str
    gewoon: Decimal
    meer: Decimal


@dataclass(frozen=True, slots=True)
class Wetfeit:
    """Another law or arrangement, and what came of it; `vorm` is the form of the Wlz.

    `is_onderzocht` says that there is something to tell about it: a child's law is nothing for an old man to read.
    """

    wet: str
    uitkomst: str
    vorm: str = ""
    is_onderzocht: bool = True


@dataclass(frozen=True, slots=True)
class Verwijsfeit:
    """To what the client was referred, when, and how many hours until when."""

    naar: str
    op: date
    uren: int | None = None
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Doelfeit:
    """One line of the plan: the field, the wish in the words of the client, how, by whom, and when it is looked at."""

    gebied: str
    resultaat: str
    hoe: str
    wie: str = ""
    monitor_op: date | None = None
    trede: int | None = None


def over_huisgenoten(huisgenoten: Iterable[Huisgenootfeit]) -> tuple[str, ...]:
    """What may be expected of each housemate (O-09, O-10, O-14)."""
    return tuple(_huisgenoot(rij) for rij in huisgenoten)


def over_taken(verdeling: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Who does what at home, from pairs of task and name: '' is nobody, 'u' the client (O-31)."""
    zinnen: list[str] = []
    for wie in dict.fromkeys(naam for _, naam in verdeling):
        begin = {"u": "Dit doet u zelf", "": "Dit kan niemand thuis doen"}.get(wie, f"Dit doet {wie}")
        zinnen += _lijstzinnen(begin, [taak for taak, naam in verdeling if naam == wie])
    return tuple(zinnen)


def over_toezeggingen(mantelzorgers: Iterable[Mantelzorgfeit], verteld: str = "") -> tuple[str, ...]:
    """What the mantelzorgers promised (O-27); who promised nothing is named, unless `verteld` does that already."""
    zinnen: list[str] = []
    for rij in mantelzorgers:
        if rij.toezegging:
            zinnen.append(_gesloten(f"{rij.naam} zegt deze hulp toe: {_regel(rij.toezegging)}"))
            zinnen += [f"Dat is {rij.uren} uur per week{_tot(rij.tot)}."] if rij.uren else []
        elif rij.naam.split()[0] not in verteld:
            zinnen.append(f"{rij.naam} zorgt voor u.")
    return tuple(zinnen)


def over_draagkracht(mantelzorgers: Iterable[Mantelzorgfeit]) -> tuple[str, ...]:
    """Whether each mantelzorger bears it: the result only (O-08)."""
    return tuple(_DRAAGKRACHT[rij.draagkracht].format(naam=rij.naam) for rij in mantelzorgers if rij.draagkracht)


def over_hulptaken(taken: Iterable[Hulptaakfeit]) -> tuple[str, ...]:
    """Per task what is gebruikelijk and what goes beyond it (O-12, O-32)."""
    zinnen: list[str] = []
    for rij in taken:
        kop = f"{rij.taak} door {_regel(rij.wie)}"
        if rij.gewoon:
            zinnen.append(f"{kop}: {_uren(rij.gewoon)} uur per week is gewone hulp.")
        if rij.meer:
            zinnen.append(f"{kop}: {_uren(rij.meer)} uur per week is meer dan gewone hulp.")
    return tuple(zinnen)


def over_wetten(wetten: Sequence[Wetfeit]) -> tuple[str, ...]:
    """What other laws give, refused or must still answer; and which do not fit (O-15)."""
    zinnen: list[str] = []
    for rij in wetten:
        if rij.uitkomst in _WET:
            zinnen.append(_WET[rij.uitkomst].format(wet=rij.wet))
        if rij.vorm:
            zinnen.append(f"Het gaat om: {rij.vorm[:1].lower()}{rij.vorm[1:]}.")
    past_niet = [rij.wet for rij in wetten if rij.uitkomst == "nvt" and rij.is_onderzocht]
    return (*zinnen, *_lijstzinnen("Wij keken ook hiernaar, maar dat past niet bij uw vraag", past_niet))


def over_gewone_oplossingen(toetsen: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
    """Whether something is an ordinary solution for this client (O-20)."""
    return tuple(
        f"Voor u is dit {'een' if gewoon else 'geen'} gewone oplossing: {_regel(naam)}." for naam, gewoon in toetsen
    )


def over_verwijzingen(verwijzingen: Iterable[Verwijsfeit]) -> tuple[str, ...]:
    """Where the client can go without a decision (O-21, R-11)."""
    zinnen: list[str] = []
    for rij in verwijzingen:
        zinnen.append(f"Op {schrijf_datum(rij.op)} verwezen wij u naar: {rij.naar}.")
        if rij.uren:
            zinnen.append(f"Daar kunt u {rij.uren} uur hulp krijgen{_tot(rij.tot)}.")
    return tuple(zinnen)


def over_doelen(doelen: Iterable[Doelfeit]) -> tuple[str, ...]:
    """The results of the plan with how and by whom (V-13)."""
    zinnen: list[str] = []
    for rij in doelen:
        zinnen.append(_gesloten(f"{rij.gebied}: {_regel(rij.resultaat)}"))
        zinnen.append(_gesloten(f"Zo doen wij dat: {_regel(rij.hoe)}"))
        if rij.monitor_op:
            zinnen.append(f"Op {schrijf_datum(rij.monitor_op)} kijken wij hoe het gaat.")
    return tuple(zinnen)


def _huisgenoot(rij: Huisgenootfeit) -> str:
    if not rij.in_huishouden:
        return f"{rij.naam} hoort niet bij uw huishouden."
    if rij.is_overbelast:
        return f"Van {rij.naam} verwachten wij niet meer hulp dan nu."
    return _NORM[rij.norm].format(naam=rij.naam)


def _lijstzinnen(begin: str, zaken: Sequence[str]) -> list[str]:
    """A few things in each sentence, so that no sentence becomes long."""
    delen = (", ".join(zaken[plek : plek + _PER_ZIN]) for plek in range(0, len(zaken), _PER_ZIN))
    return [f"{'En ook' if nummer else begin}: {deel}." for nummer, deel in enumerate(delen)]


def _tot(dag: date | None) -> str:
    return f", tot en met {schrijf_datum(dag)}" if dag else ""


def _uren(aantal: Decimal) -> str:
    return f"{aantal.normalize():f}".replace(".", ",")


def _regel(tekst: str) -> str:
    """Typed lines as one line."""
    return " ".join(tekst.split())


def _gesloten(zin: str) -> str:
    return zin if zin.endswith((".", "!", "?")) else f"{zin}."
