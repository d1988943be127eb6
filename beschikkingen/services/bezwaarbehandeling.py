"""What happens to a bezwaar in hand: the hearing, the advice, more time (B-29, T-21, BZ-06)."""

from datetime import date, time, timedelta

from beschikkingen.models import Bezwaar
from beschikkingen.models.bezwaar import MEESTE_WEKEN_VERDAGING
from beschikkingen.services.bezwaarstap import bezwaarfeit, bezwaarstap, weiger_als_geen_jurist
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Opschorting
from meldingen.rollen import Rol
from meldingen.services import taken, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.termijnen import schrijf_datum

_DAG = timedelta(days=1)
_IN_HAND = (Bezwaar.Status.IN_BEHANDELING, Bezwaar.Status.VERDAAGD)


@handeling
def plan_hoorzitting(
    bezwaar: Bezwaar, *, gepland_op: date, gepland_om: time, waar: str, op: date, door: Gebruiker
) -> None:
    """B-29: before the decision whoever objects is heard (Awb 7:2)."""
    weiger_als_geen_jurist(door)
    if gepland_op < op:
        raise Geweigerd("Een hoorzitting kan niet in het verleden worden gepland. Kies vandaag of een latere dag.")
    if not waar.strip():
        raise Geweigerd("Schrijf op waar de hoorzitting is.")
    naam = f"Hoorzitting gepland op {schrijf_datum(gepland_op)}"
    with bezwaarfeit(bezwaar, "B-29", naam, op=op, door=door) as (vers, zaak):
        _weiger_als_niet_in_hand(vers)
        vers.hoorzitting_op, vers.hoorzitting_om, vers.hoorzitting_waar = gepland_op, gepland_om, waar.strip()
        taken.maak_taak(
            zaak,
            f"hoorzitting:{vers.pk}",
            "Leg de hoorzitting vast",
            rol=Rol.BEZWAARJURIST,
            uiterlijk_op=gepland_op,
            op=op,
            plek="bezwaar",
        )


@handeling
def leg_hoorzitting_vast(bezwaar: Bezwaar, *, gehoord_op: date, verslag: str, op: date, door: Gebruiker) -> None:
    """B-29: what was said (Awb 7:7)."""
    weiger_als_geen_jurist(door)
    if gehoord_op > op:
        raise Geweigerd("De hoorzitting kan niet in de toekomst zijn gehouden. Controleer de datum.")
    if not verslag.strip():
        raise Geweigerd("Schrijf op wat op de hoorzitting is gezegd (artikel 7:7 Awb).")
    with bezwaarfeit(bezwaar, "B-29", "Hoorzitting gehouden", op=op, door=door) as (vers, zaak):
        _weiger_als_niet_in_hand(vers)
        if gehoord_op < vers.ontvangen_op:
            raise Geweigerd("De hoorzitting kan niet van vóór het bezwaar zijn. Controleer de datum.")
        vers.gehoord_op, vers.hoorverslag = gehoord_op, verslag
        vers.horen_afgezien = ""
        taken.rond_af_met_sleutel(zaak, f"hoorzitting:{vers.pk}", op=op, door=door)


@handeling
def zie_af_van_horen(bezwaar: Bezwaar, *, grond: str, reden: str, op: date, door: Gebruiker) -> None:
    """B-29: not hearing is possible on the five grounds of Awb 7:3 only, with the reason."""
    weiger_als_geen_jurist(door)
    if grond not in Bezwaar.Afzien.values:
        raise Geweigerd("Kies op welke grond van artikel 7:3 Awb u niet hoort.")
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u niet hoort.")
    with bezwaarfeit(bezwaar, "B-29", "Afgezien van horen (7:3 Awb)", op=op, door=door, reden=reden) as (vers, zaak):
        if vers.gehoord_op is not None:
            raise Geweigerd("De hoorzitting is al gehouden.")
        vers.horen_afgezien, vers.afgezien_reden = grond, reden
        taken.rond_af_met_sleutel(zaak, f"hoorzitting:{vers.pk}", op=op, door=door)


@handeling
def leg_advies_vast(bezwaar: Bezwaar, *, ontvangen_op: date, advies: str, op: date, door: Gebruiker) -> None:
    """The committee has advised (Awb 7:13)."""
    weiger_als_geen_jurist(door)
    if ontvangen_op > op:
        raise Geweigerd("Het advies kan niet in de toekomst zijn ontvangen. Controleer de datum.")
    if not advies.strip():
        raise Geweigerd("Schrijf op wat de commissie adviseert.")
    with bezwaarfeit(bezwaar, "T-21", "Advies van de commissie ontvangen", op=op, door=door) as (vers, _):
        if not vers.met_commissie:
            raise Geweigerd("Over dit bezwaar adviseert geen commissie.")
        vers.advies_op, vers.advies = ontvangen_op, advies


@handeling
def verdaag(bezwaar: Bezwaar, *, weken: int, reden: str, op: date, door: Gebruiker) -> None:
    """BZ-06: more time, once, at most six weeks, and before the term has ended (Awb 7:10 lid 3)."""
    weiger_als_geen_jurist(door)
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de beslissing later komt.")
    if not 1 <= weken <= MEESTE_WEKEN_VERDAGING:
        raise Geweigerd("Verdagen kan met 1 tot en met 6 weken (artikel 7:10 lid 3 Awb).")
    if bezwaar.verdaagd_op is not None:
        raise Geweigerd("De beslissing is al een keer verdaagd. Verder uitstel kan alleen met instemming.")
    with bezwaarstap(bezwaar, "verdagen", op=op, door=door, reden=reden) as (vers, zaak):
        if op > vers.termijn.uiterste_datum:
            raise Geweigerd("De beslistermijn is al voorbij. Verdagen kan dan niet meer (artikel 7:10 lid 3 Awb).")
        was = vers.termijn.uiterste_datum
        vers.verdaagd_op, vers.verdaagd_weken, vers.verdaagd_reden = op, weken, reden
        termijnen.verleng(vers.termijn, met=weken)
        termijnen.werk_uiterlijk_bij(zaak)
        zet_brief_klaar(zaak, "D-32", op=op, over=str(vers.pk), bezwaar=vers.pk, was=was.isoformat())


@handeling
def stel_uit_met_instemming(bezwaar: Bezwaar, *, tot: date, instemming: str, op: date, door: Gebruiker) -> None:
    """T-21: further delay as far as whoever objects agrees and nobody else is harmed (Awb 7:10 lid 4)."""
    weiger_als_geen_jurist(door)
    if not instemming.strip():
        raise Geweigerd("Schrijf op wie met het uitstel instemt en waaruit dat blijkt.")
    with bezwaarfeit(bezwaar, "T-21", "Uitstel met instemming", op=op, door=door, reden=instemming) as (vers, zaak):
        _weiger_als_niet_in_hand(vers)
        einde = vers.termijn.uiterste_datum
        if op > einde:
            raise Geweigerd("De beslistermijn is al voorbij. Beslis zo snel mogelijk.")
        if tot <= einde:
            raise Geweigerd(f"Kies een dag na {schrijf_datum(einde)}. Tot en met die dag hebt u al de tijd.")
        # The agreed days come on top of what there was: the clock stands still from its last day on.
        van = max(op, vers.termijn.start)
        rij = termijnen.schort_op(
            vers.termijn, grond=Opschorting.Grond.UITSTEL, van=van, tot=van + (tot - einde) + _DAG
        )
        termijnen.hervat(rij, tot=rij.tot, op=op)
        vers.termijn.refresh_from_db()
        termijnen.deel_mee(vers.termijn)
        termijnen.werk_uiterlijk_bij(zaak)


def _weiger_als_niet_in_hand(bezwaar: Bezwaar) -> None:
    if bezwaar.status not in _IN_HAND:
        raise Geweigerd("Neem het bezwaar eerst in behandeling.")
