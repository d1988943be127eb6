"""The short investigation: recent data instead of a conversation, only when the client agrees (O-06, TR-06)."""

from dataclasses import dataclass
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding, Status
from meldingen.services import parameters
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.termijnen import plus_maanden
from onderzoek.eisen import VERSLAG_OPSTELLEN
from onderzoek.models import Onderzoek, Verkorting, Verslag
from onderzoek.services.onderzoek import kans_op_plan_gehad
from onderzoek.services.verslag import Verslagtekst, schrijf_tekst


@dataclass(frozen=True, slots=True)
class Verkortingsafspraak:
    """What was agreed: from when the data are, when and how the client agreed, and why no conversation is needed."""

    peildatum: date
    akkoord_op: date
    reden: str
    wijze: str


@handeling
def spreek_verkorting_af(
    onderzoek: Onderzoek, afspraak: Verkortingsafspraak, *, op: date, door: Gebruiker
) -> Verkorting:
    """Record the agreement (O-06). The data may not be older than an investigation stays usable."""
    melding, vers = _in_vooronderzoek(onderzoek)
    if Verkorting.objects.filter(onderzoek=vers).exists():
        raise Geweigerd("Het akkoord van de cliënt is al vastgelegd.")
    if max(afspraak.peildatum, afspraak.akkoord_op) > op:
        raise Geweigerd("Deze datum ligt in de toekomst. Vul vandaag of een eerdere dag in.")
    maanden = parameters.waarde(melding.gemeente, "onderzoek_houdbaar_maanden", op)
    if plus_maanden(afspraak.peildatum, maanden) < op:
        raise Geweigerd(f"De gegevens zijn ouder dan {maanden} maanden. Plan een gesprek.")
    if afspraak.akkoord_op < melding.ontvangen_op:
        raise Geweigerd("De cliënt kan niet vóór de melding akkoord zijn gegaan. Controleer de datum.")
    if not (afspraak.reden.strip() and afspraak.wijze.strip()):
        raise Geweigerd("Schrijf op waarom een gesprek niet nodig is, en hoe de cliënt akkoord ging.")
    velden = {naam: getattr(afspraak, naam) for naam in Verkortingsafspraak.__dataclass_fields__}
    rij = Verkorting.objects.create(onderzoek=vers, op=op, door=door, **velden)
    naam = "Cliënt akkoord met onderzoek zonder gesprek"
    leg_vast(melding, "O-06", op=rij.akkoord_op, door=door, naam=naam, reden=rij.wijze)
    return rij


@handeling
def rond_verkort_af(onderzoek: Onderzoek, tekst: Verslagtekst, *, op: date, door: Gebruiker) -> Verslag:
    """TR-06: the verslag without a conversation. All else that a verslag asks for, this one asks for too."""
    melding, vers = _in_vooronderzoek(onderzoek)
    verkorting = Verkorting.objects.filter(onderzoek=vers).first()
    if verkorting is None:
        raise Geweigerd("Leg eerst vast dat de cliënt akkoord is met onderzoek zonder gesprek.")
    if not kans_op_plan_gehad(vers, op):
        raise Geweigerd("De cliënt heeft nog tijd voor een persoonlijk plan. Wacht, of leg vast dat de cliënt afziet.")
    if melding.gewezen_op_clientondersteuning_op is None:
        raise Geweigerd("De cliënt is nog niet gewezen op gratis cliëntondersteuning.")
    if gemis := VERSLAG_OPSTELLEN.ontbreekt(vers, op):
        raise Geweigerd("Het verslag kan nog niet. " + " ".join(rij.zin for rij in gemis))
    vers.gestart_op = op
    vers.save(update_fields=["gestart_op"])
    verslag = Verslag(melding=melding, versie=1)
    leg_vast(melding, "TR-06", op=op, door=door, reden=verkorting.reden)
    schrijf_tekst(verslag, tekst, op=op, door=door)
    return verslag


def _in_vooronderzoek(onderzoek: Onderzoek) -> tuple[Melding, Onderzoek]:
    melding = vergrendel(onderzoek.melding)
    vers = Onderzoek.objects.select_for_update().get(pk=onderzoek.pk)
    if melding.status != Status.IN_ONDERZOEK or vers.gestart_op is not None:
        raise Geweigerd("Verkort onderzoek kan alleen voordat het onderzoek is gestart.")
    return melding, vers
