"""The mantelzorgers: their sixteen answers, whether they bear it, and what they promise of their own free will."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from onderzoek.models import Mantelzorger, Onderzoek
from onderzoek.services.bewaren import Blad, Uitslag, bewaar_deel, vergrendel_rij, voeg_toe, weiger_toekomst

_MERKEN = {"is_hoofdverzorger": "hoofdverzorger", "is_contactpersoon": "contactpersoon"}


@handeling
def voeg_mantelzorger_toe(
    onderzoek: Onderzoek, feiten: Mapping[str, Any], blad: Blad, *, op: date, door: Gebruiker
) -> Mantelzorger:
    """Somebody who cares for the client (O-07)."""
    if any(rij.naam == feiten["naam"] for rij in onderzoek.mantelzorgers.all()):
        raise Geweigerd(f"{feiten['naam']} staat al in de lijst.")
    return voeg_toe(Mantelzorger, onderzoek, feiten, blad, wat="mantelzorgers", op=op, door=door)


@handeling
def bewaar_mantelzorger(
    mantelzorger: Mantelzorger, feiten: Mapping[str, Any], blad: Blad, *, op: date, door: Gebruiker
) -> Uitslag:
    """The checklist of one mantelzorger, its result (O-08) and the promise (O-27)."""
    vers = vergrendel_rij(mantelzorger)
    _toets_merken(vers, feiten)
    if feiten["overbelast"] and not (feiten["instrument"] and feiten["overbelast_motivering"]):
        raise Geweigerd("Schrijf bij de uitkomst op hoe u dit hebt vastgesteld, en waarom dit de uitkomst is.")
    _toets_toezegging(feiten, op)
    return bewaar_deel(vers, feiten, blad, wat="mantelzorgers", op=op, door=door)


@handeling
def haal_mantelzorger_weg(mantelzorger: Mantelzorger, *, op: date, door: Gebruiker) -> None:
    """Take somebody off the list who was put there by mistake."""
    vers = vergrendel_rij(mantelzorger)
    vers.delete()
    leg_vast(vers.onderzoek.melding, "O-07", op=op, door=door, naam="Mantelzorger van de lijst gehaald")


def _toets_merken(mantelzorger: Mantelzorger, feiten: Mapping[str, Any]) -> None:
    """Of each mark there is one; whoever bears it now must lose it first, so that nobody changes it unseen."""
    anderen = Mantelzorger.objects.filter(onderzoek=mantelzorger.onderzoek_id).exclude(pk=mantelzorger.pk)
    for veld, woord in _MERKEN.items():
        if feiten[veld] and not getattr(mantelzorger, veld) and (ander := anderen.filter(**{veld: True}).first()):
            raise Geweigerd(f"{ander.naam} is al {woord}. Haal dat daar eerst weg.")


def _toets_toezegging(feiten: Mapping[str, Any], op: date) -> None:
    iets = feiten["toezegging"] or feiten["toezegging_uren"] or feiten["toezegging_tot"]
    if not iets:
        return
    if not (feiten["toezegging"] and feiten["toezegging_uren"] and feiten["toezegging_akkoord_op"]):
        raise Geweigerd(
            "Mantelzorg is vrijwillig. Vul bij een toezegging in welke zorg het is, hoeveel uur per week, "
            "en wanneer de mantelzorger akkoord ging."
        )
    weiger_toekomst(feiten["toezegging_akkoord_op"], op, "Het akkoord kan niet in de toekomst zijn gegeven.")
    if feiten["toezegging_tot"] and feiten["toezegging_tot"] < feiten["toezegging_akkoord_op"]:
        raise Geweigerd("De toezegging eindigt vóór het akkoord. Controleer de datums.")
