"""What is particular to each kind of decision, one row a kind; who takes it stands in `voorstellen`.

A kind without a `terug` is taken at once and never waits for a decider.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from beschikkingen.models import Beschikking, Besluitsoort
from meldingen.models import Melding
from meldingen.rollen import Rol

_TWEE_WEKEN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Terugweg:
    """How a proposal goes back (TR-37): the new task of who wrote it and its page, and what the log says.

    `overgang`: the transition of the case, where that goes back with it; else `code` and `naam` are a line of the log.
    """

    taak: str
    plek: str
    code: str = ""
    naam: str = ""
    overgang: str = ""


@dataclass(frozen=True, slots=True)
class Vervolg:
    """What is asked, of whom and where, when it was taken back after bezwaar or beroep (B-26)."""

    wat: str
    rol: Rol
    plek: str
    binnen: timedelta = timedelta(0)


def _voor_de_klok(besluit: Beschikking, zaak: Melding, op: date) -> date:
    return zaak.uiterlijk_op or op


def _voor_vertrek(besluit: Beschikking, zaak: Melding, op: date) -> date:
    return max(op, date.fromisoformat(besluit.parameters["van"]))


def _in_twee_weken(besluit: Beschikking, zaak: Melding, op: date) -> date:
    return op + _TWEE_WEKEN


@dataclass(frozen=True, slots=True)
class Werkwijze:
    """`uiterlijk`: by when to decide on a proposal, or to mend it. `is_ambtshalve`: of the college's own accord, on a
    voornemen, to the burden of the client; each is weighed by itself.

    `over`: as it stands after 'ons besluit over', where neither the aanvraag nor a voornemen says that.
    """

    uiterlijk: Callable[[Beschikking, Melding, date], date] = _voor_de_klok
    terug: Terugweg | None = None
    vervolg: Vervolg = Vervolg("beslis of er een nieuw besluit nodig is", Rol.CONSULENT, "herziening", _TWEE_WEKEN)
    is_ambtshalve: bool = False
    over: str = ""


_AMBTSHALVE = Werkwijze(
    uiterlijk=_in_twee_weken,
    terug=Terugweg(
        "Voorstel teruggestuurd: pas het aan, of laat het voornemen vervallen", "herziening",
        code="B-18", naam="Voorstel teruggestuurd",
    ),
    is_ambtshalve=True,
)  # fmt: skip
_WERKWIJZE = {
    Besluitsoort.REGULIER: Werkwijze(
        terug=Terugweg("Pas het voorstel voor het besluit aan", "besluit", overgang="besluit_terugsturen"),
    ),
    Besluitsoort.BUITEN_BEHANDELING: Werkwijze(
        terug=Terugweg(
            "Voorstel teruggestuurd: kies opnieuw hoe u verdergaat zonder aanvulling", "na_herstel",
            code="A-12", naam="Voorstel buiten behandeling teruggestuurd",
        ),
    ),
    Besluitsoort.BUITENLAND: Werkwijze(
        uiterlijk=_voor_vertrek,
        terug=Terugweg(
            "Pas het voorstel voor het pgb in het buitenland aan", "pgb",
            code="P-31", naam="Voorstel pgb in het buitenland teruggestuurd",
        ),
        vervolg=Vervolg("besluit opnieuw over het pgb in het buitenland", Rol.CONSULENT, "pgb"),
        over="uw pgb in het buitenland",
    ),
    Besluitsoort.HERZIENING: _AMBTSHALVE,
    Besluitsoort.TERUGVORDERING: _AMBTSHALVE,
    Besluitsoort.TIJDELIJK: Werkwijze(
        vervolg=Vervolg("beslis of er een nieuw besluit nodig is", Rol.CONSULENT, "spoed", _TWEE_WEKEN),
    ),
    Besluitsoort.DWANGSOM: Werkwijze(
        vervolg=Vervolg("stel de dwangsom opnieuw vast", Rol.TEAMLEIDER, "dwangsom"), over="de dwangsom"
    ),
    Besluitsoort.OP_BEZWAAR: Werkwijze(),
    Besluitsoort.CORRECTIE: Werkwijze(),
}  # fmt: skip


def werkwijze(besluit: Beschikking) -> Werkwijze:
    """The row of this decision."""
    return _WERKWIJZE[Besluitsoort(besluit.soort)]
