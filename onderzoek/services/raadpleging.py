"""Looking into what is known of the client: only with a ground, and never unseen (M-12, X-01, X-04)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Toestemming
from meldingen.services.handeling import handeling
from meldingen.services.inzage import log_inzagen
from meldingen.services.overgang import leg_vast, vergrendel
from onderzoek.models import Onderzoek, Raadpleging

B, G = Raadpleging.Bron, Raadpleging.Grondslag
# Within the gemeente the law itself is the ground; for other domains only consent is (Wmo 5.1.1 lid 1 and 4).
ZONDER_TOESTEMMING = frozenset({B.WMO, B.BRP})


@dataclass(frozen=True, slots=True)
class Raadpleegvraag:
    """Where is looked, on which ground, what for, and (outside the portaal) what was found."""

    bron: str
    grondslag: str
    doel: str
    bevinding: str = ""


@dataclass(frozen=True, slots=True)
class Bekend:
    """What was known on the day: pairs of subject and fact, and the earlier cases they were read from."""

    feiten: Sequence[tuple[str, str]] = ()
    zaken: Sequence[Melding] = ()


@handeling
def raadpleeg(melding: Melding, vraag: Raadpleegvraag, bekend: Bekend, *, op: date, door: Gebruiker) -> Raadpleging:
    """Look, with a ground; the read log gets a row for this case and for each earlier case that was read."""
    vers = vergrendel(melding)
    if vers.is_gesloten or not Onderzoek.objects.filter(melding=vers).exists():
        raise Geweigerd("Het onderzoek is niet open. Kijken in gegevens mag alleen tijdens het onderzoek.")
    if vers.melder_id is not None and vers.toestemming_op is None:
        raise Geweigerd("Iemand anders heeft gemeld. Leg eerst de toestemming van de cliënt vast.")
    if not vraag.doel.strip():
        raise Geweigerd("Schrijf op waarom u deze gegevens nodig hebt.")
    rij = Raadpleging.objects.create(
        melding=vers,
        bron=vraag.bron,
        grondslag=vraag.grondslag,
        toestemming=_grond(vers, vraag, op),
        doel=vraag.doel,
        bevinding=vraag.bevinding,
        bekend=json.dumps(list(bekend.feiten), ensure_ascii=False) if vraag.bron == B.WMO else "",
        op=op,
        door=door,
    )
    log_inzagen([vers, *bekend.zaken], door, f"raadpleging {rij.bron}, grond {rij.grondslag}")
    leg_vast(vers, "M-12", op=op, door=door, naam=f"Geraadpleegd: {rij.get_bron_display()}", reden=vraag.doel)
    return rij


def feiten_van(raadpleging: Raadpleging) -> list[tuple[str, str]]:
    """The snapshot as pairs of subject and fact."""
    return [(onderwerp, feit) for onderwerp, feit in json.loads(raadpleging.bekend or "[]")]


def _grond(melding: Melding, vraag: Raadpleegvraag, op: date) -> Toestemming | None:
    if vraag.grondslag == G.ONDERZOEK:
        if vraag.bron not in ZONDER_TOESTEMMING:
            naam = B(vraag.bron).label
            raise Geweigerd(f"{naam}: hiervoor is toestemming van de cliënt nodig. Kies ‘toestemming’ als grond.")
        return None
    toestemming = Toestemming.objects.filter(melding=melding).geldig(vraag.bron, op).first()
    if toestemming is None:
        raise Geweigerd("De cliënt gaf hiervoor geen toestemming die nu geldt. Leg die eerst vast.")
    return toestemming
