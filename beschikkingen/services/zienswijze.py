"""Hearing the client before a refusal on other data, or a decision to their burden (B-17, B-18; Awb 4:7 to 4:12)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from beschikkingen import brieven as soorten
from beschikkingen.models import Aanvraag, Zienswijze
from beschikkingen.services.heropening import mag_voorstellen
from beschikkingen.services.voornemenwoorden import vul_uitnodiging_ambtshalve
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Status
from meldingen.rollen import Rol
from meldingen.services import parameters, taken
from meldingen.services.brieven import afzender, geadresseerde, zaak, zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel


@handeling
def vraag_zienswijze(
    aanvraag: Aanvraag,
    *,
    voornemen: str,
    vrijstelling: str = "",
    vrijstelling_reden: str = "",
    op: date,
    door: Gebruiker,
) -> Zienswijze:
    """Ask by letter D-36, or record on which ground it need not be (Awb 4:11, 4:12)."""
    melding = _open_zaak(aanvraag)
    if vrijstelling and not vrijstelling_reden.strip():
        raise Geweigerd("Schrijf op waarom een zienswijze hier niet hoeft.")
    if Zienswijze.objects.filter(aanvraag=aanvraag, vrijstelling="", gegeven_op=None, uiterlijk_op__gte=op).exists():
        raise Geweigerd("De zienswijze is al gevraagd. Wacht op het antwoord of leg het vast.")
    uiterlijk = None
    if not vrijstelling:
        uiterlijk = op + timedelta(days=parameters.waarde(melding.gemeente, "zienswijze_dagen", op))
    rij = Zienswijze.objects.create(
        melding=melding,
        aanvraag=aanvraag,
        voornemen=voornemen,
        vrijstelling=vrijstelling,
        vrijstelling_reden=vrijstelling_reden if vrijstelling else "",
        gevraagd_op=None if vrijstelling else op,
        uiterlijk_op=uiterlijk,
        door=door,
    )
    if uiterlijk is None:
        leg_vast(melding, "B-17", op=op, door=door, naam="Zienswijze hoeft niet", reden=vrijstelling_reden)
        return rij
    nodig_uit(rij, melding, op=op, door=door)
    return rij


def vraag_over_voornemen(melding: Melding, tekst: str, *, op: date, door: Gebruiker) -> Zienswijze:
    """B-18: ask before a decision of the college's own accord; the (locked) case has no aanvraag to decide on.

    The letter stands ready once the voornemen is there: `nodig_uit`.
    """
    dagen = parameters.waarde(melding.gemeente, "zienswijze_dagen", op)
    return Zienswijze.objects.create(
        melding=melding, voornemen=tekst, gevraagd_op=op, uiterlijk_op=op + timedelta(days=dagen), door=door
    )


def nodig_uit(zienswijze: Zienswijze, melding: Melding, *, op: date, door: Gebruiker) -> None:
    """D-36 and the task to record the answer."""
    zet_brief_klaar(melding, "D-36", op=op, over=str(zienswijze.pk), zienswijze=zienswijze.pk)
    taken.maak_taak(
        melding,
        f"zienswijze:{zienswijze.pk}",
        "Leg de zienswijze van de inwoner vast",
        rol=Rol.CONSULENT,
        voor=melding.behandelaar,
        uiterlijk_op=zienswijze.uiterlijk_op or op,
        op=op,
        plek="zienswijze" if zienswijze.aanvraag_id else "herziening",
    )
    leg_vast(melding, _regel(zienswijze), op=op, door=door, naam="Zienswijze gevraagd")


@handeling
def leg_zienswijze_vast(
    zienswijze: Zienswijze, *, gegeven_op: date, wijze: str, inhoud: str, op: date, door: Gebruiker
) -> None:
    """What the client said, in writing or by telephone, as the client chose (Awb 4:9)."""
    melding = _open_zaak(zienswijze.aanvraag) if zienswijze.aanvraag else vergrendel(zienswijze.melding)
    vers = Zienswijze.objects.select_for_update().get(pk=zienswijze.pk)
    if vers.aanvraag_id is None and not vers.ambtshalve.is_open:
        raise Geweigerd("Over dit voornemen is al beslist, of het is vervallen. Registreer de brief als bezwaar.")
    if vers.gegeven_op is not None or vers.gevraagd_op is None:
        raise Geweigerd("Er is geen zienswijze gevraagd die nog open staat.")
    if gegeven_op > op or gegeven_op < vers.gevraagd_op:
        raise Geweigerd("De zienswijze komt na de vraag en niet in de toekomst. Controleer de datum.")
    vers.gegeven_op, vers.wijze, vers.inhoud = gegeven_op, wijze, inhoud
    vers.save(update_fields=["gegeven_op", "wijze", "inhoud"])
    taken.rond_af_met_sleutel(melding, f"zienswijze:{vers.pk}", op=op, door=door)
    leg_vast(melding, _regel(vers), op=gegeven_op, door=door, naam="Zienswijze ontvangen")


def vul_uitnodiging_zienswijze(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> soorten.ZienswijzeGegevens:
    """D-36: what we intend, on which data, and by when the client can answer."""
    rij = Zienswijze.objects.select_related("aanvraag").get(pk=verwijzing["zienswijze"])
    if rij.aanvraag is None:
        return vul_uitnodiging_ambtshalve(rij, melding, op)
    return soorten.ZienswijzeGegevens(
        afzender=afzender(melding),
        geadresseerde=geadresseerde(melding),
        zaak=zaak(melding, op),
        aanvraag_op=rij.aanvraag.ontvangen_op,
        voornemen=tuple(alinea.strip() for alinea in rij.voornemen.split("\n\n") if alinea.strip()),
        uiterlijk_op=rij.uiterlijk_op,
    )


def _regel(zienswijze: Zienswijze) -> str:
    return "B-17" if zienswijze.aanvraag_id else "B-18"


def _open_zaak(aanvraag: Aanvraag) -> Melding:
    melding = vergrendel(aanvraag.melding)
    if not mag_voorstellen(melding):
        raise Geweigerd(f"Zaak {melding.nummer} staat op ‘{Status(melding.status).label}’. Dit kan nu niet.")
    return melding
