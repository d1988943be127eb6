"""The stay itself: its goals, transport, care that others give, its form and its length (L-13, L-17, L-22 to L-40)."""

from collections.abc import Iterator

from onderzoek.voorwaarden.vormen import (
    BELEID,
    JA,
    NEE,
    Advies,
    Gewicht,
    Stand,
    Vraag,
    Vraagsoort,
    let_op,
    past,
    past_niet,
)

_77 = f"{BELEID}, 7.7"
_78 = f"{BELEID}, 7.8"
_442 = f"{BELEID}, 4.4.2"
_DUUR = f"{BELEID}, bijlage 2"
_ALTENA = "Richtlijnen indicatiestelling Wmo logeerzorg (Altena 2021)"
_K, _M, _T, _F = Vraagsoort.KEUZE, Vraagsoort.MEERKEUZE, Vraagsoort.TEKST, Vraagsoort.FEIT
_GEEN = "geen"

DOELEN = Vraag(
    "doelen",
    "Waar werkt de inwoner aan tijdens het logeren?",
    "L-40",
    _77,
    _M,
    (
        ("dagactiviteiten", "In een groep dingen doen overdag"),
        ("sociaal", "In een groep oefenen met sociale vaardigheden"),
        ("ontlasten", "Thuis rust geven"),
    ),
)
VERVOER = Vraag(
    "vervoer",
    "Hoe komt de inwoner op de logeerplek?",
    "L-22",
    _77,
    _K,
    (
        ("zelf", "Met eigen vervoer of met de mantelzorger"),
        ("netwerk", "Iemand uit het netwerk rijdt"),
        ("pas", "Met de pas voor de regiotaxi"),
        ("geen", "Dat lukt niet, en de inwoner heeft geen pas"),
    ),
    gevolgen={
        "zelf": past("De inwoner en de mantelzorger regelen het vervoer zelf."),
        "netwerk": past("Iemand uit het netwerk regelt het vervoer."),
        "pas": past("De inwoner gaat met de regiotaxi."),
    },
)
VERPLEGING = Vraag(
    "verpleging",
    "Heeft de inwoner tijdens het logeren verpleging nodig?",
    "L-24",
    _77,
    gevolgen={
        JA: let_op("Verpleging hoort niet bij logeerzorg. Verwijs naar de wijkverpleging: de Zvw betaalt die."),
        NEE: past("Begeleiding, bescherming, een kamer, alarmering en maaltijden horen bij het logeren."),
    },
)
BEHANDELING = Vraag(
    "behandeling",
    "Is het verblijf bedoeld voor een behandeling?",
    "L-24",
    _77,
    gevolgen={JA: past_niet("Behandeling hoort niet bij logeerzorg. Verwijs naar de Zvw of de Wlz.")},
)
ANDERE_HULP = Vraag(
    "andere_hulp",
    "Welke hulp van anderen krijgt de inwoner op de dagen van het logeren?",
    "L-25",
    _77,
    _M,
    (
        ("huishouden", "Hulp bij het huishouden"),
        ("begeleiding", "Begeleiding"),
        ("dagbesteding", "Dagbesteding"),
        ("verzorging", "Verzorging of verpleging thuis"),
        (_GEEN, "Geen"),
    ),
)
MEER_AANBIEDERS = Vraag("meer_aanbieders", "Geven meer aanbieders hulp aan de inwoner?", "L-35", _77)
COORDINATOR = Vraag(
    "coordinator",
    "Welke aanbieder is de coördinator?",
    "L-35",
    _77,
    _T,
    hulp="U wijst die aan. De coördinator stemt de hulp op elkaar af.",
    als=("meer_aanbieders", (JA,)),
)
EXTRA = Vraag(
    "extra",
    "Wat is naast het logeren nodig?",
    "L-36",
    _78,
    _M,
    (
        ("VERVOER", "Vervoer"),
        ("BEREIKBAARHEID", "24-uurs bereikbaarheid of onplanbare zorg"),
        (_GEEN, "Niets"),
    ),
)
MATRIX = Vraag("feit_producten", "Wat deze gemeente bij logeren kan geven", "L-36", _78, _F, mag_leeg=True)
VORM = Vraag("feit_vorm", "Natura of pgb", "L-17", _ALTENA, _F, mag_leeg=True)
PLEK = Vraag(
    "pgb_plek",
    "Is de plek waar de inwoner met een pgb logeert daar speciaal geschikt voor?",
    "P-29",
    _442,
    als=("feit_vorm", ("pgb",)),
    gevolgen={
        JA: past("De inwoner logeert op een plek die daar speciaal geschikt voor is."),
        NEE: past_niet("Een pgb voor logeren kan alleen op een plek die daar speciaal geschikt voor is."),
    },
)
VANAF = Vraag("feit_monitor_vanaf", "Eerste maand om te bekijken of het werkt", "L-37", _DUUR, _F)
TOT = Vraag("feit_monitor_tot", "Laatste maand om te bekijken of het werkt", "L-37", _DUUR, _F, mag_leeg=True)


def vervoer(stand: Stand) -> Iterator[Advies]:
    """L-22: who cannot travel gets no extra transport everywhere, but needed transport belongs to the stay (L-01)."""
    if stand.keuze("vervoer") != "geen":
        return
    if stand.keuze("kv_vervoer") == "zelf_of_aanvullend":
        zin = "Zet aanvullend vervoer in. Kijk wat dat betekent voor vervoer bij een ander resultaat."
    else:
        zin = (
            "Hier regelen de inwoner en de mantelzorger het vervoer. Lukt dat niet? Vervoer dat nodig is, hoort erbij."
        )
    yield VERVOER.advies(let_op(zin))


def dubbele_hulp(stand: Stand) -> Iterator[Advies]:
    """L-25: the house takes over daily care and the day itself, so other help rests on those days."""
    gekozen = [code for code in stand.gekozen("andere_hulp") if code != _GEEN]
    if gekozen:
        namen = ", ".join(naam.lower() for code, naam in ANDERE_HULP.keuzes if code in gekozen)
        zin = f"De logeerplek neemt de zorg en de dag over. Laat op die dagen stoppen: {namen}."
        yield ANDERE_HULP.advies(let_op(zin))
    elif stand.keuze("andere_hulp"):
        yield ANDERE_HULP.advies(past("Er is geen dubbele hulp op de dagen van het logeren."))


def doelen(stand: Stand) -> Iterator[Advies]:
    """L-40: what the stay works on, for the aanbieder."""
    if gekozen := stand.gekozen("doelen"):
        yield DOELEN.advies(past(f"De doelen van het logeren: {DOELEN.noem(gekozen, '; ')}."))


def coordinator(stand: Stand) -> Iterator[Advies]:
    """L-35: with more aanbieders one of them coordinates."""
    if stand.ja("meer_aanbieders"):
        wie = stand.keuze("coordinator")
        gevolg = past(f"De coördinator is {wie}.") if wie else let_op("Wijs een coördinator aan.")
        yield COORDINATOR.advies(gevolg)


def aanvullend(stand: Stand) -> Iterator[Advies]:
    """L-36 and R-10: only what the product matrix of the gemeente puts beside a stay."""
    mag = stand.gekozen("feit_producten")
    namen = dict(EXTRA.keuzes)
    for code in stand.gekozen("extra"):
        if code == _GEEN:
            continue
        if code in mag:
            yield EXTRA.advies(let_op(f"Zet ‘{namen[code]}’ ook in het plan, bij kortdurend verblijf."))
        else:
            yield EXTRA.advies(past_niet(f"Deze gemeente geeft ‘{namen[code]}’ niet bij kortdurend verblijf."))


def leveringsvorm(stand: Stand) -> Iterator[Advies]:
    """L-17: in kind only, where the gemeente chose so."""
    if stand.keuze("feit_vorm") == "pgb" and stand.keuze("kv_leveringsvorm") == "natura":
        yield VORM.advies(past_niet("Logeerzorg is in deze gemeente alleen in natura."))


def duur(stand: Stand) -> Iterator[Advies]:
    """L-13 and L-37: an indication of its own, with its longest duration and the moment to look back."""
    zin = "Logeren is een eigen indicatie. De looptijd staat los van andere hulp."
    yield Advies(zin, "L-13", _ALTENA, Gewicht.PAST)
    maanden = stand.waarden["kv_max_maanden"]
    zin = f"Het besluit geldt hoogstens {maanden} maanden."
    if tot := stand.keuze("feit_monitor_tot"):
        zin += f" Bekijk na {stand.keuze('feit_monitor_vanaf')} en binnen {tot} maanden of het werkt."
    yield TOT.advies(let_op(zin))


VRAGEN = (
    *(DOELEN, VERVOER, VERPLEGING, BEHANDELING, ANDERE_HULP, MEER_AANBIEDERS, COORDINATOR, EXTRA, MATRIX),
    *(VORM, PLEK, VANAF, TOT),
)
TOETSEN = (vervoer, dubbele_hulp, doelen, coordinator, aanvullend, leveringsvorm, duur)
