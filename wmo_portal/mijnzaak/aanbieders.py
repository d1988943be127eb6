"""By which phone number a client reaches who delivers the help."""

from dataclasses import replace

from beschikkingen.services.wijziging import Aanbieder, aanbieders_van
from logeerzorg.models import Locatie
from meldingen.models import Melding


def bereikbare_aanbieders(melding: Melding) -> list[Aanbieder]:
    """Who delivers help in this case; a decision may name the house, then the number is that of its organisation."""
    gevonden = aanbieders_van(melding)
    zonder = [rij.naam for rij in gevonden if not rij.telefoon]
    huizen = dict(Locatie.objects.filter(naam__in=zonder).values_list("naam", "organisatie__telefoon"))
    return [replace(rij, telefoon=rij.telefoon or huizen.get(rij.naam, "")) for rij in gevonden]
