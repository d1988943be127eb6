"""The decision clock: suspend, resume, promise a date, and what being late costs (T-13, T-14, T-16 to T-18)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from beschikkingen.models import Aanvraag, Beschikking, Ingebrekestelling
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Melding, Opschorting, Status, Termijn
from meldingen.rollen import Rol
from meldingen.services import parameters, taken, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, stap, vergrendel
from meldingen.termijnen import DWANGSOMBESLUIT, Dwangsom, Trede, dwangsom, ingebrekestelling

EEN_DAG = timedelta(days=1)
# The grounds of Awb 4:15 for which a person stops the clock; the others belong to the hersteltermijn and to bezwaar.
GRONDEN = (
    Opschorting.Grond.BUITENLAND,
    Opschorting.Grond.INSTEMMING,
    Opschorting.Grond.AANVRAGER,
    Opschorting.Grond.OVERMACHT,
)
_BIJ_UITSTEL = (Status.AANGEVRAAGD, Status.IN_BEOORDELING, Status.TER_FIATTERING)


@handeling
def schort_besluit_op(
    melding: Melding,
    *,
    grond: str,
    tot: date | None,
    toelichting: str,
    instemming: Document | None = None,
    op: date,
    door: Gebruiker,
) -> Opschorting:
    """TR-33: let the decision clock stand still (Awb 4:15). Agreement must be on paper, with a period."""
    vers = vergrendel(melding)
    termijn = termijnen.lopende(vers, Termijn.Soort.BESLUIT)
    if termijn is None:
        raise Geweigerd("Er loopt geen beslistermijn in deze zaak.")
    if op > termijn.uiterste_datum:
        raise Geweigerd("De beslistermijn is al verstreken. Opschorten kan niet meer (artikel 4:15 Awb).")
    _toets_grond(grond, tot, toelichting, instemming, op)
    if vers.status == Status.TER_FIATTERING:
        with stap(vers, "opschorten", op=op, door=door, reden=toelichting) as zaak:
            _trek_voorstel_terug(zaak, op)
            return _schort_op(zaak, termijn, grond, tot, toelichting, op)
    if vers.status != Status.IN_BEOORDELING:
        raise Geweigerd(f"Zaak {vers.nummer} staat op ‘{vers.status_naam}’. Opschorten kan nu niet.")
    weiger_als_opgeschort(vers)
    opschorting = _schort_op(vers, termijn, grond, tot, toelichting, op)
    leg_vast(vers, "TR-33", op=op, door=door, reden=toelichting)
    return opschorting


@handeling
def hervat_besluit(opschorting: Opschorting, *, tot: date, op: date, door: Gebruiker | None) -> None:
    """TR-34: the ground has gone or the period has ended; the client hears the new date (Awb 4:15 lid 4)."""
    if tot > op:
        raise Geweigerd("De klok kan niet in de toekomst hervatten. Vul vandaag of een eerdere dag in.")
    melding = vergrendel(Melding.objects.get(termijnen__opschortingen=opschorting))
    vers = Opschorting.objects.select_for_update().get(pk=opschorting.pk)
    if not _die_stilzetten(melding).filter(pk=vers.pk).exists():
        raise Geweigerd("Deze opschorting is al geëindigd, of zij hoort bij een hersteltermijn.")
    if tot < vers.van:
        raise Geweigerd("De klok kan niet hervatten vóór de dag waarop zij werd stilgezet.")
    was = Termijn.objects.get(pk=vers.termijn_id).uiterste_datum
    termijn = termijnen.hervat(vers, tot=tot, op=op)
    termijnen.deel_mee(termijn)
    termijnen.werk_uiterlijk_bij(melding)
    leg_vast(melding, "TR-34", op=op, door=door)
    zet_brief_klaar(melding, "D-18", op=op, over=str(vers.pk), opschorting=vers.pk, was=was.isoformat())


def weiger_als_opgeschort(melding: Melding) -> None:
    """While the decision clock stands still (TR-33) it must first be resumed (TR-34)."""
    if _die_stilzetten(melding).exists():
        raise Geweigerd(f"De beslistermijn van zaak {melding.nummer} staat stil. Hervat haar eerst.")


def te_hervatten(op: date) -> list[int]:
    """Suspensions whose agreed period has ended: the candidates of the night (TR-34)."""
    rijen = Opschorting.objects.filter(tot__lte=op, hervat_op__isnull=True, herstelverzoek__isnull=True)
    rijen = rijen.filter(
        termijn__soort=Termijn.Soort.BESLUIT, termijn__gehaald_op__isnull=True, termijn__vervallen_op__isnull=True
    )
    return list(rijen.order_by("tot", "pk").values_list("pk", flat=True))


@handeling
def hervat_vanzelf(opschorting_pk: int, op: date) -> None:
    """The period that was agreed or announced is over."""
    opschorting = Opschorting.objects.get(pk=opschorting_pk)
    hervat_besluit(opschorting, tot=opschorting.tot, op=op, door=None)


@handeling
def bericht_uitstel(melding: Melding, *, reden: str, toegezegd_op: date, op: date, door: Gebruiker) -> None:
    """TR-35: say that the decision will be late and by when it comes. It moves no legal date (T-16, Awb 4:14)."""
    vers = vergrendel(melding)
    termijn = termijnen.lopende(vers, Termijn.Soort.BESLUIT)
    if termijn is None or vers.status not in _BIJ_UITSTEL:
        raise Geweigerd(f"Zaak {vers.nummer} staat op ‘{vers.status_naam}’. Een uitstelbericht kan nu niet.")
    weiger_als_opgeschort(vers)
    if op > termijn.uiterste_datum:
        raise Geweigerd(
            "De beslistermijn is al verstreken. Een uitstelbericht moet vóór die tijd weg zijn (artikel 4:14 Awb)."
        )
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom het besluit later komt.")
    if toegezegd_op <= termijn.uiterste_datum:
        raise Geweigerd("De toegezegde datum moet na de wettelijke datum liggen; anders is uitstel niet nodig.")
    termijnen.beloof(termijn, streefdatum=toegezegd_op)
    leg_vast(vers, "TR-35", op=op, door=door, reden=reden)
    zet_brief_klaar(vers, "D-16", op=op, over=toegezegd_op.isoformat(), toegezegd_op=toegezegd_op.isoformat())
    taken.rond_af_met_sleutel(vers, "uitstel", op=op, door=door)


@handeling
def registreer_ingebrekestelling(
    melding: Melding, *, ontvangen_op: date, document: Document | None = None, op: date, door: Gebruiker
) -> Ingebrekestelling:
    """T-17: a notice of default. Before the term has ended it is premature and costs nothing; then that is recorded."""
    if ontvangen_op > op:
        raise Geweigerd("De ingebrekestelling kan niet in de toekomst zijn ontvangen. Controleer de datum.")
    vers = vergrendel(melding)
    besluit = vers.termijnen.filter(soort=Termijn.Soort.BESLUIT).order_by("pk").last()
    prematuur = besluit is None or ontvangen_op <= besluit.uiterste_datum or besluit.gehaald_op is not None
    rij = Ingebrekestelling.objects.create(
        melding=vers, ontvangen_op=ontvangen_op, is_prematuur=prematuur, document=document
    )
    naam = "Ingebrekestelling ontvangen" + (" (te vroeg, geen dwangsom)" if prematuur else "")
    leg_vast(vers, "T-17", op=ontvangen_op, door=door, naam=naam)
    if not prematuur and termijnen.lopende(vers, Termijn.Soort.INGEBREKESTELLING) is None:
        atw = parameters.waarde(vers.gemeente, "ingebrekestelling_atw", op)
        termijnen.open_termijn(vers, Termijn.Soort.INGEBREKESTELLING, ingebrekestelling(atw=atw), start=ontvangen_op)
        taken.maak_taak(
            vers,
            "ingebrekestelling",
            "Ingebrekestelling: beslis binnen twee weken",
            rol=Rol.TEAMLEIDER,
            uiterlijk_op=op,
            op=op,
            plek="overzicht",
            is_spoed=True,
        )
    return rij


def bereken_dwangsom(melding: Melding, tot: date) -> Dwangsom | None:
    """Days and amount up to `tot` (the day of the decision, or today); None when nobody gave notice."""
    rij = Ingebrekestelling.objects.filter(melding=melding, is_prematuur=False).first()
    besluit = melding.termijnen.filter(soort=Termijn.Soort.BESLUIT).order_by("pk").last()
    if rij is None or besluit is None:
        return None
    waarden: dict[str, Any] = parameters.waarden(melding.gemeente, ["dwangsom", "ingebrekestelling_atw"], tot)
    return dwangsom(
        besluit.uiterste_datum,
        rij.ontvangen_op,
        tot,
        [Trede(dagen, Decimal(bedrag)) for dagen, bedrag in waarden["dwangsom"]],
        termijnen.kalender_van(melding.gemeente, besluit.start),
        atw_gratie=waarden["ingebrekestelling_atw"],
    )


def sluit_dwangsom_af(beschikking: Beschikking, *, op: date, door: Gebruiker) -> None:
    """A consequence of the decision: the counter stops, and within two weeks its amount must be decided (T-18)."""
    melding = beschikking.melding
    termijnen.haal(melding, Termijn.Soort.INGEBREKESTELLING, op=op)
    stand = bereken_dwangsom(melding, op)
    if stand is None or stand.eerste_dag is None or not stand.dagen:
        return
    laatste = stand.eerste_dag + timedelta(days=stand.dagen - 1)
    open_dwangsombesluit(melding, laatste=laatste, op=op)
    bedrag = f"{stand.bedrag:.2f}".replace(".", ",")
    leg_vast(melding, "T-18", op=op, door=door, naam=f"Dwangsom verschuldigd: {stand.dagen} dagen, € {bedrag}")


def open_dwangsombesluit(melding: Melding, *, laatste: date, op: date) -> None:
    """T-18: within two weeks after the last day for which it is due, the dwangsom is laid down in a decision."""
    termijn = termijnen.open_termijn(melding, Termijn.Soort.DWANGSOMBESLUIT, DWANGSOMBESLUIT, start=laatste)
    taken.maak_taak(
        melding,
        f"dwangsombesluit:{termijn.pk}",
        "Stel de dwangsom vast bij besluit",
        rol=Rol.TEAMLEIDER,
        uiterlijk_op=termijn.uiterste_datum,
        op=op,
        plek="dwangsom",
    )


def voortijdig_en_nu_geldig(op: date) -> list[int]:
    """Premature aanvragen whose right has opened because the six weeks have passed (A-04)."""
    return list(
        Aanvraag.objects.filter(
            rol=Aanvraag.Rol.VOORTIJDIG,
            ingetrokken_op__isnull=True,
            melding__status__in=(Status.ONTVANGEN, Status.IN_ONDERZOEK),
            melding__termijnen__soort=Termijn.Soort.ONDERZOEK,
            melding__termijnen__uiterste_datum__lt=op,
            melding__termijnen__vervallen_op__isnull=True,
        )
        .order_by("ontvangen_op", "pk")
        .values_list("pk", flat=True)
    )


def _die_stilzetten(melding: Melding) -> QuerySet[Opschorting]:
    """What holds the running decision clock, apart from an invitation to complete (that has its own status)."""
    return Opschorting.objects.filter(
        termijn__melding=melding,
        termijn__soort=Termijn.Soort.BESLUIT,
        termijn__gehaald_op__isnull=True,
        termijn__vervallen_op__isnull=True,
        hervat_op__isnull=True,
        herstelverzoek__isnull=True,
    )


def _toets_grond(grond: str, tot: date | None, toelichting: str, instemming: Document | None, op: date) -> None:
    if grond not in GRONDEN:
        raise Geweigerd("Kies een grond uit artikel 4:15 Awb. Voor ontbrekende stukken is er de hersteltermijn.")
    if not toelichting.strip():
        raise Geweigerd("Schrijf op waarom de beslistermijn stilstaat.")
    if tot is not None and tot <= op + EEN_DAG:
        raise Geweigerd("De dag waarop de klok weer loopt, moet na morgen liggen: anders staat zij geen dag stil.")
    if grond == Opschorting.Grond.INSTEMMING and (tot is None or instemming is None):
        raise Geweigerd(
            "Voor uitstel met instemming zijn de schriftelijke instemming én een einddatum nodig "
            "(artikel 4:15 lid 2 onder a Awb)."
        )
    if grond == Opschorting.Grond.OVERMACHT and tot is None:
        raise Geweigerd(
            "Noem bij overmacht tot wanneer het besluit niet kan worden genomen (artikel 4:15 lid 2 onder c Awb)."
        )


def _schort_op(
    zaak: Melding, termijn: Termijn, grond: str, tot: date | None, toelichting: str, op: date
) -> Opschorting:
    was = termijn.uiterste_datum
    opschorting = termijnen.schort_op(termijn, grond=Opschorting.Grond(grond), van=op, tot=tot, toelichting=toelichting)
    if tot is not None:
        termijnen.deel_mee(termijn)
    termijnen.werk_uiterlijk_bij(zaak)
    zet_brief_klaar(
        zaak,
        "D-17",
        op=op,
        over=str(opschorting.pk),
        opschorting=opschorting.pk,
        was=was.isoformat(),
        # What was decided today; by the time the letter is made the clock may run again.
        tot=tot.isoformat() if tot else "",
        wordt=termijn.uiterste_datum.isoformat() if tot else "",
    )
    return opschorting


def _trek_voorstel_terug(zaak: Melding, op: date) -> None:
    # What is proposed about something else has nothing to do with the clock of the aanvraag.
    zaak.beschikkingen.op_aanvraag().wachtend().update(teruggestuurd_op=op)
