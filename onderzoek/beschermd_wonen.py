"""Recognising beschermd wonen and opvang: the questions, the zzp table, and what the answers say. Advice only."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Hulpsoort(StrEnum):
    """What is asked for. The first two are maatwerk of the mandated college, the others a referral (BW-12, BW-13)."""

    BESCHERMD_WONEN = "beschermd_wonen"
    OPVANG = "opvang"
    NACHTOPVANG = "nachtopvang"
    VROUWENOPVANG = "vrouwenopvang"


class Antwoord(StrEnum):
    """What the consulent knows."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Vraag:
    """One criterion. `hard`: without a yes it is unlikely to be granted; otherwise it is weighed with the others."""

    code: str
    tekst: str
    regel: str
    hard: bool = True


@dataclass(frozen=True, slots=True)
class Zzp:
    """A row of table 7.5: how heavy, where, and what supervision."""

    nummer: int
    omschrijving: str
    woonomgeving: str
    bouw: str
    toezicht: str
    toezicht_nacht: str


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What the answers say: sentences for the consulent, who decides."""

    past_waarschijnlijk: bool
    zinnen: tuple[str, ...]


_BESCHERMD_WONEN = (
    Vraag("geen_opname", "Opname voor psychiatrische behandeling is niet nodig", "BW-04"),
    Vraag("niet_voorliggend", "Andere wetten en zorg aan huis lossen het niet op", "BW-04"),
    Vraag("ongepland", "Er is elke dag zorg nodig die niet te plannen is", "BW-04"),
    Vraag("wachten_kan", "Even wachten op de zorgverlener is niet levensgevaarlijk", "BW-04"),
    Vraag("psychiatrisch", "Er is een psychiatrische aandoening of beperking", "BW-04"),
    Vraag("etmalen", "Meer dan drie etmalen per week is een beschermende woonomgeving nodig", "BW-04"),
    Vraag("gevaar", "Zonder die omgeving is er gevaar: de inwoner overziet het niet of kan geen hulp vragen", "BW-04"),
)
_OPVANG = (
    Vraag("achttien", "De inwoner is 18 jaar of ouder", "BW-14"),
    Vraag("rechtmatig", "De inwoner verblijft rechtmatig in Nederland", "BW-14"),
    Vraag("geen_adres", "De inwoner heeft geen vast adres en redt zich niet alleen", "BW-13"),
    Vraag("twee_van_drie", "Twee van de laatste drie jaar hoofdverblijf in de regio", "BW-14", hard=False),
    Vraag("bekend_zorg", "Bekend bij een zorg- of opvanginstelling in de regio", "BW-14", hard=False),
    Vraag("bekend_politie", "Bekend bij de politie in de regio", "BW-14", hard=False),
    Vraag("geboren", "Geboren in de regio", "BW-14", hard=False),
    Vraag("netwerk", "Er is in de regio een netwerk dat goed doet", "BW-14", hard=False),
    Vraag("uit_netwerk", "Er zijn redenen om de inwoner uit het oude netwerk te halen", "BW-14", hard=False),
)
VRAGEN: Mapping[Hulpsoort, tuple[Vraag, ...]] = {
    Hulpsoort.BESCHERMD_WONEN: _BESCHERMD_WONEN,
    Hulpsoort.OPVANG: _OPVANG,
}
ZZP = (
    Zzp(3, "intensieve begeleiding", "open", "–", "aanwezig of oproepbaar", "beschikbaar"),
    Zzp(4, "structuur, intensieve begeleiding en verzorging", "open of besloten", "–", "aanwezig", "wakker"),
    Zzp(5, "intensieve begeleiding en regulering van gedrag", "open of besloten", "–", "aanwezig", "wakker"),
    Zzp(6, "intensieve begeleiding, verpleging en verzorging", "open", "aangepast", "aanwezig", "wakker"),
)
# BW-07: when dagbesteding is specified on its own.
DAGBESTEDING = {
    "geen_werk": "Geen volle werkweek en geen (aangepast) werk via een andere wet",
    "geen_school": "Niet leerplichtig en geen onderwijs",
    "andere_dag": "Een andere daginvulling dan werk of school, bijvoorbeeld vanaf 65 jaar",
}


def beoordeel(soort: Hulpsoort, antwoorden: Mapping[str, str]) -> Oordeel:
    """What the answers on the questions of this kind say.

    Each hard criterion with a no is named with its rule, each unknown one is asked for. The others only count
    together: none of them decides alone (BW-14). Raises ValueError for an answer that is missing or unknown.
    """
    vragen = VRAGEN[soort]
    if set(antwoorden) != {vraag.code for vraag in vragen}:
        raise ValueError("Beantwoord elke vraag, ook als u het antwoord nog niet weet.")
    gegeven = {code: Antwoord(waarde) for code, waarde in antwoorden.items()}
    zinnen = [f"Niet vervuld ({v.regel}): {v.tekst}." for v in vragen if v.hard and gegeven[v.code] is Antwoord.NEE]
    past = not zinnen
    zinnen += [f"Nog uitzoeken ({v.regel}): {v.tekst}." for v in vragen if gegeven[v.code] is Antwoord.ONBEKEND]
    if samen := [vraag for vraag in vragen if not vraag.hard]:
        voor = sum(gegeven[vraag.code] is Antwoord.JA for vraag in samen)
        past = past and voor > 0
        zinnen.append(
            f"{voor} van de {len(samen)} punten wijzen op binding met de regio. Weeg ze samen: geen enkel punt "
            "beslist alleen (BW-14)."
        )
    return Oordeel(past, tuple(zinnen))
