"""The client takes the aanvraag back, until the decision was made known (A-15)."""

from datetime import date

from beschikkingen.models import Aanvraag
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Gebruiker, Machtiging, Melding
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.melding import sluit
from meldingen.services.overgang import stap
from meldingen.services.vertegenwoordiging import steun_op_machtiging


@handeling
def trek_aanvraag_in(melding: Melding, *, wilsuiting: str, gemachtigde: str = "", op: date, door: Gebruiker) -> None:
    """TR-45: in writing, or confirmed so; all aanvragen of the case end, a waiting proposal lapses, D-24 goes."""
    if not wilsuiting.strip():
        raise Geweigerd("Schrijf op hoe de cliënt schriftelijk liet weten dat de aanvraag kan worden ingetrokken.")
    # What follows may touch the balance of the client; the client is locked before the melding.
    Client.objects.select_for_update().get(pk=melding.client_id)
    with stap(melding, "aanvraag_intrekken", op=op, door=door, reden=wilsuiting) as vers:
        steun_op_machtiging(vers, gemachtigde, Machtiging.Bereik.AANVRAAG, dag=op, op=op, door=door)
        aanvragen = Aanvraag.objects.filter(melding=vers, ingetrokken_op__isnull=True)
        eerste = aanvragen.order_by("ontvangen_op", "pk").first()
        ontvangen_op = eerste.ontvangen_op if eerste else vers.ontvangen_op
        aanvragen.update(ingetrokken_op=op)
        vers.beschikkingen.wachtend().update(teruggestuurd_op=op)
        sluit(vers, op=op, reden="Aanvraag ingetrokken door de cliënt")
        zet_brief_klaar(vers, "D-24", op=op, stuk="aanvraag", stuk_op=ontvangen_op.isoformat(), code_van="TR-45")
