"""What a questionnaire of conditions is made of: questions with their consequences, and the advice that follows.

Answers are texts by code: "ja"/"nee", a whole number, an amount with a point, an ISO date, the code of a choice, the
codes of several choices with commas between them, or words.
Advice never decides: a person may deviate from it with a reason.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

JA, NEE = "ja", "nee"
BELEID = "Beleidsregels maatschappelijke ondersteuning 2019"


class Vraagsoort(StrEnum):
    """How a question is answered; a FEIT is not asked but read from the case."""

    JANEE = "janee"
    GETAL = "getal"
    BEDRAG = "bedrag"
    DATUM = "datum"
    TEKST = "tekst"
    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    FEIT = "feit"


class Gewicht(StrEnum):
    """How heavy an advice is; EERST and PAST_NIET need a reason when the voorziening is deployed all the same."""

    PAST = "past"
    LET_OP = "let_op"
    EERST = "eerst"
    PAST_NIET = "past_niet"

    @property
    def houdt_tegen(self) -> bool:
        return self in (Gewicht.EERST, Gewicht.PAST_NIET)


@dataclass(frozen=True, slots=True)
class Advies:
    """One consequence of the answers: the sentence, the rule it stands on, where that is written, and its weight.

    A decision that grants repeats `voorwaarde` to the client as a duty, and `reden` among its reasons.
    """

    zin: str
    regel: str
    bron: str
    gewicht: Gewicht
    voorwaarde: str = ""
    reden: str = ""


Gevolg = tuple[Gewicht, str]


def past(zin: str) -> Gevolg:
    """This fits."""
    return Gewicht.PAST, zin


def let_op(zin: str) -> Gevolg:
    """This fits, and something must not be forgotten."""
    return Gewicht.LET_OP, zin


def eerst(zin: str) -> Gevolg:
    """Something else comes first."""
    return Gewicht.EERST, zin


def past_niet(zin: str) -> Gevolg:
    """The rule says no."""
    return Gewicht.PAST_NIET, zin


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question. `als` names the earlier question and the answers that make this one matter.

    `gevolgen` gives per answer (ja/nee or the code of a choice) what it means; an answer that is absent means nothing.
    """

    code: str
    tekst: str
    regel: str
    bron: str
    soort: Vraagsoort = Vraagsoort.JANEE
    keuzes: tuple[tuple[str, str], ...] = ()
    hulp: str = ""
    als: tuple[str, tuple[str, ...]] | None = None
    gevolgen: Mapping[str, Gevolg] = field(default_factory=dict)
    mag_leeg: bool = False

    def advies(self, gevolg: Gevolg, *, voorwaarde: str = "", reden: str = "") -> Advies:
        """This consequence, with the rule and the source of the question, and what a decision must say of it."""
        gewicht, zin = gevolg
        return Advies(zin, self.regel, self.bron, gewicht, voorwaarde, reden)

    def noem(self, codes: Collection[str], tussen: str = " of ") -> str:
        """The words of these choices within a sentence, in the order of the question."""
        return tussen.join(naam[0].lower() + naam[1:] for code, naam in self.keuzes if code in codes)


@dataclass(frozen=True, slots=True)
class Stand:
    """The answers, the values that hold for the gemeente, and the day on which is weighed."""

    antwoorden: Mapping[str, str]
    waarden: Mapping[str, Decimal]
    op: date

    def ja(self, code: str) -> bool:
        return self.antwoorden.get(code) == JA

    def keuze(self, code: str) -> str:
        """The answer, or empty."""
        return self.antwoorden.get(code, "")

    def gekozen(self, code: str) -> tuple[str, ...]:
        """The answers to a question with several, in the order in which they were given."""
        return _delen(self.antwoorden, code)

    def bedrag(self, code: str) -> Decimal | None:
        """A number or an amount; None when it was not answered."""
        tekst = self.antwoorden.get(code, "")
        return Decimal(tekst) if tekst else None

    def dag(self, code: str) -> date | None:
        """A date; None when it was not answered."""
        tekst = self.antwoorden.get(code, "")
        return date.fromisoformat(tekst) if tekst else None


Toets = Callable[[Stand], Iterator[Advies]]


@dataclass(frozen=True, slots=True)
class Vragenlijst:
    """The questions for one kind of voorziening; `toetsen` weigh what one answer alone cannot say.

    `parameters` are the numbers of the gemeente. `beleid` are its choices in words: they stand among the answers
    under their own code, so that a question may depend on them.
    """

    code: str
    vragen: tuple[Vraag, ...]
    toetsen: tuple[Toets, ...] = ()
    parameters: tuple[str, ...] = ()
    beleid: tuple[str, ...] = ()

    def vraag(self, code: str) -> Vraag:
        """The question with this code; KeyError when there is none."""
        return next((vraag for vraag in self.vragen if vraag.code == code), None) or _geen_vraag(code)

    def aan_de_orde(self, antwoorden: Mapping[str, str]) -> tuple[Vraag, ...]:
        """The questions that matter with these answers; facts are not among them."""
        return tuple(vraag for vraag in self.vragen if vraag.soort is not Vraagsoort.FEIT and _telt(vraag, antwoorden))

    def ontbreekt(self, antwoorden: Mapping[str, str]) -> tuple[Vraag, ...]:
        """What matters, must be answered and is not."""
        vragen = self.aan_de_orde(antwoorden)
        return tuple(vraag for vraag in vragen if not vraag.mag_leeg and not antwoorden.get(vraag.code))

    def relevant(self, antwoorden: Mapping[str, str]) -> dict[str, str]:
        """The answers without those to questions that no longer matter."""
        codes = {vraag.code for vraag in self.vragen if _telt(vraag, antwoorden)}
        return {code: tekst for code, tekst in antwoorden.items() if tekst and code in codes}


def _geen_vraag(code: str) -> Vraag:
    raise KeyError(code)


def _telt(vraag: Vraag, antwoorden: Mapping[str, str]) -> bool:
    return vraag.als is None or any(deel in vraag.als[1] for deel in _delen(antwoorden, vraag.als[0]) or ("",))


def _delen(antwoorden: Mapping[str, str], code: str) -> tuple[str, ...]:
    return tuple(deel for deel in antwoorden.get(code, "").split(",") if deel)


def weeg(lijst: Vragenlijst, stand: Stand) -> tuple[Advies, ...]:
    """Everything the answers mean, in the order of the questions and then of the tests; nothing is decided."""
    per_vraag = [
        vraag.advies(vraag.gevolgen[deel])
        for vraag in lijst.vragen
        if vraag.gevolgen and _telt(vraag, stand.antwoorden)
        for deel in stand.gekozen(vraag.code)
        if deel in vraag.gevolgen
    ]
    return (*per_vraag, *(advies for toets in lijst.toetsen for advies in toets(stand)))


def euro(bedrag: Decimal) -> str:
    """An amount in words: '€ 8.000' or '€ 500,01'."""
    tekst = f"{bedrag:,.2f}".removesuffix(".00")
    return "€ " + tekst.replace(",", " ").replace(".", ",").replace(" ", ".")
