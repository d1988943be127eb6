"""Load the centres of postcode areas from an open table."""

import csv
from collections.abc import Iterable

from logeerzorg.models import Postcodegebied
from meldingen.fouten import Geweigerd
from meldingen.services.handeling import handeling

KOLOMMEN = ("code", "breedte", "lengte")


@handeling
def laad_postcodes(regels: Iterable[str]) -> int:
    """Take over a CSV with code, breedte and lengte (degrees); all rows or none. Returns how many.

    Refuses with the number of the line when a value cannot be right.
    """
    lezer = csv.DictReader(regels, delimiter=";")
    if tuple(lezer.fieldnames or ()) != KOLOMMEN:
        raise Geweigerd("De eerste regel moet zijn: code;breedte;lengte.")
    rijen = [_rij(rij, nummer) for nummer, rij in enumerate(lezer, 2)]
    Postcodegebied.objects.bulk_create(
        rijen, update_conflicts=True, unique_fields=["code"], update_fields=["breedte", "lengte"]
    )
    return len(rijen)


def _rij(rij: dict[str, str], nummer: int) -> Postcodegebied:
    try:
        gebied = Postcodegebied(code=rij["code"], breedte=float(rij["breedte"]), lengte=float(rij["lengte"]))
    except (TypeError, ValueError) as fout:
        raise Geweigerd(f"Regel {nummer}: breedte en lengte zijn getallen met een punt, zoals 51.58.") from fout
    in_nederland = 50 <= gebied.breedte <= 54 and 3 <= gebied.lengte <= 8
    if not (in_nederland and gebied.code.isascii() and gebied.code.isdigit() and len(gebied.code) == 4):
        raise Geweigerd(f"Regel {nummer}: dit is geen postcodegebied in Nederland.")
    return gebied
