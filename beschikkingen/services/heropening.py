"""A decision that is taken back after bezwaar or beroep: the case opens again and a new decision follows (B-26)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from beschikkingen.gevolgen import BESLUIT_HERROEPEN
from beschikkingen.models import Beschikking
from beschikkingen.services.besluitsoorten import werkwijze
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Status, Termijn
from meldingen.rollen import Rol
from meldingen.services import taken, termijnen
from meldingen.services.overgang import leg_vast, stap, vergrendel
from meldingen.termijnen import BESLUIT, Lengte, bereken


def neem_terug(
    beschikking: Beschikking, *, reden: str, op: date, door: Gebruiker, lengte: Lengte | None = None
) -> None:
    """B-26: bezwaar or beroep succeeded. A decision on the aanvraag opens the case again (TR-53); any other one leaves
    the case as it stands, what followed it is undone, and the consulent looks whether a new decision is needed.

    `lengte` is what the court gives for the new decision.
    """
    if beschikking.is_op_aanvraag:
        herroep(beschikking, reden=reden, op=op, door=door, lengte=lengte or BESLUIT)
        return
    zaak = vergrendel(beschikking.melding)
    if beschikking.bezwaartermijn is not None:
        termijnen.sluit(beschikking.bezwaartermijn, vervallen_op=op)
    naam = f"{beschikking.get_soort_display()}: besluit herroepen"
    leg_vast(zaak, "B-26", op=op, door=door, naam=naam, reden=reden)
    vervolg = werkwijze(beschikking).vervolg
    taken.maak_taak(
        zaak,
        f"na-herroeping:{beschikking.pk}",
        f"Besluit herroepen: {vervolg.wat}",
        rol=vervolg.rol,
        voor=zaak.behandelaar if vervolg.rol == Rol.CONSULENT else None,
        uiterlijk_op=_uiterlijk(zaak, lengte, op) if lengte else op + vervolg.binnen,
        op=op,
        plek=vervolg.plek,
    )
    BESLUIT_HERROEPEN.roep(beschikking, op=op, door=door)


def herroep(beschikking: Beschikking, *, reden: str, op: date, door: Gebruiker, lengte: Lengte = BESLUIT) -> None:
    """TR-53: the decision is revoked; a new term runs, and what followed the old decision must be put right."""
    with stap(beschikking.melding, "herroepen_na_bezwaar", op=op, door=door, reden=reden) as zaak:
        if beschikking.besloten_op is None or not beschikking.is_op_aanvraag:
            raise Geweigerd("Er is geen besluit op de aanvraag dat kan worden herroepen.")
        zaak.gesloten_op, zaak.sluitreden = None, ""
        if beschikking.bezwaartermijn is not None:
            termijnen.sluit(beschikking.bezwaartermijn, vervallen_op=op)
        termijn = termijnen.open_termijn(zaak, Termijn.Soort.BESLUIT, lengte, start=op)
        termijnen.deel_mee(termijn)
        taken.maak_taak(
            zaak,
            f"nieuw-besluit:{beschikking.pk}",
            "Stel een nieuw besluit voor: het bezwaar of beroep is gegrond",
            rol=Rol.CONSULENT,
            voor=zaak.behandelaar,
            uiterlijk_op=termijn.uiterste_datum,
            op=op,
            plek="besluit",
        )
        BESLUIT_HERROEPEN.roep(beschikking, op=op, door=door)


def vraag_correctie(beschikking: Beschikking, *, op: date, door: Gebruiker) -> None:
    """A consequence of TR-53: whoever was told of the old decision must hear of it (B-26).

    Only for a decision on the aanvraag: whoever made another one knows what follows when it is taken back.
    """
    if not beschikking.is_op_aanvraag or not beschikking.regels.filter(is_toegekend=True).exists():
        return
    taken.maak_taak(
        beschikking.melding,
        f"corrigeer:{beschikking.pk}",
        "Besluit herroepen: corrigeer de opdracht aan de aanbieder, het CAK en de SVB",
        rol=Rol.ADMINISTRATIE,
        uiterlijk_op=op + timedelta(days=2),
        op=op,
        plek="overzicht",
    )


def mag_voorstellen(melding: Melding) -> bool:
    """Whether a decision can be written now: it is being judged, or was revoked and waits for a new one (B-26)."""
    if melding.status == Status.TER_FIATTERING:
        return not _wacht_voorstel(melding)
    return melding.status == Status.IN_BEOORDELING


@contextmanager
def begin_voorstel(melding: Melding, *, op: date, door: Gebruiker) -> Iterator[Melding]:
    """TR-36; after TR-53 the case stands there already, without a proposal: then the proposal is a fact (B-26)."""
    vers = vergrendel(melding)
    if vers.status != Status.TER_FIATTERING or _wacht_voorstel(vers):
        with stap(vers, "besluit_opstellen", op=op, door=door) as zaak:
            yield zaak
        return
    yield vers
    vers.save()
    leg_vast(vers, "B-26", op=op, door=door, naam="Nieuw besluit voorgesteld na bezwaar of beroep")
    for oud in vers.beschikkingen.op_aanvraag().filter(besloten_op__isnull=False):
        taken.rond_af_met_sleutel(vers, f"nieuw-besluit:{oud.pk}", op=op, door=door)


def _uiterlijk(zaak: Melding, lengte: Lengte, op: date) -> date:
    return bereken(op, lengte, termijnen.kalender_van(zaak.gemeente, op)).uiterste_datum


def _wacht_voorstel(melding: Melding) -> bool:
    return melding.beschikkingen.op_aanvraag().wachtend().exists()
