"""How long a case took, in three parts: investigation, waiting, decision (T-11).

Every day between the melding and the decision counts in exactly one part. As with the terms (4.1) the day of an
event is not counted, so the parts add up to the days from the melding to the end.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from meldingen.termijnen.kalender import EEN_DAG, schrijf_dag
from meldingen.termijnen.lengte import schrijf_dagen
from meldingen.termijnen.opschorting import Periode

ONDERZOEK, WACHTEN, BESLUIT = "onderzoek", "wachten op de inwoner", "besluit"


@dataclass(frozen=True, slots=True)
class Verloop:
    """The days on which a case went from one hand to the other; None is not yet.

    verslag_op: the day the verslag was sent.
    aanvraag_op: the day of receipt of the aanvraag, or the day on which a premature one became valid (A-04).
    besluit_op: the day of bekendmaking. gesloten_op: the day a case ended, with or without a decision.
    """

    gemeld_op: date
    verslag_op: date | None = None
    aanvraag_op: date | None = None
    besluit_op: date | None = None
    gesloten_op: date | None = None


@dataclass(frozen=True, slots=True)
class Doorlooptijd:
    """Days per part, None for a part that did not begin. `loopt` names the part that runs today, or is empty."""

    verloop: Verloop
    onderzoek: int
    wachten: int | None
    besluit: int | None
    opgeschort: int
    loopt: str

    @property
    def van_college(self) -> int:
        """What the law bounds to 6 + 2 weeks: without the waiting."""
        return self.onderzoek + (self.besluit or 0)

    @property
    def tekst(self) -> str:
        """The parts on one line: 'onderzoek 23 dagen, wachten op de inwoner 7 dagen, besluit 4 dagen'."""
        delen = ((ONDERZOEK, self.onderzoek), (WACHTEN, self.wachten), (BESLUIT, self.besluit))
        return ", ".join(
            f"{naam} {schrijf_dagen(aantal)}{' (loopt)' if naam == self.loopt else ''}"
            for naam, aantal in delen
            if aantal is not None
        )

    def uitleg(self) -> tuple[str, ...]:
        """From which day to which day each part was counted, as sentences."""
        return tuple(self._zinnen())

    def _zinnen(self) -> Iterator[str]:
        dag = self.verloop
        yield f"Het onderzoek begint bij de melding op {schrijf_dag(dag.gemeld_op)}."
        if dag.verslag_op is not None and (dag.aanvraag_op is None or dag.verslag_op <= dag.aanvraag_op):
            yield f"Met het verslag van {schrijf_dag(dag.verslag_op)} eindigt het onderzoek; dan begint het wachten."
        if dag.aanvraag_op is not None:
            yield f"Het besluit telt vanaf de aanvraag op {schrijf_dag(dag.aanvraag_op)}."
        if self.opgeschort:
            stil = schrijf_dagen(self.opgeschort)
            yield f"De beslistermijn stond {stil} stil. Dat telt als wachten, niet als besluit."
        if dag.besluit_op is not None:
            yield f"Het besluit is bekendgemaakt op {schrijf_dag(dag.besluit_op)}."
        yield (
            f"Zonder het wachten is dat {schrijf_dagen(self.van_college)}. "
            "De wet geeft daarvoor ten hoogste 6 weken en 2 weken."
        )


def doorlooptijd(verloop: Verloop, vandaag: date, opgeschort: Iterable[tuple[date, date | None]] = ()) -> Doorlooptijd:
    """Count the days of each part up to the decision, the end of the case, or today.

    opgeschort: suspensions of the decision, as the day of the cause and the day the clock ran again (None: it stands
    still). An aanvraag that became valid before the verslag ends the investigation: from then on the decision runs.
    """
    eind = verloop.besluit_op or verloop.gesloten_op or vandaag
    aanvraag = verloop.aanvraag_op
    overdracht = min(dag for dag in (verloop.verslag_op, aanvraag, eind) if dag is not None)
    stil = _stille_dagen(aanvraag, eind, opgeschort) if aanvraag is not None else frozenset[date]()
    wacht = verloop.verslag_op is not None or aanvraag is not None
    return Doorlooptijd(
        verloop=verloop,
        onderzoek=_dagen(verloop.gemeld_op, overdracht),
        wachten=_dagen(overdracht, aanvraag or eind) + len(stil) if wacht else None,
        besluit=None if aanvraag is None else _dagen(aanvraag, eind) - len(stil),
        opgeschort=len(stil),
        loopt=_wat_loopt(verloop, eind in stil),
    )


def _stille_dagen(aanvraag: date, eind: date, opgeschort: Iterable[tuple[date, date | None]]) -> frozenset[date]:
    """The suspended days after the aanvraag, up to and including the last day that is counted."""
    morgen = eind + EEN_DAG
    perioden = (Periode(van, max(van, min(tot or morgen, morgen))) for van, tot in opgeschort)
    return frozenset(dag for periode in perioden for dag in periode.dagen if aanvraag < dag <= eind)


def _wat_loopt(verloop: Verloop, staat_stil: bool) -> str:
    if verloop.besluit_op is not None or verloop.gesloten_op is not None:
        return ""
    if verloop.aanvraag_op is not None:
        return WACHTEN if staat_stil else BESLUIT
    return ONDERZOEK if verloop.verslag_op is None else WACHTEN


def _dagen(van: date, tot: date) -> int:
    return max((tot - van).days, 0)
