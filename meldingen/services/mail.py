"""Mail that carries nothing personal: only that something arrived, with the case number (M-24)."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from meldingen import versleuteling
from meldingen.models import Melding, Uitgaand
from meldingen.services.handeling import handeling
from meldingen.services.uitgaand import zet_klaar


@handeling
def zet_ontvangstmail_klaar(melding: Melding, *, aan: str, op: date) -> None:
    """Confirm by mail that the electronic melding arrived, when an address was given and post is safe."""
    if not aan or melding.client.veilige_communicatie:
        return
    veld = "melder" if melding.melder_id else "client"
    zet_klaar(
        "mail",
        f"ontvangst:{melding.pk}",
        gemeente=melding.gemeente,
        melding=melding,
        op=op,
        inhoud={"sjabloon": "ontvangst", "aan": veld},
    )


def bezorg_mail(rij: Uitgaand, op: date) -> None:
    """Deliver an outbox row of kind 'mail'. A second attempt bears the same Message-ID."""
    melding = Melding.objects.select_related("client", "melder", "gemeente").get(pk=rij.melding_id)
    ontvanger = melding.melder if rij.inhoud["aan"] == "melder" else melding.client
    # The wish for safe communication (M-21), or a death, may have come after the row was written.
    if not ontvanger.email or melding.client.veilige_communicatie or melding.client.overleden_op:
        return
    tekst = render_to_string(f"mail/{rij.inhoud['sjabloon']}.txt", {"melding": melding, "op": rij.op})
    onderwerp, _, inhoud = tekst.partition("\n")
    EmailMessage(
        subject=onderwerp.strip(),
        body=inhoud.strip() + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[ontvanger.email],
        headers={"Message-ID": _bericht_id(rij)},
    ).send()


def _bericht_id(rij: Uitgaand) -> str:
    domein = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return f"<{versleuteling.kenmerk(rij.sleutel, 'mail')[:32]}@{domein}>"
