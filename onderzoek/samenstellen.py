"""Composes the verslag from what was recorded: readable sentences in five blocks (V-01), in the CRvB order (O-25).

Pure: facts in, text out. What comes out is a proposal; the consulent edits it and every version is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from meldingen.opsomming import opsomming
from meldingen.termijnen import schrijf_datum
from onderzoek.verslagzinnen import Doelfeit, over_doelen

KOPPEN = {
    "bekend": "Wat wij al wisten",
    "rubriek_a": "Wat u nodig hebt en belangrijk vindt",
    "rubriek_b": "Wat u zelf kunt en wat huisgenoten doen",
    "rubriek_c": "Hulp van mantelzorgers, familie, vrienden en buren",
    "rubriek_d": "Hulp voor wie voor u zorgt",
    "rubriek_e": "Algemene hulp in de buurt",
    "rubriek_f": "Andere zorg en andere organisaties",
    "rubriek_g": "Eigen bijdrage",
    "omvang": "Welke hulp is nodig, en hoeveel?",
    "afweging_1": "Kunt u het zelf oplossen?",
    "afweging_2": "Kunnen huisgenoten het doen?",
    "afweging_3": "Kunnen familie, vrienden of buren helpen?",
    "afweging_4": "Kunt u hulp krijgen via een andere wet?",
    "afweging_5": "Is er een gewone of algemene oplossing?",
    "afweging_6": "Is er hulp op maat van de gemeente nodig?",
}
_STAPPEN = tuple(code for code in KOPPEN if code.startswith("afweging_"))
# CRvB 21 March 2018: question, problems, nature and amount of help, what is there already, and what then remains.
CRVB = (
    ("De hulpvraag", ("bekend",)),
    ("Problemen en beperkingen", tuple(code for code in KOPPEN if code.startswith("rubriek_"))),
    ("Aard en omvang van de hulp", ("omvang",)),
    ("Wat er zelf, met anderen en met andere voorzieningen kan", _STAPPEN[:5]),
    ("Wat overblijft voor maatwerk", (_STAPPEN[5],)),
)
_OPLOSSING = {
    1: "U kunt het zelf oplossen.",
    2: "Uw huisgenoten kunnen het doen.",
    3: "Mensen om u heen kunnen helpen.",
    4: "U kunt hulp krijgen via een andere wet of regeling.",
    5: "Een algemene voorziening lost uw vraag op.",
    6: "Hulp op maat van de gemeente past het best bij uw vraag.",
}
_DEEL = {1: "wat u zelf doet", 2: "hulp van huisgenoten", 3: "hulp van mensen om u heen", 4: "een andere wet",
         5: "een algemene voorziening"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gespreksfeit:
    """One conversation that was held: when, where ("bij u thuis"), and who were there."""

    op: date
    waar: str
    aanwezigen: str


@dataclass(frozen=True, slots=True)
class Adviesfeit:
    """Advice that came in: from whom, when, and the outcome in the words of the adviser."""

    van: str
    op: date
    uitkomst: str


@dataclass(frozen=True, slots=True)
class Feiten:
    """All that the verslag is made of. `rubrieken` is text and 'not applicable' by letter, `afweging` outcome and
    reason by step, `bekend` pairs of subject and fact. `hulpvraag` is the client's own text and is never changed.
    `nodig` are the limitations and the help that is needed, `erbij` sentences from recorded details by code of the
    part, `doelen` the lines of the plan."""

    hulpvraag: str
    onderwerp: str
    gemeld_op: date
    bekend: tuple[tuple[str, str], ...] = ()
    plan_ontvangen_op: date | None = None
    gesprekken: tuple[Gespreksfeit, ...] = ()
    rubrieken: Mapping[str, tuple[str, bool]] | None = None
    afweging: Mapping[int, tuple[str, str]] | None = None
    adviezen: tuple[Adviesfeit, ...] = ()
    nodig: tuple[str, ...] = ()
    erbij: Mapping[str, tuple[str, ...]] | None = None
    doelen: tuple[Doelfeit, ...] = ()


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A piece of text that can be edited: its code, its heading and the proposed sentences."""

    code: str
    kop: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Blok:
    """One of the five blocks of V-01. `vast` are sentences that follow from recorded facts and are not edited here."""

    nummer: int
    kop: str
    vast: tuple[str, ...]
    onderdelen: tuple[Onderdeel, ...]


def stel_samen(feiten: Feiten) -> tuple[Blok, ...]:
    """The five blocks, each with what is certain and what is proposed."""
    rubrieken, afweging, erbij = feiten.rubrieken or {}, feiten.afweging or {}, feiten.erbij or {}
    per_rubriek = tuple(
        _met_erbij(f"rubriek_{letter}", _rubriek(*rubrieken[letter]), erbij) for letter in sorted(rubrieken)
    )
    per_stap = tuple(
        _met_erbij(f"afweging_{nummer}", zinnen(afweging[nummer][1]), erbij) for nummer in sorted(afweging)
    )
    bekend = "\n".join(f"{onderwerp}: {gegeven}" for onderwerp, gegeven in feiten.bekend)
    return (
        Blok(1, "Wat wij al wisten", _vraag(feiten), (_onderdeel("bekend", bekend),)),
        Blok(2, "Wat wij bespraken", _besproken(feiten), per_rubriek),
        Blok(3, "Advies van anderen", _advies(feiten), ()),
        Blok(4, "Welke hulp past het best", (), (_onderdeel("omvang", _omvang(feiten)), *per_stap)),
        Blok(5, "Wat wij willen bereiken", over_doelen(feiten.doelen), ()),
    )


def voorstel(blokken: tuple[Blok, ...]) -> dict[str, str]:
    """The proposed text by code."""
    return {deel.code: deel.tekst for blok in blokken for deel in blok.onderdelen}


def conclusie(afweging: Mapping[int, tuple[str, str]]) -> str:
    """The conclusion that follows from the weighing: what helps in part, and the first step that solves it."""
    delen = [_DEEL[nummer] for nummer, (uitkomst, _) in sorted(afweging.items()) if uitkomst == "deels" and nummer < 6]
    zin = f"Een deel lost u op met {opsomming(delen)}. " if delen else ""
    opgelost = [nummer for nummer, (uitkomst, _) in sorted(afweging.items()) if uitkomst == "volledig"]
    if not opgelost:
        return f"{zin}Er is nog geen oplossing voor uw hele vraag."
    return zin + _OPLOSSING[opgelost[0]]


def is_opgelost(afweging: Mapping[int, tuple[str, str]]) -> bool:
    """Whether one of the five steps before maatwerk solves the question: the covering letter is option 1 (V-09)."""
    return any(uitkomst == "volledig" for nummer, (uitkomst, _) in afweging.items() if nummer < 6)


def zinnen(tekst: str) -> str:
    """Notes as sentences: each line begins with a capital and ends with a full stop."""
    regels = (regel.strip() for regel in tekst.splitlines())
    return "\n".join(_zin(regel) for regel in regels if regel)


def feitregels(tekst: str) -> tuple[tuple[str, str], ...]:
    """The lines of the block 'bekend' as pairs of subject and fact; a line without a colon gets 'Overig'."""
    paren = []
    for regel in tekst.splitlines():
        onderwerp, dubbelepunt, gegeven = regel.partition(":")
        if dubbelepunt and onderwerp.strip() and gegeven.strip():
            paren.append((onderwerp.strip(), gegeven.strip()))
        elif regel.strip():
            paren.append(("Overig", regel.strip()))
    return tuple(paren)


def _onderdeel(code: str, tekst: str) -> Onderdeel:
    return Onderdeel(code, KOPPEN[code], tekst)


def _met_erbij(code: str, tekst: str, erbij: Mapping[str, tuple[str, ...]]) -> Onderdeel:
    """What the consulent wrote, and below it what follows from the recorded details."""
    return _onderdeel(code, "\n".join([*([tekst] if tekst else []), *erbij.get(code, ())]))


def _omvang(feiten: Feiten) -> str:
    vraag = f"Uw vraag gaat over {feiten.onderwerp.lower()}."
    if not feiten.nodig:
        return f"{vraag} Bij onderwerp a staat waarbij u hulp nodig hebt."
    return "\n".join([vraag, *map(zinnen, feiten.nodig)])


def _rubriek(tekst: str, is_nvt: bool) -> str:
    return f"Dit onderwerp speelt bij u niet. {zinnen(tekst)}" if is_nvt else zinnen(tekst)


def _vraag(feiten: Feiten) -> tuple[str, ...]:
    return (f"Op {schrijf_datum(feiten.gemeld_op)} kregen wij uw vraag om hulp.",)


def _besproken(feiten: Feiten) -> tuple[str, ...]:
    uit = [
        f"Op {schrijf_datum(rij.op)} spraken wij elkaar {rij.waar}.{_erbij(rij.aanwezigen)}"
        for rij in feiten.gesprekken
    ]
    if feiten.plan_ontvangen_op:
        uit.append(f"Op {schrijf_datum(feiten.plan_ontvangen_op)} kregen wij uw persoonlijk plan.")
    else:
        uit.append("U maakte geen persoonlijk plan. Dat hoefde ook niet.")
    return tuple(uit)


def _advies(feiten: Feiten) -> tuple[str, ...]:
    if not feiten.adviezen:
        return ("Wij vroegen geen advies aan anderen. Dat was niet nodig.",)
    return tuple(
        f"Op {schrijf_datum(rij.op)} kregen wij advies van {rij.van}. {zinnen(rij.uitkomst)}" for rij in feiten.adviezen
    )


def _erbij(aanwezigen: str) -> str:
    namen = [deel.strip() for deel in aanwezigen.split(",") if deel.strip()]
    return f" Erbij {'waren' if len(namen) > 1 else 'was'} {opsomming(namen)}." if namen else ""


def _zin(regel: str) -> str:
    return regel[:1].upper() + regel[1:] + ("" if regel[-1] in '.!?:;”"’' else ".")
