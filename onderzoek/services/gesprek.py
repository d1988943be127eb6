"""The parts of the conversation that stand on their own: its beginning, the subjects, fitting and cooperation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from onderzoek.models import Afstemming, Gegevensverzoek, Gesprek, Onderzoek, Rubriek
from onderzoek.services.bewaren import (
    Blad,
    Uitslag,
    bewaar_deel,
    botst,
    schrijf,
    vergrendel_deel,
    vergrendel_rij,
    verschilt,
    voeg_toe,
    weiger_toekomst,
)
from onderzoek.services.onderzoek import Identiteit, zet_identiteit

_IDENTITEIT = ("identiteit_document", "identiteit_geldig_tot", "identiteit_gezien_op")
VOORLICHTING = "De voorlichting kan niet in de toekomst zijn gegeven. Controleer de datum."


@handeling
def bewaar_begin(
    gesprek: Gesprek, feiten: Mapping[str, Any], blad: Blad, *, van_onderzoek: Mapping[str, Any], op: date,
    door: Gebruiker,
) -> Uitslag:  # fmt: skip
    """That the conversation was held, who were there, what was seen and explained (O-01, O-03, O-05, O-22, O-23).

    `feiten` belong to the conversation, `van_onderzoek` to the investigation. Everything may be filled in later.
    """
    vers = vergrendel_rij(gesprek)
    onderzoek = Onderzoek.objects.select_for_update().get(pk=vers.onderzoek_id)
    van_onderzoek = _met_dag(van_onderzoek, feiten["gevoerd_op"] or op)
    if not verschilt(vers, feiten) and not verschilt(onderzoek, van_onderzoek):
        return Uitslag(vers)
    if botst(vers, blad):
        return Uitslag(vers, botst=True)
    weiger_toekomst(
        feiten["gevoerd_op"], op, "Het gesprek kan niet in de toekomst zijn gevoerd. Vul de dag van het gesprek in."
    )
    _schrijf_onderzoek(onderzoek, van_onderzoek, op, door)
    nieuw_gevoerd = feiten["gevoerd_op"] if feiten["gevoerd_op"] != vers.gevoerd_op else None
    schrijf(vers, feiten, blad, wat="begin", op=op, door=door)
    if nieuw_gevoerd:
        leg_vast(vers.onderzoek.melding, "O-01", op=nieuw_gevoerd, door=door, naam="Gesprek gevoerd")
    return Uitslag(vers)


def _met_dag(feiten: Mapping[str, Any], dag: date) -> dict[str, Any]:
    """A document counts as seen when kind and validity are known; without a day it was on the day of the talk."""
    compleet = feiten["identiteit_document"] and feiten["identiteit_geldig_tot"]
    gezien_op = (feiten["identiteit_gezien_op"] or dag) if compleet else None
    return {**feiten, "identiteit_gezien_op": gezien_op}


def _schrijf_onderzoek(onderzoek: Onderzoek, feiten: Mapping[str, Any], op: date, door: Gebruiker) -> None:
    for naam in ("pgb_voorlichting_op", "bijdrage_voorlichting_op"):
        weiger_toekomst(feiten[naam], op, VOORLICHTING)
    identiteit = {naam: feiten[naam] for naam in _IDENTITEIT}
    if verschilt(onderzoek, identiteit):
        if identiteit["identiteit_gezien_op"]:
            zet_identiteit(onderzoek, Identiteit(*identiteit.values()), op, door)
        else:
            onderzoek.identiteit_door = None
    for naam, waarde in feiten.items():
        setattr(onderzoek, naam, waarde)
    onderzoek.save(update_fields=[*feiten, "identiteit_door"])


@handeling
def bewaar_rubriek(
    onderzoek: Onderzoek, letter: str, feiten: Mapping[str, Any], blad: Blad, *, op: date, door: Gebruiker
) -> Uitslag:
    """One of the subjects a to g: an answer, or 'not applicable' with the reason (O-02)."""
    if feiten["is_nvt"] and not feiten["tekst"].strip():
        raise Geweigerd(f"Schrijf op waarom onderwerp {letter} niet van toepassing is.")
    rij = vergrendel_deel(Rubriek, onderzoek, letter=letter)
    return bewaar_deel(rij, feiten, blad, wat=f"onderwerp {letter}", op=op, door=door)


@handeling
def bewaar_afstemming(
    onderzoek: Onderzoek, feiten: Mapping[str, Any], blad: Blad, *, op: date, door: Gebruiker
) -> Uitslag:
    """What the help is fitted to (O-24), and the instrument with its version (O-28)."""
    if feiten["instrument"] and not feiten["instrument_versie"]:
        raise Geweigerd("Vul ook de versie van het instrument in. Een instrument verandert.")
    return bewaar_deel(vergrendel_deel(Afstemming, onderzoek), feiten, blad, wat="afstemming", op=op, door=door)


@handeling
def vraag_gegevens(
    onderzoek: Onderzoek, feiten: Mapping[str, Any], blad: Blad, *, op: date, door: Gebruiker
) -> Gegevensverzoek:
    """The client was asked for something (O-26)."""
    weiger_toekomst(feiten["gevraagd_op"], op, "Deze vraag is nog niet gesteld. Vul een dag tot en met vandaag in.")
    return voeg_toe(Gegevensverzoek, onderzoek, feiten, blad, wat="gevraagde gegevens", op=op, door=door)


@handeling
def bewaar_gegevensverzoek(
    verzoek: Gegevensverzoek, feiten: Mapping[str, Any], blad: Blad, *, op: date, door: Gebruiker
) -> Uitslag:
    """What the client answered (O-26). A refusal is recorded and changes nothing else in the case."""
    vers = vergrendel_rij(verzoek)
    if feiten["reactie"] and feiten["gereageerd_op"] is None:
        raise Geweigerd("Vul in wanneer de inwoner reageerde.")
    if feiten["gereageerd_op"] and not feiten["gevraagd_op"] <= feiten["gereageerd_op"] <= op:
        raise Geweigerd("De reactie kwam na de vraag en uiterlijk vandaag. Controleer de datums.")
    if feiten["reactie"] == Gegevensverzoek.Reactie.PRIVACY and not feiten["toelichting"]:
        raise Geweigerd("Schrijf op welk privacybelang de inwoner noemt.")
    return bewaar_deel(vers, feiten, blad, wat="gevraagde gegevens", op=op, door=door)
