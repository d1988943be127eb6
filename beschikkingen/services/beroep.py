"""Beroep at the court, and what its ruling asks of us (BZ-14, BZ-15, B-28, B-31)."""

from datetime import date, timedelta

from beschikkingen.models import Beroep, Bezwaar, Ingebrekestelling
from beschikkingen.services.bezwaarstap import bezwaarstap, weiger_als_geen_jurist
from beschikkingen.services.heropening import neem_terug
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Termijn
from meldingen.rollen import Rol
from meldingen.services import taken, termijnen
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.termijnen import Eenheid, Lengte, ingebrekestelling

STUKKEN_BINNEN = timedelta(weeks=4)  # Awb 8:42
MEESTE_WEKEN = 52


@handeling
def ontvang_beroep(
    bezwaar: Bezwaar,
    *,
    ontvangen_op: date,
    instantie: str = Beroep.Instantie.RECHTBANK,
    nummer: str = "",
    op: date,
    door: Gebruiker,
) -> Beroep:
    """BZ-14: the court told us of an appeal; the papers go there in time, and the case stays open (B-25)."""
    weiger_als_geen_jurist(door)
    if ontvangen_op > op:
        raise Geweigerd("Het bericht van de rechtbank kan niet in de toekomst zijn ontvangen. Controleer de datum.")
    with bezwaarstap(bezwaar, "beroep_ontvangen", op=op, door=door) as (vers, zaak):
        besluit = vers.beslissing
        if besluit is None or ontvangen_op < besluit.bekendgemaakt_op:
            raise Geweigerd("Beroep kan niet van vóór de beslissing op bezwaar zijn. Controleer de datum.")
        if besluit.bezwaartermijn is not None:
            termijnen.sluit(besluit.bezwaartermijn, gehaald_op=ontvangen_op)
        beroep = Beroep.objects.create(
            melding=zaak,
            bezwaar=vers,
            soort=Beroep.Soort.BESLISSING,
            instantie=instantie,
            nummer_rechtbank=nummer,
            ontvangen_op=ontvangen_op,
            stukken_uiterlijk_op=ontvangen_op + STUKKEN_BINNEN,
            door=door,
        )
        _vraag_stukken(beroep, zaak, op)
    return beroep


@handeling
def verwerk_uitspraak(
    bezwaar: Bezwaar,
    *,
    uitspraak_op: date,
    uitkomst: str,
    tekst: str,
    nieuw_besluit_weken: int | None = None,
    op: date,
    door: Gebruiker,
) -> None:
    """BZ-15: the ruling came. When a new decision must follow, the case opens again within the weeks it gives."""
    weiger_als_geen_jurist(door)
    _toets_uitspraak(uitspraak_op, uitkomst, tekst, op)
    if uitkomst == Beroep.Uitkomst.GEGROND and not 1 <= (nieuw_besluit_weken or 0) <= MEESTE_WEKEN:
        raise Geweigerd("Vul in binnen hoeveel weken de rechter een nieuw besluit wil.")
    with bezwaarstap(bezwaar, "uitspraak_verwerken", op=op, door=door) as (vers, zaak):
        beroep = Beroep.objects.select_for_update().get(bezwaar=vers, uitspraak_op__isnull=True)
        if uitspraak_op < beroep.ontvangen_op:
            raise Geweigerd("De uitspraak kan niet van vóór het beroep zijn. Controleer de datum.")
        _sluit(beroep, zaak, uitspraak_op, uitkomst, tekst, op, door)
    if uitkomst == Beroep.Uitkomst.GEGROND:
        lengte = Lengte(nieuw_besluit_weken or 0, Eenheid.WEKEN, artikel="artikel 8:72 lid 4 Awb", regel="B-31")
        neem_terug(vers.beschikking, reden="De rechter vraagt een nieuw besluit", op=op, door=door, lengte=lengte)


@handeling
def registreer_beroep_niet_tijdig(
    melding: Melding, *, ontvangen_op: date, nummer: str = "", op: date, door: Gebruiker
) -> Beroep:
    """B-28: beroep because no decision comes (Awb 6:2, 6:12). Always registered, also when it came too early."""
    if ontvangen_op > op:
        raise Geweigerd("Het bericht van de rechtbank kan niet in de toekomst zijn ontvangen. Controleer de datum.")
    zaak = vergrendel(melding)
    if Beroep.objects.filter(melding=zaak, soort=Beroep.Soort.NIET_TIJDIG, uitspraak_op__isnull=True).exists():
        raise Geweigerd("Dit beroep is al geregistreerd.")
    beroep = Beroep.objects.create(
        melding=zaak,
        soort=Beroep.Soort.NIET_TIJDIG,
        nummer_rechtbank=nummer,
        ontvangen_op=ontvangen_op,
        stukken_uiterlijk_op=ontvangen_op + STUKKEN_BINNEN,
        is_prematuur=_is_prematuur(zaak, ontvangen_op),
        door=door,
    )
    naam = "Beroep wegens niet tijdig beslissen" + (" (te vroeg)" if beroep.is_prematuur else "")
    leg_vast(zaak, "B-28", op=ontvangen_op, door=door, naam=naam)
    taken.maak_taak(
        zaak,
        f"niet-tijdig:{beroep.pk}",
        "Alarm: beroep omdat wij niet beslissen. Neem direct een besluit",
        rol=Rol.TEAMLEIDER,
        uiterlijk_op=op,
        op=op,
        plek="overzicht",
        is_spoed=True,
    )
    _vraag_stukken(beroep, zaak, op)
    return beroep


@handeling
def sluit_beroep_niet_tijdig(
    beroep: Beroep, *, uitspraak_op: date, uitkomst: str, tekst: str, op: date, door: Gebruiker
) -> None:
    """B-28: the court ruled, or the appeal was taken back because the decision came."""
    weiger_als_geen_jurist(door)
    _toets_uitspraak(uitspraak_op, uitkomst, tekst, op)
    zaak = vergrendel(beroep.melding)
    vers = Beroep.objects.select_for_update().get(pk=beroep.pk)
    if vers.uitspraak_op is not None or vers.soort != Beroep.Soort.NIET_TIJDIG:
        raise Geweigerd("Dit beroep is al afgehandeld.")
    _sluit(vers, zaak, uitspraak_op, uitkomst, tekst, op, door)
    leg_vast(zaak, "B-28", op=op, door=door, naam="Beroep wegens niet tijdig beslissen afgehandeld")


def _is_prematuur(melding: Melding, ontvangen_op: date) -> bool:
    """Awb 6:12 lid 2: only after a notice of default that was not too early, and the two weeks after it."""
    brief = Ingebrekestelling.objects.filter(melding=melding, is_prematuur=False).first()
    if brief is None:
        return True
    klok = Termijn.objects.filter(melding=melding, soort=Termijn.Soort.INGEBREKESTELLING).order_by("pk").last()
    einde = klok.uiterste_datum if klok else brief.ontvangen_op + timedelta(weeks=ingebrekestelling().aantal)
    return ontvangen_op <= einde


def _toets_uitspraak(uitspraak_op: date, uitkomst: str, tekst: str, op: date) -> None:
    if uitspraak_op > op:
        raise Geweigerd("De uitspraak kan niet in de toekomst liggen. Controleer de datum.")
    if uitkomst not in Beroep.Uitkomst.values:
        raise Geweigerd("Kies wat de rechter besliste.")
    if not tekst.strip():
        raise Geweigerd("Schrijf op wat de rechter besliste.")


def _sluit(
    beroep: Beroep, zaak: Melding, uitspraak_op: date, uitkomst: str, tekst: str, op: date, door: Gebruiker
) -> None:
    beroep.uitspraak_op, beroep.uitkomst, beroep.uitspraak = uitspraak_op, uitkomst, tekst
    beroep.save(update_fields=["uitspraak_op", "uitkomst", "uitspraak"])
    for sleutel in ("stukken", "niet-tijdig"):
        taken.rond_af_met_sleutel(zaak, f"{sleutel}:{beroep.pk}", op=op, door=door)


def _vraag_stukken(beroep: Beroep, zaak: Melding, op: date) -> None:
    taken.maak_taak(
        zaak,
        f"stukken:{beroep.pk}",
        "Stuur de stukken en het verweer naar de rechtbank",
        rol=Rol.BEZWAARJURIST,
        uiterlijk_op=beroep.stukken_uiterlijk_op or op,
        op=op,
        plek="bezwaar",
    )
