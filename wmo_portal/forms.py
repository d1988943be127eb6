"""The filters of the werkvoorraad and of the queue of the deciders."""

from meldingen.formulieren import Filterformulier, MeerkeuzeVeld, TekstVeld
from meldingen.models import Status
from meldingen.querysets import OPEN


class WerkvoorraadFilter(Filterformulier):
    """Search by name, number, birth date or postcode, and choose phases."""

    zoek = TekstVeld(
        label="Zoek op naam of zaaknummer",
        required=False,
        max_length=80,
        help_text="Ook op geboortedatum of postcode.",
    )
    fase = MeerkeuzeVeld(label="Fase", choices=[(s.value, s.label) for s in Status if s.value in OPEN], required=False)


class BeslisFilter(Filterformulier):
    """Search the queue of the deciders."""

    zoek = TekstVeld(
        label="Zoek op naam of zaaknummer",
        required=False,
        max_length=80,
        help_text="Ook op geboortedatum of postcode.",
    )
