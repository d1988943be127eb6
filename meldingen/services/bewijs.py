"""What the client writes and signs in Mijn zaak, as a paper of the case: the file itself proves it (V-06, A-03)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.template.loader import render_to_string

from meldingen.brieven.maak import maak_pdf
from meldingen.brieven.tekens import leesbaar
from meldingen.models import Gebruiker, Melding
from meldingen.termijnen import schrijf_datum

SJABLOON = "mijn_zaak/stuk.html"
# What a signature in the portal is; the same words stand on the page and on the paper.
VERKLARING = "De naam is getypt in Mijn zaak, na het inloggen. Dat telt als handtekening."


@dataclass(frozen=True, slots=True)
class Deel:
    """A heading with what was chosen or typed below it."""

    kop: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Handtekening:
    """The name that was typed, and for whom when somebody else signs."""

    naam: str
    namens: str = ""


def maak_bewijs(
    melding: Melding, titel: str, delen: tuple[Deel, ...], teken: Handtekening, *, op: date, door: Gebruiker
) -> bytes:
    """The paper as PDF/A. A character that cannot be printed becomes a sign; the case itself keeps it as it is."""
    return _als_pdf(melding, titel, schrijf_bewijs(melding, titel, delen, teken, op=op, door=door), op)


def maak_afschrift(melding: Melding, titel: str, delen: tuple[Deel, ...], *, op: date) -> bytes:
    """The same without a signature: what somebody sent who did not sign in."""
    return _als_pdf(melding, titel, render_to_string(SJABLOON, _inhoud(melding, titel, delen, op)), op)


def schrijf_bewijs(
    melding: Melding, titel: str, delen: tuple[Deel, ...], teken: Handtekening, *, op: date, door: Gebruiker
) -> str:
    """The words of that paper: about whom, what was chosen and typed, and who signed when and how."""
    getekend = {
        "naam": leesbaar(teken.naam),
        "namens": melding.client.naam if teken.namens else "",
        "hoe": hoe_ingelogd(door),
        "verklaring": VERKLARING,
    }
    return render_to_string(SJABLOON, _inhoud(melding, titel, delen, op) | getekend)


def hoe_ingelogd(gebruiker: Gebruiker) -> str:
    """With what the person behind this account proved who they are."""
    inwoner = getattr(gebruiker, "inwoner", None)
    if inwoner is not None and inwoner.bsn_index:
        return "met DigiD"
    if inwoner is not None and inwoner.client_id:
        return "met een code uit een brief van de gemeente"
    return "met een eigen account"


def _als_pdf(melding: Melding, titel: str, html: str, op: date) -> bytes:
    return maak_pdf(html, titel=titel, zaaknummer=melding.nummer, gemaakt_op=datetime.combine(op, time(12), UTC))


def _inhoud(melding: Melding, titel: str, delen: tuple[Deel, ...], op: date) -> dict[str, Any]:
    return {
        "titel": titel,
        "gemeente": melding.gemeente.naam,
        "nummer": melding.nummer,
        "persoon": _persoon(melding),
        "delen": [(deel.kop, leesbaar(deel.tekst)) for deel in delen if deel.tekst.strip()],
        "op": schrijf_datum(op),
    }


def _persoon(melding: Melding) -> list[tuple[str, str]]:
    """Whom the paper is about, as an aanvraag must say (A-03).

    The address itself stays in the case, so that a paper never names one that becomes secret later (M-21).
    """
    client = melding.client
    rijen = [
        ("Naam", client.naam),
        ("Geboortedatum", schrijf_datum(client.geboortedatum) if client.geboortedatum else ""),
        ("BSN", client.bsn),
        ("Adres", "Zoals bekend bij de gemeente"),
    ]
    return [(wat, leesbaar(waarde)) for wat, waarde in rijen if waarde]
