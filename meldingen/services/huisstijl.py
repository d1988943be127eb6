"""The logo of a gemeente in the storage."""

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from meldingen.brieven.gegevens import Afzender
from meldingen.brieven.logo import Logo
from meldingen.huisstijl import STANDAARDLOGO


def bewaar_logo(logo: Logo) -> str:
    """Keep the picture and return its name. Older pictures stay: letters name them."""
    opslag = storages["default"]
    if not opslag.exists(logo.naam):
        opslag.save(logo.naam, ContentFile(logo.inhoud))
    return logo.naam


def lees_logo(naam: str) -> Logo:
    """The picture with this name."""
    with storages["default"].open(naam) as bestand:
        return Logo(naam, bestand.read())


def beelden_van(afzender: Afzender) -> dict[str, bytes]:
    """The pictures that a letter of this sender needs beside our own files."""
    if afzender.logo == STANDAARDLOGO:
        return {}
    return {afzender.logo: lees_logo(afzender.logo).inhoud}
