"""The questions that are asked about a mantelzorger (O-34, bijlage 6) and a housemate (O-14), with their answers.

A question is found by its code; texts may be put in other words, codes stay. Answers are kept by code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Antwoordsoort(StrEnum):
    """How a question is answered."""

    TEKST = "tekst"
    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question; with `toelichting` words of one's own may be written beside the choice."""

    code: str
    tekst: str
    soort: Antwoordsoort = Antwoordsoort.TEKST
    keuzes: tuple[tuple[str, str], ...] = ()
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Blok:
    """Questions that belong together."""

    kop: str
    vragen: tuple[Vraag, ...]


_HULP = (
    ("nee", "Nee"),
    ("weinig", "Ja, maar geen of weinig hulp"),
    ("wekelijks", "Ja, een of meer keer per week"),
    ("dagelijks", "Ja, elke dag"),
)
_JANEE = (("nee", "Nee"), ("ja", "Ja"))
_TAKEN = (
    ("huishouden", "Hulp bij het huishouden"),
    ("verzorging", "Persoonlijke verzorging"),
    ("taken", "Huishoudelijke taken"),
    ("overig", "Andere taken"),
)
_EXTRA = (("bezigheden", "Hulp bij dagelijkse bezigheden"), *_TAKEN[1:])
_NAAST = (
    ("werk", "Werk buitenshuis"),
    ("opleiding", "Opleiding"),
    ("huisgenoten", "Zorg voor andere huisgenoten, bijvoorbeeld jonge kinderen"),
    ("huishouden", "Huishoudelijke taken"),
    ("familie", "Zorg voor andere familieleden"),
    ("vrije_tijd", "Vrije tijd en hobby’s"),
)
_BELASTING = (("fysiek", "Vooral lichamelijk"), ("emotioneel", "Vooral emotioneel"))
_NAMELIJK = "Namelijk"
_K, _M = Antwoordsoort.KEUZE, Antwoordsoort.MEERKEUZE

MANTELZORG = (
    Blok(
        "A. Mogelijke mantelzorg",
        (
            Vraag("a1", "Kan de inwoner rekenen op hulp van huisgenoten?", _K, _HULP),
            Vraag("a2", "Kan de inwoner rekenen op familie of vrienden buiten het huis?", _K, _HULP),
            Vraag("a3", "Welke extra taken doet de mantelzorger nu?", _M, _EXTRA, _NAMELIJK),
        ),
    ),
    Blok(
        "B. Gevolgen",
        (
            Vraag("b1", "Wat doet de mantelzorger naast de zorg?", _M, _NAAST, "Hoeveel uren per week, en met wie?"),
            Vraag("b2", "Gaat de zorg ten koste van die andere taken?", _K, _JANEE, _NAMELIJK),
            Vraag("b3", "Gaat de zorg ten koste van plannen, zoals een opleiding?", _K, _JANEE, _NAMELIJK),
            Vraag("b4", "Kon de mantelzorger zorgverlof opnemen?", _K, _JANEE, "Hoe lang, of waarom niet"),
        ),
    ),
    Blok(
        "C. Belasting",
        (
            Vraag("c1", "Welke taken zijn zwaar?", _M, _TAKEN, _NAMELIJK),
            Vraag("c2", "Wat voor belasting is het?", _K, _BELASTING),
        ),
    ),
    Blok(
        "D. Mogelijkheden",
        (
            Vraag("d1", "Welke taken gaan goed?", _M, _TAKEN, _NAMELIJK),
            Vraag("d2", "Bij welke taken is steun nodig?", _M, _TAKEN, _NAMELIJK),
        ),
    ),
    Blok(
        "E. Wensen",
        (
            Vraag("e1", "Welke taken wil de mantelzorger blijven doen?", _M, _TAKEN, _NAMELIJK),
            Vraag("e2", "Welke taken vindt de inwoner het belangrijkst?", _M, _TAKEN, _NAMELIJK),
        ),
    ),
    Blok(
        "F. Ondersteuning",
        (
            Vraag("f1", "Wat heeft de mantelzorger nodig om het vol te houden?"),
            Vraag("f2", "Is er behoefte aan respijtzorg?"),
            Vraag("f3", "Is er behoefte aan training of informatie?"),
        ),
    ),
)  # fmt: skip
HUISGENOOT = (
    Blok(
        "Kan de huisgenoot het aan?",
        (
            Vraag("p1", "1. Hoeveel tijd kost de hulp, en hoe vaak?"),
            Vraag("p2", "2. Wat vertelt de huisgenoot zelf?"),
            Vraag("p3", "3. Hoe is de gezondheid van de huisgenoot, lichamelijk en geestelijk?"),
            Vraag("p4", "4. Zijn er tekenen van overbelasting?"),
            Vraag("p5", "5. Hoeveel tijd heeft de huisgenoot naast baan, gezin en mantelzorg?"),
            Vraag("p6", "6. Wat geeft de huisgenoot lucht? Hobby, vrienden, respijtzorg?"),
            Vraag("p7", "7. Hoe gaat het verder met de zorg die nodig is?"),
            Vraag("p8", "8. Waar loopt het vast?"),
            Vraag("p9", "9. Vraagt de inwoner veel van de huisgenoot?"),
        ),
    ),
)

Antwoorden = Mapping[str, str | list[str]]


def vragen_van(blokken: tuple[Blok, ...]) -> tuple[Vraag, ...]:
    """All questions in their order."""
    return tuple(vraag for blok in blokken for vraag in blok.vragen)
