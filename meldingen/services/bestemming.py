"""Forwarding to who is competent, and conditions on living here (T-28 to T-30, M-17)."""

from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Melding, Status, Termijn
from meldingen.services import parameters, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.melding import sluit
from meldingen.services.overgang import leg_vast, stap, vergrendel
from meldingen.termijnen import briefadres, toekomstig_ingezetene

# Who else may be competent; True when it is a bestuursorgaan, to which Awb 2:3 obliges to forward (M-17).
BESTEMMINGEN: dict[str, bool] = {
    "Een andere gemeente": True,
    "CIZ": True,
    "Centrumgemeente (beschermd wonen en opvang)": True,
    "Veilig Thuis": False,
    "Zorgkantoor": False,
    "Zorgverzekeraar": False,
    "Wijkverpleging": False,
    "Juiste Loket": False,
    "Jeugdhulp of passend onderwijs": False,
    "GGD": False,
}


@handeling
def stuur_door(melding: Melding, *, naar: str, organisatie: str, reden: str, op: date, door: Gebruiker) -> bool:
    """TR-46 to another bestuursorgaan, with D-25 to the sender at the same time; else refer warmly and go on.

    Returns True when the case was forwarded, False when the client was referred (no status changes then).
    """
    if naar not in BESTEMMINGEN:
        raise Geweigerd("Kies waar de vraag naartoe moet.")
    if not reden.strip() or not organisatie.strip():
        raise Geweigerd("Schrijf op bij welke organisatie de vraag hoort, en waarom.")
    verwijzing = {"naar": organisatie, "doorgezonden": BESTEMMINGEN[naar]}
    if not BESTEMMINGEN[naar]:
        vers = vergrendel(melding)
        rij = leg_vast(vers, "M-17", op=op, door=door, naam=f"Verwezen naar {organisatie}", reden=reden)
        zet_brief_klaar(vers, "D-25", op=op, over=f"verwijzing:{rij.pk}", feit=rij.pk, **verwijzing)
        return False
    with stap(melding, "doorzenden", op=op, door=door, reden=reden) as vers:
        verwijzing |= _doorgezonden_stuk(vers)
        if vers.status == Status.IN_ONDERZOEK and vers.gebeurtenissen.filter(code="TR-10").exists():
            raise Geweigerd("Er is al een verslag opgesteld. Rond het onderzoek af; doorsturen kan nu niet meer.")
        sluit(vers, op=op, reden=f"Doorgezonden naar {organisatie}"[:120])
        zet_brief_klaar(vers, "D-25", op=op, **verwijzing)
    return True


def _doorgezonden_stuk(melding: Melding) -> dict[str, str]:
    """What the letter says was sent on: the aanvraag where there is one (A-14), else the melding (M-17)."""
    if melding.binnenkomst == Melding.Binnenkomst.AANVRAAG:
        return {"stuk": "aanvraag"}
    besluit = termijnen.lopende(melding, Termijn.Soort.BESLUIT)
    return {"stuk": "aanvraag", "stuk_op": besluit.start.isoformat()} if besluit else {}


@handeling
def behandel_als_toekomstig_ingezetene(
    melding: Melding, *, bewijs: Document | None, op: date, door: Gebruiker
) -> Termijn:
    """T-29: a client who does not live here yet, on written proof that they will within six weeks."""
    vers = vergrendel(melding)
    if bewijs is None:
        raise Geweigerd("Voeg het schriftelijke bewijs toe dat de inwoner hier komt wonen.")
    if vers.is_toekomstig_ingezetene:
        raise Geweigerd("Dit is al vastgelegd.")
    vers.is_toekomstig_ingezetene = True
    vers.save(update_fields=["is_toekomstig_ingezetene"])
    weken = parameters.waarde(vers.gemeente, "toekomstig_ingezetene_weken", vers.ontvangen_op)
    leg_vast(vers, "T-29", op=op, door=door, naam="Toekomstig inwoner: bewijs gezien")
    return termijnen.open_termijn(vers, Termijn.Soort.INGEZETENE, toekomstig_ingezetene(weken), start=vers.ontvangen_op)


@handeling
def leg_briefadres_vast(melding: Melding, *, vanaf: date, op: date, door: Gebruiker) -> Termijn:
    """T-30: a postal address lasts six months; after that an extension must be asked."""
    if vanaf > op:
        raise Geweigerd("Het briefadres kan niet in de toekomst ingaan. Controleer de datum.")
    vers = vergrendel(melding)
    termijnen.laat_vervallen(vers, op=op, soort=Termijn.Soort.BRIEFADRES)
    maanden = parameters.waarde(vers.gemeente, "briefadres_maanden", op)
    leg_vast(vers, "T-30", op=op, door=door, naam="Briefadres vastgelegd")
    return termijnen.open_termijn(vers, Termijn.Soort.BRIEFADRES, briefadres(maanden), start=vanaf)
