"""What the investigation does with its clocks: promise a later date, remind, and close by itself (T-05 to T-07)."""

from datetime import date

from django.db.models import F

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Status, Termijn
from meldingen.services import termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.melding import sluit
from meldingen.services.overgang import leg_vast, stap, vergrendel
from onderzoek.models import Verslag
from onderzoek.services.verslagantwoord import start_rappel


@handeling
def verleng_onderzoek(
    melding: Melding, *, reden: str, overleg_op: date, stemt_in: bool, streefdatum: date, op: date, door: Gebruiker
) -> None:
    """TR-08: promise a later date, in consultation with the client. The legal date stays where it is (T-05)."""
    vers = vergrendel(melding)
    if vers.status != Status.IN_ONDERZOEK:
        raise Geweigerd(f"Zaak {vers.nummer} is niet in onderzoek. Verlengen kan nu niet.")
    termijn = termijnen.lopende(vers, Termijn.Soort.ONDERZOEK)
    if termijn is None:
        raise Geweigerd("Er loopt geen onderzoekstermijn in deze zaak.")
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom het onderzoek langer duurt.")
    if overleg_op > op:
        raise Geweigerd("Het overleg kan niet in de toekomst liggen. Vul de dag van het overleg in.")
    if streefdatum <= op:
        raise Geweigerd("De nieuwe streefdatum moet na vandaag liggen.")
    termijnen.beloof(termijn, streefdatum=streefdatum)
    leg_vast(vers, "TR-08", op=op, door=door, reden=reden)
    zet_brief_klaar(
        vers,
        "D-03",
        op=op,
        over=streefdatum.isoformat(),
        overleg_op=overleg_op.isoformat(),
        stemt_in=stemt_in,
        streefdatum=streefdatum.isoformat(),
    )


def zonder_reactie(op: date) -> list[int]:
    """Cases whose verslag was not returned in time: the candidates for TR-20 and TR-23.

    A verslag of option 1 that came back without an aanvraag closes all the same when the term is over (TR-20).
    """
    return _met_verlopen(Termijn.Soort.RETOUR, op) + _opgelost_en_terug(op)


def zonder_reactie_na_rappel(op: date) -> list[int]:
    """Cases in which the reminder had no answer either: the candidates for TR-24."""
    return _met_verlopen(Termijn.Soort.RAPPEL, op)


@handeling
def verwerk_geen_reactie(melding_pk: int, op: date) -> None:
    """Option 1 closes without a letter (TR-20, V-09); option 2 gets a reminder with a new term (TR-23, V-10)."""
    melding = vergrendel(Melding(pk=melding_pk))
    if not (_is_verlopen(melding, Termijn.Soort.RETOUR, op) or melding.pk in _opgelost_en_terug(op)):
        return
    verslag = Verslag.objects.filter(melding=melding).order_by("versie").last()
    if verslag is not None and verslag.uitkomst == Verslag.Uitkomst.OPGELOST:
        with stap(melding, "optie1_afsluiten", op=op, door=None) as vers:
            sluit(vers, op=op, reden="Opgelost zonder maatwerkvoorziening")
        return
    start_rappel(melding, op=op)
    leg_vast(melding, "TR-23", op=op, door=None)
    # After TR-14 a second verslag may stay without an answer: that is another reminder.
    over = "" if verslag is None or verslag.versie == 1 else f"verslag:{verslag.versie}"
    zet_brief_klaar(melding, "D-10", op=op, over=over)
    zet_brief_klaar(melding, "D-49", op=op, over=over)


@handeling
def sluit_na_rappel(melding_pk: int, op: date) -> None:
    """TR-24: no aanvraag after the reminder; closing is no decision, and asking again stays possible (V-11)."""
    melding = vergrendel(Melding(pk=melding_pk))
    if not _is_verlopen(melding, Termijn.Soort.RAPPEL, op):
        return
    with stap(melding, "na_rappel_afsluiten", op=op, door=None) as vers:
        sluit(vers, op=op, reden="Geen antwoord na de rappelbrief")
        zet_brief_klaar(vers, "D-06", op=op)


def _is_verlopen(melding: Melding, soort: Termijn.Soort, op: date) -> bool:
    """Whether the clock ran out, seen under the lock: an answer may have come since the night made its list."""
    termijn = termijnen.lopende(melding, soort)
    return melding.status == Status.VERSLAG_VERZONDEN and termijn is not None and termijn.uiterste_datum < op


def _met_verlopen(soort: Termijn.Soort, op: date) -> list[int]:
    rijen = Termijn.objects.filter(melding__status=Status.VERSLAG_VERZONDEN, soort=soort, uiterste_datum__lt=op)
    rijen = rijen.filter(gehaald_op__isnull=True, vervallen_op__isnull=True)
    return list(rijen.order_by("uiterste_datum", "melding").values_list("melding", flat=True))


def _opgelost_en_terug(op: date) -> list[int]:
    rijen = Termijn.objects.filter(
        melding__status=Status.VERSLAG_VERZONDEN,
        melding__verslagen__uitkomst=Verslag.Uitkomst.OPGELOST,
        melding__verslagen__retour_op=F("gehaald_op"),
        soort=Termijn.Soort.RETOUR,
        uiterste_datum__lt=op,
    )
    return list(rijen.order_by("uiterste_datum", "melding").values_list("melding", flat=True))
