"""Which letters a decision leaves with: the client gets what is for the client, a landlord what is for him (W-29)."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from beschikkingen.models import Beschikking, Besluitregel
from meldingen.models import Melding
from meldingen.services.brieven import zet_brief_klaar
from onderzoek.services.voorwaardenuitslag import uitslag_van
from onderzoek.voorwaarden.kosten import HUURDERVING
from onderzoek.voorwaarden.vormen import JA


class Besloten(Protocol):
    """A line of a decision, written or proposed."""

    @property
    def is_toegekend(self) -> bool: ...

    @property
    def is_gedeeltelijk(self) -> bool: ...


_BRIEF = {
    Beschikking.Uitkomst.TOEGEKEND: "D-19",
    Beschikking.Uitkomst.GEDEELTELIJK: "D-21",
    Beschikking.Uitkomst.AFGEWEZEN: "D-22",
}


def zet_besluitbrieven_klaar(beschikking: Beschikking, melding: Melding, op: date) -> None:
    """Ask for the letters; a decision for a landlord alone has no letter to the client."""
    regels = list(beschikking.regels.select_related("gevraagd__soort"))
    if voor_client := [regel for regel in regels if not is_voor_verhuurder(regel, melding)]:
        brief = _BRIEF[uitkomst_van(voor_client)]
        zet_brief_klaar(melding, brief, op=op, over=str(beschikking.pk), beschikking=beschikking.pk)
    for regel in regels:
        if regel not in voor_client:
            over = f"{beschikking.pk}:{regel.pk}"
            zet_brief_klaar(melding, "W-29", op=op, over=over, beschikking=beschikking.pk, regel=regel.pk)


def regels_voor_client(beschikking: Beschikking) -> list[Besluitregel]:
    """The lines the letter to the client is about."""
    regels = beschikking.regels.select_related("gevraagd__soort")
    return [regel for regel in regels if not is_voor_verhuurder(regel, beschikking.melding)]


def is_voor_verhuurder(regel: Besluitregel, melding: Melding) -> bool:
    """W-29: missed rent that the landlord himself asked for."""
    soort = regel.gevraagd.soort
    if soort.vragenlijst != HUURDERVING.code:
        return False
    uitslag = uitslag_van(melding, soort)
    return uitslag is not None and uitslag.antwoorden.get("verhuurder") == JA


def uitkomst_van(regels: Sequence[Besloten]) -> Beschikking.Uitkomst:
    """Granted, in part or refused, of lines that were decided or are proposed."""
    toegekend = [regel.is_toegekend for regel in regels]
    if not any(toegekend):
        return Beschikking.Uitkomst.AFGEWEZEN
    minder = any(regel.is_gedeeltelijk for regel in regels)
    return Beschikking.Uitkomst.TOEGEKEND if all(toegekend) and not minder else Beschikking.Uitkomst.GEDEELTELIJK
