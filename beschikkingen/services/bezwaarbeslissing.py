"""The decision on a bezwaar: written by the jurist, taken by who had no part in the first one (BZ-04 to BZ-10)."""

from datetime import date
from decimal import Decimal

from beschikkingen.models import Beschikking, Bezwaar, Mandaat
from beschikkingen.services.bekendmaking import maak_bekend
from beschikkingen.services.bezwaar import sluit_taken, vergrendeld_status
from beschikkingen.services.bezwaarstap import bezwaarfeit, bezwaarstap, weiger_als_geen_jurist
from beschikkingen.services.heropening import neem_terug
from beschikkingen.services.mandaat import TeNemen, weiger_zonder_mandaat
from meldingen import versleuteling
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services import parameters, taken, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling

S, U = Bezwaar.Status, Beschikking.Uitkomst
UITKOMSTEN = (U.GEGROND, U.DEELS_GEGROND, U.ONGEGROND, U.NIET_ONTVANKELIJK)
GEGROND = (U.GEGROND, U.DEELS_GEGROND)
_OVERGANG = {
    S.ONTVANGEN: "kennelijk_niet_ontvankelijk",
    S.VERZUIM: "niet_ontvankelijk",
    S.IN_BEHANDELING: "beslissen",
    S.VERDAAGD: "beslissen_na_verdaging",
}


@handeling
def stel_beslissing_voor(bezwaar: Bezwaar, *, uitkomst: str, motivering: str, op: date, door: Gebruiker) -> None:
    """The jurist proposes what is decided and why; somebody else signs."""
    weiger_als_geen_jurist(door)
    if uitkomst not in UITKOMSTEN:
        raise Geweigerd("Kies wat u voorstelt: gegrond, deels gegrond, ongegrond of niet-ontvankelijk.")
    if not motivering.strip():
        raise Geweigerd("Schrijf op waarom u dit voorstelt. Deze tekst staat in de brief.")
    with bezwaarfeit(bezwaar, "BZ-07", "Beslissing op bezwaar voorgesteld", op=op, door=door) as (vers, zaak):
        vers.voorstel, vers.voorstel_motivering = uitkomst, motivering
        vers.voorgesteld_op, vers.voorgesteld_door = op, door
        _toets(vers, op)
        taken.maak_taak(
            zaak,
            f"beslis-bezwaar:{vers.pk}:{op}",
            "Neem de beslissing op het bezwaar",
            rol=Rol.BEZWAARJURIST,
            uiterlijk_op=vers.termijn.uiterste_datum,
            op=op,
            plek="bezwaar",
        )


@handeling
def beslis_op_bezwaar(bezwaar: Bezwaar, *, op: date, door: Gebruiker) -> Beschikking:
    """BZ-04, BZ-07, BZ-08 or BZ-10: decide and make known; beroep stands open from the next day (T-45, B-31).

    Gegrond, wholly or in part, revokes the decision (B-26, TR-53).
    """
    # Client first, then Melding: every act takes its locks in this order.
    Client.objects.select_for_update().get(pk=bezwaar.melding.client_id)
    overgang = _OVERGANG.get(S(vergrendeld_status(bezwaar)), "beslissen")
    with bezwaarstap(bezwaar, overgang, op=op, door=door) as (vers, zaak):
        if not vers.voorstel or vers.voorgesteld_door is None or vers.voorgesteld_op is None:
            raise Geweigerd("Er is nog geen voorstel voor de beslissing. De bezwaarjurist schrijft dat eerst.")
        _toets(vers, op)
        mandaat = _toets_beslisser(vers, zaak, op, door)
        besluit = _besluit(vers, zaak, mandaat, op)
        maak_bekend(besluit, zaak, op=op, door=door, over=f"bezwaar:{vers.pk}")
        vers.beslissing = besluit
        termijnen.sluit(vers.termijn, gehaald_op=op)
        sluit_taken(vers, zaak, op, door)
        taken.rond_af_met_sleutel(zaak, f"beslis-bezwaar:{vers.pk}:{vers.voorgesteld_op}", op=op, door=door)
        zet_brief_klaar(zaak, "D-33", op=op, over=str(vers.pk), bezwaar=vers.pk, beschikking=besluit.pk)
    if vers.voorstel in GEGROND:
        _werk_uit(vers, zaak, op, door)
    return besluit


def _toets(bezwaar: Bezwaar, op: date) -> None:
    """What must be done before one may decide this (B-29, Awb 6:6, 6:11, 7:13)."""
    if bezwaar.voorstel == U.NIET_ONTVANKELIJK:
        _toets_niet_ontvankelijk(bezwaar, op)
        return
    if bezwaar.status not in (S.IN_BEHANDELING, S.VERDAAGD):
        raise Geweigerd("Neem het bezwaar eerst in behandeling.")
    if not bezwaar.is_tijdig and not bezwaar.verschoonbaar:
        raise Geweigerd("Het bezwaar is te laat en niet verschoonbaar. De beslissing is dan niet-ontvankelijk.")
    if not bezwaar.is_gehoord:
        raise Geweigerd("Er is nog niet gehoord. Leg de hoorzitting vast, of waarom u niet hoort (artikel 7:3 Awb).")
    if bezwaar.met_commissie and bezwaar.advies_op is None:
        raise Geweigerd("Het advies van de commissie is er nog niet. Leg dat eerst vast (artikel 7:13 Awb).")


def _toets_niet_ontvankelijk(bezwaar: Bezwaar, op: date) -> None:
    verzuim = bezwaar.verzuim_tot is not None and bezwaar.verzuim_hersteld_op is None and op > bezwaar.verzuim_tot
    te_laat = not bezwaar.is_tijdig and bezwaar.verschoonbaar is False
    if not verzuim and not te_laat:
        raise Geweigerd(
            "Niet-ontvankelijk kan alleen als het bezwaar te laat en niet verschoonbaar is, "
            "of als de aanvulling uitbleef na de termijn (artikel 6:6 en 6:11 Awb)."
        )
    if bezwaar.status in (S.IN_BEHANDELING, S.VERDAAGD) and not bezwaar.is_gehoord:
        raise Geweigerd("Er is nog niet gehoord. Leg de hoorzitting vast, of waarom u niet hoort (artikel 7:3 Awb).")


def _toets_beslisser(bezwaar: Bezwaar, melding: Melding, op: date, door: Gebruiker) -> Mandaat:
    """B-01, B-02, BZ-07: on a line of the mandaatregister, and by somebody who had no part in the first decision."""
    besluit = TeNemen(
        gemeente=melding.gemeente,
        soort=Beschikking.Soort.OP_BEZWAAR,
        bedrag=Decimal(0),
        alles_toegekend=False,
        voorgesteld_door=bezwaar.voorgesteld_door_id,
    )
    mandaat = weiger_zonder_mandaat(besluit, door=door, op=op)
    eerste = bezwaar.beschikking
    if door.pk in (eerste.besloten_door_id, eerste.voorgesteld_door_id):
        raise Geweigerd(
            "U werkte mee aan het eerste besluit. Op een bezwaar beslist een ander (artikel 10:3 lid 3 Awb)."
        )
    return mandaat


def _besluit(bezwaar: Bezwaar, melding: Melding, mandaat: Mandaat, op: date) -> Beschikking:
    rechtbank = parameters.waarde(melding.gemeente, "rechtbank", op)
    return Beschikking(
        melding=melding,
        aanvraag=bezwaar.beschikking.aanvraag,
        soort=Beschikking.Soort.OP_BEZWAAR,
        uitkomst=bezwaar.voorstel,
        motivering=bezwaar.voorstel_motivering,
        motivering_kenmerk=versleuteling.kenmerk(bezwaar.voorstel_motivering, "beschikking"),
        voorgesteld_op=bezwaar.voorgesteld_op,
        voorgesteld_door=bezwaar.voorgesteld_door,
        mandaat=mandaat,
        parameters={"rechtbank": rechtbank, "peildatum": op.isoformat()},
    )


def _werk_uit(bezwaar: Bezwaar, melding: Melding, op: date, door: Gebruiker) -> None:
    neem_terug(bezwaar.beschikking, reden="Bezwaar gegrond", op=op, door=door)
