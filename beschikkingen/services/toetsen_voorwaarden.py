"""The conditions of what was asked, held against what the decision does with it (W-01 to W-29)."""

from collections.abc import Iterator
from datetime import date

from beschikkingen.brieven import Weigeringsgrond
from beschikkingen.models import Regelinhoud
from beschikkingen.services.inhoud import Besluitinhoud
from meldingen.eisen import Ontbreekt
from onderzoek.services.voorwaardenuitslag import Uitslag, heeft_voorwaarden, uitslagen_van

_VOORZIENINGEN, _BESLUIT = "voorzieningen", "besluit"
# Grounds that only hold when the answers say so, by the rule they stand on.
GROND_VAN_REGEL = {"W-07": Weigeringsgrond.VERHUIZING, "W-11": Weigeringsgrond.WEGHALEN}
_REGEL_VAN_GROND: dict[str, str] = {grond: regel for regel, grond in GROND_VAN_REGEL.items()}
_WAT_ER_NIET_STAAT = {
    "W-07": "dat de inwoner zonder belangrijke reden verhuisde naar een ongeschikte woning",
    "W-11": "dat het gaat om het weghalen van een aanpassing. Een losse woonunit haalt de gemeente wel weg",
}


def voorwaarden_gevolgd(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """W-01: what is granted meets its conditions or says why not; what they ask for is in the decision."""
    uitslagen = uitslagen_van(inhoud.melding, (regel.gevraagd.soort for regel in inhoud.toegekend))
    for regel in inhoud.toegekend:
        if not heeft_voorwaarden(regel.gevraagd.soort):
            continue
        uitslag = uitslagen.get(regel.gevraagd.soort.code)
        if uitslag is None:
            zin = f"Leg bij de voorzieningen eerst vast of {regel} aan de voorwaarden voldoet."
            yield Ontbreekt(zin, _VOORZIENINGEN, "W-01")
        elif uitslag.open_vraag is not None:
            zin = f"Beantwoord bij de voorwaarden van {regel}: {uitslag.open_vraag.tekst}"
            yield Ontbreekt(zin, _VOORZIENINGEN, uitslag.open_vraag.regel)
        else:
            yield from _niet_voldaan(inhoud, regel, uitslag)
            yield from _niet_overgenomen(inhoud, regel, uitslag)


def weigering_volgt_voorwaarden(inhoud: Besluitinhoud, op: date) -> Iterator[Ontbreekt]:
    """W-07, W-11: these grounds stand on the answers, and a move is weighed: was there an important reason?"""
    gronden = {regel.weigeringsgrond for regel in inhoud.afgewezen}
    if not gronden & set(_REGEL_VAN_GROND):
        return
    uitslagen = uitslagen_van(inhoud.melding, (regel.gevraagd.soort for regel in inhoud.afgewezen))
    for regel in inhoud.afgewezen:
        regel_id = _REGEL_VAN_GROND.get(regel.weigeringsgrond)
        if regel_id is None:
            continue
        uitslag = uitslagen.get(regel.gevraagd.soort.code)
        if uitslag is None or not uitslag.weigert(regel_id):
            zin = f"Bij de voorwaarden van {regel} staat niet {_WAT_ER_NIET_STAAT[regel_id]}. Kies een andere grond."
            yield Ontbreekt(zin, _VOORZIENINGEN, regel_id)
        if regel_id == "W-07" and not regel.kan_afweging.strip():
            zin = f"Schrijf bij {regel} hoe u woog of er een belangrijke reden was voor de verhuizing."
            yield Ontbreekt(zin, _BESLUIT, regel_id)


def grond_van(uitslag: Uitslag) -> str:
    """The ground a refusal of this begins with; empty when no rule says no."""
    regels = [advies.regel for advies in uitslag.past_niet]
    gronden = (GROND_VAN_REGEL[regel] for regel in regels if regel in GROND_VAN_REGEL)
    return next(gronden, Weigeringsgrond.VOORWAARDEN) if regels else ""


def _niet_voldaan(inhoud: Besluitinhoud, regel: Regelinhoud, uitslag: Uitslag) -> Iterator[Ontbreekt]:
    """A rule that says no is deviated from in the decision itself (B-19, B-20), an order of steps in the answers."""
    if not inhoud.afwijking:
        for advies in uitslag.past_niet:
            zin = (
                f"{advies.zin} Daarom kan {regel} niet worden toegekend. Wijs af, of wijk bij de motivering van de "
                "regels af."
            )
            yield Ontbreekt(zin, _VOORZIENINGEN, advies.regel)
    if not uitslag.afwijking:
        for advies in uitslag.eerst:
            zin = f"{advies.zin} Doe dat, of schrijf bij de voorwaarden van {regel} waarom u afwijkt."
            yield Ontbreekt(zin, _VOORZIENINGEN, advies.regel)


def _niet_overgenomen(inhoud: Besluitinhoud, regel: Regelinhoud, uitslag: Uitslag) -> Iterator[Ontbreekt]:
    """What the answers lay upon the client or give as a reason stands in the decision as it was written."""
    motivering = _vlak(f"{inhoud.motivering} {regel.motivering}")
    for advies in uitslag.adviezen:
        if advies.voorwaarde and _vlak(advies.voorwaarde) not in _vlak(regel.voorwaarden):
            yield Ontbreekt(f"Zet bij {regel} de voorwaarde: ‘{advies.voorwaarde}’", _BESLUIT, advies.regel)
        if advies.reden and _vlak(advies.reden) not in motivering:
            yield Ontbreekt(f"Zet bij {regel} in de motivering: ‘{advies.reden}’", _BESLUIT, advies.regel)


def _vlak(tekst: str) -> str:
    return " ".join(tekst.split())
