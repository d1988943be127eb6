"""A secret address (M-21): from here no letter names it, and who may not know it does not read the old ones."""

import hashlib
import json
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from meldingen import versleuteling
from meldingen.brieven.gegevens import Briefgegevens
from meldingen.brieven.invoer import naar_json, uit_json
from meldingen.brieven.soorten import soort
from meldingen.fouten import Geweigerd
from meldingen.models import Client, Document, Gebruiker, Melding
from meldingen.rollen import GEHEIM_ADRES
from meldingen.services.brieven import GEHEIM, maak_pdf_van
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast

_WEG = "(adres is geheim)"


@handeling
def houd_adres_geheim(melding: Melding, *, op: date, door: Gebruiker) -> None:
    """From here no letter or overview names the address, and nothing is posted by itself (M-21).

    Letters that were made and did not leave are made again without it. What was sent stays as it was sent, and is
    read only by who may know the address.
    """
    vers = Client.objects.select_for_update().get(pk=melding.client_id)
    if vers.adres_is_geheim:
        return
    vers.adres_is_geheim = vers.veilige_communicatie = True
    vers.save(update_fields=["adres_is_geheim", "veilige_communicatie"])
    leg_vast(melding, "GEG", op=op, door=door, naam="Adres van de inwoner is geheim")
    brieven = Document.objects.filter(melding__client=vers, richting=Document.Richting.UIT, verzonden_op=None)
    for document in brieven.select_for_update(of=("self",)).select_related("melding").order_by("pk"):
        if noemt_adres(document, vers):
            _maak_zonder_adres(document, vers)


def weiger_geheim_adres(document: Document, gebruiker: Gebruiker) -> None:
    """A letter that left with the address before it became secret is closed to who may not know it."""
    client = document.melding.client
    if client.adres_is_geheim and not gebruiker.is_een(*GEHEIM_ADRES) and noemt_adres(document, client):
        raise Geweigerd(
            "In dit stuk staat het adres dat geheim moet blijven. Vraag de consulent of de administratie om wat u "
            "uit het stuk moet weten."
        )


def noemt_adres(document: Document, client: Client) -> bool:
    """Whether our letter names where the client lives, in its text or as the place it was sent to."""
    tekst = f"{document.gegevens}\n{document.bezorgd_aan}"
    return any(deel in tekst for deel in _adres(client))


def _adres(client: Client) -> tuple[str, ...]:
    """The address as letters write it."""
    straat = f"{client.straat} {client.huisnummer}".strip() if client.straat else ""
    plaatsen = (f"{client.postcode}  {client.plaats}", f"{client.postcode} {client.plaats}") if client.postcode else ()
    return tuple(deel for deel in (straat, *(plaats.strip() for plaats in plaatsen), client.postcode) if deel)


def _maak_zonder_adres(document: Document, client: Client) -> None:
    """The same letter with the same contents, without the address; nothing of the old bytes is kept."""
    inhoud = json.loads(document.gegevens)
    naar = inhoud.get("geadresseerde", {})
    if any(deel in naar.get("straat", "") for deel in _adres(client)):
        naar |= GEHEIM
    klasse = soort(document.soort).gegevens
    gegevens: Briefgegevens = uit_json(klasse, json.dumps(_vervang(inhoud, _adres(client))))
    pdf, oud = maak_pdf_van(document.melding, document.soort, gegevens, op=document.op), document.bestand.name
    document.gegevens = naar_json(gegevens)
    document.gegevens_kenmerk = versleuteling.kenmerk(document.gegevens, "document")
    document.kenmerk, document.omvang = hashlib.sha256(pdf).hexdigest(), len(pdf)
    document.sjabloonversie = soort(document.soort).versie
    document.bestand.save(document.titel, ContentFile(pdf), save=False)
    document.save()
    opslag = document.bestand.storage
    transaction.on_commit(lambda: opslag.delete(oud))


def _vervang(waarde: Any, delen: tuple[str, ...]) -> Any:
    """The same input without these pieces of text."""
    if isinstance(waarde, dict):
        return {naam: _vervang(deel, delen) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_vervang(deel, delen) for deel in waarde]
    if not isinstance(waarde, str):
        return waarde
    for deel in delen:
        waarde = waarde.replace(deel, _WEG)
    return waarde
