"""Consent of the client: asked, given, refused and taken back (M-05, X-04, X-05)."""

from dataclasses import dataclass
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding, Toestemming
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.documenten import Bestand
from meldingen.services.handeling import handeling
from meldingen.services.melding import trek_melding_in
from meldingen.services.overgang import leg_vast, vergrendel, vergrendel_open, weiger_als_gesloten
from meldingen.services.postin import bewaar_ingekomen
from meldingen.termijnen import schrijf_datum

_DOEL_MELDING = "Onderzoek naar de hulp waar iemand anders om vroeg."


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What the client agreed to: which source, what for, how they said so, and from when until when.

    `stuk` is the paper on which they signed, when there is one.
    """

    bron: str
    doel: str
    wijze: str
    gegeven_op: date
    geldig_tot: date | None = None
    stuk: Bestand | None = None


@handeling
def vraag_toestemming(melding: Melding, *, antwoord_voor: date, op: date, door: Gebruiker) -> None:
    """Ask the client by letter (D-04) whether the melding of somebody else may be looked into (M-05)."""
    vers = vergrendel(melding)
    _weiger_zonder_melder(vers)
    if vers.toestemming_op is not None:
        raise Geweigerd(f"De cliënt gaf al toestemming op {schrijf_datum(vers.toestemming_op)}.")
    if antwoord_voor <= op:
        raise Geweigerd("De cliënt heeft tijd nodig om te antwoorden. Kies een dag na vandaag.")
    leg_vast(vers, "M-05", op=op, door=door, naam="Toestemming van de cliënt gevraagd")
    zet_brief_klaar(
        vers, "D-04", op=op, over=f"vraag:{antwoord_voor.isoformat()}", antwoord_voor=antwoord_voor.isoformat()
    )


@handeling
def leg_toestemming_vast(
    melding: Melding,
    *,
    gegeven_op: date,
    op: date,
    door: Gebruiker,
    wijze: str,
    bevestig: bool = False,
    vooraf: bool = False,
    stuk: Bestand | None = None,
) -> Toestemming:
    """The client agrees that somebody else reported (M-05); `bevestig` sends the letter that says so (D-04).

    `vooraf`: whoever reported had asked the client before (M-25).
    """
    vers = vergrendel(melding)
    _weiger_zonder_melder(vers)
    if gegeven_op < vers.ontvangen_op and not vooraf:
        raise Geweigerd("De toestemming kan niet van vóór de melding zijn. Controleer de datum.")
    rij = _schrijf(vers, Antwoord(Toestemming.Bron.MELDING, _DOEL_MELDING, wijze, gegeven_op, stuk=stuk), op, door)
    vers.toestemming_op = gegeven_op
    vers.save(update_fields=["toestemming_op"])
    leg_vast(vers, "M-05", op=gegeven_op, door=door, naam="Toestemming van de cliënt vastgelegd", reden=wijze)
    taken.rond_af_met_sleutel(vers, "toestemming", op=op, door=door)
    if bevestig:
        zet_brief_klaar(vers, "D-04", op=op, over=f"gegeven:{rij.pk}", toestemming=rij.pk)
    return rij


@handeling
def weiger_toestemming(melding: Melding, *, wilsuiting: str, op: date, door: Gebruiker) -> None:
    """The client does not want it: the refusal is kept and the melding ends with that reason (M-05, TR-44)."""
    # Withdrawing locks the client before the melding.
    Client.objects.select_for_update().get(pk=melding.client_id)
    vers = vergrendel(melding)
    _weiger_zonder_melder(vers)
    if not wilsuiting.strip():
        raise Geweigerd("Schrijf op hoe de cliënt heeft laten weten geen toestemming te geven.")
    Toestemming.objects.create(
        melding=vers, bron=Toestemming.Bron.MELDING, doel=_DOEL_MELDING, wijze=wilsuiting, geweigerd_op=op, door=door
    )
    leg_vast(vers, "M-05", op=op, door=door, naam="Cliënt geeft geen toestemming", reden=wilsuiting)
    trek_melding_in(vers, op=op, door=door, wilsuiting=f"U gaf geen toestemming. {wilsuiting}")


@handeling
def geef_toestemming(melding: Melding, antwoord: Antwoord, *, op: date, door: Gebruiker) -> Toestemming:
    """Record consent for data from another source, or for sharing medical data (X-04, X-05, O-18)."""
    if antwoord.bron == Toestemming.Bron.MELDING:
        raise Geweigerd("Leg toestemming voor de melding zelf vast op de pagina ‘Toestemming van de cliënt’.")
    vers = vergrendel_open(melding)
    rij = _schrijf(vers, antwoord, op, door)
    naam = f"Toestemming: {rij.get_bron_display()}"
    leg_vast(vers, "X-04", op=antwoord.gegeven_op, door=door, naam=naam, reden=antwoord.wijze)
    return rij


@handeling
def trek_toestemming_in(toestemming: Toestemming, *, ingetrokken_op: date, op: date, door: Gebruiker) -> None:
    """The client takes it back, which needs no reason; who received data must hear it, so that becomes a task."""
    melding = vergrendel(toestemming.melding)
    rij = Toestemming.objects.select_for_update(of=("self",)).get(pk=toestemming.pk)
    if rij.gegeven_op is None:
        raise Geweigerd("De cliënt gaf deze toestemming niet. Er is niets om in te trekken.")
    if rij.ingetrokken_op is not None:
        raise Geweigerd(f"Deze toestemming is al ingetrokken op {schrijf_datum(rij.ingetrokken_op)}.")
    if ingetrokken_op > op:
        raise Geweigerd("De toestemming kan niet in de toekomst zijn ingetrokken. Controleer de datum.")
    if ingetrokken_op < rij.gegeven_op:
        raise Geweigerd("De toestemming kan niet zijn ingetrokken vóór zij is gegeven. Controleer de datum.")
    rij.ingetrokken_op = ingetrokken_op
    rij.save(update_fields=["ingetrokken_op"])
    if rij.bron == Toestemming.Bron.MELDING:
        melding.toestemming_op = None
        melding.save(update_fields=["toestemming_op"])
    naam = f"Toestemming ingetrokken: {rij.get_bron_display()}"
    leg_vast(melding, "X-04", op=ingetrokken_op, door=door, naam=naam)
    if not melding.is_gesloten:
        taken.maak_taak(
            melding,
            f"ingetrokken:{rij.pk}",
            "Toestemming ingetrokken: stop, en zeg het tegen wie gegevens kreeg",
            rol=Rol.CONSULENT,
            voor=melding.behandelaar,
            uiterlijk_op=op,
            op=op,
            plek="toestemmingen",
            is_spoed=True,
        )


def _schrijf(melding: Melding, antwoord: Antwoord, op: date, door: Gebruiker) -> Toestemming:
    if antwoord.gegeven_op > op:
        raise Geweigerd("De toestemming kan niet in de toekomst liggen. Vul de dag in waarop zij is gegeven.")
    if antwoord.geldig_tot is not None and antwoord.geldig_tot < antwoord.gegeven_op:
        raise Geweigerd("De toestemming kan niet eindigen vóór zij is gegeven. Controleer beide datums.")
    if not (antwoord.doel.strip() and antwoord.wijze.strip()):
        raise Geweigerd("Schrijf op waarvoor de toestemming is, en hoe de cliënt haar gaf.")
    rij = Toestemming.objects.create(
        melding=melding,
        bron=antwoord.bron,
        doel=antwoord.doel,
        wijze=antwoord.wijze,
        gegeven_op=antwoord.gegeven_op,
        geldig_tot=antwoord.geldig_tot,
        door=door,
    )
    if antwoord.stuk is not None:
        rij.document = bewaar_ingekomen(
            melding,
            antwoord.stuk,
            sleutel=f"toestemming:{rij.pk}",
            soort="toestemming",
            titel=f"Toestemming: {rij.get_bron_display()}"[:160],
            op=op,
            door=door,
        )
        rij.save(update_fields=["document"])
    return rij


def _weiger_zonder_melder(melding: Melding) -> None:
    if melding.melder_id is None:
        raise Geweigerd("De cliënt heeft zelf gemeld. Toestemming is dan niet nodig.")
    weiger_als_gesloten(melding)
