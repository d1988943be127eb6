"""Mail that carries nothing personal: that something arrived, or how much work waits (M-24, T-43)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from meldingen import versleuteling
from meldingen.models import ConceptMelding, Document, Gebruiker, Melding, Uitgaand
from meldingen.services.handeling import handeling
from meldingen.services.signalen import open_signalen
from meldingen.services.uitgaand import zet_klaar
from meldingen.services.verdercode import code_van


@dataclass(frozen=True, slots=True)
class Post:
    """To whom a mail goes and what its template needs."""

    aan: str
    gegevens: dict[str, Any]


@handeling
def zet_ontvangstmail_klaar(melding: Melding, *, aan: str, op: date) -> None:
    """Confirm by mail that the electronic melding arrived, when an address was given and post is safe."""
    if not aan or melding.client.veilige_communicatie:
        return
    zet_klaar(
        "mail",
        f"ontvangst:{melding.pk}",
        gemeente=melding.gemeente,
        melding=melding,
        op=op,
        inhoud={"sjabloon": "ontvangst", "aan": "melder" if melding.melder_id else "client"},
    )


@handeling
def zet_briefbericht_klaar(document: Document, *, op: date) -> None:
    """Tell by mail that a letter is on its way, without saying what it is; only for who chose that (M-23)."""
    zet_klaar(
        "mail",
        f"brief:{document.pk}",
        gemeente=document.gemeente,
        melding=document.melding,
        op=op,
        inhoud={"sjabloon": "brief", "aan": "client"},
    )


@handeling
def zet_berichtmail_klaar(melding: Melding, sleutel: str, *, op: date) -> None:
    """Tell by mail that a message waits in Mijn zaak, without a word of it."""
    zet_klaar(
        "mail",
        f"mijn:{sleutel}",
        gemeente=melding.gemeente,
        melding=melding,
        op=op,
        inhoud={"sjabloon": "mijn_zaak", "aan": "client"},
    )


def bezorg_mail(rij: Uitgaand, op: date) -> None:
    """Deliver an outbox row of kind 'mail'. A second attempt bears the same Message-ID."""
    post = _VULLERS[rij.inhoud["sjabloon"]](rij, op)
    if post is not None:
        verstuur(rij, rij.inhoud["sjabloon"], post)


def verstuur(rij: Uitgaand, sjabloon: str, post: Post) -> None:
    """Hand one mail to the mail server; raises what the server says when it does not take it."""
    tekst = render_to_string(f"mail/{sjabloon}.txt", post.gegevens)
    onderwerp, _, inhoud = tekst.partition("\n")
    EmailMessage(
        subject=onderwerp.strip(),
        body=inhoud.strip() + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[post.aan],
        headers={"Message-ID": _bericht_id(rij)},
    ).send()


def _aan_melder(rij: Uitgaand, op: date) -> Post | None:
    melding = Melding.objects.select_related("client", "melder", "gemeente").get(pk=rij.melding_id)
    ontvanger = melding.melder if rij.inhoud["aan"] == "melder" else melding.client
    # The wish for safe communication (M-21), or a death, may have come after the row was written.
    if not ontvanger.email or melding.client.veilige_communicatie or melding.client.overleden_op:
        return None
    return Post(ontvanger.email, {"melding": melding, "op": rij.op})


def _ochtend(rij: Uitgaand, op: date) -> Post | None:
    gebruiker = Gebruiker.objects.get(pk=rij.inhoud["gebruiker"])
    signalen = list(open_signalen(gebruiker, op).select_related("termijn", "melding"))
    if not signalen or not gebruiker.email:
        return None
    te_laat = [rij for rij in signalen if rij.is_alarm]
    return Post(
        gebruiker.email,
        {"gebruiker": gebruiker, "te_laat": te_laat, "bijna": [rij for rij in signalen if not rij.is_alarm], "op": op},
    )


def _verder(rij: Uitgaand, op: date) -> Post | None:
    """The link to a form that was not sent yet; nothing when it was sent or forgotten meanwhile."""
    concept = ConceptMelding.objects.select_related("gemeente").filter(pk=rij.inhoud["concept"]).first()
    if concept is None or not concept.email:
        return None
    code = code_van(concept)
    return Post(concept.email, {"concept": concept, "code": code, "adres": f"{rij.inhoud['adres']}{code}/"})


_VULLERS: dict[str, Callable[[Uitgaand, date], Post | None]] = {
    "ontvangst": _aan_melder,
    "brief": _aan_melder,
    "mijn_zaak": _aan_melder,
    "ochtend": _ochtend,
    "verder": _verder,
}


def registreer_mail(sjabloon: str, vuller: Callable[[Uitgaand, date], Post | None]) -> None:
    """Say who fills mails of this template; filled in AppConfig.ready()."""
    if sjabloon in _VULLERS:
        raise ValueError(f"Mail {sjabloon} heeft al een vuller.")
    _VULLERS[sjabloon] = vuller


def _bericht_id(rij: Uitgaand) -> str:
    domein = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return f"<{versleuteling.kenmerk(rij.sleutel, 'mail')[:32]}@{domein}>"
