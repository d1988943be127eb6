"""The aanvraag without a melding before it: received, then made a melding or, by exception, dealt with at once.

Such an aanvraag is never refused (A-07). It also takes in what is asked after a case was closed (A-06).
"""

from datetime import date

from beschikkingen.models import Aanvraag
from beschikkingen.services.aanvraag import (
    NieuweAanvraag,
    dien_aanvraag_in,
    hoort_bij,
    maak_aanvraag,
    start_beslistermijn,
)
from meldingen.fouten import Geweigerd
from meldingen.gevolgen import MELDING_GEREGISTREERD
from meldingen.models import Document, Gebruiker, Gemeente, Melding, Status
from meldingen.rollen import Rol
from meldingen.services import parameters, taken
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.clienten import Clientgegevens
from meldingen.services.handeling import handeling
from meldingen.services.melding import NieuweMelding, al_ontvangen, begin_melding, leg_zaak_aan
from meldingen.services.overgang import leg_vast, stap, vergrendel
from meldingen.termijnen import werkdagen_na


@handeling
def ontvang_zonder_melding(
    gemeente: Gemeente,
    zaak: NieuweMelding,
    papier: NieuweAanvraag,
    *,
    vorige: Melding | None = None,
    op: date,
    door: Gebruiker | None,
) -> Melding:
    """TR-25: an aanvraag of somebody with whom nothing was looked into yet; a consulent chooses what it becomes (A-07).

    The same form sent twice gives the same case back. Nothing runs yet but the norm for the choice.
    """
    if bestaand := al_ontvangen(zaak.formulier_sleutel):
        return bestaand
    melding = leg_zaak_aan(gemeente, zaak, binnenkomst=Melding.Binnenkomst.AANVRAAG, vorige=vorige, op=op, door=door)
    maak_aanvraag(melding, papier, Aanvraag.Rol.VOORTIJDIG)
    namens = "" if door else "de inwoner"
    leg_vast(melding, "TR-25", op=zaak.ontvangen_op, door=door, reden=zaak.reden_eerder, namens=namens)
    dagen = parameters.waarde(gemeente, "triage_werkdagen", op)
    taken.maak_taak(
        melding,
        "triage",
        "Aanvraag zonder melding: kies hoe u die behandelt",
        rol=Rol.CONSULENT,
        voor=melding.behandelaar,
        uiterlijk_op=werkdagen_na(zaak.ontvangen_op, dagen, parameters.kalender(gemeente, op)),
        op=op,
        plek="triage",
    )
    MELDING_GEREGISTREERD.roep(melding, op=op, door=door)
    return melding


@handeling
def ontvang_na_sluiting(melding: Melding, papier: NieuweAanvraag, *, op: date, door: Gebruiker | None) -> Aanvraag:
    """A-06: where the investigation is recent the closed case is opened again (TR-19); else it is a new case.

    The paper is always registered, whatever the state of the case it is about.
    """
    vers = vergrendel(melding)
    bestaand = Aanvraag.objects.filter(formulier_sleutel=papier.sleutel).first()
    if bestaand is not None:
        return bestaand
    if hoort_bij(vers, papier):
        return dien_aanvraag_in(vers, papier, op=op, door=door)
    zaak = NieuweMelding(
        client=Clientgegevens(achternaam=vers.client.achternaam),
        kanaal=Melding.Kanaal.POST,
        onderwerp=vers.onderwerp,
        ontvangen_op=papier.ontvangen_op,
        formulier_sleutel=papier.sleutel,
        reden_eerder=f"Ontvangen bij de gesloten zaak {vers.nummer}.",
    )
    nieuw = ontvang_zonder_melding(vers.gemeente, zaak, papier, vorige=vers, op=op, door=door)
    return nieuw.aanvragen.get(formulier_sleutel=papier.sleutel)


@handeling
def merk_aan_als_melding(melding: Melding, *, op: date, door: Gebruiker) -> None:
    """TR-26: it counts as a melding from the day it came in; the aanvraag waits as premature (A-07).

    D-14 says so and D-01 confirms the melding. After the verslag, or after six weeks, the aanvraag counts by itself.
    """
    vers, aanvraag = _wachtend(melding)
    vers.binnenkomst = Melding.Binnenkomst.MELDING
    vers.save(update_fields=["binnenkomst"])
    leg_vast(vers, "TR-26", op=op, door=door)
    begin_melding(vers, op=op)
    zet_brief_klaar(vers, "D-14", op=op, aanvraag=aanvraag.pk)
    taken.rond_af_met_sleutel(vers, "triage", op=op, door=door)
    taken.rond_af_met_sleutel(vers, "direct", op=op, door=door)


@handeling
def vraag_directe_behandeling(melding: Melding, *, reden: str, op: date, door: Gebruiker) -> None:
    """A-08: the consulent asks the teamleider to deal with it without a conversation, and says why."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom deze aanvraag zonder gesprek kan worden behandeld.")
    vers, aanvraag = _wachtend(melding)
    aanvraag.direct_reden, aanvraag.direct_gevraagd_op, aanvraag.direct_gevraagd_door = reden, op, door
    aanvraag.save(update_fields=["direct_reden", "direct_gevraagd_op", "direct_gevraagd_door"])
    leg_vast(vers, "A-08", op=op, door=door, naam="Directe behandeling gevraagd", reden=reden)
    taken.maak_taak(
        vers,
        "direct",
        "Mag deze aanvraag zonder gesprek worden behandeld?",
        rol=Rol.TEAMLEIDER,
        uiterlijk_op=op,
        op=op,
        plek="triage",
    )


@handeling
def behandel_direct(melding: Melding, *, op: date, door: Gebruiker) -> None:
    """TR-27: the teamleider agrees; the two weeks run from the day the aanvraag came in (A-08).

    The investigation stays a duty: without it no decision can be proposed.
    """
    if not door.is_een(Rol.TEAMLEIDER):
        raise Geweigerd("Alleen de teamleider kan hiermee akkoord gaan. Vraag de teamleider.")
    vers, aanvraag = _wachtend(melding)
    if aanvraag.direct_gevraagd_door_id is None:
        raise Geweigerd("Een consulent moet eerst vragen om directe behandeling en opschrijven waarom.")
    if aanvraag.direct_gevraagd_door_id == door.pk:
        raise Geweigerd("U vroeg dit zelf. Laat een andere teamleider beslissen.")
    with stap(vers, "uitzonderlijk_direct_behandelen", op=op, door=door, reden=aanvraag.direct_reden) as zaak:
        aanvraag.rol = Aanvraag.Rol.LEIDEND
        aanvraag.save(update_fields=["rol"])
        start_beslistermijn(zaak, aanvraag, start=aanvraag.ontvangen_op, op=op)
        taken.rond_af_met_sleutel(zaak, "triage", op=op, door=door)
        taken.rond_af_met_sleutel(zaak, "direct", op=op, door=door)
        taken.maak_taak(
            zaak,
            "onderzoek-alsnog",
            "Leg het onderzoek alsnog vast: zonder onderzoek kan er geen besluit komen",
            rol=Rol.CONSULENT,
            voor=zaak.behandelaar,
            uiterlijk_op=zaak.uiterlijk_op or op,
            op=op,
            plek="overzicht",
        )


def wijs_op_ondersteuning(document: Document, *, op: date, door: Gebruiker | None) -> None:
    """A consequence of D-12: without D-01 it is this letter that tells of gratis cliëntondersteuning (T-04, M-10)."""
    if document.soort != "D-12":
        return
    melding = vergrendel(document.melding)
    if melding.gewezen_op_clientondersteuning_op is None:
        melding.gewezen_op_clientondersteuning_op = op
        melding.save(update_fields=["gewezen_op_clientondersteuning_op"])


def _wachtend(melding: Melding) -> tuple[Melding, Aanvraag]:
    """The case under lock with the aanvraag about which must be chosen."""
    vers = vergrendel(melding)
    if vers.status != Status.ONTVANGEN or vers.binnenkomst != Melding.Binnenkomst.AANVRAAG:
        raise Geweigerd(f"In zaak {vers.nummer} wacht geen aanvraag zonder melding. Bekijk de zaak opnieuw.")
    aanvraag = vers.aanvragen.select_for_update().filter(rol=Aanvraag.Rol.VOORTIJDIG).first()
    if aanvraag is None:
        raise Geweigerd(f"In zaak {vers.nummer} wacht geen aanvraag zonder melding. Bekijk de zaak opnieuw.")
    return vers, aanvraag
