"""Information and advice are enough: the melding ends, the rights of the client do not (M-14, TR-07)."""

from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Melding, Status, Termijn
from meldingen.services import termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.melding import sluit
from meldingen.services.overgang import stap
from onderzoek.models import Onderzoek


@handeling
def volsta_met_advies(
    melding: Melding, *, advies: str, bevestigd_op: date, rechten_uitgelegd: bool, op: date, door: Gebruiker
) -> None:
    """TR-07: after a short exploration the client can go on. D-06 repeats the advice in writing, with the form D-49.

    Only before the conversation is planned; after that the law wants a verslag.
    """
    if not advies.strip():
        raise Geweigerd("Schrijf op welke informatie en welk advies u gaf. Dat komt in de brief.")
    if bevestigd_op > op:
        raise Geweigerd("De cliënt kan dit niet in de toekomst hebben bevestigd. Controleer de datum.")
    if not rechten_uitgelegd:
        raise Geweigerd("Leg de cliënt eerst uit dat een onderzoek, een verslag en een aanvraag altijd mogen.")
    # What follows may touch the balance of the client; the client is locked before the melding.
    Client.objects.select_for_update().get(pk=melding.client_id)
    with stap(melding, "informatie_en_advies_volstaat", op=op, door=door, reden=advies) as vers:
        if bevestigd_op < vers.ontvangen_op:
            raise Geweigerd("De cliënt kan dit niet vóór de melding hebben bevestigd. Controleer de datum.")
        if vers.status == Status.IN_ONDERZOEK and _is_gestart(vers):
            raise Geweigerd("Het onderzoek is al gestart. Rond het af met een verslag.")
        termijnen.haal(vers, Termijn.Soort.ONDERZOEK, op=op)
        sluit(vers, op=op, reden="Informatie en advies volstaan")
        zet_brief_klaar(vers, "D-06", op=op, reden="advies")
        zet_brief_klaar(vers, "D-49", op=op)


def _is_gestart(melding: Melding) -> bool:
    return Onderzoek.objects.filter(melding=melding, gestart_op__isnull=False).exists() or melding.verslagen.exists()
