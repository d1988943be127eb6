"""The filter of the werkvoorraad."""

from meldingen.formulieren import Filterformulier, MeerkeuzeVeld, TekstVeld
from meldingen.models import Status


class WerkvoorraadFilter(Filterformulier):
    """Search by name, number, birth date or postcode, and choose phases."""

    zoek = TekstVeld(
        label="Zoek op naam of zaaknummer",
        required=False,
        max_length=80,
        help_text="Ook op geboortedatum of postcode.",
    )
    fase = MeerkeuzeVeld(label="Fase", choices=Status.choices, required=False)
