"""Documents: received papers and the bytes of our own letters."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile

from meldingen import versleuteling
from meldingen.models import Document, Gebruiker, Melding
from meldingen.services.handeling import handeling


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file that was sent in."""

    inhoud: bytes
    mediatype: str
    naam: str = ""


@handeling
def bewaar(
    melding: Melding,
    inhoud: bytes,
    *,
    sleutel: str,
    soort: str,
    titel: str,
    richting: Document.Richting,
    mediatype: str,
    op: date,
    door: Gebruiker | None,
    sjabloonversie: str = "",
    gegevens: str = "",
) -> Document:
    """Store bytes in the case, once per `sleutel`; the digest proves later that nothing changed."""
    bestaand = Document.objects.filter(sleutel=sleutel).first()
    if bestaand is not None:
        return bestaand
    document = Document(
        gemeente=melding.gemeente,
        melding=melding,
        sleutel=sleutel,
        soort=soort,
        titel=titel,
        richting=richting,
        mediatype=mediatype,
        omvang=len(inhoud),
        kenmerk=hashlib.sha256(inhoud).hexdigest(),
        op=op,
        door=door,
        sjabloonversie=sjabloonversie,
        gegevens=gegevens,
        gegevens_kenmerk=versleuteling.kenmerk(gegevens, "document") if gegevens else "",
    )
    document.bestand.save(titel, ContentFile(inhoud), save=False)
    document.save()
    return document


def lees(document: Document) -> bytes:
    """The plaintext bytes."""
    with document.bestand.open("rb") as bestand:
        return bestand.read()
