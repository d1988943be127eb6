"""A letter that stands in Mijn zaak instead of in an envelope: it is sent when the client is told of it (M-23)."""

from datetime import date
from smtplib import SMTPRecipientsRefused

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Uitgaand
from meldingen.services import mail
from meldingen.services.brieven import PORTAAL, noteer_verzonden, verstuur_per_post, vraag_om_bezorging
from meldingen.services.voorkeur import is_bereikbaar

# After so many attempts, about an hour, the letter takes the post: a term must not wait for a mail server.
POGINGEN = 6


def bezorg_in_portaal(rij: Uitgaand, op: date) -> None:
    """Deliver an outbox row of kind 'portaal': mail that a message waits, and count the letter as sent.

    Who cannot be reached any more, or whose mail server refuses the address, gets the letter by post. What fails for
    another reason is tried again, and goes by post after an hour.
    """
    documenten = Document.objects.select_for_update(of=("self",)).select_related("melding__client", "melding__gemeente")
    document = documenten.get(pk=int(rij.sleutel.partition(":")[2]))
    melding = document.melding
    if document.verzonden_op is not None:
        return
    if melding.client.overleden_op is not None:
        raise Geweigerd("De cliënt is overleden; er gaan geen automatische brieven meer uit.")
    if melding.client.veilige_communicatie:
        vraag_om_bezorging(document, melding, op)
        return
    if not is_bereikbaar(melding.client) or rij.poging > POGINGEN:
        verstuur_per_post(document, op=op)
        return
    try:
        mail.verstuur(rij, "mijn_zaak", mail.Post(melding.client.email, {"melding": melding}))
    except SMTPRecipientsRefused:
        verstuur_per_post(document, op=op)
        return
    noteer_verzonden(document, op=op, kanaal=PORTAAL, door=None)
