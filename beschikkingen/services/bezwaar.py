"""Bezwaar: registered on the day it came, in time or not, completed, and taken in hand or back (BZ-01 to BZ-05)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from beschikkingen.models import Beschikking, Bezwaar
from beschikkingen.services.bezwaarmachtiging import gemis_van, met_machtiging, weiger_zonder_machtiging
from beschikkingen.services.bezwaarstap import (
    NAMEN,
    bezwaarfeit,
    bezwaarstap,
    vergrendel_bezwaar,
    weiger_als_geen_jurist,
)
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Machtiging, Melding, Opschorting, Termijn
from meldingen.rollen import Rol
from meldingen.services import parameters, taken, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.services.vertegenwoordiging import log_machtiging, steun_op_machtiging
from meldingen.termijnen import BOB, BOB_COMMISSIE, is_tijdig, schrijf_datum

S = Bezwaar.Status
_ZONDER_MACHTIGING = "Bekijk het bezwaar: de machtiging ontbreekt, vraag haar op (artikel 6:6 Awb)"
_REDENEN_LATER = "Bekijk het bezwaar: de redenen volgen nog, geef daar een termijn voor (artikel 6:6 Awb)"
AANGEVULD = "bezwaar-aangevuld:"
_INTREKKEN = {
    S.ONTVANGEN: "bezwaar_intrekken_vroeg",
    S.VERZUIM: "bezwaar_intrekken_verzuim",
    S.IN_BEHANDELING: "bezwaar_intrekken",
    S.VERDAAGD: "bezwaar_intrekken_verdaagd",
}


@dataclass(frozen=True, slots=True)
class Bezwaarschrift:
    """What came in. `verzonden_op` is the postmark; who is not the client has a name and an address for the letters.

    `sleutel` makes the same page of Mijn zaak sent twice one bezwaar. `wil_gehoord` is None when nobody said so, and
    `redenen_later` tells that the reasons were announced (Awb 6:5, 6:6).
    """

    ontvangen_op: date
    kanaal: str
    gronden: str = ""
    verzonden_op: date | None = None
    indiener: str = Bezwaar.Indiener.CLIENT
    naam: str = ""
    straat: str = ""
    postcode_plaats: str = ""
    document: Document | None = None
    sleutel: str = ""
    wil_gehoord: bool | None = None
    reden_te_laat: str = ""
    redenen_later: bool = False

    @property
    def gemachtigde(self) -> str:
        """Who acts for the client; empty when the client or another belanghebbende does."""
        return self.naam if self.indiener == Bezwaar.Indiener.GEMACHTIGDE else ""


def vatbaar_voor_bezwaar(melding: Melding) -> QuerySet[Beschikking]:
    """The decisions of the case that were made known and are no decision on a bezwaar (against those: beroep)."""
    rijen = Beschikking.objects.filter(melding=melding, bekendgemaakt_op__isnull=False)
    return rijen.exclude(soort=Beschikking.Soort.OP_BEZWAAR).order_by("-bekendgemaakt_op", "-pk")


@handeling
def ontvang_bezwaar(beschikking: Beschikking, schrift: Bezwaarschrift, *, op: date, door: Gebruiker) -> Bezwaar:
    """BZ-01: register a bezwaar, whether in time or not (T-19, T-20). The same one a second time is the same row.

    Somebody who acts for the client without a machtiging is heard all the same: the jurist asks for it (Awb 6:6).
    The term for the decision on it starts on the last day of the bezwaartermijn, also when the bezwaar came earlier
    (T-21). For one that came too late that could be over already: there it starts on the day it was received.
    """
    zaak = vergrendel(beschikking.melding)
    besluit = Beschikking.objects.select_related("bezwaartermijn").get(pk=beschikking.pk)
    _toets_schrift(besluit, schrift, op)
    if bestaand := al_geregistreerd(besluit, schrift):
        return bestaand
    uiterste = einde_bezwaartermijn(besluit)
    kalender = termijnen.kalender_van(zaak.gemeente, besluit.bekendgemaakt_op)
    op_tijd = is_tijdig(uiterste, schrift.ontvangen_op, schrift.verzonden_op, kalender)
    bezwaar = _maak_bezwaar(zaak, besluit, schrift, op_tijd, op, door)
    _start_beslistermijn(bezwaar, zaak, uiterste if op_tijd else schrift.ontvangen_op)
    if op_tijd and besluit.bezwaartermijn is not None:
        termijnen.sluit(besluit.bezwaartermijn, gehaald_op=schrift.ontvangen_op)
    naam = NAMEN["BZ-01"] + ("" if op_tijd else " (te laat)")
    leg_vast(zaak, "BZ-01", op=schrift.ontvangen_op, door=door, naam=naam, namens="de indiener")
    zet_brief_klaar(zaak, "D-30", op=op, over=str(bezwaar.pk), bezwaar=bezwaar.pk)
    log_machtiging(zaak, schrift.gemachtigde, Machtiging.Bereik.BEZWAAR, dag=schrift.ontvangen_op, op=op, door=door)
    _vraag_de_jurist(bezwaar, zaak, schrift, op)
    return bezwaar


@handeling
def beoordeel_te_laat(bezwaar: Bezwaar, *, verschoonbaar: bool, reden: str, op: date, door: Gebruiker) -> None:
    """A bezwaar that came too late is heard all the same when that cannot be held against the person (Awb 6:11)."""
    weiger_als_geen_jurist(door)
    if bezwaar.is_tijdig:
        raise Geweigerd("Dit bezwaar is op tijd. Er valt niets te beoordelen.")
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom het te laat indienen wel of niet verschoonbaar is.")
    naam = "Te laat bezwaar is verschoonbaar" if verschoonbaar else "Te laat bezwaar is niet verschoonbaar"
    with bezwaarfeit(bezwaar, "6:11 Awb", naam, op=op, door=door, reden=reden) as (vers, _):
        vers.verschoonbaar, vers.verschoonbaar_reden = verschoonbaar, reden


@handeling
def vraag_aanvulling(bezwaar: Bezwaar, wat: list[str], *, tot: date, op: date, door: Gebruiker) -> None:
    """BZ-02: the bezwaarschrift lacks something (Awb 6:5, 6:6); the clock stands still until it comes (7:10 lid 2)."""
    weiger_als_geen_jurist(door)
    wat = [regel.strip() for regel in wat if regel.strip()]
    if not wat:
        raise Geweigerd("Schrijf op wat er aan het bezwaarschrift ontbreekt; elk punt op een eigen regel.")
    if tot <= op:
        raise Geweigerd("Geef een laatste dag die na vandaag ligt.")
    with bezwaarstap(bezwaar, "verzuim_herstellen", op=op, door=door) as (vers, zaak):
        vers.verzuim = "\n".join(met_machtiging(vers, wat))
        vers.verzuim_gevraagd_op, vers.verzuim_tot = op, tot
        vers.opschorting = termijnen.schort_op(vers.termijn, grond=Opschorting.Grond.VERZUIM, van=op, tot=tot)
        termijnen.deel_mee(vers.termijn)
        termijnen.werk_uiterlijk_bij(zaak)
        zet_brief_klaar(zaak, "D-31", op=op, over=str(vers.pk), bezwaar=vers.pk)


@handeling
def ontvang_aanvulling(bezwaar: Bezwaar, *, ontvangen_op: date, gronden: str = "", op: date, door: Gebruiker) -> None:
    """BZ-03: what lacked has come; the clock runs again from that day, and the bezwaar is in hand."""
    weiger_als_geen_jurist(door)
    if ontvangen_op > op:
        raise Geweigerd("De aanvulling kan niet in de toekomst zijn ontvangen. Controleer de datum.")
    with bezwaarstap(bezwaar, "verzuim_hersteld", op=op, door=door) as (vers, zaak):
        if vers.verzuim_gevraagd_op is not None and ontvangen_op < vers.verzuim_gevraagd_op:
            raise Geweigerd("De aanvulling kan niet van vóór het verzoek zijn. Controleer de datum.")
        weiger_zonder_machtiging(vers, "Komt zij niet op tijd? Dan kan het bezwaar niet-ontvankelijk zijn (6:6 Awb).")
        vers.verzuim_hersteld_op = ontvangen_op
        vers.gronden = gronden.strip() or vers.gronden
        hervat(vers, zaak, tot=min(ontvangen_op, vers.verzuim_tot or ontvangen_op), op=op)
        taken.sluit_met_begin(zaak, f"{AANGEVULD}{vers.pk}:", op=op, door=door)


@handeling
def neem_in_behandeling(bezwaar: Bezwaar, *, op: date, door: Gebruiker) -> None:
    """BZ-05. One that came too late is judged first (Awb 6:11)."""
    weiger_als_geen_jurist(door)
    with bezwaarstap(bezwaar, "in_behandeling_nemen", op=op, door=door) as (vers, zaak):
        if not vers.is_tijdig and vers.verschoonbaar is None:
            raise Geweigerd("Dit bezwaar kwam te laat. Beoordeel eerst of dat verschoonbaar is (artikel 6:11 Awb).")
        weiger_zonder_machtiging(vers, "Of vraag haar op als aanvulling van het bezwaar (artikel 6:6 Awb).")
        taken.rond_af_met_sleutel(zaak, f"bezwaar:{vers.pk}", op=op, door=door)


@handeling
def trek_bezwaar_in(bezwaar: Bezwaar, *, wilsuiting: str, gemachtigde: str = "", op: date, door: Gebruiker) -> None:
    """BZ-09, BZ-11, BZ-12 or BZ-13: in writing or at the hearing (Awb 6:21)."""
    if not wilsuiting.strip():
        raise Geweigerd("Schrijf op hoe de indiener het bezwaar introk: schriftelijk of op de hoorzitting.")
    overgang = _INTREKKEN.get(S(vergrendeld_status(bezwaar)), "bezwaar_intrekken")
    with bezwaarstap(bezwaar, overgang, op=op, door=door, reden=wilsuiting) as (vers, zaak):
        steun_op_machtiging(zaak, gemachtigde, Machtiging.Bereik.BEZWAAR, dag=op, op=op, door=door)
        vers.ingetrokken_op = op
        termijnen.sluit(vers.termijn, vervallen_op=op)
        sluit_taken(vers, zaak, op, door)


def vergrendeld_status(bezwaar: Bezwaar) -> str:
    """The status as it is now, under the locks."""
    vergrendel(bezwaar.melding)
    return str(vergrendel_bezwaar(bezwaar).status)


def hervat(bezwaar: Bezwaar, zaak: Melding, *, tot: date, op: date) -> None:
    """The clock of the decision on bezwaar runs again on `tot`; nothing when it was not stopped."""
    if bezwaar.opschorting is None or bezwaar.opschorting.hervat_op is not None:
        return
    bezwaar.termijn = termijnen.hervat(bezwaar.opschorting, tot=tot, op=op)
    termijnen.werk_uiterlijk_bij(zaak)


def sluit_taken(bezwaar: Bezwaar, zaak: Melding, op: date, door: Gebruiker) -> None:
    """Nothing has to be done for this bezwaar any more."""
    for sleutel in ("bezwaar", "hoorzitting", "verzuim"):
        taken.rond_af_met_sleutel(zaak, f"{sleutel}:{bezwaar.pk}", op=op, door=door)
    taken.sluit_met_begin(zaak, f"{AANGEVULD}{bezwaar.pk}:", op=op, door=door)


def verzuim_verstreken(op: date) -> list[int]:
    """Requests to complete that ended unused: the candidates of the night."""
    rijen = Bezwaar.objects.filter(status=S.VERZUIM, verzuim_tot__lt=op, opschorting__hervat_op__isnull=True)
    return list(rijen.order_by("verzuim_tot", "pk").values_list("pk", flat=True))


@handeling
def verwerk_verzuim_verstreken(bezwaar_pk: int, op: date) -> None:
    """The term ended unused: the clock runs again, and a person decides whether the bezwaar can still be heard."""
    bezwaar = Bezwaar.objects.select_related("melding").get(pk=bezwaar_pk)
    zaak = vergrendel(bezwaar.melding)
    vers = vergrendel_bezwaar(bezwaar)
    if vers.status != S.VERZUIM or vers.verzuim_tot is None or vers.verzuim_tot >= op:
        return  # completed or taken back since the night made its list
    hervat(vers, zaak, tot=vers.verzuim_tot, op=op)
    leg_vast(zaak, "BZ-02", op=op, door=None, naam="Bezwaar: niet aangevuld binnen de termijn")
    taken.maak_taak(
        zaak,
        f"verzuim:{vers.pk}",
        "Bezwaar niet aangevuld: beslis of het niet-ontvankelijk is",
        rol=Rol.BEZWAARJURIST,
        uiterlijk_op=zaak.uiterlijk_op or op,
        op=op,
        plek="bezwaar",
    )


def _toets_schrift(besluit: Beschikking, schrift: Bezwaarschrift, op: date) -> None:
    if besluit.bekendgemaakt_op is None or besluit.soort == Beschikking.Soort.OP_BEZWAAR:
        raise Geweigerd("Tegen dit besluit kan geen bezwaar worden gemaakt. Kies een besluit dat is bekendgemaakt.")
    if schrift.ontvangen_op > op:
        raise Geweigerd("Het bezwaar kan niet in de toekomst zijn ontvangen. Controleer de datum.")
    if schrift.ontvangen_op < besluit.bekendgemaakt_op:
        raise Geweigerd(
            f"Dit besluit is pas op {schrijf_datum(besluit.bekendgemaakt_op)} bekendgemaakt. "
            "Een bezwaar kan daar niet aan voorafgaan. Controleer de datum, of kies een ander besluit."
        )
    if schrift.verzonden_op is not None and schrift.verzonden_op > schrift.ontvangen_op:
        raise Geweigerd("Het poststempel kan niet van na de ontvangst zijn. Controleer de datums.")
    ander = schrift.indiener != Bezwaar.Indiener.CLIENT
    if ander and not (schrift.naam.strip() and schrift.straat.strip() and schrift.postcode_plaats.strip()):
        raise Geweigerd("Vul de naam en het adres in van wie het bezwaar indient. Daar gaan de brieven heen.")


def _maak_bezwaar(
    zaak: Melding, besluit: Beschikking, schrift: Bezwaarschrift, op_tijd: bool, op: date, door: Gebruiker
) -> Bezwaar:
    return Bezwaar.objects.create(
        melding=zaak,
        beschikking=besluit,
        indiener=schrift.indiener,
        indiener_naam=schrift.naam,
        indiener_straat=schrift.straat,
        indiener_postcode_plaats=schrift.postcode_plaats,
        ontvangen_op=schrift.ontvangen_op,
        kanaal=schrift.kanaal,
        verzonden_op=schrift.verzonden_op,
        is_tijdig=op_tijd,
        gronden=schrift.gronden,
        reden_te_laat=schrift.reden_te_laat,
        wil_gehoord=schrift.wil_gehoord,
        document=schrift.document,
        formulier_sleutel=schrift.sleutel or None,
        met_commissie=parameters.waarde(zaak.gemeente, "bezwaarcommissie", op),
        door=door,
    )


def _start_beslistermijn(bezwaar: Bezwaar, zaak: Melding, start: date) -> None:
    """The clock of the decision on the bezwaar, and its date is told (D-30)."""
    bezwaar.termijn = termijnen.open_termijn(
        zaak,
        Termijn.Soort.BOB,
        BOB_COMMISSIE if bezwaar.met_commissie else BOB,
        start=start,
        over=f"bezwaar:{bezwaar.pk}",
    )
    bezwaar.save(update_fields=["termijn"])
    termijnen.deel_mee(bezwaar.termijn)


def al_geregistreerd(besluit: Beschikking, schrift: Bezwaarschrift) -> Bezwaar | None:
    """The same bezwaar that came in before: the same form of Mijn zaak, or on paper the same day, way and person."""
    if schrift.sleutel:
        return Bezwaar.objects.filter(melding=besluit.melding_id, formulier_sleutel=schrift.sleutel).first()
    rijen = Bezwaar.objects.filter(
        beschikking=besluit, indiener=schrift.indiener, ontvangen_op=schrift.ontvangen_op, kanaal=schrift.kanaal
    )
    return next((rij for rij in rijen if rij.indiener_naam == schrift.naam), None)


def einde_bezwaartermijn(besluit: Beschikking) -> date:
    """The clock says it; the date in the letter is what was told, and never counts against the person."""
    if besluit.bezwaartermijn is not None and besluit.bezwaar_tot is not None:
        return max(besluit.bezwaartermijn.uiterste_datum, besluit.bezwaar_tot)
    if besluit.bezwaar_tot is None:
        raise Geweigerd("Van dit besluit is geen bezwaartermijn bekend. Vraag de functioneel beheerder.")
    return besluit.bezwaar_tot


def _vraag_de_jurist(bezwaar: Bezwaar, zaak: Melding, schrift: Bezwaarschrift, op: date) -> None:
    titel = _REDENEN_LATER if schrift.redenen_later else "Bekijk het bezwaar: is het op tijd en compleet?"
    taken.maak_taak(
        zaak,
        f"bezwaar:{bezwaar.pk}",
        _ZONDER_MACHTIGING if gemis_van(bezwaar) else titel,
        rol=Rol.BEZWAARJURIST,
        uiterlijk_op=op + timedelta(days=7),
        op=op,
        plek="bezwaar",
    )
